//! Whether a codebook makes sense: every fault of meaning, each with the path to what is at fault.

mod names;
mod offices;
mod sizes;
mod topics;

use super::schema::{Domain, Party};
use crate::{
    diag::Diagnostic,
    suggest::advice,
    yaml::Step::{self, Item, Key},
};
use rustc_hash::FxHashMap;

/// A fault, and where it is: the path from the root of the domain (`actors`, 3, `offices`, 0, `from`).
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What is wrong and what to do; it has no place yet.
    pub what: Diagnostic,
    /// The path to it.
    pub path: Vec<Step<'static>>,
}

impl Fault {
    fn new(code: &'static str, message: String, path: &[Step<'static>]) -> Fault {
        Fault { what: Diagnostic::error(code, message), path: path.to_vec() }
    }

    fn suggest(self, advice: impl Into<String>) -> Fault {
        Fault { what: self.what.suggest(advice), ..self }
    }
}

/// Every fault of meaning in a merged domain; none for a sound one.
pub fn check(domain: &Domain) -> Vec<Fault> {
    let mut faults = ids(domain);
    parties(domain, &mut faults);
    names::check(domain, &mut faults);
    offices::check(domain, &mut faults);
    topics::check(domain, &mut faults);
    sizes::check(domain, &mut faults);
    faults
}

/// Ids that are no ids, or that two have: of one file before it is merged (where the second would change the first), and of
/// the whole.
pub fn ids(domain: &Domain) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut seen = FxHashMap::default();
    let both = domain.parties.iter().map(|p| &p.id).enumerate().map(|x| ("parties", x));
    let both = both.chain(domain.others.iter().map(|p| &p.id).enumerate().map(|x| ("others", x)));
    let all = both.chain(domain.actors.iter().map(|a| &a.id).enumerate().map(|x| ("actors", x)));
    for (list, (n, id)) in all.chain(domain.topics.iter().map(|t| &t.id).enumerate().map(|x| ("topics", x))) {
        let path = [Key(list), Item(n), Key("id")];
        // Parties and others are one kind: an actor speaks for either.
        let kind = if list == "others" { "parties" } else { list };
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() {
            continue; // the shape has said so
        }
        if !id.chars().all(good) {
            let better: String = id.to_lowercase().chars().map(|c| if good(c) { c } else { '-' }).collect();
            let message = format!("`{id}` is no id: lower-case letters a to z, digits and hyphens");
            faults.push(Fault::new("codebook-id", message, &path).suggest(format!("write `{better}`")));
        } else if seen.insert((kind, id), n).is_some() {
            let message = format!("the id `{id}` is given twice among the {kind}");
            faults.push(Fault::new("codebook-duplicate-id", message, &path).suggest("give one of them another id"));
        }
    }
    faults
}

fn parties(domain: &Domain, faults: &mut Vec<Fault>) {
    const KINDS: [&str; 3] = ["state", "alliance", "body"];
    if domain.parties.is_empty() {
        let message = "there are no parties".to_owned();
        let advice = "list them under `parties`, or begin with `extends: default`";
        faults.push(Fault::new("codebook-no-parties", message, &[]).suggest(advice));
    }
    for (list, n, p) in all_parties(domain) {
        let at = [Key(list), Item(n)];
        if let Some(kind) = p.kind.as_deref().filter(|k| !KINDS.contains(k)) {
            let path = [&at[..], &[Key("kind")]].concat();
            let fault = Fault::new("codebook-kind", format!("unknown kind `{kind}`"), &path);
            faults.push(fault.suggest(advice(kind, KINDS)));
        }
        for (i, institution) in p.institutions.iter().enumerate() {
            let path = [&at[..], &[Key("institutions"), Item(i), Key("office")]].concat();
            faults.extend(offices::known(&institution.office, &path));
        }
    }
}

/// Parties, then others, each with its list's key and its index there.
fn all_parties(domain: &Domain) -> impl Iterator<Item = (&'static str, usize, &Party)> {
    let parties = domain.parties.iter().enumerate().map(|(n, p)| ("parties", n, p));
    parties.chain(domain.others.iter().enumerate().map(|(n, p)| ("others", n, p)))
}

/// The fault of an id that is none of the parties' (`also_others`: nor of the others').
fn party(domain: &Domain, id: &str, also_others: bool, path: &[Step<'static>]) -> Option<Fault> {
    let known = domain.parties.iter().chain(domain.others.iter().filter(|_| also_others)).map(|p| p.id.as_str());
    (!id.is_empty() && !known.clone().any(|k| k == id))
        .then(|| Fault::new("codebook-unknown-party", format!("unknown party `{id}`"), path).suggest(advice(id, known)))
}

//! Names: each means one party or person on any day.

use super::{Fault, all_parties};
use crate::{
    codebook::schema::{Actor, Domain},
    yaml::Step::{self, Item, Key},
};
use rustc_hash::FxHashMap;

pub(super) fn check(domain: &Domain, faults: &mut Vec<Fault>) {
    let mut seen = Seen::default();
    for (list, n, p) in all_parties(domain) {
        let at = [Key(list), Item(n)];
        let owner = Owner { kind: "party", id: &p.id, from: "", to: LAST };
        let keys = [
            ("names", &p.names),
            ("demonyms", &p.demonyms),
            ("capitals", &p.capitals),
            ("seats", &p.seats),
            ("regions", &p.regions),
        ];
        if p.names.is_empty() {
            faults.push(nameless("party", &p.id, &at));
        }
        for (key, names) in keys {
            seen.take(owner, names, &[&at[..], &[Key(key)]].concat(), faults);
        }
        for (i, institution) in p.institutions.iter().enumerate() {
            let path = [&at[..], &[Key("institutions"), Item(i), Key("names")]].concat();
            seen.take(owner, &institution.names, &path, faults);
        }
    }
    for (n, a) in domain.actors.iter().enumerate() {
        let at = [Key("actors"), Item(n)];
        if a.names.is_empty() {
            faults.push(nameless("actor", &a.id, &at));
        }
        let (from, to) = in_office(a);
        seen.take(Owner { kind: "actor", id: &a.id, from, to }, &a.names, &[&at[..], &[Key("names")]].concat(), faults);
    }
}

/// After every day that can be written.
const LAST: &str = "9999-99-99";

#[derive(Clone, Copy)]
struct Owner<'a> {
    kind: &'static str,
    id: &'a str,
    from: &'a str,
    to: &'a str,
}

#[derive(Default)]
struct Seen<'a>(FxHashMap<&'a str, Vec<Owner<'a>>>);

impl<'a> Seen<'a> {
    fn take(&mut self, owner: Owner<'a>, names: &'a [String], at: &[Step<'static>], faults: &mut Vec<Fault>) {
        for (n, name) in names.iter().enumerate() {
            let path = [at, &[Item(n)]].concat();
            if name.is_empty() || name.trim() != name {
                let message = format!("the name `{name}` is empty or has blanks around it");
                faults.push(Fault::new("codebook-name", message, &path).suggest(format!("write `{}`", name.trim())));
                continue;
            }
            let others = self.0.entry(name).or_default();
            if let Some(o) = others.iter().find(|o| o.from <= owner.to && owner.from <= o.to) {
                faults.push(if o.kind == owner.kind && o.id == owner.id {
                    let message = format!("the name `{name}` is listed twice for `{}`", o.id);
                    Fault::new("codebook-duplicate-name", message, &path).suggest("take one of them out")
                } else {
                    let message = format!("the name `{name}` is also that of the {} `{}`", o.kind, o.id);
                    let advice = "keep it for the one whom a text means by it alone, and give the other a longer name";
                    Fault::new("codebook-duplicate-name", message, &path).suggest(advice)
                });
            }
            others.push(owner);
        }
    }
}

/// From the first to the last day of an actor's offices; all days for somebody without.
fn in_office(a: &Actor) -> (&str, &str) {
    let from = a.offices.iter().map(|o| o.from.as_deref().unwrap_or("")).min().unwrap_or("");
    let to = a.offices.iter().map(|o| o.to.as_deref().unwrap_or(LAST)).max().unwrap_or(LAST);
    (from, to)
}

fn nameless(what: &str, id: &str, at: &[Step<'static>]) -> Fault {
    let path = [at, &[Key("id")]].concat();
    Fault::new("codebook-name", format!("the {what} `{id}` has no name"), &path)
        .suggest("add `names: [...]`, the label first")
}

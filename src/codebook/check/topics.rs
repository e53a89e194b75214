//! Topics: roles name parties, frames have something to look for, and say which way it points.

use super::{Fault, party};
use crate::{
    codebook::schema::{Domain, Frame, Topic},
    suggest::{advice, slip},
    yaml::Step::{self, Item, Key},
};
use std::collections::BTreeSet;

/// What may stand in braces in a phrase or a sentence, besides the topic's roles: each also as `{party.ROLE}`.
pub const PLACEHOLDERS: [&str; 7] = ["party", "other", "official", "demonym", "capital", "seat", "actor"];

pub(super) fn check(domain: &Domain, faults: &mut Vec<Fault>) {
    let mut labels = BTreeSet::new();
    for (n, t) in domain.topics.iter().enumerate() {
        let at = [Key("topics"), Item(n)];
        if !t.name.is_empty() && !labels.insert(t.name.as_str()) {
            let message = format!("two topics are named `{}`", t.name);
            let fault = Fault::new("codebook-duplicate-name", message, &[&at[..], &[Key("name")]].concat());
            faults.push(fault.suggest("give one of them another name"));
        }
        for (role, ids) in &t.roles {
            for id in &ids.0 {
                // Third states may have a role, too. The role's name is not static; its place is that of `roles`.
                let found = party(domain, id, true, &[&at[..], &[Key("roles")]].concat());
                faults.extend(found.map(|f| in_role(f, role)));
            }
        }
        for (i, f) in t.frames.iter().enumerate() {
            frame(domain, t, f, &[&at[..], &[Key("frames"), Item(i)]].concat(), faults);
        }
        for (key, lines) in [("refuse", &t.refuse), ("fires", &t.fires), ("silent", &t.silent)] {
            phrases(t, lines, &[&at[..], &[Key(key)]].concat(), faults);
        }
        for lines in t.things.values() {
            let mut found = Vec::new();
            phrases(t, lines, &[], &mut found);
            let path = [&at[..], &[Key("things")]].concat();
            faults.extend(found.into_iter().map(|f| Fault { path: path.clone(), ..f }));
        }
    }
}

fn in_role(mut fault: Fault, role: &str) -> Fault {
    fault.what.message = format!("{} in the role `{role}`", fault.what.message);
    fault
}

fn frame(domain: &Domain, t: &Topic, f: &Frame, at: &[Step<'static>], faults: &mut Vec<Fault>) {
    let path = |key| [at, &[Key(key)]].concat();
    if !matches!(f.direction.as_str(), "+" | "-" | "") {
        let message = format!("`{}` is no direction", f.direction);
        let fault = Fault::new("codebook-direction", message, &path("direction"));
        faults.push(fault.suggest("write `+` towards the proposition or `-` away from it"));
    }
    if f.verbs.is_empty() && f.nouns.is_empty() && f.predicates.is_empty() {
        let message = "the frame has nothing to look for".to_owned();
        faults
            .push(Fault::new("codebook-empty-frame", message, at).suggest("give it `verbs`, `nouns` or `predicates`"));
    }
    if f.verbs.is_empty() && f.nouns.is_empty() && !f.objects.is_empty() {
        let message = "the frame has `objects` and neither `verbs` nor `nouns`".to_owned();
        faults.push(
            Fault::new("codebook-empty-frame", message, &path("objects"))
                .suggest("give it the words that go with them, or name them as `nouns`"),
        );
    }
    if f.verbs.is_empty() && f.nouns.is_empty() && !f.within.is_empty() {
        let message = "the frame has `within` and neither `verbs` nor `nouns`".to_owned();
        faults.push(
            Fault::new("codebook-empty-frame", message, &path("within"))
                .suggest("give it the words that go with it, or take it out"),
        );
    }
    if f.predicates.is_empty() && !f.subjects.is_empty() && f.verbs.is_empty() {
        let message = "the frame has `subjects` and no `predicates`".to_owned();
        faults.push(Fault::new("codebook-empty-frame", message, &path("subjects")).suggest("give it `predicates`"));
    }
    let words = |given: &Option<String>, known: Vec<&str>, what: &str, key| {
        let given = given.as_deref()?;
        (!known.contains(&given)).then(|| {
            let fault = Fault::new("codebook-frame", format!("unknown {what} `{given}`"), &path(key));
            fault.suggest(advice(given, known))
        })
    };
    let agents = std::iter::once("any").chain(t.roles.keys().map(String::as_str));
    let agents = agents.chain(domain.parties.iter().map(|p| p.id.as_str())).collect();
    faults.extend(words(&f.agent, agents, "agent", "agent"));
    faults.extend(words(
        &f.strength,
        vec!["strong", "weak", "stated", "wanted", "open", "judged", "denied", "charged", "mutual", "withheld"],
        "strength",
        "strength",
    ));
    for (key, things) in [("objects", &f.objects), ("within", &f.within), ("subjects", &f.subjects)] {
        for (n, thing) in things.iter().enumerate().filter(|(_, x)| !t.things.contains_key(*x)) {
            // What is no thing is a phrase; a slip of the hand is neither.
            if let Some(near) = slip(thing, t.things.keys().map(String::as_str)) {
                let message = format!("`{thing}` is no thing of this topic");
                let fault = Fault::new("codebook-thing", message, &[&path(key)[..], &[Item(n)]].concat());
                faults.push(fault.suggest(format!("did you mean `{near}`?")));
            }
        }
    }
    let all = [
        ("verbs", &f.verbs),
        ("objects", &f.objects),
        ("within", &f.within),
        ("nouns", &f.nouns),
        ("predicates", &f.predicates),
        ("subjects", &f.subjects),
    ];
    for (key, lines) in all {
        phrases(t, lines, &path(key), faults);
    }
}

/// Empty phrases, and placeholders that stand for nothing.
fn phrases(t: &Topic, lines: &[String], at: &[Step<'static>], faults: &mut Vec<Fault>) {
    for (n, line) in lines.iter().enumerate() {
        let path = [at, &[Item(n)]].concat();
        if line.trim().is_empty() {
            faults.push(Fault::new("codebook-phrase", "an empty phrase".to_owned(), &path).suggest("take it out"));
        }
        faults.extend(placeholders(t, line).map(|f| Fault { path: path.clone(), ..f }));
    }
}

fn placeholders(t: &Topic, line: &str) -> impl Iterator<Item = Fault> {
    line.split('{').skip(1).filter_map(|rest| {
        let Some((inside, _)) = rest.split_once('}') else {
            let message = format!("the brace before `{rest}` is not closed");
            return Some(Fault::new("codebook-placeholder", message, &[]).suggest("close it with `}`"));
        };
        let (base, role) = inside.split_once('.').map_or((inside, None), |(b, r)| (b, Some(r)));
        let known = PLACEHOLDERS.into_iter().chain(t.roles.keys().map(String::as_str));
        let roles = t.roles.keys().map(String::as_str);
        let advice = match role {
            _ if !known.clone().any(|k| k == base) => advice(base, known),
            Some(r) if !t.roles.contains_key(r) => advice(r, roles),
            _ => return None,
        };
        let message = format!("`{{{inside}}}` stands for nothing in this topic");
        Some(Fault::new("codebook-placeholder", message, &[]).suggest(advice))
    })
}

//! Offices: known, between possible dates, with one holder a day where there can be only one, and gaps stated.

use super::{Fault, party};
use crate::{
    codebook::{
        office,
        schema::{Domain, Office},
    },
    date::Date,
    suggest::advice,
    yaml::Step::{self, Item, Key},
};
use std::collections::BTreeMap;

pub(super) fn check(domain: &Domain, faults: &mut Vec<Fault>) {
    let mut posts: Posts = BTreeMap::new();
    for (n, a) in domain.actors.iter().enumerate() {
        let at = [Key("actors"), Item(n)];
        if a.party.is_empty() {
            let fault = Fault::new(
                "codebook-unknown-party",
                format!("the actor `{}` has no party", a.id),
                &[&at[..], &[Key("id")]].concat(),
            );
            faults.push(fault.suggest("add `party: ID`, of a party or of one of the others"));
        }
        faults.extend(party(domain, &a.party, true, &[&at[..], &[Key("party")]].concat()));
        if a.unofficial && !a.offices.is_empty() {
            let message = format!("`{}` is unofficial and holds an office", a.id);
            let fault = Fault::new("codebook-unofficial", message, &[&at[..], &[Key("unofficial")]].concat());
            faults.push(fault.suggest("take one of the two out; a former official's office ends with `to`"));
        }
        for (i, o) in a.offices.iter().enumerate() {
            let path = [&at[..], &[Key("offices"), Item(i)]].concat();
            faults.extend(known(&o.office, &[&path[..], &[Key("office")]].concat()));
            if let Some(id) = &o.party {
                faults.extend(party(domain, id, true, &[&path[..], &[Key("party")]].concat()));
            }
            let Some((from, to)) = term(o.from.as_deref(), o.to.as_deref(), &path, faults) else { continue };
            if let Some(kind) = office::find(&o.office).filter(|k| k.unique) {
                let post = (o.party.as_deref().unwrap_or(&a.party), title(o, kind.words));
                posts.entry(post).or_default().push(Term { who: &a.id, from, to, path });
            }
        }
    }
    let gaps = gaps(domain, &posts, faults);
    for (post, mut terms) in posts {
        terms.sort_by_key(|t| t.from);
        for pair in terms.windows(2) {
            faults.extend(between(post, &pair[0], &pair[1], gaps.get(&post).map_or(&[], Vec::as_slice)));
        }
    }
}

/// The fault of an office id that there is not.
pub(super) fn known(id: &str, path: &[Step<'static>]) -> Option<Fault> {
    let all = office::OFFICES.iter().map(|o| o.id);
    (!id.is_empty() && office::find(id).is_none())
        .then(|| Fault::new("codebook-unknown-office", format!("unknown office `{id}`"), path).suggest(advice(id, all)))
}

/// Party and title.
type Post<'a> = (&'a str, &'a str);
type Posts<'a> = BTreeMap<Post<'a>, Vec<Term<'a>>>;

struct Term<'a> {
    who: &'a str,
    from: Date,
    to: Date,
    path: Vec<Step<'static>>,
}

fn title<'a>(o: &'a Office, words: &'static str) -> &'a str {
    if o.title.is_empty() { words } else { &o.title }
}

/// First and last day; none where they are at fault.
fn term(from: Option<&str>, to: Option<&str>, at: &[Step<'static>], faults: &mut Vec<Fault>) -> Option<(Date, Date)> {
    let mut day = |key: &'static str, text: Option<&str>, absent: Date| {
        let Some(text) = text else { return Some(absent) };
        let good = text.parse::<Date>().ok().filter(|d| d.to_string() == text);
        if good.is_none() && !text.is_empty() {
            let message = format!("`{text}` is no day of the calendar");
            let fault = Fault::new("codebook-date", message, &[at, &[Key(key)]].concat());
            faults.push(fault.suggest("a day is written \"2025-03-13\""));
        }
        good
    };
    let (from, to) = (day("from", from, Date::MIN), day("to", to, Date::MAX));
    let (from, to) = (from?, to?);
    if from > to {
        let message = format!("it ends on {to}, before it begins on {from}");
        let fault = Fault::new("codebook-dates-reversed", message, &[at, &[Key("to")]].concat());
        faults.push(fault.suggest(format!("did you mean from: \"{to}\", to: \"{from}\"?")));
        return None;
    }
    Some((from, to))
}

/// The stated gaps by post, sorted.
fn gaps<'a>(domain: &'a Domain, posts: &Posts<'a>, faults: &mut Vec<Fault>) -> BTreeMap<Post<'a>, Vec<(Date, Date)>> {
    let mut all: BTreeMap<Post, Vec<(Date, Date)>> = BTreeMap::new();
    for (n, g) in domain.gaps.iter().enumerate() {
        let at = [Key("gaps"), Item(n)];
        let unknown = party(domain, &g.party, true, &[&at[..], &[Key("party")]].concat());
        let Some((from, to)) = term(Some(&g.from), g.to.as_deref(), &at, faults) else { continue };
        let post = (g.party.as_str(), g.title.as_str());
        let mut titles: Vec<&str> = posts.keys().filter(|p| p.0 == post.0).map(|p| p.1).collect();
        titles.sort_by_key(|t| std::cmp::Reverse(strikes(t, post.1)));
        if let Some(terms) = posts.get(&post) {
            if let Some(t) = terms.iter().find(|t| t.from <= to && from <= t.to) {
                let message = format!("`{}` holds the office of {} in this gap", t.who, post.1);
                let fault = Fault::new("codebook-gap", message, &[&at[..], &[Key("from")]].concat());
                faults.push(fault.suggest(format!("{} holds it {}", t.who, days(t.from, t.to))));
            }
        } else if unknown.is_none() && !post.1.is_empty() {
            let message = format!("nobody of `{}` is listed as {}", post.0, post.1);
            let fault = Fault::new("codebook-gap", message, &[&at[..], &[Key("title")]].concat());
            faults.push(fault.suggest(advice(post.1, titles)));
        }
        faults.extend(unknown);
        all.entry(post).or_default().push((from, to));
    }
    all.values_mut().for_each(|g| g.sort());
    all
}

/// How many first letters two titles share: what to list first.
fn strikes(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count()
}

/// What is wrong between one holder of an office and the next.
fn between((party, title): Post, a: &Term, b: &Term, gaps: &[(Date, Date)]) -> Option<Fault> {
    let path = [&b.path[..], &[Key("from")]].concat();
    if a.to >= b.from {
        let message = format!("on {} both `{}` and `{}` are {title} of `{party}`", b.from, a.who, b.who);
        let advice = match b.from.yesterday() {
            Ok(last) if a.from <= last => format!("let `{}` end on {last}, or give one another title", a.who),
            _ => "give one another title".to_owned(),
        };
        return Some(Fault::new("codebook-two-holders", message, &path).suggest(advice));
    }
    let (first, last) = (a.to.tomorrow().ok()?, b.from.yesterday().ok()?);
    let open = gaps.iter().try_fold(first, |open, (from, to)| match to.tomorrow() {
        Ok(next) if *from <= open => Some(open.max(next)),
        Ok(_) => Some(open),
        Err(_) => None,
    })?;
    (open <= last).then(|| {
        let message = format!("nobody is {title} of `{party}` {}", days(open, last));
        Fault::new("codebook-unstated-gap", message, &path)
            .suggest(format!("list the holder, or state it: gaps: [{{party: {party}, title: {title}, from: \"{open}\", to: \"{last}\", reason: …}}]"))
    })
}

fn days(from: Date, to: Date) -> String {
    match (from == Date::MIN, to == Date::MAX) {
        (true, true) => "always".to_owned(),
        (true, false) => format!("until {to}"),
        (false, true) => format!("from {from} on"),
        (false, false) => format!("from {from} to {to}"),
    }
}

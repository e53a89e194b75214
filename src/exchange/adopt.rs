//! From a foreign project to stored documents: names held against the codebook, places turned into bytes.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{
    place::Places,
    project::{Event, Origin, Project, count},
};
use crate::{
    codebook::{Codebook, schema::Actor},
    diag::Diagnostic,
    digest,
    span::Span,
    statement::{Statement, Status, Via, Voice},
    store::{Head, StoredDocument},
};

/// How a project is taken over.
#[derive(Clone, Debug)]
pub struct Options {
    /// What documents' ids begin with; `talks` makes `talks-1`, `talks-2`, …
    pub stem: String,
    /// The voice of speakers that the codebook does not know: the project says nothing of it.
    pub voice: Voice,
}

/// A project as stored documents.
#[derive(Clone, Debug, Default)]
pub struct Adopted {
    /// One for each document; where several people coded it, one for each of them.
    pub documents: Vec<StoredDocument>,
    /// What to know: names that the codebook does not have, what was left out.
    pub notes: Vec<Diagnostic>,
}

/// Takes a project over. An organization that is a party of the codebook gets its label, a concept that is a topic likewise;
/// any other keeps its own name, and a note lists them.
pub fn adopt(project: &Project, codebook: &Codebook, options: &Options) -> Adopted {
    let mut out = Adopted::default();
    let mut unknown = (BTreeSet::new(), BTreeSet::new());
    for origin in &project.documents {
        let mut coders: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
        project
            .events
            .iter()
            .filter(|e| e.document == origin.number)
            .for_each(|e| coders.entry(&e.coder).or_default().push(e));
        let several = coders.len() > 1;
        for (n, (coder, events)) in coders.into_iter().enumerate() {
            let part = if several { format!("-coder-{}", n + 1) } else { String::new() };
            let id = format!("{}-{}{part}", options.stem, origin.number);
            out.documents.push(document(id, origin, coder, &events, codebook, options, &mut unknown));
        }
    }
    let notes = project.left_out.iter().map(|why| Diagnostic::note("import-left-out", why.clone()));
    out.notes.extend(notes);
    out.notes.extend(said("organization", "no party", &unknown.0));
    out.notes.extend(said("concept", "no topic", &unknown.1));
    out
}

fn said(what: &str, not: &str, names: &BTreeSet<String>) -> Option<Diagnostic> {
    let shown: Vec<String> = names.iter().take(5).map(|n| format!("`{n}`")).collect();
    let more = if names.len() > 5 { ", …" } else { "" };
    let are = if names.len() == 1 { "is" } else { "are" };
    let message =
        format!("{} {are} {not} of the codebook and kept: {}{more}", count(names.len(), what), shown.join(", "));
    (!names.is_empty()).then(|| Diagnostic::note("import-unknown-name", message))
}

fn document(
    id: String,
    origin: &Origin,
    coder: &str,
    events: &[&Event],
    codebook: &Codebook,
    options: &Options,
    unknown: &mut (BTreeSet<String>, BTreeSet<String>),
) -> StoredDocument {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let head = Head {
        id,
        outlet: some(&origin.source),
        title: some(&origin.title),
        author: some(&origin.author),
        url: None,
        published: origin.date,
        sha256: origin.text.as_deref().map(|t| digest::sha256(t.as_bytes())),
        coder: some(coder),
    };
    let places = origin.text.as_deref().map(Places::new);
    let mut ids = HashSet::new();
    let statements = events
        .iter()
        .map(|e| {
            let (party, topic) = (party(codebook, &e.organization), topic(codebook, &e.concept));
            if party.is_none() {
                unknown.0.insert(e.organization.clone());
            }
            if topic.is_none() {
                unknown.1.insert(e.concept.clone());
            }
            let party = party.unwrap_or(&e.organization).to_owned();
            let topic = topic.unwrap_or(&e.concept).to_owned();
            let mut s = Statement { party, topic, ..statement(e, places.as_ref(), codebook, options) };
            s.id = (0..)
                .map(|n| digest::identity(&head.id, &s.text, n, &s.party, &s.topic))
                .find(|id| !ids.contains(id))
                .unwrap_or_default();
            ids.insert(s.id.clone());
            s
        })
        .collect();
    StoredDocument { statements, ..StoredDocument::new(head) }
}

/// All of the record but its id, party and topic.
fn statement(e: &Event, places: Option<&Places<'_>>, codebook: &Codebook, options: &Options) -> Statement {
    let marked = e.place.and_then(|at| match places {
        Some(p) => p.span(at),
        None => Some(Span { start: at.0, end: at.1 }),
    });
    let quoted = places.zip(marked).and_then(|(p, s)| p.quotation(s));
    let paragraph = places.zip(marked).map(|(p, s)| p.paragraph(s));
    let actor = codebook.domain.actors.iter().find(|a| !e.person.is_empty() && a.names.contains(&e.person));
    let unofficial = actor.is_some_and(|a| a.unofficial);
    Statement {
        id: String::new(),
        text: paragraph.as_ref().map(|p| p.digest.clone()).unwrap_or_default(),
        paragraph: paragraph.map_or(0, |p| p.line),
        date: e.date,
        date_reason: e.date.map(|_| "document".to_owned()),
        party: String::new(),
        topic: String::new(),
        stance: e.stance,
        condition: None,
        via: Via::Direct,
        voice: if unofficial { Voice::Unofficial } else { options.voice },
        speaker: (!e.person.is_empty()).then(|| e.person.clone()),
        actor: actor.map(|a| a.id.clone()),
        office: actor.zip(e.date).and_then(|(a, day)| office(codebook, a, day)),
        relayed_by: None,
        quotation: quoted.map(|_| inside(e, marked, quoted)),
        spans: quoted.or(marked).into_iter().collect(),
        evidence: (!e.words.is_empty()).then(|| e.words.clone()).into_iter().collect(),
        confidence: None,
        machine: None,
        status: Status::Accepted,
        proposed: None,
        note: Some(format!("DNA statement {}", e.number)),
    }
}

fn office(codebook: &Codebook, actor: &Actor, day: crate::date::Date) -> Option<String> {
    codebook.holder_on(actor, day).map(|o| o.office.clone())
}

/// The quotation's words out of the marked ones.
fn inside(e: &Event, marked: Option<Span>, quoted: Option<Span>) -> String {
    let words = e.words.as_str();
    // cannot fail for marks inside of the place; where they stand right outside, both places are the same
    let at = marked.zip(quoted).map(|(m, q)| (q.start - m.start) as usize..(q.end - m.start) as usize);
    at.and_then(|at| words.get(at)).unwrap_or(words).to_owned()
}

fn party<'a>(codebook: &'a Codebook, name: &str) -> Option<&'a str> {
    let label = codebook.parties().find(|l| *l == name);
    let named = |p: &&crate::codebook::schema::Party| p.names.iter().any(|n| n.eq_ignore_ascii_case(name));
    label.or_else(|| codebook.domain.parties.iter().find(named)?.names.first().map(String::as_str))
}

fn topic<'a>(codebook: &'a Codebook, name: &str) -> Option<&'a str> {
    let labels = || codebook.topics().zip(&codebook.domain.topics);
    let exact = labels().find(|(l, _)| *l == name);
    exact
        .or_else(|| labels().find(|(l, t)| l.eq_ignore_ascii_case(name) || t.id.eq_ignore_ascii_case(name)))
        .map(|x| x.0)
}

#[cfg(test)]
#[path = "adopt_tests.rs"]
mod tests;

//! Coding a document again: what a person decided stays, what only the machine said is brought up to date.

use std::collections::HashSet;

use super::{
    JOINT,
    anchor::anchors,
    report::{Change, Fate, Report},
    schema::{Head, SCHEMA, StoredDocument},
};
use crate::{
    code::Coded,
    digest,
    read::Document,
    span::Span,
    statement::{Proposed, Statement},
};

/// A document as it has just been coded.
#[derive(Clone, Debug)]
pub struct Fresh<'a> {
    /// What is known of the document.
    pub head: Head,
    /// The records, each with id, digest of its paragraph and the machine's digest.
    pub statements: Vec<Statement>,
    /// The decoded text.
    pub text: &'a str,
    /// Its paragraphs, in order.
    pub passages: Vec<Passage<'a>>,
}

/// A paragraph of the text.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// 1-based line.
    pub line: u32,
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub words: &'a str,
    /// Digest of its folded words.
    pub digest: String,
}

impl<'a> Fresh<'a> {
    /// What coding `document` gave. Confidences are kept to two digits.
    pub fn new(document: &'a Document, coded: &Coded, coder: &str) -> Fresh<'a> {
        let StoredDocument { document: head, mut statements, .. } = stored(document, coded, coder);
        stamp(document, &mut statements);
        let passage = |line, span: Span| {
            let words = span.of(&document.text);
            Passage { line, span, words, digest: digest::text(words) }
        };
        let passages = document.paragraphs.iter().map(|p| passage(p.line, p.span)).collect();
        Fresh { head, statements, text: &document.text, passages }
    }
}

fn stamp(document: &Document, statements: &mut [Statement]) {
    let lines = document.paragraphs.iter().map(|p| (p.line, p.span.of(&document.text)));
    digest::stamp(&document.meta.id, lines, statements);
}

/// What coding `document` gave, as it is stored where nothing was stored before: with the ids and digests that the coder gave, and
/// confidences to two digits.
pub fn stored(document: &Document, coded: &Coded, coder: &str) -> StoredDocument {
    let mut statements = coded.statements.clone();
    let mut stamped = true;
    for s in &mut statements {
        let kept = s.confidence.map(|c| (c * 100.0).round() / 100.0);
        stamped &= !s.id.is_empty() && s.machine.is_some() && kept == s.confidence;
        s.confidence = kept;
    }
    if !stamped {
        stamp(document, &mut statements);
    }
    let head = Head::new(&document.meta, digest::sha256(document.text.as_bytes()), coder);
    StoredDocument { schema: SCHEMA, document: head, statements }
}

/// Whether a person has had a hand in it: accepted, rejected, added, noted, or changed a field, if only by an editor.
pub fn is_decided(s: &Statement) -> bool {
    s.status != crate::statement::Status::Proposed
        || s.note.is_some()
        || s.proposed.is_some()
        || s.machine.as_deref() != Some(digest::machine(s).as_str())
}

/// The stored document brought up to date with a new coding of its text. Nothing that a person decided changes but its
/// place; doing it twice is doing it once.
pub fn reconcile(old: &StoredDocument, fresh: &Fresh) -> (StoredDocument, Report) {
    let places = anchors(&old.statements, &fresh.statements, &fresh.passages);
    let partners = partners(&old.document.id, &old.statements, &places, fresh);
    let same_text = old.document.sha256.is_some() && old.document.sha256 == fresh.head.sha256;
    let mut out: Vec<(Statement, Change)> = Vec::new();
    let mut gone = Vec::new();
    for (n, s) in old.statements.iter().enumerate() {
        let partner = partners[n].map(|f| &fresh.statements[f]);
        let passage = places[n].map(|p| &fresh.passages[p]);
        match (is_decided(s), passage, partner) {
            (true, Some(p), _) => {
                let new = if same_text && p.line == s.paragraph { s.clone() } else { moved(s, p, partner, fresh.text) };
                let change = compare(s, &new, true);
                out.push((new, change));
            }
            (true, None, _) if s.text.is_empty() => out.push((s.clone(), Change::new(s, Fate::Kept, true, ""))),
            (true, None, _) => {
                let detail = "its paragraph is no longer in the text; what was decided stays in the file";
                out.push((s.clone(), Change::new(s, Fate::Lost, true, detail)));
            }
            (false, Some(_), Some(f)) => {
                let new = Statement { id: s.id.clone(), ..f.clone() };
                let change = compare(s, &new, false);
                out.push((new, change));
            }
            (false, Some(_), None) => gone.push(Change::new(s, Fate::Lost, false, "it is no longer coded")),
            (false, None, _) => gone.push(Change::new(s, Fate::Lost, false, "its paragraph is no longer in the text")),
        }
    }
    let mut ids: HashSet<String> = out.iter().map(|(s, _)| s.id.clone()).collect();
    let matched: HashSet<usize> = partners.iter().flatten().copied().collect();
    for (_, f) in fresh.statements.iter().enumerate().filter(|(n, _)| !matched.contains(n)) {
        let new = Statement { id: free_id(&fresh.head.id, f, &ids), ..f.clone() };
        ids.insert(new.id.clone());
        let change = Change::new(&new, Fate::New, false, "");
        out.push((new, change));
    }
    out.sort_by_key(|(s, _)| (s.paragraph, s.spans.first().map(|x| x.start)));
    let (statements, mut changes): (Vec<_>, Vec<_>) = out.into_iter().unzip();
    changes.extend(gone);
    let document = fresh.head.clone().or(&old.document);
    let report = Report { document: document.id.clone(), changes, ..Report::default() };
    (StoredDocument { schema: SCHEMA, document, statements }, report)
}

/// The statement's own id, or the next that is free for its paragraph, party and topic.
pub(super) fn free_id(document: &str, s: &Statement, taken: &HashSet<String>) -> String {
    let next =
        || (0..).map(|o| digest::identity(document, &s.text, o, &s.party, &s.topic)).find(|id| !taken.contains(id));
    if s.id.is_empty() || taken.contains(&s.id) { next().unwrap_or_default() } else { s.id.clone() }
}

/// Whether a fresh statement is a stored one's newer self.
type Alike<'a> = &'a dyn Fn(&Statement, &Statement) -> bool;

/// For each stored statement the fresh one of the same passage that is its newer self, each used once. People's choose first.
fn partners(document: &str, old: &[Statement], places: &[Option<usize>], fresh: &Fresh) -> Vec<Option<usize>> {
    let mut out = vec![None; old.len()];
    let mut used = HashSet::new();
    let tests: [Alike; 3] = [&|s, f| s.id == f.id, &|s, f| first_proposed(document, s, &f.party, &f.topic), &|s, f| {
        (&s.party, &s.topic) == (&f.party, &f.topic)
    }];
    for (decided, test) in [true, false].into_iter().flat_map(|d| tests.map(|t| (d, t))) {
        for (n, s) in old.iter().enumerate().filter(|(_, s)| is_decided(s) == decided) {
            let Some(passage) = places[n].filter(|_| out[n].is_none()).map(|p| &fresh.passages[p]) else { continue };
            let here = fresh.statements.iter().enumerate().filter(|(_, f)| f.paragraph == passage.line);
            out[n] = here.filter(|(i, _)| !used.contains(i)).find(|(_, f)| test(s, f)).map(|(i, _)| i);
            used.extend(out[n]);
        }
    }
    out
}

/// Whether a statement was first proposed with this party and topic: its record of what was proposed says so, or its id.
fn first_proposed(document: &str, s: &Statement, party: &str, topic: &str) -> bool {
    let p = s.proposed.as_ref();
    let by_record = p.is_some_and(|p| p.party.is_some() || p.topic.is_some())
        && p.and_then(|p| p.party.as_deref()).unwrap_or(&s.party) == party
        && p.and_then(|p| p.topic.as_deref()).unwrap_or(&s.topic) == topic;
    by_record || (0..16).any(|o| digest::identity(document, &s.text, o, party, topic) == s.id)
}

/// A person's statement at its passage in the new text.
fn moved(s: &Statement, p: &Passage, partner: Option<&Statement>, text: &str) -> Statement {
    let unmoved = p.line == s.paragraph && p.digest == s.text && s.spans.iter().all(|x| p.span.contains(*x));
    let lengths = |spans: &[Span]| spans.iter().map(|x| x.len()).collect::<Vec<_>>();
    let same =
        partner.filter(|f| !s.spans.is_empty() && f.quotation == s.quotation && lengths(&f.spans) == lengths(&s.spans));
    let spans = match (&s.quotation, same) {
        (_, Some(f)) => f.spans.clone(),
        (Some(q), None) => find_pieces(q, p, text).unwrap_or_default(),
        (None, None) if unmoved => s.spans.clone(),
        (None, None) if !p.span.is_empty() => vec![p.span],
        (None, None) => Vec::new(),
    };
    let proposed = partner.and_then(|f| remember(s, f)).or_else(|| s.proposed.clone());
    Statement { text: p.digest.clone(), paragraph: p.line, spans, proposed, ..s.clone() }
}

/// Party and topic that the machine proposes, where nothing in the record says so: once the paragraph's words change, the id
/// no longer tells.
fn remember(s: &Statement, f: &Statement) -> Option<Proposed> {
    let p = s.proposed.clone().unwrap_or_default();
    let first = (p.party.as_ref().unwrap_or(&s.party), p.topic.as_ref().unwrap_or(&s.topic));
    let differ = |a: &String, b: &String| (a != b).then(|| b.clone());
    (first != (&f.party, &f.topic)).then(|| Proposed {
        party: differ(&s.party, &f.party),
        topic: differ(&s.topic, &f.topic),
        ..p.clone()
    })
}

/// The pieces of a quotation one after the other, the first of them in the passage.
pub(super) fn find_pieces(quotation: &str, p: &Passage, text: &str) -> Option<Vec<Span>> {
    let mut from = p.span.start as usize;
    let mut spans = Vec::new();
    for piece in quotation.split(JOINT) {
        let at = from + text.get(from..)?.find(piece)?;
        spans.push(Span::new(at, at + piece.len()));
        from = at + piece.len();
    }
    spans.first().is_some_and(|s| p.span.contains(*s)).then_some(spans)
}

fn compare(old: &Statement, new: &Statement, decided: bool) -> Change {
    let proposed = if decided { new.proposed.clone() } else { old.proposed.clone() };
    let there = Statement {
        proposed,
        text: new.text.clone(),
        paragraph: new.paragraph,
        spans: new.spans.clone(),
        ..old.clone()
    };
    let (fate, detail) = if *new != there {
        (Fate::Altered, differences(&there, new))
    } else if old.text != new.text && !old.text.is_empty() {
        (Fate::Altered, "the words of its paragraph have changed".to_owned())
    } else if (old.paragraph, &old.spans) != (new.paragraph, &new.spans) {
        (Fate::Moved, String::new())
    } else {
        (Fate::Kept, String::new())
    };
    Change::new(new, fate, decided, detail)
}

/// `stance support → oppose, speaker Mara Vale → –`.
fn differences(old: &Statement, new: &Statement) -> String {
    let as_map = |s: &Statement| match serde_json::to_value(s) {
        Ok(serde_json::Value::Object(map)) => map,
        _ => serde_json::Map::new(),
    };
    let (old, new) = (as_map(old), as_map(new));
    let word = |v: Option<&serde_json::Value>| match v {
        None => "–".to_owned(),
        Some(serde_json::Value::String(s)) => s.clone(),
        Some(other) => other.to_string(),
    };
    let mut keys: Vec<&String> = old.keys().chain(new.keys().filter(|k| !old.contains_key(*k))).collect();
    keys.retain(|k| *k != "machine" && old.get(*k) != new.get(*k));
    keys.iter().map(|k| format!("{k} {} → {}", word(old.get(*k)), word(new.get(*k)))).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
#[path = "reconcile_tests.rs"]
mod tests;

//! The record that a draft becomes: names for numbers, words for places.

use std::ops::Range;

use crate::{
    attribute::speaker::Cast,
    classify::{draft::Draft, view::View, when},
    date::Date,
    span::Span,
    statement::{Statement, Status, Via},
};

/// The record of a draft, dated by itself or else by its entry or document.
pub(super) fn record(view: &View<'_>, cast: &Cast, draft: &Draft, line: u32, day: Option<(Date, &str)>) -> Statement {
    let codebook = view.scene.codebook;
    let text = view.scene.text;
    let name = |list: Option<&String>| list.cloned().unwrap_or_default();
    let party = &codebook.domain.parties[draft.party as usize];
    let topic = &codebook.domain.topics[draft.topic as usize];
    let named = draft.speaker.as_ref().filter(|_| draft.via != Via::Narrated);
    let (date, date_reason) = date_of(view, draft, day);
    let (quotation, spans) = quotation(view, draft);
    let office = match draft.via {
        Via::Narrated => Some("act".to_owned()),
        _ => named.and_then(|s| s.office.clone()),
    };
    Statement {
        id: String::new(),
        text: String::new(),
        paragraph: line,
        date,
        date_reason,
        party: name(party.names.first()),
        topic: if topic.name.is_empty() { topic.id.clone() } else { topic.name.clone() },
        stance: draft.stance,
        condition: condition(view, draft),
        via: draft.via,
        voice: draft.voice,
        speaker: named
            .and_then(|s| s.actor.and_then(|a| cast.fullest(a)).map(str::to_owned).or_else(|| s.name.clone())),
        actor: named.and_then(|s| s.actor).map(|a| codebook.domain.actors[a as usize].id.clone()),
        office,
        relayed_by: draft
            .said
            .and_then(|i| view.unit.said[i].found.relayed.clone())
            .map(|r| trimmed(view.words(r)))
            .filter(|w| !w.is_empty()),
        quotation,
        spans,
        evidence: evidence(view, &draft.evidence, text),
        confidence: Some((draft.confidence * 100.0).round() / 100.0),
        machine: None,
        status: Status::Proposed,
        proposed: None,
        note: None,
    }
}

/// The condition's own words, without a reporting clause behind them ("…, if asked, Vale said").
fn condition(view: &View<'_>, draft: &Draft) -> Option<String> {
    let mut range = draft.condition.clone()?;
    let mut contents = view.said_at(range.start).into_iter().flat_map(|i| &view.unit.said[i].found.content);
    if let Some(content) = contents.find(|c| c.contains(&range.start)) {
        range.end = range.end.min(content.end);
    }
    Some(trimmed(view.words(range))).filter(|c| !c.is_empty())
}

fn trimmed(words: &str) -> String {
    words.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '”' | '“' | '"')).to_owned()
}

/// The deciding words, neighbours joined.
fn evidence(view: &View<'_>, tokens: &[u32], text: &str) -> Vec<String> {
    let all = &view.seg().tokens;
    let mut out: Vec<Span> = Vec::new();
    let mut last = None;
    for &t in tokens {
        let Some(token) = all.get(t as usize) else { continue };
        match (last, out.last_mut()) {
            (Some(l), Some(span)) if t == l + 1 => span.end = token.span.end,
            _ => out.push(token.span),
        }
        last = Some(t);
    }
    out.into_iter().map(|s| s.of(text).to_owned()).collect()
}

/// The quotation at the evidence, whole, else the place of the content or the sentence.
fn quotation(view: &View<'_>, draft: &Draft) -> (Option<String>, Vec<Span>) {
    let seg = view.seg();
    let content: Vec<Range<usize>> = match draft.said {
        Some(i) => view.unit.said[i].found.content.clone(),
        None => vec![seg.sentences[draft.sentence].tokens.clone()],
    };
    let quoted: Vec<Span> = seg
        .quotes
        .iter()
        .filter(|q| q.closed || q.opened)
        .filter(|q| content.iter().any(|c| c.start < q.end as usize && (q.first as usize) < c.end))
        .map(|q| seg.span(q.inside()))
        .filter(|s| !s.is_empty())
        .collect();
    if draft.said.is_some() && !quoted.is_empty() {
        let words: Vec<&str> = quoted.iter().map(|s| s.of(view.scene.text)).collect();
        return (Some(words.join(" […] ")), quoted);
    }
    (None, content.into_iter().map(|c| seg.span(c)).filter(|s| !s.is_empty()).collect())
}

/// The day of saying or doing: a time expression in the reporting clause, or in the clause of an act; else the entry's.
fn date_of(view: &View<'_>, draft: &Draft, day: Option<(Date, &str)>) -> (Option<Date>, Option<String>) {
    let Some((base, reason)) = day else { return (None, None) };
    if let Some((date, why)) = when::day(view, draft, base) {
        return (Some(date), Some(why.to_owned()));
    }
    (Some(base), Some(reason.to_owned()))
}

//! (the rules are being written on their own branch; this is the smallest form of the interface)

use std::ops::Range;

use crate::{
    codebook::{cue::Class, lexicon::Lexicon},
    segment::{Segmented, group::Form, group::Grammar, tag::Tag},
};

/// What kind of attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Said.
    Said,
    /// Thought.
    Thought,
    /// according to.
    Cited,
    /// Headline.
    Headline,
    /// Quotation without cue.
    OpenQuote,
    /// Asked or not said.
    Asked,
}

/// One attribution in token ranges.
#[derive(Clone, Debug)]
pub struct Found {
    pub source: Option<Range<usize>>,
    pub cue: Vec<Range<usize>>,
    pub content: Vec<Range<usize>>,
    pub rule: &'static str,
    pub kind: Kind,
    pub clause: Option<(usize, usize)>,
    pub addressee: Option<Range<usize>>,
    pub relayed: Option<Range<usize>>,
}

/// What the paragraph before left open.
#[derive(Clone, Copy, Debug, Default)]
pub struct Open;

/// Finds.
pub fn find(seg: &Segmented, _text: &str, _lexicon: &Lexicon, _grammar: &Grammar, _open: Option<&Open>) -> Vec<Found> {
    let mut out = Vec::new();
    for (si, s) in seg.sentences.iter().enumerate() {
        for (ci, c) in s.clauses.iter().enumerate() {
            if !c.group.cue.is(Class::Report)
                || c.subject.is_empty()
                || c.group.form != Form::Finite
                || seg.quoted(c.group.head as usize)
            {
                continue;
            }
            let source = c.subject.start as usize..c.subject.end as usize;
            let mut content = Vec::new();
            let lead = s.tokens.start..source.start.min(c.group.first as usize);
            if lead.len() > 2 && seg.tokens[lead.end - 1].tag != Tag::Comp && c.start as usize >= s.tokens.start + 3 {
                content.push(lead);
            }
            let tail = (c.group.end as usize).max(if c.inverted { source.end } else { 0 })..s.tokens.end;
            if tail.len() > 2 {
                content.push(tail);
            }
            out.push(Found {
                source: Some(source),
                cue: vec![c.group.first as usize..c.group.end as usize],
                content,
                rule: "draft",
                kind: Kind::Said,
                clause: Some((si, ci)),
                addressee: None,
                relayed: None,
            });
            break;
        }
    }
    if out.is_empty() && seg.quotes.first().is_some_and(|q| q.end - q.first > 6) {
        out.push(Found {
            source: None,
            cue: vec![],
            content: seg.quotes.iter().map(|q| q.inside()).collect(),
            rule: "draft",
            kind: Kind::OpenQuote,
            clause: None,
            addressee: None,
            relayed: None,
        });
    }
    out
}

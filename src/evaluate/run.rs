//! Codes the texts of a gold set, all documents in parallel, into records to be scored.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{
    gold::{GoldSet, Source},
    record::{self, Records},
};
use crate::{
    code::{self, Coded, Switches, Trace, Want},
    codebook::Codebook,
    read::{Document, Entry, Format, Paragraph, ParagraphKind},
    span::Span,
};

/// What coding a set gave.
#[derive(Debug, Default)]
pub struct Prediction {
    /// The records.
    pub records: Records,
    /// By document id and line, how a paragraph was coded; empty unless asked for.
    pub traces: BTreeMap<(String, u32), Trace>,
}

/// Codes every text of a set. `open` makes a document of a text, as reading it from a file would.
pub fn code_set(
    set: &GoldSet,
    codebook: &Codebook,
    switches: &Switches,
    traces: bool,
    open: impl Fn(&Source) -> Document + Sync,
) -> Prediction {
    let want = Want { traces, ..Want::default() };
    let coded: Vec<(&Source, Coded)> =
        set.sources.par_iter().map(|s| (s, code::code(&open(s), codebook, switches, want))).collect();
    let mut out = Prediction::default();
    for (source, coded) in coded {
        let id = &source.meta.id;
        out.records.extend(record::from_statements(id, &coded.statements));
        out.traces.extend(coded.traces.into_iter().map(|t| ((id.clone(), t.line), t)));
    }
    out
}

/// The document of a text whose lines are its paragraphs, in one entry of the document's day.
pub fn plain(source: &Source) -> Document {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for (n, line) in source.text.split_inclusive('\n').enumerate() {
        let words = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        start += line.len();
        if !words.is_empty() {
            let span = Span::new(from, from + words.len());
            let line = u32::try_from(n + 1).unwrap_or(u32::MAX);
            paragraphs.push(Paragraph { line, span, body: span, kind: ParagraphKind::Text, label: None, entry: 0 });
        }
    }
    let date = source.meta.published;
    let end = u32::try_from(paragraphs.len()).unwrap_or(u32::MAX);
    Document {
        meta: source.meta.clone(),
        format: Format::default(),
        text: source.text.clone(),
        entries: vec![Entry { first: 0, end, date, date_reason: date.map(|_| "document") }],
        paragraphs,
    }
}

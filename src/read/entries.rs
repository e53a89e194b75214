//! Entries: how a document is cut into dated stretches.

use super::{Document, Entry};
use crate::date::Date;

/// Where an entry begins, and its day with the reason.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub at: usize,
    pub date: Option<Date>,
    pub reason: Option<&'static str>,
}

impl Start {
    /// At a paragraph, with a day for a reason; the document's own day where there is none.
    pub fn new(document: &Document, at: usize, date: Option<Date>, reason: &'static str) -> Start {
        match date {
            Some(_) => Start { at, date, reason: Some(reason) },
            None => Start::plain(document, at),
        }
    }

    /// At a paragraph, with the document's day.
    pub fn plain(document: &Document, at: usize) -> Start {
        let date = document.meta.published;
        Start { at, date, reason: date.map(|_| "document") }
    }
}

/// Cuts the document at `starts` (in order); what stands before the first is an entry of the document's day.
pub(super) fn cut(document: &mut Document, mut starts: Vec<Start>) {
    if starts.first().is_none_or(|s| s.at > 0) {
        starts.insert(0, Start::plain(document, 0));
    }
    let total = document.paragraphs.len();
    let ends = starts.iter().skip(1).map(|s| s.at).chain([total]);
    let entry =
        |(s, end): (&Start, usize)| Entry { first: s.at as u32, end: end as u32, date: s.date, date_reason: s.reason };
    document.entries = starts.iter().zip(ends).filter(|(s, end)| s.at < *end).map(entry).collect();
    for (n, entry) in document.entries.iter().enumerate() {
        for paragraph in &mut document.paragraphs[entry.first as usize..entry.end as usize] {
            paragraph.entry = n as u32;
        }
    }
}

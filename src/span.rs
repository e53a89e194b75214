//! A place in a text: the one span type of the whole flow.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes, `start..end`, into the decoded text of a document.
///
/// Written as `[start, end]` in YAML and JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Pair", into = "[u32; 2]")]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`; an end before the start makes it empty at `start`.
    pub fn new(start: usize, end: usize) -> Span {
        let start = start as u32;
        Span { start, end: (end as u32).max(start) }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.end == self.start
    }

    /// Whether both share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same place, `by` bytes further on.
    pub fn shift(self, by: usize) -> Span {
        Span { start: self.start + by as u32, end: self.end + by as u32 }
    }

    /// Its bytes as a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text at the span; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

/// A span as files hold it: an end before the start is refused, not mended.
#[derive(Deserialize)]
struct Pair([u32; 2]);

impl TryFrom<Pair> for Span {
    type Error = &'static str;

    fn try_from(Pair([start, end]): Pair) -> Result<Span, &'static str> {
        if start <= end { Ok(Span { start, end }) } else { Err("a span ends before it starts") }
    }
}

impl From<[u32; 2]> for Span {
    fn from([start, end]: [u32; 2]) -> Span {
        Span { start, end: end.max(start) }
    }
}

impl From<Span> for [u32; 2] {
    fn from(span: Span) -> [u32; 2] {
        [span.start, span.end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_at_a_span_is_the_text_or_nothing() {
        let text = "Vale’s plan";
        assert_eq!(Span::new(0, 4).of(text), "Vale");
        assert_eq!(Span::new(5, 6).of(text), "", "inside a character");
        assert_eq!(Span::new(0, 99).of(text), "");
        assert!(Span::new(3, 1).is_empty());
    }

    #[test]
    fn overlap_is_of_bytes_not_of_edges() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).contains(Span::new(1, 4)));
    }
}

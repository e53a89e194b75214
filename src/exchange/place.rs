//! Places in a text of a project: characters as UTF-16 counts them, turned into bytes, paragraphs and quotations.

use crate::{digest, span::Span};

/// UTF-16 units between two marks of the table.
const STEP: usize = 256;

/// A text with its tables.
pub(super) struct Places<'a> {
    text: &'a str,
    /// Byte offset of every [`STEP`]th UTF-16 unit (of the character that holds it).
    marks: Vec<(usize, usize)>,
}

/// The paragraph (line) of a place.
pub(super) struct Paragraph {
    /// 1-based.
    pub line: u32,
    /// Digest of its words.
    pub digest: String,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a str) -> Places<'a> {
        let mut marks = vec![(0, 0)];
        let mut units = 0;
        for (byte, c) in text.char_indices() {
            if units >= marks.len() * STEP {
                marks.push((units, byte));
            }
            units += c.len_utf16();
        }
        Places { text, marks }
    }

    /// The bytes from `start` to `stop`; none where the text is shorter, or a place is inside a character.
    pub fn span(&self, (start, stop): (u32, u32)) -> Option<Span> {
        let (start, stop) = (self.byte(start as usize)?, self.byte(stop as usize)?);
        (start <= stop).then(|| Span::new(start, stop))
    }

    fn byte(&self, unit: usize) -> Option<usize> {
        let mark = self.marks.partition_point(|(u, _)| *u <= unit).checked_sub(1)?;
        let (mut units, from) = self.marks[mark];
        for (byte, c) in self.text[from..].char_indices() {
            if units >= unit {
                return (units == unit).then_some(from + byte);
            }
            units += c.len_utf16();
        }
        (units == unit).then_some(self.text.len())
    }

    /// The paragraph in which a place begins.
    pub fn paragraph(&self, span: Span) -> Paragraph {
        let before = &self.text[..span.start as usize];
        let start = before.rfind('\n').map_or(0, |n| n + 1);
        let end = self.text[start..].find('\n').map_or(self.text.len(), |n| start + n);
        let line = 1 + memchr::memchr_iter(b'\n', before.as_bytes()).count();
        Paragraph { line: line as u32, digest: digest::text(self.text[start..end].trim_end_matches('\r')) }
    }

    /// The place without the blanks at both ends.
    fn trimmed(&self, span: Span) -> Span {
        let words = span.of(self.text);
        let lead = words.len() - words.trim_start().len();
        Span::new(span.start as usize + lead, span.start as usize + lead + words.trim().len())
    }

    /// The words at the place, if all of it is one quotation: marks at both of its ends, or right outside of them, and none
    /// of them in between.
    pub fn quotation(&self, span: Span) -> Option<Span> {
        let span = self.trimmed(span);
        let (words, start) = (span.of(self.text), span.start as usize);
        let before = self.text[..start].chars().next_back();
        let after = self.text[span.end as usize..].chars().next();
        MARKS.iter().find_map(|(open, close)| {
            let inside = |w: &str| !w.is_empty() && !w.contains([*open, *close]);
            if let Some(rest) = words.strip_prefix(*open) {
                let rest = rest.trim_end_matches(['.', ',']).strip_suffix(*close)?;
                let start = start + open.len_utf8();
                return inside(rest).then(|| Span::new(start, start + rest.len()));
            }
            (before == Some(*open) && after == Some(*close) && inside(words)).then_some(span)
        })
    }
}

/// Marks that open and close a quotation. Single ones are left out: an apostrophe looks the same.
const MARKS: &[(char, char)] = &[('“', '”'), ('"', '"'), ('„', '“'), ('«', '»'), ('»', '«')];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quoted(text: &str, marked: &str) -> Option<String> {
        let at = text.find(marked).unwrap();
        let places = Places::new(text);
        places.quotation(Span::new(at, at + marked.len())).map(|s| s.of(text).to_owned())
    }

    #[test]
    fn only_what_stands_in_marks_is_a_quotation() {
        let text = "Vale said: “We agree.” Then \"we wait\", and \"we see\". She “will” not “go”.";
        assert_eq!(quoted(text, "“We agree.”").as_deref(), Some("We agree."));
        assert_eq!(quoted(text, " “We agree.” ").as_deref(), Some("We agree."));
        assert_eq!(quoted(text, "We agree.").as_deref(), Some("We agree."));
        assert_eq!(quoted(text, "\"we wait\",").as_deref(), Some("we wait"));
        assert_eq!(quoted(text, "\"we wait\", and \"we see\""), None, "two quotations");
        assert_eq!(quoted(text, "We agree"), None, "a part of it");
        assert_eq!(quoted(text, "Vale said"), None);
        assert_eq!(quoted(text, "“will” not “go”"), None);
    }

    #[test]
    fn a_paragraph_is_a_line() {
        let text = "One.\r\nTwo,\nthree.";
        let places = Places::new(text);
        let p = places.paragraph(Span::new(6, 10));
        assert_eq!((p.line, p.digest), (2, digest::text("Two,")));
        assert_eq!(places.paragraph(Span::new(0, 0)).digest, digest::text("One."));
    }

    proptest! {
        #[test]
        fn units_become_bytes_as_utf_16_says(text in "[a-é’𝄞\\n]{0,700}", start in 0u32..800, stop in 0u32..800) {
            let units: Vec<u16> = text.encode_utf16().collect();
            let want = units.get(start as usize..stop as usize).and_then(|u| String::from_utf16(u).ok());
            let whole = |n: u32| String::from_utf16(&units[..(n as usize).min(units.len())]).is_ok();
            let want = want.filter(|_| whole(start) && whole(stop));
            let got = Places::new(&text).span((start, stop)).map(|s| s.of(&text).to_owned());
            prop_assert_eq!(got, want);
        }
    }
}

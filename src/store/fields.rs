//! The keys of a stored document, one row each: name, whether it must be there, what its value is.

use crate::statement::{Stance, Status, Via, Voice};

/// A key.
#[derive(Debug)]
pub(super) struct Field {
    pub key: &'static str,
    pub required: bool,
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind {
    Text,
    Digest(usize),
    Day,
    Count,
    Share,
    Word(&'static [&'static str]),
    Party,
    Topic,
    Actor,
    Office,
    Spans,
    Words,
    Proposed,
    /// Looked at by its own function.
    Nested,
}

impl Kind {
    /// What the value is, in words, after "is".
    pub fn words(&self) -> String {
        match self {
            Kind::Text => "text".into(),
            Kind::Digest(n) => format!("{n} hexadecimal digits in lower case"),
            Kind::Day => "a day, \"2025-03-13\"".into(),
            Kind::Count => "a whole number from 0".into(),
            Kind::Share => "a number from 0 to 1".into(),
            Kind::Word(words) => format!("one of {}", words.join(", ")),
            Kind::Party => "a party's first name in the codebook".into(),
            Kind::Topic => "a topic's name in the codebook".into(),
            Kind::Actor => "an actor's id in the codebook".into(),
            Kind::Office => "the id of an office".into(),
            Kind::Spans => "a list of [start, end]".into(),
            Kind::Words => "a list of words of the text".into(),
            Kind::Proposed => "what the machine had proposed of the fields that a person changed".into(),
            Kind::Nested => "a part of the document".into(),
        }
    }
}

const fn must(key: &'static str, kind: Kind) -> Field {
    Field { key, required: true, kind }
}

const fn may(key: &'static str, kind: Kind) -> Field {
    Field { key, required: false, kind }
}

/// The top level.
pub(super) const ROOT: &[Field] =
    &[must("schema", Kind::Count), must("document", Kind::Nested), must("statements", Kind::Nested)];

/// `document:`
pub(super) const HEAD: &[Field] = &[
    must("id", Kind::Text),
    may("outlet", Kind::Text),
    may("title", Kind::Text),
    may("author", Kind::Text),
    may("url", Kind::Text),
    may("published", Kind::Day),
    may("sha256", Kind::Digest(64)),
    may("coder", Kind::Text),
];

/// An item of `statements:`, in the order on disk.
pub(super) const STATEMENT: &[Field] = &[
    must("id", Kind::Digest(12)),
    may("text", Kind::Digest(12)),
    may("paragraph", Kind::Count),
    may("date", Kind::Day),
    may("date_reason", Kind::Text),
    must("party", Kind::Party),
    must("topic", Kind::Topic),
    must("stance", Kind::Word(Stance::WORDS)),
    may("condition", Kind::Text),
    must("via", Kind::Word(Via::WORDS)),
    must("voice", Kind::Word(Voice::WORDS)),
    may("speaker", Kind::Text),
    may("actor", Kind::Actor),
    may("office", Kind::Office),
    may("relayed_by", Kind::Text),
    may("quotation", Kind::Text),
    may("spans", Kind::Spans),
    may("evidence", Kind::Words),
    may("confidence", Kind::Share),
    may("machine", Kind::Digest(12)),
    may("status", Kind::Word(Status::WORDS)),
    may("proposed", Kind::Proposed),
    may("note", Kind::Text),
];

/// `proposed:`, where an empty text says that nothing had been proposed.
pub(super) const PROPOSED: &[Field] = &[
    may("date", Kind::Day),
    may("party", Kind::Text),
    may("topic", Kind::Text),
    may("stance", Kind::Word(Stance::WORDS)),
    may("condition", Kind::Text),
    may("via", Kind::Word(Via::WORDS)),
    may("voice", Kind::Word(Voice::WORDS)),
    may("speaker", Kind::Text),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_are_the_records_fields_in_the_order_on_disk() {
        let mut s = crate::statement::example();
        s.relayed_by = Some("Echo".into());
        s.proposed = Some(Default::default());
        s.note = Some("n".into());
        let keys = |v: serde_yaml::Value| -> Vec<String> {
            v.as_mapping().unwrap().keys().map(|k| k.as_str().unwrap().to_owned()).collect()
        };
        let rows: Vec<&str> = STATEMENT.iter().map(|f| f.key).collect();
        assert_eq!(keys(serde_yaml::to_value(s).unwrap()), rows);
    }
}

//! The canonical form of a stored document: fixed key order, nothing written where nothing is said, one line per value.

use std::fmt::{Display, Write};

use super::{
    scalar::{Style, quoted, string},
    schema::{Head, StoredDocument},
};
use crate::statement::{Proposed, Statement};

/// The document as YAML. Reading it back and writing it again gives the same bytes.
pub fn write(document: &StoredDocument) -> String {
    let mut out = String::with_capacity(512 + 800 * document.statements.len());
    plain(&mut out, "", "schema", document.schema);
    out.push_str("document:\n");
    head(&mut out, &document.document);
    if document.statements.is_empty() {
        out.push_str("statements: []\n");
        return out;
    }
    out.push_str("statements:\n");
    for s in &document.statements {
        statement(&mut out, s);
    }
    out
}

fn head(out: &mut String, h: &Head) {
    const IN: &str = "  ";
    text(out, IN, "id", &h.id);
    text_if(out, IN, "outlet", h.outlet.as_deref());
    text_if(out, IN, "title", h.title.as_deref());
    text_if(out, IN, "author", h.author.as_deref());
    text_if(out, IN, "url", h.url.as_deref());
    text_if(out, IN, "published", h.published.map(|d| d.to_string()).as_deref());
    text_if(out, IN, "sha256", h.sha256.as_deref());
    text_if(out, IN, "coder", h.coder.as_deref());
}

/// One record as an item of `statements:`, in the order of [`Statement`]'s fields.
pub(super) fn statement(out: &mut String, s: &Statement) {
    const IN: &str = "    ";
    text(out, "  - ", "id", &s.id);
    if !s.text.is_empty() {
        text(out, IN, "text", &s.text);
    }
    if s.paragraph > 0 {
        plain(out, IN, "paragraph", s.paragraph);
    }
    text_if(out, IN, "date", s.date.map(|d| d.to_string()).as_deref());
    text_if(out, IN, "date_reason", s.date_reason.as_deref());
    text(out, IN, "party", &s.party);
    text(out, IN, "topic", &s.topic);
    plain(out, IN, "stance", s.stance);
    text_if(out, IN, "condition", s.condition.as_deref());
    plain(out, IN, "via", s.via);
    plain(out, IN, "voice", s.voice);
    text_if(out, IN, "speaker", s.speaker.as_deref());
    text_if(out, IN, "actor", s.actor.as_deref());
    text_if(out, IN, "office", s.office.as_deref());
    text_if(out, IN, "relayed_by", s.relayed_by.as_deref());
    text_if(out, IN, "quotation", s.quotation.as_deref());
    if !s.spans.is_empty() {
        let pairs = s.spans.iter().map(|x| format!("[{}, {}]", x.start, x.end)).collect::<Vec<_>>();
        plain(out, IN, "spans", format_args!("[{}]", pairs.join(", ")));
    }
    if !s.evidence.is_empty() {
        let mut items = String::new();
        for (n, e) in s.evidence.iter().enumerate() {
            items.push_str(if n == 0 { "" } else { ", " });
            string(&mut items, e, Style::Flow);
        }
        plain(out, IN, "evidence", format_args!("[{items}]"));
    }
    if let Some(c) = s.confidence.filter(|c| c.is_finite()) {
        plain(out, IN, "confidence", c);
    }
    text_if(out, IN, "machine", s.machine.as_deref());
    plain(out, IN, "status", s.status);
    if let Some(p) = &s.proposed {
        plain(out, IN, "proposed", format_args!("{{{}}}", proposed(p)));
    }
    text_if(out, IN, "note", s.note.as_deref());
}

fn proposed(p: &Proposed) -> String {
    let date = p.date.map(|d| d.to_string());
    let (stance, via, voice) =
        (p.stance.map(|v| v.to_string()), p.via.map(|v| v.to_string()), p.voice.map(|v| v.to_string()));
    let fields = [
        ("date", &date),
        ("party", &p.party),
        ("topic", &p.topic),
        ("stance", &stance),
        ("condition", &p.condition),
        ("via", &via),
        ("voice", &voice),
        ("speaker", &p.speaker),
    ];
    let mut out = String::new();
    for (key, value) in fields {
        let Some(value) = value else { continue };
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(key);
        out.push_str(": ");
        string(&mut out, value, Style::Flow);
    }
    out
}

fn text(out: &mut String, indent: &str, key: &str, value: &str) {
    out.push_str(indent);
    out.push_str(key);
    out.push_str(": ");
    if key == "published" || key == "date" {
        quoted(out, value)
    } else {
        string(out, value, Style::Block)
    }
    out.push('\n');
}

fn text_if(out: &mut String, indent: &str, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        text(out, indent, key, value);
    }
}

fn plain(out: &mut String, indent: &str, key: &str, value: impl Display) {
    let _ = writeln!(out, "{indent}{key}: {value}"); // cannot fail: writing into a String
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        span::Span,
        statement::{Stance, Status, example},
    };
    use proptest::prelude::*;

    pub(super) fn document(statements: Vec<Statement>) -> StoredDocument {
        let id = "2025-03-13-live-feed".to_owned();
        StoredDocument { statements, ..StoredDocument::new(Head { id, ..Head::default() }) }
    }

    #[test]
    fn the_form_is_the_designs() {
        let mut d = document(vec![Statement {
            proposed: Some(Proposed {
                stance: Some(Stance::Support),
                condition: Some(String::new()),
                ..Proposed::default()
            }),
            status: Status::Accepted,
            ..example()
        }]);
        d.document.outlet = Some("No".into());
        d.document.published = Some(crate::date::Date::constant(2025, 3, 13));
        assert_eq!(
            write(&d),
            "schema: 1\n\
             document:\n\
             \x20 id: 2025-03-13-live-feed\n\
             \x20 outlet: \"No\"\n\
             \x20 published: \"2025-03-13\"\n\
             statements:\n\
             \x20 - id: 7f3a9c01b2d4\n\
             \x20   text: 5be17c02d9a4\n\
             \x20   paragraph: 49\n\
             \x20   date: \"2025-03-13\"\n\
             \x20   date_reason: entry header\n\
             \x20   party: Norland\n\
             \x20   topic: truce\n\
             \x20   stance: conditional\n\
             \x20   condition: only if the harbour stays open\n\
             \x20   via: direct\n\
             \x20   voice: official\n\
             \x20   speaker: Mara Vale\n\
             \x20   actor: vale\n\
             \x20   office: head-of-state\n\
             \x20   quotation: We agree, but…\n\
             \x20   spans: [[7933, 7949]]\n\
             \x20   evidence: [agree, But]\n\
             \x20   confidence: 0.82\n\
             \x20   machine: 9c2f41d0ab37\n\
             \x20   status: accepted\n\
             \x20   proposed: {stance: support, condition: \"\"}\n"
        );
    }

    #[test]
    fn a_document_without_statements_says_so() {
        assert!(write(&document(vec![])).ends_with("statements: []\n"));
    }

    proptest! {
        #[test]
        fn any_record_reads_back_equal_and_writes_the_same_bytes(
            words in proptest::collection::vec(any::<String>(), 9),
            evidence in proptest::collection::vec(any::<String>(), 0..4),
            spans in proptest::collection::vec((0u32..9999, 0u32..999), 0..3),
            confidence in proptest::option::of(0f32..=1.0),
            some in any::<u8>(),
        ) {
            let opt = |bit: u8, n: usize| (some & (1 << bit) != 0).then(|| words[n].clone());
            let s = Statement {
                party: words[0].clone(),
                condition: opt(0, 1),
                speaker: opt(1, 2),
                quotation: opt(2, 3),
                note: opt(3, 4),
                date_reason: opt(4, 5),
                proposed: opt(5, 6).map(|w| Proposed { speaker: Some(w), ..Proposed::default() }),
                relayed_by: opt(6, 7),
                evidence,
                spans: spans.into_iter().map(|(a, b)| Span { start: a, end: a + b }).collect(),
                confidence,
                ..example()
            };
            let mut d = document(vec![s.clone(), s]);
            d.document.title = Some(words[8].clone());
            let text = write(&d);
            let back: StoredDocument = serde_yaml::from_str(&text).map_err(|e| TestCaseError::fail(format!("{text}\n{e}")))?;
            prop_assert_eq!(&back, &d);
            prop_assert_eq!(write(&back), text);
        }
    }
}

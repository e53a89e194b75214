//! Is what a stored document says of its text still there: each quotation word for word at its place.

use super::{JOINT, schema::StoredDocument};
use crate::{
    diag::Diagnostic,
    digest,
    span::Span,
    statement::Statement,
    yaml::{self, Step},
};

/// What comparing a document with its text brought up.
#[derive(Clone, Debug, Default)]
pub struct Verified {
    /// Quotations that stand word for word at their spans.
    pub verbatim: usize,
    /// Statements without a quotation or without spans, where there is nothing to compare.
    pub without: usize,
    /// What does not hold, each at its line of the stored file.
    pub findings: Vec<Diagnostic>,
}

/// Compares a stored document with its decoded text. `file` is the stored file and `stored` its content, for places.
pub fn verify(file: &str, stored: &str, document: &StoredDocument, text: &str) -> Verified {
    let mut out = Verified::default();
    let at = |n: usize, key| yaml::locate(file, stored, &[Step::Key("statements"), Step::Item(n), Step::Key(key)]);
    let changed = document.document.sha256.as_ref().is_some_and(|d| *d != digest::sha256(text.as_bytes()));
    if changed {
        let place = yaml::locate(file, stored, &[Step::Key("document"), Step::Key("sha256")]);
        let d = Diagnostic::error("verify-text", "the text is not the one that was coded").at(place);
        out.findings.push(d.suggest("code it again with `classify --into`, which keeps what was decided"));
    }
    for (n, s) in document.statements.iter().enumerate() {
        match s.quotation.as_deref() {
            Some(q) if !s.spans.is_empty() => match at_spans(&s.spans, text) == q {
                true => out.verbatim += 1,
                false => out.findings.push(misplaced(q, s, text).at(at(n, "quotation"))),
            },
            Some(q) if !q.split(JOINT).all(|piece| text.contains(piece)) => {
                let d = Diagnostic::error("verify-quotation", format!("the words “{q}” are not in the text"));
                out.findings.push(d.at(at(n, "quotation")).suggest("a quotation is verbatim, or left out"));
            }
            _ => out.without += 1,
        }
        if let Some(c) = s.condition.as_deref().filter(|c| !c.split(JOINT).all(|piece| text.contains(piece))) {
            let d = Diagnostic::error("verify-condition", format!("the words “{c}” are not in the text"));
            out.findings.push(d.at(at(n, "condition")).suggest("a condition is verbatim, or left out"));
        }
    }
    out
}

/// The text at the spans, pieces joined as quotations are.
pub fn at_spans(spans: &[Span], text: &str) -> String {
    spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(JOINT)
}

fn misplaced(q: &str, s: &Statement, text: &str) -> Diagnostic {
    let code = "verify-quotation";
    let places: Option<Vec<String>> =
        q.split(JOINT).map(|piece| text.find(piece).map(|at| format!("[{at}, {}]", at + piece.len()))).collect();
    let there = at_spans(&s.spans, text);
    let d = match there.is_empty() {
        true => Diagnostic::error(code, "the spans of the quotation do not fit the text"),
        false => Diagnostic::error(code, format!("at the quotation's spans stands “{there}”")),
    };
    match places {
        Some(places) => d.suggest(format!("the words stand at [{}]", places.join(", "))),
        None => d.suggest("the words are not in the text; a quotation is verbatim, or left out"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        statement::example,
        store::{Head, write},
    };

    fn verify_document(document: &StoredDocument, text: &str) -> Verified {
        verify("d", &write(document), document, text)
    }

    const TEXT: &str = "Vale said: “We agree,” and then: “but not yet.” She left only if asked.";

    fn document(spans: Vec<Span>, quotation: &str) -> StoredDocument {
        let s = Statement {
            spans,
            quotation: Some(quotation.into()),
            condition: Some("only if asked".into()),
            ..example()
        };
        let head = Head { id: "d".into(), sha256: Some(digest::sha256(TEXT.as_bytes())), ..Head::default() };
        StoredDocument { statements: vec![s], ..StoredDocument::new(head) }
    }

    #[test]
    fn a_quotation_in_two_pieces_holds_at_its_two_spans() {
        let spans = ["We agree,", "but not yet."].map(|p| TEXT.find(p).map(|a| Span::new(a, a + p.len())).unwrap());
        let v = verify_document(&document(spans.to_vec(), "We agree, […] but not yet."), TEXT);
        assert_eq!((v.verbatim, v.findings.len()), (1, 0), "{:?}", v.findings);
    }

    #[test]
    fn words_elsewhere_words_nowhere_and_another_text_are_found() {
        let v = verify_document(&document(vec![Span::new(0, 9)], "We agree,"), TEXT);
        assert_eq!(
            v.findings[0].to_string(),
            "d:8:5: at the quotation's spans stands “Vale said”; the words stand at [[14, 23]]"
                .replace("8:5", &place(&v))
        );
        let v = verify_document(&document(vec![Span::new(0, 9)], "We refuse"), TEXT);
        assert!(
            v.findings[0].to_string().ends_with("the words are not in the text; a quotation is verbatim, or left out")
        );
        let v = verify_document(&document(vec![], "We agree,"), "Another text.");
        let codes: Vec<_> = v.findings.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["verify-text", "verify-quotation", "verify-condition"]);
    }

    fn place(v: &Verified) -> String {
        let p = v.findings[0].place.as_ref().unwrap();
        assert!(p.text.trim_start().starts_with("quotation: "), "{p:?}");
        format!("{}:{}", p.line, p.column)
    }
}

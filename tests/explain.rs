//! What `explain` holds of every text: a reason for each paragraph, steps for each record, and nothing changed by asking.
#![allow(clippy::unwrap_used)] // helpers of tests: a fault is a failed test

use std::path::{Path, PathBuf};

use demarche::{
    code::{Coded, Compiled, MECHANISMS, Switches, Want, code_with},
    codebook::Codebook,
    read::{self, Document, Meta},
};

fn conflict() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conflict")
}

fn documents() -> Vec<Document> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(conflict().join("gold")).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let open = |p: &PathBuf| {
        let id = p.file_stem().unwrap().to_string_lossy().into_owned();
        read::document(std::fs::read_to_string(p).unwrap(), Meta { id, ..Meta::default() }, None).0
    };
    files.iter().map(open).collect()
}

struct Coder(Codebook, Compiled);

impl Coder {
    fn new() -> Coder {
        let codebook = Codebook::load(&[conflict().join("codebook.yaml")]).unwrap();
        let compiled = Compiled::new(&codebook);
        Coder(codebook, compiled)
    }

    fn code(&self, document: &Document, switches: &Switches, traces: bool) -> Coded {
        code_with(document, &self.0, &self.1, switches, Want { traces, ..Want::default() })
    }
}

#[test]
fn every_paragraph_has_a_reason_and_every_record_its_steps() {
    let coder = Coder::new();
    for document in documents() {
        let plain = coder.code(&document, &Switches::default(), false);
        let coded = coder.code(&document, &Switches::default(), true);
        assert_eq!(plain.statements, coded.statements, "{}: asking for traces changes nothing", document.meta.id);
        assert!(plain.traces.is_empty());
        let lines: Vec<u32> = document.paragraphs.iter().map(|p| p.line).collect();
        assert_eq!(coded.traces.iter().map(|t| t.line).collect::<Vec<_>>(), lines);
        let told: Vec<usize> = coded.traces.iter().flat_map(|t| t.records.iter().map(|r| r.statement)).collect();
        assert_eq!(told, (0..coded.statements.len()).collect::<Vec<_>>(), "each record is told once");
        for trace in &coded.traces {
            let place = format!("{}:{}", document.meta.id, trace.line);
            let silent = trace.steps.iter().any(|(heading, _)| heading == "not coded");
            assert_eq!(silent, trace.records.is_empty(), "{place}");
            for r in &trace.records {
                let statement = &coded.statements[r.statement];
                assert_eq!(statement.paragraph, trace.line);
                let headings: Vec<&str> = r.steps.iter().map(|(h, _)| h.as_str()).collect();
                assert!(
                    ["record", "speaker", "holder", "sign", "evidence", "merge", "date"]
                        .iter()
                        .all(|h| headings.contains(h)),
                    "{place}: {headings:?}"
                );
                assert!(r.marks.iter().all(|m| trace.body.contains(m.span)), "{place}: marks lie in the paragraph");
                assert!(trace.all().all(|(_, lines)| lines.iter().all(|l| !l.trim().is_empty())), "{place}");
            }
        }
    }
}

/// For each mechanism a text in which leaving it out shows.
const SHOWS: &[(&str, &str)] = &[
    ("condition", "Norland will accept a truce only if the harbour stays open, President Mara Vale said."),
    ("contrast", "“We support a truce. But who will watch it?” President Mara Vale said."),
    ("coreference", "The talks went well, President Mara Vale said.\n“We support a truce,” she added."),
    ("modifier", "Norland rejected truce monitors, President Mara Vale said."),
    ("refuse", "Norland wants a truce like that of the hill clans, President Mara Vale said."),
];

#[test]
fn leaving_a_mechanism_out_shows() {
    let coder = Coder::new();
    for (mechanism, text) in SHOWS {
        assert!(MECHANISMS.iter().any(|m| m.0 == *mechanism));
        let (document, _) = read::document((*text).to_owned(), Meta { id: "a".into(), ..Meta::default() }, None);
        let without = Switches { without: vec![(*mechanism).to_owned()] };
        let (on, off) = (coder.code(&document, &Switches::default(), true), coder.code(&document, &without, true));
        assert_ne!(on.statements, off.statements, "{mechanism}: {:#?}", on.traces);
    }
}

#[test]
fn a_condition_ends_before_the_reporting_clause_behind_it() {
    let coder = Coder::new();
    for (text, condition) in [
        (
            "Norland will accept a truce only if the harbour stays open, President Mara Vale said.",
            "only if the harbour stays open",
        ),
        (
            "Norland is in favour of a truce, but there are questions about who will watch it, President Mara Vale has said.",
            "but there are questions about who will watch it",
        ),
    ] {
        let (document, _) = read::document(text.to_owned(), Meta { id: "a".into(), ..Meta::default() }, None);
        let coded = coder.code(&document, &Switches::default(), false);
        let found: Vec<Option<&str>> = coded.statements.iter().map(|s| s.condition.as_deref()).collect();
        assert!(matches!(found[..], [Some(c)] if condition.ends_with(c)), "{text} {found:?}");
    }
}

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

#[test]
fn every_mechanism_that_can_be_left_out_does_something() {
    let (coder, documents) = (Coder::new(), documents());
    let code = |without: &[&str]| {
        let switches = Switches { without: without.iter().map(|w| (*w).to_owned()).collect() };
        documents.iter().flat_map(|d| coder.code(d, &switches, false).statements).collect::<Vec<_>>()
    };
    let all = code(&[]);
    let idle: Vec<&str> = MECHANISMS.iter().map(|m| m.0).filter(|m| code(&[m]) == all).collect();
    assert!(idle.is_empty(), "leaving these out changes no record: {idle:?}");
}

//! Whole records from JSON Lines.

use crate::{
    diag::{Diagnostic, Place},
    statement::Sourced,
};

/// Faults that are told one by one; the rest are counted.
const TOLD: usize = 20;

/// The records of JSON Lines; lines that are no statement are told, and the others are kept.
pub fn lines(file: &str, bytes: &[u8]) -> (Vec<Sourced>, Vec<Diagnostic>) {
    let (mut records, mut faults, mut bad) = (Vec::new(), Vec::new(), 0);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    for (n, line) in bytes.split(|b| *b == b'\n').enumerate() {
        let line = line.trim_ascii();
        if line.is_empty() {
            continue;
        }
        match serde_json::from_slice::<Sourced>(line) {
            Ok(record) => records.push(record),
            Err(e) => {
                bad += 1;
                if faults.len() < TOLD {
                    faults.push(fault(file, n + 1, line, &e));
                }
            }
        }
    }
    if bad > TOLD {
        let more = format!("{} more lines could not be read as statements", bad - TOLD);
        faults.push(Diagnostic::error("jsonl-statement", more).in_file(file));
    }
    (records, faults)
}

fn fault(file: &str, line: usize, bytes: &[u8], e: &serde_json::Error) -> Diagnostic {
    let mut message = e.to_string();
    if let Some(at) = message.rfind(" at line ") {
        message.truncate(at);
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    Diagnostic::error("jsonl-statement", format!("not a statement: {message}"))
        .at(Place { file: file.to_owned(), line, column: 0, text })
        .suggest("one JSON object a line, as `classify --format jsonl` writes it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::example;

    #[test]
    fn a_bad_line_does_not_hide_the_others() {
        let s = Sourced { document: "d".into(), outlet: None, url: None, coder: None, statement: example() };
        let good = serde_json::to_string(&s).unwrap();
        let (records, faults) = lines("x.jsonl", format!("\u{feff}{good}\n\n{{\"stance\":1}}\n{good}").as_bytes());
        assert_eq!(records.len(), 2);
        assert_eq!((faults.len(), faults[0].place.as_ref().unwrap().line), (1, 3));
    }
}

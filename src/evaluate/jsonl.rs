//! Records as JSON Lines: somebody's predictions, or a gold without texts.

use std::path::Path;

use serde_json::Value;

use super::{
    fields::{Found, missing, stance, word},
    gold::read_text,
    record::{Judgement, Key, Records},
};
use crate::{
    diag::{Diagnostic, Place},
    error::{Error, Result},
    statement::{Via, Voice},
};

/// Reads a file with one record a line: `document` (or `doc`), `paragraph` (or `par`), `party`, `topic`, `stance`, and
/// where known `via`, `voice`, `speaker`, `date`, `sure`, `confidence`, `evidence`. Other keys are let be.
///
/// # Errors
/// A file that cannot be read, and every line that holds no record.
pub fn read(path: &Path) -> Result<Records> {
    parse(&read_text(path)?, &path.display().to_string())
}

/// The records of a text, as [`read`] does it; `file` is for messages.
///
/// # Errors
/// Every line that holds no record.
pub fn parse(text: &str, file: &str) -> Result<Records> {
    let (mut records, mut faults) = (Records::new(), Vec::new());
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        match record(line) {
            Ok((key, judgement)) => drop(records.insert(key, judgement)),
            Err(d) => {
                faults.push(d.at(Place { file: file.to_owned(), line: n + 1, column: 0, text: line.to_owned() }));
            }
        }
    }
    if faults.is_empty() { Ok(records) } else { Err(Error::Faults(faults)) }
}

fn record(line: &str) -> Found<(Key, Judgement)> {
    let value: Value = serde_json::from_str(line).map_err(|e| {
        Box::new(
            Diagnostic::error("eval-json", format!("this is no JSON: {e}")).suggest("write one JSON object a line"),
        )
    })?;
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let need = |key: &str| text(key).ok_or_else(|| missing(key));
    let key = Key::new(&document(&value), paragraph(&value)?, need("party")?, need("topic")?);
    let evidence = value.get("evidence").and_then(Value::as_array);
    let judgement = Judgement {
        via: word("via", text("via"), Via::WORDS, Via::from_word)?.unwrap_or(Via::Direct),
        voice: word("voice", text("voice"), Voice::WORDS, Voice::from_word)?.unwrap_or(Voice::Official),
        speaker: text("speaker").map(str::to_owned),
        date: text("date").map(str::to_owned),
        low: text("sure") == Some("low"),
        confidence: value.get("confidence").and_then(Value::as_f64),
        evidence: evidence.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect(),
        ..Judgement::of(stance(text("stance"))?)
    };
    Ok((key, judgement))
}

fn document(value: &Value) -> String {
    match value.get("document").or_else(|| value.get("doc")) {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(n)) => n.to_string(),
        _ => String::new(),
    }
}

fn paragraph(value: &Value) -> Found<u32> {
    let found = value.get("paragraph").filter(|v| !v.is_null()).or_else(|| value.get("par"));
    let number = match found {
        Some(Value::String(s)) => s.trim().parse().ok(),
        Some(v) => v.as_u64().and_then(|n| u32::try_from(n).ok()),
        None => return Err(missing("paragraph")),
    };
    number.ok_or_else(|| {
        Box::new(Diagnostic::error("eval-paragraph", "`paragraph` is no line number").suggest("lines count from 1"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::Stance;

    #[test]
    fn both_spellings_of_the_keys_are_read_and_the_later_record_counts() {
        let text = "{\"doc\":\"d1\",\"par\":2,\"party\":\"Norland\",\"topic\":\"truce\",\"stance\":\"Support\"}\n\n\
                    {\"document\":\"d1\",\"paragraph\":\"2\",\"party\":\"norland \",\"topic\":\"Truce\",\"stance\":\"oppose\",\"x\":1}\n";
        let records = parse(text, "p.jsonl").unwrap();
        assert_eq!(records.len(), 1);
        assert_eq!(records.values().next().unwrap().stance, Stance::Oppose);
    }

    #[test]
    fn every_bad_line_is_named() {
        let text =
            "{\"doc\":\"d\",\"par\":1,\"party\":\"Norland\",\"topic\":\"truce\",\"stance\":\"suport\"}\nnot json\n{}\n";
        let Err(Error::Faults(faults)) = parse(text, "p.jsonl") else { panic!("faults expected") };
        assert_eq!(faults.len(), 3);
        assert_eq!(faults[0].to_string(), "p.jsonl:1: unknown stance `suport`; did you mean `support`?");
        assert!(faults[2].to_string().starts_with("p.jsonl:3: the record has no `paragraph`"));
    }
}

//! The fields of a record as words: what is missing or unknown is named with advice.

use super::record::{Judgement, Key};
use crate::{
    diag::Diagnostic,
    statement::{Stance, Via, Voice},
    suggest,
};

/// A part of a record, or what is wrong with it.
pub(super) type Found<T> = std::result::Result<T, Box<Diagnostic>>;

/// A record from its pairs of key and value; unknown keys are let be.
pub(super) fn record(document: &str, pairs: &[(String, String)]) -> Found<(Key, Judgement)> {
    let get = |key: &str| pairs.iter().rev().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
    let need = |key: &str| get(key).ok_or_else(|| missing(key));
    let paragraph = need("par")?;
    let paragraph: u32 = paragraph.parse().map_err(|_| {
        let d = Diagnostic::error("gold-paragraph", format!("`par: {paragraph}` is no line number"));
        Box::new(d.suggest("lines count from 1"))
    })?;
    let key = Key::new(document, paragraph, need("party")?, need("topic")?);
    let judgement = Judgement {
        via: word("via", get("via"), Via::WORDS, Via::from_word)?.unwrap_or(Via::Direct),
        voice: word("voice", get("voice"), Voice::WORDS, Voice::from_word)?.unwrap_or(Voice::Official),
        speaker: get("speaker").filter(|s| !matches!(*s, "null" | "~" | "")).map(str::to_owned),
        date: get("date").map(str::to_owned),
        low: get("sure") == Some("low"),
        ..Judgement::of(stance(get("stance"))?)
    };
    Ok((key, judgement))
}

/// The stance of a record; every record has one.
pub(super) fn stance(word_: Option<&str>) -> Found<Stance> {
    word("stance", word_, Stance::WORDS, Stance::from_word)?.ok_or_else(|| missing("stance"))
}

/// A word of a closed list, whatever its case; none where it is absent or empty.
pub(super) fn word<T>(
    key: &str,
    value: Option<&str>,
    known: &[&'static str],
    read: fn(&str) -> Option<T>,
) -> Found<Option<T>> {
    let Some(value) = value.map(str::trim).filter(|v| !v.is_empty()) else { return Ok(None) };
    read(&value.to_lowercase()).map(Some).ok_or_else(|| {
        let d = Diagnostic::error("gold-word", format!("unknown {key} `{value}`"));
        Box::new(d.suggest(suggest::advice(value, known.iter().copied())))
    })
}

pub(super) fn missing(key: &str) -> Box<Diagnostic> {
    let d = Diagnostic::error("gold-key-missing", format!("the record has no `{key}`"));
    Box::new(d.suggest(format!("add `{key}: …`")))
}

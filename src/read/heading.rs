//! The headline that a text brings along as its first line.

use super::{
    Document,
    label::{capital_label, office_label},
    words::{fold, words},
};

/// The first line, where it reads like a headline: short, no turn of somebody's, followed by text, and without a final stop unless it
/// only tells that somebody speaks ("Vale delivered a speech at the Moot.").
pub(super) fn first(document: &Document) -> Option<&str> {
    let [first, _, ..] = document.paragraphs.as_slice() else { return None };
    let line = first.span.of(&document.text);
    let limit = if line.ends_with(['.', '!']) { SENTENCE } else { HEADLINE };
    if line.len() > limit || line.ends_with(['?', ':', ';', ',']) || !line.starts_with(char::is_alphabetic) {
        return None;
    }
    let told = || words().count("speech_words", &fold(line)) > 0;
    let turn = || capital_label(line).is_some() || office_label(line).is_some();
    (!turn() && (limit == HEADLINE || told())).then_some(line)
}

/// The longest headline, in bytes.
const HEADLINE: usize = 240;
/// The longest sentence that only tells that somebody speaks, in bytes.
const SENTENCE: usize = 160;

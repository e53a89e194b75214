//! Who says what: speaker, reporting cue and content, each with its place.

pub mod content;
pub mod find;
pub mod rules;

use crate::span::Span;

/// One attribution as it stands in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// Index of the paragraph in which it is reported.
    pub paragraph: u32,
    /// The source's words ("he", "the top diplomat, Mara Vale"); none where the text gives none.
    pub source: Vec<Span>,
    /// The cue's words ("said", "according to").
    pub cue: Vec<Span>,
    /// What is said, in one piece or several.
    pub content: Vec<Span>,
    /// Name of the rule that found it.
    pub rule: &'static str,
    /// The speaker in the fullest form of the document, where the source could be looked up.
    pub speaker: Option<String>,
}

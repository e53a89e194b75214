//! The language file as it is written: plain serde types, shared with the build script. Nothing about any conflict.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// General words of one language: closed classes, verb forms, cues and titles.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Version of the form; 1.
    pub schema: u32,
    /// ISO 639-1 code.
    pub language: String,
    /// Closed word classes by name, words separated by blanks.
    pub closed: BTreeMap<String, String>,
    /// Shortened words after which a full stop ends no sentence.
    pub abbreviations: String,
    /// Rows of lemma, third person, past, participle, gerund.
    pub irregular: Vec<String>,
    /// Lemmas of regular verbs.
    pub verbs: String,
    /// Verb forms that are as often nouns.
    pub nouns: String,
    /// Adjectives.
    pub adjectives: String,
    /// What words do to a position.
    pub cues: Cues,
    /// Weights of the codeability scorer by feature, and its threshold: from a file of their own.
    #[serde(default)]
    pub codeability: BTreeMap<String, f32>,
    /// What people are called, and the office that goes with it.
    pub titles: Vec<TitleRow>,
}

/// Cue words by kind.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cues {
    /// Verbs, with their particle or preposition, by class.
    pub verbs: BTreeMap<String, Vec<String>>,
    /// Nouns by class.
    pub nouns: BTreeMap<String, Vec<String>>,
    /// Predicate adjectives and phrases by class.
    pub predicates: BTreeMap<String, Vec<String>>,
    /// Adjectives that take a frame noun out of the present ("failed", "former").
    pub refuse_adjectives: Vec<String>,
    /// Markers between clauses, by kind.
    pub markers: BTreeMap<String, Vec<String>>,
}

/// Titles that share an office or a voice.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleRow {
    /// Office id; `spokesperson` takes its rank from the body beside it.
    #[serde(default)]
    pub office: Option<String>,
    /// `unofficial`, or `former` for what undoes an office.
    #[serde(default)]
    pub voice: Option<String>,
    /// The titles.
    pub words: Vec<String>,
}

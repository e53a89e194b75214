//! The words that the grammar itself needs by name.

use super::Modal;
use crate::codebook::lexicon::{LemmaId, Lexicon, WordId};

/// Words that the grammar itself needs by name.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    future: [WordId; 5],
    would: [WordId; 2],
    ought: [WordId; 5],
    pub(super) shall: WordId,
    /// Particles that may stand behind the object.
    pub(super) separable: [WordId; 6],
    /// "have".
    pub have: LemmaId,
    pub(super) be: LemmaId,
    pub(super) go: LemmaId,
    pub(super) need: LemmaId,
    pub(super) got: WordId,
    pub(super) no: WordId,
    pub(super) longer: WordId,
    pub(super) only: WordId,
    /// "less than", "short of": what falls below a thing.
    pub(super) below: [(WordId, WordId); 2],
    /// How far something goes: "no further".
    pub(super) onward: [WordId; 6],
    /// "by".
    pub by: WordId,
    /// "of".
    pub of: WordId,
    /// "that".
    pub that: WordId,
    /// "let".
    pub let_: LemmaId,
    /// "as".
    pub as_: WordId,
    /// "to".
    pub to: WordId,
    /// "according".
    pub according: WordId,
    /// "in".
    pub in_: WordId,
    /// "for".
    pub for_: WordId,
    /// "with".
    pub(super) with: WordId,
    /// Prepositions that rather go on with a noun phrase than with its clause.
    pub attaching: [WordId; 5],
    /// "the", "a", "an".
    pub articles: [WordId; 3],
    /// First and second persons.
    pub own: [WordId; 3],
    /// "himself" and the like: of the name before them.
    pub selves: [WordId; 4],
    /// "whether", "if": what follows is a question.
    pub whether: [WordId; 2],
}

impl Grammar {
    /// Looks the words up.
    pub fn new(lexicon: &Lexicon) -> Grammar {
        Grammar {
            future: ["will", "shall", "'ll", "wo", "gonna"].map(|w| lexicon.id(w)),
            would: ["would", "'d"].map(|w| lexicon.id(w)),
            ought: ["must", "should", "ought", "better", "gotta"].map(|w| lexicon.id(w)),
            shall: lexicon.id("shall"),
            separable: ["up", "down", "out", "off", "on", "over"].map(|w| lexicon.id(w)),
            have: lexicon.lemma_id("have"),
            be: lexicon.lemma_id("be"),
            go: lexicon.lemma_id("go"),
            need: lexicon.lemma_id("need"),
            got: lexicon.id("got"),
            no: lexicon.id("no"),
            longer: lexicon.id("longer"),
            only: lexicon.id("only"),
            below: [("less", "than"), ("short", "of")].map(|(a, b)| (lexicon.id(a), lexicon.id(b))),
            onward: ["further", "farther", "nearer", "closer", "more", "longer"].map(|w| lexicon.id(w)),
            by: lexicon.id("by"),
            of: lexicon.id("of"),
            that: lexicon.id("that"),
            let_: lexicon.lemma_id("let"),
            as_: lexicon.id("as"),
            to: lexicon.id("to"),
            according: lexicon.id("according"),
            in_: lexicon.id("in"),
            for_: lexicon.id("for"),
            with: lexicon.id("with"),
            attaching: ["of", "for", "with", "from", "to"].map(|w| lexicon.id(w)),
            articles: ["the", "a", "an"].map(|w| lexicon.id(w)),
            own: ["i", "we", "you"].map(|w| lexicon.id(w)),
            selves: ["himself", "herself", "itself", "themselves"].map(|w| lexicon.id(w)),
            whether: ["whether", "if"].map(|w| lexicon.id(w)),
        }
    }

    /// What a modal says.
    pub(super) fn modal(&self, word: WordId) -> Modal {
        if self.future.contains(&word) {
            Modal::Future
        } else if self.would.contains(&word) {
            Modal::Would
        } else if self.ought.contains(&word) {
            Modal::Ought
        } else {
            Modal::Possible
        }
    }
}

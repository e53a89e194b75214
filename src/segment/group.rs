//! Verb groups: auxiliaries, negation and main verb, with the cue that the verb and its particle make.

mod insertion;
mod particle;
mod read;
mod words;

pub use self::words::Grammar;

use std::ops::Range;

use super::{tag::Tag, token::Token};
use crate::codebook::{
    cue::VerbCue,
    lexicon::{LemmaId, Lexicon, WordId},
};

/// The form of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Has a subject of its own.
    Finite,
    /// "to leave".
    Infinitive,
    /// "leaving".
    Ing,
    /// "imposed by …" without auxiliary.
    Participle,
}

/// What a modal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modal {
    /// None.
    None,
    /// will, shall, going to.
    Future,
    /// would.
    Would,
    /// may, might, can, could.
    Possible,
    /// must, should, ought to, have to.
    Ought,
}

/// A verb group, as token indices of its paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// First token.
    pub first: u32,
    /// One past its last token, the particle not included.
    pub end: u32,
    /// The main verb's token.
    pub head: u32,
    /// The main verb.
    pub lemma: LemmaId,
    /// The cue of the verb, by itself and with its particle.
    pub cue: VerbCue,
    /// The particle that made the cue; 0: none.
    pub particle: WordId,
    /// Further words that made it with the particle ("put up *with*"); 0: none.
    pub tail: [WordId; 2],
    /// Form.
    pub form: Form,
    /// Modal.
    pub modal: Modal,
    /// "not", "never", "no longer" in it.
    pub negated: bool,
    /// Its subject denies it: "nothing obliges", "nobody wants". Set with the clause.
    pub denied: bool,
    /// Passive.
    pub passive: bool,
    /// Past tense or perfect.
    pub past: bool,
    /// "has/have V-ed".
    pub perfect: bool,
    /// "is/was V-ing".
    pub progressive: bool,
    /// The main verb is a form of be with a predicate after it.
    pub copula: bool,
    /// The auxiliary that stands before the subject: "should Norland refuse".
    pub fronted: Option<u32>,
}

/// Puts the verb groups of a sentence into `out`, in order.
pub fn groups(tokens: &[Token], range: Range<usize>, lexicon: &Lexicon, words: &Grammar, out: &mut Vec<Group>) {
    out.clear();
    let mut i = range.start;
    while i < range.end {
        if (starts(tokens, i, range.end) || no_longer(tokens, i, words)) && !lets_go(tokens, i, words) {
            let group = read::read(tokens, i, range.end, lexicon, words);
            i = group.end as usize;
            out.push(group);
        } else {
            i += 1;
        }
    }
}

fn starts(tokens: &[Token], i: usize, end: usize) -> bool {
    let tag = tokens[i].tag;
    // "to “immediately” stop".
    let marked = tokens.get(i + 1).is_some_and(|t| t.tag == Tag::QuoteOpen);
    tag.is_aux()
        || tag.is_verb()
        || tag == Tag::To
            && (i + 1..end.min(i + if marked { 5 } else { 3 }))
                .any(|j| tokens[j].tag == Tag::Base || tokens[j].tag.is_aux())
}

/// "Norland | no longer opposes it": the words belong to the verb behind them, not to the subject before.
fn no_longer(tokens: &[Token], i: usize, words: &Grammar) -> bool {
    tokens[i].word == words.no
        && tokens.get(i + 1).is_some_and(|t| t.word == words.longer)
        && tokens.get(i + 2).is_some_and(|t| matches!(t.tag, Tag::Third | Tag::Past | Tag::Base))
}

/// "let go of the islands": one verb.
fn lets_go(tokens: &[Token], i: usize, words: &Grammar) -> bool {
    tokens[i].tag == Tag::Base && tokens[i].lemma == words.go && i > 0 && tokens[i - 1].lemma == words.let_
}

//! Questions that a sentence tells of itself: "Asked whether Norland would sign, Vale said that it would not".

use crate::{
    classify::{
        chain::{self, Chain},
        view::View,
    },
    segment::{Sentence, tag::Tag},
};

/// What a sentence tells to have been asked, before it gives the answer.
pub fn asked_within(view: &View<'_>, sentence: &Sentence) -> Option<Chain> {
    let tokens = &view.seg().tokens;
    let range = sentence.tokens.clone();
    let start = range.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
    let is = |i: usize, words: &[&str]| words.iter().any(|w| view.says(i, w));
    let asked = (start..(start + 3).min(range.end)).find(|&i| is(i, &["asked", "questioned", "pressed"]))?;
    let leads = (start..asked).all(|i| is(i, &["when", "after", "once", "being", "later", "but", "and"]));
    let about = is(asked + 1, &["whether", "if", "about", "on", "for", "when", "how", "why", "what", "to"])
        || (asked + 1..(asked + 6).min(range.end)).any(|i| is(i, &["whether", "if", "about"]));
    if !leads || !about {
        return None;
    }
    let end = (asked..range.end).find(|&i| tokens[i].tag == Tag::Comma)?;
    chain::matter(view, &Sentence { tokens: start..end, ..sentence.clone() })
}

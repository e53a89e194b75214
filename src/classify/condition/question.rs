//! Questions as reservations: "who will watch the truce?"

use super::{
    super::{chain::Chain, reference::How, rhetoric, view::View},
    is_word,
};
use crate::segment::{Sentence, tag::Tag};

/// Whether a sentence asks how what is stated should work: an open point, not a yes.
pub fn asks(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let answers = chain.carried.is_some_and(|c| c.how == How::Answer);
    open_question(view, sentence)
        && view.speaker_at(chain.head).is_some()
        && !answers
        && !rhetoric::everybody(view, sentence, chain)
}

/// Whether a sentence is a question that asks who, how or what.
pub fn open_question(view: &View<'_>, sentence: &Sentence) -> bool {
    let tokens = &view.seg().tokens;
    let mut words = sentence.tokens.clone();
    let opens = words.find(|&i| !matches!(tokens[i].tag, Tag::QuoteOpen | Tag::Coord | Tag::Comma | Tag::Dash));
    opens.is_some_and(|i| is_word(view, i, &["who", "how", "what", "where", "which"]))
        && words.any(|i| is_word(view, i, &["?"]))
}

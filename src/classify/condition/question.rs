//! Questions as reservations: "who will watch the truce?"

use super::{
    super::{chain::Chain, reference::How, rhetoric, view::View},
    is_word,
};
use crate::{
    codebook::{cue::Marker, lexicon::Meaning},
    segment::{Sentence, tag::Tag},
};

/// Whether a sentence asks how what is stated should work: an open point, not a yes.
pub fn asks(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let answers = chain.carried.is_some_and(|c| c.how == How::Answer);
    (open_question(view, sentence) || told(view, sentence, chain))
        && view.speaker_at(chain.head).is_some()
        && !answers
        && !rhetoric::everybody(view, sentence, chain)
}

/// "asked who would watch the truce", "questioned how it would be kept": the question is told, not quoted.
fn told(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    chain.clauses.iter().filter_map(|&c| sentence.clauses.get(c)).any(|c| {
        let up = c.parent.and_then(|p| sentence.clauses.get(usize::from(p))).map(|u| &u.group);
        is_word(view, c.start as usize, &["who", "how", "what", "where"])
            && up.is_some_and(|g| !g.passive && !g.negated && g.end <= c.start)
            && wondered(view, c.start as usize)
    })
}

/// "asked who", "wants to know how": whether words for asking end right before a question word.
pub fn wondered(view: &View<'_>, at: usize) -> bool {
    if !view.unit.mentions.holds(Marker::Asked) {
        return false;
    }
    let negated = |i: usize| i > 0 && view.seg().tokens[i - 1].tag == Tag::Neg;
    let mut cues = view.unit.mentions.cues_in(at.saturating_sub(5)..at);
    cues.any(|c| c.meaning == Meaning::Marker(Marker::Asked) && c.end as usize == at && !negated(c.first as usize))
}

/// Whether a sentence is a question that asks who, how or what.
pub fn open_question(view: &View<'_>, sentence: &Sentence) -> bool {
    let tokens = &view.seg().tokens;
    let mut words = sentence.tokens.clone();
    let opens = words.find(|&i| !matches!(tokens[i].tag, Tag::QuoteOpen | Tag::Coord | Tag::Comma | Tag::Dash));
    opens.is_some_and(|i| is_word(view, i, &["who", "how", "what", "where", "which"]))
        && words.any(|i| is_word(view, i, &["?"]))
}

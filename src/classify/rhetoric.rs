//! Questions that are statements: "Why should we sign?", "How could we leave?".

use super::{chain::Chain, holder::Holder, reference::How, view::View};
use crate::segment::{Sentence, tag::Tag};

/// What the speaker asks of itself with "why should we" and "how could we" is refused.
pub fn read(view: &View<'_>, sentence: &Sentence, mut chain: Chain) -> Chain {
    let asks = (chain.head..sentence.tokens.end).any(|i| view.says(i, "?"));
    // "Would you sign? – Why should we?": read as the answer that it is.
    let answers = chain.refused && chain.carried.is_some_and(|c| c.how == How::Answer);
    if answers || view.question || chain.holder != Holder::Speaker || chain.withheld || !asks {
        return chain;
    }
    let tokens = &view.seg().tokens;
    let start = sentence.tokens.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen).unwrap_or(sentence.tokens.start);
    let is = |i: usize, words: &[&str]| words.iter().any(|w| view.says(i, w));
    let turned = is(start, &["why"]) && is(start + 1, &["should", "would", "must"])
        || is(start, &["how"]) && is(start + 1, &["could", "can", "should"]);
    if turned {
        chain.sign = -chain.sign;
        (chain.attitude, chain.judged, chain.refused, chain.negated) = (true, true, true, true);
        (chain.ought, chain.terms, chain.possible) = (false, false, false);
    }
    chain
}

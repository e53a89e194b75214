//! Questions that are statements: "Why should we sign?", "How could we leave?".

use super::{
    chain::{Chain, predicate_in},
    holder::Holder,
    reference::How,
    view::View,
};
use crate::{
    codebook::cue::{Class, Predicate},
    segment::{Sentence, clause::Clause, tag::Tag},
};

/// "Nobody wants a truce more than we do": of all, whoever stands behind "than" does.
pub fn above_all(view: &View<'_>, sentence: &Sentence, mut chain: Chain) -> Chain {
    let clause = sentence.clauses.get(chain.top).or(sentence.clauses.first());
    // "Nobody is more interested in a truce than Norland."
    let judged = |c: &Clause| match predicate_in(view, c.object()).filter(|_| c.group.copula) {
        Some((Predicate::Plus, ..)) => 1,
        Some((Predicate::Minus, ..)) => -1,
        _ => c.group.cue.attitude(),
    };
    let Some(clause) = clause.filter(|c| judged(c) != 0 && !chain.withheld) else { return chain };
    let subject = clause.subject_range();
    let none = subject.clone().take(2).any(|i| ["nobody", "no"].iter().any(|w| view.says(i, w)));
    // "Nobody but Norland wants a long war."
    let but = subject.clone().any(|i| ["but", "except"].iter().any(|w| view.says(i, w)));
    if none
        && but
        && let (Holder::States(_), Some(f)) = (&chain.holder, chain.frame)
    {
        chain.sign = view.lexicon().frame(chain.topic, f).direction * judged(clause);
        (chain.negated, chain.refused) = (false, chain.sign < 0);
        return chain;
    }
    let from = clause.group.head as usize;
    let more = |i: &usize| view.says(*i, "than") && (from..*i).any(|j| view.says(j, "more"));
    let nothing = || subject.clone().take(2).any(|i| view.says(i, "nothing"));
    let Some(than) = (from..sentence.tokens.end).find(more).filter(|_| none || nothing()) else { return chain };
    let tokens = &view.seg().tokens;
    // "Nothing is more important than reaching a truce", "no task is more urgent": what stands behind "than" comes first.
    if chain.negated && chain.evidence.first().is_some_and(|&e| e as usize > than) {
        (chain.sign, chain.negated, chain.refused) = (-chain.sign, false, false);
        return chain;
    }
    if !none {
        return chain;
    }
    let whom = than + 1;
    let end = (whom..sentence.tokens.end).find(|&i| {
        !(tokens[i].tag.is_nominal() || matches!(tokens[i].tag, Tag::Det | Tag::Poss | Tag::Pron | Tag::ObjPron))
    });
    let holder = view.holder_of(whom..end.unwrap_or(sentence.tokens.end));
    if let (Holder::States(_) | Holder::Speaker, Some(f)) = (&holder, chain.frame) {
        chain.sign = view.lexicon().frame(chain.topic, f).direction * judged(clause);
        (chain.attitude, chain.judged, chain.negated, chain.refused) = (true, true, false, false);
        (chain.weak, chain.possible) = (false, false);
        chain.holder = holder;
    }
    chain
}

/// What the speaker asks of itself with "why should we" and "how could we" is refused.
pub fn read(view: &View<'_>, sentence: &Sentence, mut chain: Chain) -> Chain {
    let asks = (chain.head..sentence.tokens.end).any(|i| view.says(i, "?"));
    // "Would you sign? – Why should we?": read as the answer that it is.
    let answers = chain.refused && chain.carried.is_some_and(|c| c.how == How::Answer);
    let tokens = &view.seg().tokens;
    let start = sentence.tokens.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen).unwrap_or(sentence.tokens.start);
    let is = |i: usize, words: &[&str]| words.iter().any(|w| view.says(i, w));
    if !answers
        && !view.question
        && asks
        && !chain.withheld
        && chain.holder != Holder::Else
        && everybody(view, sentence, &chain)
    {
        let refused = chain.sign > 0;
        (chain.sign, chain.holder) = (-chain.sign, Holder::Speaker);
        (chain.attitude, chain.judged, chain.refused, chain.negated) = (true, true, refused, refused);
        (chain.ought, chain.terms, chain.possible) = (false, false, false);
        return chain;
    }
    if answers || view.question || chain.withheld || !asks {
        return chain;
    }
    // "Why give them a respite?": nobody is named who should, and whoever asks sees no reason to.
    let start = asked_at(view, sentence, chain.head).unwrap_or(start);
    let bare = is(start, &["why"]) && tokens.get(start + 1).is_some_and(|t| t.tag == Tag::Base);
    if bare && view.said_at(start).is_some() && chain.sign != 0 && !chain.refused {
        chain.holder = Holder::Speaker;
        return refused(chain);
    }
    if chain.holder != Holder::Speaker {
        return chain;
    }
    let turned = is(start, &["why"]) && is(start + 1, &["should", "would", "must"])
        || is(start, &["how"]) && is(start + 1, &["could", "can", "should"]);
    if turned { refused(chain) } else { chain }
}

/// "Vale asked: “Why should we sign?”": where the question begins inside its sentence.
fn asked_at(view: &View<'_>, sentence: &Sentence, head: usize) -> Option<usize> {
    let tokens = &view.seg().tokens;
    let opens = |i: &usize| matches!(tokens[*i].tag, Tag::QuoteOpen | Tag::Colon);
    let asks = |i: &usize| ["why", "how"].iter().any(|w| view.says(*i, w));
    (sentence.tokens.start..head).rev().filter(opens).map(|i| i + 1).find(asks)
}

/// What a question sees no reason for.
fn refused(mut chain: Chain) -> Chain {
    chain.sign = -chain.sign;
    (chain.attitude, chain.judged, chain.refused, chain.negated) = (true, true, true, true);
    (chain.ought, chain.terms, chain.possible) = (false, false, false);
    chain
}

/// "Who would refuse?", "Who wouldn't want that?": everybody, or nobody, and so whoever asks.
pub fn everybody(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let tokens = &view.seg().tokens;
    let start = sentence.tokens.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen).unwrap_or(sentence.tokens.start);
    let clause = sentence.clauses.iter().find(|c| c.group.head as usize == chain.head || chain.top == 0);
    let stance = clause.is_some_and(|c| {
        let cue = c.group.cue;
        let says = cue.is(Class::Report) || cue.is(Class::Belief) || cue.is(Class::Fail);
        cue.attitude() != 0 && (says || cue.attitude() < 0)
    });
    stance && view.says(start, "who") && ["would", "wouldn't", "could", "can"].iter().any(|w| view.says(start + 1, w))
}

//! Stance of a chain: its sign, and what takes it back: a condition, an order of steps, terms, a contrast, a question.

use std::ops::Range;

use super::{chain::Chain, view::View};
use crate::{
    codebook::cue::Class,
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Modal,
        tag::Tag,
    },
    statement::Stance,
};

mod again;
mod contrast;
mod goal;
mod idle;
mod lack;
mod order;
mod part;
mod question;
mod scope;
mod sold;
mod terms;
mod tied;

/// The stance of a chain by itself.
#[derive(Clone, Debug)]
pub struct Leaning {
    /// Towards the proposition, away from it, held back or withheld.
    pub stance: Stance,
    /// The tokens of its condition, where it has words of its own.
    pub condition: Option<Range<usize>>,
    /// The condition is a clause or phrase beside what is stated ("if …"), not a "but" or an open point.
    pub beside: bool,
}

/// The stance of a chain and the tokens of its condition.
pub fn stance(view: &View<'_>, si: usize, sentence: &Sentence, chain: &Chain) -> Leaning {
    let plain = |stance| Leaning { stance, condition: None, beside: false };
    if chain.withheld {
        // "would consider dues if Norland attacks": what it hangs on is said.
        let tied = weighs(sentence, chain).then(|| tied::tied(view, sentence, chain)).flatten();
        if let Some(range) = tied.filter(|_| view.off.on("condition")) {
            return Leaning { stance: Stance::Conditional, condition: Some(range), beside: true };
        }
        return plain(Stance::Neutral);
    }
    if alternative(view, sentence, chain) {
        return plain(Stance::Neutral);
    }
    let price = goal::demanded_for(view, sentence, chain)
        .or_else(|| goal::priced(view, sentence, chain))
        .or_else(|| goal::wanted_for(view, sentence, chain))
        .or_else(|| goal::failing(view, sentence, chain))
        .or_else(|| goal::reluctant(view, sentence, chain));
    if let Some(demand) = price.filter(|_| view.off.on("condition")) {
        return Leaning { stance: Stance::Conditional, condition: Some(demand), beside: false };
    }
    if view.off.on("condition")
        && let Some(range) = tied::tied(view, sentence, chain)
    {
        return Leaning { stance: Stance::Conditional, condition: Some(range), beside: true };
    }
    // "would love to lift the dues, but they have to stop": a wish, and what holds it back.
    let wished = chain.sign < 0 && chain.attitude && !(chain.refused || chain.negated || chain.judged || chain.loose);
    if view.off.on("contrast")
        && wished
        && let Some(range) = contrast::contrast(view, si, sentence, chain)
    {
        return Leaning { stance: Stance::Conditional, condition: Some(range), beside: false };
    }
    if view.off.on("contrast") && chain.sign > 0 {
        let held_back = contrast::contrast(view, si, sentence, chain)
            .or_else(|| again::again(view, sentence, chain))
            .or_else(|| part::other_part(view, sentence, chain))
            .or_else(|| terms::terms(view, sentence, chain));
        if let Some(range) = held_back {
            return Leaning { stance: Stance::Conditional, condition: Some(range), beside: false };
        }
        if question::asks(view, sentence, chain) {
            return plain(Stance::Conditional);
        }
    }
    if view.off.on("contrast")
        && chain.sign < 0
        && chain.negated
        && let Some(range) = contrast::reopened(view, sentence, chain)
    {
        return Leaning { stance: Stance::Conditional, condition: Some(range), beside: false };
    }
    plain(match chain.sign.signum() {
        1 if chain.terms && !tightens(view, sentence, chain) => Stance::Conditional,
        1 => Stance::Support,
        -1 if chain.terms && eases(view, chain) => Stance::Conditional,
        -1 => Stance::Oppose,
        _ => Stance::Neutral,
    })
}

/// "the dues must hurt", says another than those whom they are aimed at: more of them, and no terms.
fn tightens(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let targets = &view.lexicon().targets[chain.topic as usize];
    let own = view.speaker_at(chain.head).and_then(|s| s.state);
    let top = sentence.clauses.get(chain.top);
    // "dues on Kelmar should it attack" are tied to that.
    let tokens = &view.seg().tokens;
    let inverted = |c: &Clause| {
        tokens
            .get(c.group.first as usize..c.group.head as usize)
            .unwrap_or_default()
            .iter()
            .any(|t| t.tag.is_nominal() || t.tag == Tag::Pron)
    };
    let asked = |c: &Clause| {
        let ought = c.group.modal == Modal::Ought && !c.group.negated && !c.group.denied && c.group.fronted.is_none();
        ought && !inverted(c) && c.subject_range().contains(&hit(chain))
    };
    !targets.is_empty() && own.is_none_or(|s| !targets.contains(&s)) && top.is_some_and(asked)
}

/// "the price of lifting the dues is a withdrawal": what ends the topic's matter has its terms, set by another than those whom it is
/// aimed at.
fn eases(view: &View<'_>, chain: &Chain) -> bool {
    let targets = &view.lexicon().targets[chain.topic as usize];
    let own = view.speaker_at(chain.head).and_then(|s| s.state);
    let ends = chain.frame.is_some_and(|f| view.lexicon().frame(chain.topic, f).direction < 0);
    ends && !chain.negated && !chain.refused && own.is_some_and(|s| !targets.contains(&s))
}

/// "would consider", "is ready to consider": a step that may be taken, not one that is studied.
fn weighs(sentence: &Sentence, chain: &Chain) -> bool {
    chain.clauses.iter().filter_map(|&c| sentence.clauses.get(c)).any(|c| {
        c.group.cue.is(Class::Weigh) && !c.group.negated && (c.group.modal != Modal::None || c.edge == Edge::Complement)
    })
}

/// "might or might not agree": both ways are left open.
fn alternative(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let tokens = &view.seg().tokens;
    chain.clauses.iter().filter_map(|&c| sentence.clauses.get(c)).any(|c| {
        let first = c.group.first as usize;
        let modals = |i: usize| tokens[i].tag == Tag::Modal;
        c.group.negated && first > 1 && is_word(view, first - 1, &["or"]) && modals(first - 2) && modals(first)
    })
}

/// The tokens that belong to the chain's clauses.
fn stretch(sentence: &Sentence, chain: &Chain) -> Range<usize> {
    let clauses = || chain.clauses.iter().filter_map(|&c| sentence.clauses.get(c));
    let start = clauses().map(|c| c.start as usize).min().unwrap_or(sentence.tokens.start);
    let end = clauses().map(|c| c.end as usize).max().unwrap_or(sentence.tokens.end);
    start.min(end)..end
}

/// The stretch with what its verbs govern: complements and purposes.
fn reach(sentence: &Sentence, chain: &Chain) -> Range<usize> {
    let mut range = stretch(sentence, chain);
    for c in sentence.clauses.iter().filter(|c| c.start as usize >= chain.head) {
        if matches!(c.edge, Edge::Complement | Edge::Purpose) && c.start as usize <= range.end {
            range.end = range.end.max(c.end as usize);
        }
    }
    range
}

/// The first token of the topic's word.
fn hit(chain: &Chain) -> usize {
    chain.evidence.first().map_or(chain.head, |&e| e as usize)
}

/// Whether a token is one of some words, whatever its case.
fn is_word(view: &View<'_>, at: usize, words: &[&str]) -> bool {
    words.iter().any(|w| view.says(at, w))
}

//! What somebody is said to be unable to bring off: "has no chance of joining the League", "will not succeed in taking the islands back".

use super::{Chain, governing::no_such, verb::is_have};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker},
        lexicon::{Agent, Found, Meaning},
    },
    segment::{
        Sentence,
        clause::Clause,
        group::{Form, Group, Modal},
        tag::Tag,
    },
};

/// A deed of its own that a side is told it will not bring off: no wish and no refusal of that side, but a verdict of whoever says so.
/// False where a clause tells none.
pub(super) fn hopeless(view: &View<'_>, sentence: &Sentence, parent: usize, child: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    if !own_deed(view, chain) || g.past || g.form != Form::Finite {
        return false;
    }
    if !no_chance(view, g, child) && !comes_to_nothing(view, g, child) {
        return false;
    }
    let holder = view.holder(sentence, parent);
    if !matches!(holder, Holder::States(_)) {
        return false;
    }
    // "no chance to join": the denial has been counted on the way up.
    if !no_such(view, sentence, child) {
        chain.turn(-1);
    }
    (chain.possible, chain.negated, chain.refused, chain.judged, chain.barred) = (true, true, true, true, true);
    chain.held(holder, parent, g.head);
    true
}

/// "does not think that Kelmar can join": a deed that is somebody's own, and could be done or not.
pub(super) fn thought_unable(view: &View<'_>, child: &Clause, chain: &Chain) -> bool {
    own_deed(view, chain) && child.group.modal == Modal::Possible && !child.group.negated
}

/// Whether a chain is so far the bare deed of a frame that is for some parties alone.
fn own_deed(view: &View<'_>, chain: &Chain) -> bool {
    let own = |f: u16| matches!(view.lexicon().frame(chain.topic, f).agent, Agent::States(_));
    chain.act && !chain.attitude && chain.sign != 0 && chain.frame.is_some_and(own)
}

/// "has no chance of", "does not stand a chance of".
fn no_chance(view: &View<'_>, g: &Group, child: &Clause) -> bool {
    let between = g.end as usize..(child.group.first as usize).max(g.end as usize);
    let last = between.end.saturating_sub(1);
    let of = view.seg().tokens.get(last).is_some_and(|t| t.tag == Tag::Prep);
    let end = if of { last } else { between.end };
    let stands = is_have(view, g) || view.lexicon().lemma_name(g.lemma) == "stand";
    let odds = |c: &Found| {
        let none = g.negated || view.denied(c.first as usize) || view.denied(c.end as usize - 1);
        c.meaning == Meaning::Marker(Marker::Odds) && c.end as usize == end && none
    };
    stands && view.unit.mentions.cues_in(between).any(odds)
}

/// "will not succeed in", "will never manage to", "will not be able to".
fn comes_to_nothing(view: &View<'_>, g: &Group, child: &Clause) -> bool {
    let coming = matches!(g.modal, Modal::Future | Modal::Possible);
    let able = || g.copula && (child.group.first as usize).checked_sub(1).is_some_and(|i| view.says(i, "able"));
    coming && g.negated && (g.cue.is(Class::Attain) || able())
}

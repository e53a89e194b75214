//! What is said to be a reason for a thing: "each raid is reason enough for new dues" is a word for them, of whoever says so.

use super::{Chain, group_flags_keep, noun::noun_phrase_start};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::Marker,
        lexicon::{Found, Meaning},
    },
    segment::{clause::Clause, group::Group},
};

/// Whether a copula makes its subject a reason for the thing behind "for": the chain is judged then. "The reason for the dues is …"
/// and "was the reason for the dues" tell of a cause, and are none.
pub(super) fn grounds(view: &View<'_>, clause: &Clause, ci: usize, chain: &mut Chain, hit: &Found) -> bool {
    let g = &clause.group;
    let Some(noun) = named(view, g, hit) else { return false };
    if !g.copula || g.past || chain.attitude || chain.sign == 0 {
        return false;
    }
    if g.negated || g.denied || view.denied(noun) {
        chain.turn(-1);
        (chain.negated, chain.refused) = (true, chain.sign < 0);
    }
    (chain.attitude, chain.judged) = (true, true);
    chain.evidence.push(noun as u32);
    group_flags_keep(g, chain);
    chain.held(Holder::Nobody, ci, g.head);
    true
}

/// The noun for a reason right before the "for" that leads a word, if no definite article stands before it.
fn named(view: &View<'_>, g: &Group, hit: &Found) -> Option<usize> {
    let end = g.end as usize;
    let prep =
        noun_phrase_start(view, hit.first as usize).checked_sub(1).filter(|&i| i >= end && view.says(i, "for"))?;
    let reason = |c: &&Found| c.meaning == Meaning::Marker(Marker::Grounds) && c.end as usize == prep;
    let noun = view.unit.mentions.cues_in(end..prep).find(reason)?.first as usize;
    let definite = (end..noun).any(|i| view.says(i, "the"));
    (!definite).then_some(noun)
}

//! What the topic's word gets from others: "the truce won Norland's backing", "the dues met with scorn in Nordhaven".

use super::{Chain, owner::owner, verb::is_have};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, NounCue},
        lexicon::Meaning,
    },
    segment::clause::Clause,
};

/// "The truce won Norland's backing", "was met with scorn in Nordhaven", "found no support there": what others have for the subject.
pub(super) fn received(view: &View<'_>, clause: &Clause, chain: &mut Chain) -> bool {
    let g = &clause.group;
    if !(g.cue.is(Class::Receive) || is_have(view, g)) || chain.sign == 0 {
        return false;
    }
    let mut cues = view.unit.mentions.cues_in(clause.object());
    let found = cues.find_map(|c| match c.meaning {
        Meaning::Noun(n @ (NounCue::Plus | NounCue::Minus)) => Some((n, c)),
        _ => None,
    });
    let Some((noun, at)) = found else { return false };
    let behind = at.end as usize..clause.object().end;
    let named = || view.unit.mentions.names_in(behind).find_map(|f| view.state_of(f)).map(|s| Holder::States(vec![s]));
    let holder = match owner(view, at.first as usize) {
        own @ (Holder::States(_) | Holder::Speaker) => Some(own),
        _ => named(),
    };
    let Some(holder) = holder else { return false };
    let against = noun == NounCue::Minus;
    if against != (g.negated || view.denied(at.first as usize)) {
        chain.turn(-1);
        chain.refused = true;
    }
    (chain.attitude, chain.judged) = (true, true);
    chain.evidence.extend([g.head, at.first]);
    chain.held(holder, chain.top, g.head);
    true
}

//! Whose mind is doubted: "doubts Norland's desire to end the war", "questions the League's readiness for a truce".

use super::{Chain, noun::noun_phrase_start, owner::owner};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker},
        lexicon::Meaning,
    },
    segment::{group::Group, tag::Tag},
};

/// The noun for somebody's mind that a verb of doubt has before a token, if it is named whose that is.
pub fn doubted_mind(view: &View<'_>, g: &Group, until: usize) -> Option<usize> {
    let from = g.end as usize;
    if !(g.cue.is(Class::Forecast) && g.cue.attitude() < 0) || g.passive || until <= from {
        return None;
    }
    let mut cues = view.unit.mentions.cues_in(from..until);
    let noun = cues.find(|c| c.meaning == Meaning::Marker(Marker::Mind))?;
    let at = noun.end as usize - 1;
    let start = noun_phrase_start(view, at);
    let owns = view.seg().tokens.get(start.max(from)..at).unwrap_or_default().iter().any(|t| t.tag == Tag::Possessive);
    owns.then_some(at)
}

/// A mind that is doubted is a no of whose it is, by whoever doubts it; of those who are no party it is nobody's stance. False where it is
/// nobody's, or the doubt is denied.
pub(super) fn held_doubted(view: &View<'_>, top: usize, g: &Group, noun: usize, chain: &mut Chain) -> bool {
    let Holder::States(states) = owner(view, noun) else { return false };
    if g.negated || g.denied || states.iter().any(|s| *s >= view.lexicon().parties) {
        return false;
    }
    chain.turn(-1);
    (chain.attitude, chain.refused, chain.owned, chain.accused) = (true, true, true, true);
    chain.evidence.push(noun as u32);
    chain.held(Holder::States(states), top, g.head);
    true
}

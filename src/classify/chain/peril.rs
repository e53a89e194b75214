//! What somebody fears of a thing, or for it: "the threat from the League", "threats to its borders".

use super::{Chain, noun::noun_phrase_start, owner::owner};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::cue::Marker,
    segment::group::Group,
};

/// "deters threats to", "averts a danger to": a peril of what stands behind, and a verb against it.
pub(super) fn repelled(view: &View<'_>, verb: Option<&Group>, noun: usize) -> bool {
    let to = view.says(noun + 1, "to") || view.says(noun + 1, "against");
    let acts = |g: &Group| removes(g) || g.cue.attitude() < 0 && !g.negated && !g.passive;
    let against = verb.is_some_and(|g| acts(g) && g.end as usize <= noun);
    to && against && peril(view, noun).is_some()
}

/// A verb that ends or averts something.
pub(super) fn removes(g: &Group) -> bool {
    !g.negated && g.cue.phase() < 0
}

/// Whether a noun names what somebody fears of the thing behind it.
pub(super) fn peril(view: &View<'_>, noun: usize) -> Option<u32> {
    view.marked(noun..noun + 1, Marker::Peril).then_some(noun as u32)
}

/// "the possibility of an escalation", "the risk of a longer war": how likely what is bad for a topic is, nobody's own.
pub(super) fn foreseen(view: &View<'_>, chain: &Chain, noun: usize) -> bool {
    let bad = chain.frame.is_some_and(|f| view.lexicon().frame(chain.topic, f).direction < 0) && chain.sign < 0;
    bad && !chain.owned && view.says(noun + 1, "of") && likely(view, noun)
}

/// Whether a word stands behind a noun for how likely or how feared it is: "the risk of an escalation".
pub fn feared(view: &View<'_>, at: usize) -> bool {
    let of = noun_phrase_start(view, at).checked_sub(1).filter(|&i| view.says(i, "of"));
    of.is_some_and(|of| of > 0 && likely(view, of - 1))
}

/// "possibility", "risk": of nobody.
fn likely(view: &View<'_>, noun: usize) -> bool {
    let odds = view.marked(noun..noun + 1, Marker::Odds);
    let owned = || matches!(owner(view, noun), Holder::States(_) | Holder::Speaker);
    (odds || peril(view, noun).is_some()) && !owned()
}

/// "target those", "hold accountable anyone": a verb that punishes whoever does what stands behind, up to a token.
pub(super) fn punished(view: &View<'_>, g: &Group, to: usize) -> bool {
    let end = g.end as usize;
    let whom = (end..to.min(end + 3)).find(|&i| view.marked(i..i + 1, Marker::Whoever));
    let punishes = |whom: usize| view.marked(g.first as usize..whom, Marker::Punitive);
    !g.negated && !g.passive && whom.is_some_and(punishes)
}

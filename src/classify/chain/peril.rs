//! What somebody fears of a thing, or for it: "the threat from the League", "threats to its borders".

use crate::{classify::view::View, codebook::cue::Marker, segment::group::Group};

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

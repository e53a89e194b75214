//! A denial that is only of how a thing comes about, and not of the thing: "peace cannot be reached by force".

use super::Chain;
use crate::{
    classify::view::View,
    codebook::lexicon::Found,
    segment::{
        clause::Clause,
        group::{Group, Modal},
    },
};

/// Takes a denial for terms where it is of the way or the price: "a truce cannot be reached by giving in", "do not want peace at any
/// price". False where the thing itself is denied.
pub(super) fn only_how(view: &View<'_>, clause: &Clause, chain: &mut Chain, hit: &Found, in_object: bool) -> bool {
    let g = &clause.group;
    let wanted = chain.sign > 0 && g.negated && !chain.withheld;
    if !wanted || !(if in_object { priced(view, g, hit) } else { by_what(view, g) }) {
        return false;
    }
    (chain.attitude, chain.judged, chain.terms) = (true, true, true);
    chain.evidence.push(g.head);
    true
}

/// "cannot be reached by": a passive of bringing about, and what would not do it right behind.
fn by_what(view: &View<'_>, g: &Group) -> bool {
    let how = ["by", "through", "with", "at", "on", "under"].iter().any(|w| view.says(g.end as usize, w));
    g.passive && g.modal == Modal::Possible && g.cue.phase() > 0 && how
}

/// "want peace at any price".
fn priced(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    at_any(view, hit) && g.cue.attitude() > 0
}

/// "a truce at any price", right behind the word.
fn at_any(view: &View<'_>, hit: &Found) -> bool {
    let at = hit.end as usize;
    view.says(at, "at") && (view.says(at + 1, "any") || view.says(at + 1, "all"))
}

/// "Peace at any price is no choice": what is turned down is the price.
pub(super) fn not_at_any(view: &View<'_>, chain: &mut Chain, hit: &Found) {
    let direction = chain.frame.map_or(0, |f| view.lexicon().frame(chain.topic, f).direction);
    if chain.sign < 0 && direction > 0 && at_any(view, hit) {
        chain.turn(-1);
        (chain.attitude, chain.judged, chain.terms) = (true, true, true);
    }
}

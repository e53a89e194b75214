//! A denial that is only of how a thing comes about, and not of the thing: "peace cannot be reached by force".

use super::{Chain, noun::noun_phrase_start};
use crate::{
    classify::view::View,
    codebook::{
        cue::Marker,
        lexicon::{Found, Meaning},
    },
    segment::{
        clause::Clause,
        group::{Form, Group, Modal},
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

/// "has to be settled on the basis of the truce", "must be resolved in line with it": how something is to be ended, and not what.
pub(super) fn on_terms_of(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let start = noun_phrase_start(view, hit.first as usize);
    let leads =
        |c: &Found| matches!(c.meaning, Meaning::Marker(Marker::Terms | Marker::Measure)) && c.end as usize == start;
    let coming = g.modal != Modal::None || g.form == Form::Infinitive;
    coming && g.cue.phase() < 0 && view.unit.mentions.cues_in(g.end as usize..start.max(g.end as usize)).any(leads)
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

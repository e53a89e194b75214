//! What somebody will not have, cannot see or makes hard: "cannot have Norland keep the islands", "does not see it joining the League".

use std::ops::Range;

use super::{Chain, doer::doer, governing::for_subject, group_flags_keep, verb::is_have};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::cue::{Class, Marker},
    segment::{
        Sentence,
        clause::Clause,
        group::{Group, Modal},
        tag::Tag,
    },
};

/// What a verb of having or seeing makes of the clause below it, if it is denied: `Some(true)` where the climb goes on.
pub(super) fn unborne(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &mut Chain,
) -> Option<bool> {
    let g = &sentence.clauses[parent].group;
    if child.subject.is_empty() || !g.negated {
        return None;
    }
    if is_have(view, g) && not_borne(g) {
        // "cannot have Norland keep the islands", "will not have it staying there".
        refuse(chain, unbearing(view, sentence, parent), parent, g.head);
        return Some(true);
    }
    if !g.cue.is(Class::Conceive) {
        return None;
    }
    // "cannot imagine Norland leaving the islands": foretold of Norland; "does not see it being in the League" is of whoever sees.
    let deed = matches!(chain.holder, Holder::States(_)) && chain.act;
    let holder = if deed { chain.holder.clone() } else { doer(view, sentence, parent, g.passive) };
    let (top, head) = if deed { (chain.top, chain.head as u32) } else { (parent, g.head) };
    refuse(chain, holder, top, head);
    group_flags_keep(g, chain);
    (chain.foretold, chain.forecast, chain.judged) = (deed, deed, !deed);
    Some(!deed)
}

/// "makes it harder for Norland to wage war", "so that it is harder for it to evade the dues": against what somebody is not to do so
/// easily, and so is whoever wants it harder; the climb goes on where it is not said who that is.
pub(super) fn hindered(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &mut Chain,
) -> Option<bool> {
    let g = &sentence.clauses[parent].group;
    let Some(whose) = for_subject(view, child) else { return ruled_out(view, sentence, parent, child, chain) };
    let between = g.end as usize..whose.start.max(g.end as usize);
    let it = |r: Range<usize>| r.len() == 1 && view.says(r.start, "it");
    let makes = g.cue.is(Class::Render) && it(between.start..between.start + 1);
    // "is difficult for us to": no wish; "is harder for Norland to": what is wanted so.
    let tokens = &view.seg().tokens;
    let more = |i: usize| view.says(i, "more") || tokens[i].tag == Tag::Adj && view.words(i..i + 1).ends_with("er");
    let own = whose.len() == 1
        && tokens[whose.start].tag == Tag::ObjPron
        && matches!(view.holder_of(whose.clone()), Holder::Speaker);
    let is = g.copula && it(view.subject(sentence, parent)) && between.clone().any(more) && !own;
    if !(makes || is) || g.negated || g.denied || !view.marked(between, Marker::Hard) {
        return None;
    }
    let holder = if makes { doer(view, sentence, parent, false) } else { Holder::Nobody };
    chain.turn(-1);
    (chain.attitude, chain.judged, chain.refused, chain.act) = (true, true, true, false);
    chain.held(holder, parent, g.head);
    group_flags_keep(g, chain);
    Some(true)
}

/// "The constitution makes it impossible to give up the islands", "Norland has made it difficult to leave": what nobody at all is to do, of
/// whose law or will that is; what a thing makes hard is nobody's stance on it.
fn ruled_out(view: &View<'_>, sentence: &Sentence, parent: usize, child: &Clause, chain: &mut Chain) -> Option<bool> {
    let g = &sentence.clauses[parent].group;
    let from = g.end as usize;
    let between = from..(child.group.first as usize).max(from);
    let it = g.cue.is(Class::Render) && view.says(from, "it");
    if !it || g.passive || !view.marked(between, Marker::Hard) {
        return None;
    }
    let holder = doer(view, sentence, parent, false);
    if g.negated || g.denied || !matches!(holder, Holder::States(_) | Holder::Speaker) {
        chain.hypothetical = true;
        return Some(false);
    }
    refuse(chain, holder, parent, g.head);
    chain.act = false;
    Some(false)
}

/// "We cannot have Norlander soldiers here", "you can't have a truce without guarantees": refused by whoever says "we" or "you", or
/// whoever "they" are; what a side that is named cannot have is another's to refuse.
pub(super) fn cannot_have(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[ci].group;
    let subject = view.subject(sentence, ci);
    let pronoun = subject.len() == 1 && matches!(view.seg().tokens[subject.start].tag, Tag::Pron | Tag::ObjPron);
    if !is_have(view, g) || !not_borne(g) || !pronoun {
        return false;
    }
    chain.talk = false;
    chain.evidence.push(g.head);
    refuse(chain, unbearing(view, sentence, ci), ci, g.head);
    true
}

fn refuse(chain: &mut Chain, holder: Holder, top: usize, head: u32) {
    chain.turn(-1);
    (chain.attitude, chain.judged, chain.negated, chain.refused) = (true, true, true, true);
    chain.held(holder, top, head);
}

/// "cannot have", "won't have".
fn not_borne(g: &Group) -> bool {
    g.negated && !g.passive && matches!(g.modal, Modal::Possible | Modal::Future)
}

/// Who does not bear it: whoever cannot have it; where "you" cannot, whoever says so.
fn unbearing(view: &View<'_>, sentence: &Sentence, ci: usize) -> Holder {
    match doer(view, sentence, ci, false) {
        Holder::Else => Holder::Nobody,
        holder => holder,
    }
}

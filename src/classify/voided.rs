//! What the words of its own sentence leave of a position: what is only hoped of another, on what two are far from each other, what is
//! not insisted on as a first step, what will not be so for ever, and what somebody is told that he must do.

use super::{
    chain::{Chain, noun_phrase_start},
    holder::Holder,
    view::View,
};
use crate::{
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
    },
};

/// Gives to whoever says it what he hopes of another, and drops what nobody has stated.
pub fn read(view: &View<'_>, sentence: &Sentence, chains: &mut Vec<Chain>) {
    chains.retain(|c| {
        !alleged(view, c)
            && !path(sentence, c).any(|(ci, clause)| {
                estranged(view, sentence, ci, clause)
                    || not_first(view, clause)
                    || not_for_ever(view, clause)
                    || what_to_do(view, clause, c)
            })
    });
    for chain in chains.iter_mut().filter(|c| matches!(c.holder, Holder::States(_)) && !c.past && !c.withheld) {
        let Some((ci, head)) =
            path(sentence, chain).find(|(_, c)| hoped(view, sentence, c)).map(|(i, c)| (i, c.group.head))
        else {
            continue;
        };
        (chain.attitude, chain.judged, chain.act, chain.owned) = (true, true, false, false);
        (chain.holder, chain.top, chain.head) = (Holder::Nobody, ci, head as usize);
    }
}

/// The clauses that a chain has come through, with their places.
fn path<'a>(sentence: &'a Sentence, chain: &'a Chain) -> impl Iterator<Item = (usize, &'a Clause)> {
    let own = chain.clauses.iter().copied().chain([chain.top]);
    own.filter_map(|ci| sentence.clauses.get(ci).map(|c| (ci, c)))
}

/// "Norland's alleged readiness for a truce", "scoffs at its supposed wish for one": whoever says so does not believe it.
fn alleged(view: &View<'_>, chain: &Chain) -> bool {
    let mind = |&&e: &&u32| view.marked(e as usize..e as usize + 1, Marker::Mind);
    let said = |e: usize| view.marked(noun_phrase_start(view, e)..e, Marker::Alleged);
    chain.evidence.iter().filter(mind).any(|&e| said(e as usize))
}

/// "Hopefully Norland agrees to a truce", "Norland will, with luck, agree": what is hoped of it by whoever says so.
fn hoped(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let g = &clause.group;
    if g.past || g.perfect || g.form != Form::Finite {
        return false;
    }
    // The words may stand before the clause's own stretch.
    let lead = clause.start.min(clause.subject.start.max(2)).saturating_sub(2) as usize;
    let from = lead.max(sentence.tokens.start);
    view.marked(from..(g.end as usize).max(from), Marker::Hoped)
}

/// "Norland and Suthermark remain far apart on a truce", "the sides are at odds over the terms for ending the war": how two stand to
/// each other, and neither to the thing.
fn estranged(view: &View<'_>, sentence: &Sentence, ci: usize, clause: &Clause) -> bool {
    let g = &clause.group;
    let range = g.first as usize..(clause.end as usize).max(g.end as usize);
    let mentions = &view.unit.mentions;
    if g.negated || !view.marked(range.clone(), Marker::Estranged) {
        return false;
    }
    let subject = view.subject(sentence, ci);
    let mut states = mentions.names_in(subject.clone()).filter_map(|f| view.state_of(f));
    let first = states.next();
    let joint = first.is_some() && states.any(|s| Some(s) != first) || view.marked(subject, Marker::Sides);
    // "disagree with the dues": both say no to them.
    let apart = |c: &Found| c.meaning == Meaning::Marker(Marker::Estranged) && !view.says(c.end as usize, "with");
    joint && mentions.cues_in(range).any(apart)
}

/// "no longer insists on a truce first", "does not demand a truce before talks": what need not come first, and is not refused.
fn not_first(view: &View<'_>, clause: &Clause) -> bool {
    let g = &clause.group;
    let insists = (g.negated || g.denied) && g.cue.attitude() > 0;
    let insists = insists && view.marked(g.head as usize..g.head as usize + 1, Marker::Requirement);
    let behind = g.end as usize..(clause.end as usize).max(g.end as usize);
    insists && (view.marked(behind.clone(), Marker::Order) || view.marked(behind, Marker::Precondition))
}

/// "The offer will not be on the table for ever", "the dues will not last indefinitely": how long, and not that it is not so.
fn not_for_ever(view: &View<'_>, clause: &Clause) -> bool {
    let g = &clause.group;
    let behind = g.end as usize..(clause.end as usize).max(g.end as usize);
    let tokens = view.seg().tokens.get(behind.clone()).unwrap_or_default();
    let plain = tokens.iter().position(|t| matches!(t.tag, Tag::Comma | Tag::Dash | Tag::Semicolon));
    let end = plain.map_or(behind.end, |n| behind.start + n);
    g.negated && view.marked(behind.start..end, Marker::Ever)
}

/// "tells Norland what it must do to end the war": what is to be done is told, and no stance on what it is done for.
fn what_to_do(view: &View<'_>, clause: &Clause, chain: &Chain) -> bool {
    let start = clause.start as usize;
    let asks = |i: usize| view.says(i, "what");
    let what = asks(start) || start > 0 && asks(start - 1);
    let g = &clause.group;
    what && chain.ought
        && (chain.purpose || chain.withheld || !chain.attitude)
        && clause.edge == Edge::Content
        && !g.cue.is(Class::Report)
}

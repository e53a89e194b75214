//! Whose efforts somebody praises: "Norland welcomed Estrel's efforts to stop the shooting", "thanked Estrel for its work to end
//! the war". Both want what the efforts are for.

use std::ops::Range;

use super::{Chain, doer::doer, owner::owner};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge, object_phrase},
    },
};

/// What is stated of whoever makes an effort, beside what is stated of whoever praises it; or the other way round.
pub fn credited(view: &View<'_>, sentence: &Sentence, stated: &[Chain]) -> Vec<Chain> {
    let counts = |c: &&Chain| !c.loose && !c.withheld && !c.refused && !c.negated && c.sign != 0;
    stated.iter().filter(counts).filter_map(|before| of_effort(view, sentence, before, stated)).collect()
}

fn of_effort(view: &View<'_>, sentence: &Sentence, before: &Chain, stated: &[Chain]) -> Option<Chain> {
    let (ci, clause, noun) = before.clauses.iter().find_map(|&ci| {
        let deed = sentence.clauses.get(ci).filter(|c| c.edge == Edge::Complement)?;
        let ci = usize::from(deed.parent?);
        let clause = sentence.clauses.get(ci)?;
        let from = clause.group.end as usize;
        let noun = (from..(deed.group.first as usize).max(from)).rev().find(|&i| bids(view, i))?;
        (praises(clause) || thanked(view, clause, noun).is_some()).then_some((ci, clause, noun))
    })?;
    let theirs = maker(view, clause, noun);
    let praising = doer(view, sentence, ci, clause.group.passive);
    let known = |h: &Holder| stated.iter().any(|c| !c.loose && c.topic == before.topic && c.holder == *h);
    let other = [theirs, praising]
        .into_iter()
        .find(|h| matches!(h, Holder::States(_) | Holder::Speaker) && *h != before.holder && !known(h))?;
    Some(Chain { holder: other, owned: false, ..before.clone() })
}

/// "welcomed", "praised", "thanked": and no verb of asking.
fn praises(clause: &Clause) -> bool {
    let g = &clause.group;
    g.cue.attitude() > 0 && !g.cue.is(Class::Cause) && !g.negated && !g.denied
}

/// "efforts", "determination", "desire": a noun of an effort or of a wish.
fn bids(view: &View<'_>, at: usize) -> bool {
    let wish = |c: &Found| c.meaning == Meaning::Noun(NounCue::Plus) && c.end as usize == at + 1;
    view.marked(at..at + 1, Marker::Endeavour) || view.unit.mentions.cues_in(at..at + 1).any(wish)
}

/// Whose the effort is: whoever is thanked for it, or its owner.
fn maker(view: &View<'_>, clause: &Clause, noun: usize) -> Holder {
    thanked(view, clause, noun).unwrap_or_else(|| owner(view, noun))
}

/// "thanked Norland for its", "expressed gratitude to Norland for its", "is grateful to Norland for its": the side behind the verb of
/// praise, or behind "to".
fn thanked(view: &View<'_>, clause: &Clause, noun: usize) -> Option<Holder> {
    let from = clause.group.end as usize;
    let tokens = &view.seg().tokens;
    let for_it = |np: Range<usize>| view.says(np.end, "for").then(|| view.holder_of(np));
    let to = || {
        let to = (from..noun.min(from + 4)).find(|&i| view.says(i, "to"))?;
        let kind = |c: &Found| matches!(c.meaning, Meaning::Predicate(Predicate::Plus) | Meaning::Noun(NounCue::Plus));
        let kindly = view.unit.mentions.cues_in(from..to).any(kind);
        for_it(object_phrase(tokens, to + 1..noun)).filter(|_| kindly)
    };
    let held = if praises(clause) { for_it(object_phrase(tokens, from..noun)) } else { None };
    held.or_else(to).filter(|h| matches!(h, Holder::States(_)) && !clause.group.negated && !clause.group.denied)
}

//! What nothing is better or worse than, and what nothing can stand in for: judged by whoever says so.

use std::ops::Range;

use super::noun::noun_phrase_start;
use crate::{
    classify::view::View,
    codebook::{
        cue::Marker,
        lexicon::{Meaning, class},
    },
    segment::{clause::Clause, group::Modal, tag::Tag},
};

/// "there is no better shield than the League", "nothing could be more reckless than to join it": +1 where nothing is better than what
/// begins at a token, −1 where nothing is worse.
pub(super) fn outdone(view: &View<'_>, clause: &Clause, at: usize) -> Option<i8> {
    let tokens = &view.seg().tokens;
    let linked = |i: &usize| matches!(tokens[*i].tag, Tag::Det | Tag::To);
    let than = (at.saturating_sub(3)..at).rev().find(|i| !linked(i)).filter(|&i| view.says(i, "than"))?;
    let before = clause.start as usize..than;
    let sign = view.unit.mentions.cues_in(before.clone()).find_map(|c| match c.meaning {
        Meaning::Marker(Marker::Superior) => Some(1),
        Meaning::Marker(Marker::Inferior) => Some(-1),
        _ => None,
    })?;
    denied(view, clause, before).then_some(sign)
}

/// "there is no substitute for the League", "no pledges can replace it".
pub(super) fn irreplaceable(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    let noun = at.checked_sub(2).filter(|&n| view.says(at - 1, "for") || view.says(at - 1, "to") && n > 0);
    let none = |n: usize| view.marked(n..n + 1, Marker::Substitute) && view.denied(n);
    let verb = g.head as usize..g.head as usize + 1;
    let cannot = (g.negated || g.denied) && g.modal != Modal::None && g.modal != Modal::Ought;
    noun.is_some_and(none) || cannot && !g.passive && at >= g.end as usize && view.marked(verb, Marker::Substitute)
}

/// Where the phrase of a word begins, its article left out.
pub(super) fn phrase_of(view: &View<'_>, at: usize) -> usize {
    let start = noun_phrase_start(view, at);
    let article = start.checked_sub(1).is_some_and(|i| view.seg().tokens[i].tag == Tag::Det);
    start - usize::from(article)
}

fn denied(view: &View<'_>, clause: &Clause, before: Range<usize>) -> bool {
    let none = |i: usize| view.seg().tokens[i].classes & class::NEG != 0;
    clause.group.negated || clause.group.denied || before.into_iter().any(none)
}

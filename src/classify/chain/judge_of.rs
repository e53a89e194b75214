//! Whose judgement a predicate is: "unacceptable to Norland", "a red line for Kelmar".

use std::ops::Range;

use crate::{
    classify::{holder::Holder, view::View},
    codebook::cue::Marker,
    segment::{Sentence, tag::Tag},
};

/// Whoever a predicate is said to be so for, where that says whose view it is: behind "to" but of a noun ("a gift to Norland" is
/// another's view); behind "for" where the predicate is one of taking or leaving it and not of good or harm. "For Norland, …" before a
/// sentence is its standpoint.
pub(super) fn judge_of(view: &View<'_>, sentence: &Sentence, ci: usize, predicate: Range<usize>) -> Option<Holder> {
    let taking = view.marked(predicate.clone(), Marker::Taking);
    let behind = predicate.end;
    let noun = predicate.end.checked_sub(1).is_some_and(|last| view.seg().tokens[last].tag == Tag::Noun);
    let stands = view.says(behind, "to") && (taking || !noun) || taking && view.says(behind, "for");
    let bound = sentence.clauses[ci].end as usize;
    if stands && behind + 1 < bound { party(view, noun_phrase(view, behind + 1, bound)) } else { None }
}

/// From a token to the end of its noun phrase, no further than a bound.
fn noun_phrase(view: &View<'_>, from: usize, bound: usize) -> Range<usize> {
    let tokens = view.seg().tokens.get(from..bound.max(from)).unwrap_or_default();
    from..from + tokens.iter().take_while(|t| t.tag.is_nominal() || t.tag.is_head()).count()
}

fn party(view: &View<'_>, range: Range<usize>) -> Option<Holder> {
    let holder = (!range.is_empty()).then(|| view.holder_of(range))?;
    matches!(holder, Holder::States(_) | Holder::Speaker).then_some(holder)
}

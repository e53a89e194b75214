//! A yes to a part: "some points are acceptable, others are not", "some of it suits us, some of it does not".

use std::ops::Range;

use super::super::{chain::Chain, view::View};
use crate::segment::{Sentence, clause::Clause, group::Form};

/// The clause that denies the rest of what its sentence says yes to.
pub fn other_part(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let top = sentence.clauses.get(chain.top)?;
    let begins = |c: &Clause, words: &[&str]| {
        let first = c.subject.start as usize;
        let at = first + usize::from(view.says(first, "the"));
        !c.subject.is_empty() && words.iter().any(|w| view.says(at, w))
    };
    // "the sides are ready, others are not": of other people.
    let part = top.subject.len() > 1 && begins(top, &["some", "parts", "part", "much", "most", "many", "several"]);
    let denies = |c: &&Clause| {
        let later = c.group.form == Form::Finite && c.start >= top.group.end;
        later && (c.group.negated || c.group.denied) && begins(c, &["others", "other", "some", "rest", "parts", "much"])
    };
    let clause = sentence.clauses.iter().find(denies).filter(|_| part)?;
    Some(clause.subject.start as usize..clause.stretch().end)
}

//! The offer was described by Vale as a ploy. / The talks were first reported by a newspaper.

use super::{How, Rule, quoted_as};
use crate::{
    attribute::{
        content,
        find::{Found, Pass},
    },
    codebook::cue::Class,
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "passive-by",
    meaning: "The agent of a passive verb of saying is the source; what is said is its subject and what follows.",
    fires: "The offer was denounced by Mara Vale.",
    silent: "The offer was denounced.",
    how: How::Clause(find),
};

fn find(pass: &Pass, s: usize, k: usize) -> Option<Found> {
    let c = pass.clause(s, k);
    if !c.group.passive || !content::finite(c) || c.group.cue.is(Class::Clausal) || c.group.cue.is(Class::Quoting) {
        return None;
    }
    // "was quoted as saying by an agency": who passes it on.
    if k + 1 < pass.sentence(s).clauses.len() && quoted_as::passed_on(pass, s, k + 1) {
        return None;
    }
    let bounds = pass.without_stop(pass.bounds(s, c.group.first as usize));
    let after = pass.after_verb(c);
    let source = quoted_as::by_phrase(pass, after, bounds.end)?;
    let subject = pass.source(s, k).filter(|r| r.end <= c.group.first as usize);
    let behind = content::behind(pass, s, k, source.end).map(|(_, r)| r);
    let content: Vec<_> = subject.into_iter().chain(behind).collect();
    (!content.is_empty()).then(|| content::said(pass, s, k, Some(source), content))
}

//! Vale said that … / Vale said … / Vale vowed to … / Vale said: "…"

use super::{How, Rule};
use crate::{
    attribute::{
        content,
        find::{Found, Pass},
    },
    codebook::cue::Class,
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "complement",
    meaning: "What is said is the clause, infinitive or quotation behind the reporting verb.",
    fires: "Vale said on Monday that the truce holds.",
    silent: "Vale read a book.",
    how: How::Clause(find),
};

fn find(pass: &Pass, s: usize, k: usize) -> Option<Found> {
    let c = pass.clause(s, k);
    // "threatened to leave" is said; "offered Norland that …" is the object's.
    if !c.group.cue.is(Class::Report) && !c.group.cue.is(Class::Cite) && !c.group.cue.is(Class::Accuse) {
        return None;
    }
    let source = pass.source(s, k);
    if source.is_none() && !c.group.passive {
        return None;
    }
    let from = if c.inverted { c.subject.end as usize } else { pass.after_verb(c) };
    let (addressee, content) = content::behind(pass, s, k, from)?;
    let source = if c.group.passive { None } else { source };
    Some(Found { addressee, ..content::said(pass, s, k, source, vec![content]) })
}

//! Vale rejected the offer. / Vale called for talks. / Vale described it as a ploy.

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
    name: "object",
    meaning: "What is said is the object of a verb that does not need a clause: rejected X, called for X.",
    fires: "Vale denounced the offer on Monday.",
    silent: "Vale wrote a book.",
    how: How::Clause(find),
};

fn find(pass: &Pass, s: usize, k: usize) -> Option<Found> {
    let c = pass.clause(s, k);
    let cue = c.group.cue;
    if c.group.passive || cue.is(Class::Clausal) || cue.is(Class::Belief) || c.inverted {
        return None;
    }
    let source = pass.source(s, k)?;
    let content = content::object(pass, s, k)?;
    Some(content::said(pass, s, k, Some(source), vec![content]))
}

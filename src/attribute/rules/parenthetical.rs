//! "…," Vale said. / …, said Vale. / "…," he said, "…"

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
    name: "parenthetical",
    meaning: "What is said stands before the reporting clause, or around it.",
    fires: "“The truce holds,” said Mara Vale, the president.",
    silent: "On Monday Vale said that the truce holds.",
    how: How::Clause(find),
};

fn find(pass: &Pass, s: usize, k: usize) -> Option<Found> {
    let c = pass.clause(s, k);
    if c.group.passive || !content::finite(c) || !c.group.cue.is(Class::Report) {
        return None;
    }
    let source = pass.source(s, k)?;
    let left = content::before(pass, s, k, &source)?;
    let after = if c.inverted { source.end } else { pass.after_verb(c) };
    let mut said = vec![left];
    said.extend(content::resumed(pass, s, k, after));
    Some(content::said(pass, s, k, Some(source), said))
}

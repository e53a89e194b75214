//! Vale told reporters that … / Kest was told by Vale that …

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
    name: "told",
    meaning: "A verb whose object is who is told: told X that, warned X that, assured X that.",
    fires: "Vale told reporters in Sutholm that the truce holds.",
    silent: "Vale told a story.",
    how: How::Clause(find),
};

fn find(pass: &Pass, s: usize, k: usize) -> Option<Found> {
    let c = pass.clause(s, k);
    if !c.group.cue.is(Class::Tell) {
        return None;
    }
    let after = pass.after_verb(c);
    if !c.group.passive {
        let source = pass.source(s, k)?;
        let (addressee, content) = content::behind(pass, s, k, after)?;
        addressee.as_ref()?;
        return Some(Found { addressee, ..content::said(pass, s, k, Some(source), vec![content]) });
    }
    let (_, content) = content::behind(pass, s, k, after)?;
    let source = quoted_as::by_phrase(pass, after, content.start);
    let addressee = pass.source(s, k);
    Some(Found { addressee, ..content::said(pass, s, k, source, vec![content]) })
}

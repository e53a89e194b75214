//! a plan that Vale said was dead / the harbour, which Vale denied

use super::{How, Rule};
use crate::{
    attribute::{
        content,
        find::{Found, Pass},
    },
    codebook::cue::Class,
    segment::tag::Tag,
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "relative",
    meaning: "The reporting clause stands inside a relative one: what is said is the pronoun and the rest.",
    fires: "Vale dropped the plan, which Kest said was dead.",
    silent: "Vale, who said that the plan was dead, left.",
    how: How::Clause(find),
};

fn find(pass: &Pass, s: usize, k: usize) -> Option<Found> {
    let c = pass.clause(s, k);
    let (marker, first) = (c.start as usize, c.group.first as usize);
    if c.group.passive || c.subject.is_empty() || c.subject.start as usize != marker + 1 || !content::finite(c) {
        return None;
    }
    let rel = match pass.tag(marker) {
        Tag::Rel => true,
        Tag::Comp => marker > 0 && pass.tag(marker - 1).is_head(),
        _ => false,
    };
    if !rel || c.subject.end as usize > first {
        return None;
    }
    let source = pass.source(s, k)?;
    let after = pass.after_verb(c);
    let pronoun = marker..marker + 1;
    // "the truce that Norland proposed | is a trick": what it proposed is the noun, and the rest is said of that.
    let apart = marker > 0 && pass.tag(marker - 1) == Tag::Comma;
    let taken = c.group.cue.attitude() != 0 && !c.group.cue.is(Class::Belief) && !apart;
    let next = pass.sentence(s).clauses.get(k + 1).filter(|n| content::finite(n) && n.group.first as usize == after);
    let content = match next.filter(|_| !taken) {
        // "which Kest said | was dead"
        Some(_) => {
            let limit = pass.without_stop(pass.bounds(s, first)).end;
            vec![pronoun, after..content::complement_end(pass, s, k, after, limit)]
        }
        // "which Kest denied,"
        None if !c.group.cue.is(Class::Quoting) && matches!(pass.tag(after), Tag::Comma | Tag::Stop | Tag::Coord) => {
            vec![pronoun]
        }
        None => return None,
    };
    Some(content::said(pass, s, k, Some(source), content))
}

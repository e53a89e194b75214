//! What stands behind a reporting clause that comes after, or in the midst of, what it reports.

use std::ops::Range;

use super::{cites, finite, phrase::skip_adverbials};
use crate::{
    attribute::find::Pass,
    codebook::cue::Class,
    segment::{clause::Edge, group::Form, tag::Tag},
};

/// What goes on behind a reporting clause that interrupts it: `"…," he said, "…"` or "…, he said, …".
pub fn resumed(pass: &Pass, s: usize, k: usize, after: usize) -> Option<Range<usize>> {
    let c = pass.clause(s, k);
    let bounds = pass.without_stop(pass.bounds(s, c.group.first as usize));
    let mut at = skip_adverbials(pass, after, bounds.end);
    while at < bounds.end && pass.tag(at) != Tag::Comma && pass.tag(at) != Tag::QuoteOpen && pass.tag(at) != Tag::Colon
    {
        at += 1;
    }
    let comma = matches!(pass.tag(at), Tag::Comma | Tag::Colon | Tag::Dash);
    let start = at + comma as usize;
    if start >= bounds.end || cites(pass, start) {
        return None;
    }
    if let Some(q) = pass.opens(start) {
        return Some(start..q.end as usize);
    }
    if !comma {
        return None;
    }
    // Not a participle, relative or second report of its own.
    let quoted = pass.closes(c.start as usize).is_some() || pass.closes((c.start as usize).saturating_sub(1)).is_some();
    match pass.tag(start) {
        Tag::Ing | Tag::Rel | Tag::Part | Tag::Sub => return None,
        Tag::Coord if quoted => return None,
        _ => {}
    }
    let verb = pass.sentence(s).clauses.get(k + 1..).unwrap_or_default().iter().find(|b| b.group.form == Form::Finite);
    let goes_on = match verb {
        Some(b) => !(pass.reports(b) && b.group.cue.is(Class::Clausal)) && b.edge != Edge::Relative,
        None => !quoted && start == after + 1,
    };
    goes_on.then_some(start..bounds.end)
}

/// Whether nothing but adverbials stands behind the reporting clause.
pub(super) fn ends_here(pass: &Pass, s: usize, k: usize, at: usize) -> bool {
    let c = pass.clause(s, k);
    let bounds = pass.bounds(s, c.group.first as usize);
    // "…, Vale told the Moot": the object is who is told.
    let object = !c.group.cue.is(Class::Tell)
        && (pass.tag(at) == Tag::Poss || pass.words.articles.contains(&pass.word(at)) && pass.word(at) != 0);
    let bare = c.group.cue.is(Class::Clausal) && !object
        || c.inverted
        || pass.tag(at) == Tag::Proper && matches!(pass.tag(at + 1), Tag::Stop | Tag::Comma | Tag::Prep);
    if !bare && (pass.tag(at).is_nominal() || pass.tag(at).is_head()) {
        return false;
    }
    let at = skip_adverbials(pass, at, bounds.end);
    if at >= bounds.end
        || matches!(
            pass.tag(at),
            Tag::Stop
                | Tag::Comma
                | Tag::QuoteClose
                | Tag::Semicolon
                | Tag::Dash
                | Tag::Bracket
                | Tag::Ing
                | Tag::Sub
                | Tag::To
                | Tag::Rel
        )
    {
        return true;
    }
    let stop = (at..bounds.end)
        .find(|&i| matches!(pass.tag(i), Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::Dash))
        .unwrap_or(bounds.end);
    let clauses = &pass.sentence(s).clauses;
    !(at..stop).any(|i| matches!(pass.tag(i), Tag::Comp | Tag::QuoteOpen | Tag::Colon))
        && !clauses.get(k + 1..).unwrap_or_default().iter().any(|n| finite(n) && (n.group.first as usize) < stop)
}

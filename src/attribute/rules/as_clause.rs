//! As Vale said, … / …, as Vale put it, …

use std::ops::Range;

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
    name: "as-said",
    meaning: "The clause around \"as X said\" is what X says.",
    fires: "As Vale said on Monday, the truce holds.",
    silent: "As Vale spoke, the lights went out.",
    how: How::Clause(find),
};

/// The most tokens between the verb and the comma: "As Vale stated after a call with the president of Norland on Monday, …".
const REACH: usize = 16;

fn find(pass: &Pass, s: usize, k: usize) -> Option<Found> {
    let c = pass.clause(s, k);
    let first = c.group.first as usize;
    let apposed = apposed(pass, s, k);
    let marker = apposed.as_ref().map_or(c.start as usize, |r| r.start - 1);
    let leads = pass.word(marker) == pass.words.as_
        && pass.words.as_ != 0
        && (pass.tag(marker) == Tag::Sub || apposed.is_some());
    // "As Vale spoke, …" tells when; "as Vale put it" has its object.
    let object = matches!(pass.tag(pass.after_verb(c)), Tag::Pron | Tag::ObjPron);
    let apart = marker == 0
        || marker == pass.bounds(s, first).start
        || matches!(pass.tag(marker - 1), Tag::Comma | Tag::Coord | Tag::Dash | Tag::QuoteOpen);
    if !leads
        || !apart
        || c.group.cue.is(Class::Quoting) && !object
        || c.group.passive
        || c.subject.is_empty() && apposed.is_none()
    {
        return None;
    }
    let source = apposed.or_else(|| pass.source(s, k))?;
    let bounds = pass.without_stop(pass.bounds(s, first));
    // Nothing that could be what is said between the verb and the comma.
    let close =
        (pass.after_verb(c)..bounds.end).find(|&i| matches!(pass.tag(i), Tag::Comma | Tag::Dash)).unwrap_or(bounds.end);
    let complement = (pass.after_verb(c)..close)
        .any(|i| matches!(pass.tag(i), Tag::Comp | Tag::Rel | Tag::QuoteOpen) || pass.tag(i).is_verb());
    if complement || close - pass.after_verb(c).min(close) > REACH {
        return None;
    }
    let mut content = Vec::new();
    if marker > bounds.start + 1 && matches!(pass.tag(marker - 1), Tag::Comma | Tag::Dash) {
        content.push(bounds.start..marker - 1);
    }
    if close + 1 < bounds.end {
        content.push(close + 1..bounds.end);
    }
    (!content.is_empty()).then(|| content::said(pass, s, k, Some(source), content))
}

/// "as | Mara Vale, the president, | put it": a name with an apposition that parts the verb from its "as".
fn apposed(pass: &Pass, s: usize, k: usize) -> Option<Range<usize>> {
    let first = pass.clause(s, k).group.first as usize;
    let comma = first.checked_sub(1).filter(|&i| pass.tag(i) == Tag::Comma)?;
    let floor = pass.bounds(s, first).start.max(first.saturating_sub(24));
    let marker = (floor..comma).rev().find(|&i| pass.word(i) == pass.words.as_ && pass.words.as_ != 0)?;
    let name = content::phrase(pass, marker + 1, comma);
    let end = pass.appositions(name.start, name.end);
    (!name.is_empty() && end == comma).then_some(name.start..end)
}

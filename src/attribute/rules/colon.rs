//! Vale was blunt: "…" / Vale was blunt: the truce is over.

use std::ops::Range;

use super::{How, Rule, citing, noun};
use crate::{
    attribute::{
        content,
        find::{Found, Kind, Pass},
    },
    segment::{clause::Edge, tag::Tag},
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "colon-quotation",
    meaning: "A quotation behind the colon of a clause that does not report, or a clause where somebody \"is clear\": its subject speaks.",
    fires: "Vale was blunt: “We will not leave.”",
    silent: "The harbour was full: the fleet is home.",
    how: How::Paragraph(find),
};

fn find(pass: &mut Pass) {
    for s in 0..pass.seg.sentences.len() {
        let hit = one(pass, s);
        if let Some(f) = hit {
            pass.push(f);
        }
    }
}

fn one(pass: &Pass, s: usize) -> Option<Found> {
    let range = pass.sentence(s).tokens.clone();
    let colon = range.clone().find(|&i| pass.tag(i) == Tag::Colon && pass.within(i).is_none())?;
    // Its clause: the last main one before the colon.
    let k = pass
        .sentence(s)
        .clauses
        .iter()
        .rposition(|c| c.group.end as usize <= colon && content::finite(c) && c.edge == Edge::Root)?;
    let source = pass.source(s, k)?;
    let (source, content) = match pass.opens(colon + 1) {
        Some(q) => (source, q.first as usize..q.end as usize),
        None => (plain_speaker(pass, s, k, source, colon)?, colon + 1..pass.without_stop(range.clone()).end),
    };
    if content.is_empty() || pass.covers(content.clone()) {
        return None;
    }
    Some(Found {
        source: Some(source),
        cue: vec![colon..colon + 1],
        content: vec![content],
        rule: "",
        kind: Kind::Said,
        clause: Some((s, k)),
        addressee: None,
        relayed: None,
        unsaid: false,
        nested: false,
    })
}

/// "Vale was clear: …", "Norland's message is simple: …": somebody, or what somebody's words are, and an adjective.
fn plain_speaker(pass: &Pass, s: usize, k: usize, source: Range<usize>, colon: usize) -> Option<Range<usize>> {
    let g = &pass.clause(s, k).group;
    let adjective = pass.tag(colon - 1) == Tag::Adj && (g.end as usize..colon - 1).all(|i| pass.tag(i) == Tag::Adv);
    let whole = pass.sentence(s).clauses[k + 1..].iter().any(|b| content::finite(b) && b.group.first as usize > colon);
    if !g.copula || g.negated || !adjective || !whole {
        return None;
    }
    let somebody = citing::names_somebody(pass, &source) || ["he", "she"].iter().any(|w| pass.is(source.start, w));
    if somebody {
        return Some(source);
    }
    let (owner, owned) = noun::reporting(pass, source.end - 1, source.start)?;
    (owned == source.end).then_some(owner)
}

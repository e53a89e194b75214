//! Vale was blunt: "…"

use super::{How, Rule};
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
    meaning: "A quotation behind the colon of a clause that does not report: its subject speaks.",
    fires: "Vale was blunt: “We will not leave.”",
    silent: "Vale was blunt: the truce is over.",
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
    let colon = range
        .clone()
        .find(|&i| pass.tag(i) == Tag::Colon && pass.tag(i + 1) == Tag::QuoteOpen && pass.within(i).is_none())?;
    let quote = pass.opens(colon + 1)?;
    let content = quote.first as usize..quote.end as usize;
    if pass.covers(content.clone()) {
        return None;
    }
    // Its clause: the last main one before the colon.
    let k = pass
        .sentence(s)
        .clauses
        .iter()
        .rposition(|c| c.group.end as usize <= colon && content::finite(c) && c.edge == Edge::Root)?;
    let source = pass.source(s, k)?;
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

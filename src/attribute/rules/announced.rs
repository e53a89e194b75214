//! Vale was curt. The truce is over. / The Spire has its own version. The truce begins on Monday.

use std::ops::Range;

use super::{How, Rule, citing};
use crate::{
    attribute::{
        content,
        find::{Found, Kind, Pass},
    },
    codebook::{cue::Marker, lexicon::Meaning},
    segment::{clause::Edge, tag::Tag},
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "announced",
    meaning: "A short sentence that says of somebody no more than how he speaks, or that he does: the next sentence is what is said.",
    fires: "Mara Vale was curt. The truce is over.",
    silent: "Mara Vale was late. The truce is over.",
    how: How::Paragraph(find),
};

fn find(pass: &mut Pass) {
    for s in 1..pass.seg.sentences.len() {
        let hit = one(pass, s - 1);
        if let Some(f) = hit {
            pass.push(f);
        }
    }
}

/// What sentence `s` announces.
fn one(pass: &Pass, s: usize) -> Option<Found> {
    let sentence = pass.sentence(s);
    let [clause] = sentence.clauses.as_slice() else { return None };
    let short = sentence.tokens.len() <= LONGEST && clause.edge == Edge::Root && content::finite(clause);
    let told = sentence.tokens.clone().any(|i| matches!(pass.tag(i), Tag::QuoteOpen | Tag::Colon));
    let ends = sentence.tokens.end.checked_sub(1).is_some_and(|l| pass.seg.span(l..l + 1).of(pass.text) == ".");
    if !short || told || !ends || pass.covers(sentence.tokens.clone()) || clause.group.passive {
        return None;
    }
    let source = pass.source(s, 0)?;
    let he = source.len() == 1 && ["he", "she"].iter().any(|w| pass.is(source.start, w));
    let predicate = clause.group.first as usize..pass.without_stop(sentence.tokens.clone()).end;
    if !(he || citing::names_somebody(pass, &source)) || !announces(pass, predicate) {
        return None;
    }
    let next = pass.without_stop(pass.sentence(s + 1).tokens.clone());
    let states = pass.sentence(s + 1).clauses.iter().any(content::finite);
    let quoted = next.clone().any(|i| pass.within(i).is_some() && i == next.start);
    if !states || quoted || pass.tag(next.start) == Tag::QuoteOpen || pass.covers(pass.sentence(s + 1).tokens.clone()) {
        return None;
    }
    Some(Found {
        source: Some(source),
        cue: pass.cue(clause),
        content: vec![next],
        rule: "",
        kind: Kind::Said,
        clause: Some((s, 0)),
        addressee: None,
        relayed: None,
        unsaid: false,
        nested: false,
    })
}

/// The most words of a sentence that only announces.
const LONGEST: usize = 14;

/// Whether a predicate ends with a word for how somebody speaks, or that he does.
fn announces(pass: &Pass, predicate: Range<usize>) -> bool {
    predicate.clone().any(|i| {
        let mut found = false;
        pass.lexicon.phrases_at(pass.tokens, i, |f| {
            found |= f.meaning == Meaning::Marker(Marker::Announcing) && f.end as usize == predicate.end;
        });
        found
    })
}

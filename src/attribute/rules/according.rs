//! According to Vale, … / …, according to Vale.

use std::ops::Range;

use super::{How, Rule};
use crate::{
    attribute::{
        content,
        find::{Found, Kind, Pass},
    },
    segment::{
        clause::{Clause, Edge},
        tag::Tag,
    },
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "according-to",
    meaning: "The sentence around \"according to\" is what its object says.",
    fires: "The harbour is shut, according to Mara Vale.",
    silent: "The dues rise according to tonnage.",
    how: How::Paragraph(find),
};

fn find(pass: &mut Pass) {
    if pass.words.according == 0 {
        return;
    }
    let according = pass.words.according;
    for (i, _) in pass.tokens.iter().enumerate().filter(|(_, t)| t.word == according) {
        if pass.word(i + 1) == pass.words.to
            && let Some(s) = pass.sentence_of(i)
            && let Some(found) = one(pass, s, i)
        {
            pass.push(found);
        }
    }
}

fn one(pass: &Pass, s: usize, at: usize) -> Option<Found> {
    let bounds = pass.without_stop(pass.bounds(s, at));
    let phrase = content::phrase(pass, at + 2, bounds.end);
    let source = phrase.start..pass.appositions(phrase.start, phrase.end).min(bounds.end).max(phrase.end);
    // "according to need": how, not who says so.
    let apart = at == bounds.start
        || matches!(
            pass.tag(at - 1),
            Tag::Comma | Tag::Coord | Tag::Adv | Tag::QuoteOpen | Tag::QuoteClose | Tag::Dash
        );
    let named = source.clone().any(|i| matches!(pass.tag(i), Tag::Proper | Tag::Pron | Tag::ObjPron));
    if source.is_empty() || !apart && !named {
        return None;
    }
    let content = around(pass, s, at, source.end);
    (!content.is_empty()).then(|| Found {
        source: Some(source),
        cue: vec![at..at + 2],
        content,
        rule: "",
        kind: Kind::Cited,
        clause: None,
        addressee: None,
        relayed: None,
        unsaid: false,
        nested: false,
    })
}

/// What is said around an aside `at..end` that names its source: all behind it where it leads, else all before, and the rest where
/// it stands inside.
pub fn around(pass: &Pass, s: usize, at: usize, end: usize) -> Vec<Range<usize>> {
    let bounds = pass.without_stop(pass.bounds(s, at));
    let plain = |i: usize| matches!(pass.tag(i), Tag::Coord | Tag::Adv | Tag::Comma | Tag::QuoteOpen);
    let behind = end + (pass.tag(end) == Tag::Comma) as usize..bounds.end;
    let mut content = Vec::new();
    if (bounds.start..at).all(plain) {
        content.push(behind);
    } else {
        let mut close = at;
        while close > bounds.start && matches!(pass.tag(close - 1), Tag::Comma | Tag::Dash) {
            close -= 1;
        }
        let main = |b: &Clause| content::finite(b) && b.edge == Edge::Root && b.group.first as usize >= bounds.start;
        let clauses = &pass.sentence(s).clauses;
        let whole = clauses.iter().any(|b| main(b) && b.group.end as usize <= close);
        content.push(pass.from_quotation(bounds.start, close)..close);
        // "The talks, according to Vale, are off": half a clause on either side.
        if !whole && clauses.iter().any(|b| main(b) && b.group.first as usize >= behind.start) && behind.start > end {
            content.push(behind);
        }
    }
    content.retain(|c| !c.is_empty());
    content
}

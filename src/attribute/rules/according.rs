//! According to Vale, … / …, according to Vale.

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
    for s in 0..pass.seg.sentences.len() {
        let range = pass.sentence(s).tokens.clone();
        for i in range {
            if pass.word(i) == pass.words.according && pass.word(i + 1) == pass.words.to {
                let found = one(pass, s, i);
                if let Some(f) = found {
                    pass.push(f);
                }
            }
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
    let plain = |i: usize| matches!(pass.tag(i), Tag::Coord | Tag::Adv | Tag::Comma | Tag::QuoteOpen);
    let behind = source.end + (pass.tag(source.end) == Tag::Comma) as usize..bounds.end;
    let content = if (bounds.start..at).all(plain) {
        vec![behind]
    } else {
        let mut end = at;
        while end > bounds.start && matches!(pass.tag(end - 1), Tag::Comma | Tag::Dash) {
            end -= 1;
        }
        let main = |b: &Clause| content::finite(b) && b.edge == Edge::Root && b.group.first as usize >= bounds.start;
        let clauses = &pass.sentence(s).clauses;
        let whole = clauses.iter().any(|b| main(b) && b.group.end as usize <= end);
        let mut said = vec![pass.from_quotation(bounds.start, end)..end];
        // "The talks, according to Vale, are off": half a clause on either side.
        if !whole
            && clauses.iter().any(|b| main(b) && b.group.first as usize >= behind.start)
            && behind.start > source.end
        {
            said.push(behind);
        }
        said
    };
    let content: Vec<_> = content.into_iter().filter(|c| !c.is_empty()).collect();
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

//! According to Vale, … / …, according to Vale.

use super::{How, Rule};
use crate::{
    attribute::{
        content,
        find::{Found, Kind, Pass},
    },
    segment::tag::Tag,
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
                pass.found.extend(found);
            }
        }
    }
}

fn one(pass: &Pass, s: usize, at: usize) -> Option<Found> {
    let bounds = pass.without_stop(pass.bounds(s, at));
    let source = content::phrase(pass, at + 2, bounds.end);
    if source.is_empty() {
        return None;
    }
    let leading =
        (bounds.start..at).all(|i| matches!(pass.tag(i), Tag::Coord | Tag::Adv | Tag::Comma | Tag::QuoteOpen));
    let content = if leading {
        let start = source.end + (pass.tag(source.end) == Tag::Comma) as usize;
        start..bounds.end
    } else {
        let mut end = at;
        while end > bounds.start && matches!(pass.tag(end - 1), Tag::Comma | Tag::Dash) {
            end -= 1;
        }
        bounds.start..end
    };
    (!content.is_empty()).then(|| Found {
        source: Some(source),
        cue: vec![at..at + 2],
        content: vec![content],
        rule: "",
        kind: Kind::Cited,
        clause: None,
        addressee: None,
        relayed: None,
        unsaid: false,
        nested: false,
    })
}

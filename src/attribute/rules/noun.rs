//! his statement that … / Vale's claim that … / in Vale's words, "…"

use std::ops::Range;

use super::{How, Rule};
use crate::{
    attribute::{
        content,
        find::{Found, Kind, Pass},
    },
    codebook::{
        cue::{Marker, NounCue},
        lexicon::Meaning,
    },
    segment::tag::Tag,
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "reporting-noun",
    meaning: "A noun of saying with a \"that\"-clause or a quotation; whom it belongs to is the source.",
    fires: "The claim by Mara Vale that the truce holds is bold.",
    silent: "The claim was bold.",
    how: How::Paragraph(find),
};

fn find(pass: &mut Pass) {
    for (i, _) in pass.tokens.iter().enumerate().filter(|(_, t)| t.tag == Tag::Noun && t.opens) {
        let mut end = 0;
        pass.lexicon.phrases_at(pass.tokens, i, |f| {
            if f.meaning == Meaning::Noun(NounCue::Report) {
                end = f.end as usize;
            }
        });
        if end > 0 {
            let hit = one(pass, i, end);
            if let Some(f) = hit {
                pass.push(f);
            }
        }
    }
}

fn one(pass: &Pass, at: usize, end: usize) -> Option<Found> {
    let s = pass.sentence_of(at)?;
    let bounds = pass.without_stop(pass.bounds(s, at));
    if pass.covers(at..at + 1) {
        return None;
    }
    let by = (pass.word(end) == pass.words.by && pass.words.by != 0 || pass.words.attaching.contains(&pass.word(end)))
        && pass.word(end) != 0;
    let (agent, behind) = if by {
        let phrase = content::phrase(pass, end + 1, bounds.end);
        (Some(phrase.clone()).filter(|p| !p.is_empty()), phrase.end)
    } else {
        (None, end)
    };
    let source = agent.or_else(|| possessor(pass, at, bounds.start))?;
    let start = match pass.tag(behind) {
        Tag::Comp if pass.word(behind) == pass.words.that => behind,
        Tag::Comma | Tag::Colon if pass.tag(behind + 1) == Tag::QuoteOpen => behind + 1,
        _ => return None,
    };
    let limit = match pass.opens(start) {
        Some(q) => q.end as usize,
        None => (start..bounds.end)
            .find(|&i| matches!(pass.tag(i), Tag::Comma | Tag::Semicolon | Tag::Dash))
            .unwrap_or(bounds.end),
    };
    (start < limit).then(|| Found {
        source: Some(source),
        cue: vec![at..end],
        content: vec![start..limit],
        rule: "",
        kind: Kind::Said,
        clause: None,
        addressee: None,
        relayed: None,
        unsaid: false,
        nested: false,
    })
}

/// A noun that reports at a token, with its possessor: "Mara Vale's | message".
pub fn reporting(pass: &Pass, at: usize, floor: usize) -> Option<(Range<usize>, usize)> {
    Some((possessor(pass, at, floor)?, end_of(pass, at)?))
}

/// Whether a noun that reports, or says how somebody stands, is one token.
pub fn reports(pass: &Pass, at: usize) -> bool {
    end_of(pass, at) == Some(at + 1)
}

/// Where a noun that reports at a token ends.
fn end_of(pass: &Pass, at: usize) -> Option<usize> {
    let mut end = None;
    pass.lexicon.phrases_at(pass.tokens, at, |f| {
        if f.meaning == Meaning::Noun(NounCue::Report) || f.meaning == Meaning::Marker(Marker::Standpoint) {
            end = Some(f.end as usize);
        }
    });
    end
}

/// "his | bold claim", "Mara Vale's | claim".
pub fn possessor(pass: &Pass, at: usize, floor: usize) -> Option<Range<usize>> {
    let owner = (floor..at).rev().take(4).find(|&i| matches!(pass.tag(i), Tag::Poss | Tag::Possessive))?;
    if (owner + 1..at).any(|i| !pass.tag(i).is_nominal()) {
        return None;
    }
    if pass.tag(owner) == Tag::Poss {
        return Some(owner..owner + 1);
    }
    let mut from = owner;
    while from > floor && (pass.tag(from - 1).is_nominal() || pass.tag(from - 1).is_head()) {
        from -= 1;
    }
    (from < owner).then_some(from..owner)
}

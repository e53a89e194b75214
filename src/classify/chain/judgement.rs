//! The words that judge: which predicate stands in a stretch, and where such a word judges nothing.

use std::ops::Range;

use crate::{
    classify::view::View,
    codebook::{
        cue::{Marker, Predicate},
        lexicon::{Found, Meaning, class},
    },
    segment::{tag::Tag, token::Token},
};

/// The first evaluating predicate of a stretch, the longest at its place.
pub fn predicate_in(view: &View<'_>, range: Range<usize>) -> Option<(Predicate, u32, u32)> {
    let mut best: Option<(Predicate, u32, u32)> = None;
    for c in view.unit.mentions.cues_in(range) {
        if let Meaning::Predicate(p) = c.meaning {
            if no_judgement(view, c) {
                continue;
            }
            match best {
                Some((_, first, end)) if c.first != first || c.end <= end => {}
                _ => best = Some((p, c.first, c.end)),
            }
        }
    }
    best
}

/// "right now", "our right": a word that judges elsewhere.
fn no_judgement(view: &View<'_>, c: &Found) -> bool {
    let at = c.first as usize;
    if c.end - c.first > 1 {
        return false;
    }
    let owned = || at > 0 && view.seg().tokens[at - 1].tag == Tag::Poss;
    let mut same = view.unit.mentions.cues_in(at..at + 2).filter(|s| s.first == c.first);
    same.any(|s| match s.meaning {
        Meaning::Marker(Marker::Adverbial) => true,
        Meaning::Noun(_) | Meaning::Marker(Marker::Entitlement) => owned(),
        _ => false,
    })
}

/// "there can be no forced truce": an adjective of what is denied, which judges nothing besides.
pub fn describes_none(view: &View<'_>, hit: &Found, at: u32) -> bool {
    let first = hit.first as usize;
    let inside = |t: &Token| t.tag.is_nominal() || t.tag == Tag::Part;
    let row = view.seg().tokens.get(at as usize..first).is_some_and(|t| !t.is_empty() && t.iter().all(inside));
    let before = (at as usize).checked_sub(1).map(|i| view.seg().tokens[i].classes);
    row && before.is_some_and(|c| c & class::NEG != 0 && c & class::DET != 0)
}

//! Whose paper "the plan" is: the party that a text names as the author of a plan, proposal or draft speaks through it.

use std::ops::Range;

use super::{
    Unit,
    speaker::{Cast, Scene},
};
use crate::{
    codebook::{
        cue::Marker,
        lexicon::{Found, Meaning, StateId},
    },
    segment::{group::Form, tag::Tag, token::Kind},
};

/// The party whose paper a paragraph speaks of, the last one: "the Norlander draft", "Vale's plan", "Norland has put forward a
/// plan".
pub fn author(unit: &Unit, cast: &Cast, scene: Scene<'_>) -> Option<StateId> {
    let parties = scene.lexicon.parties;
    let papers = unit.mentions.cues.iter().rev().filter(|c| c.meaning == Meaning::Marker(Marker::Paper));
    papers
        .filter_map(|c| {
            let at = c.first as usize;
            owner(unit, at, cast, scene).or_else(|| presents(unit, at, cast, scene))
        })
        .find(|s| *s < parties)
}

/// Whether a phrase is a paper by its head noun: "the draft", "Norland's peace plan for the islands".
pub fn is_paper(unit: &Unit, range: Range<usize>) -> bool {
    let tokens = &unit.seg.tokens;
    let end = range.clone().find(|&i| matches!(tokens[i].tag, Tag::Prep | Tag::Rel | Tag::Comma)).unwrap_or(range.end);
    unit.mentions
        .cues_in(range.start..end)
        .any(|c| c.meaning == Meaning::Marker(Marker::Paper) && c.end as usize == end)
}

fn state(f: &Found, cast: &Cast, scene: Scene<'_>) -> Option<StateId> {
    match f.meaning {
        Meaning::State(id, _) => Some(id),
        Meaning::Actor(a) => cast.side(a, scene),
        _ => None,
    }
}

/// The possessor or adjective before the noun, and nothing but its own adjectives between: "Norland's latest peace plan".
fn owner(unit: &Unit, at: usize, cast: &Cast, scene: Scene<'_>) -> Option<StateId> {
    let tokens = &unit.seg.tokens;
    let f = unit.mentions.names_in(at.saturating_sub(6)..at).next_back()?;
    let between = tokens.get(f.end as usize..at).unwrap_or_default();
    let close = between.iter().all(|t| {
        matches!(t.tag, Tag::Adj | Tag::Noun | Tag::Num | Tag::Hyphen | Tag::Possessive | Tag::Part | Tag::Past)
    });
    let against = between.first().is_some_and(|t| t.kind == Kind::Hyphen) && between.len() < 2;
    (close && !against).then(|| state(f, cast, scene)).flatten()
}

/// "Norland has presented a new plan": the subject of a verb that brings a paper in which was not spoken of before.
fn presents(unit: &Unit, at: usize, cast: &Cast, scene: Scene<'_>) -> Option<StateId> {
    let tokens = &unit.seg.tokens;
    let clauses = unit.seg.sentences.iter().flat_map(|s| &s.clauses);
    let clause = clauses.into_iter().find(|c| c.object().contains(&at))?;
    let g = &clause.group;
    let brings = g.cue.attitude() > 0 || g.cue.phase() > 0;
    let object = g.end as usize..at;
    let new =
        tokens[object.start].tag == Tag::Det && ["a", "an"].iter().any(|w| tokens[object.start].is(scene.text, w));
    let direct = tokens[object].iter().all(|t| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Adv);
    if !brings || g.negated || g.passive || g.form != Form::Finite || !new || !direct {
        return None;
    }
    let subject = clause.subject_range();
    unit.mentions.names_in(subject).find_map(|f| state(f, cast, scene))
}

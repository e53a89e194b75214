//! "Vale met Corvin. Her counterpart …": of two who hold the same office, the other.

use std::ops::Range;

use super::{
    Unit,
    known::Known,
    speaker::{Cast, Scene, Speaker, office_on},
};
use crate::{
    codebook::lexicon::Meaning,
    segment::{clause::Edge, tag::Tag},
};

/// Whom a person met whose counterpart a phrase names, where the sentence before names these two alone and both hold one office.
pub fn counterpart(unit: &Unit, range: Range<usize>, cast: &Cast, scene: Scene<'_>) -> Option<Speaker> {
    let tokens = &unit.seg.tokens;
    let is = |i: usize, word: &str| tokens.get(i).is_some_and(|t| t.is(scene.text, word));
    let whose = is(range.start, "his") || is(range.start, "her");
    if range.len() != 2 || !whose || !is(range.start + 1, "counterpart") {
        return None;
    }
    let here = unit.seg.sentences.iter().position(|s| s.tokens.contains(&range.start))?;
    let before = &unit.seg.sentences[here.checked_sub(1)?];
    let mut people = unit.mentions.names_in(before.tokens.clone()).filter_map(|f| match f.meaning {
        Meaning::Actor(a) => Some((f.first as usize, a)),
        _ => None,
    });
    let (Some((at, one)), Some((_, other)), None) = (people.next(), people.next(), people.next()) else { return None };
    // "Vale and Corvin met. Her counterpart": of which, nobody can tell.
    let subject = before.clauses.iter().find(|c| c.edge == Edge::Root)?.subject_range();
    let acts = subject.contains(&at) && tokens[subject].iter().all(|t| t.tag != Tag::Coord);
    let office = |a: u16| office_on(&scene.codebook.domain.actors[a as usize], scene.date).map(|o| o.office.as_str());
    let same = office(one).is_some() && office(one) == office(other) && one != other;
    (acts && same).then(|| cast.actor(other, Known::NamedBefore, scene))
}

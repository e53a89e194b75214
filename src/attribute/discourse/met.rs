//! Whom a paragraph names: the persons whom "he" may stand for after it, the two sides that "both" means.

use super::{EARLIER, State};
use crate::{
    attribute::{
        Unit,
        speaker::{Scene, head_of_state},
    },
    codebook::lexicon::{Found as Named, Meaning, NameKind, StateId},
    segment::tag::Tag,
};

impl State<'_> {
    /// The persons whom a paragraph names, the last one last. In a spokesperson's briefing "the President" is the head of that house,
    /// and so is "he" who acts where the paragraph names others beside him only ("He spoke with President Corvin").
    pub(super) fn meet_persons(&mut self, unit: &Unit, scene: Scene<'_>) {
        let head = self
            .publisher
            .filter(|_| unit.speaker.is_some())
            .and_then(|s| head_of_state(scene.codebook, s, scene.date));
        let same = self.earlier.last().copied().filter(|&a| Some(a) == head);
        let entitled = |t: &&Named| {
            let bare = t.first > 0 && unit.seg.tokens[t.first as usize - 1].is(scene.text, "the");
            bare && t.end - t.first == 1
                && scene.lexicon.entitles(t, "head-of-state")
                && unit.seg.tokens.get(t.end as usize).is_none_or(|n| n.tag != Tag::Proper && n.tag != Tag::Prep)
        };
        let titled = unit.mentions.titles.iter().filter(entitled).filter_map(|t| Some((t.first, head?)));
        let named = unit.mentions.names.iter().filter_map(|f| match f.meaning {
            Meaning::Actor(a) => Some((f.first, a)),
            _ => None,
        });
        let mut met: Vec<(u32, u16)> = named.chain(titled).collect();
        met.sort_by_key(|m| m.0);
        let subjects = || unit.seg.sentences.iter().flat_map(|s| &s.clauses).map(|c| c.subject_range());
        let acts = subjects().any(|r| met.iter().any(|m| r.contains(&(m.0 as usize))));
        let he = subjects()
            .any(|r| r.len() == 1 && ["he", "she"].iter().any(|w| unit.seg.tokens[r.start].is(scene.text, w)));
        let goes_on = same.filter(|_| he && !acts).map(|a| (u32::MAX, a));
        for (_, a) in met.into_iter().chain(goes_on) {
            self.earlier.retain(|e| *e != a);
            self.earlier.push(a);
            if self.earlier.len() > EARLIER {
                self.earlier.remove(0);
            }
        }
    }

    /// Two parties that a paragraph names, or one beside the house that speaks: whom "both sides" and "the leaders" mean after it.
    pub(super) fn meet_sides(&mut self, unit: &Unit, scene: Scene<'_>) {
        let (mut sides, mut others): (Vec<StateId>, Vec<StateId>) = (Vec::new(), Vec::new());
        // "met in Port Estrel": the place is no side.
        let place = |f: &Named| {
            let before = (f.first as usize).checked_sub(1).and_then(|p| unit.seg.tokens.get(p));
            before.is_some_and(|t| ["in", "at"].iter().any(|w| t.is(scene.text, w)))
        };
        for f in &unit.mentions.names {
            let state = match f.meaning {
                Meaning::State(_, NameKind::Capital) if place(f) => None,
                Meaning::State(s, _) => Some(s),
                Meaning::Actor(a) => self.cast.side(a, scene),
                _ => None,
            };
            let Some(s) = state else { continue };
            let met = if s < scene.lexicon.parties { &mut sides } else { &mut others };
            if !met.contains(&s) {
                met.push(s);
            }
        }
        let house = self.house.as_ref().and_then(|h| h.state).filter(|h| sides.len() == 1 && !sides.contains(h));
        sides.extend(house);
        if self.pair.is_empty() {
            // "Varn's chancellor met Ostrand's premier. | Together they …": others are spoken of now.
            if sides.len() == 2 {
                self.sides = sides;
            } else if sides.is_empty() && others.len() > 1 {
                self.sides.clear();
            }
        }
    }
}

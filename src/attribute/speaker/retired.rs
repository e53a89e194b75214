//! Persons whom the text shows to hold no office, though what stands before their name sounds like one.

use super::{Cast, Scene, Speaker, name::fold};
use crate::{
    attribute::{Unit, known::Known},
    codebook::{
        cue::Marker,
        lexicon::{Found, Meaning},
    },
    segment::tag::Tag,
    statement::Voice,
};

/// The most paragraphs between a name and "the expert" that stands for it.
const NEAR: usize = 2;

impl Cast {
    /// "Dell Marsh, director of the Tidewater Council, said … | “…,” the expert added": a director who is asked for what he knows.
    pub fn demote_experts(&mut self, units: &[Unit], scene: Scene<'_>) {
        let learned = |f: &&Found| f.meaning == Meaning::Marker(Marker::Learned);
        let mut experts = Vec::new();
        for (n, unit) in units.iter().enumerate() {
            for f in unit.mentions.cues.iter().filter(learned) {
                let at = f.first as usize;
                let named = unit.seg.tokens.get(f.end as usize).is_some_and(|t| t.tag == Tag::Proper);
                let the = at.checked_sub(1).is_some_and(|i| unit.seg.tokens[i].is(scene.text, "the"));
                if !the || named {
                    continue;
                }
                let before =
                    units.get(n.saturating_sub(NEAR)..n).unwrap_or_default().iter().map(|u| (u, u.seg.tokens.len()));
                let places = before.chain([(unit, at)]);
                experts.extend(places.rev().find_map(|(u, end)| self.last_named(u, end, scene)));
            }
        }
        for surname in experts {
            self.strangers.entry(surname).and_modify(retire);
        }
    }

    /// "…, says former envoy Ada Quill", in the title: former in the text too.
    pub fn retire_as_in(&mut self, title: &Cast) {
        let former = title.strangers.iter().filter(|(_, s)| s.how == Known::UnofficialTitle);
        for (surname, _) in former {
            self.strangers.entry(surname.clone()).and_modify(retire);
        }
    }

    /// The surname of the person named last before a token, if the codebook does not know who that is and only a title that
    /// companies and clubs have too makes an official of him.
    fn last_named(&self, unit: &Unit, end: usize, scene: Scene<'_>) -> Option<String> {
        let tokens = unit.seg.tokens.get(..end).unwrap_or_default();
        let (surname, s) = tokens.iter().rev().filter(|t| t.tag == Tag::Proper && t.capital).find_map(|t| {
            let surname = fold(t.span.of(scene.text));
            self.strangers.get(&surname).map(|s| (surname, s))
        })?;
        (s.office.as_deref() == Some("agency")).then_some(surname)
    }
}

fn retire(s: &mut Speaker) {
    *s = Speaker { office: None, voice: Voice::Unofficial, how: Known::UnofficialTitle, ..s.clone() };
}

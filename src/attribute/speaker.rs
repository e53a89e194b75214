//! Who a source is: person, body or unnamed official; party, office and voice on the day.

mod described;
mod name;
mod office;
mod retired;

pub use self::office::{head_of_state, holder, institution, office_on, state_id};

use std::ops::Range;

use rustc_hash::FxHashMap;

use self::{
    described::{described, description, is_former},
    name::{fold, introduced, modifies, owned_or_inner, person_run, words},
    office::spoken_for,
};
use super::{known::Known, mention::Mentions};
use crate::{
    codebook::{
        Codebook,
        lexicon::{Lexicon, Meaning, StateId},
    },
    date::Date,
    segment::{tag::Tag, token::Token},
    statement::Voice,
};

/// Whoever says something.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// A person's name as the text gives it here; none for bodies and unnamed officials.
    pub name: Option<String>,
    /// Index of the person in the codebook.
    pub actor: Option<u16>,
    /// Party or other that they speak for.
    pub state: Option<StateId>,
    /// Office id.
    pub office: Option<String>,
    /// Holds office or not.
    pub voice: Voice,
    /// How they were found, for `explain`.
    pub how: Known,
}

impl Speaker {
    /// The writer of a text, or a source of no stated side.
    pub fn unknown(how: Known) -> Speaker {
        Speaker { name: None, actor: None, state: None, office: None, voice: Voice::Unofficial, how }
    }

    /// Somebody who can be "he" or "she": a named person, or one holder of an office.
    pub fn is_person(&self) -> bool {
        self.name.is_some() || self.office.as_deref().is_some_and(|o| !is_body(o))
    }

    /// "a deputy": another of the same office and side.
    pub fn nameless(self) -> Speaker {
        Speaker { name: None, actor: None, ..self }
    }

    /// Whom an office stands for that this speaker does not hold: "the ministry" is no person, but of the same side as the one
    /// who spoke last.
    pub fn standing_for(self, office: Option<&str>) -> Option<Speaker> {
        match office {
            Some(o) if is_body(o) && self.voice == Voice::Official => {
                Some(Speaker { office: Some(o.to_owned()), ..self.nameless() })
            }
            Some(o) if is_body(o) => None,
            _ => Some(self),
        }
    }

    /// An official of no named side ("officials", "the envoy"); none for titles that companies and clubs have too.
    pub fn unplaced(office: Option<&str>) -> Option<Speaker> {
        let office = office.filter(|o| !matches!(*o, "agency" | "spokesperson" | "command"))?;
        let unknown = Speaker::unknown(Known::NoSide);
        Some(Speaker { office: Some(office.to_owned()), voice: Voice::Official, ..unknown })
    }
}

/// Whether an office is a body, and nobody's.
pub fn is_body(office: &str) -> bool {
    matches!(office, "state" | "seat" | "ministry" | "parliament" | "command" | "region" | "agency" | "embassy")
}

/// The people of one document: fullest names, and unknown persons placed by what stood around them.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    fullest: FxHashMap<u16, String>,
    strangers: FxHashMap<String, Speaker>,
}

/// What resolution needs besides the words.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The codebook.
    pub codebook: &'a Codebook,
    /// The same, compiled.
    pub lexicon: &'a Lexicon,
    /// The day of the entry; none: any office ever held counts.
    pub date: Option<Date>,
}

impl Cast {
    /// Takes the names of a paragraph in: fullest forms, and persons that the codebook does not know with their description.
    pub fn meet(&mut self, tokens: &[Token], mentions: &Mentions, scene: Scene<'_>) {
        for f in &mentions.names {
            if let Meaning::Actor(a) = f.meaning {
                let best = self.fullest.entry(a).or_default();
                if best.contains(' ') {
                    continue;
                }
                let words = words(tokens, f.first as usize..f.end as usize, scene.text);
                if best.is_empty() || words.contains(' ') {
                    *best = words;
                }
            }
        }
        let mut i = 0;
        while i < tokens.len() {
            if tokens[i].tag != Tag::Proper {
                i += 1;
                continue;
            }
            let run = person_run(tokens, i, mentions, scene);
            if run.len() >= 2 {
                self.introduce(tokens, run.clone(), mentions, scene);
            }
            i = run.end.max(i + 1);
        }
    }

    fn introduce(&mut self, tokens: &[Token], run: Range<usize>, mentions: &Mentions, scene: Scene<'_>) {
        let mut around = description(tokens, run.clone());
        // "dues on Norland, Ada Quill writes": no apposition, where nothing before the comma says what anybody is.
        let comma = run.start.checked_sub(1).filter(|&c| c > around.start && tokens[c].tag == Tag::Comma);
        if let Some(comma) = comma
            && mentions.titles_in(around.start..comma).next().is_none()
            && mentions.names_in(around.start..comma).any(|f| f.end as usize == comma)
        {
            around.start = run.start;
        }
        let has_title = mentions.titles_in(around.clone()).next().is_some();
        let name = words(tokens, run.clone(), scene.text);
        let surname = fold(tokens[run.end - 1].span.of(scene.text));
        if !has_title && self.strangers.contains_key(&surname) {
            return;
        }
        let mut speaker = described(tokens, around, mentions, scene);
        speaker.name = Some(name);
        if has_title || !self.strangers.contains_key(&surname) {
            self.strangers.insert(surname, speaker);
        }
    }

    /// The fullest form of a person of the codebook in the document.
    pub fn fullest(&self, actor: u16) -> Option<&str> {
        self.fullest.get(&actor).map(String::as_str).filter(|s| !s.is_empty())
    }

    /// The one person of the document who holds an office on the day; none where several do.
    pub fn only(&self, office: Option<&str>, scene: Scene<'_>) -> Option<Speaker> {
        let office = office?;
        let mut fits = self.fullest.keys().filter(|a| {
            let actor = &scene.codebook.domain.actors[**a as usize];
            office_on(actor, scene.date)
                .is_some_and(|o| o.office == office || office == "spokesperson" && o.office.ends_with("spokesperson"))
        });
        let first = fits.next()?;
        fits.next().is_none().then(|| self.actor(*first, Known::OnlyHolder, scene))
    }

    /// Of the persons whom the document names, the one whose title on the day a phrase gives in full ("the Norlander foreign minister");
    /// none where several have it.
    pub fn by_title(
        &self,
        tokens: &[Token],
        range: Range<usize>,
        mentions: &Mentions,
        scene: Scene<'_>,
    ) -> Option<Speaker> {
        let title = mentions.titles_in(range.clone()).find(|f| f.end as usize == range.end && f.end - f.first > 1)?;
        let before = range.start + 1..title.first as usize;
        let side = mentions.names_in(before.clone()).find_map(|f| match f.meaning {
            Meaning::State(id, _) if (f.first as usize, f.end as usize) == (before.start, before.end) => Some(id),
            _ => None,
        });
        let the = tokens[range.start].is(scene.text, "the");
        let words = words(tokens, title.first as usize..title.end as usize, scene.text);
        let fits = |a: &&u16| {
            let office = office_on(&scene.codebook.domain.actors[**a as usize], scene.date);
            office.is_some_and(|o| o.title.eq_ignore_ascii_case(&words))
                && side.is_none_or(|s| self.side(**a, scene) == Some(s))
        };
        let mut people = self.fullest.keys().filter(fits).filter(|_| the && (before.is_empty() || side.is_some()));
        let first = *people.next()?;
        people.next().is_none().then(|| self.actor(first, Known::OnlyHolder, scene))
    }

    /// A person that the codebook does not know, by folded surname.
    pub fn stranger(&self, surname: &str) -> Option<&Speaker> {
        self.strangers.get(surname)
    }

    /// A person of the codebook whose surname only one holder of an office on the day has.
    pub fn by_surname(&self, surname: &str, scene: Scene<'_>) -> Option<Speaker> {
        let people = scene.lexicon.surnamed(surname).iter();
        let mut fits = people.filter(|a| office_on(&scene.codebook.domain.actors[**a as usize], scene.date).is_some());
        let index = *fits.next()?;
        fits.next().is_none().then(|| self.actor(index, Known::Surname, scene))
    }

    /// Of several people of a surname in office, the one whose office it is to speak to the press: whom a briefing's label means.
    pub fn spokesperson_by_surname(&self, surname: &str, scene: Scene<'_>) -> Option<Speaker> {
        let speaks = |a: &&u16| {
            let office = office_on(&scene.codebook.domain.actors[**a as usize], scene.date);
            office.is_some_and(|o| o.office.ends_with("spokesperson"))
        };
        let mut fits = scene.lexicon.surnamed(surname).iter().filter(speaks);
        let index = *fits.next()?;
        fits.next().is_none().then(|| self.actor(index, Known::Surname, scene))
    }

    /// The party or other that a person of the codebook speaks for on the scene's day.
    pub fn side(&self, index: u16, scene: Scene<'_>) -> Option<StateId> {
        let actor = &scene.codebook.domain.actors[index as usize];
        state_id(scene.codebook, spoken_for(actor, office_on(actor, scene.date)))
    }

    /// The person of an actor index, on the scene's day.
    pub fn actor(&self, index: u16, how: Known, scene: Scene<'_>) -> Speaker {
        let actor = &scene.codebook.domain.actors[index as usize];
        let office = office_on(actor, scene.date);
        Speaker {
            name: self.fullest(index).map(str::to_owned).or_else(|| actor.names.first().cloned()),
            actor: Some(index),
            state: state_id(scene.codebook, spoken_for(actor, office)),
            office: office.map(|o| o.office.clone()),
            voice: if office.is_some() && !actor.unofficial { Voice::Official } else { Voice::Unofficial },
            how,
        }
    }

    /// Who a source phrase is; none where it is a pronoun or a bare description that only the discourse can resolve.
    pub fn resolve(
        &self,
        tokens: &[Token],
        range: Range<usize>,
        mentions: &Mentions,
        scene: Scene<'_>,
    ) -> Option<Speaker> {
        if range.is_empty() {
            return None;
        }
        let former = mentions.titles_in(range.clone()).any(|f| is_former(f.meaning, scene.lexicon));
        // A person of the codebook who is not somebody's owner ("Vale's envoy") nor inside "of …".
        // "at a meeting with Vale Corvin said": of two names side by side the second is the subject.
        let followed = |end: u32| {
            mentions
                .names_in(end as usize..range.end)
                .next()
                .is_some_and(|n| n.first == end && matches!(n.meaning, Meaning::Actor(_)))
        };
        for f in mentions.names_in(range.clone()) {
            if let Meaning::Actor(a) = f.meaning
                && !followed(f.end)
                && !modifies(tokens, f.end as usize, range.end, mentions)
                && !owned_or_inner(tokens, f.first as usize..f.end as usize, range.clone(), mentions, scene.lexicon)
            {
                let mut s = self.actor(a, Known::Codebook, scene);
                if former && s.office.is_none() {
                    s.voice = Voice::Unofficial;
                } else if s.office.is_none() && !scene.codebook.domain.actors[a as usize].unofficial {
                    // An office that the text gives, and the codebook does not know of on that day.
                    let here = described(
                        tokens,
                        f.first.saturating_sub(6).max(range.start as u32) as usize..range.end,
                        mentions,
                        scene,
                    );
                    let titled = !matches!(here.office.as_deref(), Some("state" | "seat"));
                    if here.voice == Voice::Official && here.state == s.state && titled {
                        s.voice = Voice::Official;
                        s.office = here.office;
                    }
                }
                return Some(s);
            }
        }
        // An unknown person by name: a whole name before a single capital ("Norland's Coordinator for Ports, Ada Quill").
        let runs = || range.clone().map(|i| (i, person_run(tokens, i, mentions, scene)));
        for (i, run) in runs().filter(|(_, r)| r.len() > 1).chain(runs().filter(|(_, r)| r.len() == 1)) {
            // "the Strait Times": no person.
            let paper = run.start.checked_sub(1).is_some_and(|d| d >= range.start && tokens[d].tag == Tag::Det);
            if run.start == i
                && !paper
                && run.end <= range.end
                && !modifies(tokens, run.end, range.end, mentions)
                && !owned_or_inner(tokens, run.clone(), range.clone(), mentions, scene.lexicon)
            {
                let surname = fold(tokens[run.end - 1].span.of(scene.text));
                let here = described(tokens, range.clone(), mentions, scene);
                let known = self.strangers.get(&surname);
                if known.is_none()
                    && run.len() == 1
                    && let Some(s) = self.by_surname(&surname, scene)
                {
                    return Some(s);
                }
                if run.len() < 2
                    && known.is_none()
                    && !introduced(tokens, run.clone(), range.start, mentions, scene.text)
                {
                    continue;
                }
                if here.state.is_some() || known.is_none() && run.len() >= 2 || known.is_none() && here.office.is_some()
                {
                    let name =
                        known.and_then(|k| k.name.clone()).unwrap_or_else(|| words(tokens, run.clone(), scene.text));
                    return Some(Speaker { name: Some(name), ..here });
                }
                if let Some(k) = known {
                    return Some(k.clone());
                }
            }
        }
        let here = described(tokens, range.clone(), mentions, scene);
        if here.state.is_some() || here.how == Known::UnofficialTitle {
            return Some(here);
        }
        None
    }
}

//! Who a source is: person, body or unnamed official; party, office and voice on the day.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{known::Known, mention::Mentions};
use crate::{
    codebook::{
        Codebook,
        cue::NounCue,
        lexicon::{Lexicon, Meaning, NameKind, StateId, class},
        schema,
    },
    date::{self, Date},
    segment::{
        tag::Tag,
        token::{Kind, Token},
    },
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
        let body = |o: &str| {
            matches!(o, "state" | "seat" | "ministry" | "parliament" | "command" | "region" | "agency" | "embassy")
        };
        self.name.is_some() || self.office.as_deref().is_some_and(|o| !body(o))
    }

    /// An official of no named side ("officials", "the envoy"); none for titles that companies and clubs have too.
    pub fn unplaced(office: Option<&str>) -> Option<Speaker> {
        let office = office.filter(|o| !matches!(*o, "agency" | "spokesperson" | "command"))?;
        let unknown = Speaker::unknown(Known::NoSide);
        Some(Speaker { office: Some(office.to_owned()), voice: Voice::Official, ..unknown })
    }
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
                let words = words(tokens, f.first as usize..f.end as usize, scene.text);
                let best = self.fullest.entry(a).or_default();
                if best.is_empty() || words.contains(' ') && !best.contains(' ') {
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
        let around = description(tokens, run.clone());
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
                    if here.voice == Voice::Official && here.state == s.state {
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
            if run.start == i
                && run.end <= range.end
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
                if run.len() < 2 && known.is_none() && !introduced(tokens, run.clone(), range.start, mentions) {
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

/// Party, office and voice by the titles and states of a phrase.
fn described(tokens: &[Token], range: Range<usize>, mentions: &Mentions, scene: Scene<'_>) -> Speaker {
    let mut s = Speaker::unknown(Known::Unknown);
    let mut how_named = None;
    for f in mentions.names_in(range.clone()) {
        match f.meaning {
            Meaning::State(id, kind)
                if s.state.is_none()
                    || matches!(kind, NameKind::Institution(_) | NameKind::Seat)
                        && how_named == Some(NameKind::Demonym) =>
            {
                // "in Nordhaven", "for the Spire": a place or target, unless it is the body itself.
                let after_prep = f.first > range.start as u32
                    && matches!(tokens[f.first as usize - 1].tag, Tag::Prep)
                    && s.office.is_some();
                let in_place = kind == NameKind::Capital
                    && !seated(tokens, f.first as usize, mentions, scene)
                    && f.first as usize > range.start
                    && tokens[..f.first as usize].last().is_some_and(|t| t.tag == Tag::Prep);
                if !(in_place || after_prep && s.state.is_some()) {
                    s.state = Some(id);
                    how_named = Some(kind);
                }
            }
            // "Vale's envoy": the owner's state.
            Meaning::Actor(a) if s.state.is_none() => {
                s.state = state_id(scene.codebook, &scene.codebook.domain.actors[a as usize].party);
                how_named = Some(NameKind::Demonym);
            }
            _ => {}
        }
    }
    let (mut title, mut unofficial, mut former) = (None, false, false);
    for f in mentions.titles_in(range.clone()) {
        let Meaning::Title(t) = f.meaning else { continue };
        let row = &scene.lexicon.titles[t as usize];
        if row.former && s.office.is_none() && title.is_none() {
            former = true;
        } else if row.unofficial {
            unofficial = true;
        } else if title.is_none() {
            title.clone_from(&row.office);
        }
    }
    s.office = match (title.as_deref(), how_named) {
        (Some("spokesperson"), Some(NameKind::Seat)) => Some("seat-spokesperson".to_owned()),
        (Some("spokesperson"), _) => Some("ministry-spokesperson".to_owned()),
        (Some(t), _) => Some(t.to_owned()),
        (None, Some(NameKind::Seat)) => Some("seat".to_owned()),
        (None, Some(NameKind::Institution(n))) => institution(scene.codebook, s.state, n).map(|b| b.office.clone()),
        (None, Some(NameKind::Name | NameKind::Capital)) => Some("state".to_owned()),
        (None, Some(NameKind::Region)) => Some("region".to_owned()),
        _ => None,
    };
    if unofficial || former {
        s.voice = Voice::Unofficial;
        s.office = None;
        s.how = Known::UnofficialTitle;
    } else if s.state.is_some() && s.office.is_some() {
        s.voice = Voice::Official;
        s.how = Known::Title;
    }
    // "54 percent of Norlanders": those asked in a poll.
    let polled = || {
        let words = tokens[range.clone()].iter().map(|t| t.span.of(scene.text));
        words.into_iter().any(|w| w == "%" || w.eq_ignore_ascii_case("percent") || w.eq_ignore_ascii_case("per"))
    };
    if how_named == Some(NameKind::Demonym) && title.is_none() && polled() {
        return Speaker::unknown(Known::Polled);
    }
    if how_named == Some(NameKind::Demonym) && title.is_none() && !unofficial {
        // "the Norlanders": a people, taken for its side.
        s.voice = Voice::Official;
        s.office = Some("state".to_owned());
        s.how = Known::People;
    }
    s
}

/// "officials in Nordhaven": those who hold office there, not those who are sent there.
fn seated(tokens: &[Token], name: usize, mentions: &Mentions, scene: Scene<'_>) -> bool {
    let Some(prep) = name.checked_sub(1).filter(|&p| p > 0 && tokens[p].tag == Tag::Prep) else { return false };
    let sent = |o: &Option<String>| o.as_deref().is_none_or(|o| matches!(o, "ambassador" | "envoy" | "spokesperson"));
    mentions.titles_in(prep - 1..prep).any(|f| {
        matches!(f.meaning, Meaning::Title(t) if !sent(&scene.lexicon.titles[t as usize].office))
            && f.end as usize == prep
    })
}

/// The body of an institution index.
pub fn institution(codebook: &Codebook, state: Option<StateId>, n: u8) -> Option<&schema::Institution> {
    let state = state? as usize;
    codebook.domain.parties.iter().chain(&codebook.domain.others).nth(state)?.institutions.get(n as usize)
}

/// The highest office a person holds on a day; without a day, the last one listed.
pub fn office_on(actor: &schema::Actor, date: Option<Date>) -> Option<&schema::Office> {
    match date {
        Some(date) => actor
            .offices
            .iter()
            .filter(|o| o.covers(date))
            .min_by_key(|o| crate::codebook::office::rank(Some(&o.office))),
        None => actor.offices.last(),
    }
}

/// The holder of the highest office of a state on a day.
pub fn head_of_state(codebook: &Codebook, state: StateId, date: Option<Date>) -> Option<u16> {
    let party = codebook.domain.parties.iter().chain(&codebook.domain.others).nth(state as usize)?;
    codebook
        .domain
        .actors
        .iter()
        .position(|a| a.party == party.id && office_on(a, date).is_some_and(|o| o.office == "head-of-state"))
        .map(|i| i as u16)
}

/// The index of a party or other.
pub fn state_id(codebook: &Codebook, id: &str) -> Option<StateId> {
    codebook.domain.parties.iter().chain(&codebook.domain.others).position(|p| p.id == id).map(|i| i as StateId)
}

/// The party that a person speaks for in an office, else their own.
fn spoken_for<'a>(actor: &'a schema::Actor, office: Option<&'a schema::Office>) -> &'a str {
    office.and_then(|o| o.party.as_deref()).unwrap_or(&actor.party)
}

fn is_former(meaning: Meaning, lexicon: &Lexicon) -> bool {
    matches!(meaning, Meaning::Title(t) if lexicon.titles[t as usize].former)
}

/// "Vale aide Tomas Reyk": a name that a title and another name follow at once only says whose aide it is.
fn modifies(tokens: &[Token], end: usize, limit: usize, mentions: &Mentions) -> bool {
    let next = (end..limit.min(end + 6)).find(|&i| !mentions.titled(i) && tokens[i].tag != Tag::Adj);
    next.is_some_and(|i| i > end && mentions.titled(i - 1) && tokens[i].tag == Tag::Proper && tokens[i].capital)
}

/// A name that owns what follows ("Vale's envoy"), or stands inside "of …", "to …".
fn owned_or_inner(
    tokens: &[Token],
    name: Range<usize>,
    phrase: Range<usize>,
    mentions: &Mentions,
    lexicon: &Lexicon,
) -> bool {
    let (first, start) = (name.start, phrase.start);
    if name.end < phrase.end && tokens.get(name.end).is_some_and(|t| t.kind == Kind::Possessive) {
        return true;
    }
    let inside = |t: &Token| matches!(t.tag, Tag::Det | Tag::Adj | Tag::Noun | Tag::Proper | Tag::Possessive);
    let Some(prep) = (start..first).rev().find(|&i| !inside(&tokens[i])) else { return false };
    if tokens[prep].tag != Tag::Prep || tokens[prep].classes & class::PREP == 0 {
        return false;
    }
    // "a statement by Vale": whoever makes it speaks through it.
    let made =
        mentions.cues_in(start..prep).any(|c| c.end as usize == prep && c.meaning == Meaning::Noun(NounCue::Report));
    if made && ["by", "from"].iter().any(|w| lexicon.id(w) == tokens[prep].word) {
        return false;
    }
    // "an envoy of President Vale": the title before the preposition is the one who speaks, the one behind it is Vale's.
    let titled = |range: Range<usize>| mentions.titles_in(range).next().is_some();
    let own = titled(start..prep)
        && titled(prep..first)
        && (prep + 1..first).all(|i| mentions.titled(i) || tokens[i].tag == Tag::Det);
    own || !matches!(tokens[first - 1].tag, Tag::Proper | Tag::Noun)
}

/// Capitalised words from `at` that are no name or title of the codebook and not just a month or weekday: perhaps a person.
fn person_run(tokens: &[Token], at: usize, mentions: &Mentions, scene: Scene<'_>) -> Range<usize> {
    let free = |i: usize| {
        let t = &tokens[i];
        t.kind == Kind::Word
            && t.capital
            && t.tag == Tag::Proper
            && !t.all_caps
            && mentions.state_at(i).is_none()
            && t.classes & (class::DET | class::PREP | class::ABBREV) == 0
    };
    let titled = |i: usize| mentions.titled(i);
    if at >= tokens.len() || !free(at) || titled(at) || at > 0 && free(at - 1) && !titled(at - 1) {
        return at..at;
    }
    let mut end = at;
    while end < tokens.len() && (free(end) && !titled(end) || end > at && tokens[end].tag == Tag::Hyphen) {
        end += 1;
    }
    let word = tokens[at].span.of(scene.text);
    let day = end == at + 1 && (date::month(word).is_some() || date::weekday(word).is_some());
    if day { at..at } else { at..end }
}

/// Whether a single capitalised word is somebody's name: an office, an owner or a people's name stands right before it, and no
/// noun that it would belong to behind it.
fn introduced(tokens: &[Token], run: Range<usize>, floor: usize, mentions: &Mentions) -> bool {
    let behind = tokens.get(run.end).is_some_and(|t| t.tag.is_nominal());
    let Some(before) = run.start.checked_sub(1).filter(|&b| b >= floor) else { return !behind };
    let owner = tokens[before].kind == Kind::Possessive;
    let people = mentions.state_at(before).is_some_and(|(_, kind)| kind == NameKind::Demonym);
    !behind && (owner || people || mentions.titled(before))
}

/// The words around a name that say who it is: the noun phrase before it and the apposition behind.
fn description(tokens: &[Token], run: Range<usize>) -> Range<usize> {
    let mut start = run.start;
    while start > 0
        && (tokens[start - 1].tag.is_nominal()
            || tokens[start - 1].tag.is_head()
            || matches!(tokens[start - 1].tag, Tag::Prep | Tag::Comma)
                && start > 1
                && tokens[start - 2].tag.is_nominal()
                && run.start - start < 12)
    {
        start -= 1;
    }
    let mut end = run.end;
    if tokens.get(end).is_some_and(|t| t.tag == Tag::Comma) {
        let mut i = end + 1;
        while i < tokens.len()
            && i < run.end + 14
            && (tokens[i].tag.is_nominal() || tokens[i].tag.is_head() || tokens[i].tag == Tag::Prep)
        {
            i += 1;
        }
        if tokens.get(i).is_none_or(|t| matches!(t.tag, Tag::Comma | Tag::Stop)) {
            end = i;
        }
    }
    start..end
}

fn words(tokens: &[Token], range: Range<usize>, text: &str) -> String {
    let (Some(a), Some(b)) = (tokens.get(range.start), tokens.get(range.end.wrapping_sub(1))) else {
        return String::new();
    };
    crate::span::Span { start: a.span.start, end: b.span.end }.of(text).to_owned()
}

fn fold(word: &str) -> String {
    word.to_lowercase()
}

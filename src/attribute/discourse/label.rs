//! Who a transcript's labels mean.

use super::{INTRODUCTION, State, house::line};
use crate::{
    attribute::{
        Unit,
        known::Known,
        speaker::{Cast, Scene, Speaker, holder},
    },
    codebook::lexicon::{Meaning, class},
    read::{Document, Format, ParagraphKind},
    segment::{self, group::Grammar, tag::Tag, token::Kind},
    statement::Voice,
};

/// Names that only labels give in full: "Chancellor of Kelmar Ada Quill:", who is "Ada Quill:" from then on.
pub(super) fn meet_labels(document: &Document, cast: &mut Cast, scene: Scene<'_>, grammar: &Grammar) {
    let mut met: Vec<&str> = Vec::new();
    for label in document.paragraphs.iter().filter_map(|p| p.label) {
        let label = label.of(scene.text);
        if label.contains(' ') && label.contains(char::is_lowercase) && !met.contains(&label) {
            met.push(label);
            line(label, cast, scene, grammar);
        }
    }
}

impl State<'_> {
    /// A transcript's label: "VALE", "MS TANE", "THE PRESIDENT", "Head of the Guild of Ports Ada Quill".
    pub(super) fn label(&self, label: &str, scene: Scene<'_>, grammar: &Grammar) -> Option<Speaker> {
        let mut unit = Unit::default();
        let scene = Scene { text: label, ..scene };
        let who = self.labelled(label, &mut unit, scene, grammar)?;
        let who = self.of_chamber(who, &unit, label);
        let stranger = who.actor.is_none() && who.name.is_some();
        Some(match named_last(&unit, label).filter(|_| stranger) {
            Some(name) => Speaker { name: Some(name.to_owned()), ..who },
            None => who,
        })
    }

    fn labelled(&self, label: &str, unit: &mut Unit, scene: Scene<'_>, grammar: &Grammar) -> Option<Speaker> {
        segment::tokens(label, crate::span::Span::new(0, label.len()), scene.lexicon, &mut unit.seg);
        segment::structure(label, scene.lexicon, grammar, &mut unit.seg);
        unit.mentions.find(&unit.seg.tokens, scene.lexicon);
        let tokens = &unit.seg.tokens;
        let actor = unit.mentions.names.iter().find_map(|f| match f.meaning {
            Meaning::Actor(a) => Some(a),
            _ => None,
        });
        if let Some(a) = actor {
            return Some(self.cast.actor(a, Known::Label, scene));
        }
        if let Some(s) = self.presiding(unit, scene) {
            return Some(s);
        }
        let surname =
            tokens.iter().rev().find(|t| t.classes & class::ABBREV == 0).map(|t| t.span.of(label).to_lowercase())?;
        // "MR. TANE": whom a house's transcript calls so is one of its own, unless the text says whose.
        let honorific = tokens.len() > 1 && tokens[0].classes & class::ABBREV != 0 && tokens[0].tag != Tag::Pron;
        if let Some(s) = self.cast.stranger(&surname) {
            let own = s.state.is_none() && s.actor.is_none() && (honorific || s.office.is_some());
            return Some(if own { self.of_publisher(s.clone()) } else { Speaker { how: Known::Label, ..s.clone() } });
        }
        let by_surname =
            self.cast.by_surname(&surname, scene).or_else(|| self.cast.spokesperson_by_surname(&surname, scene));
        let unnamed = || self.of_office(unit, scene);
        by_surname
            .or_else(|| self.cast.resolve(tokens, 0..tokens.len(), &unit.mentions, scene))
            .or_else(unnamed)
            .or_else(|| {
                // Somebody of the house; in an interview, whoever asks is nobody's.
                // "PRIME MINISTER QUILL": the house has one of its own, or none, and knows whom.
                let head = unit
                    .mentions
                    .titles
                    .iter()
                    .any(|t| ["head-of-state", "head-of-government"].iter().any(|o| scene.lexicon.entitles(t, o)));
                let state = self.publisher.or_else(|| self.titled.as_ref().filter(|s| s.name.is_none())?.state);
                let state = state.filter(|_| !head);
                let s = Speaker { name: Some(label.trim().to_owned()), state, ..Speaker::unknown(Known::Label) };
                Some(if honorific && self.publisher.is_some() { self.of_publisher(s) } else { s })
            })
    }

    /// Who speaks before the first question of a briefing that a house has published, at more length than an introduction: whoever
    /// answers it, if that is one of its own.
    pub(super) fn briefs(&self, document: &Document, scene: Scene<'_>, grammar: &Grammar) -> Option<Speaker> {
        let own = self.publisher.filter(|_| document.format == Format::Transcript)?;
        let turns = &document.paragraphs;
        let first = turns.iter().position(|p| p.label.is_some() || p.kind == ParagraphKind::Question)?;
        let asked = first > INTRODUCTION && turns.get(first)?.kind == ParagraphKind::Question;
        let answers = turns.iter().skip(first).find(|p| p.kind != ParagraphKind::Question)?.label.filter(|_| asked)?;
        self.label(answers.of(scene.text), scene, grammar)
            .filter(|s| s.state == Some(own) && s.voice == Voice::Official)
    }

    /// "Senator QUILL", "The CHAIRMAN", "V. Hask, Harbour faction", where a parliament sits: one of its members.
    fn of_chamber(&self, who: Speaker, unit: &Unit, label: &str) -> Speaker {
        let Some(chamber) = self.chamber.filter(|c| who.actor.is_none() && who.state.is_none_or(|s| s == *c)) else {
            return who;
        };
        let own = label.split(',').next().unwrap_or(label).trim();
        // A title and nothing else names nobody.
        let name = unit.mentions.titles.iter().all(|t| (t.end as usize) < unit.seg.tokens.len());
        let name = who.name.filter(|_| name).map(|n| if n == label { own.to_owned() } else { n });
        let office = Some("parliament".to_owned());
        Speaker { name, state: Some(chamber), office, voice: Voice::Official, how: Known::LabelOfHouse, ..who }
    }

    /// Somebody whom a transcript names without a side: an official of the party that published it.
    fn of_publisher(&self, s: Speaker) -> Speaker {
        let Some(state) = self.publisher else {
            let state = s.state.or_else(|| self.turn.as_ref().and_then(|t| t.state));
            return Speaker { state, how: Known::Label, ..s };
        };
        let office = s.office.or_else(|| Some("unnamed".to_owned()));
        Speaker { state: Some(state), office, voice: Voice::Official, how: Known::LabelOfHouse, ..s }
    }

    /// "THE PRESIDENT", a title by itself: who has the office in the state whose house published the transcript.
    fn presiding(&self, unit: &Unit, scene: Scene<'_>) -> Option<Speaker> {
        let state = self.publisher?;
        let title = unit.mentions.titles.first()?;
        let Meaning::Title(t) = title.meaning else { return None };
        let whole = unit.seg.tokens.len() == title.end as usize && title.first <= 1 && unit.mentions.names.is_empty();
        let office = scene.lexicon.titles[t as usize].office.as_deref();
        let office = office.filter(|o| matches!(*o, "head-of-state" | "vice-president"))?;
        let opens = title.first == 0 || unit.seg.tokens[0].classes & class::DET != 0;
        let who = holder(scene.codebook, state, office, scene.date).filter(|_| whole && opens)?;
        Some(self.cast.actor(who, Known::LabelOfHouse, scene))
    }

    /// "SENIOR OFFICIAL", "PRESS SECRETARY": somebody of the house that published the transcript.
    fn of_office(&self, unit: &Unit, scene: Scene<'_>) -> Option<Speaker> {
        let state = self.publisher.or_else(|| self.titled.as_ref()?.state)?;
        let office = unit.mentions.titles.iter().find_map(|f| match f.meaning {
            Meaning::Title(t) => scene.lexicon.titles[t as usize].office.clone(),
            _ => None,
        })?;
        let own = matches!(office.as_str(), "unnamed" | "spokesperson" | "aide");
        (unit.mentions.names.is_empty() && own).then(|| Speaker {
            state: Some(state),
            office: Some(office),
            voice: Voice::Official,
            ..Speaker::unknown(Known::LabelOfHouse)
        })
    }
}

/// A label's last two words, where they are a name and a surname.
fn named_last<'a>(unit: &Unit, label: &'a str) -> Option<&'a str> {
    let tokens = &unit.seg.tokens;
    let first = tokens.len().checked_sub(2)?;
    let name = |i: usize| {
        let t = &tokens[i];
        t.capital && !t.all_caps && t.kind == Kind::Word && t.classes & class::ABBREV == 0 && !unit.mentions.titled(i)
    };
    (name(first) && name(first + 1))
        .then(|| &label[tokens[first].span.start as usize..tokens[first + 1].span.end as usize])
}

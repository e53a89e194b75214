//! What the classifier sees of one paragraph: words, clauses, names, who says what, and the discourse around it.

use std::ops::Range;

use crate::{
    attribute::{
        Unit,
        speaker::{Scene, Speaker},
    },
    codebook::lexicon::{Found, Lexicon, Meaning, NameKind, StateId, class},
    segment::{Segmented, Sentence, clause::Clause, group::Grammar, tag::Tag, token::Kind},
};

/// One paragraph, ready to be classified.
pub struct View<'a> {
    /// Segmentation, mentions and attributions.
    pub unit: &'a Unit,
    /// Text, codebook and day.
    pub scene: Scene<'a>,
    /// Names by which people are known in the document.
    pub cast: &'a crate::attribute::speaker::Cast,
    /// Words of the grammar.
    pub grammar: &'a Grammar,
    /// Mechanisms that are off.
    pub off: &'a crate::code::Switches,
    /// What last stopped a topic's word, for `explain`.
    pub stopped: std::cell::Cell<Option<super::silence::Silence>>,
}

/// Whose position a phrase makes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Holder {
    /// These parties or others.
    States(Vec<StateId>),
    /// "we", "I": whoever speaks.
    Speaker,
    /// "it", "there", or no subject.
    Nobody,
    /// A thing, or somebody that cannot be placed.
    Else,
}

impl<'a> View<'a> {
    /// The segmentation.
    pub fn seg(&self) -> &'a Segmented {
        &self.unit.seg
    }

    /// No evidence, and why.
    pub fn stop<T>(&self, why: super::silence::Silence) -> Option<T> {
        self.stopped.set(Some(why));
        None
    }

    /// The lexicon.
    pub fn lexicon(&self) -> &'a Lexicon {
        self.scene.lexicon
    }

    /// The words of a token range.
    pub fn words(&self, range: Range<usize>) -> &'a str {
        self.seg().span(range).of(self.scene.text)
    }

    /// Who says what stands at a token: the innermost attribution whose content holds it, else the paragraph's own speaker.
    pub fn said_at(&self, token: usize) -> Option<usize> {
        self.unit
            .said
            .iter()
            .enumerate()
            .filter(|(_, s)| s.positive && s.found.content.iter().any(|c| c.contains(&token)))
            .min_by_key(|(_, s)| s.found.content.iter().map(|c| c.len()).sum::<usize>())
            .map(|(i, _)| i)
    }

    /// The speaker at a token.
    pub fn speaker_at(&self, token: usize) -> Option<&'a Speaker> {
        match self.said_at(token) {
            Some(i) => self.unit.said[i].speaker.as_ref(),
            None => self.unit.speaker.as_ref(),
        }
    }

    /// The clause that a token stands in.
    pub fn clause_at(&self, sentence: &Sentence, token: usize) -> Option<usize> {
        let at = token as u32;
        sentence
            .clauses
            .iter()
            .rposition(|c| c.start <= at && at < c.end.max(c.group.end))
            .or((!sentence.clauses.is_empty()).then_some(0))
    }

    /// The clause whose subject a clause has: its own, or through what it shares.
    pub fn subject_of<'s>(&self, sentence: &'s Sentence, clause: usize) -> &'s Clause {
        let mut c = &sentence.clauses[clause];
        for _ in 0..8 {
            match c.shares {
                Some(next) if c.subject.is_empty() && (next as usize) < sentence.clauses.len() => {
                    c = &sentence.clauses[next as usize]
                }
                _ => break,
            }
        }
        c
    }

    /// Whose position the subject of a clause makes it.
    pub fn holder(&self, sentence: &Sentence, clause: usize) -> Holder {
        let c = self.subject_of(sentence, clause);
        if c.subject.is_empty() {
            return Holder::Nobody;
        }
        self.holder_of(c.subject.start as usize..c.subject.end as usize)
    }

    /// Whose position a noun phrase makes it.
    pub fn holder_of(&self, range: Range<usize>) -> Holder {
        let tokens = &self.seg().tokens;
        let range = range.start..range.end.min(tokens.len());
        if range.is_empty() {
            return Holder::Nobody;
        }
        if range.len() <= 2
            && let Some(t) = tokens[range.clone()].iter().find(|t| matches!(t.tag, Tag::Pron | Tag::ObjPron))
        {
            return self.pronoun(t.span.of(self.scene.text), range.start);
        }
        // "we, the people of …"
        if tokens[range.start].tag == Tag::Pron && is_first_person(tokens[range.start].span.of(self.scene.text)) {
            return Holder::Speaker;
        }
        // The head of the phrase ends at the first preposition; "president of Norland" goes on.
        let head_end = range
            .clone()
            .skip(1)
            .find(|&i| matches!(tokens[i].tag, Tag::Prep | Tag::Rel | Tag::To | Tag::Ing | Tag::Part | Tag::Base))
            .unwrap_or(range.end);
        let has_title = self.unit.mentions.titles_in(range.clone()).any(|t| (t.first as usize) < head_end);
        let reach = if has_title { range.clone() } else { range.start..head_end };
        if let Some(t) = tokens[range.clone()].first()
            && t.tag == Tag::Poss
            && is_first_person(t.span.of(self.scene.text))
        {
            return Holder::Speaker;
        }
        let joint = self.joint(reach.clone());
        if joint.len() > 1 {
            return Holder::States(joint);
        }
        // A possessive name before a thing ("Norland's economy") does not make the thing a speaker; a title or body does.
        if let Some(f) = self.unit.mentions.names_in(reach.clone()).next() {
            let after = f.end as usize;
            let owner = tokens.get(after).is_some_and(|t| t.kind == Kind::Possessive);
            let adjective = matches!(f.meaning, Meaning::State(_, NameKind::Demonym | NameKind::Name))
                && after < head_end
                && tokens[after..head_end].iter().any(|t| matches!(t.tag, Tag::Noun))
                && !tokens[after].tag.eq(&Tag::Comma);
            let cue =
                self.unit.mentions.cues_in(after..head_end.max(after)).any(|c| matches!(c.meaning, Meaning::Noun(_)));
            if (owner || adjective)
                && !has_title
                && !cue
                && !matches!(f.meaning, Meaning::State(_, NameKind::Institution(_) | NameKind::Seat))
            {
                return Holder::Else;
            }
            if cue
                && (owner || adjective)
                && let Some(s) = self.state_of(f)
            {
                return Holder::States(vec![s]);
            }
        }
        match self.cast.resolve(tokens, reach, &self.unit.mentions, self.scene) {
            Some(Speaker { state: Some(s), .. }) => Holder::States(vec![s]),
            _ => self.description(range),
        }
    }

    /// "the president", "the ministry": whoever of the paragraph's speakers fits.
    fn description(&self, range: Range<usize>) -> Holder {
        if self.unit.mentions.titles_in(range).next().is_some()
            && let Some(s) = self.unit.focus.as_ref().and_then(|s| s.state)
        {
            return Holder::States(vec![s]);
        }
        Holder::Else
    }

    /// The state that a name stands for.
    pub fn state_of(&self, f: &Found) -> Option<StateId> {
        match f.meaning {
            Meaning::State(id, _) => Some(id),
            Meaning::Actor(a) => self.cast.actor(a, "", self.scene).state,
            _ => None,
        }
    }

    /// "Norland and Suthermark", "both Nordhaven and Sutholm".
    fn joint(&self, range: Range<usize>) -> Vec<StateId> {
        let tokens = &self.seg().tokens;
        let mut out = Vec::new();
        let mut last_end = None;
        for f in self.unit.mentions.names_in(range) {
            let Some(state) = self.state_of(f) else { continue };
            let joined = match last_end {
                None => true,
                Some(e) => {
                    tokens[e as usize..f.first as usize]
                        .iter()
                        .all(|t| matches!(t.tag, Tag::Coord | Tag::Comma | Tag::Det | Tag::Noun | Tag::Adj))
                        && tokens[e as usize..f.first as usize].iter().any(|t| {
                            t.tag == Tag::Coord || t.tag == Tag::Comma && t.kind == Kind::Comma && out.len() > 1
                        })
                }
            };
            if !joined {
                break;
            }
            if tokens.get(f.end as usize).is_some_and(|t| t.kind == Kind::Possessive) {
                break;
            }
            if !out.contains(&state) {
                out.push(state);
            }
            last_end = Some(f.end);
        }
        out
    }

    fn pronoun(&self, word: &str, at: usize) -> Holder {
        if is_first_person(word) {
            return Holder::Speaker;
        }
        let lower = word.to_ascii_lowercase();
        match lower.as_str() {
            "he" | "she" | "him" => {
                // In indirect speech, most often whoever speaks; in a quotation the last person named before, who is not
                // the one who speaks here; else the discourse's.
                if !self.seg().quoted(at)
                    && let Some(s) = self.speaker_at(at).filter(|s| s.name.is_some())
                {
                    return s.state.map_or(Holder::Else, |s| Holder::States(vec![s]));
                }
                let speaker = self.speaker_at(at).and_then(|s| s.actor);
                let before = self.unit.mentions.names_in(0..at).rev().find_map(|f| match f.meaning {
                    Meaning::Actor(a) if Some(a) != speaker => self.state_of(f),
                    _ => None,
                });
                match before.or_else(|| self.unit.focus.as_ref().and_then(|s| s.state)) {
                    Some(s) => Holder::States(vec![s]),
                    None => Holder::Else,
                }
            }
            "they" | "them" => {
                if let Some(joint) = self.plural_subject(at) {
                    return Holder::States(joint);
                }
                // A people or side named in the sentence or the one before.
                let speaker = self.speaker_at(at).and_then(|s| s.state);
                let here = self.seg().sentences.iter().position(|s| s.tokens.contains(&at)).unwrap_or(0);
                let from = self.seg().sentences.get(here.saturating_sub(1)).map_or(0, |s| s.tokens.start);
                let people = |f: &Found| matches!(f.meaning, Meaning::State(_, NameKind::Demonym | NameKind::Name));
                match self
                    .unit
                    .mentions
                    .names_in(from..at)
                    .rev()
                    .find_map(|f| self.state_of(f).filter(|s| Some(*s) != speaker && people(f)))
                {
                    Some(s) => Holder::States(vec![s]),
                    None => Holder::Else,
                }
            }
            "it" => {
                let start = self.seg().sentences.iter().find(|s| s.tokens.contains(&at)).map_or(0, |s| s.tokens.start);
                let before =
                    self.unit.mentions.names_in(start..at).find(|f| f.is_side()).and_then(|f| self.state_of(f));
                match before {
                    Some(s) if self.subject_position(start, at) => Holder::States(vec![s]),
                    _ => Holder::Nobody,
                }
            }
            "there" | "that" | "this" | "one" => Holder::Nobody,
            _ => Holder::Else,
        }
    }

    /// A joint subject before a token in its sentence: "representatives of Norland and Kelmar met …, where they …".
    fn plural_subject(&self, at: usize) -> Option<Vec<StateId>> {
        let sentence = self.seg().sentences.iter().find(|s| s.tokens.contains(&at))?;
        sentence.clauses.iter().rev().filter(|c| !c.subject.is_empty() && c.subject.end as usize <= at).find_map(|c| {
            match self.holder_of(c.subject.start as usize..c.subject.end as usize) {
                Holder::States(s) if s.len() > 1 => Some(s),
                _ => None,
            }
        })
    }

    /// Whether the first side named in the sentence is its subject.
    fn subject_position(&self, start: usize, at: usize) -> bool {
        let tokens = &self.seg().tokens;
        self.unit.mentions.names_in(start..at).next().is_some_and(|f| {
            f.first as usize <= start + 2 && tokens.get(f.end as usize).is_none_or(|t| t.kind != Kind::Possessive)
        })
    }

    /// Whether "no" stands right before a noun phrase.
    pub fn denied(&self, at: usize) -> bool {
        let tokens = &self.seg().tokens;
        let mut i = at;
        while i > 0
            && matches!(tokens[i - 1].tag, Tag::Adj | Tag::Noun | Tag::Proper | Tag::Num | Tag::Hyphen | Tag::Adv)
        {
            i -= 1;
        }
        i > 0 && self.lexicon().classes(tokens[i - 1].word) & class::NEG != 0 && tokens[i - 1].tag != Tag::Neg
    }
}

impl Found {
    /// A name that can act: a state, its capital, seat or people.
    pub fn is_side(&self) -> bool {
        matches!(self.meaning, Meaning::State(..) | Meaning::Actor(_))
    }
}

fn is_first_person(word: &str) -> bool {
    ["i", "we", "our", "my", "us", "ours"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

//! Whose position a pronoun makes it: "he", "they", "it", by the sentence, the one before, and whoever speaks.

mod object;
mod teller;

use std::ops::Range;

use super::{
    holder::{Holder, is_first_person},
    view::View,
};
use crate::{
    attribute::{Said, known::Known, speaker::Speaker},
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning, NameKind, StateId},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
        token::Kind,
    },
};

impl View<'_> {
    /// Whose position a pronoun makes it ("its" for the possessive of "it").
    pub(super) fn pronoun(&self, word: &str, at: usize) -> Holder {
        if is_first_person(word) {
            return self.own_voice(at).map_or(Holder::Speaker, |s| Holder::States(vec![s]));
        }
        if let Some(s) = self.asked_of(at) {
            return Holder::States(vec![s]);
        }
        match word.to_ascii_lowercase().as_str() {
            "he" | "she" | "him" | "his" | "her" => self.person(at).map_or(Holder::Else, |s| Holder::States(vec![s])),
            "they" | "them" => self.people(at),
            "it" if self.expletive(at) => self.named_first(at).map_or(Holder::Nobody, |s| Holder::States(vec![s])),
            "it" if self.leads_to(at) => Holder::Nobody,
            // "what it needs to go on": somebody who cannot be placed.
            "it" | "its" => self.body(at).map_or(Holder::Else, |s| Holder::States(vec![s])),
            "there" | "that" | "this" | "one" | "nobody" | "noone" => Holder::Nobody,
            _ => Holder::Else,
        }
    }

    /// "They demand that we leave", in somebody's own speech: "we" is whoever speaks it, and not those whose words it passes on.
    fn own_voice(&self, at: usize) -> Option<StateId> {
        let said = &self.unit.said[self.said_at(at)?];
        let state = self.unit.speaker.as_ref()?.state?;
        let cue = said.found.start();
        let quoted = self.seg().quotes.iter().any(|q| q.inside().contains(&at) && !q.inside().contains(&cue));
        (!quoted && said.speaker.as_ref().and_then(|s| s.state) != Some(state)).then_some(state)
    }

    /// "he": in indirect speech, most often whoever speaks; in a quotation whoever is spoken of, the last person named before
    /// who is not the one who speaks here; else the discourse's.
    fn person(&self, at: usize) -> Option<StateId> {
        // A speech and a transcript's turn are words spoken, too.
        let quoted = self.words_of_whoever_speaks(at);
        let sentence = || self.seg().sentences.iter().find(|s| s.tokens.contains(&at));
        if let Some(state) =
            self.teller(at).or_else(|| self.criticised(sentence()?, at)).or_else(|| self.asker(sentence()?, at))
        {
            return Some(state);
        }
        // "Speaking beside Corvin, he called for a truce": whoever is known to say it.
        let says = |s: &&Said| !self.seg().quoted(at) && s.found.source.as_ref().is_some_and(|r| *r == (at..at + 1));
        if let Some(state) = self.unit.said.iter().find(says).and_then(|s| s.speaker.as_ref()?.state) {
            return Some(state);
        }
        let own = self.acts_on(at);
        let another = |s: &&Speaker| s.name.is_some() && (s.actor.is_none() || s.actor != own);
        if !quoted && let Some(s) = self.speaker_at(at).filter(another) {
            return s.state;
        }
        if let Some(s) = self.subject_of_talk(at) {
            return Some(s);
        }
        // "The envoy of Norland said that his country opposed it".
        let unnamed = |s: &&Speaker| s.is_person() && s.state.is_some() && (s.actor.is_none() || s.actor != own);
        if !quoted && let Some(s) = self.said_at(at).and_then(|_| self.speaker_at(at)).filter(unnamed) {
            return s.state;
        }
        let speaker = self.speaker_at(at).and_then(|s| s.actor);
        let named = self.unit.mentions.names_in(0..at).rev().find(|f| match f.meaning {
            Meaning::Actor(a) => Some(a) != speaker && Some(a) != own,
            _ => false,
        });
        // "Here is what the President wants. He wants …": nearer than whom the question named.
        let head = self.unit.mentions.titles_in(0..at).rfind(|t| t.first > 0);
        let head = head.filter(|t| named.is_none_or(|n| n.first < t.first));
        if let Some(own) = head.and_then(|t| self.own_head(t.first as usize - 1..t.end as usize)) {
            return Some(own);
        }
        if !quoted && let Some(f) = self.acted_before(at).filter(|_| own.is_none()) {
            return self.state_of(f);
        }
        let before = named.and_then(|f| self.state_of(f));
        if !quoted || speaker.is_none() && self.unit.speaker.is_none() {
            return before.or_else(|| self.unit.focus.as_ref().and_then(|s| s.state));
        }
        let named = || self.unit.earlier.iter().rev().find(|a| Some(**a) != speaker);
        let earlier = || named().and_then(|a| self.cast.side(*a, self.scene));
        let other = |s: &&Speaker| s.actor.is_some() && s.actor != speaker;
        // In a turn of a transcript, whoever was named last and not first.
        let turn = || self.unit.speaker.as_ref().and_then(|_| earlier());
        before
            .or_else(|| self.spoken_of(at))
            .or_else(turn)
            .or_else(|| self.unit.focus.as_ref().filter(other).and_then(|s| s.state))
            .or_else(earlier)
    }

    /// Whether a token stands in words spoken: in a quotation, a speech or a transcript's turn, and there in nobody's indirect speech
    /// ("“When Corvin said that he was ready, he lied,” Vale said").
    fn words_of_whoever_speaks(&self, at: usize) -> bool {
        let said = self.said_at(at).map(|i| self.unit.said[i].found.start());
        let told = |cue: usize| self.seg().quotes.iter().any(|q| q.inside().contains(&at) && q.inside().contains(&cue));
        match said {
            Some(cue) => self.seg().quoted(at) && !told(cue),
            None => self.seg().quoted(at) || self.unit.speaker.is_some(),
        }
    }

    /// "Vale blamed Corvin, who had left. He wants peace.": the person whom the sentence before is about, where its own names nobody
    /// before "he".
    fn acted_before(&self, at: usize) -> Option<&Found> {
        let here = self.seg().sentences.iter().position(|s| s.tokens.contains(&at))?;
        let start = self.seg().sentences[here].tokens.start;
        let before = &self.seg().sentences[here.checked_sub(1)?];
        let main = before.clauses.iter().find(|c| c.edge == Edge::Root && !c.subject.is_empty())?;
        let subject = main.subject_range();
        let person = |f: &&Found| matches!(f.meaning, Meaning::Actor(_));
        let first = self.unit.mentions.names_in(subject.clone()).find(person)?;
        let whole = first.end as usize == subject.end || self.seg().tokens[first.end as usize].tag == Tag::Comma;
        (whole && self.unit.mentions.names_in(start..at).find(person).is_none()).then_some(first)
    }

    /// "Vale accused him": the person who does it, who is not "him".
    fn acts_on(&self, at: usize) -> Option<u16> {
        self.seg().tokens.get(at).filter(|t| t.tag == Tag::ObjPron)?;
        let sentence = self.seg().sentences.iter().find(|s| s.tokens.contains(&at))?;
        let holds = |c: &&Clause| (c.group.end as usize..=c.group.end as usize + 2).contains(&at);
        let clause = sentence.clauses.iter().rev().find(holds)?;
        self.unit.mentions.names_in(clause.subject_range()).find_map(|f| match f.meaning {
            Meaning::Actor(a) => Some(a),
            _ => None,
        })
    }

    /// "Norland insists that it leave Kelm", "told Kelmar that it must leave": who demands does not demand of itself; of whom the verb is
    /// about, else of the party named last before.
    fn asked_of(&self, at: usize) -> Option<StateId> {
        let sentence = self.seg().sentences.iter().find(|s| s.tokens.contains(&at))?;
        let own = |c: &&Clause| c.subject.len() == 1 && c.subject.start as usize == at && c.edge == Edge::Content;
        let clause = sentence.clauses.iter().find(own)?;
        let parent = usize::from(clause.parent?);
        let up = sentence.clauses.get(parent).map(|c| &c.group).filter(|g| g.end as usize <= at && !g.passive)?;
        let bare = self.seg().tokens[clause.group.head as usize].tag == Tag::Base && clause.group.modal == Modal::None;
        let told = up.cue.is(Class::Tell) && clause.group.modal == Modal::Ought;
        if !(self.wanting(up) && bare || told) {
            return None;
        }
        let party = |f: &Found| self.state_of(f).filter(|s| *s < self.lexicon().parties);
        let asker = match self.holder_of(self.subject(sentence, parent)) {
            Holder::States(s) if s.len() == 1 => s.first().copied(),
            _ => None,
        }?;
        let other = |f: &Found| party(f).filter(|s| *s != asker);
        let object = self.unit.mentions.names_in(up.end as usize..at).find_map(other);
        object.or_else(|| self.unit.mentions.names_in(0..at).rev().find_map(other))
    }

    /// "…," Vale said of Corvin: whom a quotation is about.
    fn spoken_of(&self, at: usize) -> Option<StateId> {
        let (s, c) = self.unit.said[self.said_at(at)?].found.clause?;
        let from = self.seg().sentences.get(s)?.clauses.get(c)?.group.end as usize;
        let named = self.unit.mentions.names_in(from..from + 8);
        let about = |f: &&Found| {
            let before = (f.first as usize).saturating_sub(2)..f.first as usize;
            before.clone().any(|i| i >= from && (self.says(i, "of") || self.says(i, "about")))
        };
        named.into_iter().find(about).and_then(|f| self.state_of(f))
    }

    /// "“He wants peace,” Vale said of Kest": whom a quotation is said of.
    fn subject_of_talk(&self, at: usize) -> Option<StateId> {
        let said = &self.unit.said[self.said_at(at)?].found;
        let tokens = &self.seg().tokens;
        let end = said.source.iter().chain(&said.cue).map(|r| r.end).max()?;
        let of = (end < tokens.len() && ["of", "about"].iter().any(|w| self.says(end, w))).then_some(end + 1)?;
        let stop = (of..tokens.len()).find(|&i| !(tokens[i].tag.is_nominal() || tokens[i].tag.is_head()))?;
        match self.holder_of(of..stop) {
            Holder::States(s) => s.first().copied(),
            _ => None,
        }
    }

    /// Who a subject is by name or office; "he" in the text's own voice is the last person named before, else the discourse's.
    pub(super) fn who(&self, range: Range<usize>) -> Option<Speaker> {
        let tokens = &self.seg().tokens;
        if range.len() == 1 && ["he", "she"].iter().any(|w| self.says(range.start, w)) {
            let acted = self.acted_before(range.start).into_iter();
            let before = acted.chain(self.unit.mentions.names_in(0..range.start).rev()).find_map(|f| match f.meaning {
                Meaning::Actor(a) => Some(self.cast.actor(a, Known::Pronoun, self.scene)),
                _ => None,
            });
            return before.or_else(|| self.unit.focus.clone());
        }
        self.cast.resolve(tokens, range, &self.unit.mentions, self.scene)
    }

    /// "they": those who act together before it; a body or nameless officials who speak; else a people or side named in the
    /// sentence or the one before.
    fn people(&self, at: usize) -> Holder {
        let Some(here) = self.seg().sentences.iter().position(|s| s.tokens.contains(&at)) else { return Holder::Else };
        if let Some(s) = self.people_there(at) {
            return Holder::States(vec![s]);
        }
        if let Some(joint) = self.plural_subject(here, at).filter(|joint| !self.among(joint, at)) {
            return Holder::States(joint);
        }
        if let Some(s) = self.speaks_itself(at) {
            return Holder::States(vec![s]);
        }
        // "The ministers condemned Kelmar and said they would raise the dues": who speaks, whoever that is.
        if let Some(holder) = self.source_itself(at) {
            return holder;
        }
        if let Some(met) = self.those_met(at) {
            return Holder::States(met);
        }
        // "The leaders met. They agreed": those who acted in the sentence before.
        let before = here.checked_sub(1).map(|b| &self.seg().sentences[b]).filter(|_| {
            let start = self.seg().sentences[here].tokens.start;
            self.unit.mentions.names_in(start..at).next().is_none()
        });
        let acted =
            before.and_then(|s| s.clauses.iter().find(|c| c.group.form == Form::Finite && !c.subject.is_empty()));
        if let Some(c) = acted {
            let subject = c.subject_range();
            if self.both_sides(subject.clone()) {
                return self.two_sides(subject.start);
            }
            // "The leaders met Kelmar's envoy. They …": not Kelmar.
            let several = |f: &Found| f.meaning == Meaning::Marker(Marker::Sides) && f.end as usize == subject.end;
            if self.unit.mentions.cues_in(subject.clone()).any(several) {
                let house = self.unit.house.as_ref().and_then(|h| h.state);
                return house.map_or(Holder::Else, |s| Holder::States(vec![s]));
            }
            // "Vale received the League's ambassadors. They agreed", in her house's own text.
            let house = self.unit.house.as_ref().map(|h| h.state);
            let at_home = |states: &[StateId]| house.is_some_and(|h| states.iter().all(|s| h == Some(*s)));
            let host = matches!(self.holder_of(subject.clone()), Holder::States(s) if at_home(&s));
            let guests = self.says(subject.start, "they")
                || self
                    .seg()
                    .tokens
                    .get(subject.end..at)
                    .unwrap_or_default()
                    .iter()
                    .any(|t| t.is(self.scene.text, "with"));
            if let Some(of_house) = self.of_the_house(at).filter(|_| host && guests) {
                return Holder::States(of_house);
            }
        }
        let speaker = self.speaker_at(at).and_then(|s| s.state);
        let from = self.seg().sentences[here.saturating_sub(1)].tokens.start;
        let side = |f: &Found| matches!(f.meaning, Meaning::State(_, NameKind::Demonym | NameKind::Name));
        let named = self.unit.mentions.names_in(from..at).rev().filter(|f| side(f)).filter_map(|f| self.state_of(f));
        match named.into_iter().find(|s| Some(*s) != speaker) {
            Some(s) => Holder::States(vec![s]),
            // "They agreed", at the head of a paragraph: the two whom the one before was about.
            // In the mouth of one of them they are others.
            None if here == 0
                && self.unit.sides.len() == 2
                && !self.among(&self.unit.sides, at)
                && self.unit.mentions.names_in(0..at).next().is_none()
                // "The Tidewater League and its backers paused as they worked for peace".
                && !self.seg().tokens.get(..at).unwrap_or_default().iter().any(|t| t.tag == Tag::Proper) =>
            {
                Holder::States(self.unit.sides.clone())
            }
            None => self.spoken_of(at).map_or(Holder::Else, |s| Holder::States(vec![s])),
        }
    }

    /// "In Sutholm they are ready for a truce": those of the place right before.
    fn people_there(&self, at: usize) -> Option<StateId> {
        let end = at - usize::from(at > 0 && self.seg().tokens[at - 1].tag == Tag::Comma);
        let place = self.unit.mentions.names_in(at.saturating_sub(4)..at).rfind(|f| f.end as usize == end)?;
        let inside = place.first > 0 && self.says(place.first as usize - 1, "in");
        let named = matches!(place.meaning, Meaning::State(_, NameKind::Name | NameKind::Capital));
        if inside && named { self.state_of(place) } else { None }
    }

    /// Whether those who speak for themselves here are among some: of them they would say "we".
    fn among(&self, states: &[StateId], at: usize) -> bool {
        let own = self.seg().quoted(at) || self.said_at(at).is_none() && self.unit.speaker.is_some();
        own && self.speaker_at(at).and_then(|s| s.state).is_some_and(|s| states.contains(&s))
    }

    /// "it": the side that opens the sentence; a side that acts before it there; a body that speaks; the side that acts in the
    /// sentence before.
    fn body(&self, at: usize) -> Option<StateId> {
        let here = self.seg().sentences.iter().position(|s| s.tokens.contains(&at))?;
        let sentence = &self.seg().sentences[here];
        if let Some(other) = self.told(sentence, at) {
            return Some(other);
        }
        let before = || {
            let start = sentence.tokens.start;
            let nothing = self.unit.mentions.names_in(start..at).next().is_none();
            let before = &self.seg().sentences[here.checked_sub(1).filter(|_| nothing)?];
            self.acting(before, start)
        };
        self.criticised(sentence, at)
            .or_else(|| self.own_of_subject(sentence, at))
            .or_else(|| self.says_aside(sentence, at))
            .or_else(|| self.named_first(at))
            .or_else(|| self.acting(sentence, at))
            .or_else(|| self.speaks_itself(at))
            .or_else(before)
    }

    /// "Norland said that Sutholm must abandon its bid": the subject's own, where the verb is no answer to another's.
    fn own_of_subject(&self, sentence: &Sentence, at: usize) -> Option<StateId> {
        let behind = |c: &&Clause| (c.group.end as usize..c.end as usize).contains(&at) && !c.subject.is_empty();
        let clause =
            sentence.clauses.iter().find(behind).filter(|c| c.group.cue.attitude() == 0 && !c.group.passive)?;
        let subject = clause.subject_range();
        let f = self.unit.mentions.names_in(subject.clone()).next()?;
        let itself = f.end as usize == subject.end && matches!(f.meaning, Meaning::State(..));
        self.state_of(f).filter(|_| itself && self.seg().tokens[at].tag == Tag::Poss)
    }

    /// The side that opens the sentence of a token.
    fn named_first(&self, at: usize) -> Option<StateId> {
        let start = self.seg().sentences.iter().find(|s| s.tokens.contains(&at)).map_or(0, |s| s.tokens.start);
        let f = self.unit.mentions.names_in(start..at).next()?;
        let opens = f.first as usize <= start + 2;
        let owner = self.seg().tokens.get(f.end as usize).is_some_and(|t| t.kind == Kind::Possessive);
        self.state_of(f).filter(|_| opens && !owner)
    }

    /// The state or body that is the subject of a clause before a token, the nearest first; a person is no "it".
    fn acting(&self, sentence: &Sentence, at: usize) -> Option<StateId> {
        let side = |c: &Clause| {
            let subject = c.subject_range();
            let person = self.unit.mentions.names_in(subject.clone()).any(|f| matches!(f.meaning, Meaning::Actor(_)));
            let f = self.unit.mentions.names_in(subject.clone()).next()?;
            // The name itself, at the end of its phrase.
            (!person && f.end as usize == subject.end).then(|| self.state_of(f)).flatten()
        };
        // "Kelmar has resisted Norland, which sells it grain": who the relative clause is about does not act in the sentence.
        let own = |c: &&Clause| !c.subject.is_empty() && (c.edge != Edge::Relative || c.subject != c.antecedent);
        sentence.clauses.iter().rev().filter(own).filter(|c| c.subject.end as usize <= at).find_map(side)
    }

    /// The state of a body or of nameless officials in whose indirect speech a token stands.
    fn speaks_itself(&self, at: usize) -> Option<StateId> {
        if self.seg().quoted(at) || self.said_at(at).is_none() {
            return None;
        }
        self.speaker_at(at).filter(|s| s.name.is_none())?.state
    }

    /// Those in whose indirect speech "they" stands, where they cannot be placed by name.
    fn source_itself(&self, at: usize) -> Option<Holder> {
        let said = &self.unit.said[self.said_at(at).filter(|_| !self.seg().quoted(at))?];
        let source = said.found.source.clone().filter(|s| s.len() > 1 && s.end <= at && said.speaker.is_none())?;
        let many = self
            .seg()
            .tokens
            .get(..self.head_end(source.clone()))
            .unwrap_or_default()
            .last()
            .filter(|t| t.tag == Tag::Noun)?;
        let several = many.span.of(self.scene.text).ends_with('s');
        // "Both sides said they wanted a truce", at the head of a paragraph behind one on two.
        let both = || {
            let new = self.unit.mentions.names.is_empty() && self.unit.sides.len() == 2;
            (new && self.both_sides(source.clone())).then(|| Holder::States(self.unit.sides.clone()))
        };
        several.then(|| both().unwrap_or(Holder::Else))
    }

    /// "it is clear", "it was decided": no pronoun for anybody, unless its sentence has just named a side.
    fn expletive(&self, at: usize) -> bool {
        let sentence = self.seg().sentences.iter().find(|s| s.tokens.contains(&at));
        let clause = sentence.and_then(|s| s.clauses.iter().find(|c| c.subject.contains(&(at as u32))));
        clause.is_none_or(|c| c.group.copula || c.group.passive)
    }

    /// "If Norland attacks again, it will lead to dues": what the clause in front tells, and not Norland, leads there.
    fn leads_to(&self, at: usize) -> bool {
        let sentence = self.seg().sentences.iter().find(|s| s.tokens.contains(&at));
        let clauses = sentence.map_or(&[][..], |s| &s.clauses);
        let own = clauses.iter().find(|c| c.subject_range() == (at..at + 1));
        let leads = |c: &Clause| {
            let g = &c.group;
            let its = self.seg().tokens.get(g.end as usize).is_some_and(|t| matches!(t.tag, Tag::Poss | Tag::Proper));
            (g.cue.is(Class::Bring) || g.cue.is(Class::Define)) && g.modal != Modal::None && !its
        };
        let before = |c: &&Clause| c.edge == Edge::Condition && (c.end as usize) <= at;
        own.is_some_and(leads) && clauses.iter().any(|c| before(&c))
    }

    /// A joint subject before a token in its sentence, or in the one before: "Norland and Kelmar met …, where they …".
    pub(super) fn plural_subject(&self, here: usize, at: usize) -> Option<Vec<StateId>> {
        let joint = |s: &Sentence, limit: usize| {
            let subjects = s.clauses.iter().rev().map(|c| c.subject_range());
            subjects.filter(|r| !r.is_empty() && r.end <= limit).map(|r| self.joint(r)).find(|states| states.len() > 1)
        };
        let sentences = &self.seg().sentences;
        let sentence = &sentences[here];
        joint(sentence, at).or_else(|| {
            let alone = self.unit.mentions.names_in(sentence.tokens.start..at).next().is_none();
            joint(&sentences[here.checked_sub(1).filter(|_| alone)?], at)
        })
    }
}

//! Descriptions that stand for a side: "its demands", "the country", "the draft", "the President", "the Ministry".

use std::ops::Range;

use super::Holder;
use crate::{
    attribute::paper,
    classify::view::View,
    codebook::{
        cue::Marker,
        lexicon::{Found, Meaning, StateId},
    },
    segment::{tag::Tag, token::Kind},
    statement::Voice,
};

impl View<'_> {
    /// "its demands", "his country", "their government": whoever the pronoun is, where the noun is a side, its fighters, an
    /// office or an attitude.
    pub(super) fn possessed(&self, range: Range<usize>) -> Option<Holder> {
        let of = match self.seg().tokens[range.start] {
            t if t.tag != Tag::Poss => return None,
            t => match t.span.of(self.scene.text).to_ascii_lowercase().as_str() {
                "its" => "its",
                "his" | "her" => "he",
                "their" => "they",
                _ => return None,
            },
        };
        let head = range.start + 1..self.head_end(range.clone());
        let stands = head.is_empty()
            || self.unit.mentions.titles_in(head.clone()).next().is_some()
            || self
                .unit
                .mentions
                .cues_in(head)
                .any(|c| matches!(c.meaning, Meaning::Noun(_) | Meaning::Marker(Marker::Side | Marker::Fighters)));
        stands.then(|| self.pronoun(of, range.start))
    }

    /// "the president", "the ministry": whoever of the paragraph's speakers fits; "the country", "both sides": those named before.
    pub(super) fn description(&self, range: Range<usize>) -> Holder {
        let head = range.start..self.head_end(range.clone());
        let both = head.len() == 1 && head.end == range.end && self.says(head.start, "both");
        if both || self.both_sides(range.clone()) {
            return self.two_sides(range.start);
        }
        let side = self.marked(head.clone(), Marker::Side);
        if head.len() == 2 && side && ["the", "this", "that"].iter().any(|w| self.says(head.start, w)) {
            let named = |f: &&Found| matches!(f.meaning, Meaning::State(..));
            let before = self.unit.mentions.names_in(0..range.start).rev().find(named);
            return before.and_then(|f| self.state_of(f)).map_or(Holder::Else, |s| Holder::States(vec![s]));
        }
        if let Some(own) = self.own_head(range.clone()).or_else(|| self.own_body(range.clone())) {
            return Holder::States(vec![own]);
        }
        if let Some(own) = self.own_paper(range.clone()) {
            return Holder::States(vec![own]);
        }
        // "the draft", "another provision": its author.
        let paper = self.without_part(range.clone());
        let definite = ["the", "this", "that", "its", "another"].iter().any(|w| self.says(paper.start, w));
        let author = self.unit.paper.filter(|_| paper::is_paper(self.unit, paper.clone()) && !self.brought_up(paper));
        if definite && let Some(s) = author {
            return Holder::States(vec![s]);
        }
        // "Would the President sign?", asked of his spokesman: whoever is asked.
        let bare = head.len() == 2 && self.says(head.start, "the") && head.end == range.end;
        if bare
            && self.question
            && self.said_at(head.start).is_none()
            && self.unit.mentions.titles_in(head.clone()).next().is_some()
            && let Some(s) = self.addressed
        {
            return Holder::States(vec![s]);
        }
        // "the policies of the Government of Norland": a title that only hangs on a thing is not who acts.
        let named = self.unit.mentions.names_in(range.clone()).next().is_some();
        // "the League's leadership": of somebody who is no state.
        let owner = self.seg().tokens[range.clone()].iter().position(|t| t.kind == Kind::Possessive);
        if let Some(at) = owner.filter(|_| !named) {
            // "the President's goal": his, where the noun is one of attitude.
            let (title, noun) = (range.start..range.start + at, range.start + at + 1..range.end);
            let wants = self.unit.mentions.cues_in(noun).any(|c| matches!(c.meaning, Meaning::Noun(_)));
            let titled = wants && self.unit.mentions.titles_in(title.clone()).next().is_some();
            return if titled { self.holder_of(title) } else { Holder::Else };
        }
        // "the leader of the Old Lodge": of something with a name that nobody here knows, and no office spoken of before.
        let strange = !named
            && self.says(head.end, "of")
            && self.seg().tokens.get(head.end..range.end).unwrap_or_default().iter().any(|t| t.tag == Tag::Proper)
            && !self.speaks(range.start);
        if strange {
            return Holder::Else;
        }
        let titled = if named { head } else { range };
        if self.unit.mentions.titles_in(titled).next().is_some()
            && let Some(s) = self.unit.focus.as_ref().and_then(|s| s.state)
        {
            return Holder::States(vec![s]);
        }
        Holder::Else
    }

    /// "… a bill on dues. The bill would …": whether the paragraph has brought up a house's bill, which is nobody's plan or draft.
    fn brought_up(&self, range: Range<usize>) -> bool {
        let tokens = &self.seg().tokens;
        let head = self.head_end(range.clone()).checked_sub(1).map(|i| tokens[i].word).filter(|w| *w != 0);
        let same = |i: &usize| Some(tokens[*i].word) == head;
        let new = |i: usize| {
            let lead = (0..i).rev().find(|&b| !matches!(tokens[b].tag, Tag::Noun | Tag::Adj | Tag::Hyphen));
            lead.is_some_and(|b| self.says(b, "a") || self.says(b, "an"))
        };
        self.marked(range.clone(), Marker::Law) && (0..range.start.min(tokens.len())).rev().find(same).is_some_and(new)
    }

    /// "the President" in the mouth of a lesser official: the head of the speaker's own state.
    pub fn own_head(&self, range: Range<usize>) -> Option<StateId> {
        let head = range.start..self.head_end(range.clone());
        let first = |t: &Found| self.lexicon().entitles(t, "head-of-state");
        let bare = head.len() == 2 && self.says(head.start, "the") && head.end == range.end;
        let speaker = self.speaker_at(range.start).filter(|s| s.voice == Voice::Official)?;
        let lesser = speaker.office.as_deref().is_some_and(|o| o != "head-of-state");
        (bare && lesser && self.unit.mentions.titles_in(head).any(first)).then_some(speaker.state?)
    }

    /// "this proposal" in a text that a side has published, "this order" in an official's mouth: what the side itself lays down.
    fn own_paper(&self, range: Range<usize>) -> Option<StateId> {
        let head = range.start..self.head_end(range.clone());
        let named = self.unit.mentions.names_in(range.clone()).next().is_some();
        if named || !["this", "these", "our"].iter().any(|w| self.says(range.start, w)) {
            return None;
        }
        let ends = |m: Marker| {
            self.unit
                .mentions
                .cues_in(head.clone())
                .any(|c| c.meaning == Meaning::Marker(m) && c.end as usize == head.end)
        };
        let speaker = match self.said_at(range.start) {
            None => self
                .unit
                .house
                .as_ref()
                .filter(|_| paper::is_paper(self.unit, range.clone()) || ends(Marker::Decree))?,
            Some(_) => self.speaker_at(range.start).filter(|s| s.voice == Voice::Official && ends(Marker::Decree))?,
        };
        let other = self.unit.paper.is_some() && self.unit.paper != speaker.state;
        speaker.state.filter(|_| !other)
    }

    /// "the Ministry", "the Foreign Ministry" in a text of its own: the side whose body published it.
    fn own_body(&self, range: Range<usize>) -> Option<StateId> {
        // "this administration", in whose mouth ever.
        let here = self.says(range.start, "this");
        let house = match self.said_at(range.start) {
            None => self.unit.house.as_ref().or(self.unit.speaker.as_ref().filter(|_| here))?,
            Some(_) => self.speaker_at(range.start).filter(|s| here && s.voice == Voice::Official)?,
        };
        let head = range.start..self.head_end(range.clone());
        let named = self.unit.mentions.names_in(range).next().is_some();
        let last = self.unit.mentions.titles_in(head.clone()).find(|t| t.end as usize == head.end)?;
        (self.lexicon().entitles(last, "ministry") && !named).then_some(house.state?)
    }
}

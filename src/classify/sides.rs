//! Several sides at once: joint subjects, both sides, and who belongs together.

use std::ops::Range;

use super::{holder::Holder, monologue, view::View};
use crate::{
    codebook::{
        cue::Marker,
        lexicon::{Found, Meaning, StateId},
    },
    segment::{Sentence, clause::object_phrase, group::Form, tag::Tag, token::Kind},
};

/// How many sentences back a meeting is told of that "they" go on with.
const BACK: usize = 4;

impl View<'_> {
    /// "Norland and Suthermark", "both Nordhaven and Sutholm".
    /// "the allies, including Norland and Kelmar": the parties named among others, where whoever stands before them is none.
    pub(super) fn members(&self, range: Range<usize>) -> Option<Vec<StateId>> {
        if !self.unit.mentions.holds(Marker::Members) {
            return None;
        }
        let mut cues = self.unit.mentions.cues_in(range.clone());
        let mark = cues.find(|c| c.meaning == Meaning::Marker(Marker::Members) && c.first as usize > range.start)?;
        let party = |s: &StateId| *s < self.lexicon().parties;
        let whole = range.start..mark.first as usize;
        if matches!(self.holder_of(whole), Holder::States(s) if s.iter().any(party)) {
            return None;
        }
        let first = self.unit.mentions.names_in(mark.end as usize..range.end).next()?;
        let mut members = self.joint(mark.end as usize..range.end);
        if first.first > mark.end + 1 {
            return None;
        }
        members.retain(party);
        (!members.is_empty()).then_some(members)
    }

    pub(super) fn joint(&self, range: Range<usize>) -> Vec<StateId> {
        let tokens = &self.seg().tokens;
        let mut out = Vec::new();
        let mut last_end = None;
        let names = || self.unit.mentions.names_in(range.clone());
        for f in names() {
            let Some(state) = self.state_of(f) else { continue };
            // "Norland, Sutholm agree": a headline's two.
            let the = |e: u32| e + 2 == f.first && tokens[e as usize + 1].tag == Tag::Det;
            let pair = |e: u32| out.len() == 1 && (e + 1 == f.first || the(e)) && f.end as usize == range.end;
            // "Norlander, Estrelian and Suthermarker envoys": a list whose last item "and" joins.
            let item = |e: u32| {
                let next = tokens.get(f.end as usize..range.end.max(f.end as usize)).unwrap_or_default();
                let mut names = next.iter().skip_while(|t| t.tag == Tag::Proper || t.tag == Tag::Adj);
                (the(e) || e + 1 == f.first)
                    && matches!(names.next(), Some(t) if t.tag == Tag::Coord || t.kind == Kind::Comma)
            };
            let joined = match last_end {
                None => true,
                Some(e) if (pair(e) || item(e)) && tokens[e as usize].kind == Kind::Comma => true,
                Some(e) => {
                    tokens.get(e as usize..f.first as usize).unwrap_or_default().iter().all(|t| {
                        matches!(t.tag, Tag::Coord | Tag::Comma | Tag::Det | Tag::Noun | Tag::Adj)
                            || matches!(t.tag, Tag::Proper | Tag::Possessive) && matches!(f.meaning, Meaning::Actor(_))
                    }) && tokens
                        .get(e as usize..f.first as usize)
                        .unwrap_or_default()
                        .iter()
                        .any(|t| t.tag == Tag::Coord || t.tag == Tag::Comma && t.kind == Kind::Comma && out.len() > 1)
                }
            };
            // "the Norlander president Vale and …": one of them still.
            let same = |e: u32| {
                let between = tokens.get(e as usize..f.first as usize).unwrap_or_default();
                out.last() == Some(&state) && between.iter().all(|t| t.tag.is_nominal())
            };
            if !joined && last_end.is_some_and(same) {
                last_end = Some(f.end);
                continue;
            }
            if !joined {
                break;
            }
            // "Norland's Vale": the one whom the owner sends.
            if tokens.get(f.end as usize).is_some_and(|t| t.kind == Kind::Possessive) {
                let person = |n: &&Found| n.first == f.end + 1 && matches!(n.meaning, Meaning::Actor(_));
                if names().any(|n| person(&n) && self.state_of(n) == Some(state)) {
                    continue;
                }
                break;
            }
            if !out.contains(&state) {
                out.push(state);
            }
            last_end = Some(f.end);
        }
        out
    }

    /// "Norlander strongman and close Tidehouse ally Osric Tane": one person, told of twice, and of the side of the first description.
    pub(super) fn one_described(&self, range: &Range<usize>) -> Option<Holder> {
        let tokens = &self.seg().tokens;
        let person = self.unit.mentions.names_in(range.clone()).next_back()?;
        let own = self.state_of(person).filter(|_| matches!(person.meaning, Meaning::Actor(_)))?;
        let mut joins = range.clone().filter(|&i| tokens[i].tag == Tag::Coord);
        let and = joins.next().filter(|_| person.end as usize == range.end && joins.next().is_none())?;
        let bare = !matches!(tokens[range.start].tag, Tag::Det | Tag::Poss) && tokens[and - 1].tag == Tag::Noun;
        let mut first = self.unit.mentions.names_in(range.start..and);
        let described = first.next().is_some_and(|f| self.state_of(f) == Some(own)) && first.next().is_none();
        (bare && described).then(|| Holder::States(vec![own]))
    }

    /// "he and Vale", "they and Kelmar": whoever the pronoun stands for, and who is named beside.
    pub(super) fn with_pronoun(&self, range: &Range<usize>) -> Option<Holder> {
        let tokens = &self.seg().tokens;
        let tag = |i: usize| tokens.get(i).map(|t| t.tag);
        if tag(range.start) != Some(Tag::Pron) || tag(range.start + 1) != Some(Tag::Coord) {
            return None;
        }
        let beside = self.joint(range.start + 2..range.end);
        match self.holder_of(range.start..range.start + 1) {
            Holder::States(mut states) if !beside.is_empty() => {
                states.extend(beside.iter().copied().filter(|s| !states.contains(s)).collect::<Vec<_>>());
                Some(Holder::States(states))
            }
            _ => None,
        }
    }

    /// "the whole world rejects it" in a speech: so does whoever speaks for it.
    pub(super) fn at_large(&self, range: Range<usize>) -> bool {
        // "the shortage in the world" is no one's.
        let inside = |c: &Found| (c.first as usize).saturating_sub(2)..c.first as usize;
        let all = |c: &Found| {
            let world = c.meaning == Meaning::Marker(Marker::World) && c.end as usize == range.end;
            world && !inside(c).any(|i| i > range.start && self.says(i, "in"))
        };
        let itself = |s: usize| self.unit.said[s].found.source.as_ref().is_some_and(|s| s.end == range.end);
        self.said_at(range.start).is_none_or(itself)
            && monologue::own_voice(self)
            && self.unit.mentions.cues_in(range.clone()).any(all)
    }

    /// "both sides", "the two delegations", "the parties"; "the leaders of the League", "the states that pay" are others.
    pub(super) fn both_sides(&self, range: Range<usize>) -> bool {
        let head = range.start..self.head_end(range.clone());
        let tokens = &self.seg().tokens;
        let of = |i: usize| tokens.get(i).is_some_and(|t| t.word == self.grammar.of && t.word != 0);
        let whose = of(head.end) || self.says(head.end, "that");
        let sides = self.marked(head.clone(), Marker::Sides);
        let both = || head.clone().take(3).any(|i| self.says(i, "both") || self.says(i, "two"));
        sides && (both() || head.len() == 2 && !whose && self.says(head.start, "the"))
    }

    /// Those who acted together just before a token; else the two parties that a paragraph has named before it, or names at all
    /// where it has named none; else those that the paragraphs before were about; none where they are more.
    pub(super) fn two_sides(&self, at: usize) -> Holder {
        let parties = self.lexicon().parties;
        let here = self.seg().sentences.iter().position(|s| s.tokens.contains(&at)).unwrap_or(0);
        // "Envoys of Norland and Kelmar met at the Old Mint. Both sides …": those who met, not the place.
        let met = self.plural_subject(here, at).filter(|s| s.len() == 2 && s.iter().all(|&s| s < parties));
        if let Some(sides) = met {
            return Holder::States(sides);
        }
        if let Some(met) = self.those_met(at) {
            return Holder::States(met);
        }
        let mut sides = self.parties_in(0..at);
        if sides.is_empty() && self.unit.sides.len() == 2 {
            return Holder::States(self.unit.sides.clone());
        }
        if let Some(of_house) = self.of_the_house(at) {
            return Holder::States(of_house);
        }
        if sides.is_empty() {
            sides = self.parties_in(at..self.seg().tokens.len());
        }
        if sides.len() < 2 && sides.iter().all(|s| self.unit.sides.contains(s)) {
            sides.clone_from(&self.unit.sides);
        }
        if sides.len() == 2 { Holder::States(sides) } else { Holder::Else }
    }

    /// "Vale spoke with the premier of Estmark. They agreed", "… The leaders …": whoever met somebody, and whom, as far as they are
    /// parties; what else is named there is what they spoke about.
    pub(super) fn those_met(&self, at: usize) -> Option<Vec<StateId>> {
        if self.unit.house.is_some() || self.seg().quoted(at) {
            return None;
        }
        let sentences = &self.seg().sentences;
        let here = sentences.iter().position(|s| s.tokens.contains(&at))?;
        let main =
            |s: &'_ Sentence| s.clauses.iter().position(|c| c.group.form == Form::Finite && !c.subject.is_empty());
        let again = |r: &Range<usize>| self.says(r.start, "they") || self.marked(r.clone(), Marker::Sides);
        let mut back =
            sentences.get(..here).unwrap_or_default().iter().rev().take(BACK).filter_map(|s| Some((s, main(s)?)));
        let (sentence, ci) = back.find(|(s, ci)| !again(&s.clauses[*ci].subject_range()))?;
        let clause = &sentence.clauses[ci];
        let tokens = &self.seg().tokens;
        let end = clause.group.end as usize;
        let with = (end..sentence.tokens.end.min(end + 4)).find(|&i| self.says(i, "with"))?;
        let whom = object_phrase(tokens, with + 1..sentence.tokens.end);
        let person = tokens.get(whom.end.checked_sub(1)?).is_some_and(|t| t.tag == Tag::Proper);
        let titled = person || self.unit.mentions.titles_in(whom.clone()).next().is_some();
        let party = |h: Holder| match h {
            Holder::States(s) => s.into_iter().filter(|s| *s < self.lexicon().parties).collect(),
            _ => Vec::new(),
        };
        let mut met: Vec<StateId> = party(self.holder_of(clause.subject_range()));
        if met.is_empty() || !titled || !clause.group.past || clause.group.negated {
            return None;
        }
        for s in party(self.holder_of(whom)) {
            if !met.contains(&s) {
                met.push(s);
            }
        }
        Some(met)
    }

    /// "Vale received the League's ambassadors. The leaders …", in a house's own text: the house, and of the two whom the title
    /// names the other, if one of its people is named before; what else is named is what they spoke about.
    pub(super) fn of_the_house(&self, at: usize) -> Option<Vec<StateId>> {
        let parties = self.lexicon().parties;
        let house = self.unit.house.as_ref()?.state.filter(|s| *s < parties)?;
        if self.seg().quoted(at) || self.unit.speaker.is_some() {
            return None;
        }
        let people = || self.unit.mentions.names_in(0..at).filter(|f| matches!(f.meaning, Meaning::Actor(_)));
        let other = self.unit.sides.iter().copied().filter(|s| *s != house && self.unit.sides.contains(&house));
        let other = other.filter(|s| people().any(|f| self.state_of(f) == Some(*s)));
        Some(std::iter::once(house).chain(other).collect())
    }

    /// The parties that a stretch names, each once.
    pub(super) fn parties_in(&self, range: Range<usize>) -> Vec<StateId> {
        let mut sides: Vec<StateId> = Vec::new();
        for f in self.unit.mentions.names_in(range) {
            if let Some(s) = self.state_of(f).filter(|s| !sides.contains(s) && *s < self.lexicon().parties) {
                sides.push(s);
            }
        }
        sides
    }

    /// Whether the head of "our …" is a noun for others: "our partners", "our neighbours in Kelmar".
    pub(super) fn fellows(&self, range: Range<usize>) -> bool {
        let end = self.head_end(range.clone());
        let others = |c: &Found| c.end as usize == end && c.meaning == Meaning::Marker(Marker::Fellow);
        self.seg().tokens[range.start].tag == Tag::Poss && self.unit.mentions.cues_in(range.start..end).any(others)
    }
}

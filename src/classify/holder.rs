//! Whose position a noun phrase makes it: names, titles, joint subjects, and descriptions that stand for a side.

mod described;
mod extent;

use std::ops::Range;

use super::{chain::owner, view::View};
use crate::{
    attribute::{Said, counterpart::counterpart, speaker::Speaker},
    codebook::{
        cue::{Marker, NounCue},
        lexicon::{Found, Meaning, NameKind, StateId, class},
    },
    segment::{
        Sentence,
        clause::Edge,
        group::{Form, Modal},
        tag::Tag,
        token::Kind,
    },
    statement::Voice,
};

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

impl View<'_> {
    /// Whose position the subject of a clause makes it.
    pub fn holder(&self, sentence: &Sentence, clause: usize) -> Holder {
        let subject = self.subject(sentence, clause);
        if subject.is_empty() {
            // "We know who wants a truce": somebody who is not named.
            let c = &sentence.clauses[clause];
            // "those that Norland says are blocking the truce".
            if let Some(relative) = super::chain::said_of_it(sentence, c) {
                return self.holder_of(relative.antecedent.start as usize..relative.antecedent.end as usize);
            }
            let who = c.edge == Edge::Content && self.says(c.start as usize, "who");
            let source = || self.cited(sentence, clause).map_or(Holder::Nobody, |source| self.holder_of(source));
            return if who { Holder::Else } else { source() };
        }
        // "replaced as | the leader of Norland": no subject.
        let finite = self.subject_of(sentence, clause).group.form == Form::Finite;
        let behind = subject
            .start
            .checked_sub(1)
            .is_some_and(|i| self.seg().tokens[i].tag == Tag::Prep && self.says(i, "as") && finite);
        if behind {
            // "We as the League": still "we".
            let we = subject.start.checked_sub(2).is_some_and(|i| {
                self.seg().tokens[i].tag == Tag::Pron && is_first_person(self.seg().tokens[i].span.of(self.scene.text))
            });
            return if we { Holder::Speaker } else { Holder::Else };
        }
        match self.holder_of(subject.clone()) {
            Holder::Else if self.at_large(subject.clone()) => Holder::Speaker,
            Holder::Else if let Some(own) = self.aimed_by(sentence, clause, subject.clone()) => own,
            Holder::Else if let Some(own) = self.is_one_that(sentence, clause, &subject) => own,
            Holder::Else if self.is_aim(sentence, clause, subject) => Holder::Nobody,
            Holder::Else => self.author_here(sentence, clause).unwrap_or(Holder::Else),
            holder => holder,
        }
    }

    /// "The goal is to end the war", "the administration's aim was to leave": whoever says so wants it.
    fn is_aim(&self, sentence: &Sentence, clause: usize, subject: Range<usize>) -> bool {
        let g = &sentence.clauses[clause].group;
        let planned = g.modal == Modal::Future && self.seg().tokens[g.first as usize].tag == Tag::Be;
        let aim = |c: &Found| c.end as usize == subject.end && c.meaning == Meaning::Noun(NounCue::Plus);
        planned
            && self.unit.mentions.cues_in(subject.clone()).any(aim)
            && self.unit.mentions.names_in(subject.clone()).next().is_none()
            && !self.seg().tokens[subject].iter().any(|t| matches!(t.tag, Tag::Poss | Tag::Prep))
    }

    /// "The task of Norland's army is to take Kelm", "one of Vale's aims is to leave": wanted by whose aim it is.
    fn aimed_by(&self, sentence: &Sentence, clause: usize, subject: Range<usize>) -> Option<Holder> {
        let g = &sentence.clauses[clause].group;
        let planned = g.modal == Modal::Future && self.seg().tokens[g.first as usize].tag == Tag::Be;
        let noun = self.head_end(subject.clone()).checked_sub(1).filter(|n| planned && subject.contains(n))?;
        let aim = |c: &Found| c.meaning == Meaning::Noun(NounCue::Plus);
        let aims =
            self.marked(noun..noun + 1, Marker::Standpoint) || self.unit.mentions.cues_in(noun..noun + 1).any(aim);
        let own = Some(owner(self, noun)).filter(|h| matches!(h, Holder::States(_)));
        // "the task of the Norlander army".
        let behind = || match self.parties_in(noun + 1..subject.end.max(noun + 1)).as_slice() {
            [one] if self.says(noun + 1, "of") => Some(Holder::States(vec![*one])),
            _ => None,
        };
        own.or_else(behind).filter(|_| aims)
    }

    /// "Norlanders are people who will give up nothing", "we are a country that wants peace": who they are.
    fn is_one_that(&self, sentence: &Sentence, clause: usize, subject: &Range<usize>) -> Option<Holder> {
        let c = self.subject_of(sentence, clause);
        let parent = c.parent.map(usize::from).filter(|_| c.edge == Edge::Relative)?;
        let up = &sentence.clauses[parent].group;
        let is = up.copula && !up.negated && !up.denied && subject.start >= up.end as usize;
        // Nothing but what describes them stands between.
        let near = self.seg().tokens.get(up.end as usize..subject.start).unwrap_or_default();
        let describes = near.iter().all(|t| t.tag.is_nominal() || matches!(t.tag, Tag::Det | Tag::Adv));
        let who = (is && describes).then(|| self.subject(sentence, parent)).filter(|who| !who.is_empty())?;
        Some(self.holder_of(who)).filter(|h| matches!(h, Holder::States(_) | Holder::Speaker))
    }

    /// "The envoy, speaking in Kelm, | rejected it": the source that a reporting clause has beside it.
    fn cited(&self, sentence: &Sentence, clause: usize) -> Option<Range<usize>> {
        let here = sentence.clauses.get(clause).filter(|c| c.group.form == Form::Finite && c.parent.is_none())?;
        let reports = |s: &&Said| s.found.cue.iter().any(|c| c.contains(&(here.group.head as usize)));
        let said =
            self.said_in(&sentence.tokens).iter().find(reports).or_else(|| self.unit.said.iter().find(reports))?;
        said.found.source.clone().filter(|s| !s.is_empty() && s.end <= here.group.first as usize)
    }

    /// Whose position a noun phrase makes it.
    pub fn holder_of(&self, range: Range<usize>) -> Holder {
        let place = (range.start, range.end);
        if let Some(known) = self.holders.borrow().get(&place) {
            return known.clone();
        }
        let holder = self.placed(range);
        self.holders.borrow_mut().insert(place, holder.clone());
        holder
    }

    fn placed(&self, range: Range<usize>) -> Holder {
        let tokens = &self.seg().tokens;
        let range = self.without_lead(range.start..range.end.min(tokens.len()));
        if range.is_empty() {
            return Holder::Nobody;
        }
        if range.len() <= 2
            && let Some(t) = tokens[range.clone()].iter().find(|t| matches!(t.tag, Tag::Pron | Tag::ObjPron))
        {
            return self.pronoun(t.span.of(self.scene.text), range.start);
        }
        // "we, the people of …"
        let first = tokens[range.start].span.of(self.scene.text);
        if matches!(tokens[range.start].tag, Tag::Pron | Tag::Poss) && is_first_person(first) {
            // "our partners": others.
            return if self.fellows(range) { Holder::Else } else { Holder::Speaker };
        }
        if let Some(state) = self.people_of(range.clone()) {
            return Holder::States(vec![state]);
        }
        // "his visitor", "its adversary": another than whoever that is.
        let named = |r: Range<usize>| self.unit.mentions.names_in(r).next().is_some();
        if let Some(s) = counterpart(self.unit, range.clone(), self.cast, self.scene).and_then(|s| s.state) {
            return Holder::States(vec![s]);
        }
        if self.fellows(range.clone()) && !named(range.clone()) {
            return Holder::Else;
        }
        if let Some(holder) = self.possessed(range.clone()) {
            return holder;
        }
        // "a Norland that keeps out", "a neutral Kelmar": what it would be, not who it is.
        let imagined = ["a", "an"].iter().any(|w| self.says(range.start, w))
            && self.unit.mentions.names_in(range.clone()).any(|f| {
                f.end as usize == range.end
                    && matches!(f.meaning, Meaning::State(_, NameKind::Name | NameKind::Capital))
                    // "a Norlander mission in Sutholm".
                    && !tokens.get(range.start..f.first as usize).unwrap_or_default().iter().any(|t| t.tag == Tag::Prep)
            });
        // "most Norlanders": people, and no side.
        let some = ["most", "many", "some", "half", "few", "more"].iter().any(|w| self.says(range.start, w));
        let people =
            |f: &Found| matches!(f.meaning, Meaning::State(_, NameKind::Demonym)) && f.end as usize == range.end;
        if imagined || some && self.unit.mentions.names_in(range.clone()).any(people) {
            return Holder::Else;
        }
        if let Some(members) = self.members(range.clone()) {
            return Holder::States(members);
        }
        let range = self.without_company(range);
        // The head of the phrase ends at the first preposition; "president of Norland" goes on.
        let head_end = self.head_end(range.clone());
        let has_title = self.unit.mentions.titles_in(range.clone()).any(|t| (t.first as usize) < head_end);
        // "the leaders of Norland and Kelmar".
        let of_sides = || self.says(head_end, "of") && self.marked(head_end - 1..head_end, Marker::Sides);
        let reach = if has_title || of_sides() { range.clone() } else { range.start..head_end };
        // "Norland, Kelmar, Estrel talks": what they hold.
        let meeting = !has_title && self.marked(head_end - 1..head_end, Marker::About);
        if meeting && self.unit.mentions.names_in(reach.clone()).any(|f| f.end as usize + 1 == head_end) {
            return Holder::Nobody;
        }
        let joint = self.joint(reach.clone());
        if joint.len() > 1 {
            return self.one_described(&reach).unwrap_or(Holder::States(joint));
        }
        if let Some(both) = self.with_pronoun(&reach) {
            return both;
        }
        // A possessive name before a thing ("Norland's economy") does not make the thing a speaker; a title or body does.
        if let Some(f) = self.unit.mentions.names_in(reach.clone()).next() {
            let after = f.end as usize;
            if tokens.get(after).is_some_and(|t| t.tag == Tag::Hyphen && !t.spaced) && !has_title {
                // "Norland-led forces", "the Norland-Kelmar talks".
                return Holder::Else;
            }
            let owner = tokens.get(after).is_some_and(|t| t.kind == Kind::Possessive);
            let adjective =
                matches!(f.meaning, Meaning::State(_, NameKind::Demonym | NameKind::Name | NameKind::Capital))
                    && after < head_end
                    && tokens
                        .get(after..head_end)
                        .unwrap_or_default()
                        .iter()
                        .take_while(|t| t.tag != Tag::Coord)
                        .any(|t| t.tag == Tag::Noun)
                    && !tokens[after].tag.eq(&Tag::Comma);
            let cue = self
                .unit
                .mentions
                .cues_in(after..head_end.max(after))
                .any(|c| matches!(c.meaning, Meaning::Noun(_) | Meaning::Marker(Marker::Paper)));
            // "the Norlander side".
            let side = self.unit.mentions.cues_in(after..head_end.max(after)).any(|c| {
                c.meaning == Meaning::Marker(Marker::Side) && c.first as usize == after && c.end as usize == head_end
            });
            let cue = cue || side && matches!(f.meaning, Meaning::State(_, NameKind::Demonym));
            // "Norland's Vale", "Norland's Mara Vale": the person.
            let person = self
                .unit
                .mentions
                .names_in(after..head_end.max(after))
                .any(|p| matches!(p.meaning, Meaning::Actor(_)) && p.end as usize == head_end);
            if (owner || adjective)
                && !has_title
                && !cue
                && !person
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
        // "the measures by the Norlander Treasury": whose they are.
        let by = self.says(head_end, "by") && self.marked(head_end - 1..head_end, Marker::Deed);
        if by && !has_title && head_end + 1 < range.end {
            return self.holder_of(head_end + 1..range.end);
        }
        if !has_title && let Some(s) = self.paper_of(range.clone()) {
            return Holder::States(vec![s]);
        }
        // "The constitution forbids it": that of whoever says so.
        let named = || self.unit.mentions.names_in(range.clone()).next().is_some();
        if self.marked(range.clone(), Marker::Charter) && self.charter(range.clone(), head_end) && !named() {
            return Holder::Speaker;
        }
        if let Some(s) = self.charter_of(range.clone(), head_end) {
            return Holder::States(vec![s]);
        }
        match self.cast.resolve(tokens, reach, &self.unit.mentions, self.scene) {
            // "a Norlander analyst sees", in the text's own voice: nobody's position but the analyst's.
            Some(Speaker { voice: Voice::Unofficial, state: Some(_), .. })
                if self.said_at(range.start).is_none() && !self.speaks(range.start) =>
            {
                Holder::Else
            }
            Some(Speaker { state: Some(s), .. }) => Holder::States(vec![s]),
            _ => self.description(range),
        }
    }

    /// "the constitution": whether a phrase ends with a state's basic law, and says nothing of whose it is.
    fn charter(&self, range: Range<usize>, head_end: usize) -> bool {
        let lead = self.says(range.start, "the") || self.says(range.start, "this");
        let law = |c: &Found| {
            c.meaning == Meaning::Marker(Marker::Charter)
                && c.end as usize == head_end
                && c.first as usize == range.start + 1
        };
        lead && range.end == head_end && self.unit.mentions.cues_in(range.clone()).any(law)
    }

    /// "the constitution of Norland": whose basic law a phrase names.
    fn charter_of(&self, range: Range<usize>, head_end: usize) -> Option<StateId> {
        let law = |c: &Found| c.meaning == Meaning::Marker(Marker::Charter) && c.end as usize == head_end;
        let names = || self.unit.mentions.names_in(head_end + 1..range.end.max(head_end + 1));
        let led = self.says(range.start, "the") && self.says(head_end, "of") && range.start < head_end;
        let one = led && self.unit.mentions.cues_in(range.start + 1..head_end).any(law) && names().count() == 1;
        names().next().filter(|f| one && f.end as usize == range.end).and_then(|f| self.state_of(f))
    }

    /// "nobody in Sutholm", "many in Norland": people of a place that stands for its state.
    fn people_of(&self, range: Range<usize>) -> Option<StateId> {
        let tokens = &self.seg().tokens;
        let classes = tokens[range.start].classes;
        let none = classes & class::NEG != 0 && classes & class::PRON != 0;
        let one = self.says(range.start, "no") && self.says(range.start + 1, "one");
        if !(none || one) || !self.says(range.start + 1 + usize::from(one), "in") || range.len() < 3 {
            return None;
        }
        let f = self.unit.mentions.names_in(range.clone()).next().filter(|f| f.end as usize == range.end)?;
        self.state_of(f)
    }

    /// Whether a subject is a thing that cannot hold a position itself ("this", "the plan", "calls for a truce"): what is said of it
    /// is the position of whoever says it.
    pub fn said_of_thing(&self, sentence: &Sentence, clause: usize) -> bool {
        let range = self.without_lead(self.subject(sentence, clause));
        if range.is_empty() {
            return false;
        }
        let head = range.start..self.head_end(range.clone());
        let mentions = &self.unit.mentions;
        // "those who want a truce", "a man who wants war".
        let people = self.says(head.end, "who");
        let somebody = people
            || self.fellows(range.clone())
            || mentions.titles_in(head.clone()).next().is_some()
            || mentions.names_in(head.clone()).any(|f| f.is_side() && f.end as usize == head.end);
        // "many are willing": people.
        let some =
            ["many", "some", "few", "most", "others", "several", "both"].iter().any(|w| self.says(head.start, w));
        let demonstrative =
            head.len() == 1 && !some && matches!(self.seg().tokens[head.start].tag, Tag::Det | Tag::Comp);
        // "those who reject it": people.
        if demonstrative && self.says(head.end, "who") {
            return false;
        }
        let ends = |f: &Found| f.end as usize == head.end;
        let thing = || {
            mentions.topics_in(head.clone()).any(ends)
                || mentions.cues_in(head.clone()).any(|c| {
                    ends(c) && matches!(c.meaning, Meaning::Noun(_) | Meaning::Marker(Marker::Anaphor | Marker::About))
                })
        };
        !somebody && (demonstrative || thing())
    }

    /// Whether the subject of a clause is a person by title or a name, placed or not.
    pub fn names_somebody(&self, sentence: &Sentence, clause: usize) -> bool {
        let range = self.subject(sentence, clause);
        self.unit.mentions.titles_in(range.clone()).next().is_some()
            || self.unit.mentions.names_in(range).any(|f| f.is_side())
    }

    /// Whether a source that the paragraph quotes stands here.
    fn speaks(&self, at: usize) -> bool {
        self.unit.said.iter().any(|s| s.found.source.as_ref().is_some_and(|r| r.contains(&at)))
    }

    /// The state that a name stands for.
    pub fn state_of(&self, f: &Found) -> Option<StateId> {
        match f.meaning {
            Meaning::State(id, _) => Some(id),
            Meaning::Actor(a) => self.cast.side(a, self.scene),
            _ => None,
        }
    }
}

impl Found {
    /// A name that can act: a state, its capital, seat or people.
    pub fn is_side(&self) -> bool {
        matches!(self.meaning, Meaning::State(..) | Meaning::Actor(_))
    }
}

/// "we", "our" and the like.
pub(super) fn is_first_person(word: &str) -> bool {
    ["i", "we", "our", "my", "us", "ours"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

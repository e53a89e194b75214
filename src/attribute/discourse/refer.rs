//! Who the words of a source refer to, after all that was said before: pronouns, descriptions, labels.

use std::ops::Range;

use super::{
    State,
    acted::{
        about, announced, bare_office, concerned, headed, heads_sentence, held_by_subject, is_epithet, last_subject,
        one_of_a_people,
    },
};
use crate::{
    attribute::{
        Unit,
        counterpart::counterpart,
        find::{Found, Kind},
        known::Known,
        paper,
        speaker::{Scene, Speaker, head_of_state, institution, is_body},
    },
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found as Named, Meaning, NameKind, StateId},
    },
    segment::{
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
    },
    statement::Voice,
};

impl State<'_> {
    /// The speaker of a source.
    pub(super) fn speaker(&self, unit: &Unit, f: &Found, scene: Scene<'_>) -> Option<Speaker> {
        let Some(range) = f.source.clone() else {
            return if f.kind == Kind::OpenQuote {
                // Before anybody has spoken: the person whom the text is about.
                let focus = || self.focus.clone().filter(|s| s.name.is_some());
                self.introduced(unit, f, scene)
                    .or_else(|| self.quoted_alone(unit))
                    .or_else(|| headed(unit, f.start()).map(|a| self.cast.actor(a, Known::NamedBefore, scene)))
                    .or_else(|| about(unit, f, self.cast, scene))
                    .or_else(|| self.current.clone())
                    .or_else(focus)
                    .map(|s| Speaker { how: Known::GoesOn, ..s })
            } else {
                // "It was stressed that …", in a text of a state's own body: by the house that tells it.
                self.house.clone()
            };
        };
        let tokens = &unit.seg.tokens;
        if range.is_empty() || range.end > tokens.len() {
            return None;
        }
        // "In the same speech: …".
        if f.kind == Kind::Headline && tokens[range.start].is(scene.text, "same") {
            // "Further on in the same text: …": whose text, nobody says.
            if paper::is_paper(unit, range.clone()) {
                return Some(Speaker::unknown(Known::Statement));
            }
            let last = self.current.clone().or_else(|| self.previous.clone());
            return last.map(|s| Speaker { how: Known::GoesOn, ..s });
        }
        let words = unit.seg.span(range.clone()).of(scene.text);
        let pronoun = |t: Tag| t == Tag::Pron || t == Tag::ObjPron || t == Tag::Poss && range.len() == 1;
        // "Vale himself" is a name.
        let named = unit.mentions.names_in(range.clone()).next().is_some();
        if range.len() <= 2 && !named && tokens[range.clone()].iter().any(|t| pronoun(t.tag)) {
            return self.pronoun(words, unit, f, range, scene);
        }
        if let Some(s) = counterpart(unit, range.clone(), self.cast, scene) {
            return Some(s);
        }
        if let Some(s) = self.own_head(unit, range.clone(), scene) {
            return Some(s);
        }
        if let Some(s) = self.cast.by_title(tokens, range.clone(), &unit.mentions, scene) {
            return Some(s);
        }
        if of_a_thing(unit, f, range.clone()) {
            return Some(Speaker::unknown(Known::OfThing));
        }
        if let Some(s) = its_official(unit, f, range.clone(), scene) {
            return Some(self.named(s, scene));
        }
        if let Some(s) = self.cast.resolve(tokens, range.clone(), &unit.mentions, scene) {
            return Some(self.named(of_its_side(s, unit, f, scene), scene));
        }
        self.description(unit, f, range, scene)
    }

    /// "the President", in the turn of a lesser official or a text of a house, whatever other president it names: the head of
    /// their own side.
    fn own_head(&self, unit: &Unit, range: Range<usize>, scene: Scene<'_>) -> Option<Speaker> {
        let bare = range.len() == 2 && unit.seg.tokens[range.start].is(scene.text, "the");
        let first = |t: &Named| scene.lexicon.entitles(t, "head-of-state");
        if !bare || !unit.mentions.titles_in(range).any(first) {
            return None;
        }
        let Some(turn) = self.turn.as_ref() else { return self.of_house(Some("head-of-state"), scene) };
        if turn.state.is_none() && turn.name.is_none() && turn.voice == Voice::Unofficial {
            // Whoever asks in a house's briefing means its own.
            let own = self.house.as_ref().and_then(|h| h.state).or(self.publisher)?;
            return self.of_side("head-of-state", own, scene);
        }
        let lesser = turn.office.as_deref().is_some_and(|o| o != "head-of-state");
        let state = turn.state.filter(|_| lesser && turn.voice == Voice::Official)?;
        self.of_side("head-of-state", state, scene)
    }

    /// "Vale spoke to reporters. | “We will stay.”": whoever the sentence right before a quotation lets speak.
    fn introduced(&self, unit: &Unit, f: &Found, scene: Scene<'_>) -> Option<Speaker> {
        let at = f.start();
        let until = unit.seg.sentences.partition_point(|s| s.tokens.end <= at);
        let before = unit.seg.sentences.get(..until).unwrap_or_default().last()?;
        let told = unit.said.iter().any(|s| before.tokens.contains(&s.found.start()) && s.speaker.is_some());
        let speaks = |c: &Clause| c.group.cue.is(Class::Report) || c.group.cue.is(Class::Talk);
        let main = before.clauses.iter().find(|c| c.edge == Edge::Root && c.group.form == Form::Finite)?;
        if told || !speaks(main) && self.current.is_some() {
            return None;
        }
        last_subject(unit, at, self.cast, scene).map(|(_, who)| who)
    }

    /// "the Norlander president": the person who holds that office on the day.
    fn named(&self, s: Speaker, scene: Scene<'_>) -> Speaker {
        if s.name.is_none()
            && s.office.as_deref() == Some("head-of-state")
            && let Some(state) = s.state
            && let Some(a) = head_of_state(scene.codebook, state, scene.date)
        {
            return self.cast.actor(a, Known::Holder, scene);
        }
        // "the Spire's spokesman said" after "Tomas Reyk, the Spire's spokesman": the same person.
        if s.name.is_none()
            && s.voice == Voice::Official
            && !matches!(s.office.as_deref(), Some("state" | "seat" | "ministry" | "unnamed"))
            && let Some(same) =
                self.recent.iter().rev().find(|r| r.name.is_some() && r.state == s.state && r.office == s.office)
        {
            return Speaker { how: Known::DescribedAgain, ..same.clone() };
        }
        s
    }

    fn pronoun(&self, words: &str, unit: &Unit, f: &Found, range: Range<usize>, scene: Scene<'_>) -> Option<Speaker> {
        let lower = words.to_lowercase();
        // "“I want a truce. He says, I do not want one,” Vale said": whoever "he" is, it is not the one who is quoted.
        let own = |c: &Range<usize>| {
            ["i", "we", "my", "our"].iter().any(|w| unit.seg.tokens.get(c.start).is_some_and(|t| t.is(scene.text, w)))
        };
        if unit.seg.quoted(range.start) && f.content.first().is_some_and(own) {
            return None;
        }
        match lower.as_str() {
            "he" | "she" | "him" | "her" | "his" => {
                // Somebody named before in the same sentence, else the entry's speaker.
                let sentence = unit.seg.sentences.iter().find(|s| s.tokens.contains(&range.start));
                let from = sentence.map_or(0, |s| s.tokens.start);
                // "“Vale wants war,” he said": not the one whom the words in marks are about.
                let same_sentence = unit.mentions.names_in(from..range.start).find_map(|f| match f.meaning {
                    Meaning::Actor(a) if f.first as usize <= from + 6 && !unit.seg.quoted(f.first as usize) => Some(a),
                    _ => None,
                });
                let spoke = unit.said.iter().rev().find(|s| s.speaker.as_ref().is_some_and(|s| s.name.is_some()));
                let named =
                    concerned(unit, from, self.cast, scene).or_else(|| last_subject(unit, from, self.cast, scene));
                let named = self.countryman(unit, from, named.as_ref().map(|(at, _)| *at), scene).or(named);
                let other = |s: &Speaker| !is_told_of(unit, f, s);
                let acted = self
                    .head_before(unit, from, named.as_ref().map(|(at, _)| *at), scene)
                    .or(named)
                    // "Vale said she would go if Corvin came. “…,” she said": not whom the one who spoke only speaks of.
                    .filter(|(at, _)| {
                        spoke.is_none_or(|s| s.found.start() < *at && !s.found.content.iter().any(|c| c.contains(at)))
                    })
                    .map(|(_, who)| Speaker { how: Known::NamedBefore, ..who });
                held_by_subject(unit, from..range.start, self.cast, scene)
                    .or_else(|| announced(unit, from).map(|a| self.cast.actor(a, Known::NamedBefore, scene)))
                    .or_else(|| heads_sentence(unit, f, range.start, self.cast, scene))
                    .or(acted.filter(other))
                    .or_else(|| spoke.and_then(|s| s.speaker.clone()).filter(other))
                    .or_else(|| self.acted.clone().filter(other))
                    .or_else(|| self.current.clone().filter(Speaker::is_person).filter(other))
                    .or_else(|| same_sentence.map(|a| self.cast.actor(a, Known::InSentence, scene)))
                    .or_else(|| self.focus.clone().filter(other))
                    .or_else(|| self.previous.clone().filter(|s| s.name.is_some()).filter(other))
                    .map(|s| Speaker { how: Known::Pronoun, ..s })
            }
            "they" | "it" | "them" | "their" | "its" => {
                self.current.clone().filter(|s| s.name.is_none()).map(|s| Speaker { how: Known::Pronoun, ..s })
            }
            "i" | "we" | "my" | "our" => unit.speaker.clone().or_else(|| self.current.clone()),
            _ => None,
        }
    }

    /// "The Suthermarker did not apologise. | He said": the person of that state whom the text has named last.
    fn countryman(&self, unit: &Unit, from: usize, named: Option<usize>, scene: Scene<'_>) -> Option<(usize, Speaker)> {
        let (at, state) = one_of_a_people(unit, from, scene).filter(|(at, _)| named.is_none_or(|n| n < *at))?;
        let spoke = self.recent.iter().rev().find(|r| r.name.is_some() && r.state == Some(state)).cloned();
        let met = || self.earlier.iter().rev().find(|a| self.cast.side(**a, scene) == Some(state));
        spoke.or_else(|| Some(self.cast.actor(*met()?, Known::NamedBefore, scene))).map(|who| (at, who))
    }

    /// "The President was asked … | He said", in what the President's own house has published: nearer than whoever was named last.
    fn head_before(
        &self,
        unit: &Unit,
        from: usize,
        named: Option<usize>,
        scene: Scene<'_>,
    ) -> Option<(usize, Speaker)> {
        let (at, office) = bare_office(unit, from, scene).filter(|(at, _)| named.is_none_or(|n| n < *at))?;
        let state = self.house.as_ref().and_then(|h| h.state).or(self.publisher)?;
        (office == "head-of-state").then(|| self.of_side(office, state, scene)).flatten().map(|who| (at, who))
    }

    /// "The President", "the Ministry" in a text of their own house.
    fn of_house(&self, office: Option<&str>, scene: Scene<'_>) -> Option<Speaker> {
        let state = self.house.as_ref()?.state?;
        match office? {
            "head-of-state" => {
                head_of_state(scene.codebook, state, scene.date).map(|a| self.cast.actor(a, Known::HeadOfHouse, scene))
            }
            "ministry" => Some(Speaker {
                state: Some(state),
                office: office.map(str::to_owned),
                voice: Voice::Official,
                ..Speaker::unknown(Known::BodyOfHouse)
            }),
            _ => None,
        }
    }

    /// "the Foreign Ministry" in a paper of one state ("Norlander news agency"): its own.
    fn of_home(&self, office: Option<&str>) -> Option<Speaker> {
        let office = office.filter(|o| is_body(o))?;
        let unknown = Speaker::unknown(Known::Description);
        Some(Speaker { state: Some(self.home?), office: Some(office.to_owned()), voice: Voice::Official, ..unknown })
    }

    /// The person named last before who holds an office on the day: "the president", where several are spoken of.
    fn named_last(&self, office: &str, unit: &Unit, before: usize, scene: Scene<'_>) -> Option<Speaker> {
        let here = unit.mentions.names_in(0..before).rev().filter_map(|f| match f.meaning {
            Meaning::Actor(a) => Some(a),
            _ => None,
        });
        let mut people = here.chain(self.earlier.iter().rev().copied());
        let holds = |s: &Speaker| s.office.as_deref().is_some_and(|o| is_office(office, o));
        people.find_map(|a| Some(self.cast.actor(a, Known::NamedBefore, scene)).filter(holds))
    }

    /// "the minister", "the official": the last speaker whom the description fits.
    fn description(&self, unit: &Unit, f: &Found, range: Range<usize>, scene: Scene<'_>) -> Option<Speaker> {
        // "the ministry spokeswoman": what stands last in the phrase.
        let prep = range.clone().find(|&i| unit.seg.tokens[i].tag == Tag::Prep).unwrap_or(range.end);
        let entitles = |n: &Named| match n.meaning {
            Meaning::Title(t) => Some(&scene.lexicon.titles[t as usize]),
            _ => None,
        };
        let last = || unit.mentions.titles_in(range.start..prep).filter_map(entitles).next_back();
        let title = last().or_else(|| unit.mentions.titles_in(range.clone()).find_map(entitles));
        let definite = unit.seg.tokens[range.start].tag == Tag::Det || unit.seg.tokens[range.start].tag == Tag::Poss;
        let epithet = || {
            let person = |s: &Speaker| s.is_person() && s.name.is_some();
            let acted = last_subject(unit, range.start, self.cast, scene).map(|(_, who)| who);
            let last = || self.acted.clone().or_else(|| self.current.clone()).or_else(|| self.focus.clone());
            acted.or_else(last).filter(person).map(|s| Speaker { how: Known::Description, ..s })
        };
        let placed = title.is_some_and(|t| t.office.is_some());
        if let Some(s) =
            Some(()).filter(|()| definite && !placed && is_epithet(unit, range.clone(), scene)).and_then(|()| epithet())
        {
            return Some(s);
        }
        match title {
            // "the expert added": whoever spoke last, if the codebook does not know who that is.
            Some(t) if t.unofficial => {
                let mut cues = unit.mentions.cues_in(range.clone());
                let learned = definite && cues.any(|c| c.meaning == Meaning::Marker(Marker::Learned));
                let same = |s: &Speaker| s.name.is_some() && s.actor.is_none() && s.voice == Voice::Unofficial;
                let last = self.current.clone().filter(|s| learned && same(s));
                last.or_else(|| Some(Speaker::unknown(Known::UnofficialTitle)))
            }
            Some(t) => {
                let other = |s: &&Speaker| !is_told_of(unit, f, s);
                let fits = |s: &&Speaker| match (t.office.as_deref(), s.office.as_deref()) {
                    (Some("unnamed"), Some(_)) => other(s),
                    (Some(a), Some(b)) => is_office(a, b) && other(s),
                    _ => false,
                };
                // "a spokesperson from Kelmar's ministry" is not the one of whom the text speaks elsewhere.
                let from = unit.mentions.names_in(range.clone()).next().is_some();
                let fresh = ["a", "an"].iter().any(|w| unit.seg.tokens[range.start].is(scene.text, w));
                if from && fresh {
                    return Speaker::unplaced(t.office.as_deref());
                }
                let office = t.office.as_deref();
                let someone = |s: Speaker| if fresh { s.nameless() } else { s };
                let body = || body_before(unit, range.start, office.filter(|_| definite && !from), scene);
                // "Vale has written again. …, the president says": who acts in the paragraph, nearer than who spoke before it.
                let acts = || {
                    let silent = unit.said.iter().all(|s| s.speaker.is_none()) && definite && !from;
                    // "Vale would sign, the ruler says": who is told of is not who tells it.
                    let told = |at: usize| f.content.iter().any(|c| c.contains(&at));
                    let last = last_subject(unit, range.start, self.cast, scene);
                    let who = last.filter(|(at, _)| silent && !told(*at))?.1;
                    Some(who).filter(|s| s.name.is_some() && office.is_some_and(|o| o != "unnamed") && fits(&s))
                };
                body()
                    .or_else(acts)
                    .or_else(|| self.recent.iter().rev().find(fits).cloned().map(someone))
                    .or_else(|| self.of_house(office, scene))
                    .or_else(|| self.of_home(office))
                    .or_else(|| self.cast.only(office, scene).filter(|s| !fresh && other(&s)))
                    .or_else(|| {
                        self.named_last(office.filter(|_| !fresh)?, unit, range.start, scene).filter(|s| other(&s))
                    })
                    .or_else(|| {
                        self.current.clone().filter(|_| definite && !fresh).and_then(|s| s.standing_for(office))
                    })
                    .map(|s| Speaker { how: Known::Description, ..s })
                    .or_else(|| Speaker::unplaced(office))
            }
            None if definite && unit.paper.is_some() && paper::is_paper(unit, range.clone()) => {
                Some(Speaker { state: unit.paper, voice: Voice::Official, ..Speaker::unknown(Known::Statement) })
            }
            None if definite => {
                // "the statement added", "the readout said".
                let reports = unit.mentions.cues_in(range.clone()).any(|c| matches!(c.meaning, Meaning::Noun(_)));
                // "Vale posted a reply. “We agree,” the post read": nobody has spoken yet, and one has acted.
                let whose = || self.current.clone().or_else(|| self.focus.clone());
                if reports { whose().map(|s| Speaker { how: Known::Statement, ..s }) } else { None }
            }
            None => None,
        }
    }
}

/// Whether an office is the one that a title gives: a spokesperson's is one's, whoever's.
fn is_office(title: &str, office: &str) -> bool {
    title == office || title == "spokesperson" && office.ends_with("spokesperson")
}

/// "the president says Vale has lost", "Vale has lost, he said": the one who is told of is not the one who tells it.
fn is_told_of(unit: &Unit, f: &Found, who: &Speaker) -> bool {
    let (Some(actor), Some(said)) = (who.actor, f.content.first()) else { return false };
    unit.mentions.names_in(said.start..(said.start + 3).min(said.end)).any(|n| {
        let acts = unit.seg.tokens.get(n.end as usize).is_some_and(|t| t.tag.is_verb() || t.tag.is_aux());
        acts && n.meaning == Meaning::Actor(actor)
    })
}

/// "The Norlander Treasury has changed its list. The department does not comment": the body of that kind that the paragraph has named
/// last, nearer than one that spoke before.
fn body_before(unit: &Unit, before: usize, office: Option<&str>, scene: Scene<'_>) -> Option<Speaker> {
    let office = office.filter(|o| is_body(o))?;
    let state = unit.mentions.names_in(0..before).rev().find_map(|f| match f.meaning {
        Meaning::State(s, NameKind::Institution(n)) => {
            Some(s).filter(|_| institution(scene.codebook, Some(s), n).is_some_and(|b| b.office == office))
        }
        _ => None,
    })?;
    let unknown = Speaker::unknown(Known::Description);
    Some(Speaker { state: Some(state), office: Some(office.to_owned()), voice: Voice::Official, ..unknown })
}

/// "…, its deputy envoy Ada Quill said": whose envoy, by the side that the sentence names before, or first in what is said.
fn of_its_side(s: Speaker, unit: &Unit, f: &Found, scene: Scene<'_>) -> Speaker {
    let Some(source) = f.source.clone().filter(|_| s.state.is_none()) else { return s };
    match owned(unit, f, source, scene) {
        Some((side, office)) => {
            Speaker { state: Some(side), office: Some(office), voice: Voice::Official, how: Known::OfficialOfSide, ..s }
        }
        None => s,
    }
}

/// "…, its foreign minister said", "…, its envoy to Kelmar said": an official without a name, of the side named before.
fn its_official(unit: &Unit, f: &Found, source: Range<usize>, scene: Scene<'_>) -> Option<Speaker> {
    let tokens = &unit.seg.tokens;
    let end = source.clone().find(|&i| tokens[i].tag == Tag::Prep).unwrap_or(source.end);
    let head = source.start..end;
    let named = head.clone().skip(1).any(|i| tokens[i].tag == Tag::Proper);
    let unofficial = unit.mentions.titles_in(head.clone()).any(|t| match t.meaning {
        Meaning::Title(t) => scene.lexicon.titles[t as usize].unofficial || scene.lexicon.titles[t as usize].former,
        _ => false,
    });
    let (side, office) = owned(unit, f, head, scene).filter(|_| !named && !unofficial)?;
    let unknown = Speaker::unknown(Known::OfficialOfSide);
    Some(Speaker { state: Some(side), office: Some(office), voice: Voice::Official, ..unknown })
}

/// The side that "its" stands for before an office, and the office.
fn owned(unit: &Unit, f: &Found, source: Range<usize>, scene: Scene<'_>) -> Option<(StateId, String)> {
    let first = &unit.seg.tokens[source.start];
    let its = first.tag == Tag::Poss && ["its", "their"].iter().any(|w| first.is(scene.text, w));
    let office = unit.mentions.titles_in(source.clone()).find_map(|t| match t.meaning {
        Meaning::Title(t) => scene.lexicon.titles[t as usize].office.clone(),
        _ => None,
    });
    let content = f.content.first().map_or(0, |c| c.start.min(source.start));
    let from = unit.seg.sentences.iter().map(|s| s.tokens.start).rfind(|&s| s <= content).unwrap_or(content);
    // "PORT ESTREL: Norland hopes …, its envoy said": where it was written is no side.
    let dateline = |n: &Named| n.first == 0 && unit.seg.tokens.get(n.end as usize).is_some_and(|t| t.tag == Tag::Colon);
    let side = unit.mentions.names_in(from..source.start).filter(|n| !dateline(n)).find_map(|n| match n.meaning {
        Meaning::State(id, _) => Some(id),
        _ => None,
    });
    side.zip(office.filter(|_| its))
}

/// "Vale's remarks suggest that", "the move shows that": a thing says nothing, whoever writes it reads it there.
fn of_a_thing(unit: &Unit, f: &Found, source: Range<usize>) -> bool {
    let clause = f.clause.and_then(|(s, c)| unit.seg.sentences.get(s)?.clauses.get(c));
    if !clause.is_some_and(|c| c.group.cue.is(Class::Show)) {
        return false;
    }
    let tokens = &unit.seg.tokens;
    let end =
        source.clone().find(|&i| matches!(tokens[i].tag, Tag::Prep | Tag::Comma | Tag::Rel)).unwrap_or(source.end);
    let Some(head) = (source.start..end).next_back() else { return false };
    let within = |f: &Named| (f.first as usize..f.end as usize).contains(&head);
    let side = |f: &Named| matches!(f.meaning, Meaning::Marker(Marker::Side | Marker::Sides)) && within(f);
    tokens[head].tag == Tag::Noun
        && !unit.mentions.titles_in(source.start..end).any(within)
        && !unit.mentions.names_in(source.start..end).any(within)
        && !unit.mentions.cues_in(source.start..end).any(side)
}

//! What is known of a piece of evidence: gathered once, then asked by every row of the table.

use super::super::{agenda::Item, chain::Chain, holder::Holder, reference::How, view::View};
use crate::{
    attribute::speaker::Speaker,
    codebook::{
        cue::{Class, Marker},
        lexicon::{Meaning, StateId, class},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Group,
        tag::Tag,
        token::Token,
    },
    statement::{Stance, Via},
};

/// What is known of a piece of evidence besides its chain.
pub struct Seen<'a> {
    /// The chain.
    pub chain: &'a Chain,
    /// Whose position.
    pub party: StateId,
    /// How conveyed.
    pub via: Via,
    /// Its stance by itself.
    pub stance: Stance,
    /// Who says it.
    pub speaker: Option<&'a Speaker>,
    /// Sentence index.
    pub sentence: usize,
    /// Other pieces of the paragraph for the same party, topic and stance.
    pub agree: usize,
    /// Other pieces of the paragraph for the same party and topic with another stance.
    pub disagree: usize,
    /// Pieces of the sentence for another party on the same topic.
    pub rivals: usize,
    /// One of them is found by clauses, and this one is not.
    pub better_rival: bool,
}

/// Everything that a row may ask of a piece of evidence.
pub(super) struct Facts<'a> {
    pub view: &'a View<'a>,
    pub seen: &'a Seen<'a>,
    pub c: &'a Chain,
    /// How the topic came into the sentence, and from where, if it does not name it.
    pub how: Option<How>,
    pub from: Option<Item>,
    /// Found by clauses, not by words around.
    pub tight: bool,
    /// The party is the subject.
    pub own: bool,
    pub edge: Option<Edge>,
    /// How the topmost clause is joined to another.
    pub top: Option<Edge>,
    pub head: Option<&'a Group>,
    pub kind: Kind,
    pub about: bool,
    pub other_topic: bool,
    pub question: bool,
    pub headline: bool,
    /// The paragraph has a frame noun of the topic that is not weak.
    pub strong: bool,
    pub said: bool,
    pub speaker_is_party: bool,
    pub speaker_outside: bool,
    pub first_side: bool,
    pub sides: usize,
    pub other_sides: usize,
    pub hits: usize,
    pub length: usize,
    pub sentence_length: usize,
    pub sentences: usize,
    /// The document has this party's position on the topic already: this one, or another.
    pub before: (bool, bool),
    /// Paragraphs of the document before this one.
    pub paragraphs: u32,
    /// Times that the paragraph names a party but this one, and the sentence.
    pub parties: usize,
    pub parties_here: usize,
    /// Times that the paragraph names a side that is no party.
    pub outsiders: usize,
    /// The sentence names one.
    pub outsider_here: bool,
    /// The sentence has a name that the codebook does not know.
    pub unknown_name: bool,
    /// A negation stands in the sentence that was not met on the way.
    pub negation_aside: bool,
    /// An evaluating predicate stands in the sentence and is no evidence.
    pub judgement_aside: bool,
    /// A clause of the sentence that is not on the way refuses something, and nothing was refused on the way.
    pub refusal_aside: bool,
}

impl<'a> Facts<'a> {
    pub fn of(view: &'a View<'a>, sentence: &'a Sentence, seen: &'a Seen<'a>) -> Facts<'a> {
        let c = seen.chain;
        let mentions = &view.unit.mentions;
        let tokens = &view.seg().tokens;
        let here = sentence.tokens.clone();
        let marked = |m: Marker| mentions.cues_in(here.clone()).any(|f| f.meaning == Meaning::Marker(m));
        let topics = || mentions.topics_in(here.clone());
        let named: Vec<StateId> = mentions.names.iter().filter_map(|f| view.state_of(f)).collect();
        let named_here = || mentions.names_in(here.clone()).filter_map(|f| view.state_of(f));
        let is_party = |s: StateId| s < view.lexicon().parties;
        let is_other = |s: StateId| is_party(s) && s != seen.party;
        // "Norland demands a truce. Kelmar has rejected the demand": whoever asked for it is named where that was told.
        let told = || c.carried.is_some_and(|x| x.how == How::Description && x.item.just_told()) && seen.sentence > 0;
        let named_before = || {
            let before = seen.sentence.checked_sub(1).and_then(|s| view.seg().sentences.get(s)).filter(|_| told());
            let sides = before.map(|s| mentions.names_in(s.tokens.clone()).filter_map(|f| view.state_of(f)));
            sides.map_or(0, |sides| sides.filter(|&s| is_other(s)).count())
        };
        let is_unknown = |i: usize| {
            let t = &tokens[i];
            // A day or month counts too, as it did where the weights were fitted.
            let unknown = t.word == 0 || t.classes & class::DAY != 0;
            t.tag == Tag::Proper && unknown && mentions.names_in(i..i + 1).next().is_none()
        };
        let sides = named.iter().filter(|&&s| s == seen.party).count();
        let last = tokens[here.clone()].last();
        let speaker = seen.speaker.and_then(|s| s.state);
        Facts {
            view,
            seen,
            c,
            how: c.carried.map(|x| x.how),
            from: c.carried.map(|x| x.item),
            tight: !c.loose,
            own: matches!(&c.holder, Holder::States(s) if s.contains(&seen.party)),
            edge: sentence.clauses.get(c.clauses.first().copied().unwrap_or(c.top)).map(|c| c.edge),
            top: sentence.clauses.get(c.top).map(|c| c.edge),
            head: sentence.clauses.iter().map(|c| &c.group).find(|g| g.head as usize == c.head),
            kind: kind(view, c),
            about: marked(Marker::About),
            other_topic: topics().any(|f| matches!(f.meaning, Meaning::FrameNoun(t, _) if t != c.topic)),
            question: last.is_some_and(|t| t.tag == Tag::Stop && t.span.of(view.scene.text) == "?"),
            headline: view.seg().sentences.len() == 1
                && tokens.len() < 25
                && last.is_some_and(|t| !matches!(t.tag, Tag::Stop | Tag::QuoteClose)),
            strong: mentions.topics.iter().any(
                |f| matches!(f.meaning, Meaning::FrameNoun(t, n) if t == c.topic && !view.lexicon().frame(t, n).weak),
            ),
            said: view.said_at(c.head).is_some(),
            speaker_is_party: speaker == Some(seen.party),
            speaker_outside: speaker.is_some_and(|s| s >= view.lexicon().parties),
            first_side: named.first() == Some(&seen.party),
            sides,
            other_sides: named.iter().filter(|&&s| s != seen.party).count(),
            hits: mentions.topics.iter().filter(|f| topic_of(f.meaning) == Some(c.topic)).count(),
            length: tokens.len(),
            sentence_length: here.len(),
            sentences: view.seg().sentences.len(),
            before: view.told.before(seen.party, c.topic, seen.stance),
            paragraphs: view.told.paragraphs(),
            parties: named.iter().filter(|&&s| is_other(s)).count(),
            parties_here: named_here().filter(|&s| is_other(s)).count() + named_before(),
            outsiders: named.iter().filter(|&&s| !is_party(s)).count(),
            outsider_here: named_here().any(|s| !is_party(s)),
            unknown_name: here.clone().skip(1).any(is_unknown),
            negation_aside: !c.negated && tokens[here.clone()].iter().any(negates),
            judgement_aside: mentions
                .cues_in(here.clone())
                .any(|f| matches!(f.meaning, Meaning::Predicate(_)) && !c.evidence.contains(&f.first)),
            refusal_aside: !c.refused && sentence.clauses.iter().enumerate().any(|(i, clause)| refuses(c, i, clause)),
        }
    }
}

fn negates(token: &Token) -> bool {
    token.tag == Tag::Neg || token.classes & class::NEG != 0
}

/// Whether a clause that a chain does not go through has a verb against something.
fn refuses(chain: &Chain, index: usize, clause: &Clause) -> bool {
    let cue = clause.group.cue;
    (cue.is(Class::Minus) || cue.is(Class::End)) && index != chain.top && !chain.clauses.contains(&index)
}

/// What gave the direction.
#[derive(PartialEq)]
pub(super) enum Kind {
    Noun,
    Verb,
    Predicate,
}

fn kind(view: &View<'_>, c: &Chain) -> Kind {
    match c.frame.map(|f| view.lexicon().frame(c.topic, f)) {
        Some(f) if !f.verbs.is_empty() => Kind::Verb,
        Some(f)
            if !view.scene.codebook.domain.topics[f.topic as usize].frames[f.frame as usize].predicates.is_empty() =>
        {
            Kind::Predicate
        }
        _ => Kind::Noun,
    }
}

fn topic_of(meaning: Meaning) -> Option<u8> {
    match meaning {
        Meaning::FrameNoun(t, _) | Meaning::FramePredicate(t, _) => Some(t),
        _ => None,
    }
}

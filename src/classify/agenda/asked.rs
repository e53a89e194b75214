//! Who asks what, and what of it an answer may take up.

use std::ops::Range;

use super::{
    Agenda,
    item::{Item, MEMORY, NEAR, PRONOUN},
};
use crate::{
    classify::{
        chain::Chain,
        reference::{self, answer::Sought},
        view::View,
    },
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Lexicon, Meaning, class},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Modal,
        tag::Tag,
    },
};

/// A turn of whoever asks: its last paragraph, what it has of words, and whether it is on a topic.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Turn {
    pub(super) paragraph: u32,
    pub(super) words: usize,
    pub(super) named: bool,
}

impl Turn {
    /// Whether it asks of one thing.
    pub(super) fn is_short(&self) -> bool {
        self.words <= LONG
    }
}

/// Up to so many words a question goes on with what was spoken of by a pronoun.
const FOLLOW_UP: usize = 16;

/// Beyond so many words it asks of more than one thing.
const LONG: usize = 40;

/// A question, or what was told: the position or deed that it is about, and how far one has gone on from it.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) chain: Chain,
    /// Paragraphs since.
    pub(super) age: u8,
    /// Sentences of the answer so far.
    pub(super) since: u8,
    /// "Yes" or "no" answers it.
    pub(super) polar: bool,
    /// It is put as a question, and does not only tell something: "yes" is more than a word of attention.
    pub(super) put: bool,
}

/// So many sentences of an answer take up what was asked.
const ANSWER: u8 = 2;

impl Agenda {
    /// Whether "yes" or "no" answers the question right before.
    pub fn is_polar(&self) -> bool {
        self.question.as_ref().is_none_or(|q| q.polar)
    }

    /// Whether the question right before is put as one.
    pub fn is_put(&self) -> bool {
        self.question.as_ref().is_none_or(|q| q.put)
    }

    /// Whether the question right before is of one thing: a word in the answer may stand for it.
    pub fn is_single(&self) -> bool {
        !self.dialogue || self.is_polar() || self.turn.is_short()
    }

    /// A paragraph begins that answers: after a question on something else, what was spoken of before is no longer at hand.
    pub fn answered(&mut self) {
        if self.strayed() && self.turn.paragraph + 1 == self.paragraphs {
            self.items.retain(|i| i.titled);
            for item in &mut self.items {
                *item = Item { age: MEMORY, thing: None, asked: false, against: false, ..*item };
            }
            (self.question, self.told) = (None, None);
        }
    }

    /// Whether the last question, some paragraphs ago at most, was about a topic.
    pub fn asks_of(&self, item: &Item) -> bool {
        let since = self.paragraphs.saturating_sub(self.turn.paragraph);
        let named = item.asked && !item.abroad && item.frame.is_some() && u32::from(item.age) <= since;
        self.question().is_some_and(|(q, _)| q.topic == item.topic) || named && since <= u32::from(PRONOUN)
    }

    /// What the question right before is about: the frame that it speaks of last, else a thing on which verbs act.
    pub fn asked(&self, lexicon: &Lexicon) -> Option<(Meaning, Item)> {
        if let Some((chain, item)) = self.question()
            && let Some(frame) = chain.frame
        {
            return Some((Meaning::FrameNoun(chain.topic, frame), item));
        }
        let open = |i: &&Item| i.asked && !i.abroad;
        // In an interview an answer is about what was asked last, and a long question names much that is not asked about.
        let last = |i: &Item| i.age <= 1 && (!self.dialogue || i.since <= NEAR);
        let frame = self.items.iter().filter(open).find_map(|i| {
            let frame = i.frame.filter(|_| last(i))?;
            Some((Meaning::FrameNoun(i.topic, frame), *i))
        });
        if frame.is_some() || self.dialogue && self.turn.words > FOLLOW_UP {
            return frame;
        }
        self.items.iter().filter(open).find_map(|i| {
            let (thing, _) = i.thing.filter(|(_, age)| *age <= 1)?;
            let named = Meaning::Thing(i.topic, thing);
            (!lexicon.bystander(&Found { first: 0, end: 0, meaning: named })).then_some((named, *i))
        })
    }

    /// The position that the question right before asks about, and its topic; in the first sentences of the answer.
    pub fn question(&self) -> Option<(&Chain, Item)> {
        let question = self.question.as_ref().filter(|q| q.since < ANSWER)?;
        Some((&question.chain, self.any(question.chain.topic)?))
    }

    /// The word for what a question right before asks about, while nothing has answered it.
    pub fn matter_asked(&self) -> Option<(Meaning, Item)> {
        let (chain, item) = self.question().filter(|_| self.unanswered())?;
        Some((Meaning::FrameNoun(chain.topic, chain.frame?), item))
    }

    /// What a question right before asks for, in the first sentence of its answer.
    pub fn sought(&self) -> Option<&Sought> {
        self.sought.as_ref().map(|s| &s.0)
    }

    /// Whether no sentence has answered yet.
    pub fn unanswered(&self) -> bool {
        self.question.as_ref().is_some_and(|q| q.since == 0)
    }

    /// What the sentence at hand tells to have been asked: "asked about the truce, she said no".
    pub fn ask(&mut self, view: &View<'_>, chain: Chain, within: Option<Range<usize>>) {
        if self.any(chain.topic).is_none() {
            let many = chain.evidence.last().is_some_and(|&e| view.words(e as usize..e as usize + 1).ends_with('s'));
            self.items.push(Item { frame: chain.frame, age: 0, plural: many, ..Item::new(chain.topic) });
        }
        self.question = Some(Question { chain, age: 0, since: 0, polar: true, put: true });
        self.within = within;
    }

    /// Where the sentence at hand tells what was asked, before or behind the answer.
    pub fn asks_within(&self) -> Option<Range<usize>> {
        self.within.clone()
    }

    /// The sentence at hand only tells what was asked: the answer is still to come.
    pub fn ask_ahead(&mut self, view: &View<'_>, chain: Chain) {
        self.ask(view, chain, None);
        self.ahead = true;
    }

    /// Takes in a sentence of whoever asks: whether the turn is on a topic.
    pub(super) fn asks(&mut self, view: &View<'_>, sentence: &Sentence) {
        let goes_on = self.turn.paragraph > 0 && self.turn.paragraph + 1 >= self.paragraphs;
        let tokens = &view.seg().tokens[sentence.tokens.clone()];
        let before = if goes_on { self.turn.words } else { 0 };
        let words = before + tokens.len();
        let topics = || view.unit.mentions.topics_in(sentence.tokens.clone());
        let elsewhere = topics().any(|f| matches!(f.meaning, Meaning::Refuse(_)));
        // "And what does he say to that?": of what was spoken of.
        let stands = |f: &Found| {
            let tag = |i: u32| view.seg().tokens.get(i as usize).map(|t| t.tag);
            // "this spring".
            let points = tag(f.first) == Some(Tag::Det) && !tag(f.end).is_some_and(|t| t.is_nominal());
            f.meaning == Meaning::Marker(Marker::Anaphor)
                && (points || matches!(tag(f.first), Some(Tag::Pron | Tag::ObjPron)))
        };
        let thing = |f: &Found| matches!(f.meaning, Meaning::Thing(..));
        let that = words <= FOLLOW_UP && view.unit.mentions.cues_in(sentence.tokens.clone()).any(stands);
        let follows = that || words <= FOLLOW_UP && topics().any(thing);
        // "Why is that?": asked of what was spoken of last.
        if that && let Some(item) = self.items.iter_mut().find(|i| i.frame.is_some() && !i.abroad && i.age <= 1) {
            (item.asked, item.age, item.since) = (true, 0, 0);
        }
        let on = !elsewhere && (follows || reference::names_a_topic(view, sentence.tokens.clone()));
        // "Why?", "Can you say more?": names nothing else.
        let bare =
            before == 0 && self.turn.paragraph > 0 && !tokens.iter().any(|t| matches!(t.tag, Tag::Noun | Tag::Proper));
        let named = on || (goes_on || bare) && self.turn.named;
        self.turn = Turn { paragraph: self.paragraphs, words, named };
        self.dialogue = true;
    }
}

/// Whether a chain is of what a question asks, and not of what it tells besides ("Given the dues, will the port be shut?").
pub(super) fn is_asked(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let clauses = &sentence.clauses;
    let root = |c: &Clause| c.edge == Edge::Root;
    let Some(main) =
        clauses.iter().rposition(|c| root(c) && c.group.fronted.is_some()).or_else(|| clauses.iter().rposition(root))
    else {
        return true;
    };
    let mut at = view.clause_at(sentence, chain.head).unwrap_or(chain.top);
    for _ in 0..8 {
        let Some(clause) = clauses.get(at) else { return false };
        if at == main || clause.coordinate && root(clause) {
            return true;
        }
        let aside =
            matches!(clause.edge, Edge::Condition | Edge::Concession | Edge::Relative | Edge::Other | Edge::Order);
        match clause.parent.filter(|_| !aside) {
            Some(up) => at = up as usize,
            None => return false,
        }
    }
    false
}

/// Whether "yes" answers a sentence: not one that a question word opens ("Who would watch it?"), that asks to be told something
/// ("Could you say what it holds?"), or that is not said to its end.
pub(super) fn polar(view: &View<'_>, sentence: &Sentence) -> bool {
    let tokens = &view.seg().tokens;
    let broken = tokens[sentence.tokens.clone()].last().is_some_and(|t| t.tag == Tag::Dash);
    let first = sentence.clauses.iter().find(|c| c.edge == Edge::Root).or(sentence.clauses.first());
    let Some(clause) = first else { return !broken };
    let from = sentence.tokens.start.max((clause.group.first as usize).saturating_sub(8));
    let before = from..(clause.group.first as usize).max(from);
    let opens = before.clone().any(|i| {
        let leads = |b: usize| matches!(tokens[b].tag, Tag::Coord | Tag::Adv | Tag::Comma | Tag::Dash | Tag::Prep);
        tokens[i].classes & class::QUESTION != 0 && (from..i).all(leads)
    });
    let g = &clause.group;
    let acts = g.cue.attitude() != 0 || view.lexicon().frames_of(g.lemma).next().is_some();
    let tells = g.cue.is(Class::Report) || g.cue.is(Class::Talk) || g.modal == Modal::Possible && !acts;
    let told = tells && !acts && g.fronted.is_some() && before.clone().any(|i| view.says(i, "you"));
    // "I wonder if you could go a little further": whoever asks speaks of asking.
    let wonders = g.cue.is(Class::Report) && before.clone().any(|i| view.says(i, "i"));
    !broken && !opens && !told && !wonders
}

//! What is under discussion: a short list of topics, the last spoken of first, each with the word that stands for it.

mod floor;
mod item;

use std::ops::Range;

pub use self::item::{Item, Number};
use self::{
    floor::Floor,
    item::{MEMORY, NEAR, PRONOUN},
};
use super::{
    chain::{self, Chain},
    reference::{self, answer::Sought},
    view::View,
};
use crate::{
    attribute::mention::Mentions,
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Lexicon, Meaning, class, topic_bit},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Modal,
        tag::Tag,
    },
};

/// The topics under discussion.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    items: Vec<Item>,
    /// Deals about other matters.
    floor: Floor,
    /// Paragraphs so far.
    paragraphs: u32,
    /// What was asked last, while an answer may follow.
    question: Option<Question>,
    /// The last turn of whoever asks.
    turn: Turn,
    /// Somebody asks and somebody answers: what is under discussion is what was asked, and not a matter of the whole document.
    dialogue: bool,
    /// What was stated last, while a word may still take it up.
    told: Option<Question>,
    /// What the question right before asks for, with the paragraphs since.
    sought: Option<(Sought, u8)>,
    /// The sentence at hand only tells of a question.
    ahead: bool,
}

/// A turn of whoever asks: its last paragraph, what it has of words, and whether it is on a topic.
#[derive(Clone, Copy, Debug, Default)]
struct Turn {
    paragraph: u32,
    words: usize,
    named: bool,
}

/// Up to so many words a question goes on with what was spoken of by a pronoun.
const FOLLOW_UP: usize = 16;

/// Beyond so many words it asks of more than one thing.
const LONG: usize = 40;

/// A question, or what was told: the position or deed that it is about, and how far one has gone on from it.
#[derive(Clone, Debug)]
struct Question {
    chain: Chain,
    /// Paragraphs since.
    age: u8,
    /// Sentences of the answer so far.
    since: u8,
    /// "Yes" or "no" answers it.
    polar: bool,
}

/// So many sentences of an answer take up what was asked.
const ANSWER: u8 = 2;

impl Agenda {
    /// What the title of a document puts under discussion.
    pub fn of_title(title: &Mentions, lexicon: &Lexicon) -> Agenda {
        let mut agenda = Agenda::default();
        for hit in &title.topics {
            if let Meaning::FrameNoun(t, f) = hit.meaning
                && !agenda.items.iter().any(|i| i.topic == t && i.frame.is_some_and(|f| !lexicon.frame(t, f).weak))
            {
                agenda.items.retain(|i| i.topic != t);
                agenda.items.push(Item { frame: Some(f), age: MEMORY, titled: true, ..Item::new(t) });
            }
        }
        agenda
    }

    /// One topic under discussion.
    pub fn with(item: Item) -> Agenda {
        Agenda { items: vec![item], ..Agenda::default() }
    }

    /// Of a document in which somebody asks.
    pub fn of_dialogue(self) -> Agenda {
        Agenda { dialogue: true, ..self }
    }

    /// Whether somebody asks and somebody answers.
    pub fn is_dialogue(&self) -> bool {
        self.dialogue
    }

    /// Whether nothing is under discussion.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// A new paragraph begins. Where the title names no topic, what the first paragraph spoke of is the document's matter.
    pub fn paragraph(&mut self) {
        self.paragraphs += 1;
        self.floor.paragraph();
        if self.paragraphs == 2 && !self.items.iter().any(|i| i.titled) {
            self.items.iter_mut().filter(|i| i.frame.is_some()).for_each(|i| i.titled = true);
        }
        let next = |q: Question| (q.age == 0 && q.since == 0).then_some(Question { age: 1, ..q });
        self.question = self.question.take().and_then(next);
        self.told = self.told.take().and_then(next);
        self.sought = self.sought.take().filter(|s| s.1 == 0).map(|s| (s.0, 1));
        for item in &mut self.items {
            item.age = item.age.saturating_add(1).min(MEMORY);
            item.thing = item.thing.filter(|(_, age)| *age < PRONOUN).map(|(thing, age)| (thing, age + 1));
        }
        self.items.retain(|i| i.titled || i.age < MEMORY || i.thing.is_some());
    }

    /// A new entry begins: of a feed, whose entries are of one matter, or of a list, where each stands by itself.
    pub fn entry(&mut self, feed: bool) {
        // "Note. The talks went well.": no answer.
        (self.question, self.turn, self.dialogue) = (None, Turn::default(), false);
        self.floor = Floor::default();
        (self.told, self.sought) = (None, None);
        self.items.retain(|i| i.titled || feed && i.frame.is_some());
        for item in &mut self.items {
            item.abroad = true;
            item.thing = None;
        }
    }

    /// What "this" and "it", or "them", stand for: the frame spoken of last, in this entry and not long ago; else the thing.
    pub fn pronoun(&self, number: Number) -> Option<(Meaning, Item)> {
        // A long question names much, and "that" may be any of it.
        let clear = |i: &Item| !(self.dialogue && i.asked && i.age > 0) || self.turn.words <= LONG;
        let recent = |i: &&Item| {
            i.spoken() && i.since <= NEAR && clear(i) && (i.against || i.frame.is_some() && number.fits(i.plural))
        };

        let frame = self.items.iter().find(recent).filter(|i| !i.against);
        let frame = frame.and_then(|i| Some((Meaning::FrameNoun(i.topic, i.frame?), *i)));
        frame.or_else(|| self.items.iter().find_map(|i| Some((Meaning::Thing(i.topic, i.thing?.0), *i))))
    }

    /// What "the proposal" and "the idea" stand for: the frame spoken of last in the entry, else what the title names.
    pub fn described(&self) -> Option<(Meaning, Item)> {
        let near = |i: &&Item| i.frame.is_some() && (!i.abroad && i.age <= PRONOUN + 1 || i.titled && !self.dialogue);
        let item = self.items.iter().find(near).filter(|i| !self.floor.taken(i.topic))?;
        Some((Meaning::FrameNoun(item.topic, item.frame?), *item))
    }

    /// What a voice that names nothing is about: what was just spoken of, else the document's matter, else the feed's last.
    pub fn matter(&self) -> Option<(Meaning, Item)> {
        let framed = || self.items.iter().filter(|i| i.frame.is_some());
        let item = framed().find(|i| i.spoken() && i.age <= 1);
        let far = || framed().find(|i| i.titled).or_else(|| framed().find(|i| i.abroad)).filter(|_| !self.dialogue);
        let item = item.or_else(far)?;
        Some((Meaning::FrameNoun(item.topic, item.frame?), *item))
    }

    /// Whether the last question named no topic: what is said since is about something else than the document.
    pub fn strayed(&self) -> bool {
        self.turn.paragraph > 0 && !self.turn.named
    }

    /// Whether "yes" or "no" answers the question right before.
    pub fn is_polar(&self) -> bool {
        self.question.as_ref().is_none_or(|q| q.polar)
    }

    /// Whether the question right before is of one thing: a word in the answer may stand for it.
    pub fn is_single(&self) -> bool {
        !self.dialogue || self.is_polar() || self.turn.words <= LONG
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

    /// What a pronoun stands for that has nothing nearer: the document's matter.
    pub fn far(&self, number: Number) -> Option<(Meaning, Item)> {
        self.matter().filter(|_| !self.strayed()).filter(|(_, i)| (i.titled || i.abroad) && number.fits(i.plural))
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
        let short = !self.dialogue || self.turn.words <= FOLLOW_UP;
        frame.or_else(|| {
            short.then_some(()).and_then(|()| {
                self.items.iter().filter(open).find_map(|i| {
                    let (thing, _) = i.thing.filter(|(_, age)| *age <= 1)?;
                    let named = Meaning::Thing(i.topic, thing);
                    (!lexicon.bystander(&Found { first: 0, end: 0, meaning: named })).then_some((named, *i))
                })
            })
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

    /// What the sentence right before stated, and its topic.
    pub fn told(&self) -> Option<(&Chain, Item)> {
        let told = self.told.as_ref().filter(|t| t.since == 0)?;
        Some((&told.chain, self.any(told.chain.topic)?))
    }

    /// Whether the topic spoken of last, in the sentence right before, is another one.
    pub fn stated_elsewhere(&self, topic: u8) -> bool {
        self.items.first().is_some_and(|i| i.topic != topic && i.frame.is_some() && i.spoken() && i.since == 0)
    }

    /// Whether no sentence has answered yet.
    pub fn unanswered(&self) -> bool {
        self.question.as_ref().is_some_and(|q| q.since == 0)
    }

    /// What the sentence at hand tells to have been asked: "asked about the truce, she said no".
    pub fn ask(&mut self, view: &View<'_>, chain: Chain) {
        if self.any(chain.topic).is_none() {
            let many = chain.evidence.last().is_some_and(|&e| view.words(e as usize..e as usize + 1).ends_with('s'));
            self.items.push(Item { frame: chain.frame, age: 0, plural: many, ..Item::new(chain.topic) });
        }
        self.question = Some(Question { chain, age: 0, since: 0, polar: true });
    }

    /// The sentence at hand only tells what was asked: the answer is still to come.
    pub fn ask_ahead(&mut self, view: &View<'_>, chain: Chain) {
        self.ask(view, chain);
        self.ahead = true;
    }

    /// A topic, if it is under discussion.
    pub fn topic(&self, topic: u8) -> Option<Item> {
        self.items.iter().find(|i| i.topic == topic && i.frame.is_some()).copied()
    }

    /// Whether the sentence before was about another topic: "The dues hurt. Do not stop now."
    pub fn on_another(&self, topic: u8) -> bool {
        let just_now = self.items.first().is_some_and(|i| i.age == 0);
        just_now && self.stated_elsewhere(topic) && !self.any(topic).is_some_and(|i| i.at_hand())
    }

    /// A topic of which anything was spoken.
    pub fn any(&self, topic: u8) -> Option<Item> {
        self.items.iter().find(|i| i.topic == topic).copied()
    }

    /// The topics of which anything was spoken, as [`topic_bit`]s.
    pub fn topics(&self) -> u64 {
        self.items.iter().fold(0, |bits, i| bits | topic_bit(i.topic))
    }

    /// Whether a topic's word stands for a deal about another matter.
    pub fn is_other_deal(&self, view: &View<'_>, hit: &Found) -> bool {
        self.floor.means(view, hit)
    }

    /// Takes in a sentence of whoever asks: whether the turn is on a topic.
    fn asks(&mut self, view: &View<'_>, sentence: &Sentence) {
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

    /// Takes in what a sentence speaks of.
    pub fn hear(&mut self, view: &View<'_>, sentence: &Sentence, chains: &[Chain]) {
        self.floor.hear(view, sentence);
        self.items.iter_mut().for_each(|i| i.since = i.since.saturating_add(1));
        // "A truce? Not a chance.": asked and answered by the same voice.
        let posed = view.asks(sentence) && sentence.clauses.is_empty();
        let asking = view.asking(sentence) || posed || view.poses(sentence);
        if view.question {
            self.asks(view, sentence);
        }
        let hits = || view.unit.mentions.topics_in(sentence.tokens.clone());
        // A look-alike takes the floor: what follows is about that.
        let looks = hits().filter_map(|h| if let Meaning::Refuse(t) = h.meaning { Some(t) } else { None });
        let looks: Vec<u8> = looks.collect();
        let refused = |t: u8| looks.contains(&t);
        self.items.retain(|i| !refused(i.topic));
        for hit in hits() {
            match hit.meaning {
                Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) if refused(t) => {}
                Meaning::FrameNoun(t, f) => {
                    // "a package of dues" is one.
                    let whole = hit.first as usize..hit.end as usize;
                    let end = whole.clone().skip(1).find(|&i| view.says(i, "of")).unwrap_or(whole.end);
                    let plural = view.words(whole.start..end).ends_with('s');
                    self.raise(view, t, f, plural, asking);
                }
                Meaning::Thing(t, thing) => {
                    // "Do you trust Kelmar?": asks nothing of the dues on Kelmar.
                    let asked = (view.question || asking) && !super::reference::only_a_side(view, hit);
                    match self.items.iter_mut().find(|i| i.topic == t) {
                        Some(item) => {
                            item.thing = Some((thing, 0));
                            item.asked |= asked;
                        }
                        None => {
                            let thing = Some((thing, 0));
                            self.items.push(Item { thing, age: MEMORY, asked, ..Item::new(t) });
                        }
                    }
                }
                _ => {}
            }
        }
        if asking {
            self.sought = reference::answer::sought(view, sentence).map(|s| (s, 0));
        } else if !view.question {
            self.sought = None;
        }
        if asking || view.question {
            // "Norland offers a truce. Your answer?": what a question tells is asked, of whoever answers.
            let aside = |c: &Chain| c.evidence.iter().any(|&e| chain::bought(view, sentence, e as usize));
            let counts = |c: &&Chain| asking && !c.loose && !c.weak && c.sign != 0 && !aside(c);
            // "Do you support Norland's offer of a truce?": asked of the support, and not of the offer.
            let own = chains.iter().rfind(|c| counts(c) && !c.owned && !c.to_owner);
            let stated = own.or_else(|| chains.iter().rfind(counts));
            // "You would not sign?": a no to that is a no to signing.
            let base =
                |c: &Chain| Chain { sign: if c.negated { -c.sign } else { c.sign }, negated: false, ..c.clone() };
            // "Norland says that it wants a truce. Do you believe that?": asked of what was told.
            let told = || self.told().filter(|_| asking && doubts(view, sentence)).map(|(c, _)| c.clone());
            let chain = stated.map(base).or_else(told).or_else(|| chain::matter(view, sentence));
            let polar = polar(view, sentence);
            let older = self.question.take().map(|q| Question { polar: q.polar && !asking, ..q });
            let is_main = |c: &Chain| is_asked(view, sentence, c);
            let asked = |chain: Chain| Question { polar: polar && is_main(&chain), chain, age: 0, since: 0 };
            self.question = chain.map(asked).or(older);
        } else if let Some(question) = self.question.as_mut() {
            // "Look.", "Not today.": what says nothing by itself leaves the answer open; so does what only asks.
            let answers = !sentence.clauses.is_empty() || !chains.is_empty();
            question.since += u8::from(answers && !(self.ahead || only_reports(view, sentence)));
        }
        self.told = match chains.iter().rfind(|c| !c.loose && c.carried.is_none() && !c.withheld && c.sign != 0) {
            Some(c) if !asking => Some(Question { chain: c.clone(), age: 0, since: 0, polar: true }),
            Some(_) => None,
            None => self.told.take().map(|t| Question { since: t.since.saturating_add(1), ..t }),
        };
        self.ahead = false;
        // What a verb does to a thing is spoken of like a noun ("Norland will hand back the islands. This …").
        for chain in chains.iter().filter(|c| !c.loose && c.carried.is_none()) {
            let Some(frame) = chain.frame.map(|f| view.lexicon().frame(chain.topic, f)) else { continue };
            if frame.verbs.is_empty() {
                // "is lifting the dues. This …": the lifting, for which no word stands.
                let ended = chain.act && !chain.attitude && !chain.negated && chain.sign * frame.direction < 0;
                self.items.iter_mut().filter(|i| ended && i.topic == chain.topic).for_each(|i| i.against = true);
                continue;
            }
            self.raise(view, chain.topic, frame.frame, false, asking);
            if let Some(item) = self.items.iter_mut().find(|i| i.topic == chain.topic) {
                item.against = frame.direction < 0;
            }
        }
        for carried in chains.iter().filter_map(|c| c.carried) {
            self.items.iter_mut().filter(|i| i.topic == carried.item.topic).for_each(|i| (i.age, i.since) = (0, 0));
        }
    }

    /// Puts a topic on top. A weak word brings nothing new where a strong one of the topic is at hand, and does not take the
    /// floor from another topic of the same paragraph.
    fn raise(&mut self, view: &View<'_>, topic: u8, frame: u16, plural: bool, asking: bool) {
        let old = self.items.iter().position(|i| i.topic == topic).map(|at| self.items.remove(at));
        let weak = view.lexicon().frame(topic, frame).weak;
        let known = old.filter(|o| weak && o.spoken() && o.frame.is_some());
        let base = old.unwrap_or_else(|| Item::new(topic));
        let (frame, plural) = known.map_or((Some(frame), plural), |o| (o.frame, o.plural));
        let item = Item {
            frame,
            plural,
            age: 0,
            since: 0,
            abroad: false,
            asked: view.question || asking,
            against: false,
            ..base
        };
        let behind = weak && self.items.first().is_some_and(|i| i.age == 0 && !i.abroad && i.frame.is_some());
        self.items.insert(usize::from(behind), item);
    }
}

/// "Do you believe that?", "Is that true?": whether what was told is so.
fn doubts(view: &View<'_>, sentence: &Sentence) -> bool {
    let [clause] = sentence.clauses.as_slice() else { return false };
    let stands = |i: usize| ["that", "this", "it", "him", "them", "her", "so"].iter().any(|w| view.says(i, w));
    let range = clause.group.first as usize..sentence.tokens.end;
    let truth = |f: &Found| f.meaning == Meaning::Marker(Marker::Truth);
    let believes = clause.group.cue.is(Class::Belief) && stands(clause.group.end as usize);
    let true_ = clause.group.copula && view.unit.mentions.cues_in(range).any(truth);
    believes || true_
}

/// Whether a chain is of what a question asks, and not of what it tells besides ("Given the dues, will the port be shut?").
fn is_asked(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
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
fn polar(view: &View<'_>, sentence: &Sentence) -> bool {
    let tokens = &view.seg().tokens;
    let broken = tokens[sentence.tokens.clone()].last().is_some_and(|t| t.tag == Tag::Dash);
    let first = sentence.clauses.iter().find(|c| c.edge == Edge::Root).or(sentence.clauses.first());
    let Some(clause) = first else { return !broken };
    let from = sentence.tokens.start.max((clause.group.first as usize).saturating_sub(8));
    let before = from..(clause.group.first as usize).max(from);
    let opens = before.clone().any(|i| {
        let leads = |b: usize| matches!(tokens[b].tag, Tag::Coord | Tag::Adv | Tag::Comma | Tag::Dash | Tag::Prep);
        tokens[i].classes & class::QUESTION != 0 && (from..i).all(|b| leads(b) || tokens[b].tag == Tag::Comma)
    });
    let g = &clause.group;
    let acts = g.cue.attitude() != 0 || view.lexicon().frames_of(g.lemma).next().is_some();
    let tells = g.cue.is(Class::Report) || g.cue.is(Class::Talk) || g.modal == Modal::Possible && !acts;
    let told = tells && !acts && g.fronted.is_some() && before.clone().any(|i| view.says(i, "you"));
    !broken && !opens && !told
}

/// Whether a sentence only says who said what stands beside it: "a reporter asked".
fn only_reports(view: &View<'_>, sentence: &Sentence) -> bool {
    let range = &sentence.tokens;
    let cue = |at: u32| view.unit.said.iter().any(|s| s.found.cue.iter().any(|c| c.contains(&(at as usize))));
    let said = |r: &Range<usize>| range.start <= r.start && r.end <= range.end;
    sentence.clauses.iter().all(|c| cue(c.group.head))
        && !view.said_in(range).iter().flat_map(|s| &s.found.content).any(said)
}

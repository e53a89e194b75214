//! What is under discussion: a short list of topics, the last spoken of first, each with the word that stands for it.

mod asked;
mod floor;
mod item;

use std::ops::Range;

pub use self::floor::of_its_own;
pub use self::item::{Item, Number};
use self::{
    asked::{Question, Turn, is_asked, polar},
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
        lexicon::{Found, Lexicon, Meaning, topic_bit},
    },
    segment::Sentence,
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
    /// It has entries: what is under discussion is older than what the entry at hand has said.
    entries: bool,
    /// What was stated last, while a word may still take it up.
    told: Option<Question>,
    /// What the question right before asks for, with the paragraphs since.
    sought: Option<(Sought, u8)>,
    /// The sentence at hand only tells of a question.
    ahead: bool,
    /// Where it tells of a question that it answers.
    within: Option<Range<usize>>,
}

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

    /// Of a document that has entries.
    pub fn of_entries(self) -> Agenda {
        Agenda { entries: true, ..self }
    }

    /// Whether somebody asks and somebody answers.
    pub fn is_dialogue(&self) -> bool {
        self.dialogue
    }

    /// Whether it is told in one piece: nobody asks, and there are no entries.
    pub fn is_of_story(&self) -> bool {
        !self.dialogue && !self.entries
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
        let clear = |i: &Item| !(self.dialogue && i.asked && i.age > 0) || self.turn.is_short();
        let recent = |i: &&Item| {
            let deed = i.against && number != Number::Many;
            i.spoken() && i.since <= NEAR && clear(i) && (deed || i.frame.is_some() && number.fits(i.plural))
        };

        let frame = self.items.iter().find(recent).filter(|i| !i.against || number == Number::Many);
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

    /// What a pronoun stands for that has nothing nearer: the document's matter.
    pub fn far(&self, number: Number) -> Option<(Meaning, Item)> {
        self.matter().filter(|_| !self.strayed()).filter(|(_, i)| (i.titled || i.abroad) && number.fits(i.plural))
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

    /// Whether the paragraph itself has just spoken of another topic.
    pub fn gone_on(&self, topic: u8) -> bool {
        self.items.first().is_some_and(|i| i.age == 0) && self.stated_elsewhere(topic)
    }

    /// A topic, if it is under discussion.
    pub fn topic(&self, topic: u8) -> Option<Item> {
        self.items.iter().find(|i| i.topic == topic && i.frame.is_some()).copied()
    }

    /// Whether the sentence before was about another topic: "The dues hurt. Do not stop now."
    pub fn on_another(&self, topic: u8) -> bool {
        self.gone_on(topic) && !self.any(topic).is_some_and(|i| i.at_hand())
    }

    /// Whether the paragraph has spoken of another topic, and not of this one.
    pub fn turned_from(&self, topic: u8) -> bool {
        let now = self.items.iter().find(|i| i.frame.is_some()).is_some_and(|i| i.topic != topic && i.age == 0);
        now && self.any(topic).is_some_and(|i| i.age > 0)
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
                    // "Do you trust Kelmar?": asks nothing of the dues on Kelmar, and "that" is no word for Kelmar.
                    let side = super::reference::only_a_side(view, hit);
                    if side && view.question {
                        continue;
                    }
                    let asked = (view.question || asking) && !side;
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
            let asked =
                |chain: Chain| Question { polar: polar && is_main(&chain), chain, age: 0, since: 0, put: asking };
            self.question = chain.map(asked).or(older);
        } else if let Some(question) = self.question.as_mut() {
            // "Look.", "Not today.": what says nothing by itself leaves the answer open; so does what only asks.
            let answers = !sentence.clauses.is_empty() || !chains.is_empty();
            question.since += u8::from(answers && !(self.ahead || only_reports(view, sentence)));
        }
        self.told = match chains.iter().rfind(|c| !c.loose && c.carried.is_none() && !c.withheld && c.sign != 0) {
            Some(c) if !asking => Some(Question { chain: c.clone(), age: 0, since: 0, polar: true, put: true }),
            Some(_) => None,
            None => self.told.take().map(|t| Question { since: t.since.saturating_add(1), ..t }),
        };
        (self.ahead, self.within) = (false, None);
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

/// Whether a sentence only says who said what stands beside it: "a reporter asked".
fn only_reports(view: &View<'_>, sentence: &Sentence) -> bool {
    let range = &sentence.tokens;
    let cue = |at: u32| view.unit.said.iter().any(|s| s.found.cue.iter().any(|c| c.contains(&(at as usize))));
    let said = |r: &Range<usize>| range.start <= r.start && r.end <= range.end;
    sentence.clauses.iter().all(|c| cue(c.group.head))
        && !view.said_in(range).iter().flat_map(|s| &s.found.content).any(said)
}

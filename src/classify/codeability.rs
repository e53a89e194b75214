//! Whether to code a piece of evidence at all: a small logistic scorer over structure, which knows no names and no topics. Its
//! weights are data (`codebook/data/codeability.yaml`), fitted on the odd-numbered gold documents by `eval --fit`.

use std::{collections::BTreeMap, sync::OnceLock};

use super::{agenda::Item, chain::Chain, draft::Draft, holder::Holder, reference::How, view::View};
use crate::{
    attribute::speaker::Speaker,
    codebook::{
        cue::{Class, Marker},
        language::Language,
        lexicon::{Meaning, StateId},
    },
    segment::{Sentence, clause::Edge, group::Group, tag::Tag},
    statement::{Stance, Via, Voice},
};

/// What is in the table of features: name, and what it is of a piece of evidence.
type Row = (&'static str, fn(&Facts<'_>) -> bool);

/// The features, each with its name in the weights file. All are yes or no but `depth`, which counts clauses (up to five).
const ROWS: [Row; 102] = [
    ("bias", |_| true),
    ("attitude", |f| f.tight && f.c.attitude),
    ("act", |f| f.tight && f.c.act),
    ("attitude and act", |f| f.tight && f.c.attitude && f.c.act),
    ("judged", |f| f.tight && f.c.judged),
    ("withheld", |f| f.tight && f.c.withheld),
    ("refused", |f| f.tight && f.c.refused),
    ("ought", |f| f.c.ought),
    ("terms", |f| f.c.terms),
    ("talk", |f| f.tight && f.c.talk),
    ("modifier", |f| f.tight && f.c.modifier),
    ("weak", |f| f.tight && f.c.weak),
    ("purpose", |f| f.c.purpose),
    ("possible", |f| f.c.possible),
    ("future", |f| f.c.future),
    ("past", |f| f.c.past),
    ("forecast", |f| f.c.forecast),
    ("accused", |f| f.c.accused),
    ("negated", |f| f.c.negated),
    ("direct", |f| f.tight && f.seen.via == Via::Direct),
    ("attributed", |f| f.seen.via == Via::Attributed),
    ("narrated", |f| f.seen.via == Via::Narrated),
    ("own subject", |f| f.tight && f.own),
    ("first person", |f| matches!(f.c.holder, Holder::Speaker)),
    ("no subject", |f| matches!(f.c.holder, Holder::Nobody)),
    ("other subject", |f| matches!(f.c.holder, Holder::Else)),
    ("unofficial", |f| f.seen.speaker.is_some_and(|s| s.voice == Voice::Unofficial)),
    ("loose", |f| f.c.loose),
    ("loose with attitude", |f| f.c.loose && f.c.attitude),
    ("loose with a judgement", |f| f.c.loose && f.c.judged),
    ("loose with a noun of attitude", |f| f.c.loose && f.c.noun),
    ("loose act", |f| f.c.loose && f.c.act),
    ("loose talk", |f| f.c.loose && f.c.talk),
    ("loose modifier", |f| f.c.loose && f.c.modifier),
    ("loose, nothing else", |f| f.c.loose && !(f.c.attitude || f.c.judged || f.c.noun || f.c.act)),
    ("loose hypothetical", |f| f.c.loose && f.c.hypothetical),
    ("loose refused", |f| f.c.loose && f.c.refused),
    ("loose own subject", |f| f.c.loose && f.own),
    ("loose direct", |f| f.c.loose && f.seen.via == Via::Direct),
    ("carried topic", |f| f.c.carried.is_some()),
    ("quoted", |f| f.view.seg().quoted(f.c.head)),
    ("own speaker", |f| f.view.unit.speaker.is_some()),
    ("meeting nouns", |f| f.about),
    ("relative clause", |f| f.edge == Some(Edge::Relative)),
    ("other clause", |f| f.edge == Some(Edge::Other)),
    ("condition edge", |f| matches!(f.edge, Some(Edge::Condition | Edge::Order))),
    ("several topics", |f| f.other_topic),
    ("long paragraph", |f| f.length > 120),
    ("first sentence", |f| f.seen.sentence == 0),
    ("oppose", |f| f.seen.stance == Stance::Oppose),
    ("conditional", |f| f.seen.stance == Stance::Conditional),
    ("narrated act in the past", |f| f.seen.via == Via::Narrated && f.c.act && !f.c.attitude && f.c.past),
    ("question", |f| f.question),
    ("tainted", |f| f.c.tainted),
    ("loose weak", |f| f.c.loose && f.c.weak),
    ("loose thing", |f| f.c.loose && f.c.thing),
    ("loose stated", |f| f.c.loose && f.c.stated),
    ("reported", |f| f.c.reported),
    ("narrated report", |f| f.seen.via == Via::Direct && f.c.reported),
    ("frame noun", |f| f.kind == Kind::Noun),
    ("frame verb", |f| f.kind == Kind::Verb),
    ("frame predicate", |f| f.kind == Kind::Predicate),
    ("head is a belief", |f| f.head.is_some_and(|g| g.cue.is(Class::Belief) && g.cue.attitude() == 0)),
    ("head is a wish", |f| f.tight && f.own && f.head.is_some_and(|g| g.cue.is(Class::Belief) && g.cue.attitude() > 0)),
    ("head starts", |f| f.head.is_some_and(|g| g.cue.is(Class::Start) && g.cue.attitude() == 0)),
    ("head ends", |f| f.head.is_some_and(|g| g.cue.is(Class::End) && g.cue.attitude() == 0)),
    ("head causes", |f| f.head.is_some_and(|g| g.cue.is(Class::Cause) && !g.cue.is(Class::Belief))),
    ("own subject in a report", |f| f.tight && f.own && f.c.reported && f.c.attitude),
    ("weak and loose, topic named once", |f| f.c.weak && f.hits < 2),
    ("depth over two", |f| f.c.clauses.len() > 2),
    ("head without a class", |f| f.tight && f.head.is_some_and(|g| !g.copula && g.cue == Default::default())),
    ("copula", |f| f.tight && f.head.is_some_and(|g| g.copula)),
    ("progressive", |f| f.head.is_some_and(|g| g.progressive)),
    ("perfect", |f| f.head.is_some_and(|g| g.perfect)),
    ("in what is said", |f| f.said),
    ("speaker's own party", |f| f.speaker_is_party),
    ("speaker of no party", |f| f.speaker_outside),
    ("side first named", |f| f.first_side),
    ("side named often", |f| f.sides >= 3),
    ("side not named", |f| f.sides == 0),
    ("topic named twice", |f| f.hits >= 2),
    ("topic named often", |f| f.hits >= 4),
    ("one sentence", |f| f.sentences == 1),
    ("many sentences", |f| f.sentences > 4),
    ("headline", |f| f.headline),
    ("long sentence", |f| f.sentence_length > 40),
    ("many sides", |f| f.other_sides >= 3),
    ("said again", |f| f.seen.agree > 0),
    ("said otherwise", |f| f.seen.disagree > 0),
    ("another party too", |f| f.seen.rivals > 0),
    ("loose over another's subject", |f| f.c.over),
    ("weak without a strong word", |f| f.c.weak && !f.strong),
    ("thing without a strong word", |f| f.kind == Kind::Verb && !f.strong),
    ("another party, better", |f| f.seen.better_rival),
    ("carried by a description", |f| f.how == Some(How::Description)),
    ("carried by a topic's noun", |f| f.how == Some(How::Word)),
    ("carried without a word", |f| f.how == Some(How::Silent)),
    ("carried reservation", |f| f.how == Some(How::Reserved)),
    ("carried from far", |f| f.from.is_some_and(|i| i.age > 1)),
    ("carried from another entry", |f| f.from.is_some_and(|i| i.abroad)),
    ("carried from a question", |f| f.from.is_some_and(|i| i.asked && i.age <= 1)),
    ("carried from the title", |f| f.from.is_some_and(|i| i.titled)),
];

/// The number of features: the rows and `depth`.
pub const COUNT: usize = ROWS.len() + 1;

/// The features by name, in the order of [`Features`].
pub fn names() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|r| r.0).chain(["depth"])
}

/// What the scorer sees, in the order of [`names`].
#[derive(Clone, Debug)]
pub struct Features(pub [f32; COUNT]);

impl Default for Features {
    fn default() -> Features {
        Features([0.0; COUNT])
    }
}

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

/// What gave the direction.
#[derive(PartialEq)]
enum Kind {
    Noun,
    Verb,
    Predicate,
}

/// Everything that a row may ask of a piece of evidence.
struct Facts<'a> {
    view: &'a View<'a>,
    seen: &'a Seen<'a>,
    c: &'a Chain,
    /// How the topic came into the sentence, and from where, if it does not name it.
    how: Option<How>,
    from: Option<Item>,
    /// Found by clauses, not by words around.
    tight: bool,
    /// The party is the subject.
    own: bool,
    edge: Option<Edge>,
    head: Option<&'a Group>,
    kind: Kind,
    about: bool,
    other_topic: bool,
    question: bool,
    headline: bool,
    /// The paragraph has a frame noun of the topic that is not weak.
    strong: bool,
    said: bool,
    speaker_is_party: bool,
    speaker_outside: bool,
    first_side: bool,
    sides: usize,
    other_sides: usize,
    hits: usize,
    length: usize,
    sentence_length: usize,
    sentences: usize,
}

impl Features {
    /// The features of a piece of evidence.
    pub fn of(view: &View<'_>, sentence: &Sentence, seen: &Seen<'_>) -> Features {
        let facts = Facts::of(view, sentence, seen);
        let mut x = [0.0; COUNT];
        for (x, (_, holds)) in x.iter_mut().zip(&ROWS) {
            *x = f32::from(u8::from(holds(&facts)));
        }
        x[COUNT - 1] = seen.chain.clauses.len().min(5) as f32;
        Features(x)
    }
}

impl<'a> Facts<'a> {
    fn of(view: &'a View<'a>, sentence: &'a Sentence, seen: &'a Seen<'a>) -> Facts<'a> {
        let c = seen.chain;
        let mentions = &view.unit.mentions;
        let tokens = &view.seg().tokens;
        let here = sentence.tokens.clone();
        let marked = |m: Marker| mentions.cues_in(here.clone()).any(|f| f.meaning == Meaning::Marker(m));
        let topics = || mentions.topics_in(here.clone());
        let named: Vec<StateId> = mentions.names.iter().filter_map(|f| view.state_of(f)).collect();
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
        }
    }
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

/// Gives every piece of a paragraph's evidence its features and its probability.
pub fn score(view: &View<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let others = || drafts.iter().enumerate().filter(move |(j, o)| *j != i && o.topic == d.topic).map(|(_, o)| o);
        let rivals = || others().filter(|o| o.party != d.party && o.sentence == d.sentence);
        let seen = Seen {
            chain: &d.chain,
            party: d.party,
            via: d.via,
            stance: d.stance,
            speaker: view.speaker_at(d.chain.head),
            sentence: d.sentence,
            agree: others().filter(|o| o.party == d.party && o.stance == d.stance && o.sentence != d.sentence).count(),
            disagree: others().filter(|o| o.party == d.party && o.stance != d.stance).count(),
            rivals: rivals().count(),
            better_rival: d.chain.loose && rivals().any(|o| !o.chain.loose),
        };
        let features = Features::of(view, &view.seg().sentences[d.sentence], &seen);
        drafts[i].confidence = confidence(&features);
        drafts[i].features = features;
    }
}

/// The weights: one a feature, and the probability from which a record is made.
struct Weights {
    by_feature: [f32; COUNT],
    threshold: f32,
}

fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let rows: &BTreeMap<String, f32> = &Language::embedded().codeability;
        let get = |name: &str, other: f32| rows.get(name).copied().unwrap_or(other);
        let mut by_feature = [0.0; COUNT];
        by_feature.iter_mut().zip(names()).for_each(|(w, name)| *w = get(name, 0.0));
        Weights { by_feature, threshold: get("threshold", 0.5) }
    })
}

/// The probability from which a record is made.
pub fn threshold() -> f32 {
    weights().threshold
}

/// What each feature that is there adds to the sum: name, value, weight.
pub fn terms(features: &Features) -> impl Iterator<Item = (&'static str, f32, f32)> + '_ {
    let rows = names().zip(&features.0).zip(&weights().by_feature);
    rows.filter(|((_, x), _)| **x != 0.0).map(|((name, x), w)| (name, *x, *w))
}

/// The probability of a record.
pub fn confidence(features: &Features) -> f32 {
    let sum: f32 = weights().by_feature.iter().zip(&features.0).map(|(w, x)| w * x).sum();
    1.0 / (1.0 + (-sum).exp())
}

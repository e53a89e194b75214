//! The table of features: what the scorer asks of a piece of evidence.

use super::facts::{Facts, Kind};
use crate::{
    attribute::known::Known,
    classify::{holder::Holder, reference::How},
    codebook::cue::Class,
    segment::clause::Edge,
    statement::{Stance, Via, Voice},
};

/// What is in the table of features: name, and what it is of a piece of evidence.
type Row = (&'static str, fn(&Facts<'_>) -> bool);

/// The features, each with its name in the weights file. All are yes or no but `depth`, which counts clauses (up to five).
pub(super) const ROWS: [Row; 119] = [
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
    ("said before in the document", |f| f.before.0),
    ("said otherwise before in the document", |f| f.before.1),
    ("among the first paragraphs", |f| f.paragraphs < 3),
    ("a negation aside", |f| f.negation_aside),
    ("a judgement aside", |f| f.judgement_aside),
    ("a refusal aside", |f| f.refusal_aside),
    ("one word of evidence", |f| f.c.evidence.len() == 1),
    ("many clauses", |f| f.view.seg().sentences[f.seen.sentence].clauses.len() > 5),
    ("goes on from the sentence before", |f| f.seen.speaker.is_some_and(|s| s.how == Known::Free)),
    ("carried as an answer", |f| f.how == Some(How::Answer)),
    ("top clause stands by itself", |f| f.top == Some(Edge::Root)),
    ("said aside", |f| f.c.aside),
    ("carried by one word", |f| f.c.carried.is_some() && f.c.evidence.len() == 1),
    ("thing without a strong word, and no subject", |f| f.kind == Kind::Verb && !f.strong && ownerless(f)),
    ("no subject in a long paragraph", |f| f.length > 120 && ownerless(f)),
    ("oppose without a subject", |f| f.seen.stance == Stance::Oppose && ownerless(f)),
    ("oppose of the speaker's own party", |f| f.seen.stance == Stance::Oppose && f.speaker_is_party),
];

/// Whether no subject holds it.
fn ownerless(f: &Facts<'_>) -> bool {
    matches!(f.c.holder, Holder::Nobody)
}

/// The number of features: the rows and `depth`.
pub const COUNT: usize = ROWS.len() + 1;

/// The features by name, in the order of [`Features`](super::Features).
pub fn names() -> impl Iterator<Item = &'static str> {
    (0..COUNT).map(name)
}

/// The name of a feature.
pub(super) fn name(feature: usize) -> &'static str {
    ROWS.get(feature).map_or("depth", |r| r.0)
}

//! Reference of topic: "this", "the idea", "it" stand for what was spoken of last in the entry.

use super::view::View;
use crate::{
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning},
    },
    segment::Sentence,
};

/// What was spoken of last, and how many paragraphs ago.
#[derive(Clone, Copy, Debug, Default)]
pub struct Open {
    /// A frame noun or thing.
    pub word: Option<Meaning>,
    /// Paragraphs since.
    pub age: u8,
}

/// Beyond so many paragraphs nothing is open any more.
const REACH: u8 = 2;

impl Open {
    /// What the next paragraph may refer to.
    pub fn next(self) -> Open {
        if self.age >= REACH { Open::default() } else { Open { age: self.age + 1, ..self } }
    }
}

/// The topic's word that a sentence leaves open: its last frame noun that is not weak, else its last thing of a topic.
pub fn left_open(view: &View<'_>, sentence: &Sentence) -> Option<Meaning> {
    let hits = || view.unit.mentions.topics_in(sentence.tokens.clone());
    let strong = hits().rev().find(|h| match h.meaning {
        Meaning::FrameNoun(t, f) => !view.lexicon().frame(t, f).weak,
        _ => false,
    });
    strong
        .or_else(|| hits().rev().find(|h| matches!(h.meaning, Meaning::Thing(..))))
        .or_else(|| hits().next_back())
        .map(|h| h.meaning)
}

/// Words of a sentence that stand for what is open: objects and subjects of verbs that take a stand.
pub fn anaphors(view: &View<'_>, sentence: &Sentence, word: Meaning) -> Vec<Found> {
    let mut out = Vec::new();
    for clause in &sentence.clauses {
        let cue = clause.group.cue;
        let framed = view.lexicon().frames_of(clause.group.lemma).next().is_some();
        let thing = matches!(word, Meaning::Thing(..));
        let takes_stand = cue.attitude() != 0 || cue.is(Class::Withhold) || framed && thing || clause.group.copula;
        if !takes_stand || view.speaker_at(clause.group.head as usize).is_none() {
            continue;
        }
        // Where the clause names a topic itself, its pronouns are left alone.
        if view.unit.mentions.topics_in(clause.start as usize..clause.end as usize).next().is_some() {
            continue;
        }
        let object = clause.object();
        // "It is a mistake": a judgement of what was spoken of; a bare "it is" is none.
        let judged = clause.group.copula && super::chain::predicate_in(view, object.clone()).is_some();
        let subject = clause.subject.start as usize..clause.subject.end as usize;
        for f in view
            .unit
            .mentions
            .cues_in(object.start..(object.start + 4).min(object.end))
            .chain(view.unit.mentions.cues_in(subject))
        {
            let bare = f.end - f.first < 2;
            let determiner = bare && view.seg().tokens.get(f.end as usize).is_some_and(|t| t.tag.is_nominal());
            if f.meaning == Meaning::Marker(Marker::Anaphor) && !determiner && !(clause.group.copula && bare && !judged)
            {
                out.retain(|o: &Found| o.first != f.first || o.end > f.end);
                out.push(Found { meaning: word, ..*f });
                break;
            }
        }
    }
    out
}

/// Clauses whose verb of agreeing or refusing has no object: it is about what is open.
pub fn bare<'a>(view: &'a View<'_>, sentence: &'a Sentence) -> impl Iterator<Item = usize> + 'a {
    sentence.clauses.iter().enumerate().filter_map(move |(ci, c)| {
        let g = &c.group;
        let agrees = g.cue.is(Class::Plus) && g.cue.is(Class::Report)
            || g.cue.is(Class::Minus) && g.cue.is(Class::Fail)
            || g.particle != 0 && g.cue.is(Class::Plus);
        let tokens = &view.seg().tokens;
        let next = tokens.get(g.end as usize);
        let empty = next.is_none_or(|t| {
            matches!(
                t.tag,
                crate::segment::tag::Tag::Stop | crate::segment::tag::Tag::Comma | crate::segment::tag::Tag::QuoteClose
            )
        });
        (agrees
            && empty
            && !c.inverted
            && c.group.first as usize > sentence.tokens.start
            && !g.passive
            && (g.modal != crate::segment::group::Modal::None
                || g.negated
                || c.edge == crate::segment::clause::Edge::Complement))
            .then_some(ci)
    })
}

//! "is ready for a truce, repeating its demand for grain": what whoever says yes asks for in the same breath.

use std::ops::Range;

use super::super::{chain::Chain, holder::Holder, view::View};
use crate::{
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        tag::Tag,
    },
};

/// The clause beside or behind a yes by which the same side says what else it demands.
pub(super) fn again(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let beside = |c: &Clause| c.edge == Edge::Participial || c.coordinate;
    let mut clauses = sentence.clauses.iter().enumerate();
    clauses.find_map(|(ci, c)| {
        let after = c.group.first as usize > chain.head && beside(c) && !c.group.negated;
        let range = c.start.min(c.group.first) as usize..c.end.max(c.group.end) as usize;
        (after && demands(view, c, chain.topic) && same_side(view, sentence, ci, chain)).then_some(range)
    })
}

/// "repeating its demand for grain", and not one on the same matter.
fn demands(view: &View<'_>, c: &Clause, topic: u8) -> bool {
    let tokens = &view.seg().tokens;
    let cue = c.group.cue;
    let says = cue.is(Class::Report) || cue.attitude() > 0;
    let object = c.group.end as usize..(c.end as usize).max(c.group.end as usize);
    let owned = |at: usize| (c.group.end as usize..at).all(|i| tokens[i].tag.is_nominal()) && at > object.start;
    let poss = |at: usize| {
        tokens.get(object.start..at).unwrap_or_default().iter().any(|t| matches!(t.tag, Tag::Poss | Tag::Possessive))
    };
    let demand = |f: &Found| {
        let at = f.first as usize;
        f.meaning == Meaning::Marker(Marker::Requirement) && tokens[at].tag == Tag::Noun && owned(at) && poss(at)
    };
    let own = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) if t == topic);
    says && view.unit.mentions.cues_in(object.clone()).any(demand) && !view.unit.mentions.topics_in(object).any(own)
}

/// Whether the side that says yes is who does a clause.
fn same_side(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &Chain) -> bool {
    let speaks = view.speaker_at(chain.head).and_then(|s| s.state);
    match (view.holder(sentence, ci), &chain.holder) {
        (Holder::States(s), Holder::States(own)) => s == *own,
        (Holder::States(s), _) => speaks.is_some_and(|x| s.contains(&x)),
        (Holder::Speaker, Holder::States(own)) => speaks.is_some_and(|x| own.contains(&x)),
        (Holder::Speaker, _) => true,
        _ => false,
    }
}

//! What one matter does to another.

use std::ops::Range;

use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::Class,
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
    },
};

/// "new dues would undermine the talks", "leaving Kelm will not bring peace": what one matter does to another says something of the one
/// that does it, and is no stance on the other.
pub fn undergoes(view: &View<'_>, sentence: &Sentence, ci: usize, topic: u8) -> bool {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let acts = g.cue.is(Class::Harm) || g.cue.is(Class::Bring) || g.cue.attitude() != 0 || g.cue.phase() != 0;
    let thinks = g.cue.is(Class::Belief) && !g.cue.is(Class::Bring);
    // "a settlement must restore the islands": its terms.
    let says = g.cue.is(Class::Report) || thinks || g.copula || g.passive || g.modal == Modal::Ought;
    // "rejects any settlement that leaves the islands to Norland": what it would consist in.
    if !acts || says || g.form != Form::Finite || clause.edge == Edge::Relative {
        return false;
    }
    let topic_of = |f: &Found| match f.meaning {
        Meaning::FrameNoun(t, _) => Some(t),
        Meaning::Thing(t, _) => {
            let mut names = view.unit.mentions.names_in(f.first as usize..f.end as usize);
            (!view.lexicon().bystander(f) && names.next().is_none()).then_some(t)
        }
        _ => None,
    };
    let hits = |range: Range<usize>| view.unit.mentions.topics_in(range);
    let other = |range: Range<usize>| {
        hits(range.clone()).any(|f| topic_of(f).is_some_and(|t| t != topic))
            && !hits(range).any(|f| matches!(f.meaning, Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) if t == topic))
    };
    let subject = view.subject(sentence, ci);
    let deed = |c: &Clause| c.edge == Edge::Subject && c.parent.map(usize::from) == Some(ci);
    let done = sentence.clauses.iter().find(|c| deed(c)).map(|c| c.start as usize..c.end as usize);
    if subject.is_empty() {
        return done.is_some_and(other);
    }
    matches!(view.holder(sentence, ci), Holder::Else) && other(subject) || done.is_some_and(other)
}

//! What joins a clause to its parent, by the form of its verb.

mod finite;
mod infinitive;
mod participle;

pub(super) use self::{
    finite::{finite, opens_content},
    infinitive::infinitive,
    participle::participle,
};

use super::{Clause, Edge};
use crate::{
    codebook::{
        cue::Marker,
        lexicon::{Lexicon, Meaning},
    },
    segment::{group::Form, tag::Tag, token::Token},
};

/// Where a clause is to be joined.
#[derive(Clone, Copy)]
pub(super) struct Joint<'a> {
    /// Of the paragraph.
    pub tokens: &'a [Token],
    /// The clauses of the sentence before it.
    pub before: &'a [Clause],
    /// The last of them.
    pub prev: Option<u16>,
    /// The word that introduces it.
    pub marker: Option<usize>,
    /// The lexicon.
    pub lexicon: &'a Lexicon,
}

impl<'a> Joint<'a> {
    /// The clause right before.
    fn last(&self) -> Option<&'a Clause> {
        self.prev.map(|p| &self.before[p as usize])
    }

    /// The last finite clause before.
    fn last_finite(&self) -> Option<u16> {
        self.before.iter().rposition(|b| b.group.form == Form::Finite).map(|p| p as u16)
    }

    /// The tag of the word that introduces it.
    fn tag(&self) -> Option<Tag> {
        self.marker.map(|m| self.tokens[m].tag)
    }
}

/// Whether a noun or adjective takes an infinitive or gerund: "ready", "the wish".
fn governs(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let mut found = matches!(tokens[at].tag, Tag::Adj);
    // "no will to fight": a phrase of two words too.
    for from in at.saturating_sub(1)..=at {
        lexicon.phrases_at(tokens, from, |f| {
            found |= f.end as usize == at + 1 && matches!(f.meaning, Meaning::Noun(_) | Meaning::Predicate(_));
        });
    }
    found
}

/// What a subordinating word or phrase that holds a token makes of its clause.
fn subordinate(tokens: &[Token], m: usize, lexicon: &Lexicon) -> Edge {
    let mut edge = Edge::Other;
    let mut longest = 0;
    for at in m.saturating_sub(3)..=m {
        lexicon.phrases_at(tokens, at, |f| {
            if (f.end as usize) <= m || f.end - f.first < longest {
                return;
            }
            let e = match f.meaning {
                Meaning::Marker(Marker::Condition) => Edge::Condition,
                Meaning::Marker(Marker::Order) => Edge::Order,
                Meaning::Marker(Marker::Contrast | Marker::Concession) => Edge::Concession,
                Meaning::Marker(Marker::Purpose) => Edge::Purpose,
                _ => return,
            };
            longest = f.end - f.first;
            edge = e;
        });
    }
    edge
}

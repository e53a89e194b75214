//! Where the words that somebody says begin and end, seen from the reporting clause.

#![allow(clippy::single_range_in_vec_init, reason = "contents and cues are lists of ranges, often of one")]

mod before;
mod behind;
mod follows;
mod object;
mod phrase;
mod quotations;

pub use self::{
    before::before,
    behind::behind,
    follows::resumed,
    object::{complement_end, object},
    phrase::{attached, phrase},
    quotations::join_quotations,
};

use std::ops::Range;

use super::find::{Found, Kind, Pass};
use crate::{
    codebook::cue::Class,
    segment::{clause::Clause, group::Form},
};

/// Whether a clause's verb is finite.
pub fn finite(c: &Clause) -> bool {
    c.group.form == Form::Finite
}

/// An attribution of clause `k` with its cue, kind and flags set.
pub fn said(pass: &Pass, s: usize, k: usize, source: Option<Range<usize>>, content: Vec<Range<usize>>) -> Found {
    let c = pass.clause(s, k);
    Found {
        source,
        cue: pass.cue(c),
        content,
        rule: "",
        kind: if c.group.cue.is(Class::Belief) { Kind::Thought } else { Kind::Said },
        clause: Some((s, k)),
        addressee: None,
        relayed: None,
        unsaid: pass.unsaid(s, k),
        nested: false,
    }
}

/// "according to".
pub fn cites(pass: &Pass, i: usize) -> bool {
    pass.word(i) == pass.words.according && pass.word(i) != 0 && pass.word(i + 1) == pass.words.to
}

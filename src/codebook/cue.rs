//! What cue words do: closed lists of kinds, named in the language file.

mod class;
mod marker;

use serde::{Deserialize, Serialize};

pub use self::{
    class::{Class, VerbCue},
    marker::Marker,
};

/// A noun cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NounCue {
    /// For what follows.
    Plus,
    /// Against what follows.
    Minus,
    /// Reports.
    Report,
}

impl NounCue {
    /// The kind of a name in the language file.
    pub fn of(name: &str) -> Option<NounCue> {
        Some(match name {
            "plus" => NounCue::Plus,
            "minus" => NounCue::Minus,
            "report" => NounCue::Report,
            _ => return None,
        })
    }
}

/// An evaluating predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Predicate {
    /// Good, ready, possible.
    Plus,
    /// Bad, against, impossible.
    Minus,
    /// Worried about: against it, but whoever is not worried is not for it.
    Worry,
    /// Too early, under discussion.
    Withhold,
}

impl Predicate {
    /// The kind of a name in the language file.
    pub fn of(name: &str) -> Option<Predicate> {
        Some(match name {
            "plus" => Predicate::Plus,
            "minus" => Predicate::Minus,
            "worry" => Predicate::Worry,
            "withhold" => Predicate::Withhold,
            _ => return None,
        })
    }
}

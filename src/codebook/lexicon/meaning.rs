//! What a phrase of the codebook means, and where one has been found.

use serde::{Deserialize, Serialize};

use crate::codebook::cue::{Marker, NounCue, Predicate};

/// How a phrase names a party or other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameKind {
    /// The name itself.
    Name,
    /// An adjective or name of its people.
    Demonym,
    /// The capital.
    Capital,
    /// The seat of power.
    Seat,
    /// A state body; index into the party's institutions.
    Institution(u8),
    /// A region or body that acts for it.
    Region,
}

/// Index of a party or other: parties first, others after them.
pub type StateId = u16;

/// The bit of a party in a set of parties.
pub fn side_bit(party: StateId) -> u64 {
    1 << (party % 64)
}

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
    /// A party or other.
    State(StateId, NameKind),
    /// A person; index into `domain.actors`.
    Actor(u16),
    /// A title; index into [`Lexicon::titles`](super::Lexicon::titles).
    Title(u8),
    /// A neutral thing of a topic: topic, index of the thing in the topic.
    Thing(u8, u8),
    /// A noun that is a frame by itself: topic, frame index.
    FrameNoun(u8, u16),
    /// A noun that stands for a frame where the topic is under discussion ("the measures"): topic, frame index.
    OpenNoun(u8, u16),
    /// A look-alike of a topic.
    Refuse(u8),
    /// A predicate of a frame: topic, frame index.
    FramePredicate(u8, u16),
    /// A noun with an attitude.
    Noun(NounCue),
    /// An evaluating predicate.
    Predicate(Predicate),
    /// A marker between clauses.
    Marker(Marker),
    /// An adjective that takes a noun out of the present.
    RefuseAdjective,
}

/// A title: its office id and voice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Title {
    /// Office id, or `spokesperson`.
    pub office: Option<String>,
    /// Analyst, journalist and the like.
    pub unofficial: bool,
    /// `former`, `ex-`.
    pub former: bool,
}

/// A phrase found in text.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// First token.
    pub first: u32,
    /// One past its last token.
    pub end: u32,
    /// What it means.
    pub meaning: Meaning,
}

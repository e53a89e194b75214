//! The frames of the codebook made ready: the verbs that head them, the things that they need, who acts.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Found, LemmaId, Meaning, StateId, WordId};

/// A frame of the codebook made ready: lemmas with particles, sets of things.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CompiledFrame {
    /// Topic index.
    pub topic: u8,
    /// Index of the frame in the topic.
    pub frame: u16,
    /// Verbs in order of their lemmas; empty for noun and predicate frames.
    pub verbs: Vec<VerbPattern>,
    /// Bits of things that may stand as object, or in the phrase of the noun; 0: none needed.
    pub objects: u128,
    /// Bits of things of which one more must stand in the noun's phrase or the verb's clause; 0: none needed.
    pub within: u128,
    /// Bits of things that must stand as subject of a predicate; 0: any.
    pub subjects: u128,
    /// Who acts.
    pub agent: Agent,
    /// +1 towards the proposition, −1 away.
    pub direction: i8,
    /// Counts only where it is judged or refused.
    pub weak: bool,
    /// Counts only where it is wanted, demanded, refused or planned.
    pub stated: bool,
    /// Counts only where it is wanted, demanded or refused; not where it is foreseen.
    pub wanted: bool,
    /// Counts only where it is denied or refused.
    pub denied: bool,
    /// Told as a bare deed of no party, it is what whoever tells it complains of.
    pub charged: bool,
    /// Counts only where a position on it is withheld.
    pub withheld: bool,
    /// Counts only where no side is to do it alone.
    pub mutual: bool,
}

impl CompiledFrame {
    /// Whether it is for some parties alone, and this is one of them.
    pub fn is_for(&self, party: StateId) -> bool {
        matches!(&self.agent, Agent::States(states) if states.contains(&party))
    }

    /// The patterns of one verb.
    pub fn verbs_of(&self, lemma: LemmaId) -> &[VerbPattern] {
        let from = self.verbs.partition_point(|v| v.lemma < lemma);
        let some = self.verbs[from..].partition_point(|v| v.lemma == lemma);
        &self.verbs[from..from + some]
    }

    /// Its noun is a frame only with other words of its phrase.
    pub fn composed(&self) -> bool {
        self.objects | self.within != 0
    }

    /// Whether a phrase is one of a set of the topic's things.
    pub fn covers(&self, set: u128, found: &Found) -> bool {
        matches!(found.meaning, Meaning::Thing(t, bit) if t == self.topic && set & (1u128 << bit.min(127)) != 0)
    }
}

/// Who acts in a frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Agent {
    /// Anybody.
    Any,
    /// One of these.
    States(Vec<StateId>),
}

/// A verb with its particle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerbPattern {
    /// The verb.
    pub lemma: LemmaId,
    /// Particle or preposition; 0: none.
    pub particle: WordId,
    /// Words right behind the particle ("bring to *an end*"); 0: no more.
    pub tail: [WordId; 3],
    /// Only as a passive, whose subject is the frame's agent or thing: "*be accepted* into".
    pub passive: bool,
}

/// That a verb heads a frame.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Head {
    /// Its place among all frames.
    pub frame: u32,
    /// Topic index.
    pub topic: u8,
    /// Its patterns in the frame.
    pub patterns: Range<u32>,
}

//! Through whom a party may be known: itself, whoever may speak for it in some office, and the side that such a person is of.

use serde::{Deserialize, Serialize};

use super::StateId;
use crate::codebook::{Codebook, schema::Actor};

/// The people and sides through whom a text may name a party.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Voices {
    people: Vec<bool>,
    sides: Vec<bool>,
}

impl Voices {
    /// Of a codebook.
    pub(super) fn of(codebook: &Codebook) -> Voices {
        let domain = &codebook.domain;
        let is_party = |id: &str| domain.parties.iter().any(|p| p.id == id);
        let speaks =
            |a: &Actor| is_party(&a.party) || a.offices.iter().filter_map(|o| o.party.as_deref()).any(is_party);
        let mut voices = Voices {
            people: domain.actors.iter().map(speaks).collect(),
            sides: domain.parties.iter().map(|_| true).chain(domain.others.iter().map(|_| false)).collect(),
        };
        // A person of another side who speaks for a party in some office: whoever names the side may mean that person.
        for (actor, _) in domain.actors.iter().zip(&voices.people).filter(|(a, speaks)| **speaks && !is_party(&a.party))
        {
            let own = domain.others.iter().position(|o| o.id == actor.party);
            if let Some(side) = own.and_then(|at| voices.sides.get_mut(domain.parties.len() + at)) {
                *side = true;
            }
        }
        voices
    }

    /// Whether a person speaks for a party, or has ever done so.
    pub fn of_person(&self, actor: u16) -> bool {
        self.people.get(actor as usize).copied().unwrap_or(true)
    }

    /// Whether a side is a party, or has people who speak for one.
    pub fn of_side(&self, side: StateId) -> bool {
        self.sides.get(side as usize).copied().unwrap_or(true)
    }
}

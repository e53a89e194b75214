//! Through whom a party may be known: itself, whoever may speak for it in some office, and the side that such a person is of.

use serde::{Deserialize, Serialize};

use super::{StateId, meaning::side_bit};
use crate::codebook::{Codebook, schema::Actor};

/// The people and sides through whom a text may name a party: of each the parties, one bit each.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Voices {
    people: Vec<u64>,
    sides: Vec<u64>,
}

impl Voices {
    /// Of a codebook.
    pub(super) fn of(codebook: &Codebook) -> Voices {
        let domain = &codebook.domain;
        let party = |id: &str| domain.parties.iter().position(|p| p.id == id).map_or(0, |n| side_bit(n as StateId));
        let speaks = |a: &Actor| {
            a.offices.iter().filter_map(|o| o.party.as_deref()).fold(party(&a.party), |all, id| all | party(id))
        };
        let mut voices = Voices {
            people: domain.actors.iter().map(speaks).collect(),
            sides: domain.parties.iter().map(|p| party(&p.id)).chain(domain.others.iter().map(|_| 0)).collect(),
        };
        // A person of another side who speaks for a party in some office: whoever names the side may mean that person.
        for (actor, &parties) in domain.actors.iter().zip(&voices.people) {
            let own = domain.others.iter().position(|o| o.id == actor.party);
            if let Some(side) = own.and_then(|at| voices.sides.get_mut(domain.parties.len() + at)) {
                *side |= parties;
            }
        }
        voices
    }

    /// The parties that a person speaks for, or has ever spoken for, one bit each.
    pub fn of_person(&self, actor: u16) -> u64 {
        self.people.get(actor as usize).copied().unwrap_or(u64::MAX)
    }

    /// The party that a side is, and those that people of the side speak for, one bit each.
    pub fn of_side(&self, side: StateId) -> u64 {
        self.sides.get(side as usize).copied().unwrap_or(u64::MAX)
    }
}

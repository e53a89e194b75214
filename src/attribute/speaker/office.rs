//! Offices of the codebook's people and bodies on a day.

use crate::{
    codebook::{Codebook, lexicon::StateId, schema},
    date::Date,
};

/// The body of an institution index.
pub fn institution(codebook: &Codebook, state: Option<StateId>, n: u8) -> Option<&schema::Institution> {
    let state = state? as usize;
    codebook.domain.parties.iter().chain(&codebook.domain.others).nth(state)?.institutions.get(n as usize)
}

/// The highest office a person holds on a day; without a day, the last one listed.
pub fn office_on(actor: &schema::Actor, date: Option<Date>) -> Option<&schema::Office> {
    match date {
        Some(date) => actor
            .offices
            .iter()
            .filter(|o| o.covers(date))
            .min_by_key(|o| crate::codebook::office::rank(Some(&o.office))),
        None => actor.offices.last(),
    }
}

/// The holder of the highest office of a state on a day.
pub fn head_of_state(codebook: &Codebook, state: StateId, date: Option<Date>) -> Option<u16> {
    holder(codebook, state, "head-of-state", date)
}

/// The first holder of an office of a state on a day.
pub fn holder(codebook: &Codebook, state: StateId, office: &str, date: Option<Date>) -> Option<u16> {
    let party = codebook.domain.parties.iter().chain(&codebook.domain.others).nth(state as usize)?;
    codebook
        .domain
        .actors
        .iter()
        .position(|a| a.party == party.id && office_on(a, date).is_some_and(|o| o.office == office))
        .map(|i| i as u16)
}

/// The index of a party or other.
pub fn state_id(codebook: &Codebook, id: &str) -> Option<StateId> {
    codebook.domain.parties.iter().chain(&codebook.domain.others).position(|p| p.id == id).map(|i| i as StateId)
}

/// The party that a person speaks for in an office, else their own.
pub fn spoken_for<'a>(actor: &'a schema::Actor, office: Option<&'a schema::Office>) -> &'a str {
    office.and_then(|o| o.party.as_deref()).unwrap_or(&actor.party)
}

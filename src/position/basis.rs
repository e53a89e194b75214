//! What a cell rests on: outlets, whose word, and how much of it is the party's own.

use rustc_hash::FxHashMap;

use super::{
    decide,
    evidence::{Evidence, Item},
    fold::Occasion,
    matrix::{self, Cell, Matrix},
    query::Query,
    select::select,
};
use crate::{
    codebook::{Codebook, office},
    date::Date,
};

/// What one cell rests on: everything within the horizon, also what gives way to the party's own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// Whose position.
    pub party: String,
    /// On what.
    pub topic: String,
    /// The position.
    pub cell: Cell,
    /// Occasions within the horizon.
    pub occasions: u32,
    /// Of those, how many are the party's own words or acts.
    pub first_hand: u32,
    /// Reports of them.
    pub statements: u32,
    /// Reports that nobody has reviewed.
    pub unreviewed: u32,
    /// Outlets with their reports, most first; a document without outlet stands under its id.
    pub outlets: Vec<(String, u32)>,
    /// Who else says so of the party, with their reports, most first.
    pub others: Vec<(Teller, u32)>,
    /// What makes it thin.
    pub rests: Vec<Rest>,
}

/// Somebody who is not of the party and says what its position is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Teller {
    /// The party at the table that the person speaks for; none for third parties and the unnamed.
    pub party: Option<String>,
    /// Name, or office, or `unnamed source`.
    pub name: String,
}

/// What makes a cell thin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Every report comes from this outlet.
    OneOutlet(String),
    /// What decides is told by another party at the table, and by nobody else.
    AnotherParty(Vec<String>),
    /// What decides is told by others only.
    SecondHand,
    /// All of it is one occasion.
    OneOccasion,
    /// Nobody has reviewed any of it.
    Unreviewed,
}

impl Rest {
    /// The word in files.
    pub fn word(&self) -> &'static str {
        match self {
            Rest::OneOutlet(_) => "one outlet",
            Rest::AnotherParty(_) => "another party's report",
            Rest::SecondHand => "second-hand",
            Rest::OneOccasion => "one occasion",
            Rest::Unreviewed => "unreviewed",
        }
    }
}

/// What every cell that has a position rests on, in the order of the matrix.
pub fn bases(evidence: &Evidence, codebook: &Codebook, query: &Query) -> (Matrix, Vec<Basis>) {
    let selection = select(evidence, query);
    let matrix = Matrix::of(evidence, codebook, query, &selection);
    let Some(at) = selection.at else { return (matrix, Vec::new()) };
    let each = matrix.filled().filter_map(|(party, topic, cell)| {
        let occasions = matrix::occasions(evidence, &selection, query, party, topic);
        let deciders = decide::deciders(&occasions, at, query, &decide::decide(&occasions, at, query)?);
        let sees = Sees { evidence, codebook, at };
        Some(sees.basis((party, topic, cell), decide::window(&occasions, at, query), &deciders))
    });
    let bases = each.collect();
    (matrix, bases)
}

struct Sees<'a> {
    evidence: &'a Evidence,
    codebook: &'a Codebook,
    at: Date,
}

impl Sees<'_> {
    fn basis(&self, (party, topic, cell): (&str, &str, &Cell), window: &[Occasion], deciders: &[&Occasion]) -> Basis {
        let items = || window.iter().flat_map(|o| &o.items).map(|n| self.evidence.item(*n));
        let tellers = items().filter(|i| !i.first_hand()).map(|i| self.teller(i));
        let outlets = most(items().map(|i| self.evidence.text(i.outlet.unwrap_or(i.document)).to_owned()));
        let mut basis = Basis {
            party: party.to_owned(),
            topic: topic.to_owned(),
            cell: cell.clone(),
            occasions: window.len() as u32,
            first_hand: window.iter().filter(|o| o.as_of(self.at).first_hand).count() as u32,
            statements: items().count() as u32,
            unreviewed: items().filter(|i| i.status == crate::statement::Status::Proposed).count() as u32,
            outlets,
            others: most(tellers),
            rests: Vec::new(),
        };
        basis.rests = self.rests(&basis, deciders);
        basis
    }

    fn rests(&self, basis: &Basis, deciders: &[&Occasion]) -> Vec<Rest> {
        let mut rests = Vec::new();
        let deciding: Vec<&Item> = deciders.iter().flat_map(|o| &o.items).map(|n| self.evidence.item(*n)).collect();
        if deciding.iter().all(|i| !i.first_hand()) {
            let parties: Option<Vec<String>> = deciding.iter().map(|i| self.teller(i).party).collect();
            rests.push(match parties {
                Some(parties) => Rest::AnotherParty(most(parties.into_iter()).into_iter().map(|(p, _)| p).collect()),
                None => Rest::SecondHand,
            });
        }
        if let [(outlet, _)] = basis.outlets.as_slice() {
            rests.push(Rest::OneOutlet(outlet.clone()));
        }
        if basis.occasions == 1 {
            rests.push(Rest::OneOccasion);
        }
        if basis.unreviewed == basis.statements {
            rests.push(Rest::Unreviewed);
        }
        rests
    }

    /// Who says it of the party. The codebook says whom a person speaks for on the day.
    fn teller(&self, item: &Item) -> Teller {
        let text = |s| self.evidence.text(s).to_owned();
        let actor = item.actor.and_then(|a| self.codebook.actor(self.evidence.text(a)));
        let of = actor.map(|a| self.codebook.party_of(a, item.date.unwrap_or(self.at)));
        let party = of.filter(|p| self.codebook.is_party(p)).and_then(|p| self.codebook.party_label(p));
        let office =
            || item.office.map(|o| office::find(self.evidence.text(o)).map_or_else(|| text(o), |k| k.words.to_owned()));
        let name = item.speaker.map(text).or_else(office).unwrap_or_else(|| "unnamed source".to_owned());
        Teller { party: party.map(str::to_owned), name }
    }
}

/// Each with its number, most first, then by letter.
fn most<T: std::hash::Hash + Ord>(all: impl Iterator<Item = T>) -> Vec<(T, u32)> {
    let mut counts: FxHashMap<T, u32> = FxHashMap::default();
    all.for_each(|x| *counts.entry(x).or_default() += 1);
    let mut counts: Vec<(T, u32)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        codebook::schema::{Actor, Party},
        position::sample::{attributed, quoting, said},
        statement::{Sourced, Stance::*},
    };

    fn codebook() -> Codebook {
        let party = |id: &str, name: &str| Party { id: id.into(), names: vec![name.into()], ..Party::default() };
        let mut book = Codebook::default();
        book.domain.parties = vec![party("norland", "Norland"), party("suthermark", "Suthermark")];
        book.domain.actors = vec![Actor { id: "corvin".into(), party: "suthermark".into(), ..Actor::default() }];
        book
    }

    fn of_the_other(id: u32, day: &str) -> Sourced {
        let mut s = attributed(said(id, day, Oppose));
        s.statement.actor = Some("corvin".into());
        s
    }

    fn basis(all: &[Sourced]) -> Basis {
        let evidence: Evidence = all.iter().collect();
        bases(&evidence, &codebook(), &Query::default()).1.remove(0)
    }

    #[test]
    fn a_cell_on_another_partys_word_says_whose() {
        let b = basis(&[of_the_other(1, "2023-03-01")]);
        let thin = [
            Rest::AnotherParty(vec!["Suthermark".into()]),
            Rest::OneOutlet("Outlet 1".into()),
            Rest::OneOccasion,
            Rest::Unreviewed,
        ];
        assert_eq!(b.rests, thin);
        assert_eq!((b.first_hand, b.occasions), (0, 1));
        let unnamed = basis(&[attributed(said(1, "2023-03-01", Oppose))]);
        assert_eq!(unnamed.rests[0], Rest::SecondHand);
    }

    #[test]
    fn own_words_beside_others_give_the_share() {
        let own = |id, day| quoting(said(id, day, Support), "The guns fall silent on Friday");
        let b = basis(&[own(1, "2023-03-02"), own(2, "2023-03-03"), of_the_other(3, "2023-03-03")]);
        assert_eq!((b.first_hand, b.occasions, b.statements), (1, 2, 3));
        assert_eq!(b.rests, [Rest::Unreviewed]);
        assert_eq!(b.others[0].0.party.as_deref(), Some("Suthermark"));
    }
}

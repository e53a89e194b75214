//! Who said both yes and no: occasions of one party on one topic, opposed and few days apart.
//!
//! Yes is support or conditional, no is oppose, as for a contested cell. Each occasion is held against the newest opposed occasion
//! of every speaker and body of the party, so that a long quarrel gives a chain of pairs and not every combination.

use rustc_hash::FxHashMap;

use super::{
    cite::Cited,
    evidence::Evidence,
    fold::{Body, Occasion},
    matrix::{self, Matrix},
    query::{Query, days_between},
    select::select,
};
use crate::{codebook::Codebook, date::Date, statement::Stance};

/// Two occasions that contradict each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// Whose position.
    pub party: String,
    /// On what.
    pub topic: String,
    /// The earlier one; of one day, the first in stable order.
    pub first: Side,
    /// The later one.
    pub second: Side,
    /// Days from one to the other.
    pub days: u32,
    /// Whether one person or body says both.
    pub same_speaker: bool,
}

/// One occasion of a pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Its day.
    pub date: Date,
    /// Its stance.
    pub stance: Stance,
    /// Whether the party itself says it.
    pub first_hand: bool,
    /// The report to cite.
    pub lead: Cited,
    /// The other reports.
    pub also: Vec<Cited>,
}

impl Contradiction {
    /// How many of the two are the party's own: 2 for a contradiction that needs no other's word.
    pub fn first_hand(&self) -> u8 {
        u8::from(self.first.first_hand) + u8::from(self.second.first_hand)
    }

    /// Support against oppose, with no condition in between.
    pub fn outright(&self) -> bool {
        self.first.stance != Stance::Conditional && self.second.stance != Stance::Conditional
    }
}

/// Every contradiction up to the as-of day: by cell in the order of the matrix; in it first-hand ones first, then one speaker's own,
/// outright ones, the nearest, the newest.
pub fn contradictions(
    evidence: &Evidence,
    codebook: &Codebook,
    query: &Query,
    within: u32,
) -> (Matrix, Vec<Contradiction>) {
    let selection = select(evidence, query);
    let matrix = Matrix::of(evidence, codebook, query, &selection);
    let mut all = Vec::new();
    for (party, topic, _) in matrix.filled() {
        let occasions = matrix::occasions(evidence, &selection, query, party, topic);
        let mut found: Vec<Contradiction> = pairs(evidence, &occasions, within)
            .into_iter()
            .map(|(a, b, same_speaker)| Contradiction {
                party: party.to_owned(),
                topic: topic.to_owned(),
                days: days_between(a.date, b.date).unsigned_abs(),
                first: side(evidence, a),
                second: side(evidence, b),
                same_speaker,
            })
            .collect();
        found.sort_by(|x, y| {
            let key = |c: &Contradiction| (2 - c.first_hand(), !c.same_speaker, !c.outright(), c.days);
            let ids = |c: &Contradiction| (c.first.lead.id.clone(), c.second.lead.id.clone());
            key(x).cmp(&key(y)).then(y.second.date.cmp(&x.second.date)).then_with(|| ids(x).cmp(&ids(y)))
        });
        all.extend(found);
    }
    (matrix, all)
}

/// Yes or no; neutral is neither.
fn says_yes(stance: Stance) -> Option<bool> {
    match stance {
        Stance::Support | Stance::Conditional => Some(true),
        Stance::Oppose => Some(false),
        Stance::Neutral => None,
    }
}

/// Pairs of the occasions, which are in order of day: earlier, later, and whether one body says both.
fn pairs<'a>(evidence: &Evidence, occasions: &'a [Occasion], within: u32) -> Vec<(&'a Occasion, &'a Occasion, bool)> {
    let mut last: [FxHashMap<Body, &Occasion>; 2] = Default::default();
    let mut found = Vec::new();
    for o in occasions {
        let Some(yes) = says_yes(o.stance) else { continue };
        let body = evidence.item(matrix::best(evidence, &o.items)).body;
        let other = &mut last[usize::from(!yes)];
        other.retain(|_, p| days_between(p.date, o.date).unsigned_abs() <= within);
        found.extend(other.iter().map(|(b, p)| (*p, o, *b == body)));
        last[usize::from(yes)].insert(body, o);
    }
    found
}

fn side(evidence: &Evidence, o: &Occasion) -> Side {
    let lead = matrix::best(evidence, &o.items);
    Side {
        date: o.date,
        stance: o.stance,
        first_hand: evidence.item(lead).first_hand(),
        lead: Cited::of(evidence, lead),
        also: o.items.iter().filter(|n| **n != lead).map(|n| Cited::of(evidence, *n)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        position::sample::{attributed, by, said},
        statement::{Sourced, Stance::*},
    };

    fn found(all: &[Sourced], within: u32) -> Vec<(String, String, u32, bool)> {
        let evidence: Evidence = all.iter().collect();
        let (_, found) = contradictions(&evidence, &Codebook::default(), &Query::default(), within);
        let id = |s: &Side| s.lead.id.trim_start_matches('0').to_owned();
        found.iter().map(|c| (id(&c.first), id(&c.second), c.days, c.same_speaker)).collect()
    }

    #[test]
    fn opposed_within_the_days_first_hand_first_then_one_speakers_own() {
        let all = [
            attributed(said(1, "2023-03-01", Oppose)),
            said(2, "2023-03-02", Support),
            by(said(3, "2023-03-02", Oppose), "Henrik Moss", "envoy"),
            said(4, "2023-03-05", Oppose),
            said(5, "2023-03-05", Neutral),
            said(6, "2023-03-20", Support),
        ];
        let pair = |a: &str, b: &str, days, same| (a.to_owned(), b.to_owned(), days, same);
        assert_eq!(found(&all, 7), [pair("2", "4", 3, true), pair("2", "3", 0, false), pair("1", "2", 1, false)]);
        assert_eq!(found(&all, 0), [pair("2", "3", 0, false)]);
        assert_eq!(found(&all, u32::MAX).len(), 6);
    }

    #[test]
    fn the_newest_word_of_a_speaker_is_what_is_contradicted() {
        let all = [
            said(1, "2023-03-01", Oppose),
            said(2, "2023-03-02", Oppose),
            said(3, "2023-03-03", Conditional),
            said(4, "2023-03-04", Oppose),
        ];
        assert_eq!(
            found(&all, 7).iter().map(|p| (p.0.as_str(), p.1.as_str())).collect::<Vec<_>>(),
            [("3", "4"), ("2", "3")]
        );
    }
}

//! What is demanded in return: the conditions of conditional statements, each wording once for each party and topic.

use rustc_hash::FxHashMap;

use super::{
    behind::{Behind, Role, Shown},
    cite::Cited,
    fold,
};
use crate::{date::Date, statement::Stance};

/// The demands behind one cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Demands<'a> {
    /// The cell.
    pub cell: &'a Behind,
    /// Newest first; those without words last.
    pub demands: Vec<Demand<'a>>,
}

/// One condition, in one wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand<'a> {
    /// The condition's own words; none where the record keeps none.
    pub condition: Option<&'a str>,
    /// What its weightiest occasion does for the position.
    pub role: Role,
    /// On how many occasions it was named.
    pub times: u32,
    /// The first day on which it was named, of those that are shown.
    pub first: Date,
    /// The last one.
    pub last: Date,
    /// Every report of it, the newest occasion first; never empty.
    pub reports: Vec<&'a Cited>,
}

impl Demand<'_> {
    /// Whether the words stand in quotation marks in some report: the speaker's own, not the text's.
    pub fn quoted(&self) -> bool {
        let within = |c: &&Cited| c.quotation.as_deref().zip(self.condition).is_some_and(|(q, x)| q.contains(x));
        self.reports.iter().any(within)
    }
}

/// The demands of each cell that has any.
pub fn demands(cells: &[Behind]) -> Vec<Demands<'_>> {
    let each = cells.iter().map(|cell| Demands { cell, demands: of(cell) });
    each.filter(|d| !d.demands.is_empty()).collect()
}

fn of(cell: &Behind) -> Vec<Demand<'_>> {
    let mut found: Vec<Demand<'_>> = Vec::new();
    let mut known: FxHashMap<u64, usize> = FxHashMap::default();
    for occasion in cell.occasions.iter().filter(|o| is_conditional(o)) {
        let reports = || std::iter::once(&occasion.lead).chain(&occasion.also);
        if reports().all(|c| c.condition.is_none()) {
            found.push(Demand { reports: reports().collect(), ..one(occasion, None) });
            continue;
        }
        let mut named: Vec<usize> = Vec::new();
        for report in reports() {
            let Some(words) = report.condition.as_deref() else { continue };
            let next = found.len();
            let place = *known.entry(fold::echo(words).0).or_insert(next);
            if place == next {
                found.push(one(occasion, Some(words)));
            }
            let demand = &mut found[place];
            demand.reports.push(report);
            if !named.contains(&place) {
                named.push(place);
                demand.times += 1;
                demand.first = demand.first.min(occasion.date);
                demand.last = demand.last.max(occasion.date);
                demand.role = weightier(demand.role, occasion.role);
            }
        }
    }
    found.sort_by_key(|d| (d.condition.is_none(), std::cmp::Reverse(d.last)));
    found
}

fn is_conditional(o: &Shown) -> bool {
    o.stance == Stance::Conditional || o.lead.condition.is_some()
}

fn one<'a>(o: &Shown, condition: Option<&'a str>) -> Demand<'a> {
    let times = u32::from(condition.is_none());
    Demand { condition, role: o.role, times, first: o.date, last: o.date, reports: Vec::new() }
}

fn weightier(a: Role, b: Role) -> Role {
    if (b as u8) < (a as u8) { b } else { a }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        codebook::Codebook,
        position::{
            Evidence, Query, behind,
            sample::{by, said},
        },
        statement::{Sourced, Stance::*},
    };

    fn asking(id: u32, day: &str, words: &str) -> Sourced {
        let mut s = said(id, day, Conditional);
        s.statement.condition = Some(words.into());
        s
    }

    #[test]
    fn each_wording_is_there_once_with_all_its_occasions_and_none_is_lost_to_folding() {
        let all = [
            asking(1, "2023-01-01", "first the mines"),
            asking(2, "2023-03-01", "First the mines!"),
            asking(3, "2023-03-05", "a free harbour"),
            asking(4, "2023-03-05", "first the mines"),
            said(5, "2023-03-02", Support),
            by(said(6, "2023-03-06", Conditional), "Henrik Moss", "envoy"),
        ];
        let evidence: Evidence = all.iter().collect();
        let (_, cells) = behind::behind(&evidence, &Codebook::default(), &Query::default(), None, None);
        let found = demands(&cells);
        let rows: Vec<_> = found[0].demands.iter().map(|d| (d.condition, d.times, d.reports.len(), d.role)).collect();
        assert_eq!(
            rows,
            [
                (Some("a free harbour"), 1, 1, Role::Counts),
                (Some("first the mines"), 3, 3, Role::Counts),
                (None, 1, 1, Role::Decides),
            ]
        );
        assert_eq!(found[0].demands[1].first.to_string(), "2023-01-01");
    }
}

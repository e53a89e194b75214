//! What lies behind a cell: its occasions with all their reports, and what each one does for the position.

use rustc_hash::FxHashSet;

use super::{
    cite::Cited,
    decide,
    evidence::Evidence,
    matrix::{self, Cell, Matrix},
    query::Query,
    select::select,
};
use crate::{codebook::Codebook, date::Date, statement::Stance};

/// One cell with its occasions, newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Behind {
    /// Whose position.
    pub party: String,
    /// On what.
    pub topic: String,
    /// The position.
    pub cell: Cell,
    /// Every occasion up to the as-of day, newest first.
    pub occasions: Vec<Shown>,
}

/// One occasion.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its day.
    pub date: Date,
    /// Its stance.
    pub stance: Stance,
    /// The report to cite.
    pub lead: Cited,
    /// The other reports.
    pub also: Vec<Cited>,
    /// What it does for the position.
    pub role: Role,
}

/// What an occasion does for the position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It decides.
    Decides,
    /// It counts.
    Counts,
    /// It gives way: others say so, and the party's own words are there.
    GivesWay,
    /// It is too old.
    Beyond,
}

impl Role {
    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Role::Decides => "decides",
            Role::Counts => "counts",
            Role::GivesWay => "gives way",
            Role::Beyond => "beyond the horizon",
        }
    }
}

/// The cells that have a position, of all parties and topics or of the named ones.
pub fn behind(
    evidence: &Evidence,
    codebook: &Codebook,
    query: &Query,
    party: Option<&str>,
    topic: Option<&str>,
) -> (Matrix, Vec<Behind>) {
    let selection = select(evidence, query);
    let matrix = Matrix::of(evidence, codebook, query, &selection);
    let wanted = |(p, t, _): &(&str, &str, &Cell)| party.is_none_or(|x| x == *p) && topic.is_none_or(|x| x == *t);
    let cells = matrix.filled().filter(wanted).filter_map(|(p, t, cell)| {
        let at = selection.at?;
        let occasions = matrix::occasions(evidence, &selection, query, p, t);
        let decision = decide::decide(&occasions, at, query)?;
        let deciders = dates(decide::deciders(&occasions, at, query, &decision).into_iter());
        let window = decide::window(&occasions, at, query);
        let counts = dates(decide::used(window, at).1);
        let inside = dates(window.iter());
        let shown = occasions.iter().rev().map(|o| {
            let lead = matrix::best(evidence, &o.items);
            let key = o.items[0];
            Shown {
                date: o.date,
                stance: o.stance,
                lead: Cited::of(evidence, lead),
                also: o.items.iter().filter(|n| **n != lead).map(|n| Cited::of(evidence, *n)).collect(),
                role: match () {
                    () if deciders.contains(&key) => Role::Decides,
                    () if counts.contains(&key) => Role::Counts,
                    () if inside.contains(&key) => Role::GivesWay,
                    () => Role::Beyond,
                },
            }
        });
        Some(Behind { party: p.to_owned(), topic: t.to_owned(), cell: cell.clone(), occasions: shown.collect() })
    });
    let cells = cells.collect();
    (matrix, cells)
}

/// Occasions by their first report, which no other occasion has.
fn dates<'a>(occasions: impl Iterator<Item = &'a super::fold::Occasion>) -> FxHashSet<u32> {
    occasions.map(|o| o.items[0]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        position::sample::{attributed, said},
        statement::Stance::*,
    };

    #[test]
    fn each_occasion_says_what_it_does() {
        let all = [
            said(1, "2023-01-01", Oppose),
            said(2, "2023-03-01", Support),
            attributed(said(3, "2023-03-03", Oppose)),
            said(4, "2023-03-05", Support),
            said(5, "2023-03-05", Support),
        ];
        let evidence: Evidence = all.iter().collect();
        let (_, cells) = behind(&evidence, &Codebook::default(), &Query::default(), Some("Norland"), None);
        let roles: Vec<Role> = cells[0].occasions.iter().map(|o| o.role).collect();
        assert_eq!(roles, [Role::Decides, Role::GivesWay, Role::Counts, Role::Beyond]);
        assert_eq!(cells[0].occasions[0].also.len(), 1);
    }
}

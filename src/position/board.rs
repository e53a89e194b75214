//! A matrix with the evidence behind it; and two of one set, which share their work.

use std::sync::Arc;

use super::{
    evidence::Evidence,
    fold::{Folded, Occasion},
    matrix::Matrix,
    query::Query,
    select::{self, Selection},
};
use crate::{codebook::Codebook, date::Date};

/// A matrix with the evidence behind it.
pub struct Board<'a> {
    evidence: &'a Evidence,
    selection: Selection,
    /// At least what is known on the board's day: a board of a later day may share it.
    folded: Arc<Folded>,
    /// The positions.
    pub matrix: Matrix,
}

impl<'a> Board<'a> {
    /// The board of a set as of the query's day.
    pub fn new(evidence: &'a Evidence, codebook: &Codebook, query: &Query) -> Board<'a> {
        let selection = select::select(evidence, query);
        let folded = Arc::new(Folded::of(evidence, &selection, query.folding));
        Board::of(evidence, codebook, query, selection, folded)
    }

    /// The boards of one set by two queries. Where they differ in the as-of day alone, what was known on the earlier day is a
    /// part of what was known on the later: the evidence is selected and folded once.
    pub fn pair(evidence: &'a Evidence, codebook: &Codebook, queries: [&Query; 2]) -> [Board<'a>; 2] {
        let [first, second] = queries;
        let (Some(one), Some(other)) = (first.at, second.at) else { return Board::each(evidence, codebook, queries) };
        if first.last.is_some() || (Query { at: first.at, ..second.clone() }) != *first {
            return Board::each(evidence, codebook, queries);
        }
        let whole = select::select(evidence, if one > other { first } else { second });
        let folded = Arc::new(Folded::of(evidence, &whole, first.folding));
        let board = |query, at| {
            let selection = if Some(at) == whole.at { whole.clone() } else { whole.until(evidence, at) };
            Board::of(evidence, codebook, query, selection, Arc::clone(&folded))
        };
        let (one, other) = rayon::join(|| board(first, one), || board(second, other));
        [one, other]
    }

    fn each(evidence: &'a Evidence, codebook: &Codebook, [first, second]: [&Query; 2]) -> [Board<'a>; 2] {
        let board = |query| Board::new(evidence, codebook, query);
        let (one, other) = rayon::join(|| board(first), || board(second));
        [one, other]
    }

    fn of(
        evidence: &'a Evidence,
        codebook: &Codebook,
        query: &Query,
        selection: Selection,
        folded: Arc<Folded>,
    ) -> Board<'a> {
        let occasions = |party: &str, topic: &str| folded.cell(evidence, party, topic).into();
        let matrix = Matrix::of_occasions(evidence, codebook, query, &selection, &occasions);
        Board { evidence, selection, folded, matrix }
    }

    /// First and last day of the statements that could count, whatever the as-of day.
    pub fn reach(&self) -> Option<(Date, Date)> {
        self.selection.reach
    }

    /// The evidence.
    pub fn evidence(&self) -> &'a Evidence {
        self.evidence
    }

    /// Numbers of the statements that count, in no order.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.selection.cells.values().flatten().copied()
    }

    /// The occasions of a cell, in order of day: all up to the board's day, and maybe some after it.
    pub fn occasions(&self, party: &str, topic: &str) -> &[Occasion] {
        self.folded.cell(self.evidence, party, topic)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::position::laws::statements;

    proptest! {
        #[test]
        fn two_boards_that_share_are_what_they_are_alone(all in statements(), a in 0i32..80, b in 0i32..80, from in 0i32..40) {
            let day = |n: i32| Some(Date::constant(2023, 3, 1).saturating_add(jiff::Span::new().days(n)));
            let evidence: Evidence = all.iter().collect();
            let codebook = Codebook::default();
            for from in [None, day(from)] {
                let queries = [a, b].map(|n| Query { at: day(n), from, ..Query::default() });
                let pair = Board::pair(&evidence, &codebook, [&queries[0], &queries[1]]);
                for (shared, query) in pair.iter().zip(&queries) {
                    let alone = Board::new(&evidence, &codebook, query);
                    prop_assert_eq!(&shared.matrix, &alone.matrix);
                    prop_assert_eq!(shared.reach(), alone.reach());
                    let numbers = |board: &Board<'_>| { let mut all: Vec<u32> = board.numbers().collect(); all.sort_unstable(); all };
                    prop_assert_eq!(numbers(shared), numbers(&alone));
                }
            }
        }
    }
}

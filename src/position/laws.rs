//! Laws of the computation, on random statements.

use proptest::prelude::*;

use super::{
    sample::{attributed, by, matrix, matrix_by, quoting, said},
    select::select,
    *,
};
use crate::{
    date::Date,
    statement::{Sourced, Stance, Status},
};

fn statement() -> impl Strategy<Value = Sourced> {
    let shape = (0u32..40, 0i32..80, 0usize..4, 0usize..4, 0usize..5, 0usize..2, 0usize..2, 0usize..3);
    shape.prop_map(|(id, day, stance, who, words, party, topic, status)| {
        let date = Date::constant(2023, 3, 1).saturating_add(jiff::Span::new().days(day));
        let s = said(id, &date.to_string(), Stance::ALL[stance]);
        let mut s = match who {
            0 => s,
            1 => by(s, "Osric Tane", "minister"),
            2 => attributed(s),
            _ => by(s, "", "ministry"),
        };
        if words > 1 {
            s = quoting(s, ["We leave the islands by spring", "No", "Nobody leaves before the autumn"][words - 2]);
        }
        s.statement.party = ["Norland", "Suthermark"][party].into();
        s.statement.topic = ["truce", "islands"][topic].into();
        s.statement.status = [Status::Proposed, Status::Accepted, Status::Rejected][status];
        s
    })
}

pub fn statements() -> impl Strategy<Value = Vec<Sourced>> {
    prop::collection::vec(statement(), 0..40)
}

fn all_occasions(all: &[Sourced], query: &Query) -> Vec<fold::Occasion> {
    let evidence: Evidence = all.iter().collect();
    let selection = select(&evidence, query);
    matrix::occasions(&evidence, &selection, query, "Norland", "truce")
}

proptest! {
    #[test]
    fn the_matrix_does_not_depend_on_the_order_of_statements(all in statements(), seed in any::<u64>()) {
        let mut other = all.clone();
        let n = other.len().max(1);
        for i in 0..other.len() {
            other.swap(i, (seed as usize).wrapping_mul(i + 7) % n);
        }
        prop_assert_eq!(matrix(&all), matrix(&other));
    }

    #[test]
    fn joining_parts_is_the_same_as_reading_all(all in statements(), cut in 0usize..40) {
        let cut = cut.min(all.len());
        let part = |s: &[Sourced]| { let mut e = Evidence::default(); s.iter().for_each(|s| e.push(s)); e };
        let mut joined = part(&all[cut..]);
        joined.append(part(&all[..cut]));
        prop_assert_eq!(Matrix::build(&joined.settle(), &Default::default(), &Query::default()), matrix(&all));
    }

    #[test]
    fn folding_twice_is_folding_once(all in statements()) {
        let query = Query::default();
        let evidence: Evidence = all.iter().collect();
        let selection = select(&evidence, &query);
        for items in selection.cells.values() {
            let once = fold::fold(&evidence, items, true);
            let leads: Vec<u32> = once.iter().map(|o| o.items[0]).collect();
            let twice = fold::fold(&evidence, &leads, true);
            prop_assert_eq!(once.len(), twice.len());
            prop_assert!(once.windows(2).all(|w| w[0].date <= w[1].date));
            prop_assert_eq!(once.iter().map(|o| o.items.len()).sum::<usize>(), items.len());
        }
    }

    #[test]
    fn what_is_known_later_does_not_change_an_earlier_day(all in statements(), day in 0i32..80) {
        let at = Date::constant(2023, 3, 1).saturating_add(jiff::Span::new().days(day));
        let whole = all_occasions(&all, &Query::default());
        let cut = all_occasions(&all, &Query { at: Some(at), ..Query::default() });
        let query = Query::default();
        prop_assert_eq!(decide::decide(&whole, at, &query), decide::decide(&cut, at, &query));
    }

    #[test]
    fn a_window_that_covers_all_equals_no_window(all in statements()) {
        let wide = Query { from: Some(Date::constant(1900, 1, 1)), ..Query::default() };
        prop_assert_eq!(matrix_by(&all, &wide).cells, matrix(&all).cells);
    }

    #[test]
    fn a_cell_counts_what_it_says(all in statements()) {
        for (_, _, c) in matrix(&all).filled() {
            prop_assert_eq!(c.occasions, c.counts.iter().sum::<u32>());
            prop_assert!(c.days <= c.occasions && c.occasions <= c.statements);
            prop_assert!(!c.deciding.is_empty());
            prop_assert!(c.position == Position::Mixed || c.deciding.iter().any(|d| Position::Holds(d.stance) == c.position));
        }
    }
}

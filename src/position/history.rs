//! How a position came about: the as-of position on every day on which something became known.

use super::{
    decide::{Position, decide},
    fold::Occasion,
    query::Query,
};
use crate::date::Date;

/// The first day of the unbroken run, up to `at`, that has the position of `at`; none before all data.
pub fn since(occasions: &[Occasion], at: Date, query: &Query) -> Option<Date> {
    let now = decide(occasions, at, query)?.position;
    let days = days(occasions, at);
    let run = days.iter().rev().take_while(|d| decide(occasions, **d, query).is_some_and(|x| x.position == now));
    run.last().copied()
}

/// The position from each day on which it changed, in order, up to `at`.
pub fn runs(occasions: &[Occasion], at: Date, query: &Query) -> Vec<(Date, Position)> {
    let mut runs: Vec<(Date, Position)> = Vec::new();
    for day in days(occasions, at) {
        if let Some(d) = decide(occasions, day, query)
            && runs.last().is_none_or(|(_, p)| *p != d.position)
        {
            runs.push((day, d.position));
        }
    }
    runs
}

/// The days up to `at` on which something became known, in order.
pub fn days(occasions: &[Occasion], at: Date) -> Vec<Date> {
    let mut days: Vec<Date> =
        occasions.iter().flat_map(|o| o.known.iter().map(|k| k.from)).filter(|d| *d <= at).collect();
    days.sort_unstable();
    days.dedup();
    days
}

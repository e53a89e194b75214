//! What is asked of the evidence: as of when, whose voice counts, by which rule.

use jiff::ToSpan as _;

use crate::date::Date;

/// A question to the evidence. The default is the design's "What a position is".
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The as-of day; none: the newest statement's.
    pub at: Option<Date>,
    /// Nothing before this day counts.
    pub from: Option<Date>,
    /// Only this many days up to the as-of day count.
    pub last: Option<u32>,
    /// Days before a party's newest on a topic that still count.
    pub horizon: u32,
    /// Whether unofficial voices count too.
    pub unofficial: bool,
    /// Whether only what a person accepted counts.
    pub accepted: bool,
    /// Whether only the party's own words and acts count.
    pub first_hand: bool,
    /// Whether echoes are folded.
    pub folding: bool,
    /// How the position is decided.
    pub rule: Rule,
}

/// How a position is decided from the evidence within the horizon, first-hand if there is any.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// The latest day, on it the highest office, of that what stands.
    Latest,
    /// The stance of most occasions; of equally many, what stands side by side.
    Majority,
    /// As majority, each occasion weighing half for every so many days before the as-of day.
    Decayed {
        /// Days after which an occasion weighs half.
        half_life: u32,
    },
    /// The place on the scale that is nearest to the mean; mixed where support and oppose cancel out.
    Net,
}

impl Rule {
    /// The name in options and notes.
    pub fn name(self) -> String {
        match self {
            Rule::Latest => "latest".to_owned(),
            Rule::Majority => "majority".to_owned(),
            Rule::Decayed { half_life } => format!("decayed (half-life {half_life}d)"),
            Rule::Net => "net".to_owned(),
        }
    }
}

/// A horizon without end.
pub const ALL_DAYS: u32 = 10_000_000;

/// Days from the deciding day to the as-of day after which a cell is stale.
pub const STALE: i32 = 90;

impl Query {
    /// The first day that counts, given the as-of day.
    pub fn first_day(&self, at: Option<Date>) -> Option<Date> {
        let last = self.last.zip(at).map(|(n, at)| days_before(at, n.max(1) - 1));
        self.from.max(last)
    }
}

impl Default for Query {
    fn default() -> Query {
        Query {
            at: None,
            from: None,
            last: None,
            horizon: 30,
            unofficial: false,
            accepted: false,
            first_hand: false,
            folding: true,
            rule: Rule::Latest,
        }
    }
}

/// The day so many days before; the first of the calendar where that would be before it.
pub fn days_before(day: Date, days: u32) -> Date {
    // Anything over the length of the calendar is all of it; jiff's spans refuse more.
    day.saturating_sub(i64::from(days.min(7_000_000)).days())
}

/// Days from `a` to `b`; negative where `b` is earlier.
pub fn days_between(a: Date, b: Date) -> i32 {
    // cannot fail: two civil dates are at most 7.3 million days apart
    (b - a).get_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_of_days_is_too_many() {
        let day = Date::constant(2023, 3, 14);
        assert_eq!(days_before(day, 14), Date::constant(2023, 2, 28));
        assert_eq!(days_before(day, u32::MAX), Date::MIN);
        assert_eq!(days_between(Date::MAX, Date::MIN).signum(), -1);
    }
}

//! What is asked of the evidence: as of when, whose voice counts, by which rule.

use crate::date::Date;

/// A question to the evidence. The default is the design's "What a position is".
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The as-of day; none: the newest statement's.
    pub at: Option<Date>,
    /// Nothing before this day counts.
    pub from: Option<Date>,
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

/// How a position is decided from the evidence within the horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// The latest day, on it the highest office, of that what stands.
    Latest,
}

/// A horizon without end.
pub const ALL_DAYS: u32 = 10_000_000;

/// Days from the deciding day to the as-of day after which a cell is stale.
pub const STALE: i32 = 90;

impl Default for Query {
    fn default() -> Query {
        Query {
            at: None,
            from: None,
            horizon: 30,
            unofficial: false,
            accepted: false,
            first_hand: false,
            folding: true,
            rule: Rule::Latest,
        }
    }
}

/// Days from `a` to `b`; negative where `b` is earlier.
pub fn days_between(a: Date, b: Date) -> i32 {
    // cannot fail: two civil dates are at most 7.3 million days apart
    (b - a).get_days()
}

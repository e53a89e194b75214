//! The position that a cell's occasions amount to on a day.

use jiff::ToSpan as _;

use super::{fold::Occasion, query::Query};
use crate::{date::Date, statement::Stance};

/// What a party's statements on a topic amount to. No data is the absence of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// One stance stands.
    Holds(Stance),
    /// Support and oppose stand side by side: off the scale.
    Mixed,
}

impl Position {
    /// All five, in the order of a legend.
    pub const ALL: [Position; 5] = [
        Position::Holds(Stance::Support),
        Position::Holds(Stance::Conditional),
        Position::Holds(Stance::Oppose),
        Position::Mixed,
        Position::Holds(Stance::Neutral),
    ];

    /// The word in files and tables.
    pub fn word(self) -> &'static str {
        match self {
            Position::Holds(stance) => stance.word(),
            Position::Mixed => "mixed",
        }
    }

    /// A sign that stands for it where colour is not seen.
    pub fn sign(self) -> char {
        match self {
            Position::Holds(Stance::Support) => '+',
            Position::Holds(Stance::Conditional) => '~',
            Position::Holds(Stance::Oppose) => '−',
            Position::Holds(Stance::Neutral) => '0',
            Position::Mixed => '±',
        }
    }

    /// The place on the scale, −2 to +2; none for mixed.
    pub fn value(self) -> Option<i32> {
        match self {
            Position::Holds(stance) => Some(stance.value()),
            Position::Mixed => None,
        }
    }

    /// Whether a stance is the position's; of mixed, both sides are.
    pub fn agrees(self, stance: Stance) -> bool {
        match self {
            Position::Holds(held) => held == stance,
            Position::Mixed => matches!(stance, Stance::Support | Stance::Oppose),
        }
    }

    /// What stands when these stances stand side by side; none of none.
    pub fn of(stances: impl IntoIterator<Item = Stance>) -> Option<Position> {
        let mut seen = [false; 4];
        stances.into_iter().for_each(|s| seen[s as usize] = true);
        let has = |s: Stance| seen[s as usize];
        if has(Stance::Support) && has(Stance::Oppose) {
            return Some(Position::Mixed);
        }
        let order = [Stance::Conditional, Stance::Support, Stance::Oppose, Stance::Neutral];
        order.into_iter().find(|s| has(*s)).map(Position::Holds)
    }
}

/// How a position was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The position.
    pub position: Position,
    /// The deciding day.
    pub day: Date,
    /// Whether the party's own words decide; else what others attribute to it.
    pub first_hand: bool,
    /// The deciding office's rank, 1 highest.
    pub rank: u8,
}

/// The occasions (in order of day) that are within the horizon on a day.
pub fn window<'a>(occasions: &'a [Occasion], at: Date, query: &Query) -> &'a [Occasion] {
    let end = occasions.partition_point(|o| o.date <= at);
    let Some(newest) = occasions[..end].last().map(|o| o.date) else { return &[] };
    let floor = newest.saturating_sub(i64::from(query.horizon).days());
    let start = occasions[..end].partition_point(|o| o.date < floor);
    &occasions[start..end]
}

/// Those of a window that count: first-hand ones if there are any, else the others.
pub fn used(window: &[Occasion], at: Date) -> (bool, impl DoubleEndedIterator<Item = &Occasion> + Clone) {
    let first_hand = window.iter().rev().any(|o| o.as_of(at).first_hand);
    (first_hand, window.iter().filter(move |o| o.as_of(at).first_hand == first_hand))
}

/// The position as of a day; none before all data.
pub fn decide(occasions: &[Occasion], at: Date, query: &Query) -> Option<Decision> {
    let (first_hand, used) = used(window(occasions, at, query), at);
    let day = used.clone().next_back()?.date;
    let latest = used.rev().take_while(|o| o.date == day);
    let rank = latest.clone().map(|o| o.as_of(at).rank).min()?;
    let standing = latest.filter(|o| o.as_of(at).rank == rank).map(|o| o.stance);
    Some(Decision { position: Position::of(standing)?, day, first_hand, rank })
}

/// The occasions that decided.
pub fn deciders<'a>(occasions: &'a [Occasion], at: Date, query: &Query, d: &Decision) -> Vec<&'a Occasion> {
    let (_, used) = used(window(occasions, at, query), at);
    used.filter(|o| o.date == d.day && o.as_of(at).rank == d.rank).collect()
}

//! The position that a cell's occasions amount to on a day.

use super::{
    fold::Occasion,
    query::{Query, Rule, days_before, days_between},
};
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
    let floor = days_before(newest, query.horizon);
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
    let newest = used.clone().next_back()?.date;
    if query.rule == Rule::Latest {
        let latest = used.rev().take_while(|o| o.date == newest);
        let rank = latest.clone().map(|o| o.as_of(at).rank).min()?;
        let standing = latest.filter(|o| o.as_of(at).rank == rank).map(|o| o.stance);
        return Some(Decision { position: Position::of(standing)?, day: newest, first_hand, rank });
    }
    let position = match query.rule {
        Rule::Net => net(used.clone()),
        Rule::Decayed { half_life } => heaviest(used.clone(), |o| {
            let age = f64::from(days_between(o.date, at));
            0.5_f64.powf(age / f64::from(half_life.max(1)))
        })?,
        Rule::Majority | Rule::Latest => heaviest(used.clone(), |_| 1.0)?,
    };
    // The newest occasions that say so decide; where the mean is what none of them says, the newest of all.
    let agreeing = |o: &&Occasion| position.agrees(o.stance);
    let day = used.clone().rev().find(agreeing).map_or(newest, |o| o.date);
    let said = used.clone().any(|o| agreeing(&o));
    let rank = used.filter(|o| o.date == day && (!said || agreeing(o))).map(|o| o.as_of(at).rank).min()?;
    Some(Decision { position, day, first_hand, rank })
}

/// The occasions that decided.
pub fn deciders<'a>(occasions: &'a [Occasion], at: Date, query: &Query, d: &Decision) -> Vec<&'a Occasion> {
    let (_, used) = used(window(occasions, at, query), at);
    let there: Vec<&Occasion> = used.filter(|o| o.date == d.day && o.as_of(at).rank == d.rank).collect();
    let agreeing: Vec<&Occasion> = there.iter().copied().filter(|o| d.position.agrees(o.stance)).collect();
    if query.rule == Rule::Latest || agreeing.is_empty() { there } else { agreeing }
}

/// The mean of occasions on the scale; 0 of none.
pub fn mean<'a>(used: impl Iterator<Item = &'a Occasion>) -> f64 {
    let (sum, n) = used.fold((0, 0u32), |(sum, n), o| (sum + o.stance.value(), n + 1));
    if n == 0 { 0.0 } else { f64::from(sum) / f64::from(n) }
}

/// The stance that weighs most; of equal ones, what stands side by side.
fn heaviest<'a>(used: impl Iterator<Item = &'a Occasion>, weight: impl Fn(&Occasion) -> f64) -> Option<Position> {
    let mut weights = [0.0_f64; 4];
    used.for_each(|o| weights[o.stance as usize] += weight(o));
    let most = weights.iter().copied().fold(0.0, f64::max);
    Position::of(Stance::ALL.into_iter().filter(|s| most > 0.0 && weights[*s as usize] >= most * (1.0 - 1e-9)))
}

fn net<'a>(used: impl Iterator<Item = &'a Occasion> + Clone) -> Position {
    let mean = mean(used.clone());
    let nearest = match mean {
        m if m >= 1.5 => Stance::Support,
        m if m >= 0.5 => Stance::Conditional,
        m if m > -1.0 => Stance::Neutral,
        _ => Stance::Oppose,
    };
    let has = |up: bool| used.clone().any(|o| if up { o.stance.value() > 0 } else { o.stance.value() < 0 });
    if nearest == Stance::Neutral && has(true) && has(false) { Position::Mixed } else { Position::Holds(nearest) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        position::sample::{matrix_by, said},
        statement::{Sourced, Stance::*},
    };

    fn by(rule: Rule, all: &[Sourced]) -> Position {
        matrix_by(all, &Query { rule, ..Query::default() }).cell("Norland", "truce").unwrap().position
    }

    #[test]
    fn each_rule_weighs_in_its_own_way() {
        let days = [("2023-03-01", Support), ("2023-03-02", Support), ("2023-03-03", Support), ("2023-03-20", Oppose)];
        let all: Vec<_> = days.iter().enumerate().map(|(n, (d, s))| said(n as u32, d, *s)).collect();
        assert_eq!(by(Rule::Latest, &all), Position::Holds(Oppose));
        assert_eq!(by(Rule::Majority, &all), Position::Holds(Support));
        assert_eq!(by(Rule::Decayed { half_life: 7 }, &all), Position::Holds(Oppose));
        assert_eq!(by(Rule::Decayed { half_life: 700 }, &all), Position::Holds(Support));
        assert_eq!(by(Rule::Net, &all), Position::Holds(Conditional), "the mean of 2, 2, 2, −2 is 1");
        assert_eq!(by(Rule::Net, &all[2..]), Position::Mixed);
        assert_eq!(by(Rule::Majority, &all[2..]), Position::Mixed);
    }

    #[test]
    fn the_last_days_are_counted_from_the_as_of_day() {
        let all = [said(1, "2023-03-01", Support), said(2, "2023-03-07", Oppose), said(3, "2023-03-08", Oppose)];
        let notes = |last| matrix_by(&all, &Query { last: Some(last), ..Query::default() }).notes;
        assert_eq!((notes(7).counted, notes(7).earlier), (2, 1));
        assert_eq!(notes(8).counted, 3);
    }
}

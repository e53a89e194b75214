//! What shifted between two boards (two days of one set, or two sets), and because of which statement.

use rayon::prelude::*;

use super::{
    board::Board,
    cite::Cited,
    compare::{Distance, steps},
    decide::{self, Position},
    evidence::Evidence,
    fold::Occasion,
    history,
    matrix::{self, Cell},
    query::Query,
};
use crate::date::Date;

/// What happened to a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Between support and oppose.
    Reversed,
    /// Away from the proposition.
    Hardened,
    /// Towards the proposition.
    Softened,
    /// One stance became mixed.
    Unsettled,
    /// Mixed became one stance.
    Settled,
    /// There was no data before.
    New,
    /// There is no data any more.
    Dropped,
    /// The same position, said again since.
    Reinforced,
}

impl Kind {
    /// Every kind with its word and what it means.
    pub const ALL: [(Kind, &'static str, &'static str); 8] = [
        (Kind::Reversed, "reversed", "from support to oppose or back"),
        (Kind::Hardened, "hardened", "away from the proposition"),
        (Kind::Softened, "softened", "towards the proposition"),
        (Kind::Unsettled, "unsettled", "one stance became mixed"),
        (Kind::Settled, "settled", "mixed became one stance"),
        (Kind::New, "new", "there was no data before"),
        (Kind::Dropped, "dropped", "there is no data any more"),
        (Kind::Reinforced, "reinforced", "the same position, said again since"),
    ];

    /// The word in files and tables.
    pub fn word(self) -> &'static str {
        Kind::ALL[self as usize].1
    }

    /// The kind of a change; none where nothing changed.
    pub fn of(from: Option<Position>, to: Option<Position>) -> Option<Kind> {
        match (from, to) {
            (a, b) if a == b => None,
            (None, _) => Some(Kind::New),
            (_, None) => Some(Kind::Dropped),
            (Some(a), Some(b)) => Some(match (a.value(), b.value()) {
                (None, _) => Kind::Settled,
                (_, None) => Kind::Unsettled,
                (Some(a), Some(b)) if a.abs() == 2 && a == -b => Kind::Reversed,
                (Some(a), Some(b)) if b < a => Kind::Hardened,
                _ => Kind::Softened,
            }),
        }
    }

    /// The kind of the same change seen from its other end.
    pub fn mirrored(self) -> Kind {
        match self {
            Kind::Hardened => Kind::Softened,
            Kind::Softened => Kind::Hardened,
            Kind::Unsettled => Kind::Settled,
            Kind::Settled => Kind::Unsettled,
            Kind::New => Kind::Dropped,
            Kind::Dropped => Kind::New,
            Kind::Reversed | Kind::Reinforced => self,
        }
    }
}

/// One cell that differs, or was said again.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// Whose position.
    pub party: String,
    /// On what.
    pub topic: String,
    /// Before; none is no data.
    pub from: Option<Position>,
    /// After.
    pub to: Option<Position>,
    /// What happened.
    pub kind: Kind,
    /// Steps on the scale, −4 to +4; none where an end is off the scale.
    pub steps: Option<i32>,
    /// Since when the new position holds.
    pub since: Option<Date>,
    /// The first report of the first occasion after FROM of the run that holds at TO.
    pub cause: Option<Cited>,
    /// Whether the new position rests on what others attribute.
    pub second_hand: bool,
}

/// Everything that differs between two boards.
#[derive(Clone, Debug, PartialEq)]
pub struct Diff {
    /// The as-of day of either end.
    pub from: Option<Date>,
    /// The as-of day of the other end.
    pub to: Option<Date>,
    /// First and last day of each end's data.
    pub reach: [Option<(Date, Date)>; 2],
    /// Cells whose position differs, in order of the matrix.
    pub shifts: Vec<Shift>,
    /// Cells with the same position and a new occasion since.
    pub reinforced: Vec<Shift>,
    /// Cells with a position at both ends.
    pub compared: u32,
    /// Steps on the scale between the ends, over the cells that have a place on it at both.
    pub distance: Distance,
}

/// Compares two boards. Both ends list the codebook's parties and topics, so nothing is missed that only one of them names.
pub fn diff(from: &Board<'_>, to: &Board<'_>) -> Diff {
    let mut places: Vec<(&str, &str)> = Vec::new();
    for m in [&to.matrix, &from.matrix] {
        for p in &m.parties {
            places.extend(
                m.topics.iter().map(|t| (p.as_str(), t.as_str())).filter(|x| !places.contains(x)).collect::<Vec<_>>(),
            );
        }
    }
    let mut out = Diff {
        from: from.matrix.at,
        to: to.matrix.at,
        reach: [from.reach(), to.reach()],
        shifts: Vec::new(),
        reinforced: Vec::new(),
        compared: 0,
        distance: Distance::default(),
    };
    // Looking for causes walks through whole cells: each by itself, side by side.
    let found: Vec<_> = places.par_iter().map(|(party, topic)| compared(from, to, party, topic)).collect();
    for (steps, both, shift) in found {
        out.compared += u32::from(both);
        if let Some(steps) = steps {
            out.distance.steps += steps;
            out.distance.topics += 1;
        }
        match shift {
            Some(shift) if shift.kind == Kind::Reinforced => out.reinforced.push(shift),
            shift => out.shifts.extend(shift),
        }
    }
    out
}

/// One cell: steps between its ends, whether it has a position at both, and what happened to it.
fn compared(from: &Board<'_>, to: &Board<'_>, party: &str, topic: &str) -> (Option<u32>, bool, Option<Shift>) {
    let (a, b) = (from.matrix.cell(party, topic), to.matrix.cell(party, topic));
    let (was, is) = (a.map(|c| c.position), b.map(|c| c.position));
    let said_again = || b.is_some_and(|b| again(from, b)).then_some(Kind::Reinforced);
    let kind = Kind::of(was, is).or_else(said_again);
    let shift = kind.map(|kind| shift(from, to, party, topic, a, b, kind));
    (steps(was, is), a.is_some() && b.is_some(), shift)
}

/// Whether something decided after FROM.
fn again(from: &Board<'_>, to: &Cell) -> bool {
    from.matrix.at.is_some_and(|at| to.decided > at)
}

fn shift(
    f: &Board<'_>,
    t: &Board<'_>,
    party: &str,
    topic: &str,
    a: Option<&Cell>,
    b: Option<&Cell>,
    kind: Kind,
) -> Shift {
    let (from, to) = (a.map(|c| c.position), b.map(|c| c.position));
    Shift {
        party: party.to_owned(),
        topic: topic.to_owned(),
        from,
        to,
        kind,
        steps: from.and_then(Position::value).zip(to.and_then(Position::value)).map(|(a, b)| b - a),
        since: b.map(|c| c.since),
        cause: b.and_then(|b| cause(f, t, party, topic, from, b)),
        second_hand: b.is_some_and(|c| c.flags.second_hand),
    }
}

/// The occasion that made the position of TO, of those after FROM; where all are before (two sets), the deciding one.
fn cause(
    from: &Board<'_>,
    to: &Board<'_>,
    party: &str,
    topic: &str,
    was: Option<Position>,
    now: &Cell,
) -> Option<Cited> {
    let (at, query) = (to.matrix.at?, &to.matrix.query);
    let occasions = to.occasions(party, topic);
    let after = |d: &Date| *d >= now.since && from.matrix.at.is_none_or(|f| *d > f);
    let day = history::days(occasions, at).into_iter().find(after).unwrap_or(at);
    turning(to.evidence(), occasions, day, query, was, now.position)
}

/// The report to cite for what decided on a day: of the deciding occasions one that says what the position became, as it was
/// known on that day.
pub fn turning(
    evidence: &Evidence,
    occasions: &[Occasion],
    day: Date,
    query: &Query,
    was: Option<Position>,
    now: Position,
) -> Option<Cited> {
    let decision = decide::decide(occasions, day, query)?;
    let deciders = decide::deciders(occasions, day, query, &decision);
    let fits = |o: &&&Occasion| {
        let stance = Position::Holds(o.stance);
        (stance != now && now != Position::Mixed, Some(stance) == was)
    };
    let occasion = deciders.iter().min_by_key(fits)?;
    let reports = occasion.reports(evidence, day);
    (!reports.is_empty()).then(|| Cited::of(evidence, matrix::best(evidence, reports)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        codebook::Codebook,
        position::{
            laws::statements,
            sample::{by, quoting, said},
        },
        statement::{Sourced, Stance::*},
    };

    fn between(all: &[Sourced], from: &str, to: &str) -> Diff {
        let evidence: Evidence = all.iter().collect();
        let query = |at: &str| Query { at: at.parse().ok(), ..Query::default() };
        let [from, to] = Board::pair(&evidence, &Codebook::default(), [&query(from), &query(to)]);
        diff(&from, &to)
    }

    #[test]
    fn the_cause_is_the_first_occasion_of_the_run_that_holds() {
        let all = [
            said(1, "2023-03-01", Support),
            said(2, "2023-03-05", Oppose),
            said(3, "2023-03-07", Conditional),
            by(quoting(said(4, "2023-03-09", Oppose), "There will be no truce"), "Osric Tane", "minister"),
            said(5, "2023-03-12", Oppose),
        ];
        let d = between(&all, "2023-03-02", "2023-03-14");
        assert_eq!((d.shifts.len(), d.reinforced.len()), (1, 0));
        let s = &d.shifts[0];
        assert_eq!((s.kind, s.steps), (Kind::Reversed, Some(-4)));
        assert_eq!(s.cause.as_ref().unwrap().quotation.as_deref(), Some("There will be no truce"));
        let d = between(&all, "2023-03-10", "2023-03-14");
        assert_eq!(d.shifts, []);
        assert_eq!(d.reinforced[0].cause.as_ref().unwrap().id, format!("{:012x}", 5));
    }

    #[test]
    fn before_all_data_a_position_is_new() {
        let d = between(&[said(1, "2023-03-05", Support)], "2023-03-01", "2023-03-10");
        assert_eq!((d.shifts[0].kind, d.shifts[0].from), (Kind::New, None));
        assert_eq!(d.reach[0].unwrap().0.to_string(), "2023-03-05");
    }

    proptest! {
        #[test]
        fn a_board_does_not_differ_from_itself(all in statements(), day in 1i8..28) {
            let at = Date::constant(2023, 3, day).to_string();
            let d = between(&all, &at, &at);
            prop_assert!(d.shifts.is_empty() && d.reinforced.is_empty());
        }

        #[test]
        fn there_and_back_are_mirrors(all in statements(), a in 1i8..31, b in 1i8..31) {
            let (a, b) = (Date::constant(2023, 3, a).to_string(), Date::constant(2023, 3, b).to_string());
            let there = between(&all, &a, &b);
            let back = between(&all, &b, &a);
            let shape = |s: &Shift| (s.party.clone(), s.topic.clone(), s.from, s.to, s.kind, s.steps);
            let turned = |s: &Shift| (s.party.clone(), s.topic.clone(), s.to, s.from, s.kind.mirrored(), s.steps.map(|n| -n));
            prop_assert_eq!(there.shifts.iter().map(shape).collect::<Vec<_>>(), back.shifts.iter().map(turned).collect::<Vec<_>>());
            prop_assert!(there.shifts.iter().all(|s| s.steps.is_none_or(|n| (-4..=4).contains(&n))));
            prop_assert!(there.shifts.len() <= 4);
        }

        #[test]
        fn every_shift_forward_in_time_has_a_cause_after_from(all in statements(), a in 1i8..15, b in 15i8..31) {
            let (from, to) = (Date::constant(2023, 3, a), Date::constant(2023, 3, b));
            for s in between(&all, &from.to_string(), &to.to_string()).shifts {
                let cause = s.cause.unwrap();
                prop_assert!(cause.date.unwrap() <= to);
                prop_assert!(s.since.unwrap() > from);
                prop_assert!(s.to == Some(Position::Mixed) || s.to == Some(Position::Holds(cause.stance)));
            }
        }
    }
}

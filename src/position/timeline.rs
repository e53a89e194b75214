//! How positions moved: for each party and topic what was said when, the position that held, and what shifted it.

use super::{
    cite::Cited,
    decide::Position,
    diff::{Kind, turning},
    evidence::Evidence,
    history,
    matrix::{self, Matrix},
    query::Query,
    select::select,
};
use crate::{codebook::Codebook, date::Date, statement::Stance};

/// Positions over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// First and last day that is shown: of the first occasion to the as-of day; none where nothing is dated.
    pub span: Option<(Date, Date)>,
    /// One for each party and topic that has a position, in the order of the matrix.
    pub lanes: Vec<Lane>,
}

/// One party on one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Whose position.
    pub party: String,
    /// On what.
    pub topic: String,
    /// What was said, in order of day.
    pub marks: Vec<Mark>,
    /// The position from each day on which it changed; never empty.
    pub turns: Vec<Turn>,
}

/// One occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its day.
    pub date: Date,
    /// Its stance.
    pub stance: Stance,
    /// Whether the party says it itself.
    pub first_hand: bool,
}

/// A position that begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The first day.
    pub date: Date,
    /// The position from there on.
    pub position: Position,
    /// What happened; `new` for the first one.
    pub kind: Kind,
    /// Steps on the scale, −4 to +4; none where an end is off the scale.
    pub steps: Option<i32>,
    /// The statement that brought it about.
    pub cause: Option<Cited>,
}

impl Lane {
    /// The position on a day; none before the first.
    pub fn on(&self, day: Date) -> Option<Position> {
        let after = self.turns.partition_point(|t| t.date <= day);
        self.turns[..after].last().map(|t| t.position)
    }

    /// The last day up to `day` on which something was said.
    pub fn said(&self, day: Date) -> Option<Date> {
        let after = self.marks.partition_point(|m| m.date <= day);
        self.marks[..after].last().map(|m| m.date)
    }

    /// The turns after the first: each one a shift.
    pub fn shifts(&self) -> impl Iterator<Item = (&Turn, &Turn)> {
        self.turns.windows(2).map(|w| (&w[0], &w[1]))
    }
}

impl Timeline {
    /// Computes it for all parties and topics, or for the named ones.
    pub fn of(
        evidence: &Evidence,
        codebook: &Codebook,
        query: &Query,
        parties: &[String],
        topics: &[String],
    ) -> (Matrix, Timeline) {
        let selection = select(evidence, query);
        let matrix = Matrix::of(evidence, codebook, query, &selection);
        let wanted = |names: &[String], name: &str| names.is_empty() || names.iter().any(|n| n == name);
        let lane = |(party, topic, _): (&str, &str, &matrix::Cell)| {
            let occasions = matrix::occasions(evidence, &selection, query, party, topic);
            let mut turns: Vec<Turn> = Vec::new();
            for (date, position) in history::runs(&occasions, matrix.at?, query) {
                let was = turns.last().map(|t| t.position);
                turns.push(Turn {
                    date,
                    position,
                    kind: Kind::of(was, Some(position))?,
                    steps: was.and_then(Position::value).zip(position.value()).map(|(a, b)| b - a),
                    cause: turning(evidence, &occasions, date, query, was, position),
                });
            }
            let hand = |o: &super::fold::Occasion| o.items.iter().any(|n| evidence.item(*n).first_hand());
            let marks = occasions.iter().map(|o| Mark { date: o.date, stance: o.stance, first_hand: hand(o) });
            Some(Lane { party: party.to_owned(), topic: topic.to_owned(), marks: marks.collect(), turns })
        };
        let cells = matrix.filled().filter(|(p, t, _)| wanted(parties, p) && wanted(topics, t));
        let lanes: Vec<Lane> = cells.filter_map(lane).collect();
        let first = lanes.iter().filter_map(|l| l.marks.first()).map(|m| m.date).min();
        let timeline = Timeline { span: first.zip(matrix.at), lanes };
        (matrix, timeline)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        position::{laws::statements, sample::said},
        statement::{Sourced, Stance::*},
    };

    fn of(all: &[Sourced], query: &Query) -> (Matrix, Timeline) {
        Timeline::of(&all.iter().collect::<Evidence>(), &Codebook::default(), query, &[], &[])
    }

    #[test]
    fn each_turn_has_its_cause() {
        let all = [
            said(1, "2023-03-01", Support),
            said(2, "2023-03-05", Support),
            said(3, "2023-03-09", Oppose),
            said(4, "2023-03-12", Conditional),
        ];
        let (_, t) = of(&all, &Query::default());
        let rows: Vec<_> =
            t.lanes[0].turns.iter().map(|t| (t.kind, t.steps, t.cause.as_ref().unwrap().id.as_str())).collect();
        let id = |n: u32| format!("{n:012x}");
        let (a, b, c) = (id(1), id(3), id(4));
        assert_eq!(rows, [(Kind::New, None, &*a), (Kind::Reversed, Some(-4), &*b), (Kind::Softened, Some(3), &*c)]);
        assert_eq!(t.lanes[0].marks.len(), 4);
        assert_eq!(t.lanes[0].on(Date::constant(2023, 3, 8)), Some(Position::Holds(Support)));
        assert_eq!(t.lanes[0].on(Date::constant(2023, 2, 28)), None);
    }

    proptest! {
        #[test]
        fn a_timeline_ends_where_the_matrix_stands(all in statements()) {
            let (matrix, t) = of(&all, &Query::default());
            prop_assert_eq!(t.lanes.len(), matrix.filled().count());
            for (lane, (party, topic, cell)) in t.lanes.iter().zip(matrix.filled()) {
                prop_assert_eq!((lane.party.as_str(), lane.topic.as_str()), (party, topic));
                let last = lane.turns.last().unwrap();
                prop_assert_eq!((last.position, last.date), (cell.position, cell.since));
                prop_assert!(lane.turns.iter().all(|t| t.cause.is_some()));
                prop_assert!(lane.shifts().all(|(a, b)| a.date < b.date && a.position != b.position));
            }
        }

        #[test]
        fn what_is_said_later_changes_no_turn_before(all in statements(), day in 1i8..31) {
            let at = Date::constant(2023, 3, day);
            let (_, whole) = of(&all, &Query::default());
            let (_, cut) = of(&all, &Query { at: Some(at), ..Query::default() });
            for lane in &cut.lanes {
                let same = whole.lanes.iter().find(|l| (&l.party, &l.topic) == (&lane.party, &lane.topic)).unwrap();
                prop_assert_eq!(lane.on(at), same.on(at));
                let days = |l: &Lane| l.turns.iter().map(|t| t.date).filter(|d| *d <= at).collect::<Vec<_>>();
                prop_assert_eq!(days(lane), days(same));
            }
        }
    }
}

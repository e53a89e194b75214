//! How a cell's position is decided, step by step, with what is left after each one.

use super::{
    cite::Cited,
    decide::{self, Position},
    evidence::{Evidence, Item},
    fold::Occasion,
    matrix,
    query::Query,
    select::select,
};
use crate::{
    date::Date,
    statement::{Status, Voice},
};

/// The way from a cell's statements to its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    /// Whose position.
    pub party: String,
    /// On what.
    pub topic: String,
    /// The as-of day; none where nothing is dated.
    pub at: Option<Date>,
    /// What was asked.
    pub query: Query,
    /// Statements on the cell, counted or not.
    pub statements: u32,
    /// Those that do not count, by why.
    pub left_out: Vec<(LeftOut, u32)>,
    /// Statements that count.
    pub counted: u32,
    /// Occasions that they report.
    pub occasions: u32,
    /// Of those, within the horizon.
    pub within: u32,
    /// First day of the horizon that has an occasion, and the last.
    pub reach: Option<(Date, Date)>,
    /// Of those, first-hand; or, where none is, what others say.
    pub used: u32,
    /// Whether the party's own words decide.
    pub first_hand: bool,
    /// Occasions on the latest day.
    pub latest: u32,
    /// The position with how it was decided; none of no evidence.
    pub decision: Option<decide::Decision>,
    /// The report to cite of each occasion that decides.
    pub deciding: Vec<Cited>,
}

/// Why a statement does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// A person rejected it.
    Rejected,
    /// Nobody has accepted it, and only accepted ones are asked for.
    NotAccepted,
    /// No office holder says it.
    Unofficial,
    /// Others attribute it, and only first-hand ones are asked for.
    SecondHand,
    /// It has no day.
    Undated,
    /// Before the first day asked for.
    Earlier,
    /// After the as-of day.
    Later,
}

impl LeftOut {
    /// All, in the order in which they are looked at.
    pub const ALL: [LeftOut; 7] = [
        LeftOut::Rejected,
        LeftOut::NotAccepted,
        LeftOut::Unofficial,
        LeftOut::SecondHand,
        LeftOut::Undated,
        LeftOut::Earlier,
        LeftOut::Later,
    ];

    /// Words behind a count.
    pub fn words(self) -> &'static str {
        match self {
            LeftOut::Rejected => "rejected",
            LeftOut::NotAccepted => "not accepted",
            LeftOut::Unofficial => "unofficial",
            LeftOut::SecondHand => "second-hand",
            LeftOut::Undated => "undated",
            LeftOut::Earlier => "too early",
            LeftOut::Later => "after the day",
        }
    }

    fn of(item: &Item, query: &Query) -> Option<LeftOut> {
        let day = |test: &dyn Fn(Date) -> bool| item.date.is_some_and(test);
        Some(match () {
            () if item.status == Status::Rejected => LeftOut::Rejected,
            () if query.accepted && item.status != Status::Accepted => LeftOut::NotAccepted,
            () if item.voice == Voice::Unofficial && !query.unofficial => LeftOut::Unofficial,
            () if query.first_hand && !item.first_hand() => LeftOut::SecondHand,
            () if item.date.is_none() => LeftOut::Undated,
            () if query.from.is_some_and(|from| day(&|d| d < from)) => LeftOut::Earlier,
            () if query.at.is_some_and(|at| day(&|d| d > at)) => LeftOut::Later,
            () => return None,
        })
    }
}

/// The steps of the default rule for one cell.
pub fn steps(evidence: &Evidence, query: &Query, party: &str, topic: &str) -> Steps {
    let selection = select(evidence, query);
    let key = evidence.find(party).zip(evidence.find(topic));
    let items = || evidence.items().iter().filter(|i| key == Some((i.party, i.topic)));
    let reasons: Vec<LeftOut> = items().filter_map(|i| LeftOut::of(i, query)).collect();
    let left_out = LeftOut::ALL.iter().map(|r| (*r, reasons.iter().filter(|x| *x == r).count() as u32));
    let occasions = matrix::occasions(evidence, &selection, query, party, topic);
    let mut out = Steps {
        party: party.to_owned(),
        topic: topic.to_owned(),
        at: selection.at,
        query: query.clone(),
        statements: items().count() as u32,
        left_out: left_out.filter(|(_, n)| *n > 0).collect(),
        counted: (items().count() - reasons.len()) as u32,
        occasions: occasions.len() as u32,
        within: 0,
        reach: None,
        used: 0,
        first_hand: false,
        latest: 0,
        decision: None,
        deciding: Vec::new(),
    };
    if let Some(at) = selection.at {
        decided(&mut out, evidence, &occasions, at);
    }
    out
}

fn decided(out: &mut Steps, evidence: &Evidence, occasions: &[Occasion], at: Date) {
    let window = decide::window(occasions, at, &out.query);
    out.within = window.len() as u32;
    out.reach = window.first().zip(window.last()).map(|(a, b)| (a.date, b.date));
    let Some(decision) = decide::decide(occasions, at, &out.query) else { return };
    let (first_hand, used) = decide::used(window, at);
    (out.used, out.first_hand) = (used.clone().count() as u32, first_hand);
    out.latest = used.filter(|o| o.date == decision.day).count() as u32;
    let deciders = decide::deciders(occasions, at, &out.query, &decision);
    out.deciding = deciders.iter().map(|o| Cited::of(evidence, matrix::best(evidence, &o.items))).collect();
    out.decision = Some(decision);
}

impl Steps {
    /// The position; none is no data.
    pub fn position(&self) -> Option<Position> {
        self.decision.map(|d| d.position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        codebook::Codebook,
        position::{
            Matrix,
            sample::{attributed, by, said},
        },
        statement::Stance::*,
    };

    #[test]
    fn each_step_says_what_is_left_and_they_end_at_the_matrix() {
        let mut rejected = said(9, "2023-03-06", Oppose);
        rejected.statement.status = Status::Rejected;
        let all = [
            said(1, "2023-01-01", Oppose),
            said(2, "2023-03-01", Support),
            attributed(said(3, "2023-03-05", Oppose)),
            said(4, "2023-03-05", Support),
            by(said(5, "2023-03-05", Oppose), "Osric Tane", "minister"),
            rejected,
        ];
        let evidence: Evidence = all.iter().collect();
        let s = steps(&evidence, &Query::default(), "Norland", "truce");
        assert_eq!((s.statements, s.left_out.as_slice()), (6, [(LeftOut::Rejected, 1)].as_slice()));
        assert_eq!((s.counted, s.occasions, s.within, s.used, s.latest), (5, 5, 4, 3, 2));
        assert_eq!((s.deciding.len(), s.position()), (1, Some(Position::Holds(Support))));
        let matrix = Matrix::build(&evidence, &Codebook::default(), &Query::default());
        assert_eq!(matrix.cell("Norland", "truce").map(|c| c.position), s.position());
    }

    #[test]
    fn what_counts_is_what_the_matrix_counts() {
        let all = [said(1, "2023-03-01", Support), said(2, "2023-03-09", Oppose)];
        let evidence: Evidence = all.iter().collect();
        for query in [
            Query { at: "2023-03-05".parse().ok(), ..Query::default() },
            Query { from: "2023-03-05".parse().ok(), ..Query::default() },
            Query { accepted: true, ..Query::default() },
        ] {
            let s = steps(&evidence, &query, "Norland", "truce");
            assert_eq!(s.counted, select(&evidence, &query).notes.counted, "{query:?}");
        }
        assert_eq!(steps(&evidence, &Query::default(), "Norland", "dues").position(), None);
    }
}

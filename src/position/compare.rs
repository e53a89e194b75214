//! Parties side by side: topic by topic, how far apart, how that came about, and which condition meets whose position.

use std::cmp::Ordering;

use super::{
    behind::{Behind, Role, behind},
    cite::Cited,
    decide::Position,
    evidence::Evidence,
    history,
    matrix::{self, Cell, Matrix},
    query::Query,
    select::select,
    touch::Topics,
};
use crate::{codebook::Codebook, date::Date};

/// Named parties side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The as-of day; none where no statement has a day.
    pub at: Option<Date>,
    /// The parties, in the order in which they were named.
    pub parties: Vec<String>,
    /// Topic by topic.
    pub rows: Vec<Row>,
    /// Every pair of parties, the nearest first; those with nothing to compare last.
    pub pairs: Vec<Pair>,
    /// Conditions that meet another's position.
    pub meetings: Vec<Meeting>,
}

/// One topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The topic.
    pub topic: String,
    /// The parties' cells, in their order; none is no data.
    pub cells: Vec<Option<Cell>>,
}

/// How two positions on one topic stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same position.
    Agree,
    /// Both lean the same way, one with a condition.
    Near,
    /// One is neutral, the other is not.
    Differ,
    /// One says yes (perhaps with a condition), the other no.
    Opposed,
    /// One or both are mixed: off the scale.
    Unsettled,
    /// One has a position, the other none.
    OneSilent,
    /// Neither has a position.
    Silent,
}

impl Relation {
    /// Every relation with its word and what it means.
    pub const ALL: [(Relation, &'static str, &'static str); 7] = [
        (Relation::Agree, "agree", "the same position"),
        (Relation::Near, "near", "the same way, one with a condition"),
        (Relation::Differ, "differ", "one is neutral"),
        (Relation::Opposed, "opposed", "one says yes, the other no"),
        (Relation::Unsettled, "unsettled", "one is mixed, which is off the scale"),
        (Relation::OneSilent, "one silent", "no data for one"),
        (Relation::Silent, "both silent", "no data for both"),
    ];

    /// The word in files and tables.
    pub fn word(self) -> &'static str {
        Relation::ALL[self as usize].1
    }

    /// The relation of two positions; none is no data.
    pub fn of(a: Option<Position>, b: Option<Position>) -> Relation {
        match (a, b) {
            (None, None) => Relation::Silent,
            (None, _) | (_, None) => Relation::OneSilent,
            (Some(a), Some(b)) => match (a.value(), b.value()) {
                (None, _) | (_, None) => Relation::Unsettled,
                (Some(a), Some(b)) if a == b => Relation::Agree,
                (Some(a), Some(b)) if a.signum() == b.signum() => Relation::Near,
                (Some(a), Some(b)) if a == 0 || b == 0 => Relation::Differ,
                _ => Relation::Opposed,
            },
        }
    }
}

/// Steps on the scale between two positions, 0 to 4; none where an end has no data or is mixed.
pub fn steps(a: Option<Position>, b: Option<Position>) -> Option<u32> {
    let (a, b) = a.and_then(Position::value).zip(b.and_then(Position::value))?;
    Some(a.abs_diff(b))
}

/// A distance over several topics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Distance {
    /// Steps on the scale, summed.
    pub steps: u32,
    /// Topics on which both have a place on the scale.
    pub topics: u32,
}

impl Distance {
    /// The sum of what can be compared.
    pub fn of(each: impl IntoIterator<Item = Option<u32>>) -> Distance {
        let add = |d: Distance, s: u32| Distance { steps: d.steps + s, topics: d.topics + 1 };
        each.into_iter().flatten().fold(Distance::default(), add)
    }

    /// Mean steps for each topic, 0 to 4; none where nothing can be compared.
    pub fn mean(self) -> Option<f64> {
        (self.topics > 0).then(|| f64::from(self.steps) / f64::from(self.topics))
    }

    /// The nearer one first; of equal means the one on more topics, and nothing to compare last.
    pub fn order(self, other: Distance) -> Ordering {
        let cross = |a: Distance, b: Distance| u64::from(a.steps) * u64::from(b.topics);
        (self.topics == 0)
            .cmp(&(other.topics == 0))
            .then_with(|| cross(self, other).cmp(&cross(other, self)))
            .then_with(|| other.topics.cmp(&self.topics))
    }
}

/// Two parties.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Numbers of the two in [`Comparison::parties`].
    pub of: [usize; 2],
    /// Place in the ranking, 1 for the nearest; equal distances share it, and none is where nothing can be compared.
    pub rank: Option<u32>,
    /// The distance as of the day.
    pub distance: Distance,
    /// How they stand, topic by topic.
    pub relations: Vec<Relation>,
    /// The distance from each day on which it changed, up to the as-of day.
    pub course: Vec<(Date, Distance)>,
}

impl Pair {
    /// The distance as of an earlier day; none before there is anything to compare.
    pub fn on(&self, day: Date) -> Option<Distance> {
        let after = self.course.partition_point(|(d, _)| *d <= day);
        self.course[..after].last().map(|(_, d)| *d).filter(|d| d.topics > 0)
    }
}

/// A condition of one party with the positions of others on what it touches.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Who sets the condition.
    pub by: usize,
    /// For which topic.
    pub on: String,
    /// The statement that sets it; its condition is there.
    pub condition: Cited,
    /// Whether it decides the position; else it counts beside it.
    pub decides: bool,
    /// The positions that it meets; never empty.
    pub met: Vec<Met>,
}

/// A position that a condition meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// Whose.
    pub party: usize,
    /// On which topic.
    pub topic: String,
    /// Whether the condition's own words name that topic; else it is the one that the condition is set for.
    pub named: bool,
    /// The position there.
    pub position: Position,
    /// Since when.
    pub since: Date,
    /// The statement to cite for it.
    pub statement: Option<Cited>,
}

/// Puts the parties side by side on the topics (all if none is named).
pub fn compare(
    evidence: &Evidence,
    codebook: &Codebook,
    query: &Query,
    parties: &[String],
    topics: &[String],
) -> (Matrix, Comparison) {
    let (matrix, behind) = behind(evidence, codebook, query, None, None);
    let wanted = |t: &&String| topics.is_empty() || topics.contains(t);
    let topics: Vec<String> = matrix.topics.iter().filter(wanted).cloned().collect();
    let row =
        |t: &String| Row { topic: t.clone(), cells: parties.iter().map(|p| matrix.cell(p, t).cloned()).collect() };
    let rows: Vec<Row> = topics.iter().map(row).collect();
    let runs = runs(evidence, query, &matrix, parties, &topics);
    let mut pairs: Vec<Pair> = Vec::new();
    for a in 0..parties.len() {
        pairs.extend((a + 1..parties.len()).map(|b| pair(a, b, &rows, &runs)));
    }
    rank(&mut pairs);
    let meetings = meetings(codebook, &matrix, &behind, parties, &topics);
    let comparison = Comparison { at: matrix.at, parties: parties.to_vec(), rows, pairs, meetings };
    (matrix, comparison)
}

/// A position from each day on which it changed, for each party and, in that, each topic.
type Runs = Vec<Vec<Vec<(Date, Position)>>>;

fn runs(evidence: &Evidence, query: &Query, matrix: &Matrix, parties: &[String], topics: &[String]) -> Runs {
    let selection = select(evidence, query);
    let one = |p: &String, t: &String| {
        let occasions = matrix::occasions(evidence, &selection, query, p, t);
        matrix.at.map(|at| history::runs(&occasions, at, query)).unwrap_or_default()
    };
    parties.iter().map(|p| topics.iter().map(|t| one(p, t)).collect()).collect()
}

fn pair(a: usize, b: usize, rows: &[Row], runs: &Runs) -> Pair {
    let held = |r: &Row, n: usize| r.cells[n].as_ref().map(|c| c.position);
    let mut days: Vec<Date> = runs[a].iter().chain(&runs[b]).flatten().map(|(d, _)| *d).collect();
    days.sort_unstable();
    days.dedup();
    let on = |runs: &[(Date, Position)], day: Date| {
        let after = runs.partition_point(|(d, _)| *d <= day);
        runs[..after].last().map(|(_, p)| *p)
    };
    let mut course: Vec<(Date, Distance)> = Vec::new();
    for day in days {
        let each = runs[a].iter().zip(&runs[b]).map(|(x, y)| steps(on(x, day), on(y, day)));
        let distance = Distance::of(each);
        if course.last().map_or(distance.topics > 0, |(_, d)| *d != distance) {
            course.push((day, distance));
        }
    }
    Pair {
        of: [a, b],
        rank: None,
        distance: Distance::of(rows.iter().map(|r| steps(held(r, a), held(r, b)))),
        relations: rows.iter().map(|r| Relation::of(held(r, a), held(r, b))).collect(),
        course,
    }
}

/// Sorts, and gives equal means equal places.
fn rank(pairs: &mut [Pair]) {
    pairs.sort_by(|x, y| x.distance.order(y.distance).then_with(|| x.of.cmp(&y.of)));
    let mut last: Option<(u32, Distance)> = None;
    for (n, pair) in pairs.iter_mut().enumerate().filter(|(_, p)| p.distance.topics > 0) {
        let d = pair.distance;
        let same = |l: Distance| l.steps * d.topics == d.steps * l.topics;
        let place = last.filter(|(_, l)| same(*l)).map_or(n as u32 + 1, |(place, _)| place);
        (pair.rank, last) = (Some(place), Some((place, d)));
    }
}

/// Each condition that decides or counts, with the others' positions on the topics that its words name; where they name
/// none of them, on the topic that it is set for.
fn meetings(
    codebook: &Codebook,
    matrix: &Matrix,
    behind: &[Behind],
    parties: &[String],
    topics: &[String],
) -> Vec<Meeting> {
    let reader = Topics::new(codebook);
    let mut out: Vec<Meeting> = Vec::new();
    for (by, party) in parties.iter().enumerate() {
        for cell in behind.iter().filter(|b| b.party == *party && topics.contains(&b.topic)) {
            for shown in cell.occasions.iter().filter(|o| matches!(o.role, Role::Decides | Role::Counts)) {
                let reports = || std::iter::once(&shown.lead).chain(&shown.also);
                let Some(report) = reports().find(|c| c.condition.is_some()) else { continue };
                let words = report.condition.as_deref().unwrap_or_default();
                let named = reader.named(words);
                let mut met = Vec::new();
                for other in (0..parties.len()).filter(|o| *o != by) {
                    let meets = |t: &String, named: bool| {
                        let held = matrix.cell(&parties[other], t)?;
                        Some(Met {
                            party: other,
                            topic: t.clone(),
                            named,
                            position: held.position,
                            since: held.since,
                            statement: held.key().cloned(),
                        })
                    };
                    let before = met.len();
                    met.extend(named.iter().filter_map(|t| meets(t, true)));
                    if met.len() == before {
                        met.extend(meets(&cell.topic, false));
                    }
                }
                if !met.is_empty() {
                    let decides = shown.role == Role::Decides;
                    out.push(Meeting { by, on: cell.topic.clone(), condition: report.clone(), decides, met });
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        position::{laws::statements, sample::said},
        statement::{Sourced, Stance::*},
    };

    fn of(all: &[Sourced], names: &[&str]) -> Comparison {
        let evidence: Evidence = all.iter().collect();
        let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
        compare(&evidence, &Codebook::default(), &Query::default(), &names, &[]).1
    }

    fn theirs(mut s: Sourced, party: &str, topic: &str) -> Sourced {
        (s.statement.party, s.statement.topic) = (party.into(), topic.into());
        s
    }

    #[test]
    fn a_distance_says_on_how_many_topics_and_a_silence_is_none() {
        let all = [
            said(1, "2023-03-01", Support),
            theirs(said(2, "2023-03-02", Oppose), "Suthermark", "truce"),
            theirs(said(3, "2023-03-03", Oppose), "Norland", "islands"),
            theirs(said(4, "2023-03-09", Conditional), "Suthermark", "truce"),
        ];
        let c = of(&all, &["Norland", "Suthermark"]);
        let pair = &c.pairs[0];
        assert_eq!(pair.distance, Distance { steps: 1, topics: 1 });
        assert_eq!(pair.relations, [Relation::OneSilent, Relation::Near], "islands, truce");
        let course: Vec<_> = pair.course.iter().map(|(d, x)| (d.to_string(), x.steps, x.topics)).collect();
        assert_eq!(course, [("2023-03-02".into(), 4, 1), ("2023-03-09".into(), 1, 1)]);
        assert_eq!(pair.on(Date::constant(2023, 3, 1)), None);
    }

    #[test]
    fn pairs_are_ranked_and_what_cannot_be_compared_comes_last() {
        let all = [
            said(1, "2023-03-01", Support),
            theirs(said(2, "2023-03-02", Oppose), "Suthermark", "truce"),
            theirs(said(3, "2023-03-03", Conditional), "Estrel", "truce"),
        ];
        let c = of(&all, &["Norland", "Suthermark", "Estrel", "Kelm"]);
        let ranks: Vec<_> = c.pairs.iter().map(|p| (p.of, p.rank)).collect();
        assert_eq!(ranks[..3], [([0, 2], Some(1)), ([1, 2], Some(2)), ([0, 1], Some(3))]);
        assert!(ranks[3..].iter().all(|(_, r)| r.is_none()));
    }

    #[test]
    fn a_condition_meets_the_others_position() {
        let mut first = said(1, "2023-03-01", Conditional);
        first.statement.condition = Some("first the mines".into());
        let c = of(&[first, theirs(said(2, "2023-03-02", Oppose), "Suthermark", "truce")], &["Norland", "Suthermark"]);
        let m = &c.meetings[0];
        assert_eq!((m.by, m.met[0].party, m.met[0].position, m.met[0].named), (0, 1, Position::Holds(Oppose), false));
        assert_eq!(c.meetings.len(), 1);
    }

    proptest! {
        #[test]
        fn a_distance_is_the_same_both_ways_and_none_to_oneself(all in statements()) {
            let (there, back) = (of(&all, &["Norland", "Suthermark"]), of(&all, &["Suthermark", "Norland"]));
            prop_assert_eq!(there.pairs[0].distance, back.pairs[0].distance);
            prop_assert_eq!(&there.pairs[0].course, &back.pairs[0].course);
            prop_assert_eq!(&there.pairs[0].relations, &back.pairs[0].relations);
            prop_assert_eq!(of(&all, &["Norland", "Norland"]).pairs[0].distance.steps, 0);
            let mean = there.pairs[0].distance.mean();
            prop_assert!(mean.is_none_or(|m| (0.0..=4.0).contains(&m)));
        }

        #[test]
        fn the_course_ends_where_the_distance_is(all in statements()) {
            let c = of(&all, &["Norland", "Suthermark"]);
            let end = c.pairs[0].course.last().map_or(Distance::default(), |x| x.1);
            prop_assert_eq!(end, c.pairs[0].distance);
        }
    }
}

//! The course of each cell: its positions one after the other, each with the statement that began it.

use super::{
    cite::Cited,
    decide::Position,
    evidence::Evidence,
    history,
    matrix::{self, Matrix},
    query::Query,
    select::select,
};
use crate::{codebook::Codebook, date::Date};

/// One cell's course, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Whose position.
    pub party: String,
    /// On what.
    pub topic: String,
    /// Its positions; never empty.
    pub steps: Vec<Step>,
}

/// A position from the day on which it began.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The first day.
    pub from: Date,
    /// The position.
    pub position: Position,
    /// The report of that day that says so; none where an older one came to decide.
    pub cause: Option<Cited>,
}

/// The course of every cell up to the as-of day, in the order of the matrix.
pub fn courses(evidence: &Evidence, codebook: &Codebook, query: &Query) -> (Matrix, Vec<Course>) {
    let selection = select(evidence, query);
    let matrix = Matrix::of(evidence, codebook, query, &selection);
    let Some(at) = selection.at else { return (matrix, Vec::new()) };
    let each = matrix.filled().map(|(party, topic, _)| {
        let occasions = matrix::occasions(evidence, &selection, query, party, topic);
        let step = |(from, position): (Date, Position)| {
            let began = occasions.iter().find(|o| o.date == from && position.agrees(o.stance));
            Step { from, position, cause: began.map(|o| Cited::of(evidence, matrix::best(evidence, &o.items))) }
        };
        let steps = history::runs(&occasions, at, query).into_iter().map(step).collect();
        Course { party: party.to_owned(), topic: topic.to_owned(), steps }
    });
    let courses = each.collect();
    (matrix, courses)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{position::sample::said, statement::Stance::*};

    #[test]
    fn a_course_names_what_began_each_position() {
        let all = [said(1, "2023-03-01", Oppose), said(2, "2023-03-02", Oppose), said(3, "2023-03-05", Support)];
        let (_, courses) = courses(&all.iter().collect::<Evidence>(), &Codebook::default(), &Query::default());
        let steps: Vec<_> = courses[0].steps.iter().map(|s| (s.from.to_string(), s.position.word())).collect();
        assert_eq!(steps, [("2023-03-01".to_owned(), "oppose"), ("2023-03-05".to_owned(), "support")]);
        assert!(courses[0].steps[1].cause.as_ref().is_some_and(|c| c.id.ends_with('3')));
    }
}

//! A lane of a timeline in characters: a sign where something was said, a line while the position holds, high for support
//! and low for oppose, so that a lane can be read without colour.

use super::style::{Style, tint};
use crate::{
    date::Date,
    position::{
        Position,
        query::{STALE, days_before, days_between},
        timeline::Lane,
    },
    statement::Stance,
};

/// Days as columns.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    first: Date,
    last: Date,
    columns: usize,
}

impl Axis {
    /// An axis of at most so many columns; where there are fewer days, each has the same number of columns, twelve at most.
    pub fn new((first, last): (Date, Date), columns: usize) -> Axis {
        let days = usize::try_from(days_between(first, last)).unwrap_or(0) + 1;
        let columns = columns.max(1);
        Axis { first, last, columns: if days < columns { days * (columns / days).min(12) } else { columns } }
    }

    /// Columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Days for each column, rounded up.
    pub fn days_a_column(&self) -> usize {
        (usize::try_from(days_between(self.first, self.last)).unwrap_or(0) + 1).div_ceil(self.columns)
    }

    /// The column of a day.
    pub fn column(&self, day: Date) -> usize {
        let (all, at) = (days_between(self.first, self.last).max(0) + 1, days_between(self.first, day).max(0));
        ((at as usize * self.columns) / all as usize).min(self.columns - 1)
    }

    /// The last day of a column.
    fn end(&self, column: usize) -> Date {
        let all = days_between(self.first, self.last).max(0) as usize + 1;
        let days = ((column + 1) * all).div_ceil(self.columns).max(1) - 1;
        days_before(self.last, (all - 1).saturating_sub(days) as u32)
    }

    /// The two lines below the lanes: a rule with a mark at each date, and the dates: first and last day, and between them
    /// days, months or years at even distances, as close as they have room.
    pub fn scale(&self) -> [String; 2] {
        let (first, last) = (self.first.to_string(), self.last.to_string());
        let mut rule: Vec<char> = vec!['─'; self.columns];
        let mut dates: Vec<char> = vec![' '; self.columns];
        let mut put = |at: usize, text: &str, mark: char| {
            let end = at + text.len();
            let free =
                end <= dates.len() && (at.saturating_sub(1)..(end + 1).min(dates.len())).all(|n| dates[n] == ' ');
            if free {
                dates[at..end].iter_mut().zip(text.chars()).for_each(|(l, c)| *l = c);
            }
            if free && mark != ' ' {
                rule[at] = mark;
            }
        };
        put(0, &first, '└');
        put(self.columns.saturating_sub(last.len()), &last, ' ');
        self.dates().iter().for_each(|(day, text)| put(self.column(*day), text, '┴'));
        if let (Some(end), true) = (rule.last_mut(), self.columns > 1) {
            *end = '┘';
        }
        let line = |chars: Vec<char>| chars.into_iter().collect::<String>().trim_end().to_owned();
        [line(rule), line(dates)]
    }

    /// The dates between and how they are written, of the smallest step whose names do not run into each other.
    pub fn dates(&self) -> Vec<(Date, String)> {
        let apart = |a: &(Date, String), b: &(Date, String)| self.column(a.0) + a.1.len() + 2 <= self.column(b.0);
        let roomy = |dates: &Vec<(Date, String)>| dates.windows(2).all(|w| apart(&w[0], &w[1]));
        let days = DAYS.iter().filter(|_| days_between(self.first, self.last) < 62).map(|n| self.days(*n));
        let months = MONTHS.iter().map(|n| self.months(*n));
        days.chain(months).find(roomy).unwrap_or_default()
    }

    /// Every so many days from the first one on.
    fn days(&self, step: i64) -> Vec<(Date, String)> {
        let days = (1..).map_while(|n| self.first.checked_add(jiff::Span::new().days(n * step)).ok());
        let named = |d: Date| (d, format!("{:02}-{:02}", d.month(), d.day()));
        days.take_while(|d| *d < self.last).map(named).collect()
    }

    /// Every so many months, counted from January; whole years by their number alone.
    fn months(&self, step: usize) -> Vec<(Date, String)> {
        let number = |d: Date| i32::from(d.year()) * 12 + i32::from(d.month()) - 1;
        let start = number(self.first).div_euclid(step as i32) * step as i32;
        let days = (start..=number(self.last))
            .step_by(step)
            .filter_map(|n| Date::new(n.div_euclid(12) as i16, n.rem_euclid(12) as i8 + 1, 1).ok());
        let named = |d: Date| match step < 12 {
            true => (d, format!("{:04}-{:02}", d.year(), d.month())),
            false => (d, format!("{:04}", d.year())),
        };
        days.filter(|d| *d > self.first && *d <= self.last).map(named).collect()
    }
}

/// Steps of dates: days, and months.
const DAYS: [i64; 4] = [1, 2, 7, 14];
const MONTHS: [usize; 10] = [1, 2, 3, 6, 12, 24, 60, 120, 1200, 12000];

/// The lane's line: blank before all data, the position's sign where something was said, [`stroke`] while it holds.
pub fn line(lane: &Lane, axis: &Axis, style: &Style) -> String {
    let mut said = vec![false; axis.columns()];
    lane.marks.iter().for_each(|m| said[axis.column(m.date)] = true);
    lane.turns.iter().for_each(|t| said[axis.column(t.date)] = true);
    let mut out = String::new();
    for (column, said) in said.into_iter().enumerate() {
        let day = axis.end(column);
        let Some(position) = lane.on(day) else {
            out.push(' ');
            continue;
        };
        let old = lane.said(day).is_some_and(|d| days_between(d, day) > STALE);
        let sign = if said { position.sign() } else { stroke(position, old) };
        out.push_str(&tint(position).paint(&sign.to_string(), style.color));
    }
    out
}

/// A column of a position that holds: its height says which, and it is dotted once nothing was said for over 90 days.
pub fn stroke(position: Position, old: bool) -> char {
    match (position, old) {
        (Position::Holds(Stance::Support), false) => '¯',
        (Position::Holds(Stance::Support), true) => '˙',
        (Position::Holds(Stance::Oppose), false) => '_',
        (Position::Holds(Stance::Oppose), true) => '.',
        (Position::Holds(_), false) => '─',
        (Position::Holds(_), true) => '·',
        (Position::Mixed, false) => '═',
        (Position::Mixed, true) => ':',
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_day_has_a_column_and_every_column_ends_on_its_own_day(days in 0i64..4000, columns in 1usize..200) {
            let first = Date::constant(2023, 3, 1);
            let last = first.saturating_add(jiff::Span::new().days(days));
            let axis = Axis::new((first, last), columns);
            prop_assert_eq!(axis.column(first), 0);
            prop_assert_eq!(axis.end(axis.column(last)), last);
            prop_assert_eq!(axis.end(axis.columns() - 1), last);
            for c in 0..axis.columns() {
                prop_assert!(axis.column(axis.end(c)) <= c && axis.end(axis.column(axis.end(c))) == axis.end(c));
            }
            let [rule, dates] = axis.scale();
            prop_assert!(rule.chars().count() == axis.columns() && dates.chars().count() <= axis.columns());
        }
    }

    #[test]
    fn dates_stand_at_even_distances_under_their_marks() {
        let axis = |first, last| Axis::new((first, last), 60);
        let years = axis(Date::constant(2023, 3, 1), Date::constant(2025, 2, 28)).scale();
        assert_eq!(
            years,
            [
                "└────────────────────────┴──────────────┴──────────────────┘".to_owned(),
                "2023-03-01               2024-01        2024-07   2025-02-28".to_owned(),
            ]
        );
        let days = axis(Date::constant(2023, 3, 1), Date::constant(2023, 3, 5)).scale();
        assert_eq!(days[1], "2023-03-01  03-02       03-03       03-04         2023-03-05");
    }

    #[test]
    fn support_oppose_and_what_lies_between_differ_without_colour() {
        let of = |s: Stance| [false, true].map(|old| stroke(Position::Holds(s), old));
        let all = [of(Stance::Support), of(Stance::Conditional), of(Stance::Oppose)].concat();
        for (n, a) in all.iter().enumerate() {
            assert!(!all[..n].contains(a), "{all:?}");
            assert!(Position::ALL.iter().all(|p| p.sign() != *a), "{a} is a sign too");
        }
    }
}

//! A lane of a timeline in characters: a sign where something was said, a line while the position holds.

use super::style::{Style, tint};
use crate::{
    date::Date,
    position::{
        query::{STALE, days_before, days_between},
        timeline::Lane,
    },
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

    /// The line of dates below: first and last day, and months between where they fit.
    pub fn labels(&self) -> String {
        let mut line: Vec<char> = vec![' '; self.columns];
        let mut put = |at: usize, text: &str| {
            let end = at + text.len();
            let free = end <= line.len() && (at.saturating_sub(1)..(end + 1).min(line.len())).all(|n| line[n] == ' ');
            if free {
                line[at..end].iter_mut().zip(text.chars()).for_each(|(l, c)| *l = c);
            }
        };
        let last = self.last.to_string();
        put(0, &self.first.to_string());
        put(self.columns.saturating_sub(last.len()), &last);
        let mut day = self.last.first_of_month();
        while day > self.first {
            let text = format!("{:04}-{:02}", day.year(), day.month());
            put(self.column(day), &text);
            // Months beyond a few hundred cannot all have room; the first ones that fit are enough.
            match day.yesterday() {
                Ok(before) if days_between(self.first, before) < 400_000 => day = before.first_of_month(),
                _ => break,
            }
        }
        line.into_iter().collect::<String>().trim_end().to_owned()
    }
}

/// The lane's line: `·` before all data, the position's sign where something was said, `─` while it holds and `╌` once
/// nothing was said for over 90 days.
pub fn line(lane: &Lane, axis: &Axis, style: &Style) -> String {
    let mut said = vec![false; axis.columns()];
    lane.marks.iter().for_each(|m| said[axis.column(m.date)] = true);
    lane.turns.iter().for_each(|t| said[axis.column(t.date)] = true);
    let mut out = String::new();
    for (column, said) in said.into_iter().enumerate() {
        let day = axis.end(column);
        let Some(position) = lane.on(day) else {
            out.push('·');
            continue;
        };
        let old = lane.said(day).is_some_and(|d| days_between(d, day) > STALE);
        let sign = match (said, old) {
            (true, _) => position.sign(),
            (_, true) => '╌',
            (_, false) => '─',
        };
        out.push_str(&tint(position).paint(&sign.to_string(), style.color));
    }
    out
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
            prop_assert!(axis.labels().chars().count() <= axis.columns());
        }
    }
}

//! From a time expression and a base day to a day.

use jiff::{Span, civil::Weekday};

use super::{Date, Expression, Which};

/// The day that an expression means, said on `base`: the nearest past one, the day itself included; of a range, a week, a month or
/// a year, its first day. None where it names no particular day ("earlier this week") or an impossible one.
pub fn resolve(expression: &Expression, base: Date) -> Option<Date> {
    match *expression {
        Expression::Weekday(day, which) => weekday(day, which, base),
        Expression::Day { day, month, year: Some(year) } => Date::new(year, month, day).ok(),
        Expression::Day { day, month, year: None } => past(base, |year| Date::new(year, month, day).ok()),
        Expression::DayOfMonth(day) => {
            let months = (0..4).filter_map(|n| base.checked_sub(Span::new().months(n)).ok());
            months.filter_map(|m| Date::new(m.year(), m.month(), day).ok()).find(|d| *d <= base)
        }
        Expression::Month { month, year: Some(year) } => Date::new(year, month, 1).ok(),
        Expression::Month { month, year: None } => past(base, |year| Date::new(year, month, 1).ok()),
        Expression::Year(year) => Date::new(year, 1, 1).ok(),
        Expression::Days(n) => base.checked_add(Span::new().try_days(n).ok()?).ok(),
        Expression::Weeks(n) => {
            let monday = base.checked_sub(Span::new().days(base.weekday().to_monday_zero_offset())).ok()?;
            monday.checked_add(Span::new().try_weeks(n).ok()?).ok()
        }
        Expression::Months(n) => base.first_of_month().checked_add(Span::new().try_months(n).ok()?).ok(),
        Expression::Years(n) => Date::new(i16::try_from(i32::from(base.year()) + n).ok()?, 1, 1).ok(),
        Expression::Vague => None,
    }
}

/// The latest of the days that `make` gives for a year, not after `base` and at most twelve months before it.
fn past(base: Date, make: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let oldest = base.checked_sub(Span::new().months(12)).ok()?;
    [base.year(), base.year() - 1].into_iter().filter_map(make).find(|d| *d <= base && *d >= oldest)
}

fn weekday(day: Weekday, which: Which, base: Date) -> Option<Date> {
    let back = i64::from(base.weekday().since(day));
    let days = match which {
        Which::Nearest => -back,
        Which::Last if back == 0 => -7,
        Which::Last => -back,
        Which::Next => 7 - back,
    };
    base.checked_add(Span::new().days(days)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_weekday_is_the_nearest_past_one_the_day_itself_included() {
        let thursday = date(2025, 3, 13);
        let on = |d| resolve(&Expression::Weekday(d, Which::Nearest), thursday);
        assert_eq!(on(Weekday::Thursday), Some(thursday));
        assert_eq!(on(Weekday::Wednesday), Some(date(2025, 3, 12)));
        assert_eq!(on(Weekday::Friday), Some(date(2025, 3, 7)));
        assert_eq!(resolve(&Expression::Weekday(Weekday::Thursday, Which::Last), thursday), Some(date(2025, 3, 6)));
        assert_eq!(resolve(&Expression::Weekday(Weekday::Monday, Which::Next), thursday), Some(date(2025, 3, 17)));
    }

    #[test]
    fn days_without_a_year_lie_within_the_last_twelve_months() {
        let base = date(2025, 2, 10);
        let day = |day, month| resolve(&Expression::Day { day, month, year: None }, base);
        assert_eq!(day(10, 2), Some(base));
        assert_eq!(day(11, 2), Some(date(2024, 2, 11)));
        assert_eq!(day(29, 2), Some(date(2024, 2, 29)));
        assert_eq!(day(31, 12), Some(date(2024, 12, 31)));
        assert_eq!(day(31, 2), None);
        assert_eq!(resolve(&Expression::DayOfMonth(31), base), Some(date(2025, 1, 31)));
    }

    #[test]
    fn ranges_mean_their_first_day() {
        let base = date(2025, 3, 13);
        assert_eq!(resolve(&Expression::Months(-1), base), Some(date(2025, 2, 1)));
        assert_eq!(resolve(&Expression::Weeks(-1), base), Some(date(2025, 3, 3)));
        assert_eq!(resolve(&Expression::Years(-1), base), Some(date(2024, 1, 1)));
        assert_eq!(resolve(&Expression::Month { month: 3, year: None }, base), Some(date(2025, 3, 1)));
        assert_eq!(resolve(&Expression::Month { month: 4, year: None }, base), Some(date(2024, 4, 1)));
    }

    #[test]
    fn the_ends_of_time_are_no_panic() {
        assert_eq!(resolve(&Expression::Days(-9), Date::MIN), None);
        assert_eq!(resolve(&Expression::Days(i32::MAX), Date::MAX), None);
        assert_eq!(resolve(&Expression::Months(i32::MIN), Date::MIN), None);
    }
}

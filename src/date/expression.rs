//! Time expressions in running text: "on Thursday night", "February 19-20", "two days ago", "in March 2025".

use jiff::civil::Weekday;

use super::{
    token::{
        bare, before, count, day, ends, is_part_of_day, is_range, lower, named_month, word, words, year, year_after,
    },
    weekday,
};
use crate::span::Span;

/// What a time expression says, before it is put beside a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expression {
    /// "on Thursday", "last Tuesday", "next Monday".
    Weekday(Weekday, Which),
    /// "13 March", "March 13, 2025", "February 19-20" (the first day).
    Day {
        /// 1 to 31.
        day: i8,
        /// 1 to 12.
        month: i8,
        /// Where it is given.
        year: Option<i16>,
    },
    /// "on the 3rd".
    DayOfMonth(i8),
    /// "in March", "March 2025".
    Month {
        /// 1 to 12.
        month: i8,
        /// Where it is given.
        year: Option<i16>,
    },
    /// "in 2014".
    Year(i16),
    /// Days from the base: "yesterday" is −1.
    Days(i32),
    /// Calendar weeks from the base's: "last week" is −1.
    Weeks(i32),
    /// Calendar months from the base's.
    Months(i32),
    /// Calendar years from the base's.
    Years(i32),
    /// A time, but no particular day: "earlier this week", "the same day".
    Vague,
}

/// Which of the days of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The nearest past one, the day itself included.
    Nearest,
    /// The nearest past one, the day itself left out.
    Last,
    /// The nearest one to come.
    Next,
}

/// Every time expression of a text, in order, with its place. Prepositions before it are not part of it.
pub fn expressions(text: &str) -> Vec<(Span, Expression)> {
    let spans = words(text);
    let tokens: Vec<&str> = spans.iter().map(|s| s.of(text)).collect();
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if let Some((n, expression)) = at(&tokens, i) {
            found.push((Span { start: spans[i].start, end: spans[i + n - 1].end }, expression));
            i += n;
        } else {
            i += 1;
        }
    }
    found
}

/// The time expression that begins at token `i`, and how many tokens it takes; looks back one token for a preposition. Tokens are words and
/// single marks; "19-20" and "Thursday’s" may be one token or several, "Sept." too. Allocates nothing.
pub fn at(tokens: &[&str], i: usize) -> Option<(usize, Expression)> {
    let word = bare(tokens.get(i)?);
    let first = *word.as_bytes().first()?;
    if first.is_ascii_digit() {
        return number_first(tokens, i);
    }
    if first.is_ascii_uppercase()
        && let Some(found) = name_first(tokens, i, word)
    {
        return Some(found);
    }
    phrase(tokens, i, word)
}

/// "13 March 2025", "19-20 February", "two days ago" in digits, "in 2014".
fn number_first(tokens: &[&str], i: usize) -> Option<(usize, Expression)> {
    if let Some(year) = year(tokens[i])
        && before(tokens, i, &["in", "since", "during", "until", "of", "early", "late", "mid"])
        && day_and_month(tokens, i).is_none()
    {
        return Some((1, Expression::Year(year)));
    }
    day_and_month(tokens, i).or_else(|| ago(tokens, i)).or_else(|| {
        let day = day(tokens[i]).filter(|_| tokens[i].ends_with(|c: char| c.is_ascii_alphabetic()))?;
        let on = before(tokens, i, &["the"]) && i > 1 && bare(tokens[i - 2]).eq_ignore_ascii_case("on");
        on.then_some((1, Expression::DayOfMonth(day)))
    })
}

fn day_and_month(tokens: &[&str], i: usize) -> Option<(usize, Expression)> {
    let day_ = day(tokens[i])?;
    let mut n = 1;
    if let (Some(mark), Some(end)) = (word(tokens, i + n), word(tokens, i + n + 1))
        && (is_range(mark) || mark.eq_ignore_ascii_case("and"))
        && day(end).is_some()
    {
        n += 2;
    }
    if word(tokens, i + n)?.eq_ignore_ascii_case("of") {
        n += 1;
    }
    let month = named_month(word(tokens, i + n)?)?;
    n += 1 + usize::from(word(tokens, i + n + 1) == Some("."));
    let (year, more) = year_after(tokens, i + n);
    Some((n + more, Expression::Day { day: day_, month, year }))
}

/// "Thursday night", "Thursday, March 13", "March 13, 2025", "March 15-18", "March 2025", "in March".
fn name_first(tokens: &[&str], i: usize, name: &str) -> Option<(usize, Expression)> {
    if let Some(day) =
        weekday(name).filter(|_| name.len() > 3 || before(tokens, i, &["on", "last", "late", "early", "next"]))
    {
        let mut next = i + 1;
        while word(tokens, next).is_some_and(|w| w == "," || w == ".") {
            next += 1;
        }
        if let Some((n, date @ Expression::Day { .. })) = word(tokens, next).and_then(|_| at(tokens, next)) {
            return Some((next + n - i, date));
        }
        let n = 1 + usize::from(word(tokens, i + 1).is_some_and(is_part_of_day));
        return Some((n, Expression::Weekday(day, Which::Nearest)));
    }
    let month = named_month(name)?;
    let mut n = 1 + usize::from(word(tokens, i + 1) == Some("."));
    if let Some(day) = word(tokens, i + n).and_then(day) {
        n += 1;
        if word(tokens, i + n).is_some_and(is_range) {
            match word(tokens, i + n + 1) {
                Some(end) if self::day(end).is_some() => n += 2,
                Some(end) if named_month(end).is_some() && word(tokens, i + n + 2).and_then(self::day).is_some() => {
                    n += 3
                }
                _ => {}
            }
        }
        let (year, more) = year_after(tokens, i + n);
        return Some((n + more, Expression::Day { day, month, year }));
    }
    if let (Some(year), more) = year_after(tokens, i + n) {
        return Some((n + more, Expression::Month { month, year: Some(year) }));
    }
    let known = ["in", "since", "during", "until", "of", "by", "early", "late", "mid", "last", "this", "through"];
    let bare_month = before(tokens, i, &known) || (i > 1 && tokens[i - 1] == "-" && before(tokens, i - 1, &["mid"]));
    bare_month.then_some((n, Expression::Month { month, year: None }))
}

/// "yesterday", "last week", "earlier this month", "the day before", "a week ago".
fn phrase(tokens: &[&str], i: usize, first: &str) -> Option<(usize, Expression)> {
    let is = |k: usize, w: &str| word(tokens, i + k).is_some_and(|t| t.eq_ignore_ascii_case(w));
    let plain = |n, e| Some((n, e));
    // A quick look, so that most words cost nothing.
    if !starts_like(first, b"acelnpty") {
        return ago(tokens, i);
    }
    match lower(first, &mut [0; 9])? {
        "today" | "tonight" => plain(1, Expression::Days(0)),
        "yesterday" => plain(1 + usize::from(word(tokens, i + 1).is_some_and(is_part_of_day)), Expression::Days(-1)),
        "tomorrow" => plain(1, Expression::Days(1)),
        "earlier" | "later" if is(1, "today") => plain(2, Expression::Days(0)),
        "earlier" | "later" if is(1, "this") && word(tokens, i + 2).and_then(period).is_some() => {
            plain(3, Expression::Vague)
        }
        "last" | "past" | "previous" => relative(tokens, i, -1),
        "this" => relative(tokens, i, 0),
        "next" | "coming" => relative(tokens, i, 1),
        "the" if is(1, "day") && is(2, "before") && is(3, "yesterday") => plain(4, Expression::Days(-2)),
        "the" if is(1, "day") && is(2, "before") && ends(tokens, i + 3) => plain(3, Expression::Days(-1)),
        "the" if is(1, "previous") && (is(2, "day") || is(2, "evening")) => plain(3, Expression::Days(-1)),
        "the" if is(1, "same") && (is(2, "day") || word(tokens, i + 2).is_some_and(is_part_of_day)) => {
            plain(3, Expression::Vague)
        }
        "a" if is(1, "day") && (is(2, "earlier") || is(2, "ago")) => plain(3, Expression::Days(-1)),
        _ => ago(tokens, i),
    }
}

/// Whether a word begins with one of these letters, in any case.
fn starts_like(word: &str, letters: &[u8]) -> bool {
    word.as_bytes().first().is_some_and(|b| letters.contains(&b.to_ascii_lowercase()))
}

fn relative(tokens: &[&str], i: usize, by: i32) -> Option<(usize, Expression)> {
    let next = word(tokens, i + 1)?;
    if let Some(period) = period(next) {
        return Some((2, period(by)));
    }
    if next.as_bytes().first().is_some_and(u8::is_ascii_uppercase) {
        if let Some(day) = weekday(next) {
            let which = [Which::Last, Which::Nearest, Which::Next][(by + 1) as usize];
            let n = 2 + usize::from(word(tokens, i + 2).is_some_and(is_part_of_day));
            return Some((n, Expression::Weekday(day, which)));
        }
        if by < 1
            && let Some((n, month @ Expression::Month { .. })) = name_first(tokens, i + 1, next)
        {
            return Some((n + 1, month));
        }
    }
    (by < 1 && is_part_of_day(next)).then_some((2, Expression::Days(by)))
}

/// "two days ago", "a week ago", "3 months ago".
fn ago(tokens: &[&str], i: usize) -> Option<(usize, Expression)> {
    if !starts_like(tokens.get(i + 2)?, b"a") || !word(tokens, i + 2)?.eq_ignore_ascii_case("ago") {
        return None;
    }
    let n = count(word(tokens, i)?)?;
    let unit = word(tokens, i + 1)?;
    let unit = unit.strip_suffix(['s', 'S']).unwrap_or(unit);
    let expression = match lower(unit, &mut [0; 9])? {
        "hour" | "minute" => Expression::Vague,
        "day" => Expression::Days(-n),
        "week" => Expression::Days(-7 * n),
        "month" => Expression::Months(-n),
        "year" => Expression::Years(-n),
        _ => return None,
    };
    Some((3, expression))
}

/// A unit of time, in the singular or plural.
pub fn is_unit(word: &str) -> bool {
    let unit = word.strip_suffix(['s', 'S']).unwrap_or(word);
    lower(unit, &mut [0; 9]).is_some_and(|w| ["minute", "hour", "day", "week", "month", "year"].contains(&w))
}

/// Whether a noun phrase that ends with this word may say when: "this year", "next Monday", "tomorrow".
pub fn is_when(word: &str) -> bool {
    let plain = ["today", "tonight", "tomorrow", "yesterday", "spring", "summer", "autumn", "winter", "weekend"];
    is_unit(word)
        || is_part_of_day(word)
        || weekday(word).is_some()
        || named_month(word).is_some()
        || lower(word, &mut [0; 9]).is_some_and(|w| plain.contains(&w))
}

fn period(word: &str) -> Option<fn(i32) -> Expression> {
    match lower(word, &mut [0; 9])? {
        "week" => Some(Expression::Weeks),
        "month" => Some(Expression::Months),
        "year" => Some(Expression::Years),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::{Date, resolve};
    use jiff::civil::date;

    /// The first expression's words, and its day when said on Thursday 13 March 2025.
    fn first(text: &str) -> Option<(&str, Option<Date>)> {
        let (span, e) = expressions(text).into_iter().next()?;
        Some((span.of(text), resolve(&e, date(2025, 3, 13))))
    }

    #[test]
    fn reporting_clauses_give_their_day() {
        for (text, words, day) in [
            ("Vale said on Thursday.", "Thursday", date(2025, 3, 13)),
            ("the Spire said late on Tuesday night", "Tuesday night", date(2025, 3, 11)),
            ("Vale said last Thursday", "last Thursday", date(2025, 3, 6)),
            ("he told reporters yesterday", "yesterday", date(2025, 3, 12)),
            ("the office said the day before.", "the day before", date(2025, 3, 12)),
            ("she wrote on 2 March", "2 March", date(2025, 3, 2)),
            ("she wrote on Feb. 16, the day before the talks", "Feb. 16", date(2025, 2, 16)),
            ("Vale said on December 5", "December 5", date(2024, 12, 5)),
            ("said on Friday, March 7, 2025, that", "Friday, March 7, 2025", date(2025, 3, 7)),
            ("at the talks of February 19-20 in Sutholm", "February 19-20", date(2025, 2, 19)),
            ("at the talks of 19–20 February", "19–20 February", date(2025, 2, 19)),
            ("from February 27-March 2", "February 27-March 2", date(2025, 2, 27)),
            ("he said in an April 2024 interview", "April 2024", date(2024, 4, 1)),
            ("it said in February", "February", date(2025, 2, 1)),
            ("he said last month", "last month", date(2025, 2, 1)),
            ("he said last week", "last week", date(2025, 3, 3)),
            ("in 2014 it said", "2014", date(2014, 1, 1)),
            ("it said two days ago", "two days ago", date(2025, 3, 11)),
            ("said this morning", "this morning", date(2025, 3, 13)),
            ("said in Nordhaven on the 3rd what", "3rd", date(2025, 3, 3)),
            ("Thursday's call", "Thursday", date(2025, 3, 13)),
        ] {
            assert_eq!(first(text), Some((words, Some(day))), "{text}");
        }
    }

    #[test]
    fn vague_times_are_found_and_name_no_day() {
        for text in ["said earlier this week", "said later this month", "the same day he said", "said three hours ago"]
        {
            assert_eq!(first(text).map(|f| f.1), Some(None), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_times() {
        for text in [
            "They may march on; the sun sat low, and 15 may come.",
            "May I ask?",
            "3.75 billion of 2,014 ships",
            "last of all, next to it, this is",
            "the day before the talks",
            "Mars and Marc second the motion",
            "15 and 16 people",
        ] {
            assert_eq!(expressions(text), vec![], "{text}");
        }
    }

    #[test]
    fn tokens_may_be_cut_in_other_ways() {
        let day = |day, month, year| Some(Expression::Day { day, month, year });
        assert_eq!(at(&["Sept.", "19-20", ",", "2025"], 0).map(|f| f.1), day(19, 9, Some(2025)));
        assert_eq!(at(&["Thursday’s"], 0), Some((1, Expression::Weekday(Weekday::Thursday, Which::Nearest))));
        assert_eq!(at(&[], 0), None);
        assert_eq!(at(&[""], 0), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "(?s).{0,60}|([0-9 ]{1,4}|March|Sunday|last| |,|-|–|the|day|ago){0,12}") {
            for (span, e) in expressions(&text) {
                proptest::prop_assert!(!span.of(&text).is_empty());
                resolve(&e, date(2025, 3, 13));
            }
            crate::date::parse_near(&text, Some(date(2025, 3, 13)));
        }
    }
}

//! A written-out day: in metadata, in a header, a stamp or a dateline.

use jiff::civil::Weekday;

use super::{Date, month, weekday};

/// A day as it is written, perhaps without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The year, where it is given.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31; 1 where only the month is given.
    pub day: i8,
    /// The weekday beside it.
    pub weekday: Option<Weekday>,
}

impl Written {
    /// The day itself; a missing year is the one that puts it nearest to `base` (and onto its weekday, where one is given).
    /// None for an impossible day, and without both a year and a base.
    pub fn near(self, base: Option<Date>) -> Option<Date> {
        if let Some(year) = self.year {
            return Date::new(year, self.month, self.day).ok();
        }
        let base = base?;
        let years = [base.year(), base.year() - 1, base.year() + 1];
        let days = || years.iter().filter_map(|y| Date::new(*y, self.month, self.day).ok());
        let distance = |d: &Date| base.until(*d).map_or(i32::MAX, |s| s.get_days().abs());
        let fitting = days().filter(|d| self.weekday.is_none_or(|w| d.weekday() == w)).min_by_key(distance);
        // a wrong weekday beside a day is the writer's slip: the day counts
        fitting.filter(|d| distance(d) <= 400).or_else(|| days().min_by_key(distance))
    }
}

/// The day of a metadata field: ISO (with a time or zone: the local day is kept), `2025-03` (its first day), RFC 2822,
/// `13 March 2025`, `March 13, 2025`, `3 Jul 2022 23.26`. None where it is anything else, an impossible day, or has no year.
pub fn parse(text: &str) -> Option<Date> {
    parse_near(text, None)
}

/// As [`parse`], and a day without a year (`Sept 11`) is the one nearest to `base`.
pub fn parse_near(text: &str, base: Option<Date>) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = compact(text) {
        return Some(date);
    }
    let (written, used) = scan(text)?;
    if !is_time(&text[used..]) {
        return None;
    }
    written.near(base)
}

/// The day written at the very start of `text`, and how many bytes it takes: `Thursday, 13 March 2025`, `March 13`, `2025-03-13`,
/// `13.03.2025`. Nothing after it is looked at.
pub fn scan(text: &str) -> Option<(Written, usize)> {
    let mut s = Scanner { text, at: 0 };
    if let Some(found) = s.digits_first() {
        return Some(found);
    }
    s.at = 0;
    let day_name = s.word().and_then(weekday);
    if day_name.is_some() {
        s.skip(".,");
    } else {
        s.at = 0;
    }
    if let Some((w, used)) = (Scanner { text: &text[s.at..], at: 0 }).digits_first() {
        return Some((Written { weekday: day_name, ..w }, s.at + used));
    }
    let start = s.at;
    if let Some(day) = s.day() {
        s.skip(" \u{a0}");
        if s.word_is("of") {
            s.skip(" ");
        }
        s.skip("-");
        let month = month(s.word()?)?;
        let mut end = s.at;
        s.skip(".,-'");
        let year = s.year();
        if year.is_some() {
            end = s.at;
        }
        return Some((Written { year, month, day, weekday: day_name }, end));
    }
    s.at = start;
    let month = month(s.word()?)?;
    s.skip(".");
    let before_day = s.at;
    if let Some(year) = s.year() {
        return Some((Written { year: Some(year), month, day: 1, weekday: day_name }, s.at));
    }
    s.at = before_day;
    let day = s.day()?;
    let mut end = s.at;
    s.skip(",");
    let year = s.year();
    if year.is_some() {
        end = s.at;
    }
    Some((Written { year, month, day, weekday: day_name }, end))
}

/// Whether what follows a day is a time of day, a zone, or nothing.
fn is_time(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['T', 't', ' ', ',', '\u{a0}']).trim_end();
    if rest.is_empty() {
        return true;
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || ":.+-− ()[]/_\u{202f}".contains(c);
    let words = rest.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty()).count();
    rest.starts_with(|c: char| c.is_ascii_digit() || "Z+(".contains(c))
        && rest.len() <= 40
        && words <= 4
        && rest.chars().all(allowed)
}

/// `20250313`.
fn compact(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Date::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?).ok()
}

/// Reads a written day from left to right.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Skips blanks and any of `marks`.
    fn skip(&mut self, marks: &str) {
        let rest = self.rest();
        let cut =
            rest.trim_start_matches(|c: char| matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}') || marks.contains(c));
        self.at += rest.len() - cut.len();
    }

    /// The run of letters here; moves past it.
    fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        self.at += end;
        (end > 0).then(|| &rest[..end])
    }

    /// Moves past `word` if it is next.
    fn word_is(&mut self, word: &str) -> bool {
        let before = self.at;
        let is = self.word().is_some_and(|w| w.eq_ignore_ascii_case(word));
        if !is {
            self.at = before;
        }
        is
    }

    /// A run of 1 to 4 digits that ends there; moves past it.
    fn number(&mut self) -> Option<(i16, usize)> {
        let rest = self.rest();
        let n = rest.bytes().take_while(u8::is_ascii_digit).count();
        if n == 0 || n > 4 {
            return None;
        }
        self.at += n;
        Some((rest[..n].parse().ok()?, n))
    }

    /// A year of four digits, after blanks; stays where it is if there is none. A time ("21.35") is no year.
    fn year(&mut self) -> Option<i16> {
        let before = self.at;
        self.skip("");
        if let Some((year @ 1000..=2999, 4)) = self.number()
            && !self.rest().starts_with(|c: char| c.is_alphanumeric())
        {
            return Some(year);
        }
        self.at = before;
        None
    }

    /// A day of the month, with its ordinal ending or the end of a range ("19-20") passed over.
    fn day(&mut self) -> Option<i8> {
        let before = self.at;
        self.skip("");
        let found = match self.number() {
            Some((day @ 1..=31, 1..=2)) => Some(day as i8),
            _ => None,
        };
        for ending in ["st", "nd", "rd", "th"] {
            if self.word_is(ending) {
                break;
            }
        }
        let after = self.at;
        if found.is_some() && self.rest().starts_with(['-', '–']) {
            self.skip("-–");
            if !matches!(self.number(), Some((1..=31, 1..=2))) {
                self.at = after;
            }
        }
        let glued = self.rest().starts_with(|c: char| c.is_alphanumeric()) || self.rest().starts_with([':', '%']);
        if found.is_none() || glued {
            self.at = before;
            return None;
        }
        found
    }

    /// `2025-03-13`, `2025/03/13`, `2025-03`, `13.03.2025`, `25/03/2025` (where only one order is possible).
    fn digits_first(&mut self) -> Option<(Written, usize)> {
        let (first, n) = self.number()?;
        let mark = self.rest().chars().next().filter(|c| "-/.".contains(*c))?;
        self.at += 1;
        let (second, m) = self.number()?;
        if m > 2 {
            return None;
        }
        let written = |year, month: i16, day: i16| {
            let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
            fits.then_some(Written { year: Some(year), month: month as i8, day: day as i8, weekday: None })
        };
        let more = self.rest().starts_with(mark);
        if n == 4 && (1000..=2999).contains(&first) {
            if !more {
                let ends = !self.rest().starts_with(|c: char| c.is_alphanumeric());
                return written(first, second, 1).filter(|_| mark == '-' && m == 2 && ends).map(|w| (w, self.at));
            }
            self.at += 1;
            let (day, _) = self.number().filter(|(_, d)| *d <= 2)?;
            return written(first, second, day).map(|w| (w, self.at));
        }
        if !more || n > 2 || mark == '-' {
            return None;
        }
        self.at += 1;
        let (year, _) = self.number().filter(|(y, d)| *d == 4 && *y >= 1000)?;
        let (day, month) = match (first, second) {
            _ if mark == '.' => (first, second),
            (13.., _) => (first, second),
            (_, 13..) => (second, first),
            (a, b) if a == b => (a, b),
            _ => return None,
        };
        written(year, month, day).map(|w| (w, self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn metadata_dates_in_every_usual_form() {
        for text in [
            "2025-03-13",
            "2025-03-13T23:59:00-11:00",
            "2025-03-13T00:10:00.123Z",
            "2025-03-13 21:05",
            "2025-03-13T21:05:00+03:00[Europe/Berlin]",
            "20250313",
            "2025/03/13",
            "13.03.2025",
            "13/03/2025",
            "Thu, 13 Mar 2025 21:05:00 +0300",
            "Thu, 13 Mar 2025 21:05:00 GMT",
            "13 March 2025",
            "13th of March 2025",
            "March 13, 2025",
            "Mar. 13, 2025",
            "Thursday, March 13, 2025 1:30 PM",
            "13-Mar-2025",
            "13 Mar 2025 23.26",
            " 13 March 2025, 14:20 ",
        ] {
            assert_eq!(parse(text), Some(date(2025, 3, 13)), "{text}");
        }
        assert_eq!(parse("2025-03"), Some(date(2025, 3, 1)));
        assert_eq!(parse("March 2025"), Some(date(2025, 3, 1)));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "soon",
            "2025-02-30",
            "2025-13-01",
            "Sept 11",
            "13 March 2025 in Sutholm",
            "03/04/2025",
            "March",
            "1.5",
            "2025",
            "-",
            "１３ March 2025",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_missing_year_is_the_nearest_one() {
        assert_eq!(parse_near("Sept 11", Some(date(2025, 9, 11))), Some(date(2025, 9, 11)));
        assert_eq!(parse_near("31 December", Some(date(2026, 1, 2))), Some(date(2025, 12, 31)));
        assert_eq!(parse_near("Saturday, November 22", Some(date(2025, 11, 21))), Some(date(2025, 11, 22)));
        assert_eq!(parse_near("29 February", Some(date(2025, 3, 1))), Some(date(2024, 2, 29)));
    }

    #[test]
    fn scanning_stops_where_the_day_ends() {
        let (w, used) = scan("3 Jul 2022 00.53 The head of state").unwrap();
        assert_eq!((w.year, w.month, w.day, used), (Some(2022), 7, 3, 10));
        let (w, used) = scan("14 March - The envoy").unwrap();
        assert_eq!((w.year, w.month, w.day, used), (None, 3, 14, 8));
        assert_eq!(scan("May I ask").map(|f| f.1), None);
        assert_eq!(scan("March 15-18 talks").map(|(w, n)| (w.day, n)), Some((15, 11)));
        assert_eq!(scan("6,000 soldiers"), None);
    }
}

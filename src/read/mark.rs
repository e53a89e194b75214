//! Date headers and entry stamps: "Saturday, 22 November", "21 May 2022 21.35", "18:20 GMT – …".

use jiff::civil::Weekday;

use super::words::words;
use crate::date::{self, Date, Expression, Which, Written};

/// What opens a dated stretch, at the start of a paragraph. `body` is where the words after it begin, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A line that is nothing but a day, perhaps with a time.
    Header(Day),
    /// A day before the words of an entry.
    Stamp { day: Day, body: usize },
    /// A time of day only; `body` is the paragraph's length where nothing follows.
    Time { body: usize },
}

/// A day in a header or stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    Written(Written),
    Weekday(Weekday),
}

impl Day {
    /// The day itself, with what is missing taken from the document's day.
    pub fn near(self, base: Option<Date>) -> Option<Date> {
        match self {
            Day::Written(w) => w.near(base),
            Day::Weekday(w) => date::resolve(&Expression::Weekday(w, Which::Nearest), base?),
        }
    }
}

/// The mark with which a paragraph begins.
pub(super) fn find(text: &str) -> Option<Mark> {
    let start = text.len() - text.trim_start_matches(['#', '*', '[', '(', '•', '-', '–', '—', ' ', '_', '>']).len();
    let start = start + lead_word(&text[start..]);
    if !may_be_mark(&text[start..]) {
        return None;
    }
    if let Some((written, used)) = date::scan(&text[start..]) {
        return dated(text, Day::Written(written), start + used);
    }
    let word = text[start..].split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    // "WED 14:20 – Vale spoke", "Thursday, 09:05 – …".
    if let Some(day) = date::weekday(word)
        && let Some((body, time)) = timed(text, start + word.len())
    {
        let set_off = text[time.end..body].contains(|c: char| !c.is_whitespace());
        let day = Day::Weekday(day);
        return match body == text.len() {
            true => Some(Mark::Header(day)),
            false => (set_off || time.zone || time.colon && opens_sentence(&text[body..]))
                .then_some(Mark::Stamp { day, body }),
        };
    }
    if let Some(day) = date::weekday(word).filter(|_| word.len() > 5) {
        let end = closed(text, start + word.len());
        return (end == text.len()).then_some(Mark::Header(Day::Weekday(day)));
    }
    let after = time(text, start)?;
    let gap = skip(text, after.end, " ,|-–—");
    if let Some((written, used)) = date::scan(&text[gap..]) {
        return dated(text, Day::Written(written), gap + used).map(|m| match m {
            Mark::Stamp { .. } | Mark::Header(_) => m,
            Mark::Time { body } => Mark::Time { body },
        });
    }
    let body = closed(text, after.end);
    let set_off = text[after.end..body].contains(|c: char| !c.is_whitespace());
    let opens = opens_sentence(&text[body..]);
    (body == text.len() || set_off || after.zone || (after.colon && opens)).then_some(Mark::Time { body })
}

/// A time of day behind a weekday, and where the words after it begin.
fn timed(text: &str, at: usize) -> Option<(usize, Time)> {
    let time = time(text, skip(text, at, " .,|-–—"))?;
    Some((closed(text, time.end), time))
}

/// What stands after a day decides: nothing, a time, or a mark that sets the day off from the entry's words.
fn dated(text: &str, day: Day, end: usize) -> Option<Mark> {
    let full = matches!(day, Day::Written(Written { year: Some(_), .. }));
    // "2031-03-14 Vale rejects truce": as lists and tables have it.
    let numeric = text.get(end.saturating_sub(10)..end).is_some_and(is_iso);
    let gap = skip(text, end, " ,|-–—T");
    let time = time(text, gap);
    let end = time.map_or(end, |t| t.end);
    let mut body = closed(text, end);
    let name = skip(text, body, "(");
    let trailing = text[name..].split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    if date::weekday(trailing).is_some() && closed(text, name + trailing.len()) == text.len() {
        body = text.len();
    }
    if body == text.len() {
        return Some(Mark::Header(day));
    }
    let off = text[end..body].trim();
    let set_off = off.starts_with(':')
        || off.starts_with('|')
        || off.starts_with(['–', '—', '-'])
        || off.starts_with([']', ')', '*']);
    let stands_apart =
        set_off && (text[end..].starts_with([':', ']', ')', '*']) || text[end..].starts_with([' ', '\u{a0}']));
    let apart = stands_apart || numeric && body > end && opens_sentence(&text[body..]);
    // "18 Feb, 16:44. Vale: …": a stop behind the hour, and a new sentence
    let stopped =
        time.as_ref().is_some_and(|t| t.colon || t.zone) && off.starts_with('.') && opens_sentence(&text[body..]);
    ((time.is_some() && (full || set_off)) || stopped || apart).then_some(Mark::Stamp { day, body })
}

/// Whether words begin as a sentence does: with a capital or a mark of quotation.
fn opens_sentence(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || "“‘\"'’”«".contains(c))
}

/// Whether a day is written in figures, the year first.
fn is_iso(day: &str) -> bool {
    day.bytes().enumerate().all(|(n, b)| if n == 4 || n == 7 { b == b'-' } else { b.is_ascii_digit() })
}

/// A quick look, so that ordinary paragraphs cost nothing: a digit, or the name of a month or weekday, is first.
fn may_be_mark(text: &str) -> bool {
    let Some(first) = text.as_bytes().first() else { return false };
    if first.is_ascii_digit() {
        return true;
    }
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    first.is_ascii_uppercase() && (date::month(word).is_some() || date::weekday(word).is_some())
}

/// The length of "From ", "Updated: " before a stamp.
fn lead_word(text: &str) -> usize {
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    let leads = |w: &&str| w.eq_ignore_ascii_case(word);
    if word.len() > 9 || !words().list("stamp_lead").iter().any(leads) {
        return 0;
    }
    let end = skip(text, word.len(), " :");
    if text[end..].starts_with(|c: char| c.is_ascii_digit()) { end } else { 0 }
}

#[derive(Clone, Copy)]
struct Time {
    end: usize,
    zone: bool,
    colon: bool,
}

/// A time of day at `start`, with am or pm and a zone: "21.35", "1:30 pm ET", "14:05 GMT".
fn time(text: &str, start: usize) -> Option<Time> {
    let bytes = text.as_bytes();
    let digits = |at: usize| {
        bytes.get(at.min(bytes.len())..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count()
    };
    let hour = digits(start);
    let mark = *bytes.get(start + hour)?;
    let minutes = start + hour + 1;
    if !(1..=2).contains(&hour) || !matches!(mark, b':' | b'.' | b'h') || digits(minutes) != 2 {
        return None;
    }
    let (h, m) = (text[start..start + hour].parse::<u8>().ok()?, text[minutes..minutes + 2].parse::<u8>().ok()?);
    let mut end = minutes + 2;
    if bytes.get(end) == Some(&b':') && digits(end + 1) == 2 {
        end += 3;
    }
    if h > 24 || m > 59 || text[end..].starts_with(['%', '°']) {
        return None;
    }
    if mark == b'.' && text[end..].starts_with(|c: char| c == '.' && hour == 1) {
        return None;
    }
    for half in ["a.m.", "p.m.", "am", "pm"] {
        let at = skip(text, end, " ");
        if text.get(at..at + half.len()).is_some_and(|t| t.eq_ignore_ascii_case(half))
            && !letter_at(text, at + half.len())
        {
            end = at + half.len();
            break;
        }
    }
    if letter_at(text, end) && !text[end..].starts_with(['Z', 'A', 'P']) {
        return None;
    }
    let at = skip(text, end, " (");
    for zone in words().list("zones") {
        if text.get(at..at + zone.len()).is_some_and(|t| t.eq_ignore_ascii_case(zone))
            && !letter_at(text, at + zone.len())
        {
            return Some(Time { end: at + zone.len(), zone: true, colon: mark != b'.' });
        }
    }
    Some(Time { end, zone: false, colon: mark != b'.' })
}

fn letter_at(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|t| t.starts_with(char::is_alphanumeric))
}

/// Where `marks` end, from `at` on.
fn skip(text: &str, at: usize, marks: &str) -> usize {
    text.len() - text[at..].trim_start_matches(|c: char| c == '\u{a0}' || marks.contains(c)).len()
}

/// Past the marks that close a header or stamp.
fn closed(text: &str, at: usize) -> usize {
    skip(text, at, " \t:.,;|-–—])*_#")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn day(text: &str) -> Option<(Option<Date>, &str)> {
        let base = Some(date(2022, 7, 4));
        match find(text)? {
            Mark::Header(d) => Some((d.near(base), "")),
            Mark::Stamp { day, body } => Some((day.near(base), &text[body..])),
            Mark::Time { body } => Some((None, &text[body..])),
        }
    }

    #[test]
    fn headers_in_every_order() {
        for text in [
            "3 July 2022",
            "Sunday, July 3",
            "Sunday 3 July",
            "July 3, 2022:",
            "## 3 July 2022",
            "2022-07-03",
            "3 July 2022, 14:05 GMT",
            "Sunday",
            "**July 3 (Sunday)**",
            "July 3rd",
        ] {
            assert_eq!(day(text), Some((Some(date(2022, 7, 3)), "")), "{text}");
        }
    }

    #[test]
    fn stamps_keep_the_day_as_printed_and_leave_the_words() {
        for text in [
            "3 Jul 2022 23.26 Vale spoke",
            "From 3 Jul 2022 00.53 Vale spoke",
            "3 July: Vale spoke",
            "[3 July 2022] Vale spoke",
            "3 Jul 2022 23.26 BST Vale spoke",
            "July 3 – Vale spoke",
            "23:26, 3 July: Vale spoke",
            "2022-07-03 Vale spoke",
            "2022-07-03\tVale spoke",
            "3 Jul, 23:26. Vale spoke",
        ] {
            assert_eq!(day(text), Some((Some(date(2022, 7, 3)), "Vale spoke")), "{text}");
        }
        for text in ["Sun 23:26 - Vale spoke", "SUN 23.26 | Vale spoke", "Sunday, 11:26 p.m. Vale spoke"] {
            assert_eq!(day(text), Some((Some(date(2022, 7, 3)), "Vale spoke")), "{text}");
        }
        for text in [
            "17:20 - Vale spoke",
            "18:20. Vale spoke",
            "6.20pm BST Vale spoke",
            "09:05 Vale spoke",
            "[14:05] Vale spoke",
            "1:30 p.m. ET: Vale spoke",
        ] {
            assert_eq!(day(text), Some((None, "Vale spoke")), "{text}");
        }
    }

    #[test]
    fn sentences_are_no_marks() {
        for text in [
            "3.75 billion crowns of dues were paid",
            "July was quiet",
            "May I ask the President?",
            "March 13 was the day of the vote",
            "2022 was a year of talks",
            "On 3 July 2022 Vale spoke",
            "10:30% of dues",
            "Sunday papers in Nordhaven",
            "13 ships left on 3 July",
            "15 March-class boats",
            "From 3 to 5 ships left",
            "",
            "#",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}

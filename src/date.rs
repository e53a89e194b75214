//! Days: the one date type, how a day is read from metadata, and the time expressions of running text.
//!
//! Nothing here asks the clock: every relative word is resolved against a day that the caller gives.

mod expression;
mod resolve;
mod token;
mod written;

pub use expression::{Expression, Which, at, expressions, is_unit, is_when};
pub use resolve::resolve;
pub use written::{Written, parse, parse_near, scan};

/// A calendar day. Written as a quoted `"2025-03-13"`.
pub type Date = jiff::civil::Date;

use jiff::civil::Weekday;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The day of the first time expression among words that is not after a day.
pub fn first(words: &[&str], base: Date) -> Option<Date> {
    let mut i = 0;
    while i < words.len() {
        let Some((used, expression)) = at(words, i) else {
            i += 1;
            continue;
        };
        if let Some(day) = resolve(&expression, base).filter(|d| *d <= base) {
            return Some(day);
        }
        i += used.max(1);
    }
    None
}

/// How many letters the names of months and weekdays have, in full or shortened: what tells many words from them.
const NAMES: std::ops::RangeInclusive<usize> = 3..=9;

/// The month (1 to 12) that a word names, in full or shortened to three letters or "Sept", in any case.
pub fn month(word: &str) -> Option<i8> {
    if !NAMES.contains(&word.len()) {
        return None;
    }
    let n = MONTHS.iter().position(|m| begins_alike(word, m) && is_name(word, m, &[3, 4]))?;
    Some(n as i8 + 1)
}

/// The weekday that a word names, in full or shortened ("Tue", "Tues", "Thurs"), in any case.
pub fn weekday(word: &str) -> Option<Weekday> {
    if !NAMES.contains(&word.len()) {
        return None;
    }
    WEEKDAYS.iter().find(|(name, _)| begins_alike(word, name) && is_name(word, name, &[3, 4, 5])).map(|(_, day)| *day)
}

/// Whether a word begins with the first letter of `name` (lower case), in any case: what tells most words from names.
fn begins_alike(word: &str, name: &str) -> bool {
    word.as_bytes().first().map(u8::to_ascii_lowercase) == name.as_bytes().first().copied()
}

/// Whether `word` is `name` (lower case) or one of its usual short forms; a short form never ends in a way that makes another word.
fn is_name(word: &str, name: &str, short: &[usize]) -> bool {
    let cut = match word.len() {
        n if n == name.len() => n,
        // "june", "marc", "satu" are no short forms; "sept", "tues", "thur", "thurs" are
        4 if !matches!(name, "september" | "tuesday" | "thursday") => return false,
        5 if name != "thursday" => return false,
        n if short.contains(&n) && n < name.len() => n,
        _ => return false,
    };
    word.as_bytes()[..cut].eq_ignore_ascii_case(&name.as_bytes()[..cut])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar_words_in_full_and_short() {
        assert_eq!(month("March"), Some(3));
        assert_eq!(month("SEPT"), Some(9));
        assert_eq!(month("Marc"), None);
        assert_eq!(month("mayor"), None);
        assert_eq!(weekday("Thurs"), Some(Weekday::Thursday));
        assert_eq!(weekday("Sund"), None);
        assert_eq!(weekday("Friday"), Some(Weekday::Friday));
        assert_eq!(month("Mär"), None, "never inside a character");
    }
}

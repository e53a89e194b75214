//! What single tokens of a time expression are: numbers, days, years, capitalised months, the marks of ranges.

use super::month;
use crate::span::Span;

pub(super) fn count(word: &str) -> Option<i32> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = lower(word, &mut [0; 9]).map(|w| match w {
        "a" | "an" => Some(1),
        w => WORDS
            .iter()
            .position(|x| *x == w)
            .map(|n| n as i32 + 1)
            .or_else(|| w.parse().ok().filter(|n| (1..=999).contains(n))),
    });
    word.flatten()
}

pub(super) fn is_part_of_day(word: &str) -> bool {
    ["morning", "afternoon", "evening", "night"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

pub(super) fn is_range(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "to" | "through")
}

/// Whether the clause stops at token `i`: nothing there, or a mark.
pub(super) fn ends(tokens: &[&str], i: usize) -> bool {
    word(tokens, i).is_none_or(|w| !w.starts_with(char::is_alphanumeric))
}

/// Whether the token before `i` is one of `words`, in any case.
pub(super) fn before(tokens: &[&str], i: usize, words: &[&str]) -> bool {
    i > 0 && words.iter().any(|w| tokens[i - 1].eq_ignore_ascii_case(w))
}

pub(super) fn word<'a>(tokens: &[&'a str], i: usize) -> Option<&'a str> {
    tokens.get(i).map(|t| bare(t))
}

/// A token without a possessive ending or the full stop of a short form.
pub(super) fn bare(token: &str) -> &str {
    if !matches!(token.as_bytes().last(), Some(b's' | b'.')) {
        return token;
    }
    let token = token.strip_suffix("’s").or_else(|| token.strip_suffix("'s")).unwrap_or(token);
    if token.len() > 1 { token.strip_suffix('.').unwrap_or(token) } else { token }
}

/// A month in running text: with its capital ("may", "march" are other words).
pub(super) fn named_month(word: &str) -> Option<i8> {
    month(word).filter(|_| word.as_bytes()[0].is_ascii_uppercase())
}

/// The first day in "13", "13th", "19-20", "15–18".
pub(super) fn day(token: &str) -> Option<i8> {
    let token = bare(token);
    let n = token.bytes().take_while(u8::is_ascii_digit).count();
    if n == 0 || n > 2 {
        return None;
    }
    let rest = &token[n..];
    let fine = matches!(rest, "" | "st" | "nd" | "rd" | "th")
        || rest
            .strip_prefix(['-', '–'])
            .is_some_and(|end| (1..=2).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_digit()));
    token[..n].parse().ok().filter(|d| fine && (1..=31).contains(d))
}

pub(super) fn year(token: &str) -> Option<i16> {
    let token = bare(token);
    let digits = token.len() == 4 && token.bytes().all(|b| b.is_ascii_digit());
    token.parse().ok().filter(|y| digits && (1900..2100).contains(y))
}

/// The year at token `i`, perhaps after a comma, and the tokens it takes.
pub(super) fn year_after(tokens: &[&str], i: usize) -> (Option<i16>, usize) {
    let comma = usize::from(tokens.get(i) == Some(&","));
    match tokens.get(i + comma).and_then(|t| year(t)) {
        Some(year) => (Some(year), comma + 1),
        None => (None, 0),
    }
}

/// The word in ASCII lower case, without allocation; none for a longer or a non-ASCII word.
pub(super) fn lower<'b>(word: &str, buffer: &'b mut [u8; 9]) -> Option<&'b str> {
    let place = buffer.get_mut(..word.len())?;
    place.copy_from_slice(word.as_bytes());
    place.make_ascii_lowercase();
    std::str::from_utf8(place).ok()
}

/// Runs of letters and digits, and every other printed character by itself.
pub(super) fn words(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices() {
        if c.is_alphanumeric() {
            start.get_or_insert(i);
            continue;
        }
        if let Some(s) = start.take() {
            spans.push(Span::new(s, i));
        }
        if !c.is_whitespace() {
            spans.push(Span::new(i, i + c.len_utf8()));
        }
    }
    spans.extend(start.map(|s| Span::new(s, text.len())));
    spans
}

//! One scalar as YAML text that every YAML 1.1 and 1.2 reader takes for the same string.

use crate::diag::is_hostile;

/// Where a scalar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// After `key: `.
    Block,
    /// Inside `[…]` or `{…}`.
    Flow,
}

/// Appends a string: plain where nobody could read it as anything but this string, else in double quotes on one line.
pub(super) fn string(out: &mut String, text: &str, style: Style) {
    if is_plain(text, style) {
        out.push_str(text);
    } else {
        quoted(out, text);
    }
}

/// Appends a string in double quotes, with control characters, line separators and direction marks escaped.
pub(super) fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if must_escape(c) => escape(out, c),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn escape(out: &mut String, c: char) {
    use std::fmt::Write;
    let _ = match c as u32 {
        n @ 0..=0xff => write!(out, "\\x{n:02X}"),
        n @ 0x100..=0xffff => write!(out, "\\u{n:04X}"),
        n => write!(out, "\\U{n:08X}"),
    }; // cannot fail: writing into a String
}

/// Not printable in YAML, a line break in some version of it, or able to turn a terminal's text around.
fn must_escape(c: char) -> bool {
    is_hostile(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

fn is_plain(text: &str, style: Style) -> bool {
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else { return false };
    if !first.is_alphanumeric() || last.is_whitespace() || text.chars().any(must_escape) {
        return false;
    }
    if style == Style::Flow && text.contains([',', '[', ']', '{', '}', ':', '#']) {
        return false;
    }
    let mark = |a: &[u8]| (a[0] == b':' && a[1] == b' ') || (a[0] == b' ' && a[1] == b'#');
    if last == ':' || text.as_bytes().windows(2).any(mark) || text.contains(['\t', '\u{a0}']) {
        return false;
    }
    if first.is_ascii_digit() { !could_be_number(text) } else { !is_reserved(text) }
}

/// Words that some YAML reader takes for a truth value, nothing, or a number.
fn is_reserved(text: &str) -> bool {
    const WORDS: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nil", "none", "inf", "nan"];
    text.len() <= 5 && WORDS.iter().any(|w| w.eq_ignore_ascii_case(text))
}

/// Whether a text that begins with a digit could be a number (decimal, octal, hexadecimal, binary, base 60, with `_` or an
/// exponent), a date or a time. It cannot if it has a letter that none of these has.
fn could_be_number(text: &str) -> bool {
    let harmless = |c: char| c.is_alphabetic() && !matches!(c.to_ascii_lowercase(), 'b' | 'e' | 'o' | 't' | 'x' | 'z');
    text.starts_with("0x") || text.starts_with("0X") || text.contains(':') || !text.chars().any(harmless)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn block(text: &str) -> String {
        let mut out = String::new();
        string(&mut out, text, Style::Block);
        out
    }

    /// What PyYAML's `safe_load`, which follows YAML 1.1, takes for something else than a string, or for another string.
    #[test]
    fn what_another_reader_would_take_for_something_else_is_quoted() {
        for text in [
            "",
            " ",
            "yes",
            "No",
            "ON",
            "off",
            "y",
            "N",
            "true",
            "False",
            "null",
            "~",
            "1",
            "-1",
            "+1",
            "1_000",
            "0x1F",
            "0b11",
            "0o17",
            "017",
            "1.5",
            ".5",
            "1e5",
            "12e456789012",
            "123456789012",
            "0b1101100110",
            "12:30:45",
            "1:30",
            ".inf",
            "-.INF",
            ".nan",
            "2025-03-13",
            "2025-03-13T10:00:00Z",
            "2025-03-13 10:00",
            "=",
            "<<",
            "- a",
            "-",
            "? a",
            ": a",
            "a: b",
            "a:",
            "a #b",
            "#a",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a",
            "|",
            ">",
            "'a'",
            "\"a\"",
            "[a",
            "{a",
            "]",
            "}",
            ",a",
            " a",
            "a ",
            "a\tb",
            "\u{a0}a",
            "a\u{a0}",
            "a\nb",
            "a\u{2028}b",
            "a\u{85}b",
            "a\u{0}b",
            "a\u{1b}[31m",
            "a\u{feff}",
            "a\u{202e}b",
            "\u{fffe}",
            "---",
            "...",
            "--- a",
        ] {
            assert!(block(text).starts_with('"'), "{text:?} is written as {}", block(text));
        }
    }

    #[test]
    fn prose_ids_and_addresses_stay_plain() {
        for text in [
            "Mara Vale",
            "7f3a9c01b2d4",
            "5be17c02d9a4",
            "2025-03-13-live-feed",
            "We agree, but… “only” if it holds (for now)!",
            "https://news.example/a?b=c#d",
            "don't",
            "demarche 0.1.0 / codebook 3c1e",
            "Élan",
            "30 days",
            "Strait Islands",
        ] {
            assert_eq!(block(text), text);
        }
        let mut flow = String::new();
        string(&mut flow, "agree, but", Style::Flow);
        assert_eq!(flow, "\"agree, but\"");
    }

    proptest! {
        #[test]
        fn any_string_reads_back_as_itself(text in any::<String>(), hostile in "[-\\[\\]{}:,#&*!|>'\"%@`?=<~ \t\n0-9eExob._a\u{85}\u{a0}\u{2028}]{0,8}") {
            for t in [&text, &hostile] {
                for style in [Style::Block, Style::Flow] {
                    let mut out = String::new();
                    string(&mut out, t, style);
                    let line = if style == Style::Block { format!("k: {out}\n") } else { format!("k: [{out}, {out}]\n") };
                    let value: serde_yaml::Value = serde_yaml::from_str(&line).map_err(|e| TestCaseError::fail(format!("{line:?}: {e}")))?;
                    let back = if style == Style::Block { &value["k"] } else { &value["k"][1] };
                    prop_assert_eq!(back.as_str(), Some(t.as_str()), "{:?}", line);
                    prop_assert_eq!(out.lines().count().max(1), 1);
                }
            }
        }
    }
}

//! Text from outside made safe, and wrapped.

use unicode_width::UnicodeWidthStr;

use super::style::Style;
use crate::diag::is_hostile;

/// Text that can be shown whole: characters that steer a terminal become visible, line ends become spaces, and
/// the marks that tables are coloured by go.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' | '\u{a0}' => out.push(' '),
            '\u{2060}'..='\u{206f}' if !is_hostile(c) => {}
            c if is_hostile(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// Wraps text to the width, each line after the first with `hang` spaces, the first with `indent`.
pub fn wrap(text: &str, style: &Style, indent: usize, hang: usize) -> String {
    let (first, rest) = (" ".repeat(indent), " ".repeat(hang));
    let options = textwrap::Options::new(style.width.clamp(16, 10_000))
        .initial_indent(&first)
        .subsequent_indent(&rest)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit) // the optimal one may overflow the width
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}

/// Wraps a list of short pieces, two spaces between them, never inside a piece.
pub fn flow(pieces: &[(String, String)], style: &Style, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let (mut out, mut used) = (String::new(), 0);
    for (plain, painted) in pieces {
        let width = plain.width();
        if used > 0 && used + 2 + width > style.width {
            out.push('\n');
            used = 0;
        }
        let gap = if used == 0 { &pad } else { "  " };
        out.push_str(gap);
        out.push_str(painted);
        used += gap.len() + width;
    }
    out
}

/// `1 statement`, `2 statements`.
pub fn count(n: u32, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

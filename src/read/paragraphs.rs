//! From text to paragraphs: lines, or blocks of hard-wrapped lines joined.

use memchr::memchr2_iter;

use super::{Paragraph, ParagraphKind, Split, label, mark};
use crate::{
    diag::{Diagnostic, Place},
    span::Span,
};

/// The paragraphs of a text, in order, and a warning for each line that is longer than `limit` bytes (it is left out).
pub(super) fn split(text: &str, split: Split, limit: usize, name: &str) -> (Vec<Paragraph>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut lines = Vec::new();
    let mut keep = |number: u32, start: usize, end: usize| {
        if end - start <= limit {
            lines.push(Line { number, span: trim(text, start, end), indented: indented(&text[start..end]) });
            return;
        }
        let size = format!("{:.1} MiB", (end - start) as f64 / (1024.0 * 1024.0));
        let message = format!("a line of {size} is skipped: lines over {} are not read", mib(limit));
        let place = Place { file: name.into(), line: number as usize, ..Place::default() };
        let advice = "give each paragraph its own line";
        diagnostics.push(Diagnostic::warning("read-long-line", message).at(place).suggest(advice));
    };
    let (mut start, mut number, bytes) = (0, 1, text.as_bytes());
    for end in memchr2_iter(b'\n', b'\r', bytes) {
        if end > 0 && bytes[end] == b'\n' && bytes[end - 1] == b'\r' {
            start = end + 1;
            continue;
        }
        keep(number, start, end);
        number += 1;
        start = end + 1;
    }
    keep(number, start, text.len());
    let joined = match split {
        Split::Line => Vec::new(),
        Split::Blank => join(text, &lines, |_, _| true),
        Split::Auto => wrap_width(text, &lines).map_or_else(Vec::new, |width| {
            join(text, &lines, |a, b| !b.indented && !begins(b.span.of(text)) && is_full(text, a, b, width))
        }),
    };
    let spans = if joined.is_empty() { lines.iter().map(|l| (l.number, l.span)).collect() } else { joined };
    let spans = spans.into_iter().filter(|(_, s)| !s.is_empty());
    (spans.flat_map(|(line, span)| pieces(text, span).map(move |s| paragraph(line, s))).collect(), diagnostics)
}

/// No paragraph is longer than this many bytes: what stands on a longer line (a whole book, a dump) is read in pieces of the
/// same line, so that the time that it takes grows with its length and no faster.
const PIECE: usize = 64 << 10;

/// The span, or where it is too long its pieces: each ends with a sentence, else with a word.
fn pieces(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut rest = span;
    std::iter::from_fn(move || {
        let words = rest.of(text);
        if words.is_empty() {
            return None;
        }
        let head = &words[..words.floor_char_boundary(PIECE)];
        let sentence = || head.rmatch_indices(". ").next().map(|(at, _)| at + 1);
        let word = || head.rfind(char::is_whitespace).filter(|at| *at > 0);
        let cut = if head.len() == words.len() { head.len() } else { sentence().or_else(word).unwrap_or(head.len()) };
        let start = rest.start as usize;
        rest = trim(text, start + cut, rest.end as usize);
        Some(Span::new(start, start + cut))
    })
}

/// A line of the text without its end and surrounding blanks.
#[derive(Clone, Copy)]
struct Line {
    number: u32,
    span: Span,
    indented: bool,
}

fn paragraph(line: u32, span: Span) -> Paragraph {
    Paragraph { line, span, body: span, kind: ParagraphKind::Text, label: None, entry: 0 }
}

fn mib(bytes: usize) -> String {
    if bytes < 1 << 20 { format!("{bytes} bytes") } else { format!("{} MiB", bytes >> 20) }
}

/// `start..end` without blanks, marks of no width and control characters around it.
fn trim(text: &str, start: usize, end: usize) -> Span {
    let blank = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}');
    let line = &text[start..end];
    let cut = line.trim_start_matches(blank);
    let start = end - cut.len();
    Span::new(start, start + cut.trim_end_matches(blank).len())
}

fn indented(line: &str) -> bool {
    line.starts_with("  ") || line.starts_with('\t') || line.starts_with('\u{3000}')
}

/// Whether a line plainly begins something new: a date header, a stamp, a speaker's label, a list's bullet.
fn begins(line: &str) -> bool {
    mark::find(line).is_some() || label::capital_label(line).is_some() || line.starts_with(['•', '*', '#', '>'])
}

/// Joins runs of lines without a blank line between them where `goes_on(line, next)`.
fn join(text: &str, lines: &[Line], goes_on: impl Fn(&Line, &Line) -> bool) -> Vec<(u32, Span)> {
    let mut out: Vec<(u32, Span)> = Vec::new();
    let mut last: Option<&Line> = None;
    for line in lines {
        if line.span.is_empty() {
            last = None;
            continue;
        }
        match (last, out.last_mut()) {
            (Some(before), Some(open)) if before.number + 1 == line.number && goes_on(before, line) => {
                open.1.end = line.span.end
            }
            _ => out.push((line.number, line.span)),
        }
        last = Some(line);
    }
    debug_assert!(out.iter().all(|(_, s)| !s.of(text).is_empty()));
    out
}

/// The width to which a text is plainly hard-wrapped: nearly every line that another follows is as full as its words
/// allow, and few of these end a sentence.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let pairs: Vec<(&Line, &Line)> =
        lines.windows(2).map(|p| (&p[0], &p[1])).filter(|(a, b)| !a.span.is_empty() && !b.span.is_empty()).collect();
    if pairs.len() < 4 {
        return None;
    }
    let width = lines.iter().map(|l| length(text, l)).max()?;
    if !(40..=120).contains(&width) {
        return None;
    }
    let full = pairs.iter().filter(|(a, b)| is_full(text, a, b, width)).count();
    let closed = pairs.iter().filter(|(a, _)| a.span.of(text).ends_with(['.', '!', '?', '”', '"', ':'])).count();
    (full * 10 >= pairs.len() * 7 && closed * 10 <= pairs.len() * 5).then_some(width)
}

/// Whether the next line's first word would not have fitted onto this line.
fn is_full(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = next.span.of(text).split_whitespace().next().map_or(0, |w| w.chars().count());
    length(text, line) + 1 + word + 1 > width
}

fn length(text: &str, line: &Line) -> usize {
    line.span.of(text).chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, how: Split) -> Vec<(u32, &str)> {
        let (paragraphs, _) = split(text, how, 1 << 24, "-");
        paragraphs.iter().map(|p| (p.line, p.span.of(text))).collect()
    }

    #[test]
    fn every_line_end_counts_once_and_blank_lines_are_none() {
        let text = "\u{feff}One.\r\nTwo.\rThree. \n\n \t\nSix.";
        assert_eq!(read(text, Split::Auto), [(1, "One."), (2, "Two."), (3, "Three."), (6, "Six.")]);
        assert_eq!(read("", Split::Auto), []);
        assert_eq!(read(" \r\n\n\u{a0}\n", Split::Blank), []);
    }

    #[test]
    fn hard_wrapped_text_is_joined_where_it_plainly_is_wrapped() {
        let text = "The President of Norland said on Thursday that her government\n\
                    would not hand back the Strait Islands before a vote had been\n\
                    held there.\n\
                    The Tidehouse answered within the hour that no vote held under\n\
                    occupation would be recognised, and asked the League for an\n\
                    early meeting.\n\n\
                    Ferries ran as usual.";
        let joined: Vec<u32> = read(text, Split::Auto).iter().map(|p| p.0).collect();
        assert_eq!(joined, [1, 4, 8]);
        assert_eq!(read(text, Split::Line).len(), 7);
        assert_eq!(read(text, Split::Blank).len(), 2);
        assert!(read(text, Split::Auto)[0].1.ends_with("held there."));
    }

    #[test]
    fn a_list_of_headlines_is_not_joined() {
        let text = "Norland lifts harbour dues\nVale to visit Sutholm\nLeague meets over strait\nFerries resume\nTruce holds on third day, envoys say\nVote set for May";
        assert_eq!(read(text, Split::Auto).len(), 6);
    }

    #[test]
    fn a_paragraph_of_a_books_length_is_read_in_pieces_that_end_with_a_sentence() {
        let text = format!("One.\n{}\n{}\nLast.", "Vale’s word is kept. ".repeat(7000), "“”".repeat(40_000));
        let (paragraphs, _) = split(&text, Split::Auto, 1 << 24, "-");
        let lines: Vec<u32> = paragraphs.iter().map(|p| p.line).collect();
        assert_eq!(lines, [1, 2, 2, 2, 3, 3, 3, 3, 4]);
        assert!(
            paragraphs[1..4]
                .iter()
                .all(|p| p.span.of(&text).starts_with("Vale") && p.span.of(&text).ends_with("kept."))
        );
        assert_eq!(paragraphs[4..8].iter().map(|p| p.span.len()).sum::<usize>(), "“”".len() * 40_000);
    }

    #[test]
    fn a_line_beyond_the_limit_is_left_out_and_said() {
        let text = format!("One.\n{}\nThree.", "x".repeat(50));
        let (paragraphs, diagnostics) = split(&text, Split::Auto, 49, "feed.txt");
        assert_eq!(paragraphs.iter().map(|p| p.line).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(diagnostics[0].code, "read-long-line");
        assert_eq!(diagnostics[0].place.as_ref().map(|p| p.line), Some(2));
    }
}

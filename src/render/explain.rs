//! A paragraph with the places marked that decided something, and the steps of each of its records.

use unicode_width::UnicodeWidthStr;

use super::{
    style::{Style, Tint, tint},
    text::{clean, count, flow, wrap},
};
use crate::{
    code::{Mark, MarkRole, Step, Trace},
    position::Position,
    span::Span,
    statement::Statement,
};

/// Columns from the left at which a step's lines begin.
const COLUMN: usize = 17;

/// Below this width a step's lines stand below its heading.
const NARROW: usize = 72;

/// A paragraph of a coded text.
#[derive(Clone, Copy, Debug)]
pub struct Explained<'a> {
    /// The document's id.
    pub document: &'a str,
    /// The document's text.
    pub text: &'a str,
    /// Its statements; those of the paragraph are named by the trace.
    pub statements: &'a [Statement],
    /// How the paragraph was coded.
    pub trace: &'a Trace,
    /// Only this one of its records, as an index of `statements`.
    pub only: Option<usize>,
}

/// The paragraph, its records with their steps, and what became of its other words.
pub fn paragraph(e: &Explained<'_>, style: &Style) -> String {
    let place = format!("{}, paragraph {}", clean(e.document), e.trace.line);
    let mut out = format!("{}\n", bold(&wrap(&place, style, 0, 2), style));
    let shown: Vec<_> = e.trace.records.iter().filter(|r| e.only.is_none_or(|n| n == r.statement)).collect();
    if shown.is_empty() {
        out.push_str(&format!("\n{}", marked(e.text, e.trace.body, &[], style)));
    }
    for r in &shown {
        let Some(s) = e.statements.get(r.statement) else { continue };
        out.push_str(&format!("\n{}", marked(e.text, e.trace.body, &r.marks, style)));
        out.push_str(&format!("\n{}\n", head(s, style)));
        r.steps.iter().filter(|(heading, _)| heading != "record").for_each(|step| lines(step, style, &mut out));
    }
    let others = e.trace.records.len() - shown.len();
    if others > 0 {
        let words =
            format!("{} of this paragraph: `explain {}` shows all", count(others as u32, "other record"), e.trace.line);
        out.push_str(&format!("\n{}\n", dim(&wrap(&words, style, 0, 2), style)));
    } else if !e.trace.steps.is_empty() {
        out.push('\n');
        e.trace.steps.iter().for_each(|step| lines(step, style, &mut out));
    }
    out
}

fn head(s: &Statement, style: &Style) -> String {
    let position = Position::Holds(s.stance);
    let stance = format!("{} {}", position.sign(), position.word());
    let place = format!("{} on {}:", clean(&s.party), clean(&s.topic));
    let rest = format!("{}, {}  {}", s.via, s.voice, clean(&s.id));
    let plain = wrap(&format!("{place} {stance}  {rest}"), style, 0, 2);
    let painted = plain.replacen(&stance, &tint(position).paint(&stance, style.color), 1);
    painted.replacen(&place, &Tint::Bold.paint(&place, style.color), 1)
}

/// A heading with its lines beside it, or below it where that is too narrow.
pub fn lines((heading, body): &Step, style: &Style, out: &mut String) {
    let beside = style.width >= NARROW && heading.width() + 4 <= COLUMN;
    let indent = if beside { COLUMN } else { 4 };
    if !beside {
        out.push_str(&format!("  {}\n", dim(heading, style)));
    }
    for (n, line) in body.iter().enumerate() {
        let wrapped = wrap(&clean(line), style, indent, indent + 2);
        match n {
            0 if beside => {
                let pad = " ".repeat(COLUMN - 2 - heading.width());
                out.push_str(&format!("  {}{pad}{}\n", dim(heading, style), &wrapped[indent..]));
            }
            _ => out.push_str(&format!("{wrapped}\n")),
        }
    }
}

/// The sign below a marked place, and what it says; in the order of [`MarkRole`].
const SIGNS: [(MarkRole, char, &str, Tint); 6] = [
    (MarkRole::Evidence, '^', "decides", Tint::Bold),
    (MarkRole::Condition, '~', "condition", Tint::Middle),
    (MarkRole::Cue, '-', "reports", Tint::Advice),
    (MarkRole::Source, '=', "who says it", Tint::Advice),
    (MarkRole::Holder, '+', "whose position", Tint::Good),
    (MarkRole::Content, '.', "what is said", Tint::Dim),
];

/// One character as it is shown.
struct Cell {
    shown: String,
    role: Option<MarkRole>,
}

/// The text wrapped to the width, below each line the signs of what is marked in it, below all the signs that occur.
fn marked(text: &str, body: Span, marks: &[Mark], style: &Style) -> String {
    let room = style.width.clamp(20, 10_000) - 2;
    let cells: Vec<Cell> = body.of(text).char_indices().map(|(at, c)| cell(c, body.start + at as u32, marks)).collect();
    let mut out = String::new();
    for line in broken(&cells, room) {
        let (mut words, mut signs) = (String::from("  "), String::from("  "));
        let seen = line.iter().rposition(|c| c.shown != " ").map_or(0, |n| n + 1);
        for c in &line[..seen] {
            words.push_str(&c.shown);
            let sign = c.role.map_or(' ', |r| sign(r).1);
            signs.extend(std::iter::repeat_n(sign, c.shown.width()));
        }
        out.push_str(&format!("{}\n", words.trim_end()));
        if !signs.trim().is_empty() {
            out.push_str(&format!("{}\n", painted(signs.trim_end(), style)));
        }
    }
    let used = SIGNS.iter().filter(|s| cells.iter().any(|c| c.role == Some(s.0)));
    let legend: Vec<(String, String)> = used
        .map(|(_, sign, words, _)| format!("{sign} {words}"))
        .map(|words| (words.clone(), Tint::Dim.paint(&words, style.color)))
        .collect();
    if !legend.is_empty() {
        out.push_str(&format!("{}\n", flow(&legend, style, 2)));
    }
    out
}

fn sign(role: MarkRole) -> &'static (MarkRole, char, &'static str, Tint) {
    &SIGNS[role as usize]
}

fn cell(c: char, at: u32, marks: &[Mark]) -> Cell {
    let holding = marks.iter().filter(|m| m.span.start <= at && at < m.span.end);
    Cell { shown: clean(c.encode_utf8(&mut [0; 4])), role: holding.map(|m| m.role).min() }
}

/// Lines of at most `room` columns, broken at spaces; a longer word is cut.
fn broken(cells: &[Cell], room: usize) -> Vec<&[Cell]> {
    let (mut out, mut start, mut used, mut space) = (Vec::new(), 0, 0, None);
    let mut i = 0;
    while i < cells.len() {
        let width = cells[i].shown.width();
        if used + width > room && i > start {
            let end = space.filter(|s| *s > start).unwrap_or(i);
            if cells[i].shown == " " {
                out.push(&cells[start..i]);
                start = i + 1;
                i += 1;
            } else {
                out.push(&cells[start..end]);
                start = end;
                i = end;
            }
            (used, space) = (0, None);
            continue;
        }
        used += width;
        i += 1;
        if cells[i - 1].shown == " " {
            space = Some(i);
        }
    }
    if start < cells.len() {
        out.push(&cells[start..]);
    }
    out
}

fn painted(signs: &str, style: &Style) -> String {
    if !style.color {
        return signs.to_owned();
    }
    let mut out = String::new();
    let mut rest = signs;
    while let Some(first) = rest.chars().next() {
        let run = rest.find(|c| c != first).unwrap_or(rest.len());
        let tint = SIGNS.iter().find(|s| s.1 == first).map(|s| s.3);
        out.push_str(&tint.map_or(rest[..run].to_owned(), |t| t.paint(&rest[..run], true)));
        rest = &rest[run..];
    }
    out
}

fn bold(text: &str, style: &Style) -> String {
    super::quote::paint(text, Tint::Bold, style)
}

fn dim(text: &str, style: &Style) -> String {
    super::quote::paint(text, Tint::Dim, style)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style { width: 24, color: false };

    fn mark(text: &str, words: &str, role: MarkRole) -> Mark {
        let start = text.find(words).unwrap();
        Mark { span: Span::new(start, start + words.len()), role }
    }

    #[test]
    fn signs_stand_below_their_words_on_every_line() {
        let text = "We back the truce, if the harbour stays open";
        let marks =
            [mark(text, "truce", MarkRole::Evidence), mark(text, "if the harbour stays open", MarkRole::Condition)];
        let shown = marked(text, Span::new(0, text.len()), &marks, &PLAIN);
        let want = [
            "  We back the truce, if",
            "              ^^^^^  ~~",
            "  the harbour stays open",
            "  ~~~~~~~~~~~~~~~~~~~~~~",
            "  ^ decides  ~ condition",
            "",
        ];
        assert_eq!(shown, want.join("\n"));
    }

    #[test]
    fn no_line_is_too_wide_and_hostile_characters_are_seen() {
        let text = "Überlanges\u{1b}[31mWortohneLeerzeichenzumUmbrechen 和平 ok";
        let shown = marked(text, Span::new(0, text.len()), &[mark(text, "和平", MarkRole::Cue)], &PLAIN);
        assert!(shown.lines().all(|l| l.width() <= 24), "{shown}");
        assert!(!shown.contains('\u{1b}') && shown.contains("----"), "{shown}");
    }

    #[test]
    fn of_overlapping_places_the_one_that_decides_is_shown() {
        let text = "Vale backs it";
        let marks = [mark(text, "Vale backs it", MarkRole::Content), mark(text, "backs", MarkRole::Evidence)];
        assert!(marked(text, Span::new(0, text.len()), &marks, &PLAIN).contains("  .....^^^^^..."));
        assert!(SIGNS.iter().enumerate().all(|(n, s)| s.0 as usize == n));
    }
}

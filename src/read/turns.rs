//! Turns that share a line: "QUILL: Will you sign? VALE: Never.", "– Will you sign? – Never.".

use super::{
    Paragraph,
    label::{asks, bare_letter, capital_label},
};
use crate::span::Span;

/// Cuts lines that hold several turns into one paragraph for each, of the same line; where no two lines do, and the text has more than
/// one, all stay whole.
pub(super) fn split(text: &str, paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let shared = |p: &&Paragraph| asked(p.span.of(text)).is_some();
    let needed = paragraphs.len().min(2);
    if needed == 0 || paragraphs.iter().filter(shared).take(needed).count() < needed {
        return paragraphs;
    }
    let mut out = Vec::with_capacity(paragraphs.len() * 2);
    for mut paragraph in paragraphs {
        while let Some(at) = second(paragraph.span.of(text)) {
            let start = paragraph.span.start;
            let mut first = paragraph.clone();
            first.span = Span { start, end: start + text_end(paragraph.span.of(text), at) as u32 };
            first.body = first.span;
            out.push(first);
            paragraph.span.start = start + at as u32;
            paragraph.body = paragraph.span;
        }
        out.push(paragraph);
    }
    out
}

/// Where the second turn of a line begins whose first one asks.
fn asked(line: &str) -> Option<usize> {
    second(line).filter(|&at| asks(&line[..at]))
}

/// Where the second turn of a line begins: behind the end of a sentence, and marked as the first one is.
fn second(line: &str) -> Option<usize> {
    let dashed = dash(line);
    // "A." may be an initial, unless "Q." opens the line
    let letter = bare_letter(line, "").is_some_and(|l| l.question);
    if !dashed && !letter && capital(line).is_none() {
        return None;
    }
    let ends = line.match_indices(' ').filter(|(at, _)| line[..*at].ends_with(['.', '?', '!', '”', '"', ')', '…']));
    let begins = |rest: &str| match () {
        () if dashed => dash(rest),
        () => capital(rest).is_some() || letter && bare_letter(rest, ".").is_some_and(|l| !l.question),
    };
    ends.map(|(at, _)| at + 1).find(|&at| begins(&line[at..]))
}

/// A label in capitals before a colon, of more than a letter unless it is that of a question or an answer.
fn capital(line: &str) -> Option<usize> {
    let label = capital_label(line)?;
    let name = &line[..label.name];
    let whole = name.chars().filter(|c| c.is_uppercase()).count() > 1 || bare_letter(line, ":").is_some();
    (whole && line[label.name..].starts_with([':', ' ']) && line[label.name..label.body].contains(':'))
        .then_some(label.body)
}

/// A dash before a capital letter, a figure or a mark of quotation.
fn dash(line: &str) -> bool {
    let rest = line.strip_prefix(['–', '—', '-']).and_then(|r| r.strip_prefix([' ', '\u{a0}']));
    rest.is_some_and(|r| r.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"‘«".contains(c)))
}

/// Where the words of a turn end before the next.
fn text_end(line: &str, at: usize) -> usize {
    line[..at].trim_end().len()
}

#[cfg(test)]
mod tests {

    use crate::read::{Meta, document};

    fn turns(text: &str) -> Vec<String> {
        let (read, _) = document(text.to_owned(), Meta::default(), None);
        read.paragraphs.iter().map(|p| format!("{} {}", p.line, read.body(p))).collect()
    }

    #[test]
    fn turns_of_one_line_are_told_apart() {
        let text = "Mara Vale spoke with Ada Quill.\nQUILL: Will you sign? VALE: Never. We said so.\nQUILL: Why? VALE: It is a trick.";
        assert_eq!(
            turns(text),
            [
                "1 Mara Vale spoke with Ada Quill.",
                "2 Will you sign?",
                "2 Never. We said so.",
                "3 Why?",
                "3 It is a trick."
            ]
        );
        let text = "Vale answered questions.\n- Will you sign? - Never.\n- And the dues? - Let them stay.";
        assert_eq!(turns(text)[1..], ["2 Will you sign?", "2 Never.", "3 And the dues?", "3 Let them stay."]);
        let text =
            "Mara Vale in Estrel.\nQ. Will you sign? A. Never.\nQ. And the dues? A. Let them stay. Ask A. Quill.";
        assert_eq!(
            turns(text)[1..],
            ["2 Will you sign?", "2 Never.", "3 And the dues?", "3 Let them stay. Ask A. Quill."]
        );
    }

    #[test]
    fn other_lines_stay_whole() {
        for text in
            ["- Vale came. - So did Quill.\n- Tane left.", "VALE: We agree. NORLAND: land of the free.\nThe end."]
        {
            assert_eq!(turns(text).len(), 2, "{text}");
        }
    }
}

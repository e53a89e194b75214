//! What is in a text but not of it: title lines, bylines, "read more", captions, trailers.

use super::{
    Document, ParagraphKind,
    words::{Words, fold, words},
};
use crate::span::Span;

/// Marks furniture, and cuts "Read more" off the ends of bodies.
pub(super) fn mark(document: &mut Document) {
    let words = words();
    let title = document.meta.title.as_deref().map(fold).unwrap_or_default();
    let text = &document.text;
    for (n, paragraph) in document.paragraphs.iter_mut().enumerate() {
        let line = paragraph.span.of(text);
        if is_furniture(line, words)
            || (n < 4 && is_byline(line))
            || (n < 2 && !title.is_empty() && fold(line) == title)
        {
            paragraph.kind = ParagraphKind::Furniture;
        } else {
            let cut = without_tail(line, words);
            paragraph.body = Span::new(paragraph.body.start as usize, paragraph.body.start as usize + cut);
        }
    }
}

/// Nothing but marks or a stage direction in brackets, or one of the phrases of the word file.
fn is_furniture(line: &str, words: &Words) -> bool {
    if !line.contains(char::is_alphabetic) {
        return true;
    }
    let direction = |open, close| {
        line.starts_with(open) && line.ends_with(close) && line.matches(open).count() == 1 && line.len() < 120
    };
    if direction('(', ')') || direction('[', ']') {
        return true;
    }
    let head = &line[..line.floor_char_boundary(80)];
    let folded = fold(head);
    (line.len() <= 80 && words.has("whole", &folded)) || words.opens("opening", &folded)
}

/// "By Mara Vale", "By Mara Vale and Jon Reed, in Sutholm".
fn is_byline(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")) else { return false };
    let names = rest.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).count();
    line.len() <= 80 && !line.ends_with(['.', '?', '!', ':']) && names * 2 >= rest.split_whitespace().count()
}

/// How long the line is without "Read more" and the like at its end.
fn without_tail(line: &str, words: &Words) -> usize {
    let from = line.floor_char_boundary(line.len().saturating_sub(60));
    // Hardly any line has one.
    if !words.stand_in("tail", &line[from..]) {
        return line.len();
    }
    let end = line[from..].to_ascii_lowercase();
    let last = |phrase: &str| {
        let first = *phrase.as_bytes().first()?;
        memchr::memrchr_iter(first, end.as_bytes())
            .find(|&at| end.as_bytes().get(at..).unwrap_or_default().starts_with(phrase.as_bytes()))
    };
    let found = words.list("tail").iter().filter_map(|phrase| Some((last(phrase)?, phrase.len()))).min();
    let Some((at, length)) = found else { return line.len() };
    let (before, rest) = (&line[..from + at], &end[at + length..]);
    // a sentence has ended before it, and hardly anything follows
    let ended =
        before.trim_end().ends_with(|c: char| !c.is_alphanumeric() && c != ',') || line[from + at..].starts_with('R');
    let fits = rest.split_whitespace().count() <= 3 && !rest.starts_with(char::is_alphanumeric);
    if ended && fits && !before.trim().is_empty() { before.trim_end().len() } else { line.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_text() {
        for line in [
            "This live feed has ended.",
            "* * *",
            "(Applause.)",
            "READ MORE",
            "Follow us on the waves",
            "© Nordhaven Post",
            "2",
            "[Laughter]",
        ] {
            assert!(is_furniture(line, words()), "{line}");
        }
        for line in [
            "The truce has ended.",
            "(Vale agreed.) Then she left.",
            "End the war, says Vale",
            "“Read more,” said Vale.",
            "Ends meet: Vale speaks",
        ] {
            assert!(!is_furniture(line, words()), "{line}");
        }
        assert!(is_byline("By Jon Reed and Ana Holt"));
        assert!(!is_byline("By March the truce was over"));
        assert!(!is_byline("By Thursday, Vale had agreed."));
    }

    #[test]
    fn a_tail_is_cut_and_a_sentence_is_not() {
        let cut = |line: &'static str| &line[..without_tail(line, words())];
        assert_eq!(cut("Vale agreed to a truce. Read more"), "Vale agreed to a truce.");
        assert_eq!(cut("Vale agreed. Read Full Article at post.example"), "Vale agreed.");
        assert_eq!(cut("She asked them to read more of it"), "She asked them to read more of it");
        assert_eq!(cut("Vale’s “ceasefire” – read more"), "Vale’s “ceasefire” –");
        assert_eq!(cut("Read more"), "Read more");
    }
}

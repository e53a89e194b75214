//! Questions and answers: `NAME:` labels, `Q`; an introduction may date the whole, an aside or a heading opens a new stretch.

use std::collections::HashMap;

use super::{
    Document, Paragraph, ParagraphKind, dialogue,
    entries::{Start, cut},
    feed::skip,
    mark::{Mark, find},
    words::{fold, words},
};
use crate::{
    date::{self, Date, Expression},
    span::Span,
};

/// Sets labels, bodies and questions, and cuts where a heading ("From the interview of 20 March:") or an aside ("Note. …") stands.
pub(super) fn read(document: &mut Document) {
    let known = mixed_labels(document);
    let text = |p: &Paragraph| p.span.of(&document.text);
    let questions = document.paragraphs.iter().filter_map(|p| bare_letter(text(p), ":")).any(|l| l.question);
    let mut labels: Vec<Option<Label>> =
        document.paragraphs.iter().map(|p| find_label(p, &document.text, &known, questions)).collect();
    mark_askers(document, &mut labels);
    let labelled = labels.iter().any(Option::is_some);
    let turns = if labelled { Vec::new() } else { dialogue::turns(document) };
    // where answers have no labels, what follows a question is the answer
    let answers = labels.iter().flatten().any(|l| !l.question);
    let first = labels.iter().position(Option::is_some).unwrap_or(0);
    let published = document.meta.published;
    let mut starts = vec![Start::plain(document, 0)];
    let mut asking = false;
    for (at, label) in labels.into_iter().enumerate() {
        let line = document.paragraphs[at].span.of(&document.text);
        // a name that answers only once
        let label = label
            .or_else(|| colon_label(line).filter(|_| asking && document.paragraphs[at].kind == ParagraphKind::Text));
        let mut new = None;
        let mut kind = document.paragraphs[at].kind;
        if let Some(label) = &label {
            asking = label.question;
        } else if kind == ParagraphKind::Text {
            match find(line) {
                Some(Mark::Header(day)) => {
                    new = Some(Start::new(document, at, day.near(published), "entry header"));
                    kind = ParagraphKind::Furniture;
                }
                Some(Mark::Time { body }) if body >= line.len() => kind = ParagraphKind::Furniture,
                _ if labelled && at < first => {
                    // what a header has dated already is not the introduction's
                    let day = one_day(line, published).filter(|_| starts.len() == 1);
                    new = day.map(|d| Start::new(document, 0, Some(d), "entry header"));
                }
                _ if labelled && line.ends_with(':') && line.len() < 160 => {
                    new = one_day(line, published).map(|d| Start::new(document, at, Some(d), "entry header"));
                    asking = false;
                }
                _ if words().opens("asides", &fold(&line[..line.floor_char_boundary(60)])) => {
                    new = Some(Start::plain(document, at));
                    asking = false;
                }
                _ => {}
            }
            let alone = !labelled && turns.is_empty() && is_question(line);
            if kind == ParagraphKind::Text && ((asking && answers) || alone) {
                kind = ParagraphKind::Question;
            }
        }
        let paragraph = &mut document.paragraphs[at];
        paragraph.kind = kind;
        if let Some(turn) = turns.get(at).copied().flatten() {
            let span = paragraph.span;
            skip(&mut paragraph.body, span, turn.body);
            paragraph.kind = if turn.question { ParagraphKind::Question } else { ParagraphKind::Text };
        }
        if let Some(label) = label {
            let span = paragraph.span;
            paragraph.label = Some(Span { start: span.start, end: span.start + label.name as u32 });
            skip(&mut paragraph.body, span, label.body);
            paragraph.kind = if label.question { ParagraphKind::Question } else { ParagraphKind::Text };
        }
        match (new, starts.last_mut()) {
            (Some(start), Some(last)) if last.at == start.at => *last = start,
            (Some(start), _) => starts.push(start),
            _ => {}
        }
    }
    cut(document, starts);
}

/// A speaker's label at a paragraph's start: the name's length, where the words begin, and whether it is a questioner's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub name: usize,
    pub body: usize,
    pub question: bool,
}

/// A label that is plain by itself: in capitals, or a word for a question, or `Q` before a capital letter.
pub(super) fn capital_label(line: &str) -> Option<Label> {
    if let Some(label) = bare_letter(line, ":") {
        return Some(label);
    }
    let label = colon_label(line)?;
    let name = &line[..label.name];
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let small = letters().filter(|c| c.is_lowercase()).count();
    // "McKAY", "MacRAE", "MS. de VRIES"
    (label.question || letters().count() == 1 || (small * 4 <= letters().count() && letters().count() > 1))
        .then_some(label)
}

/// Marks the labels of whoever asks, where that is a name: most of at least two turns end with a question, and somebody else's do not.
fn mark_askers(document: &Document, labels: &mut [Option<Label>]) {
    let line = |n: usize| document.paragraphs[n].span.of(&document.text);
    let asks = |n: usize| line(n).trim_end_matches(['”', '"', '’', ')', ' ', '\u{a0}']).ends_with('?');
    let mut turns: HashMap<&str, (usize, usize)> = HashMap::new();
    for (n, label) in labels.iter().enumerate() {
        if let Some(label) = label.filter(|l| !l.question) {
            let (all, asking) = turns.entry(&line(n)[..label.name]).or_default();
            *all += 1;
            *asking += usize::from(asks(n));
        }
    }
    if !turns.values().any(|(all, asking)| asking * 4 <= *all) {
        return;
    }
    for (n, label) in labels.iter_mut().enumerate() {
        let Some(label) = label.as_mut().filter(|l| !l.question) else { continue };
        label.question = turns.get(&line(n)[..label.name]).is_some_and(|(all, asking)| *all > 1 && asking * 2 > *all);
    }
}

fn find_label(paragraph: &Paragraph, text: &str, known: &HashMap<&str, usize>, questions: bool) -> Option<Label> {
    let line = paragraph.span.of(text);
    if paragraph.kind == ParagraphKind::Furniture {
        return None;
    }
    let known_name = || colon_label(line).filter(|l| known.contains_key(&line[..l.name]));
    capital_label(line).or_else(|| bare_letter(line, ":.").filter(|_| questions)).or_else(known_name)
}

/// Labels in mixed case ("Mara Vale:") that open at least two paragraphs, with how many.
pub(super) fn mixed_labels(document: &Document) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for paragraph in &document.paragraphs {
        let line = paragraph.span.of(&document.text);
        if let Some(label) = colon_label(line) {
            *counts.entry(&line[..label.name]).or_insert(0) += 1;
        }
    }
    counts.retain(|_, n| *n > 1);
    counts
}

/// "Q Madam President, …", "Q. …", "Q – …"; "A: …" with one of `marks` ("A. …" may be an initial).
fn bare_letter(line: &str, marks: &str) -> Option<Label> {
    let letter = line.chars().next()?;
    let is = |list| words().list(list).iter().any(|l| l.starts_with(letter));
    let (question, answer) = (is("question_letter"), is("answer_letter"));
    let rest = &line[letter.len_utf8()..];
    let words = rest.trim_start_matches(['.', ':', ')', ' ', '\u{a0}', '\t', '-', '–', '—']);
    let gap = &rest[..rest.len() - words.len()];
    let opens = words.starts_with(|c: char| c.is_uppercase() || "“\"‘(".contains(c));
    let fits = match (question, answer) {
        (true, _) => !gap.is_empty() && opens,
        (_, true) => gap.starts_with(|c| marks.contains(c)) && gap.len() > 1 && opens,
        _ => false,
    };
    fits.then(|| Label { name: letter.len_utf8(), body: line.len() - words.len(), question })
}

/// Up to six capitalised words, perhaps with something in brackets, before a colon.
fn colon_label(line: &str) -> Option<Label> {
    let head = &line[..line.floor_char_boundary(70)];
    let colon = head.find(':')?;
    let after = &line[colon + 1..];
    if !(after.is_empty() || after.starts_with(char::is_whitespace)) {
        return None;
    }
    let before = &line[..colon];
    let name = before.find(" (").filter(|_| before.ends_with(')')).map_or(before, |at| &before[..at]).trim_end();
    let capital = |w: &str| {
        w.starts_with(char::is_uppercase) || matches!(w, "of" | "the" | "de" | "van" | "von" | "al" | "bin" | "and")
    };
    let letters = name.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || ".-’',&/".contains(c));
    let count = name.split_whitespace().count();
    let folded = fold(name);
    if !(1..=6).contains(&count)
        || !letters
        || !name.split_whitespace().all(capital)
        || !name.starts_with(char::is_uppercase)
    {
        return None;
    }
    if words().has("no_labels", &folded) || date::month(&folded).is_some() {
        return None;
    }
    let question = words().has("question_labels", folded.split(' ').next().unwrap_or(""));
    Some(Label { name: name.len(), body: line.len() - after.trim_start().len(), question })
}

/// An interviewer's paragraph in an interview without labels: it asks, and says "you".
fn is_question(line: &str) -> bool {
    let asks = line.trim_end_matches(['”', '"', '’', ')']).ends_with('?');
    asks && line
        .split(|c: char| !c.is_alphabetic())
        .any(|w| w.eq_ignore_ascii_case("you") || w.eq_ignore_ascii_case("your"))
}

/// The one day that a line names, if it names just one, not after the document's and at most two months before it for a weekday or
/// a day without a year.
fn one_day(line: &str, base: Option<Date>) -> Option<Date> {
    let base = base?;
    let mut days = date::expressions(line).into_iter().filter_map(|(_, e)| match e {
        Expression::Day { .. } | Expression::Weekday(..) => date::resolve(&e, base),
        _ => None,
    });
    days.next().filter(|d| *d <= base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(line: &str) -> Option<(&str, &str, bool)> {
        capital_label(line).map(|l| (&line[..l.name], &line[l.body..], l.question))
    }

    #[test]
    fn labels_in_capitals_and_questions() {
        assert_eq!(label("MS. VALE-HOLT: We agree."), Some(("MS. VALE-HOLT", "We agree.", false)));
        assert_eq!(label("PRESIDENT VALE (in Sutholmish): No."), Some(("PRESIDENT VALE", "No.", false)));
        assert_eq!(label("McKAY: No."), Some(("McKAY", "No.", false)));
        assert_eq!(label("QUESTION: Will you?"), Some(("QUESTION", "Will you?", true)));
        assert_eq!(label("Question: Will you?"), Some(("Question", "Will you?", true)));
        assert_eq!(label("Q  Madam President, will you?"), Some(("Q", "Madam President, will you?", true)));
        assert_eq!(label("Q: And the truce?"), Some(("Q", "And the truce?", true)));
        assert_eq!(label("A: There is none."), Some(("A", "There is none.", false)));
    }

    #[test]
    fn other_colons_are_no_labels() {
        for line in [
            "BREAKING: Truce signed",
            "He said: no.",
            "At 10:30 they met",
            "Vale says: no deal",
            "A truce is near.",
            "Quite so.",
            "Q",
            "https://post.example",
            "One condition: land",
        ] {
            assert_eq!(label(line), None, "{line}");
        }
    }
}

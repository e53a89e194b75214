//! Questions and answers: `NAME:` labels, `Q`; an introduction may date the whole, an aside or a heading opens a new stretch.

use std::collections::HashMap;

use super::{
    Document, Paragraph, ParagraphKind, dialogue,
    entries::{Start, cut},
    feed::skip,
    label::{Label, asks, bare_letter, capital_label, colon_label, known_labels, office_label},
    mark::{Mark, find},
    words::{fold, words},
};
use crate::{
    date::{self, Date, Expression},
    span::Span,
};

/// Sets labels, bodies and questions, and cuts where a heading ("From the interview of 20 March:") or an aside ("Note. …") stands.
pub(super) fn read(document: &mut Document) {
    let known = known_labels(document);
    let text = |p: &Paragraph| p.span.of(&document.text);
    let questions = document.paragraphs.iter().filter_map(|p| bare_letter(text(p), ":")).any(|l| l.question);
    let mut labels: Vec<Option<Label>> =
        document.paragraphs.iter().map(|p| find_label(p, &document.text, &known, questions)).collect();
    // those who sit in a parliament ask in its name
    if !sitting(document) {
        mark_askers(document, &mut labels);
    }
    let turns = dialogue::turns(document);
    // "Envoy Tomas Reyk: no deal" as the headline over turns that dashes open is no label.
    if let Some(first) = turns.iter().position(Option::is_some)
        && labels.get(first..).unwrap_or_default().iter().all(Option::is_none)
    {
        labels.fill(None);
    }
    let labelled = labels.iter().any(Option::is_some);
    let turns = if labelled { Vec::new() } else { turns };
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
                    // what a header, or a line of the introduction before, has dated already is not this line's
                    let undated = starts.len() == 1 && starts[0].reason.is_none_or(|r| r == "document");
                    let day = one_day(line, published).filter(|_| undated);
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

/// Whether a parliament or its committee sits, by title or outlet.
fn sitting(document: &Document) -> bool {
    let meta = &document.meta;
    let texts = [meta.title.as_deref(), meta.outlet.as_deref()];
    let mut said = texts.into_iter().flatten().flat_map(|t| t.split(|c: char| !c.is_alphabetic()));
    said.any(|w| words().has("sitting_words", &fold(w)))
}

/// Marks the labels of whoever asks, where that is a name: most turns end with a question, and somebody else's do not.
fn mark_askers(document: &Document, labels: &mut [Option<Label>]) {
    let line = |n: usize| document.paragraphs[n].span.of(&document.text);
    let mut turns: HashMap<&str, (usize, usize)> = HashMap::new();
    for (n, label) in labels.iter().enumerate() {
        if let Some(label) = label.filter(|l| !l.question) {
            let (all, asking) = turns.entry(&line(n)[..label.name]).or_default();
            *all += 1;
            *asking += usize::from(asks(line(n)));
        }
    }
    if !turns.values().any(|(all, asking)| asking * 4 <= *all) {
        return;
    }
    for (n, label) in labels.iter_mut().enumerate() {
        let Some(label) = label.as_mut().filter(|l| !l.question) else { continue };
        label.question = turns.get(&line(n)[..label.name]).is_some_and(|(all, asking)| asking * 2 > *all);
    }
}

fn find_label(paragraph: &Paragraph, text: &str, known: &HashMap<&str, usize>, questions: bool) -> Option<Label> {
    let line = paragraph.span.of(text);
    if paragraph.kind == ParagraphKind::Furniture {
        return None;
    }
    let known_name = || {
        let labels = [colon_label(line), office_label(line)];
        labels.into_iter().flatten().find(|l| known.contains_key(&line[..l.name]))
    };
    capital_label(line).or_else(|| bare_letter(line, ":.").filter(|_| questions)).or_else(known_name)
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
    let day = days.next().filter(|d| *d <= base && (base - *d).get_days() <= LONG_AGO)?;
    days.all(|d| d == day).then_some(day)
}

/// How many days before its publication a text's words have been spoken at most: what is older ("under the item on the letter of 13
/// April 2014") is something else's.
const LONG_AGO: i32 = 62;

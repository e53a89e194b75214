//! Live feeds: date headers above their entries, stamps at their start, a lead before the first header.

use super::{
    Document, ParagraphKind,
    entries::{Start, cut},
    mark::{Day, Mark, find},
    story,
};
use crate::{date::Date, span::Span};

/// Cuts the feed at headers and stamps; stamps are left out of the bodies.
pub(super) fn read(document: &mut Document) {
    let marks: Vec<Option<Mark>> = document.paragraphs.iter().map(|p| find(p.span.of(&document.text))).collect();
    let base = base(document, &marks);
    let days = marks.iter().flatten().filter_map(|m| day(*m));
    let nearest = days.filter_map(|d| d.near(base)).next();
    // the lead's day: the document's, else that of the nearest header
    let lead = match document.meta.published {
        Some(_) => Start::plain(document, 0),
        None => Start { at: 0, date: nearest, reason: nearest.map(|_| "entry header") },
    };
    let mut starts = vec![lead];
    let mut current = lead;
    for (at, mark) in marks.into_iter().enumerate() {
        let Some(mark) = mark else { continue };
        let header_above = at > 0
            && starts
                .last()
                .is_some_and(|s| s.at == at - 1 && document.paragraphs[s.at].kind == ParagraphKind::Furniture);
        current = match mark {
            Mark::Header(day) => Start::new(document, at, day.near(base), "entry header"),
            Mark::Stamp { day, .. } => Start::new(document, at, day.near(base), "entry stamp"),
            Mark::Time { .. } => Start { at, ..current },
        };
        let paragraph = &mut document.paragraphs[at];
        match mark {
            Mark::Header(_) => paragraph.kind = ParagraphKind::Furniture,
            Mark::Stamp { body, .. } | Mark::Time { body } if body >= paragraph.span.len() => {
                paragraph.kind = ParagraphKind::Furniture
            }
            Mark::Stamp { body, .. } | Mark::Time { body } => skip(&mut paragraph.body, paragraph.span, body),
        }
        match starts.last_mut() {
            Some(last) if last.at == at => *last = current,
            // a stamp right under its header, or a time under a stamp on a line of its own, opens no second entry
            Some(last) if header_above => (last.date, last.reason) = (current.date, current.reason),
            _ => starts.push(current),
        }
    }
    story::datelines(document, &mut starts);
    cut(document, starts);
}

fn day(mark: Mark) -> Option<Day> {
    match mark {
        Mark::Header(day) | Mark::Stamp { day, .. } => Some(day),
        Mark::Time { .. } => None,
    }
}

/// The day beside which days without a year are read: the document's, else the first full one of the feed.
fn base(document: &Document, marks: &[Option<Mark>]) -> Option<Date> {
    document.meta.published.or_else(|| marks.iter().flatten().filter_map(|m| day(*m)).find_map(|d| d.near(None)))
}

/// Moves the body's start `by` bytes into the paragraph.
pub(super) fn skip(body: &mut Span, paragraph: Span, by: usize) {
    body.start = (paragraph.start + by as u32).min(body.end);
}

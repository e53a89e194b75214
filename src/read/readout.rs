//! Official accounts of calls, meetings and speeches, and communiqués; one entry, dated by its opening ("On 3 June …").

use super::{
    Document, ParagraphKind,
    entries::{Start, cut},
    mark::{Mark, find},
    story,
};
use crate::date::{self, Expression};

/// One entry with the day of a date line, of a dateline, or of the opening words, in this order.
pub(super) fn read(document: &mut Document) {
    let mut start = Start::plain(document, 0);
    let mut opening_seen = false;
    for at in 0..document.paragraphs.len().min(4) {
        let line = document.paragraphs[at].span.of(&document.text);
        if let Some(Mark::Header(day)) = find(line) {
            start = Start { at: 0, ..Start::new(document, 0, day.near(document.meta.published), "dateline") };
            document.paragraphs[at].kind = ParagraphKind::Furniture;
        } else if document.paragraphs[at].kind == ParagraphKind::Text && !opening_seen {
            opening_seen = true;
            if let Some(day) =
                opening(line, document.meta.published).filter(|_| start.reason.is_none_or(|r| r == "document"))
            {
                start = Start { at: 0, date: Some(day), reason: Some("dateline") };
            }
        }
    }
    let mut starts = vec![start];
    story::datelines(document, &mut starts);
    cut(document, starts);
}

/// Whether the text begins as readouts do: "On 27 September 2025 the Minister …".
pub(super) fn opens_with_day(line: &str) -> bool {
    expression(line).is_some_and(|e| matches!(e, Expression::Day { .. }))
}

/// The day of "On 27 September 2025 the Minister …", "On Thursday, …" at the very start.
fn opening(line: &str, base: Option<date::Date>) -> Option<date::Date> {
    let expression = expression(line)?;
    match (expression, base) {
        (Expression::Day { .. } | Expression::Weekday(..), Some(base)) => date::resolve(&expression, base),
        (Expression::Day { year: Some(year), month, day }, None) => date::Date::new(year, month, day).ok(),
        _ => None,
    }
}

/// The time expression right after "On" at the very start.
fn expression(line: &str) -> Option<Expression> {
    let rest = line.strip_prefix("On ")?;
    let head = &rest[..rest.floor_char_boundary(40)];
    date::expressions(head).into_iter().next().filter(|(s, _)| s.start == 0).map(|(_, e)| e)
}

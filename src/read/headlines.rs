//! Lists of headlines, with or without a standfirst: each line stands by itself.

use super::{
    Document, ParagraphKind,
    entries::{Start, cut},
    feed::skip,
    mark::{Day, Mark, find},
};
use crate::date::Date;

/// One entry a line, dated by the last header or by its own stamp.
pub(super) fn read(document: &mut Document) {
    let published = document.meta.published;
    let mut header: Option<Date> = None;
    let mut starts = Vec::with_capacity(document.paragraphs.len());
    for at in 0..document.paragraphs.len() {
        let near = |day: Day| day.near(published.or(header));
        let mut start = Start::new(document, at, header, "entry header");
        let paragraph = &document.paragraphs[at];
        let (span, mut body, mut kind) = (paragraph.span, paragraph.body, paragraph.kind);
        match find(span.of(&document.text)) {
            Some(Mark::Header(day)) => {
                header = near(day);
                start = Start::new(document, at, header, "entry header");
                kind = ParagraphKind::Furniture;
            }
            Some(Mark::Stamp { day, body: from }) => {
                start = Start::new(document, at, near(day), "entry stamp");
                skip(&mut body, span, from);
            }
            Some(Mark::Time { body: from }) if from < span.len() => skip(&mut body, span, from),
            Some(Mark::Time { .. }) => kind = ParagraphKind::Furniture,
            None => {}
        }
        (document.paragraphs[at].body, document.paragraphs[at].kind) = (body, kind);
        starts.push(start);
    }
    if !starts.is_empty() {
        cut(document, starts);
    }
}

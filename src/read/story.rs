//! Wire stories and articles: a dateline, then paragraphs; one entry.

use super::{
    Document, ParagraphKind,
    entries::{Start, cut},
    feed::skip,
    mark::{Mark, find},
};
use crate::date::{self, Written};

/// One entry, with the day of the dateline or of a date line at the top.
pub(super) fn read(document: &mut Document) {
    let mut start = Start::plain(document, 0);
    for at in 0..document.paragraphs.len().min(4) {
        let line = document.paragraphs[at].span.of(&document.text);
        if let Some(Mark::Header(day)) = find(line) {
            if start.reason.is_none_or(|r| r == "document") {
                start = Start { at: 0, ..Start::new(document, 0, day.near(document.meta.published), "dateline") };
            }
            document.paragraphs[at].kind = ParagraphKind::Furniture;
        }
    }
    let mut starts = vec![start];
    datelines(document, &mut starts);
    cut(document, starts);
}

/// Leaves datelines out of the bodies of the entries' first paragraphs; their day is the entry's, where it has only the document's.
pub(super) fn datelines(document: &mut Document, starts: &mut [Start]) {
    let total = document.paragraphs.len();
    for n in 0..starts.len() {
        let end = starts.get(n + 1).map_or(total, |s| s.at);
        let texts = (starts[n].at..end).filter(|i| document.paragraphs[*i].kind == ParagraphKind::Text).take(2);
        for at in texts.collect::<Vec<_>>() {
            let paragraph = &mut document.paragraphs[at];
            let Some(line) = dateline(paragraph.body.of(&document.text)) else { continue };
            let used = (paragraph.body.start - paragraph.span.start) as usize + line.body;
            skip(&mut paragraph.body, paragraph.span, used);
            let day = line.day.and_then(|d| d.near(document.meta.published));
            if day.is_some() && starts[n].reason.is_none_or(|r| r == "document") {
                (starts[n].date, starts[n].reason) = (day, Some("dateline"));
            }
            break;
        }
    }
}

/// A dateline, and where the words after it begin.
#[derive(Debug, PartialEq, Eq)]
struct Dateline {
    day: Option<Written>,
    body: usize,
}

/// `NORDHAVEN, June 3 (Agency) — …`, `SUTHOLM, 14 March - …`, `NORDHAVEN, Norland — …`, `Nordhaven (Agency) – …`,
/// `SUTHOLM, December 17. /AGENCY/. …`.
fn dateline(text: &str) -> Option<Dateline> {
    let capitals = place(text, |w| w.len() > 1 && !w.contains(char::is_lowercase));
    let (mut at, capital) = match capitals {
        Some(end) if text[..end].chars().filter(|c| c.is_uppercase()).count() > 2 => (end, true),
        _ => (place(text, |w| w.starts_with(char::is_uppercase))?, false),
    };
    let mut day = None;
    // after the place: a state, a day, in either order
    for _ in 0..3 {
        let Some(rest) =
            text[at..].strip_prefix(", ").or_else(|| text[at..].strip_prefix(' ').filter(|r| date::scan(r).is_some()))
        else {
            break;
        };
        let start = text.len() - rest.len();
        if let Some((written, used)) = date::scan(rest) {
            day = Some(written);
            at = start + used;
        } else if let Some(end) = place(rest, |w| w.starts_with(char::is_uppercase)) {
            at = start + end;
        } else {
            return None;
        }
    }
    let mut agency = false;
    if let Some(rest) = text[at..].trim_start().strip_prefix('(')
        && let Some(end) = rest.find(')').filter(|e| *e <= 40)
    {
        agency = true;
        at = text.len() - rest.len() + end + 1;
    }
    let rest = &text[at..];
    let after = rest.trim_start();
    let dash = after.strip_prefix("--").or_else(|| after.strip_prefix(['—', '–', '-', '−']));
    let body = match dash {
        Some(words) if rest.len() > after.len() || after.starts_with(['—', '–']) => words,
        None if day.is_some() || agency => rest.strip_prefix(['.', ':'])?,
        _ => return None,
    };
    if !capital && (day.is_none() && !agency || dash.is_none()) {
        return None;
    }
    let mut words = body.trim_start();
    if let Some(agency) = words.strip_prefix('/')
        && let Some(end) = agency.find('/').filter(|e| *e <= 30)
    {
        words = agency[end + 1..].trim_start_matches(['.', ' ', '-', '–', '—']);
    }
    (words.starts_with(|c: char| c.is_alphanumeric() || "“\"'‘”«’".contains(c)))
        .then(|| Dateline { day, body: text.len() - words.len() })
}

/// The length of a place's name at the start: up to four words that are each `fine`.
fn place(text: &str, fine: impl Fn(&str) -> bool) -> Option<usize> {
    let mut end = 0;
    for (n, word) in text[..text.floor_char_boundary(60)].split(' ').enumerate() {
        let name = word.trim_end_matches([',', ':', '.']).trim_end_matches(['—', '–']);
        let letters = name.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '’' | '\'' | '/'));
        if n == 4 || name.is_empty() || !letters || !fine(name) || date::month(name).is_some() {
            break;
        }
        let start = end + usize::from(n > 0);
        end = start + name.len();
        if name.len() < word.len() {
            // "D.C." keeps its stop only where more of the name follows
            break;
        }
    }
    (end > 0).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> Option<(Option<(i8, i8)>, &str)> {
        dateline(text).map(|d| (d.day.map(|w| (w.day, w.month)), &text[d.body..]))
    }

    #[test]
    fn datelines_of_every_wire() {
        for text in [
            "NORDHAVEN, June 3 (Agency) — Vale agreed.",
            "NORDHAVEN, 3 June - Vale agreed.",
            "NORDHAVEN, June 3. /NORA/. Vale agreed.",
            "NORDHAVEN, June 3. Vale agreed.",
            "NORDHAVEN, Norland, June 3 (Agency) -- Vale agreed.",
            "Nordhaven, 3 June (Agency) – Vale agreed.",
            "NORDHAVEN/SUTHOLM, June 3 (Agency) - Vale agreed.",
            "June 3 NORDHAVEN — Vale agreed.",
        ] {
            if text.starts_with("June") {
                assert_eq!(body(text), None, "{text}");
            } else {
                assert_eq!(body(text), Some((Some((3, 6)), "Vale agreed.")), "{text}");
            }
        }
        for text in [
            "NORDHAVEN, Norland — Vale agreed.",
            "NORDHAVEN (Agency) — Vale agreed.",
            "Nordhaven (Agency) - Vale agreed.",
            "PORT KELM — Vale agreed.",
            "SUTHOLM– Vale agreed.",
        ] {
            assert_eq!(body(text), Some((None, "Vale agreed.")), "{text}");
        }
    }

    #[test]
    fn sentences_are_no_datelines() {
        for text in [
            "Vale — the President — agreed.",
            "Mara Vale, President of Norland, said no.",
            "Norland, June 3 was the day.",
            "US-led talks began.",
            "“NO — NEVER,” said Vale.",
            "League-style guarantees were named.",
            "A — B",
            "",
            "Nordhaven: Vale agreed.",
        ] {
            assert_eq!(body(text), None, "{text}");
        }
    }
}

//! Writing DNA's event list: CSV with `;`, one coded statement a line, exactly its columns.

use std::collections::HashMap;

use super::{natural, project::GRADED, select::Source};
use crate::{
    date::Date,
    render::{csv::harmless, text::clean},
    statement::{Sourced, Stance},
    store::JOINT,
};

/// The columns before the variables.
pub(super) const FIRST: [&str; 2] = ["statement_id", "time"];

/// The columns after the variables.
pub(super) const LAST: [&str; 10] = [
    "start_position",
    "stop_position",
    "text",
    "coder",
    "document_id",
    "document_title",
    "document_author",
    "document_source",
    "document_section",
    "document_type",
];

/// How stance is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifier {
    /// `agreement`, 1 or 0, as in DNA's own statement type. Conditional and neutral statements are left out.
    Agreement,
    /// `stance`, an integer: 2 support, 1 conditional, 0 neutral, -2 oppose.
    Scale,
}

/// A written event list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventList {
    /// The CSV.
    pub text: String,
    /// Statements in it.
    pub rows: usize,
    /// Left out: conditional or neutral, which agreement cannot say.
    pub ungraded: usize,
}

/// Writes the statements as an event list, by day. Undated ones and ones without party or topic are not written.
///
/// Statements, documents and coders are numbered from 1, documents and coders in the natural order of their names. As DNA
/// does, `;` becomes `,` and `"` becomes `'`.
pub fn event_list(source: &Source, qualifier: Qualifier) -> EventList {
    let mut ungraded = 0;
    let mut chosen: Vec<(&Sourced, Date, &str)> = Vec::new();
    for s in &source.statements {
        let Some(day) = s.statement.date.filter(|_| named(s)) else { continue };
        match value(s.statement.stance, qualifier) {
            Some(value) => chosen.push((s, day, value)),
            None => ungraded += 1,
        }
    }
    let coder = |s: &Sourced| coder(source, s);
    let documents = numbers(chosen.iter().map(|(s, ..)| (s.document.clone(), coder(s))).collect());
    let coders = numbers(chosen.iter().map(|(s, ..)| (coder(s), String::new())).collect());
    let mut rows: Vec<Line> = chosen
        .iter()
        .map(|(s, day, value)| {
            let document = documents.get(&(s.document.clone(), coder(s))).copied().unwrap_or_default();
            let coder = coders.get(&(coder(s), String::new())).copied().unwrap_or_default();
            (
                *day,
                document,
                s.statement.spans.iter().map(|x| x.start).min(),
                fields(source, s, *day, value, coder, document),
            )
        })
        .collect();
    rows.sort();
    let variable = if qualifier == Qualifier::Agreement { "agreement" } else { GRADED };
    let variables = ["person", "organization", "concept", variable];
    let head: Vec<String> = FIRST.iter().chain(&variables).chain(&LAST).map(|c| format!("\"{c}\"")).collect();
    let mut text = head.join(";") + "\n";
    for (n, (.., fields)) in rows.iter().enumerate() {
        text.push_str(&format!("{};{}\n", n + 1, fields.join(";")));
    }
    EventList { text, rows: rows.len(), ungraded }
}

/// Day, number of the document, place, fields: the order of the lines.
type Line = (Date, usize, Option<u32>, Vec<String>);

fn named(s: &Sourced) -> bool {
    [&s.statement.party, &s.statement.topic].iter().all(|name| !plain(name).is_empty())
}

fn coder(source: &Source, s: &Sourced) -> String {
    let head = source.heads.get(&s.document).and_then(|h| h.coder.clone());
    s.coder.clone().or(head).unwrap_or_default()
}

/// The row's fields after its number, as they are written.
fn fields(source: &Source, s: &Sourced, day: Date, value: &str, coder: usize, document: usize) -> Vec<String> {
    let st = &s.statement;
    let head = source.heads.get(&s.document);
    let of =
        |field: fn(&crate::store::Head) -> &Option<String>| head.and_then(|h| field(h).as_deref()).unwrap_or_default();
    let title = [of(|h| &h.title), &s.document, "untitled"].into_iter().find(|t| !plain(t).is_empty());
    let outlet = s.outlet.as_deref().unwrap_or_else(|| of(|h| &h.outlet));
    let words = st.quotation.clone().unwrap_or_else(|| st.evidence.join(JOINT));
    let at = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    vec![
        format!("{day} 00:00:00"),
        quoted(st.speaker.as_deref().unwrap_or_default()),
        quoted(&st.party),
        quoted(&st.topic),
        value.to_owned(),
        at(st.spans.iter().map(|x| x.start).min()),
        at(st.spans.iter().map(|x| x.end).max()),
        quoted(&words),
        coder.to_string(),
        document.to_string(),
        quoted(title.unwrap_or_default()),
        quoted(of(|h| &h.author)),
        quoted(outlet),
        quoted(""),
        quoted(""),
    ]
}

fn value(stance: Stance, qualifier: Qualifier) -> Option<&'static str> {
    Some(match (qualifier, stance) {
        (Qualifier::Agreement, Stance::Support) => "1",
        (Qualifier::Agreement, Stance::Oppose) => "0",
        (Qualifier::Agreement, _) => return None,
        (Qualifier::Scale, Stance::Support) => "2",
        (Qualifier::Scale, Stance::Conditional) => "1",
        (Qualifier::Scale, Stance::Neutral) => "0",
        (Qualifier::Scale, Stance::Oppose) => "-2",
    })
}

/// A field without what would steer a terminal, run in a spreadsheet or end the field.
fn plain(text: &str) -> String {
    harmless(&clean(text)).replace(';', ",").replace('"', "'")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", plain(text))
}

/// Names numbered from 1 in their natural order.
fn numbers(mut names: Vec<(String, String)>) -> HashMap<(String, String), usize> {
    names.sort_by(|a, b| natural::compare(&a.0, &b.0).then_with(|| natural::compare(&a.1, &b.1)));
    names.dedup();
    names.into_iter().enumerate().map(|(n, name)| (name, n + 1)).collect()
}

#[cfg(test)]
#[path = "event_list_tests.rs"]
mod tests;

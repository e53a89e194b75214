//! A citation on a few lines: when, who, where; then the words, or the place to look them up.

use super::{
    style::{Style, Tint},
    text::{clean, wrap},
};
use crate::{
    date::Date,
    position::Cited,
    statement::{Status, Via},
};

/// The citation, each line indented.
pub fn lines(c: &Cited, style: &Style, indent: usize) -> String {
    under(&head(c), c, style, indent)
}

/// The citation below a line that has said the day: it is given only where it is another.
pub fn lines_of(day: Date, c: &Cited, style: &Style, indent: usize) -> String {
    under(&head_of(day, c), c, style, indent)
}

fn under(head: &str, c: &Cited, style: &Style, indent: usize) -> String {
    let mut out = vec![wrap(head, style, indent, indent + 2)];
    out.push(match &c.quotation {
        Some(words) => wrap(&format!("“{}”", clean(words)), style, indent + 2, indent + 2),
        None => {
            let place = format!("no words quoted: see {}, paragraph {}", clean(&c.document), c.paragraph);
            paint(&wrap(&place, style, indent + 2, indent + 2), Tint::Dim, style)
        }
    });
    if let Some(condition) = c.condition.as_deref().filter(|x| !repeats(c.quotation.as_deref(), x)) {
        out.push(wrap(&format!("condition: {}", clean(condition)), style, indent + 2, indent + 4));
    }
    out.join("\n")
}

/// Day, source, outlet, and how the text conveys it where that is not in the speaker's own words.
pub fn head(c: &Cited) -> String {
    let day = c.date.map_or_else(|| "undated".to_owned(), |d| d.to_string());
    format!("{day}  {}", who(c))
}

/// The same below a line that has said the day.
pub fn head_of(day: Date, c: &Cited) -> String {
    if c.date == Some(day) { who(c) } else { head(c) }
}

fn who(c: &Cited) -> String {
    let mut out = clean(&c.source());
    match c.via {
        Via::Attributed => out.push_str(" (about the party)"),
        Via::Narrated if c.speaker.is_some() => out.push_str(" (narrated)"),
        _ => {}
    }
    if let Some(outlet) = c.outlet.as_deref() {
        out.push_str(&format!(" · {}", clean(outlet)));
    }
    if c.status == Status::Rejected {
        out.push_str(" · rejected");
    }
    out
}

fn repeats(quotation: Option<&str>, condition: &str) -> bool {
    quotation.is_some_and(|q| q.contains(condition))
}

/// Paints each line by itself, without its indentation.
pub fn paint(text: &str, tint: Tint, style: &Style) -> String {
    let line = |l: &str| {
        let body = l.trim_start();
        format!("{}{}", &l[..l.len() - body.len()], tint.paint(body, style.color))
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

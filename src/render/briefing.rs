//! The summary as Markdown for a briefing: party by party, topic by topic, each position with its source.

use super::{
    cells::Cells,
    diff::is_link,
    legend,
    markdown::{self, escape},
    quote,
    summary::strength,
};
use crate::position::{Cell, Cited, Matrix};

/// The matrix, then a section for each party.
pub fn markdown(matrix: &Matrix, coder: &str) -> String {
    let mut out = markdown::matrix(matrix, Cells::Stance);
    for (row, party) in matrix.parties.iter().enumerate() {
        out.push_str(&format!("\n### {}\n\n", escape(party)));
        let mut silent = Vec::new();
        for (col, topic) in matrix.topics.iter().enumerate() {
            match matrix.at(row, col) {
                Some(cell) => out.push_str(&entry(topic, cell)),
                None => silent.push(escape(topic)),
            }
        }
        if !silent.is_empty() {
            out.push_str(&format!("- No data on {}.\n", silent.join(", ")));
        }
    }
    if legend::notes(matrix).is_empty() {
        out.push_str("\nNo statement counts.\n");
    }
    out.push_str(&format!("\nCoded by {}.\n", escape(coder)));
    out
}

fn entry(topic: &str, c: &Cell) -> String {
    let mut about = vec![format!("since {}", c.since), strength(c)];
    about.extend(c.flags.names().into_iter().map(str::to_owned));
    let mut out = format!("- **{}**: {} ({})", escape(topic), c.position.word(), about.join("; "));
    if let Some(condition) = &c.condition {
        out.push_str(&format!(". Condition: {}", escape(condition)));
    }
    out.push_str(".\n");
    if let Some(source) = c.key() {
        out.push_str(&format!("  {}\n", citation(source)));
    }
    out
}

fn citation(c: &Cited) -> String {
    let words = match &c.quotation {
        Some(words) => format!("“{}” ", escape(words)),
        None => String::new(),
    };
    let place = match c.url.as_deref().filter(|u| is_link(u)) {
        Some(url) => format!("[{}, paragraph {}](<{url}>)", escape(&c.document), c.paragraph),
        None => format!("{}, paragraph {}", escape(&c.document), c.paragraph),
    };
    format!("{words}({}; {place})", escape(&quote::head(c)))
}

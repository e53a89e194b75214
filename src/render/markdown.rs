//! Matrix as Markdown: a pipe table with its notes.

use super::{
    cells::{self, Cells},
    legend,
    style::Style,
    text::clean,
};
use crate::position::{Matrix, Position};

/// The matrix as a Markdown section.
pub fn matrix(matrix: &Matrix, what: Cells) -> String {
    let mut out = format!("## {}\n\n", legend::title(matrix, &Style::PLAIN));
    let head: Vec<String> = matrix.topics.iter().map(|t| escape(t)).collect();
    out.push_str(&row("", &head));
    out.push_str(&format!("|---|{}\n", "---|".repeat(matrix.topics.len())));
    for (r, party) in matrix.parties.iter().enumerate() {
        let cells: Vec<String> = (0..matrix.topics.len())
            .map(|c| match matrix.at(r, c) {
                None => String::new(),
                Some(cell) => {
                    let [stance, besides] = what.words(cell, matrix);
                    let words = (what == Cells::Quote).then(|| cells::quote(cell)).flatten();
                    let text = format!("{stance} {besides} {}", words.unwrap_or_default());
                    escape(text.trim_end())
                }
            })
            .collect();
        out.push_str(&row(&format!("**{}**", escape(party)), &cells));
    }
    out.push('\n');
    let signs: Vec<String> = Position::ALL.iter().map(|p| named(*p)).collect();
    out.push_str(&format!("{}; {}.\n", signs.join(", "), what.legend(matrix).join("; ")));
    for note in legend::notes(matrix) {
        out.push_str(&format!("\n{}\n", escape(&note)));
    }
    out
}

fn named(position: Position) -> String {
    format!("{} {}", position.sign(), position.word()).replace('~', "\\~")
}

fn row(first: &str, cells: &[String]) -> String {
    let mut out = format!("| {first} |");
    cells.iter().for_each(|c| out.push_str(&format!(" {c} |")));
    out.push('\n');
    out
}

/// Text from outside in Markdown: nothing in it is markup.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '#' | '~' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

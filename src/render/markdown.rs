//! Matrix as Markdown: a pipe table with its notes.

use unicode_width::UnicodeWidthStr;

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
    let head = std::iter::once(String::new()).chain(matrix.topics.iter().map(|t| escape(t)));
    let row = |(r, party): (usize, &String)| {
        let cells = (0..matrix.topics.len()).map(|c| match matrix.at(r, c) {
            None => String::new(),
            Some(cell) => {
                let [stance, besides] = what.words(cell, matrix);
                let words = (what == Cells::Quote).then(|| cells::quote(cell)).flatten();
                let text = format!("{stance} {besides} {}", words.unwrap_or_default());
                escape(text.trim_end())
            }
        });
        std::iter::once(format!("**{}**", escape(party))).chain(cells).collect()
    };
    out.push_str(&pipes(head.collect(), matrix.parties.iter().enumerate().map(row).collect()));
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

/// Columns of a cell up to which the columns of a pipe table are made even, for whoever reads it as it stands.
const EVEN: usize = 40;

/// A pipe table of cells that are escaped already.
pub fn pipes(head: Vec<String>, rows: Vec<Vec<String>>) -> String {
    let longest = |col: usize| rows.iter().chain([&head]).map(|r| r.get(col).map_or(0, |c| c.width())).max();
    let mut widths: Vec<usize> = (0..head.len()).map(|col| longest(col).unwrap_or(0).max(3)).collect();
    if widths.iter().any(|w| *w > EVEN) {
        widths.fill(0);
    }
    let line = |cells: &[String]| {
        let padded =
            cells.iter().zip(&widths).map(|(c, w)| format!(" {c}{} |", " ".repeat(w.saturating_sub(c.width()))));
        format!("|{}\n", padded.collect::<String>())
    };
    let rule: String = widths.iter().map(|w| format!("{}|", "-".repeat((w + 2).max(3)))).collect();
    format!("{}|{rule}\n{}", line(&head), rows.iter().map(|r| line(r)).collect::<String>())
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

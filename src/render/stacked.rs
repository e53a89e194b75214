//! The stance matrix for narrow screens: one block for each party, one line for each topic.

use unicode_width::UnicodeWidthStr;

use super::{
    cells::Cells,
    quote,
    style::{Style, Tint, tint},
    text::{clean, wrap},
};
use crate::position::{Cell, Matrix};

/// Every party's block, a blank line between them.
pub fn blocks(matrix: &Matrix, cells: Cells, style: &Style) -> String {
    let blocks: Vec<String> = (0..matrix.parties.len()).map(|row| block(matrix, cells, row, style)).collect();
    blocks.join("\n\n")
}

fn block(matrix: &Matrix, cells: Cells, row: usize, style: &Style) -> String {
    let names: Vec<String> = matrix.topics.iter().map(|t| clean(t)).collect();
    let column = names.iter().map(|n| n.width()).max().unwrap_or(0);
    let beside = column + 2 + LONGEST.max(15 + cells.width(matrix)) + 2 <= style.width;
    let mut out = paint_words(&wrap(&clean(&matrix.parties[row]), style, 0, 2), style);
    for (col, name) in names.iter().enumerate() {
        let cell = matrix.at(row, col).map(|c| line(c, cells, matrix, style)).unwrap_or_default();
        out.push('\n');
        if beside {
            let pad = column - name.width();
            out.push_str(format!("  {name}{}  {cell}", " ".repeat(pad)).trim_end());
        } else {
            out.push_str(&wrap(name, style, 2, 4));
            if !cell.is_empty() {
                out.push_str(&format!("\n    {cell}"));
            }
        }
        if let Some(key) = matrix.at(row, col).and_then(Cell::key).filter(|_| cells == Cells::Quote) {
            out.push_str(&format!("\n{}", quote::lines(key, style, 4)));
        }
    }
    out
}

/// Columns of the longest cell: `~ conditional  10/12× !°¹†`.
const LONGEST: usize = 27;

fn line(cell: &Cell, cells: Cells, matrix: &Matrix, style: &Style) -> String {
    let [plain, besides] = cells.words(cell, matrix);
    let pad = " ".repeat(13usize.saturating_sub(plain.width()));
    let painted = tint(cell.position).paint(&plain, style.color);
    format!("{painted}{pad}  {besides}").trim_end().to_owned()
}

fn paint_words(text: &str, style: &Style) -> String {
    text.lines().map(|l| Tint::Bold.paint(l, style.color)).collect::<Vec<_>>().join("\n")
}

//! The stance matrix as a table on the screen: the only place that knows comfy-table.
//!
//! comfy-table lays out text without colour. A word that is to be coloured is put between two invisible marks of no width,
//! which become escape sequences when the layout is done; so colour can move no column.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, TableStyle, Width};
use comfy_table::{ContentLineStyle, LineStyle};
use unicode_width::UnicodeWidthStr;

use super::{
    legend, stacked,
    style::{Style, Tint, tint},
    text::clean,
};
use crate::{
    codebook::office,
    position::{Cell, Matrix, Position},
    store::StoredDocument,
};

const LIGHT: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .content_lines(ContentLineStyle::none());

/// Joins sign and word, count and marks, so that they never part.
const GLUE: &str = "\u{a0}";

/// Columns between two columns' texts: a blank on either side, and the place of a line.
const GAP: usize = 3;

/// Columns that a party's name takes at most before it wraps.
const NAME: usize = 18;

/// The matrix with title, legend and notes: as a table where it fits, else one block for each party.
pub fn matrix(matrix: &Matrix, style: &Style) -> String {
    let body = grid(matrix, style).unwrap_or_else(|| stacked::blocks(matrix, style));
    format!("{}\n\n{}\n\n{}\n", legend::title(matrix, style), body, legend::below(matrix, style))
}

/// The table alone; none where the width is too small for it.
fn grid(matrix: &Matrix, style: &Style) -> Option<String> {
    let cells: Vec<Vec<[String; 2]>> = (0..matrix.parties.len())
        .map(|row| (0..matrix.topics.len()).map(|col| parts(matrix.at(row, col), matrix)).collect())
        .collect();
    let name = matrix.parties.iter().map(|p| clean(p).width().min(NAME)).max().unwrap_or(0);
    let topic = |col: usize| longest_word(&clean(&matrix.topics[col]));
    let wide: usize = name
        + sum(&cells, matrix, |[a, b], col| (min_stance(&cells, col) + 1 + b.width()).max(a.width()).max(topic(col)));
    let narrow: usize = name + sum(&cells, matrix, |[a, b], col| a.width().max(b.width()).max(topic(col)));
    let two_lines = wide > style.width;
    if narrow > style.width || matrix.parties.is_empty() || matrix.topics.is_empty() {
        return None;
    }
    let mut table = Table::new();
    table.load_style(LIGHT).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(style.width).unwrap_or(u16::MAX));
    let head = matrix.topics.iter().map(|t| marked(&clean(t), Tint::Bold, style));
    table.set_header(std::iter::once(String::new()).chain(head));
    for (row, party) in matrix.parties.iter().enumerate() {
        let mut line = vec![marked(&clean(party), Tint::Bold, style)];
        for (col, [stance, count]) in cells[row].iter().enumerate() {
            let tint = matrix.at(row, col).map_or(Tint::Dim, |c| tint(c.position));
            let pad = GLUE.repeat(min_stance(&cells, col).saturating_sub(stance.width()));
            let between = if two_lines { "\n".to_owned() } else { format!("{pad} ") };
            let below = if two_lines && !count.is_empty() { format!("{GLUE}{GLUE}{count}") } else { count.clone() };
            line.push(format!("{}{between}{below}", marked(stance, tint, style)));
        }
        table.add_row(line);
        if two_lines && row + 1 < matrix.parties.len() {
            table.add_row(vec![String::new(); matrix.topics.len() + 1]);
        }
    }
    let least = |col: usize| if col == 0 { name.min(NAME) } else { min_width(&cells, col - 1).max(topic(col - 1)) };
    table.set_constraints(
        (0..=matrix.topics.len()).map(|col| ColumnConstraint::LowerBoundary(Width::Fixed(least(col) as u16 + 2))),
    );
    let width = (0..=matrix.topics.len()).map(|c| least(c) + GAP).sum::<usize>() - 1;
    if width > style.width {
        return None;
    }
    Some(coloured(&table.lines().map(|l| l.trim_end().to_owned()).collect::<Vec<_>>().join("\n")))
}

/// Sign and word, count and marks.
fn parts(cell: Option<&Cell>, matrix: &Matrix) -> [String; 2] {
    let Some(c) = cell else { return [String::new(), String::new()] };
    let marks = legend::marks(c, matrix);
    let count = format!("{}×{}{marks}", c.occasions, if marks.is_empty() { "" } else { GLUE });
    [format!("{}{GLUE}{}", c.position.sign(), c.position.word()), count]
}

fn sum(cells: &[Vec<[String; 2]>], matrix: &Matrix, width: impl Fn(&[String; 2], usize) -> usize) -> usize {
    let column = |col: usize| cells.iter().map(|row| width(&row[col], col)).max().unwrap_or(0) + GAP;
    (0..matrix.topics.len()).map(column).sum::<usize>() + 2
}

fn min_width(cells: &[Vec<[String; 2]>], col: usize) -> usize {
    cells.iter().map(|row| row[col][0].width().max(row[col][1].width() + 2)).max().unwrap_or(0)
}

fn min_stance(cells: &[Vec<[String; 2]>], col: usize) -> usize {
    cells.iter().map(|row| row[col][0].width()).max().unwrap_or(0)
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0)
}

const TINTS: [(Tint, char); 6] = [
    (Tint::Good, '\u{2061}'),
    (Tint::Middle, '\u{2062}'),
    (Tint::Bad, '\u{2063}'),
    (Tint::Mixed, '\u{2064}'),
    (Tint::Dim, '\u{206a}'),
    (Tint::Bold, '\u{206b}'),
];
const END: char = '\u{206c}';

/// Each word between marks, so that a line that wraps carries no colour over its end.
fn marked(text: &str, tint: Tint, style: &Style) -> String {
    let Some((_, mark)) = TINTS.iter().find(|(t, _)| *t == tint && style.color) else { return text.to_owned() };
    let words: Vec<String> =
        text.split(' ').map(|w| if w.is_empty() { String::new() } else { format!("{mark}{w}{END}") }).collect();
    words.join(" ")
}

fn coloured(laid_out: &str) -> String {
    let mut out = String::with_capacity(laid_out.len());
    for c in laid_out.chars() {
        match TINTS.iter().find(|(_, mark)| *mark == c) {
            Some((tint, _)) => out.push_str(tint.start()),
            None if c == END => out.push_str("\x1b[0m"),
            None if c == '\u{a0}' => out.push(' '),
            None => out.push(c),
        }
    }
    out
}

/// A document's statements, one row each.
pub fn statements(stored: &StoredDocument, style: &Style) -> String {
    let head = &stored.document;
    let title = [Some(head.id.as_str()), head.outlet.as_deref()].into_iter().flatten().map(clean).collect::<Vec<_>>();
    let mut out = format!("{}\n", Tint::Bold.paint(&title.join(" · "), style.color));
    if stored.statements.is_empty() {
        out.push_str("no statement found\n");
        return out;
    }
    let mut table = Table::new();
    table.load_style(LIGHT).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(style.width).unwrap_or(u16::MAX));
    let names = ["¶", "date", "party", "topic", "stance", "via", "who"];
    table.set_header(names.map(|n| marked(n, Tint::Bold, style)));
    for s in &stored.statements {
        let position = Position::Holds(s.stance);
        let stance = format!("{}{GLUE}{}", position.sign(), position.word());
        let office = s.office.as_deref().map(|o| office::find(o).map_or(o, |k| k.words));
        let who = [s.speaker.as_deref(), office].into_iter().flatten().map(clean).collect::<Vec<_>>().join(", ");
        table.add_row(vec![
            s.paragraph.to_string(),
            s.date.map(|d| d.to_string().replace('-', "\u{2011}")).unwrap_or_default(),
            clean(&s.party),
            clean(&s.topic),
            marked(&stance, tint(position), style),
            s.via.to_string(),
            who,
        ]);
    }
    let least = stored.statements.iter().map(|s| s.stance.word().len() + 2).max().unwrap_or(0) as u16;
    table.set_constraints([
        ColumnConstraint::ContentWidth,
        ColumnConstraint::ContentWidth,
        ColumnConstraint::LowerBoundary(Width::Fixed(8)),
        ColumnConstraint::LowerBoundary(Width::Fixed(8)),
        ColumnConstraint::LowerBoundary(Width::Fixed(least + 2)),
        ColumnConstraint::ContentWidth,
    ]);
    let laid_out = table.lines().map(|l| l.trim_end().replace('\u{2011}', "-")).collect::<Vec<_>>().join("\n");
    out.push_str(&coloured(&laid_out));
    out.push('\n');
    out
}

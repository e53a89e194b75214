//! The stance matrix as a table on the screen: the only place that knows comfy-table.
//!
//! comfy-table lays out text without colour. A word that is to be coloured is put between two invisible marks of no width,
//! which become escape sequences when the layout is done; so colour can move no column.

use comfy_table::{ContentArrangement, Table, TableStyle};
use comfy_table::{ContentLineStyle, LineStyle};
use unicode_width::UnicodeWidthStr;

use super::{
    cells::Cells,
    legend, quote, stacked,
    style::{Style, Tint, tint},
    text::{clean, wrap},
};
use crate::position::{Cell, Matrix};

const LIGHT: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─'))
    .content_lines(ContentLineStyle::none());

/// Joins sign and word, count and marks, so that they never part.
const GLUE: &str = "\u{a0}";

/// Columns between two columns' texts, the wide one where there is room.
const GAPS: [u16; 2] = [3, 2];

/// Columns that a row's name takes at most before it wraps: as many as there is room for.
const NAMES: [usize; 3] = [40, 26, 18];

/// The matrix with title, legend and notes: as a table where it fits, else one block for each party.
pub fn matrix(matrix: &Matrix, cells: Cells, style: &Style) -> String {
    let below = legend::below(matrix, cells, style);
    let (body, more) = match grid(matrix, cells, style) {
        Ok(table) => (table, String::new()),
        Err(needed) => (stacked::blocks(matrix, cells, style), folded_up(needed, style)),
    };
    format!("{}\n\n{body}\n\n{below}\n{more}", legend::title(matrix, style))
}

/// Says that the table was too wide and how wide it is.
fn folded_up(needed: Option<usize>, style: &Style) -> String {
    let Some(needed) = needed else { return String::new() };
    let say = format!(
        "As a table this needs {needed} columns, and there are {}: one block for each row instead.",
        style.width
    );
    format!("{}\n", quote::paint(&wrap(&say, style, 0, 2), Tint::Dim, style))
}

/// The table alone, or, where the width is too small for it, the columns that it needs; none where it cannot be one at all.
/// Everything is wrapped here, so that comfy-table only lays out.
fn grid(matrix: &Matrix, cells: Cells, style: &Style) -> Result<String, Option<usize>> {
    let columns: Vec<Column> = (0..matrix.topics.len()).map(|col| Column::new(matrix, cells, col)).collect();
    if columns.is_empty() || cells == Cells::Quote {
        return Err(None);
    }
    let Fit { names, beside, gap } = fit(matrix, &columns, style.width).map_err(Some)?;
    let mut table = Table::new();
    table.load_style(LIGHT).set_content_arrangement(ContentArrangement::Disabled);
    let width = if beside { Column::beside } else { Column::below };
    let head = columns.iter().map(|c| marked(&folded(&c.topic, width(c), ""), Tint::Bold, style));
    table.set_header(std::iter::once(String::new()).chain(head));
    for (row, name) in names.iter().enumerate() {
        let cells = columns.iter().enumerate().map(|(col, c)| {
            let tint = matrix.at(row, col).map_or(Tint::Dim, |c| tint(c.position));
            let [stance, count] = &c.cells[row];
            let pad = c.stance().saturating_sub(stance.width());
            match (beside, count.is_empty()) {
                (_, true) => String::new(),
                (true, _) => format!("{}{} {count}", marked(stance, tint, style), GLUE.repeat(pad)),
                (false, _) => format!("{}\n{GLUE}{GLUE}{count}", marked(stance, tint, style)),
            }
        });
        table.add_row(std::iter::once(marked(name, Tint::Bold, style)).chain(cells.collect::<Vec<_>>()));
        if !beside && row + 1 < names.len() {
            table.add_row(vec![String::new(); columns.len() + 1]);
        }
    }
    // No margin on either side: the names stand under the title, and the line ends with the text.
    let last = columns.len();
    table.column_iter_mut().enumerate().for_each(|(n, c)| {
        c.set_padding((0, if n < last { gap } else { 0 }));
    });
    Ok(coloured(&table.lines().map(|l| l.trim_end().to_owned()).collect::<Vec<_>>().join("\n")))
}

/// How a table is laid out.
struct Fit {
    /// The rows' names, over several lines where they are long.
    names: Vec<String>,
    /// Whether counts stand beside the stance, not below it.
    beside: bool,
    /// Columns between two columns.
    gap: u16,
}

/// The roomiest layout that fits; counts beside the stance before anything else. Where none fits, the columns it would take.
fn fit(matrix: &Matrix, columns: &[Column], width: usize) -> Result<Fit, usize> {
    let mut least = usize::MAX;
    for beside in [true, false] {
        for cap in NAMES {
            let names: Vec<String> = matrix.parties.iter().map(|p| folded(&clean(p), cap, HANG)).collect();
            // comfy-table draws no column of less than one, even where all names are empty
            let name = names.iter().flat_map(|n| n.lines()).map(UnicodeWidthStr::width).max().unwrap_or(0).max(1);
            for gap in GAPS {
                let cell = |c: &Column| (if beside { c.beside() } else { c.below() }) + usize::from(gap);
                let needed = name + columns.iter().map(cell).sum::<usize>();
                least = least.min(needed);
                if needed <= width {
                    return Ok(Fit { names, beside, gap });
                }
            }
        }
    }
    Err(least)
}

/// One topic: its name and, row by row, sign and word, count and marks.
struct Column {
    topic: String,
    cells: Vec<[String; 2]>,
}

impl Column {
    fn new(matrix: &Matrix, cells: Cells, col: usize) -> Column {
        let cells = (0..matrix.parties.len()).map(|row| parts(matrix.at(row, col), cells, matrix)).collect();
        Column { topic: clean(&matrix.topics[col]), cells }
    }

    fn stance(&self) -> usize {
        self.cells.iter().map(|[a, _]| a.width()).max().unwrap_or(0)
    }

    fn longest_word(&self) -> usize {
        self.topic.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0)
    }

    /// Columns with the count beside the stance.
    fn beside(&self) -> usize {
        let count = self.cells.iter().map(|[_, b]| b.width() + 1).max().unwrap_or(0);
        (self.stance() + count).max(self.longest_word())
    }

    /// Columns with the count below it.
    fn below(&self) -> usize {
        let count = self.cells.iter().map(|[_, b]| b.width() + 2).max().unwrap_or(0);
        self.stance().max(count).max(self.longest_word())
    }
}

/// What begins the further lines of a row's name, so that they are not taken for rows; comfy-table would cut plain blanks off.
const HANG: &str = "\u{a0}\u{a0}";

/// Text over several lines of at most `width` columns.
fn folded(text: &str, width: usize, hang: &str) -> String {
    let options = textwrap::Options::new(width.max(1))
        .subsequent_indent(hang)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}

/// Sign and word, count and marks.
fn parts(cell: Option<&Cell>, cells: Cells, matrix: &Matrix) -> [String; 2] {
    let Some(c) = cell else { return [String::new(), String::new()] };
    cells.words(c, matrix).map(|w| w.replace(' ', GLUE))
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
    let word = |w: &str| if w.is_empty() { String::new() } else { format!("{mark}{w}{END}") };
    let line = |l: &str| l.split(' ').map(word).collect::<Vec<_>>().join(" ");
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
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

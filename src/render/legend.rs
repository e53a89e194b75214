//! What goes above and below a matrix: title, legend, notes.

use super::{
    cells::Cells,
    quote,
    style::{Style, Tint, tint},
    text::{count, flow, wrap},
};
use crate::position::{
    Cell, Matrix, Position,
    query::{ALL_DAYS, Rule},
};

/// A mark that stands in a cell for each flag that is up.
pub const MARKS: [(&str, char); 4] = [("contested", '!'), ("second-hand", '°'), ("one outlet", '¹'), ("stale", '†')];

/// The title line.
pub fn title(matrix: &Matrix, style: &Style) -> String {
    let text = match matrix.at {
        Some(at) => format!("Positions as of {at}"),
        None => "Positions".to_owned(),
    };
    Tint::Bold.paint(&text, style.color)
}

/// The marks of a cell's flags; `one outlet` only where it tells cells apart.
pub fn marks(cell: &Cell, matrix: &Matrix) -> String {
    let names = cell.flags.names();
    let shown = |name: &str| names.contains(&name) && (name != "one outlet" || !all_one_outlet(matrix));
    MARKS.iter().filter(|(name, _)| shown(name)).map(|(_, mark)| *mark).collect()
}

/// Signs, marks and notes, each on its lines, wrapped.
pub fn below(matrix: &Matrix, cells: Cells, style: &Style) -> String {
    let mut parts = vec![signs(matrix, cells, style)];
    let marks = marks_used(matrix);
    if !marks.is_empty() {
        parts.push(flow(&marks, style, 0));
    }
    parts.extend(notes(matrix).into_iter().map(|n| quote::paint(&wrap(&n, style, 0, 2), Tint::Dim, style)));
    parts.join("\n")
}

/// The notes as sentences.
pub fn notes(matrix: &Matrix) -> Vec<String> {
    let n = &matrix.notes;
    let mut notes = Vec::new();
    if n.counted > 0 {
        let reviewed = match n.unreviewed {
            0 => "all reviewed".to_owned(),
            u if u == n.counted => "none reviewed".to_owned(),
            u => format!("{u} not reviewed"),
        };
        let horizon = match matrix.query.horizon {
            ALL_DAYS => "no horizon".to_owned(),
            h => format!("evidence within {} of each party's newest on the topic", count(h, "day")),
        };
        notes.push(format!("{}, {reviewed}; {horizon}.", count(n.counted, "statement")));
    }
    let left: Vec<String> = [
        (n.undated, "undated"),
        (n.unofficial, "by unofficial voices"),
        (n.rejected, "rejected"),
        (n.unaccepted, "not accepted"),
        (n.second_hand, "second-hand"),
        (n.later, "after the as-of day"),
        (n.earlier, "before the first day"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, why)| format!("{n} {why}"))
    .collect();
    if !left.is_empty() {
        notes.push(format!("Left out: {}.", left.join(", ")));
    }
    if matrix.query.rule != Rule::Latest {
        notes.push(format!("Rule: {}.", matrix.query.rule.name()));
    }
    if !matrix.is_empty() && all_one_outlet(matrix) {
        notes.push("Every position rests on one outlet.".to_owned());
    }
    notes
}

/// Why a matrix is empty, as a sentence; and what to do, if something can be done.
pub fn emptiness(matrix: &Matrix) -> (String, Option<String>) {
    let n = &matrix.notes;
    match (n.total, n.counted) {
        (0, _) => ("no statements found".to_owned(), None),
        (_, 0) if n.undated > 0 && n.later + n.earlier == 0 => (
            format!("{} found, but no day is known for any that counts", count(n.total, "statement")),
            Some("give the text's day with `--published YYYY-MM-DD`".to_owned()),
        ),
        (_, 0) if n.later + n.earlier > 0 => beside(matrix),
        (_, 0) if n.unofficial > 0 => (
            "only unofficial voices speak here".to_owned(),
            Some("`--all-voices` counts analysts and former officials too".to_owned()),
        ),
        _ => ("no statement counts".to_owned(), None),
    }
}

/// The days asked for lie before, after or between all that was said.
fn beside(matrix: &Matrix) -> (String, Option<String>) {
    let Some((first, last)) = matrix.notes.reach else { return ("no statement counts".to_owned(), None) };
    match (matrix.query.first_day(matrix.at), matrix.at) {
        (Some(from), Some(at)) if from > at && matrix.query.at.is_some() => {
            (format!("no day lies from {from} to {at}: the window ends before it begins"), None)
        }
        (_, Some(at)) if at < first => (
            format!("no statement up to {at}; the first that could count is of {first}"),
            Some(format!("`--at {first}` or a later day")),
        ),
        (Some(from), _) if from > last => (
            format!("no statement from {from} on; the last that could count is of {last}"),
            Some("an earlier `--from`, or more days with `--last`".to_owned()),
        ),
        (Some(from), Some(at)) => (
            format!("no statement from {from} to {at}; those that could count are of {first} to {last}"),
            Some("widen `--from`, `--last` or `--at`".to_owned()),
        ),
        _ => ("no statement falls into the days asked for".to_owned(), None),
    }
}

fn signs(matrix: &Matrix, cells: Cells, style: &Style) -> String {
    let mut pieces: Vec<(String, String)> = Position::ALL
        .iter()
        .map(|p| {
            let plain = format!("{} {}", p.sign(), p.word());
            let painted = tint(*p).paint(&plain, style.color);
            (plain, painted)
        })
        .collect();
    pieces.extend(cells.legend(matrix).into_iter().map(|r| (r.to_owned(), Tint::Dim.paint(r, style.color))));
    flow(&pieces, style, 0)
}

/// What blank and counts mean.
pub fn counts(matrix: &Matrix) -> Vec<&'static str> {
    let part = matrix.filled().any(|(_, _, c)| c.agreeing < c.occasions);
    let all = ["blank: no data", "2×: on two occasions", "1/3×: on one of three"];
    let used = if matrix.is_empty() { 1 } else { 2 + usize::from(part) };
    all.into_iter().take(used).collect()
}

/// What the marks that are used mean.
pub fn marks_words(matrix: &Matrix) -> Vec<String> {
    marks_used(matrix).into_iter().map(|(plain, _)| plain).collect()
}

fn marks_used(matrix: &Matrix) -> Vec<(String, String)> {
    marks_of(matrix.filled().map(|(_, _, c)| c), matrix)
}

/// What the marks of these cells mean, to be laid out with [`flow`].
pub fn marks_of<'a>(cells: impl Iterator<Item = &'a Cell>, matrix: &Matrix) -> Vec<(String, String)> {
    let used: String = cells.map(|c| marks(c, matrix)).collect();
    let pieces = MARKS.iter().filter(|(_, mark)| used.contains(*mark)).map(|(name, mark)| {
        let words = match *name {
            "contested" => "contested: the opposite is said too",
            "second-hand" => "second-hand: only others say so",
            "stale" => "stale: last said over 90 days before",
            name => name,
        };
        format!("{mark} {words}")
    });
    pieces.map(|p| (p.clone(), p)).collect()
}

fn all_one_outlet(matrix: &Matrix) -> bool {
    matrix.filled().all(|(_, _, c)| c.flags.one_outlet)
}

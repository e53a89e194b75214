//! Parties side by side: for people (terminal, Markdown), for spreadsheets and for programs.

mod course;
mod data;
mod page;

use unicode_width::UnicodeWidthStr;

use self::course::over_time;
pub use self::{
    data::{rows, tree},
    page::markdown,
};
use super::{
    legend, quote,
    style::{Style, Tint, tint},
    summary::times,
    text::{clean, count, flow, wrap},
};
use crate::position::{
    Cell, Comparison, Matrix,
    compare::{Distance, Meeting, Met, Pair, Relation, Row, steps},
};

/// The comparison for a terminal.
pub fn text(c: &Comparison, matrix: &Matrix, style: &Style) -> String {
    let mut parts = vec![heading(&title(c), style)];
    let rows = c.rows.iter().enumerate().filter(|(_, r)| heard(r));
    parts.extend(rows.map(|(n, r)| topic(c, matrix, n, r, style)));
    parts.push(format!("{}\n{}", heading(distance_title(c), style), distances(c, style)));
    parts.extend(over_time(c, style));
    if !c.meetings.is_empty() {
        let each: Vec<String> = c.meetings.iter().map(|m| meeting(c, m, style)).collect();
        parts.push(format!("{}\n{}", heading("Where a condition meets a position", style), each.join("\n\n")));
    }
    let marks = legend::marks_of(c.rows.iter().flat_map(|r| r.cells.iter().flatten()), matrix);
    if !marks.is_empty() {
        parts.push(flow(&marks, style, 0));
    }
    let silent: Vec<String> = c.rows.iter().filter(|r| !heard(r)).map(|r| clean(&r.topic)).collect();
    let silent = (!silent.is_empty()).then(|| format!("No data from any of them on {}.", listed(&silent)));
    let notes: Vec<String> = silent.into_iter().chain(notes(c, matrix)).collect();
    parts.push(notes.iter().map(|n| dim(&wrap(n, style, 0, 2), style)).collect::<Vec<_>>().join("\n"));
    format!("{}\n", parts.join("\n\n"))
}

/// Whether any of the parties has a position on the topic; the others are named below, in one sentence.
fn heard(row: &Row) -> bool {
    row.cells.iter().any(Option::is_some)
}

fn title(c: &Comparison) -> String {
    let names: Vec<String> = c.parties.iter().map(|p| clean(p)).collect();
    let at = c.at.map(|d| format!(" as of {d}")).unwrap_or_default();
    format!("{}{at}", listed(&names))
}

/// `A, B and C`.
fn listed(names: &[String]) -> String {
    match names {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        other => other.join(""),
    }
}

fn heading(text: &str, style: &Style) -> String {
    quote::paint(&wrap(text, style, 0, 2), Tint::Bold, style)
}

fn dim(text: &str, style: &Style) -> String {
    quote::paint(text, Tint::Dim, style)
}

/// One topic: each party on a line; of two parties, how they stand, and their words.
fn topic(c: &Comparison, matrix: &Matrix, n: usize, row: &Row, style: &Style) -> String {
    let two = c.parties.len() == 2;
    let head = match &c.pairs[..] {
        [pair] if two => format!("{}: {}", clean(&row.topic), relation(pair.relations[n], apart(row, pair))),
        _ => clean(&row.topic),
    };
    let mut lines = vec![heading(&head, style)];
    let names: Vec<String> = c.parties.iter().map(|p| clean(p)).collect();
    let column = names.iter().map(|n| n.width()).max().unwrap_or(0);
    let all = c.rows.iter().flat_map(|r| r.cells.iter().flatten());
    let widest = all.map(|c| counted(c, matrix).width()).max().unwrap_or(0);
    for (name, cell) in names.iter().zip(&row.cells) {
        lines.push(held(name, [column, widest], cell.as_ref(), matrix, style));
        if let Some(key) = cell.as_ref().and_then(Cell::key).filter(|_| two) {
            lines.push(quote::lines(key, style, 4));
        }
    }
    lines.join("\n")
}

/// `1/3× !`: on how many occasions, and the marks of flags.
fn counted(cell: &Cell, matrix: &Matrix) -> String {
    let marks = legend::marks(cell, matrix);
    format!("{}{}{marks}", times(cell), if marks.is_empty() { "" } else { " " })
}

/// `  Norland     + support      2×  since 2023-03-20`, with the columns of names and of counts.
fn held(name: &str, [column, widest]: [usize; 2], cell: Option<&Cell>, matrix: &Matrix, style: &Style) -> String {
    let (stance, painted, rest) = match cell {
        None => ("no data".to_owned(), Tint::Dim.paint("no data", style.color), String::new()),
        Some(cell) => {
            let stance = format!("{} {}", cell.position.sign(), cell.position.word());
            let counted = counted(cell, matrix);
            let pad = widest.saturating_sub(counted.width());
            let rest = format!("{counted}{}  since {}", " ".repeat(pad), cell.since);
            (stance.clone(), tint(cell.position).paint(&stance, style.color), rest)
        }
    };
    let pad = " ".repeat(13usize.saturating_sub(stance.width()));
    let line = 2 + column + 2 + 13 + 2 + rest.width();
    if line <= style.width {
        let gap = " ".repeat(column - name.width());
        return format!("  {name}{gap}  {painted}{pad}  {rest}").trim_end().to_owned();
    }
    let below = if rest.is_empty() { String::new() } else { format!("\n    {rest}") };
    format!("{}\n    {painted}{below}", wrap(name, style, 2, 4))
}

fn relation(r: Relation, apart: Option<u32>) -> String {
    match apart {
        None | Some(0) => r.word().to_owned(),
        Some(n) => format!("{}, {} apart", r.word(), count(n, "step")),
    }
}

fn apart(row: &Row, pair: &Pair) -> Option<u32> {
    let held = |n: usize| row.cells[n].as_ref().map(|c| c.position);
    steps(held(pair.of[0]), held(pair.of[1]))
}

fn distance_title(c: &Comparison) -> &'static str {
    if c.pairs.len() > 1 { "Every pair, the nearest first" } else { "Distance" }
}

/// `2.3 of 4 steps on average (9 on 4 topics)`; on one topic, that topic's; nothing where nothing can be compared.
pub fn sentence(d: Distance) -> String {
    match d.mean() {
        None => "nothing to compare".to_owned(),
        Some(_) if d.topics == 1 => format!("{} of 4 steps, on one topic only", d.steps),
        Some(mean) => format!("{mean:.1} of 4 steps on average ({} on {} topics)", d.steps, d.topics),
    }
}

fn names(c: &Comparison, pair: &Pair) -> String {
    format!("{} – {}", clean(&c.parties[pair.of[0]]), clean(&c.parties[pair.of[1]]))
}

fn distances(c: &Comparison, style: &Style) -> String {
    let column = c.pairs.iter().map(|p| names(c, p).width()).max().unwrap_or(0);
    let line = |pair: &Pair| {
        let place = match (c.pairs.len(), pair.rank) {
            (1, _) => String::new(),
            (_, Some(rank)) => format!("{rank}. "),
            (_, None) => "   ".to_owned(),
        };
        let name = names(c, pair);
        let pad = " ".repeat(column - name.width());
        let far = sentence(pair.distance);
        let one = format!("  {place}{name}{pad}  {far}");
        let mut line =
            if one.width() <= style.width { one } else { wrap(&format!("{place}{name}: {far}"), style, 2, 6) };
        if c.pairs.len() > 1 {
            line.push_str(&format!("\n{}", dim(&wrap(&standing(c, pair), style, 5, 7), style)));
        }
        line
    };
    c.pairs.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `agree on truce, dues; opposed on islands`.
fn standing(c: &Comparison, pair: &Pair) -> String {
    let on = |r: Relation| {
        let topics: Vec<String> =
            c.rows.iter().zip(&pair.relations).filter(|(_, x)| **x == r).map(|(row, _)| clean(&row.topic)).collect();
        (!topics.is_empty()).then(|| format!("{} on {}", r.word(), topics.join(", ")))
    };
    Relation::ALL.iter().filter_map(|(r, ..)| on(*r)).collect::<Vec<_>>().join("; ")
}

/// Who sets which condition, and whose positions it meets.
fn meeting(c: &Comparison, m: &Meeting, style: &Style) -> String {
    let beside = if m.decides { "" } else { ", beside its position" };
    let words = m.condition.condition.as_deref().unwrap_or_default();
    let mut lines = vec![
        wrap(&format!("{} on {}{beside}:", clean(&c.parties[m.by]), clean(&m.on)), style, 2, 4),
        wrap(&format!("condition: {}", clean(words)), style, 4, 6),
        dim(&wrap(&quote::head(&m.condition), style, 4, 6), style),
    ];
    lines.extend(m.met.iter().map(|x| {
        let (place, position, since) = met(c, x);
        let line = wrap(&format!("→ {place}: {position} {since}"), style, 4, 6);
        line.replacen(&position, &tint(x.position).paint(&position, style.color), 1)
    }));
    lines.join("\n")
}

/// `Norland on truce`, `− oppose`, `since 2023-03-20 (named)`.
fn met(c: &Comparison, m: &Met) -> (String, String, String) {
    let named = if m.named { " (named)" } else { "" };
    let place = format!("{} on {}", clean(&c.parties[m.party]), clean(&m.topic));
    (place, format!("{} {}", m.position.sign(), m.position.word()), format!("since {}{named}", m.since))
}

/// What is to be known of the figures.
fn notes(c: &Comparison, matrix: &Matrix) -> Vec<String> {
    let shown = |(_, row): &(&Relation, &Row)| c.pairs.len() > 1 || heard(row);
    let used = c.pairs.iter().flat_map(|p| p.relations.iter().zip(&c.rows)).filter(shown);
    let used: Vec<Relation> = used.map(|(relation, _)| *relation).collect();
    let mut words: Vec<String> = Relation::ALL
        .iter()
        .filter(|(r, ..)| used.contains(r))
        .map(|(_, word, means)| format!("{word}: {means}"))
        .collect();
    words.push("scale: oppose −2, neutral 0, conditional +1, support +2; mixed and no data are left out".to_owned());
    let mut out = vec![format!("{}.", words.join("; "))];
    if c.meetings.iter().any(|m| m.met.iter().any(|x| x.named)) {
        out.push(
            "named: the condition's own words are of that topic in the codebook; else the topic is the condition's."
                .to_owned(),
        );
    }
    if c.meetings.is_empty() {
        out.push("No condition of one meets a stated position of another.".to_owned());
    }
    out.extend(legend::notes(matrix));
    out
}

//! Parties side by side: for people (terminal, Markdown), for spreadsheets and for programs.

use unicode_width::UnicodeWidthStr;

use super::{
    legend,
    markdown::{self, escape},
    quote,
    style::{Style, Tint, tint},
    summary::{SCHEMA, cited, times},
    text::{clean, count, flow, wrap},
    tree::Node,
};
use crate::{
    date::Date,
    position::{
        Cell, Comparison, Matrix,
        compare::{Distance, Meeting, Met, Pair, Relation, Row, steps},
    },
};

/// Months of the course that are listed.
const MONTHS: usize = 12;

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

/// Month ends from the first day of any course to the as-of day, the last months only.
fn months(c: &Comparison) -> (Vec<Date>, bool) {
    let first = c.pairs.iter().filter_map(|p| p.course.first()).map(|x| x.0).min();
    let (Some(first), Some(at)) = (first, c.at) else { return (Vec::new(), false) };
    let mut ends = vec![at];
    let mut day = at;
    while ends.len() <= MONTHS {
        // The day before the first of the month is the end of the month before.
        let Ok(before) = day.first_of_month().yesterday() else { break };
        if before < first {
            return (ends.into_iter().rev().collect(), false);
        }
        ends.push(before);
        day = before;
    }
    let hidden = ends.len() > MONTHS;
    ends.truncate(MONTHS);
    (ends.into_iter().rev().collect(), hidden)
}

/// The distance at the end of each month, pair by pair.
fn over_time(c: &Comparison, style: &Style) -> Option<String> {
    let (months, hidden) = months(c);
    if months.len() < 2 {
        return None;
    }
    let mut out = vec![heading("Over time: steps apart on average", style)];
    let mut shown = months.len();
    let ranked = c.pairs.iter().filter(|p| !p.course.is_empty());
    match c.pairs.as_slice() {
        [pair] => out.extend(months.iter().filter_map(|day| {
            let d = pair.on(*day)?;
            Some(wrap(&format!("{day}  {}  {}", bar(d), figure(d)), style, 2, 14))
        })),
        _ => {
            let column = c.pairs.iter().map(|p| names(c, p).width()).max().unwrap_or(0);
            let fits = ((style.width.saturating_sub(2 + column + 2)) / 8).min(months.len());
            if fits < 2 {
                out.extend(ranked.map(|p| stacked(c, p, &months, style)));
            } else {
                let last = &months[months.len() - fits..];
                let heads: String = last.iter().map(|d| format!(" {:04}-{:02}", d.year(), d.month())).collect();
                out.push(dim(&format!("  {}{heads}", " ".repeat(column + 1)), style));
                for p in ranked {
                    let name = names(c, p);
                    let pad = " ".repeat(column - name.width() + 1);
                    let cells: String =
                        last.iter().map(|d| format!(" {:>7}", p.on(*d).map_or("·".to_owned(), short))).collect();
                    out.push(format!("  {name}{pad}{cells}"));
                }
            }
            out.push(dim(&wrap("at each month's end: steps on average, and on how many topics", style, 2, 2), style));
            if fits >= 2 && fits < months.len() {
                shown = fits;
            }
        }
    }
    if hidden || shown < months.len() {
        let say = format!("the last {shown} months; --format csv or json has every change");
        out.push(dim(&wrap(&say, style, 2, 4), style));
    }
    Some(out.join("\n"))
}

fn stacked(c: &Comparison, p: &Pair, months: &[Date], style: &Style) -> String {
    let each: Vec<String> = months
        .iter()
        .filter_map(|d| p.on(*d).map(|x| format!("{:04}-{:02}: {}", d.year(), d.month(), short(x))))
        .collect();
    wrap(&format!("{}: {}", names(c, p), each.join(", ")), style, 2, 4)
}

/// `2.3/4`: mean and topics.
fn short(d: Distance) -> String {
    d.mean().map_or_else(|| "·".to_owned(), |m| format!("{m:.1}/{}", d.topics))
}

fn figure(d: Distance) -> String {
    match d.mean() {
        Some(mean) => format!("{mean:.1} on {}", count(d.topics, "topic")),
        None => "nothing to compare".to_owned(),
    }
}

/// Eight cells for four steps.
fn bar(d: Distance) -> String {
    let filled = d.mean().map_or(0, |m| (m * 2.0).round() as usize).min(8);
    format!("{}{}", "█".repeat(filled), "░".repeat(8 - filled))
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

/// The comparison as a Markdown section.
pub fn markdown(c: &Comparison, matrix: &Matrix) -> String {
    let mut out = format!("## {}\n\n", escape(&title(c)));
    let two = c.pairs.len() == 1;
    let mut head = vec!["topic".to_owned()];
    head.extend(c.parties.iter().map(|p| escape(p)));
    head.extend(two.then(|| "distance".to_owned()));
    let row = |(n, r): (usize, &Row)| {
        let mut cells = vec![format!("**{}**", escape(&r.topic))];
        cells.extend(r.cells.iter().map(|c| match c {
            Some(c) => {
                let sign = format!("{} {}", c.position.sign(), c.position.word());
                format!("{} {} since {}", escape(&sign), times(c), c.since)
            }
            None => "no data".to_owned(),
        }));
        cells.extend(c.pairs.first().filter(|_| two).map(|p| relation(p.relations[n], apart(r, p))));
        cells
    };
    out.push_str(&markdown::pipes(head, c.rows.iter().enumerate().map(row).collect()));
    out.push_str(&format!("\n### {}\n\n", distance_title(c)));
    for p in &c.pairs {
        out.push_str(&format!("- {}: {}\n", escape(&names(c, p)), sentence(p.distance)));
    }
    if !c.meetings.is_empty() {
        out.push_str("\n### Where a condition meets a position\n\n");
    }
    for m in &c.meetings {
        let cite = |c: &crate::position::Cited| {
            let link = c.url.as_deref().filter(|u| super::diff::is_link(u));
            let link = link.map(|u| format!(" ([source](<{u}>))")).unwrap_or_default();
            let words = c.quotation.as_ref().map(|q| format!(": “{}”", escape(q))).unwrap_or_default();
            format!("{}{words}{link}", escape(&quote::head(c)))
        };
        let words = m.condition.condition.as_deref().unwrap_or_default();
        out.push_str(&format!(
            "- **{}** on {}, condition: {} ({})\n",
            escape(&c.parties[m.by]),
            escape(&m.on),
            escape(words),
            cite(&m.condition),
        ));
        for x in &m.met {
            let (place, position, since) = met(c, x);
            let cited = x.statement.as_ref().map(|s| format!("; {}", cite(s))).unwrap_or_default();
            out.push_str(&format!("  - {}: {} {since}{cited}\n", escape(&place), escape(&position)));
        }
    }
    for note in notes(c, matrix) {
        out.push_str(&format!("\n{}\n", escape(&note)));
    }
    out
}

/// Rows for a spreadsheet: each pair on each topic, all topics together, and the course.
pub fn rows(c: &Comparison) -> Vec<Vec<String>> {
    const HEAD: [&str; 11] = [
        "as_of",
        "party_a",
        "party_b",
        "topic",
        "position_a",
        "position_b",
        "relation",
        "steps",
        "topics",
        "mean_steps",
        "rank",
    ];
    let mut out = vec![HEAD.iter().map(|h| (*h).to_owned()).collect::<Vec<_>>()];
    let at = c.at.map(|d| d.to_string()).unwrap_or_default();
    for p in &c.pairs {
        let [a, b] = p.of.map(|n| c.parties[n].clone());
        for (n, r) in c.rows.iter().enumerate() {
            let held = |n: usize| r.cells[n].as_ref().map_or("no data", |c| c.position.word()).to_owned();
            let steps = apart(r, p).map(|s| s.to_string()).unwrap_or_default();
            let mut row = vec![at.clone(), a.clone(), b.clone(), r.topic.clone(), held(p.of[0]), held(p.of[1])];
            row.extend([p.relations[n].word().to_owned(), steps]);
            row.resize(HEAD.len(), String::new());
            out.push(row);
        }
        let all = |day: String, d: Distance, rank: String| {
            let mean = d.mean().map(|m| format!("{m:.1}")).unwrap_or_default();
            let mut row = vec![day, a.clone(), b.clone()];
            row.resize(7, String::new());
            row.extend([d.steps.to_string(), d.topics.to_string(), mean, rank]);
            row
        };
        let rank = p.rank.map(|r| r.to_string()).unwrap_or_default();
        let last = p.course.last().map(|x| x.0);
        out.extend(p.course.iter().filter(|x| Some(x.0) != last).map(|(d, x)| all(d.to_string(), *x, String::new())));
        out.push(all(at.clone(), p.distance, rank));
    }
    out
}

/// The comparison for programs.
pub fn tree(c: &Comparison, coder: &str) -> Node {
    let far = |d: Distance| {
        [
            ("steps", Some(d.steps.into())),
            ("topics", Some(d.topics.into())),
            ("mean_steps", d.mean().map(|m| Node::Float((m * 10.0).round() / 10.0))),
        ]
    };
    let topics = c.rows.iter().map(|r| {
        let held = c.parties.iter().zip(&r.cells).map(|(p, cell)| (p.clone(), entry(cell.as_ref())));
        Node::map([("topic", Some(r.topic.as_str().into())), ("positions", Some(Node::Map(held.collect())))])
    });
    let pairs = c.pairs.iter().map(|p| {
        let each = c.rows.iter().enumerate().map(|(n, r)| {
            Node::map([
                ("topic", Some(r.topic.as_str().into())),
                ("relation", Some(p.relations[n].word().into())),
                ("steps", apart(r, p).map(Node::from)),
            ])
        });
        let course = p.course.iter().map(|(day, d)| {
            let [a, b, m] = far(*d);
            Node::map([("from", Some((*day).into())), a, b, m])
        });
        let [a, b, m] = far(p.distance);
        Node::map([
            ("parties", Some(Node::texts(p.of.map(|n| c.parties[n].as_str())))),
            ("rank", p.rank.map(Node::from)),
            a,
            b,
            m,
            ("by_topic", Some(Node::List(each.collect()))),
            ("course", Some(Node::List(course.collect()))),
        ])
    });
    let meetings = c.meetings.iter().map(|m| {
        Node::map([
            ("party", Some(c.parties[m.by].as_str().into())),
            ("topic", Some(m.on.as_str().into())),
            ("condition", Some(cited(&m.condition))),
            ("decides", Some(Node::Bool(m.decides))),
            ("meets", Some(Node::List(m.met.iter().map(|x| meets(c, x)).collect()))),
        ])
    });
    Node::map([
        ("schema", Some(SCHEMA.into())),
        ("as_of", c.at.map(Node::from)),
        ("coder", Some(coder.into())),
        ("parties", Some(Node::texts(&c.parties))),
        ("topics", Some(Node::List(topics.collect()))),
        ("pairs", Some(Node::List(pairs.collect()))),
        ("conditions", Some(Node::List(meetings.collect()))),
    ])
}

fn meets(c: &Comparison, m: &Met) -> Node {
    Node::map([
        ("party", Some(c.parties[m.party].as_str().into())),
        ("topic", Some(m.topic.as_str().into())),
        ("named", Some(Node::Bool(m.named))),
        ("position", Some(m.position.word().into())),
        ("since", Some(m.since.into())),
        ("statement", m.statement.as_ref().map(cited)),
    ])
}

fn entry(cell: Option<&Cell>) -> Node {
    Node::map([
        ("position", Some(cell.map_or("no data", |c| c.position.word()).into())),
        ("value", cell.and_then(|c| c.position.value()).map(Node::from)),
        ("since", cell.map(|c| c.since.into())),
        ("occasions", cell.map(|c| c.occasions.into())),
        ("statement", cell.and_then(Cell::key).map(cited)),
    ])
}

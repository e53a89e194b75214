//! How positions moved, for a terminal, Markdown, spreadsheets and programs.

use unicode_width::UnicodeWidthStr;

use super::{
    chart::{Axis, line, stroke},
    legend,
    markdown::escape,
    quote,
    style::{Style, Tint, tint},
    summary::{SCHEMA, cited},
    text::{clean, count, flow, wrap},
    tree::Node,
};
use crate::{
    date::Date,
    position::{
        Matrix, Position, Timeline,
        diff::Kind,
        timeline::{Lane, Turn},
    },
};

/// Lanes up to which the words of each cause are shown; beyond, its head alone.
const WORDS: usize = 4;

/// Columns of a lane's name at most; a longer one stands above its lane.
const NAME: usize = 28;

/// Chart and shifts, for a terminal.
pub fn text(t: &Timeline, matrix: &Matrix, style: &Style) -> String {
    let Some(span) = t.span else { return String::new() };
    let title = title(span);
    let mut parts = vec![quote::paint(&wrap(&title, style, 0, 2), Tint::Bold, style), chart(t, span, style)];
    parts.push(shifts(t, style));
    parts.push(below(matrix, style));
    format!("{}\n", parts.join("\n\n"))
}

/// What the timeline shows, as a heading.
pub fn title((first, last): (Date, Date)) -> String {
    if first == last { format!("Positions on {first}") } else { format!("Positions from {first} to {last}") }
}

fn name(lane: &Lane) -> String {
    format!("{} on {}", clean(&lane.party), clean(&lane.topic))
}

fn chart(t: &Timeline, span: (Date, Date), style: &Style) -> String {
    let longest = t.lanes.iter().map(|l| name(l).width()).max().unwrap_or(0);
    let beside = longest <= NAME && longest + 2 + 24 <= style.width;
    let indent = if beside { longest + 2 } else { 2 };
    let axis = Axis::new(span, style.width.min(400).saturating_sub(indent));
    let mut lines = Vec::new();
    // A party's lanes stand together where it has more than one.
    let several = t.lanes.windows(2).any(|w| w[0].party == w[1].party);
    let mut before: Option<&str> = None;
    for lane in &t.lanes {
        if several && before.is_some_and(|p| p != lane.party) {
            lines.push(String::new());
        }
        before = Some(&lane.party);
        let (name, drawn) = (name(lane), line(lane, &axis, style));
        match beside {
            true => lines.push(format!("{name}{}{drawn}", " ".repeat(indent - name.width()))),
            false => lines.extend([wrap(&name, style, 0, 2), format!("  {drawn}")]),
        }
    }
    for below in axis.scale() {
        lines.push(format!("{}{}", " ".repeat(indent), Tint::Dim.paint(&below, style.color)));
    }
    let days = axis.days_a_column();
    if days > 1 {
        let say =
            format!("one column: about {}; of several shifts in one the last is drawn", count(days as u32, "day"));
        lines.push(quote::paint(&wrap(&say, style, 0, 2), Tint::Dim, style));
    }
    lines.join("\n")
}

/// Each shift with its cause, in order of lanes and days.
fn shifts(t: &Timeline, style: &Style) -> String {
    let mut out = Vec::new();
    for lane in &t.lanes {
        let mut was = None;
        let mut lines = vec![quote::paint(&wrap(&name(lane), style, 0, 2), Tint::Bold, style)];
        for turn in &lane.turns {
            lines.push(change(was, turn, style));
            lines.extend(turn.cause.as_ref().map(|c| {
                if t.lanes.len() <= WORDS {
                    quote::lines_of(turn.date, c, style, 4)
                } else {
                    quote::paint(&wrap(&quote::head_of(turn.date, c), style, 4, 6), Tint::Dim, style)
                }
            }));
            was = Some(turn.position);
        }
        out.push(lines.join("\n"));
    }
    out.join("\n\n")
}

/// `  2023-03-20  − oppose → + support (reversed)`.
fn change(was: Option<Position>, turn: &Turn, style: &Style) -> String {
    let named = |p: Position, color: bool| tint(p).paint(&format!("{} {}", p.sign(), p.word()), color);
    let from = |color: bool| was.map(|w| format!("{} → ", named(w, color))).unwrap_or_default();
    let kind = if turn.kind == Kind::New { "the first".to_owned() } else { turn.kind.word().to_owned() };
    let whole = |color: bool| format!("  {}  {}{} ({kind})", turn.date, from(color), named(turn.position, color));
    if whole(false).width() <= style.width {
        return whole(style.color);
    }
    format!("  {}\n    {}\n    {} ({kind})", turn.date, from(style.color).trim_end(), named(turn.position, style.color))
}

fn below(matrix: &Matrix, style: &Style) -> String {
    let sample = |p: Position| format!("{}{} {}", p.sign(), stroke(p, false).to_string().repeat(2), p.word());
    let mut pieces: Vec<(String, String)> =
        Position::ALL.iter().map(|p| (sample(*p), tint(*p).paint(&sample(*p), style.color))).collect();
    for words in ["sign: something was said", "dotted: nothing said for over 90 days", "blank: no data yet"] {
        pieces.push((words.to_owned(), Tint::Dim.paint(words, style.color)));
    }
    let mut parts = vec![flow(&pieces, style, 0)];
    parts.extend(legend::notes(matrix).iter().map(|n| quote::paint(&wrap(n, style, 0, 2), Tint::Dim, style)));
    parts.join("\n")
}

/// The shifts as a Markdown section.
pub fn markdown(t: &Timeline, matrix: &Matrix) -> String {
    let Some(span) = t.span else { return String::new() };
    let mut out = format!("## {}\n", title(span));
    for lane in &t.lanes {
        out.push_str(&format!(
            "\n### {}\n\n| from | position | | because of |\n|---|---|---|---|\n",
            escape(&name(lane))
        ));
        for turn in &lane.turns {
            let cause = turn.cause.as_ref().map(|c| {
                let words = c.quotation.as_ref().map(|q| format!(": “{}”", escape(q))).unwrap_or_default();
                let link = c.url.as_deref().filter(|u| super::diff::is_link(u));
                format!(
                    "{}{words}{}",
                    escape(&quote::head(c)),
                    link.map(|u| format!(" ([source](<{u}>))")).unwrap_or_default()
                )
            });
            let stance = escape(&format!("{} {}", turn.position.sign(), turn.position.word()));
            let cause = cause.unwrap_or_default();
            out.push_str(&format!("| {} | {stance} | {} | {cause} |\n", turn.date, turn.kind.word()));
        }
    }
    for note in legend::notes(matrix) {
        out.push_str(&format!("\n{}\n", escape(&note)));
    }
    out
}

/// One row for each turn.
pub fn rows(t: &Timeline) -> Vec<Vec<String>> {
    const HEAD: [&str; 13] = [
        "party",
        "topic",
        "from",
        "until",
        "position",
        "value",
        "kind",
        "steps",
        "speaker",
        "quotation",
        "outlet",
        "url",
        "id",
    ];
    let mut out = vec![HEAD.iter().map(|h| (*h).to_owned()).collect::<Vec<_>>()];
    for lane in &t.lanes {
        for (n, turn) in lane.turns.iter().enumerate() {
            let until = lane.turns.get(n + 1).and_then(|next| next.date.yesterday().ok());
            let number = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
            let mut row = vec![lane.party.clone(), lane.topic.clone(), turn.date.to_string()];
            row.push(until.map(|d| d.to_string()).unwrap_or_default());
            row.extend([turn.position.word().to_owned(), number(turn.position.value()), turn.kind.word().to_owned()]);
            row.push(number(turn.steps));
            let cause = turn.cause.as_ref();
            let text = |f: fn(&crate::position::Cited) -> Option<String>| cause.and_then(f).unwrap_or_default();
            row.extend([text(|c| c.speaker.clone()), text(|c| c.quotation.clone()), text(|c| c.outlet.clone())]);
            row.extend([text(|c| c.url.clone()), text(|c| Some(c.id.clone()))]);
            out.push(row);
        }
    }
    out
}

/// The timeline for programs.
pub fn tree(t: &Timeline, coder: &str) -> Node {
    let turn = |turn: &Turn| {
        Node::map([
            ("from", Some(turn.date.into())),
            ("position", Some(turn.position.word().into())),
            ("value", turn.position.value().map(Node::from)),
            ("kind", Some(turn.kind.word().into())),
            ("steps", turn.steps.map(Node::from)),
            ("cause", turn.cause.as_ref().map(cited)),
        ])
    };
    let mark = |m: &crate::position::timeline::Mark| {
        Node::map([
            ("date", Some(m.date.into())),
            ("stance", Some(m.stance.word().into())),
            ("first_hand", Some(Node::Bool(m.first_hand))),
        ])
    };
    let lanes = t.lanes.iter().map(|lane| {
        Node::map([
            ("party", Some(lane.party.as_str().into())),
            ("topic", Some(lane.topic.as_str().into())),
            ("turns", Some(Node::List(lane.turns.iter().map(turn).collect()))),
            ("occasions", Some(Node::List(lane.marks.iter().map(mark).collect()))),
        ])
    });
    Node::map([
        ("schema", Some(SCHEMA.into())),
        ("from", t.span.map(|s| s.0.into())),
        ("to", t.span.map(|s| s.1.into())),
        ("coder", Some(coder.into())),
        ("lanes", Some(Node::List(lanes.collect()))),
    ])
}

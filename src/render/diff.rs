//! A diff for people (terminal, Markdown) and for programs (a tree).

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::{
    markdown::escape,
    quote,
    style::{Style, Tint, tint},
    summary::{SCHEMA, cited},
    text::{clean, count, wrap},
    tree::Node,
};
use crate::{
    date::Date,
    position::{
        Diff, Position,
        diff::{Kind, Shift},
    },
};

/// The ends as the user named them.
#[derive(Clone, Debug)]
pub struct Ends {
    /// FROM.
    pub from: String,
    /// TO.
    pub to: String,
}

/// The shifts with their causes, for a terminal.
pub fn text(diff: &Diff, ends: &Ends, style: &Style) -> String {
    let title = format!("From {} to {}", clean(&ends.from), clean(&ends.to));
    let mut out = format!("{}\n", quote::paint(&wrap(&title, style, 0, 2), Tint::Bold, style));
    for s in &diff.shifts {
        out.push_str(&format!("\n{}\n", headline(s, style)));
        if let Some(c) = &s.cause {
            out.push_str(&format!("{}\n", quote::lines(c, style, 2)));
        }
    }
    out.push('\n');
    for sentence in sentences(diff) {
        out.push_str(&format!("{}\n", quote::paint(&wrap(&sentence, style, 0, 2), Tint::Dim, style)));
    }
    out
}

/// `Norland on truce: + support → − oppose (reversed)`; on a narrow screen the change goes on a line of its own.
fn headline(s: &Shift, style: &Style) -> String {
    let place = format!("{} on {}:", clean(&s.party), clean(&s.topic));
    let hand = if s.second_hand { ", second-hand" } else { "" };
    let steps = s.steps.map(|n| format!(", {}", count(n.unsigned_abs(), "step"))).unwrap_or_default();
    let kind = format!("({}{steps}{hand})", s.kind.word());
    let change = |color: bool| match color {
        false => format!("{} → {}", named(s.from), named(s.to)),
        true => format!("{} → {}", coloured(s.from, style), coloured(s.to, style)),
    };
    let (painted, wide) = (change(style.color), change(false).width());
    let one = place.width() + 1 + wide + 1 + kind.width() <= style.width;
    let two = 2 + wide + 1 + kind.width() <= style.width;
    let place = quote::paint(&wrap(&place, style, 0, 2), Tint::Bold, style);
    match (one, two) {
        (true, _) => format!("{place} {painted} {kind}"),
        (_, true) => format!("{place}\n  {painted} {kind}"),
        _ => format!("{place}\n  {painted}\n    {kind}"),
    }
}

fn named(p: Option<Position>) -> String {
    p.map_or_else(|| "no data".to_owned(), |p| format!("{} {}", p.sign(), p.word()))
}

fn coloured(p: Option<Position>, style: &Style) -> String {
    tint_of(p).paint(&named(p), style.color)
}

fn tint_of(p: Option<Position>) -> Tint {
    p.map_or(Tint::Dim, tint)
}

/// One line for chat and cron: `2023-03-14 → 2023-03-21: 2 shifts: Norland on truce − → + (reversed); …`.
pub fn line(diff: &Diff, ends: &Ends) -> String {
    let sign = |p: Option<Position>| p.map_or_else(|| "no data".to_owned(), |p| p.sign().to_string());
    let each: Vec<String> = diff
        .shifts
        .iter()
        .map(|s| {
            let place = format!("{} on {}", clean(&s.party), clean(&s.topic));
            format!("{place} {} → {} ({})", sign(s.from), sign(s.to), s.kind.word())
        })
        .collect();
    let shifted = match each.len() {
        0 => "no position shifted".to_owned(),
        n => format!("{}: {}", count(n as u32, "shift"), each.join("; ")),
    };
    let again = match diff.reinforced.len() {
        0 => String::new(),
        n => format!("; {n} said again"),
    };
    format!("{} → {}: {shifted}{again}\n", clean(&ends.from), clean(&ends.to))
}

/// What is to be said below: how much was compared, what was said again, and where an end has no data.
fn sentences(diff: &Diff) -> Vec<String> {
    let mut out = Vec::new();
    let shifted = match diff.shifts.len() {
        0 => "No position shifted".to_owned(),
        n => count(n as u32, "shift"),
    };
    out.push(format!("{shifted}; {} had a position at both ends.", count(diff.compared, "cell")));
    if diff.distance.topics > 0 && !diff.shifts.is_empty() {
        let d = diff.distance;
        let on = count(d.topics, "cell");
        out.push(format!(
            "Distance: {} on the scale over {on} with a place on it at both ends.",
            count(d.steps, "step")
        ));
    }
    if !diff.reinforced.is_empty() {
        let again: Vec<String> = diff
            .reinforced
            .iter()
            .map(|s| format!("{} on {} ({})", clean(&s.party), clean(&s.topic), s.to.map_or("", Position::word)))
            .collect();
        out.push(format!("Said again: {}.", again.join(", ")));
    }
    out.extend(beyond(diff));
    let used: Vec<Kind> = diff.shifts.iter().map(|s| s.kind).collect();
    let explained = Kind::ALL.iter().filter(|(k, ..)| used.contains(k) && !matches!(k, Kind::New | Kind::Dropped));
    let words: Vec<String> = explained.map(|(_, word, means)| format!("{word}: {means}")).collect();
    if !words.is_empty() {
        out.push(format!("{}.", words.join("; ")));
    }
    out
}

/// Which end lies before or after all that was said, or has nothing; and whether the ends stand the wrong way round.
fn beyond(diff: &Diff) -> Vec<String> {
    let ends = [(diff.from, diff.reach[0]), (diff.to, diff.reach[1])];
    let say = |(at, reach): (Option<Date>, Option<(Date, Date)>)| match (at?, reach?) {
        (at, (first, _)) if at < first => Some(format!("No statement up to {at}; the first is of {first}.")),
        (at, (_, last)) if at > last => Some(format!("No statement after {last}: {at} stands as that day did.")),
        _ => None,
    };
    let after = |n: usize| ends[n].0.zip(ends[n].1).is_some_and(|(at, (_, last))| at > last);
    let mut out = match diff.reach {
        [None, None] => vec!["Neither end has a dated statement that counts.".to_owned()],
        [Some((_, last)), Some(same)] if last == same.1 && after(0) && after(1) => {
            vec![format!("No statement after {last}: both ends stand as that day did.")]
        }
        [from, to] => {
            let none =
                (from.is_none() || to.is_none()).then(|| "One end has no dated statement that counts.".to_owned());
            ends.into_iter().filter_map(say).chain(none).collect()
        }
    };
    if let (Some(from), Some(to)) = (diff.from, diff.to)
        && from > to
        && diff.reach[0] == diff.reach[1]
    {
        out.push(format!("This goes backwards: {from} is after {to}."));
    }
    out
}

/// The shifts as a Markdown section.
pub fn markdown(diff: &Diff, ends: &Ends) -> String {
    let mut out = format!("## From {} to {}\n\n", escape(&ends.from), escape(&ends.to));
    if !diff.shifts.is_empty() {
        out.push_str("| party | topic | from | to | | because of |\n|---|---|---|---|---|---|\n");
    }
    for s in &diff.shifts {
        let cause = s.cause.as_ref().map(|c| {
            let words = match &c.quotation {
                Some(q) => format!("“{}”", escape(q)),
                None => format!("{}, paragraph {}", escape(&c.document), c.paragraph),
            };
            let link =
                c.url.as_deref().filter(|u| is_link(u)).map(|u| format!(" ([source](<{u}>))")).unwrap_or_default();
            format!("{}: {words}{link}", escape(&quote::head(c)))
        });
        let cell = |p| escape(&named(p));
        let _ = writeln!(
            out,
            "| **{}** | {} | {} | {} | {} | {} |",
            escape(&s.party),
            escape(&s.topic),
            cell(s.from),
            cell(s.to),
            s.kind.word(),
            cause.unwrap_or_default()
        ); // cannot fail: writing into a String
    }
    for sentence in sentences(diff) {
        out.push_str(&format!("\n{}\n", escape(&sentence)));
    }
    out
}

/// A web address that can stand in Markdown or HTML without being anything else.
pub fn is_link(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && url.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\'' | '\\' | '|'))
}

/// The diff as a tree for JSON and YAML.
pub fn tree(diff: &Diff, ends: &Ends, coder: &str) -> Node {
    let list = |shifts: &[Shift]| Node::List(shifts.iter().map(shift).collect());
    Node::map([
        ("schema", Some(SCHEMA.into())),
        ("from", Some(ends.from.as_str().into())),
        ("to", Some(ends.to.as_str().into())),
        ("from_as_of", diff.from.map(Node::from)),
        ("to_as_of", diff.to.map(Node::from)),
        ("coder", Some(coder.into())),
        ("compared", Some(diff.compared.into())),
        ("steps", Some(diff.distance.steps.into())),
        ("on_scale", Some(diff.distance.topics.into())),
        ("shifts", Some(list(&diff.shifts))),
        ("reinforced", Some(list(&diff.reinforced))),
    ])
}

fn shift(s: &Shift) -> Node {
    let word = |p: Option<Position>| Some(p.map_or("no data", Position::word).into());
    Node::map([
        ("party", Some(s.party.as_str().into())),
        ("topic", Some(s.topic.as_str().into())),
        ("from", word(s.from)),
        ("to", word(s.to)),
        ("kind", Some(s.kind.word().into())),
        ("steps", s.steps.map(Node::from)),
        ("since", s.since.map(Node::from)),
        ("second_hand", s.second_hand.then_some(Node::Bool(true))),
        ("cause", s.cause.as_ref().map(cited)),
    ])
}

//! What is demanded in return, for people and for programs.

use super::{
    diff::is_link,
    markdown::escape,
    quote,
    show::places,
    style::{Style, Tint, tint},
    summary::{SCHEMA, cited},
    text::{clean, count, wrap},
    tree::Node,
};
use crate::position::{
    Matrix,
    behind::Role,
    demands::{Demand, Demands},
};

/// Each cell with its conditions.
pub fn text(matrix: &Matrix, all: &[Demands<'_>], style: &Style) -> String {
    let mut out = format!("{}\n", quote::paint(&wrap(&title(matrix), style, 0, 2), Tint::Bold, style));
    for d in all {
        let b = d.cell;
        let position = b.cell.position;
        let stance = format!("{} {}", position.sign(), position.word());
        let head = wrap(&format!("{} on {}: {stance}", clean(&b.party), clean(&b.topic)), style, 0, 2);
        let head = match head.rsplit_once(&stance) {
            Some((place, "")) => {
                format!("{}{}", quote::paint(place, Tint::Bold, style), tint(position).paint(&stance, style.color))
            }
            _ => quote::paint(&head, Tint::Bold, style),
        };
        out.push_str(&format!("\n{head}\n"));
        d.demands.iter().for_each(|d| out.push_str(&format!("\n{}\n", demand(d, style))));
    }
    let marks =
        "▸ of what decides the position; › counts; · gives way to the party's own words, or is beyond the horizon";
    let words = "“…”: the speaker's own words; without marks: words of the text";
    for note in [tally(all), format!("{marks}. {words}.")] {
        out.push_str(&format!("\n{}\n", quote::paint(&wrap(&note, style, 0, 2), Tint::Dim, style)));
    }
    out
}

fn demand(d: &Demand<'_>, style: &Style) -> String {
    let mut lines = vec![wrap(&format!("{} {}", mark(d.role), words(d)), style, 0, 2)];
    lines.extend(d.reports.first().map(|c| wrap(&quote::head(c), style, 4, 6)));
    lines.extend(repeated(d).map(|again| wrap(&again, style, 4, 6)));
    lines.extend(places(d.reports.iter().copied(), style));
    lines.join("\n")
}

fn mark(role: Role) -> char {
    match role {
        Role::Decides => '▸',
        Role::Counts => '›',
        Role::GivesWay | Role::Beyond => '·',
    }
}

fn words(d: &Demand<'_>) -> String {
    match d.condition {
        Some(words) if d.quoted() => format!("“{}”", clean(words)),
        Some(words) => clean(words),
        None => "(no words of the condition are kept)".to_owned(),
    }
}

fn repeated(d: &Demand<'_>) -> Option<String> {
    (d.times > 1).then(|| match d.first == d.last {
        true => format!("named on {} occasions, all on {}", d.times, d.last),
        false => format!("named on {} occasions from {} to {}", d.times, d.first, d.last),
    })
}

fn title(matrix: &Matrix) -> String {
    let at = matrix.at.map(|d| format!(", as of {d}")).unwrap_or_default();
    format!("What is demanded in return{at}")
}

/// `5 conditions of 2 parties on 3 topics; 1 conditional statement keeps no words of its condition`.
fn tally(all: &[Demands<'_>]) -> String {
    let each = || all.iter().flat_map(|d| &d.demands);
    let named = each().filter(|d| d.condition.is_some()).count();
    let bare = each().filter(|d| d.condition.is_none()).count() as u32;
    let distinct = |of: fn(&Demands<'_>) -> String| {
        let mut names: Vec<String> = all.iter().map(of).collect();
        names.sort_unstable();
        names.dedup();
        names.len() as u32
    };
    let parties = match distinct(|d| d.cell.party.clone()) {
        1 => "1 party".to_owned(),
        n => format!("{n} parties"),
    };
    let topics = count(distinct(|d| d.cell.topic.clone()), "topic");
    let mut out = format!("{} by {parties} on {topics}", count(named as u32, "condition"));
    match bare {
        0 => {}
        1 => out.push_str("; 1 conditional statement keeps no words of its condition"),
        n => out.push_str(&format!("; {n} conditional statements keep no words of their condition")),
    }
    out + "."
}

/// As a section of a briefing.
pub fn markdown(matrix: &Matrix, all: &[Demands<'_>]) -> String {
    let mut out = format!("## {}\n", title(matrix));
    for d in all {
        let b = d.cell;
        let position = b.cell.position.word();
        out.push_str(&format!("\n### {} on {}: {position}\n\n", escape(&b.party), escape(&b.topic)));
        for d in &d.demands {
            out.push_str(&format!("- {}", escape(&words(d))));
            for c in d.reports.iter().take(1) {
                let place = match c.url.as_deref().filter(|u| is_link(u)) {
                    Some(url) => format!("[{}, paragraph {}](<{url}>)", escape(&c.document), c.paragraph),
                    None => format!("{}, paragraph {}", escape(&c.document), c.paragraph),
                };
                out.push_str(&format!(" ({}; {place}; {})", escape(&quote::head(c)), escape(&c.id)));
            }
            out.push_str(&repeated(d).map(|r| format!(", {r}")).unwrap_or_default());
            out.push('\n');
        }
    }
    if all.is_empty() {
        out.push_str("\nNo condition is named.\n");
    }
    out
}

/// One row for each condition.
pub fn rows(matrix: &Matrix, all: &[Demands<'_>]) -> Vec<Vec<String>> {
    const HEAD: [&str; 18] = [
        "as_of",
        "party",
        "topic",
        "position",
        "condition",
        "quoted",
        "role",
        "occasions",
        "first",
        "last",
        "speaker",
        "office",
        "via",
        "outlet",
        "url",
        "document",
        "paragraph",
        "statement_ids",
    ];
    let mut rows = vec![HEAD.map(str::to_owned).to_vec()];
    let text = |t: &Option<String>| t.clone().unwrap_or_default();
    for (cell, d) in all.iter().flat_map(|c| c.demands.iter().map(move |d| (c.cell, d))) {
        let Some(c) = d.reports.first() else { continue };
        rows.push(vec![
            matrix.at.map(|d| d.to_string()).unwrap_or_default(),
            cell.party.clone(),
            cell.topic.clone(),
            cell.cell.position.word().to_owned(),
            d.condition.unwrap_or_default().to_owned(),
            d.quoted().to_string(),
            d.role.word().to_owned(),
            d.times.to_string(),
            d.first.to_string(),
            d.last.to_string(),
            text(&c.speaker),
            text(&c.office),
            c.via.to_string(),
            text(&c.outlet),
            text(&c.url),
            c.document.clone(),
            c.paragraph.to_string(),
            d.reports.iter().map(|c| c.id.as_str()).collect::<Vec<_>>().join(" "),
        ]);
    }
    rows
}

/// The conditions as a tree.
pub fn tree(matrix: &Matrix, all: &[Demands<'_>], coder: &str) -> Node {
    let demand = |d: &Demand<'_>| {
        let also = d.reports.get(1..).unwrap_or_default();
        Node::map([
            ("condition", d.condition.map(Node::from)),
            ("quoted", Some(Node::Bool(d.quoted()))),
            ("role", Some(d.role.word().into())),
            ("occasions", Some(d.times.into())),
            ("first", Some(d.first.into())),
            ("last", Some(d.last.into())),
            ("report", d.reports.first().map(|c| cited(c))),
            ("also", (!also.is_empty()).then(|| Node::List(also.iter().map(|c| cited(c)).collect()))),
        ])
    };
    let cell = |d: &Demands<'_>| {
        Node::map([
            ("party", Some(d.cell.party.as_str().into())),
            ("topic", Some(d.cell.topic.as_str().into())),
            ("position", Some(d.cell.cell.position.word().into())),
            ("conditions", Some(Node::List(d.demands.iter().map(demand).collect()))),
        ])
    };
    Node::map([
        ("schema", Some(SCHEMA.into())),
        ("as_of", matrix.at.map(Node::from)),
        ("coder", Some(coder.into())),
        ("cells", Some(Node::List(all.iter().map(cell).collect()))),
    ])
}

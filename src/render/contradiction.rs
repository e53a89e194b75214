//! Who said both yes and no, for people and for programs.

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
    Cited, Matrix, Position,
    contradiction::{Contradiction, Side},
};

/// Each pair with both sides, cell by cell.
pub fn text(matrix: &Matrix, all: &[Contradiction], within: u32, style: &Style) -> String {
    let bold = |text: &str| quote::paint(&wrap(text, style, 0, 2), Tint::Bold, style);
    let mut out = format!("{}\n", bold(&title(matrix, within)));
    let mut cell = None;
    for c in all {
        let here = Some((&c.party, &c.topic));
        if cell != here {
            out.push_str(&format!("\n{}\n", bold(&format!("{} on {}", clean(&c.party), clean(&c.topic)))));
            cell = here;
        }
        out.push_str(&format!("\n{}\n", wrap(&head(c), style, 0, 2)));
        out.push_str(&format!("{}\n{}\n", side(&c.first, style), side(&c.second, style)));
    }
    let note = quote::paint(&wrap(&tally(all), style, 0, 2), Tint::Dim, style);
    out + &format!("\n{note}\n")
}

fn side(s: &Side, style: &Style) -> String {
    let position = Position::Holds(s.stance);
    let stance = format!("{} {}", position.sign(), position.word());
    let who = quote::head(&Cited { date: Some(s.date), ..s.lead.clone() });
    let mut lines = vec![wrap(&format!("{stance}  {who}"), style, 2, 6)];
    lines[0] = lines[0].replacen(&stance, &tint(position).paint(&stance, style.color), 1);
    if let Some(words) = &s.lead.quotation {
        lines.push(wrap(&format!("“{}”", clean(words)), style, 4, 4));
    }
    if let Some(words) = condition(s) {
        lines.push(wrap(&format!("condition: {}", clean(words)), style, 4, 6));
    }
    if s.lead.quotation.is_none()
        && let Some(words) = &s.lead.words
    {
        lines.push(wrap(&format!("decided by: {}", clean(words)), style, 4, 6));
    }
    lines.extend(places(std::iter::once(&s.lead).chain(&s.also), style));
    lines.join("\n")
}

fn condition(s: &Side) -> Option<&str> {
    let quoted = |c: &&str| s.lead.quotation.as_ref().is_none_or(|q| !q.contains(*c));
    s.lead.condition.as_deref().filter(quoted)
}

/// `Mara Vale, both, 3 days apart`.
fn head(c: &Contradiction) -> String {
    let (a, b) = (name(&c.first.lead), name(&c.second.lead));
    let who = if c.same_speaker { format!("{b}, both ways") } else { format!("{a} and {b}") };
    let apart = match c.days {
        0 => "on one day".to_owned(),
        n => format!("{} apart", count(n, "day")),
    };
    let hand = match c.first_hand() {
        2 => "",
        1 => "; one of them second-hand",
        _ => "; both second-hand",
    };
    format!("{who}, {apart}{hand}")
}

fn name(c: &Cited) -> String {
    let source = c.speaker.clone().unwrap_or_else(|| c.source());
    clean(source.split(',').next().unwrap_or(&source))
}

fn title(matrix: &Matrix, within: u32) -> String {
    let at = matrix.at.map(|d| format!(", as of {d}")).unwrap_or_default();
    match within {
        0 => format!("Yes and no on one day{at}"),
        n => format!("Yes and no within {}{at}", count(n, "day")),
    }
}

fn tally(all: &[Contradiction]) -> String {
    let n = |keep: fn(&Contradiction) -> bool| all.iter().filter(|c| keep(c)).count();
    let pairs = count(all.len() as u32, "pair");
    let (own, same, outright) = (n(|c| c.first_hand() == 2), n(|c| c.same_speaker), n(Contradiction::outright));
    format!(
        "{pairs}: {own} in the party's own words or acts, {same} by one speaker, {outright} of support against oppose."
    )
}

/// As a section of a briefing.
pub fn markdown(matrix: &Matrix, all: &[Contradiction], within: u32) -> String {
    let mut out = format!("## {}\n", title(matrix, within));
    let mut cell = None;
    for c in all {
        let here = Some((&c.party, &c.topic));
        if cell != here {
            out.push_str(&format!("\n### {} on {}\n\n", escape(&c.party), escape(&c.topic)));
            cell = here;
        }
        out.push_str(&format!("- {}\n", escape(&head(c))));
        for s in [&c.first, &c.second] {
            let lead = &s.lead;
            let words = lead.quotation.as_deref().map(|w| format!(": “{}”", escape(w))).unwrap_or_default();
            let place = match lead.url.as_deref().filter(|u| is_link(u)) {
                Some(url) => format!("[{}, paragraph {}](<{url}>)", escape(&lead.document), lead.paragraph),
                None => format!("{}, paragraph {}", escape(&lead.document), lead.paragraph),
            };
            let who = quote::head(&Cited { date: Some(s.date), ..lead.clone() });
            out.push_str(&format!("  - **{}**{words} ({}; {place})\n", s.stance.word(), escape(&who)));
        }
    }
    if all.is_empty() {
        out.push_str("\nNone.\n");
    }
    out
}

/// One row for each pair.
pub fn rows(matrix: &Matrix, all: &[Contradiction]) -> Vec<Vec<String>> {
    const SIDE: [&str; 9] =
        ["date", "stance", "speaker", "via", "quotation", "outlet", "document", "paragraph", "statement_ids"];
    let head = ["as_of", "party", "topic", "days", "same_speaker", "first_hand", "outright"].map(str::to_owned);
    let mut rows = vec![head.to_vec()];
    for n in 1..=2 {
        rows[0].extend(SIDE.iter().map(|s| format!("{s}_{n}")));
    }
    for c in all {
        let mut row = vec![
            matrix.at.map(|d| d.to_string()).unwrap_or_default(),
            c.party.clone(),
            c.topic.clone(),
            c.days.to_string(),
            c.same_speaker.to_string(),
            c.first_hand().to_string(),
            c.outright().to_string(),
        ];
        for s in [&c.first, &c.second] {
            let ids: Vec<&str> = std::iter::once(&s.lead).chain(&s.also).map(|c| c.id.as_str()).collect();
            row.extend([
                s.date.to_string(),
                s.stance.word().to_owned(),
                s.lead.source(),
                s.lead.via.to_string(),
                s.lead.quotation.clone().unwrap_or_default(),
                s.lead.outlet.clone().unwrap_or_default(),
                s.lead.document.clone(),
                s.lead.paragraph.to_string(),
                ids.join(" "),
            ]);
        }
        rows.push(row);
    }
    rows
}

/// The pairs as a tree.
pub fn tree(matrix: &Matrix, all: &[Contradiction], within: u32, coder: &str) -> Node {
    let side = |s: &Side| {
        Node::map([
            ("date", Some(s.date.into())),
            ("stance", Some(s.stance.word().into())),
            ("report", Some(cited(&s.lead))),
            ("also", (!s.also.is_empty()).then(|| Node::List(s.also.iter().map(cited).collect()))),
        ])
    };
    let pair = |c: &Contradiction| {
        Node::map([
            ("party", Some(c.party.as_str().into())),
            ("topic", Some(c.topic.as_str().into())),
            ("days", Some(c.days.into())),
            ("same_speaker", Some(Node::Bool(c.same_speaker))),
            ("first_hand", Some(u32::from(c.first_hand()).into())),
            ("outright", Some(Node::Bool(c.outright()))),
            ("first", Some(side(&c.first))),
            ("second", Some(side(&c.second))),
        ])
    };
    Node::map([
        ("schema", Some(SCHEMA.into())),
        ("as_of", matrix.at.map(Node::from)),
        ("coder", Some(coder.into())),
        ("within_days", Some(within.into())),
        ("contradictions", Some(Node::List(all.iter().map(pair).collect()))),
    ])
}

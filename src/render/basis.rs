//! What each cell rests on, for people and for programs.

use super::{
    markdown::escape,
    quote,
    style::{Style, Tint, tint},
    summary::{SCHEMA, strength},
    text::{clean, count, wrap},
    tree::Node,
};
use crate::position::{
    Matrix,
    basis::{Basis, Rest},
};

/// Outlets that are named one by one.
const NAMED: usize = 8;

/// Each cell with its sources, then how many are thin.
pub fn text(matrix: &Matrix, all: &[Basis], style: &Style) -> String {
    let mut out = format!("{}\n", quote::paint(&wrap(&title(matrix), style, 0, 2), Tint::Bold, style));
    for b in all {
        let position = b.cell.position;
        let stance = format!("{} {}", position.sign(), position.word());
        let place = format!("{} on {}:", clean(&b.party), clean(&b.topic));
        let head = wrap(&format!("{place} {stance}, {}", strength(&b.cell)), style, 0, 2);
        let head = head.replacen(&stance, &tint(position).paint(&stance, style.color), 1);
        let head = head.replacen(&place, &Tint::Bold.paint(&place, style.color), 1);
        out.push_str(&format!("\n{head}\n"));
        out.push_str(&format!("{}\n", wrap(&share(b), style, 2, 4)));
        out.push_str(&format!("{}\n", quote::paint(&wrap(&outlets(b), style, 2, 4), Tint::Dim, style)));
        if !b.others.is_empty() {
            out.push_str(&format!("{}\n", quote::paint(&wrap(&tellers(b), style, 2, 4), Tint::Dim, style)));
        }
        if !b.rests.is_empty() {
            let words: Vec<String> = b.rests.iter().map(rest).collect();
            out.push_str(&format!(
                "{}\n",
                quote::paint(&wrap(&format!("! {}", words.join("; ")), style, 2, 4), Tint::Middle, style)
            ));
        }
    }
    let note = quote::paint(&wrap(&tally(all), style, 0, 2), Tint::Dim, style);
    out + &format!("\n{note}\n")
}

fn title(matrix: &Matrix) -> String {
    let at = matrix.at.map(|d| format!(", as of {d}")).unwrap_or_default();
    format!("What each position rests on{at}")
}

/// `first-hand 2 of 3 occasions (67 %); 4 statements in 2 outlets, 1 not reviewed`.
fn share(b: &Basis) -> String {
    let percent = match b.occasions {
        0..5 => String::new(), // of so few, the numbers say more
        n => format!(" ({} %)", (100 * b.first_hand + n / 2) / n),
    };
    let reviewed = match b.unreviewed {
        0 => "all reviewed".to_owned(),
        n if n == b.statements => "none reviewed".to_owned(),
        n => format!("{n} not reviewed"),
    };
    let occasions = count(b.occasions, "occasion");
    let (statements, outlets) = (count(b.statements, "statement"), count(b.outlets.len() as u32, "outlet"));
    format!("first-hand {} of {occasions}{percent}; {statements} in {outlets}, {reviewed}", b.first_hand)
}

fn outlets(b: &Basis) -> String {
    let mut names: Vec<String> = b.outlets.iter().take(NAMED).map(|(o, n)| times(&clean(o), *n)).collect();
    if let more @ 1.. = b.outlets.len().saturating_sub(NAMED) {
        names.push(format!("{more} more"));
    }
    names.join(", ")
}

fn times(name: &str, n: u32) -> String {
    if n == 1 { name.to_owned() } else { format!("{name} {n}×") }
}

/// `others of it: Lena Corvin (Suthermark) 2×, unnamed source`.
fn tellers(b: &Basis) -> String {
    let each = b.others.iter().take(NAMED).map(|(t, n)| {
        let of = t.party.as_deref().map(|p| format!(" ({})", clean(p))).unwrap_or_default();
        times(&format!("{}{of}", clean(&t.name)), *n)
    });
    let more = b.others.len().saturating_sub(NAMED);
    let mut names: Vec<String> = each.collect();
    if more > 0 {
        names.push(format!("{more} more"));
    }
    format!("told by others: {}", names.join(", "))
}

/// What makes a cell thin, in words.
pub fn rest(r: &Rest) -> String {
    match r {
        Rest::OneOutlet(outlet) => format!("one outlet: {}", clean(outlet)),
        Rest::AnotherParty(parties) => format!("on the word of {} alone", clean(&parties.join(" and "))),
        Rest::SecondHand => "only others say so".to_owned(),
        Rest::OneOccasion => "one occasion".to_owned(),
        Rest::Unreviewed => "not reviewed".to_owned(),
    }
}

fn tally(all: &[Basis]) -> String {
    let n = |keep: fn(&Rest) -> bool| all.iter().filter(|b| b.rests.iter().any(keep)).count();
    let own = all.iter().filter(|b| b.first_hand == b.occasions).count();
    format!(
        "{}: {own} on the party's own words and acts alone; {} on one outlet; {} on another party's report; {} on one occasion; {} with nothing reviewed.",
        count(all.len() as u32, "position"),
        n(|r| matches!(r, Rest::OneOutlet(_))),
        n(|r| matches!(r, Rest::AnotherParty(_))),
        n(|r| *r == Rest::OneOccasion),
        n(|r| *r == Rest::Unreviewed),
    )
}

/// As a section of a briefing.
pub fn markdown(matrix: &Matrix, all: &[Basis]) -> String {
    let mut out = format!("## {}\n\n", title(matrix));
    if all.is_empty() {
        return out + "No position.\n";
    }
    out.push_str(
        "| party | topic | position | first-hand | statements | outlets | thin |\n|---|---|---|---|---|---|---|\n",
    );
    for b in all {
        let thin: Vec<String> = b.rests.iter().map(|r| escape(&rest(r))).collect();
        out.push_str(&format!(
            "| {} | {} | {} | {} of {} | {} | {} | {} |\n",
            escape(&b.party),
            escape(&b.topic),
            b.cell.position.word(),
            b.first_hand,
            b.occasions,
            b.statements,
            escape(&outlets(b)),
            thin.join("; "),
        ));
    }
    out + &format!("\n{}\n", tally(all))
}

/// One row for each cell.
pub fn rows(matrix: &Matrix, all: &[Basis]) -> Vec<Vec<String>> {
    const HEAD: [&str; 14] = [
        "as_of",
        "party",
        "topic",
        "position",
        "occasions",
        "first_hand",
        "statements",
        "unreviewed",
        "outlets",
        "outlet_names",
        "told_by",
        "one_outlet",
        "another_partys_report",
        "thin",
    ];
    let mut rows = vec![HEAD.map(str::to_owned).to_vec()];
    let list = |all: Vec<String>| all.join("; ");
    for b in all {
        let has = |keep: fn(&Rest) -> bool| b.rests.iter().any(keep).to_string();
        rows.push(vec![
            matrix.at.map(|d| d.to_string()).unwrap_or_default(),
            b.party.clone(),
            b.topic.clone(),
            b.cell.position.word().to_owned(),
            b.occasions.to_string(),
            b.first_hand.to_string(),
            b.statements.to_string(),
            b.unreviewed.to_string(),
            b.outlets.len().to_string(),
            list(b.outlets.iter().map(|(o, n)| times(o, *n)).collect()),
            list(b.others.iter().map(|(t, n)| times(&t.name, *n)).collect()),
            has(|r| matches!(r, Rest::OneOutlet(_))),
            has(|r| matches!(r, Rest::AnotherParty(_))),
            list(b.rests.iter().map(|r| r.word().to_owned()).collect()),
        ]);
    }
    rows
}

/// What cells rest on, as a tree.
pub fn tree(matrix: &Matrix, all: &[Basis], coder: &str) -> Node {
    let cell = |b: &Basis| {
        let outlets = b.outlets.iter().map(|(o, n)| (o.clone(), Node::from(*n)));
        let others = b.others.iter().map(|(t, n)| {
            Node::map([
                ("name", Some(t.name.as_str().into())),
                ("party", t.party.as_deref().map(Node::from)),
                ("statements", Some((*n).into())),
            ])
        });
        Node::map([
            ("party", Some(b.party.as_str().into())),
            ("topic", Some(b.topic.as_str().into())),
            ("position", Some(b.cell.position.word().into())),
            ("occasions", Some(b.occasions.into())),
            ("first_hand", Some(b.first_hand.into())),
            ("statements", Some(b.statements.into())),
            ("unreviewed", Some(b.unreviewed.into())),
            ("outlets", Some(Node::Map(outlets.collect()))),
            ("told_by", (!b.others.is_empty()).then(|| Node::List(others.collect()))),
            ("thin", (!b.rests.is_empty()).then(|| Node::texts(b.rests.iter().map(Rest::word)))),
        ])
    };
    Node::map([
        ("schema", Some(SCHEMA.into())),
        ("as_of", matrix.at.map(Node::from)),
        ("coder", Some(coder.into())),
        ("cells", Some(Node::List(all.iter().map(cell).collect()))),
    ])
}

//! The statements behind cells, for people and for programs.

use unicode_width::UnicodeWidthStr;

use super::{
    quote,
    style::{Style, Tint, tint},
    summary::{SCHEMA, cited, strength},
    text::{clean, wrap},
    tree::Node,
};
use crate::{
    position::{
        Cited, Position,
        behind::{Behind, Role, Shown},
    },
    statement::{Stance, Status},
};

/// Each cell with its occasions, newest first.
pub fn text(cells: &[Behind], style: &Style) -> String {
    let mut out = cells.iter().map(|c| cell(c, style)).collect::<Vec<_>>().join("\n");
    let legend = "▸ decides; › counts; · gives way to the party's own words, or is beyond the horizon";
    out.push_str(&format!("\n{}\n", quote::paint(&wrap(legend, style, 0, 2), Tint::Dim, style)));
    out
}

fn cell(b: &Behind, style: &Style) -> String {
    let place = format!("{} on {}:", clean(&b.party), clean(&b.topic));
    let c = &b.cell;
    let mut about = format!("since {}; {}", c.since, strength(c));
    for flag in c.flags.names() {
        about.push_str(&format!("; {flag}"));
    }
    let stance = format!("{} {}", c.position.sign(), c.position.word());
    let fits = place.width() + 1 + stance.width() <= style.width;
    let head = quote::paint(&wrap(&place, style, 0, 2), Tint::Bold, style);
    let mut out =
        format!("{head}{}{}\n", if fits { " " } else { "\n  " }, tint(c.position).paint(&stance, style.color));
    out.push_str(&format!("{}\n", quote::paint(&wrap(&about, style, 2, 4), Tint::Dim, style)));
    for o in &b.occasions {
        out.push_str(&format!("\n{}\n", occasion(o, style)));
    }
    out
}

fn occasion(o: &Shown, style: &Style) -> String {
    let mark = match o.role {
        Role::Decides => '▸',
        Role::Counts => '›',
        Role::GivesWay | Role::Beyond => '·',
    };
    let position = Position::Holds(o.stance);
    let stance = format!("{} {}", position.sign(), position.word());
    let head = wrap(&format!("{mark} {}", quote::head(&Cited { date: Some(o.date), ..o.lead.clone() })), style, 0, 4);
    let mut lines = vec![head, format!("    {}", tint(position).paint(&stance, style.color))];
    if let Some(words) = o.lead.words.as_deref() {
        let plain = format!("{stance}  decided by: {}", clean(words));
        let wrapped = wrap(&plain, style, 4, 6);
        let painted = tint(position).paint(&stance, style.color);
        lines[1] = wrapped.replacen(&stance, &painted, 1);
    }
    if let Some(words) = &o.lead.quotation {
        lines.push(wrap(&format!("“{}”", clean(words)), style, 4, 4));
    }
    if let Some(condition) =
        o.lead.condition.as_deref().filter(|c| o.lead.quotation.as_ref().is_none_or(|q| !q.contains(*c)))
    {
        lines.push(wrap(&format!("condition: {}", clean(condition)), style, 4, 6));
    }
    let reports = std::iter::once(&o.lead).chain(&o.also);
    lines.extend(places(reports, style));
    lines.join("\n")
}

/// `c01-strait-live-feed:12  7f3a9c01b2d4 proposed  Harbour Wire`.
pub fn place(c: &Cited) -> String {
    let outlet = c.outlet.as_deref().map(|o| format!("  {}", clean(o))).unwrap_or_default();
    format!("{}{outlet}", spot(c))
}

/// The same without the outlet.
pub fn spot(c: &Cited) -> String {
    format!("{}:{}  {} {}", clean(&c.document), c.paragraph, clean(&c.id), c.status)
}

/// Where to find the report that is cited above and the others, with their addresses; dim, indented by four.
/// The outlet of the first stands above; an address that was the last one given is not given again.
pub fn places<'a>(reports: impl IntoIterator<Item = &'a Cited>, style: &Style) -> Vec<String> {
    let (mut lines, mut shown) = (Vec::new(), None);
    for (n, c) in reports.into_iter().enumerate() {
        let text = if n == 0 { spot(c) } else { format!("also {}", place(c)) };
        lines.push(quote::paint(&wrap(&text, style, 4, 6), Tint::Dim, style));
        // An address is never broken: it is there to be opened.
        let url = c.url.as_deref().filter(|u| shown != Some(*u));
        lines.extend(url.map(|u| format!("    {}", Tint::Dim.paint(&clean(u), style.color))));
        shown = c.url.as_deref().or(shown);
    }
    lines
}

/// How many of the shown statements nobody has reviewed.
pub fn unreviewed(cells: &[Behind]) -> usize {
    let all = cells.iter().flat_map(|c| &c.occasions).flat_map(|o| std::iter::once(&o.lead).chain(&o.also));
    all.filter(|c| c.status == Status::Proposed).count()
}

/// The cells as a tree.
pub fn tree(cells: &[Behind], coder: &str) -> Node {
    let each = cells.iter().map(|b| {
        Node::map([
            ("party", Some(b.party.as_str().into())),
            ("topic", Some(b.topic.as_str().into())),
            ("position", Some(b.cell.position.word().into())),
            ("since", Some(b.cell.since.into())),
            ("occasions", Some(Node::List(b.occasions.iter().map(occasion_tree).collect()))),
        ])
    });
    Node::map([
        ("schema", Some(SCHEMA.into())),
        ("coder", Some(coder.into())),
        ("cells", Some(Node::List(each.collect()))),
    ])
}

fn occasion_tree(o: &Shown) -> Node {
    Node::map([
        ("date", Some(o.date.into())),
        ("stance", Some(Stance::word(o.stance).into())),
        ("role", Some(o.role.word().into())),
        ("report", Some(cited(&o.lead))),
        ("also", (!o.also.is_empty()).then(|| Node::List(o.also.iter().map(cited).collect()))),
    ])
}

//! What differs statement by statement, for people and for programs.

use super::{
    markdown::escape,
    quote,
    style::{Style, Tint, tint},
    summary::cited,
    text::{clean, count, wrap},
    tree::Node,
};
use crate::position::{
    Position,
    changes::{Changes, Entry, Field, Piece, words},
};

/// How much is told of each statement that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Fields before and after.
    Statements,
    /// Word by word, too.
    Words,
}

/// The statements, for a terminal. Words say what became of each: a plus or minus would read as a stance.
pub fn text(c: &Changes, detail: Detail, style: &Style) -> String {
    if c.is_empty() {
        return "Statement by statement nothing differs.\n".to_owned();
    }
    let mut parts = vec![quote::paint(&wrap(&sum(c), style, 0, 2), Tint::Bold, style)];
    parts.extend(c.added.iter().map(|e| whole("came", e, style)));
    parts.extend(c.removed.iter().map(|e| whole("went", e, style)));
    parts.extend(c.altered.iter().map(|(e, fields)| {
        let mut lines = vec![head("changed", e, style)];
        lines.extend(fields.iter().map(|f| field(f, detail, style)));
        lines.join("\n")
    }));
    format!("{}\n", parts.join("\n\n"))
}

/// `2 statements came, 1 went, 1 changed.`
fn sum(c: &Changes) -> String {
    let (came, went, changed) = (c.added.len() as u32, c.removed.len() as u32, c.altered.len());
    format!("{} came, {went} went, {changed} changed.", count(came, "statement"))
}

/// `came  Norland on truce: + support  7f3a9c01b2d4`.
fn head(what: &str, e: &Entry, style: &Style) -> String {
    let position = Position::Holds(e.statement.stance);
    let place = format!("{} on {}:", clean(&e.party), clean(&e.topic));
    let stance = format!("{} {}", position.sign(), position.word());
    let line = wrap(&format!("{what}  {place} {stance}  {}", clean(&e.statement.id)), style, 0, 2);
    let line = line.replacen(&stance, &tint(position).paint(&stance, style.color), 1);
    line.replacen(&place, &Tint::Bold.paint(&place, style.color), 1)
}

fn whole(what: &str, e: &Entry, style: &Style) -> String {
    format!("{}\n{}", head(what, e, style), quote::lines(&e.statement, style, 2))
}

fn field(f: &Field, detail: Detail, style: &Style) -> String {
    let absent = |t: &str| if t.is_empty() { "nothing".to_owned() } else { clean(t) };
    let plain = match detail {
        Detail::Words if !f.from.is_empty() && !f.to.is_empty() => marked(f),
        _ => format!("{} → {}", absent(&f.from), absent(&f.to)),
    };
    wrap(&format!("{}: {plain}", f.name), style, 2, 4)
}

/// `We shall [-never-] {+soon+} leave`: signs, since colour alone says nothing on paper.
fn marked(f: &Field) -> String {
    let piece = |p: &Piece| match p {
        Piece::Same(w) => clean(w),
        Piece::Gone(w) => format!("[-{}-]", clean(w)),
        Piece::New(w) => format!("{{+{}+}}", clean(w)),
    };
    words(&f.from, &f.to).iter().map(piece).collect::<Vec<_>>().join(" ")
}

/// The statements as a Markdown list.
pub fn markdown(c: &Changes, detail: Detail) -> String {
    let mut out =
        format!("\n### Statements\n\n{}\n\n", if c.is_empty() { "Nothing differs.".to_owned() } else { sum(c) });
    let line = |sign: &str, e: &Entry| {
        let words = e.statement.quotation.as_ref().map(|q| format!(": “{}”", escape(q))).unwrap_or_default();
        let place = format!("{} on {}", e.party, e.topic);
        format!(
            "- {sign} **{}** {}; {}{words}\n",
            escape(&place),
            e.statement.stance,
            escape(&quote::head(&e.statement))
        )
    };
    c.added.iter().for_each(|e| out.push_str(&line("came:", e)));
    c.removed.iter().for_each(|e| out.push_str(&line("went:", e)));
    for (e, fields) in &c.altered {
        out.push_str(&line("changed:", e));
        for f in fields {
            let text = field(f, detail, &Style::PLAIN);
            out.push_str(&format!("  - {}\n", escape(text.trim())));
        }
    }
    out
}

/// The statements for programs.
pub fn tree(c: &Changes, detail: Detail) -> Node {
    let entry = |e: &Entry| {
        Node::map([
            ("party", Some(e.party.as_str().into())),
            ("topic", Some(e.topic.as_str().into())),
            ("statement", Some(cited(&e.statement))),
        ])
    };
    let field = |f: &Field| {
        let pieces = words(&f.from, &f.to).into_iter().map(|p| {
            let (kind, words) = match p {
                Piece::Same(w) => ("same", w),
                Piece::Gone(w) => ("gone", w),
                Piece::New(w) => ("new", w),
            };
            Node::map([(kind, Some(words.into()))])
        });
        Node::map([
            ("field", Some(f.name.into())),
            ("from", (!f.from.is_empty()).then(|| f.from.as_str().into())),
            ("to", (!f.to.is_empty()).then(|| f.to.as_str().into())),
            ("words", (detail == Detail::Words).then(|| Node::List(pieces.collect()))),
        ])
    };
    let altered = c.altered.iter().map(|(e, fields)| {
        Node::map([
            ("party", Some(e.party.as_str().into())),
            ("topic", Some(e.topic.as_str().into())),
            ("id", Some(e.statement.id.as_str().into())),
            ("fields", Some(Node::List(fields.iter().map(field).collect()))),
        ])
    });
    Node::map([
        ("added", Some(Node::List(c.added.iter().map(entry).collect()))),
        ("removed", Some(Node::List(c.removed.iter().map(entry).collect()))),
        ("altered", Some(Node::List(altered.collect()))),
    ])
}

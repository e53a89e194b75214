//! The summary of a matrix as a tree of names and values: what programs read, and what people put into a briefing.
//!
//! The shape is a promise: keys are added, never renamed. A cell without position has `position: no data` and nothing else.

use super::tree::Node;
use crate::{
    position::{Cell, Cited, Matrix, group::Group, query::ALL_DAYS},
    statement::Stance,
};

/// Version of the shape.
pub const SCHEMA: u32 = 1;

/// The summary of all parties and topics.
pub fn summary(matrix: &Matrix, coder: &str) -> Node {
    let n = &matrix.notes;
    let parties = matrix.parties.iter().enumerate().map(|(row, party)| {
        let topics = matrix.topics.iter().enumerate().map(|(col, topic)| (topic.clone(), entry(matrix.at(row, col))));
        (party.clone(), Node::Map(topics.collect()))
    });
    Node::map([
        ("schema", Some(SCHEMA.into())),
        ("as_of", matrix.at.map(Node::from)),
        ("coder", Some(coder.into())),
        ("horizon_days", Some(if matrix.query.horizon == ALL_DAYS { Node::Null } else { matrix.query.horizon.into() })),
        ("rule", Some(matrix.query.rule.name().into())),
        ("voices", Some(if matrix.query.unofficial { "all" } else { "official" }.into())),
        (
            "statements",
            Some(Node::map([
                ("counted", Some(n.counted.into())),
                ("unreviewed", Some(n.unreviewed.into())),
                ("undated", Some(n.undated.into())),
                ("unofficial", Some(n.unofficial.into())),
                ("rejected", Some(n.rejected.into())),
                ("unaccepted", (n.unaccepted > 0).then(|| n.unaccepted.into())),
                ("second_hand", (n.second_hand > 0).then(|| n.second_hand.into())),
                ("later", Some(n.later.into())),
                ("earlier", Some(n.earlier.into())),
            ])),
        ),
        ("parties", Some(Node::Map(parties.collect()))),
    ])
}

/// The same of a matrix whose rows are parts of parties: those of a party under its name.
pub fn grouped(matrix: &Matrix, groups: &[Group], by: &str, coder: &str) -> Node {
    let mut node = summary(matrix, coder);
    if groups.is_empty() {
        return node;
    }
    let mut parties: Vec<(String, Vec<(String, Node)>)> = Vec::new();
    for (row, group) in groups.iter().enumerate() {
        let topics = matrix.topics.iter().enumerate().map(|(col, topic)| (topic.clone(), entry(matrix.at(row, col))));
        let part = (group.part.clone(), Node::Map(topics.collect()));
        match parties.iter_mut().find(|(p, _)| *p == group.party) {
            Some((_, parts)) => parts.push(part),
            None => parties.push((group.party.clone(), vec![part])),
        }
    }
    if let Node::Map(pairs) = &mut node {
        pairs.retain(|(key, _)| key != "parties");
        pairs.push(("by".to_owned(), by.into()));
        pairs.push(("parties".to_owned(), Node::Map(parties.into_iter().map(|(p, n)| (p, Node::Map(n))).collect())));
    }
    node
}

fn entry(cell: Option<&Cell>) -> Node {
    let Some(c) = cell else { return Node::map([("position", Some("no data".into()))]) };
    let counts = Stance::ALL.iter().filter(|s| c.counts[**s as usize] > 0);
    let counts = counts.map(|s| (s.word().to_owned(), c.counts[*s as usize].into()));
    let flags = c.flags.names();
    Node::map([
        ("position", Some(c.position.word().into())),
        ("value", c.position.value().map(Node::from)),
        ("mean", Some(Node::Float((c.mean * 100.0).round() / 100.0))),
        ("since", Some(c.since.into())),
        ("decided", Some(c.decided.into())),
        ("strength", Some(strength(c).into())),
        ("occasions", Some(c.occasions.into())),
        ("counts", Some(Node::Map(counts.collect()))),
        ("days", Some(c.days.into())),
        ("outlets", Some(c.outlets.into())),
        ("speakers", Some(c.speakers.into())),
        ("unreviewed", Some(c.unreviewed.into())),
        ("flags", (!flags.is_empty()).then(|| Node::texts(flags))),
        ("condition", c.condition.as_deref().map(Node::from)),
        ("quotation", c.quotation.as_ref().map(cited)),
        ("deciding", Some(Node::List(c.deciding.iter().map(cited).collect()))),
        ("statements", Some(Node::texts(&c.ids))),
    ])
}

/// A citation.
pub fn cited(c: &Cited) -> Node {
    let text = |t: &Option<String>| t.as_deref().map(Node::from);
    Node::map([
        ("id", Some(c.id.as_str().into())),
        ("date", c.date.map(Node::from)),
        ("stance", Some(c.stance.word().into())),
        ("via", Some(c.via.to_string().into())),
        ("speaker", text(&c.speaker)),
        ("office", text(&c.office)),
        ("words", text(&c.quotation)),
        ("condition", text(&c.condition)),
        ("relayed_by", text(&c.relayed_by)),
        ("outlet", text(&c.outlet)),
        ("url", text(&c.url)),
        ("document", Some(c.document.as_str().into())),
        ("paragraph", Some(c.paragraph.into())),
        ("status", Some(c.status.to_string().into())),
    ])
}

/// How much the evidence lets one say: never more than it holds.
pub fn strength(c: &Cell) -> String {
    let said = match (c.agreeing, c.agreeing_days) {
        (1, _) => "once".to_owned(),
        (n, 1) => format!("{n} times on one day"),
        (n, d) if d >= 3 && n == c.occasions => format!("consistently, {n} times on {d} days"),
        (n, d) => format!("{n} times on {d} days"),
    };
    if c.agreeing == c.occasions { said } else { format!("{said}, of {} occasions", c.occasions) }
}

/// `3×`, or `1/3×` where the stance was taken on one occasion of three.
pub fn times(c: &Cell) -> String {
    if c.agreeing == c.occasions { format!("{}×", c.occasions) } else { format!("{}/{}×", c.agreeing, c.occasions) }
}

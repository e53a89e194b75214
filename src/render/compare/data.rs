//! The comparison for spreadsheets and programs.

use super::apart;
use crate::{
    position::{
        Cell, Comparison,
        compare::{Distance, Met},
    },
    render::{
        summary::{SCHEMA, cited},
        tree::Node,
    },
};

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

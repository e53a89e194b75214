//! A tree of named values in a fixed order, written as JSON or YAML.

use std::fmt::Write as _;

use serde::{Serialize, Serializer, ser::SerializeMap as _};

use crate::{diag::is_hostile, store::yaml_scalar};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Names with values, in this order.
    Map(Vec<(String, Node)>),
    /// A list.
    List(Vec<Node>),
    /// Text; `YYYY-MM-DD` is quoted in YAML.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number with a fraction.
    Float(f64),
    /// True or false.
    Bool(bool),
    /// Nothing.
    Null,
}

impl Node {
    /// A map of what is there: pairs without value are left out.
    pub fn map<const N: usize>(pairs: [(&str, Option<Node>); N]) -> Node {
        Node::Map(pairs.into_iter().filter_map(|(k, v)| v.map(|v| (k.to_owned(), v))).collect())
    }

    /// A list of texts.
    pub fn texts<T: ToString>(texts: impl IntoIterator<Item = T>) -> Node {
        Node::List(texts.into_iter().map(|t| Node::Text(t.to_string())).collect())
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Node {
        Node::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Node {
        Node::Text(text)
    }
}

impl From<crate::date::Date> for Node {
    fn from(day: crate::date::Date) -> Node {
        Node::Text(day.to_string())
    }
}

impl From<u32> for Node {
    fn from(n: u32) -> Node {
        Node::Number(i64::from(n))
    }
}

impl From<i32> for Node {
    fn from(n: i32) -> Node {
        Node::Number(i64::from(n))
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Map(pairs) => {
                let mut map = s.serialize_map(Some(pairs.len()))?;
                for (k, v) in pairs {
                    map.serialize_entry(k, v)?;
                }
                map.end()
            }
            Node::List(all) => s.collect_seq(all),
            Node::Text(t) => s.serialize_str(t),
            Node::Number(n) => s.serialize_i64(*n),
            Node::Float(x) => s.serialize_f64(*x),
            Node::Bool(b) => s.serialize_bool(*b),
            Node::Null => s.serialize_none(),
        }
    }
}

/// The tree as JSON with a line end.
pub fn json(node: &Node) -> String {
    // cannot fail: keys are strings and values are plain
    shown_json(serde_json::to_string_pretty(node).unwrap_or_default()) + "\n"
}

/// A value on one line of JSON, safe for a terminal.
pub fn json_line(value: &impl Serialize) -> String {
    // cannot fail: what is written here has strings for keys and plain values
    shown_json(serde_json::to_string(value).unwrap_or_default()) + "\n"
}

/// JSON in which what could steer a terminal is escaped, as JSON allows for every character: the value stays the same.
fn shown_json(json: String) -> String {
    let steers = |c: char| is_hostile(c) && c != '\n'; // a line break of its own stands only between values
    if json.bytes().all(|b| matches!(b, b' '..=b'~' | b'\n')) || !json.contains(steers) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        match steers(c) {
            true => out.push_str(&format!("\\u{:04x}", c as u32)), // cannot fail: all of them are below U+10000
            false => out.push(c),
        }
    }
    out
}

/// The tree as YAML in block style, every text safe for YAML 1.1 and 1.2 readers.
pub fn yaml(node: &Node) -> String {
    let mut out = String::new();
    match node {
        Node::Map(pairs) if !pairs.is_empty() => block(&mut out, pairs, 0),
        node => inline(&mut out, node),
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

fn block(out: &mut String, pairs: &[(String, Node)], depth: usize) {
    for (n, (key, value)) in pairs.iter().enumerate() {
        if n > 0 || out.ends_with('\n') {
            out.push_str(&"  ".repeat(depth));
        }
        let _ = write!(out, "{}:", yaml_scalar(key));
        match value {
            Node::Map(inner) if !inner.is_empty() => {
                out.push('\n');
                block(out, inner, depth + 1);
            }
            Node::List(all) if all.iter().any(|n| matches!(n, Node::Map(_))) => {
                out.push('\n');
                for item in all {
                    let _ = write!(out, "{}- ", "  ".repeat(depth));
                    match item {
                        Node::Map(inner) if !inner.is_empty() => block(out, inner, depth + 1),
                        other => {
                            inline(out, other);
                            out.push('\n');
                        }
                    }
                }
            }
            other => {
                out.push(' ');
                inline(out, other);
                out.push('\n');
            }
        }
    }
}

fn inline(out: &mut String, node: &Node) {
    let _ = match node {
        Node::Text(t) => write!(out, "{}", yaml_scalar(t)),
        Node::Number(n) => write!(out, "{n}"),
        Node::Float(x) => write!(out, "{x:?}"),
        Node::Bool(b) => write!(out, "{b}"),
        Node::Null => write!(out, "null"),
        Node::Map(_) => write!(out, "{{}}"),
        Node::List(all) => {
            out.push('[');
            for (n, item) in all.iter().enumerate() {
                if n > 0 {
                    out.push_str(", ");
                }
                match item {
                    Node::Text(t) if t.contains([',', '[', ']', '{', '}', ':', '#']) => out.push_str(&json_text(t)),
                    other => inline(out, other),
                }
            }
            out.push(']');
            Ok(())
        }
    }; // cannot fail: writing into a String
}

/// JSON strings are YAML double-quoted scalars; what steers a terminal is escaped as YAML does it.
fn json_text(text: &str) -> String {
    let mut out = String::new();
    for c in serde_json::to_string(text).unwrap_or_default().chars() {
        match c {
            c if is_hostile(c) => out.push_str(&format!("\\U{:08x}", c as u32)),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_steers_no_terminal_and_means_the_same() {
        let text = "a\u{1b}[31m\u{9b}2J\u{202e}b\u{7f}\u{2066}\n–";
        for json in [json(&Node::texts([text])), json_line(&[text])] {
            assert!(!json.trim_end().chars().any(|c| is_hostile(c) && c != '\n'), "{json:?}");
            assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [text]);
        }
    }

    #[test]
    fn every_reader_takes_the_yaml_for_the_same_tree() {
        let node = Node::map([
            ("as_of", Some("2025-03-14".into())),
            ("gone", None),
            ("no", Some(Node::texts(["yes", "a: b", "07", "plain words"]))),
            (
                "parties",
                Some(Node::Map(vec![(
                    "Norland".into(),
                    Node::List(vec![Node::map([("x", Some(1.into())), ("y", Some("z".into()))])]),
                )])),
            ),
            ("empty", Some(Node::List(vec![]))),
        ]);
        let back: serde_json::Value = serde_yaml::from_str(&yaml(&node)).unwrap();
        assert_eq!(back, serde_json::to_value(&node).unwrap(), "{}", yaml(&node));
    }
}

//! The shape of a codebook file: which keys stand where and what they hold. A row of a table is all there is to a key.

use super::schema::Domain;
use crate::{
    diag::{Diagnostic, is_hostile},
    suggest::advice,
    yaml::{
        Step::{self, Item, Key},
        locate,
    },
};
use serde_yaml::{Mapping, Value};

/// What a key holds.
enum Kind {
    Text,
    Flag,
    /// A list of texts.
    Words,
    /// One text or a list of texts.
    OneOrMore,
    /// Keys of one's own, each with such a value.
    Named(&'static Kind),
    List(&'static Shape),
}

/// A mapping: what people call it, its keys, and which of them must be there.
struct Shape {
    name: &'static str,
    keys: &'static [(&'static str, Kind)],
    needs: &'static [&'static str],
}

use Kind::{Flag, List, Named, OneOrMore, Text, Words};

static DOMAIN: Shape = Shape {
    name: "a codebook",
    keys: &[
        ("extends", Text),
        ("name", Text),
        ("drop", Words),
        ("parties", List(&PARTY)),
        ("others", List(&PARTY)),
        ("actors", List(&ACTOR)),
        ("topics", List(&TOPIC)),
        ("gaps", List(&GAP)),
    ],
    needs: &[],
};
static PARTY: Shape = Shape {
    name: "a party",
    keys: &[
        ("id", Text),
        ("names", Words),
        ("demonyms", Words),
        ("capitals", Words),
        ("seats", Words),
        ("institutions", List(&INSTITUTION)),
        ("regions", Words),
        ("kind", Text),
    ],
    needs: &["id"],
};
static INSTITUTION: Shape =
    Shape { name: "an institution", keys: &[("names", Words), ("office", Text)], needs: &["names", "office"] };
static ACTOR: Shape = Shape {
    name: "an actor",
    keys: &[("id", Text), ("names", Words), ("party", Text), ("offices", List(&OFFICE)), ("unofficial", Flag)],
    needs: &["id"],
};
static OFFICE: Shape = Shape {
    name: "an office",
    keys: &[("office", Text), ("title", Text), ("from", Text), ("to", Text), ("party", Text)],
    needs: &["office"],
};
static GAP: Shape = Shape {
    name: "a gap",
    keys: &[("party", Text), ("title", Text), ("from", Text), ("to", Text), ("reason", Text)],
    needs: &["party", "title", "from"],
};
static TOPIC: Shape = Shape {
    name: "a topic",
    keys: &[
        ("id", Text),
        ("name", Text),
        ("proposition", Text),
        ("roles", Named(&OneOrMore)),
        ("things", Named(&Words)),
        ("frames", List(&FRAME)),
        ("refuse", Words),
        ("fires", Words),
        ("silent", Words),
    ],
    needs: &["id"],
};
static FRAME: Shape = Shape {
    name: "a frame",
    keys: &[
        ("verbs", Words),
        ("objects", Words),
        ("within", Words),
        ("nouns", Words),
        ("predicates", Words),
        ("subjects", Words),
        ("agent", Text),
        ("direction", Text),
        ("strength", Text),
    ],
    needs: &["direction"],
};

/// The domain of a file, and every fault of its shape. What is at fault is left out of the domain, so that its meaning can
/// be checked all the same.
pub(super) fn read(file: &str, text: &str, value: Value) -> (Domain, Vec<Diagnostic>) {
    let mut reader = Reader { file, text, faults: Vec::new() };
    let clean = reader.mapping(value, &DOMAIN, &[]).unwrap_or_default();
    let domain = serde_yaml::from_value(Value::Mapping(clean)).unwrap_or_else(|e| {
        // cannot fail: the tables above are the schema's (a test compares them)
        reader.faults.push(Diagnostic::error("codebook-shape", e.to_string()).in_file(file));
        Domain::default()
    });
    (domain, reader.faults)
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn mapping(&mut self, value: Value, shape: &Shape, at: &[Step]) -> Option<Mapping> {
        let Value::Mapping(map) = value else {
            self.fault("codebook-type", format!("{} is keys with values, not {}", shape.name, said(&value)), at);
            return None;
        };
        let mut clean = Mapping::new();
        for (key, value) in map {
            let name = key.as_str().map_or_else(|| said(&key), str::to_owned);
            let path = [at, &[Key(&name)]].concat();
            match shape.keys.iter().find(|(k, _)| *k == name) {
                // A key without a value is as good as absent.
                Some(_) if value.is_null() => {}
                Some((_, kind)) => {
                    if let Some(good) = self.value(&name, value, kind, &path) {
                        clean.insert(key, good);
                    }
                }
                None => {
                    let message = format!("{} has no key `{name}`", shape.name);
                    let known = advice(&name, shape.keys.iter().map(|(k, _)| *k));
                    self.faults.push(self.at("codebook-unknown-key", message, &path).suggest(known));
                }
            }
        }
        for need in shape.needs {
            if !clean.contains_key(*need) {
                // One fault is enough: what is there but wrong has been named.
                let wrong =
                    self.faults.iter().any(|d| d.place.as_ref() == Some(&self.place(&[at, &[Key(need)]].concat())));
                if !wrong {
                    self.fault("codebook-missing-key", format!("{} needs `{need}`", shape.name), at);
                }
                let empty = if *need == "names" { Value::Sequence(Vec::new()) } else { Value::String(String::new()) };
                clean.insert((*need).into(), empty);
            }
        }
        Some(clean)
    }

    fn value(&mut self, key: &str, value: Value, kind: &Kind, at: &[Step]) -> Option<Value> {
        match (kind, value) {
            (Text | OneOrMore, Value::String(s)) => self.text(s, at),
            (Flag, Value::Bool(b)) => Some(Value::Bool(b)),
            (Words | OneOrMore, Value::Sequence(items)) => {
                let each = items.into_iter().enumerate().filter_map(|(n, v)| {
                    let path = [at, &[Item(n)]].concat();
                    self.value(key, v, &Text, &path)
                });
                Some(Value::Sequence(each.collect()))
            }
            (Named(inner), Value::Mapping(map)) => {
                let mut clean = Mapping::new();
                for (name, value) in map {
                    let label = name.as_str().map_or_else(|| said(&name), str::to_owned);
                    let path = [at, &[Key(&label)]].concat();
                    if let Some(good) = self.value(&label, value, inner, &path) {
                        clean.insert(label.as_str().into(), good);
                    }
                }
                Some(Value::Mapping(clean))
            }
            (List(shape), Value::Sequence(items)) => {
                let each = items.into_iter().enumerate().filter_map(|(n, v)| {
                    let path = [at, &[Item(n)]].concat();
                    self.mapping(v, shape, &path).map(Value::Mapping)
                });
                Some(Value::Sequence(each.collect()))
            }
            (kind, value) => {
                let (what, how) = match kind {
                    Text => ("text", "write it in quotation marks"),
                    Flag => ("true or false", "write `true` or leave the key out"),
                    Words => ("a list of texts", "write it as [a, b]"),
                    OneOrMore => ("a text or a list of texts", "write it as [a, b]"),
                    Named(_) => ("keys with values", "write it as {name: …}"),
                    List(_) => ("a list", "write it as a list of {…}"),
                };
                let message = format!("`{key}` is {what}, not {}", said(&value));
                self.faults.push(self.at("codebook-type", message, at).suggest(how));
                None
            }
        }
    }

    fn text(&mut self, s: String, at: &[Step]) -> Option<Value> {
        if let Some(c) = s.chars().find(|c| is_hostile(*c)) {
            self.fault("codebook-control", format!("the character U+{:04X} is not allowed in a text", c as u32), at);
            return None;
        }
        Some(Value::String(s))
    }

    fn fault(&mut self, code: &'static str, message: String, at: &[Step]) {
        self.faults.push(self.at(code, message, at));
    }

    fn at(&self, code: &'static str, message: String, at: &[Step]) -> Diagnostic {
        Diagnostic::error(code, message).at(self.place(at))
    }

    fn place(&self, at: &[Step]) -> crate::diag::Place {
        locate(self.file, self.text, at)
    }
}

/// A value for a message, cut short by its display.
fn said(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(s) => format!("`{s}`"),
        Value::Sequence(_) => "a list".to_owned(),
        Value::Mapping(_) => "keys with values".to_owned(),
        other => format!("`{}`", serde_yaml::to_string(other).unwrap_or_default().trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::schema, *};

    #[test]
    fn the_tables_are_the_schema() {
        fn keys<T: serde::Serialize + Default>() -> Vec<String> {
            let Value::Mapping(m) = serde_yaml::to_value(T::default()).unwrap() else { panic!() };
            m.keys().map(|k| k.as_str().unwrap().to_owned()).collect()
        }
        let table = |s: &Shape| s.keys.iter().map(|(k, _)| (*k).to_owned()).collect::<Vec<_>>();
        assert_eq!(table(&DOMAIN), keys::<Domain>());
        assert_eq!(table(&PARTY), keys::<schema::Party>());
        assert_eq!(table(&INSTITUTION), keys::<schema::Institution>());
        assert_eq!(table(&ACTOR), keys::<schema::Actor>());
        assert_eq!(table(&OFFICE), keys::<schema::Office>());
        assert_eq!(table(&GAP), keys::<schema::Gap>());
        assert_eq!(table(&TOPIC), keys::<schema::Topic>());
        assert_eq!(table(&FRAME), keys::<schema::Frame>());
    }

    #[test]
    fn what_is_ill_formed_is_named_and_left_out() {
        let text = "parties:\n  - {id: norland, names: Norland, demonyms: [1, Norlander]}\nactors: 5\n";
        let (domain, faults) = read("f", text, crate::yaml::value("f", text).unwrap());
        let said: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "f:2:19: `names` is a list of texts, not `Norland`; write it as [a, b]",
                "f:2:46: `demonyms` is text, not `1`; write it in quotation marks",
                "f:3:1: `actors` is a list, not `5`; write it as a list of {…}",
            ]
        );
        assert_eq!(domain.parties[0].demonyms, ["Norlander"]);
    }
}

//! Exchanges two parties, in text and codebook: each name, demonym, capital, seat, institution and region of the one for that of
//! the other at the same place of its list. People keep their names and change sides.

use std::collections::BTreeMap;

use demarche::codebook::schema::Party;
use serde_yaml::Value;

/// Two parties to be exchanged.
pub struct Swap {
    ids: [String; 2],
    words: BTreeMap<String, String>,
}

impl Swap {
    /// Pairs the names of two parties.
    ///
    /// # Errors
    /// Lists of unequal length, which cannot be exchanged one for one, and a name that both have.
    pub fn new(a: &Party, b: &Party) -> Result<Swap, String> {
        let mut words = BTreeMap::new();
        for (kind, left, right) in lists(a, b) {
            if left.len() != right.len() {
                return Err(format!("{kind} of {} and {} cannot be paired: {left:?}, {right:?}", a.id, b.id));
            }
            for (x, y) in left.into_iter().zip(right) {
                for (x, y) in [(x.clone(), y.clone()), (x.to_uppercase(), y.to_uppercase())] {
                    if words.insert(x.clone(), y.clone()).is_some() || words.insert(y, x.clone()).is_some() {
                        return Err(format!("`{x}` stands for more than one thing"));
                    }
                }
            }
        }
        Ok(Swap { ids: [a.id.clone(), b.id.clone()], words })
    }

    /// A text in which each name of the one is that of the other, the longest first, whole words only, all at once.
    pub fn text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let begins = !out.chars().next_back().is_some_and(char::is_alphanumeric);
            match self.longest(rest).filter(|_| begins) {
                Some((from, to)) => {
                    out.push_str(to);
                    rest = &rest[from.len()..];
                }
                None => {
                    out.push(c);
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
        out
    }

    /// An id or name of a party as it is called after the exchange.
    pub fn id(&self, id: &str) -> String {
        match &self.ids {
            [a, b] if id == a => b.clone(),
            [a, b] if id == b => a.clone(),
            _ => self.text(id),
        }
    }

    /// A codebook in which the two parties have changed places in everything but their own names: roles, people, phrases.
    pub fn codebook(&self, codebook: &Value) -> Value {
        let mut out = codebook.clone();
        if let Value::Mapping(parts) = &mut out {
            let others = parts.iter_mut().filter(|(k, _)| !matches!(k.as_str(), Some("parties" | "others")));
            others.for_each(|(_, part)| self.value(part));
        }
        out
    }

    fn value(&self, value: &mut Value) {
        match value {
            Value::String(s) => *s = self.id(s),
            Value::Sequence(items) => items.iter_mut().for_each(|v| self.value(v)),
            Value::Mapping(pairs) => pairs.iter_mut().for_each(|(_, v)| self.value(v)),
            _ => {}
        }
    }

    fn longest(&self, text: &str) -> Option<(&str, &str)> {
        let whole = |from: &str| !text[from.len()..].starts_with(char::is_alphanumeric);
        let fits = self.words.iter().filter(|(from, _)| text.starts_with(from.as_str()) && whole(from));
        fits.max_by_key(|(from, _)| from.len()).map(|(from, to)| (from.as_str(), to.as_str()))
    }
}

type Lists = (&'static str, Vec<String>, Vec<String>);

fn lists(a: &Party, b: &Party) -> Vec<Lists> {
    let bare = |names: &[String]| -> Vec<String> {
        names.iter().map(|n| n.strip_prefix("the ").unwrap_or(n).to_owned()).collect()
    };
    let bodies = |p: &Party| bare(&p.institutions.iter().flat_map(|i| i.names.clone()).collect::<Vec<_>>());
    vec![
        ("names", bare(&a.names), bare(&b.names)),
        ("demonyms", bare(&a.demonyms), bare(&b.demonyms)),
        ("capitals", bare(&a.capitals), bare(&b.capitals)),
        ("seats", bare(&a.seats), bare(&b.seats)),
        ("institutions", bodies(a), bodies(b)),
        ("regions", bare(&a.regions), bare(&b.regions)),
    ]
}

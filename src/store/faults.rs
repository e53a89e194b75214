//! Every fault of a stored document, each with its place and what to do: the slow, careful reading.

use std::collections::HashMap;

use serde_yaml::{Mapping, Value};

use super::{
    fields::{Field, HEAD, Kind, PROPOSED, ROOT, STATEMENT},
    read::named_right,
    schema::SCHEMA,
};
use crate::{
    date::Date,
    diag::{Diagnostic, Place},
    span::Span,
    suggest::advice,
    yaml::{self, Step},
};

/// The names that a codebook knows, which parties, topics, actors and offices are held against.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Labels of parties.
    pub parties: Vec<String>,
    /// Labels of topics.
    pub topics: Vec<String>,
    /// Ids of actors.
    pub actors: Vec<String>,
    /// Ids of offices.
    pub offices: Vec<String>,
}

impl Known {
    /// What this codebook knows.
    pub fn of(codebook: &crate::codebook::Codebook) -> Known {
        Known {
            parties: codebook.parties().map(str::to_owned).collect(),
            topics: codebook.topics().map(str::to_owned).collect(),
            actors: codebook.domain.actors.iter().map(|a| a.id.clone()).collect(),
            offices: crate::codebook::office::OFFICES.iter().map(|o| o.id.to_owned()).collect(),
        }
    }
}

/// All faults of a text that has passed the guard. Names are held against `known`, if it is given.
pub fn find(file: &str, text: &str, known: Option<&Known>) -> Vec<Diagnostic> {
    let root = match yaml::value(file, text) {
        Ok(value) => value,
        Err(fault) => return vec![fault],
    };
    let mut finder = Finder { file, text, known, faults: Vec::new(), ids: HashMap::new() };
    finder.document(&root);
    finder.faults
}

/// Whether a word is a digest: `length` lower-case hexadecimal digits.
pub(super) fn is_digest(word: &str, length: usize) -> bool {
    word.len() == length && word.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// Whether a quotation can be the text at these spans, pieces joined by ` […] `. Without spans (no text was at hand) it can.
pub(super) fn fits(quotation: &str, spans: &[Span]) -> bool {
    let joints = super::JOINT.len() * spans.len().saturating_sub(1);
    spans.is_empty() || quotation.len() == spans.iter().map(|s| s.len()).sum::<usize>() + joints
}

struct Finder<'a> {
    file: &'a str,
    text: &'a str,
    known: Option<&'a Known>,
    faults: Vec<Diagnostic>,
    /// Where each id was seen first: index of the statement.
    ids: HashMap<String, usize>,
}

/// A step from the root to a value.
type Path<'p> = &'p [Step<'p>];

impl Finder<'_> {
    fn document(&mut self, root: &Value) {
        let Some(map) = self.mapping(root, &[], "a stored document") else { return };
        if let Some(newer) = map.get("schema").and_then(Value::as_u64).filter(|n| *n > u64::from(SCHEMA)) {
            let message = format!("schema {newer} is newer than {SCHEMA}, the newest that this program knows");
            let d = self.fault("store-schema", message, &[Step::Key("schema")]);
            return self.faults.push(d.suggest("use a newer demarche"));
        }
        self.fields(map, &[], ROOT, "a stored document");
        if let Some(head) = map.get("document").filter(|v| !v.is_null()) {
            self.head(head);
        }
        match map.get("statements") {
            Some(Value::Sequence(items)) => items.iter().enumerate().for_each(|(n, s)| self.statement(n, s)),
            Some(_) => self.push("store-type", "`statements` must be a list", &[Step::Key("statements")]),
            None => {}
        }
    }

    fn head(&mut self, head: &Value) {
        let at = [Step::Key("document")];
        let Some(map) = self.mapping(head, &at, "`document`") else { return };
        self.fields(map, &at, HEAD, "a document");
        let Some(id) = map.get("id").and_then(Value::as_str) else { return };
        if !named_right(self.file, id) {
            let stem = std::path::Path::new(self.file).file_stem().and_then(|s| s.to_str()).unwrap_or_default();
            let message = format!("the document's id `{id}` is not the file's name `{stem}`");
            let d = self.fault("store-name", message, &[at[0], Step::Key("id")]);
            self.faults.push(d.suggest(format!("rename the file to `{id}.yaml`, or give it its own id")));
        }
    }

    fn statement(&mut self, n: usize, value: &Value) {
        let at = [Step::Key("statements"), Step::Item(n)];
        let Some(map) = self.mapping(value, &at, "a statement") else { return };
        self.fields(map, &at, STATEMENT, "a statement");
        if let Some(id) = map.get("id").and_then(Value::as_str) {
            if let Some(first) = self.ids.get(id).copied() {
                let line = self.place(&[at[0], Step::Item(first), Step::Key("id")]).line;
                let d = self.fault(
                    "store-duplicate-id",
                    format!("the id `{id}` is already at line {line}"),
                    &[at[0], at[1], Step::Key("id")],
                );
                self.faults.push(
                    d.suggest("a statement's id is its own; remove one of the two, or change a digit of this one"),
                );
            } else {
                self.ids.insert(id.to_owned(), n);
            }
        }
        let spans = map.get("spans").and_then(|v| serde_yaml::from_value::<Vec<Span>>(v.clone()).ok());
        let quotation = map.get("quotation").and_then(Value::as_str);
        if let (Some(q), Some(spans)) = (quotation, spans) {
            self.quotation(q, &spans, &[at[0], at[1], Step::Key("quotation")]);
        }
    }

    fn quotation(&mut self, q: &str, spans: &[Span], at: Path) {
        if fits(q, spans) {
            return;
        }
        let pieces = q.split(super::JOINT).count();
        let (code, message) = if pieces == spans.len() {
            let want: usize = spans.iter().map(|s| s.len()).sum();
            let have = q.len() - super::JOINT.len() * (pieces - 1);
            ("store-quotation", format!("the quotation has {have} bytes, and its spans cover {want}"))
        } else {
            ("store-quotation", format!("the quotation has {pieces} piece(s), and there are {} span(s)", spans.len()))
        };
        let d = self.fault(code, message, at);
        self.faults.push(d.suggest("a quotation is the text at its spans, pieces joined by ` […] `; remove the spans if the text is not at hand"));
    }

    /// Unknown keys, missing keys, and the value of each known one.
    fn fields(&mut self, map: &Mapping, at: Path, fields: &'static [Field], what: &str) {
        for (key, value) in map {
            let Some(name) = key.as_str() else {
                self.push("store-unknown-key", format!("a key of {what} must be a word"), at);
                continue;
            };
            let path = [at, &[Step::Key(name)]].concat();
            match fields.iter().find(|f| f.key == name) {
                None => {
                    let d = self.fault("store-unknown-key", format!("{what} has no key `{name}`"), &path);
                    self.faults.push(d.suggest(advice(name, fields.iter().map(|f| f.key))));
                }
                Some(field) if value.is_null() => {
                    let d = self.fault("store-null", format!("`{name}` is empty"), &path);
                    self.faults.push(d.suggest(if field.required { "give it a value" } else { "leave the key out" }));
                }
                Some(field) => self.value(field, value, &path),
            }
        }
        for field in fields.iter().filter(|f| f.required && !map.contains_key(f.key)) {
            let d = self.fault("store-missing-key", format!("{what} needs `{}`", field.key), at);
            self.faults.push(d.suggest(format!("it is {}", field.kind.words())));
        }
    }

    fn value(&mut self, field: &Field, value: &Value, at: Path) {
        let key = field.key;
        let string = value.as_str();
        match (&field.kind, string) {
            (Kind::Nested, _) => {}
            (Kind::Text, Some(_)) => {}
            (Kind::Digest(n), Some(s)) if is_digest(s, *n) => {}
            (Kind::Day, Some(s)) if s.parse::<Date>().is_ok() && s.len() == 10 => {}
            (Kind::Day, Some(s)) => {
                let d = self.fault("store-date", format!("`{key}: {s}` is no day of the calendar"), at);
                self.faults.push(d.suggest("a day is written \"2025-03-13\""));
            }
            (Kind::Word(words), Some(s)) if words.contains(&s) => {}
            (Kind::Word(words), _) => {
                let given = string.map_or_else(|| scalar(value), str::to_owned);
                let d = self.fault("store-value", format!("`{given}` is no value of `{key}`"), at);
                self.faults.push(d.suggest(advice(&given, words.iter().copied())));
            }
            (Kind::Party, Some(s)) => self.name("party", s, self.known.map(|k| k.parties.as_slice()), at),
            (Kind::Topic, Some(s)) => self.name("topic", s, self.known.map(|k| k.topics.as_slice()), at),
            (Kind::Actor, Some(s)) => self.name("actor", s, self.known.map(|k| k.actors.as_slice()), at),
            (Kind::Office, Some(s)) => self.name("office", s, self.known.map(|k| k.offices.as_slice()), at),
            (Kind::Count, _) if value.as_u64().is_some_and(|n| u32::try_from(n).is_ok()) => {}
            (Kind::Share, _) if value.as_f64().is_some_and(|c| (0.0..=1.0).contains(&c)) => {}
            (Kind::Spans, _) => self.spans(value, at),
            (Kind::Words, _) => self.words(value, at),
            (Kind::Proposed, _) => {
                if let Some(map) = self.mapping(value, at, "`proposed`") {
                    self.fields(map, at, PROPOSED, "`proposed`");
                }
            }
            (kind, _) => {
                let d = self.fault("store-type", format!("`{key}` is {}, not `{}`", kind.words(), scalar(value)), at);
                self.faults.push(match kind {
                    Kind::Text if !value.is_sequence() && !value.is_mapping() => {
                        d.suggest("write it in quotation marks")
                    }
                    _ => d,
                });
            }
        }
    }

    fn name(&mut self, what: &str, given: &str, known: Option<&[String]>, at: Path) {
        let Some(known) = known.filter(|k| !k.is_empty() && !k.iter().any(|n| n == given)) else { return };
        let d = self.fault("store-unknown-name", format!("unknown {what} `{given}`"), at);
        self.faults.push(d.suggest(advice(given, known.iter().map(String::as_str))));
    }

    fn spans(&mut self, value: &Value, at: Path) {
        let Some(items) = value.as_sequence() else {
            return self.push("store-type", "`spans` is a list of [start, end]", at);
        };
        for (n, item) in items.iter().enumerate() {
            let path = [at, &[Step::Item(n)]].concat();
            match serde_yaml::from_value::<[u32; 2]>(item.clone()) {
                Ok([start, end]) if start > end => {
                    let d = self.fault("store-span", format!("the span [{start}, {end}] ends before it starts"), &path);
                    self.faults.push(d.suggest(format!("did you mean [{end}, {start}]?")));
                }
                Ok(_) => {}
                Err(_) => self.push("store-span", "a span is [start, end], two byte offsets", &path),
            }
        }
    }

    fn words(&mut self, value: &Value, at: Path) {
        let Some(items) = value.as_sequence() else {
            return self.push("store-type", "`evidence` is a list of words", at);
        };
        for (n, item) in items.iter().enumerate().filter(|(_, v)| !v.is_string()) {
            let path = [at, &[Step::Item(n)]].concat();
            let d = self.fault("store-type", format!("`{}` is no word of the text", scalar(item)), &path);
            self.faults.push(d.suggest("write it in quotation marks"));
        }
    }

    fn mapping<'v>(&mut self, value: &'v Value, at: Path, what: &str) -> Option<&'v Mapping> {
        let map = value.as_mapping();
        if map.is_none() {
            self.push("store-type", format!("{what} must be keys with values"), at);
        }
        map
    }

    fn push(&mut self, code: &'static str, message: impl Into<String>, at: Path) {
        let d = self.fault(code, message, at);
        self.faults.push(d);
    }

    fn fault(&self, code: &'static str, message: impl Into<String>, at: Path) -> Diagnostic {
        Diagnostic::error(code, message).at(self.place(at))
    }

    fn place(&self, at: Path) -> Place {
        yaml::locate(self.file, self.text, at)
    }
}

/// A value for display, cut short.
fn scalar(value: &Value) -> String {
    match value {
        Value::String(s) => s.clone(),
        Value::Sequence(_) => "[…]".to_owned(),
        Value::Mapping(_) => "{…}".to_owned(),
        other => serde_yaml::to_string(other).unwrap_or_default().trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "\
schema: 1
document:
  id: d
  published: \"2025-03-13\"
statements:
  - id: 7f3a9c01b2d4
    party: Norland
    topic: truce
    stance: support
    via: direct
    voice: official
    quotation: We agree
    spans: [[10, 18]]
    confidence: 0.5
    status: proposed
";

    /// The faults of the good file with one part of it replaced, as `line:column message; advice`.
    fn with(from: &str, to: &str) -> Vec<String> {
        assert!(GOOD.contains(from), "{from}");
        let known = Known {
            parties: vec!["Norland".into(), "Suthermark".into()],
            topics: vec!["truce".into()],
            actors: vec!["vale".into()],
            offices: vec!["minister".into(), "envoy".into()],
        };
        let text = GOOD.replacen(from, to, 1);
        let parsed = super::super::parse("x/d.yaml", text.as_bytes());
        let found = find("x/d.yaml", &text, Some(&known));
        let by_names_only = found.iter().all(|d| d.code == "store-unknown-name");
        assert_eq!(parsed.is_ok(), by_names_only, "the fast reading and the careful one agree: {parsed:?} {found:?}");
        found.iter().map(|d| d.to_string().trim_start_matches("x/d.yaml:").to_owned()).collect()
    }

    #[test]
    fn a_sound_file_has_no_faults() {
        assert_eq!(with("schema: 1", "schema: 1"), Vec::<String>::new());
    }

    #[test]
    fn each_fault_has_its_place_and_its_advice() {
        let cases = [
            ("party: Norland", "party: Norlnad", "7:5: unknown party `Norlnad`; did you mean `Norland`?"),
            ("stance: support", "stance: suport", "9:5: `suport` is no value of `stance`; did you mean `support`?"),
            (
                "stance: support",
                "stance: yes",
                "9:5: `yes` is no value of `stance`; known are `support`, `conditional`, `oppose`, `neutral`",
            ),
            (
                "    stance:",
                "    stanec: support\n    stance:",
                "9:5: a statement has no key `stanec`; did you mean `stance`?",
            ),
            (
                "\"2025-03-13\"",
                "\"2025-02-30\"",
                "4:3: `published: 2025-02-30` is no day of the calendar; a day is written \"2025-03-13\"",
            ),
            ("[[10, 18]]", "[[18, 10]]", "13:13: the span [18, 10] ends before it starts; did you mean [10, 18]?"),
            ("0.5", "1.5", "14:5: `confidence` is a number from 0 to 1, not `1.5`"),
            (
                "schema: 1",
                "schema: 2",
                "1:1: schema 2 is newer than 1, the newest that this program knows; use a newer demarche",
            ),
            (
                "id: d",
                "id: e",
                "3:3: the document's id `e` is not the file's name `d`; rename the file to `e.yaml`, or give it its own id",
            ),
            ("    party: Norland\n", "", "6:3: a statement needs `party`; it is a party's first name in the codebook"),
            ("id: 7f3a9c01b2d4", "id: 7F3A", "6:5: `id` is 12 hexadecimal digits in lower case, not `7F3A`"),
            ("    status: proposed", "    office: minster", "15:5: unknown office `minster`; did you mean `minister`?"),
        ];
        for (from, to, want) in cases {
            let found = with(from, to);
            assert_eq!(found.first().map(String::as_str), Some(want), "{found:#?}");
        }
        assert!(
            with("We agree", "We agree now")[0].starts_with("12:5: the quotation has 12 bytes, and its spans cover 8")
        );
        assert!(
            with("We agree", "We […] agree")[0]
                .starts_with("12:5: the quotation has 2 piece(s), and there are 1 span(s)")
        );
    }

    #[test]
    fn all_faults_are_named_at_once() {
        let text = GOOD.replace("Norland", "Norlnad").replace("support", "x").replace("voice: official", "voice: loud");
        let again = text.replace("statements:\n", "").split_once("  - id").map(|(_, s)| format!("  - id{s}")).unwrap();
        let both = format!("{text}{again}");
        let known = Known { parties: vec!["Norland".into()], ..Known::default() };
        let codes: Vec<_> = find("d.yaml", &both, Some(&known)).iter().map(|d| d.code).collect();
        assert_eq!(codes.iter().filter(|c| **c == "store-value").count(), 4);
        assert!(codes.contains(&"store-duplicate-id"));
    }
}

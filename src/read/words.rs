//! The words that reading looks for, from `data/read.yaml`: read once, when the first text is.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;
use rustc_hash::FxHashMap;

const DATA: &str = include_str!("data/read.yaml");

/// The lists of `data/read.yaml`, each as it stands there.
pub(super) struct Words(FxHashMap<&'static str, List>);

/// Phrases, and each ready to be looked for.
struct List {
    phrases: Vec<&'static str>,
    finders: Vec<Finder<'static>>,
    /// All of them at once, for text as it stands; made at first use.
    all: OnceLock<Option<AhoCorasick>>,
}

impl List {
    fn all(&self) -> Option<&AhoCorasick> {
        let blanks = |p: &&'static str| [(*p).to_owned(), p.replace(' ', "\u{a0}")];
        let build = || {
            let patterns = self.phrases.iter().flat_map(blanks);
            AhoCorasick::builder().ascii_case_insensitive(true).build(patterns).ok()
        };
        self.all.get_or_init(build).as_ref()
    }
}

/// The lists, parsed at first use.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    let ready = |phrases: Vec<&'static str>| {
        let finders = phrases.iter().map(|p| Finder::new(*p)).collect();
        List { phrases, finders, all: OnceLock::new() }
    };
    WORDS.get_or_init(|| Words(lists(DATA).into_iter().map(|(name, phrases)| (name, ready(phrases))).collect()))
}

impl Words {
    /// The list of that name; empty if there is none.
    pub fn list(&self, name: &str) -> &[&'static str] {
        self.0.get(name).map_or(&[], |l| l.phrases.as_slice())
    }

    /// Whether the folded text is in the list.
    pub fn has(&self, name: &str, folded: &str) -> bool {
        self.list(name).contains(&folded)
    }

    /// Whether the folded text begins with a phrase of the list, at a word's end.
    pub fn opens(&self, name: &str, folded: &str) -> bool {
        self.list(name)
            .iter()
            .filter(|p| p.as_bytes().first() == folded.as_bytes().first())
            .any(|p| folded.strip_prefix(p).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    }

    /// How many phrases of the list stand in the folded text.
    pub fn count(&self, name: &str, folded: &str) -> usize {
        self.0.get(name).map_or(0, |l| l.finders.iter().filter(|f| f.find(folded.as_bytes()).is_some()).count())
    }

    /// Whether a phrase of the list stands in a text, in any case and with common or no-break blanks.
    pub fn stand_in(&self, name: &str, text: &str) -> bool {
        self.0.get(name).and_then(List::all).is_some_and(|all| all.is_match(text))
    }
}

/// Lower case, straight quotes, single blanks, no marks around it: how text is compared with the lists.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim();
    while !rest.is_empty() {
        // Most of it is plain words with single blanks, which are copied as they are.
        let plain = rest.bytes().position(|b| !matches!(b, b'!'..=b'~' | b' ')).unwrap_or(rest.len());
        append_plain(&rest[..plain], &mut out);
        rest = &rest[plain..];
        let Some(c) = rest.chars().next() else { break };
        match c {
            '’' | '‘' => out.push('\''),
            c if c.is_whitespace() => append_plain(" ", &mut out),
            c => out.extend(c.to_lowercase().map(|c| if matches!(c, '’' | '‘') { '\'' } else { c })),
        }
        rest = &rest[c.len_utf8()..];
    }
    let marks = |c: char| !c.is_alphanumeric() && c != '©';
    let end = out.trim_end_matches(marks).len();
    out.truncate(end);
    let start = end - out.trim_start_matches(marks).len();
    out.drain(..start);
    out
}

/// Plain text in lower case, runs of blanks as one, also where the text before ends with one.
fn append_plain(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        if out.ends_with(' ') {
            rest = rest.trim_start_matches(' ');
        }
        let end = memchr::memmem::find(rest.as_bytes(), b"  ").map_or(rest.len(), |at| at + 1);
        let from = out.len();
        out.push_str(&rest[..end]);
        out[from..].make_ascii_lowercase();
        rest = &rest[end..];
    }
}

/// Reads the small part of YAML that the file is written in: top-level keys with a list, as lines or in brackets, or one word.
fn lists(data: &'static str) -> FxHashMap<&'static str, Vec<&'static str>> {
    let unquote = |s: &'static str| s.trim().trim_matches('"');
    let mut lists = FxHashMap::default();
    let mut key = "";
    for line in data.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
        if let Some(item) = line.strip_prefix("- ") {
            lists.entry(key).or_insert_with(Vec::new).push(unquote(item));
        } else if let Some((name, value)) = line.split_once(':') {
            key = name.trim();
            let value = value.trim().trim_start_matches('[').trim_end_matches(']');
            lists.insert(key, value.split(',').map(unquote).filter(|v| !v.is_empty()).collect());
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_words_and_loses_layout() {
        assert_eq!(fold(" \t“We\u{a0} Won’t –  \n NEVER   Élan”\n"), "we won't – never élan");
        assert_eq!(
            (fold("..."), fold("© A\u{2003} b "), fold("a\u{a0}  b")),
            (String::new(), "© a b".into(), "a b".into())
        );
    }

    #[test]
    fn the_file_is_yaml_and_reads_the_same_by_hand() {
        let yaml: std::collections::HashMap<String, serde_yaml::Value> = serde_yaml::from_str(DATA).unwrap();
        let ours = lists(DATA);
        assert_eq!(yaml.len(), ours.len());
        for (key, value) in yaml {
            let items: Vec<String> = match value {
                serde_yaml::Value::Sequence(s) => s.iter().map(|v| v.as_str().unwrap().to_string()).collect(),
                v => vec![v.as_str().unwrap().to_string()],
            };
            assert_eq!(ours[key.as_str()], items, "{key}");
        }
    }

    #[test]
    fn every_phrase_is_folded_already() {
        for (name, list) in &words().0 {
            for phrase in list.phrases.iter().filter(|p| p.len() > 1) {
                assert_eq!(*phrase, fold(phrase), "{name}");
            }
        }
    }
}

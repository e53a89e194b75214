//! The words that reading looks for, from `data/read.yaml`: read once, when the first text is.

use std::{collections::HashMap, sync::OnceLock};

const DATA: &str = include_str!("data/read.yaml");

/// The lists of `data/read.yaml`, each as it stands there.
pub(super) struct Words(HashMap<&'static str, Vec<&'static str>>);

/// The lists, parsed at first use.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words(lists(DATA)))
}

impl Words {
    /// The list of that name; empty if there is none.
    pub fn list(&self, name: &str) -> &[&'static str] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether the folded text is in the list.
    pub fn has(&self, name: &str, folded: &str) -> bool {
        self.list(name).contains(&folded)
    }

    /// Whether the folded text begins with a phrase of the list, at a word's end.
    pub fn opens(&self, name: &str, folded: &str) -> bool {
        self.list(name)
            .iter()
            .any(|p| folded.strip_prefix(p).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    }

    /// How many phrases of the list stand in the folded text.
    pub fn count(&self, name: &str, folded: &str) -> usize {
        self.list(name).iter().filter(|p| folded.contains(*p)).count()
    }
}

/// Lower case, straight quotes, single blanks, no marks around it: how text is compared with the lists.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.is_ascii() {
            let start = out.len();
            out.push_str(word);
            out[start..].make_ascii_lowercase();
            continue;
        }
        out.extend(word.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, '’' | '‘') { '\'' } else { c }));
    }
    let marks = |c: char| !c.is_alphanumeric() && c != '©';
    out.trim_matches(marks).to_string()
}

/// Reads the small part of YAML that the file is written in: top-level keys with a list, as lines or in brackets, or one word.
fn lists(data: &'static str) -> HashMap<&'static str, Vec<&'static str>> {
    let unquote = |s: &'static str| s.trim().trim_matches('"');
    let mut lists = HashMap::new();
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
    fn the_file_is_yaml_and_reads_the_same_by_hand() {
        let yaml: HashMap<String, serde_yaml::Value> = serde_yaml::from_str(DATA).unwrap();
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
            for phrase in list.iter().filter(|p| p.len() > 1) {
                assert_eq!(*phrase, fold(phrase), "{name}");
            }
        }
    }
}

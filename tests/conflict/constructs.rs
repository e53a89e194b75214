//! The grammar's own test: constructions of English with the records that they must yield, of the made-up conflict.

use std::collections::BTreeMap;

use demarche::{codebook::Codebook, evaluate::gold::Source, read::Meta, statement::Statement};

/// Each class of constructions with its sentences: the words, then the records ("Norland truce support", or with how it is conveyed
/// "Norland truce support narrated"), `-` for none.
type Classes = BTreeMap<String, Vec<Vec<String>>>;

/// The classes of the file beside this one.
fn classes() -> Classes {
    serde_yaml::from_str(include_str!("constructs.yaml")).unwrap()
}

/// How many sentences there are, and those that do not yield their records: class, words, what was wanted and what was found. Records
/// on other topics than those wanted are left alone, unless none is wanted.
pub fn faults(codebook: &Codebook, coder: &dyn Fn(&Codebook, &Source) -> Vec<Statement>) -> (usize, Vec<String>) {
    let (mut all, mut out) = (0, Vec::new());
    for (class, sentences) in classes() {
        for sentence in &sentences {
            let (text, wanted) = sentence.split_first().unwrap();
            let mut wanted: Vec<&str> = wanted.iter().map(String::as_str).filter(|w| *w != "-").collect();
            let conveyed = wanted.iter().any(|w| w.split(' ').count() > 3);
            let topics: Vec<&str> = wanted.iter().filter_map(|w| w.split(' ').nth(1)).collect();
            // "[title | outlet] text": a text that its house has published.
            let headed = text.strip_prefix('[').and_then(|t| t.split_once("] "));
            let (head, words) = headed.unwrap_or(("", text));
            let (title, outlet) = head.split_once(" | ").unzip();
            let meta = Meta {
                id: "construct".to_owned(),
                published: "2023-05-10".parse().ok(),
                title: title.map(str::to_owned),
                outlet: outlet.map(str::to_owned),
                ..Meta::default()
            };
            let found = coder(codebook, &Source { meta, text: format!("{words}\n") });
            let mut found: Vec<String> = found
                .iter()
                .filter(|s| topics.is_empty() || topics.contains(&s.topic.as_str()))
                .map(|s| {
                    let via = if conveyed { format!(" {}", s.via) } else { String::new() };
                    format!("{} {} {}{via}", s.party, s.topic, s.stance)
                })
                .collect();
            wanted.sort_unstable();
            found.sort_unstable();
            all += 1;
            if wanted != found {
                out.push(format!("[{class}] {text}\n    wanted {wanted:?}, found {found:?}"));
            }
        }
    }
    (all, out)
}

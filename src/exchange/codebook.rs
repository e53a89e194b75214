//! A codebook for what was imported: its parties and topics, so that tables have their rows and columns and `check` knows them.

use std::{collections::BTreeSet, fmt::Write as _};

use crate::store::{StoredDocument, yaml_scalar};

/// A codebook file that names the parties and topics of the documents, in the order of their names. It codes no text: it has
/// no frames. `name` is the coding scheme's.
pub fn codebook(name: &str, documents: &[StoredDocument]) -> String {
    let statements = || documents.iter().flat_map(|d| &d.statements);
    let parties: BTreeSet<&str> = statements().map(|s| s.party.as_str()).collect();
    let topics: BTreeSet<&str> = statements().map(|s| s.topic.as_str()).collect();
    let mut out = format!("name: {}\nparties:\n", yaml_scalar(name));
    for (n, label) in parties.iter().enumerate() {
        item(&mut out, &id("party", n, label), "names", &format!("\n      - {}", yaml_scalar(label)));
    }
    out.push_str("topics:\n");
    for (n, label) in topics.iter().enumerate() {
        item(&mut out, &id("topic", n, label), "name", &format!(" {}", yaml_scalar(label)));
        let _ = writeln!(out, "    proposition: {}", yaml_scalar(label)); // cannot fail: writing into a String
    }
    out
}

fn item(out: &mut String, id: &str, key: &str, value: &str) {
    let _ = writeln!(out, "  - id: {}\n    {key}:{value}", yaml_scalar(id)); // cannot fail: writing into a String
}

/// `n-` and the first words of the label, in small letters, digits and hyphens.
fn id(kind: &str, n: usize, label: &str) -> String {
    let words = crate::fold::words(label);
    let plain = words.iter().map(|w| w.chars().filter(char::is_ascii_alphanumeric).collect::<String>());
    let stem: Vec<String> = plain.filter(|w| !w.is_empty()).take(4).collect();
    if stem.is_empty() { format!("{kind}-{}", n + 1) } else { format!("{}-{}", stem.join("-"), n + 1) }
}

//! A subset of the cells, reported apart.

use std::collections::BTreeSet;

use super::record::{Cell, Records};
use crate::{diag::Diagnostic, error::Error, suggest};

/// Reads `Norland/truce,Suthermark/truce`. `parties` and `topics` are what can be named.
///
/// # Errors
/// Every part that is no known party and topic with `/` between.
pub fn parse(list: &str, parties: &[String], topics: &[String]) -> Result<BTreeSet<Cell>, Error> {
    let (mut cells, mut faults) = (BTreeSet::new(), Vec::new());
    for part in list.split(',').map(str::trim).filter(|p| !p.is_empty()) {
        let Some((party, topic)) = part.split_once('/') else {
            let d = Diagnostic::error("cell-form", format!("`{part}` is no cell"));
            faults.push(d.suggest("write it as `PARTY/TOPIC`"));
            continue;
        };
        for (kind, word, known) in [("party", party, parties), ("topic", topic, topics)] {
            if !known.iter().any(|k| k.to_lowercase() == word.trim().to_lowercase()) {
                let d = Diagnostic::error("cell-unknown", format!("unknown {kind} `{word}` in `{part}`"));
                faults.push(d.suggest(suggest::advice(word, known.iter().map(String::as_str))));
            }
        }
        cells.insert(Cell { party: party.trim().to_lowercase(), topic: topic.trim().to_lowercase() });
    }
    if faults.is_empty() { Ok(cells) } else { Err(Error::Faults(faults)) }
}

/// The records of some cells.
pub fn only(records: &Records, cells: &BTreeSet<Cell>) -> Records {
    records.iter().filter(|(k, _)| cells.contains(&k.cell())).map(|(k, v)| (k.clone(), v.clone())).collect()
}

/// The parties and the topics that occur in records.
pub fn named<'a>(sides: impl IntoIterator<Item = &'a Records>) -> (BTreeSet<String>, BTreeSet<String>) {
    sides.into_iter().flat_map(|r| r.keys()).map(|k| (k.party.clone(), k.topic.clone())).unzip()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        evaluate::record::{Judgement, Key},
        statement::Stance,
    };

    #[test]
    fn a_subset_keeps_its_cells_whatever_their_case() {
        let known = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        let (parties, topics) = (known(&["Norland", "Suthermark"]), known(&["truce", "harbour dues"]));
        let cells = parse("Norland/Truce, suthermark/harbour dues,", &parties, &topics).unwrap();
        let records: Records = ["truce", "harbour dues"]
            .map(|t| (Key::new("d1", 1, "Norland", t), Judgement::of(Stance::Support)))
            .into_iter()
            .collect();
        assert_eq!(only(&records, &cells).len(), 1);
        let fault = parse("Norlnad/truce,dues", &parties, &topics).unwrap_err().to_string();
        assert!(fault.contains("unknown party `Norlnad` in `Norlnad/truce`; did you mean `Norland`?"), "{fault}");
        assert!(fault.contains("`dues` is no cell"), "{fault}");
    }
}

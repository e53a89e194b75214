//! Who speaks for a party: every person and body with the occasions on which they did.

use rustc_hash::FxHashMap;

use super::{
    evidence::Evidence,
    fold::Body,
    matrix::{self, Matrix},
    query::Query,
    select::select,
};
use crate::codebook::{Codebook, office};

/// One person or body, under the name that stands most often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name; for a body or an act, the office in words.
    pub name: String,
    /// The office in words, of a person.
    pub office: Option<String>,
    /// On how many occasions.
    pub occasions: u32,
}

/// The speakers of a party up to the as-of day, those who spoke most often first.
pub fn speakers(evidence: &Evidence, codebook: &Codebook, query: &Query, party: &str) -> Vec<Speaker> {
    let selection = select(evidence, query);
    let matrix = Matrix::of(evidence, codebook, query, &selection);
    let mut found: FxHashMap<Body, FxHashMap<(String, Option<String>), u32>> = FxHashMap::default();
    for (_, topic, _) in matrix.filled().filter(|(p, _, _)| *p == party) {
        for occasion in matrix::occasions(evidence, &selection, query, party, topic) {
            let item = evidence.item(matrix::best(evidence, &occasion.items));
            if !item.first_hand() {
                continue;
            }
            let words =
                |o| office::find(evidence.text(o)).map_or_else(|| evidence.text(o).to_owned(), |k| k.words.to_owned());
            let office = item.office.map(words);
            let name = match item.speaker {
                Some(s) => (evidence.text(s).to_owned(), office),
                None => (office.unwrap_or_else(|| "unnamed source".to_owned()), None),
            };
            *found.entry(item.body).or_default().entry(name).or_default() += 1;
        }
    }
    let mut all: Vec<Speaker> = found
        .into_values()
        .filter_map(|names| {
            let occasions = names.values().sum();
            let most = names.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
            Some(Speaker { name: most.0.0, office: most.0.1, occasions })
        })
        .collect();
    all.sort_by(|a, b| b.occasions.cmp(&a.occasions).then_with(|| a.name.cmp(&b.name)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        position::sample::{by, said},
        statement::Stance::*,
    };

    #[test]
    fn a_person_is_one_speaker_under_all_spellings() {
        let mut other = said(2, "2023-03-02", Support);
        other.statement.speaker = Some("M. Vale".into());
        let all = [
            said(1, "2023-03-01", Support),
            other,
            said(3, "2023-03-03", Oppose),
            by(said(4, "2023-03-03", Oppose), "Henrik Moss", "envoy"),
        ];
        let found = speakers(&all.iter().collect(), &Codebook::default(), &Query::default(), "Norland");
        let rows: Vec<_> = found.iter().map(|s| (s.name.as_str(), s.occasions)).collect();
        assert_eq!(rows, [("Mara Vale", 3), ("Henrik Moss", 1)]);
    }
}

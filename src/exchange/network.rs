//! Who says what about what, counted: the two-mode network of parties and topics.

use std::collections::BTreeMap;

use super::select::Source;
use crate::{codebook::Codebook, statement::Stance};

/// Statements by party, topic and stance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// Parties that have statements: the codebook's in its order, then others by name.
    pub parties: Vec<String>,
    /// Topics that have statements, likewise.
    pub topics: Vec<String>,
    /// The counts, in the order of parties, topics and stances; none is zero.
    pub edges: Vec<Edge>,
}

/// The statements of one party on one topic with one stance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Place in [`Network::parties`].
    pub party: usize,
    /// Place in [`Network::topics`].
    pub topic: usize,
    /// The stance.
    pub stance: Stance,
    /// How many statements.
    pub weight: u32,
}

impl Network {
    /// Counts the statements.
    pub fn of(source: &Source, codebook: &Codebook) -> Network {
        let mut counts: BTreeMap<(&str, &str, Stance), u32> = BTreeMap::new();
        for s in source.statements.iter().map(|s| &s.statement) {
            *counts.entry((&s.party, &s.topic, s.stance)).or_default() += 1;
        }
        let parties = ordered(counts.keys().map(|k| k.0).collect(), codebook.parties());
        let topics = ordered(counts.keys().map(|k| k.1).collect(), codebook.topics());
        let mut edges: Vec<Edge> = counts
            .into_iter()
            .filter_map(|((party, topic, stance), weight)| {
                let at = |list: &[String], name: &str| list.iter().position(|n| n == name);
                Some(Edge { party: at(&parties, party)?, topic: at(&topics, topic)?, stance, weight })
            })
            .collect();
        edges.sort_by_key(|e| (e.party, e.topic, e.stance));
        Network { parties, topics, edges }
    }

    /// How many statements a party has on a topic with a stance.
    pub fn weight(&self, party: usize, topic: usize, stance: Stance) -> u32 {
        self.edges.iter().find(|e| (e.party, e.topic, e.stance) == (party, topic, stance)).map_or(0, |e| e.weight)
    }
}

fn ordered<'a>(names: Vec<&str>, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    let names: std::collections::BTreeSet<&str> = names.into_iter().collect();
    let known: Vec<&str> = known.filter(|k| names.contains(k)).collect();
    let rest = names.iter().filter(|n| !known.contains(n));
    known.iter().chain(rest).map(|n| (*n).to_owned()).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::statement::{Sourced, Statement, example};

    /// A source of (party, topic, stance).
    pub fn source(rows: &[(&str, &str, Stance)]) -> Source {
        let one = |(n, (party, topic, stance)): (usize, &(&str, &str, Stance))| Sourced {
            document: "d".into(),
            outlet: None,
            url: None,
            coder: None,
            statement: Statement {
                id: format!("{n:012x}"),
                party: (*party).into(),
                topic: (*topic).into(),
                stance: *stance,
                ..example()
            },
        };
        Source { statements: rows.iter().enumerate().map(one).collect(), ..Source::default() }
    }

    #[test]
    fn the_same_words_said_twice_are_two_statements() {
        let s = source(&[
            ("Suthermark", "truce", Stance::Oppose),
            ("Norland", "truce", Stance::Support),
            ("Norland", "truce", Stance::Support),
            ("Norland", "harbour dues", Stance::Oppose),
        ]);
        let n = Network::of(&s, &Codebook::default());
        assert_eq!(n.parties, ["Norland", "Suthermark"]);
        assert_eq!(n.topics, ["harbour dues", "truce"]);
        assert_eq!(n.weight(0, 1, Stance::Support), 2);
        assert_eq!(n.weight(1, 0, Stance::Support), 0);
        assert_eq!(n.edges.len(), 3);
    }
}

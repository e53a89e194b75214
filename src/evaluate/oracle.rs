//! Bounds: what the figures would be if one stage were right. They show where the loss is.
//!
//! Each is computed on the finished prediction with the gold in hand, not by running the coder again: a bound says how much a
//! perfect stage would repair at most, all later decisions being as they are.

use std::collections::BTreeSet;

use super::record::Records;

/// A stage that the gold stands in for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oracle {
    /// *Whether*: what is predicted in paragraphs in which the gold has no record is dropped.
    Paragraph,
    /// *Whether and whose and on what*: predicted keys that the gold has not are dropped; keys that were not predicted
    /// stay missed.
    Key,
    /// *Which*: the stance of every matched key is right.
    Stance,
}

impl Oracle {
    /// All, with the word and the meaning that help and headings show.
    pub const ALL: [(Oracle, &'static str, &'static str); 3] = [
        (Oracle::Paragraph, "paragraph", "nothing is predicted where the gold has no record"),
        (Oracle::Key, "key", "no predicted key is wrong; what was missed stays missed"),
        (Oracle::Stance, "stance", "the stance of every matched key is right"),
    ];

    /// The oracle of a word.
    pub fn from_word(word: &str) -> Option<Oracle> {
        Oracle::ALL.iter().find(|(_, w, _)| *w == word).map(|(o, _, _)| *o)
    }

    /// The prediction with the stage put right.
    pub fn apply(self, gold: &Records, mut predicted: Records) -> Records {
        match self {
            Oracle::Paragraph => {
                let coded: BTreeSet<(&str, u32)> = gold.keys().map(|k| (k.document.as_str(), k.paragraph)).collect();
                predicted.retain(|k, _| coded.contains(&(k.document.as_str(), k.paragraph)));
            }
            Oracle::Key => predicted.retain(|k, _| gold.contains_key(k)),
            Oracle::Stance => {
                for (k, p) in &mut predicted {
                    if let Some(g) = gold.get(k) {
                        p.stance = g.stance;
                    }
                }
            }
        }
        predicted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        evaluate::record::{Judgement, Key},
        statement::Stance::{self, Oppose, Support},
    };

    fn side(rows: &[(u32, &str, Stance)]) -> Records {
        rows.iter().map(|(n, topic, s)| (Key::new("d1", *n, "Norland", topic), Judgement::of(*s))).collect()
    }

    #[test]
    fn each_bound_repairs_its_stage_only() {
        let gold = side(&[(1, "truce", Support), (2, "truce", Support)]);
        let predicted = side(&[(1, "truce", Oppose), (1, "islands", Support), (3, "truce", Support)]);
        let keys = |o: Oracle| o.apply(&gold, predicted.clone()).len();
        assert_eq!(keys(Oracle::Paragraph), 2);
        assert_eq!(keys(Oracle::Key), 1);
        assert_eq!(keys(Oracle::Stance), 3);
        assert_eq!(
            Oracle::Stance.apply(&gold, predicted.clone()),
            side(&[(1, "truce", Support), (1, "islands", Support), (3, "truce", Support)])
        );
    }
}

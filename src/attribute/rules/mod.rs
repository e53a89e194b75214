//! The rules of attribution, one pattern per file, in order of priority: a clause takes the first that fits it.

#![allow(clippy::single_range_in_vec_init, reason = "contents and cues are lists of ranges, often of one")]

use super::find::{Found, Pass};

mod according;
mod announced;
mod as_clause;
mod citing;
mod colon;
mod complement;
mod headline;
mod inverted;
mod loose;
mod mind;
mod noun;
mod object;
mod parenthetical;
mod passive;
pub(super) mod quoted_as;
mod relative;
mod said_so;
mod told;
mod view;

/// A rule, with all that is known about it.
pub struct Rule {
    /// Name, as `attributions` and `explain` print it.
    pub name: &'static str,
    /// What it finds, in one sentence.
    pub meaning: &'static str,
    /// A sentence in which it must fire.
    pub fires: &'static str,
    /// A sentence in which it must not.
    pub silent: &'static str,
    /// The pattern.
    pub how: How,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum How {
    /// A clause whose verb reports: sentence and clause index.
    Clause(fn(&Pass, usize, usize) -> Option<Found>),
    /// The paragraph, once all clauses have been tried.
    Paragraph(fn(&mut Pass)),
    /// What is left, once quotations have been joined to those that they belong to.
    Rest(fn(&mut Pass)),
}

/// Name of the rule for objects.
pub(super) const OBJECT: &str = object::RULE.name;

pub use parenthetical::speaks_by_place;

/// Name of the rule for what was somebody's answer.
pub const INVERTED: &str = inverted::RULE.name;

/// All rules, first fit first.
pub const RULES: &[Rule] = &[
    quoted_as::RULE,
    as_clause::RULE,
    parenthetical::RULE,
    relative::RULE,
    told::RULE,
    passive::RULE,
    complement::RULE,
    object::RULE,
    mind::RULE,
    citing::RULE,
    according::RULE,
    view::RULE,
    inverted::RULE,
    said_so::RULE,
    colon::RULE,
    headline::RULE,
    noun::RULE,
    announced::RULE,
    loose::RULE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::find::tests::{all, finds};

    #[test]
    fn every_rule_fires_on_its_example_and_is_silent_on_the_other() {
        for rule in RULES {
            let of = |text: &str| all(text).into_iter().filter(|f| f.rule == rule.name).count();
            assert!(of(rule.fires) > 0, "{} does not fire on {:?}: {:#?}", rule.name, rule.fires, finds(rule.fires));
            assert_eq!(of(rule.silent), 0, "{} fires on {:?}: {:#?}", rule.name, rule.silent, finds(rule.silent));
        }
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = RULES.iter().map(|r| r.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), RULES.len());
    }
}

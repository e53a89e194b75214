//! The rules of attribution, one pattern per file, in order of priority: a clause takes the first that fits it.

use super::find::{Found, Pass};

mod according;
mod complement;
mod loose;
mod object;
mod parenthetical;

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
}

/// All rules, first fit first.
pub const RULES: &[Rule] = &[parenthetical::RULE, complement::RULE, object::RULE, according::RULE, loose::RULE];

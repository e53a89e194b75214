//! What a foreign file says, in its own terms: documents and coded statements of a DNA project.

use crate::{date::Date, statement::Stance};

/// The statements of a DNA database or event list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// The documents that have statements.
    pub documents: Vec<Origin>,
    /// The statements, in the order of documents and places.
    pub events: Vec<Event>,
    /// What was left out and why, one sentence each, with a count.
    pub left_out: Vec<String>,
}

/// A document of the project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// Its number in the project.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// Its author.
    pub author: String,
    /// Its source: the outlet.
    pub source: String,
    /// Its day; none where it has none, or its statements have several.
    pub date: Option<Date>,
    /// Its text; none in an event list.
    pub text: Option<String>,
}

/// One coded statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its number in the project.
    pub number: i64,
    /// The number of its document.
    pub document: i64,
    /// The day of its document.
    pub date: Option<Date>,
    /// Who coded it.
    pub coder: String,
    /// Who speaks; empty where nobody is named.
    pub person: String,
    /// For which organization; never empty.
    pub organization: String,
    /// On what; never empty.
    pub concept: String,
    /// Agreement (support) or not (oppose), or the value of a graded variable.
    pub stance: Stance,
    /// Where the coder marked it: characters of the text as UTF-16 counts them, from start to one past the end.
    pub place: Option<(u32, u32)>,
    /// The marked words.
    pub words: String,
}

/// Which variables of the project say who, for whom, on what and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variables {
    /// The speaker. The project need not have it.
    pub person: String,
    /// The party.
    pub organization: String,
    /// The topic.
    pub concept: String,
    /// The stance: boolean, or an integer on demarche's scale.
    pub agreement: String,
}

impl Default for Variables {
    fn default() -> Variables {
        Variables {
            person: "person".into(),
            organization: "organization".into(),
            concept: "concept".into(),
            agreement: "agreement".into(),
        }
    }
}

/// The variable of a graded event list, in place of `agreement`.
pub(super) const GRADED: &str = "stance";

/// What agreement says: yes is support, no is oppose.
pub(super) fn of_agreement(yes: bool) -> Stance {
    if yes { Stance::Support } else { Stance::Oppose }
}

/// The stance of a value on the scale −2, 0, 1, 2.
pub(super) fn of_scale(value: i64) -> Option<Stance> {
    Stance::ALL.into_iter().find(|s| i64::from(s.value()) == value)
}

/// `1 statement`, `2 statements`.
pub(super) fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

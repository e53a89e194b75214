//! What storing a document did to the statements that were there.

use std::fmt;

use crate::{diag::visible, statement::Statement};

/// What became of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It was not there before.
    New,
    /// As it was, where it was.
    Kept,
    /// As it was, at another place of the document.
    Moved,
    /// The words of its paragraph, or what the coder makes of them, have changed.
    Altered,
    /// Its paragraph, or its coding, is gone. What a person decided stays in the file all the same.
    Lost,
}

impl Fate {
    /// All, in the order in which reports list them.
    pub const ALL: [Fate; 5] = [Fate::New, Fate::Kept, Fate::Moved, Fate::Altered, Fate::Lost];

    /// The word in reports.
    pub fn word(self) -> &'static str {
        match self {
            Fate::New => "new",
            Fate::Kept => "kept",
            Fate::Moved => "moved",
            Fate::Altered => "altered",
            Fate::Lost => "lost",
        }
    }
}

/// One statement's fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The statement's id.
    pub id: String,
    /// `Norland, truce`.
    pub what: String,
    /// What became of it.
    pub fate: Fate,
    /// Whether a person had decided on it.
    pub decided: bool,
    /// In words, what changed; empty where the fate says it all.
    pub detail: String,
}

impl Change {
    pub(super) fn new(s: &Statement, fate: Fate, decided: bool, detail: impl Into<String>) -> Change {
        Change { id: s.id.clone(), what: format!("{}, {}", s.party, s.topic), fate, decided, detail: detail.into() }
    }
}

/// What storing a document did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The document's id.
    pub document: String,
    /// Its file; empty where nothing was stored.
    pub path: std::path::PathBuf,
    /// Each statement's fate, in the order of the file; the lost ones that left it come last.
    pub changes: Vec<Change>,
    /// Whether the file was written: not if it would have been the same to the byte.
    pub written: bool,
}

impl Report {
    /// How many statements had this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.changes.iter().filter(|c| c.fate == fate).count()
    }
}

/// `positions/live-feed.yaml: 3 new, 30 kept, 1 lost`, and a line for each statement that was altered or lost.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts: Vec<String> = Fate::ALL
            .iter()
            .map(|fate| (self.count(*fate), fate.word()))
            .filter(|(n, _)| *n > 0)
            .map(|(n, word)| format!("{n} {word}"))
            .collect();
        let counts = if counts.is_empty() { "no statements".to_owned() } else { counts.join(", ") };
        let file = self.path.display().to_string();
        let unchanged = if self.written || file.is_empty() { "" } else { " (unchanged)" };
        write!(f, "{}: {counts}{unchanged}", visible(if file.is_empty() { &self.document } else { &file }))?;
        for c in self.changes.iter().filter(|c| matches!(c.fate, Fate::Altered | Fate::Lost)) {
            write!(f, "\n  {} {} ({})", c.fate.word(), c.id, visible(&c.what))?;
            if !c.detail.is_empty() {
                write!(f, ": {}", visible(&c.detail))?;
            }
        }
        Ok(())
    }
}

//! Exchange with other tools of the field: databases and event lists of the Discourse Network Analyzer (DNA) in, event list,
//! two-mode matrix and GraphML out.
//!
//! Reading goes file → [`Project`] (what the file says, in its own terms) → [`adopt`] (stored documents). Writing goes
//! statements → [`Source`] → [`select`] → a writer. Event list and networks count statements as they are: no folding of
//! echoes, no horizon, since the tools that read them have rules of their own.

mod adopt;
mod codebook;
#[cfg(feature = "sqlite")]
mod database;
mod event_list;
mod event_read;
mod graphml;
mod lines;
mod merge;
mod natural;
mod network;
mod place;
mod project;
mod select;
mod two_mode;

pub use adopt::{Adopted, Options, adopt};
pub use codebook::codebook;
pub use event_list::{EventList, Qualifier, event_list};
pub use graphml::graphml;
pub use lines::lines;
pub use merge::{Merged, merge};
pub use network::{Edge, Network};
pub use project::{Event, Origin, Project, Variables};
pub use select::{Source, select};
pub use two_mode::two_mode;

use crate::{diag::Diagnostic, error::Result};

/// The first bytes of every SQLite database.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// Reads a DNA database or event list, told apart by their bytes; `file` is the name for messages.
///
/// # Errors
/// It is neither, it is broken, or its schema, header or a row cannot be used: nothing of it is given then.
pub fn read(file: &str, bytes: Vec<u8>, variables: &Variables) -> Result<Project> {
    if bytes.starts_with(SQLITE) {
        return database(file, bytes, variables);
    }
    if bytes.trim_ascii().is_empty() {
        let d = Diagnostic::error("import-kind", "the file is empty").in_file(file);
        return Err(d.suggest(KINDS).into());
    }
    if bytes.contains(&0) {
        let d = Diagnostic::error("import-kind", "this is neither a DNA database nor an event list").in_file(file);
        return Err(d.suggest(KINDS).into());
    }
    event_read::list(file, bytes, variables)
}

/// What can be imported, in words.
const KINDS: &str = "`import` reads a database of the Discourse Network Analyzer 3 (*.dna) or its event list (CSV)";

#[cfg(feature = "sqlite")]
fn database(file: &str, bytes: Vec<u8>, variables: &Variables) -> Result<Project> {
    database::read(file, bytes, variables)
}

#[cfg(not(feature = "sqlite"))]
fn database(file: &str, _: Vec<u8>, _: &Variables) -> Result<Project> {
    let message = "this is a database, and this build of demarche cannot read databases";
    let advice = "build it with `cargo install demarche --features sqlite`, or export the event list as CSV in DNA";
    Err(Diagnostic::error("import-no-sqlite", message).in_file(file).suggest(advice).into())
}

#[cfg(test)]
mod laws;

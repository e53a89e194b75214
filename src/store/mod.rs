//! Statements as files: one canonical YAML file per document, which people edit and version control compares.

mod anchor;
mod check;
mod edit;
mod faults;
mod fields;
mod file;
mod folder;
mod read;
mod reconcile;
mod report;
mod scalar;
mod schema;
mod union;
mod verify;
mod write;

pub use check::{Checked, canonicalise};
pub use edit::{added, edited, filled, form, validate};
pub use faults::Known;
pub use folder::{Contents, Store, into};
pub use read::{Loaded, MAX_BYTES, is_stored, load, parse};
pub use reconcile::{Fresh, Passage, is_decided, reconcile, stored};
pub use report::{Change, Fate, Report};
pub use schema::{Head, SCHEMA, StoredDocument, sourced};
pub use union::union;
pub use verify::{Verified, at_spans, verify};
pub use write::write;

/// A string as one YAML scalar, quoted where some reader could take it for something else.
pub fn yaml_scalar(text: &str) -> String {
    let mut out = String::new();
    scalar::string(&mut out, text, scalar::Style::Block);
    out
}

/// The file of a store that shows how statements are written by hand; it is checked and never counted.
pub const TEMPLATE: &str = "TEMPLATE.yaml";

/// What stands between the pieces of a quotation.
pub const JOINT: &str = " […] ";

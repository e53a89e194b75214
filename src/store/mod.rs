//! Statements as files: one canonical YAML file per document, which people edit and version control compares.

mod faults;
mod fields;
mod guard;
mod place;
mod read;
mod scalar;
mod schema;
mod write;

pub use faults::Known;
pub use read::{Loaded, MAX_BYTES, is_stored, load, parse};
pub use schema::{Head, SCHEMA, StoredDocument, sourced};
pub use write::write;

/// The file of a store that shows how statements are written by hand; it is checked and never counted.
pub const TEMPLATE: &str = "TEMPLATE.yaml";

/// What stands between the pieces of a quotation.
pub const JOINT: &str = " […] ";

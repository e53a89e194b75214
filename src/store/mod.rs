//! Statements as files: one canonical YAML file per document, which people edit and version control compares.

mod scalar;
mod schema;
mod write;

pub use schema::{Head, SCHEMA, StoredDocument, sourced};
pub use write::write;

//! Statements as files: one canonical YAML file per document, which people edit and version control compares.

mod scalar;
mod schema;
mod write;

pub use schema::{Head, SCHEMA, StoredDocument, sourced};
pub use write::write;

/// A string as one YAML scalar, quoted where some reader could take it for something else.
pub fn yaml_scalar(text: &str) -> String {
    let mut out = String::new();
    scalar::string(&mut out, text, scalar::Style::Block);
    out
}

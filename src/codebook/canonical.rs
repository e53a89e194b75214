//! The canonical form of a codebook and its digest; shared with the build script.

use super::schema::Domain;
use sha2::{Digest, Sha256};

/// The canonical form: every field in the order of the schema, without layout, comments and what only steers a merge.
///
/// # Errors
/// None that a domain of plain text can cause.
pub fn canonical(domain: &Domain) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_stdvec(&Domain { extends: None, drop: Vec::new(), ..domain.clone() })
}

/// The version of a codebook: the first 4 hex digits of SHA-256 over its canonical form.
pub fn version(canonical: &[u8]) -> String {
    Sha256::digest(canonical).iter().take(2).map(|b| format!("{b:02x}")).collect()
}

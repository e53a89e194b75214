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

/// The version of a codebook: the first 4 hex digits of SHA-256 over its canonical form and that of its language.
pub fn version(domain: &[u8], language: &[u8]) -> String {
    let mut sha = Sha256::new();
    sha.update((domain.len() as u64).to_le_bytes());
    sha.update(domain);
    sha.update(language);
    sha.finalize().iter().take(2).map(|b| format!("{b:02x}")).collect()
}

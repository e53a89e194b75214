//! Reading a stored document: one typed pass where all is well; every fault by name and place where it is not.

use std::path::{Path, PathBuf};

use super::{
    faults,
    schema::{SCHEMA, StoredDocument},
};
use crate::{
    diag::Diagnostic,
    digest,
    error::{Error, Result},
    yaml,
};

/// The largest stored file that is read.
pub const MAX_BYTES: u64 = 64 << 20;

/// A stored document with the file it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The file, as it was asked for.
    pub path: PathBuf,
    /// What it holds.
    pub document: StoredDocument,
    /// SHA-256 of the bytes that were read, to tell whether somebody changed the file since.
    pub digest: String,
    /// The bytes.
    pub(super) bytes: Vec<u8>,
}

/// Whether bytes are a file of stored statements: YAML with `schema:` at the top level, before anything else but comments.
pub fn is_stored(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes
        .split(|b| *b == b'\n')
        .find(|line| !line.trim_ascii().is_empty() && !line.starts_with(b"#") && line.trim_ascii() != b"---")
        .is_some_and(|line| line.starts_with(b"schema:"))
}

/// Reads a stored file.
///
/// # Errors
/// The file cannot be read, or it has faults: then all of them, each with its place.
pub fn load(path: &Path) -> Result<Loaded> {
    let shown = path.display().to_string();
    let bytes = bytes(path)?;
    let document = parse(&shown, &bytes)?;
    Ok(Loaded { path: path.to_owned(), document, digest: digest::sha256(&bytes), bytes })
}

/// The stored document in `bytes`; `file` is its name for messages and for comparison with the document's id.
///
/// # Errors
/// Every fault, each with its place.
pub fn parse(file: &str, bytes: &[u8]) -> Result<StoredDocument> {
    let text = yaml::guard(file, bytes)?;
    match serde_yaml::from_str::<StoredDocument>(text) {
        Ok(document) if is_sound(&document) && named_right(file, &document.document.id) => Ok(document),
        other => {
            let found = faults::find(file, text, None);
            match (found.is_empty(), other) {
                (false, _) => Err(Error::Faults(found)),
                (true, Ok(document)) => Ok(document),
                (true, Err(e)) => Err(Diagnostic::error("yaml-syntax", e.to_string()).in_file(file).into()),
            }
        }
    }
}

/// The bytes of a file, unless there are too many.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>> {
    let shown = path.display().to_string();
    let size = std::fs::metadata(path).map_err(|e| Error::io(&shown, e))?.len();
    yaml::guard_size(&shown, size, MAX_BYTES)?;
    std::fs::read(path).map_err(|e| Error::io(shown, e))
}

/// Whether a file's name fits the document's id. Names other than `….yaml` (standard input) and the template fit any.
pub(super) fn named_right(file: &str, id: &str) -> bool {
    let name = Path::new(file).file_name().and_then(|n| n.to_str()).unwrap_or(file);
    name.strip_suffix(".yaml").is_none_or(|stem| stem == id || name == super::TEMPLATE)
}

/// The cheap half of what [`faults::find`] looks for: what the types alone do not settle.
fn is_sound(d: &StoredDocument) -> bool {
    let mut ids: Vec<&str> = d.statements.iter().map(|s| s.id.as_str()).collect();
    ids.sort_unstable();
    d.schema == SCHEMA
        && ids.windows(2).all(|w| w[0] != w[1])
        && d.statements.iter().all(|s| {
            faults::is_digest(&s.id, 12)
                && s.confidence.is_none_or(|c| (0.0..=1.0).contains(&c))
                && s.quotation.as_ref().is_none_or(|q| faults::fits(q, &s.spans))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_file_is_told_by_its_schema() {
        assert!(is_stored(b"# by hand\n\nschema: 1\ndocument:\n"));
        assert!(is_stored(b"\xef\xbb\xbf---\r\nschema: 1\r\n"));
        assert!(!is_stored(b"document:\n  schema: 1\n"));
        assert!(!is_stored(b""));
    }

    #[test]
    fn the_name_of_the_file_is_the_documents_id() {
        assert!(named_right("a/b.yaml", "b") && named_right("-", "b") && named_right("a/TEMPLATE.yaml", "b"));
        assert!(!named_right("a/b.yaml", "c"));
    }
}

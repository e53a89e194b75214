//! What an input holds, by how it begins.

use std::{
    fs,
    io::{self, BufRead, Read},
    path::Path,
};

use demarche::read::LINE_LIMIT;

/// The keys that tell a statement from a document.
#[derive(serde::Deserialize)]
struct Shape {
    stance: Option<serde::de::IgnoredAny>,
}

/// Whether the line is a JSON object with `stance`; a broken or over-long line is judged by its bytes.
pub(super) fn is_statement(line: &[u8]) -> bool {
    match serde_json::from_slice::<Shape>(line) {
        Ok(shape) => shape.stance.is_some(),
        Err(_) => memchr::memmem::find(line, b"\"stance\":").is_some(),
    }
}

/// All that was read up to the first line that is not blank, and that line without byte-order mark.
pub(super) fn first_line(stream: &mut dyn BufRead) -> io::Result<(Vec<u8>, Vec<u8>)> {
    let mut seen = Vec::new();
    loop {
        let before = seen.len();
        (&mut *stream).take(LINE_LIMIT as u64).read_until(b'\n', &mut seen)?;
        let line = seen[before..].strip_prefix(b"\xef\xbb\xbf").unwrap_or(&seen[before..]);
        if seen.len() == before || !line.trim_ascii().is_empty() || seen.len() > LINE_LIMIT {
            let line = line.to_vec();
            return Ok((seen, line));
        }
    }
}

/// Whether a YAML file's head has `schema:` as a top-level key.
pub(super) fn is_stored(path: &Path) -> io::Result<bool> {
    let mut head = Vec::new();
    fs::File::open(path)?.take(1 << 16).read_to_end(&mut head)?;
    Ok(has_schema(&head))
}

pub(super) fn has_schema(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.split(|b| *b == b'\n').any(|line| line.starts_with(b"schema:"))
}

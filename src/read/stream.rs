//! Lines of a stream in constant memory.

use std::io::BufRead;

/// One line of a stream, without its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The line's bytes.
    Full(Vec<u8>),
    /// A line over the limit was passed over; its length in bytes.
    Long(u64),
    /// The stream is at its end.
    End,
}

/// The next line of a stream, never holding more than `limit` bytes of it.
///
/// # Errors
/// What the stream says.
pub(super) fn next_line(inner: &mut impl BufRead, limit: usize) -> std::io::Result<Line> {
    let (mut line, mut length, mut any) = (Vec::new(), 0u64, false);
    loop {
        let chunk = match inner.fill_buf() {
            Err(fault) if fault.kind() == std::io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        let end = memchr::memchr(b'\n', chunk);
        let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
        any |= !chunk.is_empty();
        length += part.len() as u64;
        if length <= limit as u64 {
            line.extend_from_slice(part);
        } else {
            line = Vec::new();
        }
        let used = part.len() + usize::from(end.is_some());
        let over = end.is_some() || chunk.is_empty();
        inner.consume(used);
        if over {
            return Ok(match () {
                () if !any => Line::End,
                () if length > limit as u64 => Line::Long(length),
                () => Line::Full(line),
            });
        }
    }
}

//! What is settled on the bytes, before the YAML reader sees them: size, encoding, depth, and the constructs that make a
//! small file large or slow (anchors, aliases, tags, several documents).

use super::place_at;
use crate::diag::{Diagnostic, Place};

/// The most brackets that may stand inside one another; stored files need two, codebooks four.
const DEPTH: usize = 16;

/// The text, if the bytes are safe to give to the YAML reader.
///
/// # Errors
/// What is not allowed, with its place.
pub fn guard<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Diagnostic> {
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let line_end =
            bytes[e.valid_up_to()..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |n| n + e.valid_up_to());
        let shown = String::from_utf8_lossy(&bytes[..line_end]);
        let byte = bytes.get(e.valid_up_to()).copied().unwrap_or(0);
        Diagnostic::error("yaml-utf8", format!("the byte 0x{byte:02X} is not UTF-8"))
            .at(place_at(file, &shown, e.valid_up_to()))
            .suggest("save the file as UTF-8")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let fault = |at: usize, code, message: &str, advice: &str| {
        Err(Diagnostic::error(code, message).at(place_at(file, text, at)).suggest(advice))
    };
    match Scan::new(text).first() {
        None => Ok(text),
        Some((at, Found::Control(c))) => {
            let message = format!("the character U+{:04X} is not allowed", c as u32);
            fault(at, "yaml-control", &message, "take it out, or write it as an escape in double quotes")
        }
        Some((at, Found::Depth)) => fault(
            at,
            "yaml-depth",
            "nested too deeply",
            "no file of this program needs more than four brackets inside one another",
        ),
        Some((at, Found::Anchor)) => fault(
            at,
            "yaml-anchor",
            "anchors and aliases are not allowed",
            "write the value out, or put it in quotation marks",
        ),
        Some((at, Found::Tag)) => fault(at, "yaml-tag", "tags are not allowed", "put the value in quotation marks"),
        Some((at, Found::Documents)) => {
            fault(at, "yaml-documents", "more than one YAML document in a file", "give each its own file")
        }
    }
}

/// The size of a file that may be read, checked before it is.
///
/// # Errors
/// The file is larger than `limit` bytes.
pub fn guard_size(file: &str, len: u64, limit: u64) -> Result<(), Diagnostic> {
    if len <= limit {
        return Ok(());
    }
    let mib = |n: u64| format!("{:.1} MiB", n as f64 / f64::from(1 << 20));
    Err(Diagnostic::error("yaml-size", format!("the file has {}; at most {} are read", mib(len), mib(limit)))
        .in_file(file)
        .suggest("split it, or check that it is the file you meant"))
}

/// The place of the first comment in text that has passed the guard: rewriting a file in its canonical form would lose it.
pub fn first_comment(file: &str, bytes: &[u8]) -> Option<Place> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut scan = Scan::new(text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        scan.line(line);
        if scan.state == State::Comment {
            let hash = line.rfind(" #").map_or(0, |i| i + 1);
            return Some(place_at(file, text, at + hash));
        }
        at += line.len();
    }
    None
}

enum Found {
    Control(char),
    Depth,
    Anchor,
    Tag,
    Documents,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// A value or key may begin.
    Start,
    /// In or after a scalar.
    Plain,
    Single,
    Double,
    Comment,
}

struct Scan<'a> {
    text: &'a str,
    state: State,
    depth: usize,
    /// Indicators (`- `, `? `) in front of the line's content.
    leading: usize,
    /// The line's own indentation, and that of the line that opened a block scalar.
    indent: usize,
    scalar: Option<usize>,
    content: bool,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Scan<'a> {
        Scan { text, state: State::Start, depth: 0, leading: 0, indent: 0, scalar: None, content: false }
    }

    fn first(mut self) -> Option<(usize, Found)> {
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            if let Some((i, found)) = self.line(line) {
                return Some((at + i, found));
            }
            at += line.len();
        }
        None
    }

    fn line(&mut self, line: &str) -> Option<(usize, Found)> {
        if let Some((i, c)) = line.char_indices().find(|(_, c)| is_forbidden(*c)) {
            return Some((i, Found::Control(c)));
        }
        let body = line.trim_end();
        let indent = body.len() - body.trim_start_matches(' ').len();
        if self.scalar.is_some_and(|outer| body.is_empty() || indent > outer) {
            return None;
        }
        if !matches!(self.state, State::Single | State::Double) {
            let marker = |m: &str| body == m || body.strip_prefix(m).is_some_and(|r| r.starts_with(' '));
            if (marker("---") && self.content) || marker("...") || body.starts_with('%') {
                return Some((0, Found::Documents));
            }
            self.content |= !body.is_empty() && !body.trim_start().starts_with('#');
            (self.state, self.leading, self.indent, self.scalar) = (State::Start, 0, indent, None);
        }
        self.tokens(body)
    }

    fn tokens(&mut self, body: &str) -> Option<(usize, Found)> {
        let bytes = body.as_bytes();
        let mut i = 0;
        while let Some(&b) = bytes.get(i) {
            let next = bytes.get(i + 1).copied();
            let gap = matches!(next, None | Some(b' ' | b'\t'));
            match (self.state, b) {
                (State::Comment, _) => return None,
                (State::Double, b'\\') => i += 1,
                (State::Double, b'"') => self.state = State::Plain,
                (State::Single, b'\'') if next == Some(b'\'') => i += 1,
                (State::Single, b'\'') => self.state = State::Plain,
                (State::Single | State::Double, _) => {}
                (_, b'#') if i == 0 || matches!(bytes[i - 1], b' ' | b'\t') => self.state = State::Comment,
                (state, b'[' | b'{') if state == State::Start || self.depth > 0 => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Some((i, Found::Depth));
                    }
                }
                (_, b']' | b'}') if self.depth > 0 => (self.depth, self.state) = (self.depth - 1, State::Plain),
                (_, b',') if self.depth > 0 => self.state = State::Start,
                (_, b':') if gap || self.depth > 0 => self.state = State::Start,
                (State::Start, b' ' | b'\t') | (State::Plain, _) => {}
                (State::Start, b'-' | b'?') if gap => {
                    self.leading += 1;
                    if self.leading > DEPTH {
                        return Some((i, Found::Depth));
                    }
                }
                (State::Start, b'"') => self.state = State::Double,
                (State::Start, b'\'') => self.state = State::Single,
                (State::Start, b'&' | b'*') => return Some((i, Found::Anchor)),
                (State::Start, b'!') => return Some((i, Found::Tag)),
                (State::Start, b'|' | b'>') if self.depth == 0 => {
                    self.scalar = Some(self.indent);
                    return None;
                }
                (State::Start, _) => self.state = State::Plain,
            }
            i += 1;
        }
        None
    }
}

/// Control characters other than tab and line ends, which the YAML reader refuses without saying where.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')) || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        let d = guard("f", text.as_bytes()).unwrap_err();
        let place = d.place.unwrap();
        format!("{} {}:{}", d.code, place.line, place.column)
    }

    #[test]
    fn what_would_blow_up_is_refused_at_its_place() {
        assert_eq!(refused("a: &x [lol]\nb: *x\n"), "yaml-anchor 1:4");
        assert_eq!(refused("a: 1\nb: [c, *x]\n"), "yaml-anchor 2:8");
        assert_eq!(refused("- !!binary x\n"), "yaml-tag 1:3");
        assert_eq!(refused("a: 1\n---\nb: 1\n"), "yaml-documents 2:1");
        assert_eq!(refused(&"[".repeat(20_000)), "yaml-depth 1:17");
        assert_eq!(refused(&"{a: ".repeat(20_000)), "yaml-depth 1:65");
        assert_eq!(refused(&"- ".repeat(20_000)), "yaml-depth 1:33");
        assert_eq!(refused(&"{a[".repeat(20_000)), "yaml-depth 1:25");
        assert_eq!(guard_size("f", 5 << 20, 4 << 20).unwrap_err().code, "yaml-size");
        assert_eq!(refused("a: b\u{1b}[31m\n"), "yaml-control 1:5");
        assert_eq!(refused("é: b\n\u{0}"), "yaml-control 2:1");
        let d = guard("f", b"a: 1\nb: \xff\n").unwrap_err();
        assert_eq!((d.code, d.place.unwrap().line), ("yaml-utf8", 2));
    }

    #[test]
    fn the_same_signs_inside_words_quotations_and_comments_are_let_through() {
        for text in [
            "---\na: x & y * z ! --- [\n",
            "a: \"&x *y !z \\\" [[[[[[[[[[[[[[[[[[[[\"\n",
            "a: 'it''s &x'\nb: [\"*x\", 'y']\n",
            "# &x *y\na: b # !z\n",
            "a: |\n  &x\n  ---\n  *y\nb: 1\n",
            "a: https://news.example/?q=*x&y\n",
            "note: \"over\n  &two lines\"\n",
            "\u{feff}schema: 1\r\n",
        ] {
            assert!(guard("f", text.as_bytes()).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_comment_is_found_and_a_sign_inside_words_is_none() {
        let at = |text: &str| first_comment("f", text.as_bytes()).map(|p| (p.line, p.column));
        assert_eq!(at("a: 1\n# by hand\n"), Some((2, 1)));
        assert_eq!(at("a: \"b # c\" # d\n"), Some((1, 12)));
        assert_eq!(at("a: \"b # c\"\nb: x#y\nc: |\n  # text\n"), None);
    }
}

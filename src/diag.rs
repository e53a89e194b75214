//! A diagnostic: something to tell the user, with its place and what to do about it.

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the result stands.
    Note,
    /// Something was left out or guessed; the rest stands.
    Warning,
    /// The input or record could not be used.
    Error,
}

/// Where in a file: 1-based line and column (in characters), and the line itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// File name as the user gave it; `-` is standard input.
    pub file: String,
    /// 1-based line; 0 where only the file is known.
    pub line: usize,
    /// 1-based column in characters; 0 where only the line is known.
    pub column: usize,
    /// The line's text, for display.
    pub text: String,
}

/// One message with its stable code (`yaml-unknown-key`), place and suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable kebab-case code; `explain CODE` prints its page.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence without a full stop, lower case first.
    pub message: String,
    /// Where, if it has a place.
    pub place: Option<Place>,
    /// What to do next ("did you mean `Norland`?").
    pub suggestion: Option<String>,
}

impl Diagnostic {
    /// An error with neither place nor suggestion yet.
    pub fn error(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code, severity: Severity::Error, message: message.into(), place: None, suggestion: None }
    }

    /// A warning with neither place nor suggestion yet.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, message) }
    }

    /// A note with neither place nor suggestion yet.
    pub fn note(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Note, ..Diagnostic::error(code, message) }
    }

    /// The same, at a place.
    pub fn at(mut self, place: Place) -> Diagnostic {
        self.place = Some(place);
        self
    }

    /// The same, in a file whose line does not matter.
    pub fn in_file(self, file: impl Into<String>) -> Diagnostic {
        self.at(Place { file: file.into(), ..Place::default() })
    }

    /// The same, with advice.
    pub fn suggest(mut self, suggestion: impl Into<String>) -> Diagnostic {
        self.suggestion = Some(suggestion.into());
        self
    }
}

/// One plain line (`file:line:col: message; suggestion`), control characters made visible.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(p) = &self.place {
            write!(f, "{}", visible(&p.file))?;
            if p.line > 0 {
                write!(f, ":{}", p.line)?;
            }
            if p.column > 0 {
                write!(f, ":{}", p.column)?;
            }
            write!(f, ": ")?;
        }
        write!(f, "{}", visible(&self.message))?;
        if let Some(s) = &self.suggestion {
            write!(f, "; {}", visible(s))?;
        }
        Ok(())
    }
}

/// Text from outside made safe for a terminal: control, escape and bidi-override characters are shown as `\u{…}`, tabs become
/// spaces, and anything beyond 300 characters is cut with `…`.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (n, c) in text.chars().enumerate() {
        if n == 300 {
            out.push('…');
            break;
        }
        match c {
            '\t' => out.push(' '),
            c if is_hostile(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// Characters that may steer a terminal or turn text around: C0, C1, DEL, bidi controls, zero-width marks other than joiners.
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_never_carries_an_escape_to_the_terminal() {
        let d = Diagnostic::error("x", "bad \u{1b}[31mvalue").in_file("a\u{202e}b.yaml");
        let s = d.to_string();
        assert!(!s.chars().any(is_hostile), "{s:?}");
        assert!(s.starts_with("a\\u{202e}b.yaml: bad \\u{1b}[31mvalue"));
    }

    #[test]
    fn a_long_value_is_cut() {
        assert!(visible(&"x".repeat(5000)).chars().count() <= 301);
    }
}

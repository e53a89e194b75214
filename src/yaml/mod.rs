//! YAML from outside: what is settled on the bytes before the reader sees them, and where in the text a value stands.

mod guard;
mod place;

pub use guard::{first_comment, guard, guard_size};
pub use place::{Step, locate, place_at};

use crate::diag::Diagnostic;

/// Reads guarded text into a plain value, from which every fault can be collected. Empty text is a null value.
///
/// # Errors
/// What the YAML reader says, at its place, made short.
pub fn value(file: &str, text: &str) -> Result<serde_yaml::Value, Diagnostic> {
    serde_yaml::from_str(text).map_err(|e| {
        let said = e.to_string();
        let said = e.location().map_or(said.as_str(), |l| {
            said.split(&format!(" at line {} column {}", l.line(), l.column())).next().unwrap_or(&said)
        });
        Diagnostic::error("yaml-syntax", said.to_owned()).at(place_at(
            file,
            text,
            e.location().map_or(0, |l| l.index()),
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_syntax_fault_has_its_line_and_no_second_one_in_the_message() {
        let d = value("f.yaml", "a: 1\nb: [1, 2\nc: 3\n").unwrap_err();
        let place = d.place.clone().unwrap();
        assert!(place.line >= 2 && !d.message.contains(" at line "), "{d}");
        assert_eq!(value("f", "a: 1\na: 2\n").unwrap_err().place.unwrap().line, 1);
    }
}

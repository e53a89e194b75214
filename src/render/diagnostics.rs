//! Diagnostics for people: what, where, the line itself with a caret, and what to do.

use unicode_width::UnicodeWidthStr;

use super::style::Tint;
use crate::diag::{Diagnostic, Severity, visible};

/// Columns of a line that are shown around the fault.
const SHOWN: usize = 100;

/// One diagnostic over one to four lines, without a line end.
///
/// ```text
/// error: unknown party `Norlnad`
///   --> positions/a.yaml:12:12
///    |     party: Norlnad
///    |            ^
///   help: did you mean `Norland`?
/// ```
pub fn diagnostic(d: &Diagnostic, color: bool) -> String {
    let (word, tint) = match d.severity {
        Severity::Error => ("error", Tint::Bad),
        Severity::Warning => ("warning", Tint::Middle),
        Severity::Note => ("note", Tint::Dim),
    };
    let mut out = format!("{}: {}", tint.paint(word, color), visible(&d.message));
    if let Some(p) = &d.place {
        let mut at = visible(&p.file);
        for n in [p.line, p.column].into_iter().take_while(|n| *n > 0) {
            at.push_str(&format!(":{n}"));
        }
        out.push_str(&format!("\n  {} {at}", Tint::Dim.paint("-->", color)));
        if p.line > 0 && !p.text.trim().is_empty() {
            out.push_str(&excerpt(&p.text, p.column, color));
        }
    }
    if let Some(s) = &d.suggestion {
        out.push_str(&format!("\n  {}: {}", Tint::Advice.paint("help", color), visible(s)));
    }
    out
}

/// An error that has no diagnostic: one line.
pub fn failure(message: &str, color: bool) -> String {
    format!("{}: {}", Tint::Bad.paint("error", color), message)
}

/// The line around the column, with a caret below it.
fn excerpt(line: &str, column: usize, color: bool) -> String {
    let bar = Tint::Dim.paint("|", color);
    let skip = column.saturating_sub(SHOWN / 2);
    let shown: String = line.chars().skip(skip).take(SHOWN).collect();
    let mut out = format!("\n   {bar} {}{}", if skip > 0 { "…" } else { "" }, visible(shown.trim_end()));
    if column > 0 {
        let before: String = line.chars().skip(skip).take((column - 1).saturating_sub(skip)).collect();
        let pad = visible(&before).width() + usize::from(skip > 0);
        out.push_str(&format!("\n   {bar} {}{}", " ".repeat(pad), Tint::Bad.paint("^", color)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Place;

    #[test]
    fn the_caret_stands_under_the_column_and_the_advice_below() {
        let d = Diagnostic::error("x", "unknown party `Norlnad`")
            .at(Place { file: "a.yaml".into(), line: 3, column: 8, text: "party: Norlnad".into() })
            .suggest("did you mean `Norland`?");
        let s = diagnostic(&d, false);
        assert_eq!(
            s,
            "error: unknown party `Norlnad`\n  --> a.yaml:3:8\n   | party: Norlnad\n   |        ^\n  help: did you mean `Norland`?"
        );
    }

    #[test]
    fn a_long_hostile_line_is_cut_and_shown_safely() {
        let text = format!("{}\u{1b}[31m{}", "x".repeat(5000), "y".repeat(5000));
        let d = Diagnostic::error("x", "bad").at(Place { file: "a".into(), line: 1, column: 5001, text });
        let s = diagnostic(&d, false);
        assert!(!s.contains('\u{1b}'));
        assert!(s.lines().all(|l| l.chars().count() < 130), "{s}");
    }
}

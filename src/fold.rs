//! Folding: the form of a text in which layout, case and typographic marks make no difference.

/// The text in lower case, with plain quotation marks, apostrophes, dashes and dots, every run of white space one blank, no
/// blank at either end, and invisible marks left out. Two texts are "the same words" if they fold to the same string.
///
/// ```
/// use demarche::fold::fold;
/// assert_eq!(fold("  “We  won’t –\tnever”…\n"), "\"we won't - never\"...");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        if c.is_whitespace() {
            blank = !out.is_empty();
            continue;
        }
        if is_invisible(c) {
            continue;
        }
        if blank {
            out.push(' ');
            blank = false;
        }
        match c {
            'a'..='z' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '‘' | '’' | '‚' | '‛' | '´' | 'ʼ' | '′' | '`' => out.push('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => out.push('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => out.push('-'),
            '…' => out.push_str("..."),
            c if c.is_ascii() => out.push(c),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// The words of a text after folding: runs of letters and digits, an apostrophe inside a word included.
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|w| w.trim_matches('\''))
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Soft hyphen, zero-width characters, direction marks and the byte-order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn layout_case_and_marks_make_no_difference() {
        assert_eq!(fold("\u{feff}“Norland’s  PLAN” —\u{a0}no"), fold("\"norland's plan\" - no "));
        assert_eq!(fold(" \u{2028}\t"), "");
        assert_ne!(fold("we will"), fold("we will not"));
    }

    #[test]
    fn words_are_without_marks_and_keep_their_apostrophes() {
        assert_eq!(words("“We won’t,” he said — ‘never’."), ["we", "won't", "he", "said", "never"]);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,80}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}

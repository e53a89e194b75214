//! One gold record: a flow mapping on a line of its own, `- {par: 3, party: Norland, …}`.
//!
//! It is read by the rules of the reference tool and not by a YAML library, so that both see the same values: a value runs
//! to the next comma outside quotation marks, quotation marks around it are taken off, and unknown keys are let be.

/// The pairs of key and value of a record line; nothing where the line holds no record.
pub fn pairs(line: &str) -> Option<Vec<(String, String)>> {
    let inner = line.trim().strip_prefix("- {")?.strip_suffix('}')?;
    inner.contains("par:").then(|| fields(inner))
}

/// Whether a line looks like an item of a list that [`pairs`] cannot read.
pub fn is_unread_item(line: &str) -> bool {
    let t = line.trim_start();
    t.starts_with('-') && t.contains("par:") && pairs(line).is_none()
}

/// Takes off blanks, then any quotation marks at both ends.
pub fn unquote(value: &str) -> &str {
    value.trim().trim_matches(['\'', '"'])
}

fn fields(inner: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut rest = inner;
    while let Some((key, after)) = next_key(rest) {
        let end = value_end(after);
        out.push((key.to_owned(), unquote(&after[..end]).to_owned()));
        rest = after[end..].strip_prefix(',').unwrap_or(&after[end..]);
    }
    out
}

/// The first run of word characters before `: `, and what follows.
fn next_key(text: &str) -> Option<(&str, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(": ").find_map(|(at, mark)| {
        let before = &text[..at];
        let start = before.char_indices().rev().take_while(|(_, c)| is_word(*c)).last().map(|(i, _)| i)?;
        Some((&before[start..], &text[at + mark.len()..]))
    })
}

/// Where a value ends: at the first comma that is not between two equal quotation marks.
fn value_end(text: &str) -> usize {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        at = match c {
            ',' => return at,
            '\'' | '"' => text[next..].find(c).map_or(next, |close| next + close + 1),
            _ => next,
        };
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(line: &str, key: &str) -> Option<String> {
        pairs(line)?.into_iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }

    #[test]
    fn a_comma_or_colon_inside_quotation_marks_belongs_to_the_value() {
        let line = "  - {par: 3, party: Norland, speaker: \"Vale, Mara: President\", date: '2025-03-13'} ";
        assert_eq!(get(line, "speaker").as_deref(), Some("Vale, Mara: President"));
        assert_eq!(get(line, "date").as_deref(), Some("2025-03-13"));
        assert_eq!(get(line, "par").as_deref(), Some("3"));
    }

    #[test]
    fn a_lone_apostrophe_is_a_letter() {
        assert_eq!(get("- {par: 1, speaker: Ann O'Dale, via: direct}", "speaker").as_deref(), Some("Ann O'Dale"));
        assert_eq!(get("- {par: 1, speaker: Ann O'Dale, via: direct}", "via").as_deref(), Some("direct"));
    }

    #[test]
    fn other_lines_are_no_records() {
        assert!(pairs("records:").is_none());
        assert!(pairs("  - https://example.org/{par}").is_none());
        assert!(is_unread_item("- {par: 1, party: Norland"));
        assert!(!is_unread_item("- \"https://example.org\""));
    }
}

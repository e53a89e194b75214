//! A document's id, and the file name that it may have.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::date::Date;

/// The id of a text that was given none: its file's stem, with the day before it where that is known and the stem has none.
///
/// ```
/// use demarche::{date, read::document_id};
/// assert_eq!(document_id("live-feed", date::parse("2025-03-13")), "2025-03-13-live-feed");
/// assert_eq!(document_id("2025-03-feed", date::parse("2025-03-13")), "2025-03-feed");
/// ```
pub fn document_id(stem: &str, published: Option<Date>) -> String {
    match published {
        Some(day) if !starts_with_date(stem) => format!("{day}-{stem}"),
        _ => stem.to_string(),
    }
}

/// The id as the stem of a file's name, which never leaves its folder: without separators, control characters, leading dots or names
/// that a system keeps for itself, and at most 180 bytes. An id that needs no change keeps its form; a changed one ends with a
/// digest of the id, so that two ids never share a file.
pub fn file_name(id: &str) -> Cow<'_, str> {
    let fine = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '-' | '_' | '.' | ' ' | '+' | ',' | '=' | '@' | '~' | '\'' | '’' | '(' | ')' | '&')
    };
    let edges = id.starts_with(['.', ' ', '-', '~']) || id.ends_with(['.', ' ']);
    if !id.is_empty() && id.len() <= 180 && !edges && id.chars().all(fine) && !is_reserved(id) {
        return Cow::Borrowed(id);
    }
    let folded: String = id.chars().map(|c| if fine(c) { c } else { '-' }).collect();
    let stem = folded.trim_matches(['.', ' ', '-', '~']);
    let stem = &stem[..stem.floor_char_boundary(160)];
    let digest = Sha256::digest(id.as_bytes());
    let tail: String = digest.iter().take(4).map(|b| format!("{b:02x}")).collect();
    Cow::Owned(match stem {
        "" => format!("document-{tail}"),
        stem if is_reserved(stem) => format!("document-{stem}-{tail}"),
        stem => format!("{stem}-{tail}"),
    })
}

/// `2025-03…` or `20250313…`.
fn starts_with_date(stem: &str) -> bool {
    let shape = |pattern: &str| {
        stem.len() >= pattern.len()
            && pattern.bytes().zip(stem.bytes()).all(|(p, b)| if p == b'0' { b.is_ascii_digit() } else { p == b })
    };
    let year = stem.get(..4).and_then(|y| y.parse::<u16>().ok()).is_some_and(|y| (1800..2200).contains(&y));
    year && (shape("0000-00") || (shape("00000000") && !stem[8..].starts_with(|c: char| c.is_ascii_digit())))
}

/// Device names of Windows, with or without an extension.
fn is_reserved(id: &str) -> bool {
    let stem = id.split('.').next().unwrap_or("").to_ascii_lowercase();
    let numbered =
        |name: &str| stem.strip_prefix(name).is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit());
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_is_dated_once() {
        let day = crate::date::parse("2025-03-13");
        assert_eq!(document_id("feed", day), "2025-03-13-feed");
        assert_eq!(document_id("20250312-feed", day), "20250312-feed");
        assert_eq!(document_id("2025-plan", day), "2025-03-13-2025-plan");
        assert_eq!(document_id("7000-01-feed", day), "2025-03-13-7000-01-feed");
        assert_eq!(document_id("feed", None), "feed");
    }

    #[test]
    fn a_file_name_never_leaves_its_folder() {
        for id in ["2025-03-13-live-feed", "o01", "Bericht ü 7"] {
            assert_eq!(file_name(id), id);
        }
        let hostile = [
            "../../etc/passwd",
            "..",
            ".",
            "",
            "/",
            "a/b",
            "a\\b",
            "C:x",
            "nul",
            "COM1.txt",
            "a\0b",
            "a\u{202e}b",
            ".hidden",
            "-rf",
            "x\n",
            "a.",
        ];
        let long = "x".repeat(5000);
        for id in hostile.into_iter().chain([long.as_str()]) {
            let name = file_name(id);
            assert!(
                !name.contains(['/', '\\', ':', '\0', '\n', '\u{202e}'])
                    && !name.starts_with(['.', '-'])
                    && name.len() < 200,
                "{name}"
            );
            assert!(!is_reserved(&name), "{name}");
        }
        assert_ne!(file_name("a/b"), file_name("a\\b"));
    }

    proptest::proptest! {
        #[test]
        fn any_id_is_one_harmless_name(id: String) {
            let name = file_name(&id);
            let path = std::path::Path::new(name.as_ref());
            proptest::prop_assert!(path.components().count() == 1 && path.file_name().is_some_and(|f| f == name.as_ref()), "{}", name);
            proptest::prop_assert_eq!(file_name(&name), name.as_ref(), "stable");
        }
    }
}

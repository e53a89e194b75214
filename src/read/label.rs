//! Labels of speakers at the start of a turn: in capitals, a word for a question, a name that comes again, an office with its holder.

use std::collections::HashMap;

use super::{
    Document,
    words::{fold, words},
};
use crate::date;

/// A speaker's label at a paragraph's start: the name's length, where the words begin, and whether it is a questioner's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub name: usize,
    pub body: usize,
    pub question: bool,
}

/// A label that is plain by itself: in capitals, or a word for a question, or `Q` before a capital letter.
pub(super) fn capital_label(line: &str) -> Option<Label> {
    if let Some(label) = bare_letter(line, ":") {
        return Some(label);
    }
    if let Some(label) = stop_label(line) {
        return Some(label);
    }
    let label = colon_label(line)?;
    let name = &line[..label.name];
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let small = letters().filter(|c| c.is_lowercase()).count();
    // "McKAY", "MacRAE", "MS. de VRIES"
    (label.question || letters().count() == 1 || (small * 4 <= letters().count() && letters().count() > 1))
        .then_some(label)
}

/// "Senator QUILL. I ask …", "The CHAIRMAN. …", "Mr. REYK. …": a title and a name or office in capitals before a full stop, as records of
/// hearings have it.
fn stop_label(line: &str) -> Option<Label> {
    let capitals = |w: &str| {
        let letters = || w.chars().filter(|c| c.is_alphabetic());
        letters().count() > 2 && letters().filter(|c| c.is_lowercase()).count() < 2 && w.starts_with(char::is_uppercase)
    };
    let mut at = 0;
    for (n, word) in line.split(' ').take(4).enumerate() {
        let bare = word.trim_end_matches('.');
        if n > 0 && capitals(bare) {
            let rest = line.get(at + word.len()..)?.trim_start();
            let opens = word.ends_with('.') && rest.starts_with(|c: char| c.is_uppercase() || "“\"‘".contains(c));
            return opens.then_some(Label { name: at + bare.len(), body: line.len() - rest.len(), question: false });
        }
        if !words().has("label_titles", &fold(bare)) && !words().has("label_offices", &fold(bare)) {
            return None;
        }
        at += word.len() + 1;
    }
    None
}

/// Whether a label says that somebody answers, and not who: "A", "Answer".
pub(crate) fn answers(label: &str) -> bool {
    words().has("answer_labels", &fold(label))
}

/// Labels in mixed case ("Mara Vale:") that open at least two paragraphs, with how many.
pub(super) fn mixed_labels(document: &Document) -> HashMap<&str, usize> {
    let mut counts = names(document, colon_label);
    counts.retain(|_, n| *n > 1);
    counts
}

/// The names that a transcript's labels may have: those of [`mixed_labels`], an office with its holder, and the holder by name
/// alone; besides two such, or where somebody plainly asks ("Question: …"), whoever has a name and a surname and speaks once;
/// besides one, whoever asks once.
pub(super) fn known_labels(document: &Document) -> HashMap<&str, usize> {
    let mut known = names(document, |line| office_label(line).or_else(|| colon_label(line)));
    let holders: Vec<&str> = names(document, office_label).into_keys().collect();
    let holds = |name: &str| holders.iter().any(|h| h.ends_with(name) && name.contains(' '));
    let certain = known.iter().filter(|(name, n)| **n > 1 || holds(name)).count();
    let asking = names(document, |line| colon_label(line).filter(|_| asks(line)));
    let asks_plainly = |line: &str| colon_label(line).is_some_and(|l| l.question);
    let questioned = document.paragraphs.iter().any(|p| asks_plainly(p.span.of(&document.text)));
    let once = |name: &str| certain > 1 || questioned || certain > 0 && asking.contains_key(name);
    known.retain(|name, n| *n > 1 || holds(name) || is_full_name(name) && once(name));
    known
}

/// Whether a turn ends with a question.
pub(super) fn asks(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', ')', ' ', '\u{a0}']).ends_with('?')
}

/// Two to four capitalised words, and behind a comma whose they are.
fn is_full_name(name: &str) -> bool {
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let name = name.split_once(',').map_or(name, |(own, _)| own);
    (2..=4).contains(&name.split(' ').count()) && name.split(' ').all(capital) && !name.contains(['&', '/'])
}

/// The names of one kind of label, and how many paragraphs each opens.
fn names(document: &Document, label: impl Fn(&str) -> Option<Label>) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for paragraph in &document.paragraphs {
        let line = paragraph.span.of(&document.text);
        if let Some(label) = label(line) {
            *counts.entry(&line[..label.name]).or_insert(0) += 1;
        }
    }
    counts
}

/// "Q Madam President, …", "Q. …", "Q – …"; "A: …" with one of `marks` ("A. …" may be an initial).
pub(super) fn bare_letter(line: &str, marks: &str) -> Option<Label> {
    let letter = line.chars().next()?;
    let is = |list| words().list(list).iter().any(|l| l.starts_with(letter));
    let (question, answer) = (is("question_letter"), is("answer_letter"));
    let rest = &line[letter.len_utf8()..];
    let words = rest.trim_start_matches(['.', ':', ')', ' ', '\u{a0}', '\t', '-', '–', '—']);
    let gap = &rest[..rest.len() - words.len()];
    let opens = words.starts_with(|c: char| c.is_uppercase() || "“\"‘(".contains(c));
    let fits = match (question, answer) {
        (true, _) => !gap.is_empty() && opens,
        (_, true) => gap.starts_with(|c| marks.contains(c)) && gap.len() > 1 && opens,
        _ => false,
    };
    fits.then(|| Label { name: letter.len_utf8(), body: line.len() - words.len(), question })
}

/// Capitalised words, perhaps with something in brackets, before a colon, and where the words behind it begin.
fn colon_words(line: &str, longest: usize) -> Option<(&str, usize)> {
    let head = &line[..line.floor_char_boundary(longest)];
    let colon = head.find(':')?;
    let after = &line[colon + 1..];
    if !(after.is_empty() || after.starts_with(char::is_whitespace)) {
        return None;
    }
    let before = &line[..colon];
    let name = before.find(" (").filter(|_| before.ends_with(')')).map_or(before, |at| &before[..at]).trim_end();
    let capital = |w: &str| {
        w.starts_with(char::is_uppercase)
            || matches!(w, "of" | "the" | "de" | "van" | "von" | "al" | "bin" | "and" | "for" | "–" | "-")
            || asker(w)
    };
    // "V. Hask, Harbour faction": whose it is behind the comma; "President Vale, I am clear" is no label.
    let whose =
        |rest: &str| rest.trim_start().starts_with(char::is_uppercase) && !rest.split_whitespace().any(|w| w == "I");
    let full = |own: &str| own.split_whitespace().count() > 1;
    let own = name.split_once(',').filter(|(own, rest)| full(own) && whose(rest)).map_or(name, |(own, _)| own);
    let letters = name.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || ".-–’',&/".contains(c));
    let fits = letters && name.starts_with(char::is_uppercase) && own.split_whitespace().all(capital);
    fits.then_some((name, line.len() - after.trim_start().len()))
}

/// Up to six capitalised words, perhaps with something in brackets, before a colon.
pub(super) fn colon_label(line: &str) -> Option<Label> {
    let (name, body) = colon_words(line, 70)?;
    let folded = fold(name);
    if name.split_whitespace().count() > 6 || words().has("no_labels", &folded) || date::month(&folded).is_some() {
        return None;
    }
    // "Journalist", "Kelmari journalist".
    let question = folded.split(' ').next().is_some_and(asker) || folded.split(' ').next_back().is_some_and(asker);
    Some(Label { name: name.len(), body, question })
}

/// Whether a word labels whoever asks: "Journalist".
fn asker(word: &str) -> bool {
    words().has("question_labels", word)
}

/// An office and who holds it, however long: "Minister of Trade of the Republic of Sutholm Ada Quill (retranslated):".
pub(super) fn office_label(line: &str) -> Option<Label> {
    let (name, body) = colon_words(line, 160)?;
    let mut parts: Vec<&str> = name.split_whitespace().collect();
    let holder = parts.split_off(parts.len().checked_sub(2)?);
    let is_office = |w: &&str| words().has("label_offices", &fold(w.trim_end_matches(',')));
    let named = holder.iter().all(|w| w.starts_with(char::is_uppercase) && !is_office(w));
    (named && parts.iter().any(is_office)).then_some(Label { name: name.len(), body, question: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(line: &str) -> Option<(&str, &str, bool)> {
        capital_label(line).map(|l| (&line[..l.name], &line[l.body..], l.question))
    }

    #[test]
    fn labels_in_capitals_and_questions() {
        assert_eq!(label("MS. VALE-HOLT: We agree."), Some(("MS. VALE-HOLT", "We agree.", false)));
        assert_eq!(label("PRESIDENT VALE (in Sutholmish): No."), Some(("PRESIDENT VALE", "No.", false)));
        assert_eq!(label("McKAY: No."), Some(("McKAY", "No.", false)));
        assert_eq!(label("QUESTION: Will you?"), Some(("QUESTION", "Will you?", true)));
        assert_eq!(label("Question: Will you?"), Some(("Question", "Will you?", true)));
        assert_eq!(label("Q  Madam President, will you?"), Some(("Q", "Madam President, will you?", true)));
        assert_eq!(label("Q: And the truce?"), Some(("Q", "And the truce?", true)));
        assert_eq!(label("A: There is none."), Some(("A", "There is none.", false)));
    }

    #[test]
    fn labels_of_answers_name_nobody() {
        assert!(answers("A") && answers("Answer"));
        assert!(!answers("Mara Vale") && !answers("ANNA"));
    }

    #[test]
    fn a_record_of_a_hearing_has_full_stops() {
        assert_eq!(label("Senator QUILL. I ask again."), Some(("Senator QUILL", "I ask again.", false)));
        assert_eq!(label("Mr. McKAY. No."), Some(("Mr. McKAY", "No.", false)));
        assert_eq!(label("The CHAIRMAN. Order."), Some(("The CHAIRMAN", "Order.", false)));
        for line in ["The END.", "Mr. Quill. He came.", "Senator QUILL came. He asked.", "TRUCE. It holds."] {
            assert_eq!(label(line), None, "{line}");
        }
    }

    #[test]
    fn an_office_and_its_holder_label_a_turn() {
        let label = |line: &str| office_label(line).map(|l| line[..l.name].to_owned());
        let long = "Minister of Trade of the Republic of Sutholm Ada Quill";
        assert_eq!(label(&format!("{long} (retranslated): We agree.")), Some(long.into()));
        assert_eq!(label("Norlander Chief Envoy Tomas Reyk: No."), Some("Norlander Chief Envoy Tomas Reyk".into()));
        for line in
            ["Mara Vale: No.", "The Chief Envoy: No.", "The envoy Tomas Reyk said: no.", "President Vale: No deal"]
        {
            assert_eq!(label(line), None, "{line}");
        }
    }

    #[test]
    fn other_colons_are_no_labels() {
        for line in [
            "BREAKING: Truce signed",
            "He said: no.",
            "At 10:30 they met",
            "Vale says: no deal",
            "A truce is near.",
            "Quite so.",
            "Q",
            "https://post.example",
            "One condition: land",
        ] {
            assert_eq!(label(line), None, "{line}");
        }
    }
}

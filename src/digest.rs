//! Digests that name things: a text, a paragraph, a statement, and what the machine proposed.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::{fold::fold, statement::Statement};

/// SHA-256 as 64 lower-case hex digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Digest of a paragraph, 12 hex digits: the same for paragraphs that fold to the same words.
pub fn text(paragraph: &str) -> String {
    short(&[&fold(paragraph)])
}

/// A statement's id, 12 hex digits: over the document's id, the paragraph's digest, its ordinal (from 0) among equal
/// paragraphs of the document, and the party and topic that were first proposed.
pub fn identity(document: &str, text: &str, ordinal: usize, party: &str, topic: &str) -> String {
    short(&[document, text, &ordinal.to_string(), party, topic])
}

/// Digest, 12 hex digits, of the fields that the machine filled. Where the statement stands (paragraph, where its spans
/// begin) is not in it, since a document that grows moves its statements; neither is what only a person fills.
pub fn machine(s: &Statement) -> String {
    let lengths: Vec<String> = s.spans.iter().map(|x| x.len().to_string()).collect();
    let mut parts = Parts::default();
    parts.add(&s.date.map_or_else(String::new, |d| d.to_string()));
    parts.optional(&s.date_reason);
    parts.add(&s.party);
    parts.add(&s.topic);
    parts.add(s.stance.word());
    parts.optional(&s.condition);
    parts.add(&s.via.to_string());
    parts.add(&s.voice.to_string());
    for field in [&s.speaker, &s.actor, &s.office, &s.relayed_by, &s.quotation] {
        parts.optional(field);
    }
    parts.add(&lengths.join(","));
    parts.add(&s.evidence.join("\u{1f}"));
    parts.add(&s.confidence.map_or_else(String::new, |c| c.to_string()));
    parts.short()
}

/// Fills `text`, `id` and `machine` of freshly coded statements. `paragraphs` are all of the document's, in order, as
/// (1-based line, text); a statement's `paragraph` is such a line.
pub fn stamp<'a>(document: &str, paragraphs: impl Iterator<Item = (u32, &'a str)>, statements: &mut [Statement]) {
    if statements.is_empty() {
        return;
    }
    let places = ordinals(paragraphs);
    let mut texts: FxHashMap<u32, (String, usize)> = FxHashMap::default();
    let mut given: rustc_hash::FxHashSet<String> = Default::default();
    for s in statements {
        let (digest, ordinal) = texts.entry(s.paragraph).or_insert_with(|| {
            places.get(&s.paragraph).map_or_else(Default::default, |(words, ordinal)| (text(words), *ordinal))
        });
        s.text.clone_from(digest);
        s.id = (*ordinal..)
            .map(|o| identity(document, digest, o, &s.party, &s.topic))
            .find(|id| !given.contains(id))
            .unwrap_or_default();
        given.insert(s.id.clone());
        s.machine = Some(machine(s));
    }
}

/// Per line: the paragraph and how many before it fold to the same words; of a line that was read in pieces, its first one. A
/// cheap key over the first ASCII letters and digits saves folding every paragraph of a large document.
fn ordinals<'a>(paragraphs: impl Iterator<Item = (u32, &'a str)>) -> FxHashMap<u32, (&'a str, usize)> {
    let mut seen: FxHashMap<u64, Equals<'a>> = FxHashMap::default();
    let mut out = FxHashMap::default();
    for (line, words) in paragraphs {
        let ordinal = match seen.entry(key(words)) {
            Entry::Vacant(place) => {
                place.insert(Equals::One(words));
                0
            }
            Entry::Occupied(mut place) => {
                if let Equals::One(first) = *place.get() {
                    place.insert(Equals::Many(FxHashMap::from_iter([(fold(first), 1)])));
                }
                match place.get_mut() {
                    Equals::One(_) => 0,
                    Equals::Many(counts) => {
                        let count = counts.entry(fold(words)).or_default();
                        *count += 1;
                        *count - 1
                    }
                }
            }
        };
        out.entry(line).or_insert((words, ordinal));
    }
    out
}

/// The paragraphs of one key.
enum Equals<'a> {
    /// Only this one so far.
    One(&'a str),
    /// How many there are of each, by their folded words.
    Many(FxHashMap<String, usize>),
}

fn key(words: &str) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    let letters = words.bytes().filter(u8::is_ascii_alphanumeric).take(48);
    letters.for_each(|b| hasher.write_u8(b.to_ascii_lowercase()));
    hasher.finish()
}

/// The first 12 hex digits of SHA-256 over the parts.
pub(crate) fn short(parts: &[&str]) -> String {
    let mut all = Parts::default();
    parts.iter().for_each(|p| all.add(p));
    all.short()
}

/// SHA-256 over parts, each led by its length so that no two lists run together.
#[derive(Default)]
struct Parts(Sha256);

impl Parts {
    fn add(&mut self, part: &str) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part.as_bytes());
    }

    /// What is there, led by a mark that tells it from what is not.
    fn optional(&mut self, part: &Option<String>) {
        let Some(part) = part else { return self.add("") };
        self.0.update((part.len() as u64 + 1).to_le_bytes());
        self.0.update(b"=");
        self.0.update(part.as_bytes());
    }

    /// The first 12 hex digits.
    fn short(self) -> String {
        hex(&self.0.finalize()[..6])
    }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'a' + half - 10 });
    let mut out = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        out.push(digit(byte >> 4));
        out.push(digit(byte & 15));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{span::Span, statement::example};

    #[test]
    fn typography_does_not_change_a_paragraphs_digest() {
        assert_eq!(text("“No,”  she said"), text("\"no,\" she said "));
        assert_eq!(text("x").len(), 12);
        assert_eq!(sha256(b"").len(), 64);
    }

    #[test]
    fn equal_paragraphs_give_different_ids_and_the_same_text() {
        let mut both = [Statement { paragraph: 1, ..example() }, Statement { paragraph: 3, ..example() }];
        stamp("d", [(1, "Norland agrees."), (2, "Rain."), (3, "NORLAND  agrees.")].into_iter(), &mut both);
        assert_eq!(both[0].text, both[1].text);
        assert_ne!(both[0].id, both[1].id);
        assert_eq!(both[1].id, identity("d", &both[1].text, 1, &both[1].party, &both[1].topic));
    }

    #[test]
    fn moving_a_statement_keeps_the_machines_digest_and_an_edit_does_not() {
        let s = example();
        let moved = Statement { paragraph: 9, spans: s.spans.iter().map(|x| x.shift(100)).collect(), ..s.clone() };
        assert_eq!(machine(&s), machine(&moved));
        assert_ne!(machine(&s), machine(&Statement { speaker: None, ..s.clone() }));
        assert_ne!(machine(&s), machine(&Statement { spans: vec![Span::new(0, 1)], ..s }));
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(short(&["ab", "c"]), short(&["a", "bc"]));
    }
}

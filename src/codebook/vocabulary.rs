//! Word ids by folded word. A plain word of up to 15 bytes, as nearly all are, is looked up as one number, whatever its case.

use rustc_hash::FxHashMap;

use super::lexicon::WordId;

/// The words of a codebook, each with its id.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    short: FxHashMap<Key, WordId>,
    long: FxHashMap<Box<str>, WordId>,
}

/// A short word's bytes in lower case, and its length in the last one.
type Key = (u64, u64);

const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte.
const TOPS: u64 = 0x80 * ONES;

impl Vocabulary {
    /// The id of a word in its folded form (lower case, plain apostrophe).
    pub fn get(&self, folded: &str) -> Option<WordId> {
        match key(folded.as_bytes()) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(folded).copied(),
        }
    }

    /// The id of a plain short word in any case: 0 if unknown; none where the word has to be folded first.
    pub fn plain(&self, word: &str) -> Option<WordId> {
        key(word.as_bytes()).map(|key| self.short.get(&key).copied().unwrap_or(0))
    }

    pub fn insert(&mut self, folded: &str, id: WordId) {
        match key(folded.as_bytes()) {
            Some(key) => self.short.insert(key, id),
            None => self.long.insert(folded.into(), id),
        };
    }
}

/// None for a longer word and for one with other letters than ASCII.
fn key(word: &[u8]) -> Option<Key> {
    let n = word.len();
    let eight = |at: usize| word.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes);
    let four = |at: usize| word.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes);
    let (low, high) = match n {
        // Where two loads overlap, both give the same bytes.
        8..16 => (eight(0), eight(n - 8).checked_shr(8 * (16 - n) as u32).unwrap_or(0)),
        4..8 => (u64::from(four(0)) | (u64::from(four(n - 4)) << (8 * (n - 4))), 0),
        0..4 => (word.iter().rev().fold(0, |low, b| (low << 8) | u64::from(*b)), 0),
        _ => return None,
    };
    ((low | high) & TOPS == 0).then(|| (lower(low), lower(high) | ((n as u64) << 56)))
}

/// Eight ASCII bytes in lower case.
fn lower(bytes: u64) -> u64 {
    let from_a = bytes + (0x80 - u64::from(b'A')) * ONES;
    let past_z = bytes + (0x7f - u64::from(b'Z')) * ONES;
    bytes | ((from_a & !past_z & TOPS) >> 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case_and_never_mixed_up() {
        let words = ["", "a", "an", "\0", "n't", "vale", "truce", "[@`{", "ceasefir", "ceasefire", "reconciliation"];
        let long = ["counter-proposal", "élan", "'s"];
        let mut vocabulary = Vocabulary::default();
        for (id, word) in words.iter().chain(&long).enumerate() {
            vocabulary.insert(word, id as WordId + 1);
        }
        for (id, word) in words.iter().chain(&long).enumerate() {
            assert_eq!(vocabulary.get(word), Some(id as WordId + 1), "{word}");
        }
        for (id, word) in words.iter().enumerate() {
            assert_eq!(vocabulary.plain(&word.to_ascii_uppercase()), Some(id as WordId + 1), "{word}");
        }
        assert_eq!((vocabulary.plain("vales"), vocabulary.plain("élan")), (Some(0), None));
    }
}

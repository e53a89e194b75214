//! Words by their folded form, each with what is known of it. A plain word of up to 15 bytes, as nearly all are, is looked up
//! as one number, whatever its case.
//!
//! Every word of every text is looked up here, so what counts is how much memory a look touches: one place in a table of ids,
//! small enough for a near cache, and one line for all that is known of the word.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::lexicon::{LemmaId, WordId};

/// The words of a codebook, each with its id.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Vocabulary {
    /// Ids of short words, each at the place of its hash or the next free one; 0 is free. A power of two long, at least half
    /// of it free. Not in the binary form: it is made again from the words.
    #[serde(skip)]
    places: Vec<WordId>,
    /// By id; the first is of every unknown word.
    rows: Vec<Row>,
    long: FxHashMap<Box<str>, WordId>,
}

/// One line of a near cache holds two, and none lies across two lines.
#[derive(Debug, Serialize, Deserialize)]
#[repr(align(32))]
struct Row {
    key: Key,
    entry: Entry,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Entry {
    /// Its classes, as bits.
    pub classes: u32,
    /// The node of the phrases that begin with it; 0 is none.
    pub starts: u32,
    /// Which words may follow it in a phrase, as [`bit`]s.
    pub leads: u32,
    /// The verb that it is a form of; 0 if none.
    pub lemma: LemmaId,
    /// Whether it is a phrase by itself.
    pub meant: bool,
    /// Whether it is the surname of somebody of the codebook.
    pub surname: bool,
}

impl Entry {
    /// Whether any phrase begins with the word.
    pub fn opens(&self) -> bool {
        self.meant || self.leads != 0
    }

    /// Whether a phrase may begin with the word and another right behind it.
    pub fn opens_before(&self, next: WordId) -> bool {
        self.leads & bit(next) != 0
    }
}

/// A word in a set of words that may hold others, too: most of those that are not in it are told by that.
pub(super) fn bit(word: WordId) -> u32 {
    1 << (word % 32)
}

/// Places to begin with: enough for the language and one conflict.
const ROOM: usize = 1 << 15;

/// A short word's bytes in lower case, and its length in the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u64, u64, u8)", into = "(u64, u64, u8)")]
pub struct Key(u64, u64);

// In the binary form the length stands apart: most words have no more than eight bytes.
impl From<(u64, u64, u8)> for Key {
    fn from((low, high, n): (u64, u64, u8)) -> Key {
        Key(low, high | (u64::from(n) << 56))
    }
}

impl From<Key> for (u64, u64, u8) {
    fn from(Key(low, high): Key) -> (u64, u64, u8) {
        (low, high & (u64::MAX >> 8), (high >> 56) as u8)
    }
}

/// The key of no short word: none is that long.
const NONE: Key = Key(0, u64::MAX);

const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte.
const TOPS: u64 = 0x80 * ONES;

impl Default for Vocabulary {
    fn default() -> Vocabulary {
        let unknown = Row { key: NONE, entry: Entry::default() };
        let mut rows = Vec::with_capacity(ROOM / 2);
        rows.push(unknown);
        Vocabulary { places: vec![0; ROOM], rows, long: FxHashMap::default() }
    }
}

impl Vocabulary {
    /// The id of a word in its folded form (lower case, plain apostrophe); 0 if unknown.
    pub fn id(&self, folded: &str) -> WordId {
        match Key::of(folded.as_bytes()) {
            Some(key) => self.short(key),
            None => self.long.get(folded).copied().unwrap_or(0),
        }
    }

    /// The id of a plain short word in any case: 0 if unknown; none where the word has to be folded first.
    pub fn plain(&self, word: &str) -> Option<WordId> {
        Key::of(word.as_bytes()).map(|key| self.short(key))
    }

    /// The id at the first place where a plain short word may have its own: most often its own. A look that nothing waits for.
    pub fn guess(&self, key: Key) -> WordId {
        self.places[hash(key) & (self.places.len() - 1)]
    }

    /// The id of a plain short word, by a guess that is right for most.
    pub fn confirmed(&self, guess: WordId, key: Key) -> WordId {
        if self.rows[guess as usize].key == key { guess } else { self.short(key) }
    }

    /// The id of a word in its folded form, which is taken in if it is new.
    pub fn add(&mut self, folded: &str) -> WordId {
        let known = self.id(folded);
        if known != 0 {
            return known;
        }
        let (id, key) = (self.rows.len() as WordId, Key::of(folded.as_bytes()));
        self.rows.push(Row { key: key.unwrap_or(NONE), entry: Entry::default() });
        match key {
            Some(key) => {
                if self.rows.len() * 2 > self.places.len() {
                    self.grow();
                }
                let place = self.place(key);
                self.places[place] = id;
            }
            None => {
                self.long.insert(folded.into(), id);
            }
        }
        id
    }

    /// What is known of a word.
    pub fn entry(&self, word: WordId) -> &Entry {
        &self.rows[word as usize].entry
    }

    /// The same, to be changed.
    pub fn entry_mut(&mut self, word: WordId) -> &mut Entry {
        &mut self.rows[word as usize].entry
    }

    /// Of every word.
    pub fn entries_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.rows.iter_mut().map(|r| &mut r.entry)
    }

    fn short(&self, key: Key) -> WordId {
        self.places[self.place(key)]
    }

    /// Where a word has its id, or would get it.
    fn place(&self, key: Key) -> usize {
        let mask = self.places.len() - 1;
        let mut place = hash(key) & mask;
        while self.places[place] != 0 && self.rows[self.places[place] as usize].key != key {
            place = (place + 1) & mask;
        }
        place
    }

    /// Gives each short word its place.
    pub fn restore(&mut self) {
        self.places = vec![0; ROOM.max(self.rows.len() * 2).next_power_of_two()];
        for id in 1..self.rows.len() {
            let key = self.rows[id].key;
            if key != NONE {
                let place = self.place(key);
                self.places[place] = id as WordId;
            }
        }
    }

    /// Twice as many places.
    fn grow(&mut self) {
        let double = vec![0; self.places.len() * 2];
        for id in std::mem::replace(&mut self.places, double) {
            if id != 0 {
                let place = self.place(self.rows[id as usize].key);
                self.places[place] = id;
            }
        }
    }
}

/// Every bit of a key reaches the low bits of its hash.
fn hash(key: Key) -> usize {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = (key.0.wrapping_mul(ODD) ^ key.1.rotate_left(29)).wrapping_mul(ODD);
    (mixed >> 32) as usize
}

impl Key {
    /// Of a word in any case; none for a longer word and for one with other letters than ASCII.
    pub fn of(word: &[u8]) -> Option<Key> {
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
        ((low | high) & TOPS == 0).then(|| Key(lower(low), lower(high) | ((n as u64) << 56)))
    }

    /// Of the ASCII letters and digits from a place on, with their number; none where they are many, or the text ends so near that
    /// they have to be counted one by one.
    #[inline]
    pub fn run(text: &[u8], at: usize) -> Option<(Key, usize)> {
        let eight = |at: usize| text.get(at..at + 8).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
        let below = |n: usize| (1u64 << (8 * n)) - 1;
        let (n, low) = plain(eight(at)?);
        if n < 8 {
            return Some((Key(low & below(n), (n as u64) << 56), n));
        }
        let (n, high) = plain(eight(at + 8)?);
        (n < 8).then(|| (Key(low, high & below(n) | ((n as u64 + 8) << 56)), n + 8))
    }
}

/// How many of eight bytes are ASCII letters and digits, up to the first that is not; and all with those in lower case.
#[inline]
fn plain(bytes: u64) -> (usize, u64) {
    let low = bytes & !TOPS;
    let small = low | (0x20 * ONES);
    let from = |bytes: u64, first: u8| bytes + (0x80 - u64::from(first)) * ONES;
    let past = |bytes: u64, last: u8| bytes + (0x7f - u64::from(last)) * ONES;
    let letters = from(small, b'a') & !past(small, b'z') & !bytes & TOPS;
    let digits = from(low, b'0') & !past(low, b'9') & !bytes & TOPS;
    let others = !(letters | digits) & TOPS;
    (others.trailing_zeros() as usize / 8, bytes | (letters >> 2))
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
        for again in [false, true] {
            for (id, word) in words.iter().chain(&long).enumerate() {
                assert_eq!(vocabulary.add(word), id as WordId + 1, "{word} {again}");
            }
        }
        for (id, word) in words.iter().chain(&long).enumerate() {
            assert_eq!(vocabulary.id(word), id as WordId + 1, "{word}");
        }
        for (id, word) in words.iter().enumerate() {
            assert_eq!(vocabulary.plain(&word.to_ascii_uppercase()), Some(id as WordId + 1), "{word}");
        }
        assert_eq!((vocabulary.plain("vales"), vocabulary.plain("élan")), (Some(0), None));
        (0..20_000).for_each(|n| assert_eq!(vocabulary.add(&format!("w{n}")), 15 + n));
        (0..20_000).for_each(|n| assert_eq!(vocabulary.plain(&format!("W{n}")), Some(15 + n)));
    }

    #[test]
    fn the_key_of_a_run_is_that_of_its_word() {
        let text = "Vale's 30-day truce_, ÉLAN reconciliatioN2 counterproposals_no AZaz09[`{@/: end of it all. ";
        for at in 0..text.len() - 16 {
            let run = text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
            let known = Key::run(text.as_bytes(), at);
            assert_eq!(
                known,
                (run < 16).then(|| (Key::of(&text.as_bytes()[at..at + run]).unwrap_or(NONE), run)),
                "{at}"
            );
        }
        assert_eq!(Key::run(b"vale", 0), None);
    }

    #[test]
    fn a_guess_confirmed_is_what_a_plain_look_finds() {
        let mut vocabulary = Vocabulary::default();
        for n in (0..20_000).step_by(2) {
            vocabulary.add(&format!("w{n}"));
        }
        for word in (0..20_000).map(|n| format!("W{n}")).chain(["".into(), "élan".into(), "counter-proposal".into()]) {
            let key = Key::of(word.as_bytes());
            assert_eq!(key.map(|k| vocabulary.confirmed(vocabulary.guess(k), k)), vocabulary.plain(&word), "{word}");
        }
    }
}

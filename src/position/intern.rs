//! Strings kept once: a million statements name few parties, outlets and speakers.

use std::ops::Range;
use std::{
    num::{NonZeroU32, NonZeroU64},
    sync::Arc,
};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// A string of a [`Strings`]. Equal symbols are equal strings; their order means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sym(NonZeroU32);

impl Sym {
    fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A set of strings.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    all: Vec<Arc<str>>,
    index: FxHashMap<Arc<str>, Sym>,
}

impl Strings {
    /// The symbol of a string, which is kept if it is new.
    pub fn intern(&mut self, text: &str) -> Sym {
        if let Some(sym) = self.index.get(text) {
            return *sym;
        }
        self.keep(Arc::from(text))
    }

    /// The symbol of a string that is there already.
    pub fn find(&self, text: &str) -> Option<Sym> {
        self.index.get(text).copied()
    }

    /// The string of a symbol.
    pub fn get(&self, sym: Sym) -> &str {
        self.all.get(sym.index()).map_or("", |s| s)
    }

    /// A set of symbols, with none in it yet.
    pub fn none(&self) -> Syms {
        Syms(vec![false; self.all.len()])
    }

    /// The place of each of these strings in the order of letters; 0 for others.
    pub fn ranks(&self, of: impl Iterator<Item = Sym>) -> Ranks {
        let mut ranks = vec![0; self.all.len()];
        of.for_each(|s| ranks[s.index()] = 1);
        // The first bytes decide nearly always; what they are is looked up once.
        let head = |text: &str| {
            let mut bytes = [0; 16];
            let n = text.len().min(16);
            bytes[..n].copy_from_slice(&text.as_bytes()[..n]);
            u128::from_be_bytes(bytes)
        };
        let mut wanted: Vec<(u128, u32)> = ranks
            .iter()
            .zip(&self.all)
            .enumerate()
            .filter(|(_, (r, _))| **r == 1)
            .map(|(n, (_, t))| (head(t), n as u32))
            .collect();
        wanted.par_sort_unstable_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| self.all[a.1 as usize].cmp(&self.all[b.1 as usize]))
        });
        wanted.iter().enumerate().for_each(|(rank, (_, n))| ranks[*n as usize] = rank as u32 + 1);
        Ranks(ranks)
    }

    /// Takes over another set; the result translates its symbols, by [`Translation::of`].
    pub fn absorb(&mut self, other: Strings) -> Translation {
        let translate = |text: Arc<str>| match self.index.get(&*text) {
            Some(sym) => *sym,
            None => self.keep(text),
        };
        Translation(other.all.into_iter().map(translate).collect())
    }

    fn keep(&mut self, text: Arc<str>) -> Sym {
        let number = u32::try_from(self.all.len() + 1).unwrap_or(u32::MAX);
        let sym = Sym(NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX));
        self.all.push(Arc::clone(&text));
        self.index.insert(text, sym);
        sym
    }
}

/// A set of symbols.
pub struct Syms(Vec<bool>);

impl Syms {
    /// Adds a symbol; whether it is new.
    pub fn insert(&mut self, sym: Sym) -> bool {
        self.0.get_mut(sym.index()).is_some_and(|there| !std::mem::replace(there, true))
    }
}

/// Places of strings in the order of letters.
pub struct Ranks(Vec<u32>);

impl Ranks {
    /// The place of a string.
    pub fn of(&self, sym: Sym) -> u32 {
        self.0.get(sym.index()).copied().unwrap_or(0)
    }
}

/// Symbols of one set as symbols of another.
pub struct Translation(Vec<Sym>);

impl Translation {
    /// The symbol in the set that took over.
    pub fn of(&self, sym: Sym) -> Sym {
        self.0.get(sym.index()).copied().unwrap_or(sym)
    }
}

/// A text of an [`Arena`]: for what seldom comes twice (ids, quotations), where interning would cost more than it saves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(NonZeroU64);

/// Bits of a text's length; its start has the other 40.
const LENGTH: u32 = 24;

impl Words {
    fn new(start: usize, len: usize) -> Words {
        let packed = ((start as u64) << LENGTH | len as u64) + 1;
        Words(NonZeroU64::new(packed).unwrap_or(NonZeroU64::MAX))
    }

    fn range(self) -> Range<usize> {
        let packed = self.0.get() - 1;
        let (start, len) = ((packed >> LENGTH) as usize, (packed & ((1 << LENGTH) - 1)) as usize);
        start..start + len
    }

    /// The same text, `by` bytes further on.
    pub fn shift(self, by: usize) -> Words {
        let range = self.range();
        Words::new(range.start + by, range.len())
    }
}

/// Texts one after the other.
#[derive(Clone, Debug, Default)]
pub struct Arena(String);

impl Arena {
    /// Keeps a text; of one over 16 MiB, the beginning.
    pub fn keep(&mut self, text: &str) -> Words {
        let mut len = text.len().min((1 << LENGTH) - 1);
        while !text.is_char_boundary(len) {
            len -= 1;
        }
        let start = self.0.len();
        self.0.push_str(&text[..len]);
        Words::new(start, len)
    }

    /// The text.
    pub fn get(&self, words: Words) -> &str {
        self.0.get(words.range()).unwrap_or("")
    }

    /// Takes over another arena; its texts stand this many bytes further on.
    pub fn absorb(&mut self, other: &Arena) -> usize {
        let by = self.0.len();
        self.0.push_str(&other.0);
        by
    }
}

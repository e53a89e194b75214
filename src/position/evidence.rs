//! Evidence: statements as they are weighed, small enough that a million of them fit.

use std::cmp::Ordering;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    fold::{self, Body},
    intern::{Arena, Strings, Sym, Words},
};
use crate::{
    codebook::office,
    date::Date,
    statement::{Sourced, Stance, Status, Via, Voice},
};

/// One statement with its strings interned.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // the fields are those of `Statement` and `Sourced`
pub struct Item {
    pub id: Words,
    pub document: Sym,
    pub outlet: Option<Sym>,
    pub url: Option<Sym>,
    pub paragraph: u32,
    pub date: Option<Date>,
    pub party: Sym,
    pub topic: Sym,
    pub stance: Stance,
    pub condition: Option<Words>,
    pub via: Via,
    pub voice: Voice,
    pub speaker: Option<Sym>,
    pub actor: Option<Sym>,
    pub office: Option<Sym>,
    pub relayed_by: Option<Sym>,
    pub quotation: Option<Words>,
    /// The words that decided the stance, joined by `, `.
    pub words: Option<Words>,
    pub status: Status,
    /// Office rank, 1 highest to 6.
    pub rank: u8,
    /// Digest of the folded quotation; 0 where there is none.
    pub echo: u64,
    /// Whether the quotation is long enough to be known again whoever is named as its speaker.
    pub long: bool,
    /// Who says it, for the folding of echoes.
    pub body: Body,
}

impl Item {
    /// Said by the party itself, or its own act; not what others attribute to it.
    pub fn first_hand(&self) -> bool {
        self.via != Via::Attributed
    }
}

/// A statement's fields as borrowed text: what a reader of files hands over.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Given<'a> {
    pub id: &'a str,
    pub document: &'a str,
    pub outlet: Option<&'a str>,
    pub url: Option<&'a str>,
    pub paragraph: u32,
    pub date: Option<Date>,
    pub party: &'a str,
    pub topic: &'a str,
    pub stance: Stance,
    pub condition: Option<&'a str>,
    pub via: Via,
    pub voice: Voice,
    pub speaker: Option<&'a str>,
    pub actor: Option<&'a str>,
    pub office: Option<&'a str>,
    pub relayed_by: Option<&'a str>,
    pub quotation: Option<&'a str>,
    pub words: Option<&'a str>,
    pub status: Status,
}

/// A set of statements. [`Evidence::append`] joins two sets; what is computed of a set does not depend on the order of joining.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    strings: Strings,
    arena: Arena,
    items: Vec<Item>,
    ordered: bool,
}

impl Evidence {
    /// Adds one statement.
    pub fn push(&mut self, s: &Sourced) {
        let words = s.statement.evidence.join(", ");
        let st = &s.statement;
        self.add(&Given {
            id: &st.id,
            document: &s.document,
            outlet: s.outlet.as_deref(),
            url: s.url.as_deref(),
            paragraph: st.paragraph,
            date: st.date,
            party: &st.party,
            topic: &st.topic,
            stance: st.stance,
            condition: st.condition.as_deref(),
            via: st.via,
            voice: st.voice,
            speaker: st.speaker.as_deref(),
            actor: st.actor.as_deref(),
            office: st.office.as_deref(),
            relayed_by: st.relayed_by.as_deref(),
            quotation: st.quotation.as_deref(),
            words: (!words.is_empty()).then_some(words.as_str()),
            status: st.status,
        });
    }

    /// Adds one statement from borrowed fields.
    pub fn add(&mut self, g: &Given<'_>) {
        self.ordered = false;
        let strings = &mut self.strings;
        let mut some = |text: Option<&str>| text.filter(|t| !t.is_empty()).map(|t| strings.intern(t));
        let (outlet, url, relayed_by) = (some(g.outlet), some(g.url), some(g.relayed_by));
        let (speaker, actor, office) = (some(g.speaker), some(g.actor), some(g.office));
        let arena = &mut self.arena;
        let mut kept = |text: Option<&str>| text.filter(|t| !t.is_empty()).map(|t| arena.keep(t));
        let (condition, quotation, words) = (kept(g.condition), kept(g.quotation), kept(g.words));
        let id = self.arena.keep(g.id);
        let (echo, long) = g.quotation.map_or((0, false), fold::echo);
        let rank = match (g.office, g.via) {
            (None, Via::Narrated) => office::rank(Some("act")),
            (office, _) => office::rank(office),
        };
        let document = strings.intern(g.document);
        self.items.push(Item {
            id,
            document,
            outlet,
            url,
            paragraph: g.paragraph,
            date: g.date,
            party: strings.intern(g.party),
            topic: strings.intern(g.topic),
            stance: g.stance,
            condition,
            via: g.via,
            voice: g.voice,
            speaker,
            actor,
            office,
            relayed_by,
            quotation,
            words,
            status: g.status,
            rank,
            echo,
            long,
            body: Body::Unnamed(document),
        });
    }

    /// Joins another set to this one.
    pub fn append(&mut self, other: Evidence) {
        if self.items.is_empty() {
            *self = other;
            return;
        }
        self.ordered = false;
        let translation = self.strings.absorb(other.strings);
        let by = self.arena.absorb(&other.arena);
        let t = |sym: Option<Sym>| sym.map(|s| translation.of(s));
        let w = |words: Option<Words>| words.map(|w| w.shift(by));
        self.items.extend(other.items.into_iter().map(|i| Item {
            id: i.id.shift(by),
            document: translation.of(i.document),
            outlet: t(i.outlet),
            url: t(i.url),
            party: translation.of(i.party),
            topic: translation.of(i.topic),
            condition: w(i.condition),
            speaker: t(i.speaker),
            actor: t(i.actor),
            office: t(i.office),
            relayed_by: t(i.relayed_by),
            quotation: w(i.quotation),
            words: w(i.words),
            body: i.body.translated(&translation),
            ..i
        }));
    }

    /// Ends the collecting: of statements with the same id the reviewed one stays, the rest stands in stable order, and
    /// speakers become persons.
    pub fn settle(mut self) -> Evidence {
        self.unite();
        self.arrange();
        fold::name_bodies(&mut self.items, &mut self.strings);
        self
    }

    /// The same statements under another name for the party, given for each.
    pub fn regrouped(mut self, name: impl Fn(&Evidence, &Item) -> String) -> Evidence {
        let names: Vec<String> = self.items.iter().map(|i| name(&self, i)).collect();
        for (item, name) in self.items.iter_mut().zip(names) {
            item.party = self.strings.intern(&name);
        }
        self
    }

    /// Every statement.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The statement with this number.
    pub fn item(&self, number: u32) -> &Item {
        &self.items[number as usize]
    }

    /// The string of a symbol.
    pub fn text(&self, sym: Sym) -> &str {
        self.strings.get(sym)
    }

    /// The words of an item.
    pub fn words(&self, words: Words) -> &str {
        self.arena.get(words)
    }

    /// The symbol of a string, if any statement has it.
    pub fn find(&self, text: &str) -> Option<Sym> {
        self.strings.find(text)
    }

    /// The symbols that the statements have in one of their fields, each once.
    pub fn named(&self, field: impl Fn(&Item) -> Sym) -> impl Iterator<Item = Sym> {
        let mut seen = self.strings.none();
        self.items.iter().map(field).filter(move |sym| seen.insert(*sym))
    }

    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Puts numbers of statements into stable order.
    pub fn sort(&self, numbers: &mut [u32]) {
        match self.ordered {
            true => numbers.sort_unstable(),
            false => numbers.sort_unstable_by(|a, b| self.order(self.item(*a), self.item(*b))),
        }
    }

    /// How many of these statements, which stand in stable order and have a day, are of a day or before it.
    pub fn until(&self, numbers: &[u32], day: Date) -> usize {
        numbers.partition_point(|n| self.item(*n).date <= Some(day))
    }

    /// A stable order: day, document, paragraph, id, then all else that can differ. Undated ones come first.
    pub fn order(&self, a: &Item, b: &Item) -> Ordering {
        let by = |x: Sym, y: Sym| if x == y { Ordering::Equal } else { self.text(x).cmp(self.text(y)) };
        let opt = |x: Option<Sym>, y: Option<Sym>| {
            if x == y { Ordering::Equal } else { x.map(|s| self.text(s)).cmp(&y.map(|s| self.text(s))) }
        };
        let words = |x: Option<Words>, y: Option<Words>| x.map(|w| self.words(w)).cmp(&y.map(|w| self.words(w)));
        a.date
            .cmp(&b.date)
            .then_with(|| by(a.document, b.document))
            .then(a.paragraph.cmp(&b.paragraph))
            .then_with(|| self.words(a.id).cmp(self.words(b.id)))
            .then_with(|| by(a.party, b.party))
            .then_with(|| by(a.topic, b.topic))
            .then(a.stance.cmp(&b.stance))
            .then(a.via.cmp(&b.via))
            .then(a.rank.cmp(&b.rank))
            .then_with(|| opt(a.speaker, b.speaker))
            .then_with(|| words(a.quotation, b.quotation))
            .then_with(|| words(a.condition, b.condition))
            .then_with(|| opt(a.outlet, b.outlet))
            .then_with(|| opt(a.actor, b.actor))
            .then_with(|| opt(a.office, b.office))
            .then_with(|| opt(a.url, b.url))
            .then_with(|| words(a.words, b.words))
            .then_with(|| opt(a.relayed_by, b.relayed_by))
            .then(a.voice.cmp(&b.voice))
            .then(a.status.cmp(&b.status))
    }

    /// Puts the statements themselves into stable order: lists of their numbers then need no look at their strings, and
    /// neighbours in time are neighbours in memory.
    fn arrange(&mut self) {
        let ranks = self.strings.ranks(self.items.iter().map(|i| i.document));
        let key = |i: &Item| {
            (u128::from(i.date.map_or(0, |d| day_number(d) + 1)) << 64)
                | (u128::from(ranks.of(i.document)) << 32)
                | u128::from(i.paragraph)
        };
        let mut keys: Vec<(u128, u32)> = self.items.iter().enumerate().map(|(n, i)| (key(i), n as u32)).collect();
        keys.par_sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| self.order(self.item(a.1), self.item(b.1))));
        let mut from: Vec<u32> = keys.into_iter().map(|(_, n)| n).collect();
        permute(&mut self.items, &mut from);
        self.ordered = true;
    }

    fn unite(&mut self) {
        // Ids by their digest: exact for the one in 2^64 that would meet another is not needed, since equal digests are compared.
        let mut best: FxHashMap<u64, u32> = FxHashMap::default();
        best.reserve(self.items.len());
        let mut beaten: Vec<u32> = Vec::new();
        for (n, item) in self.items.iter().enumerate() {
            let n = n as u32;
            let kept = best.entry(fold::digest(self.words(item.id).bytes())).or_insert(n);
            let other = self.item(*kept);
            if *kept == n || self.words(other.id) != self.words(item.id) {
                continue;
            }
            let reviewed = |i: &Item| i.status != Status::Proposed;
            let wins = reviewed(item).cmp(&reviewed(other)).then_with(|| self.order(other, item));
            beaten.push(if wins == Ordering::Greater { std::mem::replace(kept, n) } else { n });
        }
        if !beaten.is_empty() {
            beaten.sort_unstable();
            let mut n = 0;
            self.items.retain(|_| {
                n += 1;
                beaten.binary_search(&(n - 1)).is_err()
            });
        }
    }
}

/// A number that grows with the day.
fn day_number(day: Date) -> u32 {
    let year = (i32::from(day.year()) + 10_000) as u32; // cannot fail: a civil year is between -9999 and 9999
    year << 9 | (day.month() as u32) << 5 | day.day() as u32
}

/// Moves what is at `from[n]` to `n`, in place; `from` names every place once.
fn permute<T: Copy>(all: &mut [T], from: &mut [u32]) {
    for start in 0..from.len() {
        let (mut to, first) = (start, all[start]);
        loop {
            let next = std::mem::replace(&mut from[to], to as u32) as usize;
            if next == start {
                break;
            }
            all[to] = all[next];
            to = next;
        }
        all[to] = first;
    }
}

impl<'a> FromIterator<&'a Sourced> for Evidence {
    fn from_iter<I: IntoIterator<Item = &'a Sourced>>(all: I) -> Evidence {
        let mut evidence = Evidence::default();
        all.into_iter().for_each(|s| evidence.push(s));
        evidence.settle()
    }
}

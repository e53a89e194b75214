//! Echoes: what several texts, or several paragraphs, report of one occasion counts once.
//!
//! 1. The same quotation after folding (letters and digits only, lower case) in one cell and with one stance is one occasion,
//!    dated by its earliest report. Quotations below four words ("We agree") are known again only with the same speaker or body.
//! 2. Then the same speaker or body, day and stance is one occasion. The first rule moves a later echo to the day of
//!    the first report before the second rule looks at days, so a speaker who repeats himself and adds something new has two
//!    occasions.
//!
//! The body is the speaker; without one, the office ("the ministry"); an unnamed source is itself only within one document.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    evidence::{Evidence, Item},
    few::Few,
    intern::{Strings, Sym, Translation},
    select::Selection,
};
use crate::{
    date::Date,
    statement::{Stance, Via},
};

/// Words that make a quotation long enough to be known again from anybody's mouth.
const LONG: usize = 4;

/// Who says something, as far as it can be told from others who say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Body {
    /// A person: the actor's id, or the folded name.
    Person(Sym),
    /// A body or an unnamed holder of an office of the party.
    Office(Sym),
    /// Somebody in this document.
    Unnamed(Sym),
}

impl Body {
    /// The same in another set of strings.
    pub fn translated(self, by: &Translation) -> Body {
        match self {
            Body::Person(s) => Body::Person(by.of(s)),
            Body::Office(s) => Body::Office(by.of(s)),
            Body::Unnamed(s) => Body::Unnamed(by.of(s)),
        }
    }
}

/// From which day on an occasion is known first-hand, and from how high an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// First day on which this is known.
    pub from: Date,
    /// Whether somebody of the party says it.
    pub first_hand: bool,
    /// Highest office, 1 to 6, among reports of that hand.
    pub rank: u8,
}

/// One occasion on which a party took a stance, with all its reports.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// Day of the earliest report.
    pub date: Date,
    /// The stance.
    pub stance: Stance,
    /// Its reports, numbers of the evidence, in stable order; never empty.
    pub items: Few<u32>,
    /// What was known of it when: first row at `date`, each later row better than the one before.
    pub known: Few<Known>,
}

impl Occasion {
    /// What was known of it on a day at or after its date.
    pub fn as_of(&self, day: Date) -> Known {
        let n = self.known.partition_point(|k| k.from <= day).max(1);
        self.known[n - 1]
    }

    /// Its reports up to a day.
    pub fn reports(&self, evidence: &Evidence, day: Date) -> &[u32] {
        &self.items[..evidence.until(&self.items, day)]
    }
}

/// The occasions of every cell of a selection.
#[derive(Clone, Debug, Default)]
pub struct Folded(FxHashMap<(Sym, Sym), Vec<Occasion>>);

impl Folded {
    /// Folds every cell.
    pub fn of(evidence: &Evidence, selection: &Selection, folding: bool) -> Folded {
        Folded(selection.cells.par_iter().map(|(key, items)| (*key, fold(evidence, items, folding))).collect())
    }

    /// The occasions of a party and a topic, in order of day.
    pub fn cell(&self, evidence: &Evidence, party: &str, topic: &str) -> &[Occasion] {
        let key = evidence.find(party).zip(evidence.find(topic));
        key.and_then(|k| self.0.get(&k)).map_or(&[], |found| found)
    }
}

/// Digest of a folded quotation (0 for one without letters), and whether it is long.
pub fn echo(quotation: &str) -> (u64, bool) {
    let (mut hash, mut words, mut inside) = (Fnv::default(), 0, false);
    for c in quotation.chars() {
        if c.is_alphanumeric() {
            if !inside {
                words += 1;
                hash.add(u32::from(b' '));
            }
            match c.is_ascii() {
                true => hash.add(u32::from(c.to_ascii_lowercase())),
                false => c.to_lowercase().for_each(|l| hash.add(u32::from(l))),
            }
            inside = true;
        } else if !matches!(c, '\'' | '’') {
            inside = false;
        }
    }
    if words == 0 { (0, false) } else { (hash.0.max(1), words >= LONG) }
}

/// Digest of bytes, the same on every run.
pub fn digest(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut hash = Fnv::default();
    bytes.for_each(|b| hash.add(u32::from(b)));
    hash.0
}

/// FNV-1a over characters.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, c: u32) {
        self.0 = (self.0 ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3);
    }
}

/// Folds the dated items of one cell, which stand in stable order, into occasions, in order of day.
pub fn fold(evidence: &Evidence, cell: &[u32], folding: bool) -> Vec<Occasion> {
    // By their echo, the occasions at which quotations were first reported; and by who says what, those of the day.
    let mut quoted: FxHashMap<(Stance, u64, Option<Body>), usize> = FxHashMap::default();
    let mut today: FxHashMap<(Stance, Body, bool), usize> = FxHashMap::default();
    let mut occasions: Vec<Occasion> = Vec::with_capacity(cell.len());
    let mut day = None;
    for &number in cell {
        let item = evidence.item(number);
        let Some(date) = item.date else { continue };
        if day.replace(date) != Some(date) {
            today = FxHashMap::with_capacity_and_hasher(today.len(), Default::default());
        }
        let next = occasions.len();
        let mut said = || *today.entry((item.stance, item.body, item.first_hand())).or_insert(next);
        let place = match (folding, item.echo) {
            (false, _) => next,
            (true, 0) => said(),
            (true, echo) => {
                let by = (!item.long).then_some(item.body);
                *quoted.entry((item.stance, echo, by)).or_insert_with(said)
            }
        };
        let known = Known { from: date, first_hand: item.first_hand(), rank: item.rank };
        match occasions.get_mut(place) {
            Some(old) => {
                old.items.push(number);
                learn(&mut old.known, known);
            }
            None => {
                let (items, known) = (Few::One(number), Few::One(known));
                occasions.push(Occasion { date, stance: item.stance, items, known });
            }
        }
    }
    // Items come by day, and an occasion begins with its earliest: the list is in order already.
    occasions
}

fn learn(known: &mut Few<Known>, new: Known) {
    let last = known.last_mut();
    if (!new.first_hand, new.rank) >= (!last.first_hand, last.rank) {
        return;
    }
    match last.from == new.from {
        true => *last = new,
        false => known.push(new),
    }
}

/// Says of each item who speaks. A name that some statement ties to an actor is that actor everywhere.
pub fn name_bodies(items: &mut [Item], strings: &mut Strings) {
    let mut folded: FxHashMap<Sym, Sym> = FxHashMap::default();
    for item in items.iter() {
        if let Some(s) = item.speaker {
            folded.entry(s).or_insert_with(|| {
                let name = fold_name(strings.get(s));
                strings.intern(&name)
            });
        }
    }
    let mut actors: FxHashMap<Sym, Sym> = FxHashMap::default();
    for item in items.iter() {
        if let (Some(s), Some(actor)) = (item.speaker, item.actor) {
            let kept = actors.entry(folded[&s]).or_insert(actor);
            if strings.get(actor) < strings.get(*kept) {
                *kept = actor;
            }
        }
    }
    let act = strings.intern("act");
    for item in items {
        let name = item.speaker.map(|s| folded[&s]);
        item.body = match (item.actor.or_else(|| name.map(|n| actors.get(&n).copied().unwrap_or(n))), item.via) {
            (Some(person), _) => Body::Person(person),
            (None, Via::Narrated) => Body::Office(item.office.unwrap_or(act)),
            (None, Via::Direct) => match item.office.filter(|o| strings.get(*o) != "unnamed") {
                Some(office) => Body::Office(office),
                None => Body::Unnamed(item.document),
            },
            (None, Via::Attributed) => Body::Unnamed(item.document),
        };
    }
}

fn fold_name(name: &str) -> String {
    let letters: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

//! The stance matrix: party by topic, as of a day.

use std::borrow::Cow;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    cite::Cited,
    decide::{self, Position},
    evidence::{Evidence, Item},
    fold::{self, Occasion},
    history,
    intern::Sym,
    query::{Query, STALE, days_between},
    select::{Notes, Selection, select},
};
use crate::{
    codebook::Codebook,
    date::Date,
    statement::{Stance, Status},
};

/// Positions as of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// The as-of day; none where no statement has a day.
    pub at: Option<Date>,
    /// What was asked.
    pub query: Query,
    /// Rows, in codebook order; parties that the codebook does not know come last.
    pub parties: Vec<String>,
    /// Columns, likewise.
    pub topics: Vec<String>,
    /// Row by row; none is no data.
    pub cells: Vec<Option<Cell>>,
    /// What was left out.
    pub notes: Notes,
}

/// A party's position on a topic, and what it rests on: the evidence within the horizon, first-hand if there is any.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The position.
    pub position: Position,
    /// Mean of the occasions on the scale, −2 to +2.
    pub mean: f64,
    /// Since when it holds, unbroken.
    pub since: Date,
    /// The day that decided.
    pub decided: Date,
    /// Rank of the deciding office, 1 highest.
    pub rank: u8,
    /// Occasions per stance, in the order of [`Stance::ALL`].
    pub counts: [u32; 4],
    /// Occasions: what was said or done, each counted once.
    pub occasions: u32,
    /// Occasions with the stance of the position; for mixed, with support or oppose.
    pub agreeing: u32,
    /// Distinct days of those.
    pub agreeing_days: u32,
    /// Statements: every report of those occasions.
    pub statements: u32,
    /// Distinct days.
    pub days: u32,
    /// Distinct outlets; a document without outlet is one of its own.
    pub outlets: u32,
    /// Distinct speakers and bodies.
    pub speakers: u32,
    /// Statements that nobody has reviewed.
    pub unreviewed: u32,
    /// What to be careful about.
    pub flags: Flags,
    /// The deciding condition, verbatim.
    pub condition: Option<String>,
    /// The last first-hand quotation.
    pub quotation: Option<Cited>,
    /// The first report of each deciding occasion.
    pub deciding: Vec<Cited>,
    /// Ids of all the statements, in stable order.
    pub ids: Vec<String>,
}

/// What to be careful about in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// An opposite stance stands within the horizon.
    pub contested: bool,
    /// Only others say so.
    pub second_hand: bool,
    /// Everything comes from one outlet.
    pub one_outlet: bool,
    /// The deciding day is over 90 days before the as-of day.
    pub stale: bool,
}

impl Cell {
    /// The statement to cite for the position: the last first-hand quotation if it says what the position is, else the
    /// first report that decided.
    pub fn key(&self) -> Option<&Cited> {
        let fits = |c: &&Cited| self.position == Position::Mixed || Position::Holds(c.stance) == self.position;
        self.quotation.as_ref().filter(fits).or(self.deciding.first())
    }
}

impl Flags {
    /// The flags that are up, by name.
    pub fn names(self) -> Vec<&'static str> {
        let all = [
            (self.contested, "contested"),
            (self.second_hand, "second-hand"),
            (self.one_outlet, "one outlet"),
            (self.stale, "stale"),
        ];
        all.into_iter().filter(|(up, _)| *up).map(|(_, name)| name).collect()
    }
}

impl Matrix {
    /// Computes the matrix. Rows and columns are the codebook's, and whatever else the statements name.
    pub fn build(evidence: &Evidence, codebook: &Codebook, query: &Query) -> Matrix {
        Matrix::of(evidence, codebook, query, &select(evidence, query))
    }

    /// The same of statements that are selected already, by the same query.
    pub fn of(evidence: &Evidence, codebook: &Codebook, query: &Query, selection: &Selection) -> Matrix {
        let folded = |p: &str, t: &str| occasions(evidence, selection, query, p, t).into();
        Matrix::of_occasions(evidence, codebook, query, selection, &folded)
    }

    /// The same of statements whose occasions are known, at least those up to the as-of day, by party and topic.
    pub fn of_occasions<'o>(
        evidence: &Evidence,
        codebook: &Codebook,
        query: &Query,
        selection: &Selection,
        occasions: &(dyn Fn(&str, &str) -> Cow<'o, [Occasion]> + Sync),
    ) -> Matrix {
        let parties = labels(codebook.parties(), evidence, |i| i.party);
        let topics = labels(codebook.topics(), evidence, |i| i.topic);
        let places: Vec<(&str, &str)> =
            parties.iter().flat_map(|p| topics.iter().map(move |t| (p.as_str(), t.as_str()))).collect();
        let cells = places.par_iter().map(|(p, t)| cell(evidence, &occasions(p, t), selection.at?, query)).collect();
        Matrix { at: selection.at, query: query.clone(), parties, topics, cells, notes: selection.notes }
    }

    /// The cell of a row and a column, by number.
    pub fn at(&self, row: usize, column: usize) -> Option<&Cell> {
        self.cells.get(row * self.topics.len() + column)?.as_ref()
    }

    /// The cell of a party and a topic.
    pub fn cell(&self, party: &str, topic: &str) -> Option<&Cell> {
        let row = self.parties.iter().position(|p| p == party)?;
        self.at(row, self.topics.iter().position(|t| t == topic)?)
    }

    /// Keeps these rows and columns, in this order.
    pub fn keep(&mut self, rows: &[usize], columns: &[usize]) {
        let places = rows.iter().flat_map(|r| columns.iter().map(move |c| (*r, *c)));
        self.cells = places.map(|(r, c)| self.at(r, c).cloned()).collect();
        self.parties = rows.iter().map(|r| self.parties[*r].clone()).collect();
        self.topics = columns.iter().map(|c| self.topics[*c].clone()).collect();
    }

    /// Every cell that has a position, with its party and topic.
    pub fn filled(&self) -> impl Iterator<Item = (&str, &str, &Cell)> {
        let places = self.parties.iter().flat_map(|p| self.topics.iter().map(move |t| (p.as_str(), t.as_str())));
        places.zip(&self.cells).filter_map(|((p, t), c)| c.as_ref().map(|c| (p, t, c)))
    }

    /// Whether no cell has a position.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(Option::is_none)
    }
}

/// The occasions of one cell, in order of day.
pub fn occasions(evidence: &Evidence, selection: &Selection, query: &Query, party: &str, topic: &str) -> Vec<Occasion> {
    let key = evidence.find(party).zip(evidence.find(topic));
    match key.and_then(|k| selection.cells.get(&k)) {
        Some(items) => fold::fold(evidence, items, query.folding),
        None => Vec::new(),
    }
}

/// The codebook's labels in its order, then those that only statements name, by letter.
fn labels<'a>(known: impl Iterator<Item = &'a str>, evidence: &Evidence, of: impl Fn(&Item) -> Sym) -> Vec<String> {
    let mut all: Vec<String> = known.map(str::to_owned).collect();
    let mut more: Vec<&str> =
        evidence.named(of).map(|s| evidence.text(s)).filter(|n| !all.iter().any(|a| a == n)).collect();
    more.sort_unstable();
    all.extend(more.into_iter().map(str::to_owned));
    all
}

/// The cell that these occasions make, of which those after the as-of day do not count.
fn cell(evidence: &Evidence, occasions: &[Occasion], at: Date, query: &Query) -> Option<Cell> {
    let decision = decide::decide(occasions, at, query)?;
    let (_, used) = decide::used(decide::window(occasions, at, query), at);
    let tally = Tally::of(evidence, used.clone(), at, decision.position);
    let deciders = decide::deciders(occasions, at, query, &decision);
    let reports = || deciders.iter().map(|o| o.reports(evidence, at));
    let deciding: Vec<Cited> = reports().map(|r| Cited::of(evidence, best(evidence, r))).collect();
    let condition = reports().flatten().find_map(|n| evidence.item(*n).condition);
    Some(Cell {
        position: decision.position,
        mean: decide::mean(used.clone()),
        since: history::since(occasions, at, query)?,
        decided: decision.day,
        rank: decision.rank,
        counts: tally.counts,
        occasions: tally.counts.iter().sum(),
        agreeing: tally.agreeing,
        agreeing_days: tally.agreeing_days,
        statements: tally.items.len() as u32,
        days: tally.days,
        outlets: tally.outlets,
        speakers: tally.speakers,
        unreviewed: tally.unreviewed,
        flags: Flags {
            contested: contested(decision.position, &tally.counts),
            second_hand: !decision.first_hand,
            one_outlet: tally.outlets == 1,
            stale: days_between(decision.day, at) > STALE,
        },
        condition: condition.map(|c| evidence.words(c).to_owned()),
        quotation: quotation(evidence, &tally.items, &decision),
        deciding,
        ids: tally.items.iter().map(|n| evidence.words(evidence.item(*n).id).to_owned()).collect(),
    })
}

/// Numbers of the evidence that is used.
struct Tally {
    counts: [u32; 4],
    agreeing: u32,
    agreeing_days: u32,
    items: Vec<u32>,
    days: u32,
    outlets: u32,
    speakers: u32,
    unreviewed: u32,
}

impl Tally {
    fn of<'a>(evidence: &Evidence, used: impl Iterator<Item = &'a Occasion>, at: Date, position: Position) -> Tally {
        let (mut counts, mut items, mut agreeing) = ([0; 4], Vec::new(), 0);
        let (mut days, mut agreeing_days) = (FxHashSet::default(), FxHashSet::default());
        for o in used {
            counts[o.stance as usize] += 1;
            days.insert(o.date);
            if position.agrees(o.stance) {
                agreeing += 1;
                agreeing_days.insert(o.date);
            }
            items.extend_from_slice(o.reports(evidence, at));
        }
        evidence.sort(&mut items);
        let each = || items.iter().map(|n| evidence.item(*n));
        Tally {
            counts,
            agreeing,
            agreeing_days: agreeing_days.len() as u32,
            days: days.len() as u32,
            outlets: each()
                .map(|i| (i.outlet, i.outlet.is_none().then_some(i.document)))
                .collect::<FxHashSet<_>>()
                .len() as u32,
            speakers: each().map(|i| i.body).collect::<FxHashSet<_>>().len() as u32,
            unreviewed: each().filter(|i| i.status == Status::Proposed).count() as u32,
            items,
        }
    }
}

/// Whether stances on the other side of the scale stand beside the position.
fn contested(position: Position, counts: &[u32; 4]) -> bool {
    let n = |s: Stance| counts[s as usize];
    match position {
        Position::Holds(Stance::Support | Stance::Conditional) => n(Stance::Oppose) > 0,
        Position::Holds(Stance::Oppose) => n(Stance::Support) + n(Stance::Conditional) > 0,
        Position::Holds(Stance::Neutral) => n(Stance::Oppose) > 0 && n(Stance::Support) + n(Stance::Conditional) > 0,
        Position::Mixed => true,
    }
}

/// Of an occasion's reports the one to cite: first-hand, highest office, with a quotation, earliest.
pub fn best(evidence: &Evidence, items: &[u32]) -> u32 {
    let key = |n: &u32| {
        let i = evidence.item(*n);
        (!i.first_hand(), i.rank, i.quotation.is_none())
    };
    // cannot fail: an occasion has at least one report
    items.iter().copied().min_by_key(key).unwrap_or(0)
}

/// The last first-hand quotation; of its day, one that says what the position is, from the highest office.
fn quotation(evidence: &Evidence, items: &[u32], decision: &decide::Decision) -> Option<Cited> {
    let quoted = items.iter().copied().filter(|n| {
        let i = evidence.item(*n);
        i.first_hand() && i.quotation.is_some()
    });
    let mut by_day: FxHashMap<Option<Date>, Vec<u32>> = FxHashMap::default();
    quoted.for_each(|n| by_day.entry(evidence.item(n).date).or_default().push(n));
    let last = by_day.into_iter().max_by_key(|(day, _)| *day)?.1;
    let key = |n: &u32| {
        let i = evidence.item(*n);
        (Position::Holds(i.stance) != decision.position, i.rank)
    };
    last.into_iter().min_by_key(key).map(|n| Cited::of(evidence, n))
}

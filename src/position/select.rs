//! Which statements count, by cell; and how many do not, and why.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    evidence::{Evidence, Item},
    intern::Sym,
    query::Query,
};
use crate::{
    date::Date,
    statement::{Status, Voice},
};

/// What was left out and what to know: the notes under a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Statements in all.
    pub total: u32,
    /// Statements that count, up to the as-of day.
    pub counted: u32,
    /// Of those that count, how many nobody has reviewed.
    pub unreviewed: u32,
    /// Left out: neither text nor metadata gives a day.
    pub undated: u32,
    /// Left out: no office holder says it.
    pub unofficial: u32,
    /// Left out: a person rejected them.
    pub rejected: u32,
    /// Left out, where only accepted ones were asked for: nobody has accepted them.
    pub unaccepted: u32,
    /// Left out, where only the party's own words were asked for: others say so.
    pub second_hand: u32,
    /// Left out: after the as-of day.
    pub later: u32,
    /// Left out: before the first day asked for.
    pub earlier: u32,
    /// First and last day of the statements that could count, whatever the days asked for.
    pub reach: Option<(Date, Date)>,
}

/// The statements that count, by cell and in stable order.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The as-of day; none where nothing is dated.
    pub at: Option<Date>,
    /// First and last day of the statements that could count, whatever the as-of day.
    pub reach: Option<(Date, Date)>,
    /// Party and topic → numbers of the evidence.
    pub cells: FxHashMap<(Sym, Sym), Vec<u32>>,
    /// What was left out.
    pub notes: Notes,
}

impl Selection {
    /// What the same query selects as of an earlier day, where the first day that counts does not depend on the as-of day.
    pub fn until(&self, evidence: &Evidence, at: Date) -> Selection {
        let mut notes = self.notes;
        let mut cut = |list: &Vec<u32>| {
            let (known, later) = list.split_at(evidence.until(list, at));
            notes.counted -= later.len() as u32;
            notes.later += later.len() as u32;
            let unreviewed = later.iter().filter(|n| evidence.item(**n).status == Status::Proposed);
            notes.unreviewed -= unreviewed.count() as u32;
            known.to_vec()
        };
        let cells =
            self.cells.iter().map(|(key, list)| (*key, cut(list))).filter(|(_, list)| !list.is_empty()).collect();
        Selection { at: Some(at), reach: self.reach, cells, notes }
    }
}

/// Selects by voice, status and day.
pub fn select(evidence: &Evidence, query: &Query) -> Selection {
    let mut notes = Notes { total: evidence.len() as u32, ..Notes::default() };
    let mut reach: Option<(Date, Date)> = None;
    let mut cells: FxHashMap<(Sym, Sym), Vec<u32>> = FxHashMap::default();
    let eligible: Vec<(u32, Date)> = evidence
        .items()
        .iter()
        .enumerate()
        .filter_map(|(n, item)| {
            let day = eligible(item, query, &mut notes)?;
            reach = Some(reach.map_or((day, day), |(a, b)| (a.min(day), b.max(day))));
            Some((n as u32, day))
        })
        .collect();
    let at = query.at.or(reach.map(|r| r.1));
    let first = query.first_day(at);
    for (number, day) in eligible {
        let item = evidence.item(number);
        if first.is_some_and(|first| day < first) {
            notes.earlier += 1;
        } else if at.is_some_and(|at| day > at) {
            notes.later += 1;
        } else {
            notes.counted += 1;
            notes.unreviewed += u32::from(item.status == Status::Proposed);
            cells.entry((item.party, item.topic)).or_default().push(number);
        }
    }
    notes.reach = reach;
    let mut lists: Vec<&mut Vec<u32>> = cells.values_mut().collect();
    lists.par_iter_mut().for_each(|l| evidence.sort(l));
    Selection { at, reach, cells, notes }
}

/// The day of a statement that counts if its day does; else it is noted why not.
fn eligible(item: &Item, query: &Query, notes: &mut Notes) -> Option<Date> {
    if item.status == Status::Rejected {
        notes.rejected += 1;
        return None;
    }
    if query.accepted && item.status != Status::Accepted {
        notes.unaccepted += 1;
        return None;
    }
    if item.voice == Voice::Unofficial && !query.unofficial {
        notes.unofficial += 1;
        return None;
    }
    if query.first_hand && !item.first_hand() {
        notes.second_hand += 1;
        return None;
    }
    notes.undated += u32::from(item.date.is_none());
    item.date
}

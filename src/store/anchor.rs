//! Where stored statements stand in a new version of their text: by paragraph, by quotation, by words.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    JOINT,
    reconcile::{Passage, is_decided},
};
use crate::{
    fold::{fold, words},
    statement::Statement,
};

/// The share of a statement's words that a changed paragraph must still hold.
const OVERLAP: f64 = 0.8;

/// Fewer different words than this identify nothing by themselves.
const FEW: usize = 5;

/// For each stored statement the index of the passage it belongs to now. Statements of one paragraph go together.
///
/// People's statements choose first, and among themselves until nothing moves, so that doing this again on the outcome
/// gives the outcome again.
pub(super) fn anchors(old: &[Statement], fresh: &[Statement], passages: &[Passage]) -> Vec<Option<usize>> {
    let mut groups = groups(old);
    by_digest(&mut groups, passages);
    let folded: Vec<String> = passages.iter().map(|p| fold(p.words)).collect();
    let text = Text { old, fresh, passages, folded };
    for decided in [true, false] {
        let mut taken: BTreeSet<usize> = groups.iter().filter(|g| g.decided || !decided).filter_map(|g| g.at).collect();
        let mut before = usize::MAX;
        while before != taken.len() {
            before = taken.len();
            for find in [by_quotation, by_overlap] {
                for g in groups.iter_mut().filter(|g| g.at.is_none() && g.decided == decided) {
                    g.at = find(g, &text, &taken);
                    taken.extend(g.at);
                }
            }
        }
    }
    let mut out = vec![None; old.len()];
    for g in groups {
        g.all.iter().for_each(|m| out[*m] = g.at);
    }
    out
}

/// What is compared with what.
struct Text<'a> {
    old: &'a [Statement],
    fresh: &'a [Statement],
    passages: &'a [Passage<'a>],
    folded: Vec<String>,
}

/// The statements of one old paragraph.
struct Group {
    digest: String,
    line: u32,
    /// All of them.
    all: Vec<usize>,
    /// Whether a person decided on one.
    decided: bool,
    /// Those whose words count: the decided ones, if there are any.
    members: Vec<usize>,
    at: Option<usize>,
}

fn groups(old: &[Statement]) -> Vec<Group> {
    let mut by_paragraph: BTreeMap<(&str, u32, usize), Vec<usize>> = BTreeMap::new();
    for (n, s) in old.iter().enumerate() {
        // Without a paragraph's digest nothing says that two statements belong together.
        let alone = if s.text.is_empty() { n } else { 0 };
        by_paragraph.entry((&s.text, s.paragraph, alone)).or_default().push(n);
    }
    let group = |((digest, line, _), all): ((&str, u32, usize), Vec<usize>)| {
        let mut members: Vec<usize> = all.iter().copied().filter(|m| is_decided(&old[*m])).collect();
        let decided = !members.is_empty();
        if !decided {
            members.clone_from(&all);
        }
        Group { digest: digest.to_owned(), line, all, decided, members, at: None }
    };
    by_paragraph.into_iter().map(group).collect()
}

/// Equal paragraphs are taken in order: where all others moved by so many lines, if they all stand there; else counted from
/// the bottom, since feeds grow at the top. What is left over shares the first.
fn by_digest(groups: &mut [Group], passages: &[Passage]) {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, p) in passages.iter().enumerate() {
        places.entry(&p.digest).or_default().push(n);
    }
    let shift = shift(groups, passages, &places);
    let mut start = 0;
    while start < groups.len() {
        // Groups are sorted by digest, then line.
        let len = groups[start..].iter().take_while(|g| g.digest == groups[start].digest).count();
        let equal = &mut groups[start..start + len];
        start += len;
        let Some(new) = places.get(equal[0].digest.as_str()) else { continue };
        let at_line = |line: u32| new.iter().copied().find(|n| i64::from(passages[*n].line) == i64::from(line) + shift);
        if equal.iter().all(|g| at_line(g.line).is_some()) {
            equal.iter_mut().for_each(|g| g.at = at_line(g.line));
        } else {
            equal.iter_mut().for_each(|g| g.at = new.first().copied());
            equal.iter_mut().rev().zip(new.iter().rev()).for_each(|(g, n)| g.at = Some(*n));
        }
    }
}

/// By how many lines most paragraphs that are there once have moved.
fn shift(groups: &[Group], passages: &[Passage], places: &HashMap<&str, Vec<usize>>) -> i64 {
    let mut votes: BTreeMap<i64, usize> = BTreeMap::new();
    for g in groups {
        if let Some([n]) = places.get(g.digest.as_str()).map(Vec::as_slice) {
            *votes.entry(i64::from(passages[*n].line) - i64::from(g.line)).or_default() += 1;
        }
    }
    votes.into_iter().max_by_key(|(shift, n)| (*n, -shift.abs())).map_or(0, |(shift, _)| shift)
}

/// The one free passage that holds the first piece of a quotation of the group, word for word.
fn by_quotation(g: &Group, t: &Text, taken: &BTreeSet<usize>) -> Option<usize> {
    g.members.iter().filter_map(|m| t.old[*m].quotation.as_deref()).find_map(|q| {
        let piece = fold(q.split(JOINT).next().unwrap_or(q));
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let mut found = t.folded.iter().enumerate().filter(|(n, f)| !taken.contains(n) && f.contains(piece));
        match (found.next(), found.next()) {
            (Some((n, _)), None) if piece.contains(' ') => Some(n),
            _ => None,
        }
    })
}

/// The one free passage that holds most of the group's words. Where there are few, it must also be coded the same way.
fn by_overlap(g: &Group, t: &Text, taken: &BTreeSet<usize>) -> Option<usize> {
    let mine: BTreeSet<String> = g.members.iter().flat_map(|m| known_words(&t.old[*m])).collect();
    if mine.is_empty() {
        return None;
    }
    let same = |line: u32| {
        let alike = |a: &Statement, b: &Statement| {
            (&a.party, &a.topic, &a.speaker, a.via) == (&b.party, &b.topic, &b.speaker, b.via)
        };
        t.fresh.iter().any(|f| f.paragraph == line && g.members.iter().any(|m| alike(&t.old[*m], f)))
    };
    let mut found: Vec<(f64, usize)> = (0..t.folded.len())
        .filter(|n| !taken.contains(n))
        .map(|n| {
            let theirs: BTreeSet<String> = words(&t.folded[n]).into_iter().collect();
            (mine.intersection(&theirs).count() as f64 / mine.len() as f64, n)
        })
        .filter(|(share, n)| *share >= OVERLAP && (mine.len() >= FEW || same(t.passages[*n].line)))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    match found[..] {
        [(_, n)] => Some(n),
        [(first, n), (second, _), ..] if first > second => Some(n),
        _ => None,
    }
}

/// All words of its paragraph that a statement holds.
fn known_words(s: &Statement) -> Vec<String> {
    let texts = s.quotation.iter().chain(&s.condition).chain(&s.evidence);
    texts.flat_map(|t| words(&t.replace(JOINT, " "))).collect()
}

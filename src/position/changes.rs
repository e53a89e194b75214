//! What differs between two boards, statement by statement: those that came, those that went, and fields that changed.

use rustc_hash::FxHashMap;

use super::{board::Board, cite::Cited, evidence::Item};

/// A statement with its cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Whose position.
    pub party: String,
    /// On what.
    pub topic: String,
    /// The statement.
    pub statement: Cited,
}

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in files.
    pub name: &'static str,
    /// Before; empty where it was absent.
    pub from: String,
    /// After, likewise.
    pub to: String,
}

/// Statements that count at one end and not at the other, or differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// They count at TO only.
    pub added: Vec<Entry>,
    /// They count at FROM only.
    pub removed: Vec<Entry>,
    /// They count at both ends and say something else.
    pub altered: Vec<(Entry, Vec<Field>)>,
}

impl Changes {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.altered.is_empty()
    }
}

/// Compares the statements that count at either end, by id, in order of day.
pub fn changes(from: &Board<'_>, to: &Board<'_>) -> Changes {
    let (before, after) = (by_id(from), by_id(to));
    let mut out = Changes::default();
    for number in sorted(to) {
        let item = to.evidence().item(number);
        match before.get(to.evidence().words(item.id)) {
            None => out.added.push(entry(to, number)),
            Some(old) => {
                let fields = fields((from, *old), (to, number));
                if !fields.is_empty() {
                    out.altered.push((entry(to, number), fields));
                }
            }
        }
    }
    let gone = |n: &u32| !after.contains_key(from.evidence().words(from.evidence().item(*n).id));
    out.removed = sorted(from).into_iter().filter(gone).map(|n| entry(from, n)).collect();
    out
}

fn by_id<'a>(board: &Board<'a>) -> FxHashMap<&'a str, u32> {
    let evidence = board.evidence();
    board.numbers().map(|n| (evidence.words(evidence.item(n).id), n)).collect()
}

fn sorted(board: &Board<'_>) -> Vec<u32> {
    let mut all: Vec<u32> = board.numbers().collect();
    all.sort_unstable_by(|a, b| board.evidence().order(board.evidence().item(*a), board.evidence().item(*b)));
    all
}

fn entry(board: &Board<'_>, number: u32) -> Entry {
    let (evidence, item) = (board.evidence(), board.evidence().item(number));
    Entry {
        party: evidence.text(item.party).to_owned(),
        topic: evidence.text(item.topic).to_owned(),
        statement: Cited::of(evidence, number),
    }
}

/// The fields that differ, in the order on disk.
fn fields(from: (&Board<'_>, u32), to: (&Board<'_>, u32)) -> Vec<Field> {
    let values = |(board, number): (&Board<'_>, u32)| {
        let (e, c) = (entry(board, number), Cited::of(board.evidence(), number));
        let item: &Item = board.evidence().item(number);
        let day = c.date.map(|d| d.to_string());
        [
            ("date", day.unwrap_or_default()),
            ("party", e.party),
            ("topic", e.topic),
            ("stance", c.stance.word().to_owned()),
            ("condition", c.condition.unwrap_or_default()),
            ("via", c.via.to_string()),
            ("voice", item.voice.to_string()),
            ("speaker", c.speaker.unwrap_or_default()),
            ("office", c.office.unwrap_or_default()),
            ("quotation", c.quotation.unwrap_or_default()),
            ("status", c.status.to_string()),
        ]
    };
    let pairs = values(from).into_iter().zip(values(to));
    pairs.filter(|(a, b)| a.1 != b.1).map(|((name, from), (_, to))| Field { name, from, to }).collect()
}

/// A run of words that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// Before only.
    Gone(String),
    /// After only.
    New(String),
}

/// Products of lengths over which words are not compared one by one.
const MOST: usize = 1 << 22;

/// Word-level changes: the longest common words stay, what differs goes before what comes.
pub fn words(from: &str, to: &str) -> Vec<Piece> {
    let (a, b): (Vec<&str>, Vec<&str>) = (from.split_whitespace().collect(), to.split_whitespace().collect());
    let mut out: Vec<Piece> = Vec::new();
    if a.len().saturating_mul(b.len()) > MOST {
        out.extend([Piece::Gone(a.join(" ")), Piece::New(b.join(" "))]);
        return out;
    }
    // longest[i][j]: words in common of a[i..] and b[j..]
    let width = b.len() + 1;
    let mut longest = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = match a[i] == b[j] {
                true => longest[(i + 1) * width + j + 1] + 1,
                false => longest[(i + 1) * width + j].max(longest[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let (mut gone, mut new): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut same: Vec<&str> = Vec::new();
    loop {
        let stays = i < a.len() && j < b.len() && a[i] == b[j];
        if stays || (i == a.len() && j == b.len()) {
            if !gone.is_empty() || !new.is_empty() {
                push(&mut out, &mut same, Piece::Same);
                push(&mut out, &mut gone, Piece::Gone);
                push(&mut out, &mut new, Piece::New);
            }
            if !stays {
                push(&mut out, &mut same, Piece::Same);
                return out;
            }
            same.push(a[i]);
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || (i < a.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
            gone.push(a[i]);
            i += 1;
        } else {
            new.push(b[j]);
            j += 1;
        }
    }
}

fn push(out: &mut Vec<Piece>, words: &mut Vec<&str>, piece: fn(String) -> Piece) {
    if !words.is_empty() {
        out.push(piece(words.join(" ")));
        words.clear();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        codebook::Codebook,
        position::{
            Evidence, Query,
            laws::statements,
            sample::{quoting, said},
        },
        statement::{Sourced, Stance::*},
    };

    fn between(a: &[Sourced], b: &[Sourced]) -> Changes {
        let (a, b): (Evidence, Evidence) = (a.iter().collect(), b.iter().collect());
        let (codebook, query) = (Codebook::default(), Query::default());
        changes(&Board::new(&a, &codebook, &query), &Board::new(&b, &codebook, &query))
    }

    #[test]
    fn each_statement_came_went_or_changed() {
        let old = [said(1, "2023-03-01", Support), quoting(said(2, "2023-03-02", Oppose), "We shall never leave")];
        let new = [quoting(said(2, "2023-03-02", Neutral), "We shall soon leave"), said(3, "2023-03-03", Support)];
        let c = between(&old, &new);
        assert_eq!((c.added.len(), c.removed.len(), c.altered.len()), (1, 1, 1));
        let fields: Vec<_> = c.altered[0].1.iter().map(|f| f.name).collect();
        assert_eq!(fields, ["stance", "quotation"]);
        let f = &c.altered[0].1[1];
        let pieces = [
            Piece::Same("We shall".into()),
            Piece::Gone("never".into()),
            Piece::New("soon".into()),
            Piece::Same("leave".into()),
        ];
        assert_eq!(words(&f.from, &f.to), pieces);
    }

    proptest! {
        #[test]
        fn nothing_changes_from_a_set_to_itself(all in statements()) {
            prop_assert!(between(&all, &all).is_empty());
        }

        #[test]
        fn the_pieces_make_both_texts(a in "[ab c]{0,24}", b in "[ab c]{0,24}") {
            let (mut from, mut to) = (Vec::new(), Vec::new());
            for piece in words(&a, &b) {
                match piece {
                    Piece::Same(w) => { from.push(w.clone()); to.push(w); }
                    Piece::Gone(w) => from.push(w),
                    Piece::New(w) => to.push(w),
                }
            }
            let plain = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(from.join(" "), plain(&a));
            prop_assert_eq!(to.join(" "), plain(&b));
        }
    }
}

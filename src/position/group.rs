//! The matrix by something finer than the party: who speaks, from which office, in which outlet, in which month.

use rustc_hash::FxHashMap;

use super::{
    evidence::{Evidence, Item},
    fold::Body,
    matrix::{Cell, Matrix},
    query::Query,
};
use crate::{
    codebook::{Codebook, office},
    statement::Via,
};

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// A party.
    #[default]
    Party,
    /// A speaker of a party, or a body that speaks for it.
    Speaker,
    /// An office of a party, whoever holds it.
    Office,
    /// What one outlet reports of a party.
    Outlet,
    /// What a party said in one month alone.
    Month,
}

impl By {
    /// The word in options and files.
    pub fn word(self) -> &'static str {
        match self {
            By::Party => "party",
            By::Speaker => "speaker",
            By::Office => "office",
            By::Outlet => "outlet",
            By::Month => "month",
        }
    }
}

/// A row that is a part of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The party.
    pub party: String,
    /// The speaker, office, outlet or month.
    pub part: String,
}

/// The matrix with one row for each part of each party that has a position, the parties in their order and the parts by
/// name. A part's evidence is weighed by itself: echoes are folded, and the horizon runs, within it.
pub fn matrix(evidence: Evidence, codebook: &Codebook, query: &Query, by: By) -> (Matrix, Vec<Group>) {
    if by == By::Party {
        return (Matrix::build(&evidence, codebook, query), Vec::new());
    }
    let order = Matrix::build(&Evidence::default(), codebook, query).parties;
    let names = Speakers::of(&evidence);
    let evidence = evidence.regrouped(|e, item| {
        let group = Group { party: e.text(item.party).to_owned(), part: part(e, item, by, &names) };
        key(&group)
    });
    let mut matrix = Matrix::build(&evidence, codebook, query);
    let mut rows: Vec<(usize, Group)> = Vec::new();
    for (n, label) in matrix.parties.iter().enumerate() {
        let filled = (0..matrix.topics.len()).any(|c| matrix.at(n, c).is_some());
        rows.extend(parsed(label).filter(|_| filled).map(|g| (n, g)));
    }
    let place = |g: &Group| order.iter().position(|p| *p == g.party).unwrap_or(usize::MAX);
    rows.sort_by(|(_, a), (_, b)| (place(a), &a.party, &a.part).cmp(&(place(b), &b.party, &b.part)));
    matrix.keep(&rows.iter().map(|(n, _)| *n).collect::<Vec<_>>(), &(0..matrix.topics.len()).collect::<Vec<_>>());
    let groups: Vec<Group> = rows.into_iter().map(|(_, g)| g).collect();
    matrix.parties = groups.iter().map(|g| format!("{}: {}", g.party, g.part)).collect();
    if by == By::Month {
        // A month that is over is not stale: it is what that month was.
        matrix.cells.iter_mut().flatten().for_each(|c| c.flags.stale = false);
    }
    (matrix, groups)
}

/// Between party and part in a label: no name of a file holds it.
const BETWEEN: char = '\u{1f}';

fn key(g: &Group) -> String {
    format!("{}{BETWEEN}{}", g.party.replace(BETWEEN, " "), g.part.replace(BETWEEN, " "))
}

fn parsed(label: &str) -> Option<Group> {
    let (party, part) = label.split_once(BETWEEN)?;
    Some(Group { party: party.to_owned(), part: part.to_owned() })
}

/// The name that each person's statements mostly give, the first by letter of equally frequent ones.
struct Speakers(FxHashMap<Body, String>);

impl Speakers {
    fn of(evidence: &Evidence) -> Speakers {
        let mut counted: FxHashMap<Body, FxHashMap<&str, u32>> = FxHashMap::default();
        for item in evidence.items() {
            if let (Body::Person(_), Some(name)) = (item.body, item.speaker) {
                *counted.entry(item.body).or_default().entry(evidence.text(name)).or_default() += 1;
            }
        }
        let most = |names: FxHashMap<&str, u32>| {
            let best = names.into_iter().min_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
            best.map(|(name, _)| name.to_owned()).unwrap_or_default()
        };
        Speakers(counted.into_iter().map(|(body, names)| (body, most(names))).collect())
    }
}

fn part(e: &Evidence, item: &Item, by: By, names: &Speakers) -> String {
    let office = || match (item.office, item.via) {
        (Some(o), _) => {
            let id = e.text(o);
            office::find(id).map_or(id, |k| k.words).to_owned()
        }
        (None, Via::Narrated) => "act of the party".to_owned(),
        (None, _) => "unnamed source".to_owned(),
    };
    // What others say of a party is not its own row: the reader must see that at once.
    let of_it = |who: String| if item.first_hand() { who } else { format!("{who} (about the party)") };
    match by {
        By::Speaker => of_it(names.0.get(&item.body).filter(|n| !n.is_empty()).cloned().unwrap_or_else(office)),
        By::Office => of_it(office()),
        By::Outlet => {
            item.outlet.map_or_else(|| format!("no outlet ({})", e.text(item.document)), |o| e.text(o).to_owned())
        }
        By::Month => item.date.map_or_else(String::new, |d| format!("{:04}-{:02}", d.year(), d.month())),
        By::Party => String::new(),
    }
}

/// In which order rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As the codebook has them.
    #[default]
    Codebook,
    /// By letter.
    Name,
    /// Those of whom something was said last, first.
    Newest,
    /// Those with most occasions first.
    Most,
}

/// Which rows and columns are shown, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// Only these parties; none: all.
    pub parties: Vec<String>,
    /// Only these topics; none: all.
    pub topics: Vec<String>,
    /// The order of the rows.
    pub sort: Sort,
    /// Whether rows and columns without any position go.
    pub filled: bool,
}

/// Arranges a matrix; the groups go with their rows.
pub fn arrange(matrix: &mut Matrix, groups: &mut Vec<Group>, how: &Arrangement) {
    let named = |list: &[String], name: &str| list.is_empty() || list.iter().any(|n| n == name);
    let party = |row: usize| groups.get(row).map_or(&matrix.parties[row], |g| &g.party);
    let mut rows: Vec<usize> = (0..matrix.parties.len()).filter(|r| named(&how.parties, party(*r))).collect();
    let mut columns: Vec<usize> = (0..matrix.topics.len()).filter(|c| named(&how.topics, &matrix.topics[*c])).collect();
    if how.filled {
        let all = columns.clone();
        columns.retain(|c| rows.iter().any(|r| matrix.at(*r, *c).is_some()));
        rows.retain(|r| all.iter().any(|c| matrix.at(*r, *c).is_some()));
    }
    let of = |r: usize| -> Vec<&Cell> { columns.iter().filter_map(|c| matrix.at(r, *c)).collect() };
    match how.sort {
        Sort::Codebook => {}
        Sort::Name => rows.sort_by(|a, b| matrix.parties[*a].cmp(&matrix.parties[*b])),
        Sort::Newest => rows.sort_by_key(|r| std::cmp::Reverse(of(*r).into_iter().map(|c| c.decided).max())),
        Sort::Most => rows.sort_by_key(|r| std::cmp::Reverse(of(*r).into_iter().map(|c| c.occasions).sum::<u32>())),
    }
    if !groups.is_empty() {
        *groups = rows.iter().filter_map(|r| groups.get(*r).cloned()).collect();
    }
    matrix.keep(&rows, &columns);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        position::{
            Position,
            laws::statements,
            sample::{by, said},
        },
        statement::{Sourced, Stance::*},
    };

    fn of(all: &[Sourced], by: By) -> (Matrix, Vec<Group>) {
        matrix(all.iter().collect(), &Codebook::default(), &Query::default(), by)
    }

    #[test]
    fn each_speaker_has_a_row_whatever_the_spelling() {
        let mut other = said(3, "2023-03-09", Support);
        other.statement.speaker = Some("Vale".into());
        let all = [
            said(1, "2023-03-01", Oppose),
            said(2, "2023-03-02", Oppose),
            other,
            by(said(4, "2023-03-03", Neutral), "Osric Tane", "minister"),
        ];
        let (m, groups) = of(&all, By::Speaker);
        assert_eq!(m.parties, ["Norland: Mara Vale", "Norland: Osric Tane"]);
        assert_eq!(m.cell("Norland: Mara Vale", "truce").unwrap().position, Position::Holds(Support));
        assert_eq!(groups[1].part, "Osric Tane");
        let (m, _) = of(&all, By::Office);
        assert_eq!(m.parties, ["Norland: head of state", "Norland: minister"]);
    }

    #[test]
    fn a_month_is_weighed_by_itself_and_is_never_stale() {
        let all = [said(1, "2023-01-05", Support), said(2, "2023-08-09", Oppose)];
        let (m, _) = of(&all, By::Month);
        assert_eq!(m.parties, ["Norland: 2023-01", "Norland: 2023-08"]);
        let cell = m.cell("Norland: 2023-01", "truce").unwrap();
        assert_eq!((cell.position, cell.flags.stale), (Position::Holds(Support), false));
    }

    #[test]
    fn rows_are_kept_and_sorted() {
        let mut theirs = said(2, "2023-03-09", Support);
        theirs.statement.party = "Suthermark".into();
        let (mut m, mut groups) = of(&[said(1, "2023-03-01", Support), theirs], By::Outlet);
        arrange(&mut m, &mut groups, &Arrangement { sort: Sort::Newest, ..Arrangement::default() });
        assert_eq!(m.parties[0], "Suthermark: Outlet 2");
        arrange(&mut m, &mut groups, &Arrangement { parties: vec!["Norland".into()], ..Arrangement::default() });
        assert_eq!((m.parties.len(), groups[0].part.as_str()), (1, "Outlet 1"));
    }

    proptest! {
        #[test]
        fn parts_have_the_same_statements_as_the_whole(all in statements()) {
            let whole = of(&all, By::Party).0.notes;
            for by in [By::Speaker, By::Office, By::Outlet, By::Month] {
                let (m, groups) = of(&all, by);
                prop_assert_eq!(m.notes, whole);
                prop_assert_eq!(m.parties.len(), groups.len());
                prop_assert_eq!(m.cells.len(), m.parties.len() * m.topics.len());
            }
        }
    }
}

//! Statements from several sources as one set.

use std::collections::{HashMap, hash_map::Entry};

use super::reconcile::is_decided;
use crate::statement::{Sourced, Status};

/// The statements of all sources, each id once, in the order in which they came. Of two with the same id the reviewed one
/// wins, then one that a person changed, then the first.
pub fn union(sources: impl IntoIterator<Item = Vec<Sourced>>) -> Vec<Sourced> {
    let mut sources = sources.into_iter();
    let mut out = sources.next().unwrap_or_default();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut n = 0;
    out.retain(|s| {
        let new = !places.contains_key(&s.statement.id);
        if new {
            places.insert(s.statement.id.clone(), n);
            n += 1;
        }
        new
    });
    for s in sources.flatten() {
        match places.entry(s.statement.id.clone()) {
            Entry::Vacant(place) => {
                place.insert(out.len());
                out.push(s);
            }
            Entry::Occupied(place) if weight(&s) > weight(&out[*place.get()]) => out[*place.get()] = s,
            Entry::Occupied(_) => {}
        }
    }
    out
}

fn weight(s: &Sourced) -> u8 {
    match s.statement.status {
        Status::Accepted | Status::Rejected => 2,
        Status::Proposed => u8::from(is_decided(&s.statement)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::{Statement, example};

    fn one(id: &str, status: Status, document: &str) -> Sourced {
        let mut statement = Statement { id: id.into(), status, ..example() };
        statement.machine = Some(crate::digest::machine(&statement));
        Sourced { document: document.into(), outlet: None, url: None, coder: None, statement }
    }

    #[test]
    fn the_reviewed_one_wins_whichever_came_first() {
        let a = vec![one("x", Status::Proposed, "first"), one("y", Status::Rejected, "first")];
        let b = vec![
            one("y", Status::Proposed, "second"),
            one("x", Status::Accepted, "second"),
            one("z", Status::Proposed, "second"),
        ];
        let both = union([a.clone(), b]);
        let short: Vec<_> = both.iter().map(|s| (s.statement.id.as_str(), s.document.as_str())).collect();
        assert_eq!(short, [("x", "second"), ("y", "first"), ("z", "second")]);
        assert_eq!(union([a.clone(), a.clone()]), a);
        assert_eq!(union([[a.clone(), a.clone()].concat()]), a);
    }
}

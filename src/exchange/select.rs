//! The statements that an export counts.

use std::collections::HashMap;

use crate::{
    position::{Query, select::Notes},
    statement::{Sourced, Status, Via, Voice},
    store::Head,
};

/// Statements with what is known of their documents.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The statements.
    pub statements: Vec<Sourced>,
    /// Heads by the documents' ids; a document may be missing.
    pub heads: HashMap<String, Head>,
}

/// Keeps what the query asks for by voice, status and day, and says what was left out. Its horizon, folding and rule are
/// for positions and do nothing here.
pub fn select(source: &mut Source, query: &Query) -> Notes {
    let mut notes = Notes { total: source.statements.len() as u32, ..Notes::default() };
    source.statements.retain(|s| keeps(&s.statement, query, &mut notes));
    notes
}

fn keeps(s: &crate::statement::Statement, query: &Query, notes: &mut Notes) -> bool {
    if s.status == Status::Rejected || (query.accepted && s.status != Status::Accepted) {
        notes.rejected += u32::from(s.status == Status::Rejected);
        return false;
    }
    if s.voice == Voice::Unofficial && !query.unofficial {
        notes.unofficial += 1;
        return false;
    }
    if query.first_hand && s.via == Via::Attributed {
        return false;
    }
    let Some(day) = s.date else {
        notes.undated += 1;
        return false;
    };
    if query.from.is_some_and(|from| day < from) {
        notes.earlier += 1;
        return false;
    }
    if query.at.is_some_and(|at| day > at) {
        notes.later += 1;
        return false;
    }
    notes.counted += 1;
    notes.unreviewed += u32::from(s.status == Status::Proposed);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        date::Date,
        statement::{Statement, example},
    };

    #[test]
    fn what_does_not_count_is_counted_by_its_reason() {
        let one =
            |statement: Statement| Sourced { document: "d".into(), outlet: None, url: None, coder: None, statement };
        let mut source = Source {
            statements: vec![
                one(example()),
                one(Statement { status: Status::Rejected, ..example() }),
                one(Statement { voice: Voice::Unofficial, ..example() }),
                one(Statement { date: None, ..example() }),
                one(Statement { date: Some(Date::constant(2020, 1, 1)), ..example() }),
                one(Statement { date: Some(Date::constant(2030, 1, 1)), ..example() }),
            ],
            ..Source::default()
        };
        let query = Query {
            from: Some(Date::constant(2025, 1, 1)),
            at: Some(Date::constant(2025, 12, 31)),
            ..Query::default()
        };
        let notes = select(&mut source, &query);
        assert_eq!(source.statements.len(), 1);
        let got =
            [notes.total, notes.counted, notes.rejected, notes.unofficial, notes.undated, notes.earlier, notes.later];
        assert_eq!(got, [6, 1, 1, 1, 1, 1, 1]);
    }
}

//! Statements of the made-up conflict for the tests of this module.

use crate::{
    codebook::Codebook,
    position::{Evidence, Matrix, Query},
    statement::{Sourced, Stance, Statement, Status, Via, Voice},
};

/// A direct, official statement of Norland on the truce by its president, with no quotation.
pub fn said(id: u32, day: &str, stance: Stance) -> Sourced {
    Sourced {
        document: format!("doc-{id}"),
        outlet: Some(format!("Outlet {id}")),
        url: None,
        coder: None,
        statement: Statement {
            id: format!("{id:012x}"),
            text: "5be17c02d9a4".into(),
            paragraph: 1,
            date: day.parse().ok(),
            date_reason: None,
            party: "Norland".into(),
            topic: "truce".into(),
            stance,
            condition: None,
            via: Via::Direct,
            voice: Voice::Official,
            speaker: Some("Mara Vale".into()),
            actor: Some("vale".into()),
            office: Some("head-of-state".into()),
            relayed_by: None,
            quotation: None,
            spans: vec![],
            evidence: vec![],
            confidence: None,
            machine: None,
            status: Status::Proposed,
            proposed: None,
            note: None,
        },
    }
}

/// The same, by another.
pub fn by(mut s: Sourced, speaker: &str, office: &str) -> Sourced {
    s.statement.speaker = Some(speaker.into());
    s.statement.actor = None;
    s.statement.office = Some(office.into());
    s
}

/// The same, with a quotation.
pub fn quoting(mut s: Sourced, words: &str) -> Sourced {
    s.statement.quotation = Some(words.into());
    s
}

/// The same, as others report it.
pub fn attributed(s: Sourced) -> Sourced {
    let mut s = by(s, "Lena Corvin", "head-of-state");
    s.statement.via = Via::Attributed;
    s
}

/// The matrix by the default rule, as of the newest day.
pub fn matrix(all: &[Sourced]) -> Matrix {
    matrix_by(all, &Query::default())
}

/// The matrix of a query.
pub fn matrix_by(all: &[Sourced], query: &Query) -> Matrix {
    Matrix::build(&all.iter().collect::<Evidence>(), &Codebook::default(), query)
}

//! Whole records from the inputs that a command names: for exports that write the records themselves.

use std::{collections::HashMap, path::PathBuf};

use demarche::{
    code::Want,
    error::{Error, Result},
    exchange,
    store::{self, StoredDocument},
};

use super::{
    Session,
    input::Source,
    load::open,
    texts::{self, TextArgs},
};

/// What the inputs gave.
pub struct Whole {
    /// The statements with their documents' heads; of two with the same id the reviewed one.
    pub source: exchange::Source,
    /// Whether some input, or a part of it, could not be used.
    pub partly: bool,
}

/// Reads all inputs as one set of whole records. An input that cannot be used is said, and the others are read.
pub fn whole(session: &Session, inputs: &[PathBuf], args: &TextArgs) -> Result<Whole> {
    let (sources, mut partly) = open(session, inputs)?;
    let (texts, statements): (Vec<_>, Vec<_>) =
        sources.into_iter().partition(|s| matches!(s, Source::Text(_) | Source::Documents(_)));
    let (mut sets, mut heads) = (Vec::new(), HashMap::new());
    let mut keep = |document: &StoredDocument| {
        heads.insert(document.document.id.clone(), document.document.clone());
        sets.push(store::sourced(document).collect());
    };
    let mut lines = Vec::new();
    let mut used = 0;
    for source in statements {
        let name = source.input().name();
        let read = match source {
            Source::Statements(input) => input.bytes().map(|bytes| {
                let (set, faults) = exchange::lines(&name, &bytes);
                partly |= !faults.is_empty();
                faults.iter().for_each(|d| session.tell(d));
                lines.push(set);
            }),
            Source::Stored(input) | Source::Text(input) | Source::Documents(input) => {
                input.bytes().and_then(|bytes| store::parse(&name, &bytes)).map(|d| keep(&d))
            }
        };
        match read {
            Ok(()) => used += 1,
            Err(e) => {
                partly = true;
                session.complain(&e);
            }
        }
    }
    if !texts.is_empty() {
        partly |= texts::each(session, texts, args, Want::default(), |text| {
            used += 1;
            keep(&text.stored);
            Ok(())
        })?;
    }
    if used == 0 {
        return Err(Error::Faults(Vec::new())); // each has been said
    }
    sets.extend(lines);
    Ok(Whole { source: exchange::Source { statements: store::union(sets), heads }, partly })
}

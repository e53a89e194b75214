//! From the inputs that a command names to evidence: stored statements, JSON Lines, and texts coded on the fly.

use std::{collections::HashMap, path::PathBuf};

use demarche::{
    code::Want,
    error::{Error, Result},
    exchange,
    position::{Evidence, lines},
    store::{self, StoredDocument},
};

use super::{
    Session,
    input::{self, Source},
    texts::{self, TextArgs},
};

/// What the inputs gave.
pub struct Loaded {
    /// The statements of all of them.
    pub evidence: Evidence,
    /// Whether some input, or a part of it, could not be used: the exit status is then 2.
    pub partly: bool,
}

/// Reads all inputs as one set. An input that cannot be used is said, and the others are read; if none can, that is an error.
pub fn load(session: &Session, inputs: &[PathBuf], args: &TextArgs) -> Result<Loaded> {
    let (sources, faults) = open(session, inputs)?;
    let mut loaded = Loaded { evidence: Evidence::default(), partly: faults };
    let (texts, statements): (Vec<_>, Vec<_>) =
        sources.into_iter().partition(|s| matches!(s, Source::Text(_) | Source::Documents(_)));
    let mut used = !texts.is_empty();
    for source in statements {
        match read(session, source, &mut loaded.partly) {
            Ok(part) => {
                used = true;
                loaded.evidence.append(part);
            }
            Err(e) => {
                loaded.partly = true;
                session.complain(&e);
            }
        }
    }
    let mut coded = 0;
    if !texts.is_empty() {
        loaded.partly |= texts::each(session, texts, args, Want::default(), |text| {
            coded += 1;
            store::sourced(&text.stored).for_each(|s| loaded.evidence.push(&s));
            Ok(())
        })?;
        used = coded > 0 || !loaded.evidence.is_empty();
    }
    if !used {
        return Err(Error::Faults(Vec::new())); // each has been said
    }
    loaded.evidence = loaded.evidence.settle();
    Ok(loaded)
}

/// Tells the inputs apart, and says which could not be opened; an error if that is all of them.
pub fn open(session: &Session, inputs: &[PathBuf]) -> Result<(Vec<Source>, bool)> {
    let (sources, faults) = input::open(inputs);
    let serious = faults.iter().any(|d| d.severity == demarche::diag::Severity::Error);
    if sources.is_empty() && serious {
        return Err(Error::Faults(faults));
    }
    faults.iter().for_each(|d| session.tell(d));
    Ok((sources, serious))
}

/// What the inputs gave, whole: for exports that write the records themselves.
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

fn read(session: &Session, source: Source, partly: &mut bool) -> Result<Evidence> {
    match source {
        Source::Statements(input) => {
            let name = input.name();
            let (evidence, faults) = lines::read(&name, &input.bytes()?);
            if evidence.is_empty() && !faults.is_empty() {
                return Err(Error::Faults(faults));
            }
            *partly |= !faults.is_empty();
            faults.iter().for_each(|d| session.tell(d));
            Ok(evidence)
        }
        Source::Stored(input) | Source::Text(input) | Source::Documents(input) => {
            let name = input.name();
            let document = store::parse(&name, &input.bytes()?)?;
            let mut evidence = Evidence::default();
            store::sourced(&document).for_each(|s| evidence.push(&s));
            Ok(evidence)
        }
    }
}

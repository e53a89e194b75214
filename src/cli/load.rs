//! From the inputs that a command names to evidence: stored statements, JSON Lines, and texts coded on the fly.

use std::path::PathBuf;

use demarche::{
    code::Want,
    diag::Diagnostic,
    error::{Error, Result},
    position::{Evidence, lines},
    store,
};
use rayon::prelude::*;

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
    let parts: Vec<_> = statements.into_par_iter().with_min_len(8).map(read).collect();
    for part in parts {
        match part {
            Ok((part, faults)) => {
                used = true;
                loaded.partly |= !faults.is_empty();
                faults.iter().for_each(|d| session.tell(d));
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

/// The statements of one source, with the faults of lines that could not be used.
pub fn read(source: Source) -> Result<(Evidence, Vec<Diagnostic>)> {
    match source {
        Source::Statements(input) => {
            let name = input.name();
            let (evidence, faults) = lines::read(&name, input.reader()?)?;
            if evidence.is_empty() && !faults.is_empty() {
                return Err(Error::Faults(faults));
            }
            Ok((evidence, faults))
        }
        Source::Stored(input) | Source::Text(input) | Source::Documents(input) => {
            let name = input.name();
            let document = store::parse(&name, &input.bytes()?)?;
            let mut evidence = Evidence::default();
            store::sourced(&document).for_each(|s| evidence.push(&s));
            Ok((evidence, Vec::new()))
        }
    }
}

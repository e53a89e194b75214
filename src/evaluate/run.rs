//! Codes the texts of a gold set, all documents in parallel, into records to be scored.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{
    gold::{GoldSet, Source},
    record::{self, Records},
};
use crate::{
    code::{self, Coded, Switches, Trace, Want},
    codebook::Codebook,
    read::{self, Document, Options, Split},
};

/// What coding a set gave.
#[derive(Debug, Default)]
pub struct Prediction {
    /// The records.
    pub records: Records,
    /// By document id and line, how a paragraph was coded; empty unless asked for.
    pub traces: BTreeMap<(String, u32), Trace>,
}

/// Codes every text of a set.
pub fn code_set(set: &GoldSet, codebook: &Codebook, switches: &Switches, traces: bool) -> Prediction {
    let want = Want { traces, ..Want::default() };
    let coded: Vec<(&Source, Coded)> =
        set.sources.par_iter().map(|s| (s, code::code(&open(s), codebook, switches, want))).collect();
    let mut out = Prediction::default();
    for (source, coded) in coded {
        let id = &source.meta.id;
        out.records.extend(record::from_statements(id, &coded.statements));
        out.traces.extend(coded.traces.into_iter().map(|t| ((id.clone(), t.line), t)));
    }
    out
}

/// The document of a text whose lines are its paragraphs, its kind being found out.
pub fn open(source: &Source) -> Document {
    let options = Options { split: Split::Line, ..Options::default() };
    read::document_with(source.text.clone(), source.meta.clone(), options).0
}

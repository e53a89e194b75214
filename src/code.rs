//! The one place that runs read → segment → attribute → classify, and keeps the trace.

use crate::{attribute::Attribution, codebook::Codebook, diag::Diagnostic, read::Document, statement::Statement};

/// What to leave out or replace while coding: for `eval --without` and `eval --oracle`. Default: nothing.
#[derive(Clone, Debug, Default)]
pub struct Switches {
    /// Names of mechanisms that are off.
    pub without: Vec<String>,
}

/// Everything that coding a document gave.
#[derive(Clone, Debug, Default)]
pub struct Coded {
    /// The records, in text order.
    pub statements: Vec<Statement>,
    /// What `attributions` prints, in text order.
    pub attributions: Vec<Attribution>,
    /// Per paragraph (by index), how it was coded; filled only when asked for.
    pub traces: Vec<Trace>,
    /// Notices.
    pub diagnostics: Vec<Diagnostic>,
}

/// How one paragraph was coded, for `explain`.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// 1-based line.
    pub line: u32,
    /// The steps, one heading and its lines each, in order.
    pub steps: Vec<(String, Vec<String>)>,
}

/// What to produce.
#[derive(Clone, Copy, Debug, Default)]
pub struct Want {
    /// The list of attributions of every paragraph.
    pub attributions: bool,
    /// The traces.
    pub traces: bool,
}

/// Codes one document.
pub fn code(_document: &Document, _codebook: &Codebook, _switches: &Switches, _want: Want) -> Coded {
    Coded::default()
}

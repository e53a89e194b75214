//! `show`: the statements behind a cell, a row or a column.

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    diag::Diagnostic,
    position::behind,
    render::{show as render, tree},
};

use super::{Exit, Run, Session, load, query::QueryArgs, table, texts::TextArgs, views};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// A party, a topic, both, or neither for all; then inputs [default: ./positions]
    #[arg(value_name = "PARTY|TOPIC|INPUT")]
    what: Vec<String>,
    /// Form of the output
    #[arg(long, short, value_enum, default_value_t, value_name = "FORM")]
    format: Form,
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    text: TextArgs,
}

/// Forms of the listing.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Form {
    /// For the terminal.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For people and programs.
    Yaml,
}

/// Prints the statements.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let (inputs, words) = views::inputs(codebook, &args.what);
    let loaded = load::load(session, &inputs, &args.text)?;
    let (row, column) = views::cell(&loaded.evidence, codebook, &words)?;
    let query = args.query.query();
    let (matrix, cells) = behind::behind(&loaded.evidence, codebook, &query, row.as_deref(), column.as_deref());
    table::say_if_empty(session, &matrix);
    if cells.is_empty() && !matrix.is_empty() {
        let of = [row.map(|p| format!("by {p}")), column.map(|t| format!("on {t}"))];
        let of = of.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let at = matrix.at.map(|d| format!(" up to {d}")).unwrap_or_default();
        session.tell(&Diagnostic::note("no-statements", format!("no statement {of} counts{at}")));
    }
    session.write(&match args.format {
        Form::Text if cells.is_empty() => String::new(),
        Form::Text => render::text(&cells, &session.style()),
        Form::Json => tree::json(&render::tree(&cells, &codebook.coder())),
        Form::Yaml => tree::yaml(&render::tree(&cells, &codebook.coder())),
    })?;
    Ok(if loaded.partly { Exit::Partly } else { Exit::Done })
}

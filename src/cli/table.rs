//! `table`: the stance matrix as of a date.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    diag::Diagnostic,
    position::Matrix,
    render::{csv, legend, markdown, summary, table, tree},
};

use super::{Exit, Run, Session, load, query::QueryArgs, texts::TextArgs};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Texts, stored statements (YAML), JSON Lines, folders, or `-` [default: ./positions]
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Form of the output
    #[arg(long, short, value_enum, default_value_t, value_name = "FORM")]
    format: Form,
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    text: TextArgs,
}

/// Forms of a matrix.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Form {
    /// For the terminal.
    #[default]
    Table,
    /// A pipe table.
    Markdown,
    /// One line for each party and topic.
    Csv,
    /// Everything that is known of each cell.
    Json,
}

/// Prints the matrix.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let loaded = load::load(session, &args.inputs, &args.text)?;
    let matrix = Matrix::build(&loaded.evidence, codebook, &args.query.query());
    say_if_empty(session, &matrix);
    session.write(&match args.format {
        Form::Table => table::matrix(&matrix, &session.style()),
        Form::Markdown => markdown::matrix(&matrix),
        Form::Csv => csv::matrix(&matrix),
        Form::Json => tree::json(&summary::summary(&matrix, &codebook.coder())),
    })?;
    Ok(if loaded.partly { Exit::Partly } else { Exit::Done })
}

/// Says why no cell has a position, and what can be done, where that is so.
pub fn say_if_empty(session: &Session, matrix: &Matrix) {
    if matrix.is_empty() {
        let (what, help) = legend::emptiness(matrix);
        let note = Diagnostic::note("no-positions", what);
        session.tell(&match help {
            Some(help) => note.suggest(help),
            None => note,
        });
    }
}

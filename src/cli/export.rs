//! `export`: the summary of all positions with their sources.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    position::Matrix,
    render::{briefing, csv, summary, tree},
};

use super::{Exit, Run, Session, load, query::QueryArgs, table, texts::TextArgs};

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

/// Forms of a summary.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Form {
    /// For people and programs.
    #[default]
    Yaml,
    /// For programs.
    Json,
    /// One line for each party and topic.
    Csv,
    /// For a briefing.
    Markdown,
}

/// Writes the summary.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let loaded = load::load(session, &args.inputs, &args.text)?;
    let matrix = Matrix::build(&loaded.evidence, codebook, &args.query.query());
    table::say_if_empty(session, &matrix);
    let coder = codebook.coder();
    session.write(&match args.format {
        Form::Yaml => tree::yaml(&summary::summary(&matrix, &coder)),
        Form::Json => tree::json(&summary::summary(&matrix, &coder)),
        Form::Csv => csv::summary(&matrix),
        Form::Markdown => briefing::markdown(&matrix, &coder),
    })?;
    Ok(if loaded.partly { Exit::Partly } else { Exit::Done })
}

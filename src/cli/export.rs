//! `export`: the summary of all positions with their sources.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    position::Matrix,
    render::{briefing, csv, summary, tree},
};

use super::{Exit, Run, Session, load, page, query::QueryArgs, table, texts::TextArgs};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Texts, stored statements (YAML), JSON Lines, folders, or `-` [default: ./positions]
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Form of the output
    #[arg(long, short, value_enum, default_value_t, value_name = "FORM")]
    format: Form,
    /// A one-page Markdown briefing with numbered sources and a methods paragraph
    #[arg(long, conflicts_with_all = ["format", "profile"])]
    brief: bool,
    /// A Markdown profile of one party: where it stands, how it got there, what it asks, who speaks
    #[arg(long, value_name = "PARTY", conflicts_with = "format")]
    profile: Option<String>,
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
    let query = args.query.query();
    let matrix = Matrix::build(&loaded.evidence, codebook, &query);
    table::say_if_empty(session, &matrix);
    let coder = codebook.coder();
    let page = match &args.profile {
        Some(party) => Some(page::profile(&loaded.evidence, codebook, &query, &args.inputs, party)?),
        None if args.brief => Some(page::brief(&loaded.evidence, codebook, &query, &args.inputs)),
        None => None,
    };
    session.write(&match args.format {
        _ if page.is_some() => page.unwrap_or_default(),
        Form::Yaml => tree::yaml(&summary::summary(&matrix, &coder)),
        Form::Json => tree::json(&summary::summary(&matrix, &coder)),
        Form::Csv => csv::summary(&matrix),
        Form::Markdown => briefing::markdown(&matrix, &coder),
    })?;
    Ok(if loaded.partly { Exit::Partly } else { Exit::Done })
}

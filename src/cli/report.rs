//! `report`: one HTML page that needs nothing else.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use demarche::position::Matrix;

use super::{Exit, Run, Session, load, page, query::QueryArgs, table, texts::TextArgs};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Texts, stored statements (YAML), JSON Lines, folders, or `-` [default: ./positions]
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    text: TextArgs,
}

/// Writes the page.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let loaded = load::load(session, &args.inputs, &args.text)?;
    let query = args.query.query();
    table::say_if_empty(session, &Matrix::build(&loaded.evidence, codebook, &query));
    session.write(&page::report(&loaded.evidence, codebook, &query, &args.inputs))?;
    Ok(if loaded.partly { Exit::Partly } else { Exit::Done })
}

//! `export`: the summary of all positions with their sources.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    diag::Diagnostic,
    exchange::{self, Network, Qualifier},
    position::Matrix,
    render::{briefing, csv, summary, tree},
};

use super::{
    Exit, Run, Session, load, page,
    query::QueryArgs,
    table,
    texts::TextArgs,
    whole::{self, Whole},
};

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
    /// The statements as an event list of the Discourse Network Analyzer: agreement yes or no.
    DnaCsv,
    /// The same with the stance on the scale, for a statement type with an integer variable.
    DnaCsvScale,
    /// Counts of statements by party, topic and stance, as a matrix in CSV.
    TwoMode,
    /// The same as a network for Gephi, igraph, NetworkX.
    Graphml,
}

/// Writes the summary.
pub fn run(args: &Args, session: &Session) -> Run {
    if args.format.is_exchange() {
        return exchange(args, session);
    }
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
        Form::DnaCsv | Form::DnaCsvScale | Form::TwoMode | Form::Graphml => String::new(), // see `exchange`
    })?;
    Ok(if loaded.partly { Exit::Partly } else { Exit::Done })
}

impl Form {
    /// Whether it is for the tools of the field, with the statements as they are and not the positions.
    fn is_exchange(self) -> bool {
        matches!(self, Form::DnaCsv | Form::DnaCsvScale | Form::TwoMode | Form::Graphml)
    }
}

/// Writes statements or their counts for another tool.
fn exchange(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let Whole { mut source, partly } = whole::whole(session, &args.inputs, &args.text)?;
    let notes = exchange::select(&mut source, &args.query.query());
    for (n, why) in [(notes.undated, "undated"), (notes.unofficial, "unofficial (`--all-voices`)")] {
        if n > 0 {
            session.tell(&Diagnostic::note("export-left-out", format!("left out as {why}: {n}")));
        }
    }
    if notes.counted == 0 {
        let message = format!("none of the {} statements counts; nothing but the head is written", notes.total);
        session.tell(&Diagnostic::note("no-statements", message));
    }
    session.write(&match args.format {
        Form::DnaCsv => event_list(session, &source, Qualifier::Agreement),
        Form::DnaCsvScale => event_list(session, &source, Qualifier::Scale),
        Form::TwoMode => exchange::two_mode(&Network::of(&source, codebook)),
        _ => exchange::graphml(&Network::of(&source, codebook), &codebook.coder()),
    })?;
    Ok(if partly { Exit::Partly } else { Exit::Done })
}

fn event_list(session: &Session, source: &exchange::Source, qualifier: Qualifier) -> String {
    let list = exchange::event_list(source, qualifier);
    if list.ungraded > 0 {
        let message = format!("left out as conditional or neutral, which agreement cannot say: {}", list.ungraded);
        session.tell(&Diagnostic::note("export-left-out", message).suggest("`--format dna-csv-scale` keeps them"));
    }
    list.text
}

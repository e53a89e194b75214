//! `timeline`: how positions moved, and because of what.

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    diag::Diagnostic,
    position::Timeline,
    render::{csv, svg, timeline as render, tree},
};

use super::{Exit, Run, Session, names, query::QueryArgs, table, texts::TextArgs};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Parties and topics to keep to (none: all), then inputs [default: ./positions]
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

/// Forms of a timeline.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Form {
    /// A chart for the terminal.
    #[default]
    Text,
    /// A picture.
    Svg,
    /// For a briefing.
    Markdown,
    /// One line for each position that began.
    Csv,
    /// For programs.
    Json,
    /// For people and programs.
    Yaml,
}

/// Prints the timeline.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let (loaded, named) = names::load(session, &args.what, &args.text)?;
    let query = args.query.query();
    let (matrix, found) = Timeline::of(&loaded.evidence, codebook, &query, &named.parties, &named.topics);
    table::say_if_empty(session, &matrix);
    if found.lanes.is_empty() && !matrix.is_empty() {
        let of = [("by", &named.parties), ("on", &named.topics)].into_iter().filter(|(_, names)| !names.is_empty());
        let of: String = of.map(|(word, names)| format!(" {word} {}", names.join(" or "))).collect();
        let at = matrix.at.map(|d| format!(" up to {d}")).unwrap_or_default();
        session.tell(&Diagnostic::note("no-statements", format!("no statement{of} counts{at}")));
    }
    session.write(&match args.format {
        Form::Text if found.lanes.is_empty() => String::new(),
        Form::Text => render::text(&found, &matrix, &session.style()),
        Form::Svg => svg::timeline(&found),
        Form::Markdown => render::markdown(&found, &matrix),
        Form::Csv => csv::write(&render::rows(&found)),
        Form::Json => tree::json(&render::tree(&found, &codebook.coder())),
        Form::Yaml => tree::yaml(&render::tree(&found, &codebook.coder())),
    })?;
    Ok(if loaded.partly { Exit::Partly } else { Exit::Done })
}

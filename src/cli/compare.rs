//! `compare`: parties side by side, topic by topic.

use clap::Args as ClapArgs;
use demarche::{
    diag::Diagnostic,
    error::Error,
    position::compare,
    render::{compare as render, csv, tree},
};

use super::{Exit, Run, Session, names, query::QueryArgs, table, texts::TextArgs, views::Form};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Two parties or more (none: all of them), topics to keep to, inputs [default: ./positions]
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

/// Prints the comparison.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let (loaded, named) = names::load(session, &args.what, &args.text)?;
    let parties = match named.parties.as_slice() {
        [] => {
            let all = codebook.parties().map(str::to_owned).collect::<Vec<_>>();
            if all.len() < 2 { spoken(&loaded.evidence) } else { all }
        }
        [one] => return Err(alone(one, codebook.parties().filter(|p| p != one))),
        _ => named.parties,
    };
    if let [one] = parties.as_slice() {
        return Err(alone(one, std::iter::empty()));
    }
    let query = args.query.query();
    let (matrix, found) = compare::compare(&loaded.evidence, codebook, &query, &parties, &named.topics);
    table::say_if_empty(session, &matrix);
    if !matrix.is_empty() {
        say_silent(session, &found);
    }
    session.write(&match args.format {
        Form::Text if matrix.is_empty() => String::new(),
        Form::Text => render::text(&found, &matrix, &session.style()),
        Form::Markdown => render::markdown(&found, &matrix),
        Form::Csv => csv::write(&render::rows(&found)),
        Form::Json => tree::json(&render::tree(&found, &codebook.coder())),
        Form::Yaml => tree::yaml(&render::tree(&found, &codebook.coder())),
    })?;
    Ok(if loaded.partly { Exit::Partly } else { Exit::Done })
}

/// The parties that the statements name, where the codebook knows none.
fn spoken(evidence: &demarche::position::Evidence) -> Vec<String> {
    let mut all: Vec<String> = evidence.items().iter().map(|i| evidence.text(i.party).to_owned()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn alone<'a>(one: &str, others: impl Iterator<Item = &'a str>) -> Error {
    let d = Diagnostic::error("compare-one", format!("{one} alone cannot be compared"));
    let others: Vec<String> = others.map(|o| format!("`{o}`")).collect();
    let advice = match others.as_slice() {
        [] => "name a second party".to_owned(),
        others => format!("name a second party, for instance {}; none compares all", others.join(", ")),
    };
    d.suggest(advice).into()
}

/// Parties of whom no statement counts.
fn say_silent(session: &Session, found: &compare::Comparison) {
    for (n, party) in found.parties.iter().enumerate() {
        if found.rows.iter().all(|r| r.cells[n].is_none()) {
            let on = if found.rows.len() == 1 { format!(" on {}", found.rows[0].topic) } else { String::new() };
            let at = found.at.map(|d| format!(" up to {d}")).unwrap_or_default();
            session.tell(&Diagnostic::note("no-statements", format!("no statement by {party}{on} counts{at}")));
        }
    }
}

//! `show`: the statements behind a cell, a row or a column.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    codebook::Codebook,
    diag::Diagnostic,
    error::Error,
    position::{Evidence, behind},
    render::{show as render, tree},
    suggest,
};

use super::{Exit, Run, Session, load, query::QueryArgs, table, texts::TextArgs};

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
    let names = |word: &str| (party(codebook, word), topic(codebook, word));
    let (inputs, words): (Vec<&String>, Vec<&String>) =
        args.what.iter().partition(|w| names(w) == (None, None) && (*w == "-" || Path::new(w.as_str()).exists()));
    let inputs: Vec<PathBuf> = inputs.into_iter().map(PathBuf::from).collect();
    // A word that no input can answer is said before anything is read, unless the statements themselves may name it.
    let loaded = load::load(session, &inputs, &args.text)?;
    let (mut row, mut column) = (None, None);
    for word in words {
        match find(&loaded.evidence, codebook, word)? {
            Named::Party(p) if row.is_none() => row = Some(p),
            Named::Topic(t) if column.is_none() => column = Some(t),
            Named::Party(_) => return Err(twice("party", word)),
            Named::Topic(_) => return Err(twice("topic", word)),
        }
    }
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

/// What a word names.
pub enum Named {
    Party(String),
    Topic(String),
}

/// The party or the topic that a word names, in the codebook or in the statements.
pub fn find(evidence: &Evidence, codebook: &Codebook, word: &str) -> Result<Named, Error> {
    if let Some(label) = party(codebook, word) {
        return Ok(Named::Party(label));
    }
    if let Some(label) = topic(codebook, word) {
        return Ok(Named::Topic(label));
    }
    let same = |name: &str| name.eq_ignore_ascii_case(word);
    for item in evidence.items() {
        let (p, t) = (evidence.text(item.party), evidence.text(item.topic));
        if same(p) {
            return Ok(Named::Party(p.to_owned()));
        }
        if same(t) {
            return Ok(Named::Topic(t.to_owned()));
        }
    }
    let known: Vec<&str> = codebook.parties().chain(codebook.topics()).collect();
    let d = Diagnostic::error("unknown-name", format!("`{word}` is no party, topic, file or folder"));
    Err(d.suggest(suggest::advice(word, known)).into())
}

/// The label of a party by id or name, whatever the case.
pub fn party(codebook: &Codebook, word: &str) -> Option<String> {
    let named = |n: &String| n.eq_ignore_ascii_case(word);
    let found = codebook.domain.parties.iter().find(|p| named(&p.id) || p.names.iter().any(named))?;
    found.names.first().cloned()
}

/// The label of a topic by id or name, whatever the case.
pub fn topic(codebook: &Codebook, word: &str) -> Option<String> {
    let named = |n: &str| n.eq_ignore_ascii_case(word);
    let place = codebook.domain.topics.iter().position(|t| named(&t.id) || named(&t.name))?;
    codebook.topics().nth(place).map(str::to_owned)
}

fn twice(kind: &str, word: &str) -> Error {
    let d = Diagnostic::error("named-twice", format!("`{word}` is a second {kind}; one {kind} at most is shown"));
    d.suggest("name none for all of them").into()
}

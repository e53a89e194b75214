//! What the views of the evidence share (`conditions`, `contradictions`, `sources`): which cells, which form, which evidence.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    codebook::Codebook,
    diag::Diagnostic,
    error::Error,
    position::{Evidence, Matrix, Query},
    render::{
        csv,
        tree::{self, Node},
    },
    suggest,
};

use super::{Exit, Run, Session, load, query::QueryArgs, table, texts::TextArgs};

/// Arguments of a view.
#[derive(Debug, ClapArgs)]
pub struct ViewArgs {
    /// A party, a topic, both, or neither for all; then inputs [default: ./positions]
    #[arg(value_name = "PARTY|TOPIC|INPUT")]
    what: Vec<String>,
    /// Form of the output
    #[arg(long, short, value_enum, default_value_t, value_name = "FORM")]
    pub format: Form,
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    text: TextArgs,
}

/// Forms of a view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For the terminal.
    #[default]
    Text,
    /// For a briefing.
    Markdown,
    /// For a spreadsheet.
    Csv,
    /// For programs.
    Json,
    /// For people and programs.
    Yaml,
}

/// A view's question with the evidence to answer it.
pub struct Asked {
    /// The evidence.
    pub evidence: Evidence,
    /// Which of it counts.
    pub query: Query,
    /// Only this party.
    pub party: Option<String>,
    /// Only this topic.
    pub topic: Option<String>,
    partly: bool,
}

/// One view, ready to be written in any form.
pub struct View<'a> {
    /// For the terminal.
    pub text: &'a dyn Fn() -> String,
    /// For a briefing.
    pub markdown: &'a dyn Fn() -> String,
    /// Rows for a spreadsheet, the head first.
    pub rows: &'a dyn Fn() -> Vec<Vec<String>>,
    /// For programs.
    pub tree: &'a dyn Fn() -> Node,
}

impl ViewArgs {
    /// Reads the inputs and finds out which cells are meant.
    pub fn ask(&self, session: &Session) -> Result<Asked, Error> {
        let codebook = session.codebook()?;
        let (inputs, words) = inputs(codebook, &self.what);
        let loaded = load::load(session, &inputs, &self.text)?;
        let (party, topic) = cell(&loaded.evidence, codebook, &words)?;
        Ok(Asked { evidence: loaded.evidence, query: self.query.query(), party, topic, partly: loaded.partly })
    }
}

impl Asked {
    /// Writes the view; where nothing is found, says so: `nothing` continues "no statement by … on …".
    pub fn show(&self, session: &Session, form: Form, matrix: &Matrix, nothing: Option<&str>, view: &View<'_>) -> Run {
        table::say_if_empty(session, matrix);
        if let Some(nothing) = nothing.filter(|_| !matrix.is_empty()) {
            session.tell(&Diagnostic::note("nothing-found", self.sentence(matrix, nothing)));
        }
        session.write(&match form {
            Form::Text if nothing.is_some() => String::new(),
            Form::Text => (view.text)(),
            Form::Markdown => (view.markdown)(),
            Form::Csv => csv::write(&(view.rows)()),
            Form::Json => tree::json(&(view.tree)()),
            Form::Yaml => tree::yaml(&(view.tree)()),
        })?;
        Ok(if self.partly { Exit::Partly } else { Exit::Done })
    }

    /// `no statement by Norland on truce sets a condition up to 2023-03-21`.
    fn sentence(&self, matrix: &Matrix, nothing: &str) -> String {
        let by = self.party.as_ref().map(|p| format!(" by {p}")).unwrap_or_default();
        let on = self.topic.as_ref().map(|t| format!(" on {t}")).unwrap_or_default();
        let at = matrix.at.map(|d| format!(" up to {d}")).unwrap_or_default();
        let cells = matrix.filled();
        let silent = !cells.into_iter().any(|(p, t, _)| {
            self.party.as_deref().is_none_or(|x| x == p) && self.topic.as_deref().is_none_or(|x| x == t)
        });
        let what = if silent { "counts" } else { nothing };
        format!("no statement{by}{on} {what}{at}")
    }
}

/// Words that name inputs, and the others. A name of the codebook is never an input.
pub fn inputs<'a>(codebook: &Codebook, what: &'a [String]) -> (Vec<PathBuf>, Vec<&'a str>) {
    let is_name = |w: &str| party(codebook, w).is_some() || topic(codebook, w).is_some();
    let is_input = |w: &str| !is_name(w) && (w == "-" || Path::new(w).exists());
    let (inputs, words): (Vec<&str>, Vec<&str>) = what.iter().map(String::as_str).partition(|w| is_input(w));
    (inputs.into_iter().map(PathBuf::from).collect(), words)
}

/// The party and the topic that the words name, whatever their case.
///
/// # Errors
/// A word is no name, with the nearest one; or two parties or topics are named.
pub fn cell(
    evidence: &Evidence,
    codebook: &Codebook,
    words: &[&str],
) -> Result<(Option<String>, Option<String>), Error> {
    let (mut row, mut column) = (None, None);
    for word in words {
        let (kind, slot, label) = match find(evidence, codebook, word)? {
            Named::Party(label) => ("party", &mut row, label),
            Named::Topic(label) => ("topic", &mut column, label),
        };
        if slot.replace(label).is_some() {
            let d =
                Diagnostic::error("named-twice", format!("`{word}` is a second {kind}; one {kind} at most is shown"));
            return Err(d.suggest("name none for all of them").into());
        }
    }
    Ok((row, column))
}

/// What a word names.
pub enum Named {
    Party(String),
    Topic(String),
}

/// The party or the topic that a word names, in the codebook or in the statements.
///
/// # Errors
/// It is no name, with the nearest one.
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
    let said = evidence.items().iter().flat_map(|i| [evidence.text(i.party), evidence.text(i.topic)]);
    let known: std::collections::BTreeSet<&str> = codebook.parties().chain(codebook.topics()).chain(said).collect();
    let d = Diagnostic::error("unknown-name", format!("`{word}` is no party, topic, file or folder"));
    Err(d.suggest(suggest::advice(word, known)).into())
}

pub fn party(codebook: &Codebook, word: &str) -> Option<String> {
    let named = |n: &String| n.eq_ignore_ascii_case(word);
    let found = codebook.domain.parties.iter().find(|p| named(&p.id) || p.names.iter().any(named))?;
    found.names.first().cloned()
}

pub fn topic(codebook: &Codebook, word: &str) -> Option<String> {
    let named = |n: &str| n.eq_ignore_ascii_case(word);
    let place = codebook.domain.topics.iter().position(|t| named(&t.id) || named(&t.name))?;
    codebook.topics().nth(place).map(str::to_owned)
}

/// The party of a name.
///
/// # Errors
/// It is no party's, with the nearest that is.
pub fn one_party(evidence: &Evidence, codebook: &Codebook, word: &str) -> Result<String, Error> {
    match find(evidence, codebook, word) {
        Ok(Named::Party(label)) => Ok(label),
        _ => {
            let d = Diagnostic::error("unknown-party", format!("`{word}` is no party"));
            Err(d.suggest(suggest::advice(word, codebook.parties().collect::<Vec<_>>())).into())
        }
    }
}

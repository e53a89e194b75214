//! `diff`: what shifted between two dates, or two sets, and because of which statement.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    date::Date,
    diag::Diagnostic,
    error::Error,
    position::{Board, Evidence, Query, diff},
    render::{diff as render, diff::Ends, tree},
};

use super::{
    Exit, Run, Session, load,
    query::{VoiceArgs, day},
    texts::TextArgs,
};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// A date, a range `FIRST..LAST`, or a file or folder of statements
    #[arg(value_name = "FROM")]
    from: String,
    /// The same kind of thing
    #[arg(value_name = "TO")]
    to: String,
    /// What the dates are of: texts, stored statements, JSON Lines, folders, or `-` [default: ./positions]
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Form of the output
    #[arg(long, short, value_enum, default_value_t, value_name = "FORM")]
    format: Form,
    /// End with status 1 if a position shifted
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    voices: VoiceArgs,
    #[command(flatten)]
    text: TextArgs,
}

/// Forms of a diff.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Form {
    /// For the terminal.
    #[default]
    Text,
    /// A pipe table.
    Markdown,
    /// For programs.
    Json,
    /// For programs and people.
    Yaml,
}

/// One end of the comparison.
enum End {
    Days(Option<Date>, Date),
    Set(PathBuf),
}

/// Prints the shifts.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let ends = (end(&args.from)?, end(&args.to)?);
    let query = |end: &End| match end {
        End::Days(from, at) => Query { from: *from, at: Some(*at), ..args.voices.query() },
        End::Set(_) => args.voices.query(),
    };
    let (from, to, partly) = sets(args, session, &ends)?;
    let right = to.as_ref().unwrap_or(&from);
    let boards = (Board::new(&from, codebook, &query(&ends.0)), Board::new(right, codebook, &query(&ends.1)));
    let found = diff::diff(&boards.0, &boards.1);
    let names = Ends { from: args.from.clone(), to: args.to.clone() };
    session.write(&match args.format {
        Form::Text => render::text(&found, &names, &session.style()),
        Form::Markdown => render::markdown(&found, &names),
        Form::Json => tree::json(&render::tree(&found, &names, &codebook.coder())),
        Form::Yaml => tree::yaml(&render::tree(&found, &names, &codebook.coder())),
    })?;
    Ok(match (partly, args.exit_code && !found.shifts.is_empty()) {
        (true, _) => Exit::Partly,
        (_, true) => Exit::Findings,
        _ => Exit::Done,
    })
}

/// The evidence of both ends; the second is none where both are days of one set.
fn sets(args: &Args, session: &Session, ends: &(End, End)) -> Result<(Evidence, Option<Evidence>, bool), Error> {
    match ends {
        (End::Days(..), End::Days(..)) => {
            let loaded = load::load(session, &args.inputs, &args.text)?;
            Ok((loaded.evidence, None, loaded.partly))
        }
        (End::Set(from), End::Set(to)) if args.inputs.is_empty() => {
            let from = load::load(session, std::slice::from_ref(from), &args.text)?;
            let to = load::load(session, std::slice::from_ref(to), &args.text)?;
            Ok((from.evidence, Some(to.evidence), from.partly || to.partly))
        }
        (End::Set(_), End::Set(_)) => {
            let d = Diagnostic::error("diff-inputs", "two files or folders are compared as they are: no further input");
            Err(d.suggest("name dates to compare days of an input: `demarche diff 2025-03-10 2025-03-14 INPUT`").into())
        }
        _ => {
            let d = Diagnostic::error("diff-ends", "a date cannot be compared with a file or folder");
            Err(d.suggest("name two dates, or two files or folders").into())
        }
    }
}

fn end(text: &str) -> Result<End, Error> {
    let range = text.split_once("..").filter(|_| !Path::new(text).exists());
    if let Some((Ok(first), Ok(last))) = range.map(|(first, last)| (day(first), day(last))) {
        if first <= last {
            return Ok(End::Days(Some(first), last));
        }
        let d = Diagnostic::error("diff-ends", format!("the range `{text}` ends before it begins"));
        return Err(d.suggest(format!("did you mean `{last}..{first}`?")).into());
    }
    match day(text) {
        Ok(at) => Ok(End::Days(None, at)),
        Err(_) if Path::new(text).exists() || text == "-" => Ok(End::Set(PathBuf::from(text))),
        Err(_) => {
            let d = Diagnostic::error("diff-ends", format!("`{text}` is neither a date nor a file or folder"));
            Err(d.suggest("a day is written YYYY-MM-DD, a range FIRST..LAST").into())
        }
    }
}

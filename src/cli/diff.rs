//! `diff`: what shifted between two dates, or two sets, and because of which statement.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    date::Date,
    diag::Diagnostic,
    error::Error,
    position::{Board, Evidence, Query, changes, diff},
    render::{changes as statements, changes::Detail, diff as render, diff::Ends, tree},
};

use super::{
    Exit, Run, Session, git, load,
    query::{VoiceArgs, day},
    texts::TextArgs,
};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// A date, a range `FIRST..LAST`, or a file or folder of statements
    #[arg(value_name = "FROM", required_unless_present = "git")]
    from: Option<String>,
    /// The same kind of thing
    #[arg(value_name = "TO", required_unless_present = "git")]
    to: Option<String>,
    /// What the dates are of: texts, stored statements, JSON Lines, folders, or `-` [default: ./positions]
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// From the statements as a git revision has them, to those of now; or between two, `A..B`
    #[arg(long, value_name = "REVISION")]
    git: Option<String>,
    /// Which statements came, went and changed; `words` shows the changes word by word
    #[arg(long, value_enum, value_name = "HOW", num_args = 0..=1, default_missing_value = "statements", require_equals = true)]
    detail: Option<DetailArg>,
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
    /// One line, for chat and cron.
    Line,
    /// A pipe table.
    Markdown,
    /// For programs.
    Json,
    /// For programs and people.
    Yaml,
}

/// How much is told of statements.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum DetailArg {
    /// Fields before and after.
    Statements,
    /// Word by word, too.
    Words,
}

/// One end of the comparison.
enum End {
    Days(Option<Date>, Date),
    Set(PathBuf),
}

/// Prints the shifts.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let asked = match &args.git {
        Some(revision) => revisions(args, session, revision)?,
        None => named(args, session)?,
    };
    let [before, after] = &asked.queries;
    let [left, right] = match &asked.to {
        None => Board::pair(&asked.from, codebook, [before, after]),
        Some(to) => {
            let boards = rayon::join(|| Board::new(&asked.from, codebook, before), || Board::new(to, codebook, after));
            [boards.0, boards.1]
        }
    };
    let found = diff::diff(&left, &right);
    let detail = args.detail.map(|d| {
        let detail = match d {
            DetailArg::Statements => Detail::Statements,
            DetailArg::Words => Detail::Words,
        };
        (detail, changes::changes(&left, &right))
    });
    let names = &asked.names;
    let node = || {
        let mut node = render::tree(&found, names, &codebook.coder());
        if let (tree::Node::Map(pairs), Some((how, changes))) = (&mut node, &detail) {
            pairs.push(("statements".to_owned(), statements::tree(changes, *how)));
        }
        node
    };
    let style = session.style();
    let more = |write: &dyn Fn(&changes::Changes, Detail) -> String| {
        detail.as_ref().map(|(how, changes)| write(changes, *how)).unwrap_or_default()
    };
    session.write(&match args.format {
        Form::Text => {
            let below = more(&|c, how| format!("\n{}", statements::text(c, how, &style)));
            format!("{}{below}", render::text(&found, names, &style))
        }
        Form::Line => render::line(&found, names),
        Form::Markdown => format!("{}{}", render::markdown(&found, names), more(&statements::markdown)),
        Form::Json => tree::json(&node()),
        Form::Yaml => tree::yaml(&node()),
    })?;
    Ok(match (asked.partly, args.exit_code && !found.shifts.is_empty()) {
        (true, _) => Exit::Partly,
        (_, true) => Exit::Findings,
        _ => Exit::Done,
    })
}

/// What is compared: the second set is none where both ends are of one.
struct Asked {
    from: Evidence,
    to: Option<Evidence>,
    queries: [Query; 2],
    names: Ends,
    partly: bool,
}

/// Two dates, or two sets.
fn named(args: &Args, session: &Session) -> Result<Asked, Error> {
    let text = |end: &Option<String>| end.clone().unwrap_or_default(); // clap has seen to it that both are there
    let names = Ends { from: text(&args.from), to: text(&args.to) };
    let ends = (end(&names.from)?, end(&names.to)?);
    let query = |end: &End| match end {
        End::Days(from, at) => Query { from: *from, at: Some(*at), ..args.voices.query() },
        End::Set(_) => args.voices.query(),
    };
    let queries = [query(&ends.0), query(&ends.1)];
    let (from, to, partly) = sets(args, session, &ends)?;
    Ok(Asked { from, to, queries, names, partly })
}

/// A git revision and now, or two revisions.
fn revisions(args: &Args, session: &Session, revision: &str) -> Result<Asked, Error> {
    let inputs: Vec<PathBuf> = args.from.iter().chain(&args.to).map(PathBuf::from).chain(args.inputs.clone()).collect();
    if let Some(day) = args.from.iter().chain(&args.to).find(|w| day(w).is_ok()) {
        let d = Diagnostic::error("diff-git", format!("`{day}` is a date, and `--git` compares revisions"));
        return Err(d.suggest("name inputs or nothing beside `--git`").into());
    }
    let query = || args.voices.query();
    let (first, second) = revision.split_once("..").map_or((revision, None), |(a, b)| (a, Some(b)));
    let (from, mut partly) = git::evidence(session, first, &inputs)?;
    let to = match second {
        Some(second) => git::evidence(session, second, &inputs)?,
        None => {
            let loaded = load::load(session, &inputs, &args.text)?;
            (loaded.evidence, loaded.partly)
        }
    };
    partly |= to.1;
    let names = Ends { from: first.to_owned(), to: second.unwrap_or("now").to_owned() };
    Ok(Asked { from, to: Some(to.0), queries: [query(), query()], names, partly })
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

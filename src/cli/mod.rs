//! Arguments, input and output: the only place that knows clap and does I/O for the program.
//!
//! A command is one file: a `clap::Args` struct and `run(&Args, &Session) -> Run`. It has one row in [`Command`], one line
//! in [`Command::run`], one in [`groups::GROUPS`], and its page with examples in `help/<command>.txt`.

mod add;
mod attributions;
mod check;
mod cite;
mod classify;
mod compare;
mod completions;
mod conditions;
mod contradictions;
mod diff;
mod edit;
mod eval;
mod explain;
mod export;
mod fields;
mod git;
mod groups;
mod import;
mod init;
mod input;
mod load;
mod look;
mod man;
mod names;
mod out;
mod page;
mod pager;
mod query;
#[cfg(test)]
mod reference;
mod report;
mod review;
mod schema;
mod session;
mod show;
mod sniff;
mod sources;
mod table;
mod texts;
mod timeline;
mod titles;
mod verify;
mod views;
mod whole;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use demarche::error::Error;

pub use session::{Global, Session};

/// How a command ended, when it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done: status 0.
    Done,
    /// Done, and there are findings (`check`, `verify`, `diff --exit-code`): status 1.
    Findings,
    /// Some inputs could not be used, as was said; the others are done: status 2.
    Partly,
}

/// What a command returns: an error is said on standard error and ends with status 2.
pub type Run = Result<Exit, Error>;

#[derive(Debug, Parser)]
#[command(name = "demarche", version, max_term_width = look::WIDEST, styles = look::styles(), subcommand_required = true, arg_required_else_help = true)]
#[command(about = "Who says what at the negotiating table: from news text to a stance matrix")]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Text in, statements out
    #[command(after_help = include_str!("help/classify.txt"))]
    Classify(classify::Args),
    /// Who says what, before any coding: source, cue, content
    #[command(after_help = include_str!("help/attributions.txt"))]
    Attributions(attributions::Args),
    /// Why it is so: a statement, a paragraph, a cell, a rule, a code
    #[command(after_help = include_str!("help/explain.txt"))]
    Explain(explain::Args),
    /// The stance matrix as of a date
    #[command(after_help = include_str!("help/table.txt"))]
    Table(table::Args),
    /// What shifted between two dates or sets, and because of what
    #[command(after_help = include_str!("help/diff.txt"))]
    Diff(diff::Args),
    /// The statements behind a cell, a row or a column
    #[command(after_help = include_str!("help/show.txt"))]
    Show(show::Args),
    /// The summary with its sources: YAML, JSON, CSV, Markdown, …
    #[command(after_help = include_str!("help/export.txt"))]
    Export(export::Args),
    /// Parties side by side: distance, and where conditions meet
    #[command(after_help = include_str!("help/compare.txt"))]
    Compare(compare::Args),
    /// How positions moved, each shift with its cause; chart or SVG
    #[command(after_help = include_str!("help/timeline.txt"))]
    Timeline(timeline::Args),
    /// A statement as a citation: text, Markdown, BibTeX
    #[command(after_help = include_str!("help/cite.txt"))]
    Cite(cite::Args),
    /// What is demanded in return: every condition, in its own words
    #[command(after_help = include_str!("help/conditions.txt"))]
    Conditions(conditions::Args),
    /// Who said both yes and no within a few days
    #[command(after_help = include_str!("help/contradictions.txt"))]
    Contradictions(contradictions::Args),
    /// What each position rests on: outlets, own or others' words
    #[command(after_help = include_str!("help/sources.txt"))]
    Sources(sources::Args),
    /// A statement by hand, validated before it is stored
    #[command(after_help = include_str!("help/add.txt"))]
    Add(Box<add::Args>),
    /// Change a stored statement; what was proposed is remembered
    #[command(after_help = include_str!("help/edit.txt"))]
    Edit(Box<edit::Args>),
    /// Accept, correct or reject proposed statements, one by one
    #[command(after_help = include_str!("help/review.txt"))]
    Review(review::Args),
    /// Is the store sound: every fault with its place
    #[command(after_help = include_str!("help/check.txt"))]
    Check(check::Args),
    /// Is each quotation word for word at its place in its text
    #[command(after_help = include_str!("help/verify.txt"))]
    Verify(verify::Args),
    /// Statements of DNA, the Discourse Network Analyzer
    #[command(after_help = include_str!("help/import.txt"))]
    Import(import::Args),
    /// Score the coder against hand-coded gold or another coder
    #[command(after_help = include_str!("help/eval.txt"))]
    Eval(eval::Args),
    /// One HTML page: matrix, evidence, timeline; needs nothing else
    #[command(after_help = include_str!("help/report.txt"))]
    Report(report::Args),
    /// Begin a project: a store with a template, and a codebook
    #[command(after_help = include_str!("help/init.txt"))]
    Init(init::Args),
    /// The JSON Schema of a form that the program reads or writes
    #[command(after_help = include_str!("help/schema.txt"))]
    Schema(schema::Args),
    /// Write a tab-completion script for a shell
    #[command(after_help = include_str!("help/completions.txt"))]
    Completions(completions::Args),
    /// Write the manual page
    #[command(after_help = include_str!("help/man.txt"))]
    Man(man::Args),
}

impl Command {
    fn run(&self, session: &Session) -> Run {
        match self {
            Command::Classify(args) => classify::run(args, session),
            Command::Attributions(args) => attributions::run(args, session),
            Command::Explain(args) => explain::run(args, session),
            Command::Table(args) => table::run(args, session),
            Command::Diff(args) => diff::run(args, session),
            Command::Show(args) => show::run(args, session),
            Command::Export(args) => export::run(args, session),
            Command::Compare(args) => compare::run(args, session),
            Command::Timeline(args) => timeline::run(args, session),
            Command::Cite(args) => cite::run(args, session),
            Command::Conditions(args) => conditions::run(args, session),
            Command::Contradictions(args) => contradictions::run(args, session),
            Command::Sources(args) => sources::run(args, session),
            Command::Add(args) => add::run(args, session),
            Command::Edit(args) => edit::run(args, session),
            Command::Review(args) => review::run(args, session),
            Command::Check(args) => check::run(args, session),
            Command::Verify(args) => verify::run(args, session),
            Command::Import(args) => import::run(args, session),
            Command::Eval(args) => eval::run(args, session),
            Command::Report(args) => report::run(args, session),
            Command::Init(args) => init::run(args, session),
            Command::Schema(args) => schema::run(args, session),
            Command::Completions(args) => completions::run(args, session),
            Command::Man(args) => man::run(args, session),
        }
    }
}

/// The whole clap tree, with the commands grouped by task in the main help, laid out for the terminal.
pub fn tree() -> clap::Command {
    tree_for(look::columns())
}

/// The tree, its pages laid out for so many columns.
fn tree_for(width: usize) -> clap::Command {
    let paged = |c: clap::Command| match c.get_after_help().map(ToString::to_string) {
        Some(text) => c.after_help(look::page(&text, width)),
        None => c,
    };
    let names: Vec<String> = Cli::command().get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let tree = names.iter().fold(Cli::command(), |tree, name| tree.mut_subcommand(name, paged));
    groups::arrange(tree, width)
}

/// Runs the program; the exit status is as the design's "Inputs and outputs" says.
pub fn run() -> ExitCode {
    let asked = look::color(std::env::args_os());
    // The pages are laid out only where something is to be shown of them.
    let plain = Cli::command().try_get_matches();
    let matches = plain.or_else(|_| tree().color(asked).try_get_matches());
    let cli = match matches.and_then(|m| Cli::from_arg_matches(&m)) {
        Ok(cli) => cli,
        Err(e) => {
            // Help and version are data on standard output with status 0; a usage error is status 2.
            let _ = e.print();
            return ExitCode::from(if e.use_stderr() { 2 } else { 0 });
        }
    };
    let session = Session::new(cli.global);
    match cli.command.run(&session).and_then(|exit| session.finish().map(|()| exit)) {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::Findings) => ExitCode::from(1),
        Ok(Exit::Partly) => ExitCode::from(2),
        Err(e) if out::is_closed_pipe(&e) => ExitCode::SUCCESS,
        Err(e) => {
            session.complain(&e);
            ExitCode::from(2)
        }
    }
}

//! `table`: the stance matrix as of a date.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    diag::Diagnostic,
    position::{
        Matrix,
        group::{self, Arrangement, By, Sort},
    },
    render::{cells::Cells, csv, legend, markdown, markup, summary, table, tree},
};

use super::{Exit, Run, Session, load, names, query::QueryArgs, texts::TextArgs};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Texts, stored statements (YAML), JSON Lines, folders, or `-` [default: ./positions]
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Form of the output
    #[arg(long, short, value_enum, default_value_t, value_name = "FORM")]
    format: Form,
    /// What a row is: a party, or one of its speakers, offices, outlets or months
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "WHAT",
        hide_possible_values = true,
        help_heading = "Rows and cells"
    )]
    by: ByArg,
    /// What stands in the cells: stance, counts, share, quote or since
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "WHAT",
        hide_possible_values = true,
        help_heading = "Rows and cells"
    )]
    cells: CellsArg,
    /// Order of the rows: as the codebook has them, by name, the newest first, or those with most occasions first
    #[arg(long, value_enum, default_value_t, value_name = "ORDER", help_heading = "Rows and cells")]
    sort: SortArg,
    /// Only this party or topic; may be given several times
    #[arg(long, value_name = "NAME", help_heading = "Rows and cells")]
    only: Vec<String>,
    /// Leave out rows and columns without any position
    #[arg(long, help_heading = "Rows and cells")]
    filled: bool,
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    text: TextArgs,
}

/// Forms of a matrix.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Form {
    /// For the terminal.
    #[default]
    Table,
    /// A pipe table.
    Markdown,
    /// A table for a paper, with booktabs.
    Latex,
    /// A page for a browser.
    Html,
    /// One line for each row and topic.
    Csv,
    /// Everything that is known of each cell.
    Json,
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum ByArg {
    #[default]
    Party,
    Speaker,
    Office,
    Outlet,
    Month,
}

/// What stands in the cells.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum CellsArg {
    #[default]
    Stance,
    Counts,
    Share,
    Quote,
    Since,
}

/// Order of the rows.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum SortArg {
    /// As the codebook has them.
    #[default]
    Codebook,
    /// By letter.
    Name,
    /// The newest first.
    Newest,
    /// Those with most occasions first.
    Most,
}

/// Prints the matrix.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let loaded = load::load(session, &args.inputs, &args.text)?;
    let only: Vec<&str> = args.only.iter().map(String::as_str).collect();
    let only = names::names(&loaded.evidence, codebook, &only)?;
    let (by, cells) = (args.by(), args.cells());
    let (mut matrix, mut groups) = group::matrix(loaded.evidence, codebook, &args.query.query(), by);
    say_if_empty(session, &matrix);
    let how = Arrangement { parties: only.parties, topics: only.topics, sort: args.sort(), filled: args.filled };
    let had = !matrix.is_empty();
    group::arrange(&mut matrix, &mut groups, &how);
    if had && matrix.is_empty() {
        let of = [("by", &how.parties), ("on", &how.topics)].into_iter().filter(|(_, names)| !names.is_empty());
        let of: String = of.map(|(word, names)| format!(" {word} {}", names.join(" or "))).collect();
        session.tell(&Diagnostic::note("no-statements", format!("no statement{of} counts")));
    }
    session.write(&match args.format {
        Form::Table => table::matrix(&matrix, cells, &session.style()),
        Form::Markdown => markdown::matrix(&matrix, cells),
        Form::Latex => markup::latex(&matrix, cells),
        Form::Html => markup::html(&matrix, cells),
        Form::Csv => csv::grouped(&matrix, &groups, by.word()),
        Form::Json => tree::json(&summary::grouped(&matrix, &groups, by.word(), &codebook.coder())),
    })?;
    Ok(if loaded.partly { Exit::Partly } else { Exit::Done })
}

impl Args {
    fn by(&self) -> By {
        match self.by {
            ByArg::Party => By::Party,
            ByArg::Speaker => By::Speaker,
            ByArg::Office => By::Office,
            ByArg::Outlet => By::Outlet,
            ByArg::Month => By::Month,
        }
    }

    fn cells(&self) -> Cells {
        match self.cells {
            CellsArg::Stance => Cells::Stance,
            CellsArg::Counts => Cells::Counts,
            CellsArg::Share => Cells::Share,
            CellsArg::Quote => Cells::Quote,
            CellsArg::Since => Cells::Since,
        }
    }

    fn sort(&self) -> Sort {
        match self.sort {
            SortArg::Codebook => Sort::Codebook,
            SortArg::Name => Sort::Name,
            SortArg::Newest => Sort::Newest,
            SortArg::Most => Sort::Most,
        }
    }
}

/// Says why no cell has a position, and what can be done, where that is so.
pub fn say_if_empty(session: &Session, matrix: &Matrix) {
    if matrix.is_empty() {
        let (what, help) = legend::emptiness(matrix);
        let note = Diagnostic::note("no-positions", what);
        session.tell(&match help {
            Some(help) => note.suggest(help),
            None => note,
        });
    }
}

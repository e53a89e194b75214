//! `classify`: text in, statements out.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    code::Want,
    diag::Diagnostic,
    error::Error,
    render::{statements, tree},
    store,
};

use super::{
    Exit, Run, Session, load,
    texts::{self, Text, TextArgs},
};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Texts, folders of texts, JSON Lines documents, or `-`
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<PathBuf>,
    /// Form of the output
    #[arg(long, short, value_enum, value_name = "FORM")]
    format: Option<Form>,
    /// Store the statements in this folder, one file for each document; what a person decided there is kept
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    #[command(flatten)]
    text: TextArgs,
}

/// Forms of statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// As stored, one YAML document for each text [default]
    Yaml,
    /// One statement a line
    Jsonl,
    /// For the terminal
    Table,
}

/// Codes the texts and writes their statements in the order of the inputs.
pub fn run(args: &Args, session: &Session) -> Run {
    let (sources, mut partly) = load::open(session, &args.inputs)?;
    let coder = session.codebook()?.coder();
    let form = args.format.or(args.into.is_none().then_some(Form::Yaml));
    let (mut documents, mut statements) = (0, 0);
    let mut refused = false;
    partly |= texts::each(session, sources, &args.text, Want::default(), |text| {
        documents += 1;
        statements += text.stored.statements.len();
        if let Some(folder) = &args.into {
            match store::into(folder, &text.document, &text.coded, &coder) {
                Ok(report) => report.to_string().lines().for_each(|line| session.note(line)),
                Err(e) => {
                    refused = true;
                    session.complain(&e);
                }
            }
        }
        match form {
            Some(form) => write(session, form, &text, documents == 1),
            None => Ok(()),
        }
    })?;
    if documents == 0 && partly {
        return Err(Error::Faults(Vec::new())); // each has been said
    }
    if statements == 0 {
        session.tell(&Diagnostic::note("no-statements", "no statement found"));
    }
    Ok(if partly || refused { Exit::Partly } else { Exit::Done })
}

fn write(session: &Session, form: Form, text: &Text, first: bool) -> Result<(), Error> {
    match form {
        Form::Yaml => session.write(&format!("{}{}", if first { "" } else { "---\n" }, store::write(&text.stored))),
        Form::Jsonl => {
            let mut lines = String::new();
            for s in store::sourced(&text.stored) {
                lines.push_str(&tree::json_line(&s));
            }
            session.write(&lines)
        }
        Form::Table => {
            let gap = if first { "" } else { "\n" };
            session.write(&format!("{gap}{}", statements::table(&text.stored, &session.style())))
        }
    }
}

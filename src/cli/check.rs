//! `check`: is the store sound; every fault with its place.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use demarche::{
    error::{Error, Result},
    render::diagnostics::diagnostic,
    store::{Checked, Known, canonicalise},
};

use super::{Exit, Run, Session, input::STORE};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Folders and files of stored statements [default: positions]
    #[arg(value_name = "DIR|FILE")]
    inputs: Vec<PathBuf>,
    /// Write sound files of the folders in their canonical form first
    #[arg(long)]
    write: bool,
}

/// Looks at every stored file and names what is wrong.
pub fn run(args: &Args, session: &Session) -> Run {
    let known = Known::of(session.codebook()?);
    let inputs = or_store(&args.inputs);
    let mut checked = Checked::default();
    let mut unread = false;
    for input in &inputs {
        if let Err(e) = one(args, session, input, &known, &mut checked) {
            session.complain(&e);
            unread = true;
        }
    }
    for d in &checked.findings {
        session.write(&(diagnostic(d, session.color()) + "\n"))?;
    }
    session.finish()?;
    if checked.files == 0 && unread {
        return Ok(Exit::Partly);
    }
    session.note(&format!(
        "{}, {}: {}",
        count(checked.files, "file"),
        count(checked.statements, "statement"),
        if checked.findings.is_empty() { "no fault".to_owned() } else { count(checked.findings.len(), "fault") }
    ));
    Ok(match (unread, checked.findings.is_empty()) {
        (true, _) => Exit::Partly,
        (false, false) => Exit::Findings,
        (false, true) => Exit::Done,
    })
}

fn one(args: &Args, session: &Session, input: &Path, known: &Known, checked: &mut Checked) -> Result<()> {
    if !input.is_dir() {
        return checked.file(input, known);
    }
    if args.write {
        for file in canonicalise(input)? {
            session.note(&format!("{}: written in canonical form", file.display()));
        }
    }
    checked.folder(input, known)
}

/// The inputs, else the folder that is the default.
pub fn or_store(inputs: &[PathBuf]) -> Vec<PathBuf> {
    if inputs.is_empty() { vec![PathBuf::from(STORE)] } else { inputs.to_vec() }
}

/// `1 file`, `3 files`.
pub fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// The content of a file as text, for places in it.
pub fn text_of(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|e| Error::io(path.display().to_string(), e))
}

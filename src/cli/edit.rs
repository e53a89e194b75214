//! `edit`: change a stored statement; what the machine had proposed is remembered.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use demarche::{
    diag::Diagnostic,
    statement::Statement,
    store::{self, Known, Loaded, Store, StoredDocument},
};

use super::{
    Exit, Run, Session,
    fields::{self, Fields},
    input::STORE,
};

const INTRO: &str = "Change what is wrong, save and close. Id, place and the machine's digest stay as they are;
what the machine had proposed is remembered by itself.";

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The statement's id, or the first digits of it
    id: String,
    /// Folder that holds it
    #[arg(long = "in", value_name = "DIR", default_value = STORE)]
    folder: PathBuf,
    /// A filled-in form, as the editor was given
    #[arg(long, value_name = "FILE")]
    form: Option<PathBuf>,
    #[command(flatten)]
    fields: Fields,
}

/// Changes one statement, by options or in the editor.
pub fn run(args: &Args, session: &Session) -> Run {
    let known = Known::of(session.codebook()?);
    let store = Store::open(&args.folder)?;
    let (loaded, n) = store.find(&args.id)?;
    let old = &loaded.document.statements[n];
    if let Some(path) = &args.form {
        let new = one(&store::filled(&path.display().to_string(), &super::check::text_of(path)?, &known)?)?;
        return save(session, &store, &loaded, n, &new, &known);
    }
    if !args.fields.is_empty() {
        let mut new = old.clone();
        args.fields.apply(&mut new);
        return save(session, &store, &loaded, n, &new, &known);
    }
    let (text, path) = fields::edit(&store::form(&loaded.document.document, old, INTRO))?;
    let stored = store::filled("the form", &text, &known)
        .and_then(|form| one(&form))
        .and_then(|new| save(session, &store, &loaded, n, &new, &known));
    stored.map_err(|e| fields::keep(path, e, &format!("demarche edit {}", old.id)))
}

fn one(form: &StoredDocument) -> demarche::error::Result<Statement> {
    match form.statements.as_slice() {
        [s] => Ok(s.clone()),
        _ => Err(Diagnostic::error("form-one", "the form must hold one statement").into()),
    }
}

/// Stores the document of `loaded` with statement `n` replaced by `new`.
pub fn save(session: &Session, store: &Store, loaded: &Loaded, n: usize, new: &Statement, known: &Known) -> Run {
    let mut document = loaded.document.clone();
    let old = &loaded.document.statements[n];
    document.statements[n] = store::edited(old, new);
    if document.statements[n] == *old {
        session.note("nothing is changed");
        return Ok(Exit::Done);
    }
    store::validate(&document, known)?;
    store.save(Some(loaded), &document)?;
    session.note(&format!("{}: {} is changed", loaded.path.display(), old.id));
    Ok(Exit::Done)
}

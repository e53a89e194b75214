//! `verify`: is each quotation word for word at its place in the text it came from.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use clap::Args as ClapArgs;
use demarche::{
    diag::Diagnostic,
    digest,
    error::{Error, Result},
    read,
    render::diagnostics::diagnostic,
    store::{self, Loaded, Store},
};

use super::{
    Exit, Run, Session,
    check::{count, or_store, text_of},
};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Folders and files of stored statements [default: positions]
    #[arg(value_name = "DIR|FILE")]
    inputs: Vec<PathBuf>,
    /// Folder with the texts, found by the document's id or by the digest of their content
    #[arg(long, value_name = "DIR")]
    source: PathBuf,
}

/// Compares every stored document with its text.
pub fn run(args: &Args, session: &Session) -> Run {
    let mut sources = Sources::open(&args.source)?;
    let (mut verbatim, mut without, mut findings, mut unread) = (0, 0, 0, false);
    for input in or_store(&args.inputs) {
        let (documents, faults) = documents(&input)?;
        for e in faults {
            session.complain(&e);
            unread = true;
        }
        for loaded in documents {
            let found = match sources.text(&loaded)? {
                Some(text) => {
                    let file = loaded.path.display().to_string();
                    let v = store::verify(&file, &text_of(&loaded.path)?, &loaded.document, &text);
                    verbatim += v.verbatim;
                    without += v.without;
                    v.findings
                }
                None => missing(&loaded, &args.source).into_iter().collect(),
            };
            for d in &found {
                session.write(&(diagnostic(d, session.color()) + "\n"))?;
            }
            findings += found.len();
        }
    }
    session.finish()?;
    session.note(&format!(
        "{} word for word, {} without one; {}",
        count(verbatim, "quotation"),
        count(without, "statement"),
        if findings == 0 { "no fault".to_owned() } else { count(findings, "fault") }
    ));
    Ok(match (unread, findings) {
        (true, _) => Exit::Partly,
        (false, 0) => Exit::Done,
        (false, _) => Exit::Findings,
    })
}

/// A document whose text is not there: a finding if the text was once at hand, or if there is a quotation with a place.
fn missing(loaded: &Loaded, source: &Path) -> Option<Diagnostic> {
    let d = &loaded.document;
    d.document.sha256.as_ref()?;
    let message = format!("no text for `{}` in {}", d.document.id, source.display());
    let advice = format!("put it there as `{}.txt`", d.document.id);
    Some(Diagnostic::error("verify-no-text", message).in_file(loaded.path.display().to_string()).suggest(advice))
}

fn documents(input: &Path) -> Result<(Vec<Loaded>, Vec<Error>)> {
    let files = if input.is_dir() { Store::open(input)?.files()? } else { vec![input.to_owned()] };
    let (mut documents, mut faults) = (Vec::new(), Vec::new());
    for file in files {
        let bytes = fs::read(&file).map_err(|e| Error::io(file.display().to_string(), e))?;
        if !input.is_dir() || store::is_stored(&bytes) {
            match store::load(&file) {
                Ok(loaded) => documents.push(loaded),
                Err(e) => faults.push(e),
            }
        }
    }
    Ok((documents, faults))
}

/// The texts of a folder. Their digests are worked out only when a name does not settle it.
struct Sources {
    files: Vec<PathBuf>,
    by_digest: Option<HashMap<String, PathBuf>>,
}

impl Sources {
    fn open(folder: &Path) -> Result<Sources> {
        let fail = |e| Error::io(folder.display().to_string(), e);
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).map_err(fail)? {
            let path = entry.map_err(fail)?.path();
            let data = path.extension().is_some_and(|e| e == "yaml" || e == "jsonl");
            if path.is_file() && !data {
                files.push(path);
            }
        }
        files.sort();
        Ok(Sources { files, by_digest: None })
    }

    /// The decoded text of a document: the one with its digest, else the file of its id.
    fn text(&mut self, loaded: &Loaded) -> Result<Option<String>> {
        let head = &loaded.document.document;
        let named = self.files.iter().find(|f| f.file_stem().and_then(|s| s.to_str()) == Some(&head.id)).cloned();
        let named = named.map(|f| decoded(&f)).transpose()?;
        let Some(want) = &head.sha256 else { return Ok(named) };
        if named.as_ref().is_some_and(|t| digest::sha256(t.as_bytes()) == *want) {
            return Ok(named);
        }
        match self.by_digest().get(want) {
            Some(file) => decoded(file).map(Some),
            None => Ok(named),
        }
    }

    fn by_digest(&mut self) -> &HashMap<String, PathBuf> {
        let files = &self.files;
        self.by_digest.get_or_insert_with(|| {
            let digest = |f: &PathBuf| Some((digest::sha256(decoded(f).ok()?.as_bytes()), f.clone()));
            files.iter().filter_map(digest).collect()
        })
    }
}

/// A text as the coder saw it.
pub fn decoded(file: &Path) -> Result<String> {
    let name = file.display().to_string();
    let bytes = fs::read(file).map_err(|e| Error::io(&name, e))?;
    read::decode(bytes, &name).map(|(text, _)| text)
}

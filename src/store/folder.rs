//! A folder of stored documents: reading all of them, and storing one safely.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{
    TEMPLATE,
    file::{Lock, POUR, replace},
    guard,
    read::{self, Loaded},
    reconcile::{Fresh, reconcile},
    report::Report,
    schema::{Head, StoredDocument, sourced},
    write::write,
};
use crate::{
    code::Coded,
    diag::Diagnostic,
    error::{Error, Result},
    read::Document,
    statement::Sourced,
};

/// A folder of stored documents, one YAML file each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    folder: PathBuf,
}

/// What a folder holds: the documents that could be read, in the order of their files' names, and what was wrong with others.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// Sorted by file name.
    pub documents: Vec<StoredDocument>,
    /// Faults of the files that could not be read.
    pub faults: Vec<Diagnostic>,
}

impl Contents {
    /// All statements, each with what a reader needs to know of its document.
    pub fn sourced(&self) -> Vec<Sourced> {
        self.documents.iter().flat_map(sourced).collect()
    }
}

impl Store {
    /// A folder that is there.
    ///
    /// # Errors
    /// It is not there, or is no folder.
    pub fn open(folder: &Path) -> Result<Store> {
        let shown = || folder.display().to_string();
        match fs::metadata(folder) {
            Ok(meta) if meta.is_dir() => Ok(Store { folder: folder.to_owned() }),
            Ok(_) => Err(Error::io(shown(), io::ErrorKind::NotADirectory.into())),
            Err(e) => Err(Error::io(shown(), e)),
        }
    }

    /// The same; the folder is made if it is not there.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn create(folder: &Path) -> Result<Store> {
        fs::create_dir_all(folder).map_err(|e| Error::io(folder.display().to_string(), e))?;
        Store::open(folder)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its YAML files by name, hidden ones and the template left out. Some may hold something else than statements.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn files(&self) -> Result<Vec<PathBuf>> {
        let fail = |e| Error::io(self.folder.display().to_string(), e);
        let mut out = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(fail)? {
            let path = entry.map_err(fail)?.path();
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
            if name.ends_with(".yaml") && !name.starts_with('.') && name != TEMPLATE && !path.is_dir() {
                out.push(path);
            }
        }
        out.sort();
        Ok(out)
    }

    /// Every stored document. Files that hold something else are passed over; one with faults does not hide the others.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn documents(&self) -> Result<Contents> {
        let one = |path: &PathBuf| -> Result<Option<StoredDocument>> {
            let bytes = read::bytes(path)?;
            let stored = read::is_stored(&bytes);
            if stored { read::parse(&path.display().to_string(), &bytes).map(Some) } else { Ok(None) }
        };
        let read: Vec<_> = self.files()?.par_iter().with_min_len(8).map(one).collect();
        let mut contents = Contents::default();
        for result in read {
            match result {
                Ok(document) => contents.documents.extend(document),
                Err(Error::Faults(faults)) => contents.faults.extend(faults),
                Err(Error::Io { path, source }) => {
                    contents.faults.push(Diagnostic::error("io", source.to_string()).in_file(path));
                }
            }
        }
        Ok(contents)
    }

    /// The document with this id, if it is stored.
    ///
    /// # Errors
    /// The id can name no file, or the file has faults.
    pub fn get(&self, id: &str) -> Result<Option<Loaded>> {
        let path = self.path(id)?;
        match fs::symlink_metadata(&path) {
            Ok(_) => read::load(&path).map(Some),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(Error::io(path.display().to_string(), e)),
        }
    }

    /// Stores a document that has just been coded: what a person decided stays, the rest is brought up to date. A file that
    /// would be the same to the byte is left alone.
    ///
    /// # Errors
    /// The stored file has faults or comments, somebody else writes, or the system refuses; what was stored is untouched.
    pub fn put(&self, fresh: &Fresh) -> Result<Report> {
        let lock = Lock::take(&self.folder)?;
        let old = self.get(&fresh.head.id)?;
        let empty = StoredDocument::new(Head { id: fresh.head.id.clone(), ..Head::default() });
        let (document, mut report) = reconcile(old.as_ref().map_or(&empty, |l| &l.document), fresh);
        report.written = self.keep(old.as_ref(), &document, &lock)?;
        Ok(report)
    }

    /// Stores a document that a person has changed, over what was `loaded` (nothing, if it is new). Says whether the file
    /// had to be written.
    ///
    /// # Errors
    /// As [`Store::put`]; also if the file has changed since it was loaded.
    pub fn save(&self, loaded: Option<&Loaded>, document: &StoredDocument) -> Result<bool> {
        let lock = Lock::take(&self.folder)?;
        self.keep(loaded, document, &lock)
    }

    fn keep(&self, old: Option<&Loaded>, document: &StoredDocument, _held: &Lock) -> Result<bool> {
        let path = old.map_or_else(|| self.path(&document.document.id), |l| Ok(l.path.clone()))?;
        let text = write(document);
        let shown = path.display().to_string();
        // What is written must read back: a bug or a hostile value must not make a file that nobody can open.
        read::parse(&shown, text.as_bytes())?;
        if old.is_some_and(|l| l.bytes == text.as_bytes()) {
            return Ok(false);
        }
        if let Some(place) = old.and_then(|l| guard::first_comment(&shown, &l.bytes)) {
            let message = "the file has a comment, which storing it again would lose, so nothing was written";
            let advice = "put it into a statement's `note`, or take it out";
            return Err(Diagnostic::error("store-comment", message).at(place).suggest(advice).into());
        }
        replace(&path, text.as_bytes(), old.map(|l| l.digest.as_str()), POUR)?;
        Ok(true)
    }

    fn path(&self, id: &str) -> Result<PathBuf> {
        let windows = id.contains(['<', '>', ':', '"', '|', '?', '*']);
        let bad = id.is_empty() || id.len() > 200 || id.starts_with('.') || id.ends_with(['.', ' ']) || windows;
        if bad || id.chars().any(|c| matches!(c, '/' | '\\') || crate::diag::is_hostile(c)) || format!("{id}.yaml") == TEMPLATE {
            let message = format!("the document's id `{id}` cannot be a file's name");
            let advice = "give it an id of letters, digits and hyphens with `--id`";
            return Err(Diagnostic::error("store-id", message).suggest(advice).into());
        }
        Ok(self.folder.join(format!("{id}.yaml")))
    }
}

/// Stores what coding `document` gave in the folder `dir`, which is made if it is not there.
///
/// # Errors
/// As [`Store::put`].
pub fn into(dir: &Path, document: &Document, coded: &Coded, coder: &str) -> Result<Report> {
    Store::create(dir)?.put(&Fresh::new(document, coded, coder))
}

//! A folder of stored documents: reading all of them, and storing one safely.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{
    TEMPLATE,
    file::{Lock, POUR, replace},
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
    yaml,
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

    /// The statement whose id is `id` or alone begins with it (four digits or more), with its document. Files with faults are
    /// passed over.
    ///
    /// # Errors
    /// No statement has the id, or several begin so.
    pub fn find(&self, id: &str) -> Result<(Loaded, usize)> {
        let mut found: Option<(Loaded, usize)> = None;
        let mut near = Vec::new();
        for file in self.files()? {
            let Ok(loaded) = read::load(&file) else { continue };
            for n in 0..loaded.document.statements.len() {
                let own = &loaded.document.statements[n].id;
                if own == id {
                    return Ok((loaded, n));
                }
                if id.len() >= 4 && own.starts_with(id) {
                    if found.is_some() {
                        let d = Diagnostic::error(
                            "store-unknown-id",
                            format!("more than one statement's id begins with `{id}`"),
                        );
                        return Err(d.suggest("give more of its digits").into());
                    }
                    found = Some((loaded.clone(), n));
                }
                near.push(own.clone());
            }
        }
        found.ok_or_else(|| {
            let d = Diagnostic::error("store-unknown-id", format!("no statement has the id `{id}`"))
                .in_file(self.folder.display().to_string());
            let advice =
                crate::suggest::nearest(id, near.iter().map(String::as_str)).map(|n| format!("did you mean `{n}`?"));
            d.suggest(advice.unwrap_or_else(|| "`demarche show --format yaml` lists the statements".to_owned())).into()
        })
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
        report.path = self.path(&fresh.head.id)?;
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
        if let Some(place) = old.and_then(|l| yaml::first_comment(&shown, &l.bytes)) {
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
        if bad
            || id.chars().any(|c| matches!(c, '/' | '\\') || crate::diag::is_hostile(c))
            || format!("{id}.yaml") == TEMPLATE
        {
            let id: String = id.chars().take(60).collect();
            let message = format!("the document's id `{id}` cannot be a file's name");
            let advice = "give it an id of letters, digits and hyphens";
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        read::{Entry, Format, Meta, Paragraph, ParagraphKind},
        span::Span,
        statement::{Statement, Status, example},
    };

    /// A story of one paragraph a line, and one statement for each line that begins with a party's name.
    fn story(id: &str, text: &str) -> (Document, Coded) {
        let (mut paragraphs, mut statements, mut start) = (Vec::new(), Vec::new(), 0);
        for (n, words) in text.lines().enumerate() {
            let (line, span) = (n as u32 + 1, Span::new(start, start + words.len()));
            start += words.len() + 1;
            let kind = ParagraphKind::Text;
            paragraphs.push(Paragraph { line, span, body: span, kind, label: None, entry: 0 });
            if words.starts_with("Norland") {
                let quotation = Some(words.to_owned());
                statements.push(Statement { paragraph: line, spans: vec![span], quotation, ..example() });
            }
        }
        let entries = vec![Entry { first: 0, end: paragraphs.len() as u32, date: None, date_reason: None }];
        let meta = Meta { id: id.into(), outlet: Some("Kelm Echo".into()), ..Meta::default() };
        let document = Document { meta, format: Format::Story, text: text.into(), paragraphs, entries };
        (document, Coded { statements, ..Coded::default() })
    }

    fn put(dir: &Path, text: &str) -> Result<Report> {
        let (document, coded) = story("echo", text);
        into(dir, &document, &coded, "demarche 0 / codebook 0")
    }

    #[test]
    fn coding_into_a_folder_writes_once_and_keeps_a_decision() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path().join("made");
        assert!(put(&dir, "Norland agrees.\nRain.").unwrap().written);
        let file = dir.join("echo.yaml");
        let before = fs::read(&file).unwrap();
        assert!(!put(&dir, "Norland agrees.\nRain.").unwrap().written);
        assert_eq!(fs::read(&file).unwrap(), before);
        let edited = String::from_utf8(before).unwrap().replace("stance: conditional", "stance: oppose");
        fs::write(&file, edited).unwrap();
        let report = put(&dir, "Fog.\nNorland agrees.").unwrap();
        assert_eq!(report.to_string(), format!("{}: 1 moved", file.display()));
        let contents = Store::open(&dir).unwrap().documents().unwrap();
        assert_eq!(contents.documents[0].statements[0].stance.word(), "oppose");
        assert_eq!(contents.sourced()[0].outlet.as_deref(), Some("Kelm Echo"));
    }

    #[test]
    fn what_is_no_stored_file_is_passed_over_and_a_faulty_one_does_not_hide_the_others() {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), "Norland agrees.").unwrap();
        for (name, text) in [
            ("TEMPLATE.yaml", "schema: 1\n"),
            (".demarche-x.tmp", "schema: 1\n"),
            ("other.yaml", "a: 1\n"),
            ("bad.yaml", "schema: 1\ndocument: {id: bad}\nstatments: []\n"),
        ] {
            fs::write(dir.path().join(name), text).unwrap();
        }
        let contents = Store::open(dir.path()).unwrap().documents().unwrap();
        assert_eq!(contents.documents.len(), 1);
        let faults: Vec<_> = contents.faults.iter().map(ToString::to_string).collect();
        assert!(faults[0].contains("no key `statments`; did you mean `statements`?"), "{faults:?}");
    }

    #[test]
    fn a_file_with_faults_or_a_comment_is_not_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), "Norland agrees.").unwrap();
        let file = dir.path().join("echo.yaml");
        let good = fs::read_to_string(&file).unwrap();
        for (text, want) in [
            (good.replace("via: direct", "via: drect"), "did you mean `direct`?"),
            (format!("# seen\n{good}"), "put it into a statement's `note`"),
        ] {
            fs::write(&file, &text).unwrap();
            let error = put(dir.path(), "Fog.\nNorland agrees.").unwrap_err();
            assert!(error.to_string().contains(want), "{error}");
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
        }
    }

    #[test]
    fn a_document_changed_by_a_person_is_saved_unless_the_file_has_changed_meanwhile() {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), "Norland agrees.").unwrap();
        let store = Store::open(dir.path()).unwrap();
        let loaded = store.get("echo").unwrap().unwrap();
        let mut changed = loaded.document.clone();
        changed.statements[0].status = Status::Accepted;
        assert!(store.save(Some(&loaded), &changed).unwrap());
        changed.statements[0].status = Status::Rejected;
        let error = store.save(Some(&loaded), &changed).unwrap_err();
        assert!(error.to_string().contains("changed since it was read"), "{error}");
        assert_eq!(store.get("echo").unwrap().unwrap().document.statements[0].status, Status::Accepted);
    }

    #[test]
    fn an_id_never_leads_out_of_the_folder() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        for id in [
            "",
            ".",
            "..",
            "../x",
            "/etc/x",
            "a/b",
            "a\\b",
            "a\u{0}",
            "a\n",
            ".hidden",
            "c:x",
            "TEMPLATE",
            &"x".repeat(300),
        ] {
            assert!(store.get(id).unwrap_err().to_string().contains("cannot be a file's name"), "{id:?}");
        }
        assert!(store.get("2025-03-13 é").unwrap().is_none());
    }

    #[test]
    fn two_writers_at_once_lose_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let write = |n: usize| {
            let (document, coded) = story(&format!("d{n}"), "Norland agrees.");
            loop {
                match into(dir.path(), &document, &coded, "c") {
                    Ok(report) => return report,
                    Err(e) => assert!(e.to_string().contains("another demarche"), "{e}"),
                }
            }
        };
        std::thread::scope(|s| (0..4).for_each(|n| drop(s.spawn(move || (0..5).for_each(|k| drop(write(5 * n + k)))))));
        assert_eq!(Store::open(dir.path()).unwrap().documents().unwrap().documents.len(), 20);
    }
}

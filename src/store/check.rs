//! Is a store sound: every fault of every file, by name and place.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use super::{
    TEMPLATE,
    faults::{Known, find},
    folder::Store,
    read,
    schema::StoredDocument,
    write::write,
};
use crate::{
    diag::{Diagnostic, Place},
    error::Result,
    yaml::{self, Step},
};

/// What looking at files brought up.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Files that were looked at.
    pub files: usize,
    /// Statements in those that could be read.
    pub statements: usize,
    /// What is wrong, in the order of files and lines.
    pub findings: Vec<Diagnostic>,
    /// Id of every statement so far, with the file that has it.
    ids: HashMap<String, String>,
}

impl Checked {
    /// Looks at every stored file of a folder, and at its template.
    ///
    /// # Errors
    /// The folder cannot be listed, or a file not be read at all.
    pub fn folder(&mut self, folder: &Path, known: &Known) -> Result<()> {
        let template = folder.join(TEMPLATE);
        let template = template.exists().then_some(template);
        for file in Store::open(folder)?.files()?.into_iter().chain(template) {
            if read::is_stored(&read::bytes(&file)?) {
                self.file(&file, known)?;
            }
        }
        Ok(())
    }

    /// Looks at one file.
    ///
    /// # Errors
    /// It cannot be read at all.
    pub fn file(&mut self, path: &Path, known: &Known) -> Result<()> {
        let bytes = read::bytes(path)?;
        self.bytes(&path.display().to_string(), &bytes, known);
        Ok(())
    }

    /// Looks at the content of a file.
    pub fn bytes(&mut self, file: &str, bytes: &[u8], known: &Known) {
        self.files += 1;
        let text = match yaml::guard(file, bytes) {
            Ok(text) => text,
            Err(fault) => return self.findings.push(fault),
        };
        let mut found = find(file, text, Some(known));
        let readable = found.iter().all(|d| d.code == "store-unknown-name");
        let is_template = Path::new(file).file_name().is_some_and(|n| n == TEMPLATE);
        if is_template {
            found.retain(|d| d.code != "store-unknown-name"); // its values are placeholders
        }
        match read::parse(file, bytes) {
            Ok(document) => {
                self.statements += document.statements.len();
                if !is_template {
                    found.extend(self.twice(file, text, &document));
                    found.extend(canonical(file, text, bytes, &document).filter(|_| readable));
                }
            }
            // Whatever the careful reading did not name.
            Err(crate::error::Error::Faults(faults)) if found.is_empty() => found.extend(faults),
            Err(_) => {}
        }
        found.sort_by_key(|d| d.place.as_ref().map(|p| (p.line, p.column)));
        self.findings.extend(found);
    }

    /// Ids that another file has already.
    fn twice(&mut self, file: &str, text: &str, document: &StoredDocument) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        for (n, s) in document.statements.iter().enumerate() {
            if let Some(other) = self.ids.get(&s.id).filter(|f| *f != file) {
                let at = [Step::Key("statements"), Step::Item(n), Step::Key("id")];
                out.push(
                    Diagnostic::error("store-duplicate-id", format!("the id `{}` is already in {other}", s.id))
                        .at(yaml::locate(file, text, &at))
                        .suggest("a statement's id is its own; remove one of the two, or change a digit of this one"),
                );
            } else {
                self.ids.insert(s.id.clone(), file.to_owned());
            }
        }
        out
    }
}

/// The first line at which a sound file is not in its canonical form.
fn canonical(file: &str, text: &str, bytes: &[u8], document: &StoredDocument) -> Option<Diagnostic> {
    if let Some(place) = yaml::first_comment(file, bytes) {
        let d = Diagnostic::warning("store-comment", "a comment is lost when the document is stored again").at(place);
        return Some(d.suggest("put it into a statement's `note`"));
    }
    let want = write(document);
    if want.as_bytes() == bytes {
        return None;
    }
    let line = text.lines().zip(want.lines()).take_while(|(a, b)| a == b).count();
    let place = Place {
        file: file.to_owned(),
        line: line + 1,
        column: 0,
        text: text.lines().nth(line).unwrap_or("").to_owned(),
    };
    let d = Diagnostic::warning("store-form", "the file is not in its canonical form").at(place);
    Some(match want.lines().nth(line) {
        Some(want) => d.suggest(format!("the line should be `{}`; `check --write` writes it so", want.trim())),
        None => d.suggest("`check --write` writes it so"),
    })
}

/// Writes every sound file of a folder in its canonical form. Files with comments or faults are left alone.
///
/// # Errors
/// The folder cannot be listed, somebody else writes, or the system refuses.
pub fn canonicalise(folder: &Path) -> Result<Vec<PathBuf>> {
    let store = Store::open(folder)?;
    let mut out = Vec::new();
    for file in store.files()? {
        let bytes = read::bytes(&file)?;
        if !read::is_stored(&bytes) || yaml::first_comment("", &bytes).is_some() {
            continue;
        }
        let Ok(loaded) = read::load(&file) else { continue };
        if store.save(Some(&loaded), &loaded.document)? {
            out.push(file);
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        statement::{Statement, example},
        store::Head,
    };

    fn known() -> Known {
        Known {
            parties: vec!["Norland".into()],
            topics: vec!["truce".into()],
            actors: vec!["vale".into()],
            offices: vec!["head-of-state".into()],
        }
    }

    fn file(id: &str) -> String {
        let statements = vec![Statement { spans: vec![], ..example() }];
        write(&StoredDocument { statements, ..StoredDocument::new(Head { id: id.into(), ..Head::default() }) })
    }

    fn findings(files: &[(&str, String)]) -> Vec<String> {
        let mut checked = Checked::default();
        files.iter().for_each(|(name, text)| checked.bytes(name, text.as_bytes(), &known()));
        checked.findings.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_sound_store_has_no_findings() {
        assert_eq!(findings(&[("a.yaml", file("a"))]), Vec::<String>::new());
    }

    #[test]
    fn an_id_in_two_files_is_found_in_the_second() {
        let found = findings(&[("a.yaml", file("a")), ("b.yaml", file("b"))]);
        assert!(found[0].starts_with("b.yaml:5:5: the id `7f3a9c01b2d4` is already in a.yaml"), "{found:?}");
    }

    #[test]
    fn form_and_comments_are_named_with_the_line() {
        let found = findings(&[("a.yaml", file("a").replace("party: Norland", "party: 'Norland'"))]);
        assert!(
            found[0]
                .starts_with("a.yaml:10: the file is not in its canonical form; the line should be `party: Norland`"),
            "{found:?}"
        );
        let found = findings(&[("a.yaml", file("a").replace("topic:", "# why?\n    topic:"))]);
        assert!(found[0].starts_with("a.yaml:11:5: a comment is lost"), "{found:?}");
    }

    #[test]
    fn a_folder_is_put_in_canonical_form_on_request() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.yaml");
        std::fs::write(&path, file("a").replace("party: Norland", "party: 'Norland'")).unwrap();
        assert_eq!(canonicalise(dir.path()).unwrap(), std::slice::from_ref(&path));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), file("a"));
        let mut checked = Checked::default();
        checked.folder(dir.path(), &known()).unwrap();
        assert_eq!((checked.files, checked.statements, checked.findings.len()), (1, 1, 0));
    }
}

//! Another coder's stored statements as gold.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::record::{Records, from_statements};
use crate::{
    diag::Diagnostic,
    error::{Error, Result},
    store,
};

/// Reads one stored file, or every stored file of a folder. What the coder rejected is left out.
///
/// `documents` are the ids of the texts: a stored id with a day in front (`2031-03-13-spire`) is taken for the text without
/// it (`spire`) where only that one is there.
///
/// # Errors
/// What cannot be read, and a folder without stored files.
pub fn read(path: &Path, documents: &BTreeSet<&str>) -> Result<Records> {
    let files = if path.is_dir() { stored_files(path)? } else { vec![path.to_owned()] };
    let mut records = Records::new();
    for file in files {
        let stored = store::load(&file)?.document;
        records.extend(from_statements(text_id(&stored.document.id, documents), &stored.statements));
    }
    Ok(records)
}

fn stored_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let fail = |e| Error::io(folder.display().to_string(), e);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        let yaml =
            path.extension().is_some_and(|e| e == "yaml") && path.file_name().is_some_and(|n| n != store::TEMPLATE);
        if yaml && store::is_stored(&std::fs::read(&path).map_err(fail)?) {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        let d = Diagnostic::error("coder-empty", "there are no stored statements here")
            .in_file(folder.display().to_string());
        return Err(d.suggest("`classify --into DIR` writes them").into());
    }
    Ok(files)
}

fn text_id<'a>(id: &'a str, documents: &BTreeSet<&str>) -> &'a str {
    let is_day = |d: &str| d.len() == 10 && crate::date::parse(d).is_some();
    let bare = id.get(..10).filter(|d| is_day(d)).and_then(|_| id.get(10..)?.strip_prefix('-'));
    match bare {
        Some(bare) if !documents.contains(id) && documents.contains(bare) => bare,
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dated_id_finds_its_text() {
        let documents = BTreeSet::from(["spire", "2031-03-14-readout"]);
        assert_eq!(text_id("2031-03-13-spire", &documents), "spire");
        assert_eq!(text_id("2031-03-14-readout", &documents), "2031-03-14-readout");
        assert_eq!(text_id("2031-03-13-other", &documents), "2031-03-13-other");
        assert_eq!(text_id("spire", &documents), "spire");
    }
}

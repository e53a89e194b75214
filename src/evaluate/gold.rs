//! Reads a gold folder: texts with one paragraph a line, and beside each a YAML file with its metadata and records.
//!
//! What is passed on to the coder of a text is its bare stem as id, day, title, outlet, author and words, and nothing else of
//! the gold (not the format).

use std::path::{Path, PathBuf};

use super::{fields, flow, manifest::Manifest, record::Records};
use crate::{
    date::Date,
    diag::{Diagnostic, Place},
    error::{Error, Result},
    read::Meta,
};

/// A gold set.
#[derive(Clone, Debug, Default)]
pub struct GoldSet {
    /// The folder's name.
    pub name: String,
    /// The texts, by id.
    pub sources: Vec<Source>,
    /// The right records.
    pub records: Records,
    /// Lines that look like records and are not.
    pub diagnostics: Vec<Diagnostic>,
}

/// A text with what the coder may know of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Id, day, title, outlet, author.
    pub meta: Meta,
    /// The words, line ends as `\n`.
    pub text: String,
}

impl Source {
    /// The text of a paragraph by its 1-based line; empty where there is none.
    pub fn line(&self, paragraph: u32) -> &str {
        self.text.lines().nth((paragraph as usize).wrapping_sub(1)).unwrap_or("").trim()
    }
}

/// Reads the sets of a path: the folder itself, or, where it holds neither texts nor gold, each of its folders that does.
///
/// # Errors
/// A path that cannot be read, a folder in which there is nothing to score, and every fault of a record.
pub fn read(path: &Path) -> Result<Vec<GoldSet>> {
    let files = Files::of(path)?;
    if !files.texts.is_empty() || files.folders.is_empty() {
        return if files.is_empty() { Err(nothing(path)) } else { Ok(vec![read_set(path, &files)?]) };
    }
    let mut sets = Vec::new();
    for folder in &files.folders {
        let inside = Files::of(folder)?;
        if !inside.is_empty() {
            sets.push(read_set(folder, &inside)?);
        }
    }
    if sets.is_empty() { Err(nothing(path)) } else { Ok(sets) }
}

fn nothing(path: &Path) -> Error {
    Diagnostic::error("gold-empty", "there is no gold here: neither texts (`*.txt`) nor records (`*.yaml`)")
        .in_file(path.display().to_string())
        .suggest("give a folder of texts with a YAML file beside each, or a folder of such folders")
        .into()
}

/// The files of a folder that matter, each list in the order of names; hidden ones are left out.
struct Files {
    texts: Vec<PathBuf>,
    golds: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Files {
    fn of(folder: &Path) -> Result<Files> {
        let fail = |e| Error::io(folder.display().to_string(), e);
        let mut all = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(fail)? {
            all.push(entry.map_err(fail)?.path());
        }
        all.retain(|p| p.file_name().is_some_and(|n| !n.to_string_lossy().starts_with('.')));
        all.sort();
        let ending =
            |e: &str| all.iter().filter(|p| p.extension().is_some_and(|x| x == e) && p.is_file()).cloned().collect();
        let (texts, golds) = (ending("txt"), ending("yaml"));
        Ok(Files { texts, golds, folders: all.into_iter().filter(|p| p.is_dir()).collect() })
    }

    fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.golds.is_empty()
    }
}

fn read_set(folder: &Path, files: &Files) -> Result<GoldSet> {
    let mut set = GoldSet { name: name(folder), ..GoldSet::default() };
    let manifest = Manifest::read(folder)?;
    let mut faults = Vec::new();
    for path in &files.golds {
        read_records(path, &mut set, &mut faults)?;
    }
    if !faults.is_empty() {
        return Err(Error::Faults(faults));
    }
    for path in &files.texts {
        set.sources.push(read_source(path, &manifest)?);
    }
    Ok(set)
}

fn name(folder: &Path) -> String {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    real.file_name().map_or_else(|| folder.display().to_string(), |n| n.to_string_lossy().into_owned())
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

fn read_source(path: &Path, manifest: &Manifest) -> Result<Source> {
    let gold = path.with_extension("yaml");
    let mut meta = if gold.is_file() { meta(&read_text(&gold)?) } else { manifest.meta(&stem(path)) };
    meta.id = stem(path);
    Ok(Source { meta, text: read_text(path)? })
}

/// The metadata of a gold file: the first line of `title`, `published`, `author` and `outlet` (or `outlet_style`), two blanks deep.
fn meta(gold: &str) -> Meta {
    let mut meta = Meta::default();
    for line in gold.lines() {
        let Some((key, value)) = line.strip_prefix("  ").and_then(|l| l.split_once(':')) else { continue };
        let value = value.trim();
        if matches!(value, "" | "null" | "~") {
            continue;
        }
        let value = value.trim_matches(['\'', '"']);
        let kept = (!value.is_empty()).then(|| value.to_owned());
        match key {
            "title" => meta.title = kept,
            "author" => meta.author = kept,
            "outlet" | "outlet_style" => meta.outlet = kept,
            "published" => meta.published = day(value),
            _ => {}
        }
    }
    meta
}

/// A day as the reader reads it; a month (`2025-03`) is its first day.
pub(super) fn day(text: &str) -> Option<Date> {
    crate::date::parse(text).or_else(|| crate::date::parse(&format!("{text}-01")))
}

/// Reads UTF-8 text; line ends become `\n`.
pub(super) fn read_text(path: &Path) -> Result<String> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|e| Error::io(shown.clone(), e))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Error::from(
            Diagnostic::error("gold-encoding", "gold texts and records are UTF-8, and this file is not").in_file(shown),
        )
    })?;
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

fn read_records(path: &Path, set: &mut GoldSet, faults: &mut Vec<Diagnostic>) -> Result<()> {
    let document = stem(path);
    for (n, line) in read_text(path)?.lines().enumerate() {
        let place = || Place { file: path.display().to_string(), line: n + 1, column: 0, text: line.to_owned() };
        if flow::is_unread_item(line) {
            let d = Diagnostic::warning("gold-record-form", "this looks like a record and is left out");
            set.diagnostics.push(d.at(place()).suggest("write it on one line, as `- {par: 1, party: …}`"));
        }
        let Some(pairs) = flow::pairs(line) else { continue };
        match fields::record(&document, &pairs) {
            Ok((key, judgement)) => drop(set.records.insert(key, judgement)),
            Err(d) => faults.push(d.at(place())),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        dir
    }

    #[test]
    fn a_text_is_passed_on_with_what_the_coder_may_know_and_no_more() {
        let head = "document:\n  title: \"Vale: no truce\"\n  outlet_style: 'wire story'\n  published: 2031-03\n  author: null\n  \
                    format: story\n  sources:\n  - title: x\nrecords: []\n";
        let dir = folder(&[("03-vale.yaml", head), ("03-vale.txt", "One.\r\nTwo.\n")]);
        let set = read(dir.path()).unwrap().remove(0);
        let source = &set.sources[0];
        assert_eq!(source.meta.id, "03-vale");
        assert_eq!(source.meta.title.as_deref(), Some("Vale: no truce"));
        assert_eq!(source.meta.outlet.as_deref(), Some("wire story"));
        assert_eq!(source.meta.published.map(|d| d.to_string()).as_deref(), Some("2031-03-01"));
        assert_eq!(
            (source.meta.author.as_deref(), source.text.as_str(), source.line(2)),
            (None, "One.\nTwo.\n", "Two.")
        );
        assert_eq!((source.line(0), source.line(9)), ("", ""));
    }

    #[test]
    fn a_manifest_serves_texts_without_a_file_beside_them() {
        let manifest =
            "[{\"doc\": \"d1\", \"title\": \"T\", \"date\": \"2031-03-13\", \"outlet\": \"\", \"author\": null}]";
        let dir = folder(&[("d1.txt", "One.\n"), ("d2.txt", "Two.\n"), ("manifest.json", manifest)]);
        let set = read(dir.path()).unwrap().remove(0);
        assert_eq!(set.sources[0].meta.title.as_deref(), Some("T"));
        assert_eq!(set.sources[0].meta.outlet, None);
        assert_eq!(set.sources[1].meta, Meta { id: "d2".to_owned(), ..Meta::default() });
    }

    #[test]
    fn folders_of_a_folder_without_texts_are_sets_of_their_own() {
        let dir = folder(&[
            ("b/d1.txt", "One.\n"),
            ("a/d1.txt", "One.\n"),
            ("c/x.md", ""),
            ("README.md", ""),
            (".h/d1.txt", ""),
        ]);
        let names: Vec<String> = read(dir.path()).unwrap().into_iter().map(|s| s.name).collect();
        assert_eq!(names, ["a", "b"]);
    }

    #[test]
    fn every_fault_has_its_line_and_an_odd_record_is_said() {
        let records = "records:\n- {par: x, party: Norland, topic: truce, stance: support}\n- {par: 2, party: Norland, stance: support}\n\
                       - {par: 3, party: Norland, topic: truce, stance: support, via: dirct}\n";
        let dir = folder(&[("d1.yaml", records)]);
        let Err(Error::Faults(faults)) = read(dir.path()) else { panic!("faults expected") };
        let lines: Vec<usize> = faults.iter().filter_map(|f| f.place.as_ref()).map(|p| p.line).collect();
        assert_eq!(lines, [2, 3, 4]);
        assert_eq!(faults[2].suggestion.as_deref(), Some("did you mean `direct`?"));

        let dir = folder(&[("d1.yaml", "records:\n- par: 3\n  party: Norland\n"), ("d1.txt", "One.\n")]);
        let set = read(dir.path()).unwrap().remove(0);
        assert_eq!((set.records.len(), set.diagnostics.len()), (0, 1));
    }
}

//! Inputs told apart: stored statements, JSON Lines of statements or of documents, texts; nothing is parsed here.

use std::{
    fs,
    io::{self, BufRead, BufReader, Cursor, Read},
    path::{Path, PathBuf},
};

use demarche::{diag::Diagnostic, error::Error, suggest};

use super::sniff::{first_line, has_schema, is_statement, is_stored};

/// The folder that is read where no input is named.
pub const STORE: &str = "positions";

/// The form to copy in a store: never data.
const TEMPLATE: &str = "TEMPLATE.yaml";

/// What stands beside the data: never data.
const README: &str = "README.md";

/// One input, by what it holds.
#[derive(Debug)]
pub enum Source {
    /// A file of stored statements (YAML with `schema:`).
    Stored(Input),
    /// JSON Lines of statements.
    Statements(Input),
    /// JSON Lines of documents.
    Documents(Input),
    /// A text.
    Text(Input),
}

/// A file, or standard input with what was looked at put back. Opened when asked for, so that thousands can be named.
pub struct Input {
    /// As the user gave it; `-` is standard input.
    pub path: PathBuf,
    stream: Option<Box<dyn BufRead + Send>>,
}

/// Tells the inputs apart, in the order given (a folder's files by name). What cannot be used is a diagnostic, and the others
/// are still there. With no input, the folder `positions` of the working directory.
pub fn open(inputs: &[PathBuf]) -> (Vec<Source>, Vec<Diagnostic>) {
    open_with(inputs, Path::new(STORE), || Box::new(BufReader::new(io::stdin())))
}

fn open_with(
    inputs: &[PathBuf],
    store: &Path,
    stdin: impl Fn() -> Box<dyn BufRead + Send>,
) -> (Vec<Source>, Vec<Diagnostic>) {
    let (mut sources, mut faults, mut stdin_used) = (Vec::new(), Vec::new(), false);
    if inputs.is_empty() {
        if !store.is_dir() {
            let message = format!("no input is named, and there is no folder `{}` here", store.display());
            let advice = "name a text, a folder or stored statements, or `-` for standard input";
            faults.push(Diagnostic::error("input-none", message).suggest(advice));
            return (sources, faults);
        }
        folder(store, &mut sources, &mut faults);
    }
    for path in inputs {
        if path.as_os_str() == "-" {
            if std::mem::replace(&mut stdin_used, true) {
                faults.push(
                    Diagnostic::warning("input-twice", "standard input is named twice and read once").in_file("-"),
                );
                continue;
            }
            match standard(stdin()) {
                Ok(source) => sources.push(source),
                Err(fault) => faults.push(Diagnostic::error("input-unreadable", fault.to_string()).in_file("-")),
            }
        } else if path.is_dir() {
            folder(path, &mut sources, &mut faults);
        } else {
            match file(path) {
                Ok(source) => sources.push(source),
                Err(fault) => faults.push(unreadable(path, &fault)),
            }
        }
    }
    (sources, faults)
}

impl Source {
    #[allow(dead_code)]
    /// The file or stream behind it.
    pub fn input(&self) -> &Input {
        match self {
            Source::Stored(i) | Source::Statements(i) | Source::Documents(i) | Source::Text(i) => i,
        }
    }
}

impl Input {
    fn of(path: &Path) -> Input {
        Input { path: path.to_path_buf(), stream: None }
    }

    /// Its name in messages.
    pub fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// The stem of the file's name: a text's id before its date is put to it. `stdin` for standard input.
    pub fn stem(&self) -> String {
        match self.path.as_os_str() == "-" {
            true => "stdin".into(),
            false => self.path.file_stem().map_or_else(|| "text".into(), |s| s.to_string_lossy().into_owned()),
        }
    }

    /// Its bytes as a stream.
    ///
    /// # Errors
    /// Where the file cannot be opened.
    pub fn reader(self) -> Result<Box<dyn BufRead + Send>, Error> {
        match self.stream {
            Some(stream) => Ok(stream),
            None => match fs::File::open(&self.path) {
                Ok(file) => Ok(Box::new(BufReader::with_capacity(1 << 16, file))),
                Err(fault) => Err(unreadable(&self.path, &fault).into()),
            },
        }
    }

    /// All of its bytes.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn bytes(self) -> Result<Vec<u8>, Error> {
        let (path, mut bytes) = (self.path.clone(), Vec::new());
        let read = match self.stream {
            Some(mut stream) => stream.read_to_end(&mut bytes).map(|_| ()),
            None => fs::read(&path).map(|all| bytes = all),
        };
        read.map(|()| bytes).map_err(|fault| unreadable(&path, &fault).into())
    }
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Input").field(&self.path).finish()
    }
}

/// A file by its extension and first lines.
fn file(path: &Path) -> io::Result<Source> {
    let input = Input::of(path);
    if has_extension(path, &["yaml", "yml"]) {
        return Ok(if is_stored(path)? { Source::Stored(input) } else { Source::Text(input) });
    }
    if has_extension(path, &["jsonl", "ndjson"]) {
        let (_, line) = first_line(&mut BufReader::new(fs::File::open(path)?))?;
        return Ok(if is_statement(&line) { Source::Statements(input) } else { Source::Documents(input) });
    }
    // not opened: a named pipe may be opened only once
    fs::metadata(path).map(|_| Source::Text(input))
}

/// Standard input by its first line that is not blank.
fn standard(mut stream: Box<dyn BufRead + Send>) -> io::Result<Source> {
    let (seen, line) = first_line(&mut stream)?;
    let is_object =
        line.trim_ascii_start().strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""));
    let is_stored = has_schema(&seen);
    let input = Input { path: "-".into(), stream: Some(Box::new(Cursor::new(seen).chain(stream))) };
    Ok(match () {
        () if is_object && is_statement(&line) => Source::Statements(input),
        () if is_object => Source::Documents(input),
        () if is_stored => Source::Stored(input),
        () => Source::Text(input),
    })
}

/// The stored statements of a folder if it has any, else its texts.
fn folder(folder: &Path, sources: &mut Vec<Source>, faults: &mut Vec<Diagnostic>) {
    let mut files: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(|e| Some(e.ok()?.path())).filter(|p| p.is_file()).collect(),
        Err(fault) => return faults.push(unreadable(folder, &fault)),
    };
    files.sort();
    let mut found = false;
    for path in files.iter().filter(|p| has_extension(p, &["yaml", "yml"]) && !p.ends_with(TEMPLATE)) {
        match is_stored(path) {
            Ok(false) => continue,
            Ok(true) => sources.push(Source::Stored(Input::of(path))),
            Err(fault) => faults.push(unreadable(path, &fault)),
        }
        found = true;
    }
    if found {
        return;
    }
    let before = sources.len();
    sources.extend(files.iter().filter(|p| has_extension(p, &["txt"])).map(|p| Source::Text(Input::of(p))));
    if sources.len() == before {
        let message = "the folder holds neither stored statements nor `.txt` files";
        let is_data = |p: &&PathBuf| has_extension(p, &["jsonl", "ndjson", "md", "text"]) && !p.ends_with(README);
        let advice = match files.iter().find(is_data) {
            _ if files.iter().any(|p| p.ends_with(TEMPLATE)) => {
                format!("this is a store without statements yet: `demarche classify TEXT --into {}`", folder.display())
            }
            Some(other) => format!("name the file itself, e.g. `{}`", other.display()),
            None => "name a folder with texts, or a file".into(),
        };
        faults.push(
            Diagnostic::error("input-empty-folder", message).in_file(folder.display().to_string()).suggest(advice),
        );
    }
}

/// A message for a file that cannot be read, with the nearest name in its folder where it is missing.
pub fn unreadable(path: &Path, fault: &io::Error) -> Diagnostic {
    let shown = path.display().to_string();
    if fault.kind() != io::ErrorKind::NotFound {
        return Diagnostic::error("input-unreadable", fault.to_string()).in_file(shown);
    }
    let missing = Diagnostic::error("input-missing", "there is no such file or folder").in_file(shown);
    if path == Path::new(STORE) {
        return missing.suggest(format!("name another folder, or fill it: `demarche classify TEXT --into {STORE}`"));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = fs::read_dir(folder) else {
        return missing.suggest(format!("there is no folder `{}` either", folder.display()));
    };
    let names: Vec<String> = entries.filter_map(|e| e.ok()?.file_name().into_string().ok()).take(10_000).collect();
    let wanted = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    match near_name(&wanted, &names) {
        Some(name) => missing.suggest(format!("did you mean `{}`?", path.with_file_name(name).display())),
        None => missing,
    }
}

/// The name that is near with and without its extension: that two files end in `.txt` makes them no neighbours.
fn near_name<'a>(wanted: &str, names: &'a [String]) -> Option<&'a str> {
    let stem = |name: &str| Path::new(name).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let near = |name: &&String| suggest::nearest(&stem(wanted), [stem(name).as_str()]).is_some();
    suggest::nearest(wanted, names.iter().filter(near).map(String::as_str))
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    path.extension().is_some_and(|e| known.iter().any(|k| e.eq_ignore_ascii_case(k)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sources: &[Source]) -> Vec<String> {
        sources
            .iter()
            .map(|s| format!("{} {}", kind(s), s.input().path.file_name().unwrap().to_string_lossy()))
            .collect()
    }

    fn store(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, content) in files {
            fs::write(dir.path().join(name), content).unwrap();
        }
        dir
    }

    fn from_stdin(content: &'static str) -> Source {
        let inputs = [PathBuf::from("-"), PathBuf::from("-")];
        let (mut sources, faults) = open_with(&inputs, Path::new("none"), || Box::new(content.as_bytes()));
        assert_eq!((sources.len(), faults[0].code), (1, "input-twice"));
        sources.remove(0)
    }

    #[test]
    fn files_are_told_apart_by_name_and_first_line() {
        let dir = store(&[
            ("a.yaml", "# stored\nschema: 1\n"),
            ("b.yaml", "title: x\n"),
            ("c.jsonl", "\n{\"text\": \"ab12\", \"stance\": \"support\"}\n"),
            ("d.jsonl", "{\"text\": \"The \\\"stance\\\": none.\"}"),
            ("e.txt", "{\"stance\": 1}"),
            ("f.jsonl", ""),
        ]);
        let paths: Vec<PathBuf> =
            ["a.yaml", "b.yaml", "c.jsonl", "d.jsonl", "e.txt", "f.jsonl"].map(|n| dir.path().join(n)).into();
        let (sources, faults) = open(&paths);
        assert_eq!(
            names(&sources),
            [
                "stored a.yaml",
                "text b.yaml",
                "statements c.jsonl",
                "documents d.jsonl",
                "text e.txt",
                "documents f.jsonl"
            ]
        );
        assert!(faults.is_empty());
    }

    #[test]
    fn a_folder_is_its_stored_statements_or_else_its_texts() {
        let both = store(&[
            ("b.yaml", "schema: 1\n"),
            ("a.yaml", "schema: 1\n"),
            ("x.yaml", "other: 1"),
            ("t.txt", "T."),
            ("TEMPLATE.yaml", "schema: 1\n"),
        ]);
        assert_eq!(names(&open(&[both.path().into()]).0), ["stored a.yaml", "stored b.yaml"]);
        let texts =
            store(&[("b.txt", ""), ("a.txt", ""), ("a.yaml", "document: {}\n"), ("TEMPLATE.yaml", "schema: 1\n")]);
        assert_eq!(names(&open(&[texts.path().into()]).0), ["text a.txt", "text b.txt"]);
        let none = store(&[("a.jsonl", "")]);
        let (sources, faults) = open(&[none.path().into()]);
        assert!(sources.is_empty() && faults[0].suggestion.as_ref().unwrap().contains("a.jsonl"));
        let named_nothing = open_with(&[], both.path(), || Box::new(io::empty()));
        assert_eq!(names(&named_nothing.0).len(), 2);
        assert_eq!(open_with(&[], Path::new("no-such"), || Box::new(io::empty())).1[0].code, "input-none");
    }

    #[test]
    fn a_missing_file_is_told_its_neighbour_and_not_any_file_of_its_kind() {
        let names = ["bin.txt".to_owned(), "live-feed.txt".to_owned()];
        assert_eq!(near_name("live-fed.txt", &names), Some("live-feed.txt"));
        assert_eq!(near_name("live-feed.text", &names), Some("live-feed.txt"));
        assert_eq!(near_name("missing.txt", &names), None);
        let gone = io::Error::from(io::ErrorKind::NotFound);
        assert!(unreadable(Path::new(STORE), &gone).suggestion.unwrap().contains("--into positions"));
    }

    #[test]
    fn standard_input_keeps_what_was_looked_at() {
        for (content, expected) in [
            ("{\"id\": 1, \"stance\": \"oppose\"}\n{}", "statements"),
            ("\u{feff}{ \"text\": \"A.\"}\n", "documents"),
            ("{\"text\": broken\n", "documents"),
            ("\n\nA text.\n{\"stance\": 1}", "text"),
            ("{curly} text", "text"),
            ("schema: 1\nstatements: []\n", "stored"),
            ("", "text"),
        ] {
            let source = from_stdin(content);
            assert_eq!(kind(&source), expected, "{content}");
            let (Source::Stored(i) | Source::Statements(i) | Source::Documents(i) | Source::Text(i)) = source;
            assert_eq!(i.stem(), "stdin");
            assert_eq!(i.bytes().unwrap(), content.as_bytes());
        }
    }

    fn kind(source: &Source) -> &'static str {
        match source {
            Source::Stored(_) => "stored",
            Source::Statements(_) => "statements",
            Source::Documents(_) => "documents",
            Source::Text(_) => "text",
        }
    }

    #[test]
    fn a_missing_file_names_the_nearest_and_the_others_are_done() {
        let dir = store(&[("live-feed.txt", "T.")]);
        let (sources, faults) =
            open(&[dir.path().join("live-fed.txt"), dir.path().join("live-feed.txt"), dir.path().join("no/such.txt")]);
        assert_eq!(names(&sources), ["text live-feed.txt"]);
        assert_eq!(faults.iter().map(|f| f.code).collect::<Vec<_>>(), ["input-missing", "input-missing"]);
        assert!(faults[0].suggestion.as_ref().unwrap().ends_with("live-feed.txt`?"));
    }
}

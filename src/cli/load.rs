//! From the inputs that a command names to evidence: stored statements, JSON Lines, and texts coded on the fly.

use std::{
    fs,
    io::Read as _,
    path::{Path, PathBuf},
};

use demarche::{
    diag::{Diagnostic, Place},
    error::{Error, Result},
    position::{Evidence, lines},
    store,
};

use super::Session;

/// What the inputs gave.
pub struct Loaded {
    /// The statements of all of them.
    pub evidence: Evidence,
    /// Whether some input, or a part of it, could not be used: the exit status is then 2.
    pub partly: bool,
}

/// The folder that is read where no input is named.
pub const STORE: &str = "positions";

/// Reads all inputs as one set. An input that cannot be used is said, and the others are read; if none can, that is an error.
pub fn load(session: &Session, inputs: &[PathBuf]) -> Result<Loaded> {
    let named = or_store(inputs)?;
    let mut evidence = Evidence::default();
    let (mut used, mut partly) = (0, false);
    for input in &named {
        match one(session, input, &mut partly) {
            Ok(part) => {
                used += 1;
                evidence.append(part);
            }
            Err(e) => {
                session.complain(&e);
                partly = true;
            }
        }
    }
    if used == 0 {
        let d = Diagnostic::error("no-usable-input", "nothing to work on: no input could be used");
        return Err(d.into());
    }
    Ok(Loaded { evidence: evidence.settle(), partly })
}

fn or_store(inputs: &[PathBuf]) -> Result<Vec<PathBuf>> {
    if !inputs.is_empty() {
        return Ok(inputs.to_vec());
    }
    if Path::new(STORE).is_dir() {
        return Ok(vec![PathBuf::from(STORE)]);
    }
    let d = Diagnostic::error("no-input", format!("no input named, and there is no folder `{STORE}` here"));
    Err(d.suggest("name a text, a folder or stored statements, for instance `demarche table news.txt`").into())
}

fn one(session: &Session, input: &Path, partly: &mut bool) -> Result<Evidence> {
    let name = input.display().to_string();
    if input.is_dir() {
        return folder(session, input, partly);
    }
    let bytes = bytes(input)?;
    if has_extension(input, &["yaml", "yml"]) || (name == "-" && store::is_stored(&bytes)) {
        return stored(&name, &bytes);
    }
    let looks_like_json =
        has_extension(input, &["jsonl", "ndjson"]) || (name == "-" && bytes.trim_ascii_start().starts_with(b"{"));
    if looks_like_json && first_line_has(&bytes, "stance") {
        let (evidence, faults) = lines::read(&name, &bytes);
        if evidence.is_empty() && !faults.is_empty() {
            return Err(Error::Faults(faults));
        }
        *partly |= !faults.is_empty();
        faults.iter().for_each(|d| session.tell(d));
        return Ok(evidence);
    }
    Err(Diagnostic::error("text", "texts cannot be read yet").in_file(name).into())
}

fn folder(session: &Session, folder: &Path, partly: &mut bool) -> Result<Evidence> {
    let shown = folder.display().to_string();
    let listed = fs::read_dir(folder).map_err(|e| Error::io(&shown, e))?;
    let mut files: Vec<PathBuf> = listed.filter_map(|f| Some(f.ok()?.path())).collect();
    files.sort();
    let mut evidence = Evidence::default();
    let mut used = 0;
    for file in files.iter().filter(|f| has_extension(f, &["yaml", "yml"]) && !f.ends_with(store::TEMPLATE)) {
        let part = bytes(file).and_then(|b| match store::is_stored(&b) {
            true => stored(&file.display().to_string(), &b).map(Some),
            false => Ok(None),
        });
        match part {
            Ok(Some(part)) => {
                used += 1;
                evidence.append(part);
            }
            Ok(None) => {}
            Err(e) => {
                used += 1;
                *partly = true;
                session.complain(&e);
            }
        }
    }
    if used == 0 {
        let d = Diagnostic::error("empty-folder", "the folder holds neither stored statements nor `.txt` files");
        return Err(d.in_file(shown).into());
    }
    Ok(evidence)
}

fn stored(name: &str, bytes: &[u8]) -> Result<Evidence> {
    let document = store::parse(name, bytes)?;
    let mut evidence = Evidence::default();
    store::sourced(&document).for_each(|s| evidence.push(&s));
    Ok(evidence)
}

fn bytes(input: &Path) -> Result<Vec<u8>> {
    let shown = input.display().to_string();
    let read = match shown.as_str() {
        "-" => {
            let mut all = Vec::new();
            std::io::stdin().lock().read_to_end(&mut all).map(|_| all)
        }
        _ => fs::read(input),
    };
    read.map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => missing(input).into(),
        _ => Error::io(shown, e),
    })
}

/// A file that is not there, with the nearest name beside it.
fn missing(input: &Path) -> Diagnostic {
    let d = Diagnostic::error("no-such-file", "no such file or folder")
        .at(Place { file: input.display().to_string(), ..Place::default() });
    let parent = input.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside: Vec<String> = fs::read_dir(parent)
        .map(|l| l.filter_map(|f| f.ok()?.file_name().into_string().ok()).collect())
        .unwrap_or_default();
    let wanted = input.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    match demarche::suggest::nearest(wanted, beside.iter().map(String::as_str)) {
        Some(name) => d.suggest(format!("did you mean `{}`?", parent.join(name).display())),
        None => d,
    }
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().and_then(|e| e.to_str()).is_some_and(|e| extensions.iter().any(|x| x.eq_ignore_ascii_case(e)))
}

fn first_line_has(bytes: &[u8], key: &str) -> bool {
    let line = bytes.split(|b| *b == b'\n').find(|l| !l.trim_ascii().is_empty()).unwrap_or_default();
    serde_json::from_slice::<serde_json::Value>(line).is_ok_and(|v| v.get(key).is_some())
}

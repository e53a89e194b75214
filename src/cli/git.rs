//! Stored statements as a git revision has them. Nothing is checked out and nothing is written.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use demarche::{
    diag::Diagnostic,
    error::{Error, Result},
    position::{Evidence, lines},
    store,
};

use super::{Session, input::STORE};

/// The statements of the inputs (or of `./positions`) at a revision. A file that is none of the program's is passed over; one
/// that cannot be read is said, and the second value is then true.
///
/// # Errors
/// There is no git, no repository, or no such revision.
pub fn evidence(session: &Session, revision: &str, inputs: &[PathBuf]) -> Result<(Evidence, bool)> {
    let store = [PathBuf::from(STORE)];
    let inputs = if inputs.is_empty() { &store[..] } else { inputs };
    let (mut all, mut partly) = (Evidence::default(), false);
    for input in inputs {
        let (folder, what) = match input.is_dir() {
            true => (input.as_path(), None),
            false => {
                let parent = input.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
                let Some(name) = input.file_name().and_then(|n| n.to_str()) else { return Err(no_file(input)) };
                (parent, Some(name))
            }
        };
        let commit = commit(folder, revision)?;
        let mut args = vec!["ls-tree", "-z", &commit];
        args.extend(what.iter().flat_map(|name| ["--", name]));
        let listed = git(folder, &args).map_err(|e| failed(revision, &e))?;
        for row in listed.split(|b| *b == 0).filter(|r| !r.is_empty()) {
            let Some((id, name)) = blob(row) else { continue };
            let shown = format!("{revision}:{}", folder.join(&name).display());
            let is = |end: &str| name.ends_with(end);
            // As of a folder that is there: its stored statements alone; JSON Lines are read where they are named.
            let wanted = is(".yaml") || is(".yml") || (what.is_some() && is(".jsonl"));
            if !wanted || name.rsplit('/').next() == Some("TEMPLATE.yaml") {
                continue;
            }
            let bytes = git(folder, &["cat-file", "blob", &id]).map_err(|e| failed(revision, &e))?;
            match read(&shown, is(".jsonl"), &bytes) {
                Ok(part) => all.append(part),
                Err(e) => {
                    partly = true;
                    session.complain(&e);
                }
            }
        }
    }
    Ok((all.settle(), partly))
}

fn read(name: &str, json_lines: bool, bytes: &[u8]) -> Result<Evidence> {
    if json_lines {
        let (evidence, faults) = lines::read(name, bytes)?;
        return if faults.is_empty() { Ok(evidence) } else { Err(Error::Faults(faults)) };
    }
    let mut evidence = Evidence::default();
    if bytes.split(|b| *b == b'\n').any(|line| line.starts_with(b"schema:")) {
        let document = store::parse(name, bytes)?;
        store::sourced(&document).for_each(|s| evidence.push(&s));
    }
    Ok(evidence)
}

/// The id of the commit; a revision is never taken for an option.
fn commit(folder: &Path, revision: &str) -> Result<String> {
    let asked = format!("{revision}^{{commit}}");
    let out = git(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &asked]);
    let id = out.map(|o| String::from_utf8_lossy(&o).trim().to_owned()).map_err(|e| failed(revision, &e))?;
    let plain = !id.is_empty() && id.bytes().all(|b| b.is_ascii_hexdigit());
    if plain { Ok(id) } else { Err(failed(revision, "")) }
}

/// `100644 blob ID\tNAME`.
fn blob(row: &[u8]) -> Option<(String, String)> {
    let row = String::from_utf8_lossy(row);
    let (about, name) = row.split_once('\t')?;
    let mut about = about.split(' ').skip(1);
    let kind = about.next()?;
    (kind == "blob").then(|| Some((about.next()?.to_owned(), name.to_owned())))?
}

fn git(folder: &Path, args: &[&str]) -> std::result::Result<Vec<u8>, String> {
    let out = Command::new("git").arg("-C").arg(folder).args(args).output().map_err(|e| format!("git: {e}"))?;
    match out.status.success() {
        true => Ok(out.stdout),
        false => Err(String::from_utf8_lossy(&out.stderr).trim().to_owned()),
    }
}

fn failed(revision: &str, why: &str) -> Error {
    let message = match why.lines().next().filter(|w| !w.is_empty()) {
        Some(why) => format!("git has nothing at `{revision}`: {}", why.trim_start_matches("fatal: ")),
        None => format!("git knows no revision `{revision}` here"),
    };
    let advice = "name a commit, a branch or a tag, for instance HEAD~1; the inputs must lie in a git repository";
    Diagnostic::error("diff-git", message).suggest(advice).into()
}

fn no_file(input: &Path) -> Error {
    Diagnostic::error("diff-git", format!("`{}` names no file", input.display())).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Global;

    const LINE: &str = r#"{"document":"d","id":"0b55233e8df0","party":"Norland","topic":"truce","stance":"oppose","via":"direct","voice":"official","date":"2023-03-14"}"#;

    /// A repository with one commit that holds one statement.
    fn repository() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.jsonl"), format!("{LINE}\n")).unwrap();
        for args in [
            &["init", "-q"][..],
            &["add", "."],
            &[
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@example.org",
                "-c",
                "commit.gpgsign=false",
                "commit",
                "-qm",
                "a",
            ],
        ] {
            git(folder.path(), args).unwrap();
        }
        folder
    }

    #[test]
    fn the_statements_are_those_of_the_revision_and_not_of_now() {
        let folder = repository();
        std::fs::write(folder.path().join("a.jsonl"), "").unwrap();
        std::fs::write(folder.path().join("b.jsonl"), LINE.replace("0b55", "0c55")).unwrap();
        let session = Session::new(Global::default());
        let (all, partly) = evidence(&session, "HEAD", &[folder.path().to_owned()]).unwrap();
        assert_eq!((all.len(), partly), (0, false), "of a folder its stored statements alone");
        let one = evidence(&session, "HEAD", &[folder.path().join("a.jsonl")]).unwrap().0;
        assert_eq!(one.len(), 1);
        assert_eq!(one.words(one.items()[0].id), "0b55233e8df0");
        let none = evidence(&session, "HEAD", &[folder.path().join("b.jsonl")]).unwrap().0;
        assert!(none.is_empty(), "a file that the revision does not have");
    }

    #[test]
    fn a_revision_is_never_an_option_and_one_that_is_none_is_said() {
        let folder = repository();
        let session = Session::new(Global::default());
        for revision in ["nope", "--help", "-v", "", "HEAD~9"] {
            let fault = evidence(&session, revision, &[folder.path().to_owned()]).err().unwrap();
            assert!(fault.to_string().contains(revision), "{fault}");
        }
    }
}

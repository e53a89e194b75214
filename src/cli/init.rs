//! `init`: a new project folder.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use clap::Args as ClapArgs;
use demarche::{
    diag::Diagnostic,
    error::{Error, Result},
};

use super::{Exit, Run, Session};

/// What a project begins with.
const FILES: [(&str, &str); 4] = [
    ("positions/README.md", include_str!("init/README.md")),
    ("positions/TEMPLATE.yaml", include_str!("init/TEMPLATE.yaml")),
    ("codebook.yaml", include_str!("init/codebook.yaml")),
    (".gitignore", include_str!("init/gitignore")),
];

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Folder to begin in; made if it is not there
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

/// Writes what is not there yet; nothing is ever overwritten.
pub fn run(args: &Args, session: &Session) -> Run {
    let folder = &args.folder;
    if folder.is_file() {
        let d = Diagnostic::error("init-file", "this is a file, and a project is a folder");
        return Err(d.in_file(folder.display().to_string()).suggest("name a folder that is to be made").into());
    }
    let mut written = 0;
    for (name, content) in FILES {
        let path = folder.join(name);
        match create(&path, content)? {
            true => {
                written += 1;
                session.note(&format!("{}: written", path.display()));
            }
            false => session.note(&format!("{}: is there already, left as it is", path.display())),
        }
    }
    match written {
        0 => session.note("nothing was to be done"),
        _ => session.note("next: `demarche classify news.txt --into positions`, then `demarche table`"),
    }
    Ok(Exit::Done)
}

/// Whether the file was written; one that is there stays, whatever it holds.
fn create(path: &Path, content: &str) -> Result<bool> {
    let fail = |e| Error::io(path.display().to_string(), e);
    if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(|e| Error::io(parent.display().to_string(), e))?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(content.as_bytes()).map(|()| true).map_err(fail),
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(e) => Err(fail(e)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use demarche::codebook::Codebook;

    #[test]
    fn a_new_project_has_a_codebook_that_loads_and_a_store_without_statements() {
        let dir = tempfile::tempdir().unwrap();
        let args = Args { folder: dir.path().join("deep/project") };
        let session = Session::new(super::super::Global { quiet: true, ..Default::default() });
        run(&args, &session).unwrap();
        let codebook = Codebook::load(&[args.folder.join("codebook.yaml")]).unwrap();
        assert_eq!(format!("{:?}", codebook.domain), format!("{:?}", Codebook::embedded().domain));
        let store = demarche::store::Store::open(&args.folder.join("positions")).unwrap();
        assert_eq!(store.files().unwrap(), Vec::<PathBuf>::new());
        demarche::store::parse("TEMPLATE.yaml", FILES[1].1.as_bytes()).unwrap();
        fs::write(args.folder.join("codebook.yaml"), "mine").unwrap();
        run(&args, &session).unwrap();
        assert_eq!(fs::read_to_string(args.folder.join("codebook.yaml")).unwrap(), "mine");
    }
}

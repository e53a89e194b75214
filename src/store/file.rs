//! Writing a file so that at any moment, also after a crash, either the old or the new one is there; and one writer at a time.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use crate::{
    diag::Diagnostic,
    digest,
    error::{Error, Result},
};

const PREFIX: &str = ".demarche-";
const SUFFIX: &str = ".tmp";

/// How bytes get into a file; a test puts a full disk here.
pub(super) type Pour<'a> = &'a dyn Fn(&mut File, &[u8]) -> io::Result<()>;

/// The usual way.
pub(super) const POUR: Pour = &|file, bytes| file.write_all(bytes);

/// Replaces the file at `path`: temporary file in the same folder, write, sync, rename, sync of the folder. A symbolic link
/// is followed, and the mode of what was there is kept. `before` is the digest of the bytes that the new content was made
/// from, none if there was no file.
///
/// # Errors
/// The file has changed since `before`, or the system refuses; what was there is untouched.
pub(super) fn replace(path: &Path, bytes: &[u8], before: Option<&str>, pour: Pour) -> Result<()> {
    let shown = path.display().to_string();
    let fail = |e: io::Error| Error::io(&shown, e);
    let target = match fs::symlink_metadata(path) {
        Ok(_) => fs::canonicalize(path).map_err(fail)?,
        Err(_) => path.to_owned(),
    };
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    let mut temporary = default_mode(builder.prefix(PREFIX).suffix(SUFFIX)).tempfile_in(folder).map_err(|e| {
        // The library's own words name the temporary file, which tells nobody anything.
        fail(e.kind().into())
    })?;
    pour(temporary.as_file_mut(), bytes).map_err(fail)?;
    if let Ok(old) = fs::metadata(&target) {
        temporary.as_file().set_permissions(old.permissions()).map_err(fail)?;
    }
    temporary.as_file().sync_all().map_err(fail)?;
    let now = match fs::read(&target) {
        Ok(bytes) => Some(digest::sha256(&bytes)),
        Err(e) if e.kind() == ErrorKind::NotFound => None,
        Err(e) => return Err(fail(e)),
    };
    if now.as_deref() != before {
        let message = "the file has been changed since it was read, so nothing was written";
        return Err(Diagnostic::error("store-changed", message)
            .in_file(shown)
            .suggest("look at the change and try again")
            .into());
    }
    temporary.persist(&target).map_err(|e| fail(e.error))?;
    sync_folder(folder).map_err(fail)
}

/// A folder that nobody else writes to while this lives.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the folder, and removes what a killed writer left behind.
    ///
    /// # Errors
    /// Somebody else is writing, or the folder cannot be opened.
    pub(super) fn take(folder: &Path) -> Result<Lock> {
        let shown = folder.display().to_string();
        let file = open_lock(folder).map_err(|e| Error::io(&shown, e))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                let message = "another demarche is writing to this folder, so nothing was written";
                let advice = "wait until it is done and try again";
                return Err(Diagnostic::error("store-locked", message).in_file(shown).suggest(advice).into());
            }
            Err(fs::TryLockError::Error(e)) => return Err(Error::io(shown, e)),
        }
        for left in leftovers(folder) {
            let _ = fs::remove_file(left); // what cannot be removed is ignored by readers anyway
        }
        Ok(Lock { _file: file })
    }
}

/// Temporary files of writers that did not finish. With the lock held, nobody is using them.
fn leftovers(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = |name: &str| name.starts_with(PREFIX) && name.ends_with(SUFFIX);
    entries.filter(|e| e.file_name().to_str().is_some_and(ours)).map(|e| e.path()).collect()
}

/// The folder itself is what is locked where that is possible, so that no lock file lies beside the data.
#[cfg(unix)]
fn open_lock(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

#[cfg(not(unix))]
fn open_lock(folder: &Path) -> io::Result<File> {
    fs::OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(".demarche.lock"))
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A new file gets the mode that any program would give it, not a temporary file's.
#[cfg(unix)]
fn default_mode<'b, 'p, 's>(builder: &'b mut tempfile::Builder<'p, 's>) -> &'b mut tempfile::Builder<'p, 's> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn default_mode<'b, 'p, 's>(builder: &'b mut tempfile::Builder<'p, 's>) -> &'b mut tempfile::Builder<'p, 's> {
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_str().unwrap().to_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_full_disk_leaves_what_was_there_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("d.yaml");
        fs::write(&path, "old").unwrap();
        let full: Pour = &|file, bytes| {
            file.write_all(&bytes[..2])?;
            Err(ErrorKind::StorageFull.into())
        };
        let error = replace(&path, b"new!", Some(&digest::sha256(b"old")), full).unwrap_err();
        assert!(error.to_string().contains("d.yaml"), "{error}");
        assert_eq!(
            (fs::read_to_string(&path).unwrap().as_str(), names(dir.path())),
            ("old", vec!["d.yaml".to_owned()])
        );
    }

    #[test]
    fn a_file_that_somebody_changed_in_between_is_not_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("d.yaml");
        for before in [Some(digest::sha256(b"read")), None] {
            fs::write(&path, "edited by hand").unwrap();
            let error = replace(&path, b"new", before.as_deref(), POUR).unwrap_err();
            assert!(error.to_string().contains("changed since it was read"), "{error}");
            assert_eq!(fs::read_to_string(&path).unwrap(), "edited by hand");
        }
    }

    #[test]
    fn the_second_writer_is_told_to_wait_and_leftovers_go() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(".demarche-abc.tmp"), "half").unwrap();
        let first = Lock::take(dir.path()).unwrap();
        let error = Lock::take(dir.path()).unwrap_err();
        assert!(error.to_string().contains("wait until it is done"), "{error}");
        drop(first);
        Lock::take(dir.path()).unwrap();
        assert!(!names(dir.path()).contains(&".demarche-abc.tmp".to_owned()));
    }

    #[test]
    #[cfg(unix)]
    fn a_link_is_followed_and_the_mode_is_kept() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
        let dir = tempfile::tempdir().unwrap();
        let (real, link) = (dir.path().join("real.yaml"), dir.path().join("d.yaml"));
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&real, &link).unwrap();
        replace(&link, b"new", Some(&digest::sha256(b"old")), POUR).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
        assert_eq!(fs::metadata(&real).unwrap().mode() & 0o777, 0o640);
        let dangling = dir.path().join("to-nothing.yaml");
        symlink(dir.path().join("nothing"), &dangling).unwrap();
        assert!(replace(&dangling, b"new", None, POUR).is_err());
    }

    #[test]
    fn a_folder_that_cannot_be_written_to_is_an_error_with_its_name() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("none").join("d.yaml");
        assert!(replace(&path, b"new", None, POUR).unwrap_err().to_string().contains("d.yaml"));
        assert!(Lock::take(&dir.path().join("none")).is_err());
    }
}

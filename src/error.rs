//! The error of the library: input and output, and stored files that cannot be used.

use crate::diag::Diagnostic;

/// Why something could not be done. Text never fails: only I/O, stored files and codebooks do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{}: {}", crate::diag::visible(.path), .source)]
    Io {
        /// The path as the user gave it.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// One fault or more in a stored file, a codebook or an argument, each with its place.
    #[error("{}", join(.0))]
    Faults(Vec<Diagnostic>),
}

/// The library's result.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An I/O error at a path.
    pub fn io(path: impl Into<String>, source: std::io::Error) -> Error {
        Error::Io { path: path.into(), source }
    }
}

impl From<Diagnostic> for Error {
    fn from(d: Diagnostic) -> Error {
        Error::Faults(vec![d])
    }
}

fn join(faults: &[Diagnostic]) -> String {
    faults.iter().map(Diagnostic::to_string).collect::<Vec<_>>().join("\n")
}

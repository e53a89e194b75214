//! Where output goes: data to standard output or `--output`, words to standard error. A closed pipe is no error.

use std::{
    cell::RefCell,
    fs::File,
    io::{self, BufWriter, ErrorKind, IsTerminal as _, Write},
    path::PathBuf,
};

use demarche::error::Error;

use super::pager::Pager;

const STDOUT: &str = "standard output";

/// The one way for data to leave the program.
pub struct Out {
    target: Option<PathBuf>,
    sink: RefCell<Option<Box<dyn Write>>>,
}

impl Out {
    /// Writes to the file, or to standard output. The file is created when the first byte is there.
    pub fn new(target: Option<PathBuf>) -> Out {
        let target = target.filter(|p| p.as_os_str() != "-");
        Out { target, sink: RefCell::new(None) }
    }

    /// Whether data goes straight to a terminal.
    pub fn is_terminal(&self) -> bool {
        self.is_standard() && io::stdout().is_terminal()
    }

    /// Whether data goes to standard output, not to a file.
    pub fn is_standard(&self) -> bool {
        self.target.is_none()
    }

    /// Writes bytes as they are.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        let mut sink = self.sink.borrow_mut();
        let open = match sink.as_mut() {
            Some(open) => open,
            None => sink.insert(self.open()?),
        };
        open.write_all(bytes).map_err(|e| self.error(e))
    }

    /// Flushes what is still buffered.
    pub fn finish(&self) -> Result<(), Error> {
        match self.sink.borrow_mut().as_mut() {
            Some(open) => open.flush().map_err(|e| self.error(e)),
            None => Ok(()),
        }
    }

    fn open(&self) -> Result<Box<dyn Write>, Error> {
        Ok(match &self.target {
            Some(path) => Box::new(BufWriter::new(File::create(path).map_err(|e| self.error(e))?)),
            None => match self.is_terminal().then(Pager::start).flatten() {
                Some(pager) => Box::new(pager),
                None => Box::new(BufWriter::with_capacity(1 << 16, io::stdout().lock())),
            },
        })
    }

    fn error(&self, source: io::Error) -> Error {
        let path = self.target.as_ref().map_or(STDOUT.to_owned(), |p| p.display().to_string());
        Error::io(path, source)
    }
}

/// Whether the reader of our standard output has gone (`demarche … | head`): no error.
pub fn is_closed_pipe(error: &Error) -> bool {
    matches!(error, Error::Io { path, source } if path == STDOUT && source.kind() == ErrorKind::BrokenPipe)
}

/// Writes a line of words to standard error. A closed standard error stops nothing.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

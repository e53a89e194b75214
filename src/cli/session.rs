//! What every command shares: global options, codebook, output, and how things are said.

use std::{
    cell::OnceCell,
    io::{self, IsTerminal as _},
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use demarche::{
    codebook::Codebook,
    diag::Diagnostic,
    error::Error,
    render::{style::Style, text::wrap},
};
use unicode_width::UnicodeWidthStr as _;

use super::{
    input,
    out::{self, Out},
};

/// Options of every command.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Global {
    /// Codebook to extend or replace the built-in one; may be given several times
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub codebook: Vec<PathBuf>,
    /// Colour: on a terminal only, always, or never (NO_COLOR is obeyed)
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        hide_possible_values = true,
        help_heading = "Everywhere"
    )]
    pub color: Color,
    /// Columns to fit into [default: the terminal's, else 80]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=1000), help_heading = "Everywhere")]
    pub width: Option<u16>,
    /// Write to a file instead of standard output
    #[arg(long, short, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub output: Option<PathBuf>,
    /// Say nothing but errors on standard error
    #[arg(long, short, global = true, help_heading = "Everywhere")]
    pub quiet: bool,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// Where output goes to a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// One run of the program.
pub struct Session {
    global: Global,
    out: Out,
    codebook: OnceCell<Codebook>,
}

impl Session {
    /// A run with these options; nothing is opened or read yet.
    pub fn new(global: Global) -> Session {
        let out = Out::new(global.output.clone());
        Session { global, out, codebook: OnceCell::new() }
    }

    /// The codebook: the built-in one, extended or replaced by `--codebook`. Read once.
    pub fn codebook(&self) -> Result<&Codebook, Error> {
        if let Some(codebook) = self.codebook.get() {
            return Ok(codebook);
        }
        let codebook = load_codebook(&self.global.codebook)?;
        Ok(self.codebook.get_or_init(|| codebook))
    }

    /// Writes data.
    pub fn write(&self, text: &str) -> Result<(), Error> {
        self.out.write(text.as_bytes())
    }

    /// Flushes.
    pub fn finish(&self) -> Result<(), Error> {
        self.out.finish()
    }

    /// Columns that text has to fit into.
    pub fn width(&self) -> usize {
        let terminal = || self.out.is_terminal().then(terminal_size::terminal_size).flatten().map(|(w, _)| w.0);
        usize::from(self.global.width.or_else(terminal).unwrap_or(80).max(20))
    }

    /// The text with lines that are wider than the terminal, or than `--width`, wrapped; as it is where neither is there, so that
    /// figures and lists stay one line each for whoever reads them by program.
    pub fn wrapped(&self, text: &str) -> String {
        if self.global.width.is_none() && !self.out.is_terminal() {
            return text.to_owned();
        }
        let style = Style { width: self.width(), color: false };
        let line = |l: &str| {
            let body = l.trim_start();
            let indent = l.len() - body.len();
            if l.width() <= style.width { l.to_owned() } else { wrap(body, &style, indent, indent + 4) }
        };
        text.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }

    /// How data is drawn.
    pub fn style(&self) -> Style {
        Style { width: self.width(), color: self.color() }
    }

    /// How words on standard error are drawn where they are more than a line.
    pub fn words_style(&self) -> Style {
        let terminal = || io::stderr().is_terminal().then(terminal_size::terminal_size).flatten().map(|(w, _)| w.0);
        let width = usize::from(self.global.width.or_else(terminal).unwrap_or(80).max(20));
        Style { width, color: self.stderr_color() }
    }

    /// Whether data is coloured.
    pub fn color(&self) -> bool {
        match self.global.color {
            Color::Always => true,
            Color::Never => false,
            // NO_COLOR, CLICOLOR and CLICOLOR_FORCE are in the choice; a file never has colour unasked.
            Color::Auto => {
                self.out.is_standard() && anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
            }
        }
    }

    #[allow(dead_code)] // for commands that tell what they did
    /// Says a notice on standard error, unless `--quiet`.
    pub fn note(&self, words: &str) {
        if !self.global.quiet {
            out::say(&demarche::diag::visible(words));
        }
    }

    /// Says a diagnostic on standard error; `--quiet` keeps errors only.
    #[allow(dead_code)] // for commands to come
    pub fn tell(&self, d: &Diagnostic) {
        if !self.global.quiet || d.severity == demarche::diag::Severity::Error {
            out::say(&demarche::render::diagnostics::diagnostic(d, self.stderr_color()));
        }
    }

    /// Says an error on standard error.
    pub fn complain(&self, error: &Error) {
        match error {
            Error::Faults(faults) => faults.iter().for_each(|d| {
                out::say(&demarche::render::diagnostics::diagnostic(d, self.stderr_color()));
            }),
            Error::Io { path, source } if source.kind() == io::ErrorKind::NotFound => {
                let d = super::input::unreadable(Path::new(path), source);
                out::say(&demarche::render::diagnostics::diagnostic(&d, self.stderr_color()));
            }
            e => out::say(&demarche::render::diagnostics::failure(&e.to_string(), self.stderr_color())),
        }
    }

    fn stderr_color(&self) -> bool {
        match self.global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never,
        }
    }
}

/// The one place that reads the codebook.
fn load_codebook(files: &[PathBuf]) -> Result<Codebook, Error> {
    let absent = |f: &PathBuf| std::fs::metadata(f).err().map(|fault| input::unreadable(f, &fault));
    let missing: Vec<Diagnostic> = files.iter().filter_map(absent).collect();
    match () {
        () if !missing.is_empty() => Err(Error::Faults(missing)),
        () if files.is_empty() => Ok(Codebook::embedded()),
        () => Codebook::load(files),
    }
}

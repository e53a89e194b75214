//! `completions`: tab completion for a shell.

use clap::Args as ClapArgs;
use clap_complete::Shell;

use super::{Exit, Run, Session};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Shell to complete for
    #[arg(value_enum)]
    shell: Shell,
}

/// Writes the completion script.
pub fn run(args: &Args, session: &Session) -> Run {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::tree(), "demarche", &mut script);
    session.write(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}

//! `man`: the manual page, of the program or of one command.

use clap::Args as ClapArgs;
use demarche::{diag::Diagnostic, error::Error, suggest};

use super::{Exit, Run, Session};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Command whose page is wanted; without it, the program's own
    command: Option<String>,
}

/// Writes the page as roff.
pub fn run(args: &Args, session: &Session) -> Run {
    let tree = super::tree();
    let page = match &args.command {
        None => tree,
        Some(name) => subcommand(&tree, name)?,
    };
    let mut roff = Vec::new();
    clap_mangen::Man::new(page).render(&mut roff).map_err(|e| Error::io("manual page", e))?;
    session.write(&String::from_utf8_lossy(&roff))?;
    Ok(Exit::Done)
}

fn subcommand(tree: &clap::Command, name: &str) -> Result<clap::Command, Error> {
    match tree.find_subcommand(name) {
        Some(c) => Ok(c.clone().display_name(format!("demarche-{name}")).bin_name(format!("demarche {name}"))),
        None => {
            let known = tree.get_subcommands().map(clap::Command::get_name).collect::<Vec<_>>();
            let d = Diagnostic::error("unknown-command", format!("unknown command `{name}`"));
            Err(d.suggest(suggest::advice(name, known)).into())
        }
    }
}

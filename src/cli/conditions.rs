//! `conditions`: what is demanded in return.

use clap::Args as ClapArgs;
use demarche::{
    position::{behind, demands},
    render::demands as render,
};

use super::{
    Run, Session,
    views::{View, ViewArgs},
};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    #[command(flatten)]
    view: ViewArgs,
}

/// Prints every condition with who named it.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let asked = args.view.ask(session)?;
    let (party, topic) = (asked.party.as_deref(), asked.topic.as_deref());
    let (matrix, cells) = behind::behind(&asked.evidence, codebook, &asked.query, party, topic);
    let found = demands::demands(&cells);
    let nothing = found.is_empty().then_some("sets a condition");
    let view = View {
        text: &|| render::text(&matrix, &found, &session.style()),
        markdown: &|| render::markdown(&matrix, &found),
        rows: &|| render::rows(&matrix, &found),
        tree: &|| render::tree(&matrix, &found, &codebook.coder()),
    };
    asked.show(session, args.view.format, &matrix, nothing, &view)
}

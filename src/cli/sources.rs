//! `sources`: what each position rests on.

use clap::Args as ClapArgs;
use demarche::{position::basis, render::basis as render};

use super::{
    Run, Session,
    views::{View, ViewArgs},
};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Only what rests on one outlet, one occasion, or another party's report
    #[arg(long)]
    thin: bool,
    #[command(flatten)]
    view: ViewArgs,
}

/// Prints each cell's sources.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let asked = args.view.ask(session)?;
    let (matrix, mut all) = basis::bases(&asked.evidence, codebook, &asked.query);
    all.retain(|b| {
        let is = |asked: &Option<String>, name: &str| asked.as_deref().is_none_or(|x| x == name);
        let thin = b.rests.iter().any(|r| *r != basis::Rest::Unreviewed);
        is(&asked.party, &b.party) && is(&asked.topic, &b.topic) && (thin || !args.thin)
    });
    let nothing = all.is_empty().then_some("leaves a position thin");
    let view = View {
        text: &|| render::text(&matrix, &all, &session.style()),
        markdown: &|| render::markdown(&matrix, &all),
        rows: &|| render::rows(&matrix, &all),
        tree: &|| render::tree(&matrix, &all, &codebook.coder()),
    };
    asked.show(session, args.view.format, &matrix, nothing, &view)
}

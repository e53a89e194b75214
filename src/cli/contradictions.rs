//! `contradictions`: who said both yes and no within a few days.

use clap::Args as ClapArgs;
use demarche::{position::contradiction, render::contradiction as render};

use super::{
    Run, Session, query,
    views::{View, ViewArgs},
};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Days from one to the other at most; 0 for one day
    #[arg(long, value_name = "DAYS", default_value = "7", value_parser = query::distance)]
    within: u32,
    /// Only support against oppose, not a conditional yes against a no
    #[arg(long)]
    outright: bool,
    #[command(flatten)]
    view: ViewArgs,
}

/// Prints every pair with both sides.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let asked = args.view.ask(session)?;
    let (matrix, mut all) = contradiction::contradictions(&asked.evidence, codebook, &asked.query, args.within);
    all.retain(|c| {
        let is = |asked: &Option<String>, name: &str| asked.as_deref().is_none_or(|x| x == name);
        is(&asked.party, &c.party) && is(&asked.topic, &c.topic) && (c.outright() || !args.outright)
    });
    let sentence = match args.within {
        0 => "contradicts another of the same day".to_owned(),
        1 => "contradicts another within 1 day".to_owned(),
        n => format!("contradicts another within {n} days"),
    };
    let nothing = all.is_empty().then_some(sentence.as_str());
    let view = View {
        text: &|| render::text(&matrix, &all, args.within, &session.style()),
        markdown: &|| render::markdown(&matrix, &all, args.within),
        rows: &|| render::rows(&matrix, &all),
        tree: &|| render::tree(&matrix, &all, args.within, &codebook.coder()),
    };
    asked.show(session, args.view.format, &matrix, nothing, &view)
}

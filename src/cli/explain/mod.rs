//! `explain`: why a record is as it is, why a paragraph has none, how a cell is decided, what a rule or code means.

mod text;
mod what;

use std::path::PathBuf;

use clap::Args as ClapArgs;
use demarche::{
    code::MECHANISMS,
    error::Error,
    position::steps,
    render::{codes, steps as render},
};

use self::what::What;
use super::{
    Exit, Run, Session,
    load::{self, Loaded},
    query::QueryArgs,
    texts::TextArgs,
    views,
};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// A statement's id (or its first four digits and more), a paragraph's line, a PARTY and a TOPIC, a rule, a mechanism, a
    /// diagnostic code, or `rules`, `mechanisms`, `codes` for lists; then inputs [default: ./positions]
    #[arg(value_name = "WHAT|INPUT", required = true)]
    what: Vec<String>,
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    text: TextArgs,
}

/// Prints the explanation.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let (what, inputs) = what::of(&args.what, codebook)?;
    let style = session.style();
    let page = match what {
        What::Rule(rule) => render::rule(rule, &style),
        What::Mechanism(m) => render::mechanism(m, &style),
        What::Code(code) => codes::page(code, &style),
        What::Rules => what::rules(&style),
        What::Mechanisms => what::list(MECHANISMS.iter().copied(), &style),
        What::Codes => codes::list(&style),
        What::Cell { party, topic } => return cell(args, session, &inputs, &party, &topic),
        What::Said { words, fault } => return said(args, session, &inputs, &words, *fault),
        What::Line(line) => return text::line(args, session, &inputs, line),
        What::Id(id) => return text::id(args, session, &inputs, &id),
    };
    what::no_inputs(&inputs)?;
    session.write(&page)?;
    Ok(Exit::Done)
}

fn cell(args: &Args, session: &Session, inputs: &[PathBuf], party: &str, topic: &str) -> Result<Exit, Error> {
    decided(args, session, &load::load(session, inputs, &args.text)?, party, topic)
}

/// A cell by names that only the inputs have; where they have neither, what the codebook said of the words.
fn said(args: &Args, session: &Session, inputs: &[PathBuf], words: &[String; 2], fault: Error) -> Result<Exit, Error> {
    let codebook = session.codebook()?;
    let Ok(loaded) = load::load(session, inputs, &args.text) else { return Err(fault) };
    let words = words.each_ref().map(String::as_str);
    match views::cell(&loaded.evidence, codebook, &words) {
        Ok((Some(party), Some(topic))) => decided(args, session, &loaded, &party, &topic),
        Err(e) if words.iter().any(|w| views::find(&loaded.evidence, codebook, w).is_ok()) => Err(e),
        _ => Err(fault),
    }
}

fn decided(args: &Args, session: &Session, loaded: &Loaded, party: &str, topic: &str) -> Result<Exit, Error> {
    let steps = steps::steps(&loaded.evidence, &args.query.query(), party, topic);
    session.write(&render::cell(&steps, &session.style()))?;
    Ok(if loaded.partly { Exit::Partly } else { Exit::Done })
}

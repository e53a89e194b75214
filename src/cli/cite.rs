//! `cite`: statements as citations, for a footnote or a reference manager.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    diag::Diagnostic,
    error::Error,
    position::{Cited, Evidence},
    render::{citation, citation::Source, summary::cited, tree, tree::Node},
    suggest,
};

use super::{Exit, Run, Session, load, texts::TextArgs, titles::Titles};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Ids of statements, or their first digits; then inputs [default: ./positions]
    #[arg(value_name = "ID|INPUT", required = true)]
    what: Vec<String>,
    /// Form of the output
    #[arg(long, short, value_enum, default_value_t, value_name = "FORM")]
    format: Form,
    #[command(flatten)]
    text: TextArgs,
}

/// Forms of a citation.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Form {
    /// One line.
    #[default]
    Text,
    /// One line with a link.
    Markdown,
    /// For a reference manager.
    Bibtex,
    /// For programs.
    Json,
}

/// Prints a line for each id.
pub fn run(args: &Args, session: &Session) -> Run {
    let (inputs, ids): (Vec<&String>, Vec<&String>) =
        args.what.iter().partition(|w| *w == "-" || Path::new(w.as_str()).exists());
    let inputs: Vec<PathBuf> = inputs.into_iter().map(PathBuf::from).collect();
    if ids.is_empty() {
        let d = Diagnostic::error("cite-no-id", "no statement is named");
        return Err(d.suggest("name an id, as `show` prints them: 12 hex digits, or the first of them").into());
    }
    let loaded = load::load(session, &inputs, &args.text)?;
    let found: Vec<u32> = ids.iter().map(|id| find(&loaded.evidence, id)).collect::<Result<_, _>>()?;
    let titles = Titles::read(&inputs);
    let evidence = &loaded.evidence;
    let mut nodes = Vec::new();
    for number in found {
        let (item, cited_one) = (evidence.item(number), Cited::of(evidence, number));
        let source = Source {
            cited: &cited_one,
            party: evidence.text(item.party),
            topic: evidence.text(item.topic),
            title: titles.title(&cited_one.document),
            published: titles.published(&cited_one.document),
        };
        match args.format {
            Form::Text => session.write(&format!("{}\n", citation::text(&source)))?,
            Form::Markdown => session.write(&format!("{}\n", citation::markdown(&source)))?,
            Form::Bibtex => session.write(&citation::bibtex(&source))?,
            Form::Json => nodes.push(node(&source)),
        }
    }
    if !nodes.is_empty() {
        session.write(&tree::json(&Node::List(nodes)))?;
    }
    Ok(if loaded.partly { Exit::Partly } else { Exit::Done })
}

fn node(s: &Source<'_>) -> Node {
    Node::map([
        ("citation", Some(citation::text(s).into())),
        ("party", Some(s.party.into())),
        ("topic", Some(s.topic.into())),
        ("title", s.title.map(Node::from)),
        ("published", s.published.map(Node::from)),
        ("statement", Some(cited(s.cited))),
    ])
}

/// The one statement whose id begins so.
fn find(evidence: &Evidence, id: &str) -> Result<u32, Error> {
    let wanted = id.to_ascii_lowercase();
    let ids = || evidence.items().iter().map(|i| evidence.words(i.id));
    let hits: Vec<(u32, &str)> =
        ids().enumerate().filter(|(_, x)| x.starts_with(&wanted)).map(|(n, x)| (n as u32, x)).collect();
    if let Some((n, _)) = hits.iter().find(|(_, x)| *x == wanted) {
        return Ok(*n);
    }
    match hits.as_slice() {
        [(n, _)] if wanted.len() >= 4 => Ok(*n),
        [] => {
            let d = Diagnostic::error("unknown-id", format!("no statement has the id `{id}`, and no file the name"));
            Err(match suggest::nearest(&wanted, ids()) {
                Some(near) => d.suggest(format!("did you mean `{near}`?")),
                None => d.suggest("`show` prints the ids of a cell"),
            }
            .into())
        }
        _ => {
            let some: Vec<String> = hits.iter().take(4).map(|(_, x)| format!("`{x}`")).collect();
            let more = if hits.len() > 4 { ", …" } else { "" };
            let d = Diagnostic::error("unclear-id", format!("`{id}` does not tell one statement"));
            Err(d.suggest(format!("write more digits: {}{more}", some.join(", "))).into())
        }
    }
}

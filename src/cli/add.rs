//! `add`: a statement by hand, validated before it is stored.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use demarche::{
    date::Date,
    diag::Diagnostic,
    error::Result,
    read::{self, Document, Meta},
    statement::Statement,
    store::{self, Head, Known, Store, StoredDocument},
};

use super::{
    Exit, Run, Session,
    fields::{self, Fields},
    input::STORE,
    query::day,
    verify::decoded,
};

const INTRO: &str = "A statement by hand. Fill in the values, save and close; an unchanged form stores nothing.
Further keys: date, condition, speaker, actor, office, relayed_by, quotation, evidence, note
(in quotation marks where a value has `: ` or ` #` in it). A quotation is word for word, or left out.";

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Folder to store it in
    #[arg(long, value_name = "DIR", default_value = STORE)]
    into: PathBuf,
    /// Id of the document it stands in; a new one is made if it is not stored yet
    #[arg(long, value_name = "ID")]
    document: Option<String>,
    /// The document's text: quotation, condition and evidence are looked up in it
    #[arg(long, value_name = "FILE")]
    source: Option<PathBuf>,
    /// The line of its paragraph in the text, where its words do not tell
    #[arg(long, value_name = "N", requires = "source", value_parser = clap::value_parser!(u32).range(1..))]
    paragraph: Option<u32>,
    /// A filled-in form, YAML as in the store; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["document"])]
    form: Option<PathBuf>,
    #[command(flatten)]
    head: HeadArgs,
    #[command(flatten)]
    fields: Fields,
}

/// What is known of the document.
#[derive(Debug, Default, ClapArgs)]
#[command(next_help_heading = "The document")]
struct HeadArgs {
    /// Who published it
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Its title
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    title: Option<String>,
    /// Its author
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Where it can be read
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// The day it was published
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<Date>,
}

/// Stores a statement and prints its id.
pub fn run(args: &Args, session: &Session) -> Run {
    let known = Known::of(session.codebook()?);
    match &args.form {
        Some(path) => {
            let name = path.display().to_string();
            let text = match name.as_str() {
                "-" => std::io::read_to_string(std::io::stdin()).map_err(|e| demarche::error::Error::io("-", e))?,
                _ => super::check::text_of(path)?,
            };
            store_form(args, session, &known, &store::filled(&name, &text, &known)?)
        }
        None if args.fields.is_empty() => {
            let head = args.head.onto(Head { id: args.document.clone().unwrap_or_default(), ..Head::default() });
            let form = store::form(&head, &fields::blank_statement(), INTRO);
            let (text, path) = fields::edit(&form)?;
            if text == form {
                session.note("the form is unchanged; nothing was stored");
                return Ok(Exit::Done);
            }
            let stored = store::filled("the form", &text, &known).and_then(|f| store_form(args, session, &known, &f));
            stored.map_err(|e| fields::keep(path, e, "demarche add"))
        }
        None => {
            let Some(id) = &args.document else {
                let d = Diagnostic::error("usage", "a statement stands in a document, and none is named");
                return Err(d
                    .suggest("name it with `--document ID`, for instance `--document 2025-03-13-interview`")
                    .into());
            };
            let mut s = fields::blank_statement();
            args.fields.apply(&mut s);
            if args.fields.stance.is_none() {
                let d = Diagnostic::error("usage", "no stance is named");
                return Err(d.suggest("name it with `--stance support|conditional|oppose|neutral`").into());
            }
            store(args, session, &known, &Head { id: id.clone(), ..Head::default() }, &s)
        }
    }
}

fn store_form(args: &Args, session: &Session, known: &Known, form: &StoredDocument) -> Run {
    if form.statements.is_empty() {
        return Err(Diagnostic::error("form-empty", "the form holds no statement").into());
    }
    for s in &form.statements {
        store(args, session, known, &form.document, s)?;
    }
    Ok(Exit::Done)
}

fn store(args: &Args, session: &Session, known: &Known, head: &Head, s: &Statement) -> Run {
    let store = Store::create(&args.into)?;
    let old = store.get(&head.id)?;
    let coder = Head { coder: Some("by hand".to_owned()), ..head.clone() };
    let document = match &old {
        Some(l) => StoredDocument {
            document: args.head.onto(head.clone().or(&l.document.document).with_text_of(&l.document.document)),
            ..l.document.clone()
        },
        None => StoredDocument::new(args.head.onto(coder)),
    };
    let mut s = s.clone();
    if s.date.is_none() && document.document.published.is_some() {
        (s.date, s.date_reason) = (document.document.published, Some("document".to_owned()));
    }
    if let Some(line) = args.paragraph {
        s.paragraph = line;
    }
    let text = args.source.as_ref().map(|f| text(f, &document.document)).transpose()?;
    let (document, id) = store::added(&document, &s, text.as_ref())?;
    store::validate(&document, known)?;
    store.save(old.as_ref(), &document)?;
    session.note(&format!("added to {}.yaml in {}", document.document.id, args.into.display()));
    session.write(&format!("{id}\n"))?;
    Ok(Exit::Done)
}

fn text(file: &std::path::Path, head: &Head) -> Result<Document> {
    let meta = Meta { id: head.id.clone(), published: head.published, title: head.title.clone(), ..Meta::default() };
    Ok(read::document(decoded(file)?, meta, None).0)
}

impl HeadArgs {
    /// The head with what the options say.
    fn onto(&self, head: Head) -> Head {
        Head {
            outlet: self.outlet.clone().or(head.outlet),
            title: self.title.clone().or(head.title),
            author: self.author.clone().or(head.author),
            url: self.url.clone().or(head.url),
            published: self.published.or(head.published),
            ..head
        }
    }
}

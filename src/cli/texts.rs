//! Texts coded: read, decoded and coded in parallel, handed on in the order of the inputs, in bounded memory.

use std::collections::HashSet;

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    code::{self, Coded, Switches, Want},
    codebook::Codebook,
    date::Date,
    diag::Diagnostic,
    error::{Error, Result},
    read::{self, Document, Format, Meta, Options, Split, document_id, jsonl},
    store::{self, StoredDocument},
};
use rayon::prelude::*;

use super::{
    Session,
    input::{Input, Source},
    query::day,
};

/// What is known of the texts, and how they are read.
#[derive(Debug, Default, ClapArgs)]
#[command(next_help_heading = "About the texts")]
pub struct TextArgs {
    /// The document's id [default: the file's name, dated if the day is known]
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Its title
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Its author; the speaker of a one-speaker text
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// The day it was published
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<Date>,
    /// Where it can be read
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// What kind of text it is: auto, feed, story, transcript, readout, headlines, address
    #[arg(long, value_name = "KIND", default_value = "auto", value_parser = kind, hide_default_value = true)]
    input_format: Kind,
    /// What a paragraph is: each line, lines up to a blank one, or found out
    #[arg(long, value_enum, value_name = "HOW", default_value_t)]
    paragraphs: Paragraphs,
}

/// A kind of text, or none to find it out.
#[derive(Clone, Copy, Debug, Default)]
struct Kind(Option<Format>);

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Paragraphs {
    /// Each line.
    Line,
    /// Lines up to a blank one.
    Blank,
    /// Lines, joined where the text plainly is hard-wrapped.
    #[default]
    Auto,
}

/// One text, coded.
pub struct Text {
    /// The base name of its file, or the id of a JSON Lines document.
    pub name: String,
    /// The text as read.
    pub document: Document,
    /// What coding gave.
    pub coded: Coded,
    /// The records as they are stored, with their ids.
    pub stored: StoredDocument,
}

/// Bytes of text that are held at a time, and the number of texts; of these, so many for each thread: what is soon used again stays
/// in a near cache.
const BATCH: (u64, usize) = (32 << 20, 512);
const EACH: usize = 64;

/// Codes every text and every JSON Lines document of the sources and hands them on in order. Says whether some could not be
/// used; those are told, and the others are done.
pub fn each(
    session: &Session,
    sources: Vec<Source>,
    args: &TextArgs,
    want: Want,
    mut take: impl FnMut(Text) -> Result<()>,
) -> Result<bool> {
    let texts = sources.iter().filter(|s| !matches!(s, Source::Stored(_) | Source::Statements(_))).count();
    if args.id.is_some() && texts > 1 {
        let d = Diagnostic::error("id-of-many", format!("`--id` names one document, and there are {texts} texts"));
        return Err(d.suggest("leave it out: each text gets its file's name").into());
    }
    let mut work = Work { session, args, want, codebook: session.codebook()?, seen: HashSet::new(), partly: false };
    let (mut batch, mut weight) = (Vec::new(), 0);
    let most = BATCH.1.min(EACH * rayon::current_num_threads());
    for source in sources {
        match source {
            Source::Text(input) => {
                weight += std::fs::metadata(&input.path).map_or(0, |m| m.len());
                batch.push(Job::File(input));
            }
            Source::Documents(input) => {
                let name = input.name();
                for record in jsonl::reader(input.reader()?, name) {
                    match record {
                        Ok(record) => {
                            weight += record.text.len() as u64;
                            batch.push(Job::Record(Box::new(record)));
                        }
                        Err(fault) => work.fault(&(*fault).into()),
                    }
                    if weight > BATCH.0 || batch.len() >= most {
                        work.run(std::mem::take(&mut batch), &mut take)?;
                        weight = 0;
                    }
                }
            }
            Source::Stored(input) | Source::Statements(input) => {
                let d =
                    Diagnostic::error("not-a-text", "these are statements already, not a text").in_file(input.name());
                work.fault(&d.suggest("`table`, `show`, `diff` and `export` read them").into());
            }
        }
        if weight > BATCH.0 || batch.len() >= most {
            work.run(std::mem::take(&mut batch), &mut take)?;
            weight = 0;
        }
    }
    work.run(batch, &mut take)?;
    Ok(work.partly)
}

/// A text still to be coded.
enum Job {
    File(Input),
    Record(Box<jsonl::Record>),
}

struct Work<'a> {
    session: &'a Session,
    args: &'a TextArgs,
    want: Want,
    codebook: &'a Codebook,
    seen: HashSet<String>,
    partly: bool,
}

impl Work<'_> {
    fn run(&mut self, batch: Vec<Job>, take: &mut impl FnMut(Text) -> Result<()>) -> Result<()> {
        let (args, codebook, want) = (self.args, self.codebook, self.want);
        let done: Vec<Result<(Text, Vec<Diagnostic>)>> =
            batch.into_par_iter().map(|job| code_one(job, args, codebook, want)).collect();
        for result in done {
            match result {
                Ok((text, diagnostics)) => {
                    for d in diagnostics.iter().chain(&text.coded.diagnostics) {
                        self.partly |= d.severity == demarche::diag::Severity::Error;
                        self.session.tell(d);
                    }
                    let id = &text.document.meta.id;
                    if !self.seen.insert(id.clone()) {
                        let d = Diagnostic::error(
                            "id-twice",
                            format!("two documents have the id `{id}`; the second is left out"),
                        );
                        self.fault(&d.suggest("give each its own: `--id`, or `id` in JSON Lines").into());
                        continue;
                    }
                    take(text)?;
                }
                Err(e) => self.fault(&e),
            }
        }
        Ok(())
    }

    fn fault(&mut self, error: &Error) {
        self.partly = true;
        self.session.complain(error);
    }
}

fn code_one(job: Job, args: &TextArgs, codebook: &Codebook, want: Want) -> Result<(Text, Vec<Diagnostic>)> {
    let mut file = None;
    let (name, text, meta, format, mut diagnostics) = match job {
        Job::File(input) => {
            let (shown, stem) = (input.name(), input.stem());
            let name = input.path.file_name().map_or(shown.clone(), |n| n.to_string_lossy().into_owned());
            let (text, diagnostics) = read::decode(input.bytes()?, &shown)?;
            file = Some(shown);
            let id = args.id.clone().unwrap_or_else(|| document_id(&stem, args.published));
            (name, text, args.meta(Meta { id, ..Meta::default() }), None, diagnostics)
        }
        Job::Record(r) => (r.meta.id.clone(), r.text, args.meta(r.meta), r.format, r.diagnostics),
    };
    let split = match args.paragraphs {
        Paragraphs::Line => Split::Line,
        Paragraphs::Blank => Split::Blank,
        Paragraphs::Auto => Split::Auto,
    };
    let options = Options { format: args.input_format.0.or(format), split, ..Options::default() };
    let (document, more) = read::document_with(text, meta, options);
    diagnostics.extend(more.into_iter().map(|mut d| {
        // The reader knows the document by its id; the user knows the file.
        if let (Some(place), Some(file)) = (&mut d.place, &file) {
            place.file.clone_from(file);
        }
        d
    }));
    let coded = code::code(&document, codebook, &Switches::default(), want);
    let stored = store::stored(&document, &coded, &codebook.coder());
    Ok((Text { name, document, coded, stored }, diagnostics))
}

impl TextArgs {
    /// What the options add to what a text says of itself.
    fn meta(&self, own: Meta) -> Meta {
        Meta {
            id: own.id,
            outlet: own.outlet.or_else(|| self.outlet.clone()),
            title: own.title.or_else(|| self.title.clone()),
            author: own.author.or_else(|| self.author.clone()),
            url: own.url.or_else(|| self.url.clone()),
            published: own.published.or(self.published),
        }
    }
}

fn kind(word: &str) -> std::result::Result<Kind, String> {
    if word == "auto" {
        return Ok(Kind(None));
    }
    let words = || std::iter::once("auto").chain(Format::WORDS.iter().map(|w| w.0));
    let found = Format::from_word(word).map(|f| Kind(Some(f)));
    found.ok_or_else(|| demarche::suggest::advice(word, words().collect::<Vec<_>>()))
}

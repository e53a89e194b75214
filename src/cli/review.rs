//! `review`: accept, correct or reject what the machine proposed, one statement after the other.

use std::{
    io::{self, BufRead, IsTerminal as _, Write as _},
    path::PathBuf,
};

use clap::Args as ClapArgs;
use demarche::{
    diag::visible,
    error::{Error, Result},
    position::Position,
    render::{
        quote,
        style::{Style, Tint, tint},
        text::{clean, wrap},
    },
    statement::{Statement, Status},
    store::{self, Head, Known, Store},
};

use super::{Exit, Run, Session, check::count, fields::Fields, input::STORE};

const HELP: &str = "  a                accept as it stands, with the corrections made
  r [NOTE]         reject: it stays in the file and never counts
  c FIELD VALUE    correct a field (stance oppose; speaker Mara Vale); then a
  n TEXT           a note of your own; then a, r or s
  s                skip: leave it proposed
  q                stop here; what was decided is stored";

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Folder of stored statements
    #[arg(value_name = "DIR", default_value = STORE)]
    folder: PathBuf,
    /// Only of this party
    #[arg(long)]
    party: Option<String>,
    /// Only on this topic
    #[arg(long)]
    topic: Option<String>,
    /// Only of this document
    #[arg(long, value_name = "ID")]
    document: Option<String>,
}

#[derive(Default)]
struct Tally {
    accepted: usize,
    corrected: usize,
    rejected: usize,
    skipped: usize,
}

enum Answer {
    Decided(Box<Statement>),
    Skip,
    Quit,
}

/// Goes through the proposed statements; each decision is stored at once.
pub fn run(args: &Args, session: &Session) -> Run {
    let known = Known::of(session.codebook()?);
    let store = Store::open(&args.folder)?;
    let contents = store.documents()?;
    let broken = !contents.faults.is_empty();
    contents.faults.iter().for_each(|d| session.tell(d));
    let wanted: Vec<(Head, String)> = contents
        .documents
        .iter()
        .filter(|d| args.document.as_ref().is_none_or(|id| *id == d.document.id))
        .flat_map(|d| d.statements.iter().map(|s| (d.document.clone(), s)))
        .filter(|(_, s)| s.status == Status::Proposed)
        .filter(|(_, s)| args.party.as_ref().is_none_or(|p| *p == s.party))
        .filter(|(_, s)| args.topic.as_ref().is_none_or(|t| *t == s.topic))
        .map(|(head, s)| (head, s.id.clone()))
        .collect();
    let mut lines = io::stdin().lock();
    let mut tally = Tally::default();
    let style = session.words_style();
    let total = wanted.len();
    for (n, (head, id)) in wanted.iter().enumerate() {
        // Read anew for each: somebody may have edited the file while we asked.
        let Some(loaded) = store.get(&head.id)? else { continue };
        let Some(at) = loaded.document.statements.iter().position(|s| s.id == *id) else { continue };
        let old = &loaded.document.statements[at];
        show(&format!("\n[{}/{total}] {}", n + 1, card(head, old, &style)))?;
        match ask(&mut lines, old, head, &known, &style)? {
            Answer::Skip => tally.skipped += 1,
            Answer::Quit => {
                tally.skipped += total - n;
                break;
            }
            Answer::Decided(new) => {
                let new = store::edited(old, &new);
                match new.status {
                    Status::Rejected => tally.rejected += 1,
                    _ if (Statement { status: old.status, note: old.note.clone(), ..new.clone() }) != *old => {
                        tally.corrected += 1
                    }
                    _ => tally.accepted += 1,
                }
                let mut document = loaded.document.clone();
                document.statements[at] = new;
                store.save(Some(&loaded), &document)?;
            }
        }
    }
    session.note(&format!(
        "{}: {} accepted, {} corrected, {} rejected, {} left",
        count(total, "proposed statement"),
        tally.accepted,
        tally.corrected,
        tally.rejected,
        tally.skipped
    ));
    Ok(if broken { Exit::Partly } else { Exit::Done })
}

/// Asks until the statement is decided, skipped, or the input ends.
fn ask(lines: &mut impl BufRead, old: &Statement, head: &Head, known: &Known, style: &Style) -> Result<Answer> {
    let mut new = old.clone();
    loop {
        write!(io::stderr(), "accept, reject, correct, note, skip, quit? [a/r/c/n/s/q, ? for help] ")
            .map_err(io_error)?;
        let mut line = String::new();
        if lines.read_line(&mut line).map_err(io_error)? == 0 {
            say("")?;
            return Ok(Answer::Quit);
        }
        // A terminal shows what is typed; answers from a file are shown here, so that the log can be read.
        if !io::stdin().is_terminal() {
            say(line.trim())?;
        }
        let (command, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
        match (command, rest.trim()) {
            ("a" | "accept", "") => {
                new.status = Status::Accepted;
                return Ok(Answer::Decided(Box::new(new)));
            }
            ("r" | "reject", note) => {
                new.status = Status::Rejected;
                if !note.is_empty() {
                    new.note = Some(note.to_owned());
                }
                return Ok(Answer::Decided(Box::new(new)));
            }
            ("c" | "correct", rest) => match corrected(&new, rest, head, known) {
                Ok(better) => {
                    new = better;
                    show(&card(head, &new, style))?;
                }
                Err(e) => say(&e.to_string())?,
            },
            ("n" | "note", note) if !note.is_empty() => new.note = Some(note.to_owned()),
            ("s" | "skip", "") => return Ok(Answer::Skip),
            ("q" | "quit", "") => return Ok(Answer::Quit),
            _ => HELP.lines().try_for_each(say)?,
        }
    }
}

/// The statement with one field changed, if it is sound then.
fn corrected(s: &Statement, rest: &str, head: &Head, known: &Known) -> Result<Statement> {
    let (field, value) = rest.split_once([' ', '=']).unwrap_or((rest, ""));
    let mut fields = Fields::default();
    fields.set(field, value.trim())?;
    let mut new = s.clone();
    fields.apply(&mut new);
    let new = Statement { proposed: s.proposed.clone(), spans: store::edited(s, &new).spans, ..new };
    let mut document = store::StoredDocument::new(head.clone());
    document.statements.push(new.clone());
    store::validate(&document, known)?;
    Ok(new)
}

/// A statement for the eye, over a few lines.
fn card(head: &Head, s: &Statement, style: &Style) -> String {
    let date = s.date.map_or_else(|| "undated".to_owned(), |d| d.to_string());
    let who = s.speaker.as_deref().unwrap_or("no speaker named");
    let office = s.office.as_deref().map(|o| format!(", {o}")).unwrap_or_default();
    let outlet = head.outlet.as_deref().map(|o| format!(" ({o})")).unwrap_or_default();
    let position = Position::Holds(s.stance);
    let place = Tint::Bold.paint(&clean(&format!("{} on {}:", s.party, s.topic)), style.color);
    let stance = tint(position).paint(&format!("{} {}", position.sign(), position.word()), style.color);
    let line = |text: &str| wrap(&clean(text), style, 2, 4);
    let dim = |text: String| quote::paint(&line(&text), Tint::Dim, style);
    let mut out = vec![
        format!("{}  {place} {stance}", clean(&s.id)),
        line(&format!("{who}{office}; {}, {}; {date}; {}{outlet}, line {}", s.via, s.voice, head.id, s.paragraph)),
    ];
    out.extend(s.quotation.iter().map(|q| line(&format!("“{q}”"))));
    out.extend(s.condition.iter().map(|c| line(&format!("condition: {c}"))));
    if !s.evidence.is_empty() {
        out.push(dim(format!("evidence: {}", s.evidence.join(", "))));
    }
    out.extend(s.confidence.map(|c| dim(format!("confidence: {c}"))));
    out.extend(s.note.as_ref().map(|n| line(&format!("note: {n}"))));
    out.join("\n")
}

/// A card on the terminal; what is from outside in it has been made harmless.
fn show(card: &str) -> Result<()> {
    writeln!(io::stderr().lock(), "{card}").map_err(io_error)
}

/// Words to the terminal, line by line, made harmless.
fn say(text: &str) -> Result<()> {
    let mut err = io::stderr().lock();
    text.split('\n').try_for_each(|line| writeln!(err, "{}", visible(line))).map_err(io_error)
}

fn io_error(e: io::Error) -> Error {
    Error::io("terminal", e)
}

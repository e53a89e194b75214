//! A paragraph or a statement of texts, which are coded again; a stored statement where its text is not at hand.

use std::path::PathBuf;

use demarche::{
    code::Want,
    diag::Diagnostic,
    error::Error,
    position::{Cited, Evidence, Position},
    render::{
        explain::{self, Explained},
        quote,
        text::{clean, wrap},
    },
};

use super::super::{
    Exit, Run, Session,
    input::Source,
    load,
    texts::{self, Text},
};
use super::Args;

/// The paragraph at a line of each text; a number that is no line may be the beginning of an id.
pub fn line(args: &Args, session: &Session, inputs: &[PathBuf], line: u32) -> Run {
    if inputs.is_empty() {
        let d = Diagnostic::error("explain-no-text", format!("line {line} of which text?"));
        return Err(d.suggest(format!("name it: `demarche explain {line} TEXT`")).into());
    }
    let digits = line.to_string();
    let mut lines: Vec<(u32, u32)> = Vec::new();
    let mut found = Found::default();
    let partly = each(args, session, inputs, &mut found, |text, out| {
        let at = |n: &&demarche::code::Trace| n.line == line;
        if let Some(n) = text.coded.traces.iter().position(|t| at(&t)) {
            out.pages.push(page(&text, n, None, session));
        } else {
            lines.extend(text.coded.traces.first().map(|t| t.line).zip(text.coded.traces.last().map(|t| t.line)));
            out.begins(&text, &digits, session);
        }
    })?;
    if !found.pages.is_empty() {
        return found.write(session, partly);
    }
    let d = Diagnostic::error("explain-line", format!("there is no paragraph at line {line}"));
    let advice = match lines.first() {
        Some((first, last)) => format!("the text's paragraphs stand between lines {first} and {last}"),
        None => "the text has no paragraphs".to_owned(),
    };
    if found.texts == 0 { Err(found.none(&digits)) } else { Err(d.suggest(advice).into()) }
}

/// The statement whose id begins so, in texts and stored statements.
pub fn id(args: &Args, session: &Session, inputs: &[PathBuf], id: &str) -> Run {
    let mut found = Found::default();
    let partly = each(args, session, inputs, &mut found, |text, out| out.begins(&text, id, session))?;
    found.stored.retain(|(_, c)| c.id.starts_with(id));
    let mut ids: Vec<&str> =
        found.ids.iter().map(String::as_str).chain(found.stored.iter().map(|(_, c)| c.id.as_str())).collect();
    ids.sort_unstable();
    ids.dedup();
    match ids.as_slice() {
        [] => Err(found.none(id)),
        [_] if found.pages.is_empty() => found.write_stored(session, partly),
        [_] => found.write(session, partly),
        more => {
            let d = Diagnostic::error("explain-id", format!("{} statements' ids begin with `{id}`", more.len()));
            let shown: Vec<String> = more.iter().take(4).map(|i| format!("`{i}`")).collect();
            Err(d.suggest(format!("give more digits: {}", shown.join(", "))).into())
        }
    }
}

/// What was found in the inputs.
#[derive(Default)]
struct Found {
    texts: usize,
    /// Ids of the statements found in texts.
    ids: Vec<String>,
    pages: Vec<String>,
    /// Stored statements, each with its party and topic.
    stored: Vec<(String, Cited)>,
}

impl Found {
    /// Takes the statements of a text whose id begins so.
    fn begins(&mut self, text: &Text, id: &str, session: &Session) {
        for (n, s) in text.stored.statements.iter().enumerate().filter(|(_, s)| id.len() >= 4 && s.id.starts_with(id)) {
            let trace = text.coded.traces.iter().position(|t| t.records.iter().any(|r| r.statement == n));
            self.pages.extend(trace.map(|t| page(text, t, Some(n), session)));
            self.ids.push(s.id.clone());
        }
    }

    fn write(self, session: &Session, partly: bool) -> Run {
        session.write(&self.pages.join("\n"))?;
        Ok(if partly { Exit::Partly } else { Exit::Done })
    }

    fn write_stored(self, session: &Session, partly: bool) -> Run {
        let Some((cell, c)) = self.stored.first() else { return Err(self.none("")) };
        let style = session.style();
        let position = Position::Holds(c.stance);
        let head = format!("{cell}: {} {}  {}", position.sign(), position.word(), c.id);
        session.write(&format!("{}\n{}\n", wrap(&clean(&head), &style, 0, 2), quote::lines(c, &style, 2)))?;
        let d = Diagnostic::note("explain-stored", "the text is not at hand, so the steps of its coding are not known");
        let id = c.document.as_str();
        session.tell(&d.suggest(format!("name it: `demarche explain {} TEXT --id {id}`", c.id)));
        Ok(if partly { Exit::Partly } else { Exit::Done })
    }

    fn none(&self, id: &str) -> Error {
        let d = Diagnostic::error("explain-id", format!("no statement here has the id `{id}`"));
        let advice = match self.texts {
            0 => "name the text that it stands in",
            _ => {
                "ids depend on the document's id and the paragraph: give the options (`--id`, `--published`) with which it was coded"
            }
        };
        d.suggest(advice).into()
    }
}

/// Codes every text with traces, and reads what is stored. Says whether something could not be used.
fn each(
    args: &Args,
    session: &Session,
    inputs: &[PathBuf],
    found: &mut Found,
    mut take: impl FnMut(Text, &mut Found),
) -> Result<bool, Error> {
    let (sources, mut partly) = load::open(session, inputs)?;
    let (texts, stored): (Vec<_>, Vec<_>) =
        sources.into_iter().partition(|s| matches!(s, Source::Text(_) | Source::Documents(_)));
    for source in stored {
        match load::read(source) {
            Ok((evidence, faults)) => {
                partly |= !faults.is_empty();
                faults.iter().for_each(|d| session.tell(d));
                found.stored.extend(cited(&evidence));
            }
            Err(e) => {
                partly = true;
                session.complain(&e);
            }
        }
    }
    let want = Want { traces: true, ..Want::default() };
    if !texts.is_empty() {
        partly |= texts::each(session, texts, &args.text, want, |text| {
            found.texts += 1;
            take(text, found);
            Ok(())
        })?;
    }
    if found.texts == 0 && found.stored.is_empty() && partly {
        return Err(Error::Faults(Vec::new())); // each has been said
    }
    Ok(partly)
}

fn cited(evidence: &Evidence) -> Vec<(String, Cited)> {
    let cell = |n: u32| {
        let item = evidence.item(n);
        format!("{} on {}", evidence.text(item.party), evidence.text(item.topic))
    };
    (0..evidence.len() as u32).map(|n| (cell(n), Cited::of(evidence, n))).collect()
}

fn page(text: &Text, trace: usize, only: Option<usize>, session: &Session) -> String {
    let explained = Explained {
        document: &text.document.meta.id,
        text: &text.document.text,
        statements: &text.stored.statements,
        trace: &text.coded.traces[trace],
        only,
    };
    explain::paragraph(&explained, &session.style())
}

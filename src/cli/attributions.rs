//! `attributions`: who says what, before any coding, with the place of each part.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{attribute::Attribution, code::Want, diag::Diagnostic, error::Error, render::tree, span::Span};
use serde::Serialize;

use super::{
    Exit, Run, Session, load,
    texts::{self, Text, TextArgs},
};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Texts, folders of texts, JSON Lines documents, or `-`
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<PathBuf>,
    /// Form of the output
    #[arg(long, short, value_enum, default_value_t, value_name = "FORM")]
    format: Form,
    #[command(flatten)]
    text: TextArgs,
}

/// Forms of attributions.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Form {
    /// One attribution a line
    #[default]
    Jsonl,
}

/// One line of the output. Spans are bytes of the decoded text.
#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    doc: &'a str,
    unit: &'static str,
    paragraph: u32,
    source: Option<&'a [Span]>,
    cue: Option<&'a [Span]>,
    content: &'a [Span],
    speaker: Option<&'a str>,
    rule: &'a str,
}

/// Writes the attributions of every paragraph.
pub fn run(args: &Args, session: &Session) -> Run {
    let (sources, mut partly) = load::open(session, &args.inputs)?;
    let want = Want { attributions: true, ..Want::default() };
    let (mut documents, mut found) = (0, 0);
    let Form::Jsonl = args.format;
    partly |= texts::each(session, sources, &args.text, want, |text| {
        documents += 1;
        found += text.coded.attributions.len();
        session.write(&lines(&text))
    })?;
    if documents == 0 && partly {
        return Err(Error::Faults(Vec::new())); // each has been said
    }
    if found == 0 {
        session.tell(&Diagnostic::note("no-statements", "no attribution found"));
    }
    Ok(if partly { Exit::Partly } else { Exit::Done })
}

fn lines(text: &Text) -> String {
    let mut out = String::new();
    for a in &text.coded.attributions {
        out.push_str(&tree::json_line(&line(text, a)));
    }
    out
}

fn line<'a>(text: &'a Text, a: &'a Attribution) -> Line<'a> {
    let some = |spans: &'a Vec<Span>| (!spans.is_empty()).then_some(spans.as_slice());
    Line {
        document: &text.document.meta.id,
        doc: &text.name,
        unit: "byte",
        paragraph: text.document.paragraphs.get(a.paragraph as usize).map_or(0, |p| p.line),
        source: some(&a.source),
        cue: some(&a.cue),
        content: &a.content,
        speaker: a.speaker.as_deref(),
        rule: a.rule,
    }
}

//! `eval`: accuracy against hand-coded gold, and agreement with another coder.

mod args;
mod sides;

use std::{collections::BTreeSet, path::Path};

use demarche::{
    attribute::Attribution,
    code::{self, Want},
    codebook::Codebook,
    diag::visible,
    error::Error,
    evaluate::{
        attribution::{self, Counts},
        cells, disagree, fit, flips,
        gold::{GoldSet, Source},
        jsonl,
        oracle::Oracle,
        print,
        record::{Cell, Records},
        run::{self, Prediction},
        score::{Half, View, score},
        study,
    },
};
use serde_json::json;

pub use args::Args;

use super::{Exit, Run, Session};

/// Prints the figures of every set, of all its documents and of each half, and whatever else was asked for.
pub fn run(args: &Args, session: &Session) -> Run {
    let (sets, marked) = sides::read(args)?;
    let codebook = session.codebook()?;
    if args.fit {
        session.write(&fit::fit(&sets, codebook, args.view().half))?;
        return Ok(Exit::Done);
    }
    let given = args.predicted.as_deref().map(jsonl::read).transpose()?;
    let mut compared = Vec::new();
    let many = sets.len() > 1;
    for set in sets {
        set.diagnostics.iter().for_each(|d| session.tell(d));
        let mine = given.as_ref().map(|all| if many { sides::of_set(all, &set) } else { all.clone() });
        let prediction = sides::predict(args, &set, mine, codebook)?;
        compared.push((set, prediction));
    }
    let cells = named_cells(args, codebook, &compared)?;
    let mut rows = Vec::new();
    for (set, prediction) in &compared {
        rows.extend(figures(args, session, set, &prediction.records, cells.as_ref())?);
        if args.agreement {
            let study = study::study(&set.sources, &set.records, &prediction.records, args.view());
            session.write(&session.wrapped(&format!("{} {}\n", visible(&set.name), print::study(&study))))?;
        }
        if args.disagreements {
            session.write(&session.wrapped(&list(args, set, prediction)))?;
        }
        if args.against_embedded {
            session.write(&session.wrapped(&flipped(args, set, &prediction.records)?))?;
        }
    }
    if let (Some(cells), true) = (&cells, compared.len() > 1) {
        rows.extend(figures(args, session, &together(&compared), &joined(&compared), Some(cells))?);
    }
    for folder in &marked {
        let counts = attributions(folder, codebook)?;
        let name = folder.display().to_string();
        if args.json {
            let figures: serde_json::Map<_, _> =
                counts.figures().iter().map(|(n, x)| ((*n).to_owned(), json!(x))).collect();
            rows.push(json!({"set": name, "attributions": figures}));
        } else {
            session.write(&format!("{} {}\n", visible(&name), counts.text()))?;
        }
    }
    if args.json {
        session.write(&format!("{}\n", serde_json::Value::Array(rows)))?;
    }
    Ok(Exit::Done)
}

/// The figures of a set under every view; as rows for JSON, else written.
fn figures(
    args: &Args,
    session: &Session,
    set: &GoldSet,
    predicted: &Records,
    cells: Option<&BTreeSet<Cell>>,
) -> Result<Vec<serde_json::Value>, Error> {
    let mut rows = Vec::new();
    for view in views(args, set) {
        for cells in [None, cells].into_iter().take(if cells.is_some() { 2 } else { 1 }) {
            let scored = match cells {
                None => score(&set.records, predicted, view),
                Some(c) => score(&cells::only(&set.records, c), &cells::only(predicted, c), view),
            };
            let list = cells.map(|c| c.iter().map(Cell::to_string).collect::<Vec<_>>());
            let half = view.half.map_or("all", Half::word);
            if args.json {
                rows.push(
                    json!({"set": set.name, "half": half, "cells": list, "sure": scored.sure, "strict": scored.strict}),
                );
            } else {
                let head = heading(args, &set.name, half, list.as_deref());
                session.write(&session.wrapped(&format!("{head}\n{}\n", print::figures(&scored, args.per_cell))))?;
            }
        }
    }
    Ok(rows)
}

/// All documents and each half, or the half that was asked for; a half without documents is left out.
fn views(args: &Args, set: &GoldSet) -> Vec<View> {
    let base = args.view();
    if base.half.is_some() {
        return vec![base];
    }
    let has = |half: Half| {
        set.sources.iter().any(|s| half.has(&s.meta.id)) || set.records.keys().any(|k| half.has(&k.document))
    };
    let halves = if has(Half::Odd) && has(Half::Even) { &[Half::Odd, Half::Even][..] } else { &[] };
    std::iter::once(base).chain(halves.iter().map(|h| View { half: Some(*h), ..base })).collect()
}

fn heading(args: &Args, name: &str, half: &str, cells: Option<&[String]>) -> String {
    let mut words = format!("{} {half}", visible(name));
    if let Some(cells) = cells {
        words += &format!("; only {}", visible(&cells.join(", ")));
    }
    for (_, word, meaning) in Oracle::ALL.iter().filter(|(o, _, _)| args.oracle.contains(o)) {
        words += &format!("; bound `{word}`: {meaning}");
    }
    words
}

/// The cells that were asked for; what can be named is what the codebook or a record names.
fn named_cells(
    args: &Args,
    codebook: &Codebook,
    compared: &[(GoldSet, Prediction)],
) -> Result<Option<BTreeSet<Cell>>, Error> {
    let Some(list) = &args.cells else { return Ok(None) };
    let (parties, topics) = cells::named(compared.iter().flat_map(|(s, p)| [&s.records, &p.records]));
    let with = |known: BTreeSet<String>, book: Vec<&str>| -> Vec<String> {
        let more = known.into_iter().filter(|k| !book.iter().any(|b| b.to_lowercase() == *k));
        book.iter().map(|b| (*b).to_owned()).chain(more).collect()
    };
    let (parties, topics) = (with(parties, codebook.parties().collect()), with(topics, codebook.topics().collect()));
    cells::parse(list, &parties, &topics).map(Some)
}

/// All sets as one; the set's name behind each document's id keeps equal ids apart and the halves as they are.
fn together(compared: &[(GoldSet, Prediction)]) -> GoldSet {
    let records = compared.iter().flat_map(|(set, _)| renamed(&set.records, &set.name)).collect();
    GoldSet { name: "together".to_owned(), records, ..GoldSet::default() }
}

fn joined(compared: &[(GoldSet, Prediction)]) -> Records {
    compared.iter().flat_map(|(set, p)| renamed(&p.records, &set.name)).collect()
}

fn renamed(records: &Records, set: &str) -> Records {
    let rename = |document: &str| format!("{document}@{}", set.replace(|c: char| c.is_ascii_digit(), "#"));
    records
        .iter()
        .map(|(k, v)| {
            let mut key = k.clone();
            key.document = rename(&k.document);
            (key, v.clone())
        })
        .collect()
}

fn list(args: &Args, set: &GoldSet, prediction: &Prediction) -> String {
    let all = disagree::disagreements(&set.records, &prediction.records, args.view());
    let shown = args.limit.unwrap_or(all.len()).min(all.len());
    let mut out = format!("{}: {} disagreements{}\n", visible(&set.name), all.len(), first(shown, all.len()));
    for d in &all[..shown] {
        let source = set.sources.iter().find(|s| s.meta.id == d.key.document);
        let trace = prediction.traces.get(&(d.key.document.clone(), d.key.paragraph));
        out += &print::disagreement(d, source.map_or("", |s| s.line(d.key.paragraph)), trace);
        out.push('\n');
    }
    out
}

fn first(shown: usize, all: usize) -> String {
    if shown < all { format!(", the first {shown}") } else { String::new() }
}

/// What flips between the built-in codebook and the one that was given.
fn flipped(args: &Args, set: &GoldSet, predicted: &Records) -> Result<String, Error> {
    let before = sides::predict(args, set, None, &sides::built_in())?;
    let all: Vec<_> = flips::flips(&before.records, predicted)
        .into_iter()
        .filter(|f| args.view().half.is_none_or(|h| h.has(&f.key.document)))
        .collect();
    let count = |gain: i32| all.iter().filter(|f| f.gain(&set.records) == gain).count();
    let shown = args.limit.unwrap_or(all.len()).min(all.len());
    let (name, better, worse) = (visible(&set.name), count(1), count(-1));
    let mut out =
        format!("{name}: {} records flip, {better} better, {worse} worse{}\n", all.len(), first(shown, all.len()));
    all[..shown].iter().for_each(|f| out += &f.text(&set.records));
    Ok(out)
}

/// The program's attributions of a folder's texts against the gold's.
fn attributions(folder: &Path, codebook: &Codebook) -> Result<Counts, Error> {
    let mut counts = Counts::default();
    for text in attribution::read(folder)? {
        let mut source = Source { text: text.text.clone(), ..Source::default() };
        source.meta.id.clone_from(&text.name);
        let want = Want { attributions: true, ..Want::default() };
        let found: Vec<Attribution> =
            code::code(&run::open(&source), codebook, &code::Switches::default(), want).attributions;
        counts.document(&text.marked, &attribution::marked(&text.text, &found));
    }
    Ok(counts)
}

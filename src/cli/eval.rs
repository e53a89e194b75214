//! `eval`: accuracy against hand-coded gold.

use std::{collections::BTreeSet, path::PathBuf};

use clap::{Args as ClapArgs, builder::PossibleValue};
use demarche::{
    code::Switches,
    diag::{Diagnostic, visible},
    error::Error,
    evaluate::{
        disagree,
        gold::{self, GoldSet},
        jsonl,
        oracle::Oracle,
        print,
        record::Records,
        run::{self, Prediction},
        score::{Half, View, score},
    },
};
use serde_json::json;

use super::{Exit, Run, Session};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Gold: folders of texts with a YAML file of records beside each, folders of such folders, or records as JSON Lines
    #[arg(required = true, value_name = "GOLD")]
    gold: Vec<PathBuf>,
    /// Score these records (JSON Lines) instead of coding the texts
    #[arg(long, value_name = "FILE")]
    predicted: Option<PathBuf>,
    /// Only documents whose id has an odd first number
    #[arg(long, conflicts_with = "even")]
    odd: bool,
    /// Only documents whose id has an even first number
    #[arg(long)]
    even: bool,
    /// Count unofficial voices too
    #[arg(long)]
    all_voices: bool,
    /// Leave out what is not first-hand
    #[arg(long)]
    direct_only: bool,
    /// A line per party and topic
    #[arg(long)]
    per_cell: bool,
    /// List what was missed, what is false, and wrong stances, with text and trace
    #[arg(long, visible_alias = "list")]
    disagreements: bool,
    /// List at most so many disagreements of a set
    #[arg(long, value_name = "N", requires = "disagreements")]
    limit: Option<usize>,
    /// Code without this mechanism; may be given several times
    #[arg(long, value_name = "MECHANISM", conflicts_with = "predicted")]
    without: Vec<String>,
    /// Bound: let the gold stand in for a stage; may be given several times
    #[arg(long, value_name = "STAGE", value_parser = oracles())]
    oracle: Vec<Oracle>,
    /// Write the figures as JSON
    #[arg(long, conflicts_with = "disagreements")]
    json: bool,
}

fn oracles() -> impl clap::builder::TypedValueParser<Value = Oracle> {
    use clap::builder::TypedValueParser as _;
    let words = Oracle::ALL.map(|(_, word, help)| PossibleValue::new(word).help(help));
    clap::builder::PossibleValuesParser::new(words)
        .try_map(|word| Oracle::from_word(&word).ok_or_else(|| format!("unknown stage `{word}`")))
}

/// Prints the figures of every set, of all its documents and of each half.
pub fn run(args: &Args, session: &Session) -> Run {
    let given = args.predicted.as_deref().map(jsonl::read).transpose()?;
    let sets = sets(&args.gold)?;
    let mut rows = Vec::new();
    for set in &sets {
        set.diagnostics.iter().for_each(|d| session.tell(d));
        let given = given.as_ref().map(|all| if sets.len() > 1 { of_set(all, set) } else { all.clone() });
        let prediction = prediction(args, session, set, given)?;
        for view in views(args, set) {
            let scored = score(&set.records, &prediction.records, view);
            if args.json {
                rows.push(
                    json!({"set": set.name, "half": half_word(view), "sure": scored.sure, "strict": scored.strict}),
                );
            } else {
                let figures = print::figures(&scored, args.per_cell);
                session.write(&format!("{}\n{figures}\n", heading(args, set, view)))?;
            }
        }
        if args.disagreements {
            session.write(&list(args, set, &prediction))?;
        }
    }
    if args.json {
        session.write(&format!("{}\n", serde_json::Value::Array(rows)))?;
    }
    Ok(Exit::Done)
}

fn sets(paths: &[PathBuf]) -> Result<Vec<GoldSet>, Error> {
    let mut out = Vec::new();
    for path in paths {
        if path.is_file() {
            let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            out.push(GoldSet { name, records: jsonl::read(path)?, ..GoldSet::default() });
        } else {
            out.extend(gold::read(path)?);
        }
    }
    Ok(out)
}

fn prediction(args: &Args, session: &Session, set: &GoldSet, given: Option<Records>) -> Result<Prediction, Error> {
    let mut out = match given {
        Some(records) => Prediction { records, ..Prediction::default() },
        None if set.sources.is_empty() => return Err(no_texts(set)),
        None => {
            let switches = Switches { without: args.without.clone() };
            run::code_set(set, session.codebook()?, &switches, args.disagreements, run::plain)
        }
    };
    for oracle in &args.oracle {
        out.records = oracle.apply(&set.records, out.records);
    }
    Ok(out)
}

fn no_texts(set: &GoldSet) -> Error {
    Diagnostic::error("gold-no-texts", format!("the set `{}` has records and no texts to code", set.name))
        .suggest("put the texts beside the records, or give the predicted records with `--predicted FILE.jsonl`")
        .into()
}

/// What is predicted of a set's documents, where several sets share one file of predictions.
fn of_set(records: &Records, set: &GoldSet) -> Records {
    let texts = set.sources.iter().map(|s| s.meta.id.as_str());
    let ids: BTreeSet<&str> = texts.chain(set.records.keys().map(|k| k.document.as_str())).collect();
    records.iter().filter(|(k, _)| ids.contains(k.document.as_str())).map(|(k, v)| (k.clone(), v.clone())).collect()
}

/// All documents and each half, or the half that was asked for; a half without documents is left out.
fn views(args: &Args, set: &GoldSet) -> Vec<View> {
    let base = base_view(args);
    if base.half.is_some() {
        return vec![base];
    }
    let has = |half: Half| {
        set.sources.iter().any(|s| half.has(&s.meta.id)) || set.records.keys().any(|k| half.has(&k.document))
    };
    let halves = if has(Half::Odd) && has(Half::Even) { &[Half::Odd, Half::Even][..] } else { &[] };
    let halves = halves.iter().map(|h| View { half: Some(*h), ..base });
    std::iter::once(base).chain(halves).collect()
}

fn base_view(args: &Args) -> View {
    let half = if args.odd { Some(Half::Odd) } else { args.even.then_some(Half::Even) };
    View { half, all_voices: args.all_voices, direct_only: args.direct_only }
}

fn half_word(view: View) -> &'static str {
    view.half.map_or("all", Half::word)
}

fn heading(args: &Args, set: &GoldSet, view: View) -> String {
    let mut words = format!("{} {}", visible(&set.name), half_word(view));
    for (_, word, meaning) in Oracle::ALL.iter().filter(|(o, _, _)| args.oracle.contains(o)) {
        words += &format!("; bound `{word}`: {meaning}");
    }
    words
}

fn list(args: &Args, set: &GoldSet, prediction: &Prediction) -> String {
    let all = disagree::disagreements(&set.records, &prediction.records, base_view(args));
    let shown = args.limit.unwrap_or(all.len()).min(all.len());
    let mut out = format!("{}: {} disagreements", visible(&set.name), all.len());
    out += &if shown < all.len() { format!(", the first {shown}\n") } else { "\n".to_owned() };
    for d in &all[..shown] {
        let source = set.sources.iter().find(|s| s.meta.id == d.key.document);
        let trace = prediction.traces.get(&(d.key.document.clone(), d.key.paragraph));
        out += &print::disagreement(d, source.map_or("", |s| s.line(d.key.paragraph)), trace);
        out.push('\n');
    }
    out
}

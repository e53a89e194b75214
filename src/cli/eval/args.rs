//! Arguments of `eval`.

use std::path::PathBuf;

use clap::{
    Args as ClapArgs,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use demarche::{
    code::{MECHANISMS, Switches},
    evaluate::{
        oracle::Oracle,
        score::{Half, View},
    },
};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Gold: folders of texts with a YAML file of records beside each, folders of such folders, records as JSON Lines,
    /// or a folder of attributions in brat's standoff form
    #[arg(required = true, value_name = "GOLD")]
    pub gold: Vec<PathBuf>,
    /// Score these records (JSON Lines) instead of coding the texts
    #[arg(long, value_name = "FILE", conflicts_with_all = ["without", "against_embedded"])]
    pub predicted: Option<PathBuf>,
    /// Take another coder's stored statements as gold
    #[arg(long, value_name = "FILE|DIR")]
    pub coder: Option<PathBuf>,
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
    pub per_cell: bool,
    /// Report these cells apart, of every set and of all sets together ("Norland/truce,Suthermark/truce")
    #[arg(long, value_name = "LIST")]
    pub cells: Option<String>,
    /// Kappa and alpha with intervals, confusion, by cell, via and voice, calibration
    #[arg(long)]
    pub agreement: bool,
    /// List what was missed, what is false, and wrong stances, with text and trace
    #[arg(long, visible_alias = "list")]
    pub disagreements: bool,
    /// List at most so many disagreements or flips of a set
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Code without this mechanism (`explain mechanisms` lists them); may be given several times
    #[arg(long, value_name = "MECHANISM", value_parser = mechanism)]
    without: Vec<String>,
    /// Bound: let the gold stand in for a stage; may be given several times
    #[arg(long, value_name = "STAGE", value_parser = oracles())]
    pub oracle: Vec<Oracle>,
    /// Show which records flip between the built-in codebook and --codebook
    #[arg(long, requires = "codebook")]
    pub against_embedded: bool,
    /// Fit the weights of the codeability scorer on these documents (with --odd: on the odd ones) and print them as YAML
    #[arg(long, conflicts_with_all = ["predicted", "coder", "json", "disagreements", "agreement"])]
    pub fit: bool,
    /// Write the figures as JSON
    #[arg(long, conflicts_with_all = ["disagreements", "agreement", "against_embedded"])]
    pub json: bool,
}

impl Args {
    /// What of the records is looked at, before it is split into halves.
    pub fn view(&self) -> View {
        let half = if self.odd { Some(Half::Odd) } else { self.even.then_some(Half::Even) };
        View { half, all_voices: self.all_voices, direct_only: self.direct_only }
    }

    /// What the coder leaves out.
    pub fn switches(&self) -> Switches {
        let mut switches = Switches::default();
        switches.without.clone_from(&self.without);
        switches
    }
}

fn mechanism(word: &str) -> Result<String, String> {
    let known = MECHANISMS.iter().map(|m| m.0);
    let found = known.clone().find(|k| *k == word).map(str::to_owned);
    found.ok_or_else(|| demarche::suggest::advice(word, known))
}

fn oracles() -> impl TypedValueParser<Value = Oracle> {
    let words = Oracle::ALL.map(|(_, word, help)| PossibleValue::new(word).help(help));
    PossibleValuesParser::new(words)
        .try_map(|word| Oracle::from_word(&word).ok_or_else(|| format!("unknown stage `{word}`")))
}

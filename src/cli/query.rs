//! The options that say which evidence counts: shared by every command that computes positions.

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    date::Date,
    position::{
        Query,
        query::{ALL_DAYS, Rule},
    },
};

/// Which evidence counts.
#[derive(Debug, Default, ClapArgs)]
#[command(next_help_heading = "Which evidence counts")]
pub struct QueryArgs {
    /// Positions as of this day [default: the newest statement's]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub at: Option<Date>,
    /// Nothing before this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<Date>,
    /// Only so many days up to the as-of day, for instance 7d
    #[arg(long, value_name = "DAYS", value_parser = days, allow_hyphen_values = true)]
    pub last: Option<u32>,
    #[command(flatten)]
    pub voices: VoiceArgs,
}

/// Whose voices count, and for how long.
#[derive(Debug, Default, ClapArgs)]
#[command(next_help_heading = "Which evidence counts")]
pub struct VoiceArgs {
    /// Days before a party's newest statement on a topic that still count, or `all`
    #[arg(long, value_name = "DAYS", default_value = "30", value_parser = horizon, allow_hyphen_values = true)]
    pub horizon: u32,
    /// Analysts, former officials and journalists count too
    #[arg(long)]
    pub all_voices: bool,
    /// Only what a person has accepted
    #[arg(long)]
    pub accepted: bool,
    /// Only the party's own words and acts, not what others attribute to it
    #[arg(long)]
    pub first_hand: bool,
    /// How a position is decided: the latest day and highest office, most occasions, most with the
    /// older ones weighing less, or the mean
    #[arg(long, value_enum, value_name = "RULE", default_value_t)]
    pub rule: RuleArg,
    /// Days after which an occasion weighs half, for `--rule decayed`
    #[arg(long, value_name = "DAYS", default_value = "14", value_parser = days, allow_hyphen_values = true)]
    pub half_life: u32,
    /// Count every report of the same words or occasion by itself
    #[arg(long)]
    pub no_folding: bool,
}

/// How a position is decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum RuleArg {
    /// The latest day, and on it the highest office
    #[default]
    Latest,
    /// The stance of most occasions
    Majority,
    /// As majority, older occasions weighing less
    Decayed,
    /// The mean on the scale
    Net,
}

impl QueryArgs {
    /// As the library asks it.
    pub fn query(&self) -> Query {
        Query { at: self.at, from: self.from, last: self.last, ..self.voices.query() }
    }
}

impl VoiceArgs {
    /// As the library asks it, of all days.
    pub fn query(&self) -> Query {
        Query {
            horizon: self.horizon,
            unofficial: self.all_voices,
            accepted: self.accepted,
            first_hand: self.first_hand,
            folding: !self.no_folding,
            rule: match self.rule {
                RuleArg::Latest => Rule::Latest,
                RuleArg::Majority => Rule::Majority,
                RuleArg::Decayed => Rule::Decayed { half_life: self.half_life },
                RuleArg::Net => Rule::Net,
            },
            ..Query::default()
        }
    }
}

/// A day as `YYYY-MM-DD`.
pub fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| {
        let written = text.len() == 10
            && text.bytes().enumerate().all(|(n, b)| match n {
                4 | 7 => b == b'-',
                _ => b.is_ascii_digit(),
            });
        match written {
            true => "it is no day of the calendar".to_owned(),
            false => "a day is written YYYY-MM-DD, for instance 2025-03-14".to_owned(),
        }
    })
}

fn horizon(text: &str) -> Result<u32, String> {
    match text {
        "all" => Ok(ALL_DAYS),
        n => n.parse().map_err(|_| "a number of days, or `all`".to_owned()),
    }
}

fn days(text: &str) -> Result<u32, String> {
    let digits = text.strip_suffix('d').unwrap_or(text);
    digits.parse().ok().filter(|n| *n > 0).ok_or_else(|| "a number of days, for instance 7d".to_owned())
}

/// Days from one statement to another: none at all is a distance too.
pub fn distance(text: &str) -> Result<u32, String> {
    let digits = text.strip_suffix('d').unwrap_or(text);
    digits.parse().map_err(|_| "a number of days, for instance 7d, or 0 for one day".to_owned())
}

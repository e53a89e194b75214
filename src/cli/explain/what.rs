//! What the arguments of `explain` name.

use std::path::{Path, PathBuf};

use demarche::{
    attribute::rules::{RULES, Rule},
    code::MECHANISMS,
    codebook::Codebook,
    diag::Diagnostic,
    error::Error,
    render::{
        codes::{self, Code},
        style::{Style, Tint},
        text::wrap,
    },
    suggest,
};

use super::super::views::{party, topic};

/// What is to be explained.
pub enum What {
    /// A paragraph of a text.
    Line(u32),
    /// A statement: its id, or how it begins.
    Id(String),
    /// A party's position on a topic, both by label.
    Cell { party: String, topic: String },
    /// A cell by names that the codebook does not have, and perhaps the inputs; the error is for where they have not either.
    Said { words: [String; 2], fault: Box<Error> },
    /// A rule of attribution.
    Rule(&'static Rule),
    /// A mechanism of the coder.
    Mechanism(&'static (&'static str, &'static str)),
    /// A diagnostic code.
    Code(&'static Code),
    /// The list of rules.
    Rules,
    /// The list of mechanisms.
    Mechanisms,
    /// The list of codes.
    Codes,
}

/// What the first words name, and the inputs behind them.
pub fn of(words: &[String], codebook: &Codebook) -> Result<(What, Vec<PathBuf>), Error> {
    let [word, rest @ ..] = words else { return Err(unknown("", codebook)) };
    let inputs = |rest: &[String]| rest.iter().map(PathBuf::from).collect::<Vec<_>>();
    if let Some(what) = one(word) {
        return Ok((what, inputs(rest)));
    }
    let named = |w: &str| (party(codebook, w), topic(codebook, w));
    let second = rest.first().map_or((None, None), |w| named(w));
    match (named(word), second) {
        ((Some(party), _), (_, Some(topic))) | ((_, Some(topic)), (Some(party), _)) => {
            Ok((What::Cell { party, topic }, inputs(&rest[1..])))
        }
        ((Some(_), _), _) => said(word, rest, half(word, "topic", rest.first(), codebook.topics().collect())),
        ((_, Some(_)), _) => said(word, rest, half(word, "party", rest.first(), codebook.parties().collect())),
        _ => said(word, rest, unknown(word, codebook)),
    }
}

/// Two words that are no inputs may be names that only the inputs know, as those of an imported store.
fn said(word: &str, rest: &[String], fault: Error) -> Result<(What, Vec<PathBuf>), Error> {
    match rest {
        [next, inputs @ ..] if ![word, next].iter().any(|w| Path::new(w).exists()) => {
            let words = [word.to_owned(), next.clone()];
            Ok((What::Said { words, fault: Box::new(fault) }, inputs.iter().map(PathBuf::from).collect()))
        }
        _ => Err(fault),
    }
}

fn one(word: &str) -> Option<What> {
    match word {
        "rules" => return Some(What::Rules),
        "mechanisms" => return Some(What::Mechanisms),
        "codes" => return Some(What::Codes),
        _ => {}
    }
    let digits = word.bytes().all(|b| b.is_ascii_digit());
    if let Some(line) = word.parse::<u32>().ok().filter(|n| digits && word.len() < 12 && *n > 0) {
        return Some(What::Line(line));
    }
    if (4..=12).contains(&word.len()) && word.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return Some(What::Id(word.to_owned()));
    }
    let rule = RULES.iter().find(|r| r.name == word).map(What::Rule);
    let mechanism = || MECHANISMS.iter().find(|m| m.0 == word).map(What::Mechanism);
    rule.or_else(mechanism).or_else(|| codes::find(word).map(What::Code))
}

/// A cell of which one name is missing or unknown.
fn half(word: &str, missing: &str, next: Option<&String>, known: Vec<&str>) -> Error {
    let message = match next.filter(|n| !Path::new(n.as_str()).exists()) {
        Some(next) => format!("`{next}` is no {missing}"),
        None => format!("`{word}` alone is no cell: a {missing} is missing"),
    };
    let advice = match next {
        Some(next) if suggest::nearest(next, known.iter().copied()).is_some() => suggest::advice(next, known),
        _ => format!("name one of {}; `demarche show {word}` lists them all", list_of(&known)),
    };
    Diagnostic::error("explain-cell", message).suggest(advice).into()
}

fn unknown(word: &str, codebook: &Codebook) -> Error {
    let message = if Path::new(word).exists() {
        format!("`{word}` is an input, and what is to be explained comes before it")
    } else {
        format!("`{word}` is nothing that can be explained")
    };
    let rules = RULES.iter().map(|r| r.name);
    let names = rules.chain(MECHANISMS.iter().map(|m| m.0)).chain(codes::all().map(|c| c.code));
    let names: Vec<&str> = names.chain(codebook.parties()).chain(codebook.topics()).collect();
    let accepted = "name a statement's id, a line, a party and a topic, a rule, a mechanism or a code; \
                    `explain rules`, `explain mechanisms` and `explain codes` list them";
    let near = suggest::nearest(word, names.iter().copied()).filter(|_| !Path::new(word).exists());
    let advice = near.map_or(accepted.to_owned(), |n| format!("did you mean `{n}`?"));
    Diagnostic::error("explain-unknown", message).suggest(advice).into()
}

fn list_of(names: &[&str]) -> String {
    names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}

/// A page needs no input: one that is named is a slip.
pub fn no_inputs(inputs: &[PathBuf]) -> Result<(), Error> {
    match inputs.first() {
        None => Ok(()),
        Some(extra) => {
            let message =
                format!("`{}` is one word too many: rules, mechanisms and codes need no input", extra.display());
            Err(Diagnostic::error("explain-unknown", message).into())
        }
    }
}

/// The list of rules.
pub fn rules(style: &Style) -> String {
    list(RULES.iter().map(|r| (r.name, r.meaning)), style)
}

/// Names with their meanings.
pub fn list(rows: impl Iterator<Item = (&'static str, &'static str)>, style: &Style) -> String {
    rows.map(|(name, meaning)| {
        let row = wrap(&format!("{name}: {meaning}"), style, 0, 4);
        format!("{}\n", row.replacen(name, &Tint::Bold.paint(name, style.color), 1))
    })
    .collect()
}

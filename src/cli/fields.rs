//! The options that set a statement's fields, shared by `add` and `edit`; and the editor, where no option is given.

use std::{path::PathBuf, process::Command};

use clap::{Args as ClapArgs, builder::PossibleValuesParser, builder::TypedValueParser};
use demarche::{
    date::Date,
    diag::Diagnostic,
    error::{Error, Result},
    statement::{Stance, Statement, Status, Via, Voice},
};

use super::query::day;

macro_rules! word {
    ($t:ident) => {
        PossibleValuesParser::new($t::WORDS).try_map(|w| $t::from_word(&w).ok_or("unknown word"))
    };
}

/// A statement's fields. An empty text takes a field out.
#[derive(Debug, Default, ClapArgs)]
#[command(next_help_heading = "The statement")]
pub struct Fields {
    /// Whose position it is
    #[arg(long)]
    pub party: Option<String>,
    /// What it is about
    #[arg(long)]
    pub topic: Option<String>,
    /// Towards the topic's proposition
    #[arg(long, value_parser = word!(Stance))]
    pub stance: Option<Stance>,
    /// The condition's own words
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    pub condition: Option<String>,
    /// How the text conveys it
    #[arg(long, value_parser = word!(Via))]
    pub via: Option<Via>,
    /// Whether whoever says it holds office
    #[arg(long, value_parser = word!(Voice))]
    pub voice: Option<Voice>,
    /// The day of saying or doing
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub date: Option<Date>,
    /// The speaker's full name
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// The speaker's id in the codebook
    #[arg(long, value_name = "ID")]
    pub actor: Option<String>,
    /// The speaker's office on the day
    #[arg(long, value_name = "OFFICE")]
    pub office: Option<String>,
    /// Who passed it on
    #[arg(long, value_name = "NAME")]
    pub relayed_by: Option<String>,
    /// Words in quotation marks, letter for letter; pieces joined by ` […] `
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    pub quotation: Option<String>,
    /// A word that decided the stance; may be given several times
    #[arg(long, value_name = "WORD", allow_hyphen_values = true)]
    pub evidence: Vec<String>,
    /// What a person decided
    #[arg(long, value_parser = word!(Status))]
    pub status: Option<Status>,
    /// A note of your own
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
}

impl Fields {
    /// Whether no field is named.
    pub fn is_empty(&self) -> bool {
        let mut blank = blank_statement();
        let before = blank.clone();
        self.apply(&mut blank);
        // A field set to what a blank statement holds anyway still counts as named.
        blank == before && self.stance.is_none() && self.via.is_none() && self.voice.is_none() && self.status.is_none()
    }

    /// Puts the named fields into a statement.
    pub fn apply(&self, s: &mut Statement) {
        fn set<T: Clone>(to: &mut T, from: &Option<T>) {
            if let Some(v) = from {
                to.clone_from(v);
            }
        }
        fn text(to: &mut Option<String>, from: &Option<String>) {
            if let Some(v) = from {
                *to = Some(v.clone()).filter(|v| !v.is_empty());
            }
        }
        set(&mut s.party, &self.party);
        set(&mut s.topic, &self.topic);
        set(&mut s.stance, &self.stance);
        set(&mut s.via, &self.via);
        set(&mut s.voice, &self.voice);
        set(&mut s.status, &self.status);
        text(&mut s.condition, &self.condition);
        text(&mut s.speaker, &self.speaker);
        text(&mut s.actor, &self.actor);
        text(&mut s.office, &self.office);
        text(&mut s.relayed_by, &self.relayed_by);
        text(&mut s.quotation, &self.quotation);
        text(&mut s.note, &self.note);
        if self.date.is_some() && self.date != s.date {
            (s.date, s.date_reason) = (self.date, Some("by hand".to_owned()));
        }
        if !self.evidence.is_empty() {
            s.evidence.clone_from(&self.evidence);
        }
    }

    /// Sets one field by its name, as `review` does.
    ///
    /// # Errors
    /// The name or the value is unknown, with the nearest that is known.
    pub fn set(&mut self, name: &str, value: &str) -> Result<()> {
        let text = || Some(value.to_owned());
        fn word<T>(value: &str, found: Option<T>, words: &[&'static str]) -> Result<Option<T>> {
            match found {
                Some(v) => Ok(Some(v)),
                None => {
                    let d = Diagnostic::error("store-value", format!("`{value}` is not one of the words"));
                    Err(d.suggest(demarche::suggest::advice(value, words.iter().copied())).into())
                }
            }
        }
        match name {
            "party" => self.party = text(),
            "topic" => self.topic = text(),
            "stance" => self.stance = word(value, Stance::from_word(value), Stance::WORDS)?,
            "via" => self.via = word(value, Via::from_word(value), Via::WORDS)?,
            "voice" => self.voice = word(value, Voice::from_word(value), Voice::WORDS)?,
            "condition" => self.condition = text(),
            "speaker" => self.speaker = text(),
            "actor" => self.actor = text(),
            "office" => self.office = text(),
            "quotation" => self.quotation = text(),
            "note" => self.note = text(),
            "date" => {
                let fault = |m: String| Error::from(Diagnostic::error("store-date", m));
                self.date = Some(day(value).map_err(fault)?);
            }
            other => {
                const NAMES: [&str; 12] = [
                    "party",
                    "topic",
                    "stance",
                    "condition",
                    "via",
                    "voice",
                    "date",
                    "speaker",
                    "actor",
                    "office",
                    "quotation",
                    "note",
                ];
                let d =
                    Diagnostic::error("store-unknown-key", format!("a statement has no field `{other}` to correct"));
                return Err(d.suggest(demarche::suggest::advice(other, NAMES)).into());
            }
        }
        Ok(())
    }
}

/// A statement by hand of which nothing is known yet.
pub fn blank_statement() -> Statement {
    Statement {
        id: "0".repeat(12),
        text: String::new(),
        paragraph: 0,
        date: None,
        date_reason: None,
        party: String::new(),
        topic: String::new(),
        stance: Stance::Neutral,
        condition: None,
        via: Via::Direct,
        voice: Voice::Official,
        speaker: None,
        actor: None,
        office: None,
        relayed_by: None,
        quotation: None,
        spans: Vec::new(),
        evidence: Vec::new(),
        confidence: None,
        machine: None,
        status: Status::Accepted,
        proposed: None,
        note: None,
    }
}

/// Lets the user edit a text in `$VISUAL` or `$EDITOR`; gives back what was saved and the file, which stays until it is dropped.
///
/// # Errors
/// No editor is set, or it did not end well.
pub fn edit(text: &str) -> Result<(String, tempfile::TempPath)> {
    let editor = ["VISUAL", "EDITOR"].iter().filter_map(|v| std::env::var(v).ok()).find(|e| !e.trim().is_empty());
    let Some(editor) = editor else {
        let d = Diagnostic::error("no-editor", "no field is named, and neither VISUAL nor EDITOR is set");
        return Err(d.suggest("name the fields as options, for instance `--stance oppose`, or set EDITOR").into());
    };
    let fail = |e| Error::io("the form for the editor", e);
    let file = tempfile::Builder::new().prefix("demarche-").suffix(".yaml").tempfile().map_err(fail)?;
    std::fs::write(file.path(), text).map_err(fail)?;
    let path = file.into_temp_path();
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    let status = Command::new(program).args(words).arg(&path).status().map_err(|e| Error::io(program, e))?;
    if !status.success() {
        return Err(Diagnostic::error(
            "editor-failed",
            format!("`{editor}` ended with an error, so nothing was stored"),
        )
        .into());
    }
    let text = std::fs::read_to_string(&path).map_err(fail)?;
    Ok((text, path))
}

/// Keeps a form that has faults, and says where.
pub fn keep(form: tempfile::TempPath, error: Error, again: &str) -> Error {
    let Ok(path) = form.keep() else { return error };
    let path: PathBuf = path;
    let d = Diagnostic::note("form-kept", format!("what you wrote is kept in {}", path.display()));
    let d = d.suggest(format!("mend it, then `{again} --form {}`", path.display()));
    match error {
        Error::Faults(mut faults) => {
            faults.push(d);
            Error::Faults(faults)
        }
        other => other,
    }
}

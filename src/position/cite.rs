//! A statement as it is cited: who, when, where, and in which words.

use serde::Serialize;

use super::{
    evidence::Evidence,
    intern::{Sym, Words},
};
use crate::{
    codebook::office,
    date::Date,
    statement::{Stance, Status, Via},
};

/// One statement with everything that a citation needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)] // the fields are those of `Statement` and `Sourced`
pub struct Cited {
    pub id: String,
    pub date: Option<Date>,
    pub stance: Stance,
    pub via: Via,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Words in quotation marks, verbatim; absent for indirect speech, where document and paragraph are the place to look.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relayed_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    pub document: String,
    pub paragraph: u32,
    pub status: Status,
    /// The words that decided the stance.
    #[serde(skip)]
    pub words: Option<String>,
}

impl Cited {
    /// The statement with this number of the evidence.
    pub fn of(evidence: &Evidence, number: u32) -> Cited {
        let i = evidence.item(number);
        let text = |sym: Option<Sym>| sym.map(|s| evidence.text(s).to_owned());
        let words = |w: Option<Words>| w.map(|w| evidence.words(w).to_owned());
        Cited {
            id: evidence.words(i.id).to_owned(),
            date: i.date,
            stance: i.stance,
            via: i.via,
            speaker: text(i.speaker),
            office: text(i.office),
            quotation: words(i.quotation),
            condition: words(i.condition),
            relayed_by: text(i.relayed_by),
            outlet: text(i.outlet),
            url: text(i.url),
            document: evidence.text(i.document).to_owned(),
            paragraph: i.paragraph,
            status: i.status,
            words: words(i.words),
        }
    }

    /// Who says it, in words: the speaker with the office, or the office alone, or what the text does.
    pub fn source(&self) -> String {
        let office = self.office.as_deref().map(|o| office::find(o).map_or(o, |k| k.words));
        match (&self.speaker, office, self.via) {
            (Some(s), Some(o), _) => format!("{s}, {o}"),
            (Some(s), None, _) => s.clone(),
            (None, Some(o), _) => o.to_owned(),
            (None, None, Via::Narrated) => "act of the party".to_owned(),
            (None, None, _) => "unnamed source".to_owned(),
        }
    }
}

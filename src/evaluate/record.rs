//! What is compared: a record reduced to the key it is matched on and the fields that are judged.

use std::collections::BTreeMap;

use crate::statement::{Stance, Statement, Status, Via, Voice};

/// What gold and prediction are matched on. Party and topic are in lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The document's id.
    pub document: String,
    /// 1-based line of the paragraph.
    pub paragraph: u32,
    /// Whose position.
    pub party: String,
    /// On what.
    pub topic: String,
}

impl Key {
    /// A key; party and topic are trimmed and folded to lower case.
    pub fn new(document: &str, paragraph: u32, party: &str, topic: &str) -> Key {
        Key {
            document: document.to_owned(),
            paragraph,
            party: party.trim().to_lowercase(),
            topic: topic.trim().to_lowercase(),
        }
    }

    /// The cell of the stance matrix that the record falls into.
    pub fn cell(&self) -> Cell {
        Cell { party: self.party.clone(), topic: self.topic.clone() }
    }
}

/// A party on a topic, both in lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Whose position.
    pub party: String,
    /// On what.
    pub topic: String,
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.party, self.topic)
    }
}

/// What one side says of a key.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Towards the topic's proposition.
    pub stance: Stance,
    /// How the text conveys it.
    pub via: Via,
    /// Of whoever says it.
    pub voice: Voice,
    /// Who says it.
    pub speaker: Option<String>,
    /// The day as it is written: a gold may hold a month only, and days are compared as they are written.
    pub date: Option<String>,
    /// Gold only: another careful reading is well defensible, so that neither hit nor miss counts.
    pub low: bool,
    /// Prediction only: 0 to 1.
    pub confidence: Option<f64>,
    /// Prediction only: the words that decided the stance.
    pub evidence: Vec<String>,
}

impl Judgement {
    /// A direct, official, sure record of a stance, with nothing else known.
    pub fn of(stance: Stance) -> Judgement {
        Judgement {
            stance,
            via: Via::Direct,
            voice: Voice::Official,
            speaker: None,
            date: None,
            low: false,
            confidence: None,
            evidence: Vec::new(),
        }
    }
}

/// One side of a comparison. Of two records with one key the later one counts.
pub type Records = BTreeMap<Key, Judgement>;

/// Statements of a document as records to be compared; what a person rejected is left out.
pub fn from_statements<'a>(document: &str, statements: impl IntoIterator<Item = &'a Statement>) -> Records {
    let counted = statements.into_iter().filter(|s| s.status != Status::Rejected);
    counted.map(|s| (Key::new(document, s.paragraph, &s.party, &s.topic), judgement(s))).collect()
}

fn judgement(s: &Statement) -> Judgement {
    Judgement {
        stance: s.stance,
        via: s.via,
        voice: s.voice,
        speaker: s.speaker.clone(),
        date: s.date.map(|d| d.to_string()),
        low: false,
        confidence: s.confidence.map(f64::from),
        evidence: s.evidence.clone(),
    }
}

//! The record: one coded statement, as the coding manual defines it.

use serde::{Deserialize, Serialize};

use crate::{date::Date, span::Span};

/// Towards the topic's proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Endorses, demands, offers or works towards it, with no reservation.
    Support,
    /// Ties it to an explicit condition, demand, question, exception or reservation.
    Conditional,
    /// Rejects it, or calls for the opposite.
    Oppose,
    /// Addresses it and openly withholds a position.
    Neutral,
}

impl Stance {
    /// All four, in the order in which tables list them.
    pub const ALL: [Stance; 4] = [Stance::Support, Stance::Conditional, Stance::Oppose, Stance::Neutral];

    /// The word in files and tables.
    pub fn word(self) -> &'static str {
        match self {
            Stance::Support => "support",
            Stance::Conditional => "conditional",
            Stance::Oppose => "oppose",
            Stance::Neutral => "neutral",
        }
    }

    /// The place on the scale: oppose −2, neutral 0, conditional +1, support +2.
    pub fn value(self) -> i32 {
        match self {
            Stance::Support => 2,
            Stance::Conditional => 1,
            Stance::Neutral => 0,
            Stance::Oppose => -2,
        }
    }
}

/// How the text conveys the position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// The speaker belongs to the party.
    Direct,
    /// Somebody else says it of the party.
    Attributed,
    /// The text reports an act or standing of the party as fact.
    Narrated,
}

/// Whether whoever says it holds office in any state or international body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// Holds office, or is a state body.
    Official,
    /// Analysts, former officials, journalists, the writer.
    Unofficial,
}

/// What a person decided about a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// By the program, not reviewed.
    #[default]
    Proposed,
    /// Reviewed and right (perhaps after correction).
    Accepted,
    /// Reviewed and wrong: kept, never counted.
    Rejected,
}

macro_rules! words {
    ($t:ident: $($v:ident $w:literal),+) => {
        impl $t {
            /// Every value's word, in order.
            pub const WORDS: &'static [&'static str] = &[$($w),+];
            /// The value of a word, exactly as files spell it.
            pub fn from_word(word: &str) -> Option<$t> {
                match word { $($w => Some($t::$v),)+ _ => None }
            }
        }
        impl std::fmt::Display for $t {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(match self { $($t::$v => $w),+ })
            }
        }
    };
}
words!(Stance: Support "support", Conditional "conditional", Oppose "oppose", Neutral "neutral");
words!(Via: Direct "direct", Attributed "attributed", Narrated "narrated");
words!(Voice: Official "official", Unofficial "unofficial");
words!(Status: Proposed "proposed", Accepted "accepted", Rejected "rejected");

/// One coded record. Field order is the order on disk.
///
/// Unknown keys are refused where it stands alone; flattened into [`Sourced`] it takes its own fields and leaves the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// 12 hex digits, given once and never recomputed.
    pub id: String,
    /// 12 hex digits: digest of the folded paragraph; empty where a person coded without the text at hand.
    #[serde(default)]
    pub text: String,
    /// 1-based line of the paragraph in its document: a hint, since feeds grow at the top; 0 where it is not known.
    #[serde(default)]
    pub paragraph: u32,
    /// The day of saying or doing; absent where neither text nor metadata gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Why that day: `reporting clause`, `entry header`, `dateline`, `document`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_reason: Option<String>,
    /// Whose position it is: the party's first name in the codebook.
    pub party: String,
    /// What it is about: the topic's name in the codebook.
    pub topic: String,
    /// Towards the topic's proposition.
    pub stance: Stance,
    /// The condition's own words, verbatim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// How the text conveys it.
    pub via: Via,
    /// Of whoever says it.
    pub voice: Voice,
    /// The speaker in the fullest form that the document gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The codebook's id of the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// The speaker's office on the day: an office id of the codebook, which has the rank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Who passed it on, in a chain of sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relayed_by: Option<String>,
    /// Only words in quotation marks: the text at `spans`, pieces joined by ` […] `.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotation: Option<String>,
    /// The quotation's place where there is one, else the content's; none where the text was not at hand.
    #[serde(default)]
    pub spans: Vec<Span>,
    /// The words that decided the stance, in text order.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// Calibrated probability, 0 to 1, that a trained coder would make this record; absent for a person's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
    /// 12 hex digits: digest of the fields as the machine proposed them; absent for a person's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub machine: Option<String>,
    /// What a person decided.
    #[serde(default)]
    pub status: Status,
    /// What the machine had proposed, of the fields that a person changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed: Option<Proposed>,
    /// A person's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The machine's values of fields that a person changed. An empty string says that the machine had proposed nothing there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // the fields are those of `Statement`
pub struct Proposed {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<Via>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
}

/// A statement with what a reader of positions needs of its document. One line of the JSON Lines form is this, flat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sourced {
    /// The document's id.
    pub document: String,
    /// Its outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Program and codebook version that coded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coder: Option<String>,
    /// The record.
    #[serde(flatten)]
    pub statement: Statement,
}

/// A record to build tests on.
#[cfg(test)]
pub(crate) fn example() -> Statement {
    Statement {
        id: "7f3a9c01b2d4".into(),
        text: "5be17c02d9a4".into(),
        paragraph: 49,
        date: Some(crate::date::Date::constant(2025, 3, 13)),
        date_reason: Some("entry header".into()),
        party: "Norland".into(),
        topic: "truce".into(),
        stance: Stance::Conditional,
        condition: Some("only if the harbour stays open".into()),
        via: Via::Direct,
        voice: Voice::Official,
        speaker: Some("Mara Vale".into()),
        actor: Some("vale".into()),
        office: Some("head-of-state".into()),
        relayed_by: None,
        quotation: Some("We agree, but…".into()),
        spans: vec![Span::new(7933, 7949)],
        evidence: vec!["agree".into(), "But".into()],
        confidence: Some(0.82),
        machine: Some("9c2f41d0ab37".into()),
        status: Status::Proposed,
        proposed: None,
        note: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_of_json_holds_the_record_flat_and_reads_back() {
        let sourced =
            Sourced { document: "d".into(), outlet: None, url: None, coder: Some("c".into()), statement: example() };
        let line = serde_json::to_string(&sourced).unwrap();
        assert!(line.starts_with(r#"{"document":"d","coder":"c","id":"7f3a9c01b2d4""#), "{line}");
        assert_eq!(serde_json::from_str::<Sourced>(&line).unwrap(), sourced);
    }

    #[test]
    fn a_statement_alone_refuses_a_key_that_it_does_not_know() {
        let mut value = serde_json::to_value(example()).unwrap();
        value["stanec"] = "support".into();
        assert!(serde_json::from_value::<Statement>(value).unwrap_err().to_string().contains("stanec"));
    }
}

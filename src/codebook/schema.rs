//! The codebook's files as they are written: plain serde types, shared with the build script. Nothing is checked here.

use serde::{Deserialize, Serialize};

/// One domain file: parties, others, actors and topics of a conflict. All parts merge by id.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// `default` to build on the embedded codebook; absent to stand alone.
    #[serde(default)]
    pub extends: Option<String>,
    /// Name of the coding scheme.
    #[serde(default)]
    pub name: String,
    /// `kind/id` of what an extending file removes: `actors/vale`, `topics/islands`.
    #[serde(default)]
    pub drop: Vec<String>,
    /// Whose positions are tracked, in the order of the matrix.
    #[serde(default)]
    pub parties: Vec<Party>,
    /// States and bodies that speak for none of the parties.
    #[serde(default)]
    pub others: Vec<Party>,
    /// People.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// What positions are about, in the order of the matrix.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Unique offices whose holders are listed from this day on; stated gaps.
    #[serde(default)]
    pub gaps: Vec<Gap>,
}

/// A party, or a third country or body.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Stable id, lower case.
    pub id: String,
    /// Names; the first is the label in records and tables.
    #[serde(default)]
    pub names: Vec<String>,
    /// Adjectives and names of people ("Norlander", "Norlanders").
    #[serde(default)]
    pub demonyms: Vec<String>,
    /// Capitals: a metonym for the government where they act or speak, a place otherwise.
    #[serde(default)]
    pub capitals: Vec<String>,
    /// The seat of power ("the Spire"): speaks for the head of state.
    #[serde(default)]
    pub seats: Vec<String>,
    /// State bodies with their rank.
    #[serde(default)]
    pub institutions: Vec<Institution>,
    /// Regions or bodies that act for the party without being part of its name ("the Kelm republic").
    #[serde(default)]
    pub regions: Vec<String>,
    /// `state` (default), `alliance` or `body`.
    #[serde(default)]
    pub kind: Option<String>,
}

/// A state body: ministry, parliament, command, agency, delegation.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Institution {
    /// What texts call it.
    pub names: Vec<String>,
    /// Office id that gives its rank: `seat`, `ministry`, `parliament`, `command`, `agency`, `embassy`.
    pub office: String,
}

/// A person whom the news quotes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Stable id, lower case.
    pub id: String,
    /// Full name first, then other spellings; a surname alone may be listed too.
    #[serde(default)]
    pub names: Vec<String>,
    /// Party or other that the person speaks for while in office.
    #[serde(default)]
    pub party: String,
    /// Offices between dates.
    #[serde(default)]
    pub offices: Vec<Office>,
    /// Never official: analyst, journalist, clergy, business, opposition in exile.
    #[serde(default)]
    pub unofficial: bool,
}

/// An office held between two days.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Office id, which has the rank (see `OFFICES`).
    pub office: String,
    /// The title in words.
    #[serde(default)]
    pub title: String,
    /// First day, `YYYY-MM-DD`; absent: from ever.
    #[serde(default)]
    pub from: Option<String>,
    /// Last day; absent: still held.
    #[serde(default)]
    pub to: Option<String>,
    /// Party, where it differs from the actor's.
    #[serde(default)]
    pub party: Option<String>,
}

/// A stated gap of a unique office: nobody held it, or the codebook does not say who.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Party id.
    pub party: String,
    /// The office's title, as in [`Office::title`].
    pub title: String,
    /// First day.
    pub from: String,
    /// Last day.
    #[serde(default)]
    pub to: Option<String>,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// A topic with its frames.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Stable id, lower case.
    pub id: String,
    /// Label in records and tables.
    #[serde(default)]
    pub name: String,
    /// What stance is measured against.
    #[serde(default)]
    pub proposition: String,
    /// Party ids by role: `claimant`, `target`, …
    #[serde(default)]
    pub roles: std::collections::BTreeMap<String, Roles>,
    /// Named sets of phrases that frames refer to.
    #[serde(default)]
    pub things: std::collections::BTreeMap<String, Vec<String>>,
    /// What clauses do to the topic.
    #[serde(default)]
    pub frames: Vec<Frame>,
    /// Look-alikes: phrases that silence the topic in their sentence ("truce in Kelmar").
    #[serde(default)]
    pub refuse: Vec<String>,
    /// Sentences that must fire.
    #[serde(default)]
    pub fires: Vec<String>,
    /// Sentences that must not.
    #[serde(default)]
    pub silent: Vec<String>,
}

/// The party ids of a role; in YAML one may stand without brackets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Roles(pub Vec<String>);

impl<'de> Deserialize<'de> for Roles {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Roles, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            One(String),
            Many(Vec<String>),
        }
        // The binary form of the embedded codebook does not say what comes next, so that it always has a list.
        if !from.is_human_readable() {
            return Vec::deserialize(from).map(Roles);
        }
        Ok(match Written::deserialize(from)? {
            Written::One(id) => Roles(vec![id]),
            Written::Many(ids) => Roles(ids),
        })
    }
}

impl Roles {
    /// The ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// One frame: a verb pattern (`verbs` × `objects`), a noun that is a frame by itself (`nouns`) or with its things
/// (`nouns` × `objects`), or a predicate said of a thing (`predicates` × `subjects`).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Verb lemmas, with a particle or preposition where it belongs ("withdraw from").
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Things (by name) or literal phrases that stand as object; none: the verb alone. With `nouns`: one of them stands in the
    /// noun's own phrase, before it or behind it.
    #[serde(default)]
    pub objects: Vec<String>,
    /// Things (by name) or literal phrases of which one more must stand in the noun's phrase, or in the verb's clause.
    #[serde(default)]
    pub within: Vec<String>,
    /// Nouns and noun phrases that are a frame by themselves.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Predicate words or phrases ("off the table").
    #[serde(default)]
    pub predicates: Vec<String>,
    /// Things (by name) or literal phrases that stand as subject.
    #[serde(default)]
    pub subjects: Vec<String>,
    /// Who acts: a role, a party id, or `any` (default).
    #[serde(default)]
    pub agent: Option<String>,
    /// `+` towards the proposition, `-` away from it.
    pub direction: String,
    /// How strong the evidence is by itself: `strong` (default), `weak` (only where it is judged or refused), `stated` (only
    /// where somebody wants, demands, refuses or plans it: the bare deed, as on a battlefield, is none), `open` (nouns that stand
    /// for it only where the topic is under discussion: "the measures"). `wanted` is `stated`, but a plan is not enough: what somebody
    /// foresees going on is not wanted by that.
    #[serde(default)]
    pub strength: Option<String>,
}

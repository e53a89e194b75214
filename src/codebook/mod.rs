//! The coding scheme: parties, actors, topics, frames and cues, as data.

pub mod canonical;
pub mod check;
pub mod cue;
pub mod language;
pub mod lexicon;
pub mod load;
pub mod merge;
pub mod office;
pub mod schema;
mod shape;
pub mod verbs;
mod vocabulary;

use crate::date::Date;
use schema::{Actor, Office, Party};

/// A codebook that has passed every check.
#[derive(Clone, Debug, Default)]
pub struct Codebook {
    /// The checked domain, merged.
    pub domain: schema::Domain,
    /// The first 4 hex digits of the digest of its canonical form.
    pub version: String,
    /// Whether it is the one that is built in, as it was when the program was built.
    built_in: bool,
}

impl Codebook {
    /// It made ready for text: of the built-in one, the build script has done that.
    pub fn lexicon(&self) -> lexicon::Lexicon {
        let ready = if self.built_in { load::lexicon() } else { None };
        ready.unwrap_or_else(|| lexicon::Lexicon::new(self, language::Language::embedded()))
    }

    /// The parties' labels, in the order of the matrix.
    pub fn parties(&self) -> impl Iterator<Item = &str> + Clone {
        self.domain.parties.iter().filter_map(|p| p.names.first()).map(String::as_str)
    }

    /// The topics' labels, in the order of the matrix.
    pub fn topics(&self) -> impl Iterator<Item = &str> + Clone {
        self.domain.topics.iter().map(|t| if t.name.is_empty() { t.id.as_str() } else { t.name.as_str() })
    }

    /// `demarche 0.1.0 / codebook 3c1e`, as it goes into every document's `coder`.
    pub fn coder(&self) -> String {
        format!("demarche {} / codebook {}", env!("CARGO_PKG_VERSION"), self.version)
    }

    /// The actor of an id.
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.domain.actors.iter().find(|a| a.id == id)
    }

    /// The party, or the third country or body, of an id.
    pub fn party(&self, id: &str) -> Option<&Party> {
        self.domain.parties.iter().chain(&self.domain.others).find(|p| p.id == id)
    }

    /// The label in records and tables of a party (or of a third country or body).
    pub fn party_label(&self, id: &str) -> Option<&str> {
        self.party(id)?.names.first().map(String::as_str)
    }

    /// Whether an id is one of the parties whose positions are tracked.
    pub fn is_party(&self, id: &str) -> bool {
        self.domain.parties.iter().any(|p| p.id == id)
    }

    /// The highest office that an actor holds on a day.
    pub fn holder_on<'a>(&self, actor: &'a Actor, date: Date) -> Option<&'a Office> {
        actor.offices.iter().filter(|o| o.covers(date)).min_by_key(|o| office::rank(Some(&o.office)))
    }

    /// The party that an actor speaks for on a day: the office's own where it names one, else the actor's.
    pub fn party_of<'a>(&self, actor: &'a Actor, date: Date) -> &'a str {
        self.holder_on(actor, date).and_then(|o| o.party.as_deref()).unwrap_or(&actor.party)
    }
}

impl language::Language {
    /// The embedded language file, decoded once.
    pub fn embedded() -> &'static language::Language {
        static LANGUAGE: std::sync::OnceLock<language::Language> = std::sync::OnceLock::new();
        LANGUAGE.get_or_init(load::language)
    }
}

impl Office {
    /// Whether it is held on a day, its first and its last included.
    pub fn covers(&self, date: Date) -> bool {
        let day = i32::from(date.year()) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day());
        self.from.as_deref().is_none_or(|f| number(f) <= day) && self.to.as_deref().is_none_or(|t| day <= number(t))
    }
}

/// `2025-03-13` as 20250313, without parsing: the codebook's days are checked.
fn number(day: &str) -> i32 {
    day.bytes().filter(u8::is_ascii_digit).take(8).fold(0, |n, b| n * 10 + i32::from(b - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn held(kind: &str, from: Option<&str>, to: Option<&str>, party: Option<&str>) -> Office {
        let day = |d: Option<&str>| d.map(str::to_owned);
        Office { office: kind.into(), title: String::new(), from: day(from), to: day(to), party: day(party) }
    }

    #[test]
    fn an_office_is_held_from_its_first_to_its_last_day_and_the_highest_counts() {
        let offices = vec![
            held("parliament", None, None, None),
            held("minister", Some("2020-01-01"), Some("2021-12-31"), None),
            held("envoy", Some("2023-01-01"), None, Some("league")),
        ];
        let vale = Actor { id: "vale".into(), party: "norland".into(), offices, ..Actor::default() };
        let book = Codebook::default();
        let office = |d| book.holder_on(&vale, d).map(|o| o.office.as_str());
        assert_eq!(office(date(2019, 12, 31)), Some("parliament"));
        assert_eq!(office(date(2020, 1, 1)), Some("minister"));
        assert_eq!(office(date(2021, 12, 31)), Some("minister"));
        assert_eq!(office(date(2022, 1, 1)), Some("parliament"));
        assert_eq!(book.party_of(&vale, date(2024, 1, 1)), "league");
        assert_eq!(book.party_of(&vale, date(2020, 1, 1)), "norland");
    }
}

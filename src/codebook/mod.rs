//! The coding scheme: parties, actors, topics, frames and cues, as data.

pub mod cue;
pub mod language;
pub mod lexicon;
pub mod office;
pub mod schema;
pub mod verbs;

/// A codebook that has passed every check.
#[derive(Clone, Debug, Default)]
pub struct Codebook {
    /// The checked domain, merged.
    pub domain: schema::Domain,
    /// The first 4 hex digits of the digest of its canonical form.
    pub version: String,
}

impl Codebook {
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
}

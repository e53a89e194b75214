//! What stored documents say of their texts, for citations: title and day of publishing by document id.

use std::path::PathBuf;

use demarche::{date::Date, store};
use rustc_hash::FxHashMap;

use super::input::{self, Source};

/// Titles and days of publishing.
#[derive(Default)]
pub struct Titles(FxHashMap<String, (Option<String>, Option<Date>)>);

impl Titles {
    /// Of the stored documents among the inputs; what cannot be read has been said when the evidence was read.
    pub fn read(inputs: &[PathBuf]) -> Titles {
        let files: Vec<PathBuf> = inputs.iter().filter(|p| p.as_os_str() != "-").cloned().collect();
        if files.is_empty() && !inputs.is_empty() {
            return Titles::default();
        }
        let mut known = FxHashMap::default();
        for source in input::open(&files).0 {
            let Source::Stored(input) = source else { continue };
            let name = input.name();
            if let Some(stored) = input.bytes().ok().and_then(|b| store::parse(&name, &b).ok()) {
                known.insert(stored.document.id, (stored.document.title, stored.document.published));
            }
        }
        Titles(known)
    }

    /// The title of a document.
    pub fn title(&self, document: &str) -> Option<&str> {
        self.0.get(document)?.0.as_deref()
    }

    /// The day it was published.
    pub fn published(&self, document: &str) -> Option<Date> {
        self.0.get(document)?.1
    }
}

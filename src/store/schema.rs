//! What one file of a store holds: a document's head and its statements.

use serde::{Deserialize, Serialize};

use crate::{
    date::Date,
    read::Meta,
    statement::{Sourced, Statement},
};

/// The newest schema that this program reads, and the one it writes.
pub const SCHEMA: u32 = 1;

/// One stored document, which is one file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredDocument {
    /// Version of the format.
    pub schema: u32,
    /// What is known of the text.
    pub document: Head,
    /// The records, in text order.
    pub statements: Vec<Statement>,
}

/// What is kept of a document. Only the id must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The document's id, which is also the file's name without `.yaml`.
    pub id: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its author.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// SHA-256 of the decoded text, so that quotations can be verified; absent where the text was not at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Whoever coded it: the program with its codebook version, or a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coder: Option<String>,
}

impl Head {
    /// The head of a text from its metadata.
    pub fn new(meta: &Meta, sha256: String, coder: &str) -> Head {
        Head {
            id: meta.id.clone(),
            outlet: meta.outlet.clone(),
            title: meta.title.clone(),
            author: meta.author.clone(),
            url: meta.url.clone(),
            published: meta.published,
            sha256: Some(sha256),
            coder: Some(coder.to_owned()),
        }
    }

    /// The same, with what `older` knew and this does not.
    pub fn or(mut self, older: &Head) -> Head {
        self.outlet = self.outlet.or_else(|| older.outlet.clone());
        self.title = self.title.or_else(|| older.title.clone());
        self.author = self.author.or_else(|| older.author.clone());
        self.url = self.url.or_else(|| older.url.clone());
        self.published = self.published.or(older.published);
        self
    }

    /// The same, with the text's digest and the coder of `other`: the text has not been coded anew.
    pub fn with_text_of(self, other: &Head) -> Head {
        Head { sha256: other.sha256.clone(), coder: other.coder.clone(), ..self }
    }
}

impl StoredDocument {
    /// A document without statements.
    pub fn new(document: Head) -> StoredDocument {
        StoredDocument { schema: SCHEMA, document, statements: Vec::new() }
    }
}

/// The statements of a document, each with what a reader of positions needs to know of the document.
pub fn sourced(document: &StoredDocument) -> impl Iterator<Item = Sourced> + '_ {
    let head = &document.document;
    document.statements.iter().map(|s| Sourced {
        document: head.id.clone(),
        outlet: head.outlet.clone(),
        url: head.url.clone(),
        coder: head.coder.clone(),
        statement: s.clone(),
    })
}

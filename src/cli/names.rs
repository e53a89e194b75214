//! Parties, topics and inputs among a command's words.

use demarche::{
    codebook::Codebook,
    diag::Diagnostic,
    error::{Error, Result},
    position::Evidence,
};

use super::{
    Session,
    load::{self, Loaded},
    texts::TextArgs,
    views::{self, Named, find},
};

/// What the words name: parties and topics by label, each once.
pub struct Names {
    /// The parties, in the order named.
    pub parties: Vec<String>,
    /// The topics, likewise.
    pub topics: Vec<String>,
}

/// Reads the inputs among the words, and finds what the others name. A name of the codebook is never an input.
///
/// # Errors
/// No input can be used; a word is no name, with the nearest one; a name comes twice.
pub fn load(session: &Session, what: &[String], text: &TextArgs) -> Result<(Loaded, Names)> {
    let codebook = session.codebook()?;
    let (inputs, words) = views::inputs(codebook, what);
    let loaded = load::load(session, &inputs, text)?;
    let names = names(&loaded.evidence, codebook, &words)?;
    Ok((loaded, names))
}

/// Parties and topics of the words.
///
/// # Errors
/// A word is no name, with the nearest one; a name comes twice.
pub fn names(evidence: &Evidence, codebook: &Codebook, words: &[&str]) -> Result<Names> {
    let mut names = Names { parties: Vec::new(), topics: Vec::new() };
    for word in words {
        let (list, label) = match find(evidence, codebook, word)? {
            Named::Party(label) => (&mut names.parties, label),
            Named::Topic(label) => (&mut names.topics, label),
        };
        if list.contains(&label) {
            let d = Diagnostic::error("named-twice", format!("`{word}` names {label} a second time"));
            return Err(Error::from(d.suggest("name each party and each topic once")));
        }
        list.push(label);
    }
    Ok(names)
}

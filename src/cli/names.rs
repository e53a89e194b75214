//! Parties, topics and inputs among a command's words.

use std::path::{Path, PathBuf};

use demarche::{
    codebook::Codebook,
    diag::Diagnostic,
    error::{Error, Result},
    position::Evidence,
};

use super::{
    Session,
    load::{self, Loaded},
    show::{Named, find, party, topic},
    texts::TextArgs,
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
    let is_name = |w: &str| party(codebook, w).is_some() || topic(codebook, w).is_some();
    let is_input = |w: &str| !is_name(w) && (w == "-" || Path::new(w).exists());
    let (inputs, words): (Vec<&str>, Vec<&str>) = what.iter().map(String::as_str).partition(|w| is_input(w));
    let inputs: Vec<PathBuf> = inputs.into_iter().map(PathBuf::from).collect();
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

//! Bakes the codebook's YAML files into the binary, made ready for text, so that start-up costs next to nothing and bad data never builds.

#[allow(dead_code, unused_imports)]
#[path = "src/codebook"]
mod codebook {
    pub mod canonical;
    pub mod cue;
    pub mod language;
    pub mod lexicon;
    pub mod schema;
    pub mod verbs;
    mod vocabulary;

    /// What a lexicon is made of, besides the language.
    pub struct Codebook {
        /// The merged domain.
        pub domain: schema::Domain,
    }
}

#[allow(dead_code)]
#[path = "src/segment"]
mod segment {
    pub mod cut;
}

use codebook::{Codebook, canonical, language::Language, lexicon::Lexicon, schema::Domain};
use serde::de::DeserializeOwned;
use std::{env, fs, path::Path, process::exit};

const DATA: &str = "src/codebook/data";
/// Parts of the one domain; what is not there yet is left out.
const DOMAIN: &[&str] = &["parties.yaml", "actors.yaml", "topics.yaml"];

fn main() {
    println!("cargo:rerun-if-changed={DATA}");
    println!("cargo:rerun-if-changed=build.rs");
    let language = language();
    let bytes = language.as_ref().map_or_else(Vec::new, |l| or_exit("english.yaml", postcard::to_stdvec(l)));
    bake("language.bin", &bytes);
    let language = language.unwrap_or_default();
    bake("weights.bin", &or_exit("codeability.yaml", postcard::to_stdvec(&language.codeability)));
    let domain = parts::<Domain>(DOMAIN).into_iter().fold(Domain::default(), join);
    bake("codebook.bin", &versioned(&domain, &bytes));
    let lexicon = Lexicon::new(&Codebook { domain }, &language);
    bake("lexicon.bin", &or_exit("the lexicon", postcard::to_stdvec(&lexicon)));
}

/// The language file; none where there is none.
fn language() -> Option<Language> {
    let part = parts::<Language>(&["english.yaml"]).pop();
    let weights = parts(&["codeability.yaml"]).pop().unwrap_or_default();
    part.map(|l| Language { codeability: weights, ..l })
}

/// The version and the canonical form of the domain.
fn versioned(domain: &Domain, language: &[u8]) -> Vec<u8> {
    let bytes = or_exit("the domain", canonical::canonical(domain));
    [canonical::version(&bytes, language).into_bytes(), bytes].concat()
}

/// The parts of one domain do not change each other: lists are put together in the order of the files.
fn join(mut whole: Domain, part: Domain) -> Domain {
    whole.name = if part.name.is_empty() { whole.name } else { part.name };
    whole.parties.extend(part.parties);
    whole.others.extend(part.others);
    whole.actors.extend(part.actors);
    whole.topics.extend(part.topics);
    whole.gaps.extend(part.gaps);
    whole
}

/// YAML files of one type, in order; what is not there is left out.
fn parts<T: DeserializeOwned>(names: &[&str]) -> Vec<T> {
    let read = |name: &&str| {
        let file = Path::new(DATA).join(name);
        println!("cargo:rerun-if-changed={}", file.display());
        let text = file.exists().then(|| or_exit(&file.display().to_string(), fs::read_to_string(&file)))?;
        Some(or_exit(&file.display().to_string(), serde_yaml::from_str(&text)))
    };
    names.iter().filter_map(read).collect()
}

fn bake(name: &str, bytes: &[u8]) {
    let out = env::var("OUT_DIR").unwrap_or_default();
    let file = Path::new(&out).join(name);
    or_exit(&file.display().to_string(), fs::write(&file, bytes));
}

fn or_exit<T, E: std::fmt::Display>(what: &str, result: Result<T, E>) -> T {
    result.unwrap_or_else(|e| {
        eprintln!("error: {what}: {e}");
        exit(1)
    })
}

//! Bakes the codebook's YAML files into the binary, so that start-up costs nothing and bad data never builds.

#[allow(dead_code)]
#[path = "src/codebook"]
mod codebook {
    pub mod canonical;
    pub mod language;
    pub mod schema;
}

use codebook::{canonical, language::Language, schema::Domain};
use serde::de::DeserializeOwned;
use std::{env, fs, path::Path, process::exit};

const DATA: &str = "src/codebook/data";
/// Parts of the one domain; what is not there yet is left out.
const DOMAIN: &[&str] = &["parties.yaml", "actors.yaml", "topics.yaml"];

fn main() {
    println!("cargo:rerun-if-changed={DATA}");
    println!("cargo:rerun-if-changed=build.rs");
    let language = language();
    bake("language.bin", &language);
    bake("codebook.bin", &domain(&language));
}

/// The binary form of the language file; nothing where there is none.
fn language() -> Vec<u8> {
    let part = parts::<Language>(&["english.yaml"]).pop();
    let weights = parts(&["codeability.yaml"]).pop().unwrap_or_default();
    part.map(|l| Language { codeability: weights, ..l })
        .map_or_else(Vec::new, |l| or_exit("english.yaml", postcard::to_stdvec(&l)))
}

/// The version and the canonical form of the domain, merged from its files.
fn domain(language: &[u8]) -> Vec<u8> {
    let domain = parts::<Domain>(DOMAIN).into_iter().fold(Domain::default(), join);
    let bytes = or_exit("the domain", canonical::canonical(&domain));
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

//! The two sides that `eval` compares: gold sets, and what is predicted of them.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use demarche::{
    codebook::Codebook,
    diag::Diagnostic,
    error::Error,
    evaluate::{
        attribution, coder,
        gold::{self, GoldSet},
        jsonl,
        record::Records,
        run::{self, Prediction},
    },
};

use super::Args;

/// The gold that the arguments name: sets of records, and folders of attributions.
pub fn read(args: &Args) -> Result<(Vec<GoldSet>, Vec<PathBuf>), Error> {
    let (marked, rest): (Vec<PathBuf>, Vec<PathBuf>) = args.gold.iter().cloned().partition(|p| attribution::is_brat(p));
    let mut sets = Vec::new();
    for path in rest {
        if path.is_file() {
            let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            sets.push(GoldSet { name, records: jsonl::read(&path)?, ..GoldSet::default() });
        } else {
            sets.extend(gold::read(&path)?);
        }
    }
    if let Some(path) = &args.coder {
        by_another(path, &mut sets)?;
    }
    Ok((sets, marked))
}

/// Puts another coder's records in the place of the gold's. A text that the coder has no record of counts as coded and empty.
fn by_another(path: &Path, sets: &mut [GoldSet]) -> Result<(), Error> {
    let many = sets.len() > 1;
    for set in sets {
        let records = coder::read(path, &ids(set))?;
        set.records = if many { of_set(&records, set) } else { records };
    }
    Ok(())
}

/// What is predicted of a set, the bounds applied: somebody's records, or the program's own.
pub fn predict(args: &Args, set: &GoldSet, given: Option<Records>, codebook: &Codebook) -> Result<Prediction, Error> {
    let mut out = match given {
        Some(records) => Prediction { records, ..Prediction::default() },
        None if set.sources.is_empty() => return Err(no_texts(set)),
        None => run::code_set(set, codebook, &args.switches(), args.disagreements),
    };
    for oracle in &args.oracle {
        out.records = oracle.apply(&set.records, out.records);
    }
    Ok(out)
}

/// What one file of predictions says of a set's documents.
pub fn of_set(records: &Records, set: &GoldSet) -> Records {
    let ids = ids(set);
    records.iter().filter(|(k, _)| ids.contains(k.document.as_str())).map(|(k, v)| (k.clone(), v.clone())).collect()
}

/// The codebook that comes with the program.
pub fn built_in() -> Codebook {
    Codebook::embedded()
}

fn ids(set: &GoldSet) -> BTreeSet<&str> {
    let texts = set.sources.iter().map(|s| s.meta.id.as_str());
    texts.chain(set.records.keys().map(|k| k.document.as_str())).collect()
}

fn no_texts(set: &GoldSet) -> Error {
    Diagnostic::error("gold-no-texts", format!("the set `{}` has records and no texts to code", set.name))
        .suggest("put the texts beside the records, or give the predicted records with `--predicted FILE.jsonl`")
        .into()
}

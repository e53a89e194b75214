//! Where a codebook comes from: the binary, or YAML files that replace or extend what is in the binary.

use super::{
    Codebook, canonical,
    check::{self, Fault},
    language::Language,
    lexicon::Lexicon,
    merge::merge,
    schema::Domain,
    shape,
};
use crate::{
    diag::{Diagnostic, Place},
    error::{Error, Result},
    suggest::advice,
    yaml::{
        self,
        Step::{self, Item, Key},
    },
};
use serde_yaml::Value;
use std::{collections::BTreeMap, fs::File, io::Read, path::Path};

/// The most bytes of a codebook file.
const LIMIT: u64 = 4 << 20;
/// The built-in codebook: its version's 4 hex digits, then its canonical form.
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/codebook.bin"));
/// The binary form of the built-in language file.
static LANGUAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/language.bin"));
/// The binary form of the weights in it, which are all that most runs need of it.
static WEIGHTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/weights.bin"));
/// The binary form of both made ready for text.
static LEXICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The language that is built in: general words, nothing about any conflict.
pub fn language() -> Language {
    // cannot fail: the build script wrote these bytes from the same type
    postcard::from_bytes(LANGUAGE).unwrap_or_default()
}

/// The weights of the codeability scorer by feature, and its threshold.
pub fn weights() -> BTreeMap<String, f32> {
    // cannot fail: the build script wrote these bytes from the same type
    postcard::from_bytes(WEIGHTS).unwrap_or_default()
}

/// The built-in codebook and language, made ready for text.
pub(super) fn lexicon() -> Option<Lexicon> {
    // cannot fail: the build script wrote these bytes from the same type
    postcard::from_bytes::<Lexicon>(LEXICON).ok().map(Lexicon::restored)
}

impl Codebook {
    /// The codebook that is built in. It was checked when the program was tested, so that this only decodes it.
    pub fn embedded() -> Codebook {
        let (version, bytes) = EMBEDDED.split_at(4.min(EMBEDDED.len()));
        // cannot fail: the build script wrote these bytes from the same types
        let domain = postcard::from_bytes(bytes).unwrap_or_default();
        Codebook { domain, version: String::from_utf8_lossy(version).into_owned(), built_in: true }
    }

    /// A codebook from YAML files, each merged by id over those before it; over the built-in one if one of them says
    /// `extends: default`.
    ///
    /// # Errors
    /// A file that cannot be read; else every fault of every file, each with its place and what to do.
    pub fn load(paths: &[impl AsRef<Path>]) -> Result<Codebook> {
        let files = paths.iter().map(|p| read(p.as_ref())).collect::<Result<Vec<_>>>()?;
        Codebook::parse(&files)
    }

    /// A codebook from the text of YAML files, given as name and bytes; as [`Codebook::load`].
    ///
    /// # Errors
    /// Every fault of every file.
    pub fn parse(files: &[(String, Vec<u8>)]) -> Result<Codebook> {
        let mut faults = Vec::new();
        let sources: Vec<Source> = files.iter().filter_map(|(name, bytes)| source(name, bytes, &mut faults)).collect();
        let unread = sources.len() < files.len();
        let sources = sources_with_base(sources);
        let mut domain = Domain::default();
        for s in &sources {
            let (merged, dropped) = merge(domain, s.domain.clone());
            domain = merged;
            faults.extend(dropped.into_iter().map(|(n, d)| d.at(s.place(&[Key("drop"), Item(n)]))));
        }
        // Without a file that could not be read at all, the rest would seem to lack what it has.
        if !unread {
            faults.extend(check::check(&domain).into_iter().map(|f| placed(f, &sources, &domain)));
        }
        if !faults.is_empty() {
            faults.sort_by_key(|d| d.place.as_ref().map(|p| (p.file.clone(), p.line, p.column)));
            faults.dedup();
            return Err(Error::Faults(faults));
        }
        let bytes = canonical::canonical(&domain)
            .map_err(|e| Diagnostic::error("codebook-shape", format!("the codebook has no canonical form: {e}")))?;
        Ok(Codebook {
            domain: Domain { extends: None, drop: Vec::new(), ..domain },
            version: canonical::version(&bytes, LANGUAGE),
            built_in: false,
        })
    }
}

fn read(path: &Path) -> Result<(String, Vec<u8>)> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|e| Error::io(&name, e))?;
    let len = file.metadata().map_err(|e| Error::io(&name, e))?.len();
    yaml::guard_size(&name, len, LIMIT)?;
    // A pipe does not say how much comes.
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|e| Error::io(&name, e))?;
    yaml::guard_size(&name, bytes.len() as u64, LIMIT)?;
    Ok((name, bytes))
}

/// A file that a codebook is made of; the built-in one has no text.
struct Source<'a> {
    file: &'a str,
    text: Option<&'a str>,
    domain: Domain,
}

const BUILT_IN: &str = "the built-in codebook";

impl Source<'_> {
    fn place(&self, path: &[Step]) -> Place {
        match self.text {
            Some(text) => yaml::locate(self.file, text, path),
            None => Place { file: BUILT_IN.to_owned(), ..Place::default() },
        }
    }
}

/// The domain of one file, as far as it can be read; what is wrong with it goes to `faults`.
fn source<'a>(file: &'a str, bytes: &'a [u8], faults: &mut Vec<Diagnostic>) -> Option<Source<'a>> {
    let mut keep = |d: Diagnostic| faults.push(d);
    let text = yaml::guard(file, bytes).map_err(&mut keep).ok()?;
    let value = yaml::value(file, text).map_err(keep).ok()?;
    if !value.is_mapping() {
        let message = if value.is_null() { "the codebook is empty" } else { "a codebook is keys with values" };
        let fault = Diagnostic::error("codebook-type", message).at(yaml::place_at(file, text, 0));
        faults.push(fault.suggest("begin with `extends: default`, or list `parties`, `actors` and `topics`"));
        return None;
    }
    let (domain, shape) = shape::read(file, text, value);
    faults.extend(shape);
    let source = Source { file, text: Some(text), domain };
    if let Some(base) = source.domain.extends.as_deref().filter(|b| *b != "default") {
        let fault = Diagnostic::error("codebook-extends", format!("there is no codebook `{base}` to extend"));
        faults.push(fault.at(source.place(&[Key("extends")])).suggest(advice(base, ["default"])));
    }
    faults.extend(check::ids(&source.domain).into_iter().map(|f| f.what.at(source.place(&f.path))));
    Some(source)
}

fn sources_with_base(mut sources: Vec<Source>) -> Vec<Source> {
    if sources.iter().any(|s| s.domain.extends.is_some()) {
        sources.insert(0, Source { file: BUILT_IN, text: None, domain: Codebook::embedded().domain });
    }
    sources
}

/// The fault with the place of its path, which leads through the merged domain: the file that has the part at fault.
fn placed(fault: Fault, sources: &[Source], domain: &Domain) -> Diagnostic {
    let values: Vec<(&Source, Value)> =
        sources.iter().map(|s| (s, serde_yaml::to_value(&s.domain).unwrap_or_default())).collect();
    let whole = serde_yaml::to_value(domain).unwrap_or_default();
    let place = find(&whole, &values, &fault.path);
    match place {
        Some(place) => fault.what.at(place),
        None => fault.what.in_file(sources.last().map_or(BUILT_IN, |s| s.file)),
    }
}

fn find(whole: &Value, sources: &[(&Source, Value)], path: &[Step<'static>]) -> Option<Place> {
    let (&[Key(list), Item(n)], rest) = path.split_first_chunk::<2>()? else { return None };
    let id = whole.get(list)?.get(n)?.get("id");
    // Every source's own index of the item: lists with ids are merged by id, the others are put together.
    let mut before = 0;
    let mut owners = Vec::new();
    for (source, value) in sources {
        let items = value.get(list).and_then(Value::as_sequence).map_or(&[][..], Vec::as_slice);
        let index = match id {
            Some(id) => items.iter().position(|i| i.get("id") == Some(id)),
            None => n.checked_sub(before).filter(|i| *i < items.len()),
        };
        before += items.len();
        owners.extend(index.map(|i| (*source, i, &items[i])));
    }
    let (source, index, rest) = owner(&owners, rest)?;
    Some(source.place(&[&[Key(list), Item(index)], &rest[..]].concat()))
}

/// Which source wrote the part: the one whose stretch of an appended list it is in, else the last that has it.
fn owner<'s>(
    owners: &[(&'s Source<'s>, usize, &Value)],
    rest: &[Step<'static>],
) -> Option<(&'s Source<'s>, usize, Vec<Step<'static>>)> {
    let fall_back = owners.last().map(|(s, i, _)| (*s, *i, rest.to_vec()));
    let Some((Key(key), after)) = rest.split_first() else { return fall_back };
    if let Some((Item(n), deeper)) = after.split_first() {
        let mut n = *n;
        for (s, i, item) in owners {
            let len = item.get(*key).and_then(Value::as_sequence).map_or(0, Vec::len);
            if n < len {
                return Some((s, *i, [&[Key(key), Item(n)], deeper].concat()));
            }
            n -= len;
        }
        return fall_back;
    }
    let said = |v: &Value| !matches!(v, Value::Null | Value::Bool(false)) && v.as_str() != Some("");
    let last = owners.iter().rev().find(|(_, _, item)| item.get(*key).is_some_and(said));
    last.map(|(s, i, _)| (*s, *i, rest.to_vec())).or(fall_back)
}

#[cfg(test)]
mod tests;

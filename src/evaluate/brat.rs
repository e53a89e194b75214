//! Gold attributions in brat's standoff form: `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann`.

use std::{
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
};

use super::attribution::{Marked, Pieces};
use crate::error::{Error, Result};

/// A text with the attributions that an annotator marked, places in characters.
#[derive(Clone, Debug, Default)]
pub struct MarkedText {
    /// The text's name without `.txt`.
    pub name: String,
    /// The words as stored, line ends kept.
    pub text: String,
    /// The attributions.
    pub marked: Vec<Marked>,
}

/// Whether a folder holds gold attributions.
pub fn is_brat(folder: &Path) -> bool {
    folder.join("attributions").is_dir() && folder.join("text").is_dir()
}

/// Reads a folder of gold attributions; of several annotators of a text the first by name counts.
///
/// # Errors
/// What cannot be read.
pub fn read(folder: &Path) -> Result<Vec<MarkedText>> {
    let mut files: BTreeMap<String, PathBuf> = BTreeMap::new();
    let marks = folder.join("attributions");
    let fail = |e| Error::io(marks.display().to_string(), e);
    for entry in std::fs::read_dir(&marks).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        if let (true, Some((name, _))) = (path.extension().is_some_and(|e| e == "ann"), stem.rsplit_once('_')) {
            let first = files.entry(name.to_owned()).or_insert_with(|| path.clone());
            *first = std::mem::take(first).min(path);
        }
    }
    files.into_iter().map(|(name, path)| marked_text(folder, name, &path)).collect()
}

fn marked_text(folder: &Path, name: String, marks: &Path) -> Result<MarkedText> {
    let load = |path: &Path| std::fs::read_to_string(path).map_err(|e| Error::io(path.display().to_string(), e));
    let text = load(&folder.join("text").join(format!("{name}.txt")))?;
    Ok(MarkedText { name, text, marked: parse(&load(marks)?) })
}

/// The attributions of an annotation file; one without content is left out.
fn parse(marks: &str) -> Vec<Marked> {
    let mut entities: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for line in marks.lines() {
        let mut fields = line.split('\t');
        let (id, rest) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
        if let (true, Some((_, spans))) = (is_id(id, 'T'), rest.split_once(' ')) {
            entities.insert(id, spans.split(';').filter_map(span).collect());
        }
    }
    let events = marks.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        let (id, parts) = (fields.next()?, fields.next()?);
        is_id(id, 'E').then(|| event(parts, &entities))
    });
    events.filter(|m| !m.content.is_empty()).collect()
}

/// `Attribution:T8 Content:T7 Cue:T6 Source:T5 Content2:T9`: a second piece goes with the first.
fn event(parts: &str, entities: &HashMap<&str, Vec<(usize, usize)>>) -> Marked {
    let role = |wanted: &str| {
        let pieces = parts.split_whitespace().skip(1).filter_map(|p| p.split_once(':'));
        let mine = pieces.filter(|(name, _)| name.trim_end_matches(|c: char| c.is_ascii_digit()) == wanted);
        Pieces::new(mine.filter_map(|(_, id)| entities.get(id)).flatten().copied())
    };
    Marked { source: role("Source"), cue: role("Cue"), content: role("Content") }
}

fn is_id(id: &str, kind: char) -> bool {
    id.strip_prefix(kind).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

fn span(text: &str) -> Option<(usize, usize)> {
    let (start, end) = text.trim().split_once(' ')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_role_are_joined_and_an_event_without_content_is_left_out() {
        let marks = "T1\tContent 0 12;20 30\t…\nT2\tCue 14 18\tsaid\nT3\tSource 31 35\tVale\nT4\tContent 40 44\tmore\n\
                     E1\tAttribution:T9 Content:T1 Cue:T2 Source:T3 Content2:T4\nE2\tAttribution:T9 Cue:T2\n";
        let all = parse(marks);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].content, Pieces::new([(0, 12), (20, 30), (40, 44)]));
        assert_eq!(all[0].source, Pieces::new([(31, 35)]));
    }
}

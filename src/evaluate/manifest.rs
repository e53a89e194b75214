//! `manifest.json` of a gold folder: the metadata of texts that have no YAML file beside them.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

use super::gold::{day, read_text};
use crate::{diag::Diagnostic, error::Result, read::Meta};

/// What the manifest knows, by document id. Empty where the folder has none.
#[derive(Debug, Default)]
pub(super) struct Manifest(BTreeMap<String, Row>);

#[derive(Debug, Deserialize)]
struct Row {
    doc: String,
    title: Option<String>,
    date: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
}

impl Manifest {
    /// Reads the manifest of a folder, if it has one.
    pub(super) fn read(folder: &Path) -> Result<Manifest> {
        let path = folder.join("manifest.json");
        if !path.is_file() {
            return Ok(Manifest::default());
        }
        let rows: Vec<Row> = serde_json::from_str(&read_text(&path)?).map_err(|e| {
            Diagnostic::error("gold-manifest", format!("the manifest cannot be read: {e}"))
                .in_file(path.display().to_string())
                .suggest("it is a list of `{\"doc\", \"title\", \"date\", \"outlet\", \"author\"}`")
        })?;
        Ok(Manifest(rows.into_iter().map(|r| (r.doc.clone(), r)).collect()))
    }

    /// What is known of a document, its id apart.
    pub(super) fn meta(&self, doc: &str) -> Meta {
        let Some(row) = self.0.get(doc) else { return Meta::default() };
        let kept = |v: &Option<String>| v.clone().filter(|v| !v.is_empty());
        Meta {
            title: kept(&row.title),
            outlet: kept(&row.outlet),
            author: kept(&row.author),
            published: row.date.as_deref().and_then(day),
            ..Meta::default()
        }
    }
}

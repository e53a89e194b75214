//! Codes of gold sets and of scoring.

use super::{Code, row};

/// The rows.
pub const CODES: &[Code] = &[
    row(
        "gold-empty",
        "There is no gold here: neither texts nor records.",
        "demarche eval docs/",
        "Name a folder with NAME.txt and NAME.yaml side by side.",
    ),
    row(
        "gold-no-texts",
        "A set has records and no texts, so there is nothing to code.",
        "a folder with .yaml files only",
        "Put the texts beside the records, or give records to score with --predicted.",
    ),
    row(
        "gold-encoding",
        "A text or file of records of a gold set is not UTF-8.",
        "a text in Latin-1",
        "Save it as UTF-8: spans and lines must be the same for everybody.",
    ),
    row(
        "gold-manifest",
        "The manifest of a gold set cannot be read.",
        "a manifest that is no YAML",
        "Mend it at the place that the message names.",
    ),
    row(
        "gold-key-missing",
        "A record of the gold lacks a key that scoring needs.",
        "{par: 3, party: Norland, stance: support}",
        "Add the key: par, party, topic and stance are needed.",
    ),
    row("gold-paragraph", "`par` of a record is no line number.", "{par: three, …}", "Lines count from 1."),
    row(
        "gold-word",
        "A record has a word that its key does not know.",
        "{stance: agree, …}",
        "Take one of the words that the message names.",
    ),
    row(
        "gold-record-form",
        "A line looks like a record and is not in the form of one; it is left out.",
        "- {par: 3, party: Norland",
        "Write one record a line: - {par: 3, party: …, topic: …, stance: …}.",
    ),
    row(
        "eval-json",
        "A line of the records to score is no JSON.",
        "a line that was cut",
        "Write one JSON object a line.",
    ),
    row(
        "eval-paragraph",
        "`paragraph` of a record to score is no line number.",
        "{\"paragraph\": \"three\", …}",
        "Lines count from 1.",
    ),
    row(
        "cell-form",
        "A cell of --cells is not written as one.",
        "--cells Norland",
        "Write it as PARTY/TOPIC, and several with commas.",
    ),
    row(
        "cell-unknown",
        "A cell of --cells names a party or topic that neither codebook nor records know.",
        "--cells Norlnad/truce",
        "Take the name that the message suggests.",
    ),
    row(
        "coder-empty",
        "The other coder's folder holds no stored statements.",
        "--coder drafts/",
        "classify --into DIR writes stored statements.",
    ),
];

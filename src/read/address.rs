//! One speaker's own words: a speech, a statement, an essay; one entry.

use super::{Document, readout};

/// As a readout's: the day is that of a date line or of an "On 3 June …" opening, else the document's.
pub(super) fn read(document: &mut Document) {
    readout::read(document);
}

//! The only place of this test that knows how a codebook is loaded and a text is coded.

use std::path::Path;

use demarche::{
    code::{Switches, Want, code},
    codebook::Codebook,
    evaluate::gold::Source,
    read::{Document, Entry, Format, Paragraph, ParagraphKind},
    span::Span,
    statement::Statement,
};

/// A codebook from its file, or every fault of it.
pub fn load(path: &Path) -> Result<Codebook, String> {
    Codebook::load(&[path]).map_err(|e| e.to_string())
}

/// The codebook that comes with the program.
pub fn embedded() -> Codebook {
    Codebook::embedded()
}

/// The records of a text.
pub fn statements(codebook: &Codebook, source: &Source) -> Vec<Statement> {
    code(&document(source), codebook, &Switches::default(), Want::default()).statements
}

fn document(source: &Source) -> Document {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for (n, line) in source.text.split_inclusive('\n').enumerate() {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        let kind = ParagraphKind::Text;
        paragraphs.push(Paragraph { line: n as u32 + 1, span, body: span, kind, label: None, entry: 0 });
    }
    let end = paragraphs.len() as u32;
    let entries = vec![Entry { first: 0, end, date: source.meta.published, date_reason: None }];
    Document { meta: source.meta.clone(), format: Format::Story, text: source.text.clone(), paragraphs, entries }
}

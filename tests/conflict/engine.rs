//! The only place of this test that knows how a codebook is loaded and a text is coded.

use std::path::Path;

use demarche::{
    code::{Switches, Want, code},
    codebook::Codebook,
    evaluate::{gold::Source, run::open},
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
    code(&open(source), codebook, &Switches::default(), Want::default()).statements
}

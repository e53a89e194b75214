//! Every diagnostic code, one row each: what it means, an example, what to do. `explain CODE` prints a row.

mod codebook;
mod exchange;
mod reading;
mod scoring;
mod store;

use super::{
    explain::lines,
    style::{Style, Tint},
    text::wrap,
};

/// A diagnostic code with all that is known about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The code, as diagnostics carry it.
    pub code: &'static str,
    /// What it means, in one sentence.
    pub meaning: &'static str,
    /// What brings it about.
    pub example: &'static str,
    /// What to do.
    pub advice: &'static str,
}

const fn row(code: &'static str, meaning: &'static str, example: &'static str, advice: &'static str) -> Code {
    Code { code, meaning, example, advice }
}

/// All codes, by where they come from.
pub const CODES: [(&str, &[Code]); 5] = [
    ("Inputs and commands", reading::CODES),
    ("The store", store::CODES),
    ("The codebook", codebook::CODES),
    ("Exchange with other tools", exchange::CODES),
    ("Gold and scoring", scoring::CODES),
];

/// Every row.
pub fn all() -> impl Iterator<Item = &'static Code> + Clone {
    CODES.iter().flat_map(|(_, rows)| rows.iter())
}

/// The row of a code.
pub fn find(code: &str) -> Option<&'static Code> {
    all().find(|c| c.code == code)
}

/// The page of a code.
pub fn page(c: &Code, style: &Style) -> String {
    let mut out = format!("{}\n", Tint::Bold.paint(c.code, style.color));
    out.push_str(&format!("{}\n\n", wrap(c.meaning, style, 2, 2)));
    lines(&("example".to_owned(), vec![c.example.to_owned()]), style, &mut out);
    lines(&("what to do".to_owned(), vec![c.advice.to_owned()]), style, &mut out);
    out
}

/// The list of all codes.
pub fn list(style: &Style) -> String {
    let mut out = String::new();
    for (heading, rows) in CODES {
        let gap = if out.is_empty() { "" } else { "\n" };
        out.push_str(&format!("{gap}{}\n", Tint::Bold.paint(heading, style.color)));
        for c in rows {
            out.push_str(&format!("{}\n", wrap(&format!("{}: {}", c.code, c.meaning), style, 2, 6)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    /// Beginnings of codes that are passed through helpers before they reach a diagnostic.
    const FAMILIES: [&str; 9] =
        ["codebook-", "store-", "yaml-", "gold-", "read-", "jsonl-", "verify-", "eval-", "import-"];

    fn sources(folder: &Path, out: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !path.ends_with("render/codes") {
                sources(&path, out);
            } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                out.push(text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned());
            }
        }
    }

    fn literal(rest: &str) -> Option<&str> {
        let code = rest.trim_start().strip_prefix('"')?.split('"').next()?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (!code.is_empty() && code.chars().all(plain)).then_some(code)
    }

    /// The codes that the sources give to diagnostics.
    fn used() -> BTreeSet<String> {
        let mut files = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
        let mut codes = BTreeSet::new();
        for text in &files {
            for call in ["Diagnostic::error(", "Diagnostic::warning(", "Diagnostic::note("] {
                codes.extend(text.split(call).skip(1).filter_map(literal).map(str::to_owned));
            }
            let quoted = text.match_indices('"').filter_map(|(at, _)| literal(&text[at..]));
            codes.extend(quoted.filter(|c| FAMILIES.iter().any(|f| c.starts_with(f))).map(str::to_owned));
        }
        codes
    }

    #[test]
    fn every_code_that_the_program_uses_has_a_row_and_every_row_is_used() {
        let (used, known) = (used(), all().map(|c| c.code.to_owned()).collect::<BTreeSet<_>>());
        assert!(used.len() > 80, "the sources are read: {used:?}");
        let missing: Vec<_> = used.difference(&known).collect();
        assert!(missing.is_empty(), "no row in src/render/codes for {missing:?}");
        let idle: Vec<_> = known.difference(&used).collect();
        assert!(idle.is_empty(), "rows that nothing uses: {idle:?}");
    }

    #[test]
    fn a_code_stands_once_and_its_row_is_whole() {
        let mut seen = BTreeSet::new();
        for c in all() {
            assert!(seen.insert(c.code), "{} twice", c.code);
            assert!([c.meaning, c.example, c.advice].iter().all(|w| w.len() > 5), "{}", c.code);
        }
    }
}

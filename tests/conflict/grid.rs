//! Signs by multiplication: ways of being for or against a deed, with deeds for and against the truce.

use demarche::{
    codebook::Codebook,
    evaluate::gold::Source,
    read::Meta,
    statement::{Stance, Statement},
};
use serde::Deserialize;

/// Words that are for what follows, and words that are against it.
#[derive(Deserialize)]
struct Leaning {
    r#for: Vec<String>,
    against: Vec<String>,
}

#[derive(Deserialize)]
struct Judged {
    verbs: Leaning,
    nouns: Leaning,
}

#[derive(Deserialize)]
struct Grid {
    deeds: Leaning,
    own: Leaning,
    ought: Leaning,
    urge: Leaning,
    judged: Judged,
}

impl Leaning {
    fn signed(&self) -> impl Iterator<Item = (&str, i8)> {
        let towards = self.r#for.iter().map(|w| (w.as_str(), 1));
        towards.chain(self.against.iter().map(|w| (w.as_str(), -1)))
    }
}

/// How many sentences the grid makes, how many yield a position of Norland on the truce, and those that yield the wrong one.
pub fn faults(
    codebook: &Codebook,
    coder: &dyn Fn(&Codebook, &Source) -> Vec<Statement>,
) -> (usize, usize, Vec<String>) {
    let sentences = sentences();
    let (mut found, mut wrong) = (0, Vec::new());
    for (text, sign) in &sentences {
        let meta = Meta { id: "grid".to_owned(), published: "2023-05-10".parse().ok(), ..Meta::default() };
        let statements = coder(codebook, &Source { meta, text: format!("{text}\n") });
        let Some(own) = statements.iter().find(|s| s.party == "Norland" && s.topic == "truce") else { continue };
        found += 1;
        let wanted = if *sign > 0 { Stance::Support } else { Stance::Oppose };
        if own.stance != wanted {
            wrong.push(format!("{text} wanted {wanted}, found {}", own.stance));
        }
    }
    (sentences.len(), found, wrong)
}

fn sentences() -> Vec<(String, i8)> {
    let grid: Grid = serde_yaml::from_str(include_str!("grid.yaml")).unwrap();
    let mut out = Vec::new();
    for (deed, d) in grid.deeds.signed() {
        for (will, s) in grid.own.signed() {
            out.push((format!("Norland {will} {deed}."), s * d));
            out.push((format!("Norland {will} {deed}, Ilse Korda said."), s * d));
        }
        out.extend(grid.ought.signed().map(|(must, s)| (format!("Suthermark {must} {deed}, Mara Vale said."), s * d)));
        out.extend(grid.urge.signed().map(|(urges, s)| (format!("Mara Vale {urges} {deed}."), s * d)));
        for (verb, v) in grid.judged.verbs.signed() {
            let nouns = grid.judged.nouns.signed();
            out.extend(nouns.map(|(noun, n)| (format!("Mara Vale {verb} Suthermark's {noun} to {deed}."), v * n * d)));
        }
    }
    out
}

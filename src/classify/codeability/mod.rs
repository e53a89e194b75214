//! Whether to code a piece of evidence at all: a small logistic scorer over structure, which knows no names and no topics. Its
//! weights are data (`codebook/data/codeability.yaml`), fitted on the odd-numbered gold documents by `eval --fit`.

mod facts;
mod rows;

use std::{collections::BTreeMap, sync::OnceLock};

pub use self::rows::{COUNT, names};
use self::{
    facts::{Facts, Seen},
    rows::ROWS,
};
use super::{draft::Draft, view::View};
use crate::{codebook::language::Language, segment::Sentence};

/// Gives every piece of a paragraph's evidence its features and its probability.
pub fn score(view: &View<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let others = || drafts.iter().enumerate().filter(move |(j, o)| *j != i && o.topic == d.topic).map(|(_, o)| o);
        let rivals = || others().filter(|o| o.party != d.party && o.sentence == d.sentence);
        let seen = Seen {
            chain: &d.chain,
            party: d.party,
            via: d.via,
            stance: d.stance,
            speaker: view.speaker_at(d.chain.head),
            sentence: d.sentence,
            agree: others().filter(|o| o.party == d.party && o.stance == d.stance && o.sentence != d.sentence).count(),
            disagree: others().filter(|o| o.party == d.party && o.stance != d.stance).count(),
            rivals: rivals().count(),
            better_rival: d.chain.loose && rivals().any(|o| !o.chain.loose),
        };
        let features = Features::of(view, &view.seg().sentences[d.sentence], &seen);
        drafts[i].confidence = confidence(&features);
        drafts[i].features = features;
    }
}

/// What the scorer sees, in the order of [`names`].
#[derive(Clone, Debug)]
pub struct Features(pub [f32; COUNT]);

impl Default for Features {
    fn default() -> Features {
        Features([0.0; COUNT])
    }
}

impl Features {
    /// The features of a piece of evidence.
    pub fn of(view: &View<'_>, sentence: &Sentence, seen: &Seen<'_>) -> Features {
        let facts = Facts::of(view, sentence, seen);
        let mut x = [0.0; COUNT];
        for (x, (_, holds)) in x.iter_mut().zip(&ROWS) {
            *x = f32::from(u8::from(holds(&facts)));
        }
        x[COUNT - 1] = seen.chain.clauses.len().min(5) as f32;
        Features(x)
    }
}

/// The weights: one a feature, and the probability from which a record is made.
struct Weights {
    by_feature: [f32; COUNT],
    threshold: f32,
}

fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let rows: &BTreeMap<String, f32> = &Language::embedded().codeability;
        let get = |name: &str, other: f32| rows.get(name).copied().unwrap_or(other);
        let mut by_feature = [0.0; COUNT];
        by_feature.iter_mut().zip(names()).for_each(|(w, name)| *w = get(name, 0.0));
        Weights { by_feature, threshold: get("threshold", 0.5) }
    })
}

/// The probability from which a record is made.
pub fn threshold() -> f32 {
    weights().threshold
}

/// What each feature that is there adds to the sum: name, value, weight.
pub fn terms(features: &Features) -> impl Iterator<Item = (&'static str, f32, f32)> + '_ {
    let rows = names().zip(&features.0).zip(&weights().by_feature);
    rows.filter(|((_, x), _)| **x != 0.0).map(|((name, x), w)| (name, *x, *w))
}

/// The probability of a record.
pub fn confidence(features: &Features) -> f32 {
    let sum: f32 = weights().by_feature.iter().zip(&features.0).map(|(w, x)| w * x).sum();
    1.0 / (1.0 + (-sum).exp())
}

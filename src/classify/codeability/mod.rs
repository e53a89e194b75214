//! Whether to code a piece of evidence at all: a small logistic scorer over structure, which knows no names and no topics. Its
//! weights are data (`codebook/data/codeability.yaml`), fitted on the odd-numbered gold documents by `eval --fit`.

mod facts;
mod rows;

use std::sync::OnceLock;

pub use self::rows::{COUNT, names};
use self::{
    facts::{Facts, Seen},
    rows::ROWS,
};
use super::{draft::Draft, view::View};
use crate::{codebook::load, segment::Sentence, statement::Via};

/// Gives every piece of a paragraph's evidence its features and its probability.
pub fn score(view: &View<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let others = || drafts.iter().enumerate().filter(move |(j, o)| *j != i && o.topic == d.topic).map(|(_, o)| o);
        let rivals = || others().filter(|o| o.party != d.party && o.sentence == d.sentence);
        let seen = Seen {
            chain: &d.chain,
            party: d.party,
            via: if said_by_several(view, d) { Via::Direct } else { d.via },
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

/// "We will raise the dues", in a communiqué: narrated by the manual, and said all the same.
fn said_by_several(view: &View<'_>, d: &Draft) -> bool {
    d.via == Via::Narrated && view.unit.joint.len() == 1 && view.speaker_at(d.chain.head).is_some()
}

/// What the scorer sees: which of the rows of the table hold, and how many clauses the evidence runs through.
#[derive(Clone, Copy, Debug, Default)]
pub struct Features {
    /// One bit a row.
    rows: u128,
    depth: u8,
}

const _: () = assert!(ROWS.len() <= u128::BITS as usize, "one bit a row");

impl Features {
    /// The features of a piece of evidence.
    pub fn of(view: &View<'_>, sentence: &Sentence, seen: &Seen<'_>) -> Features {
        let facts = Facts::of(view, sentence, seen);
        let rows = ROWS.iter().enumerate().fold(0, |rows, (i, (_, holds))| rows | (u128::from(holds(&facts)) << i));
        Features { rows, depth: seen.chain.clauses.len().min(5) as u8 }
    }

    /// As numbers, in the order of [`names`].
    pub fn values(&self) -> [f32; COUNT] {
        let mut x = [0.0; COUNT];
        self.present().for_each(|(i, value)| x[i] = value);
        x
    }

    /// Those that are not zero, by index.
    fn present(&self) -> impl Iterator<Item = (usize, f32)> {
        let mut rows = self.rows;
        let hold = std::iter::from_fn(move || {
            let next = (rows != 0).then_some(rows.trailing_zeros() as usize);
            rows &= rows.wrapping_sub(1);
            next.map(|i| (i, 1.0))
        });
        hold.chain((self.depth > 0).then_some((COUNT - 1, f32::from(self.depth))))
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
        let rows = load::weights();
        let get = |name: &str, other: f32| rows.get(name).copied().unwrap_or(other);
        let mut by_feature = [0.0; COUNT];
        by_feature.iter_mut().zip(names()).for_each(|(w, name)| *w = get(name, 0.0));
        Weights { by_feature, threshold: get("threshold", 0.5) }
    })
}

/// The weights in use, in the order of [`names`]; none, 0, of a feature that the data do not name.
pub fn in_use() -> Vec<f64> {
    weights().by_feature.iter().map(|w| f64::from(*w)).collect()
}

/// The probability from which a record is made.
pub fn threshold() -> f32 {
    weights().threshold
}

/// What each feature that is there adds to the sum: name, value, weight.
pub fn terms(features: &Features) -> impl Iterator<Item = (&'static str, f32, f32)> {
    let weights = &weights().by_feature;
    features.present().map(|(i, x)| (rows::name(i), x, weights[i]))
}

/// The probability of a record.
pub fn confidence(features: &Features) -> f32 {
    let weights = &weights().by_feature;
    let sum: f32 = features.present().map(|(i, x)| weights[i] * x).sum();
    1.0 / (1.0 + (-sum).exp())
}

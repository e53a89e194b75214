//! Fits the weights of the codeability scorer: logistic regression by iterated gradient steps over the candidates of hand-coded
//! documents, with a ridge penalty that draws the weights to those in use, so that what these were fitted on is not forgotten; then
//! the threshold that gives the best joint F1.

use crate::{
    classify::codeability::{self, COUNT},
    code::{self, Switches, Want},
    codebook::Codebook,
    statement::Voice,
};

use super::{gold::GoldSet, record::Key, run, score::Half};

/// One candidate with whether the gold has it, stance and all.
struct Sample {
    x: [f32; COUNT],
    right: bool,
}

/// Passes over the data.
const STEPS: usize = 3000;
/// The pull towards the weights in use, of all candidates together: the more there are, the less of it is for each.
const PULL: f64 = 50.0;

/// The weights as YAML, fitted on the documents of a half (all where none is named).
pub fn fit(sets: &[GoldSet], codebook: &Codebook, half: Option<Half>) -> String {
    let (samples, gold) = samples(sets, codebook, half);
    let weights = regress(&samples, &codeability::in_use(), PULL);
    let scored: Vec<(f64, bool)> = samples.iter().map(|s| (probability(&weights, &s.x), s.right)).collect();
    let (threshold, f1) = best_threshold(scored, gold);
    let mut out = format!(
        "# Fitted by `demarche eval --fit` on {} candidates, {gold} gold records; joint F1 on them {f1:.3}.\n",
        samples.len()
    );
    for (name, w) in codeability::names().zip(&weights) {
        out += &format!("{name}: {w:.2}\n");
    }
    out + &format!("threshold: {threshold:.2}\n")
}

fn samples(sets: &[GoldSet], codebook: &Codebook, half: Option<Half>) -> (Vec<Sample>, usize) {
    let mut out = Vec::new();
    let mut gold = 0;
    for set in sets {
        gold += set
            .records
            .iter()
            .filter(|(k, j)| half.is_none_or(|h| h.has(&k.document)) && j.voice == Voice::Official && !j.low)
            .count();
        for source in set.sources.iter().filter(|s| half.is_none_or(|h| h.has(&s.meta.id))) {
            let want = Want { candidates: true, ..Want::default() };
            let coded = code::code(&run::open(source), codebook, &Switches::default(), want);
            for c in coded.candidates.iter().filter(|c| c.voice == Voice::Official) {
                let key = Key::new(&source.meta.id, c.paragraph, &c.party, &c.topic);
                let judged = set.records.get(&key);
                if judged.is_some_and(|j| j.low || j.voice == Voice::Unofficial) {
                    continue;
                }
                let x = c.features.values();
                out.push(Sample { x, right: judged.is_some_and(|j| j.stance == c.stance) });
            }
        }
    }
    (out, gold)
}

fn probability(weights: &[f64], x: &[f32]) -> f64 {
    let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * f64::from(*x)).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Weights for the samples, drawn to those from which they start; the bias is free.
fn regress(samples: &[Sample], start: &[f64], pull: f64) -> Vec<f64> {
    let n = samples.len().max(1) as f64;
    let mut weights = start.to_vec();
    let mut speed = vec![0.0; COUNT];
    // A strong pull on few samples asks for short steps.
    let rate = 0.3 / (1.0 + pull / n);
    for _ in 0..STEPS {
        let mut slope = vec![0.0; COUNT];
        for s in samples {
            let miss = probability(&weights, &s.x) - f64::from(u8::from(s.right));
            slope.iter_mut().zip(&s.x).for_each(|(g, x)| *g += miss * f64::from(*x) / n);
        }
        for i in 0..weights.len() {
            let penalty = if i == 0 { 0.0 } else { pull / n * (weights[i] - start[i]) };
            speed[i] = 0.9 * speed[i] - rate * (slope[i] + penalty);
            weights[i] += speed[i];
        }
    }
    weights
}

/// The probability from which keeping candidates gives the best F1 that the probabilities themselves promise, and the F1 that
/// it then reaches. What is right by luck near the threshold does not move it.
fn best_threshold(mut scored: Vec<(f64, bool)>, gold: usize) -> (f64, f64) {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut best, mut promised, mut right) = ((0.5, 0.0, 0.0), 0.0, 0.0);
    for (n, (p, ok)) in scored.iter().enumerate() {
        promised += p;
        right += f64::from(u8::from(*ok));
        let of = |right: f64| 2.0 * right / ((n + 1 + gold) as f64);
        if of(promised) > best.1 {
            best = (*p, of(promised), of(right));
        }
    }
    (best.0, best.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_samples_leave_the_weights_in_use_nearly_as_they_are() {
        let mut start = vec![0.0; COUNT];
        start[1] = 2.0;
        let mut x = [0.0; COUNT];
        (x[0], x[1]) = (1.0, 1.0);
        let weights = regress(&[Sample { x, right: true }, Sample { x, right: false }], &start, PULL);
        assert!((weights[1] - 2.0).abs() < 0.1 && weights[2] == 0.0, "{weights:?}");
    }

    #[test]
    fn a_feature_that_tells_gets_a_weight_and_the_threshold_parts_the_two() {
        let sample = |on: bool, right: bool| {
            let mut x = [0.0; COUNT];
            x[0] = 1.0;
            x[1] = f32::from(u8::from(on));
            Sample { x, right }
        };
        let samples: Vec<Sample> = (0..400).map(|i| sample(i % 2 == 0, i % 2 == 0)).collect();
        let weights = regress(&samples, &[0.0; COUNT], 1.0);
        assert!(weights[1] > 1.0 && weights[0] < 0.0, "{weights:?}");
        let scored = samples.iter().map(|s| (probability(&weights, &s.x), s.right)).collect();
        let (threshold, f1) = best_threshold(scored, 200);
        assert!((0.3..0.99).contains(&threshold) && f1 == 1.0, "{threshold} {f1}");
    }
}

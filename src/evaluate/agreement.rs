//! Agreement beyond chance between coders.

use std::collections::BTreeMap;

/// Cohen's kappa of pairs of labels; 0 for no pairs, 1 where chance alone would agree always.
pub fn kappa<T: Ord + Copy>(pairs: &[(T, T)]) -> f64 {
    if pairs.is_empty() {
        return 0.0;
    }
    let n = pairs.len() as f64;
    let observed = pairs.iter().filter(|(a, b)| a == b).count() as f64 / n;
    let (first, second) = (count(pairs.iter().map(|p| p.0)), count(pairs.iter().map(|p| p.1)));
    let together: usize = first.iter().map(|(label, a)| a * second.get(label).copied().unwrap_or(0)).sum();
    let chance = together as f64 / n / n;
    if chance < 1.0 { (observed - chance) / (1.0 - chance) } else { 1.0 }
}

fn count<T: Ord>(labels: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut out = BTreeMap::new();
    labels.for_each(|l| *out.entry(l).or_insert(0) += 1);
    out
}

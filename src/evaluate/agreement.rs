//! Agreement beyond chance between coders: Cohen's kappa and Krippendorff's alpha.

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

/// How far two values are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Equal or not.
    Nominal,
    /// By how many values lie between them, the values being in order.
    Ordinal,
}

/// Krippendorff's coincidences of `N` values: how often two coders of one unit gave one value and the other.
///
/// Units add up, so that units of several documents are joined by [`Coincidences::add`].
#[derive(Clone, Debug, PartialEq)]
pub struct Coincidences<const N: usize>([[f64; N]; N]);

impl<const N: usize> Default for Coincidences<N> {
    fn default() -> Self {
        Coincidences([[0.0; N]; N])
    }
}

impl<const N: usize> Coincidences<N> {
    /// Counts a unit with the values that its coders gave it, each an index below `N`; coders who left it out are not in
    /// the list, and a unit with fewer than two values says nothing.
    pub fn unit(&mut self, values: &[usize]) {
        let pairs = values.len().saturating_sub(1) as f64;
        for (i, a) in values.iter().enumerate() {
            for (_, b) in values.iter().enumerate().filter(|(j, _)| i != *j) {
                self.0[*a][*b] += 1.0 / pairs;
            }
        }
    }

    /// Counts `times` units to which two coders gave `a` and `b`.
    pub fn pairs(&mut self, a: usize, b: usize, times: f64) {
        self.0[a][b] += times;
        self.0[b][a] += times;
    }

    /// Adds the units of another count.
    pub fn add(&mut self, other: &Self) {
        for (row, more) in self.0.iter_mut().zip(&other.0) {
            row.iter_mut().zip(more).for_each(|(x, y)| *x += y);
        }
    }

    /// Krippendorff's alpha; none where nothing varies, since agreement then says nothing.
    pub fn alpha(&self, metric: Metric) -> Option<f64> {
        let totals: [f64; N] = self.0.map(|row| row.iter().sum());
        let n: f64 = totals.iter().sum();
        let (mut observed, mut expected) = (0.0, 0.0);
        for c in 0..N {
            for k in 0..N {
                let apart = distance(metric, &totals, c, k);
                observed += self.0[c][k] * apart;
                expected += totals[c] * totals[k] * apart;
            }
        }
        (expected > 0.0).then(|| 1.0 - (n - 1.0) * observed / expected)
    }
}

/// The squared difference of two values.
fn distance<const N: usize>(metric: Metric, totals: &[f64; N], a: usize, b: usize) -> f64 {
    let (low, high) = (a.min(b), a.max(b));
    match metric {
        Metric::Nominal => f64::from(u8::from(a != b)),
        Metric::Ordinal => (totals[low..=high].iter().sum::<f64>() - f64::midpoint(totals[low], totals[high])).powi(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() < 0.0005, "{a} is not {b}");
    }

    /// J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960),
    /// 37–46: 200 cases, agreement .70, by chance .41, kappa .492.
    #[test]
    fn kappa_of_cohen_1960() {
        let table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]];
        let mut pairs = Vec::new();
        for (a, row) in table.iter().enumerate() {
            for (b, n) in row.iter().enumerate() {
                pairs.extend(std::iter::repeat_n((a, b), *n));
            }
        }
        near(kappa(&pairs), 0.492);
    }

    /// K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), section C: four observers, twelve units,
    /// missing data: nominal .743, ordinal .815.
    #[test]
    fn alpha_of_krippendorff_2011() {
        let observers = [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
            [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
        ];
        let mut c = Coincidences::<5>::default();
        for unit in 0..12 {
            let values: Vec<usize> = observers.iter().filter(|o| o[unit] > 0).map(|o| o[unit] - 1).collect();
            c.unit(&values);
        }
        near(c.alpha(Metric::Nominal).unwrap(), 0.743);
        near(c.alpha(Metric::Ordinal).unwrap(), 0.815);
    }

    /// The same paper, section A: two observers, ten units, binary data: alpha .095.
    #[test]
    fn alpha_of_two_observers_and_binary_data() {
        let (a, b) = ([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]);
        let (mut c, mut counted) = (Coincidences::<2>::default(), Coincidences::<2>::default());
        for (a, b) in a.into_iter().zip(b) {
            c.unit(&[a, b]);
            counted.pairs(a, b, 1.0);
        }
        near(c.alpha(Metric::Nominal).unwrap(), 0.095);
        assert_eq!(c, counted, "a pair counted is a unit of two values");
    }

    #[test]
    fn nothing_that_varies_has_no_alpha() {
        let mut c = Coincidences::<2>::default();
        assert_eq!(c.alpha(Metric::Nominal), None);
        c.unit(&[1, 1]);
        c.unit(&[0]);
        assert_eq!(c.alpha(Metric::Ordinal), None);
    }
}

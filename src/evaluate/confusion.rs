//! The table of what two coders said of the same things, from which every measure of agreement follows.

use super::{
    agreement::{Coincidences, Metric},
    record::{Judgement, Records},
    score::Prf,
};
use crate::statement::Stance;

/// The values in the order of the scale.
pub const SCALE: [Stance; 4] = [Stance::Oppose, Stance::Neutral, Stance::Conditional, Stance::Support];

/// The index of "no record", behind those of [`SCALE`].
pub const NONE: usize = 4;

/// Counts of gold (rows) against prediction (columns), by [`SCALE`] and [`NONE`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confusion(pub [[usize; 5]; 5]);

impl Confusion {
    /// Of two sides. `cells` is how many keys could have been coded; those that neither side coded count as agreement on none.
    pub fn of(gold: &Records, predicted: &Records, cells: usize) -> Confusion {
        let mut out = Confusion::default();
        for (k, g) in gold {
            out.0[place(Some(g))][place(predicted.get(k))] += 1;
        }
        for (_, p) in predicted.iter().filter(|(k, _)| !gold.contains_key(*k)) {
            out.0[NONE][place(Some(p))] += 1;
        }
        let coded: usize = out.0.iter().flatten().sum();
        out.0[NONE][NONE] = cells.saturating_sub(coded);
        out
    }

    /// Adds the counts of another table.
    pub fn add(&mut self, other: &Confusion) {
        for (row, more) in self.0.iter_mut().zip(&other.0) {
            row.iter_mut().zip(more).for_each(|(x, y)| *x += y);
        }
    }

    /// Of keys.
    pub fn detection(&self) -> Prf {
        let (matched, predicted, gold) = self.sizes();
        Prf::of(matched, predicted, gold)
    }

    /// Of keys with the stance.
    pub fn joint(&self) -> Prf {
        let (_, predicted, gold) = self.sizes();
        Prf::of((0..NONE).map(|i| self.0[i][i]).sum(), predicted, gold)
    }

    /// Cohen's kappa of the stance on matched keys; none where nothing is matched.
    pub fn kappa(&self) -> Option<f64> {
        let (matched, _, _) = self.sizes();
        let n = matched as f64;
        let row = |i: usize| self.0[i][..NONE].iter().sum::<usize>() as f64;
        let column = |k: usize| self.0[..NONE].iter().map(|r| r[k]).sum::<usize>() as f64;
        let observed = (0..NONE).map(|i| self.0[i][i]).sum::<usize>() as f64 / n;
        let chance = (0..NONE).map(|i| row(i) * column(i)).sum::<f64>() / n / n;
        (matched > 0).then(|| if chance < 1.0 { (observed - chance) / (1.0 - chance) } else { 1.0 })
    }

    /// Krippendorff's alpha of the stance on matched keys.
    pub fn stance_alpha(&self, metric: Metric) -> Option<f64> {
        let mut c = Coincidences::<4>::default();
        self.each(NONE, |a, b, n| c.pairs(a, b, n));
        c.alpha(metric)
    }

    /// Krippendorff's nominal alpha over every key that could have been coded, "no record" being a value.
    pub fn coding_alpha(&self) -> Option<f64> {
        let mut c = Coincidences::<5>::default();
        self.each(NONE + 1, |a, b, n| c.pairs(a, b, n));
        c.alpha(Metric::Nominal)
    }

    fn each(&self, size: usize, mut visit: impl FnMut(usize, usize, f64)) {
        for (a, row) in self.0[..size].iter().enumerate() {
            row[..size].iter().enumerate().for_each(|(b, n)| visit(a, b, *n as f64));
        }
    }

    /// Matched, predicted and gold keys.
    fn sizes(&self) -> (usize, usize, usize) {
        let matched: usize = self.0[..NONE].iter().map(|r| r[..NONE].iter().sum::<usize>()).sum();
        let missed: usize = self.0[..NONE].iter().map(|r| r[NONE]).sum();
        let added: usize = self.0[NONE][..NONE].iter().sum();
        (matched, matched + added, matched + missed)
    }
}

fn place(judgement: Option<&Judgement>) -> usize {
    judgement.and_then(|j| SCALE.iter().position(|s| *s == j.stance)).unwrap_or(NONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::{record::Key, score};
    use Stance::{Conditional, Neutral, Oppose, Support};

    fn side(rows: &[(u32, Stance)]) -> Records {
        rows.iter().map(|(n, s)| (Key::new("d1", *n, "Norland", "truce"), Judgement::of(*s))).collect()
    }

    #[test]
    fn the_table_gives_the_figures_of_the_scorer() {
        let gold = side(&[(1, Support), (2, Oppose), (3, Conditional), (4, Neutral)]);
        let predicted = side(&[(1, Support), (2, Support), (3, Conditional), (5, Oppose), (6, Support)]);
        let (t, f) = (Confusion::of(&gold, &predicted, 40), score::figures(&gold, &predicted));
        assert_eq!(t.detection(), f.detection);
        assert_eq!(t.joint(), f.joint);
        assert!((t.kappa().unwrap() - f.kappa).abs() < 1e-12);
        assert_eq!(t.0[NONE][NONE], 40 - 6);
    }

    #[test]
    fn a_near_miss_costs_less_on_the_ordered_scale() {
        let gold = side(&[(1, Support), (2, Oppose), (3, Conditional), (4, Oppose), (5, Support)]);
        let near = side(&[(1, Conditional), (2, Oppose), (3, Conditional), (4, Oppose), (5, Support)]);
        let t = Confusion::of(&gold, &near, 0);
        assert!(t.stance_alpha(Metric::Ordinal) > t.stance_alpha(Metric::Nominal));
    }

    #[test]
    fn nothing_matched_has_neither_kappa_nor_alpha() {
        let t = Confusion::of(&side(&[(1, Support)]), &Records::new(), 10);
        assert_eq!((t.kappa(), t.stance_alpha(Metric::Nominal)), (None, None));
        assert!(t.coding_alpha().is_some_and(|a| a <= 0.0));
    }
}

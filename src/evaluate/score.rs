//! The scorer: records of a prediction against records of a gold set.
//!
//! Detection compares the sets of (document, paragraph, party, topic); joint asks for the stance too. A low gold record is
//! don't-care: no miss if absent, neither gain nor false alarm if predicted. The strict figures count it like any other.

use std::collections::BTreeMap;

use serde::Serialize;

pub use super::view::{Half, View};
use super::{
    agreement::kappa,
    record::{Cell, Judgement, Key, Records},
    view::without_low,
};
use crate::statement::Stance;

/// Scores a prediction under a view.
pub fn score(gold: &Records, predicted: &Records, view: View) -> Scored {
    let (gold, predicted) = view.apply(gold, predicted);
    let strict = figures(&gold, &predicted);
    let (gold, predicted) = without_low(gold, predicted);
    Scored { sure: figures(&gold, &predicted), strict, cells: cells(&gold, &predicted) }
}

/// Precision, recall and their harmonic mean, 0 to 1; nothing to count is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prf {
    /// Right among predicted.
    pub precision: f64,
    /// Right among gold.
    pub recall: f64,
    /// Harmonic mean.
    pub f1: f64,
}

impl Prf {
    /// From counts.
    pub fn of(right: usize, predicted: usize, gold: usize) -> Prf {
        let precision = ratio(right, predicted);
        let recall = ratio(right, gold);
        let sum = precision + recall;
        Prf { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
    }
}

impl Serialize for Prf {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        [self.precision, self.recall, self.f1].serialize(s)
    }
}

/// The figures of one comparison.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Gold records.
    pub gold: usize,
    /// Predicted records.
    pub predicted: usize,
    /// Keys on both sides.
    pub matched: usize,
    /// Of keys.
    pub detection: Prf,
    /// Of keys with the stance.
    pub joint: Prf,
    /// Share of matched keys with the right stance.
    pub stance_accuracy: f64,
    /// Cohen's kappa of the stance on matched keys.
    pub kappa: f64,
    /// Joint F1 of each stance.
    pub by_stance: ByStance,
    /// Share of matched keys on which a field is right.
    pub right_on_matched: Right,
}

/// A number per stance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs)] // the fields are the stances
pub struct ByStance {
    pub support: f64,
    pub conditional: f64,
    pub oppose: f64,
    pub neutral: f64,
}

/// Share of matched keys on which a field is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs)] // the fields are those of `Judgement`
pub struct Right {
    pub via: f64,
    pub voice: f64,
    pub speaker: f64,
    pub date: f64,
}

/// What [`score`] gives.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Scored {
    /// Low gold records are don't-care.
    pub sure: Figures,
    /// Every gold record counts.
    pub strict: Figures,
    /// Per party and topic, low records left out.
    #[serde(skip)]
    pub cells: BTreeMap<Cell, CellCount>,
}

/// How often a cell occurs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellCount {
    /// In the gold.
    pub gold: usize,
    /// In the prediction.
    pub predicted: usize,
    /// On both sides with one stance.
    pub right: usize,
}

/// The figures of two sides as they stand.
pub fn figures(gold: &Records, predicted: &Records) -> Figures {
    let both: Vec<(&Judgement, &Judgement)> = matched(gold, predicted).map(|(_, g, p)| (g, p)).collect();
    let joint = both.iter().filter(|(g, p)| g.stance == p.stance).count();
    let share =
        |right: fn(&Judgement, &Judgement) -> bool| ratio(both.iter().filter(|(g, p)| right(g, p)).count(), both.len());
    let f1 = |stance| by_stance(stance, &both, gold, predicted).f1;
    Figures {
        gold: gold.len(),
        predicted: predicted.len(),
        matched: both.len(),
        detection: Prf::of(both.len(), predicted.len(), gold.len()),
        joint: Prf::of(joint, predicted.len(), gold.len()),
        stance_accuracy: ratio(joint, both.len()),
        kappa: kappa(&both.iter().map(|(g, p)| (g.stance, p.stance)).collect::<Vec<_>>()),
        by_stance: ByStance {
            support: f1(Stance::Support),
            conditional: f1(Stance::Conditional),
            oppose: f1(Stance::Oppose),
            neutral: f1(Stance::Neutral),
        },
        right_on_matched: Right {
            via: share(|g, p| g.via == p.via),
            voice: share(|g, p| g.voice == p.voice),
            speaker: share(|g, p| same_speaker(g.speaker.as_deref(), p.speaker.as_deref())),
            date: share(|g, p| g.date == p.date),
        },
    }
}

/// Keys on both sides, with what each says.
pub fn matched<'a>(
    gold: &'a Records,
    predicted: &'a Records,
) -> impl Iterator<Item = (&'a Key, &'a Judgement, &'a Judgement)> {
    gold.iter().filter_map(|(k, g)| predicted.get(k).map(|p| (k, g, p)))
}

/// The same surname, or none on both sides.
pub fn same_speaker(a: Option<&str>, b: Option<&str>) -> bool {
    let surname = |name: &str| name.split_whitespace().last().map(str::to_lowercase);
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => surname(a).is_some_and(|s| Some(s) == surname(b)),
        _ => false,
    }
}

fn by_stance(stance: Stance, both: &[(&Judgement, &Judgement)], gold: &Records, predicted: &Records) -> Prf {
    let right = both.iter().filter(|(g, p)| g.stance == stance && p.stance == stance).count();
    let count = |side: &Records| side.values().filter(|v| v.stance == stance).count();
    Prf::of(right, count(predicted), count(gold))
}

fn cells(gold: &Records, predicted: &Records) -> BTreeMap<Cell, CellCount> {
    let mut out: BTreeMap<Cell, CellCount> = BTreeMap::new();
    gold.keys().for_each(|k| out.entry(k.cell()).or_default().gold += 1);
    predicted.keys().for_each(|k| out.entry(k.cell()).or_default().predicted += 1);
    for (k, g, p) in matched(gold, predicted) {
        out.entry(k.cell()).or_default().right += usize::from(g.stance == p.stance);
    }
    out
}

pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::{Via, Voice};
    use Stance::{Conditional, Neutral, Oppose, Support};

    fn side(rows: &[(u32, Stance)]) -> Records {
        rows.iter().map(|(n, s)| (Key::new("d1", *n, "Norland", "truce"), Judgement::of(*s))).collect()
    }

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-12, "{a} is not {b}");
    }

    #[test]
    fn figures_worked_by_hand() {
        // gold 4, predicted 5, matched 3, of which 2 with the right stance
        let gold = side(&[(1, Support), (2, Oppose), (3, Conditional), (4, Neutral)]);
        let predicted = side(&[(1, Support), (2, Support), (3, Conditional), (5, Oppose), (6, Support)]);
        let f = figures(&gold, &predicted);
        assert_eq!((f.gold, f.predicted, f.matched), (4, 5, 3));
        near(f.detection.precision, 0.6);
        near(f.detection.recall, 0.75);
        near(f.detection.f1, 2.0 / 3.0);
        near(f.joint.f1, 4.0 / 9.0);
        near(f.stance_accuracy, 2.0 / 3.0);
        // agreement 2/3, by chance (support 1·2 + oppose 1·0 + conditional 1·1)/9 = 1/3
        near(f.kappa, 0.5);
        near(f.by_stance.support, 0.5);
        near(f.by_stance.conditional, 1.0);
        near(f.by_stance.oppose, 0.0);
        near(f.by_stance.neutral, 0.0);
    }

    #[test]
    fn a_low_record_neither_gains_nor_loses() {
        let mut gold = side(&[(1, Support), (2, Oppose)]);
        gold.values_mut().last().unwrap().low = true;
        for rows in [&[(1, Support)][..], &[(1, Support), (2, Oppose)], &[(1, Support), (2, Support)]] {
            let s = score(&gold, &side(rows), View::default());
            near(s.sure.joint.f1, 1.0);
            assert_eq!(s.strict.gold, 2);
        }
    }

    #[test]
    fn unofficial_gold_leaves_both_sides_and_unofficial_prediction_is_a_miss() {
        let unofficial = |mut side: Records, n: u32| {
            side.iter_mut().filter(|(k, _)| k.paragraph == n).for_each(|(_, v)| v.voice = Voice::Unofficial);
            side
        };
        let gold = unofficial(side(&[(1, Support), (2, Oppose)]), 1);
        let predicted = unofficial(side(&[(1, Support), (2, Oppose)]), 2);
        let s = score(&gold, &predicted, View::default());
        assert_eq!((s.sure.gold, s.sure.predicted, s.sure.matched), (1, 0, 0));
        let all = score(&gold, &predicted, View { all_voices: true, ..View::default() });
        assert_eq!((all.sure.gold, all.sure.predicted, all.sure.matched), (2, 2, 2));
        near(all.sure.right_on_matched.voice, 0.0);
    }

    #[test]
    fn direct_only_goes_by_the_gold() {
        let mut gold = side(&[(1, Support), (2, Support)]);
        gold.values_mut().last().unwrap().via = Via::Narrated;
        let s = score(
            &gold,
            &side(&[(1, Support), (2, Support), (3, Support)]),
            View { direct_only: true, ..View::default() },
        );
        assert_eq!((s.sure.gold, s.sure.predicted, s.sure.matched), (1, 2, 1));
    }

    #[test]
    fn a_speaker_is_right_by_surname() {
        assert!(same_speaker(Some("Mara Vale"), Some("President VALE")));
        assert!(same_speaker(None, None));
        assert!(!same_speaker(Some("Mara Vale"), None));
        assert!(!same_speaker(Some(""), Some("")));
    }

    #[test]
    fn nothing_against_nothing_is_zero_not_a_fault() {
        let s = score(&Records::new(), &Records::new(), View::default());
        near(s.sure.joint.f1, 0.0);
        near(s.sure.kappa, 0.0);
    }
}

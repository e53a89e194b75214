//! The scorer: records of a prediction against records of a gold set.
//!
//! Detection compares the sets of (document, paragraph, party, topic); joint asks for the stance too. A low gold record is
//! don't-care: no miss if absent, neither gain nor false alarm if predicted. The strict figures count it like any other.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    agreement::kappa,
    record::{Cell, Judgement, Key, Records},
};
use crate::statement::{Stance, Via, Voice};

/// Scores a prediction under a view.
pub fn score(gold: &Records, predicted: &Records, view: View) -> Scored {
    let (gold, predicted) = view.apply(gold, predicted);
    let strict = figures(&gold, &predicted);
    let (gold, predicted) = without_low(gold, predicted);
    Scored { sure: figures(&gold, &predicted), strict, cells: cells(&gold, &predicted) }
}

/// Which records are looked at. The default: every document, official voices, every way of conveying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Only documents of one half.
    pub half: Option<Half>,
    /// Count unofficial voices too.
    pub all_voices: bool,
    /// Leave out what is not first-hand in the gold.
    pub direct_only: bool,
}

impl View {
    /// Both sides as the view shows them. A key that the gold calls unofficial is left out of both; any other key that the
    /// prediction calls unofficial is left out of the prediction only, so that gold there is a miss.
    pub fn apply(self, gold: &Records, predicted: &Records) -> (Records, Records) {
        let mut gold = self.half_of(gold);
        let mut predicted = self.half_of(predicted);
        if !self.all_voices {
            drop_both(&mut gold, &mut predicted, |v| v.voice == Voice::Unofficial);
            predicted.retain(|_, v| v.voice != Voice::Unofficial);
        }
        if self.direct_only {
            drop_both(&mut gold, &mut predicted, |v| v.via != Via::Direct);
        }
        (gold, predicted)
    }

    /// As [`View::apply`], and without the keys that the gold calls low.
    pub fn sure(self, gold: &Records, predicted: &Records) -> (Records, Records) {
        let (gold, predicted) = self.apply(gold, predicted);
        without_low(gold, predicted)
    }

    fn half_of(self, side: &Records) -> Records {
        let inside = |k: &Key| self.half.is_none_or(|h| h.has(&k.document));
        side.iter().filter(|(k, _)| inside(k)).map(|(k, v)| (k.clone(), v.clone())).collect()
    }
}

/// Half of the documents, by the first number in their id (1 where there is none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Documents to develop on.
    Odd,
    /// Documents that are kept unread.
    Even,
}

impl Half {
    /// Whether a document of this id belongs to the half.
    pub fn has(self, document: &str) -> bool {
        let digits = document.trim_start_matches(|c: char| !c.is_ascii_digit());
        let number: &str = digits.split(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
        let odd = number.bytes().last().is_none_or(|d| d % 2 == 1);
        odd == (self == Half::Odd)
    }

    /// The word in headings and options.
    pub fn word(self) -> &'static str {
        match self {
            Half::Odd => "odd",
            Half::Even => "even",
        }
    }
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

fn drop_both(gold: &mut Records, predicted: &mut Records, out: impl Fn(&Judgement) -> bool) {
    predicted.retain(|k, _| !gold.get(k).is_some_and(&out));
    gold.retain(|_, v| !out(v));
}

fn without_low(mut gold: Records, mut predicted: Records) -> (Records, Records) {
    drop_both(&mut gold, &mut predicted, |v| v.low);
    (gold, predicted)
}

pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn halves_go_by_the_first_number_and_no_number_is_odd() {
        assert!(Half::Odd.has("n07") && Half::Even.has("12-office-3") && Half::Odd.has("live-feed"));
        assert!(!Half::Even.has("live-feed"));
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

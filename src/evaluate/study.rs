//! A study of agreement: measures with intervals, confusion pairs, by cell, via and voice, and calibration.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    agreement::Metric,
    bootstrap,
    confusion::Confusion,
    gold::Source,
    record::{Judgement, Key, Records},
    score::{Prf, View, ratio},
};

/// Studies two sides under a view; low gold records are left out. The texts tell how much could have been coded.
pub fn study(sources: &[Source], gold: &Records, predicted: &Records, view: View) -> Study {
    let (g, p) = view.sure(gold, predicted);
    let sources: Vec<&Source> = sources.iter().filter(|s| view.half.is_none_or(|h| h.has(&s.meta.id))).collect();
    let (unit, tables) = tables(&sources, &g, &p);
    let confusion = sum(&tables, 0..tables.len());
    let estimate = |figure: fn(&Confusion) -> Option<f64>| Estimate {
        value: figure(&confusion),
        interval: bootstrap::interval(tables.len(), |drawn| figure(&sum(&tables, drawn.iter().copied()))),
    };
    let (all_g, all_p) = View { all_voices: true, ..view }.sure(gold, predicted);
    Study {
        unit,
        units: tables.len(),
        detection: estimate(|c| Some(c.detection().f1)),
        joint: estimate(|c| Some(c.joint().f1)),
        kappa: estimate(Confusion::kappa),
        stance_nominal: estimate(|c| c.stance_alpha(Metric::Nominal)),
        stance_ordinal: estimate(|c| c.stance_alpha(Metric::Ordinal)),
        coding: if sources.is_empty() { Estimate::default() } else { estimate(Confusion::coding_alpha) },
        by: vec![
            ("cell", split(&g, &p, |k, _| k.cell().to_string())),
            ("via", split(&g, &p, |_, j| j.via.to_string())),
            ("voice", split(&all_g, &all_p, |_, j| j.voice.to_string())),
        ],
        calibration: calibration(&g, &p),
        confusion,
    }
}

/// What a study gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// What was drawn anew for the intervals.
    pub unit: Unit,
    /// How many of them.
    pub units: usize,
    /// F1 of keys.
    pub detection: Estimate,
    /// F1 of keys with the stance.
    pub joint: Estimate,
    /// Cohen's kappa of the stance on matched keys.
    pub kappa: Estimate,
    /// Krippendorff's alpha of the stance on matched keys, all differences alike.
    pub stance_nominal: Estimate,
    /// The same on the scale oppose, neutral, conditional, support.
    pub stance_ordinal: Estimate,
    /// Krippendorff's nominal alpha over every paragraph and cell, "no record" being a value; without texts it has none.
    pub coding: Estimate,
    /// Gold against prediction.
    pub confusion: Confusion,
    /// What is split by, and its parts.
    pub by: Vec<(&'static str, Vec<Part>)>,
    /// Confidence against being right; none where no record has a confidence.
    pub calibration: Option<Calibration>,
}

/// What an interval draws anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole documents, since paragraphs of one document are alike.
    Document,
    /// Paragraphs with a record on either side, where there are fewer than five documents.
    Paragraph,
}

/// A figure with its 95 % interval.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The figure; none where it is not defined.
    pub value: Option<f64>,
    /// Bootstrap interval.
    pub interval: Option<(f64, f64)>,
}

/// A part of the records, each side by its own label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The label.
    pub label: String,
    /// Gold records with the label.
    pub gold: usize,
    /// Of them predicted with the right stance.
    pub found: usize,
    /// Predicted records with the label.
    pub predicted: usize,
    /// Of them right, key and stance.
    pub right: usize,
}

impl Part {
    /// Precision by the prediction's label, recall by the gold's.
    pub fn prf(&self) -> Prf {
        let (precision, recall) = (ratio(self.right, self.predicted), ratio(self.found, self.gold));
        let sum = precision + recall;
        Prf { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
    }
}

/// Confidence against being right.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Tenths of the scale that hold a record, lowest first.
    pub bins: Vec<Bin>,
    /// Mean squared difference between confidence and being right (1 or 0): 0 is perfect.
    pub brier: f64,
    /// Mean distance between a bin's confidence and its share of right records, weighted by its size.
    pub error: f64,
}

/// A tenth of the confidence scale.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// Records.
    pub n: usize,
    /// Mean confidence.
    pub confidence: f64,
    /// Share of records that are right, key and stance.
    pub right: f64,
}

/// One table per unit.
fn tables(sources: &[&Source], gold: &Records, predicted: &Records) -> (Unit, Vec<Confusion>) {
    let keys = || gold.keys().chain(predicted.keys());
    let documents: BTreeSet<&str> =
        keys().map(|k| k.document.as_str()).chain(sources.iter().map(|s| s.meta.id.as_str())).collect();
    let unit = if documents.len() < 5 { Unit::Paragraph } else { Unit::Document };
    let parties: BTreeSet<&str> = keys().map(|k| k.party.as_str()).collect();
    let topics: BTreeSet<&str> = keys().map(|k| k.topic.as_str()).collect();
    let cells = parties.len() * topics.len();
    let mut sides: BTreeMap<(&str, u32), (Records, Records, usize)> = BTreeMap::new();
    let place = |document, line| if unit == Unit::Document { (document, 0) } else { (document, line) };
    for source in sources {
        for (n, line) in source.text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            let _ = line;
            let line = u32::try_from(n + 1).unwrap_or(u32::MAX);
            sides.entry(place(source.meta.id.as_str(), line)).or_default().2 += cells;
        }
    }
    for (k, v) in gold {
        sides.entry(place(&k.document, k.paragraph)).or_default().0.insert(k.clone(), v.clone());
    }
    for (k, v) in predicted {
        sides.entry(place(&k.document, k.paragraph)).or_default().1.insert(k.clone(), v.clone());
    }
    (unit, sides.values().map(|(g, p, cells)| Confusion::of(g, p, *cells)).collect())
}

fn sum(tables: &[Confusion], which: impl Iterator<Item = usize>) -> Confusion {
    let mut out = Confusion::default();
    which.for_each(|i| out.add(&tables[i]));
    out
}

fn split(gold: &Records, predicted: &Records, label: fn(&Key, &Judgement) -> String) -> Vec<Part> {
    let mut parts: BTreeMap<String, Part> = BTreeMap::new();
    let part = |parts: &mut BTreeMap<String, Part>, label: String, add: &dyn Fn(&mut Part)| {
        let empty = Part { label: label.clone(), gold: 0, found: 0, predicted: 0, right: 0 };
        add(parts.entry(label).or_insert(empty));
    };
    let agree =
        |other: &Records, k: &Key, j: &Judgement| usize::from(other.get(k).is_some_and(|o| o.stance == j.stance));
    for (k, j) in gold {
        part(&mut parts, label(k, j), &|p| (p.gold, p.found) = (p.gold + 1, p.found + agree(predicted, k, j)));
    }
    for (k, j) in predicted {
        part(&mut parts, label(k, j), &|p| (p.predicted, p.right) = (p.predicted + 1, p.right + agree(gold, k, j)));
    }
    parts.into_values().collect()
}

fn calibration(gold: &Records, predicted: &Records) -> Option<Calibration> {
    let mut sums = [(0usize, 0.0, 0.0); 10];
    let (mut n, mut squared) = (0usize, 0.0);
    for (k, p) in predicted {
        let Some(confidence) = p.confidence.filter(|c| c.is_finite()).map(|c| c.clamp(0.0, 1.0)) else { continue };
        let right = f64::from(u8::from(gold.get(k).is_some_and(|g| g.stance == p.stance)));
        let bin = &mut sums[((confidence * 10.0) as usize).min(9)];
        *bin = (bin.0 + 1, bin.1 + confidence, bin.2 + right);
        n += 1;
        squared += (confidence - right).powi(2);
    }
    let bins: Vec<Bin> = sums
        .iter()
        .filter(|(n, _, _)| *n > 0)
        .map(|(n, c, r)| Bin { n: *n, confidence: c / *n as f64, right: r / *n as f64 })
        .collect();
    let error = bins.iter().map(|b| b.n as f64 * (b.confidence - b.right).abs()).sum::<f64>();
    (n > 0).then(|| Calibration { bins, brier: squared / n as f64, error: error / n as f64 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::{
        Stance::{self, Oppose, Support},
        Via,
    };

    fn side(rows: &[(&str, u32, Stance, f64)]) -> Records {
        let record = |(d, n, s, c): &(&str, u32, Stance, f64)| {
            (Key::new(d, *n, "Norland", "truce"), Judgement { confidence: Some(*c), ..Judgement::of(*s) })
        };
        rows.iter().map(record).collect()
    }

    #[test]
    fn calibration_by_hand() {
        let gold = side(&[("d1", 1, Support, 1.0), ("d1", 2, Oppose, 1.0)]);
        let predicted = side(&[("d1", 1, Support, 0.95), ("d1", 2, Support, 0.35), ("d1", 3, Support, 0.31)]);
        let c = study(&[], &gold, &predicted, View::default()).calibration.unwrap();
        assert_eq!(c.bins.iter().map(|b| b.n).collect::<Vec<_>>(), [2, 1]);
        assert!((c.bins[0].confidence - 0.33).abs() < 1e-9 && c.bins[0].right == 0.0);
        assert!((c.brier - (0.05f64.powi(2) + 0.35f64.powi(2) + 0.31f64.powi(2)) / 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_part_counts_each_side_by_its_own_label() {
        let gold = side(&[("d1", 1, Support, 1.0), ("d1", 2, Support, 1.0)]);
        let mut predicted = side(&[("d1", 1, Support, 0.9)]);
        predicted.values_mut().for_each(|p| p.via = Via::Narrated);
        let s = study(&[], &gold, &predicted, View::default());
        let (_, via) = s.by.iter().find(|(by, _)| *by == "via").unwrap();
        let rows: Vec<_> = via.iter().map(|p| (p.label.as_str(), p.gold, p.found, p.predicted, p.right)).collect();
        assert_eq!(rows, [("direct", 2, 1, 0, 0), ("narrated", 0, 0, 1, 1)]);
    }

    #[test]
    fn many_documents_are_drawn_whole_and_few_by_paragraph() {
        let few = side(&[("d1", 1, Support, 1.0), ("d1", 2, Oppose, 1.0)]);
        let s = study(&[], &few, &few, View::default());
        assert_eq!(
            (s.unit, s.units, s.joint.value, s.joint.interval),
            (Unit::Paragraph, 2, Some(1.0), Some((1.0, 1.0)))
        );
        let many: Vec<_> = ["a1", "a2", "a3", "a4", "a5"].map(|d| (d, 1, Support, 1.0)).into();
        assert_eq!(study(&[], &side(&many), &few, View::default()).unit, Unit::Document);
    }

    #[test]
    fn what_nobody_coded_is_agreement_only_where_texts_tell_of_it() {
        let rows = side(&[("d1", 1, Support, 1.0), ("d1", 2, Oppose, 1.0)]);
        assert_eq!(study(&[], &rows, &rows, View::default()).coding.value, None);
        let mut source = Source { text: "one\ntwo\n\nfour\n".to_owned(), ..Source::default() };
        source.meta.id = "d1".to_owned();
        let s = study(&[source], &rows, &rows, View::default());
        assert_eq!(s.confusion.0[4][4], 1, "three paragraphs, one cell, two records");
        assert_eq!(s.coding.value, Some(1.0));
    }
}

//! A study of agreement as text.

use std::fmt::Write as _;

use super::{
    bootstrap::{RESAMPLES, SEED},
    confusion::SCALE,
    study::{Calibration, Estimate, Part, Study, Unit},
};
use crate::diag::visible;

/// The measures with intervals, the confusion table, the parts, and the calibration.
pub fn study(s: &Study) -> String {
    let unit = match s.unit {
        Unit::Document => "documents",
        Unit::Paragraph => "paragraphs with a text or record",
    };
    let mut out = format!("agreement, 95 % intervals by {RESAMPLES} draws of {} {unit}, seed {SEED}\n", s.units);
    for (name, e) in [
        ("detection F1", s.detection),
        ("joint F1", s.joint),
        ("stance on matched: Cohen's kappa", s.kappa),
        ("  Krippendorff's alpha, nominal", s.stance_nominal),
        ("  Krippendorff's alpha, ordinal", s.stance_ordinal),
        ("coding or not, and how: alpha, nominal", s.coding),
    ] {
        let _ = writeln!(out, "  {name:<40} {}", estimate(e));
    }
    out += &confusion(s);
    for (by, parts) in &s.by {
        let _ = writeln!(out, "by {by}: joint P by what was predicted, R by what the gold says");
        parts.iter().for_each(|p| out += &part(p));
    }
    match &s.calibration {
        Some(c) => out += &calibration(c),
        None => out += "calibration: no predicted record has a confidence\n",
    }
    out
}

fn estimate(e: Estimate) -> String {
    match (e.value, e.interval) {
        (None, _) => "not defined".to_owned(),
        (Some(v), None) => format!("{v:.3}"),
        (Some(v), Some((low, high))) => format!("{v:.3}  [{low:.3}, {high:.3}]"),
    }
}

fn confusion(s: &Study) -> String {
    let words = || SCALE.iter().map(|s| s.word()).chain(["none"]);
    let mut out = format!("confusion: gold (rows), predicted (columns)\n  {:<12}", "");
    words().for_each(|w| {
        let _ = write!(out, " {w:>11}");
    });
    out.push('\n');
    for (i, (word, row)) in words().zip(&s.confusion.0).enumerate() {
        let _ = write!(out, "  {word:<12}");
        for (k, n) in row.iter().enumerate() {
            let both_none = (i, k) == (4, 4);
            let _ = if both_none { write!(out, " {:>11}", "") } else { write!(out, " {n:>11}") };
        }
        out.push('\n');
    }
    out
}

fn part(p: &Part) -> String {
    let x = p.prf();
    format!(
        "  {:<24} gold {:>4} found {:>4}  predicted {:>4} right {:>4}  P {:.3} R {:.3} F1 {:.3}\n",
        visible(&p.label),
        p.gold,
        p.found,
        p.predicted,
        p.right,
        x.precision,
        x.recall,
        x.f1
    )
}

fn calibration(c: &Calibration) -> String {
    let mut out = format!("calibration: Brier {:.3}, mean distance {:.3}\n", c.brier, c.error);
    for b in &c.bins {
        let _ = writeln!(out, "  confidence {:.2}  right {:.2}  of {:>4}", b.confidence, b.right, b.n);
    }
    out
}

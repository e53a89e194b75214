//! The figures as text, line by line as the reference scorer prints them, and the list of disagreements.

use std::fmt::Write as _;

use super::{
    disagree::Disagreement,
    record::{Judgement, Key},
    score::{Prf, Scored},
};
use crate::{
    code::Trace,
    diag::{is_hostile, visible},
};

/// The figures of one comparison; with `per_cell` a line per party and topic.
pub fn figures(s: &Scored, per_cell: bool) -> String {
    let (f, strict) = (&s.sure, &s.strict);
    let mut out =
        format!("gold {} (strict {})  predicted {}  matched {}\n", f.gold, strict.gold, f.predicted, f.matched);
    let (right, by) = (f.right_on_matched, f.by_stance);
    let _ = writeln!(
        out,
        "stance on matched: accuracy {:.3}  kappa {:.3};  right on matched: via {:.3}  voice {:.3}  speaker {:.3}  date {:.3}",
        f.stance_accuracy, f.kappa, right.via, right.voice, right.speaker, right.date
    );
    let _ = writeln!(
        out,
        "joint F1 by stance: support {:.3}  conditional {:.3}  oppose {:.3}  neutral {:.3}",
        by.support, by.conditional, by.oppose, by.neutral
    );
    if per_cell {
        for (cell, n) in &s.cells {
            let (party, topic) = (visible(&cell.party), visible(&cell.topic));
            let _ = writeln!(out, "   {party} {topic} gold {} predicted {} right {}", n.gold, n.predicted, n.right);
        }
    }
    for (name, x) in
        [("strict det", strict.detection), ("strict jnt", strict.joint), ("detection", f.detection), ("joint", f.joint)]
    {
        let _ = writeln!(out, "{}", prf(name, x));
    }
    out
}

/// A line of precision, recall and F1.
pub fn prf(name: &str, x: Prf) -> String {
    format!("{name:<10} P {:.3} R {:.3} F1 {:.3}", x.precision, x.recall, x.f1)
}

pub use super::print_study::study;

/// One disagreement with the paragraph's words and, where there is one, the trace.
pub fn disagreement(d: &Disagreement, text: &str, trace: Option<&Trace>) -> String {
    let mut out = format!("{}:{} {}\n", visible(&d.key.document), d.key.paragraph, d.kind.word());
    if !text.is_empty() {
        let _ = writeln!(out, "  text       {}", safe(text));
    }
    if let Some(g) = &d.gold {
        let _ = writeln!(out, "  gold       {}", record(&d.key, g));
    }
    if let Some(p) = &d.predicted {
        let _ = writeln!(out, "  predicted  {}", record(&d.key, p));
    }
    for (key, p) in &d.beside {
        let _ = writeln!(out, "  beside     {}", record(key, p));
    }
    for (heading, lines) in trace.into_iter().flat_map(Trace::all) {
        let _ = writeln!(out, "  {}", safe(heading));
        for line in lines {
            let _ = writeln!(out, "    {}", safe(line));
        }
    }
    out
}

/// A record on one line: what is not known is left out.
pub fn record(key: &Key, j: &Judgement) -> String {
    let mut out = format!("{} {} {} ({}, {})", key.party, key.topic, j.stance, j.via, j.voice);
    if let Some(speaker) = &j.speaker {
        let _ = write!(out, ", {speaker}");
    }
    if let Some(date) = &j.date {
        let _ = write!(out, ", {date}");
    }
    if j.low {
        out += ", low";
    }
    if let Some(confidence) = j.confidence {
        let _ = write!(out, ", confidence {confidence:.2}");
    }
    if !j.evidence.is_empty() {
        let _ = write!(out, ": {}", j.evidence.join(" | "));
    }
    safe(&out)
}

/// Text from outside in full length, with what may steer a terminal made visible.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push(' '),
            c if is_hostile(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{evaluate::disagree::Kind, statement::Stance};

    #[test]
    fn a_text_cannot_steer_the_terminal_and_is_not_cut() {
        let key = Key::new("d1", 3, "Norland", "truce");
        let d = Disagreement {
            kind: Kind::Missed,
            key,
            gold: Some(Judgement::of(Stance::Support)),
            predicted: None,
            beside: Vec::new(),
        };
        let shown = disagreement(&d, &format!("\u{1b}[31m{}", "word ".repeat(200)), None);
        assert!(!shown.contains('\u{1b}') && shown.len() > 1000);
        assert!(shown.contains("gold       norland truce support (direct, official)"), "{shown}");
    }
}

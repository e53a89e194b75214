//! The figures as text, line by line as the reference scorer prints them.

use super::score::{Prf, Scored};

/// The figures of one comparison; with `per_cell` a line per party and topic.
pub fn figures(s: &Scored, per_cell: bool) -> String {
    let (f, strict) = (&s.sure, &s.strict);
    let mut out =
        format!("gold {} (strict {})  predicted {}  matched {}\n", f.gold, strict.gold, f.predicted, f.matched);
    let right = f.right_on_matched;
    out += &format!(
        "stance on matched: accuracy {:.3}  kappa {:.3};  right on matched: via {:.3}  voice {:.3}  speaker {:.3}  date {:.3}\n",
        f.stance_accuracy, f.kappa, right.via, right.voice, right.speaker, right.date
    );
    let by = f.by_stance;
    out += &format!(
        "joint F1 by stance: support {:.3}  conditional {:.3}  oppose {:.3}  neutral {:.3}\n",
        by.support, by.conditional, by.oppose, by.neutral
    );
    if per_cell {
        for (cell, n) in &s.cells {
            let (party, topic) = (crate::diag::visible(&cell.party), crate::diag::visible(&cell.topic));
            out += &format!("   {party} {topic} gold {} predicted {} right {}\n", n.gold, n.predicted, n.right);
        }
    }
    out + &line("strict det", strict.detection)
        + &line("strict jnt", strict.joint)
        + &line("detection", f.detection)
        + &line("joint", f.joint)
}

fn line(name: &str, x: Prf) -> String {
    format!("{name:<10} P {:.3} R {:.3} F1 {:.3}\n", x.precision, x.recall, x.f1)
}

//! A paragraph's evidence into records: one per party and topic, by the manual's rules.

use super::draft::Draft;
use crate::{
    codebook::office,
    statement::{Stance, Via, Voice},
};

/// One record per party and topic, in order of the first evidence.
pub fn merge(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    while !drafts.is_empty() {
        let (party, topic) = (drafts[0].party, drafts[0].topic);
        let (group, rest): (Vec<Draft>, Vec<Draft>) =
            drafts.into_iter().partition(|d| d.party == party && d.topic == topic);
        drafts = rest;
        out.extend(one(group));
    }
    out
}

/// Official before unofficial, then direct, narrated, attributed, then the higher office, then the first.
pub(super) fn rank(d: &Draft) -> (bool, u8, u8) {
    let via = match d.via {
        Via::Direct => 0,
        Via::Narrated => 1,
        Via::Attributed => 2,
    };
    (d.voice == Voice::Unofficial, via, office::rank(d.speaker.as_ref().and_then(|s| s.office.as_deref())))
}

fn one(group: Vec<Draft>) -> Option<Draft> {
    let best = group.iter().map(rank).min()?;
    let mut of_best: Vec<Draft> = group.into_iter().filter(|d| rank(d) == best).collect();
    let has = |s: Stance| of_best.iter().any(|d| d.stance == s);
    let stance = if has(Stance::Support) && has(Stance::Oppose) || has(Stance::Conditional) && has(Stance::Oppose) {
        outweighed(&of_best)
    } else if has(Stance::Support)
        && of_best.iter().all(|d| d.stance != Stance::Conditional || d.threat)
        && of_best.iter().any(|d| d.stance == Stance::Support && d.chain.act)
    {
        // What is done outweighs what is threatened besides.
        Stance::Support
    } else if has(Stance::Conditional) {
        Stance::Conditional
    } else {
        strongest(&of_best)?
    };
    let condition = of_best.iter().find_map(|d| d.condition.clone());
    let confidence = of_best.iter().map(|d| d.confidence).fold(0.0, f32::max);
    let mut evidence: Vec<u32> = of_best
        .iter()
        .filter(|d| d.stance == stance || stance == Stance::Conditional)
        .flat_map(|d| d.evidence.iter().copied())
        .collect();
    evidence.sort_unstable();
    evidence.dedup();
    let lead = of_best.iter().position(|d| d.stance == stance).unwrap_or(0);
    let mut record = of_best.swap_remove(lead);
    record.stance = stance;
    record.condition = condition.filter(|_| stance == Stance::Conditional);
    record.confidence = confidence;
    record.evidence = evidence;
    Some(record)
}

/// A yes and a no of one voice: a word of refusal counts first, then what names a condition; else the later one outweighs the
/// earlier ("will not keep that pause, but offers a longer one").
fn outweighed(of_best: &[Draft]) -> Stance {
    let last = |s: Stance| of_best.iter().rposition(|d| d.stance == s);
    let refused = of_best.iter().any(|d| d.stance == Stance::Oppose && d.chain.judged && d.chain.refused);
    if refused || last(Stance::Oppose) > last(Stance::Support) && last(Stance::Oppose) > last(Stance::Conditional) {
        Stance::Oppose
    } else if last(Stance::Conditional).is_some() {
        Stance::Conditional
    } else {
        Stance::Support
    }
}

fn strongest(of_best: &[Draft]) -> Option<Stance> {
    let taking = of_best.iter().filter(|d| d.stance != Stance::Neutral);
    taking
        .max_by(|a, b| a.confidence.total_cmp(&b.confidence).then(std::cmp::Ordering::Greater))
        .or_else(|| of_best.first())
        .map(|d| d.stance)
}

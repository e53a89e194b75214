//! "Just a truce will not work", "a truce alone is not enough", "a truce must not be used to rearm": not no, but more than that.

use super::{chain::Chain, view::View};
use crate::{
    attribute::speaker::Speaker,
    codebook::{
        cue::Class,
        lexicon::{Found, Meaning},
    },
    segment::{Sentence, clause::Clause, tag::Tag},
};

/// What is said no to only as far as it is all there is: held back, and not refused.
pub fn read(view: &View<'_>, sentence: &Sentence, mut chain: Chain) -> Chain {
    if chain.sign >= 0 || chain.withheld || chain.loose && !chain.negated {
        return chain;
    }
    let towards = |f: &Found| match f.meaning {
        Meaning::FrameNoun(t, n) => t == chain.topic && view.lexicon().frame(t, n).direction > 0,
        _ => false,
    };
    let mut hits = view.unit.mentions.topics_in(sentence.tokens.clone());
    let hit = hits.find(|f| towards(f) && chain.evidence.contains(&f.first));
    if hit.is_some_and(|f| only(view, sentence, f) || misused(view, sentence, f)) {
        chain.sign = 1;
        (chain.attitude, chain.judged, chain.terms) = (true, true, true);
        (chain.refused, chain.negated) = (false, false);
    }
    chain
}

/// "must not be used to rearm", "guarantees that a truce will not be used for it": what is not to be made of it, by somebody at whom
/// it is not aimed.
fn misused(view: &View<'_>, sentence: &Sentence, hit: &Found) -> bool {
    let uses = |c: &&Clause| c.group.passive && c.group.negated && c.group.cue.is(Class::Use);
    let mut clauses = sentence.clauses.iter().filter(uses);
    let Some(clause) = clauses.find(|c| c.subject_range().contains(&(hit.first as usize))) else { return false };
    let Meaning::FrameNoun(topic, _) = hit.meaning else { return false };
    let suffers = |s: &Speaker| s.state.is_some_and(|s| view.lexicon().targets[topic as usize].contains(&s));
    let end = clause.group.end as usize;
    let what_for = |i: usize| ["to", "for", "as"].iter().any(|w| view.says(i, w));
    (end..sentence.tokens.end.min(end + 6)).any(what_for)
        && !view.speaker_at(clause.group.head as usize).is_some_and(suffers)
}

/// Whether a noun phrase is said to be all there is: "just a truce", "a truce alone", "a truce for its own sake".
fn only(view: &View<'_>, sentence: &Sentence, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let is = |i: usize, words: &[&str]| words.iter().any(|w| view.says(i, w));
    let start = sentence.tokens.start;
    let inside = |i: &usize| matches!(tokens[*i].tag, Tag::Det | Tag::Adj | Tag::Noun | Tag::Hyphen | Tag::Num);
    let before = (start..hit.first as usize).rev().find(|i| !inside(i) || is(*i, &["mere"]));
    let limits = before
        .is_some_and(|i| is(i, &["just", "only", "merely", "simply", "mere"]) && !(i > start && is(i - 1, &["not"])));
    let at = hit.end as usize;
    let phrases: [&[&str]; 6] = [
        &["alone"],
        &["by", "itself"],
        &["on", "its", "own"],
        &["as", "such"],
        &["for", "its", "own", "sake"],
        &["for", "the", "sake"],
    ];
    let stands = |p: &&[&str]| p.iter().enumerate().all(|(n, w)| view.says(at + n, w));
    limits || phrases.iter().any(stands)
}

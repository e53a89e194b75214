//! "the root causes, including the growth of the League": what is named as one of the ills, whoever names it is against.

use crate::{
    classify::{chain::Chain, view::View},
    codebook::{
        cue::Marker,
        lexicon::{Found, Meaning},
    },
    segment::Sentence,
};

/// The chain of a frame noun that is listed as one of some ills.
pub fn itemised(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<Chain> {
    let Meaning::FrameNoun(topic, f) = hit.meaning else { return None };
    let tokens = &view.seg().tokens;
    let (start, at) = (sentence.tokens.start, hit.first as usize);
    let lists = |i: usize| view.says(i, "including") || i > start && view.says(i - 1, "such") && view.says(i, "as");
    let opens = (at.saturating_sub(ITEMS).max(start)..at).rev().find(|&i| lists(i))?;
    // The ones before it in the list, and no verb.
    if tokens.get(opens + 1..at).unwrap_or_default().iter().any(|t| t.tag.is_verb() || t.tag.is_aux()) {
        return None;
    }
    let before = opens.saturating_sub(NEAR).max(start)..opens;
    let ill = view.marked(before, Marker::Ills);
    let frame = view.lexicon().frame(topic, f);
    if !ill || frame.direction == 0 {
        return None;
    }
    let mut chain = Chain::new(topic, at);
    chain.sign = -frame.direction;
    chain.frame = Some(f);
    (chain.attitude, chain.judged) = (true, true);
    chain.evidence.extend(hit.first..hit.end);
    chain.top = view.clause_at(sentence, at)?;
    chain.clauses.push(chain.top);
    Some(chain)
}

/// The most words from the word that opens a list to an item.
const ITEMS: usize = 8;

/// The most words from the ills to the word that opens their list.
const NEAR: usize = 10;

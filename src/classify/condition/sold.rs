//! What is given up for something: "could drop its bid for guarantees", "may cede the islands for a truce".

use std::ops::Range;

use super::{hit, is_word, order, scope};
use crate::{
    classify::{chain::Chain, view::View},
    codebook::{
        cue::Marker,
        lexicon::{Found, Meaning},
    },
    segment::{Sentence, clause::Clause, group::Modal},
};

/// How far behind what is given up its price may stand, in tokens.
const REACH: usize = 10;

/// How many words from "for" the price is named.
const NEAR: usize = 6;

/// The price behind "for" of what a verb of ending, giving up or letting go does to the chain's word: a word for a price, or the good of
/// another topic.
pub fn sold(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let word = hit(chain);
    let gives = |c: &&Clause| {
        let g = &c.group;
        let open = matches!(g.modal, Modal::Possible | Modal::Would | Modal::Future);
        open && g.cue.phase() < 0 && !(g.negated || g.denied || g.passive) && g.end as usize <= word
    };
    let clauses = || chain.clauses.iter().filter_map(|&c| sentence.clauses.get(c));
    clauses().find(gives)?;
    // "could drop its bid to join the League for guarantees": behind the lowest.
    let end = clauses().map(|c| c.end as usize).max()?;
    let to = end.min(word + REACH);
    let at = (word + 1..to).find(|&i| is_word(view, i, &["for"]) && !chain.evidence.contains(&(i as u32)))?;
    let near = at + 1..(at + NEAR).min(end).max(at + 1);
    let good = |f: &Found| match f.meaning {
        Meaning::FrameNoun(t, n) => t != chain.topic && view.lexicon().frame(t, n).direction > 0,
        _ => false,
    };
    let priced = view.marked(near.clone(), Marker::Price) || view.unit.mentions.topics_in(near).any(good);
    // "gave up its plans for the League": what they are for, of the same topic.
    let own = view.unit.mentions.topics_in(at + 1..at + 4).any(|f| order::topic(f) == Some(chain.topic));
    let own = own && !view.marked(at + 1..at + 4, Marker::Price);
    (priced && !own).then(|| at..scope::end(view, sentence, chain, at))
}

//! "We see no will for a truce in Sutholm", "there is no readiness to sign": a mind that is seen, or missed, in somebody else.

use std::ops::Range;

use super::{
    chain::{self, Chain},
    holder::Holder,
    view::View,
};
use crate::{
    codebook::{
        cue::{Class, Marker},
        lexicon::{Meaning, NameKind},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
    },
};

/// A chain whose attitude is a mind that somebody sees in another: of the one in whom it is seen; none where nobody is named and
/// it is missed, which nobody says of himself.
pub fn read(view: &View<'_>, sentence: &Sentence, mut chain: Chain) -> Option<Chain> {
    if chain.owned || matches!(chain.holder, Holder::Else) {
        return Some(chain);
    }
    let Some((noun, missed)) = seen(view, sentence, &chain) else { return Some(chain) };
    match in_whom(view, sentence, noun) {
        Some(holder) => {
            chain.holder = holder;
            // "have not seen any sign of readiness in Sutholm".
            let base = chain.frame.map_or(1, |f| view.lexicon().frame(chain.topic, f).direction);
            if missed && chain.sign == base {
                chain.sign = -base;
                (chain.negated, chain.refused) = (true, true);
            }
        }
        None if chain.negated || chain.refused => return None,
        None => {}
    }
    Some(chain)
}

/// The noun for a mind ("will", "readiness") behind a verb of seeing, or behind "there is", in a clause of the chain, and whether
/// that is denied.
fn seen(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<(usize, bool)> {
    let clauses = chain.clauses.iter().chain([&chain.top]).filter_map(|&c| sentence.clauses.get(c));
    clauses.filter(|c| c.edge != Edge::Condition).find_map(|c| {
        let behind = c.group.end as usize..(c.group.end as usize + REACH).min(sentence.tokens.end);
        let mut minds = view.unit.mentions.cues_in(behind).filter(|f| f.meaning == Meaning::Marker(Marker::Mind));
        let noun = minds.next().filter(|_| c.group.cue.is(Class::Conceive) || exists(view, c))?;
        Some((noun.end as usize - 1, c.group.negated))
    })
}

/// Words between a verb and the noun for a mind: "see no sign of any real readiness".
const REACH: usize = 6;

/// "There is", "there has been".
fn exists(view: &View<'_>, clause: &Clause) -> bool {
    clause.group.copula && clause.subject_range().last().is_some_and(|i| view.says(i, "there"))
}

/// The side in whom it is seen: "Norland's", "in Sutholm", "on the part of Norland".
fn in_whom(view: &View<'_>, sentence: &Sentence, noun: usize) -> Option<Holder> {
    let parties = view.lexicon().parties;
    if let own @ Holder::States(_) = chain::owner(view, noun) {
        return Some(own);
    }
    let reach: Range<usize> = sentence.tokens.start..sentence.tokens.end;
    view.unit.mentions.names_in(reach).find_map(|f| {
        let at = f.first as usize;
        let before = |n: usize, words: &[&str]| at >= n && words.iter().any(|w| view.says(at - n, w));
        let the = usize::from(before(1, &["the", "official"]));
        let of = before(1 + the, &["of"]) && before(2 + the, &["part", "side"]);
        // "readiness to end the war in Norland": where the war is.
        let seat = matches!(f.meaning, Meaning::State(_, NameKind::Capital | NameKind::Seat));
        let inside = before(1 + the, &["in"]) && at > noun && (seat || at == noun + 2 + the);
        let state = view.state_of(f).filter(|s| *s < parties && (of || inside))?;
        Some(Holder::States(vec![state]))
    })
}

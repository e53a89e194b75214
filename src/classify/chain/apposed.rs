//! "Norland, wary of a truce, sent nobody"; "Ready for a truce, Norland sent an envoy": a predicate beside its subject, without a verb.

use super::predicate::predicate_in;
use crate::{
    classify::view::View,
    codebook::{
        cue::Predicate,
        lexicon::{Found, StateId},
    },
    segment::{Sentence, tag::Tag, token::Token},
};

/// The predicate before a topic's word that stands beside a party, not under a verb, with its place and that party.
pub(super) fn apposed(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<(Predicate, u32, u32, StateId)> {
    let tokens = &view.seg().tokens;
    let clause = sentence.clauses.iter().find(|c| c.group.first >= hit.end)?;
    let verb = clause.group.first as usize;
    // Up to the comma or the sentence's beginning, no verb between.
    let inside = |t: &Token| {
        t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Adj | Tag::Adv | Tag::Prep | Tag::Neg)
    };
    let mut opens = hit.first as usize;
    while opens > sentence.tokens.start && inside(&tokens[opens - 1]) {
        opens -= 1;
    }
    let leads = |i: &usize| matches!(tokens[*i].tag, Tag::Adv | Tag::Neg);
    let first = (opens..hit.first as usize).find(|i| !leads(i))?;
    let (p, at, end) = predicate_in(view, opens..hit.first as usize).filter(|p| p.1 as usize == first)?;
    let comma = (hit.end as usize..verb).find(|&i| tokens[i].tag == Tag::Comma)?;
    let party = if opens == sentence.tokens.start {
        let subject = clause.subject_range();
        let named = subject.start == comma + 1;
        view.unit.mentions.names_in(subject).next_back().filter(|_| named)?
    } else {
        let before = opens - 1;
        let beside = tokens[before].tag == Tag::Comma;
        let names = view.unit.mentions.names_in(sentence.tokens.start..before).next_back();
        names.filter(|n| beside && n.end as usize == before)?
    };
    Some((p, at, end, view.state_of(party)?))
}

//! "Norland, wary of a truce, sent nobody"; "Ready for a truce, Norland sent an envoy": a predicate beside its subject, without a verb.

use super::{
    Chain,
    predicate::{judge, predicate_in},
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::Predicate,
        lexicon::{Found, StateId},
    },
    segment::{Sentence, clause::Clause, group::Form, tag::Tag, token::Token},
};

/// The predicate before a topic's word that stands beside a party, not under a verb, with its place and that party.
pub(super) fn apposed(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<(Predicate, u32, u32, StateId)> {
    let clause = sentence.clauses.iter().find(|c| c.group.first >= hit.end)?;
    beside(view, sentence, hit.first as usize, hit.end as usize, clause)
}

/// "Norland, unwilling to accept a truce, sent nobody": applies the predicate that an infinitive hangs on; false where none stands
/// beside a party.
pub(super) fn beside_subject(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> bool {
    let clause = &sentence.clauses[ci];
    let Some((p, at, end, state)) = apposed_to(view, sentence, clause) else { return false };
    let negated = at > 0 && view.seg().tokens[at as usize - 1].tag == Tag::Neg;
    chain.evidence.extend(at..end);
    judge(chain, p, negated);
    chain.held(Holder::States(vec![state]), ci, clause.group.head);
    true
}

/// The predicate beside a party that an infinitive hangs on.
fn apposed_to(view: &View<'_>, sentence: &Sentence, infinitive: &Clause) -> Option<(Predicate, u32, u32, StateId)> {
    let g = &infinitive.group;
    let main = sentence.clauses.iter().find(|c| c.group.first >= g.end && c.group.form == Form::Finite)?;
    let found = beside(view, sentence, g.first as usize, g.end as usize, main)?;
    (g.form == Form::Infinitive && found.2 == g.first).then_some(found)
}

/// The infinitive on a predicate beside a party whose object a topic's word is.
pub(super) fn apposed_deed(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<usize> {
    let ci = sentence.clauses.iter().rposition(|c| c.group.end <= hit.first)?;
    let clause = &sentence.clauses[ci];
    let inside = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Adv);
    let object =
        view.seg().tokens.get(clause.group.end as usize..hit.first as usize).unwrap_or_default().iter().all(inside);
    (object && apposed_to(view, sentence, clause).is_some()).then_some(ci)
}

/// The predicate whose phrase goes on to `from`, with what hangs on it to `end`, beside the subject of a clause.
fn beside(
    view: &View<'_>,
    sentence: &Sentence,
    from: usize,
    end: usize,
    clause: &Clause,
) -> Option<(Predicate, u32, u32, StateId)> {
    let tokens = &view.seg().tokens;
    let verb = clause.group.first as usize;
    // Up to the comma or the sentence's beginning, no verb between.
    let inside = |t: &Token| {
        t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Adj | Tag::Adv | Tag::Prep | Tag::Neg)
    };
    let mut opens = from;
    while opens > sentence.tokens.start && inside(&tokens[opens - 1]) {
        opens -= 1;
    }
    let leads = |i: &usize| matches!(tokens[*i].tag, Tag::Adv | Tag::Neg);
    let first = (opens..from).find(|i| !leads(i))?;
    let (p, at, to) = predicate_in(view, opens..from).filter(|p| p.1 as usize == first)?;
    let comma = (end..verb).find(|&i| tokens[i].tag == Tag::Comma)?;
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
    Some((p, at, to, view.state_of(party)?))
}

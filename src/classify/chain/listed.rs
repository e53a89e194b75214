//! An item of a list behind a colon: "the terms are as follows: a truce; the lifting of the dues".

use std::ops::Range;

use super::{Chain, noun::nominal};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Marker, NounCue},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
    },
};

/// Makes a demand of a topic's word that stands in an item without a verb, where what leads the list up names terms; false where
/// it is none.
pub(super) fn listed(view: &View<'_>, sentence: &Sentence, hit: &Found, chain: &mut Chain) -> bool {
    let tokens = &view.seg().tokens;
    let at = hit.first as usize;
    let opens = |&i: &usize| tokens[i].tag == Tag::Colon || itemises(view, i);
    let Some(colon) = (sentence.tokens.start..at).find(opens) else { return false };
    let ends = |i: &usize| tokens[*i].tag == Tag::Semicolon;
    let from = (colon..at).rev().find(ends).unwrap_or(colon) + 1;
    let whole = (at..sentence.tokens.end).find(ends).unwrap_or(sentence.tokens.end);
    let to = if tokens[colon].tag == Tag::Colon { whole } else { at };
    let verb = |c: &Clause| c.group.form == Form::Finite && (from..to).contains(&(c.group.first as usize));
    let governed = |c: &Clause| (from..at).contains(&(c.group.head as usize));
    // "set out its demands, including …": the noun right before.
    let lead = if tokens[colon].tag == Tag::Colon { sentence.tokens.start } else { colon.saturating_sub(3) };
    if sentence.clauses.iter().any(|c| verb(c) || governed(c))
        || !(names_terms(view, lead..colon) || position(view, sentence, lead..colon))
    {
        return false;
    }
    nominal(view, chain, hit, from, None);
    chain.attitude = true;
    chain.ought = true;
    chain.demanded = true;
    let leads = |c: &&Clause| c.group.form == Form::Finite && (c.group.head as usize) < colon;
    let lead = sentence.clauses.iter().find(leads).map(|c| c.subject_range());
    chain.holder = match lead.filter(|s| !s.is_empty()).map(|s| (view.holder_of(s.clone()), s)) {
        Some((held @ (Holder::States(_) | Holder::Speaker), _)) => held,
        // "The position of Norland is clear".
        Some((_, s)) if position(view, sentence, s.start..colon) => match view.parties_in(s).as_slice() {
            [one] => Holder::States(vec![*one]),
            _ => Holder::Nobody,
        },
        _ => Holder::Nobody,
    };
    // What somebody lists is what that one demands.
    chain.ought &= !matches!(chain.holder, Holder::States(_));
    true
}

/// "named her price: Kelmar leaves the islands", "their demand is unchanged: it is to leave": what another does behind the colon of a
/// noun for terms is wanted by whoever has named them.
pub(super) fn demanded(view: &View<'_>, sentence: &Sentence, from: usize, chain: &mut Chain) {
    if !view.unit.mentions.holds(Marker::Asking) || chain.sign == 0 || chain.hypothetical || chain.withheld {
        return;
    }
    let tokens = &view.seg().tokens;
    let clause = &sentence.clauses[from];
    let at = clause.group.head as usize;
    let colon = |&i: &usize| tokens[i].tag == Tag::Colon && !view.seg().quoted(i);
    let Some(colon) = (sentence.tokens.start..at).rfind(colon) else { return };
    let lead = sentence.clauses.iter().rfind(|c| c.group.form == Form::Finite && (c.group.head as usize) < colon);
    let Some(lead) = lead.filter(|c| !c.group.negated && c.group.cue.attitude() >= 0) else { return };
    let named = |r: Range<usize>| {
        let mut cues = view.unit.mentions.cues_in(r.clone());
        cues.any(|c| c.meaning == Meaning::Marker(Marker::Asking) && c.end as usize == r.end)
    };
    let subject = lead.subject_range();
    let says = || named(lead.group.end as usize..colon) && !lead.group.copula;
    let is = || named(subject.clone()) && lead.group.copula;
    if !says() && !is() {
        return;
    }
    // Nothing that a clause of it is only set in.
    let bound = |c: usize| {
        let c = &sentence.clauses[c];
        (c.start as usize) >= colon
            && matches!(c.edge, Edge::Condition | Edge::Order | Edge::Concession | Edge::Relative)
    };
    if chain.clauses.iter().any(|&c| c < sentence.clauses.len() && bound(c)) || bound(from) {
        return;
    }
    let whose = match view.holder_of(subject.clone()) {
        held @ (Holder::States(_) | Holder::Speaker) => held,
        _ => Holder::Nobody,
    };
    let another = match (&chain.holder, &whose) {
        (Holder::States(doer), Holder::States(whose)) => !doer.iter().any(|d| whose.contains(d)),
        (Holder::States(doer), _) => {
            let own = view.speaker_at(clause.group.head as usize).and_then(|s| s.state);
            own.is_some_and(|s| !doer.contains(&s))
        }
        _ => !chain.attitude,
    };
    if another {
        (chain.attitude, chain.judged, chain.demanded, chain.ought) = (true, true, true, false);
        (chain.foretold, chain.forecast) = (false, false);
        chain.held(whose, from, clause.group.head);
    }
}

/// ", including": a comma and the word that brings items.
fn itemises(view: &View<'_>, at: usize) -> bool {
    at > 0 && view.seg().tokens[at - 1].tag == Tag::Comma && view.says(at, "including")
}

/// "conditions", "our demands", "must include the following".
fn names_terms(view: &View<'_>, lead: Range<usize>) -> bool {
    view.unit.mentions.cues_in(lead).any(|c| {
        matches!(
            c.meaning,
            Meaning::Noun(NounCue::Plus)
                | Meaning::Marker(Marker::Paper | Marker::Stipulated | Marker::Requirement | Marker::Precondition)
        )
    })
}

/// "Norland's position is clear: a truce": a standpoint that a clause speaks of.
fn position(view: &View<'_>, sentence: &Sentence, lead: Range<usize>) -> bool {
    let states = |c: &Clause| c.group.copula && c.group.form == Form::Finite && lead.contains(&(c.group.head as usize));
    sentence.clauses.iter().any(|c| states(c) && view.marked(c.subject_range(), Marker::Standpoint))
}

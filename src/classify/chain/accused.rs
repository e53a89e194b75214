//! What somebody is accused of, or praised for: said of that one, and not of whoever says it.

use super::{Chain, doer::doer, governing::governing_noun, owner::owner, predicate::predicate_in};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{Found, Meaning, StateId},
    },
    segment::{Sentence, clause::Clause, group::Form, tag::Tag, token::Token},
};

/// "Kelmar will be responsible for the return of the war": what somebody has on the conscience, or in charge.
pub fn answers_for(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let from = clause.group.end as usize;
    // "for the collapse of the truce" as well.
    let of = |t: &Token| t.tag.is_nominal() || t.tag == Tag::Det || t.word != 0 && t.word == view.grammar.of;
    let behind = |end: usize| view.seg().tokens.get(end..at).is_some_and(|between| between.iter().all(of));
    let for_it = |c: &Found| c.meaning == Meaning::Marker(Marker::Guilt) && behind(c.end as usize);
    from < at && view.unit.mentions.holds(Marker::Guilt) && view.unit.mentions.cues_in(from..at).any(for_it)
}

/// Blame and praise for what a gerund says. None where the verb does neither, or nobody is named; false where the climb ends.
pub(super) fn accused(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &mut Chain,
) -> Option<bool> {
    let g = &sentence.clauses[parent].group;
    // "criticised Norland for not stopping", "accused it of stalling": said of Norland.
    let accuses = child.group.form == Form::Ing && g.cue.is(Class::Accuse);
    if !(accuses || g.cue.attitude() != 0 && for_doing(view, child)) {
        return None;
    }
    let object = g.end as usize..child.group.first as usize;
    let named = view.unit.mentions.names_in(object.clone()).find_map(|f| view.state_of(f));
    // "accused him of stalling": whoever that is, not whoever accuses.
    let him = named.is_none() && view.seg().tokens[object.start].tag == Tag::ObjPron;
    let state = match him.then(|| view.holder_of(object.start..object.start + 1)) {
        Some(Holder::States(states)) => states.first().copied(),
        Some(_) => {
            chain.sign = 0;
            return Some(false);
        }
        None => named,
    };
    let Some(state) = state else {
        // "accused the League of blocking a truce": another's, and not of whoever accuses.
        let others = accuses && !g.passive;
        chain.hypothetical |= others;
        return others.then_some(false);
    };
    // "praised Norland for agreeing": good of both.
    chain.owned = g.cue.attitude() > 0 && !g.cue.is(Class::Accuse);
    chain.accused = !chain.owned;
    chain.attitude = true;
    // "accused Norland of being insincere about making peace".
    if predicate_in(view, object).is_some_and(|p| p.0 == Predicate::Minus) {
        chain.turn(-1);
        chain.refused = true;
    }
    chain.holder = Holder::States(each_of(view, sentence, parent, child, state));
    chain.top = parent;
    Some(false)
}

/// "praised Norland and Suthermark for agreeing": both of them, where they are named side by side.
fn each_of(view: &View<'_>, sentence: &Sentence, parent: usize, child: &Clause, first: StateId) -> Vec<StateId> {
    let from = sentence.clauses[parent].group.end as usize;
    let end = (child.group.first as usize).saturating_sub(1);
    match view.holder_of(from..end.max(from)) {
        Holder::States(all) if all.len() > 1 && all.contains(&first) => all,
        _ => vec![first],
    }
}

/// "Suthermark accused the League of raising dues without cause": those whom the topic is against, of others who are no party.
pub(super) fn complains(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &mut Chain,
) -> bool {
    let g = &sentence.clauses[parent].group;
    let accuses = g.cue.is(Class::Accuse) && child.group.form == Form::Ing && !g.passive && !g.negated && !g.denied;
    if !accuses || chain.sign <= 0 || chain.withheld {
        return false;
    }
    let object = g.end as usize..(child.group.first as usize).max(g.end as usize);
    let party = |f: &Found| view.state_of(f).is_some_and(|s| s < view.lexicon().parties);
    let mut named = view.unit.mentions.names_in(object).peekable();
    if named.peek().is_none() || named.any(party) {
        return false;
    }
    let targets = view.lexicon().targets.get(usize::from(chain.topic));
    let suffers = |s: &StateId| targets.is_some_and(|t| t.contains(s));
    let holder = view.holder(sentence, parent);
    if !matches!(&holder, Holder::States(s) if s.iter().all(suffers)) {
        return false;
    }
    chain.turn(-1);
    (chain.attitude, chain.judged, chain.refused, chain.act) = (true, true, true, false);
    chain.held(holder, parent, g.head);
    true
}

/// "Norland criticised the League for not raising the dues": what those who are no party are blamed for, whoever blames them wants
/// otherwise.
pub(super) fn blames_others(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &mut Chain,
) -> bool {
    let g = &sentence.clauses[parent].group;
    let at = child.group.first as usize;
    let object = g.end as usize..at.max(g.end as usize);
    let blames = g.cue.is(Class::Accuse) || g.cue.attitude() < 0 && g.cue.is(Class::Report);
    if !blames || !for_doing(view, child) || g.passive || g.negated || chain.sign == 0 || chain.withheld {
        return false;
    }
    let parties = view.lexicon().parties;
    let mut named = view.unit.mentions.names_in(object).filter_map(|f| view.state_of(f));
    let others = named.next().is_some_and(|s| s >= parties) && named.all(|s| s >= parties);
    let by = doer(view, sentence, parent, false);
    let party = match &by {
        Holder::States(states) => states.iter().all(|s| *s < parties),
        other => *other == Holder::Speaker,
    };
    if !others || !party {
        return false;
    }
    chain.turn(-1);
    (chain.attitude, chain.judged, chain.negated, chain.breach) = (true, true, false, false);
    chain.refused = chain.sign < 0;
    chain.held(by, parent, g.head);
    true
}

/// "criticised the League's refusal to let Suthermark in", "blamed it for its reluctance to": whoever blames those who are no party for
/// their no wants a yes, and for their eagerness, a no.
pub(super) fn blames_stance(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> bool {
    let clause = &sentence.clauses[ci];
    let Some(parent) = clause.parent.map(usize::from).filter(|&p| p < sentence.clauses.len()) else { return false };
    let g = &sentence.clauses[parent].group;
    // "doubts the League's readiness to": nobody is blamed for it.
    let blames =
        g.cue.is(Class::Accuse) || g.cue.attitude() < 0 && g.cue.is(Class::Report) && !g.cue.is(Class::Forecast);
    if !blames || g.passive || g.negated || chain.sign == 0 || clause.group.form != Form::Infinitive {
        return false;
    }
    let Some(noun) = governing_noun(view, clause).filter(|n| *n >= g.end as usize) else { return false };
    let stance = view.unit.mentions.cues_in(noun..noun + 1).find_map(|c| match c.meaning {
        Meaning::Noun(n @ (NounCue::Plus | NounCue::Minus)) => Some(n),
        _ => None,
    });
    let Some(stance) = stance else { return false };
    let between = g.end as usize..noun;
    // "NATO for its refusal": of whom the verb names.
    let its = between.clone().rev().find(|&i| view.seg().tokens[i].tag == Tag::Poss);
    let theirs = match its.filter(|&i| i > between.start + 1 && view.says(i - 1, "for")) {
        Some(_) => view.unit.mentions.names_in(between).find_map(|f| view.state_of(f)),
        None => match owner(view, noun) {
            Holder::States(states) => states.first().copied(),
            _ => return false,
        },
    };
    let party = theirs.is_some_and(|s| s < view.lexicon().parties);
    if party && its.is_none() {
        return false;
    }
    if (stance == NounCue::Plus) != party {
        chain.turn(-1);
    }
    (chain.attitude, chain.judged, chain.accused) = (true, true, party);
    chain.refused = chain.sign < 0;
    chain.evidence.push(noun as u32);
    chain.clauses.push(parent);
    chain.top = parent;
    let blamed = theirs.filter(|_| party).map(|s| Holder::States(vec![s]));
    chain.held(blamed.unwrap_or_else(|| doer(view, sentence, parent, false)), parent, g.head);
    true
}

/// "we are accused of stalling": what others say of whoever tells it.
pub fn accuses_us(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let g = &sentence.clauses[ci].group;
    g.passive && g.cue.is(Class::Accuse) && view.holder(sentence, ci) == Holder::Speaker
}

/// "Vale said …, accusing him of stalling": another than Vale, whoever that is.
pub(super) fn accuses_itself(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &Chain,
) -> bool {
    let g = &sentence.clauses[parent].group;
    let him = view.seg().tokens.get(g.end as usize).is_some_and(|t| t.tag == Tag::ObjPron);
    let accuser = || match doer(view, sentence, parent, g.passive) {
        by @ Holder::States(_) => Some(by),
        _ => view.speaker_at(child.group.head as usize).and_then(|s| s.state).map(|s| Holder::States(vec![s])),
    };
    let of_another = || him && Some(&chain.holder) == accuser().as_ref();
    accuses_us(view, sentence, parent) || g.cue.is(Class::Accuse) && of_another()
}

/// "… for doing": what somebody is blamed or praised for.
pub(super) fn for_doing(view: &View<'_>, child: &Clause) -> bool {
    let at = child.group.first as usize;
    child.group.form == Form::Ing && (at.saturating_sub(2)..at).any(|i| view.says(i, "for"))
}

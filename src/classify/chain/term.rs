//! Terms: what somebody makes the condition of a yes is wanted by whoever sets it ("will stop shooting only if Kelmar is handed
//! back").

use super::{Chain, doer::doer, noun::noun_phrase_start, predicate::predicate_in};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning, class},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Group, Modal},
    },
};

/// "insists on guarantees as part of any truce": what is wanted in it is a term for it, of whoever wants it.
pub(super) fn part_of(view: &View<'_>, sentence: &Sentence, hit: &Found, chain: &mut Chain) -> bool {
    let start = noun_phrase_start(view, hit.first as usize);
    let Some(lead) = start.checked_sub(3).filter(|_| chain.sign > 0) else { return false };
    if !["as", "part", "of"].iter().enumerate().all(|(n, w)| view.says(lead + n, w)) {
        return false;
    }
    let wants = |c: &Clause| {
        let g = &c.group;
        let object = g.end as usize..lead.max(g.end as usize);
        // "insists on", "calls for"; "is ready to concede it as part of" asks for nothing.
        let asks = view.wanting(g) || g.cue.attitude() > 0 && g.cue.is(Class::Report) && g.particle != 0;
        let something = view.seg().tokens.get(object).is_some_and(|t| t.iter().any(|t| t.tag.is_head()));
        asks && something && !(g.negated || g.denied || g.passive)
    };
    let Some(ci) = view.clause_at(sentence, lead).filter(|&ci| wants(&sentence.clauses[ci])) else { return false };
    let head = sentence.clauses[ci].group.head;
    (chain.attitude, chain.judged, chain.terms) = (true, true, true);
    chain.evidence.push(head);
    chain.clauses.push(ci);
    chain.held(doer(view, sentence, ci, false), ci, head);
    true
}

/// Makes a term of what stands in a condition or in a step before another; false where it is none.
///
/// A plain "if" makes one of what is promised for it ("will agree if …", "would stop if …"), not of what is threatened; "only
/// if", "unless", "not until", "as soon as" of whatever is still to come.
pub(super) fn term(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    let up = &sentence.clauses[parent];
    let g = &up.group;
    let at = clause.start as usize;
    let is = |words: &[&str]| words.iter().any(|w| view.says(at, w));
    let only =
        at > 0 && ["only", "not", "but"].iter().any(|w| view.says(at - 1, w)) || !g.negated && only_does(view, g);
    let unless = is(&["unless"]);
    // "once it leaves", "the day it leaves": when something is given.
    let as_soon = is(&["once"]) || at > 0 && is(&["as"]) && view.says(at - 1, "soon") || view.moment(at);
    // Not what happens anyway, nor what somebody only weighs.
    let promised = promised(sentence, parent);
    let still_open = !clause.group.past || g.modal != Modal::None || promised && !clause.group.perfect;
    let yes = !g.negated && !none(view, up) && gives(g) || beside(sentence, up).is_some_and(gives);
    let no = void(view, up, at);
    // "is ready to stop", "is possible".
    let able = !g.negated && !none(view, up) && predicate_in(view, up.object()).is_some_and(|p| p.0 == Predicate::Plus);
    let coming = g.modal != Modal::None || able;
    let setter = doer(view, sentence, parent, g.passive);
    let awaited = match clause.edge {
        Edge::Condition if unless => no,
        Edge::Condition => {
            only || is(&["provided", "providing"])
                || yes && g.modal != Modal::None
                || promised
                || able && offers(sentence, parent)
                || (g.modal != Modal::None || able) && granted(view, sentence, up, chain)
        }
        Edge::Order => {
            // "will go on until Kelm is ours": what it goes on for.
            let goes_on = g.modal == Modal::Future && g.cue.is(Class::Start);
            is(&["until", "till"]) && goes_on
                || is(&["until", "till", "before"]) && no
                || only && is(&["after", "when", "once"])
                || as_soon
                    && coming
                    && !threatens(g)
                    // "will hold elections once the war is over": nobody's deed, and nothing that is given for it.
                    && (yes || able || !matches!(chain.holder, Holder::Nobody | Holder::Else))
        }
        // "the war will end when Kelmar leaves".
        Edge::Other => {
            // "can only begin after Kelmar leaves".
            only && g.modal != Modal::None && is(&["after", "when", "once"])
                || is(&["when"])
                    && matches!(g.modal, Modal::Future | Modal::Would)
                    && g.cue.is(Class::End)
                    && !clause.group.past
                    && setter != chain.holder
        }
        _ => false,
    };
    if !awaited || !still_open || chain.sign == 0 || chain.withheld || for_so_long(view, clause) {
        return false;
    }
    let speaker = view.speaker_at(g.head as usize).and_then(|s| s.state);
    // "Kelmar could end the war if it left the islands", says Norland: a term of whoever says it.
    let same =
        setter == chain.holder && matches!(&setter, Holder::States(s) if speaker.is_some_and(|x| !s.contains(&x)));
    let holder = if same { Holder::Nobody } else { setter };
    chain.attitude = true;
    chain.demanded = true;
    chain.negated = false;
    chain.refused = false;
    chain.held(holder, parent, g.head);
    true
}

/// "There can be no peace as long as the dues remain": what goes on is in the way, and the opposite is wanted. False where nothing
/// is in the way of anything.
pub(super) fn in_the_way(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    clause: &Clause,
    chain: &mut Chain,
) -> bool {
    let up = &sentence.clauses[parent];
    let at = clause.start as usize;
    let long = (at.saturating_sub(2)..=at).any(|i| view.says(i, "long") && view.says(i + 1, "as"));
    if !(long || view.says(at, "while"))
        || !void(view, up, at)
        || chain.sign == 0
        || chain.withheld
        || clause.group.past
    {
        return false;
    }
    let setter = doer(view, sentence, parent, up.group.passive);
    chain.turn(-1);
    chain.attitude = true;
    chain.demanded = true;
    chain.negated = false;
    let holder = if matches!(setter, Holder::States(_) | Holder::Speaker) { setter } else { Holder::Nobody };
    chain.held(holder, parent, up.group.head);
    true
}

/// "There can be no peace", "a deal is impossible": what does not come about, by the words up to a token.
fn void(view: &View<'_>, up: &Clause, to: usize) -> bool {
    let g = &up.group;
    let bad = || predicate_in(view, g.end as usize..to.max(g.end as usize)).is_some_and(|p| p.0 == Predicate::Minus);
    g.negated || g.denied || none(view, up) || g.copula && bad()
}

/// "There will be peace if Kelmar leaves", "the war would be over if it left", "a truce is possible if": another topic's good, which
/// is held out for it.
fn granted(view: &View<'_>, sentence: &Sentence, up: &Clause, chain: &Chain) -> bool {
    let g = &up.group;
    // "there must be dues if it does not stop": what is aimed at somebody is threatened.
    let aimed = |t: u8| !view.lexicon().targets[t as usize].is_empty();
    let good = |t: u8, n: u16| t != chain.topic && !aimed(t) && view.lexicon().frame(t, n).direction > 0;
    let there = view.says(up.subject.start as usize, "there");
    let object = g.end as usize..(up.end as usize).min(sentence.tokens.end).max(g.end as usize);
    let possible = || predicate_in(view, object.clone()).is_some_and(|p| p.0 == Predicate::Plus);
    let comes = view.unit.mentions.topics_in(object.clone()).any(|f| match f.meaning {
        Meaning::FrameNoun(t, n) => there && good(t, n),
        Meaning::FramePredicate(t, n) => good(t, n),
        _ => false,
    });
    let named = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, n) if good(t, n));
    let is_good = || view.unit.mentions.topics_in(up.subject_range()).any(named) && possible();
    g.copula && !g.negated && !none(view, up) && (comes || is_good())
}

/// "As long as Kelmar goes on with the war, we are committed to the dues": how long something is done, and not what it is done for.
fn for_so_long(view: &View<'_>, clause: &Clause) -> bool {
    let at = clause.start as usize;
    let long = (at.saturating_sub(2)..=at + 1).any(|i| view.says(i, "long") && view.says(i + 1, "as"));
    long && clause.group.cue.is(Class::Last) && !clause.group.negated
}

/// "accepts", "will lift": good for the other side.
fn gives(g: &Group) -> bool {
    g.cue.attitude() > 0 || g.cue.is(Class::End) && !g.cue.is(Class::Harm)
}

/// "would only stop shooting if": the word stands before the verb.
fn only_does(view: &View<'_>, g: &Group) -> bool {
    (g.first as usize..g.end as usize).any(|i| view.says(i, "only"))
}

/// "promised to sign if": good for the other side, and still to come, as in "will sign if".
fn promised(sentence: &Sentence, parent: usize) -> bool {
    let g = &sentence.clauses[parent].group;
    let pledges = g.cue.attitude() > 0 && !g.negated && !g.cue.is(Class::Cause) && !g.cue.is(Class::Harm);
    let good = |c: &Group| !c.negated && (gives(c) || c.cue.is(Class::Cause));
    pledges
        && sentence.clauses.iter().any(|c| {
            c.parent.map(usize::from) == Some(parent)
                && c.edge == Edge::Complement
                && c.subject.is_empty()
                && good(&c.group)
        })
}

/// "would stop shooting and begin talks if": the verb that the last one goes on with.
fn beside<'s>(sentence: &'s Sentence, up: &Clause) -> Option<&'s Group> {
    let same = |c: &&Clause| c.parent == up.parent && c.edge == up.edge && c.group.first < up.group.first;
    let first = sentence.clauses.iter().rfind(same).filter(|_| up.coordinate && up.subject.is_empty())?;
    (!first.group.negated).then_some(&first.group)
}

/// "There will be no truce": the denial is in the noun.
fn none(view: &View<'_>, up: &Clause) -> bool {
    let first = view.seg().tokens.get(up.group.end as usize);
    up.group.copula && first.is_some_and(|t| t.classes & class::NEG != 0)
}

/// "will retaliate", "will hit": nothing that anybody waits for.
fn threatens(g: &Group) -> bool {
    g.negated || g.cue.is(Class::Minus) || g.cue.is(Class::Harm) && g.cue.phase() >= 0
}

/// "is ready to lift the dues", "is willing to agree": good for the other side.
fn offers(sentence: &Sentence, parent: usize) -> bool {
    let governed = |c: &&Clause| c.edge == Edge::Complement && c.parent == Some(parent as u16);
    let good = |c: &Clause| !c.group.negated && (c.group.cue.attitude() > 0 || c.group.cue.phase() < 0);
    sentence.clauses.iter().filter(governed).any(good)
}

/// "names a withdrawal as a condition for", "lists it among its terms", "made it a precondition of": whether what stands behind an
/// object makes a term of it.
pub(super) fn named_as_term(view: &View<'_>, clause: &Clause, hit: &Found) -> bool {
    let g = &clause.group;
    let end = (clause.end as usize).min(view.seg().tokens.len());
    let from = (hit.end as usize).max(g.end as usize);
    let holds = [Marker::Stipulated, Marker::Precondition, Marker::Requirement];
    if g.negated || g.copula || g.cue.phase() < 0 || !holds.iter().any(|&m| view.unit.mentions.holds(m)) {
        return false;
    }
    let leads = |i: usize| view.says(i, "as") || view.says(i, "among");
    let at = if g.cue.is(Class::Render) { Some(from) } else { (from..end).find(|&i| leads(i)) };
    at.is_some_and(|at| holds.iter().any(|&m| view.marked(at..end.min(at + 7).max(at), m)))
}

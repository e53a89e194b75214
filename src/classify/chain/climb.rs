//! Up the clauses: through complements, contents, relatives, purposes and conditions to what is stated.

mod bare;
mod disputed;
mod ends;
mod settled;
mod talks;

pub(super) use self::{bare::bare_denial, disputed::disputes, settled::left_to};
pub use self::{
    disputed::{denied, hearsay, refused_above},
    talks::{about_talks, viewed},
};

use self::{
    bare::{bare_call, scheduled, time_is},
    ends::ends_here,
    settled::tied,
    talks::minded,
};
use super::{
    Chain, Step,
    aim::{asked_along, calls_on, indispensable, plan_for, pressed, purpose, schemes},
    apposed::beside_subject,
    awaited::{condition, order, welcomed},
    called::called,
    complement::complement,
    doer::doer,
    fragment::told_to,
    governing::{for_subject, governing_noun, no_such},
    group_flags, group_flags_keep,
    listed::demanded,
    obstacle,
    outcome::backfires,
    peril::punished,
    relative::relative,
    said::content,
    subject::subject_verb,
    term::{in_the_way, term},
    unsaid::unsaid,
    unwilling::unwilling,
    verb::verb,
    way::{left_with, named_way},
    wish::the_better,
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::Meaning,
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
    },
};

/// The most clauses that a climb goes through.
const MOST: usize = 8;

/// Up through complements, contents and relatives to what is stated.
pub(super) fn climb(view: &View<'_>, sentence: &Sentence, from: usize, chain: &mut Chain) {
    up(view, sentence, from, chain);
    demanded(view, sentence, from, chain);
}

fn up(view: &View<'_>, sentence: &Sentence, from: usize, chain: &mut Chain) {
    if the_better(view, sentence, &sentence.clauses[from]) {
        (chain.attitude, chain.judged) = (true, true);
        chain.held(Holder::Nobody, from, sentence.clauses[from].group.head);
        return;
    }
    if named_way(view, sentence, from, chain) {
        return;
    }
    let mut ci = from;
    for _ in 0..MOST {
        if unwilling(view, sentence, ci, chain) {
            return;
        }
        match rise(view, sentence, ci, chain) {
            Some(parent) => ci = parent,
            None => return,
        }
    }
}

/// One clause up: the clause from which the climb goes on, if it does.
fn rise(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> Option<usize> {
    let clause = &sentence.clauses[ci];
    let above = clause.parent.map(usize::from).filter(|&p| p < sentence.clauses.len() && p != ci);
    if clause.edge == Edge::Condition && chain.sign != 0 && !chain.withheld && welcomed(view, sentence, clause) {
        (chain.attitude, chain.judged, chain.hypothetical) = (true, true, false);
        chain.held(Holder::Nobody, ci, clause.group.head);
        return None;
    }
    if above.is_some_and(|parent| unsaid(view, sentence, parent, clause, chain)) {
        return None;
    }
    let needed = above.is_some_and(|p| indispensable(view, clause, &sentence.clauses[p].group));
    let forced = above.is_some_and(|p| {
        left_with(view, sentence.clauses[p].group.end as usize..clause.group.first as usize).is_some()
    });
    let none = !needed && !forced && no_such(view, sentence, clause);
    if none && above.is_some() && only_way(view, clause) {
        // "there is no other way than to leave": it is the one that is left.
        chain.attitude = true;
        chain.judged = true;
        chain.top = above.unwrap_or(ci);
        chain.holder = Holder::Nobody;
        return None;
    }
    let denied = none && matches!(clause.edge, Edge::Content | Edge::Complement | Edge::Purpose);
    if denied {
        chain.turn(-1);
        chain.negated = true;
    }
    if beside_subject(view, sentence, ci, chain) {
        return None;
    }
    if above.is_none() && bare_denial(view, clause) {
        if chain.talk && !chain.attitude && scheduled(view, clause) {
            // "No plans to discuss the truce this week": what is on the agenda, and no stance.
            chain.hypothetical = true;
            return None;
        }
        // "No plans to leave the islands – Vale": denied by whoever says so.
        chain.turn(-1);
        (chain.negated, chain.attitude, chain.judged, chain.refused) = (true, true, true, chain.sign < 0);
        chain.holder = Holder::Speaker;
        return None;
    }
    if above.is_none() && bare_call(view, sentence, clause, chain) {
        return None;
    }
    if ends_here(view, sentence, ci, above, denied, chain) {
        return None;
    }
    let parent = above?;
    if tied(view, sentence, parent, clause, needed, chain) {
        return None;
    }
    through(view, sentence, ci, parent, none, chain).then_some(parent)
}

/// "by signing a truce", "by cutting or banning trade": what something is brought about with.
fn by_means(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let clause = &sentence.clauses[ci];
    let tokens = &view.seg().tokens;
    let Some(before) = (clause.group.first as usize).checked_sub(1).filter(|_| clause.group.form == Form::Ing) else {
        return false;
    };
    let beside = |c: &Clause| c.parent == clause.parent && c.edge == clause.edge;
    tokens[before].word == view.grammar.by
        || tokens[before].tag == Tag::Coord
            && sentence
                .clauses
                .get(..ci)
                .unwrap_or_default()
                .iter()
                .rposition(beside)
                .is_some_and(|first| by_means(view, sentence, first))
}

/// What the clause above makes of it, by what joins them. True where the climb goes on from there.
fn through(view: &View<'_>, sentence: &Sentence, ci: usize, parent: usize, none: bool, chain: &mut Chain) -> bool {
    let clause = &sentence.clauses[ci];
    let up = &sentence.clauses[parent].group;
    match clause.edge {
        Edge::Subject | Edge::Complement | Edge::Purpose if time_is(view, sentence, parent, clause) => {
            (chain.attitude, chain.judged, chain.act) = (true, true, false);
            chain.held(Holder::Nobody, parent, up.head);
            chain.clauses.push(parent);
            false
        }
        // "called a plan to send soldiers a provocation": the noun that the clause hangs on stands for what it tells.
        Edge::Complement | Edge::Purpose | Edge::Relative if called(view, sentence, parent, clause, chain) => true,
        // "dismissed reports of Kelmar leaving": that it is so is denied, and nothing refused.
        Edge::Complement if hearsay(view, up, clause.start.min(clause.group.first) as usize) => {
            chain.sign = 0;
            false
        }
        Edge::Complement if by_means(view, sentence, ci) => {
            // "we avoid that by signing a truce": done itself, whatever it is done for or against.
            chain.clauses.push(parent);
            if backfires(view, sentence, parent, chain) {
                return true;
            }
            if matches!(chain.holder, Holder::Nobody | Holder::Else) {
                chain.holder = doer(view, sentence, parent, up.passive);
            }
            group_flags(up, chain);
            true
        }
        Edge::Complement | Edge::Subject | Edge::Relative if let Some(way) = obstacle::to_deed(view, sentence, ci) => {
            // "is an obstacle to ending the war": whose no it is, whoever says so.
            chain.hypothetical |= !obstacle::obstructs(view, sentence, &way, chain);
            false
        }
        // "the raids leave us no choice but to keep the dues": done by whoever has no other.
        Edge::Complement | Edge::Purpose
            if let Some(forced) = left_with(view, up.end as usize..clause.group.first as usize) =>
        {
            chain.clauses.push(parent);
            chain.held(view.holder_of(forced), parent, up.head);
            group_flags_keep(up, chain);
            false
        }
        // "the raids are meant to derail the talks".
        Edge::Complement | Edge::Purpose if pressed(view, up, clause) || schemes(view, sentence, ci) => {
            chain.hypothetical = true;
            false
        }
        // "Vale says Norland ready to sign": told of Norland.
        Edge::Complement if let Some(told) = told_to(view, sentence, clause) => {
            chain.clauses.push(parent);
            told.judges(chain, parent);
            false
        }
        Edge::Complement => {
            chain.clauses.push(parent);
            complement(view, sentence, parent, clause, chain)
        }
        // "sees no reason to reject": no purpose, but what is denied.
        Edge::Purpose if none => {
            chain.attitude = true;
            chain.judged = true;
            chain.held(doer(view, sentence, parent, up.passive), parent, up.head);
            group_flags_keep(up, chain);
            chain.clauses.push(parent);
            true
        }
        // "will not sell – not to please Kelmar": what it is not done for.
        Edge::Purpose if clause.group.negated && up.negated => {
            chain.sign = 0;
            false
        }
        // "renews its call on Norland to stop": what the noun asks for, with whom it asks between.
        Edge::Purpose if calls_on(view, up, clause) || plan_for(view, up, clause) => {
            chain.clauses.push(parent);
            complement(view, sentence, parent, clause, chain)
        }
        // "is ready to discuss ways to end the war": what somebody is in the mood to talk about.
        Edge::Purpose if up.cue.is(Class::Talk) && minded(view, sentence, parent) => {
            chain.clauses.push(parent);
            complement(view, sentence, parent, clause, chain)
        }
        // "passed a bill to raise the dues": wanted by whoever passes it, or not by whoever votes it down.
        Edge::Purpose if governing_noun(view, clause).is_some_and(|n| view.marked(n..n + 1, Marker::Law)) => {
            chain.clauses.push(parent);
            if up.cue.attitude() != 0 || up.negated || up.cue.phase() < 0 {
                return complement(view, sentence, parent, clause, chain);
            }
            chain.attitude = true;
            chain.held(doer(view, sentence, parent, up.passive), parent, up.head);
            chain.past = up.past;
            false
        }
        // "lacked the right to sign".
        Edge::Purpose if up.cue.is(Class::Fail) => {
            chain.sign = 0;
            false
        }
        // "For peace to come, the islands must be handed back": terms for it.
        Edge::Purpose
            if clause.group.end <= up.first
                && up.modal == Modal::Ought
                && chain.sign > 0
                && for_subject(view, clause).is_some() =>
        {
            (chain.attitude, chain.judged, chain.terms) = (true, true, true);
            chain.held(Holder::Nobody, parent, up.head);
            chain.clauses.push(parent);
            false
        }
        // "will punish those helping Norland to go on with the war": what those help it to.
        Edge::Purpose if punished(view, up, clause.group.first as usize) => {
            chain.sign = 0;
            false
        }
        Edge::Purpose => {
            purpose(view, sentence, parent, chain);
            false
        }
        // "denied saying that Kelmar wants a truce": nobody has said it.
        Edge::Content if up.form == Form::Ing && denied(sentence, parent) => {
            chain.sign = 0;
            false
        }
        // "denied that they were considering a truce": nothing is withheld.
        Edge::Content if chain.withheld && disputes(up) => {
            (chain.withheld, chain.sign) = (false, 0);
            false
        }
        // "denied that it had discussed a truce": what was talked of is disputed, nothing refused.
        Edge::Content if disputes(up) && chain.talk && !chain.attitude => {
            chain.sign = 0;
            false
        }
        // "as soon as Norland declares that it leaves the islands": what is to be declared is to be done.
        Edge::Content if declared(sentence, parent) => {
            chain.clauses.push(parent);
            true
        }
        Edge::Content => content(view, sentence, parent, clause, chain),
        Edge::Relative => relative(view, sentence, parent, clause, chain),
        Edge::Subject => {
            // "failure to reach a truce would be a disaster".
            let minus = |n: usize| {
                let mut cues = view.unit.mentions.cues_in(n..n + 1);
                cues.any(|c| c.meaning == Meaning::Noun(NounCue::Minus))
            };
            if clause.group.form == Form::Infinitive && governing_noun(view, clause).is_some_and(minus) {
                chain.turn(-1);
            }
            subject(view, sentence, parent, chain)
        }
        Edge::Condition => {
            condition(view, sentence, parent, clause, chain);
            false
        }
        Edge::Order => {
            order(view, sentence, parent, clause, chain);
            false
        }
        // "there will be a truce when Norland leaves".
        Edge::Other => {
            if !term(view, sentence, parent, clause, chain) && !in_the_way(view, sentence, parent, clause, chain) {
                // "flights will resume when the war is over": only when, which nobody states.
                chain.hypothetical |=
                    view.tells_when(sentence, ci) && matches!(chain.holder, Holder::Nobody | Holder::Else);
            }
            false
        }
        // "will wait while a truce is being sought": only when, too.
        Edge::Concession
            if even_if(view, clause)
                || view.tells_when(sentence, ci) && matches!(chain.holder, Holder::Nobody | Holder::Else) =>
        {
            chain.hypothetical = true;
            false
        }
        Edge::Concession => {
            in_the_way(view, sentence, parent, clause, chain);
            false
        }
        Edge::Participial if by_means(view, sentence, ci) && backfires(view, sentence, parent, chain) => {
            chain.clauses.push(parent);
            true
        }
        // "By leaving the islands, we will end it": what somebody means to bring that about with.
        Edge::Participial if by_means(view, sentence, ci) && clause.group.end <= up.first && will(up) => {
            chain.clauses.push(parent);
            if matches!(chain.holder, Holder::Nobody | Holder::Else) {
                chain.holder = doer(view, sentence, parent, up.passive);
            }
            group_flags_keep(up, chain);
            true
        }
        Edge::Participial => {
            asked_along(view, sentence, parent, clause, chain);
            false
        }
        Edge::Root => false,
    }
}

/// "will", "would", "must", and no "not".
fn will(g: &Group) -> bool {
    !g.negated && !g.denied && !g.passive && matches!(g.modal, Modal::Future | Modal::Would | Modal::Ought)
}

/// "no other way than to", "no choice but to": all but what the clause says is denied.
fn only_way(view: &View<'_>, clause: &Clause) -> bool {
    let at = clause.start.min(clause.group.first) as usize;
    (at.saturating_sub(2)..at + 1).any(|i| view.says(i, "than") || view.says(i, "but"))
}

/// Whether a clause of saying is itself a condition, or a step before another.
fn declared(sentence: &Sentence, says: usize) -> bool {
    let clause = &sentence.clauses[says];
    let g = &clause.group;
    matches!(clause.edge, Edge::Condition | Edge::Order)
        && g.cue.is(Class::Report)
        && !g.cue.is(Class::Belief)
        && !g.negated
}

/// "even if the dues are lifted": nothing is made to depend on it.
pub fn even_if(view: &View<'_>, clause: &Clause) -> bool {
    clause.edge == Edge::Concession && view.says(clause.start as usize, "if")
}

/// A clause that is the subject: what is said of it. False where the climb ends.
pub(super) fn subject(view: &View<'_>, sentence: &Sentence, parent: usize, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    chain.clauses.push(parent);
    if chain.attitude && !matches!(chain.holder, Holder::Nobody | Holder::Else) {
        return false;
    }
    chain.act = false;
    chain.held(Holder::Nobody, parent, g.head);
    if g.passive && g.cue.attitude() != 0 {
        // "leaving Kelm would not be accepted by …".
        if verb(view, sentence, parent, chain, None) == Step::Drop {
            chain.sign = 0;
        }
    } else if subject_verb(view, sentence, parent, chain) == Step::Drop {
        chain.sign = 0;
    }
    true
}

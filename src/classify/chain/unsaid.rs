//! What somebody keeps silent about: "declined to comment on reports that …", "would not be drawn on whether …".

use super::{Chain, doer::doer, predicate::predicate_in, verb::is_have};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group},
        tag::Tag,
    },
};

/// Whether the clause above says that nothing is said of a clause; the chain is a position withheld then, of whoever is silent.
pub(super) fn unsaid(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    // "would not say if it holds": right behind the verb, "if" asks.
    let verb = |c: &Clause| c.group.end == clause.start && c.group.head != clause.group.head;
    let parent = match clause.edge {
        Edge::Content | Edge::Complement | Edge::Purpose => parent,
        Edge::Condition if view.says(clause.start as usize, "if") => match sentence.clauses.iter().position(verb) {
            Some(asker) => asker,
            None => return false,
        },
        _ => return false,
    };
    let up = &sentence.clauses[parent];
    if clause.group.first < up.group.end {
        return false;
    }
    let asked = asked(view, clause);
    let hung = asked || told(view, clause, &up.group);
    // "had yet to see the plan and would never sign it": what is kept back in the one is not in the other.
    let mut between = sentence.clauses.iter().map(|c| c.start).filter(|&at| up.group.end <= at && at < clause.start);
    let own = |at: u32| sentence.clauses.iter().any(|c| c.start == at && c.group.form == Form::Finite);
    let till = between.find(|&at| own(at)).unwrap_or(clause.start) as usize;
    // "has made no decision on lifting the dues", "no decision has been taken on lifting them".
    let deed = clause.group.form == Form::Ing;
    let undecided = deed && unresolved(view, up, clause.start as usize);
    if !(hung || undecided || (clause.edge == Edge::Content || deed) && kept(view, up, till)) {
        return false;
    }
    // "gave no answer when asked whether …".
    let above = up.parent.map(usize::from).filter(|_| up.group.form != Form::Finite || up.group.passive);
    let above = above.filter(|_| up.group.cue.is(Class::Report) && asked);
    let silent = |ci: &usize| {
        let fronted = sentence.clauses[*ci].group.first > clause.start;
        silent(view, sentence, *ci, if fronted { sentence.tokens.end } else { clause.start as usize }, asked)
    };
    let Some(who) = Some(parent).filter(|p| undecided || silent(p)).or_else(|| above.filter(silent)) else {
        return false;
    };
    withhold(view, sentence, who, chain);
    chain.clauses.push(parent);
    true
}

/// Whether a clause says in words that nothing is said of what stands at a token behind its verb: "has taken no stance on the plan".
pub(super) fn kept(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let first = clause.group.first as usize;
    // The verb may be the second of two: "would neither confirm nor deny".
    let second = first > 0 && view.seg().tokens[first - 1].tag == Tag::Coord;
    // "has nothing to say about the truce": the words begin before the infinitive.
    let lead = second || clause.group.form == Form::Infinitive;
    let mut cues = view.unit.mentions.cues_in(first.saturating_sub(3 * usize::from(lead))..at);
    // "had no decision to announce on the dues": what there would be to tell stands before the verb.
    let tells = lead && (clause.group.cue.is(Class::Report) || clause.group.cue.is(Class::Talk));
    let from = first + usize::from(!tells);
    cues.any(|c| c.meaning == Meaning::Marker(Marker::Withheld) && (second || c.end as usize >= from))
}

/// Nothing is said of it by the subject of a clause.
pub(super) fn withhold(view: &View<'_>, sentence: &Sentence, who: usize, chain: &mut Chain) {
    chain.withheld = true;
    chain.attitude = true;
    // "has yet to decide", "had nothing to say": of whom the clause is that the infinitive hangs on.
    let clause = &sentence.clauses[who];
    let infinitive = clause.edge == Edge::Complement && clause.group.form == Form::Infinitive;
    let over = clause.parent.map(usize::from).filter(|&p| infinitive && p < sentence.clauses.len() && p != who);
    let holds = |ci: &usize| matches!(view.holder(sentence, *ci), Holder::States(_) | Holder::Speaker);
    let who = over.filter(|p| !holds(&who) && holds(p)).unwrap_or(who);
    let clause = &sentence.clauses[who];
    let by = Some(doer(view, sentence, who, true)).filter(|h| clause.group.passive && *h != Holder::Nobody);
    // "would not be drawn on it": by nobody, and so of whom it is said.
    let holder = by.unwrap_or_else(|| view.holder(sentence, who));
    chain.held(holder, who, clause.group.head);
}

/// "has no dues to announce", "there are no dues on Norland to preview": there is nothing to tell of yet, and nobody refuses it. The clause
/// that says so; none where it is told or refused.
pub(super) fn nothing_to_tell(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found) -> Option<usize> {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let tells = g.cue.is(Class::Report) || g.cue.is(Class::Talk);
    let up = clause.parent.map(usize::from).filter(|&p| p < sentence.clauses.len())?;
    let over = &sentence.clauses[up].group;
    let there = is_have(view, over) || over.copula;
    let before = over.end <= hit.first && hit.end <= g.first;
    (there && before && tells && g.form == Form::Infinitive && view.denied(hit.first as usize)).then_some(up)
}

/// "declined to say whether the dues would go": whether what the word is the subject of is asked, and nobody says it.
pub(super) fn subject_unsaid(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> bool {
    let clause = &sentence.clauses[ci];
    let up = clause.parent.map(usize::from).filter(|&p| p < sentence.clauses.len() && p != ci);
    let asks = (clause.start as usize).checked_sub(1).is_some_and(|i| view.says(i, "whether"))
        || view.says(clause.start as usize, "whether");
    asks && up.is_some_and(|p| unsaid(view, sentence, p, clause, chain))
}

/// Whether a clause is what is asked: "whether the truce holds", "if it would".
fn asked(view: &View<'_>, clause: &Clause) -> bool {
    let at = clause.start as usize;
    let words = ["whether", "if", "how", "when", "what"];
    (at.saturating_sub(1)..=at).any(|i| words.iter().any(|w| view.says(i, w)))
}

/// Whether a clause hangs on a noun behind a preposition: "on reports that …", "on the plan to …".
fn told(view: &View<'_>, clause: &Clause, up: &Group) -> bool {
    let tokens = &view.seg().tokens;
    let at = (clause.start.min(clause.group.first) as usize).saturating_sub(1);
    let to = if tokens[at].tag == Tag::To { at.saturating_sub(1) } else { at };
    tokens[to].tag == Tag::Noun
        && tokens
            .get((up.end as usize).saturating_sub(1)..to.max(up.end as usize))
            .unwrap_or_default()
            .iter()
            .any(|t| t.tag == Tag::Prep)
}

/// Whether a clause says that its subject does not say it, or only looks at it.
fn silent(view: &View<'_>, sentence: &Sentence, ci: usize, at: usize, asked: bool) -> bool {
    let clause = &sentence.clauses[ci];
    let cue = clause.group.cue;
    if kept(view, clause, at) || asked && unresolved(view, clause, at) {
        return true;
    }
    let neither = cue.attitude() == 0 && cue.is(Class::Withhold);
    if refused(sentence, clause) {
        return neither && !cue.is(Class::Weigh) || asked && cue.attitude() == 0 && cue.is(Class::Report);
    }
    // "is weighing whether to"; "considered how it might be done" is work on it.
    let open = (at.saturating_sub(1)..=at).any(|i| view.says(i, "whether") || view.says(i, "if"));
    // "is still deciding whether to".
    let undecided = neither || cue.is(Class::Withhold) && clause.group.progressive;
    asked && open && undecided && !cue.is(Class::Talk) && !clause.group.passive
}

/// "is undecided whether to sign", "no decision has been made on whether to sign": what is said of somebody, or of the decision.
fn unresolved(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    let asks = (at.saturating_sub(1)..=at).any(|i| view.says(i, "whether"));
    let open = || asks && predicate_in(view, g.end as usize..at).is_some_and(|p| p.0 == Predicate::Withhold);
    let taken = || {
        let mut cues = view.unit.mentions.cues_in(clause.subject_range());
        cues.any(|c| c.meaning == Meaning::Marker(Marker::Withheld))
    };
    let held = || matches!(view.holder_of(clause.subject_range()), Holder::States(_) | Holder::Speaker);
    !g.negated && (g.copula && open() && held() || g.passive && taken())
}

/// "will not comment", "refused to comment".
fn refused(sentence: &Sentence, clause: &Clause) -> bool {
    let up = clause.parent.and_then(|p| sentence.clauses.get(p as usize)).map(|c| &c.group);
    clause.group.negated
        || clause.edge == Edge::Complement
            && up.is_some_and(|g| (g.negated || g.denied) != (g.cue.attitude() < 0 || g.cue.is(Class::Fail)))
}

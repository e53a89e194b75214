//! What is left to another: "only Norland can decide on the truce", "the decision must be taken by Kelmar", "it is its choice".

use std::ops::Range;

use super::{Chain, climb::left_to, doer::doer, noun::noun_phrase_start, owner::owner};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::Clause,
        group::{Form, Group, Modal},
    },
};

/// Who is to decide, by what a clause says; none where it leaves nothing to anybody.
pub fn decider(view: &View<'_>, sentence: &Sentence, ci: usize) -> Option<Holder> {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    if g.negated {
        return None;
    }
    if g.copula {
        // "is Norland's decision", "are its choice to make".
        if let Some(who) = rests_with(view, g) {
            return Some(who);
        }
        let near = g.end as usize..clause.object().end.min(g.end as usize + 5);
        let mut cues = view.unit.mentions.cues_in(near);
        let noun = cues.find(|c| c.meaning == Meaning::Marker(Marker::Decision))?;
        let (noun, known) = (noun.end as usize, |h: &Holder| matches!(h, Holder::States(_)));
        // "a decision that they have to make": another's, whoever "they" are.
        let others = |h: &Holder| known(h) || *h == Holder::Else;
        return Some(owner(view, noun - 1)).filter(known).or_else(|| to_make(view, sentence, noun).filter(others));
    }
    let named = || {
        let said = if g.passive { clause.subject_range() } else { clause.object() };
        view.marked(said, Marker::Decision)
    };
    let makes = || ["make", "take"].contains(&view.lexicon().lemma_name(g.lemma)) && named();
    // "Norland decides on its own islands" is how things are; "Norland decided" has been done.
    // "it is for Norland to decide on the islands", "let Norland make that decision".
    let due = g.modal != Modal::None
        || alone(view, clause.start as usize..g.end as usize)
        || left_to(view, sentence, ci).is_some()
        || let_do(view, sentence, clause);
    let decides = g.cue.is(Class::Decide) && !g.past && due || due && makes();
    decides.then(|| doer(view, sentence, ci, g.passive)).filter(|h| matches!(h, Holder::States(_)))
}

/// "a decision that Norland has to make": who is to take what the noun before a token names.
fn to_make(view: &View<'_>, sentence: &Sentence, noun: usize) -> Option<Holder> {
    let near = noun..noun + 6;
    let mut clauses = sentence.clauses.iter().enumerate();
    let (ci, c) = clauses.find(|(_, c)| near.contains(&(c.group.first as usize)) && !c.subject.is_empty())?;
    let makes = |c: &Clause| ["make", "take"].contains(&view.lexicon().lemma_name(c.group.lemma));
    let completes = || sentence.clauses.get(ci + 1).is_some_and(|n| n.parent == Some(ci as u16) && makes(n));
    // "a decision only Norland can make".
    let only = c.group.modal == Modal::Possible && alone(view, noun..c.group.first as usize);
    let due = c.group.modal == Modal::Ought || only || completes();
    let they = c.subject.len() == 1 && view.says(c.subject.start as usize, "they");
    let who = || match view.holder_of(c.subject_range()) {
        Holder::States(states) => Holder::States(states),
        _ if they => Holder::Else,
        who => who,
    };
    let other = |h: &Holder| they || *h != Holder::Else;
    (due && (makes(c) || completes()) && c.subject.start as usize <= noun + 2).then(who).filter(other)
}

/// Withholds a position where the clause leaves the matter to another than whoever says so; drops it where nobody among the
/// parties does. False where nothing is left to another.
pub(super) fn left_to_another(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> bool {
    let mentions = &view.unit.mentions;
    let named = mentions.holds(Marker::Decision) || mentions.holds(Marker::Resting);
    if !named && !sentence.clauses[ci].group.cue.is(Class::Decide) {
        return false;
    }
    let Some(Holder::States(who)) = decider(view, sentence, ci) else { return false };
    let head = sentence.clauses[ci].group.head;
    let own = view.speaker_at(head as usize).and_then(|s| s.state);
    if own.is_some_and(|s| who.contains(&s)) {
        return false;
    }
    match own {
        Some(_) => {
            (chain.withheld, chain.attitude) = (true, true);
            chain.evidence.push(head);
            chain.held(Holder::Nobody, ci, head);
        }
        None => chain.sign = 0,
    }
    true
}

/// "is up to Kelmar", "is a decision for Kelmar": the party with whom the subject rests.
pub fn rests_with(view: &View<'_>, g: &Group) -> Option<Holder> {
    if !g.copula || g.negated || !view.unit.mentions.holds(Marker::Resting) {
        return None;
    }
    let near = g.end as usize..g.end as usize + 4;
    let mut cues = view.unit.mentions.cues_in(near);
    let at = cues.find(|c| c.meaning == Meaning::Marker(Marker::Resting))?.end as usize;
    let tokens = view.seg().tokens.get(at..).unwrap_or_default();
    let end = at + tokens.iter().take_while(|t| t.tag.is_nominal() || t.tag.is_head()).count();
    Some(view.holder_of(at..end)).filter(|h| matches!(h, Holder::States(_)))
}

/// "let Norland decide", "leave it to Norland to decide": what somebody else is left to do.
fn let_do(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p))).map(|c| &c.group);
    let lets = |g: &Group| ["let", "allow", "leave"].contains(&view.lexicon().lemma_name(g.lemma)) && !g.negated;
    clause.group.form != Form::Finite && !clause.subject.is_empty() && up.is_some_and(lets)
}

/// "only Norland decides", "Norland alone decides".
fn alone(view: &View<'_>, words: Range<usize>) -> bool {
    (words.start.saturating_sub(1)..words.end).any(|i| view.says(i, "only") || view.says(i, "alone"))
}

/// "decide on its islands", "choose its islands": whether a thing is what the verb is about.
pub(super) fn decided_on(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let np = noun_phrase_start(view, hit.first as usize);
    let about = |i: usize| ["on", "about", "over", "upon"].iter().any(|w| view.says(i, w));
    np == g.end as usize || np > g.end as usize && about(np - 1)
}

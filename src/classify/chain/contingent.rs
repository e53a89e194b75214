//! What is said to be tied to something else: "contingent on", "a condition for", "the only way to".

use super::{
    Chain,
    noun::{may_found, noun_phrase_start},
    predicate::said_behind,
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::Marker,
        lexicon::{Found, Meaning},
    },
    segment::{Sentence, clause::Clause, tag::Tag},
};

/// "a settlement is contingent on a truce": the one is tied, the other demanded.
pub(super) fn contingent(view: &View<'_>, clause: &Clause, chain: &mut Chain, object: Option<&Found>) -> bool {
    let mut cues = view.unit.mentions.cues_in(said_behind(view, clause, None));
    let Some(cue) = cues.find(|c| c.meaning == Meaning::Marker(Marker::Condition) && c.end - c.first > 1) else {
        return false;
    };
    match object {
        None => chain.terms = true,
        Some(hit) if cue.end <= hit.first => {
            chain.demanded = true;
            chain.judged = true;
        }
        Some(_) => return false,
    }
    chain.attitude = true;
    chain.holder = Holder::Nobody;
    true
}

/// "withdrawal is a condition for peace": the one is demanded, the other tied to it.
pub(super) fn precondition(view: &View<'_>, clause: &Clause, chain: &mut Chain, object: Option<&Found>) -> bool {
    let tokens = &view.seg().tokens;
    // "the truce is the only basis for a settlement": of one kind, and no term.
    let mut subject = view.unit.mentions.topics_in(clause.subject_range());
    if object.is_some() && subject.any(|f| matches!(f.meaning, Meaning::FrameNoun(t, _) if t == chain.topic)) {
        return false;
    }
    let stands = view.unit.mentions.cues_in(said_behind(view, clause, object)).any(|c| {
        c.meaning == Meaning::Marker(Marker::Precondition)
            && tokens
                .get(clause.group.end as usize..c.first as usize)
                .unwrap_or_default()
                .iter()
                .all(|t| t.tag != Tag::Prep)
    });
    if stands {
        chain.attitude = true;
        chain.judged = true;
        let prep = object.and_then(|hit| noun_phrase_start(view, hit.first as usize).checked_sub(1));
        chain.terms |= prep.is_some_and(|at| !may_found(view, &clause.group, at));
        chain.holder = Holder::Nobody;
    }
    stands
}

/// "the only way to peace is a withdrawal": the one is tied, the other demanded.
pub(super) fn way_to(
    view: &View<'_>,
    sentence: &Sentence,
    ci: usize,
    chain: &mut Chain,
    object: Option<&Found>,
) -> bool {
    let subject = view.subject(sentence, ci);
    let leads = |c: &Found| c.meaning == Meaning::Marker(Marker::Precondition) && c.end - c.first > 1;
    let Some(end) = view.unit.mentions.cues_in(subject.clone()).find(|c| leads(c)).map(|c| c.end as usize) else {
        return false;
    };
    let word = chain.evidence.first().map_or(0, |&e| e as usize);
    // "the price of lifting the dues is a withdrawal": what ends the topic's matter may have its price, too.
    let relief = chain.sign < 0 && chain.frame.is_some_and(|f| view.lexicon().frame(chain.topic, f).direction < 0);
    if sentence.clauses[ci].group.negated || chain.sign <= 0 && object.is_none() && !relief {
        return false;
    }
    chain.attitude = true;
    chain.judged = true;
    chain.terms |= object.is_none() && end <= word && word < subject.end;
    chain.holder = Holder::Nobody;
    true
}

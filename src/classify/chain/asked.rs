//! What a question is about, whatever it makes of it: "And the truce?", "Could they leave the islands?".

use super::{
    Chain,
    doer::agent_fits,
    frame::{has_within, particle_fits, thing_of, verb_stands},
    noun::{nominal, noun_phrase_start},
    predicate::predicate_in,
};
use crate::{
    classify::view::View,
    codebook::{
        cue::{Class, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{Sentence, clause::Edge},
};

/// The deed or matter that a sentence names last, with the sign that a yes to it has.
pub fn matter(view: &View<'_>, sentence: &Sentence) -> Option<Chain> {
    // "You were in office when the dues came": only when.
    let when = |hit: &&Found| {
        let ci = view.clause_at(sentence, hit.first as usize);
        ci.is_some_and(|ci| sentence.clauses[ci].group.past && view.tells_when(sentence, ci))
    };
    // "Should the dues be lifted if there is a truce?": asked of the dues.
    let tied = |hit: &&Found| {
        let ci = view.clause_at(sentence, hit.first as usize);
        ci.is_some_and(|ci| ci > 0 && matches!(sentence.clauses[ci].edge, Edge::Condition | Edge::Order))
    };
    let hits = || view.unit.mentions.topics_in(sentence.tokens.clone()).rev().filter(|hit| !when(hit));
    let asked = |hit: &Found| deed(view, sentence, hit).or_else(|| noun(view, sentence, hit));
    let said = hits().filter(|h| !tied(h)).find_map(asked).or_else(|| hits().find_map(asked));
    said.or_else(|| bare(view, sentence))
}

/// "And the League?", "What about the islands?": a thing and no verb is asked of as the topic itself.
fn bare(view: &View<'_>, sentence: &Sentence) -> Option<Chain> {
    // "What do you make of the plan?": what anybody thinks is asked, and nothing else.
    let opinion = sentence.clauses.len() == 1 && sentence.clauses[0].group.cue.is(Class::Belief);
    if !(sentence.clauses.is_empty() || opinion) || !view.asking(sentence) {
        return None;
    }
    let mut hits = view.unit.mentions.topics_in(sentence.tokens.clone());
    let behind = |h: &Found| !opinion || ["of", "about", "on"].iter().any(|w| spoken_of(view, h, w));
    let thing = |h: &Found| matches!(h.meaning, Meaning::Thing(..)) && !view.lexicon().bystander(h);
    let hit = hits.find(|h| thing(h) && behind(h))?;
    let Meaning::Thing(topic, _) = hit.meaning else { return None };
    let mut chain = Chain::new(topic, hit.first as usize);
    chain.sign = 1;
    chain.evidence.extend(hit.first..hit.end);
    Some(chain)
}

/// Whether a preposition stands before the noun phrase of a word.
fn spoken_of(view: &View<'_>, hit: &Found, preposition: &str) -> bool {
    view.says(noun_phrase_start(view, hit.first as usize).saturating_sub(1), preposition)
}

/// "the truce", "an end to the dues": what its words make of it, and the phase of the verb that acts on it.
fn noun(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<Chain> {
    let Meaning::FrameNoun(topic, f) = hit.meaning else { return None };
    let frame = view.lexicon().frame(topic, f);
    let mut chain = Chain::new(topic, hit.first as usize);
    chain.sign = frame.direction;
    chain.adopt(frame);
    let ci = view.clause_at(sentence, hit.first as usize);
    let group = ci.map(|ci| &sentence.clauses[ci].group);
    let floor = group.filter(|g| g.end <= hit.first).map_or(sentence.tokens.start, |g| g.end as usize);
    nominal(view, &mut chain, hit, floor, group);
    let acts = group.filter(|g| (g.end <= hit.first) != g.passive && g.cue.attitude() == 0 && g.cue.phase() < 0);
    if acts.is_some() {
        chain.turn(-1);
    }
    // "Will the waiver be extended?": a weak word, and something is done to it.
    chain.weak &= !group.is_some_and(|g| (g.end <= hit.first) != g.passive && g.cue.phase() != 0);
    // "Is the truce dead?", "They say the truce is a ploy. Do you agree?": a yes to that is a no to the truce.
    let dead = || matches!(predicate_in(view, hit.end as usize..sentence.tokens.end), Some((Predicate::Minus, ..)));
    let posed = view.question || view.asking(sentence);
    if posed && group.is_some_and(|g| g.copula && !g.negated) && dead() {
        chain.turn(-1);
    }
    // "no truce?": asked of the truce.
    if view.denied(hit.first as usize) {
        chain.turn(-1);
    }
    chain.top = ci.unwrap_or(0);
    chain.evidence.extend(hit.first..hit.end);
    (!chain.weak && chain.sign != 0 && !chain.modifier).then_some(chain)
}

/// "leave the islands": a thing with the verb of one of its frames.
fn deed(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<Chain> {
    let Meaning::Thing(topic, _) = hit.meaning else { return None };
    let ci = view.clause_at(sentence, hit.first as usize)?;
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let mask = thing_of(hit);
    let frame = view.lexicon().frames_on(g.lemma, topic).find(|f| {
        let object = f.objects & mask != 0
            && f.subjects == 0
            && has_within(view, clause, f)
            && f.verbs_of(g.lemma).iter().any(|v| particle_fits(view, g, v, clause));
        let subject = f.subjects & mask != 0 && f.verbs_of(g.lemma).iter().any(|v| verb_stands(view, clause, v));
        (object || subject) && agent_fits(view, sentence, ci, f, g.passive)
    })?;
    let mut chain = Chain::new(topic, g.head as usize);
    chain.sign = frame.direction;
    chain.adopt(frame);
    chain.top = ci;
    chain.clauses.push(ci);
    chain.evidence.extend([g.head].into_iter().chain(hit.first..hit.end));
    (!chain.weak).then_some(chain)
}

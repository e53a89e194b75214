//! What a question is about, whatever it makes of it: "And the truce?", "Could they leave the islands?".

use super::{
    Chain,
    doer::agent_fits,
    frame::{particle_fits, thing_of, verb_stands},
    noun::{nominal, noun_phrase_start},
    predicate::predicate_in,
    within::has_within,
};
use crate::{
    classify::view::{PHRASE, View},
    codebook::{
        cue::{Class, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
    },
};

/// The deed or matter that a sentence names last, with the sign that a yes to it has.
pub fn matter(view: &View<'_>, sentence: &Sentence) -> Option<Chain> {
    // "You were in office when the dues came": only when.
    let when = |hit: &&Found| {
        let ci = view.clause_at(sentence, hit.first as usize);
        ci.is_some_and(|ci| sentence.clauses[ci].group.past && view.tells_when(sentence, ci))
    };
    let hits = || view.unit.mentions.topics_in(sentence.tokens.clone()).rev().filter(|hit| !when(hit));
    let read = |hit: &Found| deed(view, sentence, hit).or_else(|| noun(view, sentence, hit));
    let main = hits().filter(|h| !bought(view, sentence, h.first as usize)).find_map(read);
    main.or_else(|| hits().find_map(read)).or_else(|| bare(view, sentence))
}

/// "Would you leave the islands for a truce?", "… to end the war?", "… if there is a truce?": what the deed asked about is for, or
/// hangs on.
pub fn bought(view: &View<'_>, sentence: &Sentence, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let within =
        |t: Tag| matches!(t, Tag::Adj | Tag::Noun | Tag::Proper | Tag::Det | Tag::Poss | Tag::Num | Tag::Hyphen);
    let floor = sentence.tokens.start.max(at.saturating_sub(PHRASE));
    let before = (floor..at).rev().find(|&i| !within(tokens[i].tag)).filter(|&i| view.says(i, "for"));
    // "support for a truce": a noun's own; "give them up for a truce": what it is given for.
    let clause = |i: usize| view.clause_at(sentence, i).and_then(|ci| sentence.clauses.get(ci));
    let bought = before.is_some_and(|i| {
        let acts = clause(i).filter(|c| (c.group.end as usize) < i);
        acts.is_some_and(|c| view.lexicon().frames_of(c.group.lemma).next().is_some() || c.group.cue.phase() < 0)
    });
    bought || clause(at).is_some_and(|c| aim(view, sentence, c))
}

/// A clause that says what the deed before it is for or hangs on: "… to end the war", "… if they sign".
fn aim(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let aside = matches!(clause.edge, Edge::Purpose | Edge::Condition | Edge::Order | Edge::Concession);
    let up = clause.parent.and_then(|p| sentence.clauses.get(p as usize));
    // "leave the islands to end the war": an infinitive behind a whole deed.
    let behind = |c: &Clause| {
        let g = &c.group;
        let acts = view.lexicon().frames_of(g.lemma).next().is_some() || g.cue.phase() < 0;
        // "Does he want the war to end?"
        let acts = acts && !g.cue.is(Class::Cause) && !g.cue.is(Class::Belief);
        let object = c.object();
        acts && object.start < clause.group.first as usize
            && view.unit.mentions.topics_in(object.start..clause.group.first as usize).next().is_some()
    };
    aside || clause.group.form == Form::Infinitive && up.is_some_and(behind)
}

/// "And the League?", "What about the islands?": a thing and no verb is asked of as the topic itself.
fn bare(view: &View<'_>, sentence: &Sentence) -> Option<Chain> {
    // "What do you make of the plan?": what anybody thinks is asked, and nothing else.
    let opinion = sentence.clauses.len() == 1 && sentence.clauses[0].group.cue.is(Class::Belief);
    if !(sentence.clauses.is_empty() || opinion) || !view.asking(sentence) {
        return None;
    }
    thing(view, sentence, opinion)
}

/// The first thing of a topic that a stretch names, on which verbs act; of an opinion, what it is of.
fn thing(view: &View<'_>, sentence: &Sentence, opinion: bool) -> Option<Chain> {
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

/// What a sentence tells to have been asked about: a deed, a matter, or a thing by itself ("he was asked about the islands").
pub fn told_of(view: &View<'_>, sentence: &Sentence) -> Option<Chain> {
    matter(view, sentence).or_else(|| thing(view, sentence, false))
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
            && has_within(view, sentence, ci, f)
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

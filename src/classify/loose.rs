//! The last resort for a topic's word that no chain reaches: the words of attitude around it in its clause and those above,
//! counted for their sign. Weak evidence, and marked so: the scorer decides whether it is worth a record.

use super::{chain::Chain, holder::Holder, view::View};
use crate::{
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{CompiledFrame, Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Group, Modal},
        tag::Tag,
    },
};

/// Loose chains for a frame noun, or for a thing with a verb that is a frame with it anywhere in the sentence: one for each
/// clause above it whose subject can hold a position, as far as it goes there, and one for whoever speaks; none where the
/// sentence only names it.
pub fn loose(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Vec<Chain> {
    start(view, sentence, hit).map_or_else(Vec::new, |(chain, head)| rise(view, sentence, hit, chain, head))
}

/// The chain at its topic's word, and the clause whose verb makes a frame of a thing.
fn start(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<(Chain, Option<usize>)> {
    let at = hit.first as usize;
    let ci = view.clause_at(sentence, at)?;
    let (topic, frame, head) = match hit.meaning {
        Meaning::FrameNoun(t, f) => (t, view.lexicon().frame(t, f), None),
        Meaning::Thing(t, bit) => {
            let (frame, head) = frame_near(view, sentence, t, bit)?;
            (t, frame, Some(head))
        }
        _ => return None,
    };
    if super::chain::elsewhere(view, sentence, hit, topic)
        || head.is_none() && !super::chain::owner_fits(view, sentence, hit, frame)
        || super::chain::by_degree(view, at)
        || super::chain::in_setting(view, at)
        || conceded(view, sentence, at)
        || super::chain::even_if(view, &sentence.clauses[ci])
        || super::chain::about_talks(view, sentence, ci)
        || super::chain::could(view, &sentence.clauses[ci])
        || met_to_study(sentence, ci)
        || view.tells_when(sentence, ci) && matches!(view.holder(sentence, ci), Holder::Nobody | Holder::Else)
    {
        return None;
    }
    let mut chain = Chain::new(topic, sentence.clauses[ci].group.head as usize);
    chain.sign = frame.direction;
    chain.frame = Some(frame.frame);
    chain.weak = frame.weak;
    chain.stated = frame.stated;
    chain.loose = true;
    chain.thing = head.is_some();
    chain.evidence.extend(hit.first..hit.end);
    chain.top = ci;
    let tokens = &view.seg().tokens;
    chain.modifier =
        tokens.get(hit.end as usize).is_some_and(|t| t.tag == Tag::Noun || t.tag == Tag::Hyphen && !t.spaced);
    // "the sham votes were held": the word itself is against what it names.
    chain.charged = head.is_none() && (frame.charged || blames(view, hit));
    if view.denied(at) {
        chain.sign = -chain.sign;
        chain.negated = true;
    }
    Some((chain, head))
}

/// Whether a topic's own words hold one of blame: "illegal dues".
fn blames(view: &View<'_>, hit: &Found) -> bool {
    let mut cues = view.unit.mentions.cues_in(hit.first as usize..hit.end as usize);
    hit.end - hit.first > 1 && cues.any(|c| c.meaning == Meaning::Predicate(Predicate::Minus))
}

/// "met to study the truce": what a meeting is for.
fn met_to_study(sentence: &Sentence, ci: usize) -> bool {
    let c = &sentence.clauses[ci];
    let up = c.parent.and_then(|p| sentence.clauses.get(p as usize)).map(|u| u.group.cue);
    // "will fly to Kelm to discuss the truce".
    let discusses = c.group.cue.is(Class::Talk) && c.group.cue.attitude() == 0;
    c.edge == Edge::Purpose && (discusses || c.group.cue.is(Class::Withhold) && up.is_some_and(|u| u.is(Class::Talk)))
}

/// "advanced despite the talks on a truce": what something happens in spite of.
fn conceded(view: &View<'_>, sentence: &Sentence, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let leads = |c: &Found| c.meaning == Meaning::Marker(Marker::Concession);
    let cue = view.unit.mentions.cues_in(sentence.tokens.start..at).rfind(|c| leads(c));
    cue.is_some_and(|c| tokens[c.end as usize..at].iter().all(|t| t.tag.is_nominal() || t.tag == Tag::Prep))
}

/// Up the clauses, counting the words of attitude.
fn rise(view: &View<'_>, sentence: &Sentence, hit: &Found, mut chain: Chain, head: Option<usize>) -> Vec<Chain> {
    let mut out: Vec<Chain> = Vec::new();
    let base = chain.frame.map_or(1, |f| view.lexicon().frame(chain.topic, f).direction);
    let mut against = false;
    let mut refused_by_another = false;
    let (first, mut at_clause) = (chain.top, chain.top);
    for _ in 0..4 {
        let clause = &sentence.clauses[at_clause];
        chain.clauses.push(at_clause);
        against |= weigh(view, &mut chain, clause, hit);
        let g = &clause.group;
        // "the dues will not change its course": what a thing does not do to another is nobody's no to it.
        let idle = g.negated && !g.passive && !g.copula && g.cue.phase() == 0 && hit.end <= g.first;
        if at_clause == first && idle && super::chain::has_object(view, g) {
            return Vec::new();
        }
        // "is not worried about the dues": neither for nor against.
        let said = g.first as usize..hit.first.max(g.end) as usize;
        let worries = |c: &Found| c.meaning == Meaning::Predicate(Predicate::Worry);
        // "traders are fearful of the dues": theirs, and not of whoever says so.
        let theirs = || hit.first >= g.end && of_others(view, &view.holder(sentence, at_clause));
        if view.unit.mentions.cues_in(said).any(worries) && (g.negated || theirs()) {
            return Vec::new();
        }
        let attitude = g.cue.attitude();
        // "the dues would reduce its income": what is ended is the object.
        let ends_other = g.cue.phase() < 0
            && (!g.passive && hit.end <= g.first && super::chain::has_object(view, g)
                || at_clause == first && by_means(view, g, hit));
        if attitude != 0 {
            chain.attitude = true;
            chain.evidence.push(g.head);
        }
        against |= g.cue.is(Class::Harm) && attitude == 0;
        if head == Some(at_clause) {
            chain.act = true;
        } else if attitude < 0 || g.cue.is(Class::Fail) && attitude == 0 {
            chain.sign = -chain.sign;
            chain.refused = true;
        } else if attitude == 0 && g.cue.phase() < 0 && !ends_other {
            chain.sign = -chain.sign;
        }
        if attitude == 0 && g.cue.phase() != 0 && !ends_other {
            chain.act = true;
        }
        if g.negated || g.denied {
            chain.sign = -chain.sign;
            chain.negated = true;
        }
        chain.ought |= g.modal == Modal::Ought;
        chain.future |= matches!(g.modal, Modal::Future | Modal::Would);
        chain.possible |= g.modal == Modal::Possible;
        chain.past = g.past;
        chain.top = at_clause;
        let holder = view.holder(sentence, at_clause);
        // "Norland and Kelmar could not agree on a truce": a failure of both, no refusal.
        let agrees = attitude > 0 && g.negated && g.modal != Modal::Future && g.cue.is(Class::Plus);
        let says = || view.lexicon().verb_cues(g.lemma).iter().any(|(_, c)| c.is(Class::Report));
        if agrees && says() && matches!(&holder, Holder::States(s) if s.len() > 1) {
            return Vec::new();
        }
        // "accused Norland of rejecting the truce": of another, not of whoever accuses.
        if g.cue.is(Class::Accuse) && out.iter().chain([&chain]).any(|c| c.clauses.len() > 1) {
            return out;
        }
        // "Brussels does not want a truce": its own no, whoever tells it.
        let other = of_others(view, &holder) && !(holder == Holder::Else && view.said_of_thing(sentence, at_clause));
        let leans = attitude != 0 && g.modal == Modal::None && !g.passive && !g.copula;
        refused_by_another |= leans && other && (attitude < 0) != g.negated && clause.edge != Edge::Relative;
        // "the raids undermine the talks", "Kelmar may weaken the dues": what another does to it, whoever complains.
        let harms = g.cue.is(Class::Harm) && (attitude < 0 || g.cue.phase() < 0);
        let behind = hit.first >= g.end && !g.passive && !g.copula && !g.negated;
        refused_by_another |= harms && behind && of_others(view, &holder);
        if matches!(holder, Holder::States(_) | Holder::Speaker) {
            let mut here = Chain { holder, ..chain.clone() };
            let blamed = here.holder == Holder::Speaker && here.charged && !chain.act;
            here.attitude |= blamed;
            blame(&mut here, against || blamed, base);
            out.retain(|c| c.holder != here.holder);
            out.push(here);
        }
        match clause.edge {
            Edge::Condition | Edge::Order => {
                chain.hypothetical = true;
                break;
            }
            Edge::Content => break,
            _ if view.tells_when(sentence, at_clause) => {
                chain.hypothetical = true;
                break;
            }
            _ => {}
        }
        match clause.parent {
            Some(p) if (p as usize) < sentence.clauses.len() && p as usize != at_clause => at_clause = p as usize,
            _ => break,
        }
    }
    let speaks = out.iter().any(|c| c.holder == Holder::Speaker);
    if !(speaks || refused_by_another && chain.sign == -base) {
        chain.attitude |= chain.charged;
        let charged = chain.charged;
        blame(&mut chain, against || charged, base);
        chain.holder = Holder::Nobody;
        chain.over = !out.is_empty();
        out.push(chain);
    }
    // "will hold talks in Kelm": what is planned, and nobody says what for.
    let met = view.unit.mentions.cues_in(hit.first as usize..hit.end as usize);
    if met.into_iter().any(|c| c.meaning == Meaning::Marker(Marker::About)) {
        out.retain(|c| !c.weak || c.attitude || c.judged || c.noun || c.refused);
    }
    // The bare deed of a frame that must be stated.
    out.retain(|c| !c.stated || !c.act || c.attitude || c.ought || c.noun);
    out
}

/// "settle this by diplomatic means": what it is done by is not what is ended.
fn by_means(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let at = hit.first as usize;
    let from = at.saturating_sub(3).max(g.end as usize);
    (from..at.max(from)).any(|i| ["by", "through", "via"].iter().any(|w| view.says(i, w)))
}

/// Whether none of the parties is who holds it.
fn of_others(view: &View<'_>, holder: &Holder) -> bool {
    match holder {
        Holder::Else => true,
        Holder::States(states) => states.iter().all(|&s| s >= view.lexicon().parties),
        _ => false,
    }
}

/// Words of blame around: against, however often.
fn blame(chain: &mut Chain, against: bool, direction: i8) {
    if against {
        chain.sign = -direction;
        chain.judged = true;
    }
}

/// The frame of a thing whose verb stands in its sentence, and the clause of that verb.
fn frame_near<'a>(view: &View<'a>, sentence: &Sentence, topic: u8, bit: u8) -> Option<(&'a CompiledFrame, usize)> {
    let mask = 1u128 << bit.min(127);
    sentence.clauses.iter().enumerate().find_map(|(ci, c)| {
        let frame = view.lexicon().frames_on(c.group.lemma, topic).find(|f| {
            (f.objects | f.subjects) & mask != 0
                && f.verbs_of(c.group.lemma).iter().any(|v| super::chain::particle_fits(view, &c.group, v, c))
                && super::chain::has_within(view, c, f)
                && super::chain::agent_fits(view, sentence, ci, f, c.group.passive)
        })?;
        Some((frame, ci))
    })
}

/// A word judged by the adjective before it, by whoever speaks: "these illegal dues".
pub fn tainted(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<Chain> {
    let Meaning::FrameNoun(topic, f) = hit.meaning else { return None };
    let frame = view.lexicon().frame(topic, f);
    let at = hit.first as usize;
    let from = at.saturating_sub(3).max(sentence.tokens.start);
    let tokens = &view.seg().tokens;
    let run = (from..at)
        .rev()
        .take_while(|&i| {
            matches!(tokens[i].tag, Tag::Adj | Tag::Coord | Tag::Comma | Tag::QuoteOpen | Tag::QuoteClose | Tag::Adv)
        })
        .last()?;
    let judged = view.unit.mentions.cues_in(run..at).any(|c| c.meaning == Meaning::Predicate(Predicate::Minus));
    if !judged || frame.weak || super::chain::elsewhere(view, sentence, hit, topic) {
        return None;
    }
    let mut chain = Chain::new(topic, at);
    chain.sign = -frame.direction;
    chain.frame = Some(f);
    chain.loose = true;
    chain.tainted = true;
    chain.attitude = true;
    chain.judged = true;
    chain.evidence.extend(run as u32..hit.end);
    chain.top = view.clause_at(sentence, at)?;
    chain.clauses.push(chain.top);
    Some(chain)
}

/// Nouns and predicates of attitude in a clause, other than the hit itself. True where a word of blame is among them.
fn weigh(view: &View<'_>, chain: &mut Chain, clause: &Clause, hit: &Found) -> bool {
    let mut against = false;
    for c in view.unit.mentions.cues_in(clause.start as usize..clause.end as usize) {
        // A word inside a topic's words ("end to the war") is no attitude of its own.
        let inside = |f: &Found| c.first < f.end && f.first < c.end;
        if inside(hit) || view.unit.mentions.topics_in(clause.start as usize..clause.end as usize).any(inside) {
            continue;
        }
        match c.meaning {
            Meaning::Predicate(p) if judges(view, clause, c, hit) => {
                against |= p == Predicate::Minus;
                chain.judged = true;
                chain.evidence.push(c.first);
            }
            Meaning::Noun(NounCue::Minus) => {
                chain.sign = -chain.sign;
                chain.noun = true;
                chain.evidence.push(c.first);
            }
            Meaning::Noun(NounCue::Plus) if !likely(view, c) => {
                chain.noun = true;
                chain.evidence.push(c.first);
            }
            Meaning::Marker(Marker::About) => chain.talk = true,
            _ => {}
        }
    }
    against
}

/// "prospects", "no progress": how likely or how far on a thing is, and no attitude to it.
fn likely(view: &View<'_>, noun: &Found) -> bool {
    let mut cues = view.unit.mentions.cues_in(noun.first as usize..noun.end as usize);
    cues.any(|c| match c.meaning {
        Meaning::Marker(Marker::Odds) => true,
        Meaning::Marker(Marker::Headway) => view.denied(c.first as usize),
        _ => false,
    })
}

/// Whether an evaluating word judges the hit: as predicate behind "is", or right before the hit's noun phrase ("against the
/// truce", "illegal dues"); "dues against Kelmar" judges nothing.
fn judges(view: &View<'_>, clause: &Clause, cue: &Found, hit: &Found) -> bool {
    let g = &clause.group;
    // "One of the root causes is the growth of the League".
    if g.copula && cue.end <= g.first && clause.subject.contains(&cue.first) && hit.first >= g.end {
        return true;
    }
    if (g.copula || g.cue.is(Class::Linking) || g.passive) && cue.first >= g.head {
        return cue.end <= hit.first || hit.end <= g.first;
    }
    let tokens = &view.seg().tokens;
    cue.end <= hit.first
        && tokens[cue.end as usize..hit.first as usize]
            .iter()
            .all(|t| t.tag.is_nominal() || matches!(t.tag, Tag::Adv | Tag::QuoteOpen | Tag::QuoteClose | Tag::Coord))
}

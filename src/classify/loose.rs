//! The last resort for a topic's word that no chain reaches: the words of attitude around it in its clause and those above,
//! counted for their sign. Weak evidence, and marked so: the scorer decides whether it is worth a record.

mod weigh;

use self::weigh::{blame, blames, weigh};
use super::{chain::Chain, holder::Holder, view::View};
use crate::{
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{CompiledFrame, Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
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
    if matches!(hit.meaning, Meaning::Thing(..)) && where_it_is(view, at) {
        return None;
    }
    let (topic, frame, head) = match hit.meaning {
        Meaning::FrameNoun(t, f) => (t, view.lexicon().frame(t, f), None),
        Meaning::Thing(t, bit) => {
            let (frame, head) = frame_near(view, sentence, t, bit, at)?;
            (t, frame, Some(head))
        }
        _ => return None,
    };
    // What counts only where it is denied, the clauses themselves have to say.
    if frame.denied
        || super::chain::elsewhere(view, sentence, hit, topic)
        || head.is_none() && !super::chain::owner_fits(view, sentence, hit, frame)
        || super::chain::by_degree(view, at)
        || super::chain::in_setting(view, at)
        || conceded(view, sentence, at)
        || (at.saturating_sub(2)..=at).any(|i| view.replaced(i)) && sentence.clauses[ci].group.cue.attitude() == 0
        || unchanged(view, sentence, at, ci)
        || untrue(view, &sentence.clauses[ci])
        || super::chain::even_if(view, &sentence.clauses[ci])
        || super::chain::about_talks(view, sentence, ci)
        || super::chain::could(view, &sentence.clauses[ci])
        || met_to_study(sentence, ci)
        || super::chain::talked_over(view, sentence, ci, at)
        || super::chain::set_aside(view, &sentence.clauses[ci], at)
        || only_talks(&sentence.clauses[ci])
        || only_replies(&sentence.clauses[ci], hit)
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

/// "will meet Vale to discuss the dues": what the talk is about.
fn only_talks(clause: &Clause) -> bool {
    let g = &clause.group;
    g.form == Form::Infinitive && g.cue.is(Class::Talk) && g.cue.attitude() == 0 && g.cue.phase() == 0 && !g.negated
}

/// "responded to the proposal": neither for nor against.
fn only_replies(clause: &Clause, hit: &Found) -> bool {
    let g = &clause.group;
    g.cue.is(Class::Reply) && g.cue.attitude() == 0 && hit.first >= g.end
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

/// "calls reports of a truce untrue": whether it is so, and not what anybody wants.
fn untrue(view: &View<'_>, clause: &Clause) -> bool {
    let mut cues = view.unit.mentions.cues_in(clause.start as usize..clause.end as usize);
    cues.any(|c| c.meaning == Meaning::Marker(Marker::Untruth))
}

/// "wants an end to the fighting in Kelm": a place, to which nothing is done.
fn where_it_is(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let before = (at.saturating_sub(5)..at).rev().find(|&i| !tokens[i].tag.is_nominal());
    before.is_some_and(|i| ["in", "near", "around", "across", "inside", "throughout"].iter().any(|w| view.says(i, w)))
}

/// "our position on the dues has not changed": which it is, it does not say.
fn unchanged(view: &View<'_>, sentence: &Sentence, at: usize, ci: usize) -> bool {
    let c = &sentence.clauses[ci];
    let noun = |f: &Found| matches!(f.meaning, Meaning::Marker(Marker::Contents | Marker::Deed));
    let subject = view.subject(sentence, ci);
    subject.contains(&at)
        && c.group.cue.attitude() == 0
        && view.unit.mentions.cues_in(subject.start..at).any(noun)
        && (subject.start..at).any(|i| view.says(i, "on") || view.says(i, "towards") || view.says(i, "toward"))
}

/// Up the clauses, counting the words of attitude.
fn rise(view: &View<'_>, sentence: &Sentence, hit: &Found, mut chain: Chain, head: Option<usize>) -> Vec<Chain> {
    let mut out: Vec<Chain> = Vec::new();
    let base = chain.frame.map_or(1, |f| view.lexicon().frame(chain.topic, f).direction);
    let mut against = false;
    let (mut hurt, mut refused_by_another, mut taken_by_another) = (false, false, false);
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
        // "the shelling undermines attempts at a truce": no stance of whoever says so.
        let harms = attitude < 0 && g.cue.is(Class::Harm) && hit.first >= g.end && !g.negated;
        let works =
            g.cue.is(Class::Harm) && hit.end <= g.first && super::chain::does_its_work(view, clause, chain.topic);
        // "has not asked Kelmar to sign the truce": neither for nor against.
        let neither = super::chain::unforced(view, g) || super::chain::unasked(g);
        if works || neither || harms && view.holder(sentence, at_clause) == Holder::Else {
            return Vec::new();
        }
        // "the dues would reduce its income": what is ended is the object.
        let other = hit.end <= g.first && super::chain::has_object(view, g) || beside_object(view, g, hit);
        // "giving up land": the topic's words hold the verb, and have its sign.
        let own = (hit.first..hit.end).contains(&g.head);
        let ends_other =
            own || g.cue.phase() < 0 && (!g.passive && other || at_clause == first && by_means(view, g, hit));
        if attitude != 0 {
            chain.attitude = true;
            chain.evidence.push(g.head);
        }
        // "its deeds breach the truce": what suffers is not what is blamed.
        let hurts = attitude == 0 && !g.negated && (g.cue.is(Class::Harm) || g.cue.is(Class::Breach));
        let suffers = hurts && hit.first >= g.end && !g.passive;
        against |= hurts && g.cue.is(Class::Harm) && !suffers;
        hurt |= suffers;
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
        let unready = g.copula && g.negated && other && hit.first >= g.end;
        refused_by_another |= unready || leans && other && (attitude < 0) != g.negated && clause.edge != Edge::Relative;
        // "Kelmar may weaken the dues": what another does to it, whoever complains.
        let behind = hit.first >= g.end && !g.passive && !g.copula && !g.negated;
        refused_by_another |= g.cue.is(Class::Harm) && g.cue.phase() < 0 && behind && of_others(view, &holder);
        taken_by_another |= behind && holder == Holder::Else && takes(view, clause);
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
            // "denied saying that Kelmar wants a truce".
            Edge::Content if clause.parent.is_some_and(|p| super::chain::denied(sentence, p as usize)) => {
                return Vec::new();
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
    if !(speaks || taken_by_another || refused_by_another && chain.sign == -base) {
        chain.attitude |= chain.charged;
        let charged = chain.charged;
        blame(&mut chain, against || charged, base);
        chain.holder = Holder::Nobody;
        chain.over = !out.is_empty();
        if hurt && chain.sign == -base {
            chain.sign = base;
        }
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

/// "they choose dues", "he backs the truce": what somebody takes a stand on or does, whoever tells it.
fn takes(view: &View<'_>, clause: &Clause) -> bool {
    let cue = clause.group.cue;
    let person = ["they", "he", "she"].iter().any(|w| view.says(clause.subject.start as usize, w));
    clause.subject.len() == 1 && person && (cue.attitude() != 0 || cue.phase() != 0)
}

/// "settle this by diplomatic means": what it is done by is not what is ended.
fn by_means(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let at = hit.first as usize;
    let from = at.saturating_sub(3).max(g.end as usize);
    (from..at.max(from)).any(|i| ["by", "through", "via"].iter().any(|w| view.says(i, w)))
}

/// "end the war with regard for the islands": what stands in a phrase behind the verb's own object.
fn beside_object(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let between = g.end as usize..(hit.first as usize).max(g.end as usize);
    let Some(object) = between.clone().find(|&i| tokens[i].tag.is_head()) else { return false };
    let prep = (object..between.end).find(|&i| tokens[i].tag == Tag::Prep);
    prep.is_some_and(|i| !["of", "to", "for"].iter().any(|w| view.says(i, w)))
}

/// Whether none of the parties is who holds it.
fn of_others(view: &View<'_>, holder: &Holder) -> bool {
    match holder {
        Holder::Else => true,
        Holder::States(states) => states.iter().all(|&s| s >= view.lexicon().parties),
        _ => false,
    }
}

/// The frame of a thing whose verb stands in its sentence, and the clause of that verb.
fn frame_near<'a>(
    view: &View<'a>,
    sentence: &Sentence,
    topic: u8,
    bit: u8,
    at: usize,
) -> Option<(&'a CompiledFrame, usize)> {
    let mask = 1u128 << bit.min(127);
    sentence.clauses.iter().enumerate().find_map(|(ci, c)| {
        let frame = view.lexicon().frames_on(c.group.lemma, topic).find(|f| {
            // "helps with dues on Kelmar": what only does something is not behind its verb.
            let acts = f.objects & mask == 0 && !view.subject(sentence, ci).contains(&at);
            (f.objects | f.subjects) & mask != 0
                && !acts
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
    // "crippling dues": how hard they hit, and no word against them.
    let hard = |at: u32| {
        let mut same = view.unit.mentions.cues_in(at as usize..at as usize + 1);
        same.any(|c| c.meaning == Meaning::Marker(Marker::More))
    };
    let mut cues = view.unit.mentions.cues_in(run..at);
    let judged = cues.any(|c| c.meaning == Meaning::Predicate(Predicate::Minus) && !hard(c.first));
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

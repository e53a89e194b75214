//! The last resort for a topic's word that no chain reaches: the words of attitude around it in its clause and those above,
//! counted for their sign. Weak evidence, and marked so: the scorer decides whether it is worth a record.

use super::{
    chain::Chain,
    view::{Holder, View},
};
use crate::{
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{Sentence, clause::Edge, group::Modal, tag::Tag},
};

/// A loose chain for a strong frame noun; none where its sentence only names it.
pub fn loose(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<Chain> {
    let Meaning::FrameNoun(topic, f) = hit.meaning else { return None };
    let frame = view.lexicon().frame(topic, f);
    if frame.weak || frame.stated || super::chain::out_of_place(view, sentence, hit, topic, Some(frame)) {
        return None;
    }
    let at = hit.first as usize;
    let ci = view.clause_at(sentence, at)?;
    let mut chain = Chain::new(topic, sentence.clauses[ci].group.head as usize);
    chain.sign = frame.direction;
    chain.frame = Some(f);
    chain.loose = true;
    chain.evidence.extend(hit.first..hit.end);
    chain.top = ci;
    let tokens = &view.seg().tokens;
    chain.modifier = tokens.get(hit.end as usize).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Hyphen) && (t.tag == Tag::Noun || !t.spaced));
    if view.denied(at) {
        chain.sign = -chain.sign;
        chain.negated = true;
    }
    let mut at_clause = ci;
    for _ in 0..4 {
        let clause = &sentence.clauses[at_clause];
        chain.clauses.push(at_clause);
        weigh(view, &mut chain, clause.start as usize..clause.end as usize, hit);
        let g = &clause.group;
        let attitude = g.cue.attitude();
        if attitude != 0 {
            chain.attitude = true;
            chain.evidence.push(g.head);
        }
        if attitude < 0 || g.cue.is(Class::Fail) && attitude == 0 {
            chain.sign = -chain.sign;
            chain.refused = true;
        } else if attitude == 0 && g.cue.phase() < 0 {
            chain.sign = -chain.sign;
        }
        if attitude == 0 && g.cue.phase() != 0 {
            chain.act = true;
        }
        if g.negated {
            chain.sign = -chain.sign;
            chain.negated = true;
        }
        chain.ought |= g.modal == Modal::Ought;
        chain.future |= matches!(g.modal, Modal::Future | Modal::Would);
        chain.possible |= g.modal == Modal::Possible;
        chain.past = g.past;
        chain.top = at_clause;
        chain.head = g.head as usize;
        match clause.edge {
            Edge::Condition | Edge::Order => {
                chain.hypothetical = true;
                break;
            }
            Edge::Content => break,
            _ => {}
        }
        match clause.parent {
            Some(p) if (p as usize) < sentence.clauses.len() && p as usize != at_clause => at_clause = p as usize,
            _ => break,
        }
    }
    chain.holder = match view.holder(sentence, chain.top) {
        h @ (Holder::States(_) | Holder::Speaker) => h,
        _ => Holder::Nobody,
    };
    Some(chain)
}

/// Nouns and predicates of attitude in a stretch, other than the hit itself.
fn weigh(view: &View<'_>, chain: &mut Chain, range: std::ops::Range<usize>, hit: &Found) {
    for c in view.unit.mentions.cues_in(range) {
        if c.first < hit.end && hit.first < c.end {
            continue;
        }
        match c.meaning {
            Meaning::Predicate(Predicate::Minus) => {
                chain.sign = -chain.sign;
                chain.judged = true;
                chain.evidence.push(c.first);
            }
            Meaning::Predicate(Predicate::Plus) => {
                chain.judged = true;
                chain.evidence.push(c.first);
            }
            Meaning::Noun(NounCue::Minus) => {
                chain.sign = -chain.sign;
                chain.noun = true;
                chain.evidence.push(c.first);
            }
            Meaning::Noun(NounCue::Plus) => {
                chain.noun = true;
                chain.evidence.push(c.first);
            }
            Meaning::Marker(Marker::About) => chain.talk = true,
            _ => {}
        }
    }
}

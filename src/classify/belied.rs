//! What somebody is said to say and not to mean ("Norland says it wants a truce, but it is lying"), and what would be so if he wanted it
//! ("if Norland wanted a truce, the war would be over").

use super::{chain::Chain, holder::Holder, view::View};
use crate::{
    codebook::cue::{Class, Marker},
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Modal,
    },
};

/// Turns round what is said to be a lie in its sentence or at the beginning of the next: whoever says so tells that the other wants the
/// opposite. What nobody believes, or what would only follow from a wish that is not there, is dropped.
pub fn read(view: &View<'_>, sentence: &Sentence, next: Option<&Sentence>, chains: &mut Vec<Chain>) {
    if chains.is_empty() {
        return;
    }
    chains.retain(|c| !unreal(view, sentence, c) && !disbelieved(view, sentence, c));
    for chain in chains.iter_mut() {
        if let Some(lie) = lie(view, sentence, next, chain) {
            chain.sign = -chain.sign;
            (chain.refused, chain.negated, chain.judged) = (chain.sign < 0, true, true);
            // Of whoever calls it a lie, and not of whom he quotes.
            chain.head = lie;
            chain.evidence.push(lie as u32);
        }
    }
}

/// The clause in which a chain's own holder says what the chain is.
fn said_by_itself<'a>(view: &View<'_>, sentence: &'a Sentence, chain: &Chain) -> Option<&'a Clause> {
    let stance = matches!(chain.holder, Holder::States(_)) && chain.sign != 0 && !chain.withheld;
    let up = |&ci: &usize| sentence.clauses.get(ci).and_then(|c| c.parent).map(usize::from);
    let above = chain.clauses.iter().filter_map(up).chain(chain.clauses.iter().copied());
    above.filter(|_| stance).find_map(|ci| {
        let c = sentence.clauses.get(ci)?;
        let says = c.group.cue.is(Class::Report) && !c.group.negated && c.group.cue.attitude() >= 0;
        (says && view.holder(sentence, ci) == chain.holder).then_some(c)
    })
}

/// The verb of a clause that calls a lie what a chain's holder says: "but it is lying", "… That is not true."
fn lie(view: &View<'_>, sentence: &Sentence, next: Option<&Sentence>, chain: &Chain) -> Option<usize> {
    let behind = said_by_itself(view, sentence, chain)?.group.end;
    let here = sentence.clauses.iter().enumerate().map(|(i, c)| (sentence, i, c));
    let here = here.filter(|(_, _, c)| c.group.first >= behind);
    let then = next.and_then(|n| n.clauses.first().map(|c| (n, 0, c)));
    here.chain(then).find_map(|(s, ci, c)| {
        let g = &c.group;
        if g.negated || g.denied || g.modal != Modal::None {
            return None;
        }
        let subject = view.subject(s, ci);
        let lies = view.marked(g.first as usize..g.end as usize, Marker::Deceit) && view.holder(s, ci) == chain.holder;
        let points = |i: usize| ["that", "this", "it"].iter().any(|w| view.says(i, w));
        let untrue = || {
            let object = c.object();
            g.copula
                && subject.len() == 1
                && points(subject.start)
                && view.marked(object.start..object.end.min(object.start + 3), Marker::Untruth)
        };
        (lies || untrue()).then_some(g.head as usize)
    })
}

/// "I do not believe Vale when she says that she wants a truce".
fn disbelieved(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let Some(says) = said_by_itself(view, sentence, chain) else { return false };
    let up = says.parent.and_then(|p| sentence.clauses.get(usize::from(p)));
    let doubts = |c: &Clause| (c.group.negated || c.group.denied) && c.group.cue.is(Class::Belief);
    matches!(says.edge, Edge::Order | Edge::Other | Edge::Condition) && up.is_some_and(doubts)
}

/// "If Norland wanted a truce, the war would be over": it does not, and nobody has stated what would be.
fn unreal(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let wished = |(ci, c): (usize, &Clause)| {
        let g = &c.group;
        let past = g.past && g.modal == Modal::None && !g.perfect && !g.negated && !g.passive;
        if c.edge != Edge::Condition || !past || !view.wanting(g) || g.cue.is(Class::Report) {
            return None;
        }
        match view.holder(sentence, ci) {
            Holder::States(states) => Some((ci, states)),
            _ => None,
        }
    };
    let Some((ci, states)) = sentence.clauses.iter().enumerate().find_map(wished) else { return false };
    let main = sentence.clauses[ci].parent.map(usize::from);
    let Some(would) = main.and_then(|m| sentence.clauses.get(m)).filter(|m| m.group.modal == Modal::Would) else {
        return false;
    };
    let own = view.speaker_at(would.group.head as usize).and_then(|s| s.state);
    let others = own.is_none_or(|s| !states.contains(&s));
    // "If Norland wanted a truce, we would sign it": of whoever says so.
    let we = main.is_some_and(|m| match view.holder(sentence, m) {
        Holder::Speaker => true,
        Holder::States(s) => own.is_some_and(|own| s.contains(&own)),
        _ => false,
    });
    let part = |c: &usize| *c == ci || Some(*c) == main;
    others && !we && chain.clauses.iter().any(part)
}

//! Whose efforts somebody praises: "Norland welcomed Estrel's efforts to stop the shooting", "thanked Estrel for its work to end
//! the war". Both want what the efforts are for.

use super::{Chain, doer::doer, owner::owner};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::cue::{Class, Marker},
    segment::{
        Sentence,
        clause::{Clause, Edge, object_phrase},
    },
};

/// What is stated of whoever makes an effort, beside what is stated of whoever praises it; or the other way round.
pub fn credited(view: &View<'_>, sentence: &Sentence, stated: &[Chain]) -> Vec<Chain> {
    let counts = |c: &&Chain| !c.loose && !c.withheld && !c.refused && !c.negated && c.sign != 0;
    stated.iter().filter(counts).filter_map(|before| of_effort(view, sentence, before, stated)).collect()
}

fn of_effort(view: &View<'_>, sentence: &Sentence, before: &Chain, stated: &[Chain]) -> Option<Chain> {
    let (ci, deed) = before.clauses.iter().find_map(|&ci| {
        let deed = sentence.clauses.get(ci).filter(|c| c.edge == Edge::Complement)?;
        Some((usize::from(deed.parent?), deed))
    })?;
    let clause = sentence.clauses.get(ci).filter(|c| praises(c))?;
    let noun = (clause.group.end as usize..deed.group.first as usize)
        .rev()
        .find(|&i| view.marked(i..i + 1, Marker::Endeavour))?;
    let theirs = maker(view, clause, noun);
    let praising = doer(view, sentence, ci, clause.group.passive);
    let known = |h: &Holder| stated.iter().any(|c| !c.loose && c.topic == before.topic && c.holder == *h);
    let other = [theirs, praising]
        .into_iter()
        .find(|h| matches!(h, Holder::States(_) | Holder::Speaker) && *h != before.holder && !known(h))?;
    Some(Chain { holder: other, owned: false, ..before.clone() })
}

/// "welcomed", "praised", "thanked": and no verb of asking.
fn praises(clause: &Clause) -> bool {
    let g = &clause.group;
    g.cue.attitude() > 0 && !g.cue.is(Class::Cause) && !g.negated && !g.denied
}

/// Whose the effort is: its owner, or whoever is thanked for it.
fn maker(view: &View<'_>, clause: &Clause, noun: usize) -> Holder {
    let from = clause.group.end as usize;
    match owner(view, noun) {
        own @ Holder::States(_) => own,
        _ => {
            let np = object_phrase(&view.seg().tokens, from..noun);
            if view.says(np.end, "for") { view.holder_of(np) } else { Holder::Nobody }
        }
    }
}

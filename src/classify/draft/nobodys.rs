//! What is told as a fact, a date or a plan of the past: it is a position of nobody.

use crate::{
    classify::{chain::Chain, holder::Holder, view::View},
    segment::{
        Sentence,
        clause::Clause,
        group::{Form, Modal},
        tag::Tag,
    },
};

/// "recalled that the truce was signed in Kelm": a fact of the past, whoever tells it.
pub fn done_by_nobody(sentence: &Sentence, chain: &Chain) -> bool {
    let plain = !(chain.judged || chain.ought || chain.future || chain.possible || chain.negated || chain.withheld);
    let itself = |c: &Clause| chain.evidence.first().is_some_and(|&e| c.subject.contains(&e));
    let fact = |c: &Clause| {
        let g = &c.group;
        g.passive && g.past && !g.perfect && g.form == Form::Finite && g.head as usize == chain.head && itself(c)
    };
    plain && chain.past && sentence.clauses.get(chain.top).is_some_and(fact)
}

/// "will be raised": by whom, nobody says.
pub fn agentless(sentence: &Sentence, chain: &Chain) -> bool {
    let deed = sentence.clauses.iter().find(|c| c.group.head as usize == chain.head);
    // "no land will be handed over": that it will not be.
    deed.is_some_and(|c| c.group.passive && !c.group.negated) && !chain.negated
}

/// "tourists will come once the war is over": a time is told by it, and nothing wanted.
pub fn only_when(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    sentence
        .clauses
        .iter()
        .enumerate()
        .any(|(ci, c)| c.group.head as usize == chain.head && view.tells_when(sentence, ci))
}

/// "The last step was to return the islands": what had been laid down for a thing, and no demand of whoever tells it.
pub fn once_due(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let due = |c: &Clause| {
        let g = &c.group;
        g.modal == Modal::Ought && g.past && view.seg().tokens[g.first as usize].tag == Tag::Be
    };
    chain.holder == Holder::Else && sentence.clauses.get(chain.top).is_some_and(due)
}

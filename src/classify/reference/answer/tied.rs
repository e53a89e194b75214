//! Answers that name nothing but a condition: "Only if Kelmar does the same", "Not without guarantees", "First they have to leave".

use std::ops::Range;

use super::reported;
use crate::{
    classify::{chain::Chain, holder::Holder, view::View},
    codebook::{cue::Marker, lexicon::Meaning},
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
    },
};

/// A yes that is held back: the answer is a condition, a step before it, or what it hangs on, and nothing else.
pub(super) fn tied(view: &View<'_>, sentence: &Sentence, asked: &Chain) -> Option<Chain> {
    let tokens = &view.seg().tokens;
    let range = reported(view, sentence);
    let start = range.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
    let leads = |to: usize| {
        let words = ["not", "only", "perhaps", "maybe", "possibly", "except", "and", "but"];
        (start..to).all(|i| tokens[i].tag == Tag::Comma || words.iter().any(|w| view.says(i, w)))
    };
    let cue = view.unit.mentions.cues_in(range.clone()).find(|c| {
        let at = c.first as usize;
        // "They have to leave first".
        let last = c.meaning == Meaning::Marker(Marker::Order)
            && asks_for(sentence)
            && (c.end as usize..range.end).all(|i| matches!(tokens[i].tag, Tag::Stop | Tag::QuoteClose | Tag::Comma));
        matches!(c.meaning, Meaning::Marker(Marker::Condition | Marker::Order)) && leads(at)
            || last
            || c.meaning == Meaning::Marker(Marker::Condition) && verbless(sentence, &range)
    });
    let without = (start..range.end).find(|&i| view.says(i, "without") && leads(i) && i > start);
    // "Not while I am in this office": never, as far as it goes. "Not as long as they shell us": until they stop.
    let until = (start + 1..range.end)
        .find(|&i| ["while", "as", "so"].iter().any(|w| view.says(i, w)) && view.says(i - 1, "not"));
    if let Some(at) = until.filter(|&u| u == start + 1 && (view.says(u, "while") || view.says(u + 1, "long"))) {
        let own = |c: &Clause| (c.group.head as usize) > at;
        let inner = sentence.clauses.iter().position(own);
        if inner.is_none_or(|ci| view.holder(sentence, ci) == Holder::Speaker) {
            return Some(held_back(view, sentence, asked, at, -asked.sign.signum()));
        }
        return Some(Chain { terms: true, ..held_back(view, sentence, asked, at, 1) });
    }
    if let Some(at) = mirrored(view, sentence) {
        return Some(Chain { terms: true, ..held_back(view, sentence, asked, at, 1) });
    }
    // "When they have left.": the whole answer is a time.
    let time = ["when", "after", "as"].iter().any(|w| view.says(start, w))
        && sentence.clauses.first().is_some_and(|c| {
            c.start as usize <= start + 3 && matches!(c.edge, Edge::Order | Edge::Other | Edge::Condition)
        });
    let at = cue.map(|c| c.first as usize).or(without).or(time.then_some(start))?;
    // "First they have to leave": a step that is asked for.
    let step = cue.is_some_and(|c| c.meaning == Meaning::Marker(Marker::Order)) && asks_for(sentence);
    if !(step || verbless(sentence, &range) || hangs(view, sentence)) {
        return None;
    }
    Some(Chain { terms: true, ..held_back(view, sentence, asked, at, 1) })
}

/// A chain of what was asked, at a word of the answer.
fn held_back(view: &View<'_>, sentence: &Sentence, asked: &Chain, at: usize, sign: i8) -> Chain {
    let mut chain = Chain::new(asked.topic, at);
    chain.sign = sign;
    chain.refused = sign < 0;
    chain.frame = asked.frame;
    chain.attitude = true;
    chain.judged = true;
    chain.holder = match &asked.holder {
        own @ Holder::States(_) => own.clone(),
        _ => Holder::Speaker,
    };
    chain.top = view.clause_at(sentence, at).unwrap_or(0);
    chain.evidence.push(at as u32);
    chain
}

/// "If they stop, we stop": whoever answers does what another does, if that one does.
fn mirrored(view: &View<'_>, sentence: &Sentence) -> Option<usize> {
    let (first, then) = (sentence.clauses.first()?, sentence.clauses.get(1)?);
    let (a, b) = (&first.group, &then.group);
    let same = a.lemma == b.lemma && a.negated == b.negated
        || matches!(view.seg().tokens[b.head as usize].tag, Tag::Modal | Tag::Do);
    let own = view.holder(sentence, 1) == Holder::Speaker && view.holder(sentence, 0) != Holder::Speaker;
    let plain = first.edge == Edge::Condition && !a.past && !b.past && !b.copula && sentence.clauses.len() == 2;
    (plain && same && own && view.says(first.start as usize, "if")).then_some(b.head as usize)
}

/// Whether a sentence has no clause that could stand by itself.
fn verbless(sentence: &Sentence, said: &Range<usize>) -> bool {
    let here = |c: &&Clause| said.contains(&(c.group.head as usize));
    sentence.clauses.iter().filter(here).all(|c| c.edge != Edge::Root || c.group.form != Form::Finite)
}

/// Whether its clauses are those of a condition: the first opens with it, and what follows is no statement of its own.
fn hangs(view: &View<'_>, sentence: &Sentence) -> bool {
    let open = |e: Edge| matches!(e, Edge::Condition | Edge::Order | Edge::Other);
    let roots = sentence.clauses.iter().filter(|c| c.edge == Edge::Root && c.group.form == Form::Finite);
    let short = |c: &Clause| (c.start..c.end).all(|i| view.seg().tokens[i as usize].tag != Tag::Noun);
    sentence.clauses.first().is_some_and(|c| open(c.edge))
        && roots.count() < 2
        && sentence.clauses.iter().filter(|c| c.edge == Edge::Root).all(short)
}

/// Whether its first clause asks for something: "has to", "must", "let".
fn asks_for(sentence: &Sentence) -> bool {
    sentence
        .clauses
        .first()
        .is_some_and(|c| c.group.modal == Modal::Ought || c.group.form == Form::Infinitive || c.subject.is_empty())
}

//! Questions for what somebody wants, and answers that only name it: "What do you want? – A truce.", "What does Norland insist on? –
//! On the islands."; and what would be done in a case that is put: "What if they refuse? – Then there will be dues."

use super::{Carried, How};
use crate::{
    classify::{
        agenda::{Agenda, Item},
        chain::{self, Chain},
        holder::Holder,
        view::View,
    },
    codebook::{cue::NounCue, lexicon::Meaning},
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
    },
};

/// What a question asks for, besides a position on what it names.
#[derive(Clone, Debug)]
pub enum Sought {
    /// What somebody wants (+1) or does not (−1), and who.
    Wish(i8, Holder),
    /// What would be done in a case.
    Case,
}

/// What a question that begins with "what" asks for.
pub fn sought(view: &View<'_>, sentence: &Sentence) -> Option<Sought> {
    let tokens = &view.seg().tokens;
    let leads = |t: Tag| matches!(t, Tag::QuoteOpen | Tag::Coord | Tag::Comma | Tag::Adv);
    let first = sentence.tokens.clone().find(|&i| !leads(tokens[i].tag))?;
    // "Before the call, what was she hoping for?"
    let opens = |i: &usize| view.says(*i, "what") && tokens[*i - 1].tag == Tag::Comma;
    let start = (first + 1..sentence.tokens.end).find(opens).filter(|_| !view.says(first, "what")).unwrap_or(first);
    let what = view.says(start, "what");
    if what && view.says(start + 1, "if") || view.says(start, "suppose") || view.says(start, "supposing") {
        return Some(Sought::Case);
    }
    let (ci, clause) = sentence
        .clauses
        .iter()
        .enumerate()
        .find(|(_, c)| what && c.group.form == Form::Finite && c.group.head as usize > start)?;
    let named = view.unit.mentions.topics_in(clause.group.end as usize..sentence.tokens.end);
    // "What do you want of the truce?": asked of that.
    if named.into_iter().any(|f| matches!(f.meaning, Meaning::FrameNoun(..))) {
        return None;
    }
    let you = |c: &Clause| c.subject.len() == 1 && view.says(c.subject.start as usize, "you");
    let holder = match view.holder(sentence, ci) {
        own @ Holder::States(_) => own,
        _ if you(clause) || clause.group.copula => Holder::Speaker,
        _ => return None,
    };
    let attitude = clause.group.cue.attitude();
    if attitude != 0 && !clause.group.negated {
        return Some(Sought::Wish(attitude, holder));
    }
    let mut cues = view.unit.mentions.cues_in(clause.start.min(clause.subject.start) as usize..sentence.tokens.end);
    let aim = clause.group.copula && cues.any(|c| c.meaning == Meaning::Noun(NounCue::Plus));
    aim.then_some(Sought::Wish(1, Holder::Speaker))
}

/// An answer that only names what is wanted.
pub fn wished(view: &View<'_>, sentence: &Sentence, agenda: &Agenda, stated: &[Chain]) -> Option<Chain> {
    let Some(Sought::Wish(sign, holder)) = agenda.sought().filter(|_| !view.question && !view.asks(sentence)) else {
        return None;
    };
    let states = |c: &Clause| c.edge == Edge::Root && c.group.form == Form::Finite;
    if sentence.clauses.iter().any(states) || stated.iter().any(|c| !c.loose) {
        return None;
    }
    let mut chain = chain::matter(view, sentence)?;
    let item = Item::spoken_now(chain.topic, chain.frame?);
    chain.sign *= sign;
    (chain.attitude, chain.judged) = (true, true);
    chain.refused |= *sign < 0;
    chain.holder = holder.clone();
    Some(chain.carried_by(Carried { how: How::Answer, item }))
}

/// "Then there will be dues": what would be done in the case that was put hangs on it.
pub fn in_that_case(view: &View<'_>, sentence: &Sentence, agenda: &Agenda, chains: &mut [Chain]) {
    if view.question || !matches!(agenda.sought(), Some(Sought::Case)) {
        return;
    }
    let opens = sentence.tokens.clone().find(|&i| view.seg().tokens[i].tag != Tag::QuoteOpen);
    if opens.is_some_and(|i| view.says(i, "then")) {
        chains.iter_mut().filter(|c| c.sign > 0 && !c.withheld).for_each(|c| c.terms = true);
    }
}

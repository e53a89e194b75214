//! If-clauses that tie nothing to themselves: what a demand is for, what is not there yet, what the other side is threatened with.

use std::ops::Range;

use super::{
    super::{chain::Chain, holder::Holder, view::View},
    hit, is_word,
};
use crate::{
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning, class},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Modal,
        tag::Tag,
    },
};

/// "Kelmar must leave if there is to be peace", "if peace is to come": what it is for, and no condition.
pub fn is_goal(view: &View<'_>, c: &Clause) -> bool {
    // Not "if Kelmar were to leave", "if it is prepared to leave".
    let at = c.group.first as usize;
    let be_to = is_word(view, at, &["is", "are"]) && view.seg().tokens.get(at + 1).is_some_and(|t| t.tag == Tag::To);
    c.edge == Edge::Condition && c.group.modal == Modal::Ought && !c.group.negated && be_to
}

/// The same: peace is tied to what is demanded for it.
pub fn demanded_for(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let goal = sentence.clauses.iter().find(|c| c.stretch().contains(&hit(chain)) && is_goal(view, c));
    let demand = sentence.clauses.get(usize::from(goal.filter(|_| chain.sign > 0)?.parent?))?;
    (demand.group.modal == Modal::Ought).then(|| demand.stretch())
}

/// "If there is no truce, we will raise the dues to end the war": where it is not there, it is still wanted.
pub fn is_its_lack(view: &View<'_>, c: &Clause, chain: &Chain) -> bool {
    let own = |f: &Found| match f.meaning {
        Meaning::FrameNoun(t, n) => t == chain.topic && view.lexicon().frame(t, n).direction > 0,
        _ => false,
    };
    let none = |i: usize| view.seg().tokens[i].classes & class::NEG != 0;
    let lacks = c.edge == Edge::Condition && c.group.copula && c.stretch().any(none);
    lacks && chain.sign > 0 && view.unit.mentions.topics_in(c.stretch()).any(own)
}

/// "We want a truce, but if Kelmar refuses, there must be dues": what the other side is threatened with takes no yes back, unless the
/// yes itself is not to hold then.
pub fn threatens(view: &View<'_>, sentence: &Sentence, chain: &Chain, f: &Found) -> bool {
    let Holder::States(own) = &chain.holder else { return false };
    let joined = |c: &Clause| c.edge == Edge::Condition && (c.start..c.group.first).contains(&f.first);
    let found = sentence.clauses.iter().enumerate().find(|(_, c)| joined(c));
    let Some((ci, clause)) = found.filter(|_| f.end - f.first == 1) else { return false };
    let others =
        |ci: usize| matches!(view.holder(sentence, ci), Holder::States(s) if s.iter().all(|s| !own.contains(s)));
    // "Kelmar will face dues if it refuses".
    let it = clause.subject.len() == 1 && is_word(view, clause.subject.start as usize, &["it", "he", "she", "they"]);
    let another = others(ci) || it && clause.parent.is_some_and(|p| others(usize::from(p)));
    let g = &clause.group;
    // "Kelmar would face retaliation if it attacked".
    let answered = || {
        let main = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p)));
        main.is_some_and(|m| !m.group.negated && view.marked(m.stretch(), Marker::Ill))
    };
    let refuses = g.negated || g.cue.attitude() < 0 || g.cue.is(Class::Fail) || answered();
    let mut behind = view.unit.mentions.topics_in(clause.stretch().end.min(sentence.tokens.end)..sentence.tokens.end);
    another && refuses && !behind.any(|h| matches!(h.meaning, Meaning::FrameNoun(t, _) if t == chain.topic))
}

/// "It wants the islands, but if it does, that will be its ruin": what was just said, supposed to be so, and no reservation.
pub fn echoed(view: &View<'_>, sentence: &Sentence, chain: &Chain, f: &Found) -> bool {
    let joined = |c: &Clause| c.edge == Edge::Condition && (c.start..c.group.first).contains(&f.first);
    let Some((ci, c)) = sentence.clauses.iter().enumerate().find(|(_, c)| joined(c)) else { return false };
    let tokens = &view.seg().tokens;
    let (head, end) = (c.group.head as usize, c.group.end as usize);
    let bare = matches!(tokens[head].tag, Tag::Do | Tag::Be | Tag::Have | Tag::Modal);
    let closes = tokens.get(end).is_none_or(|t| matches!(t.tag, Tag::Comma | Tag::Stop | Tag::QuoteClose | Tag::Dash));
    let own = || matches!(view.holder(sentence, ci), Holder::States(s) if matches!(&chain.holder, Holder::States(h) if *h == s));
    bare && closes && !c.group.negated && c.subject.len() == 1 && own()
}

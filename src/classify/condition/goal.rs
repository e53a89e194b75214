//! If-clauses that tie nothing to themselves: what a demand is for, what is not there yet, what the other side is threatened with.

use std::ops::Range;

use super::{
    super::{
        chain::{self, Chain},
        holder::Holder,
        view::View,
    },
    hit, is_word, order,
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

/// "Kelmar must leave the islands to start talks", "must give up the League for a truce to begin": what is asked of another is of
/// another topic, and this one is what it is asked for: its price. Pressure ("must raise the dues to end the war") is no price, unless
/// those ask whom it is aimed at.
pub fn priced(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let demand = sentence.clauses.get(chain.top).filter(|c| c.group.modal == Modal::Ought && !c.group.negated)?;
    let (from, to) = (demand.group.end as usize, hit(chain));
    let own = view.speaker_at(chain.head)?.state?;
    let tokens = &view.seg().tokens;
    let joint = |i: &usize| tokens[*i].tag == Tag::To || is_word(view, *i, &["for"]);
    let aim = (from..to).rev().find(joint)?;
    let asks = |t: u8| {
        let targets = &view.lexicon().targets[t as usize];
        t != chain.topic && (targets.is_empty() || targets.contains(&own))
    };
    let another = || view.unit.mentions.topics_in(from..aim).any(|f| order::topic(f).is_some_and(asks));
    let of_another =
        || matches!(view.holder(sentence, chain.top), Holder::States(s) if !s.is_empty() && !s.contains(&own));
    (of_another() && (another() || earns(view, sentence, chain, demand))).then_some(demand.start as usize..aim)
}

/// "hopes the dues will not be needed, but is ready to raise them": what somebody would do if it has to.
pub fn reluctant(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let needs = |c: &Clause| {
        let said = c.group.head as usize..(c.group.end as usize + 2).min(view.seg().tokens.len());
        let needed =
            || view.lexicon().lemma_name(c.group.lemma) == "need" || view.marked(said.clone(), Marker::Requirement);
        c.group.negated && matches!(c.group.modal, Modal::Future | Modal::Would) && needed()
    };
    let but = |c: &Clause| {
        let between = c.group.end as usize..chain.head.max(c.group.end as usize);
        view.marked(between, Marker::Contrast)
    };
    let clause = sentence.clauses.iter().find(|c| needs(c)).filter(|c| chain.sign > 0 && but(c))?;
    Some(clause.stretch())
}

/// "Kelmar must reform to join the League": what one who is to come in must do first, of a topic that is about that.
fn earns(view: &View<'_>, sentence: &Sentence, chain: &Chain, demand: &Clause) -> bool {
    let candidates = &view.lexicon().candidates[chain.topic as usize];
    let g = &demand.group;
    let comes_in =
        matches!(view.holder(sentence, chain.top), Holder::States(s) if s.iter().all(|s| candidates.contains(s)));
    let deed = chain.frame.is_some_and(|f| !view.lexicon().frame(chain.topic, f).verbs.is_empty());
    let does = g.cue.attitude() == 0 && !g.cue.is(Class::Fail) && !g.passive && !g.copula;
    let name = view.lexicon().lemma_name(g.lemma);
    comes_in && deed && does && chain.sign > 0 && !["have", "get", "be", "go", "come", "do"].contains(&name)
}

/// "the guarantees that Norland wants for a truce", "the terms it seeks for talks": what is wanted stands before, and it is the price of
/// what stands behind "for".
pub fn wanted_for(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let c = sentence.clauses.iter().find(|c| c.group.head as usize == chain.head)?;
    let at = c.group.end as usize;
    let wants = c.group.cue.attitude() > 0 && !c.group.negated && !c.group.passive && is_word(view, at, &["for"]);
    let near = sentence.tokens.start..c.group.first as usize;
    let price = view.unit.mentions.cues_in(near).find(|f| f.meaning == Meaning::Marker(Marker::Price))?;
    let tokens = &view.seg().tokens;
    let subject = |i: usize| tokens[i].tag.is_nominal() || matches!(tokens[i].tag, Tag::Pron | Tag::Rel | Tag::Comp);
    let right_behind = (price.end as usize..c.group.first as usize).all(subject);
    (wants && right_behind && chain.sign > 0 && hit(chain) > at).then_some(price.first as usize..at)
}

/// "failure to comply will mean dues", "refusing to stop would bring more of them": what comes only if the other does not.
pub fn failing(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let coming = |c: &&Clause| matches!(c.group.modal, Modal::Future | Modal::Would | Modal::Possible);
    let clauses = chain.clauses.iter().filter_map(|&c| sentence.clauses.get(c));
    let verb = clauses.filter(coming).find(|c| !c.group.negated)?;
    let first = chain::failure(view, sentence, verb)?;
    (hit(chain) > verb.group.head as usize).then_some(first..verb.group.first as usize)
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

//! Another's judgement of a stance: "Norland's refusal to sign is a mistake, Weil said", "it is good that Norland has signed".

use super::{
    Chain,
    called::called,
    doer::doer,
    doubt::doubted_mind,
    hanging::{said_of, said_of_it},
    judge_of::judge_of,
    predicate::{predicate_in, state_of_mind},
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::Meaning,
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Modal,
        tag::Tag,
        token::Token,
    },
};

/// What somebody makes of the stance that a chain is: whoever judges it, or does something to it, is for or against the matter.
pub fn judged(view: &View<'_>, sentence: &Sentence, before: &Chain) -> Option<Chain> {
    let stance = matches!(before.holder, Holder::States(_)) && !before.loose && !before.withheld && before.sign != 0;
    let top = sentence.clauses.get(before.top).filter(|_| stance)?;
    // "doubts Kelmar's desire to end the war": whoever doubts it takes no side.
    let doubts = |c: &Clause| doubted_mind(view, &c.group, before.head + 1) == Some(before.head);
    if sentence.clauses.iter().any(doubts) {
        return None;
    }
    if let Some(chain) = of_relative(view, sentence, before).filter(|c| c.holder != before.holder) {
        return Some(chain);
    }
    let by_clause = if !before.owned || before.clauses.len() < 2 {
        of_clause(view, sentence, before, top)
    } else if top.subject.contains(&(before.head as u32)) {
        of_subject(view, sentence, before)
    } else {
        of_object(view, sentence, before).or_else(|| voiced(view, sentence, before))
    };
    let chain = by_clause.or_else(|| described(view, before, top))?;
    (chain.holder != before.holder).then_some(chain)
}

/// "Norland wants to join the League, which Kelmar says is impossible", "…, which Kelmar said will not happen": what is said behind
/// the deed's own noun is said of the deed.
fn of_relative(view: &View<'_>, sentence: &Sentence, before: &Chain) -> Option<Chain> {
    let deed = before.frame.filter(|f| !view.lexicon().frame(before.topic, *f).verbs.is_empty());
    let last = before.evidence.iter().max().filter(|_| deed.is_some())?;
    sentence.clauses.iter().find_map(|c| {
        let up = said_of_it(sentence, c).filter(|up| up.antecedent.contains(last))?;
        let g = &c.group;
        let happens = g.negated && !g.passive && c.object().next().is_none_or(|i| !view.seg().tokens[i].tag.is_head());
        let sign = match predicate_in(view, c.object()).filter(|_| g.copula) {
            Some((p, ..)) => sign_of(p, g.negated)?,
            None => happens.then_some(-1)?,
        };
        let relative = sentence.clauses.iter().position(|r| std::ptr::eq(r, up))?;
        let holder = view.holder(sentence, relative);
        matches!(holder, Holder::States(_)).then(|| other(before, sign, holder, c))
    })
}

/// "Norland's refusal to sign is a mistake", "was condemned by Kelmar".
fn of_subject(view: &View<'_>, sentence: &Sentence, before: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[before.top];
    let g = &clause.group;
    if g.passive && g.cue.attitude() != 0 {
        let holder = doer(view, sentence, before.top, true);
        let sign = g.cue.attitude() * if g.negated || g.denied { -1 } else { 1 };
        return matches!(holder, Holder::States(_) | Holder::Speaker).then(|| other(before, sign, holder, clause));
    }
    // "was disappointing".
    let behind = if g.progressive { g.head as usize..g.end as usize } else { clause.object() };
    if !(g.copula || g.progressive || g.cue.is(Class::Linking)) {
        return None;
    }
    let (p, at, end) = predicate_in(view, behind)?;
    let range = at as usize..end as usize;
    // "its readiness to end the war is a sham": whether it is meant, and not the matter.
    if view.marked(range.clone(), Marker::Sham) {
        return None;
    }
    let sign = sign_of(p, g.negated || g.denied)?;
    let holder = judge_of(view, sentence, before.top, range).unwrap_or(Holder::Nobody);
    Some(other(before, sign, holder, clause))
}

/// "called Norland's demand that Kelmar leave unacceptable", "is opposed to Norland's bid to join".
fn of_object(view: &View<'_>, sentence: &Sentence, before: &Chain) -> Option<Chain> {
    if let Some(chain) = minded(view, sentence, before) {
        return Some(chain);
    }
    let hung = *before.clauses.iter().rev().nth(1)?;
    let mut chain = before.clone();
    said_of(&mut chain);
    let clause = sentence.clauses.get(hung).filter(|c| c.parent.map(usize::from) == Some(before.top))?;
    called(view, sentence, before.top, clause, &mut chain).then_some(Chain { owned: false, ..chain })
}

/// "is critical of Norland's bid to join", "is opposed to it": a state of mind towards what another wants.
fn minded(view: &View<'_>, sentence: &Sentence, before: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[before.top];
    let g = &clause.group;
    let between = g.end as usize..before.head.max(g.end as usize);
    let judges = || predicate_in(view, between.clone()).filter(|_| g.copula);
    // "is opposed to": a participle, and by nobody.
    let mind = if g.cue.attitude() < 0 { Predicate::Minus } else { Predicate::Plus };
    let passive =
        || (g.passive && g.cue.attitude() != 0 && view.says(g.end as usize, "to")).then_some((mind, 0, g.end));
    let (p, _, end) = state_of_mind(view, g).or_else(judges).or_else(passive)?;
    // Nothing but whose bid it is stands between.
    let near = (end.max(g.end) as usize)..before.head;
    let bare = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Possessive;
    let near = view.seg().tokens.get(near).unwrap_or_default();
    let link = near.iter().position(|t| t.tag == Tag::Prep).map_or(0, |at| at + 1);
    if link > 1 || !near.get(link..).unwrap_or_default().iter().all(bare) {
        return None;
    }
    let holder = view.holder(sentence, before.top);
    let sign = sign_of(p, g.negated || g.denied)?;
    matches!(holder, Holder::States(_) | Holder::Speaker).then(|| other(before, sign, holder, clause))
}

/// "voiced condemnation of Norland's bid to join", "issued a statement of support for it": the noun that the verb brings.
fn voiced(view: &View<'_>, sentence: &Sentence, before: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[before.top];
    let g = &clause.group;
    let plain = g.cue.attitude() == 0 && g.cue.phase() >= 0 && !g.passive && !g.copula;
    let from = g.end as usize;
    let noun = view.unit.mentions.cues_in(from..before.head.max(from)).find_map(|c| match c.meaning {
        Meaning::Noun(NounCue::Plus) => Some((c, 1)),
        Meaning::Noun(NounCue::Minus) => Some((c, -1)),
        _ => None,
    });
    let (cue, sign) = noun.filter(|_| plain)?;
    let between = view.seg().tokens.get(cue.end as usize..before.head).unwrap_or_default();
    let (link, rest) = between.split_first()?;
    let near = link.tag == Tag::Prep
        && rest.iter().all(|t| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Possessive | Tag::Part));
    let holder = doer(view, sentence, before.top, false);
    let sign = if g.negated || g.denied { -sign } else { sign };
    (near && matches!(holder, Holder::States(_) | Holder::Speaker)).then(|| other(before, sign, holder, clause))
}

/// "the illegal decision by Norland to take Kelm": by the adjective before the noun, whoever says so.
fn described(view: &View<'_>, before: &Chain, top: &Clause) -> Option<Chain> {
    if !before.owned {
        return None;
    }
    let tokens = &view.seg().tokens;
    let row = |&i: &usize| matches!(tokens[i].tag, Tag::Adj | Tag::Coord | Tag::Adv | Tag::Part);
    let first = (before.head.saturating_sub(5)..before.head).rev().take_while(row).last()?;
    // "hard-line", "crippling": how strong it is.
    let strong = view.marked(first..before.head, Marker::More) || view.marked(first..before.head, Marker::Sham);
    let (p, at, end) = predicate_in(view, first..before.head).filter(|p| !strong && p.0 == Predicate::Minus)?;
    // Of whoever speaks at the noun, and not at the verb that tells of it.
    let mut chain = Chain { head: before.head, ..other(before, sign_of(p, false)?, Holder::Nobody, top) };
    chain.evidence.extend(at..end);
    Some(chain)
}

/// "it is good that Norland has signed".
fn of_clause(view: &View<'_>, sentence: &Sentence, before: &Chain, clause: &Clause) -> Option<Chain> {
    let up = clause.parent.map(usize::from).filter(|_| clause.edge == Edge::Content)?;
    let above = sentence.clauses.get(up)?;
    let g = &above.group;
    let it = view.subject(sentence, up).next().is_none_or(|i| view.says(i, "it"));
    // "the fact that Norland refuses is regrettable".
    let borne = clause.start < g.first && above.subject.contains(&clause.start);
    let told =
        before.attitude && !before.ought && clause.group.modal == Modal::None && (borne || g.end <= clause.start);
    if !g.copula || !(it || borne) || !told {
        return None;
    }
    let behind = if borne { above.object() } else { g.end as usize..clause.start as usize };
    let (p, at, end) = predicate_in(view, behind)?;
    // "it is likely that", "it is a myth that": whether it is so, and not how good.
    let likely =
        |m: Meaning| matches!(m, Meaning::Marker(Marker::Odds | Marker::Doubt | Marker::Truth | Marker::Untruth));
    // "it is far from clear that".
    let sure = !borne && view.marked(g.end as usize..clause.start as usize, Marker::Assured);
    if sure || view.unit.mentions.cues_in(at as usize..end as usize).any(|c| likely(c.meaning)) {
        return None;
    }
    Some(other(before, sign_of(p, g.negated)?, Holder::Nobody, above))
}

/// For or against what is judged; none where neither.
fn sign_of(p: Predicate, negated: bool) -> Option<i8> {
    match p {
        Predicate::Plus => Some(if negated { -1 } else { 1 }),
        Predicate::Minus => Some(if negated { 1 } else { -1 }),
        Predicate::Worry => (!negated).then_some(-1),
        Predicate::Withhold => None,
    }
}

/// The same matter, as whoever judges it in a clause sees it.
fn other(before: &Chain, sign: i8, holder: Holder, clause: &Clause) -> Chain {
    let mut chain = Chain { holder, head: clause.group.head as usize, owned: false, ..before.clone() };
    chain.sign *= sign;
    chain.refused = sign < 0;
    said_of(&mut chain);
    chain.aside = false;
    chain.past = clause.group.past;
    chain.evidence.push(clause.group.head);
    chain
}

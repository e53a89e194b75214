//! Chains that do not start at a topic's word: a bare verb of attitude, an ellipsis, an open point.

use super::{
    Chain,
    climb::climb,
    predicate::{predicate_in, state_of_mind},
    settle,
    verb::verb,
};
use crate::{
    attribute::Said,
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
    },
};

/// The chain of a verb of attitude without an object, about what was spoken of ("they will not agree").
pub fn bare_chain(view: &View<'_>, sentence: &Sentence, ci: usize, meaning: Meaning) -> Option<Chain> {
    let group = &sentence.clauses[ci].group;
    let (topic, direction, frame) = match meaning {
        Meaning::FrameNoun(t, f) => (t, view.lexicon().frame(t, f).direction, f),
        _ => return None,
    };
    let mut chain = Chain::new(topic, group.head as usize);
    chain.sign = direction;
    chain.frame = Some(frame);
    chain.top = ci;
    chain.clauses.push(ci);
    verb(view, sentence, ci, &mut chain, None);
    climb(view, sentence, ci, &mut chain);
    settle(view, chain)
}

/// "Suthermark supports the truce but Norland does not": what was said before, of another subject.
pub fn ellipsis(view: &View<'_>, sentence: &Sentence, ci: usize, before: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let answer = answers(view, sentence, ci, before);
    let side = if answer.is_none() { takes_side(view, sentence, ci, before) } else { None };
    let answer = answer.or(side);
    if let Some(chain) = yet_to(view, sentence, ci, before) {
        return Some(chain);
    }
    // "whether or not Norland does".
    let from = (clause.start as usize).saturating_sub(2)..clause.group.first as usize;
    // "whatever Norland does", "more than Norland did".
    let open = ["whether", "whatever", "what", "whoever", "than"];
    if from.clone().any(|i| open.iter().any(|w| view.says(i, w))) {
        return None;
    }
    // "will keep the truce if Norland does": not said of Norland.
    if clause.edge == Edge::Condition {
        return None;
    }
    let stands =
        bare_auxiliary(view, sentence, clause) || side.is_some() || answer.is_some() && ends(view, sentence, clause);
    // "If they do not sign, we will": something else than signing.
    let unmet = before.negated && sentence.clauses.get(before.top).is_some_and(|c| c.edge == Edge::Condition);
    if !stands || before.top >= ci || before.loose || unmet {
        return None;
    }
    let holder = view.holder(sentence, ci);
    if !matches!(holder, Holder::States(_) | Holder::Speaker) || holder == before.holder {
        return None;
    }
    let mut chain = Chain { holder, head: g.head as usize, top: ci, clauses: vec![ci], ..before.clone() };
    if let Some(sign) = answer {
        (chain.sign, chain.refused, chain.attitude) = (sign, sign != before.sign, true);
        (chain.ought, chain.terms, chain.past) = (false, false, g.past);
    }
    // What is left out is without the denial of what was before: "Norland will not, but Kelmar will".
    let denied = denies(view, clause);
    if denied != (before.negated && answer.is_none()) {
        chain.turn(-1);
        chain.negated = denied;
    }
    chain.evidence.push(g.head);
    Some(chain)
}

/// "…, but Norland has yet to agree": what was stated before, and no answer to it yet.
fn yet_to(view: &View<'_>, sentence: &Sentence, ci: usize, before: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let answer = sentence.clauses.get(ci + 1).filter(|_| view.says(clause.group.end as usize, "yet"))?;
    let answers = answer.group.form == Form::Infinitive
        && answer.parent.map(usize::from) == Some(ci)
        && answer.group.cue.is(Class::Report)
        && (answer.object().len() < 2);
    let holder = view.holder(sentence, ci);
    if !answers || before.loose || before.top >= ci || holder == before.holder || !matches!(holder, Holder::States(_)) {
        return None;
    }
    let mut chain = Chain { holder, head: clause.group.head as usize, top: ci, clauses: vec![ci], ..before.clone() };
    (chain.withheld, chain.attitude) = (true, true);
    (chain.ought, chain.terms, chain.demanded, chain.past) = (false, false, false, false);
    chain.evidence.push(answer.group.head);
    Some(chain)
}

/// "Suthermark proposed a truce, but Norland has refused": yes or no to what somebody else wants. None where no clause answers so.
fn answers(view: &View<'_>, sentence: &Sentence, ci: usize, before: &Chain) -> Option<i8> {
    let clause = &sentence.clauses[ci];
    let cue = clause.group.cue;
    let refuses = cue.is(Class::Minus) && cue.is(Class::Fail);
    let agrees = cue.is(Class::Plus) && cue.is(Class::Report);
    let linked = clause.coordinate || matches!(clause.edge, Edge::Concession | Edge::Root);
    let wanted =
        before.attitude && !before.withheld && before.sign != 0 && sentence.clauses[before.top].edge != Edge::Order;
    // "Suthermark must stay out, Norland insisted": what it says itself, and no answer to it.
    let head = clause.group.head as usize;
    let told = |s: &Said| {
        s.found.cue.iter().any(|c| c.contains(&head)) && s.found.content.iter().any(|c| c.contains(&before.head))
    };
    let tells = || view.unit.said.iter().any(told);
    if !(refuses || agrees) || !linked || !wanted || clause.group.passive || clause.inverted || tells() {
        return None;
    }
    let base = before.frame.map_or(before.sign, |f| view.lexicon().frame(before.topic, f).direction);
    Some(if refuses { -base } else { base })
}

/// "…, but Norland is against", "Norland agrees", "Norland is sceptical": for or against what was stated before, without a word for it.
fn takes_side(view: &View<'_>, sentence: &Sentence, ci: usize, before: &Chain) -> Option<i8> {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let wanted = before.attitude && !before.withheld && before.sign != 0 && !before.loose;
    // "Norland is opposed".
    let mind = g.passive.then(|| state_of_mind(view, g)).flatten();
    let passive = g.passive && mind.is_none();
    if !wanted || passive || g.modal != Modal::None || clause.inverted || g.form != Form::Finite {
        return None;
    }
    let base = before.frame.map_or(before.sign, |f| view.lexicon().frame(before.topic, f).direction);
    let closes = |end: usize| {
        view.seg()
            .tokens
            .get(end)
            .is_none_or(|t| matches!(t.tag, Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::QuoteClose | Tag::Dash))
    };
    if g.copula || mind.is_some() {
        let (p, at, end) = mind.or_else(|| predicate_in(view, clause.object()))?;
        let said = matches!(view.seg().tokens[at as usize].tag, Tag::Adj | Tag::Prep) && at == g.end;
        let holds = said || mind.is_some();
        let sign = match p {
            Predicate::Plus => base,
            Predicate::Minus | Predicate::Worry => -base,
            Predicate::Withhold => return None,
        };
        return (holds && closes(end as usize)).then_some(if g.negated { -sign } else { sign });
    }
    let agrees = g.cue.attitude() != 0 && g.cue.is(Class::Report) && g.cue.is(Class::Join);
    (agrees && ends(view, sentence, clause)).then_some(if g.negated { -base } else { base * g.cue.attitude() })
}

/// Whether a clause is its subject and an auxiliary, and nothing else: "Norland does not".
pub fn bare_auxiliary(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let at = clause.group.head as usize;
    // "We are not done."
    let full = ["done", "doing"].iter().any(|w| view.says(at, w));
    // "I would rather not": what he is loath to do, which need not be what was spoken of.
    let loath = (clause.group.first as usize..clause.group.end as usize + 2).any(|i| view.says(i, "rather"));
    // "They will have to."
    let must = || {
        let end = clause.group.end as usize;
        view.lexicon().lemma_name(clause.group.lemma) == "have"
            && view.seg().tokens.get(end.max(at + 1)).is_some_and(|t| t.tag == Tag::To)
    };
    (matches!(view.seg().tokens[at].tag, Tag::Do | Tag::Be | Tag::Have | Tag::Modal) || must())
        && !full
        && !loath
        && ends(view, sentence, clause)
}

/// Whether a clause has a subject, and nothing stands behind its verb.
fn ends(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let rest = view.seg().tokens.get(clause.group.end as usize..sentence.tokens.end).unwrap_or_default();
    // "They will have to."
    let mut after = rest.iter().skip_while(|t| matches!(t.tag, Tag::Neg | Tag::Adv | Tag::To));
    let ends = after.next().is_none_or(|t| {
        // "He will if …".
        let tied = || t.tag == Tag::Sub && ["if", "unless", "once", "provided"].iter().any(|w| view.words_are(t, w));
        matches!(t.tag, Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::QuoteClose | Tag::Dash | Tag::Coord) || tied()
    });
    // "Norland has yet to": open.
    ends && !clause.subject.is_empty() && !rest.first().is_some_and(|t| view.words_are(t, "yet"))
}

/// Whether a clause of a bare auxiliary denies.
pub fn denies(view: &View<'_>, clause: &Clause) -> bool {
    let g = &clause.group;
    g.negated || g.denied || view.seg().tokens.get(g.end as usize).is_some_and(|t| t.tag == Tag::Neg)
}

/// "The same is true of Norland", "so does Norland", "nor will Norland": what was said before, of somebody else too.
pub fn likewise(view: &View<'_>, sentence: &Sentence, before: &Chain) -> Option<Chain> {
    let tokens = &view.seg().tokens;
    let end = sentence.tokens.end;
    let from = before.evidence.last().map_or(before.head, |&e| e as usize).max(before.head) + 1;
    let (at, whom) = (from.max(sentence.tokens.start)..end).find_map(|i| {
        let aux = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.tag, Tag::Do | Tag::Be | Tag::Have | Tag::Modal));
        if ["so", "as", "nor", "neither"].iter().any(|w| view.says(i, w)) && aux(i + 1) {
            return Some((i, i + 2));
        }
        let same = view.says(i, "same") && (view.says(i - 1, "the") || view.says(i - 1, "much"));
        let links = ["of", "for", "to", "with"];
        same.then(|| (i + 1..(i + 5).min(end)).find(|&j| links.iter().any(|w| view.says(j, w))))
            .flatten()
            .map(|j| (i, j + 1))
    })?;
    let stop = (whom..end).find(|&i| !(tokens[i].tag.is_nominal() || tokens[i].tag == Tag::Det)).unwrap_or(end);
    let holder = view.holder_of(whom..stop);
    let known = matches!(holder, Holder::States(_)) && holder != before.holder && !before.loose;
    known.then(|| {
        let mut chain = Chain { holder, ..before.clone() };
        chain.evidence.push(at as u32);
        chain
    })
}

/// "Norland wants a truce. Kelmar does not", "… So does Kelmar": what the sentence before stated, of another.
pub fn onward(view: &View<'_>, sentence: &Sentence, before: &Chain) -> Option<Chain> {
    let clause = sentence.clauses.first()?;
    let g = &clause.group;
    let here = |holder: Holder, evidence: Vec<u32>| {
        let head = evidence.first().map_or(g.head, |&e| e) as usize;
        Chain { holder, head, top: 0, clauses: vec![0], evidence, ..before.clone() }
    };
    if before.loose || before.withheld {
        return None;
    }
    if let Some(chain) = likewise(view, sentence, before) {
        return Some(here(chain.holder, chain.evidence.into_iter().rev().take(1).collect()));
    }
    let holder = view.holder(sentence, 0);
    if !matches!(holder, Holder::States(_)) || holder == before.holder {
        return None;
    }
    if let Some(sign) = takes_side(view, sentence, 0, before) {
        let mut chain = here(holder, (g.first..g.end).collect());
        (chain.sign, chain.refused, chain.attitude) = (sign, sign != before.sign, true);
        (chain.ought, chain.terms, chain.past) = (false, false, g.past);
        return Some(chain);
    }
    if !bare_auxiliary(view, sentence, clause) {
        return None;
    }
    let mut chain = here(holder, (g.first..g.end).collect());
    let denied = denies(view, clause);
    if denied != before.negated {
        chain.turn(-1);
        chain.negated = denied;
    }
    Some(chain)
}

/// An open point about the topic ("has questions about the truce", "it is unclear how the truce would be watched"): a yes
/// that is held back.
pub fn reservation(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<Chain> {
    let Meaning::FrameNoun(topic, f) = hit.meaning else { return None };
    let frame = view.lexicon().frame(topic, f);
    if frame.direction < 0 || frame.weak {
        return None;
    }
    let at = hit.first as usize;
    let from = sentence.tokens.start.max(at.saturating_sub(14));
    let cue =
        view.unit.mentions.cues_in(from..at).rfind(|c| matches!(c.meaning, Meaning::Marker(Marker::Reservation)))?;
    // "one of the root causes": a part of words that judge.
    let judges =
        |c: &Found| c.meaning == Meaning::Predicate(Predicate::Minus) && c.first < cue.first && c.end >= cue.end;
    if view.unit.mentions.cues_in(from..at).any(judges) {
        return None;
    }
    let tokens = &view.seg().tokens;
    if tokens
        .get(cue.end as usize..at)
        .unwrap_or_default()
        .iter()
        .any(|t| matches!(t.tag, Tag::Stop | Tag::Semicolon | Tag::Coord))
    {
        return None;
    }
    let ci = view.clause_at(sentence, cue.first as usize)?;
    let mut chain = Chain::new(topic, sentence.clauses[ci].group.head as usize);
    chain.sign = 1;
    chain.frame = Some(f);
    chain.attitude = true;
    chain.terms = true;
    chain.judged = true;
    chain.top = ci;
    chain.clauses.push(ci);
    chain.evidence.extend(cue.first..cue.end);
    chain.evidence.extend(hit.first..hit.end);
    chain.holder = match view.holder(sentence, ci) {
        h @ (Holder::States(_) | Holder::Speaker) => h,
        _ => Holder::Nobody,
    };
    Some(chain)
}

//! What a sentence says of what it has spoken of itself: "a truce, but Norland rejects it", "a step that Norland opposes".

use std::ops::Range;

use super::{
    names_a_topic, only_a_side,
    phrase::{announces, number},
};
use crate::{
    classify::{
        agenda::Number,
        chain::{self, Chain},
        holder::Holder,
        view::View,
    },
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
        token::Token,
    },
};

/// What a clause of a sentence states on what stands before it there; `stated` is what the sentence has stated so far.
pub fn inside(view: &View<'_>, sentence: &Sentence, ci: usize, stated: &[Chain]) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let taken = stated.iter().any(|c| !c.loose && (c.top == ci || c.clauses.contains(&ci)));
    let before = || stated.iter().rev().find(|c| !c.loose && !c.withheld && c.top < ci);
    if let Some(chain) = before().filter(|_| !taken).and_then(|b| beside(view, sentence, ci, b)) {
        return Some(chain);
    }
    let named = names_a_topic(view, clause.stretch());
    if taken || named {
        return None;
    }
    if let Some(chain) =
        stated.iter().rev().find(|c| !c.loose && c.top < ci).and_then(|b| sets_terms(view, sentence, ci, b))
    {
        return Some(chain);
    }
    let known = |c: &Chain| {
        stated
            .iter()
            .any(|s| !s.loose && (s.topic, s.sign.signum()) == (c.topic, c.sign.signum()) && s.holder == c.holder)
    };
    if sums_up(view, sentence, ci) {
        return None;
    }
    again(view, sentence, ci, before()).filter(|c| !known(c))
}

/// "When they answer the offer of a truce with shells, it is a mockery": the whole of what leads is judged.
fn sums_up(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let clause = &sentence.clauses[ci];
    let leads =
        |c: &Clause| c.parent == Some(ci as u16) && view.says(c.start as usize, "when") && c.edge != Edge::Relative;
    let at = clause.subject.start as usize;
    let it = clause.subject.len() == 1 && ["it", "this", "that"].iter().any(|w| view.says(at, w));
    clause.group.copula && it && sentence.clauses.get(..ci).unwrap_or_default().iter().any(leads)
}

/// "…, a step that Norland opposes", "…, a request turned down by Vale", "…, which Norland rejects": set beside what was stated, it
/// stands for that.
fn beside(view: &View<'_>, sentence: &Sentence, ci: usize, before: &Chain) -> Option<Chain> {
    let clause = says_it(view, sentence, ci).unwrap_or(&sentence.clauses[ci]);
    let tokens = &view.seg().tokens;
    let noun = clause.antecedent.start as usize..clause.antecedent.end as usize;
    // "– a proposal that was accepted by Vale": whoever it is that does it stands behind "by".
    let passive = clause.group.passive && view.says(clause.group.end as usize, "by");
    let gap = clause.group.form == Form::Participle
        || passive
        || !clause.subject.is_empty() && clause.subject != clause.antecedent;
    if clause.edge != Edge::Relative || !gap || noun.is_empty() || noun.start <= before.head {
        return None;
    }
    let apart = |at: usize| at > 0 && matches!(tokens[at - 1].tag, Tag::Comma | Tag::Dash);
    let ends = |c: &Found| c.end as usize == noun.end;
    let mut heads = view.unit.mentions.cues_in(noun.clone());
    let stands = heads.any(|c| {
        ends(c)
            && matches!(c.meaning, Meaning::Noun(_) | Meaning::Marker(Marker::Described | Marker::Contents))
            && apart(noun.start)
    });
    // "wants to join the League, which Norland rejects": not the League itself.
    let deed = before.frame.is_some_and(|f| !view.lexicon().frame(before.topic, f).verbs.is_empty());
    let which = view.says(clause.start as usize, "which") && apart(clause.start as usize) && deed;
    let first = |w: &str| view.says(noun.start, w);
    let stands = stands || apart(noun.start) && ["a", "an", "something", "one"].into_iter().any(first);
    if !(stands || which) {
        return None;
    }
    let last = noun.end as u32 - 1;
    let hit = Found { first: last, end: last + 1, meaning: Meaning::Marker(Marker::Described) };
    // "against a truce, an idea backed by Norland": the truce; "…, a step backed by Norland": that one is against it.
    let mut heads = view.unit.mentions.cues_in(noun.clone());
    let deed = which || heads.any(|c| ends(c) && c.meaning == Meaning::Marker(Marker::Deed));
    let base = before.frame.map_or(before.sign, |f| view.lexicon().frame(before.topic, f).direction);
    let chain = chain::stands_for(view, sentence, ci, &hit, before, if deed { before.sign } else { base })?;
    // "will not sign, a stance shared by many": what was stated does not govern what stands for it.
    let own = !chain.clauses.contains(&before.top);
    own.then_some(Chain { aside: true, ..chain })
}

/// "…, a demand that Norland says | it will never accept": the relative clause in which what is said lacks its object.
fn says_it<'s>(view: &View<'_>, sentence: &'s Sentence, ci: usize) -> Option<&'s Clause> {
    let c = &sentence.clauses[ci];
    let relative = sentence.clauses.get(usize::from(c.parent?))?;
    let cue = relative.group.cue;
    let end = c.group.end as usize + usize::from(c.group.particle != 0);
    let object =
        |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::ObjPron | Tag::Comp | Tag::To);
    let lacks = c.group.cue.attitude() != 0 && !c.group.passive && !view.seg().tokens.get(end).is_some_and(object);
    let says = relative.edge == Edge::Relative && (cue.is(Class::Report) || cue.is(Class::Belief));
    (c.edge == Edge::Content && says && lacks).then_some(relative)
}

/// "is ready for a truce, but Norland has conditions": held back by another party, on what the sentence has spoken of.
fn sets_terms(view: &View<'_>, sentence: &Sentence, ci: usize, before: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let tokens = &view.seg().tokens;
    let sets = g.lemma == view.grammar.have || g.cue.is(Class::Start) || g.cue.is(Class::Report);
    let frame = before.frame.filter(|_| sets && !g.negated && !g.passive && g.modal == Modal::None)?;
    let direction = view.lexicon().frame(before.topic, frame).direction;
    let object = clause.object();
    let noun = |f: &&Found| {
        let last = f.end as usize - 1;
        let terms = matches!(f.meaning, Meaning::Marker(Marker::Condition | Marker::Requirement | Marker::Reservation));
        let ends = tokens.get(last + 1).is_none_or(|t| !t.tag.is_nominal() && t.tag != Tag::Prep && t.tag != Tag::To);
        terms
            && ends
            && tokens[last].tag == Tag::Noun
            && tokens.get(object.start..last).unwrap_or_default().iter().all(|t| t.tag.is_nominal())
    };
    let found = view.unit.mentions.cues_in(object.clone()).find(noun)?;
    let holder = view.holder(sentence, ci);
    let another = matches!((&holder, &before.holder), (Holder::States(a), b) if *b != Holder::States(a.clone()));
    let spoken = clause.subject.is_empty() || direction <= 0 || !another;
    if spoken {
        return None;
    }
    let mut chain = Chain::new(before.topic, g.head as usize);
    (chain.sign, chain.frame) = (direction, Some(frame));
    (chain.attitude, chain.judged, chain.terms) = (true, true, true);
    (chain.top, chain.holder) = (ci, holder);
    chain.clauses.push(ci);
    chain.evidence.extend([g.head, found.first]);
    Some(Chain { aside: true, ..chain })
}

/// "accepts a truce, but Norland rejects it", "as for the dues, we call on Norland to lift them".
fn again(view: &View<'_>, sentence: &Sentence, ci: usize, before: Option<&Chain>) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let pronoun = matter(view, sentence, ci)?;
    let number = number(view, pronoun);
    let words = view.unit.mentions.topics_in(sentence.tokens.start..clause.start as usize).rev();
    let fits = |f: &&Found| {
        // "the seizure of its assets": the seizure.
        let tokens = &view.seg().tokens;
        let words = f.first as usize..f.end as usize;
        let head = words.clone().find(|&i| tokens[i].tag == Tag::Prep).unwrap_or(words.end);
        let many = view.words(f.first as usize..head.max(words.start + 1)).ends_with('s');
        matches!(f.meaning, Meaning::FrameNoun(..) | Meaning::Thing(..))
            && !only_a_side(view, f)
            && (number == Number::Any || many == (number == Number::Many))
    };
    let mut words = words.into_iter().filter(fits);
    let word = words.next()?;
    // A noun and a thing at one place: the thing where the verb wants one.
    let mut at_place = std::iter::once(word).chain(words.take_while(|f| f.end == word.end));
    let chain = at_place.find_map(|w| chain::chain(view, sentence, &Found { meaning: w.meaning, ..*pronoun }));
    chain.or_else(|| {
        // "wants to join the League, but Norland opposes it": the deed, not the thing.
        let deed = before.filter(|b| {
            number != Number::Many && b.frame.is_some_and(|f| !view.lexicon().frame(b.topic, f).verbs.is_empty())
        })?;
        let direction = deed.frame.map_or(1, |f| view.lexicon().frame(deed.topic, f).direction);
        chain::stands_for(view, sentence, ci, pronoun, deed, direction)
    })
}

/// The pronoun of a clause that may stand for a matter: what its verb takes a stand on, or what it judges.
fn matter<'a>(view: &View<'a>, sentence: &Sentence, ci: usize) -> Option<&'a Found> {
    let clause = &sentence.clauses[ci];
    let (g, tokens) = (&clause.group, &view.seg().tokens);
    let anaphor =
        |range: Range<usize>| view.unit.mentions.cues_in(range).find(|f| f.meaning == Meaning::Marker(Marker::Anaphor));
    let object = clause.object();
    let leans = g.cue.attitude() != 0
        || g.cue.phase() != 0
        || g.cue.is(Class::Withhold)
        || g.cue.is(Class::Weigh)
        || view.lexicon().frames_of(g.lemma).next().is_some();
    let closes = |f: &&Found| {
        tokens.get(f.end as usize).is_none_or(|t| !t.tag.is_nominal() && !t.tag.is_head() && t.tag != Tag::To)
            && !matches!(tokens[f.first as usize].tag, Tag::Comp | Tag::Rel | Tag::Det)
    };
    // "we are against it", "is ready for that".
    let stands = g.copula
        && chain::predicate_in(view, object.clone()).is_some_and(|p| {
            tokens.get(p.2 as usize).is_some_and(|t| t.tag == Tag::Prep || t.tag == Tag::Pron || t.tag == Tag::Det)
        });
    let leans = leans || stands;
    let near = object.start..(object.start + if stands { 6 } else { 4 }).min(object.end.max(object.start));
    let somebody = || matches!(view.holder(sentence, ci), Holder::States(_) | Holder::Speaker | Holder::Nobody);
    if let Some(f) = anaphor(object.clone()).filter(|f| called(view, clause, f) && somebody()) {
        return Some(f);
    }
    if leans
        && !g.passive
        && let Some(f) = anaphor(near).filter(closes)
        && somebody()
    {
        return Some(f);
    }
    // "said it was out of the question", "says that this is still being studied".
    let subject = clause.subject_range();
    let judged = g.copula && chain::predicate_in(view, object).is_some()
        || g.passive && (g.cue.attitude() != 0 || g.cue.is(Class::Withhold));
    if judged && subject.len() == 1 && !announces(view, clause) {
        return anaphor(subject);
    }
    // "drew up a truce, but the plan was rejected by Norland".
    let definite = subject.len() == 2 && ["the", "this", "that"].iter().any(|w| view.says(subject.start, w));
    let described = |f: &&Found| f.meaning == Meaning::Marker(Marker::Described) && f.end as usize == subject.end;
    (g.passive && g.cue.attitude() != 0 && clause.coordinate && definite)
        .then(|| view.unit.mentions.cues_in(subject.clone()).find(described))
        .flatten()
}

/// "…, Vale said, calling them illegal": whether a judgement stands right behind a pronoun, as what its verb calls it.
fn called(view: &View<'_>, clause: &Clause, pronoun: &Found) -> bool {
    let g = &clause.group;
    let names = (g.cue.is(Class::Report) || g.cue.is(Class::Belief)) && !g.passive;
    let end = pronoun.end as usize;
    let lead = end
        + view
            .seg()
            .tokens
            .get(end..)
            .unwrap_or_default()
            .iter()
            .take(2)
            .take_while(|t| matches!(t.tag, Tag::Det | Tag::Adv))
            .count();
    let judged = || chain::predicate_in(view, end..clause.object().end.max(end));
    names && pronoun.first == g.end && judged().is_some_and(|p| p.1 as usize <= lead && p.1 as usize >= end)
}

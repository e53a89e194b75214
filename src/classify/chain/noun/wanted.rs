//! A noun before the preposition of the topic's word: what it makes of the word, and whose it is.

use super::noun_phrase_start;
use crate::{
    classify::{
        chain::{Chain, owner::owner},
        holder::Holder,
        view::View,
    },
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{
        group::{Group, Modal},
        tag::Tag,
    },
};

/// A noun before the word's preposition: "support for a truce", "an end to …", "talks on …".
pub fn wanted(view: &View<'_>, chain: &mut Chain, noun: usize, verb: Option<&Group>) {
    let cues = || view.unit.mentions.cues_in(noun.saturating_sub(2)..noun + 1).filter(|c| c.end as usize == noun + 1);
    // "by the end of the truce": when.
    let start = noun_phrase_start(view, noun);
    if start > 0
        && view.says(noun, "end")
        && ["at", "by", "before", "until", "since"].iter().any(|w| view.says(start - 1, w))
    {
        return;
    }
    if view.says(noun, "ends") && view.says(noun + 1, "with") {
        // "the war ends with the return of the islands": what that brings.
        return;
    }
    if cues().next().is_none() && !(chain.attitude && matches!(chain.holder, Holder::Nobody)) {
        return;
    }
    // "claims number of points in the plan": right before another noun it is a verb, and governs nothing.
    let next = view.seg().tokens.get(noun + 1).is_some_and(|t| t.tag == Tag::Noun);
    let governs = |c: &Found| matches!(c.meaning, Meaning::Noun(_));
    // "dismisses claims of concessions by Kelmar": that it is so, and not what Kelmar wants.
    let hearsay = |c: &Found| c.meaning == Meaning::Marker(Marker::Hearsay) && c.first as usize == noun;
    if view.unit.mentions.cues_in(noun..noun + 2).any(hearsay) {
        return;
    }
    let predicates =
        || view.words(noun..noun + 1).ends_with('s') && !view.unit.mentions.cues_in(noun + 1..noun + 2).any(governs);
    if next && predicates() {
        return;
    }
    // "no point in a truce" says no by itself.
    let phrase = cues().any(|c| (c.first as usize) < noun && c.meaning == Meaning::Noun(NounCue::Minus));
    // "conditional support for".
    let held_back = |c: &Found| c.meaning == Meaning::Marker(Marker::Condition) && c.end as usize == noun;
    chain.terms |= noun > 0 && view.unit.mentions.cues_in(noun - 1..noun).any(held_back);
    let is = |m: Marker| cues().any(|c| c.meaning == Meaning::Marker(m));
    // "calls the step a violation of the truce": what it is, an accusation.
    let article = |i: &usize| ["a", "an", "another"].iter().any(|w| view.says(*i, w));
    let behind = |i: usize| matches!(view.seg().tokens[i - 1].tag, Tag::Noun | Tag::Proper | Tag::Adj);
    if is(Marker::Infringement) && (start.max(1)..noun).rev().find(article).is_some_and(behind) {
        chain.sign = 0;
        return;
    }
    // "no hope of a truce unless Norland leaves": a term.
    let tied = || (noun..noun + 12).any(|i| ["unless", "without", "until"].iter().any(|w| view.says(i, w)));
    chain.odds |= is(Marker::Odds) && !tied();
    if (is(Marker::Headway) || chain.odds) && view.slight(noun) && !tied() && !mourned(view, noun, verb) {
        // "no progress in the talks", "little hope of a truce": how things stand, whoever says so.
        chain.sign = 0;
        return;
    }
    if is(Marker::Fall)
        && view.says(noun + 1, "of")
        && verb.is_none_or(|g| g.cue.attitude() == 0 || g.cue.is(Class::Accuse))
    {
        // "lays the blame for the failure of the truce on Norland": what became of it, and nobody's wish.
        chain.sign = 0;
        return;
    }
    // "anger and dismay at the truce": one mind in two words.
    let joined = view.seg().tokens.get(noun + 1).is_some_and(|t| t.tag == Tag::Coord);
    if joined && is_minus(view, noun) && is_minus(view, noun + 2) && chain.evidence.contains(&(noun as u32 + 2)) {
        chain.evidence.push(noun as u32);
        return;
    }
    if chain.owned && is(Marker::Peril) {
        // "concerns about Norland's commitment to a truce": a doubt about another, no stance of anybody.
        chain.sign = 0;
        return;
    }
    // "Norland's threat of new dues": what it says that it will do.
    let threatens = is(Marker::Threat) && view.says(noun + 1, "of") && matches!(owner(view, noun), Holder::States(_));
    for c in cues().filter(|c| phrase != (c.first as usize == noun)) {
        match c.meaning {
            Meaning::Noun(cue) if cue == NounCue::Plus || threatens => {
                chain.attitude = true;
                chain.evidence.push(c.first);
                deny(view, chain, noun);
            }
            Meaning::Noun(NounCue::Minus) => {
                chain.turn(-1);
                chain.attitude = true;
                chain.refused = true;
                chain.breach |= is(Marker::Infringement);
                chain.evidence.extend(c.first..c.end);
                if !phrase {
                    deny(view, chain, noun);
                }
            }
            Meaning::Marker(Marker::About) => chain.talk = true,
            _ => {}
        }
    }
    // "progress in the peace talks": good of what they are about.
    if chain.sign != 0 && !chain.withheld && is(Marker::Headway) {
        (chain.weak, chain.talk, chain.modifier) = (false, false, false);
        chain.attitude = true;
        chain.judged = true;
        chain.evidence.push(noun as u32);
    }
    // "sets out its terms for a truce": the particle of the verb governs nothing.
    let bare = |i: usize| view.seg().tokens[i].tag != Tag::Prep || i > 0 && view.seg().tokens[i - 1].tag.is_verb();
    let prep = noun_phrase_start(view, noun).checked_sub(1);
    // "a list of its terms for a truce": a noun that says nothing else of them.
    let plain = |i: usize| view.says(i, "of") && i > 0 && view.unit.mentions.cues_in(i - 1..i + 1).next().is_none();
    let governed = prep.is_none_or(|i| bare(i) || plain(i));
    if governed && view.unit.mentions.cues_in(noun..noun + 2).any(|c| view.stipulates(c)) {
        // "names its terms for a truce"; "there must be no preconditions for it" sets none.
        let none = view.denied(noun) && verb.is_some_and(|g| !g.copula || g.modal == Modal::Ought);
        chain.attitude = true;
        chain.judged |= none;
        chain.terms = !none;
        chain.evidence.push(noun as u32);
    }
    // "Norland's wish for a truce": whose.
    if chain.attitude && matches!(chain.holder, Holder::Nobody) {
        chain.holder = owner(view, noun);
        chain.owned = matches!(chain.holder, Holder::States(_) | Holder::Speaker);
    }
}

/// "frustrated at the lack of progress", "regrets the lack of progress": missed, so that it is wanted.
fn mourned(view: &View<'_>, noun: usize, verb: Option<&Group>) -> bool {
    let lack = noun.checked_sub(2).filter(|&l| view.says(l + 1, "of"));
    let before = lack.map(|l| noun_phrase_start(view, l)).and_then(|start| start.checked_sub(2));
    let verb = verb.is_some_and(|g| g.cue.attitude() < 0 && !g.negated);
    lack.is_some() && (verb || before.is_some_and(|n| view.seg().tokens[n + 1].tag == Tag::Prep && is_minus(view, n)))
}

/// Whether a word is a noun against what follows it.
fn is_minus(view: &View<'_>, at: usize) -> bool {
    view.unit.mentions.cues_in(at..at + 1).any(|c| c.meaning == Meaning::Noun(NounCue::Minus))
}

/// "no interest in a truce", "no objection to it"; "no decision on it" withholds.
fn deny(view: &View<'_>, chain: &mut Chain, noun: usize) {
    if !view.denied(noun) && !view.unseen(noun) {
        return;
    }
    let open = view.unit.mentions.cues_in(noun.saturating_sub(2)..noun + 1);
    if open.into_iter().any(|c| c.meaning == Meaning::Predicate(Predicate::Withhold) && c.end as usize == noun + 1) {
        chain.withheld = true;
    } else {
        chain.turn(-1);
        chain.negated = true;
        chain.refused = true;
    }
}

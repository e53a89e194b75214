//! The topic's word in its noun phrase: what the words around it there make of it, and whose a noun is.

mod wanted;

use std::ops::Range;

use self::wanted::wanted;
use super::{
    Chain,
    first_of_two::set_against,
    harm::ended,
    owner::owner,
    peril::{foreseen, peril, removes, repelled},
    predicate::is_meeting,
};
use crate::{
    classify::{
        holder::Holder,
        view::{PHRASE, View},
    },
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{Found, Meaning, class},
    },
    segment::{
        clause::object_phrase,
        group::{Group, Modal},
        tag::Tag,
        token::Token,
    },
};

/// Words around the topic's word inside its noun phrase: "no truce", "truce talks", "support for a truce", "an end to …".
pub(super) fn nominal(view: &View<'_>, chain: &mut Chain, hit: &Found, floor: usize, verb: Option<&Group>) {
    let first = hit.first as usize;
    let none = view.denied(first);
    if none && unless(view, first) {
        // "new dues if no truce": wanted by whoever threatens.
        chain.attitude = true;
        chain.judged = true;
        chain.demanded = true;
        return;
    }
    if none && (so_far(view, hit) || no_compact(view, first..hit.end as usize, verb)) {
        // "No deal yet between Norland and Kelmar": how things stand, whoever says so.
        chain.hypothetical = true;
        return;
    }
    let denied = none || none_of(view, hit);
    if denied || verb.is_some_and(|g| set_against(view, g, first)) {
        chain.turn(-1);
        chain.negated = true;
        chain.refused = true;
        chain.attitude |= chain.frame.is_some() && floor == 0;
    }
    // "the non-extension of the dues".
    if ended(view, hit) != (prefixed(view, first) || owned_prefix(view, hit)) {
        chain.turn(-1);
    }
    behind(view, chain, hit.end as usize, verb);
    // "tougher dues", "fewer dues", "fewer and fewer dues".
    let mut lessened = false;
    for c in view.unit.mentions.cues_in(first.saturating_sub(3).max(floor)..first) {
        match c.meaning {
            // "new talks": that there are more of them is no stance.
            Meaning::Marker(Marker::More) => chain.weak &= is_meeting(view, hit),
            Meaning::Marker(Marker::Less) if !lessened => {
                (chain.weak, lessened) = (false, true);
                chain.turn(-1);
            }
            _ => {}
        }
    }
    before(view, chain, hit, floor, verb);
    // "the acceptance of the truce by Norland": whose the noun before is.
    let end = hit.end as usize;
    if chain.attitude && !chain.owned && matches!(chain.holder, Holder::Nobody) && view.says(end, "by") {
        let tokens = &view.seg().tokens;
        let np = object_phrase(tokens, end + 1..tokens.len().min(end + 9));
        if let own @ Holder::States(_) = view.holder_of(np) {
            (chain.holder, chain.owned) = (own, true);
        }
    }
}

/// "non-recognition", and no "non-League ships", where the name is denied.
fn prefixed(view: &View<'_>, first: usize) -> bool {
    let tokens = &view.seg().tokens;
    let non = first
        .checked_sub(2)
        .is_some_and(|i| tokens[i + 1].tag == Tag::Hyphen && !tokens[i + 1].spaced && view.says(i, "non"));
    non && tokens.get(first).is_some_and(|t| t.tag != Tag::Proper)
}

/// "Norland's non-entry into the League": behind an owner that the codebook's word begins with.
fn owned_prefix(view: &View<'_>, hit: &Found) -> bool {
    let owner = |i: usize| matches!(view.seg().tokens[i].tag, Tag::Possessive | Tag::Poss);
    (hit.first as usize + 3..hit.end as usize).any(|i| owner(i - 3) && prefixed(view, i))
}

/// "none of that", "nothing of the sort": a word that stands for what was spoken of, and denies it.
fn none_of(view: &View<'_>, hit: &Found) -> bool {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let stands = |c: &Found| c.meaning == Meaning::Marker(Marker::Anaphor) && c.end == hit.end;
    end - first > 1
        && view.seg().tokens[first].classes & class::NEG != 0
        && view.unit.mentions.cues_in(first..end).any(stands)
}

/// "There are no agreements on a truce", "there was no deal": there is none, whoever says so; "no deal without Kelm" is tied to it.
fn no_compact(view: &View<'_>, noun: Range<usize>, verb: Option<&Group>) -> bool {
    let is = |g: &&Group| g.copula && g.modal == Modal::None && !g.negated;
    let Some(g) = verb.filter(is) else { return false };
    let there = (g.first as usize).checked_sub(1).is_some_and(|i| view.says(i, "there"));
    let tied = || (noun.end..noun.end + 12).any(|i| ["unless", "without", "until"].iter().any(|w| view.says(i, w)));
    there && view.marked(noun.clone(), Marker::Compact) && !tied()
}

/// Whether a word hangs, by prepositions, on a noun for what is agreed, or for progress, that a clause says there is none of.
pub fn none_there(view: &View<'_>, at: usize, verb: &Group) -> bool {
    let tokens = &view.seg().tokens;
    let mut at = at;
    for _ in 0..3 {
        let is = |m: Marker| view.marked(at..at + 1, m);
        if view.denied(at) && no_compact(view, at..at + 1, Some(verb)) || is(Marker::Headway) && view.slight(at) {
            return true;
        }
        let start = noun_phrase_start(view, at);
        match start.checked_sub(2) {
            Some(noun) if tokens[noun + 1].tag == Tag::Prep && noun >= verb.end as usize => at = noun,
            _ => return false,
        }
    }
    false
}

/// "no truce deal yet", "no talks on the Norlander plan so far": right behind a word, or behind what its noun is used with.
fn so_far(view: &View<'_>, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let end = hit.end as usize;
    let at = end + tokens.get(end..).unwrap_or_default().iter().take(2).take_while(|t| t.tag == Tag::Noun).count();
    let open = |at: usize| view.says(at, "yet") || view.says(at, "so") && view.says(at + 1, "far");
    let hangs = |t: &&Token| t.tag == Tag::Prep || t.tag.is_nominal() || t.tag.is_head();
    let on = at + tokens.get(at..).unwrap_or_default().iter().take(8).take_while(hangs).count();
    // "no talks planned", "no deal scheduled": a date that there is none of.
    let dated = is_meeting(view, hit) && view.marked(at..at + 1, Marker::Scheduled);
    open(at) || open(on) || dated
}

/// Whether "if no" stands before a word, with no verb between.
fn unless(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let start = noun_phrase_start(view, at);
    (start.saturating_sub(1)..at).any(|i| view.says(i, "if") && tokens[i + 1].classes & class::NEG != 0)
}

/// Behind the word: "dues relief", "truce violations", "truce talks", "truce-related".
fn behind(view: &View<'_>, chain: &mut Chain, end: usize, verb: Option<&Group>) {
    let tokens = &view.seg().tokens;
    let Some(t) = tokens.get(end) else { return };
    if t.tag == Tag::Hyphen && !t.spaced {
        chain.modifier = true;
        return;
    }
    if !matches!(t.tag, Tag::Noun | Tag::Ing | Tag::Adj) {
        return;
    }
    // "gave the truce short shrift": the verb's own words.
    if verb.is_some_and(|g| g.particle != 0 && g.particle == t.word) {
        return;
    }
    let mut cue = None;
    for c in view.unit.mentions.cues_in(end..(end + 3).min(tokens.len())) {
        let at = c.first as usize;
        if at == end || matches!(t.tag, Tag::Noun | Tag::Adj) && at == end + 1 {
            match c.meaning {
                Meaning::Noun(n) => cue = cue.or(Some(n)),
                Meaning::Marker(Marker::About) => chain.modifier = true,
                _ => {}
            }
        }
    }
    let topical = view.unit.mentions.topics_in(end..end + 1).next().is_some();
    match cue {
        // "the dues threat", "war fears": what is threatened or feared, and nothing against it.
        Some(NounCue::Minus) if peril(view, end).is_some() => {}
        Some(NounCue::Minus) => {
            chain.turn(-1);
            // "commits new truce violations": a breach, and no stance.
            chain.breach |= view.marked(end..end + 2, Marker::Infringement);
        }
        Some(_) => {}
        None if t.tag == Tag::Noun && !topical && !judges_behind(view, end) => chain.modifier = true,
        None => {}
    }
}

/// "called the seizure of its ships robbery": a noun that judges, and closes the phrase, is said of the word.
fn judges_behind(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let goes_on = tokens.get(at + 1).is_some_and(|t| t.tag.is_nominal() || matches!(t.tag, Tag::Prep | Tag::To));
    let judges = |c: &Found| matches!(c.meaning, Meaning::Predicate(Predicate::Plus | Predicate::Minus));
    !goes_on && view.unit.mentions.cues_in(at..at + 1).any(judges)
}

/// Before the word: a run of nouns and prepositions up to the clause's verb.
fn before(view: &View<'_>, chain: &mut Chain, hit: &Found, floor: usize, verb: Option<&Group>) {
    let tokens = &view.seg().tokens;
    let mut i = hit.first as usize;
    let whole = tokens.get(i..hit.end as usize).unwrap_or_default().iter().any(|t| t.tag == Tag::Prep);
    let (mut past_prep, mut coord) = (false, None);
    while i > floor {
        let t = &tokens[i - 1];
        match t.tag {
            // "an end to the war at talks in Kelm": where and when, no part of what the noun before asks for.
            Tag::Prep
                if ["at", "during", "amid", "among", "after", "before", "since"]
                    .iter()
                    .any(|w| view.words_are(t, w))
                    && !(i > floor + 1 && governs(view, i - 2))
                    || view.words_are(t, "under")
                    || i > floor + 1 && view.prior_to(i) =>
            {
                break;
            }
            // "as a condition for a truce": what waits for it.
            Tag::Prep if waits(view, i, verb) => {
                if of_its_kind(view, floor..i, chain) {
                    return;
                }
                chain.attitude = true;
                chain.judged = true;
                chain.terms = !verb.is_some_and(|g| serves(g) || may_found(view, g, i - 1));
                break;
            }
            // "in exchange for the islands": what is asked in return.
            Tag::Prep if returned(view, i) => {
                chain.attitude = true;
                chain.judged = true;
                // "rejected a truce in exchange for the islands": neither; "renounces the islands in return for a truce" pays for it.
                let pays = |g: &Group| g.cue.attitude() < 0 && g.cue.phase() < 0 && !g.negated;
                if verb.is_some_and(|g| (g.cue.attitude() < 0) != g.negated && g.cue.attitude() != 0 && !pays(g)) {
                    chain.turn(-1);
                    chain.negated = true;
                    chain.refused = true;
                    chain.demanded = true;
                    break;
                }
                // "wants the islands in exchange for a truce": what it would give for them.
                let asks = verb.is_some_and(|g| view.wanting(g) && !g.negated);
                chain.terms |= asks;
                chain.demanded = !asks;
                break;
            }
            Tag::Prep => {
                // "its position against the truce"; "set its face against it" is the verb's own.
                // "dug in its heels against it": so is what follows the verb's own noun.
                let behind = |g: &Group| {
                    let word = tokens[i.saturating_sub(2)].word;
                    g.cue.attitude() < 0 && word != 0 && (g.particle == word || g.tail.contains(&word))
                };
                let own = verb.is_some_and(|g| g.particle == t.word || g.tail.contains(&t.word) || behind(g));
                // "dead set against a truce" says so as a whole.
                let mut said = view.unit.mentions.cues_in(i.saturating_sub(3)..i);
                let own = own
                    || said.any(|c| {
                        c.end as usize == i && matches!(c.meaning, Meaning::Predicate(_)) && c.first as usize + 1 < i
                    });
                // "its warning against a truce" says no once.
                let said = |c: &Found| c.meaning == Meaning::Noun(NounCue::Minus) && c.end as usize == i - 1;
                let noun = i > floor + 1 && tokens[i - 2].tag == Tag::Noun;
                let noun = noun && !view.unit.mentions.cues_in(i - 2..i - 1).any(said);
                let against = view.words_are(t, "against") && !own && noun;
                // "dues against Kelmar's truce" only have a target.
                let mut near = view.unit.mentions.topics_in(i.saturating_sub(5)..i - 1);
                // "crimes against its borders": the borders suffer.
                let mut nouns = view.unit.mentions.cues_in(i.saturating_sub(2)..i - 1);
                let suffers = against && nouns.any(|c| c.meaning == Meaning::Marker(Marker::Onslaught));
                if against && !suffers && near.all(|t| t.end as usize != i - 1) {
                    chain.turn(-1);
                    chain.attitude = true;
                    chain.refused = true;
                    chain.evidence.push(i as u32 - 1);
                }
                past_prep = true;
            }
            // "made a withdrawal from Kelm | a condition for a truce": an article behind a name begins another phrase.
            Tag::Det
                if ["a", "an"].iter().any(|w| view.words_are(t, w))
                    && i > floor + 1
                    && tokens[i - 2].tag == Tag::Proper =>
            {
                break;
            }
            tag if tag.is_nominal() || tag.is_head() || tag == Tag::Adj => {}
            Tag::QuoteOpen | Tag::QuoteClose | Tag::Adv => {}
            // "an end to the dues and the return of the islands": the noun behind "and" governs for itself.
            Tag::Coord if (past_prep || whole) && tokens.get(i).is_some_and(|t| t.tag == Tag::Det) => break,
            // "a lifting of the dues and recognition of the islands": two deeds, each with its own object.
            Tag::Coord if whole && parallel(view, i - 1, chain.topic) => break,
            Tag::Coord => coord = coord.or(Some(i - 1)),
            _ => break,
        }
        i -= 1;
        // "a withdrawal from the islands and recognition of the port": the first of two items, which governs its own.
        let items = past_prep && whole && coord.is_some_and(|c| i < c && item(view, i..c, hit));
        if items && matches!(t.tag, Tag::Noun | Tag::Proper) {
            break;
        }
        // "raised objections to a truce", "put an end to it": the verb's own noun, whose no is the verb's.
        let own = |g: &&Group| {
            let says = g.cue.attitude() != 0 || g.cue.phase() != 0;
            says && t.word != 0 && (g.particle == t.word || g.tail.contains(&t.word))
        };
        // "its lack of interest in a truce": a noun inside of a phrase that has been counted.
        let counted = chain.evidence.contains(&(i as u32));
        if past_prep && !counted && matches!(t.tag, Tag::Noun | Tag::Proper) && verb.filter(own).is_none() {
            if view.denied(i) && (no_compact(view, i..i + 1, verb) || so_far(view, hit)) {
                chain.hypothetical = true;
                return;
            }
            // "the non-recognition of the seizure of the islands".
            if prefixed(view, i) {
                chain.turn(-1);
                chain.attitude = true;
                chain.evidence.push(i as u32);
            }
            if repelled(view, verb, i) {
                // "to deter threats to its borders": for the borders.
                chain.turn(-1);
                (chain.attitude, chain.judged) = (true, true);
                continue;
            }
            if view.marked(i..i + 1, Marker::Threat) && view.says(i + 1, "against") {
                // "escalated its threats against the islands": a menace to them, no word for or against.
                chain.sign = 0;
                return;
            }
            if let Some(end) = verb.filter(|g| removes(g)).and_then(|_| peril(view, i)) {
                // "the threat from the League must be removed": not for the League.
                chain.attitude = true;
                chain.judged = true;
                chain.evidence.push(end);
                continue;
            }
            if verb.is_some_and(|g| g.cue.attitude() < 0 && !g.negated && !g.passive)
                && !chain.owned
                && peril(view, i).is_some()
            {
                // "brushed off the threat of new dues": unmoved, neither for nor against.
                chain.sign = 0;
                return;
            }
            if verb.is_none_or(|g| g.cue.attitude() == 0 && g.cue.phase() == 0) && foreseen(view, chain, i) {
                // "spoke of the possibility of an escalation": what may come, and nobody wants.
                chain.hypothetical = true;
                return;
            }
            wanted(view, chain, i, verb);
        }
    }
}

/// Whether what stands from a governing noun to "and" names a thing of the word's topic, so that the noun is about that.
fn item(view: &View<'_>, before: Range<usize>, hit: &Found) -> bool {
    let Meaning::FrameNoun(topic, _) = hit.meaning else { return false };
    let governs = view.unit.mentions.cues_in(before.start..before.start + 1);
    let noun = governs.into_iter().any(|c| matches!(c.meaning, Meaning::Noun(_)));
    let own = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) if t == topic);
    noun && view.unit.mentions.topics_in(before.start + 1..before.end).any(own)
}

/// Whether words of another topic that name a deed with its object end before a token.
fn parallel(view: &View<'_>, at: usize, topic: u8) -> bool {
    let deed = |f: &Found| {
        let other = matches!(f.meaning, Meaning::FrameNoun(t, _) if t != topic);
        let tokens = view.seg().tokens.get(f.first as usize..f.end as usize);
        other && f.end as usize == at && tokens.is_some_and(|t| t.iter().any(|t| t.tag == Tag::Prep))
    };
    view.unit.mentions.topics_in(at.saturating_sub(6)..at).any(deed)
}

/// "could serve as a basis for": its "as" is the verb's own, and what it serves as no condition.
fn serves(g: &Group) -> bool {
    g.cue.is(Class::Linking) && g.particle != 0
}

/// "can be used as the basis for", "could become the basis of": it may be built on, and nothing has to be done first. The token is
/// the preposition.
pub(super) fn may_found(view: &View<'_>, g: &Group, prep: usize) -> bool {
    let may = g.modal == Modal::Possible && !g.negated && !g.denied;
    may && prep.checked_sub(1).is_some_and(|i| ["basis", "foundation"].iter().any(|w| view.says(i, w)))
}

/// Whether a phrase such as "as a condition for" ends before a token, or "a condition for" that a verb makes of its object ("made its
/// withdrawal a condition for").
pub(super) fn waits(view: &View<'_>, at: usize, verb: Option<&Group>) -> bool {
    let mut cues = view.unit.mentions.cues_in(at.saturating_sub(3)..at);
    let marked = cues.find(|c| c.meaning == Meaning::Marker(Marker::Precondition) && c.end as usize == at);
    let Some(cue) = marked else { return false };
    let makes = |g: &Group| g.cue.is(Class::Render) && !g.passive && !g.negated && g.end < cue.first;
    (at.saturating_sub(5)..at).any(|i| view.says(i, "as")) || verb.is_some_and(makes)
}

/// "wants a truce as a first step to a settlement": a word of the same topic stands before it, and none of both is a term.
pub(super) fn of_its_kind(view: &View<'_>, before: Range<usize>, chain: &mut Chain) -> bool {
    let same = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, _) if t == chain.topic);
    let kind = view.unit.mentions.topics_in(before).any(same);
    if kind {
        chain.sign = 0;
    }
    kind
}

/// Whether "in exchange for", "in return for" ends before a token.
pub fn returned(view: &View<'_>, at: usize) -> bool {
    let mut cues = view.unit.mentions.cues_in(at.saturating_sub(3)..at);
    cues.any(|c| c.meaning == Meaning::Marker(Marker::Condition) && c.end as usize == at && c.end - c.first == 3)
        && view.says(at - 1, "for")
}

/// Whether a noun carries an attitude to what follows: "attempts at a truce".
fn governs(view: &View<'_>, noun: usize) -> bool {
    view.unit.mentions.cues_in(noun..noun + 1).any(|c| matches!(c.meaning, Meaning::Noun(_)))
}

/// "some swaps as part of a truce", "during talks on a truce": a word's phrase, or the one that it hangs on, is only what the rest
/// is set in.
pub fn in_setting(view: &View<'_>, at: usize) -> bool {
    setting(view, at, false)
}

/// The same of a topic's word, unless somebody's stance on it is what the rest is set in: "in response to Norland's rejection of a truce".
pub(super) fn word_in_setting(view: &View<'_>, at: usize) -> bool {
    setting(view, at, true)
}

fn setting(view: &View<'_>, at: usize, itself: bool) -> bool {
    let tokens = &view.seg().tokens;
    let mut start = noun_phrase_start(view, at);
    // "not realistic under Estrel's peace plan": by a paper.
    let own = |c: &Found| c.meaning == Meaning::Marker(Marker::Paper) && c.first as usize >= at;
    if start > 0 && view.says(start - 1, "under") && view.unit.mentions.cues_in(at..at + 4).any(own) {
        return true;
    }
    // "may raise its tolls in the dues row": a word that only describes what the rest is set in.
    let word = view.unit.mentions.topics_in(at..at + 1).map(|f| f.end as usize).max();
    let row =
        |end: usize| tokens.get(end).is_some_and(|t| t.tag == Tag::Noun) && view.marked(end..end + 1, Marker::Quarrel);
    if start > 0 && ["in", "amid", "over"].iter().any(|w| view.says(start - 1, w)) && word.is_some_and(row) {
        return true;
    }
    let stance = |noun: usize| {
        let cue = |c: &Found| matches!(c.meaning, Meaning::Noun(NounCue::Plus | NounCue::Minus));
        view.unit.mentions.cues_in(noun..noun + 1).any(cue) && matches!(owner(view, noun), Holder::States(_))
    };
    for _ in 0..3 {
        let mut cues = view.unit.mentions.cues_in(start.saturating_sub(4)..start);
        // "wants no part of a truce" sets nothing.
        let denied = |c: &Found| c.first > 0 && tokens[c.first as usize - 1].classes & class::NEG != 0;
        if cues.any(|c| c.meaning == Meaning::Marker(Marker::Setting) && c.end as usize == start && !denied(c)) {
            return true;
        }
        match start.checked_sub(2) {
            Some(noun)
                if tokens[noun + 1].tag == Tag::Prep
                    && matches!(tokens[noun].tag, Tag::Noun | Tag::Proper)
                    && !(itself && stance(noun)) =>
            {
                start = noun_phrase_start(view, noun + 1);
            }
            _ => break,
        }
    }
    false
}

/// "The longer the war goes on, the harder …", "the longer there is no truce, …": by how much, and not that it does.
pub fn by_degree(view: &View<'_>, at: usize) -> bool {
    let longer = (at.saturating_sub(4)..at).rev().find(|&i| view.says(i, "longer") || view.says(i, "more"));
    let of_it = |i: usize| ["the", "this", "our", "there"].iter().any(|w| view.says(i, w));
    longer.is_some_and(|i| i > 0 && view.says(i - 1, "the") && of_it(i + 1))
}

/// Where the noun phrase of a token begins.
pub fn noun_phrase_start(view: &View<'_>, at: usize) -> usize {
    let tokens = &view.seg().tokens;
    (at.saturating_sub(PHRASE)..at).rev().take_while(|&i| tokens[i].tag.is_nominal()).last().unwrap_or(at)
}

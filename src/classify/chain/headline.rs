//! What a sentence without a finite verb says of a topic's word: headlines, answers, quotations before their source.

use std::ops::Range;

use super::{
    Chain,
    apposed::apposed,
    between::odds,
    hanging::base,
    noun::noun_phrase_start,
    predicate::{judge, predicate_in},
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
        token::Token,
    },
};

/// "Kelmar ready for a truce", "Norland against truce": a headline's predicate without its verb.
pub(super) fn verbless(view: &View<'_>, sentence: &Sentence, chain: &mut Chain, hit: &Found, before: usize) {
    let range = sentence.tokens.start..before.max(sentence.tokens.start);
    let negates = |at: u32| (at as usize).checked_sub(1).is_some_and(|i| view.seg().tokens[i].tag == Tag::Neg);
    if chain.sign != 0
        && let Some((p, at, end, state)) = apposed(view, sentence, hit)
    {
        chain.evidence.extend(at..end);
        judge(chain, p, negates(at));
        chain.holder = Holder::States(vec![state]);
        return;
    }
    if chain.sign != 0
        && let Some(no) = answered(view, hit)
    {
        if no {
            chain.turn(-1);
        }
        (chain.attitude, chain.judged, chain.refused) = (true, true, no);
        chain.holder = Holder::Nobody;
        return;
    }
    // "a rally for an end of the truce": the noun has turned it already.
    let counted = |p: &(Predicate, u32, u32)| (p.1..p.2).any(|i| i < hit.first && chain.evidence.contains(&i));
    if let Some((p, at, end)) = predicate_in(view, range.clone()).filter(|p| p.0 != Predicate::Minus || !counted(p)) {
        let side = view.unit.mentions.names_in(range.start..(at as usize).max(range.start)).next_back();
        let near = side.filter(|f| f.end as usize + 2 >= at as usize).and_then(|f| view.state_of(f));
        // "Vale silent on her talks with Norland": on what, its word says that follows, and no name.
        let names = || view.unit.mentions.names_in(hit.first as usize..hit.end as usize).next().is_some();
        if p == Predicate::Withhold && chain.sign == 0 && names() {
            return;
        }
        // "Norland unwilling to discuss a truce in public".
        let no = (p == Predicate::Minus) != negates(at) && matches!(p, Predicate::Plus | Predicate::Minus);
        let talks = |c: &Clause| c.group.form == Form::Infinitive && c.group.cue.is(Class::Talk);
        let unsaid =
            no && view.marked(at as usize..sentence.tokens.end, Marker::Publicly) && sentence.clauses.iter().any(talks);
        if let Some(state) = near.filter(|_| unsaid) {
            chain.evidence.extend(at..end);
            (chain.withheld, chain.attitude) = (true, true);
            chain.holder = Holder::States(vec![state]);
            return;
        }
        if let Some(state) = near {
            chain.evidence.extend(at..end);
            // "Norland not ready for a truce".
            judge(chain, p, negates(at));
            let side = side.map_or(0, |f| f.end as usize);
            let thing = |i: usize| {
                view.seg().tokens[i].tag == Tag::Noun && view.unit.mentions.titles_in(i..i + 1).next().is_none()
            };
            // "Norland and Kelmar ready for it": both; "the Norland conflict on the brink of it": of a thing, whoever says so.
            let both = view.joint(range.start..at as usize);
            chain.holder = match (side..at as usize).any(thing) {
                true => Holder::Nobody,
                false if both.len() > 1 && both.contains(&state) => Holder::States(both),
                false => Holder::States(vec![state]),
            };
            return;
        }
        // "“Ready for a truce”": whoever says it.
        let tokens = &view.seg().tokens;
        let leads = |t: Tag| matches!(t, Tag::QuoteOpen | Tag::Neg | Tag::Coord | Tag::Dash);
        let opens = range.clone().find(|&i| !leads(tokens[i].tag));
        let governs = end <= hit.first
            && tokens
                .get(end as usize..hit.first as usize)
                .unwrap_or_default()
                .iter()
                .all(|t| t.tag.is_nominal() || t.tag == Tag::Prep);
        // "And to hell with the dues", in a turn of a transcript.
        let turn =
            || view.said_at(at as usize).is_none() && view.unit.speaker.as_ref().is_some_and(|s| s.state.is_some());
        let quoted = (at as usize) > range.start && view.seg().quoted(at as usize);
        if opens == Some(at as usize) && governs && (quoted || turn()) {
            chain.evidence.extend(at..end);
            judge(chain, p, negates(at));
            chain.holder = Holder::Speaker;
            return;
        }
    }
    if chain.sign > 0
        && let Some(waits) = in_turn(view, sentence, hit)
    {
        // "First the crews, then a truce".
        (chain.attitude, chain.judged) = (true, true);
        chain.terms |= waits;
        chain.holder = Holder::Nobody;
        return;
    }
    if chain.sign != 0
        && let Some(at) = short_of(view, hit, chain.topic)
    {
        // "Dues ‘too weak’ – Vale": more of them, says another than those whom they are aimed at.
        chain.evidence.push(at);
        chain.sign = base(view, chain);
        (chain.attitude, chain.judged, chain.modifier) = (true, true, false);
        chain.holder = Holder::Nobody;
        return;
    }
    if chain.sign > 0 && more_of_it(view, sentence, hit, chain.topic) {
        // "Vale: More dues on Kelmar if it attacks": said by another than those whom they are aimed at.
        (chain.attitude, chain.judged) = (true, true);
        chain.holder = Holder::Nobody;
    }
    if chain.sign != 0
        && let Some((p, at, end)) = said_behind(view, sentence, hit)
    {
        chain.evidence.extend(at..end);
        // "Dues not effective – Vale".
        judge(chain, p, negates(at));
        chain.modifier = false;
        chain.holder = Holder::Nobody;
    }
}

/// "Vale's line has not changed: no dues", "No dues: Vale answers Sutholm": what is said on the other side of a clause's colon, where
/// it has no verb of its own.
pub(super) fn said_without_verb(view: &View<'_>, sentence: &Sentence, at: usize) -> Option<Sentence> {
    let tokens = &view.seg().tokens;
    let content = view.said_at(at).map(|i| &view.unit.said[i].found.content)?;
    let range = content.iter().find(|c| c.contains(&at))?.clone();
    let colon = |i: usize| tokens.get(i).is_some_and(|t| t.tag == Tag::Colon);
    let behind = range.start > sentence.tokens.start && colon(range.start - 1);
    let finite = |c: &Clause| c.group.form == Form::Finite;
    let told = |c: &Clause| match behind {
        true => (c.group.end as usize) < range.start,
        false => colon(range.end) && c.group.first as usize > range.end,
    };
    let verb = tokens[range.clone()].iter().any(|t| t.tag.is_verb() || t.tag.is_aux());
    (!verb && sentence.clauses.iter().any(|c| finite(c) && told(c)))
        .then(|| Sentence { tokens: range, clauses: Vec::new() })
}

/// "Norland unlikely to accept a truce", "Vale likely to": a headline's forecast before its infinitive.
pub(super) fn unlikely(view: &View<'_>, sentence: &Sentence, clause: &Clause, chain: &mut Chain) {
    let range = sentence.tokens.start..clause.group.first as usize;
    let Some(side) = view.unit.mentions.names_in(range.clone()).next_back() else { return };
    let Some(no) = odds(view, side.end as usize..range.end) else { return };
    chain.foretold = true;
    if no {
        chain.turn(-1);
        chain.negated = true;
    }
}

/// "An early truce unlikely", "a deal with Kelmar is unlikely, Vale says": how likely the word's thing is, right behind it and what hangs
/// on it; no word for or against the thing.
pub fn likely(view: &View<'_>, sentence: &Sentence, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let end = hit.end as usize;
    let hangs = |t: &Token| t.tag == Tag::Prep || t.tag.is_nominal() && t.tag != Tag::Adj;
    let reach = tokens
        .get(end..sentence.tokens.end.max(end))
        .unwrap_or_default()
        .iter()
        .take(5)
        .take_while(|t| hangs(t))
        .count();
    // "an early truce is unlikely".
    let said_of = |c: &Clause| {
        let is = c.group.copula || c.group.cue.is(Class::Linking);
        is && !c.group.negated && c.subject_range().contains(&(hit.first as usize))
    };
    let mut clauses = sentence.clauses.iter().filter(|c| said_of(c)).map(|c| c.group.end as usize);
    improbable(view, sentence, end..end + reach) || clauses.any(|at| improbable(view, sentence, at..at + 1))
}

/// Whether a word for what will not be begins in a stretch, or right behind it, and governs nothing.
fn improbable(view: &View<'_>, sentence: &Sentence, stretch: Range<usize>) -> bool {
    let last = (stretch.end + 1).min(sentence.tokens.end).max(stretch.start);
    let mut cues = view.unit.mentions.cues_in(stretch.start..last);
    let odds = cues.find(|c| c.meaning == Meaning::Marker(Marker::Improbable) && c.first as usize <= stretch.end);
    let next = |c: &Found| view.seg().tokens.get(c.end as usize);
    odds.is_some_and(|c| next(c).is_none_or(|t| !(t.tag == Tag::To || t.tag.is_nominal())))
}

/// "In brief: Vale on the truce, illegal dues, growth of the League": whether a sentence without a verb lists what somebody spoke on; that one's
/// adjectives take no side.
pub fn spoken_on(view: &View<'_>, sentence: &Sentence, hit: &Found) -> bool {
    if sentence.clauses.iter().any(|c| c.group.form == Form::Finite) {
        return false;
    }
    let tokens = &view.seg().tokens;
    let mark = |i: &usize| matches!(tokens[*i].tag, Tag::Colon | Tag::Dash);
    let opens = (sentence.tokens.start..hit.first as usize).rev().find(mark).map_or(sentence.tokens.start, |i| i + 1);
    let end = (hit.end as usize..sentence.tokens.end).find(mark).unwrap_or(sentence.tokens.end);
    let name = view.unit.mentions.names_in(opens..hit.first as usize).next().filter(|f| f.first as usize == opens);
    let Some(on) = name.map(|f| f.end as usize).filter(|&on| view.says(on, "on") && on < hit.first as usize) else {
        return false;
    };
    let rest = tokens.get(on..end).unwrap_or_default();
    let verb = |t: &Token| t.tag.is_verb() || t.tag.is_aux() || matches!(t.tag, Tag::To | Tag::QuoteOpen);
    // "on board with a truce, dues", "on the verge of": a predicate.
    let judges = predicate_in(view, on..(on + 4).min(end)).is_some_and(|p| p.1 as usize == on);
    rest.iter().any(|t| t.tag == Tag::Comma) && !rest.iter().any(verb) && !judges
}

/// Whether a word is said by a side other than those whom the topic is aimed at.
fn aimed(view: &View<'_>, hit: &Found, topic: u8) -> bool {
    let targets = &view.lexicon().targets[topic as usize];
    let own = view.speaker_at(hit.first as usize).and_then(|s| s.state);
    !targets.is_empty() && own.is_some_and(|s| !targets.contains(&s))
}

/// "More dues", "Tougher dues now": whether what is said begins with more of the word's thing.
fn more_of_it(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8) -> bool {
    let start = noun_phrase_start(view, hit.first as usize);
    let said = view.said_at(start).map(|i| &view.unit.said[i].found.content);
    let opens = start == sentence.tokens.start || said.is_some_and(|c| c.iter().any(|r| r.start == start));
    opens && view.marked(start..hit.first as usize, Marker::More) && aimed(view, hit, topic)
}

/// What says behind a word, and its adverbs and marks, that there is too little of it.
fn short_of(view: &View<'_>, hit: &Found, topic: u8) -> Option<u32> {
    let aimed = aimed(view, hit, topic);
    let tokens = &view.seg().tokens;
    let aside = |t: &&Token| matches!(t.tag, Tag::Adv | Tag::QuoteOpen);
    let at = hit.end as usize + tokens.get(hit.end as usize..).unwrap_or_default().iter().take_while(aside).count();
    let short = |c: &Found| matches!(c.meaning, Meaning::Marker(Marker::Short | Marker::Less));
    let mut cues = view.unit.mentions.cues_in(hit.end as usize..at + 1);
    cues.find(|c| aimed && short(c) && (c.first as usize) <= at && c.end as usize > at).map(|c| c.end - 1)
}

/// "Yes to a truce", "no to new dues": whether no is said to what stands behind; none where neither is.
fn answered(view: &View<'_>, hit: &Found) -> Option<bool> {
    let to = noun_phrase_start(view, hit.first as usize).checked_sub(1).filter(|&to| view.says(to, "to"))?;
    let answer = to.checked_sub(1)?;
    let no = view.says(answer, "no");
    (no || view.says(answer, "yes")).then_some(no)
}

/// "First the crews, then a truce", "a truce first, and then the rest": whether the word is the later of two steps that no verb
/// names; none where it is no step.
pub(super) fn in_turn(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<bool> {
    let tokens = &view.seg().tokens;
    let start = noun_phrase_start(view, hit.first as usize);
    let then = (sentence.tokens.start..sentence.tokens.end).find(|&i| view.says(i, "then"))?;
    let verb = |r: Range<usize>| tokens[r].iter().any(|t| t.tag.is_verb() || t.tag.is_aux());
    let opens = sentence.tokens.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
    let (first, end) = (opens.min(then), (hit.end as usize).max(then));
    if verb(first..end) {
        return None;
    }
    let leads = view.says(opens, "first")
        || view.says(then.saturating_sub(2), "first")
        || view.says(then.saturating_sub(3), "first");
    if then + 1 == start {
        return leads.then_some(true);
    }
    // "First a truce for thirty days, then talks".
    let heads = (opens + 1 == start || opens == start) && view.says(opens, "first");
    let itself = (hit.end as usize) < then && (view.says(hit.end as usize, "first") || heads);
    itself.then_some(false)
}

/// "Truce unacceptable", "any dues harmful to trade", "soldiers in Sutholm a red line": what a headline says right behind the word
/// and what hangs on it.
fn said_behind(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<(Predicate, u32, u32)> {
    let tokens = &view.seg().tokens;
    let first = hit.end as usize;
    // "sanctions against Norland" have a target, and are judged by nobody.
    let target = |p: &(Predicate, u32, u32)| p.2 - p.1 == 1 && tokens[p.1 as usize].tag == Tag::Prep;
    // "sanctions against the violent state": it describes another noun.
    let describes = |p: &(Predicate, u32, u32)| {
        let next = tokens.get(p.2 as usize).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Proper));
        next && p.2 - p.1 == 1 && tokens[p.1 as usize].tag == Tag::Adj
    };
    let judges = |p: &(Predicate, u32, u32)| !target(p) && !describes(p);
    let opens = |at: usize| predicate_in(view, at..sentence.tokens.end).filter(|p| p.1 as usize == at && judges(p));
    // "a grave mistake": the noun, where no adjective before it says so already.
    let inner = |at: usize| opens(at + 1).or_else(|| opens(at + 2)).filter(|_| tokens[at].tag == Tag::Det);
    let hangs = |at: usize| {
        let tag = tokens[at].tag;
        // "Truce ‘unrealistic’".
        let mark = matches!(tag, Tag::QuoteOpen | Tag::QuoteClose);
        // "Truce 90% ready".
        let share = matches!(tag, Tag::Num) || view.says(at, "%") || view.says(at, "percent");
        mark || share
            || matches!(tag, Tag::Adv | Tag::Prep | Tag::Neg)
            || at > first && (tag.is_nominal() || tag.is_head())
    };
    let says = |at: usize| opens(at).or_else(|| inner(at));
    // "soldiers in Sutholm nonsense, says Vale": the noun ran on into what is said of it.
    let mark = |t: &Token| matches!(t.tag, Tag::Comma | Tag::Dash | Tag::Colon | Tag::Stop);
    let own = (hit.first as usize + 2..first).rev().take(2).find_map(opens);
    if let Some(p) = own.filter(|p| p.2 as usize == first && tokens.get(first).is_some_and(mark)) {
        return Some(p);
    }
    let from = first + by_whom(view, first);
    let at = (from..sentence.tokens.end).find(|&at| says(at).is_some() || !hangs(at))?;
    says(at)
}

/// How many words of a participle with whoever does it stand at a token: "sought by Vale".
fn by_whom(view: &View<'_>, at: usize) -> usize {
    let tokens = &view.seg().tokens;
    let done = tokens.get(at).is_some_and(|t| t.tag == Tag::Part || t.tag == Tag::Past);
    let by = tokens.get(at + 1).is_some_and(|t| t.word == view.grammar.by && t.word != 0);
    if done && by { 2 } else { 0 }
}

/// "Truce sought by Vale unacceptable to Norland", "Dues imposed by Vale unlawful, Tane says": whether a headline judges the word behind
/// a participle that hangs on it.
pub(super) fn judged_behind(view: &View<'_>, sentence: &Sentence, hit: &Found) -> bool {
    let says = |c: &Clause, end: u32| c.group.cue.is(Class::Report) && c.subject.start.min(c.group.first) >= end;
    let finite = |c: &&Clause| c.group.form == Form::Finite;
    by_whom(view, hit.end as usize) > 0
        && said_behind(view, sentence, hit)
            .is_some_and(|(_, _, end)| sentence.clauses.iter().filter(finite).all(|c| says(c, end)))
        || goes_on_behind(view, sentence, hit)
}

/// "Vale: dues “an unfriendly act”, will not hurt trade": what is said right behind the word is closed by the comma before the only verb,
/// which has no subject of its own.
fn goes_on_behind(view: &View<'_>, sentence: &Sentence, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let mut verbs = sentence.clauses.iter().filter(|c| c.group.form == Form::Finite).map(|c| c.group.first as usize);
    let Some(first) = verbs.next().filter(|&f| f > hit.end as usize) else { return false };
    let comma = first.checked_sub(1).filter(|&i| tokens[i].tag == Tag::Comma);
    let Some((_, _, end)) = comma.and_then(|_| said_behind(view, sentence, hit)) else { return false };
    let closes = |i: &usize| tokens[*i].tag == Tag::QuoteClose;
    comma.is_some_and(|comma| (end as usize..comma).all(|i| closes(&i)) && end as usize <= comma)
}

/// Whether a word stands before the only finite clause, which says whose word it is: "Norland open to a truce, says Vale", "Truce
/// premature, Vale says", "“Ready for a truce,” Vale writes".
pub(super) fn before_source(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let c = &sentence.clauses[ci];
    let subject = c.subject_range();
    let mark = |t: Tag| matches!(t, Tag::Comma | Tag::Dash | Tag::QuoteClose);
    let parted = || subject.start > 0 && mark(tokens[subject.start - 1].tag);
    let runs_on =
        |t: &Token| t.tag.is_verb() || t.tag.is_aux() || matches!(t.tag, Tag::Comma | Tag::QuoteOpen | Tag::Colon);
    let closes = || !tokens.get(c.group.end as usize..sentence.tokens.end).unwrap_or_default().iter().any(runs_on);
    let quoted = || sentence.clauses.len() == 1 && hit.end <= c.start && view.seg().quoted(hit.first as usize);
    let behind = || !subject.is_empty() && hit.end as usize <= subject.start && parted() && closes();
    let named = if c.inverted { hit.end <= c.start } else { c.group.cue.is(Class::Report) && (quoted() || behind()) };
    named && sentence.clauses.iter().enumerate().all(|(i, o)| i == ci || o.group.form != Form::Finite)
}

/// "More dues if Kelmar attacks", "Vale: Tougher dues unless Kelmar leaves": the condition behind a word that no verb governs; none where
/// there is a verb, or no condition.
pub fn bare_condition(view: &View<'_>, sentence: &Sentence, hit: usize) -> Option<usize> {
    let tokens = &view.seg().tokens;
    let ci = sentence.clauses.iter().position(|c| c.edge == Edge::Condition && c.start as usize > hit)?;
    let said = view.said_at(hit).map(|i| &view.unit.said[i].found.content);
    let opens = said.and_then(|c| c.iter().find(|r| r.contains(&hit))).map_or(sentence.tokens.start, |r| r.start);
    // "threatens Kelmar with dues if it attacks": what is said there has a verb.
    let apart = |i: usize| matches!(tokens[i].tag, Tag::Colon | Tag::Dash | Tag::QuoteOpen);
    let opens = if opens > sentence.tokens.start && !apart(opens - 1) { sentence.tokens.start } else { opens };
    let verb = |t: &Token| t.tag.is_verb() || t.tag.is_aux();
    let start = sentence.clauses[ci].start as usize;
    (opens <= hit && !tokens.get(opens..start).unwrap_or_default().iter().any(verb)).then_some(ci)
}

/// Whether a headline judges the word right behind it, and the only verb hangs on that: "Dues harmful to trade".
pub(super) fn is_headline(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found) -> bool {
    let c = &sentence.clauses[ci];
    let bare = c.group.form == Form::Infinitive && c.parent.is_none() && hit.end <= c.group.first;
    bare && said_behind(view, sentence, hit).is_some_and(|p| p.2 == c.group.first)
}

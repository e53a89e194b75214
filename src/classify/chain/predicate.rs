//! What is said with "be" and "have": evaluating predicates, terms, "there is no".

use std::ops::Range;

pub use super::judgement::{describes_none, predicate_in};
use super::{
    Chain, Step,
    contingent::{contingent, precondition, way_to},
    grounds::grounds,
    group_flags_keep,
    hanging::base,
    harm::braced,
    judge_of::judge_of,
    noun::noun_phrase_start,
    owner::standing,
    verb::is_have,
    wish::{goal_of, wished},
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning, NameKind, class},
    },
    date,
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Group, Modal},
        tag::Tag,
        token::Token,
    },
};

/// "is ready for", "is in favour of", "there is no", "have reservations about".
pub(super) fn copula(
    view: &View<'_>,
    sentence: &Sentence,
    ci: usize,
    chain: &mut Chain,
    object: Option<&Found>,
) -> Step {
    let in_object = object.is_some();
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    if object.is_some_and(|hit| grounds(view, clause, ci, chain, hit)) {
        return Step::Go;
    }
    group_flags_keep(g, chain);
    if object.is_some() && !g.negated && precondition(view, clause, chain, object) {
        // "a withdrawal is an important condition for a truce".
        return Step::Go;
    }
    let set = || view.unit.mentions.cues_in(clause.subject_range()).any(|c| view.stipulates(c));
    if object.is_none() && chain.terms && !g.negated && set() {
        // "the condition for a truce is an end to the dues": what it is tied to, and no judgement of it.
        chain.held(Holder::Nobody, ci, g.head);
        return Step::Go;
    }
    if let Some(short) = object.is_none().then(|| falls_short(view, clause, chain)).flatten() {
        // "the dues are not enough": whoever says so wants more of them.
        chain.evidence.push(short);
        chain.sign = base(view, chain);
        (chain.attitude, chain.judged, chain.refused) = (true, true, false);
        chain.held(Holder::Nobody, ci, g.head);
        return Step::Go;
    }
    if object.is_none() && chain.sign != 0 && goal_of(view, clause, chain) {
        return Step::Go;
    }
    let described = |p: &(Predicate, u32, u32)| object.is_some_and(|hit| describes_none(view, hit, p.1));
    // "there is no place for a truce", "has a negative attitude to it": the noun has said so already.
    let of_noun = |p: &(Predicate, u32, u32)| {
        let whole = |c: &Found| matches!(c.meaning, Meaning::Noun(_)) && c.first <= p.1 && p.2 < c.end;
        chain.attitude
            && chain.evidence.contains(&p.2)
            && view.unit.mentions.cues_in(p.1 as usize..p.2 as usize + 1).any(whole)
    };
    let counted = |p: &(Predicate, u32, u32)| {
        in_object && p.0 == Predicate::Minus && p.2 - p.1 > 1 && (p.1..p.2 - 1).all(|i| chain.evidence.contains(&i))
            || in_object && of_noun(p)
    };
    // "is to blame for the possible return of the war": what only describes the word is not said of the subject.
    let attributive = |p: &(Predicate, u32, u32)| object.is_some_and(|hit| describes(view, hit, p));
    let judgement = predicate_in(view, said_behind(view, clause, object))
        .filter(|p| !described(p) && !counted(p) && !attributive(p));
    if let Some(judgement) = judgement {
        return judged(view, sentence, ci, chain, object, judgement);
    }
    let stands_for = object.is_some_and(|hit| stands_for(view, g, hit));
    if g.negated {
        chain.turn(-1);
        chain.negated = true;
    }
    if stands_for {
        chain.attitude = true;
        chain.holder = view.holder(sentence, ci);
        chain.head = g.head as usize;
        return Step::Go;
    }
    if contingent(view, clause, chain, object)
        || precondition(view, clause, chain, object)
        || way_to(view, sentence, ci, chain, object)
    {
        return Step::Go;
    }
    if chain.attitude {
        if matches!(chain.holder, Holder::Nobody) {
            chain.holder = view.holder(sentence, ci);
        }
        // "there is no will for a truce in Nordhaven".
        if in_object && matches!(chain.holder, Holder::Nobody) {
            chain.holder = seat(view, clause).unwrap_or(Holder::Nobody);
        }
        return Step::Go;
    }
    if wished(view, sentence, ci, chain, in_object) || exists(view, sentence, ci, chain, object) {
        return Step::Go;
    }
    chain.talk = true;
    Step::Go
}

/// Whether an adjective stands in the noun phrase of a word that a preposition leads: "for a possible truce".
fn describes(view: &View<'_>, hit: &Found, &(_, first, end): &(Predicate, u32, u32)) -> bool {
    let tokens = &view.seg().tokens;
    let start = noun_phrase_start(view, hit.first as usize);
    let led = start.checked_sub(1).is_some_and(|i| tokens[i].tag == Tag::Prep);
    led && start <= first as usize && end <= hit.first && end - first == 1 && tokens[first as usize].tag == Tag::Adj
}

/// "are not enough", "are too weak", said of what is aimed at another than whoever says so.
fn falls_short(view: &View<'_>, clause: &Clause, chain: &Chain) -> Option<u32> {
    let g = &clause.group;
    let targets = &view.lexicon().targets[chain.topic as usize];
    let own = view.speaker_at(g.head as usize).and_then(|s| s.state);
    let aimed = !targets.is_empty() && own.is_none_or(|s| !targets.contains(&s)) && base(view, chain) > 0;
    let reach = g.first as usize..(g.end as usize + 3).min(clause.end as usize);
    let mut cues = view.unit.mentions.cues_in(reach);
    cues.find(|c| aimed && c.meaning == Meaning::Marker(Marker::Short)).map(|c| c.end - 1)
}

/// What a predicate of attitude, from `at` to `end`, judges: its object, or the subject before it.
fn judged(
    view: &View<'_>,
    sentence: &Sentence,
    ci: usize,
    chain: &mut Chain,
    object: Option<&Found>,
    (p, at, end): (Predicate, u32, u32),
) -> Step {
    let in_object = object.is_some();
    let clause = &sentence.clauses[ci];
    let (g, tokens) = (&clause.group, &view.seg().tokens);
    let who = || clause.edge == Edge::Relative && view.says(clause.start as usize, "who");
    if in_object && (p == Predicate::Worry || who()) && matches!(view.holder(sentence, ci), Holder::Else) {
        // "traders are fearful of the dues", "a man who is serious about a truce": theirs, and not of whoever says so.
        return Step::Drop;
    }
    let minded = || view.marked(at as usize..end as usize, Marker::Mood) && !view.said_of_thing(sentence, ci);
    if in_object && (braced(view, g, chain) || minded() && view.holder(sentence, ci) == Holder::Else) {
        // "the West is ready for a truce": its mind, and not of whoever says so.
        return Step::Drop;
    }
    let subject = clause.subject_range();
    let owned = || tokens[subject.clone()].iter().any(|t| t.tag == Tag::Possessive);
    if in_object && p == Predicate::Minus && tokens[end as usize - 1].tag == Tag::Noun && owned() {
        // "Norland's wish to keep Kelm is a threat to peace": no stance on peace of Norland's.
        return Step::Drop;
    }
    chain.evidence.extend(at..end);
    let noun = (end as usize..tokens.len().min(end as usize + 3)).find(|&i| tokens[i].tag == Tag::Noun);
    // "This is one of the key questions", "it's a good question".
    // "It was not the best day of my life".
    let day = |n: usize| n == end as usize && date::is_when(view.words(n..n + 1));
    // "is one of the important issues of the settlement": a matter of it.
    let of_it = |n: usize| object.is_some_and(|o| n < o.first as usize && view.says(n + 1, "of"));
    let matter = |n: usize| view.marked(n..n + 1, Marker::Matter);
    if noun.is_some_and(|n| !in_object && (matter(n) || day(n)) || of_it(n) && matter(n)) {
        return Step::Drop;
    }
    // "This is an important conversation".
    let named = || {
        noun.is_some_and(|n| {
            is_meeting(view, &Found { first: n as u32, end: n as u32 + 1, meaning: Meaning::Marker(Marker::About) })
        })
    };
    let talks = object.map_or_else(|| is_talks(view, sentence, ci) || named(), |o| is_meeting(view, o));
    let weighty = || view.marked(at as usize..end as usize, Marker::Taking);
    if talks && (needed(view, at, end) || p == Predicate::Plus && (weighty() || g.modal == Modal::Ought)) {
        // "such a call is necessary", "an important conversation", "the meeting should be productive": that they meet, and no more.
        return Step::Drop;
    }
    let every = |i: usize| ["everything", "all", "everyone", "every"].iter().any(|w| view.says(i, w));
    let not_all = subject.clone().take(2).any(|i| every(i) && i > 0 && view.says(i - 1, "not"));
    if not_all {
        // "not everything about it is ideal": not all of it, and no refusal.
        return Step::Drop;
    }
    if talks && p == Predicate::Plus && g.negated && view.marked(at as usize..end as usize, Marker::Headway) {
        // "the talks were no breakthrough": what they have not brought is refused by nobody.
        return Step::Drop;
    }
    let is = |i: u32, of: u32| tokens[i as usize].classes & of == of;
    // "has nothing against a truce"; "there is nothing good about it".
    let none = is_have(view, g) && (g.end..at).any(|i| is(i, class::NEG))
        || in_object && is(at.saturating_sub(1), class::NEG | class::PRON);
    let harms = in_object && p == Predicate::Minus && !g.negated && !none && object.is_some_and(|o| end <= o.first);
    chain.head = g.head as usize;
    if harms && harmed(view, sentence, ci, at, end) {
        // "this is dangerous for the truce": whoever says so wants the truce.
        chain.sign = base(view, chain);
        chain.refused = false;
        chain.attitude = true;
        chain.judged = true;
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    // "have never been closer to a deal", "never been this close to it": nearer than at any time.
    let degree =
        at.checked_sub(1).is_some_and(|b| ["this", "so", "as", "that"].iter().any(|w| view.says(b as usize, w)));
    let nearer = g.negated && g.perfect && (degree || view.words(at as usize..at as usize + 1).ends_with("er"));
    // "is not an option": the predicate's own denial.
    let own = (at as usize) < g.end as usize && tokens[at as usize].tag == Tag::Neg;
    // "is not perfect but workable", where only the second word is known.
    let past_but = (g.end..at).find(|&i| view.says(i as usize, "but") && i > g.end).map(|_| at);
    let second = past_but.or_else(|| made_up(view, end as usize));
    let second = second.filter(|_| g.negated && p == Predicate::Plus && !in_object);
    if let Some(second) = second {
        // "is not perfect but workable": a yes with a reservation.
        chain.evidence.push(second);
        chain.terms = true;
    }
    judge(chain, p, g.negated && !nearer && !own && second.is_none() || none || in_object && g.denied);
    if !in_object && p == Predicate::Plus && !g.negated && is_talks(view, sentence, ci) {
        // "the peace talks were productive": good of what they are about.
        (chain.modifier, chain.talk) = (false, false);
    }
    let judge = || {
        let to = judge_of(view, sentence, ci, at as usize..end as usize);
        to.or_else(|| standing(view, view.subject(sentence, ci), at as usize..end as usize)).unwrap_or(Holder::Nobody)
    };
    chain.holder = if in_object { view.holder(sentence, ci) } else { judge() };
    Step::Go
}

/// "but workable", ", but good enough", right behind a predicate: the word that makes up for what was denied.
fn made_up(view: &View<'_>, end: usize) -> Option<u32> {
    let tokens = &view.seg().tokens;
    let but = end + usize::from(tokens.get(end).is_some_and(|t| t.tag == Tag::Comma));
    let (p, at, _) = predicate_in(view, but + 1..(but + 5).min(tokens.len())).filter(|_| view.says(but, "but"))?;
    (p == Predicate::Plus && at as usize <= but + 3).then_some(at)
}

/// "there will be no truce", "there must be a truce". "There are no talks" is no refusal of them.
fn exists(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain, object: Option<&Found>) -> bool {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let Some(hit) = object.filter(|_| !clause.subject.is_empty()) else { return false };
    let stated = g.modal != Modal::None || chain.negated && !chain.weak;
    if !stated || !matches!(view.holder(sentence, ci), Holder::Nobody) {
        return false;
    }
    // "there is no due that has been lifted": denied of the relative.
    if chain.negated
        && let Some(relative) = said_of_it(sentence, hit)
    {
        let g = &sentence.clauses[relative].group;
        chain.evidence.push(g.head);
        chain.turn(if g.cue.attitude() != 0 { g.cue.attitude() } else { g.cue.phase() });
    }
    chain.attitude = true;
    chain.ought = g.modal == Modal::Ought;
    chain.holder = Holder::Nobody;
    true
}

/// "harmful to the truce", "a blow to the talks", said of a thing: what the topic's word names would be harmed.
fn harmed(view: &View<'_>, sentence: &Sentence, ci: usize, at: u32, end: u32) -> bool {
    let tokens = &view.seg().tokens;
    // "is an attack on the truce": the predicate has its preposition, and a noun.
    let noun = tokens.get(at as usize..end as usize).unwrap_or_default().iter().any(|t| t.tag == Tag::Noun);
    let within = noun && ["on", "to", "against"].iter().any(|w| view.says(end as usize - 1, w));
    let to = within
        || tokens.get(end as usize).is_some_and(|t| t.tag == Tag::Prep)
            && ["to", "for"].iter().any(|w| view.says(end as usize, w));
    // "not the time for a truce", "no place for one".
    let denies = tokens[at as usize].classes & class::NEG != 0 || view.says(at as usize, "too");
    let subject = view.subject(sentence, ci);
    let person = subject.len() == 1
        && matches!(tokens[subject.start].tag, Tag::Pron)
        && !["it", "this", "that", "these", "those"].iter().any(|w| view.says(subject.start, w));
    to && !denies && !person && !matches!(view.holder(sentence, ci), Holder::States(_) | Holder::Speaker)
}

/// "necessary", "required": a predicate of need.
pub(super) fn needed(view: &View<'_>, at: u32, end: u32) -> bool {
    let mut cues = view.unit.mentions.cues_in(at as usize..end as usize);
    cues.any(|c| c.meaning == Meaning::Marker(Marker::Requirement) && c.first == at)
}

/// Whether the subject of a clause is a meeting or talks.
fn is_talks(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    view.marked(view.subject(sentence, ci), Marker::About)
}

/// Whether a word is a noun for a meeting or talks.
pub(super) fn is_meeting(view: &View<'_>, word: &Found) -> bool {
    let mut cues = view.unit.mentions.cues_in(word.first as usize..word.end as usize);
    cues.any(|c| c.meaning == Meaning::Marker(Marker::About) && c.end == word.end)
}

/// The party in whose seat something is said to be: "in Nordhaven"; "in Norland" says where a thing is.
fn seat(view: &View<'_>, clause: &Clause) -> Option<Holder> {
    let tag = |at: u32| view.seg().tokens.get(at as usize).map(|t| t.tag);
    let seat = |f: &Found| {
        let place = matches!(f.meaning, Meaning::State(_, NameKind::Capital | NameKind::Seat));
        place && tag(f.end) != Some(Tag::Possessive)
    };
    let mut names = view.unit.mentions.names_in(clause.object());
    let f = names.find(|f| seat(f) && f.first > 0 && view.says(f.first as usize - 1, "in"))?;
    view.state_of(f).filter(|s| *s < view.lexicon().parties).map(|s| Holder::States(vec![s]))
}

/// What is said behind the verb: up to the topic's word, or to the clause's end where the word is the subject.
pub fn said_behind(view: &View<'_>, clause: &Clause, object: Option<&Found>) -> Range<usize> {
    let g = &clause.group;
    let mut from = g.end as usize;
    // "is not too late for a truce": the group has taken the predicate for its adverbs.
    if g.copula {
        let denied = |&i: &usize| view.seg().tokens[i].tag == Tag::Neg;
        // "is not an option": the denial may be the predicate's own.
        from = (g.head as usize..from).rev().find(denied).unwrap_or(g.head as usize + 1);
    }
    from..(object.map_or(clause.end, |hit| hit.first) as usize).max(g.end as usize)
}

/// "is for a truce", "are behind the plan", "was after a deal".
fn stands_for(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    // "are all for it", "is very much behind the plan".
    let skipped = |t: &&Token| matches!(t.tag, Tag::Adv | Tag::Det);
    let at =
        g.end as usize + tokens.get(g.end as usize..).unwrap_or_default().iter().take(2).take_while(skipped).count();
    let near = hit.first as usize <= at + 4 && at < hit.first as usize;
    near && g.copula && ["for", "behind", "after"].iter().any(|w| view.words(at..at + 1).eq_ignore_ascii_case(w))
}

/// The relative clause that says what becomes of a word ("dues | that have been lifted").
fn said_of_it(sentence: &Sentence, hit: &Found) -> Option<usize> {
    sentence.clauses.iter().position(|c| {
        c.edge == Edge::Relative
            && c.antecedent.contains(&hit.first)
            && !c.group.negated
            && (c.group.cue.attitude() != 0 || c.group.cue.phase() != 0)
    })
}

/// What an evaluating predicate makes of the chain.
pub fn judge(chain: &mut Chain, p: Predicate, negated: bool) {
    match p {
        Predicate::Plus => chain.attitude = true,
        // "is not worried about the dues": neither for nor against.
        Predicate::Worry if negated => chain.sign = 0,
        Predicate::Minus | Predicate::Worry => {
            chain.turn(-1);
            chain.attitude = true;
            chain.refused = true;
        }
        Predicate::Withhold => chain.withheld = true,
    }
    chain.judged = true;
    if negated {
        // "not under discussion" is a refusal, not a withholding.
        if p == Predicate::Withhold {
            chain.withheld = false;
            chain.attitude = true;
        }
        chain.turn(-1);
        chain.negated = true;
        // "is not opposed to a truce" refuses nothing.
        chain.refused = !matches!(p, Predicate::Minus | Predicate::Worry);
    }
}

/// A participle that judges, with its preposition: "is opposed", "are misplaced", "was worried about".
pub fn state_of_mind(view: &View<'_>, g: &Group) -> Option<(Predicate, u32, u32)> {
    // "would not be forced into a truce": what another would make it do.
    if g.cue.is(Class::Cause) && g.cue.attitude() == 0 {
        return None;
    }
    let phrase = predicate_in(view, g.head as usize..(g.end as usize + 1).min(view.seg().tokens.len()));
    // "was opposed by Norland": done to it, no state of mind.
    let by = view.seg().tokens.get(g.end as usize).is_some_and(|t| t.word != 0 && t.word == view.grammar.by);
    // "should be forced to stop": what somebody makes it do.
    let made = |p: Predicate| p == Predicate::Minus && g.cue.is(Class::Cause);
    phrase.filter(|p| p.1 < g.end && !(by && p.2 <= g.end) && !made(p.0))
}

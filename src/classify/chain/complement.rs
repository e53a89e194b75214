//! What a verb, predicate or noun makes of the infinitive or gerund that it governs.

mod by_class;

use std::ops::Range;

pub use self::by_class::unasked;
use self::by_class::{by_class, let_through};
use super::{
    Chain,
    accused::{accuses_itself, blames_others, complains, for_doing},
    aim::deed_of,
    between::{beyond, deadline, entitled, headway, noun_between, outer, precondition, state},
    doer::{doer, made_to},
    doubt::{doubted_mind, held_doubted},
    governing::{for_subject, no_such},
    group_flags, group_flags_keep,
    hopeless::hopeless,
    owner::owner,
    peril::punished,
    portrayed::portrayed,
    predicate::{judge, predicate_in},
    unborne::{hindered, unborne},
    verb::{is_have, tells_of},
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{Found, Meaning, class},
    },
    segment::{
        Sentence,
        clause::Clause,
        group::{Form, Group, Modal},
        tag::Tag,
        token::Token,
    },
};

/// Whether the topic's word is a noun for a meeting or talks.
fn of_meeting(view: &View<'_>, chain: &Chain) -> bool {
    let Some(first) = chain.evidence.first().map(|&e| e as usize) else { return false };
    let mut cues = view.unit.mentions.cues_in(first..first + 3);
    cues.any(|c| c.meaning == Meaning::Marker(Marker::About) && chain.evidence.contains(&(c.end - 1)))
}

/// A verb, predicate or noun that governs an infinitive or gerund. False where the climb ends.
pub(super) fn complement(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &mut Chain,
) -> bool {
    let g = &sentence.clauses[parent].group;
    let between = g.end as usize..child.group.first as usize;
    if portrayed(view, sentence, parent, child, chain) || blames_others(view, sentence, parent, child, chain) {
        return false;
    }
    let tokens = &view.seg().tokens;
    // "promised to end the war and to leave": the verb of another clause is no noun; nor is the subject of the clause below
    // ("wants the easing to end") what governs it.
    let own = |c: &&Found| child.group.form == Form::Infinitive && child.subject.contains(&c.first);
    // "urged Norland to end the shelling and accept a truce": the object of the verb beside it governs nothing.
    let beside = siblings_object(sentence, parent, child).filter(|_| joined(tokens, child));
    let noun = |c: &&Found| {
        // "leaves no room for fighting": one of the verb's own words.
        let word = tokens[c.first as usize].word;
        let tail = word != 0 && (word == g.particle || g.tail.contains(&word));
        !tokens[c.first as usize].tag.is_verb() && !tail && !own(c) && beside.is_none_or(|b| (c.first as usize) < b)
    };
    let mut nouns = view.unit.mentions.cues_in(between.clone()).filter(noun).filter_map(|c| match c.meaning {
        // "no will to fight": that it is denied has been counted; not so in "no point in fighting".
        Meaning::Noun(NounCue::Minus)
            if tokens[c.first as usize].classes & class::NEG != 0 && no_such(view, sentence, child) =>
        {
            Some((NounCue::Plus, c.first))
        }
        Meaning::Noun(n @ (NounCue::Plus | NounCue::Minus)) => Some((n, c.first)),
        _ => None,
    });
    // "urged Norland to keep its commitments, to stop and to leave": behind a comma the verb goes on, and not the noun.
    let goes_on = |t: &Token| matches!(t.tag, Tag::Comma | Tag::To);
    let apart = |at: u32| {
        g.cue.is(Class::Cause) && tokens.get(at as usize..between.end).unwrap_or_default().iter().any(goes_on)
    };
    let noun = nouns.next_back().filter(|(_, at)| !apart(*at)).map(|n| outer(view, between.start, n));
    if mind_beside(view, sentence, parent, child, chain) {
        return false;
    }
    if chain.withheld && child.group.cue.is(Class::Weigh) && view.wanting(g) && !g.negated && !g.denied {
        // "urged Kelmar to consider a truce": wanted by whoever urges.
        chain.withheld = false;
        (chain.attitude, chain.judged) = (true, true);
        chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
        return false;
    }
    if chain.withheld && g.cue.is(Class::Talk) && g.cue.attitude() == 0 && !g.negated && between.is_empty() {
        // "gathered to study the truce": a meeting, and no answer kept back.
        chain.withheld = false;
        chain.hypothetical = true;
        return false;
    }
    let speaks =
        |c: &Clause| (c.group.cue.is(Class::Talk) || c.group.cue.is(Class::Report)) && c.group.cue.attitude() == 0;
    let others = |c: &Clause| !matches!(view.holder_of(c.subject_range()), Holder::Speaker | Holder::Nobody);
    let lets = g.modal == Modal::Future || g.modal == Modal::Would;
    if lets && !g.negated && view.lexicon().lemma_name(g.lemma) == "let" && speaks(child) && others(child) {
        // "I will let Norland speak to its plan": left to others, and not for whoever says so.
        (chain.withheld, chain.attitude) = (true, true);
        chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
        return false;
    }
    if (g.negated || g.denied) && headway(view, between.clone()) {
        // "made no breakthrough in their efforts to end the war": what has not come about is refused by nobody.
        chain.hypothetical = true;
        return false;
    }
    let gone = child.group.form == Form::Participle && view.says(child.group.head as usize, "gone");
    if gone && !chain.act && !chain.judged && view.wanting(g) {
        // "wants the dues gone"; what the soldiers who are to be gone do is another deed.
        chain.turn(-1);
        chain.weak = false;
    }
    let before = (child.start.min(child.group.first) as usize).checked_sub(1);
    let against = before.filter(|&i| i >= g.end as usize && view.says(i, "against"));
    let own = |i: usize| tokens[i].word == g.particle || g.tail.contains(&tokens[i].word);
    if child.group.form == Form::Ing
        && noun.is_none()
        && against.is_some_and(|i| i > g.end as usize && tokens[i - 1].tag.is_head() && !own(i))
        && g.cue.attitude() > 0
        && !(g.negated || g.denied)
    {
        // "wants guarantees against Kelmar joining the League": that it does not.
        chain.turn(-1);
        (chain.attitude, chain.judged, chain.refused) = (true, true, chain.sign < 0);
        chain.evidence.push(g.head);
        chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
        return false;
    }
    if g.passive && g.cue.is(Class::Please) && !matches!(g.modal, Modal::None | Modal::Ought) {
        // "would be tempted to seize the islands": what might come of it, which nobody wants by saying so.
        chain.hypothetical = true;
        return false;
    }
    if !g.negated && of_meeting(view, chain) && view.marked(g.first as usize..between.end, Marker::Scheduled) {
        // "are due to hold talks": a date, and no stance.
        chain.hypothetical = true;
        return false;
    }
    if g.negated && !between.is_empty() && g.cue.is(Class::Withhold) && g.cue.is(Class::Talk) && g.cue.attitude() == 0 {
        // "did not comment on proposals for ending the war".
        (chain.withheld, chain.attitude) = (true, true);
        chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
        return false;
    }
    if sees_nobody(view, sentence, child_at(sentence, child)) {
        // "sees nobody working for a truce": what is missed in others.
        chain.hypothetical = true;
        return false;
    }
    if hopeless(view, sentence, parent, child, chain) {
        return false;
    }
    let unable = |c: &Found| c.meaning == Meaning::Marker(Marker::Capacity);
    let obtains = child.group.cue.phase() > 0 || child.group.cue.is(Class::Cause);
    if g.copula
        && (chain.act && !chain.attitude || obtains && child.group.form == Form::Infinitive)
        && view.unit.mentions.cues_in(between.clone()).any(unable)
    {
        // "is unable to win back the islands": what it cannot do, it does not refuse.
        chain.hypothetical = true;
        return false;
    }
    let told_of = || match (view.holder(sentence, parent), view.speaker_at(g.head as usize).and_then(|s| s.state)) {
        (Holder::States(states), own) => !own.is_some_and(|s| states.contains(&s)),
        _ => false,
    };
    if g.copula && !g.negated && view.marked(between.clone(), Marker::Able) && told_of() {
        // "Vale says Kelmar is capable of winning back the islands": what another can do, as others see it.
        chain.hypothetical = true;
        return false;
    }
    if toilsome(view, g, child, between.clone()) {
        // "it will be hard to reach a truce": how hard a thing is, and no word for or against it.
        chain.hypothetical = true;
        return false;
    }
    let chance = |c: &Found| c.meaning == Meaning::Marker(Marker::Odds) && c.end == child.group.first;
    let side = || matches!(view.holder(sentence, parent), Holder::States(_));
    if is_have(view, g) && !g.negated && side() && view.unit.mentions.cues_in(between.clone()).any(chance) {
        // "Norland has a chance to end the war": what it could do, it has not said.
        chain.hypothetical = true;
        return false;
    }
    if let Some(on) = unborne(view, sentence, parent, child, chain) {
        return on;
    }
    if let Some(on) = hindered(view, sentence, parent, child, chain) {
        return on;
    }
    if g.copula && !g.negated && beyond(view, between.clone()) {
        // "is too weak to keep fighting": what it cannot do, it does not refuse.
        chain.hypothetical = true;
        return false;
    }
    let keeps = g.cue.phase() >= 0 && g.cue.attitude() >= 0 && !g.cue.is(Class::Fail);
    if keeps && view.says(between.end.saturating_sub(1), "from") && made_to(view, sentence, child).is_some() {
        // "keeps Norland from leaving": a verb that is for something else prevents what stands behind "from".
        chain.turn(if g.negated { 1 } else { -1 });
        chain.attitude = true;
        group_flags_keep(g, chain);
        chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
        return true;
    }
    if g.cue.is(Class::Belief)
        && g.cue.attitude() > 0
        && child.group.form == Form::Infinitive
        && let Some(holder) = deed_of(view, sentence, parent)
    {
        // "Norland's raids are meant to disrupt the talks": what the one who does it aims at.
        (chain.attitude, chain.purpose) = (true, true);
        chain.held(holder, parent, g.head);
        group_flags(g, chain);
        chain.refused = chain.sign < 0;
        return false;
    }
    if let Some(np) = for_subject(view, child).filter(|np| g.copula && !g.negated && precondition(view, np.start)) {
        // "is a condition for Norland to agree": what its yes waits for.
        (chain.attitude, chain.judged, chain.terms) = (true, true, true);
        chain.held(view.holder_of(np), parent, g.head);
        chain.past = g.past;
        return false;
    }
    let consists = g.cue.is(Class::Bring) || g.cue.is(Class::Define);
    if consists && child.group.form == Form::Ing && of_a_matter(view, sentence, parent, chain) {
        // "new dues would mean ruling out a truce": what a thing would mean is nobody's deed.
        chain.hypothetical = true;
        return false;
    }
    let scheduled = |(_, at): (NounCue, u32)| view.marked(at as usize..at as usize + 1, Marker::Scheduled);
    if chain.talk && !chain.attitude && noun.is_some_and(scheduled) {
        // "has no plans to discuss the truce this week": what is on the agenda, and no stance.
        chain.hypothetical = true;
        return false;
    }
    if let Some(on) = state(view, sentence, parent, child, chain, noun) {
        return on;
    }
    // "finds it useless to …", "does not consider it realistic for Kelmar to …".
    if (g.cue.is(Class::Belief) || g.cue.is(Class::Report) || g.cue.is(Class::Withhold))
        && between.clone().next().is_some_and(|i| view.words(i..i + 1).eq_ignore_ascii_case("it"))
        && let Some((p, at, end)) = predicate_in(view, between.clone())
    {
        chain.evidence.extend(at..end);
        judge(chain, p, g.negated);
        chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
        group_flags_keep(g, chain);
        return true;
    }
    // "sets out conditions for ending the war".
    let terms = view.unit.mentions.cues_in(between.clone()).find(|c| view.stipulates(c));
    if let Some(cue) = terms.filter(|c| c.end == child.group.first && !g.copula && g.cue.attitude() >= 0) {
        chain.attitude = true;
        chain.terms = true;
        chain.evidence.push(cue.first);
        let own = owner(view, cue.first as usize);
        let holder = if matches!(own, Holder::Nobody) { doer(view, sentence, parent, g.passive) } else { own };
        chain.held(holder, parent, g.head);
        return true;
    }
    if entitled(view, sentence, parent, between.clone(), chain) {
        return true;
    }
    let endeavour = |at: usize| view.marked(at..at + 1, Marker::Endeavour);
    let discusses = g.cue.is(Class::Talk) && !g.cue.is(Class::Report) && g.cue.attitude() == 0 && !g.copula;
    let comments = g.cue.is(Class::Talk) && g.cue.is(Class::Withhold) && g.cue.attitude() == 0 && !g.negated;
    let unowned = |at: u32| owner(view, at as usize) == Holder::Nobody;
    if noun.is_some_and(|(_, at)| (comments || discusses && endeavour(at as usize)) && unowned(at)) {
        // "discussed efforts to end the war": what they spoke of.
        chain.hypothetical = true;
        return false;
    }
    if noun.is_some_and(|(_, at)| tells_of(view, g, at as usize + 1)) {
        // "told Kelmar of plans to raise the dues".
        chain.hypothetical = true;
        return false;
    }
    if punished(view, g, child.group.first as usize) {
        // "will target those supporting efforts to undermine its borders": against what they do.
        chain.turn(-1);
        chain.attitude = true;
        chain.held(doer(view, sentence, parent, false), parent, g.head);
        return false;
    }
    if let Some(at) = doubted_mind(view, g, child.group.first as usize) {
        // "doubts Kelmar's desire to end the war".
        chain.hypothetical |= !held_doubted(view, parent, g, at, chain);
        return false;
    }
    if let Some(noun) = noun {
        noun_between(view, sentence, parent, child, chain, noun);
        return true;
    }
    // "has yet to agree", "is yet to comment": open.
    if (is_have(view, g) || g.copula) && view.words(g.end as usize..g.end as usize + 1).eq_ignore_ascii_case("yet") {
        chain.withheld = true;
        chain.attitude = true;
        chain.holder = doer(view, sentence, parent, false);
        chain.top = parent;
        return true;
    }
    // "has until Friday to agree", "has ten days to accept": what is asked of it.
    // "has ten days to sign or face new dues": the time stands before the first of both.
    let first = sentence.clauses.iter().find(|c| c.parent == Some(parent as u16) && c.group.form == Form::Infinitive);
    let time = between.start..first.map_or(between.end, |c| between.end.min(c.group.first as usize));
    if is_have(view, g) && deadline(view, time) {
        let or = (child.group.first as usize).checked_sub(1).is_some_and(|i| view.says(i, "or"));
        if child.coordinate && or {
            // What it is threatened with, by whoever says so.
            (chain.attitude, chain.judged) = (true, true);
            chain.held(Holder::Nobody, parent, g.head);
            return false;
        }
        chain.hypothetical = true;
        return false;
    }
    if deed_of_person(view, g, child) {
        // "ousted an envoy for rejecting the truce": what somebody suffers for, and no word of whoever makes him.
        chain.sign = 0;
        return false;
    }
    let plain = g.cue.attitude() == 0
        && !g.cue.is(Class::Cause)
        && !g.cue.is(Class::Fail)
        && !g.cue.is(Class::Withhold)
        && !g.cue.is(Class::Forecast);
    if plain && complains(view, sentence, parent, child, chain) {
        return false;
    }
    if plain && accuses_itself(view, sentence, parent, child, chain) {
        chain.hypothetical = true;
        return false;
    }
    if plain && talked_into(view, sentence, parent, child, chain) {
        return false;
    }
    if plain {
        let_through(view, sentence, parent, child, chain);
        return true;
    }
    by_class(view, sentence, parent, child, chain)
}

/// "it will be hard to reach a truce": whether an infinitive only says how hard something is.
pub fn hard_to(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let child = &sentence.clauses[ci];
    let up = child.parent.and_then(|p| sentence.clauses.get(usize::from(p))).map(|c| &c.group);
    up.is_some_and(|g| toilsome(view, g, child, g.end as usize..child.group.first.max(g.end) as usize))
}

/// "will be difficult to reach", "is not easy to find": whether a deed that brings something about is only said to be hard.
fn toilsome(view: &View<'_>, g: &Group, child: &Clause, between: Range<usize>) -> bool {
    let obtains = child.group.cue.phase() > 0 || child.group.cue.is(Class::Cause);
    let hard = |c: &Found| c.meaning == Meaning::Marker(Marker::Hard) && c.end == child.group.first;
    let judged = || matches!(predicate_in(view, between.clone()), Some((Predicate::Minus, ..)));
    (g.copula || g.progressive && between.is_empty())
        && child.group.form == Form::Infinitive
        && obtains
        && view.unit.mentions.cues_in(g.head as usize..between.end).any(hard)
        && !judged()
}

/// "is not wanted, but ready to sign": a mind that a contrast sets beside the verb before, and not under it. False where there is none.
fn mind_beside(view: &View<'_>, sentence: &Sentence, parent: usize, child: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let first = child.group.first as usize;
    let found = predicate_in(view, (g.end as usize).max(first.saturating_sub(4))..first);
    let Some((p, at, end)) = found.filter(|p| p.2 as usize == first && child.group.form == Form::Infinitive) else {
        return false;
    };
    let tokens = &view.seg().tokens;
    let lead = (g.end as usize..at as usize).rev().find(|&i| !matches!(tokens[i].tag, Tag::Adv | Tag::Neg));
    let but = lead.is_some_and(|i| view.says(i, "but") && i > g.end as usize);
    let holder = view.holder(sentence, parent);
    let minded = view.marked(at as usize..end as usize, Marker::Mood);
    if !but || !minded || !matches!(holder, Holder::States(_) | Holder::Speaker) {
        return false;
    }
    let no = at > 0 && tokens[at as usize - 1].tag == Tag::Neg;
    chain.evidence.extend(at..end);
    judge(chain, p, no);
    chain.held(holder, parent, at);
    true
}

/// "will not shame Norland into signing": what whoever does it wants done, whatever the verb; where it is denied, nobody's word.
fn talked_into(view: &View<'_>, sentence: &Sentence, parent: usize, child: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let into = view.says((child.group.first as usize).saturating_sub(1), "into");
    if !into || made_to(view, sentence, child).is_none() {
        return false;
    }
    if g.negated || g.denied {
        chain.sign = 0;
        return true;
    }
    (chain.attitude, chain.owned) = (true, false);
    group_flags_keep(g, chain);
    chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
    true
}

/// Where the first verb begins that stands beside a coordinated one under the same parent, if it does.
fn siblings_object(sentence: &Sentence, parent: usize, child: &Clause) -> Option<usize> {
    let before = |c: &&Clause| {
        c.parent.map(usize::from) == Some(parent) && c.edge == child.edge && c.group.first < child.group.first
    };
    child.coordinate.then(|| sentence.clauses.iter().find(before)).flatten().map(|c| c.group.first as usize)
}

/// Whether what joins a verb to another stands right before it; not in "wants one or another form of refusal to pay".
fn joined(tokens: &[Token], child: &Clause) -> bool {
    let apart = |t: &&Token| matches!(t.tag, Tag::Adv | Tag::Neg | Tag::QuoteOpen);
    let before = tokens.get(..child.group.first as usize).unwrap_or_default().iter().rev().find(|t| !apart(t));
    before.is_some_and(|t| matches!(t.tag, Tag::Coord | Tag::Comma))
}

/// "ousted an envoy for rejecting the truce": whether something is done to somebody for what a gerund tells.
fn deed_of_person(view: &View<'_>, g: &Group, child: &Clause) -> bool {
    let object = g.end as usize..(child.group.first as usize).max(g.end as usize);
    let person = || view.unit.mentions.titles_in(object.clone()).next().is_some();
    let does = g.cue.attitude() == 0 && !g.cue.is(Class::Accuse) && !g.copula && !g.passive;
    does && for_doing(view, child) && person()
}

/// Whether the subject of a clause is another topic's word.
fn of_a_matter(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &Chain) -> bool {
    let other = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, _) if t != chain.topic);
    view.unit.mentions.topics_in(view.subject(sentence, ci)).any(other)
}

/// "sees nobody working for a truce": whether a clause tells what nobody is seen to do.
pub fn sees_nobody(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let Some(child) = sentence.clauses.get(ci) else { return false };
    let Some(up) = child.parent.and_then(|p| sentence.clauses.get(usize::from(p))).map(|c| &c.group) else {
        return false;
    };
    let tokens = &view.seg().tokens;
    let between = up.end as usize..(child.group.first as usize).max(up.end as usize);
    let sees = up.cue.is(Class::Conceive) && !up.negated && !up.passive;
    let none = || between.clone().any(|i| tokens[i].classes & class::NEG != 0 && tokens[i].tag != Tag::Neg);
    let last = || tokens.get(between.clone()).unwrap_or_default().iter().rev().find(|t| t.tag != Tag::Adv);
    sees && child.group.form == Form::Ing && none() && last().is_some_and(|t| t.tag != Tag::Prep)
}

/// The place of a clause in its sentence.
fn child_at(sentence: &Sentence, child: &Clause) -> usize {
    sentence.clauses.iter().position(|c| c.group.head == child.group.head).unwrap_or(sentence.clauses.len())
}

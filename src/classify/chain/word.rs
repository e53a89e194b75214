//! The chain of a topic's word: which clause it stands in, and what the clause does to it there.

use std::ops::Range;

use super::{
    Chain, Step,
    apposed::{apposed, apposed_deed},
    climb::{climb, refused_above},
    depicted::depicted,
    doer::{doer, noun_owner, owner_fits},
    elsewhere::{about_another, compounded, elsewhere, set_aside, takes_part, talked_over},
    frame::predicate_frame,
    group_flags,
    headline::{
        bare_condition, before_source, in_turn, is_headline, judged_behind, likely, said_without_verb, spoken_on,
        unlikely, verbless,
    },
    included::included,
    listed::listed,
    manner::not_at_any,
    noun::{by_degree, nominal, noun_phrase_start, returned, waits, word_in_setting},
    object::apply,
    obstacle,
    owner::owner,
    place::{begins_anew, clause_of, describes_head, governor, inside_gerund, parted, waits_for},
    predicate::{predicate_in, state_of_mind},
    settle,
    subject::subject_side,
    term::part_of,
    unmatched,
    unsaid::{nothing_to_tell, subject_unsaid, withhold},
    verb::awaits,
    way::best_way,
    wish::among_wishes,
};
use crate::{
    classify::{holder::Holder, silence::Silence, view::View},
    codebook::{
        cue::{Marker, Predicate},
        lexicon::{Agent, Found, Meaning, class},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
    },
};

/// The chain of a topic word in a sentence; none where it carries no position.
pub fn chain(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<Chain> {
    chain_at(view, sentence, hit, At::Itself)
}

/// The chain of a noun or pronoun that stands for what the sentence has stated, with the sign of that: "…, a step that Norland
/// opposes".
pub fn stands_for(
    view: &View<'_>,
    sentence: &Sentence,
    ci: usize,
    hit: &Found,
    before: &Chain,
    sign: i8,
) -> Option<Chain> {
    governed(view, sentence, ci, again(ci, hit, before, sign), hit, At::Object(ci))
}

/// The chain of a pronoun that stands for what another sentence has stated or asked, where it stands: "that is a mistake".
pub fn taken_up(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found, before: &Chain) -> Option<Chain> {
    governed(view, sentence, ci, again(ci, hit, before, before.sign), hit, At::Itself)
}

/// What was stated, at a word of another clause that stands for it.
fn again(ci: usize, hit: &Found, before: &Chain, sign: i8) -> Chain {
    let mut chain = Chain::new(before.topic, hit.first as usize);
    chain.sign = sign.signum();
    chain.frame = before.frame;
    chain.evidence.extend(hit.first..hit.end);
    chain.clauses.push(ci);
    chain.top = ci;
    chain
}

/// Where a topic's word stands for a clause.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum At {
    /// Where it is.
    Itself,
    /// It is the subject of this clause, which shares it.
    Subject(usize),
    /// Where it is, but no further than to the noun of attitude that governs it, and whose that is.
    Owner,
    /// It is the object of this clause, as the noun that the clause belongs to ("the truce that Norland rejected").
    Object(usize),
}

pub(super) fn chain_at(view: &View<'_>, sentence: &Sentence, hit: &Found, place: At) -> Option<Chain> {
    let (topic, frame) = match hit.meaning {
        Meaning::FrameNoun(t, f) => (t, Some(view.lexicon().frame(t, f))),
        Meaning::Thing(t, _) => (t, None),
        Meaning::FramePredicate(t, f) => return predicate_frame(view, sentence, hit, t, f),
        _ => return None,
    };
    let at = hit.first as usize;
    let mut chain = Chain::new(topic, at);
    chain.to_owner = place == At::Owner;
    if let Some(f) = frame {
        chain.sign = f.direction;
        chain.adopt(f);
    }
    if matches!(place, At::Itself | At::Owner) && (word_in_setting(view, at) || likely(view, sentence, hit)) {
        return match part_of(view, sentence, hit, &mut chain) {
            true => settle(view, chain),
            false => view.stop(Silence::Talk),
        };
    }
    if place == At::Itself && spoken_on(view, sentence, hit) {
        return view.stop(Silence::Talk);
    }
    if compounded(view, hit) {
        return view.stop(Silence::Modifier);
    }
    if by_degree(view, at) {
        return view.stop(Silence::Hypothetical);
    }
    if elsewhere(view, sentence, hit, topic) {
        return view.stop(Silence::Elsewhere);
    }
    if about_another(view, sentence, hit, topic, frame.is_some_and(|f| f.weak)) {
        return view.stop(Silence::Elsewhere);
    }
    if frame.is_none() && describes_head(view, hit, topic) {
        return view.stop(Silence::Modifier);
    }
    if !frame.is_none_or(|f| owner_fits(view, sentence, hit, f)) {
        return view.stop(Silence::OtherAgent);
    }
    let of_some = frame.filter(|f| f.verbs.is_empty() && matches!(f.agent, Agent::States(_)));
    chain.theirs = of_some.is_some_and(|f| noun_owner(view, sentence, hit, f).is_some() && !parted(view, hit));
    chain.deed_of = match owner(view, hit.first as usize) {
        Holder::States(states) if frame.is_some_and(|f| f.verbs.is_empty()) => states.first().copied(),
        _ => None,
    };
    chain.evidence.extend(hit.first..hit.end);
    if place == At::Itself
        && chain.sign != 0
        && let Some(way) = obstacle::to_word(view, sentence, hit)
    {
        return match obstacle::obstructs(view, sentence, &way, &mut chain) {
            true => settle(view, chain),
            false => view.stop(Silence::Talk),
        };
    }
    if place == At::Itself
        && chain.sign != 0
        && (listed(view, sentence, hit, &mut chain) || included(view, sentence, hit, &mut chain))
    {
        return settle(view, chain);
    }
    let fragment = if place == At::Itself { said_without_verb(view, sentence, at) } else { None };
    if let Some(own) = fragment {
        nominal(view, &mut chain, hit, own.tokens.start, None);
        chain.attitude |= frame.is_some() && view.denied(at) && chain.negated;
        verbless(view, &own, &mut chain, hit, at);
        return settle(view, chain);
    }
    let named = |ci: &usize| {
        is_headline(view, sentence, *ci, hit)
            || waits_for(sentence, *ci, hit, place)
            || place == At::Itself
                && (before_source(view, sentence, *ci, hit)
                    || bare_condition(view, sentence, hit.first as usize).is_some()
                    || judged_behind(view, sentence, hit)
                    || apposed(view, sentence, hit).is_some())
            || place == At::Itself && hit.end <= sentence.clauses[*ci].start && in_turn(view, sentence, hit).is_some()
    };
    let clause = match apposed_deed(view, sentence, hit).filter(|_| place == At::Itself) {
        Some(deed) => Some(deed),
        None => clause_of(view, sentence, hit, place).filter(|ci| !named(ci)),
    };
    let Some(ci) = clause else {
        nominal(view, &mut chain, hit, sentence.tokens.start, None);
        chain.attitude |= frame.is_some() && view.denied(at) && chain.negated;
        verbless(view, sentence, &mut chain, hit, at);
        return settle(view, chain);
    };
    if place == At::Itself
        && (talked_over(view, sentence, ci, at)
            || takes_part(view, sentence, ci, hit)
            || set_aside(view, &sentence.clauses[ci], at))
    {
        return view.stop(Silence::Talk);
    }
    if place == At::Itself && inside_gerund(view, &sentence.clauses[ci], hit) {
        return view.stop(Silence::Modifier);
    }
    // "imposed blocking dues": the form in -ing only describes the noun, and the verb before governs both.
    let tokens = &view.seg().tokens;
    let describes = |c: &Clause| {
        c.group.form == Form::Ing
            && c.group.head == hit.first
            && c.group.end < hit.end
            && tokens
                .get(hit.first as usize + 1..hit.end as usize)
                .unwrap_or_default()
                .iter()
                .all(|t| t.tag == Tag::Noun)
            || hard(view, c, at)
    };
    let up = sentence.clauses[ci].parent.filter(|_| frame.is_some() && describes(&sentence.clauses[ci]));
    let ci = up.map_or(ci, usize::from);
    let Some(ci) = governor(sentence, ci, hit, place) else { return view.stop(Silence::NoFrame) };
    if place == At::Itself && begins_anew(view, &sentence.clauses[ci], hit.first as usize) {
        return view.stop(Silence::NoFrame);
    }
    let clause = &sentence.clauses[ci];
    if place == At::Itself && for_another(view, sentence, ci, hit) {
        return view.stop(Silence::Talk);
    }
    chain.clauses.push(ci);
    chain.top = ci;
    if frame.is_some() && (hit.first..hit.end).contains(&clause.group.head) {
        // "ending the war": the frame's words hold the verb themselves.
        chain.act = true;
        group_flags(&clause.group, &mut chain);
        chain.head = clause.group.head as usize;
        chain.holder = doer(view, sentence, ci, clause.group.passive);
        climb(view, sentence, ci, &mut chain);
        return settle(view, chain);
    }
    if place == At::Itself && indispensable(view, sentence, ci, hit) {
        chain.attitude = true;
        chain.judged = true;
        chain.act = true;
        chain.head = clause.group.head as usize;
        chain.evidence.push(clause.group.head);
        climb(view, sentence, ci, &mut chain);
        return settle(view, chain);
    }
    governed(view, sentence, ci, chain, hit, place)
}

/// "cannot sign a truce on behalf of Norland", of another than whoever says so: whose it is to do, and no refusal.
pub fn for_another(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found) -> bool {
    let g = &sentence.clauses[ci].group;
    let end = hit.end as usize;
    let behind = |i: usize| i > end && view.says(i, "behalf") && view.says(i - 1, "on");
    let own = |h: Holder| {
        let state = view.speaker_at(g.head as usize).and_then(|s| s.state);
        h == Holder::Speaker || matches!(h, Holder::States(s) if state.is_some_and(|x| s.contains(&x)))
    };
    let cannot = g.negated && g.modal != Modal::None && end > g.end as usize && (end..end + 4).any(behind);
    cannot && !own(view.holder(sentence, ci))
}

/// "hit its trade with punishing dues": how hard the dues are, and nothing done to them.
fn hard(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    let first = g.first as usize;
    let behind = first > 0 && view.seg().tokens[first - 1].tag == Tag::Prep;
    behind && g.form == Form::Ing && g.end as usize == at && first + 1 == at && view.marked(first..at, Marker::More)
}

/// "Without dues the war cannot be stopped", "no truce without a withdrawal": what the rest is impossible without is needed.
fn indispensable(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let start = noun_phrase_start(view, hit.first as usize);
    let without = (sentence.tokens.start..start)
        .rev()
        .take_while(|&i| matches!(tokens[i].tag, Tag::Prep | Tag::Neg | Tag::Adv | Tag::Adj | Tag::Det))
        .any(|i| view.says(i, "without"));
    let g = &sentence.clauses[ci].group;
    let rest = sentence.clauses[ci].start as usize..sentence.clauses[ci].end as usize;
    // "Without dues there will be no truce": the rest stands behind.
    let end = if start < g.first as usize { sentence.clauses[ci].end as usize } else { start };
    without && impossible(view, g, end, rest)
}

/// Whether a clause says that something cannot be, from its verb to a token and by what it is said to be.
pub(super) fn impossible(view: &View<'_>, g: &Group, end: usize, rest: Range<usize>) -> bool {
    let tokens = &view.seg().tokens;
    let none = (g.end as usize..end).any(|i| tokens[i].classes & class::NEG != 0 && !view.says(i, "without"));
    let void = g.negated || g.denied || none || matches!(predicate_in(view, rest), Some((Predicate::Minus, ..)));
    void && g.modal != Modal::None
}

/// "the root cause of the war is the growth of the League": the ill that stands in front of "be" is what the word is said to be.
fn blamed(view: &View<'_>, sentence: &Sentence, ci: usize, start: usize) -> bool {
    let g = &sentence.clauses[ci].group;
    let is = g.copula && g.form == Form::Finite && !g.negated && !g.denied;
    let behind = || (g.end as usize..start).all(|i| view.seg().tokens[i].tag == Tag::Adv || view.says(i, "in"));
    is && start >= g.end as usize && behind() && view.marked(view.subject(sentence, ci), Marker::Ills)
}

/// The chain of a word that a clause's verb acts on, or says something of.
fn governed(
    view: &View<'_>,
    sentence: &Sentence,
    ci: usize,
    mut chain: Chain,
    hit: &Found,
    place: At,
) -> Option<Chain> {
    let at = hit.first as usize;
    let clause = &sentence.clauses[ci];
    let replaced = view.replaced(clause.start as usize) || view.replaced(noun_phrase_start(view, at));
    if replaced {
        // "wants a lasting peace rather than a truce": the better of one kind.
        let mut others = view.unit.mentions.topics_in(clause.group.end as usize..at.max(clause.group.end as usize));
        if others.any(|t| matches!(t.meaning, Meaning::FrameNoun(topic, _) if topic == chain.topic)) {
            return None;
        }
        chain.turn(-1);
        chain.negated = true;
        chain.refused = true;
        chain.attitude = true;
    }
    let in_object = matches!(place, At::Object(_)) || at >= clause.group.end as usize;
    let floor = match place {
        // What stands before it is read in the clause that it stands in.
        At::Object(_) => at,
        _ if in_object => clause.group.end as usize,
        // "Despite Norland's insistence on a truce, Kelmar …": in front of the clause.
        At::Owner => sentence.tokens.start.min(clause.start as usize),
        _ => clause.start as usize,
    };
    if chain.sign != 0 && excepted(view, at) {
        // "wants nothing but a truce": wanted, whatever is denied of all else.
        chain.attitude = true;
        chain.judged = true;
        let holder = if in_object { doer(view, sentence, ci, clause.group.passive) } else { Holder::Nobody };
        chain.held(holder, ci, clause.group.head);
        climb(view, sentence, ci, &mut chain);
        return settle(view, chain);
    }
    let standard = unmatched::phrase_of(view, at);
    let matched = unmatched::outdone(view, clause, standard)
        .or_else(|| unmatched::irreplaceable(view, clause, standard).then_some(1))
        .filter(|_| chain.sign != 0);
    if let Some(sign) = matched {
        // "there is no better shield than the League", "nothing can replace it".
        chain.turn(sign);
        (chain.attitude, chain.judged, chain.weak) = (true, true, false);
        chain.held(Holder::Nobody, ci, clause.group.head);
        climb(view, sentence, ci, &mut chain);
        return settle(view, chain);
    }
    if chain.sign != 0 && in_object && blamed(view, sentence, ci, standard) {
        chain.turn(-1);
        (chain.attitude, chain.judged, chain.refused) = (true, true, chain.sign < 0);
        chain.held(Holder::Nobody, ci, clause.group.head);
        climb(view, sentence, ci, &mut chain);
        return settle(view, chain);
    }
    // "rejects leaving in exchange for a truce": the truce is not what is rejected, nor what is asked.
    if returned(view, noun_phrase_start(view, at)) && refused_above(sentence, ci) {
        return None;
    }
    nominal(view, &mut chain, hit, floor.min(at), Some(&clause.group));
    if chain.terms && in_object && chain.sign != 0 && waits(view, noun_phrase_start(view, at), Some(&clause.group)) {
        // "demanded that Norland leave as the price of a truce": what waits for it, of whoever demands.
        let asker = clause.parent.filter(|_| clause.edge == Edge::Content).map_or(ci, usize::from);
        chain.held(doer(view, sentence, asker, sentence.clauses[asker].group.passive), asker, clause.group.head);
        return settle(view, chain);
    }
    let awaited = in_object && chain.owned && !clause.group.negated && awaits(view, &clause.group);
    if awaited && doer(view, sentence, ci, clause.group.passive) != chain.holder {
        // "is awaiting Norland's consent to the truce": it has not come.
        return view.stop(Silence::Hypothetical);
    }
    if chain.to_owner && chain.owned {
        return settle(view, chain);
    }
    if chain.demanded {
        // "would halt the fighting in exchange for the islands": whatever the verb does to its own object.
        chain.held(doer(view, sentence, ci, clause.group.passive), ci, clause.group.head);
        return settle(view, chain);
    }
    if among_wishes(view, clause, hit, &mut chain) {
        return settle(view, chain);
    }
    if best_way(view, sentence, ci, hit, &mut chain) {
        climb(view, sentence, ci, &mut chain);
        return settle(view, chain);
    }
    if depicted(view, &mut chain, hit, &clause.group) {
        chain.held(doer(view, sentence, ci, false), ci, clause.group.head);
        climb(view, sentence, ci, &mut chain);
        return settle(view, chain);
    }
    // "No talks are planned": a weak word that is not there yet is refused by nobody.
    // "No settlement can be expected without a withdrawal": what cannot be without something is tied to it.
    let tied = || {
        let g = &clause.group;
        let rest = g.end as usize..(clause.end as usize).max(g.end as usize);
        g.modal != Modal::None && rest.into_iter().any(|i| view.says(i, "without"))
    };
    if chain.weak && !in_object && view.denied(at) && !tied() {
        chain.refused = false;
    }
    // "Truce sought by Vale unacceptable to Norland" is no judgement of Vale's.
    let headline = clause.group.form != Form::Finite && clause.parent.is_none() && !judged_behind(view, sentence, hit);
    let framed = chain.sign != 0;
    if headline && framed {
        verbless(view, sentence, &mut chain, hit, clause.start as usize);
    }
    // "calls for a truce are misplaced": a participle that judges does nothing to its subject.
    let g = &clause.group;
    let judges = g.passive && state_of_mind(view, g).is_some();
    if let Some(up) = nothing_to_tell(view, sentence, ci, hit) {
        withhold(view, sentence, up, &mut chain);
        return settle(view, chain);
    }
    let used = if in_object || g.passive && !judges && clause.edge != Edge::Relative {
        // "No truce was agreed": one denial, of the verb's subject.
        if !in_object && !g.copula && g.denied && view.denied(at) {
            chain.turn(-1);
        }
        apply(view, sentence, ci, &mut chain, hit, in_object)
    } else {
        subject_side(view, sentence, ci, &mut chain, hit)
    };
    // "the prospects for a truce are growing dimmer".
    let only_likely = chain.odds && !in_object && !chain.judged && !chain.owned;
    if (chain.sign == 0 || only_likely) && !chain.withheld {
        return view.stop(Silence::NoFrame);
    }
    if used == Step::Drop && !in_object && subject_unsaid(view, sentence, ci, &mut chain) {
        return settle(view, chain);
    }
    if used == Step::Drop {
        return view.stop(Silence::Subject);
    }
    if headline {
        // "Norland against leaving the islands": the deed has its direction only now.
        if !framed {
            verbless(view, sentence, &mut chain, hit, clause.start as usize);
        }
        unlikely(view, sentence, clause, &mut chain);
    }
    climb(view, sentence, ci, &mut chain);
    not_at_any(view, &mut chain, hit);
    // "Far from ending the war, the dues prolong it": what a thing does not do is nobody's refusal.
    if replaced && !matches!(chain.holder, Holder::States(_) | Holder::Speaker) {
        return view.stop(Silence::NoAttitude);
    }
    settle(view, chain)
}

/// "nothing but a truce", "anything short of a full truce": all else is denied.
fn excepted(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let inside = |t: Tag| t.is_nominal() || t.is_head() || matches!(t, Tag::Adj | Tag::Adv);
    let is = |i: usize, words: &[&str]| words.iter().any(|w| view.says(i, w));
    let mut i = at;
    while i > 0 && at - i < 5 && inside(tokens[i - 1].tag) && !is(i - 1, &["but", "than", "nothing", "anything"]) {
        i -= 1;
    }
    let all = |i: Option<usize>| i.is_some_and(|i| is(i, &["nothing", "anything"]));
    match i.checked_sub(1) {
        Some(p) if is(p, &["but"]) => all(p.checked_sub(1)),
        Some(p) if is(p, &["than", "of"]) => {
            p.checked_sub(1).is_some_and(|q| is(q, &["less", "other", "short"])) && all(p.checked_sub(2))
        }
        _ => false,
    }
}

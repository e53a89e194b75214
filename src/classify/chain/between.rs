//! What stands between a verb and the infinitive that completes it: states of mind, nouns of attitude, odds.

use std::ops::Range;

use super::{
    Chain,
    aim::{calls_on, deed_of, plan_for},
    doer::doer,
    governing::{direct_object, for_subject},
    group_flags_keep,
    lean::not_here,
    owner::owner,
    predicate::{judge, needed, predicate_in, state_of_mind},
    verb::{is_have, verb},
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

/// A copula, or a passive that is a state of mind ("is committed to"); none for other verbs.
pub(super) fn state(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &mut Chain,
    noun: Option<(NounCue, u32)>,
) -> Option<bool> {
    let g = &sentence.clauses[parent].group;
    let mindset = g.passive.then(|| state_of_mind(view, g)).flatten();
    // "remains committed to leaving", "appears unwilling to stop": as "is committed to".
    let linked = || {
        let said = g.end as usize..child.group.first as usize;
        // "Norland's goal remains to end the war".
        let goal = |c: Found| matches!(c.meaning, Meaning::Noun(NounCue::Plus));
        let aims = || {
            said.is_empty() && view.unit.mentions.cues_in(sentence.clauses[parent].subject_range()).any(|c| goal(*c))
        };
        g.cue.is(Class::Linking) && (predicate_in(view, said.clone()).is_some() || aims())
    };
    if !g.copula && mindset.is_none() && !linked() {
        return None;
    }
    // "there are attempts to move the border": somebody's, who is not named, and not whoever says so.
    let bids = |c: &Found| c.meaning == Meaning::Marker(Marker::Bids);
    let there = || sentence.clauses[parent].subject_range().last().is_some_and(|i| view.says(i, "there"));
    let none = |at: u32| g.negated || view.denied(at as usize);
    if noun.is_some_and(|(_, at)| !none(at) && view.unit.mentions.cues_in(at as usize..at as usize + 1).any(bids))
        && there()
    {
        chain.sign = 0;
        return Some(false);
    }
    // "a hurdle is Norland's refusal to end the war": whose refusal.
    let prep = |at: u32| matches!(view.seg().tokens[at as usize].tag, Tag::Prep | Tag::To);
    let behind = |at: u32| at + 2 == child.group.first && prep(at + 1);
    if let Some((n, at)) = noun.filter(|(_, at)| at + 1 == child.group.first || behind(*at))
        && let own @ Holder::States(_) = owner(view, at as usize)
    {
        named(chain, n, at);
        if behind(at) && view.denied(at as usize) {
            // "there will be no Norlander consent to leaving".
            chain.turn(-1);
            (chain.negated, chain.refused) = (true, true);
        }
        chain.held(own, parent, g.head);
        (chain.owned, chain.head) = (true, at as usize);
        group_flags_keep(g, chain);
        return Some(false);
    }
    // "its war is an attempt to take the islands": of whom the deed is, and not of whoever says so.
    let attempt = |c: &Found| bids(c) && c.end == child.group.first;
    if noun.is_some_and(|(_, at)| {
        !view.denied(at as usize) && view.unit.mentions.cues_in(at as usize..at as usize + 1).any(attempt)
    }) && !matches!(view.holder(sentence, parent), Holder::States(_) | Holder::Speaker)
    {
        match deed_of(view, sentence, parent) {
            Some(own) => (chain.attitude, chain.holder) = (true, own),
            None => chain.sign = 0,
        }
        chain.top = parent;
        return Some(false);
    }
    let between = g.end as usize..child.group.first as usize;
    if let Some(improbable) = odds(view, between.clone()).filter(|_| g.copula) {
        // "is likely to agree", "is unlikely to soften": foretold of the subject.
        chain.foretold = true;
        chain.forecast = true;
        chain.attitude = true;
        chain.held(view.holder(sentence, parent), parent, g.head);
        if improbable != g.negated {
            chain.turn(-1);
            chain.negated = true;
            chain.refused = true;
        }
        group_flags_keep(g, chain);
        return Some(true);
    }
    // "it is never too late to sign".
    if let Some(at) = too(view, g, child).filter(|_| g.negated) {
        chain.evidence.push(at as u32);
        judge(chain, Predicate::Minus, true);
        chain.held(view.holder(sentence, parent), parent, g.head);
        group_flags_keep(g, chain);
        return Some(true);
    }
    if censured(view, sentence, parent, child) {
        // "was wrong to reject the truce": rejected all the same, by whoever is blamed for it.
        (chain.attitude, chain.judged) = (true, true);
        chain.held(view.holder(sentence, parent), parent, g.head);
        chain.past = g.past;
        return Some(true);
    }
    if let Some((p, at, end)) = mindset.or_else(|| predicate_in(view, between)) {
        // "Norland and Kelmar were unable to agree on a truce": a failure of both, no refusal.
        let mut cues = view.lexicon().verb_cues(child.group.lemma).iter();
        let agrees = child.group.cue.attitude() > 0 && cues.any(|(_, c)| c.is(Class::Report));
        let no = (p == Predicate::Minus) != g.negated;
        if agrees && no && matches!(view.holder(sentence, parent), Holder::States(s) if s.len() > 1) {
            chain.hypothetical = true;
            return Some(false);
        }
        let other = || view.holder(sentence, parent) == Holder::Else && !view.said_of_thing(sentence, parent);
        if view.marked(at as usize..end as usize, Marker::Mood) && other() {
            // "many are willing to lift the dues": their mind, and not of whoever says so.
            chain.sign = 0;
            return Some(false);
        }
        chain.evidence.extend(at..end);
        // "Norland's decision is necessary to end the war": a term of whoever says so.
        let it = || sentence.clauses[parent].subject_range().last().is_some_and(|i| view.says(i, "it"));
        if p == Predicate::Plus && needed(view, at, end) && !no && child.group.form == Form::Infinitive && !it() {
            (chain.attitude, chain.judged, chain.terms) = (true, true, true);
            chain.held(Holder::Nobody, parent, g.head);
            return Some(false);
        }
        // "it is up to Norland to stop": whose turn it is, says whoever wants it.
        if p == Predicate::Withhold && view.says(at as usize, "up") && chain.act && !chain.attitude && !g.negated {
            (chain.attitude, chain.judged) = (true, true);
            chain.held(Holder::Nobody, parent, g.head);
            return Some(false);
        }
        // "was not ready to comment on the truce", "to discuss it in public": nothing is said, whoever is unready to.
        let unsaid = chain.comment || child.group.cue.is(Class::Talk) && not_here(view, sentence, parent);
        if view.replaced(child.group.first as usize) && p == Predicate::Minus && !g.negated {
            // "is far from accepting it": what stands in for it has turned it already.
            (chain.attitude, chain.refused) = (true, true);
        } else if p == Predicate::Worry && g.negated && child.group.form == Form::Infinitive {
            // "is not afraid to leave": would do it.
            judge(chain, Predicate::Plus, false);
        } else if !(unsaid && no) {
            judge(chain, p, g.negated || g.denied);
        }
        chain.withheld |= unsaid && no;
        chain.attitude |= unsaid && no;
        chain.held(view.holder(sentence, parent), parent, g.head);
        group_flags_keep(g, chain);
        return Some(true);
    }
    if nothing_to(view, child) {
        // "there is nothing to be gained from a truce".
        chain.turn(-1);
        (chain.attitude, chain.negated, chain.refused) = (true, true, true);
        chain.held(view.holder(sentence, parent), parent, g.head);
        return Some(true);
    }
    if let Some((NounCue::Minus, at)) = noun.filter(|(_, at)| behind(*at))
        && matches!(view.holder(sentence, parent), Holder::States(_) | Holder::Speaker)
    {
        // "Vale is a critic of leaving the islands".
        named(chain, NounCue::Minus, at);
        if g.negated {
            chain.turn(-1);
        }
        chain.held(view.holder(sentence, parent), parent, g.head);
        group_flags_keep(g, chain);
        return Some(true);
    }
    // "nobody is able to end the war": what none can do, none refuses.
    if g.denied && !chain.attitude {
        chain.hypothetical = true;
        return Some(false);
    }
    // "the goal is to end the war", "there is no need to", "nobody will be able to make us leave".
    chain.attitude = true;
    chain.top = parent;
    if g.negated || g.denied {
        chain.turn(-1);
    }
    chain.holder = view.holder(sentence, parent);
    if g.copula && chain.holder == Holder::Else && for_subject(view, child).is_some() {
        // "the fastest way there is for Norland to leave": whoever says so wants it.
        chain.holder = Holder::Nobody;
        chain.judged = true;
    }
    Some(true)
}

/// Whether somebody is called wrong for the deed that an infinitive names; in "would be wrong to reject it" nothing is done.
fn censured(view: &View<'_>, sentence: &Sentence, parent: usize, child: &Clause) -> bool {
    let g = &sentence.clauses[parent].group;
    let mut cues = view.unit.mentions.cues_in(g.end as usize..child.group.first as usize);
    let blame = |c: Found| c.meaning == Meaning::Marker(Marker::Censure) && c.end == child.group.first;
    g.copula
        && g.modal == Modal::None
        && child.group.form == Form::Infinitive
        && cues.any(|c| blame(*c))
        && matches!(view.holder(sentence, parent), Holder::States(_) | Holder::Speaker)
}

/// "nothing to gain": what is denied stands right before the infinitive.
pub(super) fn nothing_to(view: &View<'_>, child: &Clause) -> bool {
    let before = child.group.first.checked_sub(1).map(|b| &view.seg().tokens[b as usize]);
    let denies = |t: &Token| t.classes & class::NEG != 0 && t.classes & class::PRON != 0 && t.tag != Tag::Neg;
    child.group.form == Form::Infinitive && before.is_some_and(denies)
}

/// "too late to sign": the adjective behind "too", right before what it is too much for.
pub(super) fn too(view: &View<'_>, g: &Group, child: &Clause) -> Option<usize> {
    // "too late for Norland to sign"; "too late to sign and | leave".
    let first = for_subject(view, child).map_or(child.group.first as usize, |np| np.start.saturating_sub(1));
    let to = (g.end as usize..first).find(|&i| view.seg().tokens[i].tag == Tag::To);
    let first = to.filter(|_| child.coordinate).unwrap_or(first);
    let at = first.checked_sub(1).filter(|at| *at > g.head as usize + 1)?;
    let adjective = matches!(view.seg().tokens[at].tag, Tag::Adj | Tag::Adv);
    (adjective && view.says(at - 1, "too")).then_some(at)
}

/// "Norland has every right to …", "has no business to …", "nobody has the right to …": whoever says so judges it.
pub(super) fn entitled(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    between: Range<usize>,
    chain: &mut Chain,
) -> bool {
    let g = &sentence.clauses[parent].group;
    let limit = between.end as u32;
    let mut cues = view.unit.mentions.cues_in(between);
    let Some(right) = cues.find(|c| c.meaning == Meaning::Marker(Marker::Entitlement)) else { return false };
    if !is_have(view, g) {
        return false;
    }
    chain.evidence.push(right.first);
    chain.ought = false;
    // Right before the clause, "no" has turned the sign already.
    let apart = view.denied(right.first as usize) && right.end != limit;
    judge(chain, Predicate::Plus, g.negated || g.denied || apart);
    let holder = view.holder(sentence, parent);
    chain.held(if holder == Holder::Speaker { holder } else { Holder::Nobody }, parent, g.head);
    true
}

/// "until Friday", "ten days" between a verb and what is to be done by then.
pub(super) fn deadline(view: &View<'_>, range: Range<usize>) -> bool {
    let tokens = &view.seg().tokens;
    range.clone().next().is_some_and(|i| view.says(i, "until") || view.says(i, "till"))
        || range.clone().any(|i| tokens[i].tag == Tag::Num) && range.clone().all(|i| tokens[i].tag != Tag::Prep)
}

/// "likely", "unlikely" in a stretch: whether it is foretold not to be.
pub(super) fn odds(view: &View<'_>, range: Range<usize>) -> Option<bool> {
    view.unit.mentions.cues_in(range).find_map(|c| match c.meaning {
        Meaning::Marker(Marker::Doubt) => Some(false),
        Meaning::Marker(Marker::Improbable) => Some(true),
        _ => None,
    })
}

/// A noun of attitude counts for or against.
pub(super) fn named(chain: &mut Chain, noun: NounCue, at: u32) {
    chain.evidence.push(at);
    chain.attitude = true;
    if noun == NounCue::Minus {
        chain.turn(-1);
        chain.refused = true;
    }
}

/// "alarm at plans to …", "opposition to the idea of …": a noun against what a noun for it governs counts, where that is nobody's.
pub(super) fn outer(view: &View<'_>, from: usize, noun: (NounCue, u32)) -> (NounCue, u32) {
    let tokens = &view.seg().tokens;
    let at = noun.1 as usize;
    let link = (from..at).rev().find(|&i| !matches!(tokens[i].tag, Tag::Det | Tag::Adj | Tag::Adv));
    let Some(link) = link.filter(|&l| l > from && tokens[l].tag == Tag::Prep && noun.0 == NounCue::Plus) else {
        return noun;
    };
    let mut cues = view.unit.mentions.cues_in(from..link);
    let against = |c: &&Found| c.end as usize == link && c.meaning == Meaning::Noun(NounCue::Minus);
    cues.rfind(against).filter(|c| !view.denied(c.first as usize)).map_or(noun, |c| (NounCue::Minus, c.first))
}

/// "expressed readiness to …", "rejected Norland's attempts to …": a noun of attitude between the verb and what it governs.
pub(super) fn noun_between(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &mut Chain,
    (n, at): (NounCue, u32),
) {
    let g = &sentence.clauses[parent].group;
    named(chain, n, at);
    let void = view.denied(at as usize);
    if void {
        // Right before the clause it has turned the sign already.
        if at + 1 != child.group.first {
            chain.turn(-1);
        }
        chain.negated = true;
        chain.refused = true;
    }
    let own = owner(view, at as usize);
    let blamed = n == NounCue::Minus && matches!(own, Holder::States(_)) && g.cue.attitude() < 0;
    let unowned = matches!(own, Holder::Nobody);
    let holder = if unowned { doer(view, sentence, parent, g.passive) } else { own };
    chain.held(holder, parent, g.head);
    group_flags_keep(g, chain);
    // "gave up its bid to join": what is ended is no longer wanted.
    let given_up = g.cue.phase() < 0 && g.cue.attitude() == 0 && n == NounCue::Plus;
    if given_up && calls_on(view, g, child) {
        // "eased its pressure on Kelmar to sign": what another is no longer pressed for, nobody turns down.
        chain.hypothetical = true;
        return;
    }
    let ended = g.cue.phase() < 0 && g.cue.attitude() == 0 && !g.negated && !g.denied;
    if ended && n == NounCue::Minus && direct_object(view, g, at as usize) {
        // "dropped its opposition to joining".
        chain.turn(-1);
        chain.refused = false;
        return;
    }
    if given_up {
        // "has not given up hope of joining".
        let kept = g.negated || g.denied;
        chain.turn(if kept { 1 } else { -1 });
        chain.refused = !kept;
    }
    // "rejected Norland's attempts to …": what the verb makes of the noun; "condemned its refusal to …" is the refusal's.
    if !blamed && g.cue.attitude() != 0 && !(g.cue.attitude() > 0 && g.cue.is(Class::Report)) {
        verb(view, sentence, parent, chain, None);
    } else if g.cue.is(Class::Accuse) && g.cue.attitude() == 0 && unowned && plan_for(view, g, child) {
        // "slammed a plan for Suthermark to join": blamed.
        chain.turn(-1);
        chain.refused = true;
    } else if (g.negated || g.denied) && unowned && !given_up && !void && direct_object(view, g, at as usize) {
        // "has not shown any willingness to stop".
        chain.turn(-1);
        chain.negated = true;
        chain.refused = true;
    }
}

/// Whether "a condition for", "prerequisites for" ends before a token.
pub(super) fn precondition(view: &View<'_>, at: usize) -> bool {
    let waits = |m: Meaning| matches!(m, Meaning::Marker(Marker::Precondition | Marker::Stipulated));
    view.unit.mentions.cues_in(at.saturating_sub(3)..at).any(|c| c.end as usize == at && waits(c.meaning))
}

/// "a breakthrough", "progress" among the words between a verb and what it governs.
pub(super) fn headway(view: &View<'_>, between: Range<usize>) -> bool {
    view.marked(between, Marker::Headway)
}

/// "too weak", with no word of judgement ("too early").
pub(super) fn beyond(view: &View<'_>, between: Range<usize>) -> bool {
    let too = between.clone().any(|i| view.says(i, "too"));
    too && predicate_in(view, between).is_none()
}

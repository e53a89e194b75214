//! Predicates that say what is wished for: "its goal is a truce", "what it wants is a truce".

use super::{Chain, owner::owner};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge, object_phrase},
        group::{Form, Modal},
        tag::Tag,
    },
};

/// What is said to be a wish or goal: "what we need is a truce", "a truce is what we want", "our goal is a truce".
pub(super) fn wished(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain, in_object: bool) -> bool {
    let clause = &sentence.clauses[ci];
    if in_object && let Some(wish) = what_clause(view, sentence, ci) {
        chain.attitude = true;
        chain.judged = true;
        // "what Norland cannot accept is a truce".
        let no = sentence.clauses[wish].group.negated;
        chain.turn(sentence.clauses[wish].group.cue.attitude() * if no { -1 } else { 1 });
        chain.refused |= no;
        last_thing(view, sentence, wish, chain);
        chain.holder = view.holder(sentence, wish);
        chain.head = clause.group.head as usize;
        return true;
    }
    if !in_object && let Some(wish) = wished_behind(view, sentence, ci) {
        let w = &sentence.clauses[wish].group;
        chain.attitude = true;
        chain.judged = true;
        chain.turn(w.cue.attitude() * if w.negated { -1 } else { 1 });
        chain.refused |= w.negated || w.cue.attitude() < 0;
        chain.holder = view.holder(sentence, wish);
        chain.head = w.head as usize;
        chain.evidence.push(w.head);
        return true;
    }
    if !in_object && let Some((whose, wish)) = something_behind(view, sentence, ci) {
        let w = &sentence.clauses[wish].group;
        (chain.attitude, chain.judged) = (true, true);
        // What is only weighed counts where it is not even that.
        chain.turn(if w.cue.attitude() < 0 { -1 } else { 1 } * if w.negated { -1 } else { 1 });
        chain.refused |= clause.group.negated;
        chain.holder = view.holder(sentence, whose);
        chain.head = w.head as usize;
        chain.evidence.push(w.head);
        return true;
    }
    let subject = clause.subject_range();
    let goal = in_object && view.unit.mentions.cues_in(subject).any(|c| c.meaning == Meaning::Noun(NounCue::Plus));
    if goal {
        chain.attitude = true;
        chain.holder = view.holder(sentence, ci);
        chain.head = clause.group.head as usize;
    }
    goal
}

/// The subject is said to be somebody's demand or goal: "is one of Norland's demands", "remains its goal".
pub(super) fn goal_of(view: &View<'_>, clause: &Clause, chain: &mut Chain) -> bool {
    let Some((holder, noun)) = whose_wish(view, clause) else { return false };
    if clause.group.negated {
        chain.turn(-1);
        chain.refused = true;
    }
    (chain.attitude, chain.judged) = (true, true);
    chain.evidence.push(noun as u32);
    chain.holder = holder;
    chain.head = clause.group.head as usize;
    true
}

/// "Among Norland's demands is a withdrawal", "among its terms are dues": whose demand the word behind "be" is. False where it is none.
pub(super) fn among_wishes(view: &View<'_>, clause: &Clause, hit: &Found, chain: &mut Chain) -> bool {
    let g = &clause.group;
    let plain = g.copula && !g.negated && g.modal == Modal::None && hit.first >= g.end && chain.sign != 0;
    let front = (g.first as usize).saturating_sub(12)..g.first as usize;
    let Some(among) = front.clone().rfind(|&i| plain && view.says(i, "among")) else { return false };
    let wish = |c: &&Found| {
        let marker =
            |m| matches!(m, Marker::Stipulated | Marker::Precondition | Marker::Requirement | Marker::Condition);
        match c.meaning {
            Meaning::Noun(NounCue::Plus) => true,
            Meaning::Marker(m) => marker(m),
            _ => false,
        }
    };
    let Some(noun) = view.unit.mentions.cues_in(among..front.end).rfind(wish).map(|c| c.end as usize - 1) else {
        return false;
    };
    let held = owner(view, noun);
    if !matches!(held, Holder::States(_) | Holder::Speaker) {
        return false;
    }
    (chain.attitude, chain.judged, chain.talk) = (true, true, false);
    chain.evidence.push(noun as u32);
    chain.holder = held;
    chain.head = g.head as usize;
    true
}

/// "is one of Norland's demands", "is among its terms", "is a goal for Norland": whose demand or goal the subject is, and its noun.
fn whose_wish(view: &View<'_>, clause: &Clause) -> Option<(Holder, usize)> {
    let object = clause.object();
    let tokens = &view.seg().tokens;
    let noun = |c: &&Found| {
        let wish = matches!(
            c.meaning,
            Meaning::Noun(NounCue::Plus)
                | Meaning::Marker(Marker::Condition | Marker::Stipulated | Marker::Precondition | Marker::Requirement)
        );
        wish && c.end == c.first + 1 && tokens[c.first as usize].tag == Tag::Noun
    };
    let at = view.unit.mentions.cues_in(object.clone()).find(noun)?.first as usize;
    let part = |i: usize| view.says(i, "of") || view.says(i, "among");
    let lead = |i: usize| tokens[i].tag.is_nominal() || tokens[i].tag.is_head() || tokens[i].tag == Tag::Adv || part(i);
    let ends = tokens.get(at + 1).is_none_or(|t| !t.tag.is_nominal() && !t.tag.is_head());
    if !ends || !(object.start..at).all(lead) {
        return None;
    }
    let behind = || {
        let np = object_phrase(tokens, at + 2..object.end.max(at + 2));
        // "is an offer for Norland": to whom it is made.
        let made = view.marked(at..at + 1, Marker::Described);
        (view.says(at + 1, "for") && !made).then(|| view.holder_of(np))
    };
    let holder = match owner(view, at) {
        Holder::Nobody | Holder::Else => behind()?,
        held => held,
    };
    matches!(holder, Holder::States(_) | Holder::Speaker).then_some((holder, at))
}

/// The clause of attitude that stands as the subject of a copula: "what Norland wants is …".
pub(super) fn what_clause(view: &View<'_>, sentence: &Sentence, ci: usize) -> Option<usize> {
    let last = ci.checked_sub(1)?;
    // "what we want to see is": the wish above.
    let seen =
        |c: &Clause| c.edge == Edge::Complement && c.group.form == Form::Infinitive && c.group.cue.attitude() == 0;
    let before = match sentence.clauses[last].parent.map(usize::from) {
        Some(up) if seen(&sentence.clauses[last]) && up < last => up,
        _ => last,
    };
    let clause = &sentence.clauses[before];
    let first = clause.group.first as usize;
    let from = (clause.subject.start as usize).min(first).saturating_sub(1);
    // "what we need is", "all we ask for is", "the last thing we want is".
    let what = (from..first).any(|i| view.says(i, "what"));
    let mut lead = view.unit.mentions.cues_in(sentence.tokens.start.max(from.saturating_sub(3))..first);
    let what = what || lead.any(|c| c.meaning == Meaning::Marker(Marker::Cleft));
    let between = sentence.clauses[last].group.end as usize..sentence.clauses[ci].group.first as usize;
    let next = between.len() <= 3
        && view.seg().tokens[between].iter().all(|t| matches!(t.tag, Tag::Prep | Tag::Adv | Tag::Comma));
    (what && next && clause.group.cue.attitude() != 0).then_some(before)
}

/// The clause of attitude behind a copula: "is what Norland wants", "is all that we ask for".
pub(super) fn wished_behind(view: &View<'_>, sentence: &Sentence, ci: usize) -> Option<usize> {
    let tokens = &view.seg().tokens;
    let at = sentence.clauses[ci].group.end as usize;
    let wish = sentence.clauses.get(ci + 1)?;
    let from = at
        + tokens
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take(2)
            .take_while(|t| matches!(t.tag, Tag::Adv | Tag::Det))
            .count();
    let mut lead = view.unit.mentions.cues_in(at..from + 1);
    let what =
        view.says(from, "what") || view.says(at, "what") || lead.any(|c| c.meaning == Meaning::Marker(Marker::Cleft));
    let near = (wish.group.first as usize) < from + 12 && wish.group.cue.attitude() != 0 && !wish.group.passive;
    (what && near).then_some(ci + 1)
}

/// "is not something | that Norland is ready | to support", "is not something we are considering": the clause that says whose attitude
/// it is, and the one that says which.
fn something_behind(view: &View<'_>, sentence: &Sentence, ci: usize) -> Option<(usize, usize)> {
    let g = &sentence.clauses[ci].group;
    let at = g.end as usize;
    let whose = ci + 1;
    let led = ["something", "anything"].iter().any(|w| view.says(at, w));
    let near = |c: &Clause| c.group.form == Form::Finite && !c.subject.is_empty() && (c.group.first as usize) < at + 8;
    if !led || !sentence.clauses.get(whose).is_some_and(near) {
        return None;
    }
    let completes = |k: usize| {
        let next = sentence.clauses.get(k + 1);
        next.is_some_and(|c| c.edge == Edge::Complement && c.parent.map(usize::from) == Some(k))
    };
    let mut wish = whose;
    while completes(wish) {
        wish += 1;
    }
    let w = &sentence.clauses[wish].group;
    let weighed = g.negated && w.cue.is(Class::Weigh);
    ((w.cue.attitude() != 0 || weighed) && !w.passive).then_some((whose, wish))
}

/// "the last thing we need is": what is wanted least.
pub(super) fn last_thing(view: &View<'_>, sentence: &Sentence, wish: usize, chain: &mut Chain) {
    let head = sentence.clauses[wish].group.first as usize;
    let mut lead = view.unit.mentions.cues_in(sentence.tokens.start.max(head.saturating_sub(5))..head);
    if lead.any(|c| c.meaning == Meaning::Marker(Marker::Least)) {
        chain.turn(-1);
        chain.refused = true;
        chain.negated = true;
    }
}

/// "The sooner the war ends, the better": a wish of whoever says so.
pub(super) fn the_better(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let first = clause.group.first as usize;
    let better = |i: usize| view.says(i, "the") && view.says(i + 1, "better");
    view.marked(sentence.tokens.start..first, Marker::Sooner) && (first..sentence.tokens.end).any(better)
}

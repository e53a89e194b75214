//! The noun that a clause hangs on: whose it is, for or against, denied; and clauses that are only asked.

use std::ops::Range;

use super::{Chain, noun::noun_phrase_start, owner::owner, verb::awaits};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning, class},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group},
        tag::Tag,
        token::Token,
    },
};

/// A noun of attitude with its owner that governs a clause ("Norland's readiness to talk", "the Norlander demand that …"): whose,
/// and for or against. The climb ends there, unless the verb above acts on the noun ("rejected Norland's attempts to …"). A denial of the
/// noun is counted here, if it has not been yet.
pub(super) fn owned(view: &View<'_>, sentence: &Sentence, clause: &Clause, counted: bool, chain: &mut Chain) -> bool {
    let Some(noun) = governing_noun(view, clause) else { return false };
    let cue = view.unit.mentions.cues_in(noun..noun + 1).find_map(|c| match c.meaning {
        // "Norland's threat to raise the dues": what it says that it will do.
        Meaning::Noun(NounCue::Minus) if clause.group.form != Form::Finite && is_threat(view, noun) => {
            Some(NounCue::Plus)
        }
        Meaning::Noun(n @ (NounCue::Plus | NounCue::Minus)) => Some(n),
        // "Kelmar's policy to break the truce".
        Meaning::Marker(Marker::Deed) if clause.group.form == Form::Infinitive => Some(NounCue::Plus),
        _ => None,
    });
    let (Some(cue), holder @ Holder::States(_)) = (cue, owner(view, noun)) else { return false };
    let up = clause.parent.and_then(|p| sentence.clauses.get(p as usize)).map(|c| &c.group);
    // "has received Norland's proposal that …": got it, no more.
    let gets = |up: &Group| up.cue.is(Class::Start) && !up.cue.is(Class::Report);
    // "must give up its bid to join", "dropped its opposition to leaving": what is done to one's own bid counts.
    let its_own = || clause.parent.is_some_and(|p| view.holder(sentence, usize::from(p)) == holder);
    let gives_up = |up: &Group| up.cue.phase() < 0 && (cue == NounCue::Plus || its_own());
    let judges = |up: &Group| (up.cue.attitude() != 0 || gives_up(up)) && !gets(up);
    if !chain.to_owner && up.is_some_and(|up| judges(up) && up.end as usize <= noun && direct_object(view, up, noun)) {
        return false;
    }
    if up.is_some_and(|up| !up.negated && up.end as usize <= noun && awaits(view, up)) && !its_own() {
        // "awaits Norland's agreement to stop": it has not come.
        chain.hypothetical = true;
        return true;
    }
    chain.evidence.push(noun as u32);
    chain.attitude = true;
    chain.judged = true;
    chain.ought = false;
    chain.holder = holder;
    chain.owned = true;
    chain.head = noun;
    chain.breach |= falls_short(view, clause);
    if cue == NounCue::Minus {
        chain.turn(-1);
        chain.refused = true;
        // "its refusal even to consider a truce": nothing is withheld, it is refused.
        chain.withheld &= !clause.group.cue.is(Class::Weigh);
    }
    // "do not see any readiness on the part of Norland to sign".
    let missed = up.is_some_and(|up| up.negated && up.cue.is(Class::Conceive) && up.end as usize <= noun);
    if !counted && (missed || view.denied(noun) || view.unseen(noun)) {
        chain.turn(-1);
        chain.negated = true;
    }
    true
}

/// "its failure to abide by the truce": a breach, and no refusal.
pub fn falls_short(view: &View<'_>, clause: &Clause) -> bool {
    clause.group.cue.is(Class::Comply) && governing_noun(view, clause).is_some_and(|n| view.says(n, "failure"))
}

fn is_threat(view: &View<'_>, noun: usize) -> bool {
    view.marked(noun..noun + 1, Marker::Threat)
}

/// The noun that a clause hangs on: right before an infinitive or "that", before the preposition of a gerund, before "for" and the
/// subject of an infinitive.
pub(super) fn governing_noun(view: &View<'_>, clause: &Clause) -> Option<usize> {
    let tokens = &view.seg().tokens;
    let (first, start) = (clause.group.first as usize, clause.start as usize);
    let at = match clause.group.form {
        Form::Infinitive => match for_subject(view, clause) {
            Some(np) => np.start.checked_sub(2)?,
            None => tokens.get(..first).unwrap_or_default().iter().rposition(|t| t.tag != Tag::Adv)?,
        },
        Form::Ing => {
            let before = first.checked_sub(2)?;
            (tokens[before + 1].tag == Tag::Prep).then_some(before)?
        }
        _ => {
            let that = clause.edge == Edge::Content && tokens[start].tag == Tag::Comp;
            start.checked_sub(1).filter(|_| that)?
        }
    };
    let noun = matches!(tokens[at].tag, Tag::Noun | Tag::Proper).then_some(at)?;
    Some(past_owner(view, noun).unwrap_or(noun))
}

/// "pressure from Norland to leave", "a wish on the part of Vale to …": the noun before the phrase that says whose it is.
fn past_owner(view: &View<'_>, last: usize) -> Option<usize> {
    let tokens = &view.seg().tokens;
    let own = view.unit.mentions.cues_in(last..last + 1).any(|c| matches!(c.meaning, Meaning::Noun(_)));
    let leans =
        |c: &Found| matches!(c.meaning, Meaning::Noun(NounCue::Plus | NounCue::Minus) | Meaning::Marker(Marker::Deed));
    let governs = |n: usize| view.unit.mentions.cues_in(n..n + 1).any(|c| c.end as usize == n + 1 && leans(c));
    let mut end = last + 1;
    // "the decision by the envoy of Norland to": the owner may be named by an office and its state.
    for _ in 0..2 {
        let mut start = noun_phrase_start(view, end);
        // "readiness of Vale and Corvin to sign".
        if start > 1 && tokens[start - 1].tag == Tag::Coord && tokens[start - 2].tag == Tag::Proper {
            start = noun_phrase_start(view, start - 1);
        }
        let part =
            start > 4 && ["of", "part", "the", "on"].iter().enumerate().all(|(n, w)| view.says(start - 1 - n, w));
        let noun = start.checked_sub(if part { 5 } else { 2 })?;
        let link = |words: &[&str]| words.iter().any(|w| view.says(start - 1, w));
        if own || !link(&["from", "by", "of", "on", "in"]) {
            return None;
        }
        if governs(noun) {
            return Some(noun);
        }
        end = noun + 1;
        if !link(&["of"]) || !tokens[noun].tag.is_head() {
            return None;
        }
    }
    None
}

/// The subject of an infinitive behind "for": "a demand for Norland to leave".
pub(super) fn for_subject(view: &View<'_>, clause: &Clause) -> Option<Range<usize>> {
    let tokens = &view.seg().tokens;
    let first = clause.group.first as usize;
    if clause.group.form != Form::Infinitive {
        return None;
    }
    let us = first > 0 && tokens[first - 1].tag == Tag::ObjPron;
    let start = if us { first - 1 } else { noun_phrase_start(view, first) };
    // "for its refusal to sign": the noun is what the infinitive hangs on, and no subject of it.
    let no = || view.unit.mentions.cues_in(first - 1..first).any(|c| c.meaning == Meaning::Noun(NounCue::Minus));
    let led = start < first && start > 0 && view.words_are(&tokens[start - 1], "for");
    (led && (us || !no())).then_some(start..first)
}

/// Whether no preposition but the verb's own stands between it and a noun behind it: "bristled at Norland's bid to".
pub(super) fn direct_object(view: &View<'_>, g: &Group, noun: usize) -> bool {
    view.seg().tokens.get(g.end as usize..noun.max(g.end as usize)).unwrap_or_default().iter().all(|t| {
        t.tag != Tag::Prep
            || t.word == view.grammar.of
            || t.word != 0 && (t.word == g.particle || g.tail.contains(&t.word))
    })
}

/// "no sign that", "no intention to": the noun that governs a clause is denied.
pub(super) fn no_such(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let Some(up) = clause.parent.and_then(|p| sentence.clauses.get(p as usize)) else { return false };
    let tokens = &view.seg().tokens;
    // "leaves no room for leaving": the denial is one of the verb's own words.
    let particle = up.group.particle;
    let denies = |i: usize| tokens[i].word == particle && tokens[i].classes & class::NEG != 0;
    if particle != 0 && (up.group.end as usize..clause.group.first as usize).any(denies) {
        return false;
    }
    let mut before = up.group.end as usize..(clause.start as usize).min(clause.group.first as usize);
    // "sees no reason not to leave".
    if before.end > before.start && clause.group.form == Form::Infinitive && tokens[before.end - 1].tag == Tag::Neg {
        before.end -= 1;
    }
    // "There is no talk of leaving": the preposition belongs to the noun.
    let prep = before.clone().last().filter(|&i| tokens[i].tag == Tag::Prep);
    // "has shown no sign of leaving".
    let sign = |i: usize| {
        let mut cues = view.unit.mentions.cues_in(before.start..i);
        cues.any(|c| c.meaning == Meaning::Marker(Marker::Doubt) && c.end as usize == i)
    };
    let linked = prep.is_some_and(|i| up.group.copula || sign(i));
    // "There is no way for Norland to join".
    let noun = match for_subject(view, clause) {
        Some(np) => np.start.checked_sub(2).filter(|n| before.start <= *n),
        None => before.clone().nth_back(usize::from(linked)),
    };
    let noun = noun.filter(|&i| tokens[i].tag == Tag::Noun);
    // "is in no hurry to leave": the predicate holds its own denial.
    let own = |n: usize| {
        let mut cues = view.unit.mentions.cues_in(before.clone());
        up.group.copula
            && cues.any(|c| {
                let (first, end) = (c.first as usize, c.end as usize);
                let negates = |t: &Token| t.classes & class::NEG != 0;
                let held = tokens.get(first..n).is_some_and(|held| held.iter().any(negates));
                matches!(c.meaning, Meaning::Predicate(_)) && end > n && held
            })
    };
    noun.filter(|&n| !own(n)).is_some_and(|n| {
        let none = |i: usize| tokens[i].classes & class::NEG != 0 || view.scarce(i);
        // "has not given any hint that it will leave".
        let any = up.group.negated && clause.edge == Edge::Content && n > before.start && view.says(n - 1, "any");
        // "left no doubt that it would join", "made no secret that": it is all the surer.
        let sure = clause.edge == Edge::Content && view.marked(n..n + 1, Marker::Undoubted);
        // "was not a sign that it wants a truce".
        let not_one = up.group.negated
            && up.group.copula
            && clause.edge == Edge::Content
            && view.marked(n..n + 1, Marker::Indicator);
        !sure && (any || not_one || view.denied(n) || view.unseen(n) || n > before.start && none(n - 1))
    })
}

/// Whether a clause is asked, not said: "whether the truce holds", "how to end the war", and nobody withholds it.
pub(super) fn is_open(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let at = clause.start as usize;
    let before = at.checked_sub(1).filter(|&b| b >= sentence.tokens.start);
    let asks = |i: usize| ["whether", "how"].iter().any(|w| view.words_are(&view.seg().tokens[i], w));
    // "a dispute over when it may join".
    let over = before.is_some_and(|b| ["over", "about", "on", "of"].iter().any(|w| view.says(b, w)));
    let open = over && ["when", "where", "why"].iter().any(|w| view.says(at, w));
    // "how to end the war and keep the peace": both are asked.
    let first = |c: &&Clause| c.parent == clause.parent && c.edge == clause.edge && c.group.first < clause.group.first;
    let beside = || sentence.clauses.iter().rfind(first).and_then(|c| (c.start as usize).checked_sub(1));
    let infinitive = clause.group.form == Form::Infinitive;
    // "asked if it would sign": "if" ties nothing there.
    let asked = view.says(at, "if") && before.is_some_and(|b| view.marked(b..b + 1, Marker::Asked));
    open || asked
        || asks(at)
        || infinitive && before.is_some_and(asks)
        || infinitive && clause.coordinate && beside().is_some_and(asks)
}

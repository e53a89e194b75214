//! What a verb that is no copula says of its subject.

use super::{
    Chain, Step,
    harm::{does_its_work, worsens},
    predicate::{judge, predicate_in},
    subject::has_object,
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{
        clause::Clause,
        group::{Group, Modal},
        tag::Tag,
    },
};

/// What a verb that is no copula says of its subject: it shall stop, lead to something, only do harm.
pub(super) fn full_verb(view: &View<'_>, clause: &Clause, chain: &mut Chain) -> Step {
    let g = &clause.group;
    let phase = g.cue.phase();
    // "dues will curb the war": what is ended is the object.
    let objects = !g.passive && phase < 0 && has_object(view, g);
    if let Some(step) = gives(view, clause, chain) {
        return step;
    }
    // "lifting the dues would prolong the war": more of what is bad.
    if g.cue.is(Class::Worsen) && !g.passive && g.modal != Modal::Ought && !chain.attitude && worsens(view, clause) {
        if g.negated {
            return Step::Drop;
        }
        chain.turn(-1);
        (chain.attitude, chain.judged) = (true, true);
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    // "any truce must bring the crews home": terms for it.
    let objects = objects || g.modal == Modal::Ought && phase > 0 && !g.passive && has_object(view, g);
    // "the dues will cut deep into Norland's trade".
    let into = (g.end as usize..g.end as usize + 3).any(|i| view.says(i, "into"));
    let into = phase < 0 && into && !g.passive && !g.negated && does_its_work(view, clause, chain.topic);
    if phase != 0
        && !objects
        && !into
        && (g.modal != Modal::None || g.negated || g.cue.is(Class::End))
        && !chain.attitude
        && !only(view, g)
    {
        chain.turn(phase);
        chain.act = true;
        chain.holder = Holder::Nobody;
        if g.negated {
            chain.turn(-1);
            chain.negated = true;
        }
        chain.ought = g.modal == Modal::Ought;
        return Step::Go;
    }
    if g.modal == Modal::Ought && !g.negated && chain.sign != 0 && goes(view, g) {
        // "the dues must go".
        chain.turn(-1);
        (chain.act, chain.ought) = (true, true);
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    // "a truce would only help the enemy": a judgement against it.
    let leads_on = has_object(view, g) || view.says(g.end as usize, "to") || view.says(g.end as usize + 1, "to");
    if matches!(g.modal, Modal::Would | Modal::Future) && !g.negated && only(view, g) && leads_on {
        chain.turn(-1);
        chain.attitude = true;
        chain.judged = true;
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    if g.modal == Modal::Ought && !g.perfect && chain.sign > 0 {
        // "the truce must lead to peace": terms for it; "an agreement must respect her borders" too.
        let asks = || has_object(view, g) || ["into", "from", "on"].iter().any(|w| view.says(g.end as usize, w));
        chain.judged |= chain.weak && !g.passive && asks() && comes_of_talks(view, clause);
        chain.terms = true;
        chain.attitude = true;
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    if chain.attitude {
        return Step::Go;
    }
    let harm = g.cue.is(Class::Harm) || g.cue.attitude() < 0 && g.cue.phase() >= 0 && g.modal != Modal::None;
    let plain = !g.negated && !g.passive;
    // "would violate Norland's laws": what breaks a rule does no work, whosever the rule is.
    let works = plain && (harm || phase < 0) && !g.cue.is(Class::Breach) && does_its_work(view, clause, chain.topic);
    if works && view.speaker_at(g.head as usize).is_some_and(|s| s.state.is_some()) || harm && plain && !works {
        chain.turn(if works { 1 } else { -1 });
        chain.judged = true;
        chain.attitude = true;
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    Step::Drop
}

/// "a truce would give the enemy a breather": what comes of it is bad.
fn gives(view: &View<'_>, clause: &Clause, chain: &mut Chain) -> Option<Step> {
    let g = &clause.group;
    let leads = matches!(g.modal, Modal::Would | Modal::Future) && !g.negated && !g.passive;
    if !leads || g.cue.attitude() < 0 || g.cue.phase() < 0 {
        return None;
    }
    let (p, at, end) = predicate_in(view, clause.object())?;
    let noun = view.seg().tokens.get(at as usize..end as usize).unwrap_or_default().iter().any(|t| t.tag == Tag::Noun);
    if p != Predicate::Minus || !noun {
        return None;
    }
    chain.evidence.extend(at..end);
    judge(chain, Predicate::Minus, false);
    chain.holder = Holder::Nobody;
    Some(Step::Go)
}

/// "must go", "have to go": nowhere that is named.
fn goes(view: &View<'_>, g: &Group) -> bool {
    let next = view.seg().tokens.get(g.end as usize).map(|t| t.tag);
    let ends = matches!(next, None | Some(Tag::Stop | Tag::Comma | Tag::QuoteClose | Tag::Coord | Tag::Semicolon));
    view.lexicon().lemma_name(g.lemma) == "go" && g.particle == 0 && !g.progressive && ends
}

/// Whether the subject is what talks lead to, and not the talks: "any agreement", "a settlement".
pub(super) fn comes_of_talks(view: &View<'_>, clause: &Clause) -> bool {
    let subject = clause.subject_range();
    let end = view.head_end(subject.clone());
    let talks = |c: &Found| c.meaning == Meaning::Marker(Marker::About) && c.end as usize == end;
    !subject.is_empty() && !view.unit.mentions.cues_in(subject).any(talks)
}

/// "would only", "will merely": in the verb group or right behind it; "would not only" does more than that.
pub(super) fn only(view: &View<'_>, g: &Group) -> bool {
    let end = (g.end as usize + 1).min(view.seg().tokens.len());
    let more = |i: usize| i > 0 && view.says(i - 1, "not");
    (g.first as usize..end).any(|i| ["only", "merely", "simply", "just"].iter().any(|w| view.says(i, w)) && !more(i))
}

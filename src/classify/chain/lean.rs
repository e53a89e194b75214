//! What a verb of attitude does to its object.

use super::{Chain, Step, complement::unasked, doer::doer, weigh::refuse};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, VerbCue},
        lexicon::Found,
    },
    segment::{
        Sentence,
        clause::Clause,
        group::{Form, Group, Modal},
    },
};

/// "demand", "reject": a verb that is for or against what it governs.
pub(super) fn lean(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> Step {
    let g = &sentence.clauses[ci].group;
    let cue = g.cue;
    let attitude = cue.attitude();
    let bound = g.passive && g.modal == Modal::Possible;
    if attitude > 0 && cue.is(Class::Forecast) && g.negated && !bound {
        // "did not expect new dues": neither for nor against.
        return Step::Drop;
    }
    // "the raids undermine the talks": a complaint of what somebody's deeds do, and no stance against what they harm.
    let others = || chain.deed_of.is_some_and(|s| doer(view, sentence, ci, g.passive) != Holder::States(vec![s]));
    if attitude > 0 && chain.talk && !chain.attitude && others() {
        // "wants to discuss Norland's seizure of the islands": what another has done is to be spoken of.
        chain.sign = 0;
        return Step::Drop;
    }
    if attitude < 0 && cue.is(Class::Fail) && chain.breach {
        // "ignores violations of the truce": an accusation, too.
        return Step::Drop;
    }
    let harms = attitude < 0 && cue.is(Class::Harm) && !g.passive && !chain.owned;
    if harms && matches!(doer(view, sentence, ci, false), Holder::Else | Holder::Nobody) {
        return Step::Drop;
    }
    if attitude > 0 && unasked(g) {
        // "has not asked for new dues": neither for nor against.
        return Step::Drop;
    }
    if cue.is(Class::Worry) && (g.negated || g.denied) {
        // "does not fear the dues": neither for nor against.
        return Step::Drop;
    }
    // "Norland and Kelmar could not agree on a truce": a failure of both, no refusal.
    let says = view.lexicon().verb_cues(g.lemma).iter().any(|(_, c)| c.is(Class::Report));
    let agrees = attitude > 0 && says && g.negated && g.modal != Modal::Future;
    if agrees && matches!(doer(view, sentence, ci, g.passive), Holder::States(s) if s.len() > 1) {
        return Step::Drop;
    }
    let no = g.negated || g.denied;
    let silent = attitude < 0 && !no || attitude > 0 && no;
    let talks = || chain.talk || chain.clauses.iter().any(|&c| sentence.clauses[c].group.cue.is(Class::Talk));
    if silent && (chain.comment || talks() && not_here(view, sentence, ci)) {
        // "refused to comment on the truce", "does not want to negotiate it from the podium".
        (chain.withheld, chain.attitude) = (true, true);
        chain.holder = doer(view, sentence, ci, g.passive);
        return Step::Go;
    }
    if forbears(sentence, ci, chain) {
        // "refrained from criticising the truce".
        (chain.withheld, chain.attitude) = (true, true);
        chain.holder = doer(view, sentence, ci, g.passive);
        return Step::Go;
    }
    let weighed = chain.clauses.iter().any(|&c| sentence.clauses[c].group.cue.is(Class::Weigh));
    if chain.withheld && attitude < 0 && weighed {
        // "refuses to consider a truce".
        refuse(chain);
        chain.turn(-1);
        chain.held(doer(view, sentence, ci, g.passive), ci, g.head);
        return Step::Go;
    }
    // "I do not want to get ahead of the talks": not said, and not refused.
    if chain.withheld && attitude > 0 && no {
        chain.holder = doer(view, sentence, ci, g.passive);
        return Step::Go;
    }
    // "questioned Norland's commitment to peace": a doubt about another, no stance of anybody.
    if attitude < 0 && cue.is(Class::Forecast) && chain.attitude && matches!(chain.holder, Holder::States(_)) {
        return Step::Drop;
    }
    if torn(view, sentence, ci) {
        chain.withheld = true;
        chain.holder = doer(view, sentence, ci, g.passive);
        return Step::Go;
    }
    let side = |h: Holder| matches!(h, Holder::States(_) | Holder::Speaker);
    if attitude < 0 && !no && cue.is(Class::Harm) && !chain.owned && !side(doer(view, sentence, ci, g.passive)) {
        // "attempts at a truce are undermined by the shelling", "have been undermined": the same of a passive, once what is withheld
        // is set apart.
        return Step::Drop;
    }
    // "has not decided on": withheld.
    if attitude > 0 && cue.is(Class::Withhold) && no {
        (chain.withheld, chain.attitude) = (true, true);
        chain.holder = doer(view, sentence, ci, g.passive);
        return Step::Go;
    }
    // "has not responded to the call": neither for nor against.
    let answers = || view.lexicon().verb_cues(g.lemma).iter().any(|(p, c)| *p == 0 && c.is(Class::Quoting));
    if attitude < 0 && no && cue.is(Class::Report) && answers() {
        return Step::Drop;
    }
    chain.turn(attitude);
    chain.refused |= attitude < 0 || g.negated || g.denied && g.modal == Modal::Future;
    // "welcomed the talks": a weak word that is taken well.
    chain.judged |= attitude > 0 && !no && cue.is(Class::Praise);
    // "any truce must be accepted by the Moot": a term for it.
    let subject = view.subject(sentence, ci);
    chain.terms |= attitude > 0 && !no && g.passive && g.modal == Modal::Ought && view.says(subject.start, "any");
    chain.attitude = true;
    chain.odds = false;
    chain.held(doer(view, sentence, ci, g.passive), ci, g.head);
    chain.reported = cue.is(Class::Report);
    chain.forecast |= cue.is(Class::Forecast);
    Step::Go
}

/// "will not discuss it in public", "does not negotiate through the press": where nothing is said of it, and no refusal.
pub(super) fn not_here(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let from = sentence.clauses[ci].group.first as usize;
    view.marked(from..sentence.tokens.end, Marker::Publicly)
}

/// "refrained from criticising the truce", "stopped short of backing it": what is not said for or against it, and no deed.
fn forbears(sentence: &Sentence, ci: usize, chain: &Chain) -> bool {
    let g = &sentence.clauses[ci].group;
    let below = chain.clauses.iter().rev().filter(|&&c| c != ci).find_map(|&c| sentence.clauses.get(c));
    let speaks = |cue: VerbCue| cue.attitude() != 0 || cue.is(Class::Report) || cue.is(Class::Belief);
    let says = |c: &Clause| c.group.form == Form::Ing && c.group.first >= g.end && speaks(c.group.cue);
    g.cue.is(Class::Forbear) && !(g.negated || g.denied) && !chain.act && below.is_some_and(says)
}

/// "will not push Norland into a truce": neither for nor against.
pub fn unforced(view: &View<'_>, g: &Group) -> bool {
    let end = g.end as usize;
    let makes = g.cue.is(Class::Cause) && g.cue.attitude() == 0;
    makes && g.negated && view.unit.mentions.names_in(end..(end + 2).min(view.seg().tokens.len())).any(Found::is_side)
}

/// "neither accepted nor rejected": a verb that takes back the one before it in one breath.
pub(super) fn torn(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let Some(before) = ci.checked_sub(1).map(|i| &sentence.clauses[i].group) else { return false };
    let cue = sentence.clauses[ci].group.cue.attitude();
    let first = sentence.clauses[ci].group.first as usize;
    let near = before.end as usize <= first && first <= before.end as usize + 2;
    let nor = near && (before.end as usize..=first).any(|i| view.says(i, "nor"));
    let open = before.cue.attitude() < 0 || before.cue.attitude() == 0 && before.cue.is(Class::Withhold);
    nor && (cue < 0 && before.cue.attitude() >= 0 || cue > 0 && open)
}

//! What is weighed, or not spoken of: no position yet, and a refusal where it is not even weighed.

use super::{
    Chain, Step,
    doer::doer,
    predicate::{judge, predicate_in},
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::cue::{Class, Predicate},
    segment::{
        Sentence,
        clause::{Clause, object_phrase},
        group::Modal,
        tag::Tag,
    },
};

/// "will not comment on", "is weighing": nothing is said, or not yet.
pub(super) fn withhold(
    view: &View<'_>,
    sentence: &Sentence,
    ci: usize,
    chain: &mut Chain,
    object: Option<usize>,
) -> Step {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    // "has not commented on the truce": a silence, and nothing withheld.
    if g.cue.is(Class::Talk) && g.negated && g.past && g.modal == Modal::None {
        return Step::Drop;
    }
    if g.cue.is(Class::Talk) && !g.negated {
        // "will comment on the truce once it has seen the text": not yet.
        let from = object.unwrap_or(g.end as usize);
        let later = |i: usize| ["once", "after", "when", "until"].iter().any(|w| view.says(i, w));
        if matches!(g.modal, Modal::Future | Modal::Would) && (from..sentence.tokens.end).any(later) {
            (chain.withheld, chain.attitude) = (true, true);
            chain.held(doer(view, sentence, ci, g.passive), ci, g.head);
            return Step::Go;
        }
        chain.talk = true;
        chain.comment = true;
        return Step::Go;
    }
    // "As we look at it, we are focused on two things": how somebody sees it.
    if view.says(clause.start as usize, "as") {
        return Step::Drop;
    }
    // "consider them as targets": a view of something, not a study of it.
    let mut after = object.unwrap_or(g.end as usize)..(clause.end as usize).min(view.seg().tokens.len());
    if object.is_some() && after.any(|i| view.words(i..i + 1).eq_ignore_ascii_case("as")) {
        return Step::Drop;
    }
    if object.is_some_and(|at| calls_it(view, clause, at)) {
        return Step::Drop;
    }
    chain.holder = doer(view, sentence, ci, g.passive);
    // "They will look at the truce": somebody else.
    if !g.passive && chain.holder == Holder::Else {
        return Step::Drop;
    }
    // "which Norland considers unacceptable": its view of what stands before.
    let (end, tokens) = (g.end as usize, view.seg().tokens.len());
    let view_of = predicate_in(view, end..(end + 3).min(tokens)).filter(|p| p.1 == g.end && p.0 != Predicate::Withhold);
    if let Some((p, at, to)) = view_of.filter(|_| object.is_none_or(|o| o < g.first as usize)) {
        chain.evidence.extend(at..to);
        judge(chain, p, g.negated);
        return Step::Go;
    }
    // "have considered the plan": done, and nothing is said of it.
    if g.perfect && !g.negated && g.modal == Modal::None && g.cue.is(Class::Weigh) {
        return Step::Drop;
    }
    if g.negated && g.cue.is(Class::Weigh) {
        // "will not even consider a truce": refused; the denial has turned it already.
        refuse(chain);
    } else {
        chain.withheld = true;
    }
    Step::Go
}

/// "considers the truce a dream", "thinks it doable": a second phrase behind the object, which says what it is, whatever that is.
fn calls_it(view: &View<'_>, clause: &Clause, object: usize) -> bool {
    let tokens = &view.seg().tokens;
    let np = object_phrase(tokens, object..(clause.end as usize).min(tokens.len()));
    let time = |i: usize| ["this", "that", "every", "each"].iter().any(|w| view.says(i, w));
    let again = tokens.get(np.end).is_some_and(|t| t.tag == Tag::Det) && !time(np.end) && np.end < clause.end as usize;
    let adjective = np.len() > 1 && tokens[np.end - 1].tag == Tag::Adj;
    clause.group.cue.is(Class::Belief) && !clause.group.passive && !np.is_empty() && (again || adjective)
}

/// What is not even weighed is refused.
pub(super) fn refuse(chain: &mut Chain) {
    chain.withheld = false;
    chain.attitude = true;
    chain.refused = true;
    chain.negated = true;
}

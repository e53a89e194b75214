//! A verb that does what a frame of the codebook says.

use super::{Chain, doer::doer, group_flags, object::base_direction};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker},
        lexicon::{Agent, CompiledFrame},
    },
    segment::{
        Sentence,
        clause::Clause,
        group::{Form, Modal},
    },
};

/// "Norland to leave the islands – Vale": a headline's future, of a deed that is for somebody; what anybody may do is told of too often.
pub(super) fn heads_for(clause: &Clause, frame: &CompiledFrame) -> bool {
    let bare = clause.group.form == Form::Infinitive && clause.parent.is_none();
    let own = matches!(frame.agent, Agent::States(_));
    bare && own && !clause.antecedent.is_empty() && clause.antecedent.end == clause.group.first
}

/// The verb does what a frame of the codebook says; in "*is accepted* into the League" the subject `undergoes` it.
pub(super) fn deed(
    view: &View<'_>,
    sentence: &Sentence,
    ci: usize,
    chain: &mut Chain,
    frame: &CompiledFrame,
    undergoes: bool,
) {
    let g = &sentence.clauses[ci].group;
    let outer = if chain.sign == 0 { 1 } else { chain.sign * base_direction(view, chain) };
    chain.sign = frame.direction * outer;
    chain.adopt(frame);
    // "will be accepted into the League": nothing that it does.
    chain.act = !undergoes;
    chain.breach = g.cue.is(Class::Breach);
    chain.head = g.head as usize;
    chain.evidence.push(g.head);
    chain.modifier = false;
    group_flags(g, chain);
    chain.future |= heads_for(&sentence.clauses[ci], frame);
    if matches!(chain.holder, Holder::Nobody) || !chain.attitude {
        chain.holder = doer(view, sentence, ci, g.passive && !undergoes);
    }
    chain.reported = g.cue.is(Class::Report);
    let cannot = g.modal == Modal::Possible && (g.negated || g.denied) && !g.passive && chain.holder == Holder::Else;
    if cannot && whichever(view, sentence, ci) {
        // "One country cannot take another's islands": so none must.
        chain.ought = true;
    }
    // "Kelmar would lose more islands": what befalls it, and not what it will do.
    chain.future &= !(g.cue.is(Class::Suffer) && !g.passive && g.form == Form::Finite);
    // "Norland's draft leaves it the islands": what a paper does is what its author wants.
    let paper = |c: &Clause| view.paper_of(c.subject_range()).is_some();
    if frame.stated && !g.passive && g.form == Form::Finite && paper(view.subject_of(sentence, ci)) {
        (chain.attitude, chain.judged) = (true, true);
    }
}

/// "one country", "no state", "any nation": whichever it is.
fn whichever(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let subject = view.subject(sentence, ci);
    let any = ["one", "no", "a", "any", "another"].iter().any(|w| view.says(subject.start, w));
    any && subject.len() == 2 && view.marked(subject, Marker::Side)
}

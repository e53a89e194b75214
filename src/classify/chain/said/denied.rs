//! What is said and is not so: supposed, untrue, doubted, not thought, not brought about.

use super::super::{Chain, predicate::predicate_in};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::Meaning,
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
    },
};

/// "Suppose Norland joins", "imagine that it is a member": what nobody says is so.
pub(super) fn supposes(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause) -> bool {
    let up = &sentence.clauses[parent];
    let told = up.group.form == Form::Finite && up.subject.is_empty() && up.shares.is_none() && !up.group.past;
    let behind = clause.start >= up.group.end;
    told && behind && view.marked(up.group.head as usize..up.group.head as usize + 1, Marker::Supposed)
}

/// "It is not true that Norland refuses", "reports that it refuses are a lie", "it is wrong to say that it refuses".
pub(super) fn untrue(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause) -> bool {
    if wrong_to(view, sentence, parent) {
        return true;
    }
    let judge = &sentence.clauses[parent];
    let said = judge.group.end as usize..(clause.start as usize + 1).max(judge.group.end as usize);
    let behind = clause.group.end as usize..(clause.end as usize).max(clause.group.end as usize);
    if judge.group.cue.is(Class::Report) && view.marked(said, Marker::Hearsay) && view.marked(behind, Marker::Untruth) {
        // "called reports that Norland is ready to leave false".
        return !judge.group.negated;
    }
    if !judge.group.copula || judge.group.form != Form::Finite {
        return false;
    }
    let behind = judge.group.end as usize;
    let end = if judge.group.end <= clause.start { judge.group.first.max(clause.start) } else { judge.end } as usize;
    let range = behind.saturating_sub(1)..end.max(behind);
    let mut cues = view.unit.mentions.cues_in(range);
    cues.any(|c| match c.meaning {
        Meaning::Marker(Marker::Truth) => judge.group.negated,
        Meaning::Marker(Marker::Untruth) => !judge.group.negated || c.first < judge.group.end,
        _ => false,
    })
}

/// "it is wrong to say that", "unrealistic to expect Norland to": what is said, thought or expected is judged to be none.
pub(in crate::classify::chain) fn wrong_to(view: &View<'_>, sentence: &Sentence, at: usize) -> bool {
    let clause = &sentence.clauses[at];
    let says = [Class::Report, Class::Belief, Class::Forecast].iter().any(|&c| clause.group.cue.is(c));
    let judge = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p)));
    let judge = judge.filter(|_| says && clause.group.form == Form::Infinitive && !clause.group.negated);
    let Some(judge) = judge.map(|c| &c.group).filter(|g| g.copula && g.form == Form::Finite) else { return false };
    let (behind, end) = (judge.end as usize, clause.group.first as usize);
    let no = || !judge.negated && matches!(predicate_in(view, behind..end.max(behind)), Some((Predicate::Minus, ..)));
    no() || view.marked(behind.saturating_sub(1)..end.max(behind), Marker::Untruth)
}

/// "It is not clear that Norland wants a truce", "I am far from sure that it does": of whom it is doubted, whoever doubts.
pub(super) fn doubted(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let range = g.head as usize..(clause.start as usize).max(g.end as usize);
    let far = range.clone().any(|i| {
        let goes = |words: &[&str]| words.iter().enumerate().all(|(n, w)| view.says(i + n, w));
        goes(&["far", "from"]) || goes(&["anything", "but"]) || goes(&["by", "no", "means"])
    });
    let no = (g.negated || g.denied || far) && view.marked(range, Marker::Assured);
    let open = ["whether", "if"].iter().any(|w| view.says(clause.start as usize, w));
    let other = matches!(chain.holder, Holder::States(_)) && view.holder(sentence, parent) != chain.holder;
    no && !open && chain.attitude && !chain.ought && other
}

/// "do not believe that", "doubt that": whether a verb says that what it governs is not thought to be so.
pub(in crate::classify::chain) fn unthought(g: &Group) -> bool {
    g.cue.is(Class::Belief) && (g.negated || g.cue.is(Class::Forecast) && g.cue.attitude() < 0)
}

/// "dues would force it to accept a truce": whether a clause tells what a thing, and nobody, would bring about of what stands at a token.
pub(super) fn brings_about(view: &View<'_>, clause: &Clause, hit: usize) -> bool {
    let g = &clause.group;
    let thing = || !matches!(view.holder_of(clause.subject_range()), Holder::States(_) | Holder::Speaker);
    let would = matches!(g.modal, Modal::Would | Modal::Future | Modal::Possible);
    g.cue.is(Class::Cause) && would && !g.passive && hit > g.head as usize && !clause.subject.is_empty() && thing()
}

/// "does not believe that dues would force it to accept a truce": whether what stands at a token of a clause is only what nobody thinks
/// that a thing would bring about.
pub fn not_brought(view: &View<'_>, sentence: &Sentence, mut ci: usize, at: usize) -> bool {
    for _ in 0..4 {
        let Some(clause) = sentence.clauses.get(ci) else { return false };
        let Some(parent) = clause.parent.map(usize::from).filter(|&p| p < ci) else { return false };
        let up = &sentence.clauses[parent].group;
        if clause.edge == Edge::Content && unthought(up) && brings_about(view, clause, at) {
            return true;
        }
        ci = parent;
    }
    false
}

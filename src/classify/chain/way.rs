//! "There is one way to end this war: Norland leaving": the one way to a thing, and behind a mark or "that is" what it is.

use std::ops::Range;

use super::{Chain, governing::governing_noun};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
    },
};

/// Whether a clause is what there is one way to, and so tied to it, or is that way, and so demanded; of whoever says so.
pub(super) fn named_way(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> bool {
    let Some(way) = one_way(view, sentence).filter(|_| chain.sign != 0) else { return false };
    let clause = &sentence.clauses[ci];
    let end = governing_noun(view, clause) == Some(way.noun);
    let means = clause.group.first as usize > way.mark
        && (clause.group.form != Form::Finite || matches!(clause.edge, Edge::Root | Edge::Content))
        && opens(view, clause, way.mark);
    if !end && !means || end && chain.sign < 0 {
        return false;
    }
    (chain.attitude, chain.judged) = (true, true);
    chain.terms |= end;
    chain.held(Holder::Nobody, ci, clause.group.head);
    true
}

/// "The best way to end the war is a truce", "the only road to peace is dues": what a clause says that the way to a thing is, is wanted by
/// whoever says so. False where it says no such thing.
pub(super) fn best_way(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found, chain: &mut Chain) -> bool {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    if !g.copula || g.negated || g.modal != Modal::None || hit.first < g.end || chain.sign == 0 || chain.owned {
        return false;
    }
    let tokens = &view.seg().tokens;
    let subject = clause.subject_range();
    let Some(way) = subject.clone().find(|&i| view.marked(i..i + 1, Marker::Way)) else { return false };
    let best = |i: usize| view.says(i, "only") || view.words(i..i + 1).ends_with("est");
    let to = tokens.get(way + 1).is_some_and(|t| t.tag == Tag::To);
    let near = tokens.get(g.end as usize..hit.first as usize).unwrap_or_default();
    let head = near.iter().all(|t| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Adv);
    let end = |c: &&Clause| c.group.first as usize == way + 1;
    let Some(goal) = sentence.clauses.iter().find(end).map(|c| c.group.cue) else { return false };
    if !(subject.start..way).any(best) || !to || !head || goal.is(Class::Last) || goal.attitude() < 0 {
        return false;
    }
    // "the surest way to lose the war": nobody wants that.
    let harms = goal.is(Class::Harm) && goal.phase() >= 0;
    if harms || goal.is(Class::Suffer) || goal.is(Class::Worsen) {
        chain.turn(-1);
        chain.refused = chain.sign < 0;
    }
    (chain.attitude, chain.judged, chain.talk, chain.weak) = (true, true, false, false);
    chain.evidence.push(way as u32);
    chain.held(Holder::Nobody, ci, g.head);
    true
}

/// The noun of the one way, and the mark behind which it is named.
struct Way {
    noun: usize,
    mark: usize,
}

/// "there is only one way to", "there is but one path to", with a mark or "that is" behind.
fn one_way(view: &View<'_>, sentence: &Sentence) -> Option<Way> {
    let tokens = &view.seg().tokens;
    let there = sentence.clauses.iter().find(|c| {
        let subject = c.subject_range();
        c.group.copula && !c.group.negated && subject.len() == 1 && view.says(subject.start, "there")
    })?;
    let from = there.group.end as usize;
    let noun = (from..sentence.tokens.end.min(from + 4)).find(|&i| view.marked(i..i + 1, Marker::Way))?;
    let one = (from..noun).any(|i| view.says(i, "one"));
    let named = |i: &usize| matches!(tokens[*i].tag, Tag::Colon | Tag::Dash) || that_is(view, *i);
    let mark = (noun..sentence.tokens.end).find(named).filter(|_| one)?;
    Some(Way { noun, mark })
}

/// "…, and that is".
fn that_is(view: &View<'_>, at: usize) -> bool {
    ["that", "this", "it"].iter().any(|w| view.says(at, w)) && view.says(at + 1, "is")
}

/// Whether a clause is the first behind a mark: its subject, or its verb, stands right behind.
fn opens(view: &View<'_>, clause: &Clause, mark: usize) -> bool {
    let first = clause.group.first as usize;
    let begins = if clause.subject.is_empty() { first } else { (clause.subject.start as usize).min(first) };
    let plain = |t: Tag| matches!(t, Tag::Prep | Tag::To | Tag::Det | Tag::QuoteOpen | Tag::Be | Tag::Comp);
    let between: Range<usize> = mark + 1..begins.max(mark + 1);
    between.len() <= 3 && view.seg().tokens[between].iter().all(|t| plain(t.tag))
}

/// Whom the words between a verb and an infinitive leave one way only, if they name somebody.
pub(super) fn left_with(view: &View<'_>, between: Range<usize>) -> Option<Range<usize>> {
    let resort = |c: &&Found| c.meaning == Meaning::Marker(Marker::Resort) && c.end as usize == between.end;
    let end = view.unit.mentions.cues_in(between.clone()).find(resort)?.first as usize;
    let with = end > between.start && view.says(end - 1, "with");
    let whom = between.start..end - usize::from(with);
    (!whom.is_empty()).then_some(whom)
}

//! Stance of a chain: its sign, and what takes it back: condition, order, terms, contrast, questions as reservations.

use std::ops::Range;

use super::{chain::Chain, view::View};
use crate::{
    codebook::{
        cue::{Class, Marker},
        lexicon::Meaning,
    },
    segment::{Sentence, clause::Edge, group::Modal, tag::Tag},
    statement::Stance,
};

/// The stance of a chain and the tokens of its condition.
pub fn stance(view: &View<'_>, si: usize, sentence: &Sentence, chain: &Chain) -> (Stance, Option<Range<usize>>, bool) {
    if chain.withheld {
        return (Stance::Neutral, None, false);
    }
    let on = view.off.on("condition");
    if let Some(range) = condition(view, sentence, chain).filter(|_| on) {
        return (Stance::Conditional, Some(range), true);
    }
    if chain.sign > 0
        && let Some(range) = contrast(view, si, sentence, chain).filter(|_| view.off.on("contrast"))
    {
        return (Stance::Conditional, Some(range), false);
    }
    let stance = match chain.sign.signum() {
        1 if chain.terms => Stance::Conditional,
        1 => Stance::Support,
        -1 => Stance::Oppose,
        _ => Stance::Neutral,
    };
    (stance, None, false)
}

fn condition(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    if chain.demanded {
        return None;
    }
    // A clause joined by "if", "unless", "until" to one of the chain's.
    for (i, c) in sentence.clauses.iter().enumerate() {
        if chain.clauses.contains(&i) {
            continue;
        }
        // A condition that leads ("If …, A and B") is of all that follows; one that follows only of its own clause.
        let leads = i < chain.top;
        let joined = c
            .parent
            .is_some_and(|p| chain.clauses.contains(&(p as usize)) || leads && same_level(sentence, p as usize, chain));
        if !joined {
            continue;
        }
        match c.edge {
            Edge::Condition if !chain.purpose => return Some(with_only(view, c.start as usize)..c.end as usize),
            Edge::Order if orders(view, sentence, chain, i) => {
                return Some(with_only(view, c.start as usize)..c.end as usize);
            }
            _ => {}
        }
    }
    let stretch = stretch(sentence, chain);
    // "on condition that", "in exchange for", "only after" without a clause of its own.
    for f in view.unit.mentions.cues_in(stretch.clone()) {
        let long = f.end - f.first > 1;
        match f.meaning {
            Meaning::Marker(Marker::Condition)
                if is_phrase(view, f.first as usize) && !is_negated_marker(view, f.first as usize) =>
            {
                return Some(f.first as usize..stretch.end);
            }
            Meaning::Marker(Marker::Order) if long => return Some(f.first as usize..stretch.end),
            _ => {}
        }
    }
    None
}

/// "only if", "not before": the word before the marker belongs to it.
fn with_only(view: &View<'_>, start: usize) -> usize {
    let before = start.checked_sub(1).map(|b| view.words(b..start));
    let joins = before.is_some_and(|w| ["only", "not", "even", "but"].iter().any(|o| w.eq_ignore_ascii_case(o)));
    start - usize::from(joins)
}

/// A condition on the clause that the chain's top belongs to, or that stands beside it under the same parent.
fn same_level(sentence: &Sentence, parent: usize, chain: &Chain) -> bool {
    let top = &sentence.clauses[chain.top];
    sentence
        .clauses
        .get(parent)
        .is_some_and(|p| p.edge == top.edge && p.parent == top.parent && p.coordinate != top.coordinate)
}

/// Words that are markers only as phrases here ("conditions", "requires"), not a bare "if" that heads its own clause.
fn is_phrase(view: &View<'_>, at: usize) -> bool {
    view.seg().tokens[at].tag != Tag::Sub
}

/// "without conditions", "no preconditions".
fn is_negated_marker(view: &View<'_>, at: usize) -> bool {
    use crate::codebook::lexicon::class;
    let tokens = &view.seg().tokens;
    (at.saturating_sub(3)..at).any(|i| view.lexicon().classes(tokens[i].word) & class::NEG != 0)
}

/// "until" after a continuing act is duration; after a negated or not yet begun one it is a condition. "before" and "after"
/// set an order only for what is still to come.
fn orders(view: &View<'_>, sentence: &Sentence, chain: &Chain, clause: usize) -> bool {
    let top = &sentence.clauses[chain.top].group;
    let c = &sentence.clauses[clause];
    let marker = view.words(c.start as usize..c.start as usize + 1);
    let future = top.modal != Modal::None || !top.past;
    let only = c.start > 0 && {
        let w = view.words(c.start as usize - 1..c.start as usize);
        w.eq_ignore_ascii_case("only") || w.eq_ignore_ascii_case("not")
    };
    let continuing = top.cue.is(Class::Start) && !top.negated && chain.sign > 0;
    match marker.to_ascii_lowercase().as_str() {
        "until" | "till" => !continuing && (chain.negated || future),
        "once" => only || top.modal != Modal::None,
        "before" | "after" | "when" => only || future && chain.negated,
        _ => only,
    }
}

/// The tokens that belong to the chain's clauses.
fn stretch(sentence: &Sentence, chain: &Chain) -> Range<usize> {
    let start =
        chain.clauses.iter().map(|&c| sentence.clauses[c].start as usize).min().unwrap_or(sentence.tokens.start);
    let end = chain.clauses.iter().map(|&c| sentence.clauses[c].end as usize).max().unwrap_or(sentence.tokens.end);
    start.min(end)..end
}

/// "…, but" with a demand, a question or an open point behind it, in the sentence or at the start of the next.
fn contrast(view: &View<'_>, si: usize, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let after = stretch(sentence, chain).end;
    let here = contrast_in(view, after.saturating_sub(1)..sentence.tokens.end, false);
    if here.is_some() {
        return here;
    }
    let next = view.seg().sentences.get(si + 1)?;
    let tokens = &view.seg().tokens;
    // The same speaker goes on.
    let same = view.said_at(next.tokens.start.min(tokens.len() - 1)) == view.said_at(chain.head);
    if same { contrast_in(view, next.tokens.clone(), true) } else { None }
}

fn contrast_in(view: &View<'_>, range: Range<usize>, leading: bool) -> Option<Range<usize>> {
    let mut from = None;
    let reach = if leading { range.start..(range.start + 3).min(range.end) } else { range.clone() };
    for f in view.unit.mentions.cues_in(reach) {
        if matches!(f.meaning, Meaning::Marker(Marker::Contrast)) {
            from = Some(f.first as usize);
            break;
        }
    }
    let from = from?;
    let tail = from + 1..range.end;
    let reserved =
        view.unit.mentions.cues_in(tail.clone()).any(|f| {
            matches!(f.meaning, Meaning::Marker(Marker::Reservation | Marker::Requirement | Marker::Condition))
        });
    let asks = view.seg().tokens[tail.clone()].iter().any(|t| t.span.of(view.scene.text) == "?");
    (reserved || asks).then_some(from..range.end)
}

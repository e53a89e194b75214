//! What stands in a clause besides a verb and its object: whom it is against, where, and for how long.

use std::ops::Range;

use super::{frame::behind, governing::governing_noun, noun::noun_phrase_start};
use crate::{
    classify::view::View,
    codebook::lexicon::{CompiledFrame, Found},
    date,
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
        token::Token,
    },
};

/// Whether what a verb's frame asks for besides its object stands in the clause ("send soldiers" and "to Suthermark"), or is whoever acts
/// by itself ("the League refused to invite Suthermark").
pub fn has_within(view: &View<'_>, sentence: &Sentence, ci: usize, frame: &CompiledFrame) -> bool {
    if frame.within == 0 {
        return true;
    }
    let clause = &sentence.clauses[ci];
    let end = if clause.group.form == Form::Finite { clause.end as usize } else { behind(view, clause).end };
    let end = end.max(clause.end as usize);
    // "the League's refusal to invite Suthermark": whose.
    let noun = governing_noun(view, clause).filter(|_| clause.group.form == Form::Infinitive);
    let from = noun.map_or(clause.start as usize, |n| noun_phrase_start(view, n).min(clause.start as usize));
    let reach = from..next_to(view, clause, end);
    let subject = view.subject(sentence, ci);
    // "Norland's carriers will ban flights to Ostrand": who does it, and not whom it is against; but "the League invites Suthermark".
    let article = subject.start + usize::from(view.seg().tokens.get(subject.start).is_some_and(|t| t.tag == Tag::Det));
    let whole = |h: &Found| (h.first as usize, h.end as usize) == (article, subject.end);
    let acts = |h: &Found| !clause.group.passive && clause.subject.contains(&h.first) && !whole(h);
    let things = &view.unit.mentions;
    let stands = |reach: Range<usize>| things.things_in(reach).any(|h| frame.covers(frame.within, h) && !acts(h));
    stands(reach)
        || told_of_object(view, sentence, clause).is_some_and(stands)
        || clause.subject.is_empty()
            && things.things_in(subject.clone()).any(|h| frame.covers(frame.within, h) && whole(h))
}

/// "send soldiers to fight in Suthermark": where the infinitive ends that says what for, if one stands right behind the object.
fn next_to(view: &View<'_>, clause: &Clause, end: usize) -> usize {
    let tokens = &view.seg().tokens;
    let infinitive = tokens.get(end).is_some_and(|t| t.tag == Tag::To) && end > clause.group.end as usize;
    let closes = |t: &Token| matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Coord | Tag::Sub | Tag::Comp | Tag::Rel);
    let behind = tokens.get(end..).unwrap_or_default().iter().take(FOR);
    if infinitive { end + behind.take_while(|t| !closes(t)).count() } else { end }
}

/// How many words of an infinitive count to what a verb has behind it.
const FOR: usize = 8;

/// "close the gaps through which arms reach Norland", "a bill that would ban its exports": the relative clause that tells which object is
/// meant, right behind it.
fn told_of_object(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> Option<Range<usize>> {
    let tokens = &view.seg().tokens;
    let from = clause.group.end as usize;
    let tells = |c: &&Clause| {
        let noun = c.antecedent.start as usize..c.antecedent.end as usize;
        let near = (c.start as usize).checked_sub(1).is_some_and(|b| tokens[b].tag != Tag::Comma);
        c.edge == Edge::Relative
            && !c.group.passive
            && near
            && noun.start >= from
            && !tokens.get(from..noun.start).unwrap_or_default().iter().any(|t| t.tag == Tag::Comma)
    };
    sentence.clauses.iter().find(tells).map(|c| c.start as usize..c.end as usize)
}

/// "extended for a year | the dues", "imposed on Monday | new dues": how many words at a token only say when, before the object.
pub(super) fn how_long(view: &View<'_>, at: usize) -> usize {
    let tokens = &view.seg().tokens;
    let comma = |i: usize| tokens.get(i).is_some_and(|t| t.tag == Tag::Comma);
    if comma(at) && tokens.get(at + 1).is_some_and(|t| t.tag == Tag::Prep) {
        // "refrain, | for 30 days, | from raids".
        let words = how_long(view, at + 1);
        return if words > 0 && comma(at + 1 + words) { words + 2 } else { 0 };
    }
    if tokens.get(at).is_none_or(|t| t.tag != Tag::Prep) {
        return 0;
    }
    let lead = tokens
        .get(at + 1..)
        .unwrap_or_default()
        .iter()
        .take(3)
        .take_while(|t| matches!(t.tag, Tag::Det | Tag::Num | Tag::Adj))
        .count();
    let noun = at + 1 + lead;
    // "for the next year's dues": its owner.
    let ends = tokens.get(noun + 1).is_some_and(|t| t.tag != Tag::Possessive && t.tag != Tag::Hyphen);
    let when = tokens.get(noun).is_some_and(|t| t.tag.is_head()) && date::is_when(view.words(noun..noun + 1));
    if ends && when { noun + 1 - at } else { 0 }
}

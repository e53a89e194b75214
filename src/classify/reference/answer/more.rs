//! Answers that want more of what was asked about: "We need more.", "More of it, and faster."

use crate::{
    classify::{chain::Chain, holder::Holder, view::View},
    codebook::{cue::Marker, lexicon::Meaning},
    segment::{Sentence, group::Form, tag::Tag},
};

/// "We need more", "More of them": whoever answers wants what was asked about, and more.
pub(super) fn more(view: &View<'_>, sentence: &Sentence, asked: &Chain) -> Option<Chain> {
    let tokens = &view.seg().tokens;
    let start = sentence.tokens.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
    // What is counted is the topic itself: dues, not the wish to lift them.
    let direction = asked.frame.map(|f| view.lexicon().frame(asked.topic, f).direction).filter(|&d| d != 0)?;
    let finite = |i: usize| sentence.clauses.iter().any(|c| c.group.head as usize == i && c.group.form == Form::Finite);
    let verbless = !sentence.clauses.iter().any(|c| finite(c.group.head as usize));
    let (top, at) = if verbless {
        (0, start)
    } else {
        let wants = |c: &crate::segment::clause::Clause| view.wanting(&c.group) && !c.group.negated && !c.group.passive;
        let ci = sentence.clauses.iter().position(wants)?;
        if view.holder(sentence, ci) != Holder::Speaker {
            return None;
        }
        (ci, sentence.clauses[ci].group.end as usize)
    };
    let cue = view.unit.mentions.cues_in(at..at + 2).find(|c| c.meaning == Meaning::Marker(Marker::More))?;
    let end = cue.end as usize;
    let of = |i: usize| {
        view.says(i, "of") && ["it", "them", "that", "this", "these", "those"].iter().any(|w| view.says(i + 1, w))
    };
    let ends = tokens.get(end).is_none_or(|t| {
        matches!(t.tag, Tag::Stop | Tag::Comma | Tag::QuoteClose | Tag::Coord | Tag::Dash | Tag::Semicolon)
    });
    if !(ends && cue.first as usize == at || of(end)) {
        return None;
    }
    let mut chain = Chain::new(asked.topic, at.min(sentence.tokens.end - 1));
    (chain.sign, chain.frame) = (direction, asked.frame);
    (chain.attitude, chain.judged) = (true, true);
    chain.holder = Holder::Speaker;
    chain.top = top;
    chain.evidence.extend(cue.first..cue.end);
    Some(chain)
}

//! "No League, absolutely, no garrisons": a flat no, without a verb, to what a topic is named for.

use std::ops::Range;

use super::Chain;
use crate::{
    classify::{holder::Holder, view::View},
    codebook::lexicon::{Found, Meaning},
    segment::{Sentence, tag::Tag},
};

/// The chain of a thing that its topic is named for, where whoever speaks says no to it and no more.
pub fn flat_no(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<Chain> {
    let Meaning::Thing(topic, _) = hit.meaning else { return None };
    let (tokens, at) = (&view.seg().tokens, hit.first as usize);
    let no = at.checked_sub(1).filter(|&no| view.says(no, "no"))?;
    let named = view.words(at..hit.end as usize);
    let own = view.scene.codebook.domain.topics.get(topic as usize)?.name.eq_ignore_ascii_case(named);
    let said = spoken(view, sentence, at)?;
    let mark = |t: Tag| matches!(t, Tag::Comma | Tag::Dash | Tag::Colon | Tag::QuoteOpen | Tag::QuoteClose | Tag::Stop);
    let opens = no == said.start || mark(tokens[no - 1].tag) || tokens[no - 1].tag == Tag::Coord;
    let ends = hit.end as usize == said.end || tokens.get(hit.end as usize).is_none_or(|t| mark(t.tag));
    let verb = tokens[said.clone()].iter().any(|t| t.tag.is_verb() || t.tag.is_aux());
    if !own || !opens || !ends || verb || waits(view, &said) {
        return None;
    }
    let mut chain = Chain::new(topic, at);
    chain.sign = -1;
    (chain.attitude, chain.judged, chain.negated, chain.refused) = (true, true, true, true);
    chain.holder = Holder::Nobody;
    chain.evidence.extend(hit.first - 1..hit.end);
    Some(chain)
}

/// The words in which whoever speaks says it: what is cited, or the sentence of a turn.
fn spoken(view: &View<'_>, sentence: &Sentence, at: usize) -> Option<Range<usize>> {
    match view.said_at(at) {
        Some(i) => view.unit.said[i].found.content.iter().find(|c| c.contains(&at)).cloned(),
        None => view.unit.speaker.as_ref().map(|_| sentence.tokens.clone()),
    }
}

/// "No dues, no League": of two noes alone the one may be what the other waits for.
fn waits(view: &View<'_>, said: &Range<usize>) -> bool {
    let mut noes = said.clone().filter(|&i| view.says(i, "no"));
    let (Some(first), Some(second), None) = (noes.next(), noes.next(), noes.next()) else { return false };
    view.seg().tokens.get(first..second).unwrap_or_default().iter().filter(|t| t.tag == Tag::Comma).count() < 2
}

//! "As for Norland's readiness for a truce, …": a matter that is only raised, before something is said of it.

use super::{chain::Chain, view::View};
use crate::{
    codebook::{
        cue::Marker,
        lexicon::{Found, Meaning},
    },
    segment::{Sentence, tag::Tag},
};

/// Whether a chain is about a mind that is named in the phrase with which its sentence raises a matter.
pub fn raised(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let Some(hit) = chain.evidence.iter().min().map(|&e| e as usize) else { return false };
    let Some(from) = opening(view, sentence, hit) else { return false };
    let tokens = &view.seg().tokens;
    let closes = |t: Tag| matches!(t, Tag::Comma | Tag::Stop | Tag::Colon | Tag::Dash | Tag::QuoteClose);
    let end = (from..sentence.tokens.end).find(|&i| closes(tokens[i].tag)).unwrap_or(sentence.tokens.end);
    let mind = |c: &Found| matches!(c.meaning, Meaning::Noun(_));
    hit < end && view.unit.mentions.cues_in(from..end).any(mind)
}

/// Where the phrase begins that raises a matter before a word: at the beginning of what is said, behind an adverb at most.
fn opening(view: &View<'_>, sentence: &Sentence, until: usize) -> Option<usize> {
    let tokens = &view.seg().tokens;
    let start = |i: usize| {
        let mut before = tokens.get(sentence.tokens.start..i).unwrap_or_default().iter().rev();
        let lead = before.find(|t| !matches!(t.tag, Tag::Adv | Tag::Coord | Tag::Comma));
        lead.is_none_or(|t| matches!(t.tag, Tag::QuoteOpen | Tag::Colon))
    };
    let bare = |i: usize| ["on", "about"].iter().any(|w| view.says(i, w));
    let raises = |c: &Found| c.meaning == Meaning::Marker(Marker::Raises) && start(c.first as usize);
    let led = view.unit.mentions.cues_in(sentence.tokens.start..until).find(|c| raises(c)).map(|c| c.end as usize);
    led.or_else(|| (sentence.tokens.start..until).take(6).find(|&i| bare(i) && start(i)).map(|i| i + 1))
}

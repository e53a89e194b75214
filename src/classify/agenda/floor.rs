//! Deals about other matters that have been spoken of: "the grain deal … | He is ready to sign the agreement".

use crate::{
    classify::{reference, view::View},
    codebook::{
        cue::Marker,
        lexicon::{Found, Meaning, topic_bit},
    },
    segment::{Sentence, tag::Tag},
};

/// Beyond so many paragraphs another deal is no longer what "the deal" means.
const REACH: u8 = 3;

/// What deal has been spoken of last, if it is none of a topic.
#[derive(Clone, Copy, Debug, Default)]
pub struct Floor {
    /// Paragraphs since; none where no other deal has the floor.
    other: Option<u8>,
    /// Topics of which a strong word has been spoken since, as [`topic_bit`]s.
    back: u64,
}

impl Floor {
    /// A new paragraph begins.
    pub fn paragraph(&mut self) {
        self.other = self.other.map(|age| age + 1).filter(|age| *age <= REACH);
    }

    /// Takes in what a sentence speaks of.
    pub fn hear(&mut self, view: &View<'_>, sentence: &Sentence) {
        for hit in view.unit.mentions.topics_in(sentence.tokens.clone()) {
            if let Meaning::FrameNoun(t, f) = hit.meaning
                && !view.lexicon().frame(t, f).weak
            {
                self.back |= topic_bit(t);
            }
        }
        let mut cues = view.unit.mentions.cues_in(sentence.tokens.clone());
        if cues.any(|c| c.meaning == Meaning::Marker(Marker::Compact) && of_its_own(view, c)) {
            *self = Floor { other: Some(0), back: 0 };
        }
        // "a swap of crews": what only looks like a topic is a matter of its own, too.
        for hit in view.unit.mentions.topics_in(sentence.tokens.clone()) {
            if let Meaning::Refuse(t) = hit.meaning {
                self.back = if self.other.is_some() { self.back } else { u64::MAX } & !topic_bit(t);
                self.other = Some(0);
            }
        }
    }

    /// Whether "the deal" is another one than that of a topic.
    pub fn taken(&self, topic: u8) -> bool {
        self.other.is_some() && self.back & topic_bit(topic) == 0
    }

    /// Whether a topic's word is only a word for the deal that has the floor.
    pub fn means(&self, view: &View<'_>, hit: &Found) -> bool {
        let (Meaning::FrameNoun(t, _) | Meaning::Thing(t, _)) = hit.meaning else { return false };
        let last = hit.end as usize - 1;
        let compact = |c: &Found| c.end == hit.end && c.meaning == Meaning::Marker(Marker::Compact);
        self.taken(t)
            && hit.end - hit.first == 1
            && view.unit.mentions.cues_in(last..last + 1).any(compact)
            && reference::is_known(view, last)
    }
}

/// "the grain deal", "a minerals agreement": a noun that is none of a topic stands before it.
pub fn of_its_own(view: &View<'_>, deal: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let at = deal.first as usize;
    let Some(before) = at.checked_sub(1).filter(|&b| tokens[b].tag == Tag::Noun && !tokens[b].capital) else {
        return false;
    };
    let mentions = &view.unit.mentions;
    let look_alike = |f: &Found| matches!(f.meaning, Meaning::Refuse(_));
    let mut topics = mentions.topics_in(before..at + 1).peekable();
    let plain = || mentions.cues_in(before..at).next().is_none();
    match topics.peek() {
        Some(_) => topics.any(look_alike),
        None => plain(),
    }
}

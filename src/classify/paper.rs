//! Papers: a plan, a draft or a list of terms speaks for whoever put it forward ("under the Norlander draft, Kelmar would …").

use std::ops::Range;

use super::{chain::owner, holder::Holder, view::View};
use crate::{
    codebook::{
        cue::Marker,
        lexicon::{Meaning, StateId},
    },
    segment::{Sentence, tag::Tag},
};

impl View<'_> {
    /// Whose paper a noun phrase is: "the Norlander draft", "Norland's terms", "a plan drawn up by Norland".
    pub(super) fn paper_of(&self, range: Range<usize>) -> Option<StateId> {
        let tokens = &self.seg().tokens;
        let paper = |m: Meaning| m == Meaning::Marker(Marker::Paper);
        let found = self.unit.mentions.cues_in(range.clone()).find(|c| paper(c.meaning))?;
        let (first, end) = (found.first as usize, found.end as usize);
        let head = tokens[end - 1].tag == Tag::Noun && !tokens.get(end).is_some_and(|t| t.tag == Tag::Noun);
        if !head || tokens[range.start..first].iter().any(|t| t.tag == Tag::Prep) {
            return None;
        }
        if let Holder::States(states) = owner(self, first) {
            return states.first().copied();
        }
        // "drawn up by Norland", "from Nordhaven".
        let behind = end..range.end.min(end + 6);
        let by = behind
            .clone()
            .find(|&i| tokens[i].tag == Tag::Prep && ["by", "from", "of"].iter().any(|w| self.says(i, w)))?;
        let participle = (end..by).all(|i| matches!(tokens[i].tag, Tag::Part | Tag::Adv | Tag::Past | Tag::Prep));
        let name = self.unit.mentions.names_in(by + 1..behind.end).next().filter(|f| f.first as usize <= by + 2)?;
        participle.then(|| self.state_of(name)).flatten()
    }

    /// Whose paper a sentence stands under: "Under the Norlander draft, …", "…, according to Norland's terms".
    pub(super) fn under_paper(&self, sentence: &Sentence, said: Option<usize>) -> Option<StateId> {
        let cited = said.and_then(|i| self.unit.said[i].found.source.clone()).and_then(|r| self.paper_of(r));
        cited.or_else(|| {
            let tokens = &self.seg().tokens;
            let start = sentence.tokens.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
            let leads = ["under", "in", "by"].iter().any(|w| self.says(start, w));
            let comma = (start..sentence.tokens.end.min(start + 14)).find(|&i| tokens[i].tag == Tag::Comma)?;
            if leads { self.paper_of(start + 1..comma) } else { None }
        })
    }
}

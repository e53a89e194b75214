//! Which part of a noun phrase says whose it is: its head, without what leads up to it and who only goes along.

use std::ops::Range;

use crate::{
    classify::view::View,
    codebook::cue::Marker,
    segment::{tag::Tag, token::Token},
};

impl View<'_> {
    /// Where the head of a noun phrase ends: at its first preposition, relative or verb form.
    pub fn head_end(&self, range: Range<usize>) -> usize {
        let tokens = &self.seg().tokens;
        let stops = |t: &Token| matches!(t.tag, Tag::Prep | Tag::Rel | Tag::To | Tag::Ing | Tag::Part | Tag::Base);
        // "the United Isles of Norland": a name goes on past its own preposition.
        let named = |i: usize| {
            let mut names = self.unit.mentions.names_in(range.clone());
            names.any(|f| (f.first as usize) < i && i < f.end as usize && f.end as usize <= range.end)
        };
        let end = range.clone().skip(1).find(|&i| stops(&tokens[i]) && !named(i)).unwrap_or(range.end);
        // "a total of 24 lawmakers", "one of Vale's aides", "a group of envoys": a number of what follows.
        let counts = |i: usize| {
            tokens.get(i).is_some_and(|t| t.tag == Tag::Num) || ["most", "all"].iter().any(|w| self.says(i, w))
        };
        let part = end + 1 < range.end
            && self.says(end, "of")
            && (counts(end + 1)
                || end == range.start + 1 && (counts(range.start) || self.says(range.start, "one"))
                || self.marked(end - 1..end, Marker::Group));
        if part { self.head_end(end + 1..range.end) } else { end }
    }

    /// A subject without the phrase that leads up to it ("In answer to Norland's offer, | Kelmar"), and "Vale | himself" as Vale.
    pub(super) fn without_lead(&self, range: Range<usize>) -> Range<usize> {
        let tokens = &self.seg().tokens;
        let mut range = range;
        let leads = tokens[range.clone()].iter().find(|t| t.tag != Tag::Other).is_some_and(|t| t.tag == Tag::Prep);
        if leads && let Some(comma) = range.clone().rev().find(|&i| tokens[i].tag == Tag::Comma) {
            range.start = comma + 1;
        }
        let own = range.len() == 1
            && tokens[range.start].tag == Tag::Pron
            && ["himself", "herself", "itself", "themselves"].iter().any(|w| self.says(range.start, w));
        if own {
            let name = range.start.checked_sub(1).and_then(|last| self.unit.mentions.names_in(0..last + 1).next_back());
            if let Some(f) = name.filter(|f| f.end as usize == range.start) {
                return f.first as usize..f.end as usize;
            }
        }
        range
    }

    /// "Norland and its allies", "Norland and other states": without those who only go along.
    pub(super) fn without_company(&self, range: Range<usize>) -> Range<usize> {
        let tokens = &self.seg().tokens;
        let others = [
            "other", "others", "several", "many", "most", "some", "over", "more", "nearly", "almost", "about",
            "dozens", "scores", "various", "numerous",
        ];
        let along = |i: usize| {
            tokens[i].tag == Tag::Coord
                && (tokens[i + 1].tag == Tag::Poss || others.iter().any(|w| self.says(i + 1, w)))
        };
        let side = |i: usize| self.unit.mentions.names_in(range.start..i).any(|f| f.end as usize == i && f.is_side());
        let end = (range.start + 1..range.end.saturating_sub(1)).find(|&i| along(i) && side(i));
        range.start..end.unwrap_or(range.end)
    }
}

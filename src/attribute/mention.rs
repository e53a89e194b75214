//! Names in a paragraph: parties, others, people and titles, and the topic's words, each at its longest match.

use crate::{
    codebook::lexicon::{Found, Lexicon, Meaning, NameKind, StateId},
    segment::token::{Kind, Token},
};

/// What a paragraph names, as token indices.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// Parties, others and people: leftmost longest, not overlapping.
    pub names: Vec<Found>,
    /// Titles: leftmost longest among themselves.
    pub titles: Vec<Found>,
    /// Things, frame nouns, predicates and look-alikes of topics: longest first per place.
    pub topics: Vec<Found>,
    /// Noun cues, predicates, markers and adjectives of the language file.
    pub cues: Vec<Found>,
}

impl Mentions {
    /// Looks every phrase of the codebook up, in one pass.
    pub fn find(&mut self, tokens: &[Token], lexicon: &Lexicon) {
        self.names.clear();
        self.titles.clear();
        self.topics.clear();
        self.cues.clear();
        for at in 0..tokens.len() {
            if tokens[at].word == 0 || !matches!(tokens[at].kind, Kind::Word | Kind::Number | Kind::Possessive) {
                continue;
            }
            lexicon.phrases_at(tokens, at, |f| match f.meaning {
                Meaning::State(..) | Meaning::Actor(_) => longest(&mut self.names, f),
                Meaning::Title(_) => longest(&mut self.titles, f),
                Meaning::Thing(..) | Meaning::FrameNoun(..) | Meaning::FramePredicate(..) | Meaning::Refuse(_) => {
                    topic_match(&mut self.topics, f);
                }
                Meaning::Noun(_) | Meaning::Predicate(_) | Meaning::Marker(_) | Meaning::RefuseAdjective => {
                    self.cues.push(f)
                }
            });
        }
    }

    /// The names inside a token range.
    pub fn names_in(&self, range: std::ops::Range<usize>) -> impl DoubleEndedIterator<Item = &Found> {
        within(&self.names, range)
    }

    /// The titles inside a token range.
    pub fn titles_in(&self, range: std::ops::Range<usize>) -> impl DoubleEndedIterator<Item = &Found> {
        within(&self.titles, range)
    }

    /// The cues inside a token range.
    pub fn cues_in(&self, range: std::ops::Range<usize>) -> impl DoubleEndedIterator<Item = &Found> {
        within(&self.cues, range)
    }

    /// The topics' words inside a token range.
    pub fn topics_in(&self, range: std::ops::Range<usize>) -> impl DoubleEndedIterator<Item = &Found> {
        within(&self.topics, range)
    }

    /// The party or other named at a token, with how it is named.
    pub fn state_at(&self, token: usize) -> Option<(StateId, NameKind)> {
        self.names_in(token..token + 1).next().and_then(|f| match f.meaning {
            Meaning::State(id, kind) => Some((id, kind)),
            _ => None,
        })
    }
}

fn within(list: &[Found], range: std::ops::Range<usize>) -> impl DoubleEndedIterator<Item = &Found> {
    let first = list.partition_point(|f| (f.first as usize) < range.start);
    list[first..]
        .iter()
        .take_while(move |f| (f.first as usize) < range.end)
        .filter(move |f| f.end as usize <= range.end)
        .collect::<Vec<_>>()
        .into_iter()
}

/// Keeps the leftmost longest match.
fn longest(list: &mut Vec<Found>, f: Found) {
    match list.last_mut() {
        Some(last) if last.first == f.first => {
            if f.end > last.end {
                *last = f;
            }
        }
        Some(last) if last.end > f.first => {}
        _ => list.push(f),
    }
}

/// Keeps, per topic and place, the longest; a longer match of any topic swallows shorter ones inside it.
fn topic_match(list: &mut Vec<Found>, f: Found) {
    list.retain(|o| !(o.first >= f.first && o.end <= f.end && o.end - o.first < f.end - f.first));
    let swallowed =
        list.iter().rev().take(6).any(|o| o.first <= f.first && o.end >= f.end && o.end - o.first > f.end - f.first);
    if !swallowed {
        list.push(f);
    }
}

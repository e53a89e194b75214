//! Names in a paragraph: parties, others, people and titles, and the topic's words, each at its longest match.

use std::ops::Range;

use super::phrase;
use crate::{
    codebook::{
        cue::Marker,
        lexicon::{Found, Lexicon, Meaning, NameKind, StateId},
    },
    segment::{
        tag::Tag,
        token::{Kind, Token},
    },
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
    /// Things of topics that say something only beside another word of theirs.
    pub beside: Vec<Found>,
    /// Noun cues, predicates, markers and adjectives of the language file; nouns that topics share.
    pub cues: Vec<Found>,
    /// The markers among the cues, one bit each: most kinds stand nowhere in a paragraph.
    markers: u128,
    /// For each token, what begins before it. Most questions are about a few tokens: they need no search.
    places: Vec<Before>,
}

/// How many matches of a list begin before a token.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    names: u32,
    topics: u32,
    cues: u32,
}

/// Whether tokens name anything of a topic: without it, [`Mentions::topics`] is empty.
pub fn names_topic(tokens: &[Token], lexicon: &Lexicon) -> bool {
    (0..tokens.len()).filter(|&at| tokens[at].opens).any(|at| {
        let mut named = false;
        lexicon.phrases_at(tokens, at, |f| named |= is_of_topic(f.meaning));
        named
    })
}

/// Whether a phrase may begin with a token.
fn may_begin(token: &Token) -> bool {
    token.opens && matches!(token.kind, Kind::Word | Kind::Number | Kind::Possessive)
}

/// The bit of a kind of marker.
fn bit(marker: Marker) -> u128 {
    1 << (marker as u32 % 128)
}

fn is_of_topic(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Thing(..) | Meaning::FrameNoun(..) | Meaning::FramePredicate(..) | Meaning::Refuse(_))
}

impl Mentions {
    /// Looks every phrase of the codebook up, in one pass.
    pub fn find(&mut self, tokens: &[Token], lexicon: &Lexicon) {
        self.names.clear();
        self.titles.clear();
        self.topics.clear();
        self.cues.clear();
        self.markers = 0;
        // About what newswire names: room that mostly suffices at once.
        self.names.reserve(tokens.len() / 16 + 1);
        self.topics.reserve(tokens.len() / 16 + 1);
        self.cues.reserve(tokens.len() / 6 + 1);
        for at in 0..tokens.len() {
            if !may_begin(&tokens[at]) {
                continue;
            }
            lexicon.phrases_at(tokens, at, |f| match f.meaning {
                Meaning::State(..) | Meaning::Actor(_) => longest(&mut self.names, f),
                Meaning::Title(_) => longest(&mut self.titles, f),
                of_topic if is_of_topic(of_topic) => topic_match(&mut self.topics, f),
                other => {
                    if let Meaning::Marker(marker) = other {
                        self.markers |= bit(marker);
                    }
                    self.cues.push(f);
                }
            });
        }
        // A capital that opens a longer name ("the Tarn accords") is no government.
        let topics = &self.topics;
        let opens = |f: &Found| topics.iter().any(|t| t.first == f.first && t.end > f.end);
        let owns = |f: &Found| tokens.get(f.end as usize).is_some_and(|t| t.kind == Kind::Possessive);
        self.names.retain(|f| !matches!(f.meaning, Meaning::State(_, NameKind::Capital)) || owns(f) || !opens(f));
        parted_things(self, tokens, lexicon);
        phrase::compose(&mut self.topics, tokens, lexicon);
        // "The Nordhaven accords": a city in the name of what was signed there is no government.
        let Mentions { names, topics, .. } = self;
        names.retain(|n| {
            !matches!(n.meaning, Meaning::State(_, NameKind::Capital))
                || !topics
                    .iter()
                    .any(|t| t.first == n.first && t.end > n.end && matches!(t.meaning, Meaning::FrameNoun(..)))
        });
        // "opposition leaders": what they are, and no attitude to anything.
        let titles = &self.titles;
        let whose = |f: &Found, t: &Found| {
            t.first <= f.first && f.end < t.end || t.first == f.end && !tokens[t.first as usize].capital
        };
        let of_people = |f: &Found| matches!(f.meaning, Meaning::Noun(_)) && titles.iter().any(|t| whose(f, t));
        self.cues.retain(|f| !of_people(f));
        self.beside.clear();
        self.beside.extend(self.topics.extract_if(.., |f| lexicon.bystander(f)));
        self.place(tokens.len());
    }

    /// Counts, for each token, the matches that begin before it.
    fn place(&mut self, tokens: usize) {
        self.places.clear();
        self.places.reserve(tokens);
        let mut before = Before::default();
        let count = |list: &[Found], n: &mut u32, at: usize| {
            while list.get(*n as usize).is_some_and(|f| (f.first as usize) < at) {
                *n += 1;
            }
            list.get(*n as usize).map_or(tokens, |f| f.first as usize + 1)
        };
        while self.places.len() < tokens {
            let at = self.places.len();
            let names = count(&self.names, &mut before.names, at);
            let topics = count(&self.topics, &mut before.topics, at);
            let cues = count(&self.cues, &mut before.cues, at);
            // Up to the next match all have the same before them.
            self.places.resize(names.min(topics).min(cues).min(tokens), before);
        }
    }

    /// Whether a marker of a kind stands anywhere in the paragraph.
    pub fn holds(&self, marker: Marker) -> bool {
        self.markers & bit(marker) != 0
    }

    /// The names inside a token range.
    pub fn names_in(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Found> {
        self.placed(&self.names, |b| b.names, range)
    }

    /// The titles inside a token range.
    pub fn titles_in(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Found> {
        within(&self.titles, range)
    }

    /// The cues inside a token range.
    pub fn cues_in(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Found> {
        self.placed(&self.cues, |b| b.cues, range)
    }

    /// The topics' words inside a token range.
    pub fn topics_in(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Found> {
        self.placed(&self.topics, |b| b.topics, range)
    }

    /// Everything that frames may ask for inside a token range: the topics' words, and what only stands beside them.
    pub fn things_in(&self, range: Range<usize>) -> impl Iterator<Item = &Found> {
        self.placed(&self.topics, |b| b.topics, range.clone()).chain(within(&self.beside, range))
    }

    /// The matches of a list inside a stretch.
    fn placed<'a>(
        &'a self,
        list: &'a [Found],
        of: impl Fn(&Before) -> u32,
        range: Range<usize>,
    ) -> impl DoubleEndedIterator<Item = &'a Found> {
        let before = |at: usize| self.places.get(at).map_or(list.len(), |b| of(b) as usize);
        inside(list, before(range.start)..before(range.end), range.end)
    }

    /// The party or other named at a token, with how it is named.
    pub fn state_at(&self, token: usize) -> Option<(StateId, NameKind)> {
        covering(&self.names, token).and_then(|f| match f.meaning {
            Meaning::State(id, kind) => Some((id, kind)),
            _ => None,
        })
    }

    /// Whether a token belongs to a title.
    pub fn titled(&self, token: usize) -> bool {
        covering(&self.titles, token).is_some()
    }
}

/// How many words may stand between whose a thing is and the thing.
const PARTED: usize = 4;

/// "Norlander state-owned banks", "Norland's two biggest banks": the codebook names a thing by whose it is; what stands between only
/// describes it.
fn parted_things(mentions: &mut Mentions, tokens: &[Token], lexicon: &Lexicon) {
    let Mentions { names, topics, .. } = mentions;
    let known = topics.len();
    for name in names.iter() {
        let Meaning::State(_, kind) = name.meaning else { continue };
        let owns = tokens.get(name.end as usize).is_some_and(|t| t.tag == Tag::Possessive);
        if !owns && kind != NameKind::Demonym {
            continue;
        }
        let opening = name.first as usize..name.end as usize + usize::from(owns);
        let describes = |t: &&Token| matches!(t.tag, Tag::Adj | Tag::Noun | Tag::Num | Tag::Hyphen | Tag::Part);
        let between = tokens.get(opening.end..).unwrap_or_default().iter().take(PARTED).take_while(describes).count();
        for on in opening.end + 1..=opening.end + between {
            lexicon.parted_phrases(tokens, opening.clone(), on, |f| {
                // "Norlander state bank accounts": no bank.
                let describes = tokens.get(f.end as usize).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Hyphen));
                let whole = |o: &Found| o.first == f.first && o.end >= f.end && o.meaning == f.meaning;
                if matches!(f.meaning, Meaning::Thing(..)) && !describes && !topics.iter().any(whole) {
                    topics.push(f);
                }
            });
        }
    }
    if topics.len() > known {
        topics.sort_by_key(|f| f.first);
    }
}

/// The match that a token belongs to, in a list without overlaps.
fn covering(list: &[Found], token: usize) -> Option<&Found> {
    let next = list.partition_point(|f| f.first as usize <= token);
    list.get(..next).unwrap_or_default().last().filter(|f| token < f.end as usize)
}

/// The matches inside a stretch.
pub(super) fn within(list: &[Found], range: Range<usize>) -> impl DoubleEndedIterator<Item = &Found> {
    let before = |at: usize| list.partition_point(|f| (f.first as usize) < at);
    inside(list, before(range.start)..before(range.end), range.end)
}

fn inside(list: &[Found], some: Range<usize>, end: usize) -> impl DoubleEndedIterator<Item = &Found> {
    list.get(some).unwrap_or_default().iter().filter(move |f| f.end as usize <= end)
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
    // A noun or predicate that is a frame leaves a thing inside it alone: "recognise the annexation of Kelm" needs both, and so
    // does "a seat in the League". A thing of one topic leaves those of another alone.
    let leaves = |big: &Found, small: &Found| match (big.meaning, small.meaning) {
        (Meaning::FrameNoun(..) | Meaning::FramePredicate(..), Meaning::Thing(..)) => true,
        (Meaning::Thing(t, _), Meaning::Thing(other, _)) => t != other,
        _ => false,
    };
    let swallows = |big: &Found, small: &Found| {
        big.first <= small.first
            && small.end <= big.end
            && small.end - small.first < big.end - big.first
            && !leaves(big, small)
    };
    // Matches come in order of their first token: only the last ones can stand inside this one.
    let near = list.len().saturating_sub(8);
    if list.get(near..).unwrap_or_default().iter().all(|o| o.end <= f.first) {
        list.push(f);
        return;
    }
    let mut i = near;
    while i < list.len() {
        if swallows(&f, &list[i]) {
            list.remove(i);
        } else {
            i += 1;
        }
    }
    let swallowed = list.iter().rev().take(8).any(|o| swallows(o, &f));
    if !swallowed {
        list.push(f);
    }
}

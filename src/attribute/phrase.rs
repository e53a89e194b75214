//! Noun phrases put together of a head and its things: "a halt in the shelling of the ports", "League state soldiers".
//!
//! The codebook gives heads and things apart (a frame's `nouns`, `objects` and `within`); what stands between them, and in which
//! order, is grammar. What is found becomes one word of the topic, as long as the phrase.

use std::ops::Range;

use super::mention::within;
use crate::{
    codebook::lexicon::{CompiledFrame, Found, Lexicon, Meaning, class},
    segment::{tag::Tag, token::Token},
};

/// The most tokens that a phrase goes on behind its head, and before it.
const BEHIND: usize = 16;
const BEFORE: usize = 7;
/// The most prepositions on the way.
const LINKS: usize = 4;

/// Widens every head to the phrase that it makes with its things, and takes out those that lack them.
pub(super) fn compose(topics: &mut Vec<Found>, tokens: &[Token], lexicon: &Lexicon) {
    let frame = |f: &Found| match f.meaning {
        Meaning::FrameNoun(t, n) => Some(lexicon.frame(t, n)).filter(|f| f.composed()),
        _ => None,
    };
    if !topics.iter().any(|f| frame(f).is_some()) {
        return;
    }
    let mut wide: Vec<Found> = Vec::new();
    wide.extend(topics.iter().filter_map(|f| phrase(f, frame(f)?, topics, tokens, lexicon)));
    let weak = |w: &Found| frame(w).is_some_and(|f| f.weak);
    topics.retain(|f| frame(f).is_none() && !wide.iter().any(|w| swallows(w, f) && !weak(w)));
    for (n, w) in wide.iter().enumerate() {
        let bigger = |(m, o): (usize, &Found)| m != n && swallows(o, w) && (o.first, o.end) != (w.first, w.end);
        if !wide.iter().enumerate().any(bigger) {
            topics.push(*w);
        }
    }
    topics.sort_by_key(|f| f.first);
}

/// A phrase stands for the nouns of its topic that it holds; things in it stay, since a verb may want them.
fn swallows(phrase: &Found, inner: &Found) -> bool {
    let topic = |f: &Found| if let Meaning::FrameNoun(t, _) = f.meaning { Some(t) } else { None };
    topic(phrase) == topic(inner) && phrase.first <= inner.first && inner.end <= phrase.end
}

/// The phrase that a head makes; none where it lacks a thing.
fn phrase(head: &Found, frame: &CompiledFrame, topics: &[Found], tokens: &[Token], lexicon: &Lexicon) -> Option<Found> {
    let (first, end) = (head.first as usize, head.end as usize);
    // "will halt the shelling", "they end": a verb, and no noun.
    if matches!(tokens[end - 1].tag, Tag::Base | Tag::Third | Tag::Past) {
        return None;
    }
    // "halt signals heading for the ports": it only describes another noun.
    let named = || topics.iter().any(|t| t.first == head.end);
    if tokens.get(end).is_some_and(|t| t.tag == Tag::Noun) && !named() {
        return None;
    }
    // "restrictions on": what stands before it is somebody else's business.
    let ahead = if tokens[end - 1].tag == Tag::Prep { first } else { before(tokens, first) };
    let sides = [end..behind(tokens, end), ahead..first];
    let mut whole = *head;
    let mut taken: Option<Found> = None;
    for set in [frame.objects, frame.within] {
        if set == 0 {
            continue;
        }
        let free = |f: &&Found| frame.covers(set, f) && taken.is_none_or(|t| f.end <= t.first || t.end <= f.first);
        let thing = nearest(&sides, topics, free)?;
        whole.first = whole.first.min(thing.first);
        whole.end = whole.end.max(thing.end);
        taken = Some(thing);
    }
    // "on Suthermarker soil": to the end of the noun that the last thing describes.
    if whole.end > head.end {
        let describes =
            |t: &&Token| matches!(t.tag, Tag::Noun | Tag::Proper | Tag::Adj | Tag::Possessive | Tag::Hyphen);
        let run = tokens.get(whole.end as usize..sides[0].end).unwrap_or_default();
        let run = run.get(..run.iter().take_while(describes).count()).unwrap_or_default();
        // "called an end to the shelling useless": an adjective behind it is said of it; so is a noun that judges ("theft").
        let last = run.iter().rposition(|t| t.tag != Tag::Adj).filter(|&last| {
            let mut judges = false;
            lexicon.phrases_at(tokens, whole.end as usize + last, |f| {
                judges |= last == 0 && matches!(f.meaning, Meaning::Predicate(_)) && f.end == whole.end + 1;
            });
            !judges
        });
        whole.end += last.map_or(0, |last| last as u32 + 1);
    }
    Some(whole)
}

/// The first thing behind, else the last one before.
fn nearest(sides: &[Range<usize>; 2], topics: &[Found], fits: impl Fn(&&Found) -> bool) -> Option<Found> {
    let [behind, before] = sides;
    let found = within(topics, behind.clone()).find(&fits);
    found.or_else(|| within(topics, before.clone()).rfind(&fits)).copied()
}

/// Where the phrase ends: prepositions that go on with a noun, and all that stands in a noun phrase.
fn behind(tokens: &[Token], from: usize) -> usize {
    let mut links = 0;
    let mut at = from;
    while at < tokens.len().min(from + BEHIND) {
        let next = tokens.get(at + 1).map(|t| t.tag);
        let goes_on = match tokens[at].tag {
            Tag::Prep => {
                links += 1;
                links <= LINKS && tokens[at].classes & class::NOUN_LINK != 0
            }
            Tag::Adv | Tag::Coord => next.is_some_and(inside),
            Tag::Comma => listed(tokens.get(at + 1..).unwrap_or_default()),
            tag => inside(tag),
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    at
}

/// Where the run of nouns and adjectives before a head begins.
fn before(tokens: &[Token], head: usize) -> usize {
    let fits = |t: &Token| inside(t.tag) && !matches!(t.tag, Tag::Det | Tag::Poss) || t.tag == Tag::Coord;
    let run =
        tokens.get(head.saturating_sub(BEFORE)..head).unwrap_or_default().iter().rev().take_while(|t| fits(t)).count();
    head - run
}

/// Stands inside a noun phrase, participles and gerunds too.
fn inside(tag: Tag) -> bool {
    tag.is_nominal() || matches!(tag, Tag::Part | Tag::Ing | Tag::QuoteOpen | Tag::QuoteClose)
}

/// Whether a list goes on behind a comma: "air, missile and drone attacks".
fn listed(rest: &[Token]) -> bool {
    let run = rest.iter().take(6).take_while(|t| inside(t.tag) || t.tag == Tag::Comma).count();
    run > 0 && rest.get(run).is_some_and(|t| t.tag == Tag::Coord)
}

#[cfg(test)]
mod tests {
    use crate::{
        attribute::mention::Mentions,
        codebook::{
            Codebook,
            language::Language,
            lexicon::{Lexicon, Meaning},
        },
        segment::{self, Segmented, group::Grammar},
        span::Span,
    };

    const DOMAIN: &str = "
name: strait
parties: [{id: norland, names: [Norland]}]
topics:
  - id: truce
    name: truce
    proposition: The shooting should stop.
    things:
      fighting: [shelling, fighting, strikes]
      league: [the League, Kelmar]
      strait: [the strait, Suthermark]
    frames:
      - {nouns: [halt, end, pause, limits on], objects: [fighting, league], direction: +}
      - {nouns: [soldiers, bases, fleet], objects: [league], within: [strait], direction: +}
      - {nouns: [truce], direction: +}
      - {predicates: [in the League], direction: +}
";

    /// The frame nouns of a text, as they stand.
    fn nouns(text: &str) -> Vec<&str> {
        let codebook = Codebook::parse(&[("f".to_owned(), DOMAIN.as_bytes().to_vec())]).unwrap();
        let lexicon = Lexicon::new(&codebook, Language::embedded());
        let grammar = Grammar::new(&lexicon);
        let (mut seg, mut mentions) = (Segmented::default(), Mentions::default());
        segment::tokens(text, Span::new(0, text.len()), &lexicon, &mut seg);
        segment::structure(text, &lexicon, &grammar, &mut seg);
        mentions.find(&seg.tokens, &lexicon);
        let nouns = mentions.topics.iter().filter(|f| matches!(f.meaning, Meaning::FrameNoun(..)));
        nouns.map(|f| seg.span(f.first as usize..f.end as usize).of(text)).collect()
    }

    #[test]
    fn a_head_takes_its_thing_from_either_side() {
        let cases = [
            ("Norland wants a halt in the long-range shelling.", "halt in the long-range shelling"),
            ("They agreed on a thirty-day shelling halt.", "shelling halt"),
            ("A pause in air, mine and gun strikes was offered.", "pause in air, mine and gun strikes"),
            ("An end to all of the announced strikes is near.", "end to all of the announced strikes"),
            ("It asked for an end to the suffering and the fighting.", "end to the suffering and the fighting"),
        ];
        for (text, phrase) in cases {
            assert_eq!(nouns(text), [phrase], "{text}");
        }
    }

    #[test]
    fn a_second_thing_is_asked_for_where_the_frame_says_so() {
        assert_eq!(nouns("Kelmar soldiers in the strait"), ["Kelmar soldiers in the strait"]);
        assert_eq!(nouns("no bases of any League state in Suthermark"), ["bases of any League state in Suthermark"]);
        assert_eq!(nouns("any Kelmar soldiers on Suthermark's soil"), ["Kelmar soldiers on Suthermark's soil"]);
        assert_eq!(nouns("a Kelmar fleet sent to guard the strait"), [""; 0]);
        assert_eq!(nouns("soldiers of the League on parade"), [""; 0]);
        assert_eq!(nouns("soldiers in Suthermark"), [""; 0]);
    }

    #[test]
    fn verbs_other_clauses_and_other_phrases_make_no_phrase() {
        assert_eq!(nouns("Norland will halt the shelling."), [""; 0]);
        assert_eq!(nouns("It needs pause signals for the shelling."), [""; 0]);
        assert_eq!(nouns("the halt committee for strikes on Suthermark"), [""; 0]);
        assert_eq!(nouns("Kelmar limits on trade and prices."), [""; 0]);
        assert_eq!(nouns("It demanded a halt after the shelling."), [""; 0]);
        assert_eq!(nouns("There was a pause, and the shelling went on."), [""; 0]);
        assert_eq!(nouns("A pause which the shelling broke."), [""; 0]);
    }

    #[test]
    fn a_phrase_stands_for_the_nouns_in_it() {
        assert_eq!(nouns("a pause in the truce and the shelling"), ["pause in the truce and the shelling"]);
    }
}

//! Names of people in a phrase: which words are one, and whether the phrase speaks of them or of what is theirs.

use std::ops::Range;

use super::Scene;
use crate::{
    attribute::mention::Mentions,
    codebook::{
        cue::NounCue,
        lexicon::{Lexicon, Meaning, NameKind, class},
    },
    date,
    segment::{
        tag::Tag,
        token::{Kind, Token},
    },
};

/// Capitalised words from `at` that are no name or title of the codebook and not just a month or weekday: perhaps a person.
pub fn person_run(tokens: &[Token], at: usize, mentions: &Mentions, scene: Scene<'_>) -> Range<usize> {
    let free = |i: usize| {
        let t = &tokens[i];
        t.kind == Kind::Word
            && t.capital
            && t.tag == Tag::Proper
            && !t.all_caps
            && mentions.state_at(i).is_none()
            && t.classes & (class::DET | class::PREP | class::ABBREV) == 0
    };
    let titled = |i: usize| mentions.titled(i);
    if at >= tokens.len() || !free(at) || titled(at) || at > 0 && free(at - 1) && !titled(at - 1) {
        return at..at;
    }
    let mut end = at;
    while end < tokens.len() && (free(end) && !titled(end) || end > at && tokens[end].tag == Tag::Hyphen) {
        end += 1;
    }
    let word = tokens[at].span.of(scene.text);
    let day = end == at + 1 && (date::month(word).is_some() || date::weekday(word).is_some());
    if day { at..at } else { at..end }
}

/// Whether a single capitalised word is somebody's name: an office, an owner or a people's name stands right before it, and no
/// noun that it would belong to behind it.
pub fn introduced(tokens: &[Token], run: Range<usize>, floor: usize, mentions: &Mentions, text: &str) -> bool {
    // "Members of the Assembly": a noun that begins the sentence.
    let of = |t: &Token| t.tag == Tag::Prep && t.span.of(text) == "of";
    let behind = tokens.get(run.end).is_some_and(|t| t.tag.is_nominal() || of(t));
    let Some(before) = run.start.checked_sub(1).filter(|&b| b >= floor) else { return !behind };
    let owner = tokens[before].kind == Kind::Possessive;
    let people = mentions.state_at(before).is_some_and(|(_, kind)| kind == NameKind::Demonym);
    !behind && (owner || people || mentions.titled(before))
}

/// "Vale aide Tomas Reyk": a name that a title and another name follow at once only says whose aide it is.
pub fn modifies(tokens: &[Token], end: usize, limit: usize, mentions: &Mentions) -> bool {
    // "Vale aide": not Vale.
    if end < limit && (end..limit).all(|i| mentions.titled(i)) {
        return true;
    }
    // "Vale ally Tomas Reyk": a noun that is no title, too.
    let noun = |i: usize| tokens[i].tag == Tag::Noun && !tokens[i].capital;
    let leads = |i: usize| mentions.titled(i) || tokens[i].tag == Tag::Adj || noun(i);
    let next = (end..limit.min(end + 6)).find(|&i| !leads(i));
    let whose = |i: usize| mentions.titled(i) || noun(i) || tokens[i].tag == Tag::Adj && !tokens[i].capital;
    next.is_some_and(|i| i > end && whose(i - 1) && tokens[i].tag == Tag::Proper && tokens[i].capital)
}

/// A name that owns what follows ("Vale's envoy"), or stands inside "of …", "to …".
pub fn owned_or_inner(
    tokens: &[Token],
    name: Range<usize>,
    phrase: Range<usize>,
    mentions: &Mentions,
    lexicon: &Lexicon,
) -> bool {
    let (first, start) = (name.start, phrase.start);
    if name.end < phrase.end && tokens.get(name.end).is_some_and(|t| t.kind == Kind::Possessive) {
        return true;
    }
    let inside = |t: &Token| matches!(t.tag, Tag::Det | Tag::Adj | Tag::Noun | Tag::Proper | Tag::Possessive);
    let Some(prep) = (start..first).rev().find(|&i| !inside(&tokens[i])) else { return false };
    // "an adviser to Vale", "an envoy of Vale".
    if tokens[prep].tag != Tag::Prep || tokens[prep].classes & (class::PREP | class::TO) == 0 {
        return false;
    }
    // "a statement by Vale": whoever makes it speaks through it.
    let made =
        mentions.cues_in(start..prep).any(|c| c.end as usize == prep && c.meaning == Meaning::Noun(NounCue::Report));
    if made && ["by", "from"].iter().any(|w| lexicon.id(w) == tokens[prep].word) {
        return false;
    }
    // "an envoy of President Vale": the title before the preposition is the one who speaks, the one behind it is Vale's.
    let titled = |range: Range<usize>| mentions.titles_in(range).next().is_some();
    let own = titled(start..prep)
        && titled(prep..first)
        && (prep + 1..first).all(|i| mentions.titled(i) || tokens[i].tag == Tag::Det);
    own || !matches!(tokens[first - 1].tag, Tag::Proper | Tag::Noun)
}

/// The words of a token range, as they stand.
pub fn words(tokens: &[Token], range: Range<usize>, text: &str) -> String {
    let (Some(a), Some(b)) = (tokens.get(range.start), tokens.get(range.end.wrapping_sub(1))) else {
        return String::new();
    };
    crate::span::Span { start: a.span.start, end: b.span.end }.of(text).to_owned()
}

/// A name in small letters.
pub fn fold(word: &str) -> String {
    word.to_lowercase()
}

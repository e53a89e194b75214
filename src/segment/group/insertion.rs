//! What may stand inside a verb group: adverbs or a phrase between commas, a phrase of time, an auxiliary said twice.

use super::Grammar;
use crate::{
    codebook::lexicon::class,
    segment::{tag::Tag, token::Token},
};

/// The comma that closes a parenthesis of adverbs, or of a phrase ("has, in recent weeks, left"), opened by the comma at `i`, where a
/// verb follows it; `i` itself if none.
pub(super) fn aside(tokens: &[Token], i: usize, limit: usize) -> usize {
    let Some(close) = (i + 1..limit.min(i + LONGEST)).find(|&j| tokens[j].tag == Tag::Comma) else { return i };
    let inside = tokens.get(i + 1..close).unwrap_or_default();
    let adverbs = !inside.is_empty() && inside.iter().all(|t| matches!(t.tag, Tag::Adv | Tag::Coord));
    let verb =
        tokens.get(close + 1).is_some_and(|t| matches!(t.tag, Tag::Base | Tag::Part | Tag::Ing | Tag::Be | Tag::Neg));
    if (adverbs || is_phrase(inside)) && verb { close } else { i }
}

/// The verb behind a phrase that stands between it and its auxiliary, with no comma ("has on several occasions refused", "will in the
/// end leave"); none where what stands at `i` is no such phrase.
pub(super) fn behind_phrase(tokens: &[Token], i: usize, limit: usize) -> Option<usize> {
    let end = (i + 1..limit.min(i + LONGEST)).find(|&j| !in_phrase(&tokens[j]))?;
    let verb = &tokens[end];
    // "will not under any circumstances leave".
    let aside = |t: &&Token| matches!(t.tag, Tag::Neg | Tag::Adv);
    let fits = match tokens.get(..i).unwrap_or_default().iter().rev().find(|t| !aside(t))?.tag {
        Tag::Have => verb.tag == Tag::Part || verb.tag == Tag::Past && verb.classes & class::V_PART != 0,
        Tag::Modal => verb.tag == Tag::Base || verb.tag == Tag::Be,
        _ => false,
    };
    (fits && is_phrase(tokens.get(i..end).unwrap_or_default())).then_some(end)
}

/// "by no means", "under no circumstances", "on no account": a phrase inside a verb group that denies its verb; "with no delay" does not.
pub(super) fn denies(tokens: &[Token], i: usize, words: &Grammar) -> bool {
    let no = tokens.get(i + 1).is_some_and(|t| t.word == words.no && t.word != 0);
    no && tokens[i].tag == Tag::Prep
        && tokens[i].word != words.with
        && tokens.get(i + 2).is_some_and(|t| t.tag.is_head())
}

/// The verb behind a span of time that stands between it and its auxiliary ("Norland has this week accepted"); a question ("has this war
/// ended?") has nothing before the auxiliary.
pub(super) fn behind_span(tokens: &[Token], i: usize, limit: usize) -> Option<usize> {
    let verb = i + 2;
    let subject = i > 1 && (tokens[i - 2].tag.is_head() || matches!(tokens[i - 2].tag, Tag::Rel | Tag::Adv));
    let has = tokens[i - 1].tag == Tag::Have && tokens.get(i + 1).is_some_and(|t| t.tag == Tag::Noun);
    let done = verb < limit && tokens[verb].classes & class::V_PART != 0 && tokens[verb].tag.is_verb();
    (subject && has && done).then_some(verb)
}

/// The most words of a phrase inside a verb group, its marks included.
const LONGEST: usize = 9;

/// A preposition and what it governs, with nothing else.
fn is_phrase(tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|t| t.tag == Tag::Prep)
        && tokens.iter().all(in_phrase)
        && tokens.last().is_some_and(|t| t.tag.is_head())
}

fn in_phrase(t: &Token) -> bool {
    t.tag == Tag::Prep || t.tag == Tag::Adv || t.tag.is_nominal() || t.tag.is_head()
}

/// The mark that closes what says an auxiliary over again, opened by the mark at `i` ("does not, nor will it ever, leave", "cannot
/// – and must not – leave"), where the verb of both follows it; `i` itself if none.
pub(super) fn doubled(tokens: &[Token], i: usize, limit: usize) -> usize {
    let inside =
        |t: &Token| t.tag.is_aux() || t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Adv | Tag::Neg);
    let joins = tokens.get(i + 1).is_some_and(|t| matches!(t.tag, Tag::Coord | Tag::Neg));
    let close = (i + 2..limit.min(i + 9)).find(|&j| !inside(&tokens[j])).filter(|_| joins);
    let Some(close) = close.filter(|&j| tokens[j].tag == tokens[i].tag) else { return i };
    let again = tokens.get(i + 2..close).unwrap_or_default().iter().any(|t| t.tag.is_aux());
    let mut behind = tokens
        .get(close + 1..limit)
        .unwrap_or_default()
        .iter()
        .take(3)
        .skip_while(|t| matches!(t.tag, Tag::Adv | Tag::Neg));
    let verb = behind.next().is_some_and(|t| matches!(t.tag, Tag::Base | Tag::Part | Tag::Ing | Tag::Be));
    if again && verb { close } else { i }
}

/// "will never, never, never leave": the comma stands between an adverb or negator and its repetition.
pub(super) fn repeated(tokens: &[Token], i: usize, limit: usize) -> bool {
    let (before, behind) = (&tokens[i - 1], tokens.get(i + 1).filter(|_| i + 1 < limit));
    matches!(before.tag, Tag::Neg | Tag::Adv) && behind.is_some_and(|t| t.word == before.word && t.word != 0)
}

/// Whether a verb group whose auxiliaries have been read goes on at a token, some adverbs and one mark on.
pub(super) fn goes_on(tokens: &[Token], from: usize, limit: usize) -> bool {
    let rest = tokens.get(from..limit).unwrap_or_default().iter().take(4);
    let mut rest = rest.skip_while(|t| matches!(t.tag, Tag::Adv | Tag::Neg | Tag::QuoteClose));
    rest.next().is_some_and(|t| t.tag == Tag::Be || matches!(t.tag, Tag::Base | Tag::Part | Tag::Ing))
}

//! Noun phrases around a verb: what may be its subject, its object, or the noun that a relative clause belongs to.

use std::ops::Range;

use crate::{
    codebook::lexicon::class,
    segment::{scare, tag::Tag, token::Token},
};

/// The noun phrase that a stretch ends with, what "of" and "about" hang on it included.
pub(super) fn last_phrase_with_of(tokens: &[Token], region: Range<usize>) -> Range<usize> {
    let mut np = last_phrase(tokens, region.clone());
    while np.start > region.start + 1 && tokens[np.start - 1].tag == Tag::Prep && !np.is_empty() {
        let outer = last_phrase(tokens, region.start..np.start - 1);
        if outer.is_empty() {
            break;
        }
        np.start = outer.start;
    }
    np
}

/// A noun phrase right behind a verb or preposition is an object, not a subject that waits for its verb.
pub(super) fn after_verb(tokens: &[Token], at: usize) -> bool {
    at > 0
        && (tokens[at - 1].tag.is_verb()
            || tokens[at - 1].tag.is_aux()
            || matches!(tokens[at - 1].tag, Tag::Prep | Tag::Neg))
}

/// The subject in the stretch before a verb: leading adverbials that a comma ends are not part of it, nor is the object of
/// the verb before.
pub(super) fn subject_of(tokens: &[Token], region: Range<usize>, after_object: bool) -> Range<usize> {
    let last = region.clone().rev().find(|&i| !matches!(tokens[i].tag, Tag::Adv | Tag::Neg));
    if let Some(i) = last
        && tokens[i].tag == Tag::Pron
        && !(i > region.start && (tokens[i - 1].tag == Tag::Prep || names_channel(tokens, i)))
    {
        return i..i + 1;
    }
    let mut start = region.start;
    // "According to Vale, the president of Norland, Kelmar is …": the last piece, where a phrase and its apposition lead.
    let commas = region.clone().filter(|&i| tokens[i].tag == Tag::Comma).count();
    let leads = tokens.get(start).is_some_and(|t| t.tag == Tag::Prep || t.tag == Tag::Ing);
    if leads && commas >= 2 && last.is_some_and(|i| tokens[i].tag != Tag::Comma) {
        start = region.clone().rev().find(|&i| tokens[i].tag == Tag::Comma).map_or(start, |c| c + 1);
    }
    let behind = behind_span_of_time(tokens, &region)
        .or_else(|| behind_adjective(tokens, &region))
        .or_else(|| behind_two(tokens, &region));
    if let Some(behind) = behind {
        start = start.max(behind);
    }
    if after_object {
        // "…accepting the deal, Vale said": the last piece, or the last two where a comma closes an apposition.
        let mut commas = region.clone().rev().filter(|&i| tokens[i].tag == Tag::Comma);
        let closing = last.is_some_and(|i| tokens[i].tag == Tag::Comma);
        let at = if closing { commas.nth(2) } else { commas.next() };
        start = at.map_or(start, |c| c + 1);
    }
    while start < region.end {
        match tokens[start].tag {
            // "None of this".
            Tag::Neg
                if tokens[start].span.len() == 4
                    && tokens.get(start + 1).is_some_and(|t| t.tag == Tag::Prep && t.span.len() == 2) =>
            {
                break;
            }
            Tag::Comma
            | Tag::Adv
            | Tag::Coord
            | Tag::Neg
            | Tag::Bracket
            | Tag::Stop
            | Tag::Dash
            | Tag::Colon
            | Tag::QuoteClose
            | Tag::QuoteOpen
            | Tag::Semicolon => start += 1,
            Tag::Prep | Tag::Sub | Tag::Part | Tag::Ing => {
                match (start..region.end).find(|&i| tokens[i].tag == Tag::Comma) {
                    Some(comma) => start = comma + 1,
                    // "On Thursday Vale said": the phrase ends where a new noun phrase begins.
                    None => {
                        let after = (start + 1..region.end).find(|&i| {
                            let t = tokens[i].tag;
                            (t == Tag::Pron
                                || t == Tag::Det
                                || t == Tag::Proper
                                    && tokens[i - 1].tag != Tag::Prep
                                    && tokens[i - 1].tag.is_head()
                                    && tokens[i - 1].tag != Tag::Proper)
                                && i > start + 1
                        });
                        match after {
                            Some(i) => start = i,
                            None => return region.end..region.end,
                        }
                    }
                }
            }
            _ => break,
        }
    }
    let mut end = region.end;
    while end > start
        && matches!(
            tokens[end - 1].tag,
            Tag::Adv | Tag::Comma | Tag::Neg | Tag::QuoteClose | Tag::QuoteOpen | Tag::Dash | Tag::Bracket
        )
    {
        end -= 1;
    }
    start..end.max(start)
}

/// "Vale on Harbour One": what ends a name, and is no pronoun.
fn names_channel(tokens: &[Token], i: usize) -> bool {
    let capital = |t: &Token| t.capital && !t.all_caps && t.span.len() > 2;
    capital(&tokens[i]) && tokens[i - 1].tag == Tag::Proper && capital(&tokens[i - 1])
}

/// "Hours before the vote, | Norland", "less than a month after the call, | Vale": behind a stretch of time in front, which a comma
/// closes.
fn behind_span_of_time(tokens: &[Token], region: &Range<usize>) -> Option<usize> {
    let quantity = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Adv | Tag::Prep);
    let both = class::SUB | class::PREP;
    let joins = |i: &usize| {
        let t = &tokens[*i];
        t.tag == Tag::Prep && t.classes & both == both && t.span.len() > 4 && tokens[*i - 1].tag.is_head()
    };
    let at = (region.start + 1..region.end.min(region.start + 7)).find(joins)?;
    let comma = (at + 1..region.end).find(|&i| tokens[i].tag == Tag::Comma)?;
    let subject = tokens.get(comma + 1).is_some_and(|t| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Pron);
    (subject && comma + 1 < region.end && tokens.get(region.start..at).unwrap_or_default().iter().all(quantity))
        .then_some(comma + 1)
}

/// "Due to the raids, | Norland", "Contrary to Kelmar, | Vale": behind an adjective with its preposition in front, which a comma closes.
fn behind_adjective(tokens: &[Token], region: &Range<usize>) -> Option<usize> {
    let first = region.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
    let leads = tokens[first].tag == Tag::Adj && tokens.get(first + 1).is_some_and(|t| t.tag == Tag::Prep);
    let comma = (first + 2..region.end).find(|&i| tokens[i].tag == Tag::Comma).filter(|_| leads)?;
    let subject = tokens.get(comma + 1).is_some_and(|t| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Pron);
    (subject && comma + 1 < region.end).then_some(comma + 1)
}

/// "Last month, around the feast, | Norland": behind a phrase in front and one with a preposition, each closed by a comma; what goes
/// on behind a subject ("Norland, after the raid, has") is closed right before the verb.
fn behind_two(tokens: &[Token], region: &Range<usize>) -> Option<usize> {
    let last = region.clone().rev().find(|&i| tokens[i].tag == Tag::Comma)?;
    let before = (region.start..last).rev().find(|&i| tokens[i].tag == Tag::Comma)?;
    let phrase = before > region.start && tokens[before + 1].tag == Tag::Prep;
    let subject = tokens.get(last + 1).is_some_and(|t| t.tag.is_nominal() || t.tag.is_head());
    (phrase && subject && last + 1 < region.end).then_some(last + 1)
}

/// The noun phrase that a stretch begins with, appositions and "of"-phrases included.
pub fn object_phrase(tokens: &[Token], region: Range<usize>) -> Range<usize> {
    let start = region.start;
    let mut end = start;
    let mut i = start;
    while i < region.end {
        let t = tokens[i].tag;
        // "by Norland a day later": an article behind a noun begins another phrase.
        if matches!(t, Tag::Det | Tag::Poss) && end == i && i > start && tokens[i - 1].tag.is_head() {
            break;
        }
        if t.is_nominal() || t.is_head() {
            i += 1;
            end = i;
        } else if t == Tag::Prep
            && tokens[i].span.len() == 2
            && end > start
            && tokens.get(i + 1).is_some_and(|n| n.tag.is_nominal())
        {
            i += 1;
        } else {
            break;
        }
    }
    start..end
}

/// The noun phrase that a stretch begins with, nothing that a preposition hangs on it.
pub(super) fn object_phrase_plain(tokens: &[Token], region: Range<usize>) -> Range<usize> {
    let end = region.clone().find(|&i| !(tokens[i].tag.is_nominal() || tokens[i].tag.is_head())).unwrap_or(region.end);
    region.start..end
}

/// The noun phrase that a stretch ends with.
pub(super) fn last_phrase(tokens: &[Token], region: Range<usize>) -> Range<usize> {
    let mut end = region.end;
    while end > region.start && matches!(tokens[end - 1].tag, Tag::Comma | Tag::Prep | Tag::Adv | Tag::Dash) {
        end -= 1;
    }
    let mut start = end;
    while start > region.start {
        let t = tokens[start - 1].tag;
        let prefix = t == Tag::Adv && tokens.get(start).is_some_and(|n| n.tag == Tag::Hyphen);
        if t.is_nominal() || t.is_head() || prefix || scare::inside_phrase(tokens, start - 1) {
            start -= 1;
        } else {
            break;
        }
    }
    start..end
}

/// "Norland and Suthermark agreed": both sides of the conjunction are noun phrases of one subject.
pub(super) fn joins_nouns(tokens: &[Token], i: usize, bounds: Range<usize>, marked: bool) -> bool {
    let left = i > bounds.start && (tokens[i - 1].tag.is_head() || matches!(tokens[i - 1].tag, Tag::Adj | Tag::Comma));
    let right = i + 1 < bounds.end && (tokens[i + 1].tag.is_nominal() || tokens[i + 1].tag.is_head());
    // After a verb the noun on the left is its object, and a new clause begins.
    let starts_bare = marked
        || bounds.start == 0
        || matches!(tokens[bounds.start - 1].tag, Tag::Comp | Tag::Rel | Tag::Sub | Tag::Stop | Tag::QuoteOpen);
    if joins_adjectives(tokens, i, bounds.end) {
        return true;
    }
    let verb_before =
        bounds.start > 0 && (tokens[bounds.start - 1].tag.is_verb() || tokens[bounds.start - 1].tag.is_aux());
    left && right && (starts_bare || !verb_before || shares_verb(tokens, i, bounds.start))
}

/// "Since the war began, Vale and his envoys have": what stands before "and" is no object of the verb before.
fn shares_verb(tokens: &[Token], i: usize, start: usize) -> bool {
    let Some(comma) = (start..i).rev().find(|&c| tokens[c].tag == Tag::Comma) else { return false };
    let bare = tokens.get(comma + 1..i).unwrap_or_default().iter().all(|t| t.tag.is_nominal() || t.tag.is_head());
    let leads = tokens
        .get(..comma)
        .unwrap_or_default()
        .iter()
        .rev()
        .find(|t| matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Sub | Tag::Comp));
    bare && comma + 1 < i && leads.is_some_and(|t| t.tag == Tag::Sub)
}

/// "a full and open truce": adjectives of one noun, unless the first is what is said with "be" ("was full and new boats came").
fn joins_adjectives(tokens: &[Token], i: usize, end: usize) -> bool {
    let mut before = tokens
        .get(..i)
        .unwrap_or_default()
        .iter()
        .rev()
        .skip_while(|t| matches!(t.tag, Tag::Adj | Tag::Adv | Tag::Comma));
    let attributive = before.next().is_some_and(|t| !t.tag.is_aux());
    let mut behind = tokens.get(i + 1..end).unwrap_or_default().iter().skip_while(|t| matches!(t.tag, Tag::Adv));
    i > 0 && tokens[i - 1].tag == Tag::Adj && attributive && behind.next().is_some_and(|t| t.tag == Tag::Adj)
}

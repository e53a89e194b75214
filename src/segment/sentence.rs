//! Sentences of a paragraph, with newswire's abbreviations and stops inside quotations.

use std::ops::Range;

use super::{
    tag::Tag,
    token::{Kind, Token},
};
use crate::codebook::{
    cue::Class,
    lexicon::{Lexicon, class},
};

/// Token ranges of the sentences; together they cover the paragraph.
pub fn sentences(tokens: &[Token], text: &str, lexicon: &Lexicon) -> Vec<Range<u32>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut i = 0;
    while i < tokens.len() {
        let end = match tokens[i].kind {
            // Nobody writes such a sentence: a list, a table or a line without stops is cut, so that its cost stays in proportion.
            _ if i - start as usize >= LONGEST => Some(i),
            Kind::Stop => ends_at(tokens, i, text, lexicon),
            Kind::Word if ends_in_stop(&tokens[i], text) => initialism_ends(tokens, i),
            _ => None,
        };
        match end {
            Some(end) => {
                out.push(start..end as u32);
                start = end as u32;
                i = end;
            }
            None => i += 1,
        }
    }
    if (start as usize) < tokens.len() {
        out.push(start..tokens.len() as u32);
    }
    out
}

/// "U.S."
fn ends_in_stop(token: &Token, text: &str) -> bool {
    (token.span.end as usize).checked_sub(1).is_some_and(|last| text.as_bytes()[last] == b'.')
}

/// Tokens of the longest sentence.
const LONGEST: usize = 600;

/// One past the sentence that the stop at `i` ends; none where it ends none.
fn ends_at(tokens: &[Token], i: usize, text: &str, lexicon: &Lexicon) -> Option<usize> {
    let mark = tokens[i].span.of(text);
    if mark == "." && i > 0 && !tokens[i].spaced {
        let prev = &tokens[i - 1];
        if prev.classes & class::ABBREV != 0 && (prev.capital || tokens.get(i + 1).is_some_and(|n| !n.capital)) {
            return None;
        }
        if prev.kind == Kind::Word && prev.capital && prev.span.len() == 1 {
            return None;
        }
    }
    let mut end = i + 1;
    let mut closed_quote = false;
    while let Some(t) = tokens.get(end) {
        match t.kind {
            Kind::Stop => end += 1,
            Kind::Close => end += 1,
            Kind::Quote if t.tag == Tag::QuoteClose => {
                closed_quote = true;
                end += 1;
            }
            Kind::Quote if !t.spaced && t.tag != Tag::QuoteOpen => end += 1,
            _ => break,
        }
    }
    let Some(next) = tokens.get(end) else { return Some(end) };
    let starts = match next.kind {
        Kind::Word => next.capital,
        Kind::Number | Kind::Open => next.spaced,
        Kind::Quote => next.tag == Tag::QuoteOpen || next.spaced,
        Kind::Dash => mark != "." && !closed_quote,
        _ => next.spaced && !matches!(next.kind, Kind::Comma | Kind::Semicolon),
    };
    if !starts || !next.spaced && mark != "." && next.kind != Kind::Quote {
        return None;
    }
    if closed_quote && mark != "." && names_speaker(tokens, end, lexicon) {
        return None;
    }
    Some(end)
}

/// “Why?” Vale asked. — the sentence goes on to its reporting verb.
fn names_speaker(tokens: &[Token], from: usize, lexicon: &Lexicon) -> bool {
    for (t, before) in tokens.iter().skip(from).take(8).zip(tokens.iter().skip(from.saturating_sub(1))) {
        let shortened = t.kind == Kind::Stop && before.classes & class::ABBREV != 0;
        if matches!(t.kind, Kind::Stop | Kind::Quote) && !shortened {
            return false;
        }
        if lexicon.own_cue(t.lemma).is(Class::Report) {
            return true;
        }
    }
    false
}

fn initialism_ends(tokens: &[Token], i: usize) -> Option<usize> {
    let next = tokens.get(i + 1)?;
    let c = next.classes;
    (next.capital
        && next.spaced
        && c & (class::DET | class::PRON | class::SUB | class::COORD) != 0
        && c & class::PREP == 0)
        .then_some(i + 1)
}

//! What speech breaks off and begins again, and what it fills its pauses with: "we don't — well, we don't have a date", "of our
//! terri- — territory", "and, you know, we said so". The words that count are the ones begun again.

use std::ops::Range;

use super::token::{Kind, Token};
use crate::codebook::{
    cue::Marker,
    lexicon::{Lexicon, Meaning, class},
};

/// The most words that are begun again.
const AGAIN: usize = 5;

/// Takes out the tokens of what is broken off and of what fills a pause.
pub(super) fn mend(tokens: &mut Vec<Token>, text: &str, lexicon: &Lexicon) {
    if !tokens.iter().any(|t| t.kind == Kind::Dash || t.kind == Kind::Comma) {
        return;
    }
    let mut at = 0;
    while at < tokens.len() {
        let parts = |t: &Token| matches!(t.kind, Kind::Comma | Kind::Dash | Kind::Stop);
        let opens = at == 0 || parts(&tokens[at - 1]);
        if opens && let Some(end) = filler(tokens, text, lexicon, at) {
            tokens.drain(at..end);
        } else if tokens[at].kind == Kind::Dash && !tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Dash) {
            let start = broken(tokens, text, lexicon, at);
            if start < at {
                tokens.drain(start..=at);
                at = start;
            } else {
                at += 1;
            }
        } else {
            at += 1;
        }
    }
}

/// Where a filler with the mark behind it ends: ", you know," leaves its first comma, "I mean," at the start leaves nothing.
fn filler(tokens: &[Token], text: &str, lexicon: &Lexicon, at: usize) -> Option<usize> {
    let parts = |t: &Token| matches!(t.kind, Kind::Comma | Kind::Dash);
    let opens = at.checked_sub(1).is_none_or(|b| parts(&tokens[b]) || tokens[b].kind == Kind::Stop);
    if !opens || tokens.get(at).is_none_or(|t| t.kind != Kind::Word) {
        return None;
    }
    let mut end = None;
    lexicon.phrases_at(tokens, at, |f| {
        let loose = match f.meaning {
            Meaning::Marker(Marker::Filler) => false,
            Meaning::Marker(Marker::Pause) => true,
            _ => return,
        };
        end = end.or(closed(tokens, text, at..f.end as usize, loose));
    });
    end
}

/// Where the mark behind a filler ends; what is `loose` fills a pause only between dashes ("— right? —").
fn closed(tokens: &[Token], text: &str, filler: Range<usize>, loose: bool) -> Option<usize> {
    let asked = loose && tokens.get(filler.end).is_some_and(|t| t.is(text, "?"));
    let end = filler.end + usize::from(asked);
    let behind = tokens.get(end).filter(|t| matches!(t.kind, Kind::Comma | Kind::Dash))?;
    let dashes = behind.kind == Kind::Dash && filler.start > 0 && tokens[filler.start - 1].kind == Kind::Dash;
    (dashes || !loose).then_some(end + 1)
}

/// Where what a dash breaks off begins; the dash itself where nothing is begun again.
fn broken(tokens: &[Token], text: &str, lexicon: &Lexicon, dash: usize) -> usize {
    let word = |t: &Token| matches!(t.kind, Kind::Word | Kind::Number | Kind::Possessive | Kind::Hyphen);
    // "terri- — territory": a word that is not said to its end.
    let cut = dash >= 2
        && tokens[dash - 1].kind == Kind::Dash
        && !tokens[dash - 1].spaced
        && tokens[dash - 2].kind == Kind::Word;
    let end = dash - if cut { 2 } else { 0 };
    let from = end - tokens.get(..end).unwrap_or_default().iter().rev().take(AGAIN + 1).take_while(|t| word(t)).count();
    let mut next = dash + 1;
    while let Some(to) = filler(tokens, text, lexicon, next) {
        next = to;
    }
    let same = |a: usize, b: usize| match (tokens.get(a), tokens.get(b)) {
        (Some(a), Some(b)) => word(a) && word(b) && a.is(text, b.span.of(text)),
        _ => false,
    };
    let again = |start: usize| (start..end).zip(next..).all(|(a, b)| same(a, b));
    let whole = (from..end).find(|&start| again(start));
    // "That's not — that's for them to say": two words are begun again, and the first attempt has no end.
    let open = |t: &Token| t.classes & (class::AUX | class::NEG | class::DET | class::PREP | class::TO) != 0;
    let hangs = end > from && (cut || open(&tokens[end - 1]));
    let begun = || (from..end).rev().find(|&s| same(s, next) && same(s + 1, next + 1)).filter(|_| hangs);
    whole.or_else(begun).unwrap_or(if cut { end } else { dash })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        codebook::{Codebook, language::Language},
        segment::token::tokenise,
        span::Span,
    };

    fn mended(text: &str) -> String {
        let codebook =
            Codebook::parse(&[("f".to_owned(), b"parties: [{id: norland, names: [Norland]}]".to_vec())]).unwrap();
        let lexicon = Lexicon::new(&codebook, Language::embedded());
        let mut tokens = Vec::new();
        tokenise(text, Span::new(0, text.len()), &lexicon, &mut tokens);
        mend(&mut tokens, text, &lexicon);
        tokens.iter().map(|t| t.span.of(text)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_begun_again_counts_once() {
        assert_eq!(mended("We — we want a truce."), "we want a truce .");
        assert_eq!(mended("It is for — for the islands."), "It is for the islands .");
        assert_eq!(mended("We will not — we will not leave."), "we will not leave .");
        assert_eq!(mended("Leave the terri- — territory."), "Leave the territory .");
        assert_eq!(mended("It’s not — I mean, it’s for them to say."), "it ’s for them to say .");
        assert_eq!(mended("I do not — well, I do not have a date."), "I do not have a date .");
    }

    #[test]
    fn what_is_no_new_beginning_stays() {
        assert_eq!(mended("We will sign — and leave."), "We will sign — and leave .");
        assert_eq!(mended("The truce — a long one — holds."), "The truce — a long one — holds .");
        assert_eq!(mended("We want peace — we want a truce."), "We want peace — we want a truce .");
        assert_eq!(mended("No — never."), "No — never .");
    }

    #[test]
    fn words_that_fill_a_pause_go() {
        assert_eq!(mended("And, you know, we said so."), "And , we said so .");
        assert_eq!(mended("I mean, look, we want a truce."), "we want a truce .");
        assert_eq!(mended("It is — right? — in Norland."), "It is — in Norland .");
        assert_eq!(mended("As you know, we want a truce."), "As you know , we want a truce .");
        assert_eq!(mended("Right, Norland is right."), "Right , Norland is right .");
    }
}

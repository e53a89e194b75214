//! Tokens: words, numbers and marks with their place, vocabulary id and flags. One pass, nothing allocated per token.

pub use super::cut::Kind;
use super::cut::{Cut, fold_into};
use crate::{
    codebook::lexicon::{LemmaId, Lexicon, Word, WordId},
    span::Span,
};

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its place in the document's text.
    pub span: Span,
    /// Vocabulary id; 0 if unknown.
    pub word: WordId,
    /// The word classes that it may have, as bits of [`class`](crate::codebook::lexicon::class).
    pub classes: u32,
    /// The verb that it is a form of; 0 if none.
    pub lemma: LemmaId,
    /// What kind of token.
    pub kind: Kind,
    /// Word class in its place; set by [`super::tag`].
    pub tag: super::tag::Tag,
    /// Starts with a capital.
    pub capital: bool,
    /// Two letters or more, all capital.
    pub all_caps: bool,
    /// White space stands before it.
    pub spaced: bool,
    /// A phrase of the codebook may begin with its word and the next one.
    pub opens: bool,
}

impl Token {
    /// Whether it is this word of ASCII letters, in any case.
    pub fn is(&self, text: &str, word: &str) -> bool {
        // Most words are told apart by their length, most others by their first letter.
        self.span.len() == word.len() && {
            let (own, word) = (text.as_bytes().get(self.span.range()).unwrap_or_default(), word.as_bytes());
            own.first().map(u8::to_ascii_lowercase) == word.first().map(u8::to_ascii_lowercase)
                && own.eq_ignore_ascii_case(word)
        }
    }
}

impl Word for Token {
    fn word(&self) -> WordId {
        self.word
    }
    fn capital(&self) -> bool {
        self.capital
    }
    fn all_caps(&self) -> bool {
        self.all_caps
    }
    fn opens(&self) -> bool {
        self.opens
    }
}

/// Appends the tokens of `text[span]` to `out`. The vocabulary is larger than a near cache: two short loops, in which a look need not
/// wait for the one before it, are faster than one.
pub fn tokenise(text: &str, span: Span, lexicon: &Lexicon, out: &mut Vec<Token>) {
    let (base, body) = (span.start as usize, span.of(text));
    out.reserve(body.len() / 5 + 1);
    let (mut pieces, mut fold) = (Cut::new(body), String::new());
    let (mut last_end, mut last) = (0, None);
    loop {
        let (from, mut keys) = (out.len(), [None; AT_ONCE]);
        for key in &mut keys {
            let (start, end, kind) = if let Some((start, end, plain)) = pieces.plain_word() {
                *key = Some(plain);
                (start, end, Kind::Word)
            } else if let Some(piece) = pieces.next() {
                *key = piece.key;
                (piece.start, piece.end, piece.kind)
            } else {
                break;
            };
            let (capital, all_caps) = match body.as_bytes()[start] {
                b'a'..=b'z' => (false, false),
                _ if kind == Kind::Word => case_of(&body[start..end]),
                _ => (false, false),
            };
            out.push(Token {
                span: Span::new(base + start, base + end),
                word: key.map_or(0, |key| lexicon.guess(key)),
                classes: 0,
                lemma: 0,
                kind,
                tag: super::tag::Tag::Other,
                capital,
                all_caps,
                spaced: start > last_end || start == 0,
                opens: false,
            });
            last_end = end;
        }
        for (at, key) in (from..out.len()).zip(keys) {
            let token = &mut out[at];
            let word = match key {
                Some(key) => lexicon.confirmed(token.word, key),
                None => {
                    fold_into(token.span.of(text), &mut fold);
                    lexicon.id(&fold)
                }
            };
            let known = lexicon.known(word);
            (token.word, token.classes, token.lemma, token.opens) = (word, known.classes, known.lemma, known.meant);
            if last.replace(known).is_some_and(|last| last.opens_before(word)) {
                out[at - 1].opens = true;
            }
        }
        if out.len() < from + AT_ONCE {
            return;
        }
    }
}

/// Tokens that are looked up together.
const AT_ONCE: usize = 32;

fn case_of(piece: &str) -> (bool, bool) {
    let first = piece.as_bytes().first().copied().unwrap_or_default();
    let capital = if first.is_ascii() {
        first.is_ascii_uppercase()
    } else {
        piece.chars().next().is_some_and(char::is_uppercase)
    };
    if !capital || piece.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) {
        return (capital, false);
    }
    let mut letters = 0;
    let all = piece.chars().filter(|c| c.is_alphabetic()).all(|c| {
        letters += 1;
        c.is_uppercase()
    });
    (true, all && letters > 1)
}

//! Tokens: words, numbers and marks with their place, vocabulary id and flags. One pass, nothing allocated per token.

use crate::{
    codebook::lexicon::{Key, LemmaId, Lexicon, Word, WordId},
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

/// What kind of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, perhaps with digits, apostrophes or the stops of an initialism.
    Word,
    /// Digits.
    Number,
    /// `'s` or a bare apostrophe after a plural.
    Possessive,
    /// `.`, `!`, `?`, `…`.
    Stop,
    /// `,`.
    Comma,
    /// `;`.
    Semicolon,
    /// `:`.
    Colon,
    /// A dash with blanks around it, or an em dash.
    Dash,
    /// A hyphen inside a word.
    Hyphen,
    /// `(` or `[`.
    Open,
    /// `)` or `]`.
    Close,
    /// A quotation mark, double or single; resolved by [`super::quote`].
    Quote,
    /// Anything else.
    Other,
}

/// Appends the tokens of `text[span]` to `out`.
pub fn tokenise(text: &str, span: Span, lexicon: &Lexicon, out: &mut Vec<Token>) {
    let from = out.len();
    cut(text, span, out);
    look_up(text, lexicon, &mut out[from..]);
}

/// The tokens without what the vocabulary knows of them.
fn cut(text: &str, span: Span, out: &mut Vec<Token>) {
    let (base, body) = (span.start as usize, span.of(text));
    let mut last_end = 0;
    out.reserve(body.len() / 5);
    for (start, end, kind) in Cut::new(body) {
        let (capital, all_caps) = match body.as_bytes()[start] {
            b'a'..=b'z' => (false, false),
            _ if kind == Kind::Word => case_of(&body[start..end]),
            _ => (false, false),
        };
        out.push(Token {
            span: Span::new(base + start, base + end),
            word: 0,
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
}

/// What the vocabulary knows of the tokens. It is larger than a near cache: two short loops, in which a look need not wait for the
/// one before it, are faster than one.
fn look_up(text: &str, lexicon: &Lexicon, tokens: &mut [Token]) {
    let mut fold = String::new();
    let mut last: Option<&mut Token> = None;
    for some in tokens.chunks_mut(AT_ONCE) {
        let mut keys = [None; AT_ONCE];
        for (token, key) in some.iter_mut().zip(&mut keys) {
            *key = Key::of(text.as_bytes().get(token.span.range()).unwrap_or_default());
            token.word = key.map_or(0, |key| lexicon.guess(key));
        }
        for (token, key) in some.iter_mut().zip(keys) {
            let word = match key {
                Some(key) => lexicon.confirmed(token.word, key),
                None => {
                    fold_into(token.span.of(text), &mut fold);
                    lexicon.id(&fold)
                }
            };
            let known = lexicon.known(word);
            (token.word, token.classes, token.lemma, token.opens) = (word, known.classes, known.lemma, known.meant);
            if let Some(last) = last {
                last.opens |= lexicon.known(last.word).opens_before(word);
            }
            last = Some(token);
        }
    }
}

/// Tokens that are looked up together.
const AT_ONCE: usize = 32;

/// The pieces that the tokeniser cuts a phrase into.
pub fn pieces(phrase: &str) -> impl Iterator<Item = &str> {
    Cut::new(phrase).map(move |(s, e, _)| &phrase[s..e])
}

/// Lower case with a plain apostrophe: the form in which the vocabulary is kept.
pub fn folded(piece: &str) -> String {
    let mut out = String::new();
    fold_into(piece, &mut out);
    out
}

fn fold_into(piece: &str, out: &mut String) {
    out.clear();
    if piece.is_ascii() {
        out.push_str(piece);
        out.make_ascii_lowercase();
        return;
    }
    for c in piece.chars() {
        match c {
            '’' | '‘' | 'ʼ' => out.push('\''),
            c => out.extend(c.to_lowercase()),
        }
    }
}

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

struct Cut<'a> {
    text: &'a str,
    at: usize,
    /// A second piece cut off a contraction.
    tail: Option<(usize, usize, Kind)>,
}

impl<'a> Cut<'a> {
    fn new(text: &'a str) -> Cut<'a> {
        Cut { text, at: 0, tail: None }
    }

    fn peek(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at)? {
            b if b.is_ascii() => Some(*b as char),
            _ => self.text[at..].chars().next(),
        }
    }

    fn word(&mut self, start: usize) -> (usize, usize, Kind) {
        let bytes = self.text.as_bytes();
        let mut end = run(bytes, start);
        // "de-escalate" is one word; "re-impose" may be read as its verb.
        let prefix = end == start + 2 && bytes[start..end].eq_ignore_ascii_case(b"de") && bytes.get(end) == Some(&b'-');
        if prefix && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic) {
            end = run(bytes, end + 1);
        }
        // What ends nearly every word: a plain mark or blank that cannot be in it.
        let inside = |b: &u8| !b.is_ascii() || *b == b'\'' || *b == b'.' && end <= start + 1;
        if !bytes.get(end).is_some_and(inside) {
            self.at = end;
            return (start, end, Kind::Word);
        }
        self.marked_word(start, end)
    }

    /// A word whose first ASCII letters end before an apostrophe, a stop, or another letter.
    fn marked_word(&mut self, start: usize, mut end: usize) -> (usize, usize, Kind) {
        let bytes = self.text.as_bytes();
        let mut apostrophe = None;
        while let Some(c) = self.peek(end) {
            if c.is_alphanumeric() || is_mark(c) {
                end += c.len_utf8();
            } else if matches!(c, '\'' | '’' | 'ʼ')
                && end > start
                && self.peek(end + c.len_utf8()).is_some_and(char::is_alphabetic)
            {
                apostrophe = Some(end);
                end += c.len_utf8();
            } else if c == '.'
                && is_initialism(&bytes[start..end])
                && (end - start > 1
                    || bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic) && bytes.get(end + 2) == Some(&b'.'))
            {
                end += 1;
            } else {
                break;
            }
        }
        self.at = end;
        let Some(mark) = apostrophe else { return (start, end, Kind::Word) };
        // Contractions are two words: "would|n't", "he|'ll", "Vale|'s".
        let after = mark + self.peek(mark).map_or(1, char::len_utf8);
        let tail = &self.text[after..end];
        if tail.eq_ignore_ascii_case("t") && mark > start + 1 && bytes[mark - 1].eq_ignore_ascii_case(&b'n') {
            self.tail = Some((mark - 1, end, Kind::Word));
            return (start, mark - 1, Kind::Word);
        }
        if tail.eq_ignore_ascii_case("s") {
            self.tail = Some((mark, end, Kind::Possessive));
            return (start, mark, Kind::Word);
        }
        if ["ll", "re", "ve", "d", "m"].iter().any(|t| tail.eq_ignore_ascii_case(t)) {
            self.tail = Some((mark, end, Kind::Word));
            return (start, mark, Kind::Word);
        }
        (start, end, Kind::Word)
    }

    fn number(&mut self, start: usize) -> (usize, usize, Kind) {
        let mut end = start;
        while let Some(c) = self.peek(end) {
            let digit_after = self.text.as_bytes().get(end + 1).is_some_and(u8::is_ascii_digit);
            if c.is_alphanumeric() || matches!(c, '.' | ',' | ':') && digit_after {
                end += c.len_utf8();
            } else {
                break;
            }
        }
        self.at = end;
        (start, end, Kind::Number)
    }
}

/// The end of the ASCII letters and digits from a place on.
fn run(bytes: &[u8], from: usize) -> usize {
    let mut end = from;
    while bytes.get(end).is_some_and(|b| ALPHANUMERIC[*b as usize]) {
        end += 1;
    }
    end
}

/// Which bytes are ASCII letters and digits: one look instead of four comparisons, for every letter of a text.
static ALPHANUMERIC: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// Combining accents and the soft hyphen stand inside words.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}')
}

fn is_initialism(word: &[u8]) -> bool {
    match word {
        [a] => a.is_ascii_alphabetic(),
        [.., b'.', a] => a.is_ascii_alphabetic(),
        _ => false,
    }
}

impl Iterator for Cut<'_> {
    type Item = (usize, usize, Kind);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(tail) = self.tail.take() {
            return Some(tail);
        }
        let bytes = self.text.as_bytes();
        while bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        if bytes.get(self.at)?.is_ascii_alphabetic() {
            return Some(self.word(self.at));
        }
        let mut c = self.peek(self.at)?;
        while c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}') {
            self.at += c.len_utf8();
            c = self.peek(self.at)?;
        }
        let start = self.at;
        if c.is_ascii_digit() {
            return Some(self.number(start));
        }
        if c.is_alphanumeric() {
            return Some(self.word(start));
        }
        let mut end = start + c.len_utf8();
        let before = self.text[..start].chars().next_back();
        let after = self.peek(end);
        let kind = match c {
            '.' if after == Some('.') => {
                while self.peek(end) == Some('.') {
                    end += 1;
                }
                Kind::Stop
            }
            '.' | '!' | '?' | '…' | '。' => Kind::Stop,
            ',' => Kind::Comma,
            ';' => Kind::Semicolon,
            ':' => Kind::Colon,
            '—' | '―' => Kind::Dash,
            '-' | '–' | '‐' | '‑' | '−' => {
                // "U.S.-led": the stop belongs to the abbreviation.
                let short = || self.text[..start].chars().rev().nth(1).is_some_and(char::is_uppercase);
                let inside = before.is_some_and(|c| c.is_alphanumeric() || c == '.' && short())
                    && after.is_some_and(char::is_alphanumeric);
                if inside { Kind::Hyphen } else { Kind::Dash }
            }
            '(' | '[' | '{' => Kind::Open,
            ')' | ']' | '}' => Kind::Close,
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '〝' | '〞' | '＂' => Kind::Quote,
            '\'' | '’' | '`' | '‘' if after == Some(c) && c != '’' => {
                end += c.len_utf8();
                Kind::Quote
            }
            '\'' | '‘' | '’' | '`' | '‚' => Kind::Quote,
            _ => Kind::Other,
        };
        self.at = end;
        Some((start, end, kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        pieces(text).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_contractions_initialisms_numbers_and_marks() {
        assert_eq!(cut("Vale’s 30-day truce"), "Vale|’s|30|-|day|truce");
        assert_eq!(cut("It wouldn't, he'll say"), "It|would|n't|,|he|'ll|say");
        assert_eq!(cut("the U.N. and 1,200.5 men."), "the|U.N.|and|1,200.5|men|.");
        assert_eq!(cut("“No...” he said — twice"), "“|No|...|”|he|said|—|twice");
        assert_eq!(cut("''No,'' said Vale"), "''|No|,|''|said|Vale");
        assert_eq!(cut("Plan A. It works"), "Plan|A|.|It|works");
    }

    #[test]
    fn folding_makes_one_form() {
        assert_eq!(folded("N’T"), "n't");
        assert_eq!(folded("ÉLAN"), "élan");
    }
}

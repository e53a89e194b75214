//! Where words, numbers and marks begin and end. Shared with the build script, which cuts the codebook's phrases as texts are cut.

use crate::codebook::lexicon::Key;

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

/// A word, number or mark in a text.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Its first byte.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// What kind.
    pub kind: Kind,
    /// What the vocabulary looks it up by; none for a long one and for one with other letters than ASCII.
    pub key: Option<Key>,
}

/// The pieces that the tokeniser cuts a phrase into.
pub fn pieces(phrase: &str) -> impl Iterator<Item = &str> {
    Cut::new(phrase).map(move |p| &phrase[p.start..p.end])
}

/// Lower case with a plain apostrophe: the form in which the vocabulary is kept.
pub fn folded(piece: &str) -> String {
    let mut out = String::new();
    fold_into(piece, &mut out);
    out
}

/// The same, into what is there already.
pub fn fold_into(piece: &str, out: &mut String) {
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

/// Cuts a text, piece by piece.
pub struct Cut<'a> {
    text: &'a str,
    at: usize,
    /// A second piece cut off a contraction.
    tail: Option<(usize, usize, Kind)>,
}

impl<'a> Cut<'a> {
    /// From the beginning of a text.
    pub fn new(text: &'a str) -> Cut<'a> {
        Cut { text, at: 0, tail: None }
    }

    fn peek(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at)? {
            b if b.is_ascii() => Some(*b as char),
            _ => self.text[at..].chars().next(),
        }
    }

    /// The next piece, if it is a short word of plain letters and a mark or blank behind it ends it, as nearly all are: its first
    /// byte, one past its last, and its key.
    #[inline]
    pub fn plain_word(&mut self) -> Option<(usize, usize, Key)> {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        while bytes.get(start) == Some(&b' ') {
            start += 1;
        }
        if self.tail.is_some() || !bytes.get(start)?.is_ascii_alphabetic() {
            return None;
        }
        let (key, length) = Key::run(bytes, start)?;
        let end = start + length;
        let ends = match bytes.get(end)? {
            b'\'' => false,
            b'-' => length != 2,
            b'.' => length != 1,
            b => b.is_ascii(),
        };
        self.at = if ends { end } else { start };
        ends.then_some((start, end, key))
    }

    /// A word that begins with an ASCII letter.
    fn word(&mut self, start: usize) -> Piece {
        let bytes = self.text.as_bytes();
        let (key, length) = match Key::run(bytes, start) {
            Some((key, length)) => (Some(key), length),
            None => (None, run(bytes, start) - start),
        };
        let end = start + length;
        match bytes.get(end) {
            // What ends nearly every word: a plain mark or blank that cannot be in it.
            None | Some(b' ' | b',') => {}
            // "de-escalate" is one word; "re-impose" may be read as its verb.
            Some(b'-') if length == 2 && bytes.get(start..end).unwrap_or_default().eq_ignore_ascii_case(b"de") => {
                if bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic) {
                    return self.prefixed_word(start, run(bytes, end + 1));
                }
            }
            Some(b) if !b.is_ascii() || *b == b'\'' || *b == b'.' && length == 1 => {
                return self.marked_word(start, end);
            }
            Some(_) => {}
        }
        self.at = end;
        match key {
            Some(_) => Piece { start, end, kind: Kind::Word, key },
            None => self.piece(start, end, Kind::Word),
        }
    }

    /// A word whose plain letters end behind those that follow its prefix.
    fn prefixed_word(&mut self, start: usize, end: usize) -> Piece {
        let inside = |b: &u8| !b.is_ascii() || *b == b'\'';
        if self.text.as_bytes().get(end).is_some_and(inside) {
            return self.marked_word(start, end);
        }
        self.at = end;
        self.piece(start, end, Kind::Word)
    }

    fn piece(&self, start: usize, end: usize, kind: Kind) -> Piece {
        Piece { start, end, kind, key: Key::of(self.text.as_bytes().get(start..end).unwrap_or_default()) }
    }

    /// A word whose first ASCII letters end before an apostrophe, a stop, or another letter.
    fn marked_word(&mut self, start: usize, mut end: usize) -> Piece {
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
                && is_initialism(bytes.get(start..end).unwrap_or_default())
                && (end - start > 1
                    || bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic) && bytes.get(end + 2) == Some(&b'.'))
            {
                end += 1;
            } else {
                break;
            }
        }
        self.at = end;
        let Some(mark) = apostrophe else { return self.piece(start, end, Kind::Word) };
        // Contractions are two words: "would|n't", "he|'ll", "Vale|'s".
        let after = mark + self.peek(mark).map_or(1, char::len_utf8);
        let tail = &self.text[after..end];
        if tail.eq_ignore_ascii_case("t") && mark > start + 1 && bytes[mark - 1].eq_ignore_ascii_case(&b'n') {
            self.tail = Some((mark - 1, end, Kind::Word));
            return self.piece(start, mark - 1, Kind::Word);
        }
        if tail.eq_ignore_ascii_case("s") {
            self.tail = Some((mark, end, Kind::Possessive));
            return self.piece(start, mark, Kind::Word);
        }
        if ["ll", "re", "ve", "d", "m"].iter().any(|t| tail.eq_ignore_ascii_case(t)) {
            self.tail = Some((mark, end, Kind::Word));
            return self.piece(start, mark, Kind::Word);
        }
        self.piece(start, end, Kind::Word)
    }

    fn number(&mut self, start: usize) -> Piece {
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
        self.piece(start, end, Kind::Number)
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
    type Item = Piece;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some((start, end, kind)) = self.tail.take() {
            return Some(self.piece(start, end, kind));
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
            return Some(self.marked_word(start, run(bytes, start)));
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
        Some(self.piece(start, end, kind))
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

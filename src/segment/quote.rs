//! Quotations of a paragraph: straight, curly, doubled, guillemet and mistaken marks, and those that run over its edge.

use std::ops::Range;

use super::{
    tag::Tag,
    token::{Kind, Token},
};

/// A quotation, as token indices of its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The opening mark, or the first token where it runs on from the paragraph before.
    pub first: u32,
    /// One past the closing mark, or the end of the paragraph where it runs on.
    pub end: u32,
    /// Has an opening mark.
    pub opened: bool,
    /// Has a closing mark.
    pub closed: bool,
}

impl Quote {
    /// Token range of the words inside the marks.
    pub fn inside(&self) -> Range<usize> {
        (self.first as usize + self.opened as usize)..(self.end as usize - self.closed as usize)
    }
}

/// Finds the outermost quotations and tags their marks. Single marks count only where no double mark is open.
pub fn quotes(tokens: &mut [Token], text: &str) -> Vec<Quote> {
    let mut out: Vec<Quote> = Vec::new();
    if !tokens.iter().any(|t| t.kind == Kind::Quote) {
        return out;
    }
    let mut open: Option<(usize, bool)> = None;
    let last = last_closing(tokens, text);
    for i in 0..tokens.len() {
        if tokens[i].kind != Kind::Quote {
            continue;
        }
        let mark = tokens[i].span.of(text);
        let single = matches!(mark, "'" | "‘" | "’" | "`" | "‚");
        let after_gap =
            tokens[i].spaced || i == 0 || matches!(tokens[i - 1].kind, Kind::Open | Kind::Dash | Kind::Hyphen);
        let before_gap = tokens.get(i + 1).is_none_or(|n| {
            n.spaced || !matches!(n.kind, Kind::Word | Kind::Number | Kind::Open | Kind::Quote | Kind::Other)
        });
        match open {
            Some((start, was_single)) if was_single == single => {
                let opens_again = matches!(mark, "“" | "„" | "«" | "\"") && after_gap && !before_gap;
                if opens_again {
                    tokens[start].tag = Tag::QuoteOpen;
                    out.push(Quote { first: start as u32, end: i as u32, opened: true, closed: false });
                    tokens[i].tag = Tag::QuoteOpen;
                    open = Some((i, single));
                } else if !single
                    || !after_gap
                        && (before_gap || mark == "’" || mark == "'")
                        && !is_plural_possessive(tokens, i, text, last)
                {
                    tokens[i].tag = Tag::QuoteClose;
                    out.push(Quote { first: start as u32, end: i as u32 + 1, opened: true, closed: true });
                    open = None;
                } else {
                    tokens[i].kind = Kind::Possessive;
                }
            }
            Some((_, false)) => {
                // A single mark inside double ones: part of the words.
                if !after_gap
                    && i > 0
                    && tokens[i - 1].kind == Kind::Word
                    && before_gap
                    && ends_in_s(&tokens[i - 1], text)
                {
                    tokens[i].kind = Kind::Possessive;
                }
            }
            Some((_, true)) if after_gap => {
                // A double mark opens while a single one stands: the single one was an apostrophe.
                tokens[i].tag = Tag::QuoteOpen;
                open = Some((i, false));
            }
            Some(_) => {}
            None if single => {
                if after_gap && !before_gap && last > Some(i) {
                    tokens[i].tag = Tag::QuoteOpen;
                    open = Some((i, true));
                } else if i > 0 && !after_gap && tokens[i - 1].kind == Kind::Word {
                    tokens[i].kind = Kind::Possessive;
                }
            }
            None => {
                let opens = i == 0
                    || after_gap && !before_gap
                    || matches!(mark, "“" | "„" | "«" | "‹" | "``") && (after_gap || !before_gap);
                if opens {
                    tokens[i].tag = Tag::QuoteOpen;
                    open = Some((i, false));
                } else {
                    // Closes what the paragraph before opened.
                    tokens[i].tag = Tag::QuoteClose;
                    let first = out.last().map_or(0, |q| q.end);
                    if first == 0 {
                        out.push(Quote { first, end: i as u32 + 1, opened: false, closed: true });
                    }
                }
            }
        }
    }
    if let Some((start, single)) = open
        && !single
    {
        tokens[start].tag = Tag::QuoteOpen;
        out.push(Quote { first: start as u32, end: tokens.len() as u32, opened: true, closed: false });
    }
    out
}

fn ends_in_s(t: &Token, text: &str) -> bool {
    t.span.of(text).ends_with(['s', 'S'])
}

/// "the envoys’ demands": an apostrophe after a plural with a lower-case word behind and another closing mark to come.
fn is_plural_possessive(tokens: &[Token], i: usize, text: &str, last: Option<usize>) -> bool {
    i > 0
        && ends_in_s(&tokens[i - 1], text)
        && tokens.get(i + 1).is_some_and(|n| n.kind == Kind::Word && !n.capital)
        && last > Some(i)
}

/// The last mark of the paragraph that can close a single quotation.
fn last_closing(tokens: &[Token], text: &str) -> Option<usize> {
    tokens.iter().enumerate().rposition(|(i, t)| {
        t.kind == Kind::Quote
            && !t.spaced
            && matches!(t.span.of(text), "'" | "’")
            && tokens.get(i + 1).is_none_or(|n| n.spaced || n.kind != Kind::Word)
    })
}

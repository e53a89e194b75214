//! From a paragraph's text to tokens, quotations, sentences, verb groups and clauses.

pub mod clause;
pub mod fronted;
pub mod group;
pub mod quote;
mod scare;
pub mod sentence;
pub mod tag;
pub mod token;

use std::ops::Range;

use self::{clause::Clause, group::Grammar, quote::Quote, token::Token};
use crate::{codebook::lexicon::Lexicon, span::Span};

/// A paragraph cut up. Token indices are of the paragraph.
#[derive(Clone, Debug, Default)]
pub struct Segmented {
    /// Words, numbers and marks.
    pub tokens: Vec<Token>,
    /// Outermost quotations.
    pub quotes: Vec<Quote>,
    /// Sentences, which cover the paragraph.
    pub sentences: Vec<Sentence>,
}

/// A sentence with its clauses.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its clauses, one per verb group.
    pub clauses: Vec<Clause>,
}

impl Segmented {
    /// Whether a token stands inside a quotation.
    pub fn quoted(&self, token: usize) -> bool {
        self.quotes.iter().any(|q| q.inside().contains(&token))
    }

    /// The span of a token range; empty for an empty one.
    pub fn span(&self, range: Range<usize>) -> Span {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|e| self.tokens.get(e))) {
            (Some(a), Some(b)) if range.start < range.end => Span { start: a.span.start, end: b.span.end },
            _ => Span::default(),
        }
    }
}

/// Tokens only: enough to decide whether the paragraph is worth the rest.
pub fn tokens(text: &str, span: Span, lexicon: &Lexicon, out: &mut Segmented) {
    out.tokens.clear();
    out.quotes.clear();
    out.sentences.clear();
    token::tokenise(text, span, lexicon, &mut out.tokens);
}

/// The rest, after [`tokens`].
pub fn structure(text: &str, lexicon: &Lexicon, grammar: &Grammar, out: &mut Segmented) {
    out.quotes = quote::quotes(&mut out.tokens, text);
    for range in sentence::sentences(&out.tokens, text, lexicon) {
        let range = range.start as usize..range.end as usize;
        tag::tag(&mut out.tokens[range.clone()], text, lexicon);
        let mut groups = group::groups(&out.tokens, range.clone(), lexicon, grammar);
        fronted::join(&mut groups, &out.tokens, range.clone(), lexicon);
        let clauses = clause::clauses(&out.tokens, range.clone(), &groups, lexicon);
        out.sentences.push(Sentence { tokens: range, clauses });
    }
}

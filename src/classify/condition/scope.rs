//! How far a condition's words reach.

use std::ops::Range;

use super::super::{chain::Chain, view::View};
use crate::segment::{Sentence, clause::Edge, tag::Tag};

/// One past the last token of a condition that begins at a token: up to the clause that goes on without it, the end of what is
/// said, or a mark that closes it.
pub fn end(view: &View<'_>, sentence: &Sentence, chain: &Chain, from: usize) -> usize {
    let tokens = &view.seg().tokens;
    let limit = content_end(view, from).unwrap_or(sentence.tokens.end).min(sentence.tokens.end);
    for (i, token) in tokens.iter().enumerate().take(limit).skip(from + 1) {
        match token.tag {
            Tag::Semicolon | Tag::Colon | Tag::Stop | Tag::Dash => return i,
            Tag::QuoteClose if !opened(view, from..i) => return i,
            Tag::Comma if goes_on(sentence, chain, i + 1) => return i,
            Tag::Coord if parts(sentence, chain, i) => return i,
            _ => {}
        }
    }
    limit
}

/// Whether a quotation was opened inside a stretch.
fn opened(view: &View<'_>, range: Range<usize>) -> bool {
    view.seg().tokens[range].iter().any(|t| t.tag == Tag::QuoteOpen)
}

/// The end of what is said around a token.
fn content_end(view: &View<'_>, at: usize) -> Option<usize> {
    let said = view.said_at(at)?;
    view.unit.said[said].found.content.iter().find(|c| c.contains(&at)).map(|c| c.end)
}

/// Behind a comma begins a clause that is none of the condition's.
fn goes_on(sentence: &Sentence, chain: &Chain, at: usize) -> bool {
    let next = sentence.clauses.iter().enumerate().find(|(_, c)| c.group.first as usize >= at);
    next.is_some_and(|(i, c)| {
        let begins = c.start as usize <= at + 1 || (c.start as usize) < at + 3 && c.edge == Edge::Root;
        begins && (chain.clauses.contains(&i) || matches!(c.edge, Edge::Root | Edge::Concession))
    })
}

/// "…, but" with a clause of its own.
fn parts(sentence: &Sentence, chain: &Chain, at: usize) -> bool {
    sentence
        .clauses
        .iter()
        .enumerate()
        .any(|(i, c)| c.start as usize == at && c.coordinate && (chain.clauses.contains(&i) || c.edge == Edge::Root))
}

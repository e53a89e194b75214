//! What a pair of dashes sets apart between a subject and its verb: "Vale – in Kelm for the talks – said".

use super::{tag::Tag, token::Token};

/// The most words that stand apart.
const MOST: usize = 30;

/// Makes commas of two dashes of which the first stands behind a noun phrase and the second before the verb that it waits for.
pub(super) fn commas(tokens: &mut [Token]) {
    let mut at = 0;
    while let Some(first) = dash(tokens, at) {
        let Some(second) = dash(tokens, first + 1) else { return };
        at = second;
        if apart(tokens, first, second) {
            (tokens[first].tag, tokens[second].tag) = (Tag::Comma, Tag::Comma);
            at = second + 1;
        }
    }
}

fn dash(tokens: &[Token], from: usize) -> Option<usize> {
    tokens.iter().skip(from).position(|t| t.tag == Tag::Dash).map(|i| from + i)
}

fn apart(tokens: &[Token], first: usize, second: usize) -> bool {
    let before = first.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.tag.is_head());
    let mut behind = tokens.iter().skip(second + 1).filter(|t| !matches!(t.tag, Tag::Adv | Tag::Neg));
    let verb = behind.next().is_some_and(|t| t.tag.is_aux() || matches!(t.tag, Tag::Past | Tag::Third));
    let inside = tokens.get(first + 1..second).unwrap_or_default();
    let closed = |t: &Token| {
        matches!(t.tag, Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::QuoteOpen | Tag::QuoteClose | Tag::Other)
    };
    // "Vale – she was in Kelm – said": a sentence of its own.
    let own = inside.first().is_none_or(|t| t.tag == Tag::Pron);
    before && verb && !own && inside.len() <= MOST && !inside.iter().any(closed)
}

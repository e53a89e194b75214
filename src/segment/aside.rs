//! What a pair of dashes sets apart between a subject and its verb: "Vale – in Kelm for the talks – said".

use super::{tag::Tag, token::Token};
use crate::codebook::lexicon::class;

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

/// "Vale, engaged in talks, said": the verb right behind the first of two marks between a subject and its verb is a participle.
pub(super) fn participles(tokens: &mut [Token]) {
    for first in 1..tokens.len() {
        if tokens[first].tag == Tag::Comma && describes(tokens, first) {
            tokens[first + 1].tag = Tag::Part;
        }
    }
}

fn describes(tokens: &[Token], first: usize) -> bool {
    let verb = tokens.get(first + 1).is_some_and(|t| t.tag == Tag::Past && t.classes & class::V_PART != 0);
    let led = tokens.get(first + 2).is_some_and(|t| t.tag == Tag::Prep);
    let inside = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Adv | Tag::Ing);
    let rest = tokens.get(first + 2..).unwrap_or_default();
    let length = rest.iter().take(MOST).take_while(|t| inside(t)).count();
    let closed = rest.get(length).is_some_and(|t| t.tag == Tag::Comma);
    let mut behind = rest.iter().skip(length + 1).filter(|t| !matches!(t.tag, Tag::Adv | Tag::Neg));
    let waits = behind.next().is_some_and(|t| t.tag.is_aux() || matches!(t.tag, Tag::Past | Tag::Third));
    // The subject has no verb yet.
    let opens = |t: &&Token| {
        t.classes & class::SUB == 0 && !matches!(t.tag, Tag::Sub | Tag::Comp | Tag::QuoteOpen | Tag::Semicolon)
    };
    let mut lead = tokens.get(..first).unwrap_or_default().iter().rev().take_while(opens);
    let subject = tokens[first - 1].tag.is_head() && !lead.any(|t| t.tag.is_verb() || t.tag.is_aux());
    verb && led && closed && waits && subject
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

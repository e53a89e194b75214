//! A quotation alone in its paragraph, or one that runs on from the paragraph before.

use super::{How, Rule};
use crate::{
    attribute::find::{Found, Kind, Pass},
    segment::token::Kind as TokenKind,
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "loose-quotation",
    meaning: "A quotation of whole sentences that no reporting clause of its paragraph takes.",
    fires: "“The truce holds. We will keep it.”",
    silent: "The “truce” held.",
    how: How::Rest(find),
};

fn find(pass: &mut Pass) {
    for q in &pass.seg.quotes {
        let range = q.first as usize..q.end as usize;
        // "Would she sign? “Never.”": however short, an answer is said.
        let answers = range.start.checked_sub(1).is_some_and(|b| pass.seg.span(b..b + 1).of(pass.text) == "?");
        if range.len() < if answers { 3 } else { 5 } || pass.covers(range.clone()) {
            continue;
        }
        // It stands as a sentence of its own.
        let starts =
            range.start == 0 || pass.tokens[range.start - 1].kind == TokenKind::Stop || pass.ends_sentence(range.start);
        let ends = range.end == pass.tokens.len() || pass.ends_quoted(range.end).is_some();
        if starts && ends {
            pass.push(Found {
                source: None,
                cue: Vec::new(),
                content: vec![range],
                rule: "",
                kind: Kind::OpenQuote,
                clause: None,
                addressee: None,
                relayed: None,
                unsaid: false,
                nested: false,
            });
        }
    }
}

//! A quotation alone in its paragraph, or one that runs on from the paragraph before.

use super::{How, Rule};
use crate::{
    attribute::{
        content,
        find::{Found, Kind, Pass},
    },
    segment::{tag::Tag, token::Kind as TokenKind},
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
        let starts = starts || led_in(pass, range.start);
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

/// "On leaving the islands: “Never. We will stay.”": behind the colon of a phrase that only says what it is about.
fn led_in(pass: &Pass, start: usize) -> bool {
    let Some(colon) = start.checked_sub(1).filter(|&i| pass.tag(i) == Tag::Colon) else { return false };
    let Some(s) = pass.sentence_of(colon) else { return false };
    let sentence = pass.sentence(s);
    let from = sentence.tokens.start;
    let about = ["on", "about", "of"].iter().any(|w| pass.is(from, w));
    let states = sentence.clauses.iter().any(|c| (c.group.head as usize) < colon && content::finite(c));
    about && !states && colon - from < 14
}

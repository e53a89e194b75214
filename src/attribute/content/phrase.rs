//! Noun phrases and adverbials by their tags, where no clause has them as its own.

use std::ops::Range;

use crate::{attribute::find::Pass, segment::tag::Tag};

/// A noun phrase at `from`, with prepositional phrases, lists and what is attached by "close to", "based in".
pub fn phrase(pass: &Pass, from: usize, limit: usize) -> Range<usize> {
    from..extent(pass, from, limit, true)
}

/// The end of a noun phrase at `from`; behind a name only "of" goes on: "said Vale | in Sutholm".
pub fn attached(pass: &Pass, from: usize) -> usize {
    extent(pass, from, pass.tokens.len(), false)
}

fn extent(pass: &Pass, from: usize, limit: usize, any: bool) -> usize {
    let mut i = from;
    while i < limit {
        let t = pass.tag(i);
        let next = pass.tag(i + 1);
        let goes_on = i > from && (next.is_nominal() || next.is_head());
        let joins = match t {
            Tag::Prep => {
                goes_on
                    && (any || pass.tag(i - 1) != Tag::Proper || pass.word(i) == pass.words.of)
                    && pass.tag(i - 1) != Tag::Pron
                    && pass.tag(i - 1) != Tag::ObjPron
            }
            Tag::Coord => goes_on && (next != Tag::Pron || pass.tag(i + 2) == Tag::Prep),
            Tag::Part => i > from && next == Tag::Prep,
            _ => t.is_nominal() || t.is_head(),
        };
        if !joins || t == Tag::Pron && i > from && next != Tag::Prep {
            break;
        }
        i += 1;
    }
    i
}

/// Skips adverbs and prepositional phrases: "on Thursday in Nordhaven".
pub(super) fn skip_adverbials(pass: &Pass, from: usize, limit: usize) -> usize {
    let mut i = from;
    while i < limit {
        match pass.tag(i) {
            Tag::Adv => i += 1,
            Tag::Prep
            | Tag::Proper
            | Tag::Noun
            | Tag::Num
            | Tag::Det
            | Tag::Poss
            | Tag::ObjPron
            | Tag::Adj
            | Tag::Possessive
            | Tag::Hyphen => i += 1,
            Tag::Sub | Tag::Ing if i == from => return i,
            _ => break,
        }
    }
    i
}

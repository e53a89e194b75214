//! In Vale's view, … / …, in the words of Vale, … / … as far as Vale is concerned.

use std::ops::Range;

use super::{How, Rule, according};
use crate::{
    attribute::{
        content,
        find::{Found, Kind, Pass},
    },
    codebook::{cue::Marker, lexicon::Meaning},
    segment::tag::Tag,
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "in-the-view-of",
    meaning: "The sentence around \"in X's view\", \"in the words of X\" is what X says.",
    fires: "In Vale's view, the harbour will be shut.",
    silent: "In Vale's harbour, the guns were still.",
    how: How::Paragraph(find),
};

fn find(pass: &mut Pass) {
    let (tokens, seg) = (pass.tokens, pass.seg);
    for (s, sentence) in seg.sentences.iter().enumerate() {
        // At the head of its sentence, or behind a mark or "and".
        let leads = |at: usize| {
            let before = || matches!(tokens[at - 1].tag, Tag::Comma | Tag::Coord | Tag::Dash | Tag::QuoteOpen);
            at == sentence.tokens.start || before()
        };
        for at in sentence.tokens.clone().filter(|&at| tokens[at].tag == Tag::Prep && leads(at)) {
            if ["in", "from", "by"].iter().any(|w| pass.is(at, w))
                && let Some(found) = one(pass, s, at)
            {
                pass.push(found);
            }
        }
        let as_ = |at: &usize| tokens[*at].word != 0 && tokens[*at].word == pass.words.as_;
        let first = sentence.tokens.clone().find(as_).and_then(|at| concerned(pass, s, at));
        if let Some(found) = first {
            pass.push(found);
        }
    }
}

fn one(pass: &Pass, s: usize, at: usize) -> Option<Found> {
    let bounds = pass.without_stop(pass.bounds(s, at));
    let leads = at == bounds.start || matches!(pass.tag(at - 1), Tag::Comma | Tag::Coord | Tag::Dash | Tag::QuoteOpen);
    let (source, end) = possessor(pass, at, bounds.end).or_else(|| behind(pass, at, bounds.end))?;
    // "In Vale's eyes the truce is dead": the phrase opens the sentence, and its subject follows.
    let opens = at == bounds.start && matches!(pass.tag(end), Tag::Det | Tag::Poss | Tag::Pron | Tag::Proper);
    let over =
        opens || end >= bounds.end || matches!(pass.tag(end), Tag::Comma | Tag::Dash | Tag::QuoteClose | Tag::Colon);
    if !leads || !over || pass.covers(at..end) {
        return None;
    }
    cited(pass, s, source, at..end)
}

/// "The truce is dead as far as Vale is concerned": behind what is said; before it, it tells what is spoken of.
fn concerned(pass: &Pass, s: usize, at: usize) -> Option<Found> {
    let bounds = pass.without_stop(pass.bounds(s, at));
    let far = at > bounds.start && pass.is(at, "as") && pass.is(at + 1, "far") && pass.is(at + 2, "as");
    if !far || pass.covers(at..at + 3) {
        return None;
    }
    let source = content::phrase(pass, at + 3, bounds.end);
    let end = source.end + 2;
    let closes =
        ["is", "are", "was", "were"].iter().any(|w| pass.is(source.end, w)) && pass.is(source.end + 1, "concerned");
    let over = end >= bounds.end || matches!(pass.tag(end), Tag::Comma | Tag::Dash | Tag::QuoteClose);
    if source.is_empty() || !closes || !over { None } else { cited(pass, s, source, at..end) }
}

fn cited(pass: &Pass, s: usize, source: Range<usize>, cue: Range<usize>) -> Option<Found> {
    let content = according::around(pass, s, cue.start, cue.end);
    (!content.is_empty()).then(|| Found {
        source: Some(source),
        cue: vec![cue],
        content,
        rule: "",
        kind: Kind::Cited,
        clause: None,
        addressee: None,
        relayed: None,
        unsaid: false,
        nested: false,
    })
}

/// "in | his | own view", "in | Mara Vale | 's words": the source, and where the phrase ends.
fn possessor(pass: &Pass, at: usize, limit: usize) -> Option<(Range<usize>, usize)> {
    let owner = (at + 1..limit.min(at + 14)).find(|&i| matches!(pass.tag(i), Tag::Poss | Tag::Possessive))?;
    let own = pass.tag(owner) == Tag::Poss;
    if !(at + 1..owner).all(|i| pass.tag(i).is_nominal()) || !own && owner == at + 1 {
        return None;
    }
    let noun = (owner + 1..limit.min(owner + 4)).find(|&i| pass.tag(i) != Tag::Adj)?;
    let source = if own { owner..owner + 1 } else { at + 1..owner };
    Some((source, standpoint(pass, noun)?))
}

/// "in | the words of | Mara Vale, the president".
fn behind(pass: &Pass, at: usize, limit: usize) -> Option<(Range<usize>, usize)> {
    let noun = at + 1 + (pass.tag(at + 1) == Tag::Det) as usize;
    let of = standpoint(pass, noun)?;
    if pass.word(of) != pass.words.of || noun == at + 1 {
        return None;
    }
    let phrase = content::phrase(pass, of + 1, limit);
    // An apposition has its comma: "in the words of Mara Vale, the truce holds" has none.
    let apposed = pass.appositions(phrase.start, phrase.end);
    let end = if apposed < limit && pass.tag(apposed) == Tag::Comma { apposed } else { phrase.end };
    (!phrase.is_empty()).then_some((phrase.start..end, end))
}

/// Where a noun of standpoint that begins at a token ends.
fn standpoint(pass: &Pass, at: usize) -> Option<usize> {
    let mut end = None;
    if at >= pass.tokens.len() {
        return None;
    }
    pass.lexicon.phrases_at(pass.tokens, at, |f| {
        if f.meaning == Meaning::Marker(Marker::Standpoint) {
            end = Some(f.end as usize);
        }
    });
    end
}

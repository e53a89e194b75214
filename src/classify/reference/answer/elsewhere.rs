//! Questions that a sentence tells of itself: "Asked whether Norland would sign, Vale said that it would not".

use std::ops::Range;

use crate::{
    attribute::Said,
    classify::{
        chain::{self, Chain},
        holder::Holder,
        view::View,
    },
    codebook::{
        cue::Marker,
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
    },
    statement::Voice,
};

/// What a sentence tells to have been asked, before it gives the answer, and the tokens that tell it.
pub fn asked_within(view: &View<'_>, sentence: &Sentence) -> Option<(Chain, Range<usize>)> {
    let tokens = &view.seg().tokens;
    let range = sentence.tokens.clone();
    let start = range.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
    let led = led_by(view, sentence, start);
    if let Some(led) = led {
        return Some((led, start..start));
    }
    let is = |i: usize, words: &[&str]| words.iter().any(|w| view.says(i, w));
    let mut cues = view.unit.mentions.cues_in(range.clone());
    let asked = cues.find(|c| c.meaning == Meaning::Marker(Marker::Asked))?.first as usize;
    // "“No,” she said when asked whether Norland would sign".
    let after = asked > start + 3 && is(asked - 1, &["when", "after", "once", "if"]);
    let leads = (start..asked).all(|i| is(i, &["when", "after", "once", "being", "later", "but", "and"]));
    let about = is(asked + 1, &["whether", "if", "about", "on", "for", "when", "how", "why", "what", "to"])
        || (asked + 1..(asked + 6).min(range.end)).any(|i| is(i, &["whether", "if", "about"]));
    if !(leads && asked < start + 3 || after) || !about {
        return None;
    }
    let mut commas = (asked..range.end).filter(|&i| tokens[i].tag == Tag::Comma);
    let end = if after { commas.next().unwrap_or(range.end) } else { commas.next()? };
    let from = if after { asked } else { start };
    Some((chain::matter(view, &Sentence { tokens: from..end, ..sentence.clone() })?, from..end))
}

/// A sentence that only tells of a question, and what it asks: "He was asked about the truce.", "The last question was about the
/// truce.", "“Will you sign?” a reporter asked." The answer is in the next.
pub fn told_ahead(view: &View<'_>, sentence: &Sentence) -> Option<Chain> {
    if view.question {
        return None;
    }
    let range = sentence.tokens.clone();
    if view.unit.speaker.is_some() {
        // "I was asked whether we would sign. I said no."
        let own = |c: &Clause| c.group.passive && view.holder(sentence, 0) == Holder::Speaker;
        let at = sentence.clauses.first().filter(|c| own(c)).and_then(|_| was_asked(view, sentence))?;
        return chain::told_of(view, &Sentence { tokens: at..range.end, ..sentence.clone() });
    }
    put(view, sentence).or_else(|| {
        let at = named_question(view, range.clone()).or_else(|| was_asked(view, sentence))?;
        chain::told_of(view, &Sentence { tokens: at..range.end, ..sentence.clone() })
    })
}

/// "The last question was about the truce": where what it is about begins.
fn named_question(view: &View<'_>, range: Range<usize>) -> Option<usize> {
    let is = |i: usize, words: &[&str]| words.iter().any(|w| view.says(i, w));
    let noun = |i: &usize| is(*i, &["question", "questions"]) && is(i + 1, &["was", "were", "is", "concerned"]);
    let at = range.clone().take(8).find(noun)?;
    let about = is(at + 1, &["concerned"]) || is(at + 2, &["about", "on", "whether", "if"]);
    (about && !view.seg().quoted(at)).then_some(at + 2)
}

/// "He was asked about the truce", "A reporter asked whether she would sign": by whom no answer is given here.
fn was_asked(view: &View<'_>, sentence: &Sentence) -> Option<usize> {
    let range = sentence.tokens.clone();
    let is = |i: usize, words: &[&str]| words.iter().any(|w| view.says(i, w));
    let cue = |c: &&Found| c.meaning == Meaning::Marker(Marker::Asked);
    let at = view.unit.mentions.cues_in(range.clone()).find(cue)?.first as usize;
    let ci = sentence.clauses.iter().position(|c| c.group.head as usize == at)?;
    let about =
        (at + 1..(at + 6).min(range.end)).any(|i| is(i, &["whether", "if", "about", "on", "why", "how", "what"]));
    let asker = sentence.clauses[ci].group.passive || view.holder(sentence, ci) == Holder::Else;
    let first = ci == 0 && sentence.clauses[ci].edge == Edge::Root && sentence.clauses[ci].group.form == Form::Finite;
    // "… was asked about it and said no".
    let goes_on = sentence
        .clauses
        .get(ci + 1..)
        .unwrap_or_default()
        .iter()
        .any(|c| c.edge == Edge::Root && c.group.form == Form::Finite);
    (first && about && asker && !goes_on && !view.seg().quoted(at)).then_some(at + 1)
}

/// "“Will you sign?” a reporter asked": a quoted question of somebody who speaks for no side.
fn put(view: &View<'_>, sentence: &Sentence) -> Option<Chain> {
    let tokens = &view.seg().tokens;
    let nobody = |s: &Said| s.speaker.as_ref().is_none_or(|s| s.voice == Voice::Unofficial);
    let asks = |r: &Range<usize>| {
        let last = tokens[r.clone()].iter().rev().find(|t| t.tag != Tag::QuoteClose);
        view.seg().quoted(r.start + 1) && last.is_some_and(|t| view.words_are(t, "?"))
    };
    let here = |r: &&Range<usize>| sentence.tokens.start <= r.start && r.end <= sentence.tokens.end && !r.is_empty();
    let said = view.unit.said.iter().filter(|s| s.positive && !s.found.cue.is_empty() && nobody(s));
    let question = said.flat_map(|s| &s.found.content).filter(here).find(|r| asks(r))?;
    chain::told_of(view, &Sentence { tokens: question.clone(), ..sentence.clone() })
}

/// "As for the truce, the answer is no", "On the dues we have not decided": what is spoken of, named before it is.
fn led_by(view: &View<'_>, sentence: &Sentence, start: usize) -> Option<Chain> {
    let leads = |words: &[&str]| words.iter().enumerate().all(|(n, w)| view.says(start + n, w));
    let phrases: [&[&str]; 8] = [
        &["as", "for"],
        &["as", "to"],
        &["when", "it", "comes", "to"],
        &["on"],
        &["about"],
        &["regarding"],
        &["concerning"],
        &["as", "regards"],
    ];
    let phrase = phrases.iter().find(|p| leads(p))?;
    let from = start + phrase.len();
    let tokens = &view.seg().tokens;
    let ends = |&i: &usize| matches!(tokens[i].tag, Tag::Comma | Tag::Pron | Tag::Colon | Tag::Dash);
    let end = (from..sentence.tokens.end).find(ends)?;
    let named = view.unit.mentions.topics_in(from..end).next()?;
    // The phrase is the topic's word, and no day or place.
    if named.first as usize > from + 2 {
        return None;
    }
    chain::matter(view, &Sentence { tokens: start..end, clauses: Vec::new() })
}

//! Questions that a sentence tells of itself: "Asked whether Norland would sign, Vale said that it would not".

use crate::{
    classify::{
        chain::{self, Chain},
        view::View,
    },
    codebook::{cue::Marker, lexicon::Meaning},
    segment::{
        Sentence,
        clause::{Clause, Edge},
        tag::Tag,
    },
};

/// What a sentence tells to have been asked, before it gives the answer.
pub fn asked_within(view: &View<'_>, sentence: &Sentence) -> Option<Chain> {
    let tokens = &view.seg().tokens;
    let range = sentence.tokens.clone();
    let start = range.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
    let led = led_by(view, sentence, start);
    if led.is_some() {
        return led;
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
    chain::matter(view, &Sentence { tokens: from..end, ..sentence.clone() })
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

/// "Vale was asked about the truce.": a sentence that only tells what somebody was asked.
pub fn was_asked(view: &View<'_>, sentence: &Sentence) -> Option<Chain> {
    let asked = |c: &Clause| {
        let head = c.group.head as usize;
        let mut cues = view.unit.mentions.cues_in(head..head + 1);
        c.edge == Edge::Root && c.group.passive && cues.any(|f| f.meaning == Meaning::Marker(Marker::Asked))
    };
    let clause = sentence.clauses.first().filter(|c| asked(c) && !c.group.negated)?;
    let from = clause.group.end as usize;
    let about = ["whether", "if", "about", "on", "for", "when", "how", "why", "what"];
    let alone = !sentence.clauses.iter().skip(1).any(|c| c.edge == Edge::Root);
    (alone && about.iter().any(|w| view.says(from, w))).then(|| chain::matter(view, sentence)).flatten()
}

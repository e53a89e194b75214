//! Orders of steps: "until", "before", "once", "first".

use std::ops::Range;

use super::{
    super::{chain::Chain, view::View},
    hit, is_word,
};
use crate::{
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning},
    },
    date,
    segment::{
        Sentence,
        clause::{Clause, Edge, object_phrase},
        group::{Form, Modal},
        tag::Tag,
        token::Kind,
    },
};

/// "until" after a continuing act is duration; after a negated or not yet begun one it is a condition. "before" and "after"
/// set an order only for what is still to come.
pub fn orders(view: &View<'_>, sentence: &Sentence, chain: &Chain, clause: usize) -> bool {
    let Some(top) = sentence.clauses.get(chain.top).map(|c| &c.group) else { return false };
    let c = &sentence.clauses[clause];
    let at = c.start as usize;
    let future = top.modal != Modal::None || !top.past;
    // "is ready to sign", "agreed to sign": what is still to be done.
    let coming =
        chain.clauses.iter().any(|&i| sentence.clauses.get(i).is_some_and(|c| c.group.form == Form::Infinitive));
    let happens = !c.group.past || c.group.perfect;
    // "can only begin after Kelmar leaves".
    let alone = top.modal != Modal::None && (top.first..top.end).any(|i| is_word(view, i as usize, &["only"]));
    let only = alone || at > 0 && is_word(view, at - 1, &["only", "not"]);
    let continuing = continuing(view, sentence, chain);
    if is_word(view, at, &["until", "till"]) {
        !continuing && (chain.negated || chain.refused || future)
    } else if is_word(view, at, &["once"]) {
        only || top.modal != Modal::None || happens && (future || coming)
    } else if at > 1 && is_word(view, at, &["as"]) && is_word(view, at - 1, &["soon"]) {
        future || happens && coming
    } else if is_word(view, at, &["when"]) {
        // "when she meets with the ministers": a date.
        let talks = c.group.cue.is(Class::Talk) || view.lexicon().own_cue(c.group.lemma).is(Class::Talk);
        // "would be lifted when Kelmar had left", "was ready to lift them when it left": told of what was said then.
        let backshifted = top.modal == Modal::Would || coming && top.past && top.copula;
        let step = (happens || backshifted) && !c.group.progressive && !talks;
        let offered = coming && chain.sign > 0 && chain.attitude && !c.group.copula && !c.group.negated;
        only || step && (matches!(top.modal, Modal::Future | Modal::Would | Modal::Possible) || offered)
    } else if is_word(view, at, &["before", "after"]) {
        // "…, a day after the envoys met": only when it was.
        let measured = at > 0 && date::is_unit(view.words(at - 1..at));
        // "refuses to stop before the islands are handed back".
        let refuses = chain.refused && coming && is_word(view, at, &["before"]);
        // "will begin after Kelmar has left": a step that has to be done.
        let done = is_word(view, at, &["after"]) && c.group.perfect && !top.perfect;
        only || future && (chain.negated || refuses || done) && !measured
    } else if view.moment(at) {
        future || happens && coming
    } else {
        only
    }
}

/// "the dues will stay until …", "the war will go on until …": the continuing act is what is wanted, or is itself the refusal.
fn continuing(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let Some(top) = sentence.clauses.get(chain.top).map(|c| &c.group) else { return false };
    let refusal = chain.frame.is_some_and(|f| view.lexicon().frame(chain.topic, f).direction < 0);
    // "calls on Weil to keep raising the dues until …".
    let starts = |&c: &usize| sentence.clauses.get(c).is_some_and(|c| c.group.cue.is(Class::Start) && !c.group.negated);
    let asked = || chain.act && top.cue.attitude() >= 0 && chain.clauses.iter().any(starts);
    let goes_on = top.cue.is(Class::Start) || top.cue.is(Class::Last);
    (goes_on || asked()) && !chain.negated && !chain.refused && (chain.sign > 0 || refusal)
        || top.cue.is(Class::Start) && !top.negated && chain.sign > 0
}

/// "will keep the dues as long as Norland stays": how long a continuing act goes on, no condition.
pub fn lasts_as_long(view: &View<'_>, sentence: &Sentence, chain: &Chain, at: usize) -> bool {
    let long = (at.saturating_sub(1)..=at + 1).any(|i| is_word(view, i, &["long"]) && is_word(view, i + 1, &["as"]));
    let goes_on = |&c: &usize| sentence.clauses.get(c).is_some_and(|c| c.group.cue.is(Class::Last));
    long && continuing(view, sentence, chain) && chain.clauses.iter().any(goes_on)
}

/// "cannot agree while Kelmar shells the ports": what has to stop first.
pub fn lasting(view: &View<'_>, sentence: &Sentence, chain: &Chain, clause: usize) -> bool {
    let Some(top) = sentence.clauses.get(chain.top).map(|c| &c.group) else { return false };
    let c = &sentence.clauses[clause];
    is_word(view, c.start as usize, &["while"])
        && (top.negated || chain.negated)
        && top.modal != Modal::None
        && c.group.modal == Modal::None
        && !c.group.past
        && clause > chain.top
}

/// "An agreement must come before any truce": what has to come first, and what waits for it.
pub fn preceded(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let own = view.unit.mentions.topics_in(sentence.tokens.clone()).filter(|f| topic(f) == Some(chain.topic));
    own.filter_map(|f| before(view, sentence, f.first as usize)).find_map(|at| {
        let Some(c) = sentence.clauses.iter().rfind(|c| (c.group.first as usize) < at) else {
            return ahead(view, sentence, at);
        };
        let first = (c.start as usize..at).any(|i| is_word(view, i, &["first"]));
        // "must end before the war spreads": what is to come first is wanted itself.
        let itself = joins_clause(view, at) && (c.start as usize..at).contains(&hit(chain));
        let stands = hit(chain) > at || hit(chain) >= c.start as usize && !itself;
        let demanded = c.parent.is_some_and(|p| {
            c.edge == Edge::Content && sentence.clauses.get(p as usize).is_some_and(|up| up.group.cue.attitude() > 0)
        });
        // "insists on its claim before any truce".
        let asks = c.group.cue.attitude() > 0 && !c.group.past && view.wanting(&c.group);
        (stands && (c.group.modal == Modal::Ought || first || demanded || asks)).then_some(c.start as usize..at)
    })
}

/// "will not be lifted before a truce", "no talks until a withdrawal": what a step that is not taken yet waits for, as a noun.
pub fn not_yet(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let tokens = &view.seg().tokens;
    let coming = |c: &&Clause| matches!(c.group.modal, Modal::Future | Modal::Would | Modal::Possible);
    let clauses = || chain.clauses.iter().filter_map(|&c| sentence.clauses.get(c));
    let refuses = chain.refused && clauses().any(|c| c.group.form == Form::Infinitive);
    let later = clauses().find(coming).filter(|_| chain.negated).map(|c| c.group.end as usize);
    let from = later.or(refuses.then_some(chain.head))?;
    let waits = |i: usize| tokens[i].tag == Tag::Prep && is_word(view, i, &["before", "until", "till"]);
    let at = (from.max(hit(chain) + 1)..sentence.tokens.end).find(|&i| waits(i))?;
    // "refuses to stop the shooting before securing the islands": what is to be got first.
    if let Some(deed) = sentence.clauses.iter().find(|c| c.group.first as usize == at + 1 && c.group.form == Form::Ing)
    {
        let what = object_phrase(tokens, deed.object());
        return (!what.is_empty()).then_some(at..what.end);
    }
    let np = object_phrase(tokens, at + 1..sentence.tokens.end);
    // A day or a month is only when.
    let step = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(..) | Meaning::Thing(..));
    let noun = |f: &Found| matches!(f.meaning, Meaning::Noun(_) | Meaning::Marker(Marker::About));
    let named = view.unit.mentions.topics_in(np.clone()).any(step) || view.unit.mentions.cues_in(np.clone()).any(noun);
    let dated = tokens[np.clone()].iter().any(|t| t.kind == Kind::Number);
    (named && !dated).then_some(at..np.end)
}

/// Whether "before" joins a clause.
fn joins_clause(view: &View<'_>, at: usize) -> bool {
    view.seg().tokens[at].tag == Tag::Sub
}

/// "Before any truce, Kelmar must leave": the step that comes first is behind the comma.
fn ahead(view: &View<'_>, sentence: &Sentence, at: usize) -> Option<Range<usize>> {
    let tokens = &view.seg().tokens;
    let opens = sentence.tokens.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
    let main = sentence.clauses.iter().find(|c| c.group.first as usize > at)?;
    let apart = (at..main.group.first as usize).any(|i| tokens[i].tag == Tag::Comma);
    (opens == at && apart && main.group.modal == Modal::Ought).then_some(main.start as usize..main.end as usize)
}

/// "Kelmar must leave. Only then will there be a truce": what comes first stands in the sentence before.
pub fn only_then(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let tokens = &view.seg().tokens;
    let opens = (sentence.tokens.start..hit(chain)).find(|&i| !matches!(tokens[i].tag, Tag::QuoteOpen | Tag::Coord))?;
    let then = (opens..hit(chain).min(opens + 3)).find(|&i| is_word(view, i, &["then"]))?;
    let only = is_word(view, opens, &["only", "not"]) && then > opens;
    (only && tokens.get(then + 1).is_some_and(|t| t.tag.is_aux())).then_some(opens..then + 1)
}

/// "First the causes must go, and then there will be peace".
pub fn first_then(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let tokens = &view.seg().tokens;
    let opens = (sentence.tokens.start..hit(chain)).find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
    if !is_word(view, opens, &["first"]) {
        return None;
    }
    let then = (opens..hit(chain)).find(|&i| is_word(view, i, &["then"]))?;
    let end = (opens..then).rev().find(|&i| !matches!(tokens[i].tag, Tag::Coord | Tag::Comma))? + 1;
    Some(opens..end)
}

/// The "before" that governs the noun phrase of a topic's word.
fn before(view: &View<'_>, sentence: &Sentence, word: usize) -> Option<usize> {
    let tokens = &view.seg().tokens;
    (sentence.tokens.start.max(word.saturating_sub(8))..word)
        .rev()
        .take_while(|&i| tokens[i].tag.is_nominal() || matches!(tokens[i].tag, Tag::Prep | Tag::Sub | Tag::Ing))
        .find(|&i| is_word(view, i, &["before"]))
}

/// The topic of a word.
pub fn topic(f: &Found) -> Option<u8> {
    match f.meaning {
        Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) | Meaning::FramePredicate(t, _) => Some(t),
        _ => None,
    }
}

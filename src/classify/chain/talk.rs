//! What is talked about, named among demands or provided for: "will not discuss", "demands include".

use std::ops::Range;

use super::{Chain, doer::doer, lean::not_here, owner::owner};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning},
    },
    segment::{Sentence, group::Modal, tag::Tag},
};

/// "will not discuss", "demands include", "talked about".
pub(super) fn talk(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) {
    let g = &sentence.clauses[ci].group;
    let as_what = || (g.end as usize..sentence.tokens.end.min(g.end as usize + 12)).any(|i| view.says(i, "as"));
    if g.negated && g.cue.is(Class::Report) && as_what() {
        // "would not describe the talks as failing": a word for them, and no refusal.
        chain.talk = true;
        return;
    }
    let joint = || matches!(doer(view, sentence, ci, g.passive), Holder::States(s) if s.len() > 1);
    if g.negated && !g.past && g.modal == Modal::None && joint() {
        // "Norland, Kelmar do not discuss the dues": they did not come to it, and neither refused.
        chain.talk = true;
        return;
    }
    // "do not discuss the dues in detail": they do, and how is told.
    let rest = g.end as usize..(sentence.clauses[ci].end as usize).max(g.end as usize);
    let how = |c: &Found| c.meaning == Meaning::Marker(Marker::Manner) && view.says(c.first as usize, "in");
    if g.negated && g.modal == Modal::None && view.unit.mentions.cues_in(rest).any(how) && !not_here(view, sentence, ci)
    {
        chain.talk = true;
        return;
    }
    if g.negated && !g.past {
        // "will not discuss the islands": not even talked about.
        chain.attitude = true;
        chain.withheld = not_here(view, sentence, ci);
        chain.refused = !chain.withheld;
        chain.held(doer(view, sentence, ci, g.passive), ci, g.head);
        return;
    }
    let subject = view.subject_of(sentence, ci).subject.clone();
    // "any deal must involve a truce", "an end to the war would have to include": a term, of whoever says so.
    let term = g.modal == Modal::Ought || g.modal != Modal::None && view.says(subject.start as usize, "any");
    if term && !subject.is_empty() && !matches!(view.holder(sentence, ci), Holder::States(_) | Holder::Speaker) {
        chain.ought = true;
        chain.judged = true;
        // "a truce must be monitored".
        chain.terms |= g.passive && chain.sign > 0;
        chain.held(Holder::Nobody, ci, g.head);
        return;
    }
    let subject_words = subject.start as usize..subject.end as usize;
    if let Some(holder) = taken_up(view, sentence, subject_words.clone()) {
        // "Norland's demands must be met. These include a truce."
        chain.attitude = true;
        chain.judged = true;
        chain.held(holder, ci, g.head);
        return;
    }
    // "the sides in a phone call spoke of …": the noun of a phrase that only hangs on the subject demands nothing.
    let prep = subject_words.clone().find(|&i| view.seg().tokens[i].tag == Tag::Prep).unwrap_or(subject_words.end);
    let own = subject_words.start..prep;
    let demands = view.unit.mentions.cues_in(own).any(|c| c.meaning == Meaning::Noun(NounCue::Plus));
    if demands && let holder @ (Holder::States(_) | Holder::Speaker) = view.holder(sentence, ci) {
        // "Norland's demands include a truce".
        chain.attitude = true;
        chain.judged = true;
        chain.held(holder, ci, g.head);
        return;
    }
    chain.talk = true;
}

/// "These include", after a sentence that names demands: whose they are.
fn taken_up(view: &View<'_>, sentence: &Sentence, subject: Range<usize>) -> Option<Holder> {
    let pronoun = subject.len() == 1 && ["these", "they", "those"].iter().any(|w| view.says(subject.start, w));
    let sentences = &view.seg().sentences;
    let here = sentences.iter().position(|s| s.tokens == sentence.tokens).filter(|_| pronoun)?;
    let before = &sentences[here.checked_sub(1)?];
    let demand = |c: &&Found| {
        matches!(c.meaning, Meaning::Marker(Marker::Paper | Marker::Stipulated)) && c.end - c.first == 1
            || c.meaning == Meaning::Noun(NounCue::Plus)
    };
    let noun = view.unit.mentions.cues_in(before.tokens.clone()).rfind(demand)?;
    let plural = view.words(noun.first as usize..noun.end as usize).ends_with('s');
    Some(owner(view, noun.first as usize)).filter(|_| plural)
}

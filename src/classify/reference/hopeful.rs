//! What a voice says of how well things go and names nothing: "progress has been made", "is hopeful of a breakthrough". In a
//! document about the talks it is good of what they are about.

use std::ops::Range;

use super::{Carried, How};
use crate::{
    classify::{
        agenda::{Agenda, Item},
        chain::{Chain, predicate_in},
        holder::Holder,
        view::View,
    },
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{Sentence, clause::Clause, group::Modal, tag::Tag, token::Token},
};

/// A sentence that tells of progress in what is under discussion, and names no topic but talks.
pub(super) fn hopeful(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Option<Chain> {
    let headway = |f: &Found| f.meaning == Meaning::Marker(Marker::Headway);
    let nearer =
        || sentence.clauses.iter().any(|c| c.group.cue.is(Class::Converge) || c.group.cue.is(Class::Reconcile));
    if !view.unit.mentions.cues_in(sentence.tokens.clone()).any(headway) && !nearer() {
        return None;
    }
    let (word, item) = agenda.matter().or_else(|| {
        let (topic, frame) = view.told.matter().filter(|_| !agenda.is_dialogue())?;
        Some((Meaning::FrameNoun(topic, frame), Item::of_document(topic, frame)))
    })?;
    let Meaning::FrameNoun(topic, frame) = word else { return None };
    // "There was progress", after new dues: talks do not come on towards what is done against one of those who talk.
    if !view.lexicon().targets[topic as usize].is_empty() {
        return None;
    }
    // "We are making progress", some paragraphs after dues were named: in something else.
    if agenda.is_dialogue() && !item.fresh() && view.told.matter().is_none_or(|(t, _)| t != topic) {
        return None;
    }
    let of_talks = |f: &Found| match f.meaning {
        Meaning::FrameNoun(t, n) => t == topic && view.lexicon().frame(t, n).weak,
        Meaning::Thing(t, _) => t == topic || super::only_a_side(view, f),
        _ => false,
    };
    if !view.unit.mentions.topics_in(sentence.tokens.clone()).all(of_talks) {
        return None;
    }
    let (ci, found) =
        sentence.clauses.iter().enumerate().find_map(|(ci, c)| progress(view, sentence, ci, c).map(|f| (ci, f)))?;
    let head = sentence.clauses[ci].group.head;
    let mut chain = Chain::new(topic, head as usize);
    chain.sign = view.lexicon().frame(topic, frame).direction;
    chain.frame = Some(frame);
    (chain.attitude, chain.judged) = (true, true);
    chain.top = ci;
    chain.clauses.push(ci);
    chain.holder = match view.holder(sentence, ci) {
        held @ (Holder::States(_) | Holder::Speaker) => held,
        _ => Holder::Nobody,
    };
    chain.evidence.extend([head, found]);
    Some(chain.carried_by(Carried { how: How::Silent, item }))
}

/// The word of progress that a clause states: "progress was made", "has made headway", "is hopeful of a breakthrough", "voiced
/// optimism".
fn progress(view: &View<'_>, sentence: &Sentence, ci: usize, clause: &Clause) -> Option<u32> {
    let g = &clause.group;
    if g.negated || g.denied || matches!(g.modal, Modal::Would | Modal::Ought | Modal::Possible) {
        return None;
    }
    let object = clause.object();
    let near = object.start..object.end.min(object.start + 6);
    if let Some(at) = converging(view, sentence, ci, near.clone()) {
        return Some(at);
    }
    let brings = g.cue.phase() > 0;
    let says = g.cue.is(Class::Report) && !g.passive && g.cue.attitude() >= 0;
    let there = g.copula && view.subject(sentence, ci).next().is_some_and(|i| view.says(i, "there"));
    let range = if there {
        near
    } else if g.passive && brings {
        view.subject(sentence, ci)
    } else if brings && !may_come_on(view, sentence, ci) {
        return None;
    } else if brings || says {
        near
    } else if g.copula || g.cue.is(Class::Linking) {
        let (p, _, end) = predicate_in(view, near.clone())?;
        (p == Predicate::Plus).then_some(end as usize..near.end.max(end as usize))?
    } else {
        return None;
    };
    stated(view, range)
}

/// What a clause brings nearer: "the sides have drawn closer", "narrowed their differences", "the last gaps were closed".
fn converging(view: &View<'_>, sentence: &Sentence, ci: usize, near: Range<usize>) -> Option<u32> {
    let g = &sentence.clauses[ci].group;
    let (nearer, less) = (g.cue.is(Class::Converge), g.cue.is(Class::Reconcile));
    // "hard to say whether the sides had come closer".
    let start = sentence.clauses[ci].start as usize;
    let open = ["whether", "if"].iter().any(|w| view.says(start, w));
    if open || !(nearer || less) || g.modal == Modal::Future {
        return None;
    }
    let apart = |range: Range<usize>| {
        let mut cues = view.unit.mentions.cues_in(range);
        cues.find(|f| f.meaning == Meaning::Marker(Marker::Gap) && !of_its_own(view, f.end as usize)).map(|f| f.first)
    };
    let subject = view.subject(sentence, ci);
    let follows = |t: &Token| t.tag.is_nominal() || t.tag.is_head();
    // Past the verb's own words: "moved closer".
    let own = [g.particle, g.tail[0], g.tail[1]];
    let next =
        near.clone().find(|&i| view.seg().tokens[i].tag != Tag::Adv && !own.contains(&view.seg().tokens[i].word));
    let alone = next.is_none_or(|i| !follows(&view.seg().tokens[i]));
    let undergoes = g.passive || alone;
    let by_itself = nearer && alone && may_come_on(view, sentence, ci);
    apart(near)
        .filter(|_| less)
        .or_else(|| apart(subject).filter(|_| less && undergoes))
        .or_else(|| by_itself.then_some(g.head))
}

/// Whether a subject may be those who talk, or their talks: "the economy is making progress" is about something else.
fn may_come_on(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let subject = view.subject(sentence, ci);
    let mentions = &view.unit.mentions;
    let somebody =
        || mentions.names_in(subject.clone()).next().is_some() || mentions.titles_in(subject.clone()).next().is_some();
    let talks = || {
        mentions.topics_in(subject.clone()).any(|f| match f.meaning {
            Meaning::FrameNoun(t, n) => view.lexicon().frame(t, n).weak,
            _ => false,
        }) || mentions.cues_in(subject.clone()).any(|c| match c.meaning {
            Meaning::Marker(m) => {
                matches!(m, Marker::About | Marker::Side | Marker::Sides | Marker::Anaphor | Marker::Headway)
            }
            _ => false,
        })
    };
    let pronoun = || subject.len() == 1 && !view.seg().tokens[subject.start].tag.is_nominal();
    subject.is_empty() || pronoun() || somebody() || talks()
}

/// A word of progress in a stretch, neither denied nor slight.
fn stated(view: &View<'_>, range: Range<usize>) -> Option<u32> {
    let mut cues = view.unit.mentions.cues_in(range.clone());
    let f = cues.find(|f| f.meaning == Meaning::Marker(Marker::Headway))?;
    let at = f.first as usize;
    // "says not satisfied with the progress".
    if view.seg().tokens.get(range.start.min(at)..at).unwrap_or_default().iter().any(|t| t.tag == Tag::Neg) {
        return None;
    }
    (!view.slight(at) && !of_its_own(view, f.end as usize)).then_some(f.first)
}

/// "progress in lowering costs", "progress on the battlefield": in something else that it names.
fn of_its_own(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let links = ["in", "on", "with", "against"].iter().any(|w| view.says(at, w));
    if tokens.get(at).is_none_or(|t| t.tag != Tag::Prep) || !links {
        return false;
    }
    let ends = |i: &usize| matches!(tokens[*i].tag, Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::QuoteClose);
    let phrase = at + 1..(at + 1..tokens.len()).find(ends).unwrap_or(tokens.len()).min(at + 8);
    let open = |f: &Found| match f.meaning {
        Meaning::Marker(m) => matches!(
            m,
            Marker::About
                | Marker::Anaphor
                | Marker::Described
                | Marker::Matter
                | Marker::Paper
                | Marker::Contents
                | Marker::Compact
                | Marker::Endeavour
                | Marker::Reservation
        ),
        Meaning::OpenNoun(..) => true,
        _ => false,
    };
    let place = tokens[phrase.start].tag == Tag::Proper;
    !place
        && view.unit.mentions.topics_in(phrase.clone()).next().is_none()
        && !view.unit.mentions.cues_in(phrase.clone()).any(open)
}

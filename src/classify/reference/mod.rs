//! Reference of topic: "this", "the idea", "the measures" and answers without an object stand for what is under discussion.

pub mod answer;
mod deed;
mod hopeful;
mod inside;
mod phrase;
mod silent;
#[cfg(test)]
mod tests;
mod verdict;

pub use self::verdict::{of_it, of_the_rest, said_of};

pub use self::inside::inside;
use std::ops::Range;

use self::{
    deed::deed,
    hopeful::hopeful,
    phrase::{comes_not, definite, described, has_content, is_noun, number, of_the_case, pointed, pronoun, tells},
    silent::{asks, silent, unanswered},
};
use super::{
    agenda::{Agenda, Item, Number},
    chain::{self, Chain},
    holder::Holder,
    view::View,
};
use crate::{
    codebook::{
        cue::{Class, Marker},
        lexicon::{Agent, CompiledFrame, Found, Meaning, VerbPattern},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Modal,
        tag::Tag,
    },
};

/// How a topic came into a sentence that does not name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// "this", "it".
    Pronoun,
    /// "the idea", "such a step".
    Description,
    /// A word of the topic that others have too: "the measures".
    Word,
    /// A verb of agreeing, or of withholding, without an object.
    Silent,
    /// An open point or a question about it.
    Reserved,
    /// What answers to a question about it.
    Answer,
}

/// A reference: its kind, and where the topic was spoken of.
#[derive(Clone, Copy, Debug)]
pub struct Carried {
    /// Its kind.
    pub how: How,
    /// The topic under discussion.
    pub item: Item,
}

/// What a sentence that states nothing on a topic by its own words states on what is under discussion.
pub fn chains(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Vec<Chain> {
    let mut out = Vec::new();
    if agenda.is_empty() && view.told.matter().is_none() {
        return out;
    }
    if let Some(c) = deed(view, sentence, agenda) {
        return vec![c];
    }
    for (hit, carried) in words(view, sentence, agenda) {
        out.extend(chain::chain(view, sentence, &hit).map(|c| c.carried_by(carried)));
    }
    out.extend(predicated(view, sentence, agenda));
    let asks = sentence.clauses.iter().any(|c| asks(view, sentence, c).is_some());
    if !asks {
        let before = out.len();
        let take = |hits: Vec<(Found, Carried)>, out: &mut Vec<Chain>| {
            for (hit, carried) in hits {
                let chain = chain::chain(view, sentence, &hit).map(|c| c.carried_by(carried));
                let known = |c: &Chain| out.iter().any(|o: &Chain| o.topic == c.topic && o.head == c.head);
                out.extend(chain.filter(|c| !known(c)));
            }
        };
        take(acted_on(view, sentence, agenda), &mut out);
        if out.len() == before {
            take(anaphors(view, sentence, agenda), &mut out);
        }
    }
    // "If some can earn money by it, that is their choice": of what the clause in front says, and of nothing else.
    if out.is_empty() && sentence.clauses.iter().any(|c| c.edge == Edge::Root && of_the_case(view, sentence, c)) {
        return out;
    }
    if out.is_empty() {
        out.extend(answer::told(view, sentence, agenda));
    }
    if out.is_empty() {
        out.extend(without_object(view, sentence, agenda));
    }
    if out.is_empty() {
        out.extend(hopeful(view, sentence, agenda));
    }
    // "Asked about the truce, she would not be drawn".
    if out.is_empty() && agenda.asks_within().is_some() {
        out.extend(unanswered(view, sentence, agenda));
    }
    let named = view.unit.mentions.topics_in(sentence.tokens.clone());
    if out.is_empty() && !named.into_iter().any(|h| matches!(h.meaning, Meaning::FrameNoun(..) | Meaning::Refuse(_))) {
        out.extend(silent(view, sentence, agenda));
    }
    // A story moves on: what stands for a topic there, stands for its own matter or for what this paragraph or the one before spoke of,
    // unless nothing has been spoken of yet.
    let story = agenda.is_of_story() && !agenda.is_empty() && view.unit.speaker.is_none() && view.unit.house.is_none();
    let near = |c: &Carried| {
        c.item.age <= 1
            || c.item.names_here() && !c.item.is_before_last()
            || c.item.titled
            || c.item.asked
            || c.how == How::Answer
    };
    out.retain(|c| !story || c.carried.as_ref().is_none_or(near));
    out
}

/// Whether a noun phrase is about something known: "the deal", "its deal".
pub fn is_known(view: &View<'_>, noun: usize) -> bool {
    definite(view, noun, false)
}

/// "Norland rejected this, sticking to its claim to the islands": a main clause that takes a stand on what was spoken of, in a
/// sentence that states something else besides.
pub fn rejected(view: &View<'_>, sentence: &Sentence, agenda: &Agenda, stated: &[Chain]) -> Option<Chain> {
    let (ci, clause) = sentence.clauses.iter().enumerate().find(|(_, c)| c.edge == Edge::Root)?;
    let at = clause.group.end as usize;
    let this = ["this", "that", "it"].iter().any(|w| view.says(at, w));
    let ends = view.seg().tokens.get(at + 1).is_none_or(|t| matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Coord));
    let stands = this && ends && clause.group.cue.attitude() != 0 && !clause.group.passive;
    if !stands || stated.iter().any(|c| !c.loose && c.clauses.contains(&ci)) {
        return None;
    }
    if names_a_topic(view, clause.start as usize..clause.end as usize) {
        return None;
    }
    let (hit, carried) = anaphor(view, clause, agenda)?;
    chain::chain(view, sentence, &hit).map(|c| c.carried_by(carried))
}

/// Nouns that a topic shares with others ("the measures"), where the topic is under discussion.
fn words<'a>(
    view: &'a View<'_>,
    sentence: &'a Sentence,
    agenda: &'a Agenda,
) -> impl Iterator<Item = (Found, Carried)> + 'a {
    view.unit.mentions.cues_in(sentence.tokens.clone()).filter_map(move |f| {
        let Meaning::OpenNoun(t, frame) = f.meaning else { return None };
        let item = agenda.topic(t).filter(|_| is_noun(view, f) && !has_content(view, f, &["to", "of", "on"]))?;
        let near = item.spoken() && item.age <= 1 && view.speaker_at(f.first as usize).is_some();
        if !definite(view, f.first as usize, near) {
            return None;
        }
        Some((Found { meaning: Meaning::FrameNoun(t, frame), ..*f }, Carried { how: How::Word, item }))
    })
}

/// "It is ours", "they are not for sale": a predicate of a frame, said of a pronoun that stands for a thing named before.
fn predicated(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Option<Chain> {
    view.unit.mentions.topics_in(sentence.tokens.clone()).find_map(|f| {
        let Meaning::FramePredicate(t, n) = f.meaning else { return None };
        let things = view.lexicon().frame(t, n).subjects;
        let item = agenda.any(t)?;
        let named = item.thing().is_some_and(|thing| things & 1u128 << thing.min(127) != 0);
        // "Would you accept their soldiers? – They would be our target".
        let asked = item.asked && item.fresh() && item.frame.is_some() && agenda.unanswered();
        if !named && !asked {
            return None;
        }
        let subject = view.subject(sentence, view.clause_at(sentence, f.first as usize)?);
        let pronoun = ["it", "they", "that", "this"].iter().any(|w| view.says(subject.start, w));
        let chain = (subject.len() == 1 && pronoun).then(|| chain::predicate_said(view, sentence, f, (t, n), true));
        chain.flatten().map(|c| c.carried_by(Carried { how: How::Pronoun, item }))
    })
}

/// Words that stand for what is under discussion: objects and subjects of verbs that take a stand.
fn anaphors(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Vec<(Found, Carried)> {
    let mut out: Vec<(Found, Carried)> = Vec::new();
    for clause in &sentence.clauses {
        // Where the clause names a topic itself, its pronouns are left alone.
        if names_a_topic(view, clause.start as usize..clause.end as usize) {
            continue;
        }
        let Some((found, carried)) = anaphor(view, clause, agenda) else { continue };
        // "On the islands, she said, Kelmar wants a lease; she called it unfair": what the sentence has named is nearer.
        let asked = agenda.matter_asked().is_some_and(|(_, i)| i.topic == carried.item.topic);
        if carried.how == How::Pronoun && !asked && names_a_topic(view, sentence.tokens.start..clause.start as usize) {
            continue;
        }
        if of_the_case(view, sentence, clause) {
            continue;
        }
        out.retain(|(o, _)| o.first != found.first || o.end > found.end);
        out.push((found, carried));
    }
    out
}

/// Whether a stretch names a topic. A side's name that is a thing of some topic names none: "Kelmar rejects it", where dues on
/// Kelmar are a topic; nor does what is said of a topic's thing: "that is off the table".
pub fn names_a_topic(view: &View<'_>, range: Range<usize>) -> bool {
    let said_of = |f: &Found| matches!(f.meaning, Meaning::FramePredicate(..));
    // "calling them illegal": a pronoun that a topic lists as a thing names none by itself.
    let tokens = &view.seg().tokens;
    let bare = |f: &Found| f.end == f.first + 1 && matches!(tokens[f.first as usize].tag, Tag::Pron | Tag::ObjPron);
    view.unit.mentions.topics_in(range).any(|f| !said_of(f) && !bare(f) && !only_a_side(view, f))
}

/// Whether a thing of a topic is only a side's name.
pub fn only_a_side(view: &View<'_>, f: &Found) -> bool {
    let mut names = view.unit.mentions.names_in((f.first as usize).saturating_sub(2)..f.end as usize);
    matches!(f.meaning, Meaning::Thing(..)) && names.any(|n| n.is_side() && n.end >= f.end)
}

/// Pronouns as what the verb of a frame acts on: the thing that was named ("leave them"), or, in "stop this" said of a truce,
/// the fighting.
fn acted_on(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Vec<(Found, Carried)> {
    let mut out = Vec::new();
    let stands_for = |f: &Found| f.meaning == Meaning::Marker(Marker::Anaphor);
    let they = |c: &Clause| c.subject.len() == 1 && view.says(c.subject.start as usize, "they");
    let many = sentence.clauses.iter().any(they);
    if !many && !view.unit.mentions.cues_in(sentence.tokens.clone()).any(stands_for) {
        return out;
    }
    let topics = agenda.topics();
    let heads = |c: &&Clause| view.lexicon().topics_of(c.group.lemma) & topics != 0;
    for (ci, clause) in sentence.clauses.iter().enumerate().filter(|(_, c)| heads(c)) {
        let object = clause.object();
        // "this needs to stop": the subject that the infinitive shares.
        let subject = view.subject(sentence, ci);
        // Frames stand in order of their topics: of each, what is under discussion is asked for once.
        let mut under: Option<(u8, Option<Item>)> = None;
        for (frame, verbs) in view.lexicon().patterns_of(clause.group.lemma) {
            let stands = || verbs.iter().any(|v| chain::verb_stands(view, clause, v));
            // "The League wants to move east. We cannot accept this": what was stated, and not a thing named beside it.
            let beside =
                |i: &Item| i.frame.is_none() && agenda.stated_elsewhere(frame.topic) || agenda.turned_from(frame.topic);
            // "get this done", "that will continue": a verb for anything takes up what was spoken of right before.
            let near = |i: &Item| !is_light(view, clause) || i.frame.is_some() && i.fresh();
            let item = match under {
                Some((topic, item)) if topic == frame.topic => item,
                _ => agenda.any(frame.topic).filter(|i| i.at_hand() && near(i) && !beside(i)),
            };
            under = Some((frame.topic, item));
            let Some(item) = item.filter(|_| stands()) else { continue };
            // "end it": of what is aimed at somebody, that would be its own end; "cut them off" is said of them.
            let it = |r: &Range<usize>| r.clone().any(|i| ["it", "this", "that"].iter().any(|w| view.says(i, w)));
            let own_end = !view.lexicon().targets[frame.topic as usize].is_empty() && it(&object);
            let ends = clause.group.cue.is(Class::End) && frame.direction > 0 && item.frame.is_some() && !own_end;
            let mut stands = |things: u128, range: Range<usize>| {
                let named = item.thing().filter(|t| things & 1u128 << t.min(&127) != 0);
                let thing = named.or((ends && things != 0).then(|| things.trailing_zeros() as u8));
                let mut pronouns = view.unit.mentions.cues_in(range.clone());
                let found =
                    pronouns.find(|f| f.meaning == Meaning::Marker(Marker::Anaphor) && pronoun(view, clause, f));
                // "They stay": dues, where dues were spoken of last.
                let they = || they(clause) && range.start == clause.subject.start as usize && item.is_many();
                let at = clause.subject.start;
                let stand_in = Found { first: at, end: at + 1, meaning: Meaning::Marker(Marker::Anaphor) };
                let found = found.or(they().then_some(&stand_in));
                if let (Some(thing), Some(f)) = (thing, found.filter(|f| !nearer(view, sentence, clause, f))) {
                    let meaning = Meaning::Thing(frame.topic, thing);
                    out.push((Found { meaning, ..*f }, Carried { how: How::Pronoun, item }));
                }
            };
            stands(frame.objects, object.start..(object.start + 2).min(object.end));
            // "this has to be ended": what is acted on is the subject of a passive.
            let acted = if clause.group.passive { frame.objects } else { frame.subjects };
            stands(acted, subject.clone());
        }
    }
    out
}

/// Whether a verb says little of what is done: the closed class of light verbs, and what keeps up what is done.
fn is_light(view: &View<'_>, clause: &Clause) -> bool {
    let light = ["do", "get", "make", "have", "take", "keep", "put", "go", "continue"];
    light.contains(&view.lexicon().lemma_name(clause.group.lemma))
}

/// "called the ideas good and promised to take them": a plural of the sentence is nearer to "them" than what was spoken of before.
fn nearer(view: &View<'_>, sentence: &Sentence, clause: &Clause, pronoun: &Found) -> bool {
    let before = sentence.tokens.start..(clause.start as usize).max(sentence.tokens.start);
    let plural = |i: usize| view.seg().tokens[i].tag == Tag::Noun && view.words(i..i + 1).ends_with('s');
    number(view, pronoun) == Number::Many
        && before.clone().any(|i| plural(i) && view.unit.mentions.topics_in(i..i + 1).next().is_none())
}

/// A verb that is a frame with a thing spoken of before, and has no object here: "Norland wants to join", "they will not leave".
fn without_object(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Option<Chain> {
    let (tokens, topics) = (&view.seg().tokens, agenda.topics());
    sentence.clauses.iter().enumerate().find_map(|(ci, clause)| {
        let g = &clause.group;
        let ends = tokens.get(g.end as usize).is_none_or(|t| {
            matches!(t.tag, Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::QuoteClose | Tag::Adv | Tag::Sub)
        });
        if !ends || g.passive || matches!(clause.edge, Edge::Relative | Edge::Participial | Edge::Other) {
            return None;
        }
        let acts = |f: &&CompiledFrame| {
            let stands =
                |v: &VerbPattern| !v.passive && (v.particle == 0 || v.particle == g.particle && v.tail[0] == 0);
            matches!(f.agent, Agent::States(_)) && f.verbs_of(g.lemma).iter().any(stands)
        };
        if view.lexicon().topics_of(g.lemma) & topics == 0 {
            return None;
        }
        view.lexicon().frames_of(g.lemma).find_map(|frame| {
            let item = agenda.any(frame.topic).filter(|i| i.at_hand())?;
            let thing = item.thing().filter(|t| frame.objects & 1u128 << t.min(&127) != 0);
            thing.filter(|_| acts(&frame))?;
            let chain = chain::verb_chain(view, sentence, ci, frame)?;
            matches!(chain.holder, Holder::States(_) | Holder::Speaker)
                .then(|| chain.carried_by(Carried { how: How::Silent, item }))
        })
    })
}

/// The first word of a clause that stands for what is under discussion.
fn anaphor(view: &View<'_>, clause: &Clause, agenda: &Agenda) -> Option<(Found, Carried)> {
    let g = &clause.group;
    let object = clause.object();
    let subject = clause.subject_range();
    let cues = view.unit.mentions.cues_in(object.start..(object.start + 6).min(object.end));
    if let Some(they) = they(view, clause, agenda) {
        return Some(they);
    }
    for f in cues.chain(view.unit.mentions.cues_in(subject.clone())) {
        let (how, open) = match f.meaning {
            Meaning::Marker(Marker::Anaphor) if pronoun(view, clause, f) => {
                let here = |i: &Item| !agenda.gone_on(i.topic);
                let asked = || agenda.matter_asked().filter(|(_, i)| number(view, f) != Number::Many && here(i));
                let open = asked().or_else(|| agenda.pronoun(number(view, f)));
                (How::Pronoun, open.or_else(|| agenda.far(number(view, f))))
            }
            Meaning::Marker(Marker::Described) if described(view, f) => (How::Description, agenda.described()),
            // "The islands were annexed. We will never recognise these acts": what was told goes the way of the topic's word.
            Meaning::Marker(Marker::Doing) if described(view, f) && pointed(view, f.first as usize) => {
                (How::Description, agenda.described().filter(|(_, i)| !i.is_ended() && i.spoken() && !i.asked))
            }
            _ => continue,
        };
        let Some((word, item)) = open else { continue };
        let framed = view.lexicon().frames_of(g.lemma).next().is_some() && matches!(word, Meaning::Thing(..));
        // "It is a mistake": a judgement of what was spoken of; a bare "it is" is none.
        let judged = chain::predicate_in(view, chain::said_behind(view, clause, None)).is_some();
        // "This is such a stupid story": the story is.
        if g.copula && how == How::Pronoun && tells(view, object.start) {
            continue;
        }
        // "This will never happen", "it is not going to happen".
        let never = subject.contains(&(f.first as usize)) && comes_not(view, clause);
        let judges = g.copula || [Class::Report, Class::Belief, Class::Linking].iter().any(|&c| g.cue.is(c));
        if g.cue.attitude() != 0 || g.cue.is(Class::Withhold) || framed || judges && judged || never {
            return Some((Found { meaning: word, ..*f }, Carried { how, item }));
        }
    }
    None
}

/// "What of the dues? – They are illegal": a plural that was just spoken of, judged as no person is.
fn they(view: &View<'_>, clause: &Clause, agenda: &Agenda) -> Option<(Found, Carried)> {
    let at = clause.subject.start;
    let alone = clause.subject.len() == 1 && view.says(at as usize, "they");
    let (word, item) = agenda.pronoun(Number::Many).filter(|(_, i)| alone && i.is_many() && i.fresh())?;
    let placed = matches!(view.holder_of(clause.subject_range()), Holder::States(_)) && !item.asked;
    let g = &clause.group;
    let judged = (g.copula || g.cue.is(Class::Linking))
        && chain::predicate_in(view, clause.object()).is_some_and(|(_, first, end)| !of_mind(view, first, end));
    // "They will stay", "they have to be lifted".
    let goes_on = g.cue.phase() != 0 && (g.modal != Modal::None || g.passive) && !chain::has_object(view, g);
    let undone = g.cue.is(Class::Fail) && !chain::has_object(view, g) || g.cue.is(Class::Harm) || goes_on;
    let found = Found { first: at, end: at + 1, meaning: word };
    (!placed && (judged || undone)).then_some((found, Carried { how: How::Pronoun, item }))
}

/// "ready", "against", "willing to": said of somebody.
fn of_mind(view: &View<'_>, first: u32, end: u32) -> bool {
    let tokens = &view.seg().tokens;
    let governs = tokens.get(end as usize).is_some_and(|t| t.tag == Tag::To);
    let mood = |f: &Found| f.meaning == Meaning::Marker(Marker::Mood);
    governs
        || tokens[first as usize].tag == Tag::Prep
        || view.unit.mentions.cues_in(first as usize..end as usize).any(mood)
}

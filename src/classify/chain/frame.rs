//! Frames that are a verb or a predicate by themselves, and whether a frame's words stand in a clause.

use std::{
    cell::{OnceCell, RefCell},
    ops::Range,
};

use smallvec::SmallVec;

use super::{
    Chain,
    aimed::done_to_another,
    climb::climb,
    deed::heads_for,
    doer::{agent_fits, doer},
    elsewhere::on_another_matter,
    fragment, group_flags,
    headline::{unlikely, verbless},
    settle,
    verb::is_have,
    within::how_long,
};
use crate::{
    classify::{holder::Holder, monologue::speech, silence::Silence, view::View},
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{Agent, CompiledFrame, Found, Meaning, VerbPattern},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
        token::Token,
    },
};

/// The chain of a verb that is a frame by itself ("stop shooting").
pub fn verb_chain(view: &View<'_>, sentence: &Sentence, ci: usize, frame: &CompiledFrame) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let mut chain = Chain::new(frame.topic, clause.group.head as usize);
    chain.sign = frame.direction;
    chain.adopt(frame);
    chain.act = true;
    chain.top = ci;
    chain.clauses.push(ci);
    chain.evidence.push(clause.group.head);
    let mut patterns = frame.verbs_of(clause.group.lemma).iter();
    if clause.group.cue.phase() < 0 && patterns.any(|v| v.particle == 0) && !by_itself(view, &clause.group) {
        return view.stop(Silence::NoFrame);
    }
    let mut patterns = frame.verbs_of(clause.group.lemma).iter();
    let undergoes = patterns.any(|v| v.passive && verb_stands(view, clause, v));
    if !agent_fits(view, sentence, ci, frame, clause.group.passive && !undergoes) {
        return view.stop(Silence::OtherAgent);
    }
    if done_to_another(view, sentence, clause, frame)
        || frame.weak && on_another_matter(view, sentence, clause.group.end as usize, frame.topic)
    {
        return view.stop(Silence::Elsewhere);
    }
    group_flags(&clause.group, &mut chain);
    chain.future |= heads_for(clause, frame);
    chain.holder = doer(view, sentence, ci, clause.group.passive && !undergoes);
    chain.act &= !undergoes;
    if clause.group.form != Form::Finite && clause.parent.is_none() {
        // "Norland in no hurry to stop shooting".
        let verb = Found {
            first: clause.group.head,
            end: clause.group.end,
            meaning: Meaning::FrameNoun(frame.topic, frame.frame),
        };
        verbless(view, sentence, &mut chain, &verb, clause.start as usize);
        unlikely(view, sentence, clause, &mut chain);
    }
    climb(view, sentence, ci, &mut chain);
    settle(view, chain)
}

/// "will not stop", "must stop now": a verb of ending by itself, which ends nothing else.
fn by_itself(view: &View<'_>, g: &Group) -> bool {
    let tokens = &view.seg().tokens;
    let next = tokens.get(g.end as usize..).unwrap_or_default().iter().find(|t| t.tag != Tag::Adv);
    let opens = |t: &Token| t.tag.is_nominal() || matches!(t.tag, Tag::Prep | Tag::To | Tag::ObjPron | Tag::Pron);
    g.particle == 0 && !g.passive && next.is_none_or(|t| !opens(t) && !t.tag.is_verb() && t.tag != Tag::QuoteOpen)
}

/// The chain of a predicate that is a frame by itself ("the islands are ours").
pub(super) fn predicate_frame(view: &View<'_>, sentence: &Sentence, hit: &Found, t: u8, f: u16) -> Option<Chain> {
    predicate_said(view, sentence, hit, (t, f), false)
}

/// The same; `known` where the subject is a pronoun that stands for a thing of the frame.
pub fn predicate_said(
    view: &View<'_>,
    sentence: &Sentence,
    hit: &Found,
    (t, f): (u8, u16),
    known: bool,
) -> Option<Chain> {
    let frame = view.lexicon().frame(t, f);
    let Some(ci) = view.clause_at(sentence, hit.first as usize) else {
        return fragment::predicate(view, sentence, hit, (t, f));
    };
    let clause = &sentence.clauses[ci];
    // "is gone", "are lost": a participle may be the predicate itself; in a headline without "is".
    let closes = clause.group.form != Form::Infinitive && fragment::closes(view, hit.end as usize);
    let state = (clause.group.passive || closes) && hit.first == clause.group.head;
    if (hit.first as usize) < clause.group.end as usize && !state {
        return view.stop(Silence::NotSaidOfIt);
    }
    // "is unacceptable to whoever controls the islands": said of something else.
    let tokens = &view.seg().tokens;
    let near = |t: &Token| !(matches!(t.tag, Tag::Prep | Tag::Sub | Tag::Rel | Tag::Comp) || t.tag.is_verb());
    // "will not bend under dues": with "is under dues" it would be.
    let says = clause.group.copula || clause.group.passive || clause.group.cue.is(Class::Linking);
    if !state
        && !says
        && clause.group.negated
        && tokens[hit.first as usize].tag == Tag::Prep
        && hit.first == clause.group.end
    {
        return view.stop(Silence::NotSaidOfIt);
    }
    // "has no business in the League": where it has none, and not where it is.
    let between = clause.group.end as usize..hit.first as usize;
    if is_have(view, &clause.group)
        && tokens[hit.first as usize].tag == Tag::Prep
        && tokens.get(between).is_some_and(|t| t.iter().any(|t| t.tag == Tag::Noun))
    {
        return view.stop(Silence::NotSaidOfIt);
    }
    // "is nothing more than a respite".
    let no_more = |i: usize| view.says(i, "than") && ["more", "less", "other"].iter().any(|w| view.says(i - 1, w));
    if !state && !(clause.group.end as usize..hit.first as usize).all(|i| near(&tokens[i]) || no_more(i)) {
        return view.stop(Silence::NotSaidOfIt);
    }
    // "Kelmar is no member of the League" in a speech: how things are.
    let fact = frame.stated || frame.weak && frame.subjects == 0;
    let named = || {
        let subject = view.subject(sentence, ci);
        subject.last().is_some_and(|i| matches!(tokens[i].tag, Tag::Proper | Tag::Pron))
    };
    if fact && clause.group.copula && clause.group.modal == Modal::None && named() && speech(view) {
        return view.stop(Silence::BareDeed);
    }
    // "as part of the League contingent": the words only describe another noun.
    let next = tokens.get(hit.end as usize);
    let describes = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Proper | Tag::Possessive);
    if frame.subjects == 0 && next.is_some_and(describes) {
        return view.stop(Silence::Modifier);
    }
    // "hit Norlander and League posts": they describe what a verb does something to.
    let joined = hit.end > hit.first && tokens[hit.end as usize - 1].tag == Tag::Coord;
    if joined && !says && !state {
        return view.stop(Silence::Modifier);
    }
    let known = known || wished(view, clause, hit, frame);
    if frame.subjects != 0 && !known {
        let subject = view.subject_of(sentence, ci).subject.clone();
        let named = view.unit.mentions.things_in(subject.start as usize..subject.end as usize).any(|h| {
            let of = h
                .first
                .checked_sub(1)
                .is_none_or(|b| tokens[b as usize].tag != Tag::Prep || view.says(b as usize, "of"));
            frame.covers(frame.subjects, h)
                && (clause.group.passive || !state || h.end == subject.end && of)
                && !of_attitude(view, subject.start as usize..h.first as usize)
        });
        if !named {
            return view.stop(Silence::NotSaidOfIt);
        }
    }
    if let Agent::States(allowed) = &frame.agent
        && !view
            .standpoint(sentence)
            .or_else(|| view.speaker_at(clause.group.head as usize).and_then(|s| s.state))
            .is_some_and(|s| allowed.contains(&s))
    {
        return view.stop(Silence::OtherAgent);
    }
    let mut chain = Chain::new(t, clause.group.head as usize);
    chain.sign = frame.direction;
    chain.frame = Some(f);
    chain.weak = frame.weak;
    chain.attitude = true;
    chain.judged = true;
    chain.clauses.push(ci);
    chain.top = ci;
    chain.evidence.extend(hit.first..hit.end);
    group_flags(&clause.group, &mut chain);
    chain.holder = Holder::Nobody;
    if wished(view, clause, hit, frame) {
        (chain.weak, chain.stated) = (false, false);
        chain.evidence.push(clause.group.head);
        chain.held(doer(view, sentence, ci, clause.group.passive), ci, clause.group.head);
    }
    // "we are not in the League", "limited by the fact that it is not in the League": how things are.
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p))).map(|c| &c.group);
    let told = !matches!(clause.edge, Edge::Condition | Edge::Order | Edge::Concession);
    // "does not see it being in the League", "cannot have it in there".
    let borne = |g: &Group| !(g.negated && (g.cue.is(Class::Conceive) || is_have(view, g)));
    let plain = up.is_none_or(|g| g.cue.attitude() == 0 && !g.copula && borne(g));
    if frame.weak && told && clause.group.modal == Modal::None && plain {
        return view.stop(Silence::Talk);
    }
    // "is not a member yet": how things are.
    let stretch = clause.group.first as usize..(hit.end as usize + 1).max(clause.group.end as usize);
    if clause.group.negated && clause.group.modal == Modal::None && stretch.into_iter().any(|i| view.says(i, "yet")) {
        return view.stop(Silence::Talk);
    }
    climb(view, sentence, ci, &mut chain);
    settle(view, chain)
}

/// "wants its bank off the list": the thing that stands right before the predicate is the verb's object, and what is wanted of it is
/// the wish of whoever wants it.
fn wished(view: &View<'_>, clause: &Clause, hit: &Found, frame: &CompiledFrame) -> bool {
    let g = &clause.group;
    let between = g.end as usize..hit.first as usize;
    let thing = |h: &Found| frame.covers(frame.subjects, h) && h.end == hit.first;
    frame.subjects != 0
        && g.cue.attitude() > 0
        && !g.passive
        && view.wanting(g)
        && view.unit.mentions.things_in(between).any(thing)
}

/// What tells which things that a sentence names are idle; what it has found out is kept for the next one.
pub struct Idle<'a> {
    view: &'a View<'a>,
    sentence: &'a Sentence,
    silent: OnceCell<bool>,
    /// Per topic, the things to which some clause does what a frame asks for.
    acted: RefCell<SmallVec<[(u8, u128); 4]>>,
}

impl<'a> Idle<'a> {
    /// Of a sentence; nothing is found out yet.
    pub fn of(view: &'a View<'a>, sentence: &'a Sentence) -> Idle<'a> {
        Idle { view, sentence, silent: OnceCell::new(), acted: RefCell::default() }
    }

    /// Whether a word names a thing to which no clause of its sentence does what a frame asks for, and of which nobody keeps
    /// silent: it makes no chain, which most things in a text are told by.
    pub fn is(&self, hit: &Found) -> bool {
        self.untouched(hit) && (self.is_side(hit) || !self.silent.get_or_init(|| self.keeps_silent()))
    }

    /// "is silent on Norland's offer": who is named there, by a word that is a thing elsewhere ("dues on Norland"), is no matter of which
    /// a position is withheld.
    fn is_side(&self, hit: &Found) -> bool {
        let side = |f: &Found| match f.meaning {
            Meaning::State(s, _) => s < self.view.lexicon().parties,
            Meaning::Actor(_) => true,
            _ => false,
        };
        self.view.unit.mentions.names_in(hit.first as usize..hit.end as usize).any(side)
    }

    /// Whether a word names a thing to which no clause does what a frame asks for.
    pub fn untouched(&self, hit: &Found) -> bool {
        matches!(hit.meaning, Meaning::Thing(topic, _) if self.acted(topic) & thing_of(hit) == 0)
    }

    fn acted(&self, topic: u8) -> u128 {
        let mut known = self.acted.borrow_mut();
        if let Some((_, things)) = known.iter().find(|(t, _)| *t == topic) {
            return *things;
        }
        let verbs = self.sentence.clauses.iter().map(|c| c.group.lemma);
        let frames = verbs.flat_map(|lemma| self.view.lexicon().frames_on(lemma, topic));
        let things = frames.fold(0, |things, f| things | f.objects | f.subjects);
        known.push((topic, things));
        things
    }

    fn keeps_silent(&self) -> bool {
        let silent = |g: &Group| g.cue.is(Class::Withhold) || g.cue.is(Class::Weigh);
        let withholds = |f: &Found| {
            matches!(f.meaning, Meaning::Predicate(Predicate::Withhold) | Meaning::Marker(Marker::Withheld))
        };
        self.sentence.clauses.iter().any(|c| silent(&c.group))
            || self.view.unit.mentions.cues_in(self.sentence.tokens.clone()).any(withholds)
    }
}

/// "Norland's demand for the islands | is not negotiable": said of the demand, and not of the thing.
fn of_attitude(view: &View<'_>, before: Range<usize>) -> bool {
    let noun = |c: &Found| {
        matches!(c.meaning, Meaning::Noun(NounCue::Plus | NounCue::Minus))
            && view.seg().tokens.get(c.end as usize).is_some_and(|t| t.tag == Tag::Prep)
    };
    view.unit.mentions.cues_in(before).any(noun)
}

/// What a verb has behind it. A gerund that is a subject has its object behind its own stretch, up to the next verb ("bringing it
/// into the League would …").
pub(super) fn behind(view: &View<'_>, clause: &Clause) -> Range<usize> {
    let tokens = &view.seg().tokens;
    let from = clause.group.end as usize;
    let next = || (from..tokens.len()).find(|&i| tokens[i].tag.is_aux() || tokens[i].tag.is_verb());
    if clause.object().is_empty() { from..next().unwrap_or(tokens.len()) } else { clause.object() }
}

/// Whether a frame's particle stands right behind the verb; none is needed for 0.
pub fn verb_stands(view: &View<'_>, clause: &Clause, v: &VerbPattern) -> bool {
    // "It is not going to change": no going.
    if clause.group.modal == Modal::Future && view.says(clause.group.head as usize, "going") {
        return false;
    }
    if v.passive && !clause.group.passive || let_be(view, clause, v) {
        return false;
    }
    let (end, own) = (clause.group.end as usize, clause.group.particle == v.particle);
    if v.particle == 0 || own && tail_stands(view, end, v) {
        return true;
    }
    // "seized Kelmar's port": not Kelmar.
    let last = || end + v.tail.iter().filter(|&&w| w != 0).count() + usize::from(!own);
    let owned = || view.seg().tokens.get(last()).is_some_and(|t| t.tag == Tag::Possessive);
    view.seg().tokens.get(end).is_some_and(|t| t.word == v.particle) && tail_stands(view, end + 1, v) && !owned()
}

/// "leave Kelmar alone", "leave the islands in peace": what is done is nothing.
fn let_be(view: &View<'_>, clause: &Clause, v: &VerbPattern) -> bool {
    if view.lexicon().lemma_name(clause.group.lemma) != "leave" {
        return false;
    }
    let end = clause.group.end as usize;
    let inside = |i: &usize| {
        let t = view.seg().tokens.get(*i).map(|t| t.tag);
        t.is_some_and(|t| t.is_nominal() || t.is_head() || matches!(t, Tag::Prep | Tag::Adv | Tag::Adj))
    };
    // A frame may be just that: "leave alone".
    let own = |i: usize| v.particle != 0 && view.seg().tokens.get(i).is_some_and(|t| t.word == v.particle);
    let undone =
        |i: usize| view.unit.mentions.cues_in(i..i + 1).any(|c| c.meaning == Meaning::Marker(Marker::Undisturbed));
    (end..end + 6).take_while(inside).any(|i| i > end && undone(i) && !own(i))
}

/// The bit of the thing that a word names; 0 where it is a frame by itself.
pub(super) fn thing_of(hit: &Found) -> u128 {
    match hit.meaning {
        Meaning::Thing(_, bit) => 1u128 << bit.min(127),
        _ => 0,
    }
}

/// Whether a frame's particle stands with the verb or somewhere behind it ("take the soldiers back").
pub fn particle_fits(view: &View<'_>, g: &Group, v: &VerbPattern, clause: &Clause) -> bool {
    if v.passive && !g.passive || let_be(view, clause, v) {
        return false;
    }
    if v.particle == 0 || g.particle == v.particle && v.tail[0] == 0 {
        return true;
    }
    let tokens = &view.seg().tokens;
    let own = (g.particle == v.particle).then_some(g.end as usize).filter(|&at| tail_stands(view, at, v));
    own.is_some()
        || behind(view, clause)
            .take(if v.tail[0] == 0 { 6 } else { 12 })
            // "recognise it as anything other than as part of Kelmar": not so.
            .any(|i| {
                // "called the soldiers in Kelm a threat": what it is called, and nobody is called in.
                let names = g.cue.is(Class::Report) && i > g.end as usize && view.says(i, "in");
                let other = names || i > 0 && view.says(i - 1, "than");
                tokens.get(i).is_some_and(|t| t.word == v.particle) && !other && tail_stands(view, i + 1, v)
            })
}

/// Whether the pattern's further words stand at a token; none are needed if there are none.
fn tail_stands(view: &View<'_>, at: usize, v: &VerbPattern) -> bool {
    let tokens = &view.seg().tokens;
    v.tail.iter().enumerate().all(|(n, &w)| w == 0 || tokens.get(at + n).is_some_and(|t| t.word == w))
}

/// Whether the word is the verb's own object: no preposition between but the verb's own words and "of".
pub(super) fn direct(view: &View<'_>, g: &Group, v: &VerbPattern, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let own = |w| {
        w == v.particle
            || w == g.particle
            || w == view.grammar.of
            || w != 0 && (v.tail.contains(&w) || g.tail.contains(&w))
    };
    let from = g.end as usize + how_long(view, g.end as usize);
    tokens
        .get(from.min(hit.first as usize)..(hit.first as usize).max(from))
        .unwrap_or_default()
        .iter()
        .all(|t| t.tag != Tag::Prep || own(t.word))
}

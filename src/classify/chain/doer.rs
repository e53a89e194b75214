//! Who does what a verb says, and whether a frame is for them.

use std::ops::Range;

use super::{
    aim::deed_of,
    climb::bare_denial,
    failing::bare_failure,
    fragment::told_to,
    governing::{for_subject, governing_noun},
    owner::owner,
    predicate::{predicate_in, state_of_mind},
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Agent, CompiledFrame, Found, Meaning, NameKind, StateId, class},
    },
    segment::{
        Sentence,
        clause::{self, Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
    },
};

/// Who does what a verb says: its subject, or the "by" of a passive.
pub fn doer(view: &View<'_>, sentence: &Sentence, ci: usize, passive: bool) -> Holder {
    let clause = &sentence.clauses[ci];
    if bare_denial(view, clause) {
        return Holder::Speaker;
    }
    if let Some(told) = told_to(view, sentence, clause) {
        return Holder::States(vec![told.side]);
    }
    if clause.group.form == Form::Infinitive && clause.parent.is_none() && !clause.antecedent.is_empty() {
        // "Vale to sign truce": a headline's future.
        return view.holder_of(clause.antecedent.start as usize..clause.antecedent.end as usize);
    }
    if let Some(np) = for_subject(view, clause).or_else(|| headed(view, sentence, clause)) {
        return view.holder_of(np);
    }
    if clause.group.form != Form::Finite
        && clause.subject.is_empty()
        && let Some(noun) = governing_noun(view, clause)
    {
        // "Norland's attempts to take Kelm", "insistence on keeping it": whose.
        let leans = |c: &Found| matches!(c.meaning, Meaning::Noun(_) | Meaning::Marker(Marker::Deed));
        let cue = view.unit.mentions.cues_in(noun..noun + 1).any(leans);
        if cue && let own @ Holder::States(_) = owner(view, noun) {
            // "Norland's demand to leave the islands": whoever it is put to.
            return match clause.group.form == Form::Infinitive && view.marked(noun..noun + 1, Marker::Directive) {
                true => put_to(view, sentence, clause, &own),
                false => own,
            };
        }
    }
    if clause.group.cue.phase() > 0 && clause.group.modal != Modal::None && bare_failure(view, sentence, clause) {
        return Holder::Speaker;
    }
    if !passive {
        return match made_to(view, sentence, clause) {
            Some(np) => view.holder_of(np),
            None => view.holder(sentence, ci),
        };
    }
    if state_of_mind(view, &clause.group).is_some() {
        // "is committed to", "are opposed to": a state of mind of the subject.
        return view.holder(sentence, ci);
    }
    let tokens = &view.seg().tokens;
    // "A truce proposed by Norland was refused": the phrase goes on to the verb that it is the subject of.
    let mut reach = clause.object();
    if clause.edge == Edge::Subject && reach.is_empty() {
        let up = clause.parent.and_then(|p| sentence.clauses.get(p as usize));
        reach.end = up.map_or(reach.end, |u| u.group.first as usize).max(reach.start);
    }
    let by = reach.clone().find(|&i| i < tokens.len() && tokens[i].word == view.grammar.by && tokens[i].word != 0);
    match by {
        Some(b) => {
            // "was agreed by Norland and Kelmar".
            let joint = view.joint(b + 1..reach.end.min(tokens.len()));
            if joint.len() > 1 {
                return Holder::States(joint);
            }
            let np = clause::object_phrase(tokens, b + 1..reach.end.min(tokens.len()));
            view.holder_of(np)
        }
        None => match between(view, clause) {
            Holder::Nobody => taken_in(view, sentence, clause),
            both => both,
        },
    }
}

/// To whom somebody's demand is put: the subject of the verb above, or whoever speaks, if that is another.
fn put_to(view: &View<'_>, sentence: &Sentence, clause: &Clause, own: &Holder) -> Holder {
    let speaker = || view.speaker_at(clause.group.head as usize).and_then(|s| s.state).map(|s| Holder::States(vec![s]));
    let placed = |h: Holder| match h {
        Holder::Speaker => speaker(),
        Holder::States(s) => Some(Holder::States(s)),
        _ => None,
    };
    let above = clause.parent.and_then(|p| placed(view.holder(sentence, usize::from(p))));
    above.filter(|h| h != own).or_else(|| speaker().filter(|h| h != own)).unwrap_or(Holder::Else)
}

/// "keeps Norland from joining", "talked Norland into leaving": the object of the verb above, which a preposition parts from the deed.
pub(super) fn made_to(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> Option<Range<usize>> {
    let object = led_to(view, sentence, clause)?;
    let named = view.unit.mentions.names_in(object.clone()).any(|f| f.is_side() && f.end as usize == object.end);
    named.then_some(object)
}

/// "stops the soldiers from landing": the same, whoever or whatever it is that does the deed.
pub(super) fn led_to(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> Option<Range<usize>> {
    let up = &sentence.clauses.get(usize::from(clause.parent?))?.group;
    let first = clause.group.first as usize;
    // "from ever joining".
    let adverb = first > 0 && view.seg().tokens[first - 1].tag == Tag::Adv;
    let prep = first.checked_sub(1 + usize::from(adverb))?;
    let leads = ["from", "into", "against"].iter().any(|w| view.says(prep, w));
    let object = up.end as usize..prep;
    let plain = |i: usize| !matches!(view.seg().tokens[i].tag, Tag::Prep | Tag::Comma | Tag::Coord);
    let bare = clause.group.form == Form::Ing && clause.subject.is_empty() && !up.passive && !up.copula;
    (bare && leads && object.start < prep && object.clone().all(plain)).then_some(object)
}

/// "was rejected in Nordhaven", "in Nordhaven, the truce is seen as a trick": whose seat it is, where the verb tells of a view.
fn taken_in(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> Holder {
    let g = &clause.group;
    let takes = g.cue.is(Class::Greet)
        || g.cue.phase() == 0 && (g.cue.attitude() < 0 || g.cue.attitude() == 0 && g.cue.is(Class::Belief));
    if !takes || !g.passive {
        return Holder::Nobody;
    }
    let seat = |at: usize| {
        let mut names = view.unit.mentions.names_in(at + 1..(at + 4).min(view.seg().tokens.len()));
        let place = |f: &&Found| matches!(f.meaning, Meaning::State(_, NameKind::Capital | NameKind::Seat));
        let near = |f: &&Found| {
            view.seg().tokens.get(at + 1..f.first as usize).unwrap_or_default().iter().all(|t| t.tag == Tag::Det)
        };
        names.find(place).filter(near).and_then(|f| view.state_of(f))
    };
    let own = |i: usize| {
        let word = view.seg().tokens[i].word;
        word != 0 && (word == g.particle || g.tail.contains(&word)) || view.says(i, "as")
    };
    let behind = clause.object().find(|&i| view.seg().tokens[i].tag == Tag::Prep && !own(i));
    let start = sentence.tokens.clone().find(|&i| view.seg().tokens[i].tag != Tag::QuoteOpen);
    let places = [behind, start].into_iter().flatten().filter(|&i| view.says(i, "in"));
    places.filter_map(seat).next().map_or(Holder::Nobody, |s| Holder::States(vec![s]))
}

/// "Norland against leaving the islands": whose predicate a headline's gerund hangs on.
fn headed(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> Option<Range<usize>> {
    let finite = |c: &Clause| c.group.form == Form::Finite;
    let bare = clause.group.form == Form::Ing && clause.parent.is_none() && clause.subject.is_empty();
    let lead = sentence.tokens.start..clause.group.first as usize;
    let (_, at, end) = predicate_in(view, lead.clone()).filter(|p| bare && p.2 == clause.group.first)?;
    let name = view.unit.mentions.names_in(lead.start..at as usize).next_back()?;
    let near = end > at && name.end == at && !sentence.clauses.iter().any(finite);
    near.then_some(name.first as usize..name.end as usize)
}

/// "was signed between Norland and Kelmar": both; what "must be" signed between them, they have not.
fn between(view: &View<'_>, clause: &Clause) -> Holder {
    if clause.group.modal == Modal::Ought {
        return Holder::Nobody;
    }
    let mut object = clause.object();
    match object.find(|&i| view.says(i, "between")) {
        Some(at) => match view.joint(at + 1..clause.end as usize) {
            sides if sides.is_empty() => Holder::Nobody,
            sides => Holder::States(sides),
        },
        None => Holder::Nobody,
    }
}

/// Whether whoever acts in a clause is somebody whom the frame is for.
pub fn agent_fits(view: &View<'_>, sentence: &Sentence, ci: usize, frame: &CompiledFrame, passive: bool) -> bool {
    let Agent::States(allowed) = &frame.agent else { return true };
    let head = sentence.clauses[ci].group.head as usize;
    let speaker = || view.speaker_at(head).and_then(|s| s.state);
    let fits = |s: StateId| allowed.contains(&s);
    if let Some(owner) = moved(view, sentence, ci) {
        return fits(owner);
    }
    let clause = &sentence.clauses[ci];
    let order = clause.subject.is_empty() && view.seg().tokens[head].tag == Tag::Base;
    let ordered = |own: StateId| match takes_own(view, clause, frame, own) {
        // "Free our islands": what is one's own, oneself.
        true => fits(own),
        // "Leave the islands": said to another, never to oneself.
        false => allowed.iter().any(|&s| s != own),
    };
    let addresses = |s: &StateId| view.lexicon().has_part(frame.topic, *s);
    if let Some(own) = speaker().filter(|s| order && called_out(view, clause) && addresses(s)) {
        return ordered(own);
    }
    match doer(view, sentence, ci, passive) {
        // "both will have to give up land": with the other it is that one who does what the topic is about.
        Holder::States(states) if states.len() > 1 && frame.direction < 0 && toward(view, clause, frame, &states) => {
            false
        }
        Holder::States(states) => states.into_iter().any(fits),
        Holder::Speaker => speaker().is_some_and(fits),
        // "return the islands", "the troops must leave": whoever; the frame with an agent yields to one for any.
        Holder::Else if asked_of_you(view, sentence, ci) => view.addressed.is_some_and(fits),
        Holder::Else if let Some(user) = means(view, sentence, ci, frame.topic) => {
            match doer(view, sentence, user, false) {
                Holder::States(states) => states.into_iter().any(fits),
                Holder::Speaker => speaker().is_some_and(fits),
                _ => false,
            }
        }
        Holder::Nobody | Holder::Else => match speaker()
            .filter(|s| (order && clause.parent.is_none() || under_order(view, sentence, clause)) && addresses(s))
        {
            Some(own) => ordered(own),
            None => {
                possessor_fits(view, clause, &fits)
                    || asked_of_other(view, clause, frame)
                    || whoever(view, clause, frame)
                    || done_by_none(view, clause) && speaker().is_some_and(fits)
                    || ruled_out(view, clause) && (speaker().is_some_and(fits) || only_for(view, clause, frame))
                    || passive && clause.subject_range().any(|i| view.says(i, "our")) && speaker().is_some_and(fits)
                    || gerund_fits(view, sentence, clause, &fits)
                    || is_due(view, sentence, clause) && speaker().is_some_and(fits)
                    || matches!(deed_of(view, sentence, ci), Some(Holder::States(s)) if s.iter().any(|&x| fits(x)))
            }
        },
    }
}

/// Whether a clause's verb has a frame of the same topic towards the proposition for one of those who act.
fn toward(view: &View<'_>, clause: &Clause, frame: &CompiledFrame, states: &[StateId]) -> bool {
    let mut frames = view.lexicon().frames_of(clause.group.lemma);
    frames.any(|f| f.topic == frame.topic && f.direction > 0 && states.iter().any(|s| f.is_for(*s)))
}

/// "we need ships to free the islands": with what somebody is to do it, who needs that. The clause of the need.
fn means(view: &View<'_>, sentence: &Sentence, ci: usize, topic: u8) -> Option<usize> {
    let clause = &sentence.clauses[ci];
    let parent = clause.parent.map(usize::from).filter(|&p| p < ci && clause.group.form == Form::Infinitive)?;
    let up = &sentence.clauses[parent].group;
    let needs = up.cue.is(Class::Cause) && up.cue.attitude() > 0 && !up.cue.is(Class::Report) && !up.negated;
    let object = clause.subject_range();
    let thing = |i: usize| view.seg().tokens[i].tag == Tag::Noun;
    let used =
        object.end.checked_sub(1).is_some_and(thing) && view.unit.mentions.names_in(object.clone()).next().is_none();
    // "needs the soldiers to leave": of them it is said.
    let of_it = |f: &Found| matches!(f.meaning, Meaning::Thing(t, _) | Meaning::FrameNoun(t, _) if t == topic);
    let own = view.unit.mentions.topics_in(object).any(of_it);
    (needs && used && !own && !clause.group.cue.is(Class::End) && !clause.group.passive).then_some(parent)
}

/// "Give up your plans to join the League": what hangs on an order is of whoever is told.
fn under_order(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let order = |c: &Clause| {
        let base = view.seg().tokens[c.group.head as usize].tag == Tag::Base;
        base && c.group.modal == Modal::Ought && c.subject.is_empty()
    };
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p)));
    clause.group.form == Form::Infinitive && clause.subject.is_empty() && up.is_some_and(order)
}

/// "told them: leave the islands": an order behind its mark, whoever stands before.
fn called_out(view: &View<'_>, clause: &Clause) -> bool {
    let mut before =
        view.seg().tokens.get(..clause.group.first as usize).unwrap_or_default().iter().rev().map(|t| t.tag);
    let before = before.find(|&t| t != Tag::Adv);
    clause.group.modal == Modal::Ought && matches!(before, Some(Tag::Colon | Tag::QuoteOpen | Tag::Dash))
}

/// "free our islands": an order to take, and not to leave, what belongs to whoever speaks.
fn takes_own(view: &View<'_>, clause: &Clause, frame: &CompiledFrame, own: StateId) -> bool {
    let cue = clause.group.cue;
    let leaves = cue.is(Class::End) || cue.is(Class::Cause);
    let at = clause.group.end as usize;
    let ours = (at..at + 3).any(|i| view.says(i, "our") || view.says(i, "my"));
    let can = || view.lexicon().frames_of(clause.group.lemma).any(|f| f.topic == frame.topic && f.is_for(own));
    !leaves && ours && can()
}

/// "it is necessary to free the islands", "our duty is to free them": for whoever says so.
fn is_due(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let Some(up) = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p))) else { return false };
    let subject = up.subject_range();
    let own = |w: &&str| view.says(subject.start, w);
    // "there are no plans to leave the islands".
    let none = || own(&"there") && governing_noun(view, clause).is_some_and(|n| view.denied(n));
    let aim = || named_aim(view, subject.clone());
    let due = up.group.copula && !subject.is_empty() && (["it", "our", "my"].iter().any(own) || none() || aim());
    clause.group.form == Form::Infinitive && clause.subject.is_empty() && due
}

/// "withdrawing Norlander troops from the islands": whoever sees to it, those who leave are whose they are.
fn moved(view: &View<'_>, sentence: &Sentence, ci: usize) -> Option<StateId> {
    let clause = &sentence.clauses[ci];
    let tokens = &view.seg().tokens;
    let from = clause.group.end as usize;
    let object = clause::object_phrase(tokens, from..(clause.end as usize).min(from + 6));
    let leads = !object.is_empty() && object.start == from && ["from", "out"].iter().any(|w| view.says(object.end, w));
    if !leads || clause.group.passive || !clause.group.cue.is(Class::End) {
        return None;
    }
    // "its troops": the subject's own.
    let mut names = view.unit.mentions.names_in(object.clone()).filter_map(|f| view.state_of(f));
    names.find(|s| *s < view.lexicon().parties)
}

/// "Would you leave the islands?": whoever is asked, in a transcript's question.
fn asked_of_you(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let subject = view.subject(sentence, ci);
    view.question && subject.len() == 1 && view.says(subject.start, "you")
}

/// Whether a noun's frame is for whoever does it: who owns the noun ("Norland's withdrawal"), who is named behind "by" or in its
/// phrase outside of the thing itself ("control of Norlander land" is nobody's yet), else whoever acts in the clause.
pub fn owner_fits(view: &View<'_>, sentence: &Sentence, hit: &Found, frame: &CompiledFrame) -> bool {
    let Agent::States(allowed) = &frame.agent else { return true };
    if !frame.verbs.is_empty() {
        return true;
    }
    match (noun_owner(view, sentence, hit, frame), view.clause_at(sentence, hit.first as usize)) {
        (Some(state), _) => allowed.contains(&state),
        (None, Some(ci)) => {
            let passive = sentence.clauses[ci].group.passive;
            let own =
                || view.speaker_at(hit.first as usize).and_then(|s| s.state).is_some_and(|s| allowed.contains(&s));
            agent_fits(view, sentence, ci, frame, passive) || is_aim(view, sentence, ci, hit.first as usize) && own()
        }
        (None, None) => false,
    }
}

/// "the main goal is the conquest of Kelm", "our task, the conquest of Kelm, …": what somebody is after who need not be named.
fn is_aim(view: &View<'_>, sentence: &Sentence, ci: usize, hit: usize) -> bool {
    let tokens = &view.seg().tokens;
    let lead = tokens.get(sentence.tokens.start..hit).unwrap_or_default().iter().rev();
    let comma = hit - lead.take_while(|t| matches!(t.tag, Tag::Det | Tag::Adj)).count();
    let apposed = comma.checked_sub(2).filter(|_| tokens[comma - 1].tag == Tag::Comma);
    let clause = &sentence.clauses[ci];
    apposed.is_some_and(|at| named_aim(view, at..at + 1))
        || clause.group.copula && named_aim(view, clause.subject_range())
}

/// Whether the last word of a phrase that nobody owns by name is a noun for what is wanted: "the main goal".
fn named_aim(view: &View<'_>, phrase: Range<usize>) -> bool {
    let owned = view.unit.mentions.names_in(phrase.clone()).next().is_some();
    let wanted = |f: &Found| f.meaning == Meaning::Noun(NounCue::Plus) && f.end as usize == phrase.end;
    !owned && view.unit.mentions.cues_in(phrase.clone()).any(wanted)
}

/// Who owns a noun, by name or as "our".
pub(super) fn noun_owner(view: &View<'_>, sentence: &Sentence, hit: &Found, frame: &CompiledFrame) -> Option<StateId> {
    let names = |range: Range<usize>| view.unit.mentions.names_in(range);
    let thing = |n: &Found| {
        let mut things = view.unit.mentions.things_in(hit.first as usize..hit.end as usize);
        // "control of Norland's eastern islands": whose the thing is.
        let owns = |t: &Found| {
            let between = n.end as usize..(t.first as usize).max(n.end as usize);
            let near = &view.seg().tokens[between];
            n.end <= t.first && !near.is_empty() && near.iter().all(|t| matches!(t.tag, Tag::Possessive | Tag::Adj))
        };
        things.any(|t| frame.covers(frame.objects, t) && (t.first <= n.first && n.end <= t.end || owns(t)))
    };
    let end = hit.end as usize;
    let before = (hit.first as usize).saturating_sub(4).max(sentence.tokens.start);
    let by = view.seg().tokens.get(end).is_some_and(|t| t.word != 0 && t.word == view.grammar.by);
    let named = (names(before..hit.first as usize).next_back())
        .or_else(|| if by { names(end + 1..end + 4).next() } else { None })
        .or_else(|| names(hit.first as usize..end).find(|n| !thing(n)));
    // "our full control of the islands": the speaker's own.
    let mut lead = view.seg().tokens.get(before..hit.first as usize).unwrap_or_default().iter().rev();
    let ours = lead.find(|t| t.tag != Tag::Adj && t.tag != Tag::Adv);
    let ours = ours.filter(|t| ["our", "my"].iter().any(|w| view.words_are(t, w)));
    let own = ours.and_then(|_| view.speaker_at(hit.first as usize)?.state);
    own.or(named.and_then(|f| view.state_of(f)))
}

/// "Retaking the islands is impossible": done by nobody in particular, the deed is of whom all its frames are for.
fn whoever(view: &View<'_>, clause: &Clause, frame: &CompiledFrame) -> bool {
    let named = |f: &Found| view.state_of(f).is_some_and(|s| s < view.lexicon().parties);
    let words = clause.start as usize..clause.end as usize;
    clause.edge == Edge::Subject
        && clause.group.form == Form::Ing
        && clause.subject.is_empty()
        && !view.unit.mentions.names_in(words).any(named)
        && only_for(view, clause, frame)
}

/// "There will be no handing back the islands", "no islands will be handed back", "they will not be": nobody is to do it.
fn ruled_out(view: &View<'_>, clause: &Clause) -> bool {
    let (g, first) = (&clause.group, clause.subject.start as usize);
    let not = |i: usize| view.seg().tokens.get(i).is_some_and(|t| t.classes & class::NEG != 0);
    // "no one".
    let none = || not(first) || first > 0 && not(first - 1) || g.negated && g.modal == Modal::Future;
    // "nobody will take our troops home": our own, whoever were to do it.
    let ours = || (g.end as usize..clause.end as usize).any(|i| view.says(i, "our"));
    g.progressive && g.negated && view.says(first, "there")
        || (g.passive || g.modal == Modal::Future && ours()) && !clause.subject.is_empty() && none()
}

/// "Nobody will take our soldiers home": what nobody is to do, says the one who would.
fn done_by_none(view: &View<'_>, clause: &Clause) -> bool {
    let (g, subject) = (&clause.group, clause.subject_range());
    let denies = |i: usize| view.seg().tokens.get(i).is_some_and(|t| t.classes & class::NEG != 0 && t.tag != Tag::Neg);
    // "no one".
    let none = denies(subject.start) || subject.start > 0 && denies(subject.start - 1);
    let coming = matches!(g.modal, Modal::Future | Modal::Would | Modal::Possible) || g.progressive;
    (1..=2).contains(&subject.len()) && none && coming && !g.passive && !g.negated
}

/// Whether all frames of a clause's verb in the topic are for the same.
fn only_for(view: &View<'_>, clause: &Clause, frame: &CompiledFrame) -> bool {
    view.lexicon().frames_of(clause.group.lemma).all(|f| f.topic != frame.topic || f.agent == frame.agent)
}

/// "The troops must be withdrawn": whoever demands it, where the deed would be its own or another's, means the other's.
fn asked_of_other(view: &View<'_>, clause: &Clause, frame: &CompiledFrame) -> bool {
    let g = &clause.group;
    let names = view.unit.mentions.names_in(clause.start as usize..clause.end as usize);
    let Some(speaker) = view.speaker_at(g.head as usize).and_then(|s| s.state) else { return false };
    let either = || view.lexicon().frames_of(g.lemma).any(|f| f.topic == frame.topic && f.is_for(speaker));
    // "our land must be freed": of what is one's own, one's own deed.
    let subject = clause.subject_range();
    let ours = view.seg().tokens[subject.clone()].iter().any(|t| view.words_are(t, "our"));
    g.modal == Modal::Ought
        && !ours
        && !frame.is_for(speaker)
        && names.filter_map(|f| view.state_of(f)).next().is_none()
        && either()
}

/// "Leaving the islands would be a mistake for Norland": whoever the sentence names behind it, or who says so, would do it.
fn gerund_fits(view: &View<'_>, sentence: &Sentence, clause: &Clause, fits: &dyn Fn(StateId) -> bool) -> bool {
    let above = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p)));
    let Some(up) = above.filter(|_| clause.edge == Edge::Subject && clause.group.form != Form::Finite) else {
        return false;
    };
    let parties = view.lexicon().parties;
    let mut names = view.unit.mentions.names_in(up.object()).filter_map(|f| view.state_of(f)).filter(|s| *s < parties);
    match names.next() {
        Some(named) => fits(named) || names.any(fits),
        None => view.speaker_at(up.group.head as usize).and_then(|s| s.state).is_some_and(fits),
    }
}

/// With no acting subject, a party named in the clause as owner or adjective ("withdrawal of Norland's troops").
fn possessor_fits(view: &View<'_>, clause: &Clause, fits: &dyn Fn(StateId) -> bool) -> bool {
    // "a Norland that joins no league": its subject first.
    let start = if clause.subject.is_empty() { clause.start } else { clause.start.min(clause.subject.start) };
    let range = start as usize..clause.end as usize;
    let parties = view.lexicon().parties;
    // Only parties act: "joining the League" is not the League's own deed.
    view.unit.mentions.names_in(range).filter_map(|f| view.state_of(f)).find(|s| *s < parties).is_some_and(fits)
}

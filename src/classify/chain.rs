//! From a topic's word up its clauses: what is wanted or done to it, by whom, with which sign.

use std::ops::Range;

use super::{holder::Holder, silence::Silence, view::View};
use crate::{
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{Agent, CompiledFrame, Found, Meaning, StateId, VerbPattern},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
    },
};

/// What a chain of verbs and nouns does to a topic.
#[derive(Clone, Debug)]
pub struct Chain {
    /// Topic index.
    pub topic: u8,
    /// Frame index in the topic, where a frame gave the direction.
    pub frame: Option<u16>,
    /// +1 towards the proposition, −1 away; 0 while only a thing is named.
    pub sign: i8,
    /// Somebody's attitude is stated.
    pub attitude: bool,
    /// Something is done.
    pub act: bool,
    /// A position is openly withheld.
    pub withheld: bool,
    /// "must", "should" and no attitude above it.
    pub ought: bool,
    /// The topic's word is the subject of an "ought": terms are set for it.
    pub terms: bool,
    /// Only talked about.
    pub talk: bool,
    /// The word only modifies another noun.
    pub modifier: bool,
    /// Found by the words around only.
    pub loose: bool,
    /// Loose, and taken for the speaker's although somebody else is the subject.
    pub over: bool,
    /// The topic was carried over from what is under discussion.
    pub carried: Option<super::reference::Carried>,
    /// An adjective before the word judges it ("the illegal dues").
    pub tainted: bool,
    /// Loose, and by a thing with its verb somewhere in the sentence.
    pub thing: bool,
    /// A noun of attitude stands in the clause.
    pub noun: bool,
    /// Counts only where it is judged or refused.
    pub weak: bool,
    /// Counts only where it is wanted, demanded, refused or planned.
    pub stated: bool,
    /// A verb of comment was met: its refusal withholds.
    pub comment: bool,
    /// What something else is made to depend on: it is demanded itself.
    pub demanded: bool,
    /// Not kept to: an accusation, unless it is denied.
    pub breach: bool,
    /// A modal of the future on the way.
    pub future: bool,
    /// A word of refusal was applied.
    pub refused: bool,
    /// An evaluating predicate was applied.
    pub judged: bool,
    /// Reached through a purpose.
    pub purpose: bool,
    /// Accused of: what somebody says that another does.
    pub accused: bool,
    /// A modal of possibility on the way.
    pub possible: bool,
    /// Would, or an if-clause around.
    pub hypothetical: bool,
    /// A negation on the way.
    pub negated: bool,
    /// The tense of the topmost clause is past.
    pub past: bool,
    /// Whose position.
    pub holder: Holder,
    /// The verb that decides, as token.
    pub head: usize,
    /// The topmost clause.
    pub top: usize,
    /// Clauses on the way, lowest first.
    pub clauses: Vec<usize>,
    /// Tokens that decided, for the record.
    pub evidence: Vec<u32>,
    /// The topmost verb is one of saying.
    pub reported: bool,
    /// The topmost verb foretells.
    pub forecast: bool,
}

impl Chain {
    /// An empty chain at a token.
    pub fn new(topic: u8, at: usize) -> Chain {
        Chain {
            topic,
            frame: None,
            sign: 0,
            attitude: false,
            act: false,
            withheld: false,
            ought: false,
            terms: false,
            talk: false,
            modifier: false,
            loose: false,
            over: false,
            carried: None,
            tainted: false,
            thing: false,
            noun: false,
            weak: false,
            stated: false,
            comment: false,
            demanded: false,
            breach: false,
            future: false,
            refused: false,
            judged: false,
            purpose: false,
            accused: false,
            possible: false,
            hypothetical: false,
            negated: false,
            past: false,
            holder: Holder::Nobody,
            head: at,
            top: 0,
            clauses: Vec::new(),
            evidence: Vec::new(),
            reported: false,
            forecast: false,
        }
    }

    /// The chain of a word that stands for what is under discussion.
    pub fn carried_by(self, carried: super::reference::Carried) -> Chain {
        Chain { carried: Some(carried), ..self }
    }

    fn turn(&mut self, sign: i8) {
        self.sign *= sign;
    }
}

/// The chain of a topic word in a sentence; none where it carries no position.
pub fn chain(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<Chain> {
    chain_at(view, sentence, hit, At::Itself)
}

/// The clauses that go on with a subject that holds a word ("was accepted by Norland and turned down by Kelmar").
pub fn goes_on(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Vec<Chain> {
    let holds = |c: &Clause| c.subject.contains(&hit.first);
    let shared = sentence.clauses.iter().enumerate().filter(|(_, c)| {
        c.coordinate
            && c.subject.is_empty()
            && c.shares.is_some_and(|p| sentence.clauses.get(p as usize).is_some_and(holds))
    });
    let gaps = sentence.clauses.iter().enumerate().filter(|(_, c)| {
        c.edge == Edge::Relative
            && c.antecedent.contains(&hit.first)
            && !c.subject.is_empty()
            && c.subject != c.antecedent
    });
    let mut out: Vec<Chain> = shared.filter_map(|(ci, _)| chain_at(view, sentence, hit, At::Subject(ci))).collect();
    out.extend(gaps.filter_map(|(ci, _)| chain_at(view, sentence, hit, At::Object(ci))));
    out
}

/// Where a topic's word stands for a clause.
#[derive(Clone, Copy, PartialEq)]
enum At {
    /// Where it is.
    Itself,
    /// It is the subject of this clause, which shares it.
    Subject(usize),
    /// It is the object of this clause, as the noun that the clause belongs to ("the truce that Norland rejected").
    Object(usize),
}

fn chain_at(view: &View<'_>, sentence: &Sentence, hit: &Found, place: At) -> Option<Chain> {
    let (topic, direction, frame, thing) = match hit.meaning {
        Meaning::FrameNoun(t, f) => {
            let frame = view.lexicon().frame(t, f);
            (t, frame.direction, Some(frame), 0)
        }
        Meaning::Thing(t, bit) => (t, 0, None, 1u64 << bit.min(63)),
        Meaning::FramePredicate(t, f) => return predicate_frame(view, sentence, hit, t, f),
        _ => return None,
    };
    let at = hit.first as usize;
    let mut chain = Chain::new(topic, at);
    chain.sign = direction;
    chain.frame = frame.map(|f| f.frame);
    chain.weak = frame.is_some_and(|f| f.weak);
    chain.stated = frame.is_some_and(|f| f.stated);
    chain.evidence.extend(hit.first..hit.end);
    if elsewhere(view, sentence, hit, topic) {
        return view.stop(Silence::Elsewhere);
    }
    if !frame.is_none_or(|f| owner_fits(view, sentence, hit, f)) {
        return view.stop(Silence::OtherAgent);
    }
    // "wants the guns to fall silent": the subject of an infinitive stands before it.
    let inside =
        || sentence.clauses.iter().position(|c| c.group.form == Form::Infinitive && c.subject.contains(&hit.first));
    let forced = match place {
        At::Itself => None,
        At::Subject(ci) | At::Object(ci) => Some(ci),
    };
    let Some(ci) = forced.or_else(inside).or_else(|| view.clause_at(sentence, at)) else {
        nominal(view, &mut chain, hit, sentence.tokens.start);
        verbless(view, sentence, &mut chain, hit, at);
        return settle(view, chain);
    };
    // "Suthermark joining the League is off the table": the words hold the verb themselves.
    let ci = match &sentence.clauses[ci] {
        c if c.edge == Edge::Subject && (hit.first..hit.end).contains(&c.group.head) => {
            c.parent.map_or(ci, usize::from)
        }
        // "to cease fire", "of ending the war": the words are no noun here; the verb has a frame of its own.
        c if (hit.first..hit.end).contains(&c.group.head) => {
            return view.stop(Silence::NoFrame);
        }
        // "Leaving the islands would be a mistake": the object of a gerund that is the subject.
        c if place == At::Itself && c.subject.contains(&hit.first) => sentence
            .clauses
            .iter()
            .position(|k| {
                k.edge == Edge::Subject
                    && k.parent == Some(ci as u16)
                    && k.group.form != Form::Finite
                    && c.subject.contains(&k.group.head)
                    && k.group.end <= hit.first
            })
            .unwrap_or(ci),
        _ => ci,
    };
    let clause = &sentence.clauses[ci];
    chain.clauses.push(ci);
    chain.top = ci;
    if thing == 0 && (hit.first..hit.end).contains(&clause.group.head) {
        // "ending the war": the frame's words hold the verb themselves.
        chain.act = true;
        group_flags(&clause.group, &mut chain);
        chain.head = clause.group.head as usize;
        chain.holder = doer(view, sentence, ci, clause.group.passive);
        climb(view, sentence, ci, &mut chain);
        return settle(view, chain);
    }
    if view.replaced(clause.start as usize) || view.replaced(noun_phrase_start(view, at)) {
        chain.turn(-1);
        chain.negated = true;
        chain.refused = true;
        chain.attitude = true;
    }
    let in_object = matches!(place, At::Object(_)) || at >= clause.group.end as usize;
    let floor = match place {
        At::Object(_) => sentence.tokens.start,
        _ if in_object => clause.group.end as usize,
        _ => clause.start as usize,
    };
    nominal(view, &mut chain, hit, floor.min(at));
    // "No talks are planned": a weak word that is not there yet is refused by nobody.
    if chain.weak && !in_object && view.denied(at) {
        chain.refused = false;
    }
    if clause.group.form != Form::Finite && clause.parent.is_none() {
        verbless(view, sentence, &mut chain, hit, clause.start as usize);
    }
    let set_thing = if chain.sign == 0 { thing } else { 0 };
    // "calls for a truce are misplaced": a participle that judges does nothing to its subject.
    let g = &clause.group;
    let judges = g.passive && predicate_in(view, g.head as usize..g.end as usize).is_some();
    let used = if in_object || g.passive && !judges && clause.edge != Edge::Relative {
        // "No truce was agreed": one denial, of the verb's subject.
        if !in_object && !g.copula && g.denied && view.denied(at) {
            chain.turn(-1);
        }
        apply(view, sentence, ci, &mut chain, hit, set_thing, in_object)
    } else {
        subject_side(view, sentence, ci, &mut chain, hit, set_thing)
    };
    if chain.sign == 0 && !chain.withheld {
        return view.stop(Silence::NoFrame);
    }
    if used == Step::Drop {
        return view.stop(Silence::Subject);
    }
    climb(view, sentence, ci, &mut chain);
    settle(view, chain)
}

/// "Kelmar ready for a truce", "Norland against truce": a headline's predicate without its verb.
fn verbless(view: &View<'_>, sentence: &Sentence, chain: &mut Chain, hit: &Found, before: usize) {
    let range = sentence.tokens.start..before.max(sentence.tokens.start);
    if let Some((p, at, end)) = predicate_in(view, range.clone()) {
        let side = view.unit.mentions.names_in(range.start..(at as usize).max(range.start)).next_back();
        let near = side.filter(|f| f.end as usize + 1 >= at as usize).and_then(|f| view.state_of(f));
        if let Some(state) = near {
            chain.evidence.extend(at..end);
            judge(chain, p, false);
            chain.holder = Holder::States(vec![state]);
        }
        return;
    }
    // "Truce unacceptable", "any dues harmful to trade": what is said right behind.
    let next = (hit.end as usize..sentence.tokens.end).find(|&i| view.seg().tokens[i].tag != Tag::Adv);
    let behind = next.and_then(|i| predicate_in(view, i..sentence.tokens.end).filter(|p| p.1 as usize == i));
    if let Some((p, at, end)) = behind {
        chain.evidence.extend(at..end);
        judge(chain, p, false);
        chain.modifier = false;
        chain.holder = Holder::Nobody;
    }
}

/// The chain of a verb that is a frame by itself ("stop shooting").
pub fn verb_chain(view: &View<'_>, sentence: &Sentence, ci: usize, frame: &CompiledFrame) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let mut chain = Chain::new(frame.topic, clause.group.head as usize);
    chain.sign = frame.direction;
    chain.frame = Some(frame.frame);
    chain.weak = frame.weak;
    chain.stated = frame.stated;
    chain.act = true;
    chain.top = ci;
    chain.clauses.push(ci);
    chain.evidence.push(clause.group.head);
    if !agent_fits(view, sentence, ci, frame, clause.group.passive) {
        return view.stop(Silence::OtherAgent);
    }
    group_flags(&clause.group, &mut chain);
    chain.holder = doer(view, sentence, ci, clause.group.passive);
    climb(view, sentence, ci, &mut chain);
    settle(view, chain)
}

/// The chain of a verb of attitude without an object, about what was spoken of ("they will not agree").
pub fn bare_chain(view: &View<'_>, sentence: &Sentence, ci: usize, meaning: Meaning) -> Option<Chain> {
    let group = &sentence.clauses[ci].group;
    let (topic, direction, frame) = match meaning {
        Meaning::FrameNoun(t, f) => (t, view.lexicon().frame(t, f).direction, f),
        _ => return None,
    };
    let mut chain = Chain::new(topic, group.head as usize);
    chain.sign = direction;
    chain.frame = Some(frame);
    chain.top = ci;
    chain.clauses.push(ci);
    verb(view, sentence, ci, &mut chain, None);
    climb(view, sentence, ci, &mut chain);
    settle(view, chain)
}

/// "Suthermark supports the truce but Norland does not": what was said before, of another subject.
pub fn ellipsis(view: &View<'_>, sentence: &Sentence, ci: usize, before: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let tokens = &view.seg().tokens;
    let bare = matches!(tokens[g.head as usize].tag, Tag::Do | Tag::Be | Tag::Have | Tag::Modal);
    let rest = tokens.get(g.end as usize..sentence.tokens.end).unwrap_or_default();
    let mut after = rest.iter().skip_while(|t| matches!(t.tag, Tag::Neg | Tag::Adv));
    let ends = after.next().is_none_or(|t| {
        matches!(t.tag, Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::QuoteClose | Tag::Dash | Tag::Coord)
    });
    if !bare || !ends || clause.subject.is_empty() || before.top >= ci || before.loose {
        return None;
    }
    let holder = view.holder(sentence, ci);
    if !matches!(holder, Holder::States(_) | Holder::Speaker) || holder == before.holder {
        return None;
    }
    let mut chain = Chain { holder, head: g.head as usize, top: ci, clauses: vec![ci], ..before.clone() };
    if g.negated || g.denied || rest.first().is_some_and(|t| t.tag == Tag::Neg) {
        chain.turn(-1);
        chain.negated = true;
    }
    chain.evidence.push(g.head);
    Some(chain)
}

/// An open point about the topic ("has questions about the truce", "it is unclear how the truce would be watched"): a yes
/// that is held back.
pub fn reservation(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<Chain> {
    let Meaning::FrameNoun(topic, f) = hit.meaning else { return None };
    let frame = view.lexicon().frame(topic, f);
    if frame.direction < 0 || frame.weak {
        return None;
    }
    let at = hit.first as usize;
    let from = sentence.tokens.start.max(at.saturating_sub(14));
    let cue =
        view.unit.mentions.cues_in(from..at).rfind(|c| matches!(c.meaning, Meaning::Marker(Marker::Reservation)))?;
    let tokens = &view.seg().tokens;
    if tokens[cue.end as usize..at].iter().any(|t| matches!(t.tag, Tag::Stop | Tag::Semicolon | Tag::Coord)) {
        return None;
    }
    let ci = view.clause_at(sentence, cue.first as usize)?;
    let mut chain = Chain::new(topic, sentence.clauses[ci].group.head as usize);
    chain.sign = 1;
    chain.frame = Some(f);
    chain.attitude = true;
    chain.terms = true;
    chain.judged = true;
    chain.top = ci;
    chain.clauses.push(ci);
    chain.evidence.extend(cue.first..cue.end);
    chain.evidence.extend(hit.first..hit.end);
    chain.holder = match view.holder(sentence, ci) {
        h @ (Holder::States(_) | Holder::Speaker) => h,
        _ => Holder::Nobody,
    };
    Some(chain)
}

fn predicate_frame(view: &View<'_>, sentence: &Sentence, hit: &Found, t: u8, f: u16) -> Option<Chain> {
    let frame = view.lexicon().frame(t, f);
    let ci = view.clause_at(sentence, hit.first as usize)?;
    let clause = &sentence.clauses[ci];
    if (hit.first as usize) < clause.group.end as usize {
        return view.stop(Silence::NotSaidOfIt);
    }
    if frame.subjects != 0 {
        let subject = view.subject_of(sentence, ci).subject.clone();
        let named = view
            .unit
            .mentions
            .things_in(subject.start as usize..subject.end as usize)
            .any(|h| frame.covers(frame.subjects, h));
        if !named {
            return view.stop(Silence::NotSaidOfIt);
        }
    }
    if let Agent::States(allowed) = &frame.agent
        && !view.speaker_at(clause.group.head as usize).and_then(|s| s.state).is_some_and(|s| allowed.contains(&s))
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
    climb(view, sentence, ci, &mut chain);
    settle(view, chain)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Used, or let through.
    Go,
    /// The clause makes no position of it.
    Drop,
}

/// Words around the topic's word inside its noun phrase: "no truce", "truce talks", "support for a truce", "an end to …".
fn nominal(view: &View<'_>, chain: &mut Chain, hit: &Found, floor: usize) {
    let tokens = &view.seg().tokens;
    let (first, end) = (hit.first as usize, hit.end as usize);
    if view.denied(first) {
        chain.turn(-1);
        chain.negated = true;
        chain.refused = true;
        chain.attitude |= chain.frame.is_some() && floor == 0;
    }
    // Behind: "dues relief", "truce violations", "truce talks", "truce-related".
    if let Some(t) = tokens.get(end) {
        if t.tag == Tag::Hyphen && !t.spaced {
            chain.modifier = true;
        } else if matches!(t.tag, Tag::Noun | Tag::Ing | Tag::Adj) {
            let mut cue = None;
            for c in view.unit.mentions.cues_in(end..(end + 3).min(tokens.len())) {
                if (c.first as usize) == end
                    || matches!(tokens[end].tag, Tag::Noun | Tag::Adj) && c.first as usize == end + 1
                {
                    match c.meaning {
                        Meaning::Noun(n) => cue = cue.or(Some(n)),
                        Meaning::Marker(Marker::About) => chain.modifier = true,
                        _ => {}
                    }
                }
            }
            let topical = view.unit.mentions.topics_in(end..end + 1).next().is_some();
            match cue {
                Some(NounCue::Minus) => chain.turn(-1),
                Some(_) => {}
                None if t.tag == Tag::Noun && !topical => chain.modifier = true,
                None => {}
            }
        }
    }
    // "tougher dues", "fewer dues".
    for c in view.unit.mentions.cues_in(first.saturating_sub(3).max(floor)..first) {
        match c.meaning {
            Meaning::Marker(Marker::More) => chain.weak = false,
            Meaning::Marker(Marker::Less) => {
                chain.weak = false;
                chain.turn(-1);
            }
            _ => {}
        }
    }
    // Before: a run of nouns and prepositions up to the clause's verb.
    let mut i = first;
    let mut past_prep = false;
    while i > floor {
        let t = &tokens[i - 1];
        match t.tag {
            Tag::Prep => {
                // "its position against the truce".
                let against = view.words_are(t, "against") && i > floor + 1 && tokens[i - 2].tag == Tag::Noun;
                // "dues against Kelmar's truce" only have a target.
                let mut near = view.unit.mentions.topics_in(i.saturating_sub(5)..i - 1);
                if against && near.all(|t| t.end as usize != i - 1) {
                    chain.turn(-1);
                    chain.attitude = true;
                    chain.refused = true;
                    chain.evidence.push(i as u32 - 1);
                }
                past_prep = true;
            }
            tag if tag.is_nominal() || tag.is_head() || tag == Tag::Adj => {}
            Tag::QuoteOpen | Tag::QuoteClose | Tag::Adv => {}
            Tag::Coord => {}
            _ => break,
        }
        i -= 1;
        if matches!(t.tag, Tag::Noun | Tag::Proper) {
            for c in view.unit.mentions.cues_in(i..i + 1) {
                match c.meaning {
                    Meaning::Noun(NounCue::Plus) if past_prep => {
                        chain.attitude = true;
                        chain.evidence.push(c.first);
                        deny(view, chain, i);
                    }
                    Meaning::Noun(NounCue::Minus) if past_prep => {
                        chain.turn(-1);
                        chain.attitude = true;
                        chain.refused = true;
                        chain.evidence.push(c.first);
                        deny(view, chain, i);
                    }
                    Meaning::Marker(Marker::About) if past_prep => chain.talk = true,
                    Meaning::Noun(_) if !past_prep && matches!(c.meaning, Meaning::Noun(NounCue::Minus)) => {}
                    _ => {}
                }
            }
            // "Norland's wish for a truce": whose.
            if chain.attitude && past_prep && matches!(chain.holder, Holder::Nobody) {
                chain.holder = owner(view, i);
            }
        }
    }
}

/// "no interest in a truce", "no objection to it"; "no decision on it" withholds.
fn deny(view: &View<'_>, chain: &mut Chain, noun: usize) {
    if !view.denied(noun) {
        return;
    }
    let open = view.unit.mentions.cues_in(noun.saturating_sub(2)..noun + 1);
    if open.into_iter().any(|c| c.meaning == Meaning::Predicate(Predicate::Withhold) && c.end as usize == noun + 1) {
        chain.withheld = true;
    } else {
        chain.turn(-1);
        chain.negated = true;
        chain.refused = true;
    }
}

/// The possessor or adjective before a noun: "Norland's wish", "the Norlander demand", "our demand".
fn owner(view: &View<'_>, noun: usize) -> Holder {
    let tokens = &view.seg().tokens;
    let mut i = noun;
    while i > 0 && noun - i < 5 {
        i -= 1;
        match tokens[i].tag {
            Tag::Poss => return view.holder_of(i..i + 1),
            Tag::Possessive | Tag::Adj | Tag::Noun | Tag::Proper => {
                if let Some(f) = view.unit.mentions.names_in(i.saturating_sub(3)..i + 1).next_back()
                    && (f.end as usize) > i.saturating_sub(1)
                    && let Some(s) = view.state_of(f)
                {
                    return Holder::States(vec![s]);
                }
            }
            _ => break,
        }
    }
    Holder::Nobody
}

/// The verb of the clause acts on the topic's word as its object (or as the subject of its passive).
fn apply(
    view: &View<'_>,
    sentence: &Sentence,
    ci: usize,
    chain: &mut Chain,
    hit: &Found,
    thing: u64,
    in_object: bool,
) -> Step {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let tokens = &view.seg().tokens;
    // A frame of the codebook first: verb × thing × agent.
    let mask = match hit.meaning {
        Meaning::Thing(_, bit) => 1u64 << bit.min(63),
        _ => thing,
    };
    let framed = view.lexicon().frames_of(g.lemma).find(|f| {
        f.topic == chain.topic
            && f.subjects == 0
            && f.objects & mask != 0
            && mask != 0
            && has_within(view, clause, f)
            && f.verbs.iter().any(|v| {
                v.lemma == g.lemma && particle_fits(view, g, v, clause) && (!in_object || direct(view, g, v, hit))
            })
            && agent_fits(view, sentence, ci, f, g.passive)
    });
    if let Some(f) = framed {
        let outer = if chain.sign == 0 { 1 } else { chain.sign * base_direction(view, chain) };
        chain.sign = f.direction * outer;
        chain.frame = Some(f.frame);
        chain.weak = f.weak;
        chain.stated = f.stated;
        chain.act = true;
        chain.breach = g.cue.is(Class::Breach);
        chain.head = g.head as usize;
        chain.evidence.push(g.head);
        chain.modifier = false;
        group_flags(g, chain);
        if matches!(chain.holder, Holder::Nobody) || !chain.attitude {
            chain.holder = doer(view, sentence, ci, g.passive);
        }
        chain.reported = g.cue.is(Class::Report);
        return Step::Go;
    }
    if chain.sign == 0 {
        return Step::Drop;
    }
    if in_object && !g.copula && !chain.attitude && adjunct(view, g, hit) {
        return Step::Drop;
    }
    if g.copula || is_have(view, g) || g.cue.is(Class::Linking) {
        return copula(view, sentence, ci, chain, in_object.then_some(hit));
    }
    // "called the truce a ploy", "considers it a threat": a judgement behind the word.
    if in_object && (g.cue.is(Class::Report) || g.cue.is(Class::Belief) || g.cue.is(Class::Withhold)) {
        let after = hit.end as usize..(clause.end as usize).min(tokens.len());
        let near = |at: usize| {
            tokens[at].tag != Tag::Prep
                && tokens[after.start..at].iter().all(|t| {
                    t.tag.is_nominal() && t.tag != Tag::Possessive
                        || matches!(t.tag, Tag::Adv | Tag::QuoteOpen | Tag::Be | Tag::To)
                        || view.words_are(t, "as")
                })
        };
        if let Some((p, at, end)) = predicate_in(view, after.clone()).filter(|p| near(p.1 as usize)) {
            chain.attitude = true;
            chain.judged = true;
            chain.evidence.push(g.head);
            chain.withheld |= p == Predicate::Withhold;
            chain.evidence.extend(at..end);
            if p == Predicate::Minus {
                chain.sign = -chain.sign.abs() * base_direction(view, chain);
                chain.refused = true;
            }
            group_flags(g, chain);
            chain.holder = doer(view, sentence, ci, g.passive);
            return Step::Go;
        }
    }
    verb(view, sentence, ci, chain, in_object.then_some(hit.first as usize))
}

/// Where the noun phrase of a token begins.
fn noun_phrase_start(view: &View<'_>, at: usize) -> usize {
    let tokens = &view.seg().tokens;
    (0..at).rev().take_while(|&i| tokens[i].tag.is_nominal()).last().unwrap_or(at)
}

/// "Nobody wants a truce more than Norland": denied of all others.
fn outdone(view: &View<'_>, clause: &Clause) -> bool {
    let words = clause.group.end as usize..(clause.end as usize).min(view.seg().tokens.len());
    words.clone().any(|i| {
        i + 1 < words.end
            && view.words(i..i + 1).eq_ignore_ascii_case("more")
            && view.words(i + 1..i + 2).eq_ignore_ascii_case("than")
    })
}

fn base_direction(view: &View<'_>, chain: &Chain) -> i8 {
    chain.frame.map_or(1, |f| view.lexicon().frame(chain.topic, f).direction)
}

fn is_have(view: &View<'_>, g: &Group) -> bool {
    view.lexicon().lemma_name(g.lemma) == "have"
}

/// Attitude, phase, failure, talk: what a verb does to what it governs.
fn verb(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain, object: Option<usize>) -> Step {
    let g = &sentence.clauses[ci].group;
    let cue = g.cue;
    chain.evidence.push(g.head);
    if cue.is(Class::Breach) {
        // Accusing of a breach is no stance; promising none is.
        chain.turn(-1);
        chain.act = true;
        chain.breach = true;
        group_flags(g, chain);
        chain.holder = doer(view, sentence, ci, g.passive);
        chain.head = g.head as usize;
        return Step::Go;
    }
    group_flags(g, chain);
    if g.denied && !g.negated && outdone(view, &sentence.clauses[ci]) {
        chain.turn(-1);
        chain.negated = false;
    }
    if cue.is(Class::Withhold) && (cue.attitude() == 0) {
        if cue.is(Class::Talk) && !g.negated {
            chain.talk = true;
            chain.comment = true;
            return Step::Go;
        }
        // "consider them as targets": a view of something, not a study of it.
        let after = object.unwrap_or(g.end as usize)..(sentence.clauses[ci].end as usize).min(view.seg().tokens.len());
        if object.is_some() && after.clone().any(|i| view.words(i..i + 1).eq_ignore_ascii_case("as")) {
            return Step::Drop;
        }
        chain.withheld = true;
        chain.holder = doer(view, sentence, ci, g.passive);
        return Step::Go;
    }
    // Attitude before phase: "demand", "reject"; a phase where the verb has no attitude.
    let attitude = cue.attitude();
    if attitude > 0 && cue.is(Class::Forecast) && g.negated {
        // "did not expect new dues": neither for nor against.
        return Step::Drop;
    }
    if chain.comment && attitude < 0 {
        // "refused to comment on the truce".
        chain.withheld = true;
        chain.holder = doer(view, sentence, ci, g.passive);
        return Step::Go;
    }
    // "questioned Norland's commitment to peace": a doubt about another, no stance of anybody.
    if attitude < 0 && cue.is(Class::Forecast) && chain.attitude && matches!(chain.holder, Holder::States(_)) {
        return Step::Drop;
    }
    // "has not decided on": withheld.
    if attitude > 0 && cue.is(Class::Withhold) && g.negated {
        chain.withheld = true;
        chain.holder = doer(view, sentence, ci, g.passive);
        return Step::Go;
    }
    if attitude != 0 {
        chain.turn(attitude);
        chain.refused |= attitude < 0 || g.negated;
        chain.attitude = true;
        chain.holder = doer(view, sentence, ci, g.passive);
        chain.head = g.head as usize;
        chain.top = ci;
        chain.reported = cue.is(Class::Report);
        chain.forecast |= cue.is(Class::Forecast);
        return Step::Go;
    }
    if cue.is(Class::Accuse) {
        chain.accused = true;
        return Step::Go;
    }
    let phase = cue.phase();
    if phase != 0 {
        chain.turn(phase);
        chain.act = true;
        chain.head = g.head as usize;
        chain.top = ci;
        if !chain.attitude || matches!(chain.holder, Holder::Nobody) {
            chain.holder = doer(view, sentence, ci, g.passive);
        }
        return Step::Go;
    }
    if cue.is(Class::Fail) {
        chain.turn(-1);
        return Step::Go;
    }
    if cue.is(Class::Talk) && g.negated && !g.past {
        // "will not discuss the islands": not even talked about.
        chain.attitude = true;
        chain.refused = true;
        chain.holder = doer(view, sentence, ci, g.passive);
        chain.head = g.head as usize;
        chain.top = ci;
        return Step::Go;
    }
    if cue.is(Class::Talk) && !chain.attitude {
        let subject = view.subject_of(sentence, ci).subject.clone();
        let demands = view
            .unit
            .mentions
            .cues_in(subject.start as usize..subject.end as usize)
            .any(|c| c.meaning == Meaning::Noun(NounCue::Plus));
        if demands && matches!(view.holder(sentence, ci), Holder::States(_) | Holder::Speaker) {
            // "Norland's demands include a truce".
            chain.attitude = true;
            chain.judged = true;
            chain.holder = view.holder(sentence, ci);
            chain.head = g.head as usize;
            chain.top = ci;
            return Step::Go;
        }
        chain.talk = true;
        return Step::Go;
    }
    if cue.is(Class::Cause) {
        chain.attitude = true;
        chain.holder = doer(view, sentence, ci, g.passive);
        chain.head = g.head as usize;
        chain.top = ci;
        chain.reported = cue.is(Class::Report);
        return Step::Go;
    }
    if chain.attitude && matches!(chain.holder, Holder::Nobody) {
        // "voiced support for", "showed readiness for": the noun has the attitude, the subject holds it.
        chain.holder = doer(view, sentence, ci, g.passive);
        chain.reported = cue.is(Class::Report);
        chain.head = g.head as usize;
        return Step::Go;
    }
    Step::Go
}

/// "is ready for", "is in favour of", "there is no", "have reservations about".
fn copula(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain, object: Option<&Found>) -> Step {
    let in_object = object.is_some();
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let range = match object {
        Some(hit) => g.end as usize..(hit.first as usize).max(g.end as usize),
        None => g.end as usize..(clause.end as usize).max(g.end as usize),
    };
    group_flags_keep(g, chain);
    if let Some((p, at, end)) = predicate_in(view, range) {
        chain.evidence.extend(at..end);
        judge(chain, p, g.negated);
        let subject = view.holder(sentence, ci);
        chain.holder = if in_object { subject } else { Holder::Nobody };
        chain.head = g.head as usize;
        return Step::Go;
    }
    if object.is_some_and(|hit| stands_for(view, g, hit)) {
        chain.attitude = true;
        if g.negated {
            chain.turn(-1);
            chain.negated = true;
        }
        chain.holder = view.holder(sentence, ci);
        chain.head = g.head as usize;
        return Step::Go;
    }
    if g.negated {
        chain.turn(-1);
        chain.negated = true;
    }
    let contingent = view
        .unit
        .mentions
        .cues_in(g.end as usize..(clause.end as usize).max(g.end as usize))
        .find(|c| c.meaning == Meaning::Marker(Marker::Condition) && c.end - c.first > 1);
    match (object, contingent) {
        // "a settlement is contingent on a truce": the one is tied, the other demanded.
        (None, Some(_)) => {
            chain.attitude = true;
            chain.terms = true;
            chain.holder = Holder::Nobody;
            return Step::Go;
        }
        (Some(hit), Some(c)) if c.end <= hit.first => {
            chain.demanded = true;
            chain.attitude = true;
            chain.judged = true;
            chain.holder = Holder::Nobody;
            return Step::Go;
        }
        _ => {}
    }
    let preconditions = |range: Range<usize>| {
        let tokens = &view.seg().tokens;
        view.unit.mentions.cues_in(range).any(|c| {
            c.meaning == Meaning::Marker(Marker::Precondition)
                && tokens[g.end as usize..c.first as usize].iter().all(|t| t.tag != Tag::Prep)
        })
    };
    match object {
        // "withdrawal is a condition for peace": the one is demanded, the other tied to it.
        None if preconditions(g.end as usize..(clause.end as usize).max(g.end as usize)) => {
            chain.attitude = true;
            chain.judged = true;
            chain.holder = Holder::Nobody;
            return Step::Go;
        }
        Some(hit) if preconditions(g.end as usize..(hit.first as usize).max(g.end as usize)) => {
            chain.attitude = true;
            chain.terms = true;
            chain.judged = true;
            chain.holder = Holder::Nobody;
            return Step::Go;
        }
        _ => {}
    }
    if chain.attitude {
        if matches!(chain.holder, Holder::Nobody) {
            chain.holder = view.holder(sentence, ci);
        }
        return Step::Go;
    }
    // "our goal is a lasting truce".
    let subject = clause.subject.start as usize..clause.subject.end as usize;
    if in_object && view.unit.mentions.cues_in(subject).any(|c| c.meaning == Meaning::Noun(NounCue::Plus)) {
        chain.attitude = true;
        chain.holder = view.holder(sentence, ci);
        chain.head = g.head as usize;
        return Step::Go;
    }
    let existential =
        in_object && matches!(view.holder(sentence, ci), Holder::Nobody) && !sentence.clauses[ci].subject.is_empty();
    if existential && (g.modal != Modal::None || chain.negated) {
        // "there will be no truce", "there must be a truce".
        chain.attitude = true;
        chain.ought = g.modal == Modal::Ought;
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    chain.talk = true;
    Step::Go
}

/// "is for a truce", "are behind the plan".
fn stands_for(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let at = g.end as usize;
    let near = hit.first as usize <= at + 4 && at < hit.first as usize;
    near && g.copula && ["for", "behind"].iter().any(|w| view.words(at..at + 1).eq_ignore_ascii_case(w))
}

fn judge(chain: &mut Chain, p: Predicate, negated: bool) {
    match p {
        Predicate::Plus => chain.attitude = true,
        Predicate::Minus => {
            chain.turn(-1);
            chain.attitude = true;
            chain.refused = true;
        }
        Predicate::Withhold => chain.withheld = true,
    }
    chain.judged = true;
    if negated {
        // "not under discussion" is a refusal, not a withholding.
        if p == Predicate::Withhold {
            chain.withheld = false;
            chain.attitude = true;
        }
        chain.turn(-1);
        chain.negated = true;
        chain.refused = true;
    }
}

/// The first evaluating predicate of a stretch, the longest at its place.
pub fn predicate_in(view: &View<'_>, range: Range<usize>) -> Option<(Predicate, u32, u32)> {
    let mut best: Option<(Predicate, u32, u32)> = None;
    for c in view.unit.mentions.cues_in(range) {
        if let Meaning::Predicate(p) = c.meaning {
            match best {
                Some((_, first, end)) if c.first != first || c.end <= end => {}
                _ => best = Some((p, c.first, c.end)),
            }
        }
    }
    best
}

/// The topic's word is the subject: "the truce is unacceptable", "the dues must stay", "fighting will stop".
fn subject_side(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain, hit: &Found, thing: u64) -> Step {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let mask = match hit.meaning {
        Meaning::Thing(_, bit) => 1u64 << bit.min(63),
        _ => thing,
    };
    let framed = view.lexicon().frames_of(g.lemma).find(|f| {
        f.topic == chain.topic
            && f.subjects & mask != 0
            && mask != 0
            && f.verbs.iter().any(|v| v.lemma == g.lemma && verb_stands(view, clause, v))
    });
    if let Some(f) = framed {
        chain.sign = f.direction;
        chain.frame = Some(f.frame);
        chain.weak = f.weak;
        chain.stated = f.stated;
        chain.act = true;
        chain.holder = Holder::Nobody;
        chain.head = g.head as usize;
        chain.evidence.push(g.head);
        group_flags(g, chain);
        return Step::Go;
    }
    if chain.sign == 0 {
        return Step::Drop;
    }
    subject_verb(view, sentence, ci, chain)
}

/// What the verb says of a subject that holds the topic's word.
fn subject_verb(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> Step {
    let g = &sentence.clauses[ci].group;
    if g.passive
        && let Some((p, at, end)) = predicate_in(view, g.head as usize..g.end as usize)
    {
        // "are misplaced": a participle that judges.
        chain.evidence.extend(at..end);
        judge(chain, p, g.negated);
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    if g.copula
        || is_have(view, g)
        || g.cue.is(Class::Linking)
            && predicate_in(view, g.end as usize..(sentence.clauses[ci].end as usize).max(g.end as usize)).is_some()
    {
        let own = std::mem::replace(&mut chain.holder, Holder::Nobody);
        let had = chain.attitude;
        let step = copula(view, sentence, ci, chain, None);
        if had && matches!(chain.holder, Holder::Nobody) {
            chain.holder = own;
        }
        if g.modal == Modal::Ought && chain.sign > 0 {
            chain.terms = true;
        }
        return step;
    }
    // "a truce depends on", "relief hinges on".
    let tied = view.unit.mentions.cues_in(g.head as usize..g.end as usize + 2);
    if tied.into_iter().any(|c| c.first == g.head && c.meaning == Meaning::Marker(Marker::Condition)) {
        chain.attitude = true;
        chain.judged = true;
        chain.terms = true;
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    group_flags_keep(g, chain);
    chain.evidence.push(g.head);
    let phase = g.cue.phase();
    if phase != 0 && (g.modal != Modal::None || g.negated || g.cue.is(Class::End)) && !chain.attitude && !only(view, g)
    {
        chain.turn(phase);
        chain.act = true;
        chain.holder = Holder::Nobody;
        if g.negated {
            chain.turn(-1);
            chain.negated = true;
        }
        chain.ought = g.modal == Modal::Ought;
        return Step::Go;
    }
    // "a truce would only help the enemy": a judgement against it.
    if matches!(g.modal, Modal::Would | Modal::Future) && !g.negated && only(view, g) {
        chain.turn(-1);
        chain.attitude = true;
        chain.judged = true;
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    if g.modal == Modal::Ought && chain.sign > 0 {
        // "the truce must lead to peace": terms for it.
        chain.terms = true;
        chain.attitude = true;
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    if chain.attitude {
        return Step::Go;
    }
    let harm = g.cue.is(Class::Harm) || g.cue.attitude() < 0 && g.modal != Modal::None;
    if harm && !g.negated && !g.passive {
        chain.turn(-1);
        chain.judged = true;
        chain.attitude = true;
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    Step::Drop
}

/// "would only", "will merely": in the verb group or right behind it.
fn only(view: &View<'_>, g: &Group) -> bool {
    let end = (g.end as usize + 1).min(view.seg().tokens.len());
    (g.first as usize..end)
        .any(|i| ["only", "merely", "simply", "just"].iter().any(|w| view.words(i..i + 1).eq_ignore_ascii_case(w)))
}

/// Up through complements, contents and relatives to what is stated.
fn climb(view: &View<'_>, sentence: &Sentence, from: usize, chain: &mut Chain) {
    let mut ci = from;
    for _ in 0..8 {
        let clause = &sentence.clauses[ci];
        let none = no_such(view, sentence, clause);
        if none && matches!(clause.edge, Edge::Content | Edge::Complement | Edge::Purpose) {
            chain.turn(-1);
            chain.negated = true;
        }
        if owned(view, sentence, clause, chain) {
            // "Kelmar's refusal to end the war": whatever the clause around says, it is Kelmar's.
            chain.top = clause.parent.map_or(ci, usize::from);
            chain.clauses.push(chain.top);
            return;
        }
        let Some(parent) = clause.parent.map(|p| p as usize).filter(|&p| p < sentence.clauses.len() && p != ci) else {
            return;
        };
        let up = &sentence.clauses[parent];
        if is_open(view, sentence, clause) && !chain.withheld && !up.group.negated {
            chain.hypothetical = true;
            return;
        }
        match clause.edge {
            Edge::Complement => {
                chain.clauses.push(parent);
                if !complement(view, sentence, parent, clause, chain) {
                    return;
                }
            }
            // "sees no reason to reject": no purpose, but what is denied.
            Edge::Purpose if none => {
                chain.attitude = true;
                chain.judged = true;
                chain.holder = doer(view, sentence, parent, up.group.passive);
                chain.top = parent;
                chain.head = up.group.head as usize;
                group_flags_keep(&up.group, chain);
                chain.clauses.push(parent);
            }
            Edge::Purpose if up.group.form == Form::Infinitive && owned(view, sentence, up, chain) => {
                chain.top = up.parent.map_or(parent, usize::from);
                chain.clauses.push(chain.top);
                return;
            }
            Edge::Purpose => {
                // What something is done for is wanted by whoever does it.
                chain.attitude = true;
                chain.purpose = true;
                chain.negated = false;
                chain.holder = doer(view, sentence, parent, false);
                chain.top = parent;
                chain.head = up.group.head as usize;
                chain.past = up.group.past;
                return;
            }
            Edge::Content => {
                let lean = up.group.cue.attitude();
                if up.group.cue.is(Class::Talk) && up.group.cue.attitude() == 0 && !up.group.cue.is(Class::Report) {
                    return;
                }
                // "will not say whether …".
                let asks = view.words(clause.start as usize..clause.start as usize + 1);
                let open = ["whether", "if", "when", "how"].iter().any(|w| asks.eq_ignore_ascii_case(w));
                // "Whether Norland leaves is for others to say".
                let subject = up.group.copula && clause.start < up.group.first;
                if open && (subject || up.group.cue.is(Class::Report) && up.group.negated) {
                    chain.withheld = true;
                    chain.attitude = true;
                    chain.holder = doer(view, sentence, parent, up.group.passive);
                    chain.top = parent;
                    chain.head = up.group.head as usize;
                    return;
                }
                if lean == 0 && up.group.cue.is(Class::Belief) && up.group.negated {
                    // "does not believe that a truce is near": the denial is of what is thought.
                    chain.turn(-1);
                    chain.negated = true;
                    chain.refused = true;
                    chain.attitude = true;
                    if matches!(chain.holder, Holder::Nobody | Holder::Else) {
                        chain.holder = doer(view, sentence, parent, up.group.passive);
                    }
                    chain.clauses.push(parent);
                    chain.top = parent;
                    return;
                }
                if lean == 0 || is_neutral_report(view, up) {
                    return;
                }
                // "acknowledged that its soldiers had left": a deed that is over, not one that is wanted.
                if chain.stated && clause.group.past && up.group.cue.is(Class::Report) && !chain.ought && !chain.future
                {
                    return;
                }
                // "doubted that Norland wanted peace", "denied that Norland refused": what is said of another is turned.
                // "rejected claims that Norland wants war": what the noun says is turned.
                let noun = (clause.start as usize).checked_sub(1).filter(|&n| n >= up.group.end as usize);
                let claims = noun.is_some_and(|n| view.seg().tokens[n].tag == Tag::Noun);
                let denies = lean < 0 && (claims || up.group.cue.is(Class::Forecast) || up.group.cue.is(Class::End));
                if denies && chain.attitude && matches!(chain.holder, Holder::States(_)) {
                    if !up.group.negated {
                        chain.turn(-1);
                        chain.negated = true;
                        chain.withheld = false;
                    }
                    chain.clauses.push(parent);
                    return;
                }
                if up.group.cue.is(Class::Report) && lean < 0 && !chain.attitude {
                    // "warned that", "denied that": against what it says only where it says it of an event.
                    chain.turn(lean);
                } else if lean < 0 {
                    return;
                }
                if !chain.attitude || chain.ought || view.holder(sentence, parent) == chain.holder {
                    chain.attitude = true;
                    chain.holder = doer(view, sentence, parent, up.group.passive);
                    chain.top = parent;
                    chain.head = up.group.head as usize;
                    chain.reported = up.group.cue.is(Class::Report);
                    if up.group.negated {
                        chain.turn(-1);
                        chain.negated = true;
                    }
                }
                chain.clauses.push(parent);
            }
            Edge::Relative => {
                if chain.attitude && !matches!(chain.holder, Holder::Else | Holder::Nobody)
                    || !matches!(chain.holder, Holder::Else | Holder::Nobody)
                    || chain.act && matches!(chain.holder, Holder::States(_))
                {
                    return;
                }
                let object = clause.antecedent.start >= up.group.end;
                // "issued a statement calling for a truce": whoever issued it.
                let speaks = view
                    .unit
                    .mentions
                    .cues_in(clause.antecedent.start as usize..clause.antecedent.end as usize)
                    .any(|c| matches!(c.meaning, Meaning::Noun(_)));
                if object && speaks && chain.attitude {
                    chain.holder = doer(view, sentence, parent, up.group.passive);
                    chain.top = parent;
                    chain.past = up.group.past;
                    return;
                }
                // "rejected a plan that would stop the fighting": the plan stands for what it would do.
                if !object || up.group.cue.attitude() == 0 {
                    return;
                }
                chain.clauses.push(parent);
                verb(view, sentence, parent, chain, None);
            }
            Edge::Subject => {
                chain.clauses.push(parent);
                if chain.attitude && !matches!(chain.holder, Holder::Nobody | Holder::Else) {
                    return;
                }
                chain.act = false;
                chain.holder = Holder::Nobody;
                chain.top = parent;
                chain.head = up.group.head as usize;
                if up.group.passive && up.group.cue.attitude() != 0 {
                    // "leaving Kelm would not be accepted by …".
                    verb(view, sentence, parent, chain, None);
                } else if subject_verb(view, sentence, parent, chain) == Step::Drop {
                    chain.sign = 0;
                }
            }
            Edge::Condition => {
                // "will raise the dues if Norland does not agree to a truce": whoever threatens wants what is refused.
                let unless =
                    view.words(clause.start as usize..clause.start as usize + 1).eq_ignore_ascii_case("unless");
                let threat = chain.sign < 0 && !unless || chain.sign > 0 && unless;
                let holder = doer(view, sentence, parent, up.group.passive);
                if threat
                    && (chain.attitude || chain.negated)
                    && (up.group.modal != Modal::None || up.group.cue.attitude() != 0)
                    && holder != chain.holder
                    && matches!(holder, Holder::States(_) | Holder::Speaker)
                {
                    chain.sign = 1;
                    chain.attitude = true;
                    chain.purpose = true;
                    chain.holder = holder;
                    chain.top = parent;
                    chain.head = up.group.head as usize;
                } else {
                    chain.hypothetical = true;
                }
                return;
            }
            Edge::Order => {
                // "Norland wants its claim met before it stops": what comes first is its term.
                let before =
                    view.words(clause.start as usize..clause.start as usize + 1).eq_ignore_ascii_case("before");
                let asker = up.parent.filter(|_| up.edge == Edge::Content).map_or(parent, usize::from);
                let up = &sentence.clauses[asker];
                let asked = up.group.cue.attitude() > 0 && !up.group.past || up.group.modal == Modal::Ought;
                let holder = doer(view, sentence, asker, up.group.passive);
                if before
                    && asked
                    && !up.group.negated
                    && chain.sign > 0
                    && matches!(holder, Holder::States(_) | Holder::Speaker)
                {
                    chain.attitude = true;
                    chain.terms = true;
                    chain.holder = if up.group.modal == Modal::Ought { Holder::Nobody } else { holder };
                    chain.top = asker;
                    chain.head = up.group.head as usize;
                    return;
                }
                chain.hypothetical = true;
                return;
            }
            Edge::Root | Edge::Concession | Edge::Other | Edge::Participial => return,
        }
        ci = parent;
    }
}

/// Whether a clause is asked, not said: "whether the truce holds", "how to end the war", and nobody withholds it.
fn is_open(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let at = clause.start as usize;
    let before = at.checked_sub(1).filter(|&b| b >= sentence.tokens.start);
    let asks = |i: usize| ["whether", "how"].iter().any(|w| view.words_are(&view.seg().tokens[i], w));
    asks(at) || clause.group.form == Form::Infinitive && before.is_some_and(asks)
}

/// A noun of attitude with its owner that governs a clause ("Norland's readiness to talk", "the Norlander demand that …"): whose,
/// and for or against. The climb ends there, unless the verb above acts on the noun ("rejected Norland's attempts to …").
fn owned(view: &View<'_>, sentence: &Sentence, clause: &Clause, chain: &mut Chain) -> bool {
    let Some(noun) = governing_noun(view, clause) else { return false };
    let cue = view.unit.mentions.cues_in(noun..noun + 1).find_map(|c| match c.meaning {
        Meaning::Noun(n @ (NounCue::Plus | NounCue::Minus)) => Some(n),
        _ => None,
    });
    let (Some(cue), holder @ Holder::States(_)) = (cue, owner(view, noun)) else { return false };
    let up = clause.parent.and_then(|p| sentence.clauses.get(p as usize)).map(|c| &c.group);
    if up.is_some_and(|up| up.cue.attitude() != 0 && up.end as usize <= noun && direct_object(view, up, noun)) {
        return false;
    }
    chain.evidence.push(noun as u32);
    chain.attitude = true;
    chain.judged = true;
    chain.ought = false;
    chain.holder = holder;
    chain.head = noun;
    if cue == NounCue::Minus {
        chain.turn(-1);
        chain.refused = true;
    }
    if view.denied(noun) {
        chain.turn(-1);
        chain.negated = true;
    }
    true
}

/// The noun that a clause hangs on: right before an infinitive or "that", before the preposition of a gerund, before "for" and the
/// subject of an infinitive.
fn governing_noun(view: &View<'_>, clause: &Clause) -> Option<usize> {
    let tokens = &view.seg().tokens;
    let (first, start) = (clause.group.first as usize, clause.start as usize);
    let at = match clause.group.form {
        Form::Infinitive => match for_subject(view, clause) {
            Some(np) => np.start.checked_sub(2)?,
            None => tokens[..first].iter().rposition(|t| t.tag != Tag::Adv)?,
        },
        Form::Ing => {
            let before = first.checked_sub(2)?;
            (tokens[before + 1].tag == Tag::Prep).then_some(before)?
        }
        _ => {
            let that = clause.edge == Edge::Content && tokens[start].tag == Tag::Comp;
            start.checked_sub(1).filter(|_| that)?
        }
    };
    matches!(tokens[at].tag, Tag::Noun | Tag::Proper).then_some(at)
}

/// The subject of an infinitive behind "for": "a demand for Norland to leave".
fn for_subject(view: &View<'_>, clause: &Clause) -> Option<Range<usize>> {
    let tokens = &view.seg().tokens;
    let first = clause.group.first as usize;
    if clause.group.form != Form::Infinitive {
        return None;
    }
    let start = noun_phrase_start(view, first);
    (start < first && start > 0 && view.words_are(&tokens[start - 1], "for")).then_some(start..first)
}

/// Whether no preposition stands between a verb and a noun behind it.
fn direct_object(view: &View<'_>, g: &Group, noun: usize) -> bool {
    view.seg().tokens[g.end as usize..noun.max(g.end as usize)]
        .iter()
        .all(|t| t.tag != Tag::Prep || t.word == view.grammar.of)
}

/// "no sign that", "no intention to": the noun that governs a clause is denied.
fn no_such(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let Some(up) = clause.parent.and_then(|p| sentence.clauses.get(p as usize)) else { return false };
    let tokens = &view.seg().tokens;
    let before = up.group.end as usize..(clause.start as usize).min(clause.group.first as usize);
    // "There is no talk of leaving": the preposition belongs to the noun.
    let linked = up.group.copula && before.clone().last().is_some_and(|i| tokens[i].tag == Tag::Prep);
    let noun = before.clone().nth_back(usize::from(linked)).filter(|&i| tokens[i].tag == Tag::Noun);
    noun.is_some_and(|n| {
        view.denied(n)
            || n > before.start
                && view.lexicon().classes(tokens[n - 1].word) & crate::codebook::lexicon::class::NEG != 0
    })
}

/// "dues on Kelmar's ships": the word is about somebody who is no target of the topic.
pub fn elsewhere(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8) -> bool {
    let targets = &view.lexicon().targets[topic as usize];
    let names = |range: Range<usize>| view.unit.mentions.names_in(range).filter_map(|f| view.state_of(f));
    // "anti-Kelmari dues": the word itself says whom it is against.
    if targets.is_empty() || names(hit.first as usize..hit.end as usize).any(|s| targets.contains(&s)) {
        return false;
    }
    let tokens = &view.seg().tokens;
    let at = hit.end as usize;
    let against = tokens.get(at).is_some_and(|t| {
        t.tag == Tag::Prep && matches!(view.words(at..at + 1).to_ascii_lowercase().as_str(), "on" | "against" | "over")
    });
    // "on the part of Norland" says whose it is.
    if !against || view.words(at + 1..(at + 3).min(tokens.len())).eq_ignore_ascii_case("the part") {
        return false;
    }
    let most = at + 1..(at + 9).min(sentence.tokens.end);
    let ends = |t: Tag| matches!(t, Tag::QuoteClose | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Rel | Tag::Sub);
    let reach = at + 1..most.clone().find(|&i| ends(tokens[i].tag)).unwrap_or(most.end);
    let mut states = names(reach).peekable();
    states.peek().is_some() && !states.any(|s| targets.contains(&s))
}

/// Whether what a verb's frame asks for besides its object stands in the clause ("send soldiers" and "to Suthermark").
pub fn has_within(view: &View<'_>, clause: &Clause, frame: &CompiledFrame) -> bool {
    let reach = clause.start as usize..clause.end as usize;
    frame.within == 0 || view.unit.mentions.things_in(reach).any(|h| frame.covers(frame.within, h))
}

/// Whether the word is the verb's own object: no preposition between but the verb's own words and "of".
fn direct(view: &View<'_>, g: &Group, v: &VerbPattern, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let own = |w| w == v.particle || w == g.particle || w == view.grammar.of || w != 0 && v.tail.contains(&w);
    tokens[g.end as usize..(hit.first as usize).max(g.end as usize)].iter().all(|t| t.tag != Tag::Prep || own(t.word))
}

/// Whether the word stands in a phrase of place, time or manner that hangs on the verb, not in its object.
fn adjunct(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let mut object = false;
    let between = g.end as usize..(hit.first as usize).max(g.end as usize);
    for (i, t) in between.clone().zip(&tokens[between]) {
        object |= t.tag.is_head();
        if t.tag != Tag::Prep || t.word == g.particle && g.particle != 0 {
            continue;
        }
        let word = view.words(i..i + 1).to_ascii_lowercase();
        let own = t.word != 0 && view.lexicon().verb_cues(g.lemma).iter().any(|(p, _)| *p == t.word);
        let governs = own
            || matches!(
                word.as_str(),
                "of" | "to" | "for" | "on" | "about" | "against" | "towards" | "toward" | "into" | "upon"
            );
        if !governs || !own && object && matches!(word.as_str(), "on" | "about") && g.cue.attitude() != 0 {
            return true;
        }
    }
    false
}

/// A verb, predicate or noun that governs an infinitive or gerund. False where the climb ends.
fn complement(view: &View<'_>, sentence: &Sentence, parent: usize, child: &Clause, chain: &mut Chain) -> bool {
    let up = &sentence.clauses[parent];
    let g = &up.group;
    let between = g.end as usize..child.group.first as usize;
    let mut nouns = view.unit.mentions.cues_in(between.clone()).filter_map(|c| match c.meaning {
        Meaning::Noun(n @ (NounCue::Plus | NounCue::Minus)) => Some((n, c.first)),
        _ => None,
    });
    let noun = nouns.next_back();
    let mindset = g.passive.then(|| predicate_in(view, g.head as usize..g.end as usize)).flatten();
    // "a hurdle is Norland's refusal to end the war": whose refusal.
    if (g.copula || mindset.is_some())
        && let Some((n, at)) = noun.filter(|(_, at)| at + 1 == child.group.first)
        && let own @ Holder::States(_) = owner(view, at as usize)
    {
        chain.evidence.push(at);
        chain.attitude = true;
        if n == NounCue::Minus {
            chain.turn(-1);
            chain.refused = true;
        }
        chain.holder = own;
        chain.top = parent;
        chain.head = g.head as usize;
        group_flags_keep(g, chain);
        return false;
    }
    if g.copula || mindset.is_some() {
        if let Some((p, at, end)) = mindset.or_else(|| predicate_in(view, between.clone())) {
            chain.evidence.extend(at..end);
            judge(chain, p, g.negated);
            chain.holder = view.holder(sentence, parent);
            chain.top = parent;
            chain.head = g.head as usize;
            group_flags_keep(g, chain);
            return true;
        }
        // "the goal is to end the war", "there is no need to".
        chain.attitude = true;
        chain.top = parent;
        if g.negated {
            chain.turn(-1);
        }
        chain.holder = view.holder(sentence, parent);
        return true;
    }
    // "finds it useless to …", "does not consider it realistic for Kelmar to …".
    if (g.cue.is(Class::Belief) || g.cue.is(Class::Report) || g.cue.is(Class::Withhold))
        && between.clone().next().is_some_and(|i| view.words(i..i + 1).eq_ignore_ascii_case("it"))
        && let Some((p, at, end)) = predicate_in(view, between.clone())
    {
        chain.evidence.extend(at..end);
        judge(chain, p, g.negated);
        chain.holder = doer(view, sentence, parent, g.passive);
        chain.top = parent;
        chain.head = g.head as usize;
        group_flags_keep(g, chain);
        return true;
    }
    if let Some((n, at)) = noun {
        chain.evidence.push(at);
        chain.attitude = true;
        if n == NounCue::Minus {
            chain.turn(-1);
            chain.refused = true;
        }
        if view.denied(at as usize) {
            // Right before the clause it has turned the sign already.
            if at + 1 != child.group.first {
                chain.turn(-1);
            }
            chain.negated = true;
            chain.refused = true;
        }
        let own = owner(view, at as usize);
        let blamed = n == NounCue::Minus && matches!(own, Holder::States(_)) && g.cue.attitude() < 0;
        chain.holder = if matches!(own, Holder::Nobody) { doer(view, sentence, parent, g.passive) } else { own };
        chain.top = parent;
        chain.head = g.head as usize;
        group_flags_keep(g, chain);
        // "rejected Norland's attempts to …": what the verb makes of the noun; "condemned its refusal to …" is the refusal's.
        if !blamed && g.cue.attitude() != 0 && !(g.cue.attitude() > 0 && g.cue.is(Class::Report)) {
            verb(view, sentence, parent, chain, None);
        }
        return true;
    }
    // "has yet to agree": open.
    if is_have(view, g) && view.words(g.end as usize..g.end as usize + 1).eq_ignore_ascii_case("yet") {
        chain.withheld = true;
        chain.attitude = true;
        chain.holder = doer(view, sentence, parent, false);
        chain.top = parent;
        return true;
    }
    // "going to", "have to", "began to", "is set to": let through.
    let before = chain.attitude;
    let plain = g.cue.attitude() == 0
        && !g.cue.is(Class::Cause)
        && !g.cue.is(Class::Fail)
        && !g.cue.is(Class::Withhold)
        && !g.cue.is(Class::Forecast);
    if plain {
        if g.cue.is(Class::End) && child.group.form == Form::Ing {
            chain.turn(-1);
        }
        if g.cue.is(Class::Talk) && !before {
            chain.talk = true;
        }
        // "has not changed its position of wanting": what is denied is the change.
        let of = child.group.form == Form::Ing
            && child.group.first as usize > g.end as usize + 1
            && view.seg().tokens[child.group.first as usize - 1].word == view.grammar.of;
        if g.negated && !of {
            chain.turn(-1);
            chain.negated = true;
            chain.refused = true;
        }
        group_flags_keep(g, chain);
        chain.top = parent;
        if matches!(chain.holder, Holder::Nobody) {
            chain.holder = doer(view, sentence, parent, g.passive);
        }
        return true;
    }
    if child.group.form == Form::Ing && g.cue.is(Class::Accuse) || blames_for(view, g, child) {
        // "criticised Norland for not stopping": said of Norland.
        let object = g.end as usize..child.group.first as usize;
        let accused = view.unit.mentions.names_in(object).find_map(|f| view.state_of(f));
        if let Some(state) = accused {
            chain.accused = true;
            chain.attitude = true;
            chain.holder = Holder::States(vec![state]);
            chain.top = parent;
            return false;
        }
    }
    if g.cue.is(Class::Fail) && g.cue.attitude() == 0 {
        // To fail is no refusal.
        chain.turn(if g.negated { 1 } else { -1 });
        chain.breach |= !g.negated;
        return true;
    }
    if g.cue.is(Class::Forecast) && (g.passive || !child.subject.is_empty()) {
        // "is expected to sign", "expects Norland to sign".
        chain.forecast = true;
        if g.negated {
            chain.turn(-1);
        }
        return false;
    }
    verb(view, sentence, parent, chain, None);
    true
}

/// "criticised … for doing": a verb of blame with its object and what it is blamed for.
fn blames_for(view: &View<'_>, g: &Group, child: &Clause) -> bool {
    let at = child.group.first as usize;
    child.group.form == Form::Ing
        && g.cue.attitude() < 0
        && g.cue.is(Class::Report)
        && at > 0
        && (at.saturating_sub(2)..at).any(|i| view.words(i..i + 1).eq_ignore_ascii_case("for"))
}

/// A verb of saying that has a lean only with an object ("offer", "welcome"), not with what it says.
fn is_neutral_report(view: &View<'_>, clause: &Clause) -> bool {
    let _ = view;
    clause.group.cue.is(Class::Report) && clause.group.cue.is(Class::Start)
}

/// Who does what a verb says: its subject, or the "by" of a passive.
fn doer(view: &View<'_>, sentence: &Sentence, ci: usize, passive: bool) -> Holder {
    let clause = &sentence.clauses[ci];
    if clause.group.form == Form::Infinitive && clause.parent.is_none() && !clause.antecedent.is_empty() {
        // "Vale to sign truce": a headline's future.
        return view.holder_of(clause.antecedent.start as usize..clause.antecedent.end as usize);
    }
    if let Some(np) = for_subject(view, clause) {
        return view.holder_of(np);
    }
    if clause.group.form != Form::Finite
        && clause.subject.is_empty()
        && let Some(noun) = governing_noun(view, clause)
    {
        // "Norland's attempts to take Kelm", "insistence on keeping it": whose.
        let cue = view.unit.mentions.cues_in(noun..noun + 1).any(|c| matches!(c.meaning, Meaning::Noun(_)));
        if cue && let own @ Holder::States(_) = owner(view, noun) {
            return own;
        }
    }
    if !passive {
        return view.holder(sentence, ci);
    }
    if predicate_in(view, clause.group.head as usize..clause.group.end as usize).is_some() {
        // "is committed to", "are opposed to": a state of mind of the subject.
        return view.holder(sentence, ci);
    }
    let tokens = &view.seg().tokens;
    let by = clause.object().find(|&i| i < tokens.len() && tokens[i].word == view.grammar.by && tokens[i].word != 0);
    match by {
        Some(b) => {
            let np = crate::segment::clause::object_phrase(tokens, b + 1..(clause.end as usize).min(tokens.len()));
            view.holder_of(np)
        }
        None => between(view, clause),
    }
}

/// "was signed between Norland and Kelmar": both.
fn between(view: &View<'_>, clause: &Clause) -> Holder {
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
    match doer(view, sentence, ci, passive) {
        Holder::States(states) => states.into_iter().any(fits),
        Holder::Speaker => speaker().is_some_and(fits),
        // "return the islands", "the troops must leave": whoever; the frame with an agent yields to one for any.
        Holder::Nobody | Holder::Else => possessor_fits(view, &sentence.clauses[ci], &fits),
    }
}

/// Whether a noun's frame is for whoever does it: who owns the noun ("Norland's withdrawal"), who is named behind "by" or in its
/// phrase outside of the thing itself ("control of Norlander land" is nobody's yet), else whoever acts in the clause.
pub fn owner_fits(view: &View<'_>, sentence: &Sentence, hit: &Found, frame: &CompiledFrame) -> bool {
    let Agent::States(allowed) = &frame.agent else { return true };
    if !frame.verbs.is_empty() {
        return true;
    }
    let names = |range: Range<usize>| view.unit.mentions.names_in(range);
    let thing = |n: &Found| {
        let mut things = view.unit.mentions.things_in(hit.first as usize..hit.end as usize);
        things.any(|t| frame.covers(frame.objects, t) && t.first <= n.first && n.end <= t.end)
    };
    let end = hit.end as usize;
    let before = (hit.first as usize).saturating_sub(4).max(sentence.tokens.start);
    let by = view.seg().tokens.get(end).is_some_and(|t| t.word != 0 && t.word == view.grammar.by);
    let named = (names(before..hit.first as usize).next_back())
        .or_else(|| if by { names(end + 1..end + 4).next() } else { None })
        .or_else(|| names(hit.first as usize..end).find(|n| !thing(n)));
    match (named.and_then(|f| view.state_of(f)), view.clause_at(sentence, hit.first as usize)) {
        (Some(state), _) => allowed.contains(&state),
        (None, Some(ci)) => agent_fits(view, sentence, ci, frame, sentence.clauses[ci].group.passive),
        (None, None) => false,
    }
}

/// With no acting subject, a party named in the clause as owner or adjective ("withdrawal of Norland's troops").
fn possessor_fits(view: &View<'_>, clause: &Clause, fits: &dyn Fn(StateId) -> bool) -> bool {
    let range = clause.start as usize..clause.end as usize;
    let parties = view.lexicon().parties;
    // Only parties act: "joining the League" is not the League's own deed.
    view.unit.mentions.names_in(range).filter_map(|f| view.state_of(f)).find(|s| *s < parties).is_some_and(fits)
}

/// Whether a frame's particle stands right behind the verb; none is needed for 0.
pub fn verb_stands(view: &View<'_>, clause: &Clause, v: &VerbPattern) -> bool {
    let end = clause.group.end as usize;
    v.particle == 0
        || view.seg().tokens.get(end).is_some_and(|t| t.word == v.particle) && tail_stands(view, end + 1, v)
        || clause.group.particle == v.particle && tail_stands(view, end, v)
}

/// Whether the pattern's further words stand at a token; none are needed if there are none.
fn tail_stands(view: &View<'_>, at: usize, v: &VerbPattern) -> bool {
    let tokens = &view.seg().tokens;
    v.tail.iter().enumerate().all(|(n, &w)| w == 0 || tokens.get(at + n).is_some_and(|t| t.word == w))
}

fn particle_fits(view: &View<'_>, g: &Group, v: &VerbPattern, clause: &Clause) -> bool {
    if v.particle == 0 || g.particle == v.particle && v.tail[0] == 0 {
        return true;
    }
    let tokens = &view.seg().tokens;
    let own = (g.particle == v.particle).then_some(g.end as usize).filter(|&at| tail_stands(view, at, v));
    // A gerund that is a subject has its object behind its own stretch.
    let behind = if clause.object().is_empty() { g.end as usize..tokens.len() } else { clause.object() };
    own.is_some()
        || behind
            .take(if v.tail[0] == 0 { 6 } else { 12 })
            .any(|i| tokens.get(i).is_some_and(|t| t.word == v.particle) && tail_stands(view, i + 1, v))
}

fn group_flags(g: &Group, chain: &mut Chain) {
    if g.negated || g.denied {
        chain.turn(-1);
        chain.negated = true;
    }
    group_flags_keep(g, chain);
}

fn group_flags_keep(g: &Group, chain: &mut Chain) {
    chain.past = g.past;
    match g.modal {
        Modal::Ought => chain.ought = true,
        Modal::Possible => chain.possible = true,
        Modal::Future | Modal::Would => chain.future = true,
        Modal::None => {}
    }
}

/// Whether the chain states anything.
fn settle(view: &View<'_>, chain: Chain) -> Option<Chain> {
    if chain.hypothetical {
        return view.stop(Silence::Hypothetical);
    }
    if chain.withheld {
        return Some(chain);
    }
    if chain.sign == 0 {
        return view.stop(Silence::NoFrame);
    }
    if chain.breach && chain.sign < 0 {
        return view.stop(Silence::Talk);
    }
    if chain.modifier && view.off.on("modifier") {
        return view.stop(Silence::Modifier);
    }
    if chain.talk && !chain.attitude {
        return view.stop(Silence::Talk);
    }
    if chain.weak && !chain.judged && !(chain.attitude && chain.refused) {
        return view.stop(Silence::Weak);
    }
    // The bare deed of a frame that must be stated.
    if chain.stated && !(chain.attitude || chain.ought || chain.future || chain.negated) {
        return view.stop(Silence::BareDeed);
    }
    if chain.attitude || chain.act { Some(chain) } else { view.stop(Silence::NoAttitude) }
}

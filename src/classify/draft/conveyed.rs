//! How the text conveys a position: via, voice and speaker.

use super::teller::{Teller, both_say, retold};
use crate::{
    attribute::{known::Known, paper, speaker::Speaker},
    classify::{chain::Chain, holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning, StateId},
    },
    date,
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
    },
    statement::{Via, Voice},
};

/// How the text conveys a piece of evidence.
pub struct Conveyed {
    /// Via.
    pub via: Via,
    /// Of whoever says it.
    pub voice: Voice,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// The attribution.
    pub said: Option<usize>,
}

impl Conveyed {
    /// Officially, by nobody who is named.
    pub fn of_nobody(via: Via) -> Conveyed {
        Conveyed { via, voice: Voice::Official, speaker: None, said: None }
    }

    fn by(via: Via, speaker: Speaker, said: Option<usize>) -> Conveyed {
        Conveyed { via, voice: speaker.voice, speaker: Some(speaker), said }
    }

    /// What the writer infers, or has from a source that cannot be placed.
    fn unofficial(said: Option<usize>) -> Conveyed {
        Conveyed { via: Via::Attributed, voice: Voice::Unofficial, speaker: None, said }
    }
}

/// Via, voice and speaker of a piece of evidence.
pub fn conveyed(
    view: &View<'_>,
    sentence: &Sentence,
    chain: &Chain,
    party: StateId,
    by_speaker: bool,
    teller: Teller<'_>,
) -> Conveyed {
    let own = view.lexicon().parties;
    let together = matches!(&chain.holder, Holder::States(s) if s.iter().filter(|s| **s < own).count() > 1);
    // "Both sides agreed", in a text that both wrote: a joint statement; so is what "we" say in a communiqué of several.
    let of_both =
        |s: &Speaker| (together || view.unit.joint.len() == 1) && s.office.as_deref() == Some("joint-statement");
    if !view.unit.joint.is_empty() && teller.speaker.is_none_or(of_both) {
        return Conveyed { said: teller.said, ..Conveyed::of_nobody(Via::Narrated) };
    }
    if teller.speaker.is_some() || teller.said.is_some() {
        return cited(view, sentence, chain, party, by_speaker, teller);
    }
    if let Some(told) = goes_on_with(view, sentence, chain, party) {
        return told;
    }
    if chain.foretold || doubted(view, sentence, chain.top) || read_into(view, sentence, chain.top) {
        return Conveyed::unofficial(None);
    }
    // "A former Norlander envoy rejected the truce", "a Norlander analyst wants one": theirs, and not their state's.
    let subject = || view.subject(sentence, chain.top);
    let private = |s: &Speaker| s.voice == Voice::Unofficial && s.state == Some(party);
    if let Some(s) = view.who(subject()).filter(|s| !by_speaker && private(s)) {
        return Conveyed::by(Via::Attributed, s, None);
    }
    // "Norland and Kelmar agreed to a truce": what they did together, neither has said; but "welcomed", "called for" one.
    let subject = view.subject(sentence, chain.top);
    let joined = matches!(&chain.holder, Holder::States(s) if s.len() > 1);
    if joined && !by_speaker && view.who(subject.clone()).is_none_or(|s| s.name.is_none()) {
        let top = sentence.clauses.get(chain.top);
        if top.is_some_and(|c| says(c) && !agrees(view, &c.group) && c.group.form == Form::Finite) {
            return Conveyed::of_nobody(Via::Direct);
        }
        if together {
            return Conveyed::of_nobody(Via::Narrated);
        }
    }
    if let Some(said) = by_its_subject(view, sentence, chain, party, by_speaker) {
        return said;
    }
    if view.unit.paper == Some(party) && !subject.is_empty() && paper::is_paper(view.unit, subject) {
        // "the plan would bar Norland from the League": its author's word; "its demands include the islands": where it stands.
        let asked =
            view.marked(view.subject(sentence, chain.top), Marker::Requirement) || enacted(view, sentence, chain.top);
        return Conveyed::of_nobody(if asked { Via::Narrated } else { Via::Direct });
    }
    if chain.forecast
        || chain.purpose
        || chain.possible
        || maligned(view, sentence, chain)
        || inferred(view, sentence, chain)
        || reckoned(view, sentence, chain)
        || foreseen(view, sentence, chain)
    {
        return Conveyed::unofficial(None);
    }
    Conveyed::of_nobody(Via::Narrated)
}

/// Of somebody who is cited, or speaks.
fn cited(
    view: &View<'_>,
    sentence: &Sentence,
    chain: &Chain,
    party: StateId,
    by_speaker: bool,
    Teller { said, speaker }: Teller<'_>,
) -> Conveyed {
    if let Some(other) = said.zip(speaker).and_then(|(i, s)| retold(view, sentence, chain.head, i, s)) {
        return Conveyed::by(Via::Attributed, other.clone(), said);
    }
    // "Vale weighs lifting the dues – the Strait Wire": what somebody has in mind, only the paper tells.
    let mind = minded(sentence, chain);
    let Some(s) = speaker else {
        // "Both sides said": each for itself; else somebody says it who cannot be placed.
        let source = said.and_then(|i| view.unit.said[i].found.source.clone()).unwrap_or(0..0);
        // "They agreed", in a house's own text of what its people did with others: its own word.
        let own = || {
            view.unit.house.is_some()
                && matches!(view.holder_of(source.clone()), Holder::States(s) if s.contains(&party))
        };
        if view.both_sides(source.clone()) || !source.is_empty() && own() {
            return Conveyed { said, ..Conveyed::of_nobody(Via::Direct) };
        }
        // "Norland and Kelmar agreed to a truce, according to a joint statement": what a paper of both tells is theirs.
        let mut cues = view.unit.mentions.cues_in(source.clone());
        let tells = |c: &Found| matches!(c.meaning, Meaning::Marker(Marker::Paper) | Meaning::Noun(NounCue::Report));
        let paper = cues.any(tells) && view.unit.mentions.names_in(source.clone()).next().is_none();
        if paper && matches!(&chain.holder, Holder::States(s) if s.len() > 1 && s.contains(&party)) {
            return Conveyed { said, ..Conveyed::of_nobody(Via::Narrated) };
        }
        // "They've said that they want no truce", in what somebody else says: told of them by that one.
        let they = source.len() == 1 && view.seg().tokens[source.start].tag == Tag::Pron;
        if let Some(outer) = view.unit.speaker.as_ref().filter(|s| they && s.state.is_some()) {
            let via = if outer.state == Some(party) { Via::Direct } else { Via::Attributed };
            return Conveyed::by(via, outer.clone(), said);
        }
        // "The Spire ruled out a truce, the Strait Wire said": passed on, and said by whoever does it.
        let wire = source.last().is_some_and(|l| view.seg().tokens[l].tag == Tag::Proper);
        let done = (wire && !mind).then(|| by_its_subject(view, sentence, chain, party, by_speaker)).flatten();
        return done.unwrap_or_else(|| Conveyed::unofficial(said));
    };
    // "Vale laid out terms for a truce, according to the Norlander news agency", "…, Ada Quill writes": passed on, and said by Vale.
    // What analysts or sources without a name tell of a state is theirs.
    let source = said.and_then(|i| view.unit.said[i].found.source.clone()).unwrap_or(0..0);
    let nameless = s.how == Known::UnofficialTitle && s.name.is_none();
    let paper = s.how == Known::Unknown && s.state.is_none() || nameless && view.marked(source, Marker::Press);
    let done =
        ((paper || nameless) && !mind).then(|| by_its_subject(view, sentence, chain, party, by_speaker)).flatten();
    if let Some(done) = done.filter(|d| paper || d.speaker.as_ref().is_some_and(|s| s.name.is_some())) {
        return done;
    }
    let clause = said.and_then(|i| view.unit.said[i].found.clause).map(|(_, c)| c);
    // "Norland and Kelmar agreed to a truce": of either.
    let of_it = s.state == Some(party) || both_say(view, said).contains(&party);
    if of_it && clause.is_some_and(|c| demands(view, sentence, c, s)) {
        return Conveyed { said, ..Conveyed::of_nobody(Via::Narrated) };
    }
    // "a Norlander analyst said that Norland wants a truce": said of it, by somebody who does not speak for it.
    let for_it = s.voice == Voice::Official || by_speaker || view.unit.speaker.is_some();
    if s.state != Some(party) && for_it && both_say(view, said).contains(&party) {
        return for_itself(view, said, party);
    }
    let own = s.state == Some(party) && for_it;
    Conveyed::by(if own { Via::Direct } else { Via::Attributed }, s.clone(), said)
}

/// "Norland and Kelmar said", "Vale and Corvin said": each for its own side, by whoever of it is named.
fn for_itself(view: &View<'_>, said: Option<usize>, party: StateId) -> Conveyed {
    let source = said.and_then(|i| view.unit.said[i].found.source.clone()).unwrap_or(0..0);
    let own = |f: &&Found| matches!(f.meaning, Meaning::Actor(_)) && view.state_of(f) == Some(party);
    let name = view.unit.mentions.names_in(source).find(own);
    let who = name.and_then(|f| view.who(f.first as usize..f.end as usize));
    who.map_or(Conveyed { said, ..Conveyed::of_nobody(Via::Direct) }, |s| Conveyed::by(Via::Direct, s, said))
}

/// "passed a bill that would raise the dues": what a law that somebody has brought in or passed would do, and nobody says.
fn enacted(view: &View<'_>, sentence: &Sentence, top: usize) -> bool {
    let Some(c) = sentence.clauses.get(top).filter(|c| c.edge == Edge::Relative) else { return false };
    let noun = c.antecedent.start as usize..c.antecedent.end as usize;
    let up = c.parent.and_then(|p| sentence.clauses.get(usize::from(p)));
    view.marked(noun.clone(), Marker::Law) && up.is_some_and(|u| u.group.end as usize <= noun.start && !says(u))
}

/// "hopes for a truce", "is weighing an end to the dues": what somebody has in mind, not what was said on a day.
fn minded(sentence: &Sentence, chain: &Chain) -> bool {
    let holds = |g: &Group| [Class::Belief, Class::Weigh, Class::Shape].iter().any(|&c| g.cue.is(c));
    // "will not discuss the truce" is a word.
    let weighs = |g: &Group| chain.withheld && g.cue.is(Class::Withhold) && !g.negated && g.form == Form::Finite;
    let mut clauses = chain.clauses.iter().chain([&chain.top]).filter_map(|&c| sentence.clauses.get(c));
    let top = sentence.clauses.get(chain.top).is_some_and(|c| holds(&c.group) && !c.group.past);
    top || clauses.any(|c| weighs(&c.group) && !c.group.past)
}

/// "Norland is demanding that Kelmar leave", "Norland believes that …", "Norland agreed to a truce": where a state stands, or what it
/// does; persons and bodies say it on a day.
fn demands(view: &View<'_>, sentence: &Sentence, clause: usize, s: &Speaker) -> bool {
    let holds = |g: &Group| standing(g) && (g.cue.attitude() > 0 && asks_for(view, g) || g.cue.is(Class::Belief));
    let group = sentence.clauses.get(clause).map(|c| &c.group);
    s.office.as_deref() == Some("state") && group.is_some_and(|g| holds(g) || agrees(view, g))
}

/// "agreed to a truce": a deed.
fn agrees(view: &View<'_>, g: &Group) -> bool {
    let mut cues = view.lexicon().verb_cues(g.lemma).iter();
    g.cue.attitude() > 0 && g.modal == Modal::None && cues.any(|(_, c)| c.is(Class::Join))
}

/// "Vale said that Suthermark is unyielding, insisting on dues": a clause behind what somebody says, of whom that is about.
fn goes_on_with(view: &View<'_>, sentence: &Sentence, chain: &Chain, party: StateId) -> Option<Conveyed> {
    let subject = view.subject(sentence, chain.top);
    let at = view.said_at(subject.start).filter(|_| !subject.is_empty())?;
    let teller = view.unit.said[at].speaker.as_ref().filter(|s| s.state.is_some() && s.state != Some(party))?;
    Some(Conveyed::by(Via::Attributed, teller.clone(), Some(at)))
}

/// What the subject of its own clause says: "the Spire called for a truce", "Norland declared a truce", "Vale declined to comment".
fn by_its_subject(
    view: &View<'_>,
    sentence: &Sentence,
    chain: &Chain,
    party: StateId,
    by_speaker: bool,
) -> Option<Conveyed> {
    let spoken = spoken(sentence, chain);
    let reporter = view.unit.said.iter().position(|s| {
        s.positive
            && s.found.clause.is_some_and(|(_, c)| c == chain.top)
            && sentence.tokens.contains(&s.found.cue.first().map_or(0, |c| c.start))
    });
    if let Some(i) = reporter
        && let Some(s) = &view.unit.said[i].speaker
        && s.state == Some(party)
        && spoken
        && !demands(view, sentence, chain.top, s)
    {
        return Some(Conveyed::by(Via::Direct, s.clone(), Some(i)));
    }
    let who = view.who(view.subject(sentence, chain.top));
    // "Vale called it off, citing Norland's refusal to talk": told by whoever cites it.
    let cites = sentence.clauses.get(chain.top).is_some_and(|c| c.group.cue.is(Class::Cite));
    if let Some(s) = who.clone().filter(|s| cites && s.state != Some(party)) {
        return Some(Conveyed::by(Via::Attributed, s, None));
    }
    // "Vale sees Norland as an obstacle": of Norland, by whoever sees it so.
    if let Some(s) = who.clone().filter(|s| chain.accused && !by_speaker && s.state != Some(party)) {
        return Some(Conveyed::by(Via::Attributed, s, None));
    }
    let s = who.filter(|s| !by_speaker && s.state == Some(party))?;
    // "Vale decries the occupation": a person's word; "Norland demands the islands": where a state stands.
    let top = &sentence.clauses.get(chain.top)?.group;
    let judges = top.cue.is(Class::Belief) && top.cue.attitude() == 0;
    // "Vale ordered her gunners to stop": a word; "Vale has no interest in a truce": none.
    let urges = top.cue.is(Class::Cause) && (chain.clauses.len() > 1 || top.cue.attitude() > 0);
    let presses = urges && !top.cue.is(Class::Belief) && !top.progressive && !top.passive;
    // "a Norlander senator urges new dues": a person, though of a body.
    let person = s.is_person() || view.marked(view.subject(sentence, chain.top), Marker::Lawmaker);
    let act = person && (top.cue.is(Class::Act) && !top.perfect || judges || presses);
    let stands = s.office.as_deref() == Some("state") && (top.cue.attitude() > 0 && standing(top) || agrees(view, top));
    (act || spoken && !stands).then(|| Conveyed::by(Via::Direct, s, None))
}

/// Whether it is said and not only held: by a reporting verb, or by what it goes on with ("opposes a truce, saying …").
fn spoken(sentence: &Sentence, chain: &Chain) -> bool {
    let speaks_on = |c: &Clause| {
        c.edge == Edge::Participial
            && c.parent.map(usize::from) == Some(chain.top)
            && c.group.form == Form::Ing
            && says(c)
    };
    chain.reported
        || chain.withheld
        || sentence.clauses.get(chain.top).is_some_and(says)
        || sentence.clauses.iter().any(speaks_on)
}

/// Whether a clause's verb is one of saying that needs no quotation.
fn says(c: &Clause) -> bool {
    c.group.cue.is(Class::Report) && !c.group.cue.is(Class::Quoting)
}

/// "will likely refuse", "has reportedly agreed": whoever writes it foretells it, or has only heard of it.
fn doubted(view: &View<'_>, sentence: &Sentence, top: usize) -> bool {
    let Some(c) = sentence.clauses.get(top) else { return false };
    let from = if c.subject.end > c.group.first { c.group.first } else { c.subject.end.max(c.start) };
    view.marked(from as usize..c.group.end as usize, Marker::Doubt)
}

/// "Norland's raid was an insult, revealing its wish to end the truce", "may have agreed": whoever writes it reads it there, or does not know.
fn read_into(view: &View<'_>, sentence: &Sentence, top: usize) -> bool {
    let Some(g) = sentence.clauses.get(top).map(|c| &c.group) else { return false };
    let shows =
        g.cue.is(Class::Show) && (view.said_of_thing(sentence, top) || of_thing(view, view.subject(sentence, top)));
    shows || g.modal == Modal::Possible && g.perfect
}

/// "The strain could mean that Norland will settle": what the text itself takes to follow.
fn reckoned(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let above = sentence.clauses.get(chain.top).filter(|c| c.edge == Edge::Content).and_then(|c| c.parent);
    let follows = |p: usize| {
        let g = sentence.clauses.get(p).map(|c| &c.group);
        let means = |g: &Group| g.cue.is(Class::Show) || g.cue.is(Class::Define);
        g.is_some_and(|g| means(g) || g.modal == Modal::Possible && above.is_some()) && view.said_of_thing(sentence, p)
    };
    above.map(usize::from).is_some_and(follows) || chain.clauses.len() > 1 && follows(chain.top)
}

/// "Norland's raid on the garrison": a thing of somebody's, by the head of its phrase.
fn of_thing(view: &View<'_>, subject: std::ops::Range<usize>) -> bool {
    let tokens = &view.seg().tokens;
    let end = subject.clone().find(|&i| tokens[i].tag == Tag::Prep).unwrap_or(subject.end);
    let head = subject.start..end;
    let mentions = &view.unit.mentions;
    let somebody = mentions.titles_in(head.clone()).next().is_some()
        || mentions.names_in(head.clone()).any(|f| f.end as usize == head.end);
    head.len() > 1 && !somebody && tokens[end - 1].tag == Tag::Noun
}

/// What holds, not what was said on a day: "demands", "is demanding", "has demanded".
fn standing(g: &Group) -> bool {
    (!g.past || g.perfect || g.progressive) && !g.passive && g.modal == Modal::None && g.form == Form::Finite
}

/// "demands", "insists on": a verb that asks for something.
fn asks_for(view: &View<'_>, g: &Group) -> bool {
    view.marked(g.first as usize..g.end as usize, Marker::Requirement)
}

/// "Vale will drag out the talks", "Norland would gain by that": what the text itself foresees, unless it names the day.
fn foreseen(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let Some(c) = sentence.clauses.get(chain.top) else { return false };
    let (g, tokens) = (&c.group, &view.seg().tokens);
    let dated = || tokens[sentence.tokens.clone()].iter().any(|t| date::is_when(t.span.of(view.scene.text)));
    let foretells = matches!(g.modal, Modal::Future | Modal::Would) && !g.negated && !g.denied;
    let ours = || sentence.tokens.clone().any(|i| ["we", "our"].iter().any(|w| view.says(i, w)));
    chain.future && foretells && !tokens[g.head as usize].capital && !dated() && !ours()
}

/// "Vale seeks to drag out the talks": what nobody says that he is after, the writer reads into what he does.
fn maligned(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let end = chain.evidence.iter().max().map_or(chain.head, |&e| e as usize + 1);
    let Some(g) = sentence.clauses.get(chain.top).map(|c| &c.group) else { return false };
    let after = g.end as usize;
    (g.cue.attitude() > 0 || g.cue.is(Class::Belief)) && !g.negated && view.marked(after..end.max(after), Marker::Spite)
}

/// "Norland appears to want a truce", "in an apparent bid to win one": what the text itself reads into it.
fn inferred(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let end = chain.evidence.iter().max().map_or(chain.head, |&e| e as usize);
    chain.clauses.iter().filter_map(|&c| sentence.clauses.get(c)).any(|c| {
        let from =
            (c.start.min(c.group.first) as usize).saturating_sub(usize::from(c.group.form == Form::Infinitive) * 3);
        view.marked(from.max(sentence.tokens.start)..end.max(from), Marker::Doubt)
    })
}

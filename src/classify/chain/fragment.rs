//! Clauses that leave their verb out, as headlines have them: "new dues if no truce", "the islands not up for discussion".

use std::ops::Range;

use super::{
    Chain,
    noun::noun_phrase_start,
    predicate::{judge, predicate_in},
    settle,
};
use crate::{
    classify::{holder::Holder, silence::Silence, view::View},
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Agent, Found, Meaning, StateId},
    },
    segment::{
        Sentence,
        clause::Clause,
        group::{Form, Group},
        tag::Tag,
    },
};

/// "Vale says Kelmar not ready for a truce": what a verb of saying tells of a side without a verb of its own.
pub(super) struct Told {
    /// Of whom.
    pub side: StateId,
    predicate: (Predicate, u32, u32),
    denied: bool,
}

impl Told {
    /// Judges the chain, and makes it the side's.
    pub fn judges(self, chain: &mut Chain, says: usize) {
        let (p, at, end) = self.predicate;
        chain.evidence.extend(at..end);
        judge(chain, p, self.denied);
        // Where the predicate stands, it is in what is said; of the side, by whoever says so.
        chain.accused = true;
        chain.held(Holder::States(vec![self.side]), says, at);
    }
}

/// What a verb of saying tells of the side named right behind it, by a predicate that ends before a token.
pub(super) fn told(view: &View<'_>, g: &Group, until: usize) -> Option<Told> {
    let tokens = &view.seg().tokens;
    let speaks = g.cue.is(Class::Report) || g.cue.is(Class::Belief);
    let says = speaks && g.cue.attitude() == 0 && g.form == Form::Finite && !(g.negated || g.passive);
    let from = g.end as usize + usize::from(tokens.get(g.end as usize).is_some_and(|t| t.tag == Tag::QuoteOpen));
    let mut names = view.unit.mentions.names_in(from..until.max(from));
    let name = names.next().filter(|f| says && f.first as usize == from)?;
    let (p, at, end) = predicate_in(view, name.end as usize..until)?;
    let lead = tokens.get(name.end as usize..at as usize).unwrap_or_default();
    let bare = lead.iter().all(|t| matches!(t.tag, Tag::Neg | Tag::Adv | Tag::QuoteOpen));
    let goes_on = |t: Tag| t.is_nominal() || matches!(t, Tag::Prep | Tag::Adv | Tag::QuoteClose | Tag::To);
    let near = tokens.get((end as usize).min(until)..until).unwrap_or_default().iter().all(|t| goes_on(t.tag));
    let side = view.state_of(name).filter(|_| bare && near)?;
    Some(Told { side, predicate: (p, at, end), denied: lead.iter().any(|t| t.tag == Tag::Neg) })
}

/// Whether a word is what a verb of saying tells of a side.
pub fn tells(view: &View<'_>, clause: &Clause, hit: &Found) -> bool {
    told(view, &clause.group, hit.first as usize).is_some()
}

/// "Vale says Kelmar ready to sign": the side that an infinitive is told of.
pub(super) fn told_to(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> Option<Told> {
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p)))?;
    let own = clause.group.form == Form::Infinitive && clause.subject.is_empty() && up.group.end < clause.group.first;
    told(view, &up.group, clause.group.first as usize).filter(|t| own && t.predicate.2 == clause.group.first)
}

/// A predicate frame in a sentence without a verb: "Status of the islands not up for discussion – Vale".
pub(super) fn predicate(view: &View<'_>, sentence: &Sentence, hit: &Found, (t, f): (u8, u16)) -> Option<Chain> {
    let (frame, tokens) = (view.lexicon().frame(t, f), &view.seg().tokens);
    let before = sentence.tokens.start..(hit.first as usize).max(sentence.tokens.start);
    let thing = view.unit.mentions.things_in(before.clone()).find(|h| frame.covers(frame.subjects, h));
    let speaker = view.speaker_at(hit.first as usize).and_then(|s| s.state);
    let fits = match &frame.agent {
        Agent::States(allowed) => speaker.is_some_and(|s| allowed.contains(&s)),
        _ => true,
    };
    let thing = thing.filter(|_| fits && closes(view, hit.end as usize))?;
    let between = tokens.get(thing.end as usize..before.end.max(thing.end as usize)).unwrap_or_default();
    if between.iter().any(|t| matches!(t.tag, Tag::Comma | Tag::Dash | Tag::Colon)) {
        return view.stop(Silence::NotSaidOfIt);
    }
    let mut chain = Chain::new(t, hit.first as usize);
    chain.sign = frame.direction;
    chain.frame = Some(f);
    chain.weak = frame.weak;
    (chain.attitude, chain.judged) = (true, true);
    chain.evidence.extend(hit.first..hit.end);
    chain.holder = Holder::Nobody;
    if between.iter().any(|t| t.tag == Tag::Neg) {
        chain.turn(-1);
        (chain.negated, chain.refused) = (true, true);
    }
    settle(view, chain)
}

/// Whether what is said ends at a token: before a headline's dash, or with it.
pub(super) fn closes(view: &View<'_>, at: usize) -> bool {
    view.seg().tokens.get(at).is_none_or(|t| matches!(t.tag, Tag::Dash | Tag::Comma))
}

/// What stands behind a conjunction of condition that no verb follows up to the next mark: "if | no truce". None where it has a verb, or
/// names nothing ("if needed", "if any").
pub fn without_verb(view: &View<'_>, at: usize) -> Option<Range<usize>> {
    let tokens = &view.seg().tokens;
    let mut cues = view.unit.mentions.cues_in(at..at + 1);
    let joins = tokens.get(at)?.tag == Tag::Sub
        && cues.any(|c| c.meaning == Meaning::Marker(Marker::Condition) && c.first as usize == at);
    let inside = |t: Tag| t.is_nominal() || t.is_head() || matches!(t, Tag::Neg | Tag::Adv | Tag::Prep);
    let len = tokens.get(at + 1..).unwrap_or_default().iter().take_while(|t| inside(t.tag)).count();
    let end = at + 1 + len;
    let marks =
        |t: Tag| matches!(t, Tag::Comma | Tag::Stop | Tag::Dash | Tag::Colon | Tag::Semicolon | Tag::QuoteClose);
    let closes = tokens.get(end).is_none_or(|t| marks(t.tag));
    let names = tokens.get(at + 1..end).unwrap_or_default().iter().any(|t| t.tag.is_head());
    let open = ["any", "not", "so", "only", "anything"].iter().any(|w| view.says(at + 1, w));
    (joins && closes && names && !open).then_some(at + 1..end)
}

/// Whether a word stands in such a clause.
pub fn in_fragment(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let start = noun_phrase_start(view, at);
    let lead = (start.saturating_sub(4)..start).rev();
    let sub = lead.into_iter().find(|&i| !(tokens[i].tag == Tag::Neg || tokens[i].tag.is_nominal()));
    sub.and_then(|i| without_verb(view, i)).is_some_and(|r| r.contains(&at))
}

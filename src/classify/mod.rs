//! From a paragraph's clauses to its records: frames, holder, stance, condition, codeability, merge.

pub mod agenda;
mod belied;
pub mod chain;
pub mod codeability;
pub mod condition;
pub mod draft;
pub mod holder;
pub mod loose;
mod merely;
pub mod merge;
mod monologue;
mod paper;
mod pronoun;
mod raised;
pub mod reference;
mod rhetoric;
pub mod sayings;
mod seen;
mod sides;
pub mod silence;
#[cfg(test)]
mod tests;
pub mod told;
pub mod trace;
pub mod view;
mod voided;
pub mod when;

use std::ops::Range;

use self::{agenda::Agenda, chain::Chain, draft::Draft, holder::Holder, monologue::Aside, view::View};
use crate::{
    attribute::{Unit, mention},
    codebook::{
        cue::Class,
        lexicon::{Found, Lexicon, Meaning, VerbPattern},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
        token::Token,
    },
};

/// Whether any paragraph of a document, cut into tokens, can put a topic under discussion: where none does and the title does
/// not, no paragraph [`concerns`] anything.
pub fn touched(units: &[Unit], lexicon: &Lexicon) -> bool {
    units.iter().any(|u| mention::names_topic(&u.seg.tokens, lexicon) || acts(&u.seg.tokens, lexicon))
}

/// Whether a paragraph names anything of a topic, or may refer to what is under discussion: the gate before the chains.
pub fn concerns(view: &View<'_>, agenda: &Agenda) -> bool {
    // A question may ask for what the answer names.
    view.question
        || !view.unit.mentions.topics.is_empty()
        || !agenda.is_empty()
        || view.told.matter().is_some()
        || acts(&view.seg().tokens, view.lexicon())
}

/// Whether a verb that is a frame by itself stands with its words behind it ("fight to the end").
fn acts(tokens: &[Token], lexicon: &Lexicon) -> bool {
    tokens.iter().enumerate().any(|(i, t)| {
        lexicon.heads_alone(t.lemma)
            && lexicon.bare_of(t.lemma).any(|(_, verbs)| {
                let next = tokens.get(i + 1).map_or(0, |t| t.word);
                verbs.iter().any(|v| v.particle == 0 || v.particle == next)
            })
    })
}

/// The evidence of a paragraph, each piece with its holder, before it is merged into records. What it speaks of goes on the
/// agenda.
pub fn drafts(view: &View<'_>, agenda: &mut Agenda) -> Vec<Draft> {
    let mut out = Vec::new();
    let mut last: Option<Chain> = None;
    let mut aside = Aside::default();
    if !view.question {
        agenda.answered();
    }
    for (si, sentence) in view.seg().sentences.iter().enumerate() {
        if view.off.on("coreference")
            && let Some((asked, within)) = reference::answer::asked_within(view, sentence)
        {
            agenda.ask(view, asked, Some(within));
        } else if view.off.on("coreference")
            && let Some(asked) = reference::answer::told_ahead(view, sentence)
        {
            agenda.ask_ahead(view, asked);
        }
        let mut chains = chains(view, sentence, agenda);
        if chains.iter().all(|c| c.loose) {
            chains.extend(last.as_ref().and_then(|before| chain::onward(view, sentence, before)));
        }
        reference::answer::in_that_case(view, sentence, agenda, &mut chains);
        chains.retain(|c| !monologue::withheld_unasked(view, agenda, c));
        monologue::only_meant(view, &mut chains);
        belied::read(view, sentence, view.seg().sentences.get(si + 1), &mut chains);
        voided::read(view, sentence, &mut chains);
        aside.begin(view, sentence);
        chains.retain(|c| aside.leaves(c));
        aside.hear(view, sentence);
        last = chains.iter().rfind(|c| !c.loose).cloned();
        agenda.hear(view, sentence, &chains);
        for chain in chains {
            out.extend(draft::drafts(view, si, sentence, chain));
        }
    }
    without_echoes(&mut out);
    out.retain(|d| !monologue::apart(view, d.party) && !monologue::of_other_talks(view, d.party, &d.chain));
    out.retain(|d| !monologue::of_others(view, d) && !monologue::of_other_deal(view, d, agenda));
    codeability::score(view, &mut out);
    out
}

/// Loose evidence yields to what the clauses of its sentence state of the same party and topic; what is taken for the speaker's
/// over another's subject yields to what they state of that other one ("Vale said that Kelmar was blocking the truce"). A term
/// yields to what it is a term of, where both are of one topic ("will accept a truce if Kelmar stops the shelling").
fn without_echoes(drafts: &mut Vec<Draft>) {
    let key = |d: &Draft| (d.sentence, d.topic, d.party, d.chain.demanded);
    let tight: Vec<_> = drafts.iter().filter(|d| !d.chain.loose).map(key).collect();
    drafts.retain(|d| {
        let here = || tight.iter().filter(|t| (t.0, t.1) == (d.sentence, d.topic));
        let own = || here().any(|t| t.2 == d.party);
        if d.chain.loose {
            // "Kelmar imposed illegal dues, Vale said": what Kelmar does, and what Vale makes of it.
            d.chain.tainted
                || !(own() || (d.chain.over || d.chain.holder == Holder::Nobody) && here().any(|t| t.2 != d.party))
        } else {
            !d.chain.demanded || !here().any(|t| t.2 == d.party && !t.3)
        }
    });
}

/// Everything that a sentence states on a topic.
fn chains(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Vec<Chain> {
    let hits = || {
        view.unit
            .mentions
            .topics_in(sentence.tokens.clone())
            .filter(|h| !agenda.is_other_deal(view, h) && !chain::in_fragment(view, h.first as usize))
    };
    let mut refused = Vec::new();
    if view.off.on("refuse") {
        refused.extend(hits().filter_map(|f| {
            if let Meaning::Refuse(t) = f.meaning {
                (!compared(view, f.first as usize) && !in_company(view, f)).then_some((t, f.first))
            } else {
                None
            }
        }));
    }
    let mut out: Vec<Chain> = Vec::new();
    if view.poses(sentence) {
        return out;
    }
    // "“A mistake,” said Vale of the truce": the truce is only what is spoken of.
    let about = reference::said_of(view, sentence, agenda);
    let spoken_of = |at: u32| about.as_ref().is_some_and(|a| a.phrase.contains(&(at as usize)));
    let idle = chain::Idle::of(view, sentence);
    for hit in hits().filter(|h| !spoken_of(h.first) && !idle.is(h)) {
        match chain::chain(view, sentence, hit) {
            Some(c) => out.push(c),
            None => out.extend(chain::reservation(view, sentence, hit)),
        }
        out.extend(chain::goes_on(view, sentence, hit));
        let owner = chain::of_its_owner(view, sentence, hit);
        out.extend(owner.filter(|o| !out.iter().any(|c| c.topic == o.topic && c.holder == o.holder)));
    }
    out.extend(hits().filter_map(|hit| chain::flat_no(view, sentence, hit)));
    without_covered(view, sentence, &mut out);
    let alone = |(_, c): &(usize, &Clause)| view.lexicon().heads_alone(c.group.lemma);
    for (ci, clause) in sentence.clauses.iter().enumerate().filter(alone) {
        for (frame, verbs) in view.lexicon().bare_of(clause.group.lemma) {
            let stands = |v: &VerbPattern| chain::verb_stands(view, clause, v);
            let another = || hits().next().is_none() && agenda.on_another(frame.topic);
            let stated = verbs.iter().any(stands) && !another();
            if stated && !spoken_of(clause.group.head) {
                out.extend(chain::verb_chain(view, sentence, ci, frame));
            }
        }
    }
    for ci in 1..sentence.clauses.len() {
        out.extend(echo(view, sentence, ci, &out));
    }
    // "Pressed about the truce, she ducked the question": what is told of the question states nothing.
    let asked = agenda.asks_within().unwrap_or_default();
    out.retain(|c| !asked.contains(&c.head));
    // What a sentence has not spoken of it cannot refer to.
    let clauses = if out.is_empty() && hits().next().is_none() { 0 } else { sentence.clauses.len() };
    for ci in 0..clauses {
        out.extend(reference::inside(view, sentence, ci, &out));
    }
    let judges: Vec<Chain> = out.iter().filter_map(|c| chain::judged(view, sentence, c)).collect();
    out.extend(judges);
    let others = chain::beside(view, sentence, &out);
    out.extend(others);
    let others = chain::siding(view, sentence, &out);
    out.extend(others);
    let others = chain::credited(view, sentence, &out);
    out.extend(others);
    if view.off.on("coreference") {
        out.extend(about.as_ref().and_then(|a| reference::of_it(view, sentence, a)));
        if about.is_none() && !view.unit.said.is_empty() {
            out.extend(reference::of_the_rest(view, sentence, &out));
        }
    }
    let too = out.iter().rev().find_map(|before| chain::likewise(view, sentence, before));
    out.extend(too);
    if view.off.on("coreference") {
        let answer = reference::answer::answer(view, sentence, agenda, &out);
        out.extend(answer);
        let wished = reference::answer::wished(view, sentence, agenda, &out);
        out.extend(wished);
        let rejected = (!out.is_empty()).then(|| reference::rejected(view, sentence, agenda, &out)).flatten();
        out.extend(rejected);
        if out.is_empty() {
            out.extend(reference::chains(view, sentence, agenda));
            for ci in 1..sentence.clauses.len() {
                out.extend(echo(view, sentence, ci, &out));
            }
        }
        reference::answer::withheld(view, agenda, &mut out);
        // "I will not get into the talks", asked about something else.
        if agenda.is_dialogue() {
            out.retain(|c| !(c.withheld && c.weak && c.carried.is_none()));
        }
    }
    // "A truce?": named to be answered.
    let posed = sentence.clauses.is_empty() && view.asks(sentence);
    if view.off.on("loose") && !posed {
        for hit in hits().filter(|h| !idle.untouched(h) && !asked.contains(&(h.first as usize))) {
            let (Meaning::FrameNoun(t, _) | Meaning::Thing(t, _)) = hit.meaning else { continue };
            // In a text that names the topic nowhere, a word that may belong to it says too little.
            let group = |ci: usize| &sentence.clauses[ci].group;
            let undergoes = |ci| {
                behind(sentence, ci, hit)
                    && (chain::undergoes(view, sentence, ci, t)
                        || chain::claimed(view, group(ci), hit)
                        || chain::brought_up(view, group(ci), hit)
                        || chain::tells(view, &sentence.clauses[ci], hit)
                        || chain::gets(view, sentence, ci))
            };
            let moved = || view.clause_at(sentence, hit.first as usize).is_some_and(undergoes);
            if !view.told.names(t) || swallowed(view, sentence, hit, t) || moved() {
                continue;
            }
            if let Some(c) = loose::itemised(view, sentence, hit) {
                out.push(c);
                continue;
            }
            for c in loose::loose(view, sentence, hit) {
                if !out.iter().any(|o| o.topic == t && o.holder == c.holder) {
                    out.push(c);
                }
            }
            out.extend(loose::tainted(view, sentence, hit));
        }
    }
    out.retain(|c| !refused.iter().any(|r| r.0 == c.topic && looks_alike(sentence, r.1, c)));
    out
}

/// "moving recognised frontiers": words that are a frame by themselves yield to what a verb's frame does to the thing among them.
fn without_covered(view: &View<'_>, sentence: &Sentence, out: &mut Vec<Chain>) {
    if out.len() < 2 {
        return;
    }
    let verb = |c: &Chain| c.frame.is_some_and(|f| !view.lexicon().frame(c.topic, f).verbs.is_empty());
    // "dues on those buying Norland's grain": the deed only says on whom.
    let direction = |t: u8, f: u16| view.lexicon().frame(t, f).direction;
    let swallowed = |c: &Chain, e: u32| {
        let opposite = |f: u16| c.frame.is_some_and(|own| direction(c.topic, own) == -direction(c.topic, f));
        let holds = |h: &Found| {
            h.first < e && e < h.end && matches!(h.meaning, Meaning::FrameNoun(t, f) if t == c.topic && opposite(f))
        };
        view.seg().tokens[e as usize].tag.is_verb() && view.unit.mentions.topics_in(sentence.tokens.clone()).any(holds)
    };
    out.retain(|c| !(verb(c) && c.evidence.iter().any(|&e| swallowed(c, e))));
    let deeds: Vec<(u8, u32, i8)> = out
        .iter()
        .filter(|c| c.act && verb(c))
        .flat_map(|c| c.evidence.iter().map(|&e| (c.topic, e, c.sign)))
        .collect();
    out.retain(|c| {
        let Some(&first) = c.evidence.first().filter(|_| !verb(c) && !c.withheld) else { return true };
        let mut hits = view.unit.mentions.topics_in(sentence.tokens.clone());
        let word = hits.find(|h| h.first == first && matches!(h.meaning, Meaning::FrameNoun(t, _) if t == c.topic));
        word.is_none_or(|w| !deeds.iter().any(|d| d.0 == c.topic && w.first <= d.1 && d.1 < w.end && d.2 != c.sign))
    });
}

/// Whether a word stands behind the verb of a clause.
fn behind(sentence: &Sentence, ci: usize, hit: &Found) -> bool {
    sentence.clauses.get(ci).is_some_and(|c| c.group.end <= hit.first)
}

/// Whether a thing's word only belongs to the phrase of another topic: "the advance of the League".
fn swallowed(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8) -> bool {
    let longer = |f: &Found| {
        let other = matches!(f.meaning, Meaning::FrameNoun(t, _) if t != topic);
        other && f.first <= hit.first && f.end >= hit.end && f.end - f.first > hit.end - hit.first
    };
    matches!(hit.meaning, Meaning::Thing(..)) && view.unit.mentions.topics_in(sentence.tokens.clone()).any(longer)
}

/// What a clause without a word of its own says on what the clauses before it state.
fn echo(view: &View<'_>, sentence: &Sentence, ci: usize, out: &[Chain]) -> Option<Chain> {
    out.iter().rev().find_map(|before| chain::ellipsis(view, sentence, ci, before))
}

/// Whether a look-alike is only what something is measured by: "the biggest war since …".
fn compared(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let before = tokens.get(..at).unwrap_or_default().iter().rfind(|t| t.tag != crate::segment::tag::Tag::Det);
    before.is_some_and(|t| ["since", "like", "unlike", "than"].iter().any(|w| view.words_are(t, w)))
}

/// Whether a look-alike is who else does it: "Norland, Ostrand condemn the dues", "Norland and Ostrand reject them".
fn in_company(view: &View<'_>, f: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let joins = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.tag, Tag::Comma | Tag::Coord));
    let side = |range: Range<usize>, at: &dyn Fn(&Found) -> bool| {
        view.unit
            .mentions
            .names_in(range)
            .any(|n| at(n) && view.state_of(n).is_some_and(|s| s < view.lexicon().parties))
    };
    let (first, end) = (f.first as usize, f.end as usize);
    let before =
        || first > 1 && joins(first - 1) && side(first.saturating_sub(4)..first, &|n| n.end as usize == first - 1);
    let behind = || joins(end) && side(end..(end + 4).min(tokens.len()), &|n| n.first as usize == end + 1);
    let goes_on =
        |t: &&Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Comma | Tag::Coord | Tag::Adv);
    let next = || tokens.get(end..).unwrap_or_default().iter().take(8).find(|t| !goes_on(t));
    let acts = || next().is_some_and(|t| t.tag.is_verb() || t.tag.is_aux());
    (before() || behind()) && acts()
}

/// Whether a look-alike stands near enough to what decided to be what is meant: in one of its clauses, or some words away.
fn looks_alike(sentence: &Sentence, at: u32, chain: &Chain) -> bool {
    // "would not mind the one, but opposes the other": each verb has its own matter.
    let between = |e: u32| {
        let goes_on = |c: &&Clause| c.coordinate && c.group.form == Form::Finite;
        sentence.clauses.iter().filter(goes_on).any(|c| at < c.group.first && c.group.first <= e)
    };
    let near = chain.evidence.iter().any(|&e| e.abs_diff(at) <= NEAR && !between(e));
    // "Speaking of Ostrand, she said that the war must end": what the rest is about.
    let first = |c: &Clause| c.start as usize <= sentence.tokens.start + 1 && c.end as usize <= chain.head;
    let opens = |c: &Clause| c.edge != Edge::Root && c.group.cue.is(Class::Talk) && first(c);
    let holds = |c: &Clause| c.start <= at && at < c.end;
    // "The truce that Norland brokered holds in Ostrand": said of the word.
    let of_it = |c: &Clause| chain.evidence.first().is_some_and(|e| c.subject.contains(e));
    let above = |n: usize, c: &Clause| chain.clauses.contains(&n) || opens(c) || of_it(c);
    near || sentence.clauses.iter().enumerate().any(|(n, c)| holds(c) && above(n, c))
}

/// Words between a look-alike and what it silences.
const NEAR: u32 = 8;

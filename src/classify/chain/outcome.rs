//! What a thing would lead to: an ill that it brings about speaks against it, an ill that it keeps away speaks for it.

use super::{Chain, Step, doer::doer};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning, StateId},
    },
    segment::{
        Sentence,
        clause::Clause,
        group::{Form, Modal},
        tag::Tag,
        token::Token,
    },
};

/// How far behind the verb what it leads to may stand, in tokens.
const REACH: usize = 10;

/// "foreign soldiers would lead to an escalation", "the pact would prevent another attack": what the subject of a clause brings
/// or keeps away. None where the clause says nothing of the kind.
pub(super) fn outcome(view: &View<'_>, clause: &Clause, chain: &mut Chain) -> Option<Step> {
    let g = &clause.group;
    let leads = g.cue.is(Class::Bring);
    // "would drag out the war" keeps no ill away.
    let averts = (g.cue.attitude() < 0 || g.cue.phase() < 0) && !g.cue.is(Class::Worsen);
    // "the League's growth led to this conflict" blames it; what averted an ill is only told.
    let told = g.past && g.modal == Modal::None && !(leads && !averts && !g.negated);
    if chain.weak || g.passive || told || !leads && !averts {
        return None;
    }
    let Some(at) = ill(view, clause) else { return leads.then(|| good(view, clause, chain)).flatten() };
    // "would bring an end to the violence", "bring the war closer to its end".
    let around = g.end as usize..(at + 6).min(clause.end as usize).max(at);
    let ends = || view.unit.mentions.cues_in(around).any(|c| c.meaning == Meaning::Noun(NounCue::Minus));
    let good = averts || ends();
    if !good && g.negated {
        // That it does no harm is no stance.
        return Some(Step::Drop);
    }
    if !good || g.negated {
        chain.turn(-1);
    }
    chain.attitude = true;
    chain.judged = true;
    chain.holder = Holder::Nobody;
    chain.head = g.head as usize;
    chain.evidence.push(at as u32);
    Some(Step::Go)
}

/// "the dues will not bring a truce", "dues would mean the end of the talks": the good of another topic that a thing leads to, or does
/// not, or ends.
fn good(view: &View<'_>, clause: &Clause, chain: &mut Chain) -> Option<Step> {
    let g = &clause.group;
    let from = g.end as usize;
    let to = (clause.end as usize).min(from + REACH).max(from);
    let other = |m: Meaning| matches!(m, Meaning::FrameNoun(t, n) if t != chain.topic && view.lexicon().frame(t, n).direction > 0);
    let at = view.unit.mentions.topics_in(from..to).find(|f| other(f.meaning))?.first;
    let ended = view.unit.mentions.cues_in(from..at as usize).any(|c| c.meaning == Meaning::Noun(NounCue::Minus));
    if chain.attitude || g.modal == Modal::Ought || ended && g.negated {
        return None;
    }
    chain.turn(if ended != g.negated { -1 } else { 1 });
    (chain.attitude, chain.judged) = (true, true);
    chain.holder = Holder::Nobody;
    chain.head = g.head as usize;
    chain.evidence.push(at);
    Some(Step::Go)
}

/// "new dues would mean ruling out a truce": the good of another topic that is done away with, which speaks against what does so.
pub(super) fn spoils(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[ci].group;
    if !(g.cue.is(Class::Bring) || g.cue.is(Class::Define)) || g.negated || g.denied || g.passive || chain.sign == 0 {
        return false;
    }
    let other = |f: &Found| match f.meaning {
        Meaning::FrameNoun(t, n) => t != chain.topic && view.lexicon().frame(t, n).direction > 0,
        _ => false,
    };
    let below = |c: &&Clause| {
        let ends = c.group.cue.attitude() < 0 || c.group.cue.phase() < 0;
        let object = c.group.end as usize..c.group.end as usize + REACH;
        let under = c.parent.map(usize::from) == Some(ci) && c.group.form == Form::Ing && !c.group.negated;
        under && ends && view.unit.mentions.topics_in(object).any(&other)
    };
    let Some(head) = sentence.clauses.iter().find(below).map(|c| c.group.head) else { return false };
    chain.turn(-1);
    (chain.attitude, chain.judged) = (true, true);
    chain.held(Holder::Nobody, ci, g.head);
    chain.evidence.push(head);
    true
}

/// "giving them up would make us weaker", "dues make things worse": what a thing makes somebody. None where it makes something else.
pub(super) fn makes(view: &View<'_>, clause: &Clause, chain: &mut Chain) -> Option<Step> {
    let g = &clause.group;
    let makes = g.cue.is(Class::Render);
    let told = g.past && g.modal == Modal::None;
    if !makes || g.passive || chain.attitude || told {
        return None;
    }
    let tokens = &view.seg().tokens;
    let from = g.end as usize;
    let stops = |i: &usize| tokens[*i].tag.is_verb() || matches!(tokens[*i].tag, Tag::Stop | Tag::Comma | Tag::Comp);
    let to = (from..(from + REACH).min(tokens.len())).find(stops).unwrap_or((from + REACH).min(tokens.len()));
    let sign = |m: Meaning| match m {
        Meaning::Marker(Marker::Worse) => Some(-1),
        Meaning::Marker(Marker::Better) => Some(1),
        _ => None,
    };
    // "make a better deal": a noun of its own.
    let (at, sign) = view.unit.mentions.cues_in(from + 1..to.max(from + 1)).find_map(|f| {
        let bare = tokens.get(f.end as usize).is_none_or(|t| !t.tag.is_nominal());
        sign(f.meaning).filter(|_| bare).map(|s| (f.first, s))
    })?;
    if g.negated && sign < 0 {
        return Some(Step::Drop);
    }
    chain.turn(if g.negated { -sign } else { sign });
    (chain.attitude, chain.judged) = (true, true);
    chain.holder = Holder::Nobody;
    chain.head = g.head as usize;
    chain.evidence.push(at);
    Some(Step::Go)
}

/// The ill that the subject of a clause is said to bring about.
pub(super) fn brings_ill(view: &View<'_>, clause: &Clause) -> Option<usize> {
    let g = &clause.group;
    (g.cue.is(Class::Bring) && !g.negated && !g.passive).then(|| ill(view, clause)).flatten()
}

/// The first ill behind a verb, with no other verb between, that is its object or what its object is drawn into.
fn ill(view: &View<'_>, clause: &Clause) -> Option<usize> {
    let tokens = &view.seg().tokens;
    let from = clause.group.end as usize;
    let end = (from + REACH).min(tokens.len());
    let stops = |t: Tag| t.is_verb() || matches!(t, Tag::Stop | Tag::Semicolon | Tag::Comp | Tag::Sub);
    let to = (from..end).find(|&i| stops(tokens[i].tag)).unwrap_or(end);
    // "breaking relations": an ill that begins with a verb itself.
    let ill = |c: &&Found| c.meaning == Meaning::Marker(Marker::Ill) && c.first as usize <= to;
    let at = view.unit.mentions.cues_in(from..end).find(ill).map(|c| c.first as usize)?;
    // "a settlement of the conflict": the ill is not what it leads to.
    let outer = (from..at).rev().find(|&i| tokens[i].tag == Tag::Prep);
    let own =
        |i: usize| i <= from || clause.group.tail.contains(&tokens[i].word) || tokens[i].word == clause.group.particle;
    // "reduce the risk of war": what is made less of.
    let less = |i: usize| clause.group.cue.phase() < 0 && view.says(i, "of");
    let drawn = |i: usize| ["into", "toward", "towards"].iter().any(|w| view.says(i, w));
    // "bring the region closer to a crisis".
    let nearer = |i: usize| view.says(i, "to") && ["closer", "nearer"].iter().any(|w| i > 0 && view.says(i - 1, w));
    // "create a basis for another attack": what is made ready for it, with nothing behind.
    let ready = |i: usize| {
        let bare = |t: &Token| t.tag.is_nominal() || t.tag == Tag::Adv;
        let last = view.unit.mentions.cues_in(at..end).find(ill).map_or(at + 1, |c| c.end as usize);
        view.says(i, "for")
            && tokens.get(i + 1..at).unwrap_or_default().iter().all(bare)
            && !tokens.get(last).is_some_and(|t| t.tag == Tag::Noun)
    };
    outer.is_none_or(|i| own(i) || drawn(i) || less(i) || nearer(i) || ready(i)).then_some(at)
}

/// "by raising the dues, the League is hurting its own people": ill comes of what a third one does, which whoever says so is against.
/// False where nothing of the kind is said.
pub(super) fn backfires(view: &View<'_>, sentence: &Sentence, parent: usize, chain: &mut Chain) -> bool {
    let clause = &sentence.clauses[parent];
    let g = &clause.group;
    let outsider = |s: &StateId| *s >= view.lexicon().parties;
    let third = match doer(view, sentence, parent, g.passive) {
        Holder::Else => true,
        Holder::States(states) => states.iter().all(outsider),
        _ => false,
    };
    let worse = |c: Found| matches!(c.meaning, Meaning::Marker(Marker::Worse | Marker::Inferior));
    let bad = || {
        let does = g.cue.is(Class::Harm) || g.cue.is(Class::Worsen);
        let makes = g.cue.is(Class::Render) && view.unit.mentions.cues_in(clause.object()).any(|c| worse(*c));
        does || makes || brings_ill(view, clause).is_some()
    };
    if !third || g.negated || g.denied || g.passive || chain.sign == 0 || chain.withheld || chain.attitude || !bad() {
        return false;
    }
    chain.turn(-1);
    (chain.attitude, chain.judged, chain.act) = (true, true, false);
    chain.refused = chain.sign < 0;
    chain.evidence.push(g.head);
    chain.held(Holder::Nobody, parent, g.head);
    true
}

//! What stands for what the sentence right before has stated, and not for its topic: "Estrel lifted the dues. Suthermark welcomed
//! the decision.", "Norland rejected the truce. That is a mistake, Corvin said."

use super::{
    Carried, How,
    phrase::{definite, has_content, is_noun},
    verdict::verdict,
};
use crate::{
    classify::{
        agenda::Agenda,
        chain::{self, Chain},
        holder::Holder,
        view::View,
    },
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning},
    },
    segment::{Sentence, clause::Clause},
};

/// A position on what somebody has just been told to do or say: whoever welcomes it takes its side.
pub(super) fn deed(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Option<Chain> {
    if view.question || agenda.is_dialogue() || view.asks(sentence) {
        return None;
    }
    let (told, item) = agenda.told().filter(|(c, _)| !(c.withheld || c.foretold || c.terms))?;
    let word = Meaning::FrameNoun(told.topic, told.frame?);
    // What goes the way of the topic's word is stood for by that as well.
    let turned = told.sign * view.lexicon().frame(told.topic, told.frame?).direction < 0;
    let found = sentence.clauses.iter().enumerate().find_map(|(ci, clause)| {
        let turned = (turned || told.sign < 0) && by_another(view, sentence, ci, told);
        called(view, sentence, ci, told).filter(|_| turned).or_else(|| {
            let hit = stands(view, clause, turned)?;
            chain::taken_up(view, sentence, ci, &Found { meaning: word, ..hit }, told)
        })
    });
    let judged = || {
        let other = |c: &Chain| turned && another_speaks(view, c.head, told);
        verdict(view, sentence, word).filter(other).map(|c| Chain { sign: -c.sign, ..c })
    };
    found.or_else(judged).map(|c| c.carried_by(Carried { how: How::Description, item }))
}

/// The word of a clause that stands for what was told, where the clause takes a stand on it: "the decision", and where another
/// speaks of what turns the topic's word, "this" and "that".
fn stands(view: &View<'_>, clause: &Clause, turned: bool) -> Option<Found> {
    let g = &clause.group;
    let (object, subject) = (clause.object(), clause.subject_range());
    let near = object.start..object.end.min(object.start + 6);
    let is_deed = |f: &Found| {
        f.meaning == Meaning::Marker(Marker::Deed)
            && is_noun(view, f)
            && !has_content(view, f, &["of", "on", "to", "about", "for", "towards", "by"])
            && definite(view, f.first as usize, false)
    };
    let points = |f: &Found| {
        let at = f.first as usize;
        let alone = view.seg().tokens.get(at + 1).is_none_or(|t| !t.tag.is_nominal());
        // "called it a step in the right direction", "thanked her for it".
        let step = || view.unit.mentions.cues_in(at..object.end).any(|c| c.meaning == Meaning::Marker(Marker::Deed));
        let it = || view.says(at, "it") && (step() || at > 0 && view.says(at - 1, "for"));
        turned && alone && f.end == f.first + 1 && (["this", "that"].iter().any(|w| view.says(at, w)) || it())
    };
    let takes = |f: &&Found| is_deed(f) || f.meaning == Meaning::Marker(Marker::Anaphor) && points(f);
    let cues = |range| view.unit.mentions.cues_in(range);
    if g.cue.attitude() != 0 || g.cue.is(Class::Report) {
        let judged =
            |f: &&Found| g.cue.attitude() != 0 || chain::predicate_in(view, f.end as usize..object.end).is_some();
        if let Some(f) = cues(near).filter(takes).find(judged) {
            return Some(*f);
        }
    }
    let said = g.copula || g.cue.is(Class::Linking);
    let judged = || chain::predicate_in(view, object.clone()).is_some();
    cues(subject).find(takes).filter(|_| said && judged()).copied()
}

/// "called that a mistake", "called it a step in the right direction": what was told, with the judgement right behind.
fn called(view: &View<'_>, sentence: &Sentence, ci: usize, told: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let (g, at) = (&clause.group, clause.group.end as usize);
    let points = ["this", "that"].iter().any(|w| view.says(at, w));
    let behind = at + 1..sentence.tokens.end;
    let step = || view.unit.mentions.cues_in(behind.clone()).any(|c| c.meaning == Meaning::Marker(Marker::Deed));
    if !g.cue.is(Class::Report) || g.cue.attitude() != 0 || !(points || view.says(at, "it") && step()) {
        return None;
    }
    let (p, first, end) = chain::predicate_in(view, behind.clone()).filter(|p| (p.1 as usize) < at + 5)?;
    let mut chain = Chain::new(told.topic, g.head as usize);
    (chain.sign, chain.frame, chain.top) = (told.sign.signum(), told.frame, ci);
    chain::judge(&mut chain, p, g.negated || view.denied(first as usize));
    chain.holder = view.holder(sentence, ci);
    chain.clauses.push(ci);
    chain.evidence.extend(first..end);
    Some(chain)
}

/// Whether a clause is another's than whose position was told.
fn by_another(view: &View<'_>, sentence: &Sentence, ci: usize, told: &Chain) -> bool {
    match (view.holder(sentence, ci), &told.holder) {
        (Holder::States(here), Holder::States(there)) => !here.iter().any(|s| there.contains(s)),
        _ => another_speaks(view, sentence.clauses[ci].group.head as usize, told),
    }
}

/// Whether another speaks than whose position was told.
fn another_speaks(view: &View<'_>, at: usize, told: &Chain) -> bool {
    let Holder::States(there) = &told.holder else { return false };
    view.speaker_at(at).and_then(|s| s.state).is_some_and(|s| !there.contains(&s))
}

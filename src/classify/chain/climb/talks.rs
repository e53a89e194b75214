//! Clauses that hang on a noun for talks: what the talks are about.

use super::super::{elsewhere::talks_before, governing::governing_noun};
use crate::{
    classify::view::{PHRASE, View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
    },
};

/// Whether a clause, or one that it completes, hangs on a noun for talks: "talks seeking to end the war".
pub fn about_talks(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let clause = &sentence.clauses[ci];
    let up = clause.parent.map(usize::from).filter(|&p| p < ci && clause.edge == Edge::Complement);
    of_talks(view, clause) || up.is_some_and(|p| of_talks(view, &sentence.clauses[p]))
}

/// Whether a clause hangs on a noun for talks or a meeting: right behind it, or as what they aim at.
pub(super) fn of_talks(view: &View<'_>, clause: &Clause) -> bool {
    let g = &clause.group;
    let about = |end: usize| {
        let mut cues = view.unit.mentions.cues_in(end.saturating_sub(1)..end);
        cues.any(|c| c.meaning == Meaning::Marker(Marker::About) && c.end as usize == end)
    };
    let aims =
        g.cue.attitude() > 0 && !g.copula && !g.negated && g.modal == Modal::None && clause.subject.end <= g.first;
    let talks = || about(clause.subject.end as usize) || talks_before(view, clause.subject_range());
    aims && talks()
        || g.form != Form::Finite && governing_noun(view, clause).is_some_and(|n| about(n + 1))
        || g.form == Form::Ing && talked_over_doing(view, clause)
}

/// "in talks with Kelmar over ending the war": what a gerund tells is the matter of talks that name who talks.
fn talked_over_doing(view: &View<'_>, clause: &Clause) -> bool {
    let prep = (clause.group.first as usize).checked_sub(1);
    let prep = prep.filter(|&i| ["on", "about", "over"].iter().any(|w| view.says(i, w)));
    prep.is_some_and(|i| talks_before(view, i.saturating_sub(PHRASE)..i))
}

/// "reveals its view on lifting the dues", "explained its position on ending the war": a gerund that a noun of saying or thinking is
/// about: which way it goes is not told.
pub fn viewed(view: &View<'_>, clause: &Clause) -> bool {
    let first = clause.group.first as usize;
    let Some(noun) = governing_noun(view, clause).filter(|_| clause.group.form == Form::Ing && first > 0) else {
        return false;
    };
    let about = ["on", "about", "over", "regarding", "concerning"].iter().any(|w| view.says(first - 1, w));
    let cues = || view.unit.mentions.cues_in(noun..noun + 1);
    let says = |c: &Found| matches!(c.meaning, Meaning::Noun(NounCue::Report) | Meaning::Marker(Marker::Standpoint));
    let leans = |c: &Found| matches!(c.meaning, Meaning::Noun(NounCue::Plus | NounCue::Minus) | Meaning::Predicate(_));
    let judged =
        view.unit.mentions.cues_in(noun.saturating_sub(2)..noun).any(|c| matches!(c.meaning, Meaning::Predicate(_)));
    about && cues().any(says) && !cues().any(leans) && !judged
}

/// Whether a verb only has or holds its object, or says that somebody is at it.
pub(super) fn only_holds(g: &Group) -> bool {
    g.cue.attitude() == 0 && !g.negated && g.modal == Modal::None && g.cue.phase() >= 0 && !g.cue.is(Class::Fail)
}

/// "is ready to discuss ways to end the war": whether a verb is what somebody is in the mood to do.
pub(super) fn minded(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let clause = &sentence.clauses[ci];
    let up = clause.parent.map(usize::from).filter(|&p| p < ci && clause.edge == Edge::Complement);
    up.is_some_and(|p| {
        let g = &sentence.clauses[p].group;
        g.copula && !g.negated && view.marked(g.end as usize..clause.group.first.max(g.end) as usize, Marker::Mood)
    })
}

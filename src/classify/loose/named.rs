//! Where a topic's word is only named: what is talked of, where something is done, what a statement is about. Nothing of it is for or
//! against what the word names.

use crate::{
    classify::{
        chain::{noun_phrase_start, viewed},
        view::View,
    },
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning, class},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
        token::Token,
    },
};

/// Whether a sentence only names the word at a token, in one of its clauses.
pub(super) fn only_named(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found) -> bool {
    let at = hit.first as usize;
    let clause = &sentence.clauses[ci];
    let gerund = clause.edge == Edge::Complement && clause.group.form == Form::Ing && clause.group.cue.attitude() == 0;
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p))).filter(|_| gerund);
    // "This includes a truce": a thing does not talk.
    let somebody = || !view.said_of_thing(sentence, ci);
    [Some(clause), up].into_iter().flatten().any(|c| only_talks(view, c, at)) && somebody()
        || matches!(hit.meaning, Meaning::FrameNoun(..)) && set_inside(view, at)
        || told_about(view, at)
        || viewed(view, clause)
        || not_had(view, clause, at)
        || weighed(clause, at)
        || commented(sentence, clause)
        || would_mean(view, sentence, clause, hit)
        || no_deadline(view, clause, at)
}

/// "will meet Vale to discuss the dues", "discussed a settlement", "comments on extending the truce", in a headline "discussing it":
/// what the talk is about.
fn only_talks(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    let leans = |c: &Found| matches!(c.meaning, Meaning::Noun(_) | Meaning::Predicate(_));
    let bare = || {
        let told = g.form == Form::Finite || g.form == Form::Ing && clause.parent.is_none();
        // "we are talking about a withdrawal": bargained over, or what is meant.
        told && !g.passive
            && !g.progressive
            && matches!(g.modal, Modal::None | Modal::Future)
            && at >= g.end as usize
            && {
                let mut cues = view.unit.mentions.cues_in(g.end as usize..at);
                !cues.any(leans)
            }
    };
    let talks = g.cue.is(Class::Talk) && g.cue.attitude() == 0 && g.cue.phase() == 0;
    talks && (!g.negated || g.modal == Modal::None) && (g.form == Form::Infinitive && !g.negated || bare())
}

/// "takes account of its interests in the peace plans", "claims under the settlement", "a seat at the talks": where or under what
/// something is, where the preposition is no verb's, and no noun's that is for or against what stands behind it.
fn set_inside(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let Some(prep) = noun_phrase_start(view, at).checked_sub(1) else { return false };
    let place = ["in", "at", "under"].iter().any(|w| view.says(prep, w)) && tokens[prep].tag == Tag::Prep;
    // "are ‘playing games’ in the talks".
    let mark = |i: usize| usize::from(tokens[i].tag == Tag::QuoteClose);
    let Some(noun) = prep.checked_sub(1).filter(|_| place).and_then(|i| i.checked_sub(mark(i))) else { return false };
    let governs = |c: &Found| {
        c.end as usize == prep
            && matches!(c.meaning, Meaning::Noun(_) | Meaning::Predicate(_) | Meaning::Marker(Marker::Headway))
    };
    let under = view.says(prep, "under");
    matches!(tokens[noun].tag, Tag::Noun | Tag::Proper)
        && (under || !view.unit.mentions.cues_in(noun.saturating_sub(2)..prep).any(governs))
}

/// "its statements on the truce are nonsense", "welcomes Norland's stance on it": what is said of the truce there is not told.
fn told_about(view: &View<'_>, at: usize) -> bool {
    let Some(prep) = noun_phrase_start(view, at).checked_sub(1) else { return false };
    let about = ["on", "about", "over", "regarding", "concerning"].iter().any(|w| view.says(prep, w));
    let here = || view.unit.mentions.cues_in(prep.saturating_sub(3)..prep).filter(|c| c.end as usize == prep);
    let leans = || here().any(|c| matches!(c.meaning, Meaning::Noun(NounCue::Plus | NounCue::Minus)));
    let says = |c: &Found| matches!(c.meaning, Meaning::Noun(NounCue::Report) | Meaning::Marker(Marker::Standpoint));
    about && here().any(says) && !leans()
}

/// "is not setting deadlines for a settlement": neither for nor against.
fn no_deadline(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let Some(prep) = noun_phrase_start(view, at).checked_sub(1) else { return false };
    let odds = |c: &Found| c.meaning == Meaning::Marker(Marker::Odds) && c.end as usize == prep;
    (clause.group.negated || prep > 0 && view.denied(prep - 1))
        && prep > clause.group.end as usize
        && ["for", "of", "on"].iter().any(|w| view.says(prep, w))
        && view.unit.mentions.cues_in(prep.saturating_sub(2)..prep).any(odds)
}

/// "Kelmar has no plan for a truce": what somebody has not got, he may want all the same.
fn not_had(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    let has = view.lexicon().lemma_name(g.lemma) == "have" && g.modal == Modal::None;
    // "has no ‘real’ plan".
    let none = |t: &Token| t.classes & class::NEG != 0;
    let before = view.seg().tokens.get(g.end as usize..at).unwrap_or_default();
    has && at >= g.end as usize && (g.negated || before.iter().any(none)) && !before.iter().any(|t| t.tag == Tag::Prep)
}

/// "the others will have to rethink the dues", "is considering a waiver of them": not decided, whoever is to decide it.
fn weighed(clause: &Clause, at: usize) -> bool {
    let cue = clause.group.cue;
    let said = clause.edge != Edge::Relative && !clause.group.negated && at >= clause.group.end as usize;
    said && cue.is(Class::Withhold) && cue.attitude() == 0
}

/// "comments on Norland's readiness to sign a truce": whose readiness it is, and not whoever comments.
fn commented(sentence: &Sentence, clause: &Clause) -> bool {
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p))).map(|c| &c.group);
    let comments =
        |g: &Group| g.cue.is(Class::Talk) && g.cue.is(Class::Withhold) && g.cue.attitude() == 0 && !g.negated;
    clause.group.form == Form::Infinitive && up.is_some_and(comments)
}

/// "new dues would mean ruling out a truce": what a thing of another topic would mean is nobody's deed.
fn would_mean(view: &View<'_>, sentence: &Sentence, clause: &Clause, hit: &Found) -> bool {
    let Some(parent) = clause.parent.map(usize::from).filter(|&p| p < sentence.clauses.len()) else { return false };
    let cue = sentence.clauses[parent].group.cue;
    let topic = |m: Meaning| if let Meaning::FrameNoun(t, _) = m { Some(t) } else { None };
    let other = |f: &Found| topic(f.meaning).is_some_and(|t| topic(hit.meaning).is_some_and(|own| own != t));
    clause.group.form == Form::Ing
        && (cue.is(Class::Bring) || cue.is(Class::Define))
        && view.unit.mentions.topics_in(view.subject(sentence, parent)).any(other)
}

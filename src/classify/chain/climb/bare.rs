//! What a headline says of a deed without a verb of its own: "no plans to leave", "time to raise the dues".

use std::ops::Range;

use crate::{
    classify::{
        chain::{Chain, governing::governing_noun},
        holder::Holder,
        view::View,
    },
    codebook::{
        cue::{Class, Marker},
        lexicon::Meaning,
    },
    date,
    segment::{Sentence, clause::Clause, group::Form},
};

/// "No plans to leave", "no intention of leaving": whether a headline denies the noun that a clause hangs on.
pub fn bare_denial(view: &View<'_>, clause: &Clause) -> bool {
    let noun = governing_noun(view, clause).filter(|_| clause.parent.is_none() && clause.group.form != Form::Finite);
    let cues = |n: usize| view.unit.mentions.cues_in(n..n + 1);
    noun.is_some_and(|n| {
        view.denied(n)
            && !only_dated(view, clause)
            && cues(n).any(|c| matches!(c.meaning, Meaning::Noun(_) | Meaning::Marker(Marker::Bids)))
    })
}

/// "No plans to discuss the truce this week", "no plans to talk about it yet": when they talk, and no refusal.
pub fn only_dated(view: &View<'_>, clause: &Clause) -> bool {
    let talks = clause.group.cue.is(Class::Talk) && clause.group.cue.attitude() == 0;
    let behind = clause.group.end as usize..(clause.end as usize).min(view.seg().tokens.len());
    let dated = |i: usize| {
        let near =
            ["this", "next", "coming"].iter().any(|w| view.says(i, w)) && date::is_when(view.words(i + 1..i + 2));
        near || ["yet", "currently", "today", "tomorrow"].iter().any(|w| view.says(i, w))
    };
    let end = behind.end.saturating_sub(1);
    talks && (behind.start..end.max(behind.start)).any(dated)
}

/// "No plans to discuss it": whether the noun that a clause hangs on is one for what is on the agenda.
pub fn scheduled(view: &View<'_>, clause: &Clause) -> bool {
    governing_noun(view, clause).is_some_and(|n| view.marked(n..n + 1, Marker::Scheduled))
}

/// "The time to end the war is now", "the hour has come to leave": whether a clause names what it is said to be time for.
pub fn time_is(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause) -> bool {
    let up = &sentence.clauses[parent];
    let g = &up.group;
    let due = |r: Range<usize>| r.clone().take(2).any(|i| view.marked(i..i + 1, Marker::Due));
    let now = || g.copula && view.says(g.end as usize, "now");
    let come = || g.perfect && ["come", "arrive"].contains(&view.lexicon().lemma_name(g.lemma));
    let names = clause.group.form == Form::Infinitive && !g.negated && !g.denied;
    names && due(view.subject(sentence, parent)) && (now() || come())
}

/// "Vale: Time to raise the dues", "No time to lift the dues": what a headline calls for without a verb, for whoever says so. False
/// where it calls for nothing.
pub fn bare_call(view: &View<'_>, sentence: &Sentence, clause: &Clause, chain: &mut Chain) -> bool {
    let to = clause.start.min(clause.group.first) as usize;
    let noun =
        (sentence.tokens.start.max(to.saturating_sub(2))..to).rev().find(|&i| view.marked(i..i + 1, Marker::Due));
    let Some(noun) = noun.filter(|_| clause.group.form == Form::Infinitive && chain.sign != 0 && !chain.withheld)
    else {
        return false;
    };
    if view.denied(noun) {
        chain.turn(-1);
        (chain.negated, chain.refused) = (true, chain.sign < 0);
    }
    (chain.attitude, chain.judged) = (true, true);
    chain.held(Holder::Nobody, chain.top, noun as u32);
    true
}

//! The day of saying or doing: time expressions in the reporting clause, or in the clause of a narrated act.

use super::{draft::Draft, holder::Holder, view::View};
use crate::{
    attribute::Said,
    date::{self, Date},
    segment::{Sentence, clause::Clause, group::Form},
};

/// The day that the text gives for a draft, with the reason; none where it gives none.
pub fn day(view: &View<'_>, draft: &Draft, base: Date) -> Option<(Date, &'static str)> {
    let seg = view.seg();
    if let Some(i) = draft.said {
        let said = &view.unit.said[i];
        let given = |s: &Said| s.found.day(seg, view.scene.text, base);
        let who = said.speaker.as_ref().and_then(|s| s.name.as_ref());
        let same = |s: &&Said| who.is_some() && s.speaker.as_ref().and_then(|s| s.name.as_ref()) == who;
        let beside = || view.unit.said.iter().filter(same).find_map(given);
        let own = given(said).map(|day| (day, "reporting clause"));
        return own.or_else(|| said.since.or_else(beside).map(|day| (day, "day given for the same speaker")));
    }
    // The clause of the act, then those it hangs on ("held talks on Tuesday, where they proposed …").
    let sentence = &seg.sentences[draft.sentence];
    let mut at = draft.chain.top;
    let mut words: Vec<&str> = Vec::new();
    for _ in 0..4 {
        let clause = sentence.clauses.get(at)?;
        // "In 2014, Norland annexed …": what stands before a sentence's first clause belongs to it.
        let first = sentence.clauses.iter().all(|c| c.start >= clause.start);
        let start = if first { sentence.tokens.start } else { clause.start as usize };
        let tokens = start..clause.end as usize;
        words.extend(tokens.map(|t| seg.tokens[t].span.of(view.scene.text)));
        match clause.parent {
            Some(p) if p as usize != at => at = p as usize,
            _ => break,
        }
    }
    // "held talks in March and signed a draft": both on the day that the first of them names.
    let joined = sentence.clauses.get(draft.chain.top).filter(|c| c.coordinate && c.group.past).and_then(|c| c.shares);
    let beside = || {
        let c = sentence.clauses.get(usize::from(joined?)).filter(|c| c.group.past)?;
        let first = sentence.clauses.iter().all(|o| o.start >= c.start);
        let start = if first { sentence.tokens.start } else { c.start as usize };
        let tokens = seg.tokens.get(start..c.end as usize).unwrap_or_default();
        let words: Vec<&str> = tokens.iter().map(|t| t.span.of(view.scene.text)).collect();
        date::first(&words, base)
    };
    date::first(&words, base).or_else(beside).map(|day| (day, "clause of the act"))
}

/// The day that what is told of lies on, where whoever tells of it gives one: "in 2015 Norland refused to sign, Vale said". What has
/// gone on since then, and what is judged today, lies on none.
pub fn told_of(view: &View<'_>, draft: &Draft, base: Date) -> Option<Date> {
    let chain = &draft.chain;
    if !chain.past || chain.future || chain.ought {
        return None;
    }
    let sentence = view.seg().sentences.get(draft.sentence)?;
    let lasts = |c: &Clause| c.group.perfect && !view.says(c.group.first as usize, "had");
    let clause = sentence.clauses.get(chain.top).filter(|c| c.group.form == Form::Finite && !lasts(c))?;
    // "the seizure of Kelm in 2015 was wrong" judges today; "in 2015 Norland was ready" tells of then.
    if chain.judged && !matches!(view.holder(sentence, chain.top), Holder::States(_)) {
        return None;
    }
    let first = sentence.clauses.iter().all(|c| c.start >= clause.start);
    let start = if first { sentence.tokens.start } else { clause.start as usize };
    let lead = day_in(view, start..(clause.subject.start as usize).max(start), base);
    lead.or_else(|| day_in(view, clause.group.end as usize..before_next(sentence, clause), base))
}

/// Where the clause ends that a verb stands in, or the next one that is no infinitive begins.
fn before_next(sentence: &Sentence, clause: &Clause) -> usize {
    let next = |c: &&Clause| c.group.first > clause.group.first && c.group.form != Form::Infinitive;
    let next = sentence.clauses.iter().filter(next).map(|c| c.start.min(c.group.first)).min();
    next.map_or(clause.end, |n| n.min(clause.end)) as usize
}

/// The day of "in 2015", "three years ago" among tokens; "since 2015" lasts, and "the deal of 2015" is only named by it.
fn day_in(view: &View<'_>, range: std::ops::Range<usize>, base: Date) -> Option<Date> {
    let tokens = &view.seg().tokens;
    let words: Vec<&str> = tokens.get(range)?.iter().map(|t| t.span.of(view.scene.text)).collect();
    let opens = |w: &str| ["in", "on", "back", "early", "late"].iter().any(|o| w.eq_ignore_ascii_case(o));
    let from = words.iter().position(|w| opens(w));
    let ago = words.iter().position(|w| w.eq_ignore_ascii_case("ago")).map(|a| a.saturating_sub(3));
    let from = from.into_iter().chain(ago).min()?;
    date::first(words.get(from..).unwrap_or_default(), base)
}

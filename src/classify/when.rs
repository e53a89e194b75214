//! The day of saying or doing: time expressions in the reporting clause, or in the clause of a narrated act.

use super::{draft::Draft, view::View};
use crate::{
    attribute::Said,
    date::{self, Date},
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
    date::first(&words, base).map(|day| (day, "clause of the act"))
}

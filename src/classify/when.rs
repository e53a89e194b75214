//! The day of saying or doing: time expressions in the reporting clause, or in the clause of a narrated act.

use super::{draft::Draft, view::View};
use crate::date::{self, Date};

/// The day that the text gives for a draft, with the reason; none where it gives none.
pub fn day(view: &View<'_>, draft: &Draft, base: Date) -> Option<(Date, &'static str)> {
    let seg = view.seg();
    let sentence = &seg.sentences[draft.sentence];
    let (tokens, why): (Vec<usize>, _) = match draft.said {
        Some(i) => {
            // The words around the cue that are not content.
            let found = &view.unit.said[i].found;
            let at = found.cue.first().map_or(sentence.tokens.start, |c| c.start);
            let home = seg.sentences.iter().find(|s| s.tokens.contains(&at)).unwrap_or(sentence);
            let outside = home.tokens.clone().filter(|t| !found.content.iter().any(|c| c.contains(t)));
            (outside.collect(), "reporting clause")
        }
        None => {
            // The clause of the act, then those it hangs on ("held talks on Tuesday, where they proposed …").
            let mut at = draft.chain.top;
            let mut tokens: Vec<usize> = Vec::new();
            for _ in 0..4 {
                let clause = sentence.clauses.get(at)?;
                tokens.extend(clause.start as usize..clause.end as usize);
                match clause.parent {
                    Some(p) if p as usize != at => at = p as usize,
                    _ => break,
                }
            }
            (tokens, "clause of the act")
        }
    };
    let words: Vec<&str> = tokens.iter().map(|&t| seg.tokens[t].span.of(view.scene.text)).collect();
    let mut i = 0;
    while i < words.len() {
        if let Some((used, expression)) = date::at(&words, i) {
            if let Some(day) = date::resolve(&expression, base).filter(|d| *d <= base) {
                return Some((day, why));
            }
            i += used.max(1);
        } else {
            i += 1;
        }
    }
    None
}

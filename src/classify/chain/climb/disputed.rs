//! What a verb above a clause denies or refuses.

use super::MOST;
use crate::{
    codebook::cue::Class,
    segment::{Sentence, clause::Edge, group::Group},
};

/// "denied saying": the verb above disputes that it was done.
pub fn denied(sentence: &Sentence, ci: usize) -> bool {
    let c = &sentence.clauses[ci];
    let up = c.parent.map(usize::from).filter(|&p| p < ci && c.edge == Edge::Complement);
    up.is_some_and(|p| disputes(&sentence.clauses[p].group))
}

/// "denied": a verb of saying that undoes what is said to have been done.
pub fn disputes(g: &Group) -> bool {
    g.cue.is(Class::Report) && g.cue.is(Class::End) && g.cue.attitude() < 0 && !g.negated
}

/// Whether a clause above, through complements and contents, refuses.
pub fn refused_above(sentence: &Sentence, ci: usize) -> bool {
    let mut at = ci;
    for _ in 0..MOST {
        let c = &sentence.clauses[at];
        match c.parent.map(usize::from) {
            Some(up) if up < at && matches!(c.edge, Edge::Complement | Edge::Content) => at = up,
            _ => return false,
        }
        if refuses(&sentence.clauses[at].group) {
            return true;
        }
    }
    false
}

/// "rejects", "will not agree".
fn refuses(g: &Group) -> bool {
    g.cue.attitude() != 0 && (g.cue.attitude() < 0) != g.negated
}

//! What a verb above a clause denies or refuses.

use super::MOST;
use crate::{
    classify::view::View,
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning},
    },
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

/// "reject reports of a truce", "dismissed rumours that": a verb against what is only said to be so, up to a token: whether it is, and
/// not what anybody wants.
pub fn hearsay(view: &View<'_>, g: &Group, to: usize) -> bool {
    let from = g.end as usize;
    let phrase = |i: usize| view.seg().tokens[i].tag.is_nominal();
    let said = |c: &Found| c.meaning == Meaning::Marker(Marker::Hearsay) && (from..c.first as usize).all(phrase);
    // "calls reports of a truce fake".
    let untrue = || g.cue.is(Class::Report) && g.cue.attitude() == 0 && view.marked(to..to + BEHIND, Marker::Untruth);
    (g.cue.attitude() < 0 || untrue()) && !g.negated && view.unit.mentions.cues_in(from..to.max(from)).any(said)
}

/// How far behind a word stands what it is called.
const BEHIND: usize = 8;

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

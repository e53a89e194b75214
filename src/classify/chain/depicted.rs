//! In what mind somebody does something: "left the talks optimistic about a truce".

use super::{Chain, noun::noun_phrase_start, predicate::judge};
use crate::{
    classify::view::View,
    codebook::{
        cue::{Class, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{group::Group, tag::Tag},
};

/// An adjective of attitude that stands behind a verb with neither attitude nor "is", with the preposition of the topic's word: its
/// judgement is the subject's. False where there is none.
pub(super) fn depicted(view: &View<'_>, chain: &mut Chain, hit: &Found, verb: &Group) -> bool {
    let cue = verb.cue;
    let links = verb.copula || verb.passive || cue.is(Class::Linking) || cue.attitude() != 0 || verb.negated;
    if links || chain.attitude || chain.judged || chain.sign == 0 {
        return false;
    }
    let tokens = &view.seg().tokens;
    let start = noun_phrase_start(view, hit.first as usize);
    let Some(prep) = start.checked_sub(1).filter(|&i| tokens[i].tag == Tag::Prep && i > verb.end as usize) else {
        return false;
    };
    let minded = |c: &Found| {
        let ends = [prep, prep + 1].contains(&(c.end as usize)) && c.first >= verb.end;
        ends && tokens[c.first as usize].tag == Tag::Adj
    };
    let found = view.unit.mentions.cues_in(prep.saturating_sub(3)..prep).find_map(|c| match c.meaning {
        Meaning::Predicate(p @ (Predicate::Plus | Predicate::Minus)) if minded(c) => Some((p, c.first, c.end)),
        _ => None,
    });
    let Some((p, at, end)) = found else { return false };
    // "an agreement close to a truce": it describes the noun before it, which is no name.
    let before = tokens[at as usize - 1];
    if before.tag == Tag::Noun && at as usize - 1 == verb.end as usize {
        return false;
    }
    chain.evidence.extend(at..end);
    judge(chain, p, false);
    true
}

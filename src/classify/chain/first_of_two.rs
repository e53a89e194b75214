//! The first of two that a verb is said not to be after: "wants not a truce but war".

use super::noun::noun_phrase_start;
use crate::{
    classify::view::View,
    codebook::lexicon::{Found, Meaning},
    segment::{group::Group, tag::Tag, token::Token},
};

/// "wants not a truce but war", "is aimed not at peace but at more raids": the first of two that a verb is said not to be after; what is
/// set beside it is of another kind ("not a pause but a lasting truce" is not).
pub(super) fn set_against(view: &View<'_>, verb: &Group, word: usize) -> bool {
    let tokens = &view.seg().tokens;
    let mut at = noun_phrase_start(view, word);
    let led = |at: usize| matches!(tokens[at].tag, Tag::Prep | Tag::To) && at > verb.end as usize;
    at -= usize::from(at > 0 && led(at - 1));
    let not = at.checked_sub(1).filter(|&n| n >= verb.end as usize && view.says(n, "not"));
    if not.is_none() || verb.negated {
        return false;
    }
    let inside =
        |t: &&Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Comma | Tag::Adv);
    let from = word + 1;
    let but = from + tokens.get(from..).unwrap_or_default().iter().take(8).take_while(inside).count();
    let rest = but..(but + 8).min(tokens.len()).max(but);
    let same = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, n) if view.lexicon().frame(t, n).direction > 0);
    view.says(but, "but") && !view.unit.mentions.topics_in(rest).any(same)
}

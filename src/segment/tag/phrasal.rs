//! Verbs that may be nouns, told by the particle or the object right behind them.

use super::{Tag, around::Site};
use crate::{
    codebook::{cue::Class, lexicon::class},
    segment::token::Token,
};

/// Words that go with a verb right before them.
pub(super) const PARTICLES: [&str; 6] = ["out", "off", "up", "down", "back", "away"];

/// "help Norland win back Kelm", "let them pull out of it": a base form with its particle, behind whoever a verb makes do it.
pub(super) fn made_to(s: &Site) -> bool {
    let particle = s.is(s.i + 1, &PARTICLES);
    let somebody = matches!(s.raw_prev(), Some(Tag::Proper | Tag::ObjPron));
    let over = s
        .tokens
        .get(..s.i)
        .unwrap_or_default()
        .iter()
        .rfind(|t| !matches!(t.tag, Tag::Proper | Tag::ObjPron | Tag::Det));
    let makes = |v: &Token| v.tag.is_verb() && s.lexicon.own_cue(v.lemma).is(Class::Cause);
    particle && somebody && over.is_some_and(makes) && !s.adjectival()
}

/// "terms ruling out a truce": its particle stands right behind it, so it is no noun.
pub(super) fn phrasal(s: &Site) -> bool {
    let Some(next) = s.next().filter(|_| s.is(s.i + 1, &PARTICLES)) else {
        return false;
    };
    s.lexicon.verb_cues(s.token().lemma).iter().any(|(particle, _)| *particle != 0 && *particle == next.word)
}

/// "there will be no handing back the islands", "there is no lifting of the dues": nobody does it.
pub(super) fn none_does(s: &Site, c: u32) -> bool {
    let denied = s.i > 2 && s.is(s.i - 1, &["no"]) && s.tokens[s.i - 2].tag == Tag::Be;
    let there = || s.tokens.get(..s.i - 2).unwrap_or_default().iter().rev().take(4).any(|t| t.is(s.text, "there"));
    if !denied || !there() {
        return false;
    }
    let particle = usize::from(s.is(s.i + 1, &PARTICLES) || s.is(s.i + 1, &["over", "into"]));
    let next = s.class(s.i + 1 + particle);
    let named = s.tokens.get(s.i + 1 + particle).is_some_and(|n| n.capital);
    let object = next & (class::DET | class::POSS | class::OBJ_PRON) != 0 || named && !s.title_case;
    // "no lifting of the dues": a noun, which verbs of beginning and ending have.
    let noun = || c & class::NOUN != 0 || s.lexicon.verb_cues(s.token().lemma).iter().any(|(_, cue)| cue.phase() != 0);
    object || particle > 0 || s.is(s.i + 1, &["of"]) && !noun()
}

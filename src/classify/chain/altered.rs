//! What is made of a paper that is not what it was: a paper that is changed or shortened is still there.

use super::noun::noun_phrase_start;
use crate::{
    classify::view::View,
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning},
    },
    segment::{clause::Clause, tag::Tag, token::Token},
};

/// How far behind a paper stands what it is made shorter to.
const SHORTER: usize = 10;

/// Whether what a clause does is done to the wording of the topic's word, and not to the matter.
pub(super) fn altered(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    unchanged(view, clause, at) || made_to(view, clause, at) || to_so_many(view, clause, at) || used(view, clause, at)
}

/// "rules out changes to the plan", "will accept no amendments to the deal": who is against them is not against it.
fn unchanged(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    let tokens = &view.seg().tokens;
    let Some(prep) = noun_phrase_start(view, at).checked_sub(1).filter(|&p| p > 0) else { return false };
    let leads = tokens[prep].tag == Tag::Prep && ["to", "in", "of"].iter().any(|w| view.says(prep, w));
    if !leads || !view.marked(prep - 1..prep, Marker::Alteration) {
        return false;
    }
    let no = g.negated || g.denied || view.denied(prep - 1);
    (g.cue.attitude() < 0) != no
}

/// "the changes that Norland made to the plan": what is done is done to its wording.
fn made_to(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    let to = noun_phrase_start(view, at).checked_sub(1).filter(|&p| p == g.end as usize && view.says(p, "to"));
    let noun = clause.antecedent.start as usize..clause.antecedent.end as usize;
    let subject = clause.subject_range();
    let before = (clause.start as usize).saturating_sub(2)..clause.start as usize + 1;
    to.is_some() && [subject, noun, before].into_iter().any(|r| view.marked(r, Marker::Alteration))
}

/// "reduces its 20-point plan for Kelm to ten".
fn to_so_many(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    let tokens = &view.seg().tokens;
    let start = noun_phrase_start(view, at);
    if g.cue.phase() >= 0 || g.passive || at < g.end as usize {
        return false;
    }
    let phrase = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::To);
    let end = start + tokens.get(start..).unwrap_or_default().iter().take(SHORTER).take_while(|t| phrase(t)).count();
    let number = |i: usize| tokens.get(i + 1).is_some_and(|t| t.tag == Tag::Num);
    // "to 19 points" itself.
    let own = start.checked_sub(1).filter(|&i| view.says(i, "to") && number(i)).map(|to| g.end as usize..to);
    let paper = own.or_else(|| (start..end).find(|&i| view.says(i, "to") && number(i)).map(|to| start..to));
    paper.is_some_and(|before| view.marked(before, Marker::Paper))
}

/// "will use the truce to rearm": what it would be to somebody, and not that he wants it; dues are there to be used.
fn used(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    let tokens = &view.seg().tokens;
    if !g.cue.is(Class::Use) || g.passive || g.negated || at < g.end as usize {
        return false;
    }
    // "takes advantage of it": the verb's own words between.
    let own = |t: &Token| t.word != 0 && (t.word == g.particle || g.tail.contains(&t.word));
    let start = noun_phrase_start(view, at).max(g.end as usize);
    let object = tokens.get(g.end as usize..start).is_some_and(|between| between.iter().all(own));
    let nouns = |t: &Token| t.tag == Tag::Noun || t.tag == Tag::Adj || t.tag == Tag::Hyphen;
    let end = at + tokens.get(at..).unwrap_or_default().iter().take(SHORTER).take_while(|t| nouns(t)).count();
    let aimless = |f: &Found| match f.meaning {
        Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) => view.lexicon().targets[t as usize].is_empty(),
        _ => false,
    };
    // "exploits the truce": for what, need not be said.
    let ill = view.lexicon().lemma_name(g.lemma) != "use";
    let what_for = ill || ["to", "for", "as"].iter().any(|w| view.says(end, w));
    object && what_for && view.unit.mentions.topics_in(at..at + 1).any(aimless)
}

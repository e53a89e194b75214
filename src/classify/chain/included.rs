//! "the steps that Estrel has taken, including new dues": what somebody's steps are said to include, that one has done.

use super::{Chain, doer::doer, noun::nominal};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::lexicon::Found,
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
        token::Token,
    },
};

/// Makes a deed of a topic's word behind ", including", where a clause right before says who has taken the steps; false where none
/// does.
pub(super) fn included(view: &View<'_>, sentence: &Sentence, hit: &Found, chain: &mut Chain) -> bool {
    let tokens = &view.seg().tokens;
    let at = hit.first as usize;
    let inside = |t: &Token| {
        t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Coord | Tag::Comma | Tag::Adv)
    };
    let items =
        tokens.get(sentence.tokens.start..at).unwrap_or_default().iter().rev().take_while(|t| inside(t)).count();
    let Some(lead) = (at - items..at).find(|&i| i > 0 && view.says(i, "including")) else { return false };
    let comma = lead - 1;
    let takes = |c: &Clause| {
        let g = &c.group;
        let steps = g.cue.phase() > 0 || view.lexicon().lemma_name(g.lemma) == "take";
        let told = g.form == Form::Participle && g.passive || g.form == Form::Finite && g.past && !g.negated;
        c.edge == Edge::Relative && steps && told && (g.end as usize) <= comma
    };
    let Some(ci) = sentence.clauses.iter().rposition(takes).filter(|_| tokens[comma].tag == Tag::Comma) else {
        return false;
    };
    let g = &sentence.clauses[ci].group;
    let holder = doer(view, sentence, ci, g.passive);
    if !matches!(holder, Holder::States(_)) || chain.sign == 0 {
        return false;
    }
    nominal(view, chain, hit, lead + 1, None);
    (chain.act, chain.past, chain.weak) = (true, true, false);
    chain.evidence.push(g.head);
    chain.held(holder, ci, g.head);
    true
}

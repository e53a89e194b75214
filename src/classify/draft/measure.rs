//! Whose a measure is that began, ended or went on with nobody said to have done it: "Norlander dues on Kelmar were lifted".

use crate::{
    classify::{chain::Chain, view::View},
    codebook::{cue::Class, lexicon::StateId},
    segment::{Sentence, tag::Tag},
};

/// Of a topic that is against somebody, the party right before its word, where that is none whom it is against.
pub fn of_whose(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<StateId> {
    let targets = &view.lexicon().targets[chain.topic as usize];
    let of_it = |head: u32| head as usize == chain.head || chain.evidence.last() == Some(&head);
    let verb = sentence.clauses.iter().find(|c| of_it(c.group.head))?;
    let g = &verb.group;
    let runs = g.cue.phase() != 0 || g.cue.is(Class::Last);
    if targets.is_empty() || !runs || g.denied || chain.foretold || chain.forecast || chain.hypothetical {
        return None;
    }
    let subject = verb.subject_range();
    let word = *chain.evidence.iter().find(|e| subject.contains(&(**e as usize)))? as usize;
    let owner = view.unit.mentions.names_in(subject.start..word).next_back()?;
    let between = view.seg().tokens.get(owner.end as usize..word).unwrap_or_default();
    let side = view.state_of(owner).filter(|s| *s < view.lexicon().parties && !targets.contains(s))?;
    between.iter().all(|t| matches!(t.tag, Tag::Possessive | Tag::Adj | Tag::Noun)).then_some(side)
}

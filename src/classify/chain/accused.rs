//! What somebody is accused of, or praised for: said of that one, and not of whoever says it.

use super::{Chain, doer::doer, predicate::predicate_in};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::cue::{Class, Predicate},
    segment::{Sentence, clause::Clause, group::Form, tag::Tag},
};

/// Blame and praise for what a gerund says. None where the verb does neither, or nobody is named; false where the climb ends.
pub(super) fn accused(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &mut Chain,
) -> Option<bool> {
    let g = &sentence.clauses[parent].group;
    // "criticised Norland for not stopping", "accused it of stalling": said of Norland.
    let accuses = child.group.form == Form::Ing && g.cue.is(Class::Accuse);
    if !(accuses || g.cue.attitude() != 0 && for_doing(view, child)) {
        return None;
    }
    let object = g.end as usize..child.group.first as usize;
    let named = view.unit.mentions.names_in(object.clone()).find_map(|f| view.state_of(f));
    // "accused him of stalling": whoever that is, not whoever accuses.
    let him = named.is_none() && view.seg().tokens[object.start].tag == Tag::ObjPron;
    let state = match him.then(|| view.holder_of(object.start..object.start + 1)) {
        Some(Holder::States(states)) => states.first().copied(),
        Some(_) => {
            chain.sign = 0;
            return Some(false);
        }
        None => named,
    };
    let Some(state) = state else {
        // "accused the League of blocking a truce": another's, and not of whoever accuses.
        let others = accuses && !g.passive;
        chain.hypothetical |= others;
        return others.then_some(false);
    };
    // "praised Norland for agreeing": good of both.
    chain.owned = g.cue.attitude() > 0 && !g.cue.is(Class::Accuse);
    chain.accused = !chain.owned;
    chain.attitude = true;
    // "accused Norland of being insincere about making peace".
    if predicate_in(view, object).is_some_and(|p| p.0 == Predicate::Minus) {
        chain.turn(-1);
        chain.refused = true;
    }
    chain.holder = Holder::States(vec![state]);
    chain.top = parent;
    Some(false)
}

/// "Norland criticised the League for not raising the dues": what those who are no party are blamed for, whoever blames them wants
/// otherwise.
pub(super) fn blames_others(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &mut Chain,
) -> bool {
    let g = &sentence.clauses[parent].group;
    let at = child.group.first as usize;
    let object = g.end as usize..at.max(g.end as usize);
    let blames = g.cue.is(Class::Accuse) || g.cue.attitude() < 0 && g.cue.is(Class::Report);
    if !blames || !for_doing(view, child) || g.passive || g.negated || chain.sign == 0 || chain.withheld {
        return false;
    }
    let parties = view.lexicon().parties;
    let mut named = view.unit.mentions.names_in(object).filter_map(|f| view.state_of(f));
    let others = named.next().is_some_and(|s| s >= parties) && named.all(|s| s >= parties);
    let by = doer(view, sentence, parent, false);
    let party = match &by {
        Holder::States(states) => states.iter().all(|s| *s < parties),
        other => *other == Holder::Speaker,
    };
    if !others || !party {
        return false;
    }
    chain.turn(-1);
    (chain.attitude, chain.judged, chain.negated, chain.breach) = (true, true, false, false);
    chain.refused = chain.sign < 0;
    chain.held(by, parent, g.head);
    true
}

/// "we are accused of stalling": what others say of whoever tells it.
pub fn accuses_us(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let g = &sentence.clauses[ci].group;
    g.passive && g.cue.is(Class::Accuse) && view.holder(sentence, ci) == Holder::Speaker
}

/// "Vale said …, accusing him of stalling": another than Vale, whoever that is.
pub(super) fn accuses_itself(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &Chain,
) -> bool {
    let g = &sentence.clauses[parent].group;
    let him = view.seg().tokens.get(g.end as usize).is_some_and(|t| t.tag == Tag::ObjPron);
    let accuser = || match doer(view, sentence, parent, g.passive) {
        by @ Holder::States(_) => Some(by),
        _ => view.speaker_at(child.group.head as usize).and_then(|s| s.state).map(|s| Holder::States(vec![s])),
    };
    let of_another = || him && Some(&chain.holder) == accuser().as_ref();
    accuses_us(view, sentence, parent) || g.cue.is(Class::Accuse) && of_another()
}

/// "… for doing": what somebody is blamed or praised for.
fn for_doing(view: &View<'_>, child: &Clause) -> bool {
    let at = child.group.first as usize;
    child.group.form == Form::Ing && (at.saturating_sub(2)..at).any(|i| view.says(i, "for"))
}

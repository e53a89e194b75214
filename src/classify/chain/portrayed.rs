//! "described Vale as sincerely wanting a truce", "Vale, whom Estrel portrays as unwilling to end the war": what a verb of telling
//! makes somebody out to be is said of that one, and not of whoever tells it.

use std::ops::Range;

use super::{
    Chain,
    predicate::{judge, predicate_in},
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::cue::Class,
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
    },
};

/// The position of whoever the verb above describes, if that is what it does.
pub(super) fn portrayed(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
    chain: &mut Chain,
) -> bool {
    let Some((who, said)) = portrays(view, sentence, parent, child) else { return false };
    let holder = view.holder_of(who);
    if !matches!(holder, Holder::States(_)) {
        // Of somebody who cannot be placed.
        chain.hypothetical = true;
        return true;
    }
    if let Some((p, from, to)) = predicate_in(view, said).filter(|_| child.group.form == Form::Infinitive) {
        chain.evidence.extend(from..to);
        judge(chain, p, false);
    }
    (chain.attitude, chain.accused, chain.talk) = (true, true, false);
    chain.held(holder, parent, sentence.clauses[parent].group.head);
    true
}

/// Whom a verb of telling makes out to be what the gerund or predicate below it says, and where the predicate stands.
pub fn portrays(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    child: &Clause,
) -> Option<(Range<usize>, Range<usize>)> {
    let g = &sentence.clauses[parent].group;
    let telling = [Class::Report, Class::Belief, Class::Withhold].iter().any(|&c| g.cue.is(c));
    let tells = telling && g.cue.attitude() == 0 && !g.copula;
    let between = g.end as usize..(child.group.first as usize).max(g.end as usize);
    let at = between.clone().find(|&i| view.says(i, "as")).filter(|_| tells && !g.negated)?;
    let said = at + 1..between.end;
    // "as sincerely wanting": the gerund stands behind what softens it.
    let soft = |i: usize| matches!(view.seg().tokens[i].tag, Tag::Adv | Tag::Neg | Tag::QuoteOpen);
    let wants = match child.group.form {
        Form::Ing => said.clone().all(soft),
        Form::Infinitive => predicate_in(view, said.clone()).is_some(),
        _ => false,
    };
    let who = described(view, sentence, parent, g.end as usize..at).filter(|_| wants)?;
    Some((who, said))
}

/// Who is described: the object, the subject of a passive, or what a relative clause without an object hangs on.
fn described(view: &View<'_>, sentence: &Sentence, ci: usize, object: Range<usize>) -> Option<Range<usize>> {
    let clause = &sentence.clauses[ci];
    let plain =
        |r: &Range<usize>| !view.seg().tokens[r.clone()].iter().any(|t| matches!(t.tag, Tag::Comma | Tag::Coord));
    if clause.group.passive {
        return Some(view.subject(sentence, ci)).filter(|s| !s.is_empty());
    }
    if !object.is_empty() {
        return Some(object).filter(plain);
    }
    let noun = clause.antecedent.start as usize..clause.antecedent.end as usize;
    (clause.edge == Edge::Relative && clause.subject != clause.antecedent && !noun.is_empty()).then_some(noun)
}

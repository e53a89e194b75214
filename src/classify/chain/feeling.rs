//! "The truce angers Norland", "a truce would not suit Norland": what the topic's word does to a party's mind is that party's view.

use super::Chain;
use crate::{
    classify::{holder::Holder, view::View},
    codebook::cue::Class,
    segment::{clause::Clause, clause::object_phrase, tag::Tag},
};

/// Takes the view of whom a verb of feeling has for its object; false where it has none, or says only that nobody minds.
pub(super) fn feeling(view: &View<'_>, clause: &Clause, chain: &mut Chain) -> bool {
    let g = &clause.group;
    let (pleases, upsets) = (g.cue.is(Class::Please), g.cue.is(Class::Upset));
    // "would suit only Norland": bad of it, whoever says so.
    if pleases && !g.negated && view.says(g.end as usize, "only") {
        chain.turn(-1);
        (chain.attitude, chain.judged, chain.refused) = (true, true, true);
        chain.evidence.push(g.head);
        chain.held(Holder::Nobody, chain.top, g.head);
        return true;
    }
    if g.passive || chain.weak || !(pleases || upsets) || upsets && g.negated {
        return false;
    }
    let tokens = &view.seg().tokens;
    let end = (clause.end as usize).min(tokens.len());
    // "sits well with Norland": behind the verb's own words.
    let own = |i: &usize| {
        let t = &tokens[*i];
        matches!(t.tag, Tag::Adv | Tag::Prep | Tag::Adj)
            || t.word != 0 && (g.particle == t.word || g.tail.contains(&t.word))
    };
    let Some(from) = (g.end as usize..end).find(|i| !own(i)) else { return false };
    // "does not interest us".
    let us = from..from + usize::from(tokens[from].tag == Tag::ObjPron);
    let states = match view.holder_of(if us.is_empty() { object_phrase(tokens, from..end) } else { us }) {
        Holder::States(states) => states,
        Holder::Speaker => match view.speaker_at(g.head as usize).and_then(|s| s.state) {
            Some(state) => vec![state],
            None => return false,
        },
        _ => return false,
    };
    if upsets || g.negated {
        chain.turn(-1);
        chain.refused = true;
        chain.negated |= g.negated;
    }
    // "the prospect of a truce alarms Norland": the truce, and not how likely it is.
    (chain.attitude, chain.judged, chain.odds) = (true, true, false);
    chain.past = g.past;
    chain.head = g.head as usize;
    chain.evidence.push(g.head);
    chain.holder = Holder::States(states);
    true
}

//! Where a climb ends before it has begun: clauses that are another's or nobody's, whatever stands above them.

use super::talks::{minded, of_talks, only_holds, viewed};
use crate::{
    classify::{
        chain::{
            Chain,
            accused::blames_stance,
            aim::{could, empowers},
            governing::{governing_noun, owned},
            noun::in_setting,
        },
        holder::Holder,
        view::View,
    },
    segment::{
        Sentence,
        clause::Clause,
        group::{Form, Modal},
        tag::Tag,
    },
};

/// Whether the clause is another's or nobody's, whatever stands above it; a denial of the noun that it hangs on may have been counted.
pub fn ends_here(
    view: &View<'_>,
    sentence: &Sentence,
    ci: usize,
    above: Option<usize>,
    denied: bool,
    chain: &mut Chain,
) -> bool {
    let clause = &sentence.clauses[ci];
    if blames_stance(view, sentence, ci, chain) {
        return true;
    }
    if owned(view, sentence, clause, denied, chain) {
        // "Kelmar's refusal to end the war": whatever the clause around says, it is Kelmar's.
        chain.top = clause.parent.map_or(ci, usize::from);
        chain.clauses.push(chain.top);
        return true;
    }
    if of_talks(view, clause) {
        // "talks to end the war", "negotiations aimed at ending it": what they are about.
        chain.talk = true;
        if matches!(chain.holder, Holder::Nobody | Holder::Else) {
            chain.attitude = false;
        }
        // "has had talks on ending the war": the verb that they are held with takes no side either.
        if !chain.attitude
            && above.is_some_and(|p| only_holds(&sentence.clauses[p].group) && !minded(view, sentence, p))
        {
            return true;
        }
    }
    // "…, demand that Norland stop": what somebody asks of it, whoever that is.
    // "there was an offer: that Norland stop": nobody's by itself.
    let there = |p: usize| {
        let c = &sentence.clauses[p];
        c.group.copula && view.says(c.subject.start as usize, "there")
    };
    let asked = || above.is_none_or(there) && subjunctive(view, clause);
    // "any role in ending the war": what that is set in.
    let within = || clause.group.form == Form::Ing && in_setting(view, clause.group.first as usize);
    let open = could(view, clause) && !empowers(view, sentence, clause)
        || within()
        || viewed(view, clause)
        || governing_noun(view, clause).is_some_and(|n| in_setting(view, n))
        || asked();
    chain.hypothetical |= open;
    open
}

/// "that Norland stop": a base form of one name behind "that", as it is asked for.
fn subjunctive(view: &View<'_>, clause: &Clause) -> bool {
    let tokens = &view.seg().tokens;
    let name = clause.subject.len() == 1 && tokens[clause.subject.start as usize].tag == Tag::Proper;
    let that = clause.subject.start.checked_sub(1).is_some_and(|i| view.says(i as usize, "that"));
    name && that && clause.group.modal == Modal::None && tokens[clause.group.head as usize].tag == Tag::Base
}

//! What a verb makes of the infinitive or gerund that it governs, by its class: failure, foretelling, causing, or nothing at all.

use crate::{
    classify::{
        chain::{
            Chain,
            accused::accused,
            between::nothing_to,
            climb::disputes,
            doer::doer,
            group_flags, group_flags_keep,
            lean::not_here,
            owner::owner,
            said::wrong_to,
            verb::{drafted, is_have, verb},
        },
        holder::Holder,
        view::View,
    },
    codebook::cue::Class,
    segment::{
        Sentence,
        clause::Clause,
        group::{Form, Group, Modal},
    },
};

/// Blame, failure, foretelling, and else what the verb does to any object. False where the climb ends.
pub(super) fn by_class(view: &View<'_>, sentence: &Sentence, parent: usize, child: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    if let Some(on) = accused(view, sentence, parent, child, chain) {
        return on;
    }
    if let Some(holder) = got_from(view, g, child) {
        // "got Estrel's dues lifted": Estrel has lifted them.
        chain.held(holder, parent, g.head);
        chain.past = true;
        return false;
    }
    // "denied shelling the town": what was done is disputed, nothing refused.
    if disputes(g) && child.group.form == Form::Ing && (chain.act || chain.talk) && !chain.attitude {
        chain.sign = 0;
        return false;
    }
    if g.cue.is(Class::Fail) && g.cue.attitude() == 0 && child.group.cue.is(Class::Prevail) && chain.attitude {
        // "failed to persuade Norland to sign": wanted, though in vain.
        group_flags_keep(g, chain);
        return true;
    }
    let fails = g.cue.is(Class::Fail) && g.cue.phase() == 0 && g.cue.attitude() == 0 && !g.negated;
    if fails && child.group.cue.is(Class::Comply) && !chain.attitude {
        // "failed to honour the truce": an accusation, and no refusal.
        chain.sign = 0;
        return false;
    }
    let within = || child.group.first > 0 && view.says(child.group.first as usize - 1, "in");
    if g.cue.is(Class::Fail) && g.cue.attitude() == 0 && chain.attitude && child.group.form == Form::Ing && within() {
        // "failed in trying to join", "will fail in its bid to": wanted, though in vain.
        group_flags_keep(g, chain);
        return true;
    }
    if g.cue.is(Class::Fail) && g.cue.attitude() == 0 && g.cue.phase() == 0 {
        // To fail is no refusal; to stop doing it is an end.
        chain.turn(if g.negated { 1 } else { -1 });
        chain.breach |= !g.negated;
        return true;
    }
    if g.cue.is(Class::Forecast) && !g.negated && drafted(view, sentence, parent) {
        // "Norland's draft envisages Kelmar leaving": wanted by whoever put it forward.
        (chain.attitude, chain.judged) = (true, true);
        chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
        return false;
    }
    // "it is naive to expect Norland to sign", "nobody should expect it to": it will not.
    let idle = (g.negated || g.denied) && g.modal == Modal::Ought || wrong_to(view, sentence, parent);
    if g.cue.is(Class::Forecast) && !g.passive && !child.subject.is_empty() && idle {
        chain.turn(-1);
        (chain.attitude, chain.negated, chain.refused) = (true, true, true);
        return false;
    }
    if g.cue.is(Class::Forecast) && (g.passive || !child.subject.is_empty()) {
        // "is expected to sign", "expects Norland to sign".
        chain.forecast = true;
        chain.foretold = true;
        if g.negated {
            chain.turn(-1);
        }
        return false;
    }
    if unasked(g) {
        // "has not asked anyone to lift the dues": neither for nor against.
        chain.sign = 0;
        return false;
    }
    if g.cue.is(Class::Cause) && g.cue.attitude() == 0 && !child.subject.is_empty() {
        if resisted(view, sentence, parent, child, chain) {
            return false;
        }
        if g.negated || not_going(view, sentence, parent) {
            // "will not force Norland to sign": neither for nor against.
            chain.sign = 0;
            return false;
        }
        // "gave Norland until Friday to agree": wanted by whoever has somebody else do it.
        group_flags(g, chain);
        chain.attitude = true;
        chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
        return true;
    }
    verb(view, sentence, parent, chain, None);
    true
}

/// "is not going to force Norland": the no stands with what only says that it is to come.
fn not_going(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let clause = &sentence.clauses[ci];
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p))).map(|c| &c.group);
    let going = |g: &Group| g.negated && g.progressive && view.lexicon().lemma_name(g.lemma) == "go";
    clause.group.form == Form::Infinitive && up.is_some_and(going)
}

/// "going to", "have to", "began to", "is set to": let through.
pub(super) fn let_through(view: &View<'_>, sentence: &Sentence, parent: usize, child: &Clause, chain: &mut Chain) {
    let g = &sentence.clauses[parent].group;
    if g.cue.is(Class::End) && child.group.form == Form::Ing {
        chain.turn(-1);
    }
    if g.cue.is(Class::Talk) && !chain.attitude {
        chain.talk = true;
    }
    // "has not changed its position of wanting": what is denied is the change.
    let of = child.group.form == Form::Ing
        && child.group.first as usize > g.end as usize + 1
        && view.seg().tokens[child.group.first as usize - 1].word == view.grammar.of;
    if is_have(view, g) && !g.negated && nothing_to(view, child) {
        // "has nothing to gain from a truce".
        chain.turn(-1);
        (chain.attitude, chain.negated, chain.refused) = (true, true, true);
    }
    // "is not going to get into it": no word on it.
    if g.negated && !chain.attitude && (chain.comment || chain.talk && not_here(view, sentence, parent)) {
        chain.withheld = true;
        chain.talk = false;
    }
    if (g.negated || g.denied) && !of {
        chain.turn(-1);
        chain.negated = true;
        chain.refused = true;
    }
    group_flags_keep(g, chain);
    chain.top = parent;
    // "is never going to be a member": what is denied of it is the word of whoever says so.
    let is = child.group.copula || child.group.cue.is(Class::Linking);
    let said_of = is && chain.judged && view.lexicon().lemma_name(g.lemma) == "go";
    if matches!(chain.holder, Holder::Nobody) && !said_of {
        chain.holder = doer(view, sentence, parent, g.passive);
    }
}

/// Whose what somebody has got done is by name.
fn got_from(view: &View<'_>, g: &Group, child: &Clause) -> Option<Holder> {
    let got = view.lexicon().lemma_name(g.lemma) == "get" && g.past && g.modal == Modal::None && !g.negated;
    let thing = child.subject_range().next_back().filter(|_| got && child.group.passive)?;
    Some(owner(view, thing)).filter(|o| matches!(o, Holder::States(_)))
}

/// "Norland will not force us to sign": a no of those who would have to.
fn resisted(view: &View<'_>, sentence: &Sentence, parent: usize, child: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let coming = matches!(g.modal, Modal::Future | Modal::Possible);
    let us = || view.holder_of(child.subject_range()) == Holder::Speaker;
    if !g.negated || !coming || g.passive || !us() || doer(view, sentence, parent, false) == Holder::Speaker {
        return false;
    }
    chain.turn(-1);
    (chain.attitude, chain.negated, chain.refused) = (true, true, true);
    group_flags_keep(g, chain);
    chain.held(Holder::Speaker, parent, g.head);
    true
}

/// "has not asked", "is not asking": a request that has not been made.
pub fn unasked(g: &Group) -> bool {
    let told = g.past || g.progressive;
    g.cue.is(Class::Cause) && g.cue.is(Class::Report) && g.negated && told && g.modal == Modal::None
}

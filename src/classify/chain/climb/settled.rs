//! Clauses that are a term, or an open question, of the one above, and who is left to decide it.

use crate::{
    classify::{
        chain::{
            Chain,
            doer::doer,
            governing::is_open,
            left::left_to_another,
            noun::{of_its_kind, returned, waits},
            predicate::predicate_in,
        },
        holder::Holder,
        view::View,
    },
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning, class},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
    },
};

/// Whether the clause is a term, or an open question, of the one above: what it says is settled by that.
pub fn tied(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    clause: &Clause,
    needed: bool,
    chain: &mut Chain,
) -> bool {
    let up = &sentence.clauses[parent].group;
    if clause.group.form == Form::Ing && waits(view, clause.group.first as usize, Some(up)) {
        if of_its_kind(view, up.end as usize..clause.group.first as usize, chain) {
            return true;
        }
        // "demanded that Norland leave as a condition for stopping the war": what waits for it, of whoever demands.
        let above = &sentence.clauses[parent];
        let asker = above.parent.filter(|_| above.edge == Edge::Content).map_or(parent, usize::from);
        chain.attitude = true;
        chain.terms = true;
        chain.held(doer(view, sentence, asker, sentence.clauses[asker].group.passive), asker, up.head);
        return true;
    }
    // "has not decided when it will leave": the day is open, and nobody says that it will.
    // "trying to predict when the war may end": nor does whoever guesses.
    let guessed = up.cue.is(Class::Forecast) && clause.start == up.end && view.says(clause.start as usize, "when");
    if no_day(view, up, clause) || guessed {
        chain.sign = 0;
        return true;
    }
    if needed {
        // "no truce without Norland leaving Kelm": what the rest is impossible without is demanded.
        chain.attitude = true;
        chain.judged = true;
        chain.ought = true;
        chain.held(Holder::Nobody, parent, up.head);
        chain.clauses.push(parent);
        return true;
    }
    if clause.group.form == Form::Ing && returned(view, clause.group.first as usize) && view.wanting(up) && !up.negated
    {
        // "wants the islands in exchange for ending the war".
        chain.attitude = true;
        chain.terms = true;
        chain.held(doer(view, sentence, parent, up.passive), parent, up.head);
        return true;
    }
    // "it is up to Norland to decide how to end the war".
    let between = up.end as usize..clause.group.first as usize;
    let how = |i: usize| view.seg().tokens[i].classes & class::QUESTION != 0;
    let which = clause.group.form == Form::Infinitive
        && between.into_iter().any(how)
        && left_to(view, sentence, parent).is_some();
    let open = which || is_open(view, sentence, clause);
    // "whether it leaves is up to Kelmar", "what it cedes is not for us to decide".
    let left = |p: (Predicate, u32, u32)| p.0 == Predicate::Withhold;
    let said = up.head as usize..sentence.clauses[parent].object().end.max(up.end as usize);
    if open && clause.edge == Edge::Subject && up.copula && predicate_in(view, said).is_some_and(left) {
        (chain.withheld, chain.attitude) = (true, true);
        chain.held(Holder::Nobody, parent, up.head);
        chain.clauses.push(parent);
        return true;
    }
    let made = |c: &Found| c.meaning == Meaning::Marker(Marker::Headway) && !view.denied(c.first as usize);
    let brought = || view.unit.mentions.cues_in(up.end as usize..clause.start as usize).any(made);
    if open && !up.negated && !up.denied && chain.sign > 0 && brought() {
        // "made progress on how to watch the truce".
        (chain.attitude, chain.judged) = (true, true);
        chain.held(Holder::Nobody, parent, up.head);
        chain.clauses.push(parent);
        return true;
    }
    // "it is Norland's decision whether it leaves", "only Norland can decide whether it does".
    if (open || which) && !chain.withheld && left_to_another(view, sentence, parent, chain) {
        return true;
    }
    if open && !chain.withheld && !up.negated {
        if let Some(over) = left_to(view, sentence, parent) {
            // "it is for Norland to say whether it will leave".
            chain.withheld = true;
            chain.attitude = true;
            chain.held(Holder::Nobody, over, sentence.clauses[over].group.head);
            chain.clauses.push(over);
            return true;
        }
        chain.hypothetical = true;
        return true;
    }
    false
}

/// "does not know when", "has not said when": right behind a verb of saying or thinking that is denied.
fn no_day(view: &View<'_>, up: &Group, clause: &Clause) -> bool {
    let thinks = [Class::Report, Class::Belief, Class::Withhold, Class::Shape].iter().any(|&c| up.cue.is(c));
    let open = matches!(clause.edge, Edge::Content | Edge::Other);
    let when = open && view.says(clause.start as usize, "when") && clause.start == up.end;
    when && up.negated && (thinks || up.cue.attitude() == 0) && clause.group.modal == Modal::Future
}

/// "it is up to Norland to decide", "is for the two sides to say": the clause that leaves it to somebody; none where it is left to
/// whoever says so.
pub fn left_to(view: &View<'_>, sentence: &Sentence, decides: usize) -> Option<usize> {
    let clause = sentence.clauses.get(decides).filter(|c| c.group.form == Form::Infinitive && !c.group.negated)?;
    let cue = clause.group.cue;
    let over = clause.parent.map(usize::from)?;
    let up = sentence
        .clauses
        .get(over)
        .map(|c| &c.group)
        .filter(|g| g.copula && !g.negated && g.end <= clause.group.first)?;
    let open = cue.is(Class::Withhold) && cue.attitude() >= 0
        || cue.is(Class::Shape)
        || cue.is(Class::Report) && cue.attitude() == 0
        || cue.is(Class::Decide)
        // "the decision is for Norland to make".
        || view.marked(sentence.clauses[over].subject_range(), Marker::Decision);
    let to = (up.end as usize..clause.group.first as usize).find(|&i| view.says(i, "for") || view.says(i, "to"))?;
    let left = view.says(to, "for") || view.says(to - 1, "up");
    let who = view.holder_of(to + 1..clause.group.first as usize);
    let own = |s: &Holder| matches!(s, Holder::States(s) if view.speaker_at(to).and_then(|x| x.state).is_some_and(|x| s.contains(&x)));
    (open && left && who != Holder::Speaker && !own(&who)).then_some(over)
}

//! Up the clauses: through complements, contents, relatives, purposes and conditions to what is stated.

use super::{
    Chain, Step,
    complement::complement,
    doer::doer,
    governing::{governing_noun, is_open, no_such, owned},
    group_flags_keep,
    noun::waits,
    subject::subject_verb,
    term::term,
    verb::verb,
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::Meaning,
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
    },
};

/// The most clauses that a climb goes through.
const MOST: usize = 8;

/// Up through complements, contents and relatives to what is stated.
pub(super) fn climb(view: &View<'_>, sentence: &Sentence, from: usize, chain: &mut Chain) {
    let mut ci = from;
    for _ in 0..MOST {
        match rise(view, sentence, ci, chain) {
            Some(parent) => ci = parent,
            None => return,
        }
    }
}

/// One clause up: the clause from which the climb goes on, if it does.
fn rise(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> Option<usize> {
    let clause = &sentence.clauses[ci];
    let none = no_such(view, sentence, clause);
    if none && matches!(clause.edge, Edge::Content | Edge::Complement | Edge::Purpose) {
        chain.turn(-1);
        chain.negated = true;
    }
    if owned(view, sentence, clause, chain) {
        // "Kelmar's refusal to end the war": whatever the clause around says, it is Kelmar's.
        chain.top = clause.parent.map_or(ci, usize::from);
        chain.clauses.push(chain.top);
        return None;
    }
    if could(view, clause) {
        chain.hypothetical = true;
        return None;
    }
    let parent = clause.parent.map(usize::from).filter(|&p| p < sentence.clauses.len() && p != ci)?;
    let up = &sentence.clauses[parent].group;
    if clause.group.form == Form::Ing && waits(view, clause.group.first as usize) {
        // "demanded that Norland leave as a condition for stopping the war": what waits for it, of whoever demands.
        let above = &sentence.clauses[parent];
        let asker = above.parent.filter(|_| above.edge == Edge::Content).map_or(parent, usize::from);
        chain.attitude = true;
        chain.terms = true;
        chain.held(doer(view, sentence, asker, sentence.clauses[asker].group.passive), asker, up.head);
        return None;
    }
    if is_open(view, sentence, clause) && !chain.withheld && !up.negated {
        chain.hypothetical = true;
        return None;
    }
    let on = match clause.edge {
        Edge::Complement => {
            chain.clauses.push(parent);
            complement(view, sentence, parent, clause, chain)
        }
        // "sees no reason to reject": no purpose, but what is denied.
        Edge::Purpose if none => {
            chain.attitude = true;
            chain.judged = true;
            chain.held(doer(view, sentence, parent, up.passive), parent, up.head);
            group_flags_keep(up, chain);
            chain.clauses.push(parent);
            true
        }
        // "will not sell – not to please Kelmar": what it is not done for.
        Edge::Purpose if clause.group.negated && up.negated => {
            chain.sign = 0;
            false
        }
        // "lacked the right to sign".
        Edge::Purpose if up.cue.is(Class::Fail) => {
            chain.sign = 0;
            false
        }
        Edge::Purpose => {
            purpose(view, sentence, parent, chain);
            false
        }
        Edge::Content => content(view, sentence, parent, clause, chain),
        Edge::Relative => relative(view, sentence, parent, clause, chain),
        Edge::Subject => subject(view, sentence, parent, chain),
        Edge::Condition => {
            condition(view, sentence, parent, clause, chain);
            false
        }
        Edge::Order => {
            order(view, sentence, parent, clause, chain);
            false
        }
        // "there will be a truce when Norland leaves".
        Edge::Other => {
            term(view, sentence, parent, clause, chain);
            false
        }
        Edge::Root | Edge::Concession | Edge::Participial => false,
    };
    on.then_some(parent)
}

/// "Kelmar's ability to wage war": what somebody could do is not wanted by that.
fn could(view: &View<'_>, clause: &Clause) -> bool {
    clause.group.form == Form::Infinitive
        && governing_noun(view, clause).is_some_and(|n| {
            view.unit.mentions.cues_in(n..n + 1).any(|c| c.meaning == Meaning::Marker(Marker::Capacity))
        })
}

/// What something is done for is wanted by whoever does it.
fn purpose(view: &View<'_>, sentence: &Sentence, parent: usize, chain: &mut Chain) {
    let up = &sentence.clauses[parent];
    if up.group.form == Form::Infinitive && owned(view, sentence, up, chain) {
        chain.top = up.parent.map_or(parent, usize::from);
        chain.clauses.push(chain.top);
        return;
    }
    chain.attitude = true;
    chain.purpose = true;
    chain.negated = false;
    chain.held(doer(view, sentence, parent, false), parent, up.group.head);
    chain.past = up.group.past;
}

/// What is said, thought, asked or denied. False where the climb ends.
fn content(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let lean = g.cue.attitude();
    if g.copula && demands(view, sentence, parent, chain) {
        return false;
    }
    if g.cue.is(Class::Talk) && lean == 0 && !g.cue.is(Class::Report) {
        return false;
    }
    let by = || doer(view, sentence, parent, g.passive);
    // "will not say whether …".
    let asks = view.words(clause.start as usize..clause.start as usize + 1);
    let open = ["whether", "if", "when", "how"].iter().any(|w| asks.eq_ignore_ascii_case(w));
    // "Whether Norland leaves is for others to say".
    let subject = g.copula && clause.start < g.first;
    if open && (subject || g.cue.is(Class::Report) && g.negated) {
        chain.withheld = true;
        chain.attitude = true;
        chain.held(by(), parent, g.head);
        return false;
    }
    if lean == 0 && g.cue.is(Class::Belief) && g.negated {
        // "does not believe that a truce is near": the denial is of what is thought.
        chain.turn(-1);
        chain.negated = true;
        chain.refused = true;
        chain.attitude = true;
        if chain.ought || matches!(chain.holder, Holder::Nobody | Holder::Else) {
            // "does not think that Norland should leave": whoever does not think so.
            chain.ought = false;
            chain.held(by(), parent, g.head);
        }
        chain.clauses.push(parent);
        chain.top = parent;
        return false;
    }
    if lean == 0 || is_neutral_report(g) {
        return false;
    }
    // "demanded Norland agree to a truce": a form without tense is what shall be.
    let cg = &clause.group;
    if lean > 0 && !chain.ought && cg.modal == Modal::None && view.seg().tokens[cg.head as usize].tag == Tag::Base {
        let plural =
            view.unit.mentions.names_in(clause.subject.start as usize..clause.subject.end as usize).count() != 1;
        chain.ought = !plural;
    }
    // "acknowledged that its soldiers had left": a deed that is over, not one that is wanted.
    if chain.stated && clause.group.past && g.cue.is(Class::Report) && !chain.ought && !chain.future {
        return false;
    }
    leaning_content(view, sentence, parent, clause, chain)
}

/// The content of a verb that leans: "demands that", "warned that", "denied that". False where the climb ends.
fn leaning_content(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let lean = g.cue.attitude();
    // "doubted that Norland wanted peace", "denied that Norland refused": what is said of another is turned.
    // "rejected claims that Norland wants war": what the noun says is turned.
    let noun = (clause.start as usize).checked_sub(1).filter(|&n| n >= g.end as usize);
    let claims = noun.is_some_and(|n| view.seg().tokens[n].tag == Tag::Noun);
    let denies = lean < 0 && (claims || g.cue.is(Class::Forecast) || g.cue.is(Class::End));
    if denies && chain.attitude && matches!(chain.holder, Holder::States(_)) {
        if !g.negated {
            chain.turn(-1);
            chain.negated = true;
            chain.withheld = false;
        }
        chain.clauses.push(parent);
        return false;
    }
    if claims && lean < 0 && chain.ought && !chain.attitude {
        // "rejects the idea that Norland should leave".
        chain.turn(if g.negated { 1 } else { -1 });
        chain.ought = false;
        chain.refused = !g.negated;
        chain.attitude = true;
        chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
        chain.clauses.push(parent);
        return false;
    }
    if g.cue.is(Class::Report) && lean < 0 && !chain.attitude {
        // "warned that", "denied that": against what it says only where it says it of an event.
        chain.turn(lean);
    } else if lean < 0 {
        return false;
    }
    if !chain.attitude || chain.ought || view.holder(sentence, parent) == chain.holder {
        chain.attitude = true;
        chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
        chain.reported = g.cue.is(Class::Report);
        if g.negated {
            chain.turn(-1);
            chain.negated = true;
        }
    }
    chain.clauses.push(parent);
    true
}

/// A verb of saying that has a lean only with an object ("offer", "welcome"), not with what it says.
fn is_neutral_report(g: &Group) -> bool {
    g.cue.is(Class::Report) && g.cue.is(Class::Start)
}

/// What a relative clause says goes on to what is done to its noun. False where the climb ends.
fn relative(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    if clause.group.form == Form::Ing && g.cue.is(Class::Talk) && demands(view, sentence, parent, chain) {
        return false;
    }
    // "wants a Kelmar that joins no league": what it is to do is wanted by whoever wants it so.
    let antecedent = clause.antecedent.start as usize;
    if clause.antecedent.start >= g.end
        && g.cue.attitude() > 0
        && !g.negated
        && ["a", "an"].iter().any(|w| view.says(antecedent, w) || antecedent > 0 && view.says(antecedent - 1, w))
        && matches!(view.holder_of(antecedent..clause.antecedent.end as usize), Holder::States(_))
    {
        chain.attitude = true;
        chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
        chain.clauses.push(parent);
        return false;
    }
    if chain.attitude && !matches!(chain.holder, Holder::Else | Holder::Nobody)
        || !matches!(chain.holder, Holder::Else | Holder::Nobody)
        || chain.act && matches!(chain.holder, Holder::States(_))
    {
        return false;
    }
    let first = clause.antecedent.start as usize;
    let object = first >= g.end as usize;
    // "dues on states that trade with Kelmar": what those do is not what the dues do.
    let linked = first.checked_sub(1).map(|i| &view.seg().tokens[i]);
    if object
        && chain.act
        && linked.is_some_and(|t| t.tag == Tag::Prep && ![view.grammar.of, g.particle].contains(&t.word))
    {
        return false;
    }
    // "issued a statement calling for a truce": whoever issued it.
    let speaks = view
        .unit
        .mentions
        .cues_in(clause.antecedent.start as usize..clause.antecedent.end as usize)
        .any(|c| matches!(c.meaning, Meaning::Noun(_)));
    if object && speaks && chain.attitude {
        chain.holder = doer(view, sentence, parent, g.passive);
        chain.top = parent;
        chain.past = g.past;
        return false;
    }
    // "rejected a plan that would stop the fighting": the plan stands for what it would do.
    if !object || g.cue.attitude() == 0 {
        return false;
    }
    chain.clauses.push(parent);
    verb(view, sentence, parent, chain, None);
    true
}

/// "Norland's demands include Kelmar leaving", "its condition is that Kelmar leave": a position of whose demands they are.
fn demands(view: &View<'_>, sentence: &Sentence, parent: usize, chain: &mut Chain) -> bool {
    let mut cues = view.unit.mentions.cues_in(view.subject(sentence, parent));
    let asks = cues.any(|c| {
        matches!(
            c.meaning,
            Meaning::Noun(NounCue::Plus)
                | Meaning::Marker(Marker::Condition | Marker::Terms | Marker::Precondition | Marker::Requirement)
        )
    });
    let g = &sentence.clauses[parent].group;
    let holder = view.holder(sentence, parent);
    if !asks || g.negated || !matches!(holder, Holder::States(_) | Holder::Speaker) {
        return false;
    }
    chain.attitude = true;
    chain.judged = true;
    chain.ought = false;
    chain.held(holder, parent, g.head);
    chain.clauses.push(parent);
    true
}

/// A clause that is the subject: what is said of it. False where the climb ends.
fn subject(view: &View<'_>, sentence: &Sentence, parent: usize, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    chain.clauses.push(parent);
    if chain.attitude && !matches!(chain.holder, Holder::Nobody | Holder::Else) {
        return false;
    }
    chain.act = false;
    chain.held(Holder::Nobody, parent, g.head);
    if g.passive && g.cue.attitude() != 0 {
        // "leaving Kelm would not be accepted by …".
        verb(view, sentence, parent, chain, None);
    } else if subject_verb(view, sentence, parent, chain) == Step::Drop {
        chain.sign = 0;
    }
    true
}

/// "will raise the dues if Norland does not agree to a truce": whoever threatens wants what is refused.
fn condition(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) {
    let g = &sentence.clauses[parent].group;
    let unless = opens_with(view, clause, "unless");
    if reciprocal(view, sentence, parent, clause, chain) {
        return;
    }
    let threat = chain.sign < 0 && !unless || chain.sign > 0 && unless;
    let holder = doer(view, sentence, parent, g.passive);
    if threat
        && (chain.attitude || chain.negated)
        && (g.modal != Modal::None || g.cue.attitude() != 0)
        && holder != chain.holder
        && matches!(holder, Holder::States(_) | Holder::Speaker)
    {
        chain.sign = 1;
        chain.attitude = true;
        chain.purpose = true;
        chain.held(holder, parent, g.head);
    } else if !term(view, sentence, parent, clause, chain) {
        chain.hypothetical = true;
    }
}

/// "If Norland does not shell our ports, we will not shell theirs": what is made to depend on the same deed of another.
fn reciprocal(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let same = g.lemma == clause.group.lemma && g.negated == clause.group.negated && g.modal != Modal::None;
    let holder = doer(view, sentence, parent, g.passive);
    let another = holder != chain.holder && matches!(holder, Holder::States(_) | Holder::Speaker);
    if !same || !another || g.copula || chain.head != clause.group.head as usize {
        return false;
    }
    chain.clauses = vec![parent];
    chain.attitude = true;
    chain.future = true;
    chain.held(holder, parent, g.head);
    true
}

/// "Norland wants its claim met before it stops": what comes first is its term.
fn order(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) {
    let up = &sentence.clauses[parent];
    let asker = up.parent.filter(|_| up.edge == Edge::Content).map_or(parent, usize::from);
    let g = &sentence.clauses[asker].group;
    let asked = g.cue.attitude() > 0 && !g.past || g.modal == Modal::Ought;
    let holder = doer(view, sentence, asker, g.passive);
    if opens_with(view, clause, "before")
        && asked
        && !g.negated
        && chain.sign > 0
        && matches!(holder, Holder::States(_) | Holder::Speaker)
    {
        chain.attitude = true;
        chain.terms = true;
        chain.held(if g.modal == Modal::Ought { Holder::Nobody } else { holder }, asker, g.head);
    } else if !term(view, sentence, parent, clause, chain) {
        chain.hypothetical = true;
    }
}

fn opens_with(view: &View<'_>, clause: &Clause, word: &str) -> bool {
    view.words(clause.start as usize..clause.start as usize + 1).eq_ignore_ascii_case(word)
}

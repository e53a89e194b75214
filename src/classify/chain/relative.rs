//! Up from a relative clause: what it says of its noun, and what is done to that.

use super::{Chain, climb::subject, doer::doer, said::demands, verb::verb};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning, StateId},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge, object_phrase},
        group::{Form, Group, Modal},
        tag::Tag,
    },
};

/// "threats meant to force a truce": what is done to bring something about, other than a plan for it.
fn meant(view: &View<'_>, clause: &Clause) -> bool {
    let g = &clause.group;
    let noun = clause.antecedent.start as usize..clause.antecedent.end as usize;
    let plan = |c: &Found| {
        matches!(c.meaning, Meaning::Noun(NounCue::Plus) | Meaning::Marker(Marker::Paper | Marker::Described))
    };
    let aims = g.form == Form::Participle && g.passive && g.cue.attitude() > 0 && g.cue.is(Class::Belief);
    aims && !noun.is_empty() && !view.unit.mentions.cues_in(noun).any(plan)
}

/// "Those who cannot live without dues should prepare for a long winter": advice to them, and not what whoever gives it wants.
pub fn advised(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let noun = clause.antecedent.start as usize..clause.antecedent.end as usize;
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p)));
    let advice = |c: &Clause| {
        let g = &c.group;
        g.modal == Modal::Ought && !g.passive && !g.negated && noun.end <= g.first as usize
    };
    clause.edge == Edge::Relative
        && noun.len() == 1
        && up.is_some_and(advice)
        && view.marked(noun.clone(), Marker::Whoever)
}

/// "votes on paragraphs that call for a truce": whether the noun is a text that another noun is about.
fn voted(view: &View<'_>, clause: &Clause) -> bool {
    let noun = clause.antecedent.start as usize..clause.antecedent.end as usize;
    let on = noun.start.checked_sub(1).filter(|&i| ["on", "about", "over"].iter().any(|w| view.says(i, w)));
    let matter = on.and_then(|i| i.checked_sub(1)).is_some_and(|n| view.marked(n..n + 1, Marker::Ballot));
    let paper = |c: &Found| c.meaning == Meaning::Marker(Marker::Paper) && c.end as usize == noun.end;
    matter && view.unit.mentions.cues_in(noun.clone()).any(paper)
}

/// What a relative clause says goes on to what is done to its noun. False where the climb ends.
pub(super) fn relative(
    view: &View<'_>,
    sentence: &Sentence,
    parent: usize,
    clause: &Clause,
    chain: &mut Chain,
) -> bool {
    let g = &sentence.clauses[parent].group;
    if clause.group.form == Form::Ing && g.cue.is(Class::Talk) && demands(view, sentence, parent, chain) {
        return false;
    }
    // "if we reach a point at which a truce is impossible", "where it is": it is not said to be so.
    let unheld = matches!(chain.holder, Holder::Else | Holder::Nobody);
    if sentence.clauses[parent].edge == Edge::Condition && unheld && of_place(view, clause) {
        chain.hypothetical = true;
        return false;
    }
    // "backed away from threats meant to force a truce": what they were to bring is not what is given up.
    if g.cue.attitude() < 0 && meant(view, clause) {
        chain.hypothetical = true;
        return false;
    }
    if voted(view, clause) {
        // "sought a vote on paragraphs calling for a truce": what they say is not what whoever wants the vote says.
        chain.hypothetical = true;
        return false;
    }
    // "let a licence permitting Norland to buy grain lapse": the verb above is about the lapsing, not about the buying.
    let told = |c: &Clause| {
        c.parent.map(usize::from) == Some(parent)
            && c.edge == Edge::Complement
            && c.subject.contains(&clause.antecedent.start)
            && g.cue.is(Class::Cause)
    };
    if !clause.antecedent.is_empty() && sentence.clauses.iter().any(told) {
        chain.hypothetical = true;
        return false;
    }
    if advised(view, sentence, clause) {
        chain.hypothetical = true;
        return false;
    }
    if let Some(who) = singled_out(view, sentence, parent, clause).filter(|_| chain.attitude || chain.act) {
        // "The only one who wants a truce is Vale".
        chain.held(who, parent, g.head);
        chain.clauses.push(parent);
        return false;
    }
    // "It is not Norland that stands in the way": of whom it is denied, it says nothing.
    let it = sentence.clauses[parent].subject_range();
    if g.copula && g.negated && it.len() == 1 && view.says(it.start, "it") && clause.antecedent.start >= g.end {
        chain.hypothetical = true;
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
    // "a truce to which Kelmar objects" stands before its verb.
    let gap = chain.evidence.first().is_some_and(|&e| e < clause.start);
    let own = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, _) if t == chain.topic);
    let of_own = || view.unit.mentions.topics_in(antecedent..clause.antecedent.end as usize).any(own);
    if !gap
        && g.cue.attitude() != 0
        && (g.negated || g.cue.attitude() < 0)
        && clause.antecedent.start >= g.end
        && of_own()
    {
        // "does not want a truce that lets Kelmar go on with its war": the truce is not wanted, whatever it would let be.
        chain.hypothetical = true;
        return false;
    }
    // "a plan under which Kelmar would leave": what a paper says, whoever does it there.
    if !gap && oblique(view, clause) && clause.antecedent.start >= g.end && chain.sign != 0 {
        let paper = clause.antecedent.start as usize..clause.antecedent.end as usize;
        // "published a draft under which Kelmar would leave": whoever puts it forward wants what it says.
        if g.cue.attitude() == 0 && puts_forward(view, g) && view.marked(paper, Marker::Paper) {
            (chain.attitude, chain.ought) = (true, false);
            chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
            chain.clauses.push(parent);
            return false;
        }
    }
    if !gap && oblique(view, clause) && g.cue.attitude() != 0 && clause.antecedent.start >= g.end && chain.sign != 0 {
        chain.attitude = false;
        chain.ought = false;
        chain.clauses.push(parent);
        verb(view, sentence, parent, chain, None);
        return true;
    }
    // "Kelmar refused, which should lead to dues": what ought to come of it, for whoever says so.
    let end = clause.antecedent.end as usize;
    let apart = view.says(end + 1, "which") && view.seg().tokens[end].tag == Tag::Comma;
    let nobodys = matches!(chain.holder, Holder::Else | Holder::Nobody);
    if apart && !gap && nobodys && clause.group.modal == Modal::Ought {
        (chain.attitude, chain.holder) = (true, Holder::Nobody);
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
    // "Any plan that gives up the islands is unacceptable": what is said of the plan is said of what it would do.
    let paper = |f: &Found| matches!(f.meaning, Meaning::Marker(Marker::Described | Marker::Paper | Marker::Compact));
    let whole = clause.antecedent.start as usize..clause.antecedent.end as usize;
    let of_it =
        sentence.clauses[parent].subject.contains(&clause.antecedent.start) && clause.subject == clause.antecedent;
    // "Any deal that gives up the islands will be rejected".
    let judged = g.copula || g.passive && g.cue.attitude() != 0;
    if of_it && judged && view.unit.mentions.cues_in(whole.clone()).any(paper) {
        return subject(view, sentence, parent, chain);
    }
    // "will sell nothing to anyone who keeps to the dues": whoever refuses them for it is against it.
    let refused = g.negated || g.cue.attitude() < 0 || g.cue.attitude() == 0 && g.cue.phase() < 0;
    // "will hold to account whoever backs the seizure".
    // "imposed dues that deprive Norland of grain" punishes whom those deprive, and "imposed dues on whoever buys grain" the buyer.
    let whom = g.end as usize..first.max(g.end as usize);
    // "a package against Norland's banks, which builds on the dues": behind the comma it is the package that does.
    let tool = || {
        g.cue.phase() > 0
            && (chain.sign > 0 && apart || view.seg().tokens[whom.clone()].iter().all(|t| t.tag != Tag::Prep))
    };
    let punitive = || {
        let mut cues = view.unit.mentions.cues_in(g.first as usize..clause.start.max(g.end) as usize);
        !g.negated && cues.any(|c| c.meaning == Meaning::Marker(Marker::Punitive))
    };
    let does = clause.subject == clause.antecedent
        && matches!(chain.holder, Holder::Else | Holder::Nobody)
        && (chain.act || chain.attitude);
    let whose = doer(view, sentence, parent, g.passive);
    let acts = object && does && !clause.group.passive && matches!(whose, Holder::States(_) | Holder::Speaker);
    if acts && (refused || punitive() && !tool()) {
        chain.turn(-1);
        chain.attitude = true;
        chain.held(whose, parent, g.head);
        chain.clauses.push(parent);
        return false;
    }
    if acts && chain.act && chain.sign > 0 && punitive() && tool() {
        chain.attitude = true;
        chain.held(whose, parent, g.head);
        chain.clauses.push(parent);
        return false;
    }
    // "passed legislation banning grain from Kelmar": wanted by whoever passes it.
    let law = || view.marked(whole.clone(), Marker::Law);
    if acts && !g.negated && g.cue.attitude() == 0 && g.cue.phase() > 0 && chain.act && law() {
        chain.attitude = true;
        chain.past = g.past;
        chain.held(whose, parent, g.head);
        chain.clauses.push(parent);
        return false;
    }
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
        .any(|c| matches!(c.meaning, Meaning::Noun(_) | Meaning::Marker(Marker::Paper)));
    if object && speaks && chain.attitude && g.cue.attitude() == 0 {
        // "ended with a joint Norlander statement calling for a truce": whose it is.
        chain.holder = match issuers(view, clause) {
            own if own.is_empty() => doer(view, sentence, parent, g.passive),
            own => Holder::States(own),
        };
        chain.top = parent;
        chain.past = g.past;
        return false;
    }
    // "rejected a plan that would stop the fighting": the plan stands for what it would do; "hosts envoys who want a truce" does
    // nothing to that.
    let people = clause.subject == clause.antecedent && view.says(clause.antecedent.end as usize, "who");
    if !object || g.cue.attitude() == 0 || people {
        return false;
    }
    chain.clauses.push(parent);
    verb(view, sentence, parent, chain, None);
    true
}

/// "The only one who tries to end the war is Vale", "the one who does is called Vale": whoever the subject of the clause above is said to
/// be, where a relative clause tells what that one does.
fn singled_out(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause) -> Option<Holder> {
    let up = &sentence.clauses[parent];
    let g = &up.group;
    let named = || g.passive && ["name", "call"].contains(&view.lexicon().lemma_name(g.lemma));
    let of_it = up.subject.contains(&clause.antecedent.start) && clause.antecedent.end <= g.first;
    let who = clause.subject == clause.antecedent && view.says(clause.antecedent.end as usize, "who");
    if !of_it || !who || g.negated || g.denied || !(g.copula || named()) {
        return None;
    }
    let tokens = &view.seg().tokens;
    let phrase = object_phrase(tokens, g.end as usize..(up.end as usize).min(tokens.len()));
    let begins = phrase.start <= g.end as usize + 1 && !phrase.is_empty();
    Some(view.holder_of(phrase)).filter(|h| begins && matches!(h, Holder::States(_) | Holder::Speaker))
}

/// "published", "handed over", "tabled": lays a paper of its own before others.
fn puts_forward(view: &View<'_>, g: &Group) -> bool {
    let lays = g.cue.is(Class::Shape) || view.marked(g.head as usize..g.head as usize + 1, Marker::Tabled);
    lays && !g.negated && !g.passive && matches!(g.modal, Modal::None)
}

/// The sides named before the noun that a clause hangs on: "a joint Norland-Kelmar statement".
fn issuers(view: &View<'_>, clause: &Clause) -> Vec<StateId> {
    let Some(noun) = (clause.antecedent.end as usize).checked_sub(1) else { return Vec::new() };
    let mut from = noun;
    while from > 0
        && matches!(view.seg().tokens[from - 1].tag, Tag::Hyphen | Tag::Adj | Tag::Noun | Tag::Proper | Tag::Possessive)
    {
        from -= 1;
    }
    let mut out: Vec<StateId> = Vec::new();
    for state in view.unit.mentions.names_in(from..noun).filter_map(|f| view.state_of(f)) {
        if !out.contains(&state) {
            out.push(state);
        }
    }
    out
}

/// "a point at which a truce is impossible", "where it is".
pub fn of_place(view: &View<'_>, clause: &Clause) -> bool {
    let led = || (clause.antecedent.end as usize..clause.group.first as usize).any(|i| view.says(i, "where"));
    clause.edge == Edge::Relative && (led() || oblique(view, clause))
}

/// "under which", "in which", "whereby": the noun is neither the subject nor the object of the relative clause.
fn oblique(view: &View<'_>, clause: &Clause) -> bool {
    let tokens = &view.seg().tokens;
    let from = clause.antecedent.end as usize;
    let opens = from..(clause.subject.start as usize).max(from);
    let led = |i: usize| i > 0 && tokens[i - 1].tag == Tag::Prep && tokens[i].tag == Tag::Rel;
    !clause.subject.is_empty() && opens.into_iter().any(|i| view.says(i, "whereby") || led(i))
}

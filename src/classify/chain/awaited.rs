//! Up from a condition or a step before another: what is threatened or set as a term is somebody's; the rest is hypothetical.

use super::{
    Chain,
    doer::doer,
    outcome::brings_ill,
    predicate::predicate_in,
    term::{in_the_way, term},
    verb::is_have,
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{Found, Meaning, class},
    },
    date::is_unit,
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
        token::Token,
    },
};

/// "will raise the dues if Norland does not agree to a truce": whoever threatens wants what is refused.
pub(super) fn condition(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) {
    let g = &sentence.clauses[parent].group;
    let unless = opens_with(view, clause, "unless");
    if glad(view, sentence, parent, clause, chain) {
        return;
    }
    // "we will keep our dues if theirs remain": as long as things are as they are.
    if g.cue.is(Class::Last) && clause.group.cue.is(Class::Last) && !g.negated && !clause.group.negated {
        chain.hypothetical = true;
        return;
    }
    // "will stand by them for as long as it takes to defend the islands": what is done for that long is done for it.
    let it = clause.subject.len() == 1 && view.says(clause.subject.start as usize, "it");
    let span = (clause.start as usize).saturating_sub(3)..clause.group.end as usize;
    if it && view.marked(span, Marker::Duration) {
        chain.attitude = true;
        chain.purpose = true;
        chain.held(doer(view, sentence, parent, g.passive), parent, g.head);
        return;
    }
    // "If Kelmar wants the dues lifted, it must leave": not excluded, and tied to that.
    if chain.sign < 0 && view.wanting(&clause.group) && !clause.group.negated && g.modal == Modal::Ought {
        chain.sign = 1;
        (chain.attitude, chain.judged, chain.terms) = (true, true, true);
        chain.held(Holder::Nobody, parent, g.head);
        return;
    }
    if owed(view, sentence, parent, clause, chain) {
        chain.sign = 1;
        (chain.attitude, chain.judged, chain.terms) = (true, true, true);
        return;
    }
    if reciprocal(view, sentence, parent, clause, chain) || in_the_way(view, sentence, parent, clause, chain) {
        return;
    }
    // "if Kelmar gives up its claim": what is given up is no refusal that is answered.
    let gives_up = clause.group.cue.is(Class::End) && !clause.group.negated;
    let threat = chain.sign < 0 && !unless && !gives_up || chain.sign > 0 && unless;
    // "If no deal is reached, Kelmar could face losses": wanted by whoever warns of it, not by whoever suffers.
    let suffers = g.cue.is(Class::Suffer) || g.cue.is(Class::Receive) && g.cue.attitude() <= 0;
    let holder = if suffers { Holder::Nobody } else { doer(view, sentence, parent, g.passive) };
    if threat
        && (chain.attitude || chain.negated)
        && (g.modal != Modal::None || g.cue.attitude() != 0)
        && (suffers
            || (holder != chain.holder || is_told(view, sentence, parent, clause))
                && matches!(holder, Holder::States(_) | Holder::Speaker))
    {
        chain.sign = 1;
        chain.attitude = true;
        chain.purpose = true;
        chain.held(holder, parent, g.head);
    } else if !term(view, sentence, parent, clause, chain)
        && !bodes_ill(view, sentence, parent, unless, chain)
        && !answered(view, sentence, parent, clause, chain)
    {
        chain.hypothetical = true;
    }
}

/// "threatened Kelmar with dues if it does not sign": whether the pronoun is whoever is threatened, named right behind the verb.
fn is_told(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause) -> bool {
    let g = &sentence.clauses[parent].group;
    let subject = clause.subject_range();
    let pronoun = subject.len() == 1 && ["it", "he", "she", "they"].iter().any(|w| view.says(subject.start, w));
    let end = g.end as usize;
    let whom = view.unit.mentions.names_in(end..end + 2).next().filter(|f| f.is_side());
    let other = |s| view.holder(sentence, parent) != Holder::States(vec![s]);
    pronoun && subject.start > end && whom.and_then(|f| view.state_of(f)).is_some_and(other)
}

/// "warned of war if Kelmar joined the League", "will strike back if dues are raised": what somebody would answer with a blow, or
/// says that ill will come of, that one is against. False where nothing of the kind is said.
fn answered(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    let up = &sentence.clauses[parent];
    let g = &up.group;
    let plain = opens_with(view, clause, "if") || clause.group.fronted.is_some();
    if !plain || g.negated || g.denied || chain.sign == 0 || chain.withheld || chain.breach {
        return false;
    }
    let holder = doer(view, sentence, parent, g.passive);
    let side = matches!(holder, Holder::States(_) | Holder::Speaker);
    let object = g.end as usize..(up.end as usize).min(sentence.tokens.end).max(g.end as usize);
    let ill = |f: &Found| {
        matches!(f.meaning, Meaning::Marker(Marker::Ill) | Meaning::Noun(NounCue::Minus)) && f.first >= g.end
    };
    let threatened = g.cue.is(Class::Report) && g.cue.attitude() != 0 && !g.passive;
    let warns = || view.unit.mentions.cues_in(object.clone()).find(|f| threatened && ill(f)).map(|f| f.first);
    let coming = g.modal != Modal::None || !g.past;
    // "vowed to strike back if".
    let vowed = |c: &&Clause| {
        let own = c.parent.map(usize::from) == Some(parent) && c.edge == Edge::Complement && !c.group.negated;
        own && c.group.cue.is(Class::Retaliate)
    };
    let strikes = || {
        let below = || sentence.clauses.iter().find(vowed).filter(|_| threatened).map(|c| c.group.head);
        (g.cue.is(Class::Retaliate) && coming && !g.passive).then_some(g.head).or_else(below)
    };
    // "would answer in kind if Kelmar stopped firing": it would do the same.
    let same = || view.marked(g.head as usize..object.end.max(g.end as usize), Marker::Mirrored);
    if chain.sign > 0 && side && holder != chain.holder && strikes().is_some() && same() {
        (chain.attitude, chain.judged, chain.terms) = (true, true, true);
        chain.evidence.push(g.head);
        chain.held(holder, parent, g.head);
        return true;
    }
    let Some(at) = warns().or_else(strikes).filter(|_| side && holder != chain.holder) else { return false };
    chain.turn(-1);
    (chain.attitude, chain.judged, chain.refused) = (true, true, chain.sign < 0);
    chain.evidence.push(at);
    chain.held(holder, parent, g.head);
    true
}

/// "We would be grateful if they signed", "it would be good if they did", "would like it if they did": a wish, and no condition.
/// "would not be happy if they did", "would never forgive it if they did": a wish that they do not.
fn glad(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    let up = &sentence.clauses[parent];
    let g = &up.group;
    let object = g.end as usize..clause.start as usize;
    if g.end > clause.start || !opens_with(view, clause, "if") {
        return false;
    }
    let sorry = sorry(view, up, clause);
    if !sorry && (g.negated || g.modal != Modal::Would) {
        return false;
    }
    let wishes = (g.cue.attitude() > 0 || g.cue.is(Class::Cause)) && object.len() == 1 && view.says(object.start, "it");
    let likes = || !object.is_empty() && predicate_in(view, object.clone()).is_some_and(|p| p.0 == Predicate::Plus);
    let pleased = sorry || g.copula && likes() || g.passive && g.cue.is(Class::Please);
    // "it would be good if": for whoever says so.
    let judged = pleased && up.subject.len() == 1 && view.says(up.subject.start as usize, "it");
    let holder = if judged { Holder::Nobody } else { view.holder(sentence, parent) };
    let held = matches!(holder, Holder::States(_) | Holder::Speaker);
    if !(judged || sorry || (pleased || wishes) && held) {
        return false;
    }
    if sorry {
        chain.turn(-1);
        chain.refused = chain.sign < 0;
        chain.evidence.push(g.head);
    }
    (chain.attitude, chain.judged) = (true, true);
    // "history would not forgive us if": so says whoever tells.
    chain.held(if held { holder } else { Holder::Nobody }, parent, g.head);
    true
}

/// "If we can get a truce, great", "if they sign, so much the better": a case that is judged well in a word or two behind its comma, by
/// whoever says so.
pub(super) fn welcomed(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let tokens = &view.seg().tokens;
    let from = clause.group.end as usize;
    let comma = (from..sentence.tokens.end.min(from + REACH)).find(|&i| tokens[i].tag == Tag::Comma);
    let Some(comma) = comma.filter(|_| opens_with(view, clause, "if") && !clause.group.past) else { return false };
    let closes = |at: usize| {
        let ends = |t: &Token| matches!(t.tag, Tag::Comma | Tag::Stop | Tag::QuoteClose | Tag::Dash | Tag::Semicolon);
        tokens.get(at).is_none_or(ends)
    };
    let good = |c: &Found| c.meaning == Meaning::Predicate(Predicate::Plus) && closes(c.end as usize);
    let judged = |c: &Found| good(c) && tokens.get(comma + 1..c.first as usize).unwrap_or_default().iter().all(idle);
    view.unit.mentions.cues_in(comma + 1..(comma + 5).min(sentence.tokens.end)).any(judged)
}

/// Whether a word may stand before a verdict of one word: "then good", "all the better".
fn idle(t: &Token) -> bool {
    matches!(t.tag, Tag::Adv | Tag::Det)
}

/// How far behind its verb a case may end, in tokens.
const REACH: usize = 14;

/// "would not be happy if", "will be disappointed if", "would not forgive us if": whether a clause says that somebody would mind.
fn sorry(view: &View<'_>, up: &Clause, clause: &Clause) -> bool {
    let g = &up.group;
    let object = g.end as usize..clause.start as usize;
    if !matches!(g.modal, Modal::Would | Modal::Future | Modal::Possible) {
        return false;
    }
    let said = |to: usize| predicate_in(view, g.end as usize..to).map(|p| p.0);
    let denied = g.negated || g.denied || view.denied(g.head as usize);
    if denied {
        let pardons = g.cue.is(Class::Pardon) && !g.passive && (1..=2).contains(&object.len());
        return pardons || g.copula && said(clause.start as usize) == Some(Predicate::Plus);
    }
    let minds = g.copula && said(clause.start as usize + 1) == Some(Predicate::Minus);
    minds && matches!(view.holder_of(up.subject_range()), Holder::States(_) | Holder::Speaker)
}

/// "If Kelmar joins the League, the consequences will be grave", "once it is in, the threat to us will grow": what would come of a
/// thing is bad, and whoever says so is against it. False where nothing of the kind is said.
/// "Unless the war is stopped, …": where it does not come.
fn bodes_ill(view: &View<'_>, sentence: &Sentence, parent: usize, unless: bool, chain: &mut Chain) -> bool {
    let up = &sentence.clauses[parent];
    let g = &up.group;
    let coming = matches!(g.modal, Modal::Future | Modal::Would) || !g.past && g.modal == Modal::None;
    // "once it is in the League": said of it, and nobody's yet.
    // "there will be war if Kelmar refuses a truce": whoever warns of it wants what is refused.
    let spurned = chain.refused && chain.sign < 0 && !unless && matches!(chain.holder, Holder::States(_));
    let taken = chain.attitude && !spurned && !(chain.judged && chain.holder == Holder::Nobody && !chain.refused);
    if g.negated || !coming || chain.sign == 0 || chain.withheld || taken {
        return false;
    }
    let said = g.end as usize..(up.end as usize).max(g.end as usize);
    let becomes = g.copula || g.cue.is(Class::Linking) || view.lexicon().lemma_name(g.lemma) == "get";
    let worse = |f: &Found| f.meaning == Meaning::Marker(Marker::Worse);
    let judged = || {
        let bad = predicate_in(view, said.clone()).filter(|p| p.0 == Predicate::Minus).map(|p| p.1);
        bad.or_else(|| view.unit.mentions.cues_in(said.clone()).find(|f| worse(f)).map(|f| f.first)).filter(|_| becomes)
    };
    // "it will be destroyed", "Kelmar will lose more".
    let suffers = || {
        let harmed = g.cue.is(Class::Harm) || g.cue.attitude() < 0 || g.cue.phase() < 0;
        let own = matches!(view.holder(sentence, parent), Holder::Speaker);
        let falls = g.passive && harmed || g.cue.is(Class::Suffer) && !g.passive;
        (falls && !own && chain.negated != unless).then_some(g.head)
    };
    // "the threat will grow".
    let subject = || {
        let behind = view.seg().tokens.get(g.end as usize).map(|t| t.tag);
        let alone = behind.is_none_or(|t| matches!(t, Tag::Stop | Tag::Comma | Tag::Prep | Tag::Adv));
        let grows = !g.passive && !g.copula && (g.cue.phase() > 0 || g.cue.phase() == 0 && alone);
        let mut cues = view.unit.mentions.cues_in(up.subject_range());
        cues.find(|c| grows && matches!(c.meaning, Meaning::Marker(Marker::Peril | Marker::Ill))).map(|c| c.first)
    };
    // "there will be no security for anyone".
    let void = || {
        let denied = view.seg().tokens.get(g.end as usize).is_some_and(|t| t.classes & class::NEG != 0);
        let ill = |f: &Found| matches!(f.meaning, Meaning::Marker(Marker::Ill | Marker::Peril));
        let there = view.says(up.subject.start as usize, "there") && g.copula && denied;
        (there && !view.unit.mentions.cues_in(said.clone()).any(ill)).then_some(g.end)
    };
    // "there will be war".
    let comes = || {
        let there = g.copula && view.says(up.subject.start as usize, "there") && g.modal != Modal::None;
        let mut cues = view.unit.mentions.cues_in(said.clone());
        cues.find(|c| there && c.meaning == Meaning::Marker(Marker::Ill) && !view.denied(c.first as usize))
            .map(|c| c.first)
    };
    let at = brings_ill(view, up)
        .map(|at| at as u32)
        .or_else(comes)
        .or_else(judged)
        .or_else(subject)
        .or_else(suffers)
        .or_else(void);
    let Some(at) = at else { return false };
    if !unless {
        chain.turn(-1);
    }
    chain.attitude = true;
    chain.judged = true;
    chain.refused = chain.sign < 0;
    chain.evidence.push(at);
    chain.held(Holder::Nobody, parent, g.head);
    true
}

/// "Norland must be given grain if it leaves the islands", "wants grain if it does": what a party asks for its own deed, by its own
/// word.
fn owed(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let given = g.modal == Modal::Ought && (g.passive || g.cue.is(Class::Receive));
    let Holder::States(whose) = &chain.holder else { return false };
    let own = || match view.speaker_at(g.head as usize) {
        Some(s) => s.state.is_some_and(|s| whose.contains(&s)),
        None => view.holder(sentence, parent) == chain.holder,
    };
    let plain = !g.negated && !clause.group.negated && opens_with(view, clause, "if") && chain.act;
    let same = given || view.wanting(g);
    plain && same && view.holder(sentence, parent) == chain.holder && own()
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
pub(super) fn order(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) {
    let up = &sentence.clauses[parent];
    if in_time(view, up, clause) && matches!(chain.holder, Holder::States(_) | Holder::Speaker) {
        // "it is a matter of time before we take back the islands".
        (chain.attitude, chain.future) = (true, true);
        return;
    }
    if shortly(view, clause) {
        return;
    }
    let asker = up.parent.filter(|_| up.edge == Edge::Content).map_or(parent, usize::from);
    let g = &sentence.clauses[asker].group;
    let asked = g.cue.attitude() > 0 && !g.past || g.modal == Modal::Ought;
    let holder = doer(view, sentence, asker, g.passive);
    if opens_with(view, clause, "before")
        && asked
        && !g.negated
        && chain.sign > 0
        && (g.modal == Modal::Ought || matches!(holder, Holder::States(_) | Holder::Speaker))
    {
        chain.attitude = true;
        chain.terms = true;
        chain.held(if g.modal == Modal::Ought { Holder::Nobody } else { holder }, asker, g.head);
    } else if chain.sign > 0 && !chain.withheld && still_to_do(view, sentence, parent, clause) {
        (chain.attitude, chain.judged, chain.terms) = (true, true, true);
        chain.held(Holder::Nobody, parent, g.head);
    } else if ends_by_itself(view, clause, up, chain)
        || !term(view, sentence, parent, clause, chain) && !bodes_ill(view, sentence, parent, false, chain)
    {
        chain.hypothetical = true;
    }
}

/// "still has reforms to make before it can join", "more work is needed before Suthermark could join": what has to be done first.
fn still_to_do(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause) -> bool {
    if !opens_with(view, clause, "before") || clause.group.modal != Modal::Possible {
        return false;
    }
    // "there is work | to do | before": the infinitive may hang on nothing.
    let up = &sentence.clauses[parent];
    let top = match up.group.form {
        Form::Infinitive => sentence
            .clauses
            .get(..parent)
            .unwrap_or_default()
            .iter()
            .rfind(|c| c.group.form == Form::Finite)
            .unwrap_or(up),
        _ => up,
    };
    let g = &top.group;
    let before = top.start as usize..(clause.start as usize).max(top.start as usize);
    let left = |i: usize| ["still", "more", "further", "needed", "left", "ahead"].iter().any(|w| view.says(i, w));
    let open = view.marked(before.clone(), Marker::Requirement) || before.clone().any(left);
    let is = g.copula || g.passive || is_have(view, g) || g.cue.is(Class::Linking) || view.wanting(g);
    let told = g.modal == Modal::None && is || g.modal == Modal::Ought;
    told && open && !g.negated && !g.denied && view.marked(before, Marker::Unfinished)
}

/// "it is only a matter of time before", "it will not be long before": what is to come.
fn in_time(view: &View<'_>, up: &Clause, clause: &Clause) -> bool {
    let Some(before) = (clause.start as usize).checked_sub(1) else { return false };
    let g = &up.group;
    let comes = if g.negated { view.says(before, "long") } else { view.says(before, "time") };
    g.copula && g.end as usize <= before && comes && opens_with(view, clause, "before")
}

/// "hours before Norland raised the dues", "shortly before it left": how long before what has happened, and no order of steps.
fn shortly(view: &View<'_>, clause: &Clause) -> bool {
    let g = &clause.group;
    let told = g.past && g.form == Form::Finite && g.modal == Modal::None && !g.negated && !g.denied;
    let Some(by) = (clause.start as usize).checked_sub(1) else { return false };
    let close = |i: usize| {
        is_unit(view.words(i..i + 1)) || ["shortly", "just", "right", "immediately"].iter().any(|w| view.says(i, w))
    };
    told && opens_with(view, clause, "before") && close(by)
}

fn opens_with(view: &View<'_>, clause: &Clause, word: &str) -> bool {
    view.words(clause.start as usize..clause.start as usize + 1).eq_ignore_ascii_case(word)
}

/// "no elections until the war is over", "the dues will stay until the shelling stops": what comes to its end by nobody's doing is only
/// when, where another matter waits for it.
fn ends_by_itself(view: &View<'_>, clause: &Clause, up: &Clause, chain: &Chain) -> bool {
    let frame = chain.frame.map(|f| view.lexicon().frame(chain.topic, f));
    let ends = !clause.group.passive && frame.is_some_and(|f| f.subjects != 0 && f.objects == 0);
    let of_its_own = matches!(chain.holder, Holder::Nobody | Holder::Else);
    let main = up.subject.start.min(up.group.first) as usize..up.object().end;
    let same = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) if t == chain.topic);
    ends && of_its_own && chain.sign > 0 && !view.unit.mentions.topics_in(main).any(same)
}

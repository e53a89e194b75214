//! Deeds that hang on another clause as its purpose, its means, or what somebody could do or is asked for.

use super::{
    Chain,
    doer::doer,
    governing::{governing_noun, owned},
    owner::owner,
    verb::is_have,
    word::impossible,
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
        token::Token,
    },
};

/// What something is done for is wanted by whoever does it.
pub(super) fn purpose(view: &View<'_>, sentence: &Sentence, parent: usize, chain: &mut Chain) {
    let up = &sentence.clauses[parent];
    if up.group.form == Form::Infinitive && owned(view, sentence, up, false, chain) {
        chain.top = up.parent.map_or(parent, usize::from);
        chain.clauses.push(chain.top);
        return;
    }
    if chain.talk && !chain.attitude {
        // "will meet to discuss the dues": what it is about.
        chain.sign = 0;
        return;
    }
    if chain.withheld && up.group.cue.is(Class::Talk) {
        // "met to study the truce": a meeting, and no answer kept back.
        chain.withheld = false;
        chain.sign = 0;
        return;
    }
    // "if Norland moves to end the war": nobody says that it does.
    chain.hypothetical |= up.edge == Edge::Condition;
    chain.attitude = true;
    chain.purpose = true;
    chain.negated = false;
    // "Norland must leave the islands to end the war": wanted by whoever demands it.
    chain.ought |= up.group.modal == Modal::Ought;
    if let Some(maker) = made_by(sentence, up) {
        // "gave Norland a week to sign a deal to end the war": wanted by whoever has it sign.
        let g = &sentence.clauses[maker].group;
        chain.held(doer(view, sentence, maker, g.passive), maker, g.head);
        (chain.purpose, chain.past) = (false, g.past);
        return;
    }
    let holder = match doer(view, sentence, parent, false) {
        Holder::Else | Holder::Nobody if up.group.passive => deed_of(view, sentence, parent).unwrap_or(Holder::Else),
        holder => holder,
    };
    // … and tied to it: what somebody else has to give up for it comes first. What has to be raised for it is a means.
    let other = matches!(holder, Holder::States(_)) && up.group.modal == Modal::Ought;
    chain.terms |= other && up.group.cue.phase() < 0 && !up.group.passive && !up.group.negated && chain.sign > 0;
    // "asks for concessions to end the war": what others have to give for it.
    chain.terms |= matches!(holder, Holder::States(_)) && chain.sign > 0 && asks_a_price(view, up);
    chain.held(holder, parent, up.group.head);
    chain.past = up.group.past;
}

/// "demands concessions", "wants guarantees": what somebody asks of others before it agrees.
fn asks_a_price(view: &View<'_>, clause: &Clause) -> bool {
    let g = &clause.group;
    let head = g.head as usize..g.head as usize + 1;
    let asks = [Marker::Requirement, Marker::Begging].iter().any(|&m| view.marked(head.clone(), m));
    let object = g.end as usize..(clause.end as usize).max(g.end as usize);
    g.cue.attitude() > 0 && !g.negated && !g.denied && !g.passive && asks && view.marked(object, Marker::Price)
}

/// The clause whose verb has somebody do what an infinitive says.
pub fn made_by(sentence: &Sentence, deed: &Clause) -> Option<usize> {
    let maker = usize::from(deed.parent?);
    let caused = deed.group.form == Form::Infinitive && deed.edge == Edge::Complement && !deed.subject.is_empty();
    let g = &sentence.clauses.get(maker)?.group;
    (caused && g.cue.is(Class::Cause) && !g.negated).then_some(maker)
}

/// "Norland's raids were launched to disrupt the talks", "aim to disrupt them": whose the deed is that this is said of.
pub(super) fn deed_of(view: &View<'_>, sentence: &Sentence, ci: usize) -> Option<Holder> {
    let clause = sentence.clauses.get(ci)?;
    let subject = view.subject(sentence, ci);
    let tokens = &view.seg().tokens;
    let end = subject.clone().find(|&i| tokens[i].tag == Tag::Prep).unwrap_or(subject.end);
    let noun = end.checked_sub(1).filter(|&n| n > subject.start && tokens[n].tag == Tag::Noun)?;
    let by = view.says(clause.group.end as usize, "by");
    // "Norland's officials", "Norland and its allies": who wants it themselves.
    let mentions = &view.unit.mentions;
    let kin = |c: &Found| matches!(c.meaning, Meaning::Marker(Marker::Fellow | Marker::Side));
    let people = mentions.titled(noun)
        || mentions.cues_in(noun..noun + 1).any(kin)
        || tokens.get(subject.start..noun).unwrap_or_default().iter().any(|t| t.tag == Tag::Coord);
    Some(owner(view, noun)).filter(|h| !by && !people && matches!(h, Holder::States(_)))
}

/// "the raids are meant to derail the talks", "sees attempts to sabotage them", "the fuss has one goal: to drag out the war": what
/// somebody who is not named is out to do, against what it is done to, and not whoever tells of it.
pub fn schemes(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let clause = &sentence.clauses[ci];
    let cue = clause.group.cue;
    let harmful = cue.attitude() < 0 || cue.is(Class::Harm) || cue.is(Class::Worsen);
    let up = clause.parent.map(usize::from).filter(|&p| p < ci && harmful && clause.group.form == Form::Infinitive);
    let Some(parent) = up else { return false };
    let g = &sentence.clauses[parent].group;
    let noun = (g.end as usize..clause.group.first as usize).rev().find(|&i| {
        let mut cues = view.unit.mentions.cues_in(i..i + 1);
        cues.any(|c| c.meaning == Meaning::Noun(NounCue::Plus))
    });
    let bids = |n: usize| view.marked(n..n + 1, Marker::Bids) && owner(view, n) == Holder::Nobody;
    if g.cue.is(Class::Belief) && g.cue.attitude() == 0 {
        return !g.negated && noun.is_some_and(bids);
    }
    let aims = g.cue.is(Class::Belief) && g.cue.attitude() > 0 && clause.subject.is_empty();
    let nobody = |h: Holder| !matches!(h, Holder::States(_) | Holder::Speaker);
    (aims || noun.is_some() && is_have(view, g))
        && !view.subject(sentence, parent).is_empty()
        && nobody(doer(view, sentence, parent, false))
        && deed_of(view, sentence, parent).is_none()
}

/// A noun of attitude with "on" or "to" and a name before what it asks of whoever is named.
pub(super) fn calls_on(view: &View<'_>, up: &Group, clause: &Clause) -> bool {
    called_upon(view, up, clause).is_some()
}

/// "There is pressure on Norland to accept a truce", "shells Kelmar as pressure mounts on it to stop": asked of whoever is named, by
/// nobody who is named; the verb does nothing to the noun.
pub(super) fn pressed(view: &View<'_>, up: &Group, clause: &Clause) -> bool {
    let tokens = &view.seg().tokens;
    called_upon(view, up, clause).is_some_and(|noun| {
        let apart = |t: &Token| matches!(t.tag, Tag::Sub | Tag::Coord | Tag::Comma | Tag::Prep);
        up.copula || tokens.get(up.end as usize..noun).unwrap_or_default().iter().any(apart)
    }) && up.cue.attitude() == 0
}

/// The noun by which somebody who is named is called upon.
fn called_upon(view: &View<'_>, up: &Group, clause: &Clause) -> Option<usize> {
    let end = clause.group.first;
    let name = view.unit.mentions.names_in(up.end as usize..end as usize).next_back()?;
    let at = name.first as usize;
    let prep = (at.saturating_sub(2)..at).rev().find(|&i| view.says(i, "on") || view.says(i, "to"))?;
    // "pressure mounts on Norland": the verb may be taken for a noun.
    let noun = |c: &&Found| (prep - 1..=prep).contains(&(c.end as usize)) && c.meaning == Meaning::Noun(NounCue::Plus);
    let noun = view.unit.mentions.cues_in(up.end as usize..prep).find(noun)?;
    (name.end == end).then_some(noun.first as usize)
}

/// "slammed a plan for Suthermark to send soldiers": what the noun is for, where the verb is for or against the noun.
pub(super) fn plan_for(view: &View<'_>, up: &Group, clause: &Clause) -> bool {
    // "for Suthermark and Estrel to send".
    let subject = |i: &usize| {
        let tag = view.seg().tokens[*i].tag;
        tag.is_nominal() || tag.is_head() || matches!(tag, Tag::Coord | Tag::Comma)
    };
    let first = clause.group.first as usize;
    let start = (first.saturating_sub(8)..first).rev().take_while(subject).last();
    let led = start.and_then(|s| s.checked_sub(2)).filter(|n| view.says(n + 1, "for"));
    let Some(noun) = led.filter(|_| clause.group.form == Form::Infinitive) else { return false };
    let wants = |c: &Found| c.end as usize == noun + 1 && c.meaning == Meaning::Noun(NounCue::Plus);
    let behind = noun >= up.end as usize;
    behind
        && (up.cue.attitude() != 0 || up.cue.is(Class::Accuse))
        && view.unit.mentions.cues_in(noun..noun + 1).any(wants)
}

/// "Norland must stay out, renouncing the League": what goes with a demand is demanded, of whoever demands.
pub(super) fn asked_along(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) {
    let up = &sentence.clauses[parent].group;
    let asked = up.modal == Modal::Ought || up.modal != Modal::None && view.lexicon().lemma_name(up.lemma) == "need";
    let own = clause.group.form == Form::Ing && clause.subject.is_empty() && clause.start >= up.end;
    if asked && own && !up.passive && chain.sign != 0 && chain.holder == view.holder(sentence, parent) {
        chain.ought = true;
        chain.attitude = true;
        chain.demanded = true;
        chain.held(Holder::Nobody, parent, up.head);
    }
}

/// "Kelmar's ability to wage war": what somebody could do is not wanted by that.
pub fn could(view: &View<'_>, clause: &Clause) -> bool {
    let is = |n: usize, m: Meaning| view.unit.mentions.cues_in(n..n + 1).any(|c| c.meaning == m);
    governing_noun(view, clause).is_some_and(|n| match clause.group.form {
        // "nobody has a mandate to leave": what may not be done is no matter of strength.
        Form::Infinitive => is(n, Meaning::Marker(Marker::Capacity)) && !withheld_from_all(view, clause, n),
        // "the challenges to ending the war": how things stand.
        Form::Ing => is(n, Meaning::Marker(Marker::Odds)) && !is(n, Meaning::Noun(NounCue::Plus)),
        _ => false,
    })
}

/// "has no mandate to leave", "nobody has the authority to": a title that somebody is said not to have.
fn withheld_from_all(view: &View<'_>, clause: &Clause, noun: usize) -> bool {
    let entitles = view.marked(noun..noun + 1, Marker::Entitlement);
    let sentence = || view.seg().sentences.iter().find(|s| s.tokens.contains(&noun));
    let up = || sentence()?.clauses.get(usize::from(clause.parent?));
    entitles && (view.denied(noun) || up().is_some_and(|c| c.group.negated || c.group.denied))
}

/// "used that power to raise the dues", "gives the ministry authority to raise them": what somebody may do is made use of, or
/// given to be made use of.
pub(super) fn empowers(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let Some(parent) = clause.parent.map(usize::from) else { return false };
    let Some(g) = sentence.clauses.get(parent).map(|c| &c.group) else { return false };
    let behind = governing_noun(view, clause).is_some_and(|n| n >= g.end as usize);
    g.cue.is(Class::Empower) && behind && !g.negated && !g.denied
}

/// "without X doing it", where the clause above says that something cannot be.
pub(super) fn indispensable(view: &View<'_>, clause: &Clause, up: &Group) -> bool {
    let first = clause.start.min(clause.group.first) as usize;
    let start = if clause.subject.is_empty() { first } else { first.min(clause.subject.start as usize) };
    let without = start > 0 && view.says(start - 1, "without");
    clause.group.form == Form::Ing && without && impossible(view, up, start, up.first as usize..start)
}

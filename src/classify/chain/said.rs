//! What is said, thought, asked or denied, and what the verb above makes of it.

mod denied;

use std::ops::Range;

pub use self::denied::not_brought;
use self::denied::{brings_about, doubted, supposes, untrue};
pub(super) use self::denied::{unthought, wrong_to};
use super::{
    Chain,
    doer::doer,
    governing::governing_noun,
    hopeless::thought_unable,
    owner::owner,
    predicate::{judge, predicate_in, state_of_mind},
    verb::is_have,
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
    },
};

/// What is said, thought, asked or denied. False where the climb ends.
pub(super) fn content(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let lean = g.cue.attitude();
    if chain.wanted && lean > 0 && g.cue.is(Class::Forecast) && clause.group.modal == Modal::Future {
        // "expects that the war will go on": foreseen, and wanted by nobody.
        chain.sign = 0;
        return false;
    }
    if sentence.clauses[parent].edge == Edge::Condition && g.cue.is(Class::Belief) {
        // "if they think that we will leave Kelm, they are mistaken".
        chain.hypothetical = true;
        return false;
    }
    if opined(view, sentence, parent, clause, chain) {
        return false;
    }
    if chain.attitude && !chain.past && hears(view, sentence, parent, clause) {
        chain.held(view.holder(sentence, parent), parent, g.head);
        chain.clauses.push(parent);
        return false;
    }
    if supposes(view, sentence, parent, clause) {
        chain.hypothetical = true;
        return false;
    }
    if unthought(g) && brings_about(view, clause, chain.evidence.first().map_or(chain.head, |&e| e as usize)) {
        // "I do not believe that dues would force it to accept a truce": what they do, and no stance on what it would.
        chain.hypothetical = true;
        return false;
    }
    // "the idea that Norland could join is absurd".
    let borne = clause.start < g.first && sentence.clauses[parent].subject.contains(&clause.start);
    if g.copula && !borne && demands(view, sentence, parent, chain) {
        return false;
    }
    if untrue(view, sentence, parent, clause) {
        chain.turn(-1);
        chain.negated = true;
        if chain.act && chain.possible && !chain.attitude && wrong_to(view, sentence, parent) {
            // "it is unrealistic to think that Norland could get the islands back": by whoever judges so.
            (chain.attitude, chain.judged) = (true, true);
            chain.held(Holder::Nobody, parent, g.head);
        }
        return false;
    }
    if doubted(view, sentence, parent, clause, chain) {
        chain.turn(-1);
        (chain.negated, chain.refused) = (true, true);
        chain.clauses.push(parent);
        return false;
    }
    // "it is important that Norland agree", "it is time that Norland left": whoever says so wants it.
    let time = clause.group.past && view.says((clause.start as usize).saturating_sub(1), "time");
    let base = clause.group.modal == Modal::None && view.seg().tokens[clause.group.head as usize].tag == Tag::Base;
    // "it is important for us that Norland stays out".
    let vital = g.copula && !clause.group.past && clause.group.modal == Modal::None && {
        view.marked(g.end as usize..(clause.start as usize).max(g.end as usize), Marker::Taking)
    };
    let wanted = clause.group.modal == Modal::Ought || time || base || vital;
    let behind = if borne { sentence.clauses[parent].object() } else { g.end as usize..clause.start as usize };
    let wanted = wanted && clause.group.modal != Modal::Possible || borne && !chain.attitude;
    if g.copula
        && wanted
        && (borne || view.subject(sentence, parent).next().is_none_or(|i| view.says(i, "it")))
        && let Some((p, at, end)) = predicate_in(view, behind)
    {
        chain.evidence.extend(at..end);
        chain.ought = false;
        judge(chain, p, g.negated);
        chain.held(Holder::Nobody, parent, g.head);
        chain.clauses.push(parent);
        return true;
    }
    if let Some((at, end)) = minds(view, sentence, parent, clause) {
        // "is unhappy that the dues are not raised": against what is so.
        chain.evidence.extend(at..end);
        chain.ought = false;
        judge(chain, Predicate::Minus, false);
        chain.held(view.holder(sentence, parent), parent, g.head);
        chain.clauses.push(parent);
        return true;
    }
    if g.cue.is(Class::Talk) && lean == 0 && !g.cue.is(Class::Report) {
        return false;
    }
    let by = || doer(view, sentence, parent, g.passive);
    // "will not say whether …".
    let mind = g.cue.is(Class::Belief) || g.cue.is(Class::Conceive);
    if lean == 0 && mind && g.negated && view.says(clause.start as usize, "why") && !g.passive {
        // "cannot understand why Norland should leave", "does not see why it would".
        chain.turn(-1);
        (chain.attitude, chain.negated, chain.refused, chain.ought) = (true, true, true, false);
        chain.held(by(), parent, g.head);
        chain.clauses.push(parent);
        return true;
    }
    if lean == 0 && asks_why(view, g, clause) && (clause.group.negated || clause.group.modal == Modal::Ought) {
        // "asked why Norland had not been let in": wanted by whoever asks; "why it should leave": not.
        let not = clause.group.negated;
        chain.turn(-1);
        (chain.attitude, chain.judged, chain.negated, chain.refused, chain.ought) = (true, true, !not, !not, false);
        (chain.past, chain.hypothetical) = (false, false);
        chain.held(by(), parent, g.head);
        chain.clauses.push(parent);
        return true;
    }
    let asks = view.words(clause.start as usize..clause.start as usize + 1);
    let open = ["whether", "if", "when", "how"].iter().any(|w| asks.eq_ignore_ascii_case(w));
    // "Whether Norland leaves is for others to say".
    let subject = g.copula && clause.start < g.first;
    if open && (subject || g.cue.is(Class::Report) && g.negated) {
        chain.withheld = true;
        chain.attitude = true;
        // "would not be drawn on whether": of whom it is said.
        let whose = if g.passive { view.holder(sentence, parent) } else { by() };
        chain.held(if subject { Holder::Nobody } else { whose }, parent, g.head);
        return false;
    }
    // "none of this means that Norland will leave".
    let void = g.negated || g.denied && g.cue.is(Class::Show);
    if lean == 0 && g.cue.is(Class::Belief) && void && chain.talk && !chain.attitude {
        // "does not know that it would describe the talks as failing".
        chain.sign = 0;
        return false;
    }
    // "has not shown that it wants a truce".
    let shown = g.cue.is(Class::Show) && !g.cue.is(Class::Report) && g.negated && chain.attitude;
    if lean == 0 && (g.cue.is(Class::Belief) && void || shown) {
        // "does not believe that a truce is near": the denial is of what is thought.
        let unable = thought_unable(view, clause, chain);
        chain.turn(-1);
        chain.negated = true;
        chain.refused = true;
        chain.attitude = true;
        if chain.ought || unable || matches!(chain.holder, Holder::Nobody | Holder::Else) {
            // "does not think that Norland should leave", "that it can": whoever does not think so.
            chain.ought = false;
            chain.held(by(), parent, g.head);
        }
        chain.clauses.push(parent);
        chain.top = parent;
        return false;
    }
    let begs = lean == 0 && view.marked(g.head as usize..g.head as usize + 1, Marker::Begging);
    if begs
        && view.says(clause.start as usize, "that")
        && !g.passive
        && !g.negated
        && !clause.group.past
        && chain.sign != 0
    {
        // "asks that Norland leave the islands": wanted by whoever asks.
        (chain.attitude, chain.judged) = (true, true);
        chain.held(by(), parent, g.head);
        chain.clauses.push(parent);
        return true;
    }
    if lean == 0 || is_neutral_report(g) {
        // "backed off its demand that Norland agree": asked of Norland.
        let base = view.seg().tokens[clause.group.head as usize].tag == Tag::Base;
        let asks = |n: &usize| view.unit.mentions.cues_in(*n..n + 1).any(|c| c.meaning == Meaning::Noun(NounCue::Plus));
        let noun = governing_noun(view, clause).filter(|n| base && clause.group.modal == Modal::None && asks(n));
        if let Some(own @ Holder::States(_)) = noun.map(|n| owner(view, n)) {
            chain.attitude = true;
            chain.held(own, parent, g.head);
            return false;
        }
        chain.ought |= noun.is_some();
        return voiced(view, sentence, parent, clause, chain);
    }
    // "demanded Norland agree to a truce": a form without tense is what shall be.
    let cg = &clause.group;
    let noun = noun_before(view, g, clause);
    let wish = lean < 0 && noun.is_some_and(|n| view.seg().tokens[n].tag == Tag::Noun);
    if (lean > 0 || wish)
        && !chain.ought
        && cg.modal == Modal::None
        && view.seg().tokens[cg.head as usize].tag == Tag::Base
    {
        let plural = view.unit.mentions.names_in(clause.subject_range()).count() != 1;
        let one = ["it", "he", "she", "they"].iter().any(|w| view.says(clause.subject.start as usize, w));
        chain.ought = !plural || one && clause.subject.len() == 1;
    }
    // "acknowledged that its soldiers had left": a deed that is over, not one that is wanted.
    // "denied that it had agreed to leave" is of what was agreed.
    let over = clause.group.past && g.cue.is(Class::Report) && !(lean < 0 && chain.attitude);
    if chain.stated && over && !chain.ought && !chain.future {
        return false;
    }
    leaning_content(view, sentence, parent, clause, chain)
}

/// "Norland proceeds from the premise that a truce is needed", "is of the view that it is", "assumes that it is": what somebody judges
/// is whose view it is.
fn opined(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let judged = chain.judged && chain.attitude && chain.sign != 0 && matches!(chain.holder, Holder::Nobody);
    let states = matches!(sentence.clauses[parent].edge, Edge::Root | Edge::Content);
    let told = states && g.form == Form::Finite && g.modal == Modal::None && !g.passive && !g.negated && !g.denied;
    if !judged || !told || g.cue.attitude() < 0 || g.cue.is(Class::Report) || g.cue.is(Class::Talk) {
        return false;
    }
    // "proceeds from the fact that": the verb's own noun.
    let own = |n: usize| g.cue.attitude() > 0 && g.tail.contains(&view.seg().tokens[n].word);
    let noun = governing_noun(view, clause).filter(|&n| n >= g.end as usize || own(n));
    let believes = || g.cue.is(Class::Belief) && g.cue.attitude() == 0 && clause.start == g.end;
    let holds = match noun {
        Some(n) => own(n) || view.marked(n..n + 1, Marker::Standpoint),
        None => believes() && view.says(clause.start as usize, "that"),
    };
    let held = doer(view, sentence, parent, false);
    if !holds || !matches!(held, Holder::States(_)) {
        return false;
    }
    chain.held(held, parent, g.head);
    chain.clauses.push(parent);
    true
}

/// "asked why", "a question asking why".
fn asks_why(view: &View<'_>, g: &Group, clause: &Clause) -> bool {
    let asks = view.marked(g.head as usize..g.head as usize + 1, Marker::Asked);
    asks && view.says(clause.start as usize, "why") && !g.passive && !g.negated
}

/// "would like to hear that Norland agrees", "would be glad to learn that it does": what has not been heard yet, and whoever wants to hear it
/// wants it.
fn hears(view: &View<'_>, sentence: &Sentence, at: usize, content: &Clause) -> bool {
    let clause = &sentence.clauses[at];
    let g = &clause.group;
    let news =
        g.cue.is(Class::Hear) && g.form == Form::Infinitive && !g.negated && !g.passive && g.end <= content.start;
    let open = ["whether", "if", "when", "how", "why", "what"].iter().any(|w| view.says(content.start as usize, w));
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p))).filter(|_| news && !open);
    let Some(up) = up.map(|c| &c.group).filter(|up| !up.negated && !up.denied && up.end <= g.first) else {
        return false;
    };
    let glad = || {
        let said = predicate_in(view, up.end as usize..g.first as usize);
        up.copula && up.modal == Modal::Would && matches!(said, Some((Predicate::Plus, ..)))
    };
    let would = up.modal == Modal::Would && view.lexicon().lemma_name(up.lemma) == "like";
    let wants = (up.cue.attitude() > 0 || would) && !up.cue.is(Class::Forecast);
    (wants && (!up.past || up.modal == Modal::Would || up.cue.is(Class::Belief))) || glad()
}

/// The content of a verb that leans: "demands that", "warned that", "denied that". False where the climb ends.
fn leaning_content(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let lean = g.cue.attitude();
    // "doubted that Norland wanted peace", "denied that Norland refused": what is said of another is turned.
    // "rejected claims that Norland wants war": what the noun says is turned.
    let noun = noun_before(view, g, clause);
    // "condemned the fact that Norland wants war": that it does stands.
    let claims = noun.is_some_and(|n| view.seg().tokens[n].tag == Tag::Noun) && !g.cue.is(Class::Regret);
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
    if g.cue.is(Class::Report) && lean < 0 && chain.breach && !chain.attitude {
        // "complained that the truce had been broken": an accusation, and no stance.
        chain.sign = 0;
        return false;
    }
    // "regrets that Norland keeps its dues": Norland does, and that is minded.
    let minded = || matches!(&chain.holder, Holder::States(_)) && view.holder(sentence, parent) != chain.holder;
    if g.cue.is(Class::Regret) && lean < 0 && !g.negated && minded() {
        return false;
    }
    if g.cue.is(Class::Report) && lean < 0 && !chain.attitude {
        // "warned that", "denied that": against what it says only where it says it of an event.
        chain.turn(lean);
    } else if lean < 0 {
        return false;
    }
    // "hopes that Norland will accept a truce": wished by whoever hopes, not yet accepted.
    // "I hope Norland accepts it": neither has it.
    let coming = clause.group.modal != Modal::None || !claims && !clause.group.past && !clause.group.perfect;
    let wished = lean > 0 && g.cue.is(Class::Belief) && !g.cue.is(Class::Forecast) && coming;
    if !chain.attitude || chain.ought || wished || view.holder(sentence, parent) == chain.holder {
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

/// "expressed the hope that Norland would accept a truce", "has the wish that …": wished by whoever voices it, not yet accepted.
fn voiced(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let Some(noun) = governing_noun(view, clause).filter(|n| *n >= g.end as usize) else { return false };
    let plus = |c: &Found| c.meaning == Meaning::Noun(NounCue::Plus) && c.end as usize == noun + 1;
    let wish = view.marked(noun..noun + 1, Marker::Standpoint) && view.unit.mentions.cues_in(noun..noun + 1).any(plus);
    let voices = (g.cue.is(Class::Report) || is_have(view, g)) && !g.passive;
    // "put forward a proposal that both sides stop", "came up with the idea that they should": whoever brings it up wants it.
    let takes = [Class::Receive, Class::Weigh, Class::Withhold, Class::Conceive, Class::Belief, Class::Talk];
    let moves = chain.ought && !chain.attitude && !g.passive && !g.copula && !takes.iter().any(|&c| g.cue.is(c));
    let proposes = moves && view.unit.mentions.cues_in(noun..noun + 1).any(plus);
    let (wish, voices) = (wish || proposes, voices || proposes);
    let holder = doer(view, sentence, parent, false);
    if !wish || !voices || g.negated || view.denied(noun) || !matches!(holder, Holder::States(_) | Holder::Speaker) {
        return false;
    }
    chain.evidence.push(noun as u32);
    chain.attitude = true;
    chain.held(holder, parent, g.head);
    chain.reported = g.cue.is(Class::Report);
    chain.clauses.push(parent);
    true
}

/// A verb of saying that has a lean only with an object ("offer", "welcome"), not with what it says.
fn is_neutral_report(g: &Group) -> bool {
    g.cue.is(Class::Report) && g.cue.is(Class::Start)
}

/// "Norland's demands include Kelmar leaving", "its condition is that Kelmar leave": a position of whose demands they are.
pub(super) fn demands(view: &View<'_>, sentence: &Sentence, parent: usize, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let lead = led_in(view, sentence, parent);
    let subject = lead.clone().unwrap_or_else(|| view.subject(sentence, parent));
    let mut cues = view.unit.mentions.cues_in(subject);
    let asks = cues.any(|c| {
        matches!(
            c.meaning,
            Meaning::Noun(NounCue::Plus)
                | Meaning::Marker(
                    Marker::Condition | Marker::Terms | Marker::Precondition | Marker::Requirement | Marker::Standpoint
                )
        )
    });
    let holder = match lead {
        Some(noun) => owner(view, noun.end - 1),
        // "Vale's terms include", "his terms, which include": whose they are.
        None => match view.holder(sentence, parent) {
            by @ (Holder::States(_) | Holder::Speaker) => by,
            _ => {
                let phrase = view.subject(sentence, parent);
                view.head_end(phrase.clone()).checked_sub(1).map_or(Holder::Else, |n| owner(view, n))
            }
        },
    };
    // "Norland's concern is that Kelmar might join".
    let mut cues = view.unit.mentions.cues_in(view.subject(sentence, parent));
    let fears = !asks && chain.act && !chain.weak && cues.any(|c| c.meaning == Meaning::Noun(NounCue::Minus));
    if !(asks || fears) || g.negated || !matches!(holder, Holder::States(_) | Holder::Speaker) {
        return false;
    }
    if fears {
        chain.turn(-1);
        (chain.refused, chain.possible) = (true, false);
    }
    chain.attitude = true;
    chain.judged = true;
    chain.ought = false;
    chain.held(holder, parent, g.head);
    chain.clauses.push(parent);
    true
}

/// "Among Norland's demands is that …", "chief among its conditions is a guarantee that …": the phrase in front that "be" goes on with.
fn led_in(view: &View<'_>, sentence: &Sentence, ci: usize) -> Option<Range<usize>> {
    let clause = &sentence.clauses[ci];
    let among = (sentence.tokens.start..clause.group.first as usize).find(|&i| view.says(i, "among"));
    let among = among.filter(|_| clause.group.copula && view.subject(sentence, ci).is_empty())?;
    let end = clause.group.first as usize;
    let noun = end.checked_sub(1).filter(|&n| n > among && view.seg().tokens[n].tag == Tag::Noun);
    noun.map(|_| among + 1..end)
}

/// The noun between a verb and the clause that hangs on it; without one, the word right before the clause.
fn noun_before(view: &View<'_>, g: &Group, clause: &Clause) -> Option<usize> {
    let behind = |&n: &usize| n >= g.end as usize;
    let last = || (clause.start as usize).checked_sub(1);
    governing_noun(view, clause).filter(behind).or_else(|| last().filter(behind))
}

/// "Vale is unhappy that …", "was disappointed that …": the words for how somebody minds what is so or is to be.
fn minds(view: &View<'_>, sentence: &Sentence, ci: usize, content: &Clause) -> Option<(u32, u32)> {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let behind = g.end <= content.start && !g.negated && clause.subject.end <= g.first;
    let somebody = || matches!(view.holder(sentence, ci), Holder::States(_) | Holder::Speaker);
    if !behind || !view.says(content.start as usize, "that") || !somebody() {
        return None;
    }
    let said = match g.copula {
        true => predicate_in(view, g.end as usize..content.start as usize + 1),
        false => state_of_mind(view, g).or_else(|| predicate_in(view, g.head as usize..content.start as usize + 1)),
    };
    said.filter(|p| p.0 == Predicate::Minus && p.2 >= content.start).map(|p| (p.1, p.2))
}

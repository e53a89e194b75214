//! The topic's word as the object of a verb, or as the subject of its passive.

mod sideless;

use self::sideless::takes_no_side;
pub use self::sideless::{answer_awaited, broken, brought_up, claimed, greeted_stance, lacks_plan, term_set, voted_on};
use super::{
    Chain, Step,
    accused::answers_for,
    called::{judged_as, judgement_behind},
    climb::hearsay,
    deed::deed,
    doer::{agent_fits, doer},
    doubt::{doubted_mind, held_doubted},
    fragment::told,
    frame::{direct, particle_fits, thing_of},
    full_verb::{comes_of_talks, only},
    group_flags, group_flags_keep,
    harm::braced,
    left::{decided_on, left_to_another},
    manner::{on_terms_of, only_how},
    noun::noun_phrase_start,
    predicate::{copula, judge, predicate_in, state_of_mind},
    received::received,
    term::named_as_term,
    unborne::cannot_have,
    undergoes::undergoes,
    unsaid::{kept, withhold},
    verb::{is_have, verb},
    within::{has_within, how_long},
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{CompiledFrame, Found, Meaning, VerbPattern},
    },
    segment::{
        Sentence,
        group::{Group, Modal},
        tag::Tag,
        token::Token,
    },
};

/// The verb of the clause acts on the topic's word as its object (or as the subject of its passive).
pub(super) fn apply(
    view: &View<'_>,
    sentence: &Sentence,
    ci: usize,
    chain: &mut Chain,
    hit: &Found,
    in_object: bool,
) -> Step {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    if in_object
        && (undergoes(view, sentence, ci, chain.topic)
            || hearsay(view, g, hit.first as usize)
            || answers_for(view, clause, hit.first as usize)
            || takes_no_side(view, clause, hit))
    {
        return Step::Drop;
    }
    // "keeping Kelmar out of the League": what the verb's own word belongs to is no thing of its own.
    let own = |t: &Token| t.word != 0 && t.word == g.particle;
    let taken = matches!(hit.meaning, Meaning::FrameNoun(..)) && g.particle != 0;
    if in_object
        && taken
        && view.seg().tokens.get(hit.first as usize + 1..hit.end as usize).unwrap_or_default().iter().any(own)
    {
        return Step::Drop;
    }
    if let Some(at) = doubted_mind(view, g, hit.first as usize).filter(|_| in_object && chain.sign != 0) {
        // "doubts Kelmar's readiness for a truce".
        chain.sign = base_direction(view, chain);
        return if held_doubted(view, ci, g, at, chain) { Step::Go } else { Step::Drop };
    }
    // A frame of the codebook first: verb × thing × agent.
    let mask = thing_of(hit);
    // "squeezes Norland's banks": not Norland.
    let owns = in_object && view.seg().tokens.get(hit.end as usize).is_some_and(|t| t.tag == Tag::Possessive);
    let stands = |(f, verbs): &(&CompiledFrame, &[VerbPattern]), led: bool, agent: bool| {
        let stands = |v: &VerbPattern| {
            led == (v.particle != 0) && particle_fits(view, g, v, clause) && (!in_object || direct(view, g, v, hit))
        };
        f.subjects == 0
            && !owns
            && f.objects & mask != 0
            && has_within(view, sentence, ci, f)
            && verbs.iter().any(|v| stands(v) && (!agent || agent_fits(view, sentence, ci, f, g.passive && !v.passive)))
            && !(f.mutual && alone(view, sentence, ci))
    };
    let fits = |f: &(&CompiledFrame, &[VerbPattern]), led: bool| stands(f, led, true);
    // "keep the soldiers out" is another frame than "keep the soldiers".
    let frames = || view.lexicon().patterns_on(g.lemma, chain.topic).filter(|_| mask != 0);
    // "Kelm will be freed": what nobody does, and whoever says so would do for its own good.
    let by_nobody = || g.passive && matches!(doer(view, sentence, ci, true), Holder::Nobody);
    let own = if mask != 0 && by_nobody() { view.speaker_at(g.head as usize).and_then(|s| s.state) } else { None };
    let theirs = own.and_then(|s| {
        let good = if view.lexicon().targets[chain.topic as usize].contains(&s) { -1 } else { 1 };
        let free = |f: &CompiledFrame| f.is_for(s) && f.direction == good;
        [true, false].into_iter().find_map(|led| frames().find(|f| free(f.0) && stands(f, led, false)))
    });
    let framed = theirs.or_else(|| frames().find(|f| fits(f, true))).or_else(|| frames().find(|f| fits(f, false)));
    if let Some((f, verbs)) = framed {
        // "will cede no land": the denial of a thing that has no sign of its own yet.
        let none = in_object && chain.sign == 0 && chain.negated;
        let undergoes = in_object && verbs.iter().any(|v| v.passive && particle_fits(view, g, v, clause));
        // "find ways around the dues": the verb's own words are no talk of it.
        chain.talk &= !verbs.iter().any(|v| v.tail[0] != 0 && particle_fits(view, g, v, clause));
        deed(view, sentence, ci, chain, f, undergoes);
        if none {
            chain.turn(-1);
        }
        return Step::Go;
    }
    if only_how(view, clause, chain, hit, in_object) {
        let holder = if in_object { doer(view, sentence, ci, g.passive) } else { Holder::Nobody };
        chain.held(holder, ci, g.head);
        return Step::Go;
    }
    // "No decision has been taken on the dues".
    let subject = clause.subject_range();
    if in_object
        && g.passive
        && view.unit.mentions.cues_in(subject).any(|c| c.meaning == Meaning::Predicate(Predicate::Withhold))
    {
        chain.evidence.push(g.head);
        (chain.withheld, chain.attitude) = (true, true);
        chain.held(Holder::Nobody, ci, g.head);
        return Step::Go;
    }
    // "Great progress has been made towards a truce".
    let towards = || (g.end as usize..hit.first as usize).find(|&i| view.seg().tokens[i].tag == Tag::Prep);
    let made = |c: &Found| c.meaning == Meaning::Marker(Marker::Headway) && !view.denied(c.first as usize);
    // "progress made in the talks": a headline's passive.
    let undergone = g.passive || view.seg().tokens.get(g.end as usize).is_some_and(|t| t.tag == Tag::Prep);
    if in_object
        && undergone
        && !g.negated
        && towards().is_some_and(|i| ["towards", "toward", "on", "in"].iter().any(|w| view.says(i, w)))
        && view.unit.mentions.cues_in(clause.subject_range()).any(made)
        && chain.sign != 0
    {
        (chain.attitude, chain.judged, chain.talk, chain.modifier) = (true, true, false, false);
        chain.evidence.push(g.head);
        chain.held(Holder::Nobody, ci, g.head);
        return Step::Go;
    }
    if (chain.sign != 0 || !in_object || decided_on(view, g, hit)) && left_to_another(view, sentence, ci, chain) {
        return Step::Go;
    }
    if chain.sign == 0 {
        return Step::Drop;
    }
    if in_object && g.cue.attitude() >= 0 && named_as_term(view, clause, hit) {
        // "names a withdrawal as a condition for a truce": demanded by whoever names it.
        (chain.attitude, chain.judged, chain.demanded) = (true, true, true);
        chain.evidence.push(g.head);
        chain.held(doer(view, sentence, ci, g.passive), ci, g.head);
        return Step::Go;
    }
    if in_object && g.cue.is(Class::End) && made_of(view, g, hit) {
        // "put an end to the war": the noun is what makes the verb one of ending.
        chain.act = true;
        chain.head = g.head as usize;
        chain.evidence.push(g.head);
        group_flags(g, chain);
        chain.holder = doer(view, sentence, ci, g.passive);
        return Step::Go;
    }
    if !in_object
        && g.passive
        && let Some((p, at, end)) = judged_as(view, clause)
    {
        chain.evidence.push(g.head);
        chain.evidence.extend(at..end);
        judge(chain, p, g.negated || g.denied);
        chain.past = g.past;
        chain.held(doer(view, sentence, ci, true), ci, g.head);
        return Step::Go;
    }
    if !in_object && g.passive && received(view, clause, chain) {
        // "the truce was met with scorn in Norland".
        return Step::Go;
    }
    // "a truce would only be used to rearm": what comes of it is bad.
    let used = || g.passive && !g.negated && matches!(g.modal, Modal::Would | Modal::Future) && only(view, g);
    if !in_object && used() && view.says(g.end as usize, "to") {
        chain.turn(-1);
        (chain.attitude, chain.judged) = (true, true);
        chain.evidence.push(g.head);
        chain.held(Holder::Nobody, ci, g.head);
        return Step::Go;
    }
    // "any settlement must be based on what is": terms for it.
    let based = || ["on", "upon"].iter().any(|w| view.says(g.end as usize, w)) && !view.denied(hit.first as usize);
    if !in_object
        && g.passive
        && g.modal == Modal::Ought
        && !g.negated
        && g.cue.is_empty()
        && chain.sign > 0
        && based()
        && comes_of_talks(view, clause)
    {
        (chain.attitude, chain.judged, chain.terms, chain.ought) = (true, true, true, true);
        chain.evidence.push(g.head);
        chain.held(Holder::Nobody, ci, g.head);
        return Step::Go;
    }
    if in_object && kept(view, clause, hit.first as usize) {
        withhold(view, sentence, ci, chain);
        return Step::Go;
    }
    if in_object && !chain.withheld && wanted_before(view, g, hit, chain.topic) {
        chain.sign = base_direction(view, chain);
        chain.evidence.push(g.head);
        (chain.attitude, chain.judged, chain.terms) = (true, true, true);
        chain.held(doer(view, sentence, ci, false), ci, g.head);
        return Step::Go;
    }
    if in_object && chain.sign > 0 && given_up_for(view, g, hit, chain.topic) {
        // "would resign for a place in the League", "must leave Kelm for a truce": what it is done for is wanted, and tied to that.
        (chain.attitude, chain.judged) = (true, true);
        chain.terms |= g.passive || noun_phrase_start(view, hit.first as usize) > g.end as usize + 1;
        chain.evidence.push(g.head);
        group_flags_keep(g, chain);
        let asked = g.modal == Modal::Ought;
        chain.held(if asked { Holder::Nobody } else { doer(view, sentence, ci, g.passive) }, ci, g.head);
        return Step::Go;
    }
    let mindset = g.passive && g.cue.attitude() == 0 && state_of_mind(view, g).is_some();
    if in_object && on_terms_of(view, g, hit) {
        chain.act = true;
        chain.evidence.push(g.head);
        group_flags(g, chain);
        chain.held(doer(view, sentence, ci, g.passive), ci, g.head);
        return Step::Go;
    }
    if in_object && !g.copula && !mindset && !chain.attitude && adjunct(view, g, hit) {
        return Step::Drop;
    }
    if in_object && cannot_have(view, sentence, ci, chain) {
        return Step::Go;
    }
    if g.copula || is_have(view, g) || g.cue.is(Class::Linking) {
        return copula(view, sentence, ci, chain, in_object.then_some(hit));
    }
    if in_object && let Some(told) = told(view, g, hit.first as usize) {
        told.judges(chain, ci);
        return Step::Go;
    }
    // "hailed the dues as a blow to Norland": what the verb says of them comes first.
    let named = |at: u32| g.cue.attitude() > 0 && at > 0 && view.says(at as usize - 1, "as");
    // "the dues threat": what is threatened.
    let threat = |at: u32| at == hit.end && view.marked(at as usize..at as usize + 1, Marker::Threat);
    let more = |p: &(Predicate, u32, u32)| predicate_in(view, p.2 as usize..(clause.end as usize).max(p.2 as usize));
    let judged = || match judgement_behind(view, clause, hit).filter(|p| p.0 == Predicate::Plus || !named(p.1)) {
        Some(p) if threat(p.1) => more(&p),
        p => p,
    };
    if in_object && let Some((p, at, end)) = judged() {
        chain.attitude = true;
        chain.judged = true;
        chain.evidence.push(g.head);
        chain.withheld |= p == Predicate::Withhold;
        chain.evidence.extend(at..end);
        if matches!(p, Predicate::Minus | Predicate::Worry) {
            // "called the end of the dues a mistake"; a word that is tainted already is not turned back.
            chain.sign = if chain.tainted { -chain.sign.abs() * base_direction(view, chain) } else { -chain.sign };
            chain.refused = true;
        }
        group_flags(g, chain);
        chain.holder = doer(view, sentence, ci, g.passive);
        return Step::Go;
    }
    // "is worried about the dues": a state of mind that its verb does not name.
    if in_object && mindset && braced(view, g, chain) {
        return Step::Drop;
    }
    if in_object
        && mindset
        && let Some((p, at, end)) = state_of_mind(view, g)
    {
        chain.evidence.extend(at..end);
        judge(chain, p, g.negated || g.denied);
        group_flags_keep(g, chain);
        chain.holder = view.holder(sentence, ci);
        chain.head = g.head as usize;
        return Step::Go;
    }
    if in_object && g.cue.attitude() > 0 && gone(view, hit) {
        // "wants the dues gone".
        chain.turn(-1);
        chain.weak = false;
    }
    verb(view, sentence, ci, chain, in_object.then_some(hit.first as usize))
}

/// "demands guarantees before any truce", "wants a swap ahead of a truce": what has to wait for what is wanted.
fn wanted_before(view: &View<'_>, g: &Group, hit: &Found, topic: u8) -> bool {
    let start = noun_phrase_start(view, hit.first as usize);
    let after = |words: &[&str]| {
        let from = start.checked_sub(words.len()).filter(|f| *f > g.end as usize);
        from.filter(|&f| words.iter().enumerate().all(|(n, w)| view.says(f + n, w)))
    };
    // "demands relief from the dues for a truce": another matter's word is the price.
    let other = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, _) if t != topic);
    let price = |&at: &usize| view.unit.mentions.topics_in(g.end as usize..at).any(other);
    let before = || after(&["before"]).or_else(|| after(&["ahead", "of"])).or_else(|| after(&["prior", "to"]));
    let Some(at) = before().or_else(|| after(&["for"]).filter(price)) else {
        return false;
    };
    let object = view.seg().tokens.get(g.end as usize..at).unwrap_or_default().iter().any(|t| t.tag.is_head());
    object && !g.negated && !g.passive && view.wanting(g)
}

/// "would quit for a place in the League": the word stands behind the "for" of a verb of ending, which does not end it; with an object
/// between only where that is another topic's ("must leave the islands for a truce", but not "dropped its plans for a truce").
fn given_up_for(view: &View<'_>, g: &Group, hit: &Found, topic: u8) -> bool {
    let start = noun_phrase_start(view, hit.first as usize);
    // "the garrison must be withdrawn for a truce": demanded as its price.
    let ends = g.cue.phase() < 0 && (!g.passive || g.modal == Modal::Ought) && !g.negated;
    let other = |f: &Found| {
        let of = matches!(f.meaning, Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) if t != topic);
        let party = |n: &Found| view.state_of(n).is_some_and(|s| s < view.lexicon().parties);
        of && !view.unit.mentions.names_in(f.first as usize..f.end as usize).any(party)
    };
    let between = g.end as usize..start.max(g.end as usize + 1) - 1;
    let price = || between.is_empty() || view.unit.mentions.topics_in(between.clone()).any(other);
    ends && start > g.end as usize && view.says(start - 1, "for") && price()
}

/// Whether a noun of the verb's own cue stands in the topic's phrase.
fn made_of(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let own = |w| w != 0 && (w == g.particle || g.tail.contains(&w));
    view.seg()
        .tokens
        .get(hit.first as usize..hit.end as usize)
        .unwrap_or_default()
        .iter()
        .any(|t| t.tag == Tag::Noun && own(t.word))
}

/// "the dues gone", "the dues off": a word behind the noun that ends it.
fn gone(view: &View<'_>, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let out = |at: usize| ["gone", "off"].iter().any(|w| view.says(at, w));
    // "the dues on its grain gone".
    let end = hit.end as usize;
    let own = (end..tokens.len())
        .take_while(|&i| !out(i) && (tokens[i].tag == Tag::Prep || tokens[i].tag.is_nominal()))
        .count();
    let at = hit.end as usize + if view.says(hit.end as usize, "off") { 0 } else { own };
    let next = tokens.get(at + 1).map(|t| t.tag);
    out(at) && !next.is_some_and(|t| t.is_nominal() || t.is_head() || t == Tag::Hyphen)
}

/// "called on Kelmar to lay down its arms": one side is to do it, and the other is not.
fn alone(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    matches!(doer(view, sentence, ci, sentence.clauses[ci].group.passive), Holder::States(s) if s.len() == 1)
}

/// The direction of the frame that a chain has already.
pub(super) fn base_direction(view: &View<'_>, chain: &Chain) -> i8 {
    chain.frame.map_or(1, |f| view.lexicon().frame(chain.topic, f).direction)
}

/// Whether the word stands in a phrase of place, time or manner that hangs on the verb, not in its object.
fn adjunct(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let mut object = false;
    // "called in Nordhaven for a truce": what stands before the verb's own preposition is not before its object.
    let own = |i: &usize| tokens[*i].tag == Tag::Prep && tokens[*i].word != 0 && tokens[*i].word == g.particle;
    let from = g.end as usize + how_long(view, g.end as usize);
    let behind = (g.end as usize..hit.first as usize).find(own).unwrap_or(from);
    let between = behind..(hit.first as usize).max(behind);
    for (i, t) in between.clone().zip(&tokens[between.clone()]) {
        object |= t.tag.is_head();
        // "must withdraw prior to any truce".
        if view.prior_to(i + 2) {
            return true;
        }
        if t.tag != Tag::Prep || t.word != 0 && (t.word == g.particle || g.tail.contains(&t.word)) {
            continue;
        }
        let word = view.words(i..i + 1).to_ascii_lowercase();
        let own = view.lexicon().takes(g.lemma, t.word);
        let governs = own
            || matches!(
                word.as_str(),
                "of" | "to" | "for" | "on" | "about" | "against" | "towards" | "toward" | "into" | "upon"
            );
        // "should be settled on the basis of the truce".
        let basis = |c: &Found| c.meaning == Meaning::Marker(Marker::Terms) && c.end as usize > i + 1;
        if g.cue.phase() < 0 && view.unit.mentions.cues_in(i..between.end).any(|c| c.first as usize == i && basis(c)) {
            return true;
        }
        // "rejected calls about the truce", "is making statements about peace": what the object is about.
        let about =
            matches!(word.as_str(), "on" | "about") && g.cue.attitude() != 0 || word == "about" && g.cue.phase() > 0;
        if !governs || !own && object && about {
            return true;
        }
    }
    false
}

//! The topic's word as the subject: what a clause says of it.

use super::{
    Chain, Step,
    climb::left_to,
    feeling::feeling,
    frame::{thing_of, verb_stands},
    full_verb::full_verb,
    group_flags, group_flags_keep,
    harm::on_target,
    left::left_to_another,
    noun::noun_phrase_start,
    outcome::{brings_ill, makes, outcome, spoils},
    owner::owner,
    predicate::{copula, judge, predicate_in, state_of_mind},
    received::received,
    said::unthought,
    verb::is_have,
    wish::goal_of,
    within::has_within,
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{CompiledFrame, Found, Meaning, VerbPattern, class},
    },
    date,
    segment::{
        Sentence,
        clause::{Clause, Edge, object_phrase},
        group::{Form, Group, Modal},
        tag::Tag,
        token::Token,
    },
};

/// The topic's word is the subject: "the truce is unacceptable", "the dues must stay", "fighting will stop".
pub(super) fn subject_side(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain, hit: &Found) -> Step {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    if let Some(k) = g.copula.then(|| sentence.clauses.get(ci + 1)).flatten()
        && k.parent.map(usize::from) == Some(ci)
        && left_to(view, sentence, ci + 1).is_some()
    {
        // "the islands are for the two sides to decide".
        (chain.withheld, chain.attitude) = (true, true);
        chain.evidence.push(g.head);
        chain.held(Holder::Nobody, ci, g.head);
        return Step::Go;
    }
    if g.copula && ends_question(view, sentence, ci, hit) {
        // "not for us | to decide": the words go on into the infinitive.
        let said = g.head as usize..(g.end as usize + 6).min(view.seg().tokens.len());
        if let Some((Predicate::Withhold, at, end)) = predicate_in(view, said) {
            // "Whether Norland leaves the islands is up to Norland".
            (chain.withheld, chain.attitude) = (true, true);
            chain.evidence.extend(at..end);
            chain.held(Holder::Nobody, ci, g.head);
            return Step::Go;
        }
    }
    let mask = if spoken_of(view, hit, chain.topic) { thing_of(hit) } else { 0 };
    let fits = |(f, verbs): &(&CompiledFrame, &[VerbPattern]), led: bool| {
        f.subjects & mask != 0
            && mask != 0
            && has_within(view, sentence, ci, f)
            && verbs.iter().any(|v| {
                // "the army stops the enemy" is not "the army stops".
                let taken = v.particle == 0 && g.cue.phase() < 0 && !g.passive && has_object(view, g);
                led == (v.particle != 0) && verb_stands(view, clause, v) && !taken
            })
    };
    // "Kelm will stay ours": first by the frame that is for whoever says so.
    let own = view.speaker_at(g.head as usize).and_then(|s| s.state);
    let frames = |led| view.lexicon().patterns_on(g.lemma, chain.topic).filter(move |f| fits(f, led)).map(|(f, _)| f);
    // "the League must move back" is another frame than "the League moves".
    let framed = own
        .and_then(|s| [true, false].into_iter().find_map(|led| frames(led).find(|f| f.is_for(s))))
        .or_else(|| frames(true).next())
        .or_else(|| frames(false).next());
    // "the dues hit us, too": a complaint, whomever they are against.
    let ours = || ["us", "our", "me", "my"].iter().any(|w| view.says(g.end as usize, w));
    // "the dues have hit our trade, Norland complained": so is what those say whom they are against.
    let suffers = || own.is_some_and(|s| view.lexicon().targets[chain.topic as usize].contains(&s));
    let framed = framed.filter(|f| !(f.direction > 0 && g.cue.is(Class::Harm) && (ours() || suffers())));
    // "the dues are not going away", says another than those whom they are against: a word, and not how things stand.
    let wields = || {
        let targets = &view.lexicon().targets[chain.topic as usize];
        g.progressive && !targets.is_empty() && own.is_some_and(|s| !targets.contains(&s))
    };
    if framed.is_some() && goes_on_still(view, g) && !wields() {
        return Step::Drop;
    }
    if let Some(f) = framed {
        chain.sign = f.direction;
        chain.adopt(f);
        chain.act = true;
        chain.holder = Holder::Nobody;
        chain.head = g.head as usize;
        chain.evidence.push(g.head);
        group_flags(g, chain);
        // "the war has gone on for too long": how things stand.
        chain.past &= !g.perfect;
        return Step::Go;
    }
    // "Norland's goal at the talks was to agree on a truce": so is where somebody is to do something.
    let planned = g.passive || g.copula || g.modal == Modal::Ought;
    if chain.sign == 0 || !chain.attitude && planned && only_where(view, clause, hit) {
        return Step::Drop;
    }
    if g.cue.is(Class::Linking) && goal_of(view, clause, chain) {
        return Step::Go;
    }
    subject_verb(view, sentence, ci, chain)
}

/// "the number of points in the plan was reduced": the word only says where the subject is.
fn only_where(view: &View<'_>, clause: &Clause, hit: &Found) -> bool {
    let prep = noun_phrase_start(view, hit.first as usize).checked_sub(1);
    let inside = |i: &usize| *i > clause.subject.start as usize && clause.subject.contains(&hit.first);
    if made_there(view, clause).is_some() {
        return false;
    }
    prep.filter(inside).is_some_and(|i| ["in", "at", "under", "within"].iter().any(|w| view.says(i, w)))
}

/// "Whether Norland leaves | the islands | is …": the subject is the object of a question, which is the subject itself.
fn ends_question(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found) -> bool {
    let asks = |c: &Clause| view.seg().tokens[c.start as usize].classes & class::QUESTION != 0;
    let before = sentence.clauses.get(..ci).unwrap_or_default().last();
    before.is_some_and(|c| asks(c) && c.group.end <= hit.first && sentence.clauses[ci].subject.contains(&hit.first))
}

/// "the shelling does not stop", "the war is not over": how things stand, which nobody wants by telling it.
pub fn goes_on_still(view: &View<'_>, g: &Group) -> bool {
    let next = view.seg().tokens.get(g.end as usize).map(|t| t.tag);
    let over = g.copula && matches!(next, Some(Tag::Adv | Tag::Prep));
    (g.negated || g.denied) && g.modal == Modal::None && !g.passive && (over || g.cue.phase() < 0)
}

/// What the verb says of a subject that holds the topic's word.
pub(super) fn subject_verb(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> Step {
    let g = &sentence.clauses[ci].group;
    let word = chain.evidence.first().map_or(chain.head, |&e| e as usize);
    if !chain.owned && calls_of_nobody(view, sentence, ci, word) {
        return Step::Drop;
    }
    if !chain.attitude && judged_stance(view, sentence, ci, word) {
        return Step::Drop;
    }
    if feeling(view, &sentence.clauses[ci], chain) || left_to_another(view, sentence, ci, chain) {
        return Step::Go;
    }
    if !g.copula && !chain.attitude && goes_on_still(view, g) {
        // "the growth of the League does not stop": how things stand.
        return Step::Drop;
    }
    if g.passive
        && let Some((p, at, end)) = state_of_mind(view, g)
    {
        // "are misplaced": a participle that judges.
        chain.evidence.extend(at..end);
        judge(chain, p, g.negated);
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    // "has the backing of Norland".
    if is_have(view, g) && !chain.attitude && received(view, &sentence.clauses[ci], chain) {
        return Step::Go;
    }
    let does_harm = |p: &(Predicate, u32, u32)| p.0 == Predicate::Minus && on_target(view, p.2 as usize, chain.topic);
    if is_have(view, g) && predicate_in(view, sentence.clauses[ci].object()).is_some_and(|p| does_harm(&p)) {
        return Step::Drop;
    }
    // "new dues would be tantamount to breaking relations".
    if g.copula
        && !chain.attitude
        && brings_ill(view, &sentence.clauses[ci]).is_some()
        && let Some(step) = outcome(view, &sentence.clauses[ci], chain)
    {
        group_flags_keep(g, chain);
        return step;
    }
    if g.copula
        || is_have(view, g)
        || g.cue.is(Class::Linking)
            && predicate_in(view, g.end as usize..(sentence.clauses[ci].end as usize).max(g.end as usize)).is_some()
    {
        let own = std::mem::replace(&mut chain.holder, Holder::Nobody);
        let had = chain.attitude;
        let before = std::mem::take(&mut chain.judged);
        let (sign, refused) = (chain.sign, chain.refused);
        let step = copula(view, sentence, ci, chain, None);
        // "Norland's readiness for a truce is a sham": whether it is meant, and not the matter.
        let unmeant = |c: &Found| c.meaning == Meaning::Marker(Marker::Sham);
        if chain.owned
            && chain.judged
            && !refused
            && view.unit.mentions.cues_in(sentence.clauses[ci].object()).any(unmeant)
        {
            (chain.sign, chain.refused, chain.judged, chain.holder) = (sign, refused, before, own);
            return step;
        }
        // "Norland's rejection of the truce is a mistake": whoever judges it.
        let judges = chain.owned && chain.judged && matches!(own, Holder::States(_));
        chain.judged |= before;
        chain.owned &= !judges;
        // "Norland's condition for a truce is that …": Norland's, whatever it consists in.
        let unplaced = matches!(chain.holder, Holder::Else) && matches!(own, Holder::States(_)) && chain.terms;
        if had && !judges && (unplaced || matches!(chain.holder, Holder::Nobody)) {
            chain.holder = own;
        }
        // "the dues must remain in place": kept up, no terms.
        // "should never have begun": past, and no terms either.
        if g.modal == Modal::Ought && chain.sign > 0 && !g.perfect && !g.cue.is(Class::Start) {
            chain.terms = true;
        }
        return step;
    }
    // "the talks are going well", "the talks have made progress".
    if let Some((p, at, end)) = predicate_in(view, g.head as usize..(g.end as usize + 3).min(view.seg().tokens.len()))
        .filter(|p| p.1 == g.head && (p.2 > g.end || g.progressive && p.2 == g.end && !has_object(view, g)))
        .or_else(|| headway(view, sentence, ci))
    {
        chain.evidence.extend(at..end);
        judge(chain, p, g.negated);
        (chain.modifier, chain.talk, chain.weak) = (false, false, chain.weak && p != Predicate::Plus);
        group_flags_keep(g, chain);
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    if alone_helps(view, sentence, ci) && chain.sign != 0 && !chain.negated {
        // "Only dues will make Norland stop".
        (chain.attitude, chain.judged, chain.weak) = (true, true, false);
        chain.evidence.push(g.head);
        group_flags_keep(g, chain);
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    if powerless(view, sentence, ci, chain) {
        // "dues will not force Norland to stop".
        (chain.attitude, chain.judged, chain.weak) = (true, true, false);
        chain.evidence.push(g.head);
        if g.negated {
            chain.turn(-1);
            (chain.negated, chain.refused) = (true, chain.sign < 0);
        }
        group_flags_keep(g, chain);
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    // "a truce depends on", "relief hinges on".
    let tied = view.unit.mentions.cues_in(g.head as usize..g.end as usize + 2);
    if tied.into_iter().any(|c| c.first == g.head && c.meaning == Meaning::Marker(Marker::Condition)) {
        chain.attitude = true;
        chain.judged = true;
        chain.terms = true;
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    // "a just peace means the return of the islands", "the talks must begin with a withdrawal": what it has to be.
    if sets_terms(view, sentence, &sentence.clauses[ci], chain) {
        chain.attitude = true;
        chain.judged = true;
        chain.terms = true;
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    // "a truce cannot come before a withdrawal".
    if g.negated && g.modal != Modal::None && view.says(g.end as usize, "before") {
        chain.attitude = true;
        chain.judged = true;
        chain.terms = true;
        chain.holder = Holder::Nobody;
        return Step::Go;
    }
    if received(view, &sentence.clauses[ci], chain) {
        return Step::Go;
    }
    if let Some(step) = makes(view, &sentence.clauses[ci], chain) {
        return step;
    }
    if let Some(whose) = enacted(view, sentence, ci).filter(|_| !chain.refused && chain.sign != 0) {
        (chain.act, chain.weak) = (true, false);
        chain.evidence.push(g.head);
        group_flags_keep(g, chain);
        chain.holder = whose;
        return Step::Go;
    }
    group_flags_keep(g, chain);
    chain.evidence.push(g.head);
    if !chain.attitude && spoils(view, sentence, ci, chain) {
        return Step::Go;
    }
    if !chain.attitude
        && let Some(step) = outcome(view, &sentence.clauses[ci], chain)
    {
        return step;
    }
    full_verb(view, &sentence.clauses[ci], chain)
}

/// "Estrel's approach to the truce is wrong", "its policy on the dues is a mistake": what is judged is how another stands to a thing, and not
/// the thing; "its attitude to it is negative" says which way.
pub fn judged_stance(view: &View<'_>, sentence: &Sentence, ci: usize, at: usize) -> bool {
    let clause = &sentence.clauses[ci];
    let start = noun_phrase_start(view, at);
    let Some(noun) = start.checked_sub(2).filter(|_| clause.subject_range().contains(&at)) else { return false };
    let to = ["to", "on", "towards", "toward", "regarding"].iter().any(|w| view.says(start - 1, w));
    let cues = || view.unit.mentions.cues_in(noun..noun + 1);
    let leans = cues().any(|c| matches!(c.meaning, Meaning::Noun(NounCue::Plus | NounCue::Minus)));
    let stance = view.marked(noun..noun + 1, Marker::Deed);
    to && stance && !leans && clause.group.copula && !view.marked(clause.object(), Marker::Tenor)
}

/// "Calls for a truce prove that …", "appeals for dues are growing": of whom they are is not told, and whoever speaks of them makes none.
pub fn calls_of_nobody(view: &View<'_>, sentence: &Sentence, ci: usize, at: usize) -> bool {
    let g = &sentence.clauses[ci].group;
    let subject = view.subject(sentence, ci);
    let calls = |c: &Found| {
        c.meaning == Meaning::Marker(Marker::Bids)
            && (c.end as usize) < at
            && view.says(c.end as usize, "for")
            && matches!(owner(view, c.first as usize), Holder::Nobody)
    };
    let plain = !(g.copula || g.passive || g.negated) && g.cue.attitude() == 0 && g.cue.phase() >= 0;
    plain && subject.contains(&at) && view.unit.mentions.cues_in(subject).any(calls)
}

/// "Norland's law on dues took effect", "a decree of Vale on them came into force": whose the paper is that has its effect.
fn enacted(view: &View<'_>, sentence: &Sentence, ci: usize) -> Option<Holder> {
    let g = &sentence.clauses[ci].group;
    let begins = g.cue.is(Class::Start) && g.particle != 0 && !g.passive && !g.negated && !g.denied;
    let subject = view.subject(sentence, ci);
    let paper = |c: &Found| c.meaning == Meaning::Marker(Marker::Paper);
    let noun = view.unit.mentions.cues_in(subject).find(|c| begins && paper(c))?;
    let at = noun.end as usize;
    let state = |h: &Holder| matches!(h, Holder::States(_));
    // "a decree of Vale".
    let of = || view.unit.mentions.names_in(at + 1..at + 4).next().and_then(|f| view.state_of(f));
    let behind = || of().filter(|_| view.says(at, "of")).map(|s| Holder::States(vec![s]));
    Some(owner(view, at - 1)).filter(state).or_else(behind)
}

/// "Only … will stop the war", "only … can bring peace": what alone is said to bring something about, or to end it.
fn alone_helps(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let g = &sentence.clauses[ci].group;
    let subject = view.subject(sentence, ci);
    let only = !subject.is_empty()
        && (view.says(subject.start, "only") || subject.start > 0 && view.says(subject.start - 1, "only"));
    let does = g.cue.phase() != 0 || g.cue.is(Class::Cause) || g.cue.attitude() > 0;
    only && does
        && matches!(g.modal, Modal::Future | Modal::Would | Modal::Possible)
        && !g.negated
        && has_object(view, g)
}

/// "dues will not force Norland to stop", "I do not think that dues will": what is said, or not thought, to move whom it is aimed at.
fn powerless(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &Chain) -> bool {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let coming = matches!(g.modal, Modal::Future | Modal::Would | Modal::Possible);
    if !g.cue.is(Class::Cause) || g.cue.attitude() != 0 || g.passive || !coming || chain.sign <= 0 || chain.attitude {
        return false;
    }
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p))).map(|c| &c.group);
    let unthought = clause.edge == Edge::Content && up.is_some_and(unthought);
    let tokens = &view.seg().tokens;
    let alone = clause.subject_range().any(|i| ["alone", "only"].iter().any(|w| view.says(i, w)));
    let targets = &view.lexicon().targets[chain.topic as usize];
    let moved = || {
        let whom = object_phrase(tokens, g.end as usize..(clause.end as usize).max(g.end as usize).min(tokens.len()));
        matches!(view.holder_of(whom), Holder::States(s) if s.iter().any(|x| targets.contains(x)))
    };
    (g.negated != unthought) && !alone && moved()
}

/// "means" with another topic behind it, "must begin with", "must restore", "needs to remove": what a clause asks of the thing that is its subject.
fn sets_terms(view: &View<'_>, sentence: &Sentence, clause: &Clause, chain: &Chain) -> bool {
    let g = &clause.group;
    if chain.sign <= 0 || g.negated || g.passive {
        return false;
    }
    let behind = || {
        let topics = view.unit.mentions.topics_in(g.end as usize..sentence.tokens.end.min(g.end as usize + 12));
        topics.into_iter().any(|f| matches!(f.meaning, Meaning::FrameNoun(t, _) if t != chain.topic))
    };
    let defines = g.cue.is(Class::Define) && !g.past && g.modal == Modal::None;
    // "a truce needs to remove the causes".
    let remedies = |c: &Clause| {
        let of = |p: u16| sentence.clauses.get(usize::from(p)).is_some_and(|p| p.group.head == g.head);
        let active = c.group.form == Form::Infinitive && !c.group.passive && has_object(view, &c.group);
        active && c.edge == Edge::Complement && c.parent.is_some_and(of)
    };
    if view.lexicon().lemma_name(g.lemma) == "need" && sentence.clauses.iter().any(remedies) {
        return true;
    }
    let ought = g.modal == Modal::Ought && (g.cue.phase() > 0 || g.cue.is(Class::Bring));
    ought && (has_object(view, g) || g.particle != 0 || view.says(g.end as usize, "with")) || defines && behind()
}

/// Whether a thing is what the verb is said of, and does not hang on a noun that is a frame with it ("the lifting of the dues ends").
fn spoken_of(view: &View<'_>, thing: &Found, topic: u8) -> bool {
    if of_a_time(view, thing.first as usize) {
        return false;
    }
    let from = (thing.first as usize).saturating_sub(8);
    let mut words = view.unit.mentions.topics_in(from..thing.end as usize);
    !words.any(|f| {
        matches!(f.meaning, Meaning::FrameNoun(t, _) if t == topic) && f.first < thing.first && f.end >= thing.end
    })
}

/// "the 94th day of the war is over", "the last day of our defence against it": of a time, whatever is said of that.
pub fn of_a_time(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let prep = (at.saturating_sub(8)..at).find(|&i| tokens[i].word == view.grammar.of && tokens[i].word != 0);
    prep.is_some_and(|p| p > 0 && date::is_when(tokens[p - 1].span.of(view.scene.text)))
}

/// "have made significant progress", "has yielded a breakthrough": what talks are said to have brought.
fn headway(view: &View<'_>, sentence: &Sentence, ci: usize) -> Option<(Predicate, u32, u32)> {
    let clause = &sentence.clauses[ci];
    if let Some(noun) = made_there(view, clause) {
        return Some((Predicate::Plus, noun as u32, noun as u32 + 1));
    }
    let talks = view.marked(view.subject(sentence, ci), Marker::About);
    let object = clause.object();
    let brings = clause.group.cue.phase() > 0 && !clause.group.passive && !clause.group.negated;
    let mut cues = view.unit.mentions.cues_in(object.start..object.end.min(object.start + 6));
    let found = cues.find(|c| c.meaning == Meaning::Marker(Marker::Headway)).filter(|_| talks && brings)?;
    (!view.denied(found.first as usize)).then_some((Predicate::Plus, found.first, found.end))
}

/// "Good progress was made at the talks": the noun for how they came on.
fn made_there(view: &View<'_>, clause: &Clause) -> Option<usize> {
    let subject = clause.subject_range();
    let noun = view.head_end(subject.clone()).checked_sub(1).filter(|n| subject.contains(n))?;
    let made = clause.group.passive && clause.group.cue.phase() >= 0 && !clause.group.negated;
    let on = made && view.marked(noun..noun + 1, Marker::Headway) && view.marked(noun + 1..subject.end, Marker::About);
    (on && !view.denied(noun)).then_some(noun)
}

/// Whether a noun phrase stands right behind the verb, other than one that says when: "ends this year".
pub fn has_object(view: &View<'_>, g: &Group) -> bool {
    let behind = view.seg().tokens.get(g.end as usize..).unwrap_or_default();
    let phrase = |t: Tag| matches!(t, Tag::Det | Tag::Poss | Tag::Noun | Tag::Proper | Tag::Adj | Tag::Num);
    let run = behind.iter().take(WHEN).take_while(|t| phrase(t.tag)).count();
    // "ends a year of war" says what.
    let of = || behind.get(run).is_some_and(|t| t.word == view.grammar.of);
    // "ended months ago".
    let ago = |n: usize| n > 1 && view.words_are(&behind[n - 1], "ago");
    let last = if ago(run) { run - 1 } else { run };
    let when = || last > 0 && date::is_when(behind[last - 1].span.of(view.scene.text)) && !of();
    let points = |t: &Token| t.tag == Tag::Pron && ["this", "that", "it", "these"].iter().any(|w| view.words_are(t, w));
    // "must come true": what it becomes.
    let becomes = || run > 0 && behind.get(..run).unwrap_or_default().iter().all(|t| t.tag == Tag::Adj);
    behind.first().is_some_and(|t| t.tag == Tag::ObjPron || points(t) || phrase(t.tag)) && !when() && !becomes()
}

/// Words of the longest phrase that says when: "the very next day".
const WHEN: usize = 4;

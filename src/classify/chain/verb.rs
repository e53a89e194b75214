//! Verbs without a frame of their own: attitude, phase, failure, talk, and what they do to what they govern.

use super::{
    Chain, Step,
    doer::doer,
    group_flags,
    lean::{lean, unforced},
    noun::noun_phrase_start,
    owner::owner,
    predicate::{judge, predicate_in},
    talk::talk,
    weigh::{refuse, withhold},
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

/// Attitude, phase, failure, talk: what a verb does to what it governs.
pub(super) fn verb(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain, object: Option<usize>) -> Step {
    let g = &sentence.clauses[ci].group;
    let cue = g.cue;
    let doer = || doer(view, sentence, ci, g.passive);
    chain.evidence.push(g.head);
    if cue.is(Class::Breach) || object.is_some_and(|at| harms(g) || menaces(view, sentence, ci, at)) {
        // Accusing of a breach is no stance; promising none is.
        chain.turn(-1);
        chain.act = true;
        chain.breach = true;
        group_flags(g, chain);
        chain.holder = doer();
        chain.head = g.head as usize;
        return Step::Go;
    }
    let ours = chain.owned && cue.attitude() < 0 && !(chain.holder == Holder::Speaker && doer() == Holder::Speaker);
    if ours && (chain.holder == Holder::Speaker || !matches!(doer(), Holder::States(_) | Holder::Speaker)) {
        // "our objections to the truce were brushed aside": whatever becomes of them, they are ours; "we withdraw our support"
        // takes it back.
        chain.top = ci;
        return Step::Go;
    }
    let with = |at: usize| noun_phrase_start(view, at).checked_sub(1).filter(|&i| view.says(i, "with"));
    let closes = || cue.is(Class::Close) && g.particle == 0 && !g.passive;
    if closes()
        && object.is_some_and(|at| {
            with(at).is_some_and(|i| (g.end as usize..i).all(|j| !view.seg().tokens[j].tag.is_nominal()))
        })
    {
        // "the war will end with the return of the islands": what it brings.
        return Step::Go;
    }
    if object.is_some_and(|at| beside(view, &sentence.clauses[ci], at)) {
        // "it is time to stop the shelling and for a truce": not what is stopped.
        (chain.attitude, chain.judged) = (true, true);
        chain.held(Holder::Nobody, ci, g.head);
        return Step::Go;
    }
    group_flags(g, chain);
    if g.denied && !g.negated && outdone(view, &sentence.clauses[ci]) {
        chain.turn(-1);
        chain.negated = false;
    }
    // "Our support for the truce has not changed", "nothing has changed about it": it stays.
    if chain.owned && cue.is_empty() && !g.copula && (g.negated || g.denied) {
        chain.turn(-1);
        chain.negated = false;
        return Step::Go;
    }
    // "did not reply to Norland's offer": the offer is Norland's all the same.
    if chain.owned && g.negated && cue.attitude() == 0 && cue.phase() == 0 && doer() != chain.holder {
        chain.turn(-1);
        chain.negated = false;
        return Step::Go;
    }
    if let Some((p, at, end)) = manner(view, &sentence.clauses[ci]).filter(|_| cue.attitude() == 0 && object.is_some())
    {
        // "we assess the talks positively".
        chain.evidence.extend(at..end);
        judge(chain, p, g.negated);
        chain.weak &= p != Predicate::Plus;
        chain.held(doer(), ci, g.head);
        return Step::Go;
    }
    if object.is_some() && brings_nothing(g) && matches!(doer(), Holder::Else | Holder::Nobody) {
        return Step::Drop;
    }
    if object.is_some_and(|at| shapes(view, g, at)) {
        // "is formulating its response to the truce".
        (chain.withheld, chain.attitude) = (true, true);
        chain.held(doer(), ci, g.head);
        return Step::Go;
    }
    // "was responding to a proposal for a truce", "did not reply to it".
    if cue.is(Class::Reply) && cue.attitude() == 0 && object.is_some() {
        // "will respond to any deployment": what it does not mean to leave unanswered.
        let any = object.is_some_and(|at| view.says(noun_phrase_start(view, at).saturating_sub(1), "any"));
        if !any || g.modal != Modal::Future || g.negated || chain.attitude || chain.sign == 0 {
            return Step::Drop;
        }
        chain.turn(-1);
        (chain.attitude, chain.judged, chain.refused) = (true, true, chain.sign < 0);
        chain.held(doer(), ci, g.head);
        return Step::Go;
    }
    let waited = (g.past || g.perfect) && !g.negated && ["wait", "await"].contains(&view.lexicon().lemma_name(g.lemma));
    if waited && cue.is(Class::Withhold) && object.is_some() && doer() == Holder::Speaker {
        // "we have waited for this truce": and wanted it.
        chain.attitude = true;
        chain.held(Holder::Speaker, ci, g.head);
        return Step::Go;
    }
    // "will decide on the dues in two weeks": not yet.
    let later = g.modal == Modal::Future && cue.attitude() > 0 && object.is_some() && !g.negated;
    if cue.is(Class::Withhold) && (cue.attitude() == 0 || later) {
        return withhold(view, sentence, ci, chain, object);
    }
    if object.is_some() && unfollowed(g) {
        // "does not understand the plan for a truce": what it cannot follow, it does not refuse.
        return Step::Drop;
    }
    if unseen(g) && object.is_some() {
        // "has not seen the plans for a truce": what it does not know, it does not refuse.
        return Step::Drop;
    }
    if cue.is(Class::Weigh) && g.negated && cue.attitude() == 0 {
        // "would not hear of a truce".
        refuse(chain);
        chain.held(doer(), ci, g.head);
        return Step::Go;
    }
    if cue.attitude() == 0 && !g.negated && !g.passive && drafted(view, sentence, ci) {
        chain.attitude = true;
        chain.judged = true;
        chain.reported = true;
        chain.held(doer(), ci, g.head);
        return Step::Go;
    }
    let bound = || g.passive && g.modal != Modal::None;
    if cue.is(Class::Bind) && (object.is_some() || bound()) && !g.negated && chain.sign != 0 {
        // "tied a truce to recognition of the islands": what it is tied to is demanded.
        let to =
            |at: usize| (g.end as usize..at).any(|i| i > g.end as usize && view.seg().tokens[i].word == g.particle);
        if g.particle != 0 && !g.passive && object.is_some_and(to) {
            (chain.attitude, chain.judged, chain.demanded) = (true, true, true);
            chain.held(doer(), ci, g.head);
            return Step::Go;
        }
        // "tied a truce to guarantees", "a truce must be tied to them": not excluded, and held back.
        chain.sign = 1;
        chain.attitude = true;
        chain.judged = true;
        chain.terms = true;
        chain.held(doer(), ci, g.head);
        return Step::Go;
    }
    if object.is_some() && chain.carried.is_none() && gets(view, sentence, ci) {
        // "Kelmar will get no truce, Vale said": what another is to have is a word of whoever says so.
        (chain.attitude, chain.judged) = (true, true);
        chain.held(Holder::Nobody, ci, g.head);
        return Step::Go;
    }
    // "will not ask for relief from the dues": no favour is asked, and no yes to them is said.
    let begs = || view.marked(g.head as usize..g.head as usize + 1, Marker::Begging);
    if g.negated && chain.sign > 0 && object.is_some() && !chain.owned && begs() {
        return Step::Drop;
    }
    if object.is_some_and(|at| tells_of(view, g, at)) && !chain.owned {
        // "briefed its allies on plans for new dues": what they are told of, and no word for it.
        return Step::Drop;
    }
    // Attitude before phase: "demand", "reject"; a phase where the verb has no attitude.
    if cue.attitude() != 0 {
        return lean(view, sentence, ci, chain);
    }
    if cue.is(Class::Accuse) {
        if object.is_some_and(|at| blamed(view, g, at)) && !chain.owned && !g.passive {
            // "blamed the dues for the famine": who lays it to a thing is against that.
            chain.turn(-1);
            (chain.attitude, chain.judged, chain.refused) = (true, true, chain.sign < 0);
            chain.held(doer(), ci, g.head);
            return Step::Go;
        }
        // "blamed Norland for the failure of the truce": an accusation, and no stance of whoever makes it.
        if object.is_some() && !chain.owned && matches!(chain.holder, Holder::Nobody) {
            return Step::Drop;
        }
        chain.accused = true;
        return Step::Go;
    }
    let phase = cue.phase();
    if phase != 0 {
        chain.turn(if object.is_some() && solves(view, g, chain) { 1 } else { phase });
        chain.act = true;
        chain.head = g.head as usize;
        chain.top = ci;
        if !chain.attitude || matches!(chain.holder, Holder::Nobody) {
            chain.holder = doer();
        }
        return Step::Go;
    }
    if cue.is(Class::Fail) {
        chain.turn(-1);
        if chain.attitude && matches!(chain.holder, Holder::Nobody) && object.is_some() {
            // "lacks any interest in a truce": the one who has it not.
            chain.refused = true;
            chain.held(doer(), ci, g.head);
        }
        return Step::Go;
    }
    // "discussed further pressure through dues": what they talk about, whatever its noun says.
    let only_talks = !cue.is(Class::Report) && !g.negated && !chain.judged && matches!(chain.holder, Holder::Nobody);
    if cue.is(Class::Talk) && chain.attitude && only_talks {
        chain.attitude = false;
        chain.talk = true;
        return Step::Go;
    }
    // "discussed efforts to end the war": what they spoke of.
    let efforts = |&e: &u32| {
        let mut cues = view.unit.mentions.cues_in(e as usize..e as usize + 1);
        e >= g.end && cues.any(|c| c.meaning == Meaning::Marker(Marker::Endeavour))
    };
    if cue.is(Class::Talk) && !cue.is(Class::Report) && !chain.owned && chain.evidence.iter().any(efforts) {
        chain.attitude = false;
    }
    if cue.is(Class::Talk) && (g.negated && !g.past || !chain.attitude) {
        talk(view, sentence, ci, chain);
        return Step::Go;
    }
    if cue.is(Class::Cause) {
        if unforced(view, g) {
            return Step::Drop;
        }
        chain.attitude = true;
        chain.held(doer(), ci, g.head);
        chain.reported = cue.is(Class::Report);
        return Step::Go;
    }
    let says = cue.is(Class::Clausal) && view.lexicon().lemma_name(g.lemma) == "say" && g.particle == 0;
    if says && object.is_some_and(|o| o >= g.end as usize) && !g.passive && matches!(chain.holder, Holder::Nobody) {
        // "says appeal for dues proves it right": the noun is the subject of what is said.
        return Step::Drop;
    }
    if chain.attitude && matches!(chain.holder, Holder::Nobody) {
        // "voiced support for", "showed readiness for": the noun has the attitude, the subject holds it.
        chain.holder = doer();
        chain.reported = cue.is(Class::Report);
        chain.head = g.head as usize;
    }
    Step::Go
}

/// "resolving a settlement": what a verb that ends a trouble does to the way out of it.
fn solves(view: &View<'_>, g: &Group, chain: &Chain) -> bool {
    let towards = |f| view.lexicon().frame(chain.topic, f).direction > 0;
    g.cue.is(Class::Solve) && chain.sign > 0 && chain.frame.is_some_and(towards)
}

/// Whether somebody says of another, whom the clause names, that this one is to get something.
pub fn gets(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let coming = matches!(g.modal, Modal::Future | Modal::Would | Modal::Possible) || g.form == Form::Infinitive;
    let own = view.speaker_at(g.head as usize).and_then(|s| s.state);
    let another = |h: Holder| matches!(h, Holder::States(s) if own.is_some_and(|o| !s.contains(&o)));
    let alone = clause.parent.is_none() || clause.edge == Edge::Content;
    g.cue.is(Class::Given) && !g.passive && coming && alone && another(doer(view, sentence, ci, false))
}

/// "blamed the dues for": the thing itself is what an ill is laid to.
fn blamed(view: &View<'_>, g: &Group, object: usize) -> bool {
    let tokens = &view.seg().tokens;
    let direct = noun_phrase_start(view, object) == g.end as usize;
    let behind = tokens.get(object..).unwrap_or_default().iter().position(|t| !(t.tag.is_nominal() || t.tag.is_head()));
    direct && behind.is_some_and(|n| view.says(object + n, "for"))
}

/// "is working out its position on the truce", "has not formulated an answer to it": what is not there yet, or not told.
fn shapes(view: &View<'_>, g: &Group, object: usize) -> bool {
    // "conveys its position": told, and not only being shaped.
    let told = g.past || g.perfect || g.cue.is(Class::Report);
    let open = g.negated || g.denied || !told;
    let stance = |c: &Found| matches!(c.meaning, Meaning::Noun(NounCue::Report) | Meaning::Marker(Marker::Standpoint));
    let prep = |at: usize| view.seg().tokens.get(at).is_some_and(|t| matches!(t.tag, Tag::Prep | Tag::To));
    let mut nouns = view.unit.mentions.cues_in(g.end as usize..object);
    g.cue.is(Class::Shape) && open && nouns.any(|c| stance(c) && prep(c.end as usize))
}

/// The adverb that judges what a verb of thinking or weighing has for its object: "views the plan positively".
fn manner(view: &View<'_>, clause: &Clause) -> Option<(Predicate, u32, u32)> {
    let cue = clause.group.cue;
    if !(cue.is(Class::Belief) || cue.is(Class::Withhold) || cue.is(Class::Weigh)) {
        return None;
    }
    let tokens = &view.seg().tokens;
    let last = clause.object().rev().find(|&i| tokens[i].tag == Tag::Adv)?;
    predicate_in(view, last..last + 1)
}

/// "does not understand": neither seen nor weighed.
fn unfollowed(g: &Group) -> bool {
    let thinks = g.cue.is(Class::Belief) && g.cue.attitude() == 0 && g.cue.phase() == 0;
    thinks
        && g.negated
        && !g.passive
        && !g.cue.is(Class::Withhold)
        && !g.cue.is(Class::Conceive)
        && g.modal == Modal::None
}

/// Whether a thing behind an infinitive that ends something stands in a phrase of its own that "and" joins to it, where a noun calls for
/// both: "time to stop the shelling and for | a truce".
fn beside(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    let prep = noun_phrase_start(view, at).checked_sub(1).filter(|&p| p > g.end as usize && view.says(p, "for"));
    let joined = prep.is_some_and(|p| view.seg().tokens[p - 1].tag == Tag::Coord);
    let to = clause.start.min(g.first) as usize;
    let due = || (to.saturating_sub(2)..to).any(|i| view.marked(i..i + 1, Marker::Due));
    joined && g.form == Form::Infinitive && g.cue.phase() < 0 && due()
}

/// "briefed Kelmar on plans for", "told her of efforts for": whether a noun for what is planned or tried, of nobody, stands behind what
/// somebody is told about.
pub fn tells_of(view: &View<'_>, g: &Group, at: usize) -> bool {
    let tells = g.cue.is(Class::Tell) || g.cue.is(Class::Report) && g.cue.is(Class::Talk);
    let end = g.end as usize;
    if !tells || g.cue.attitude() != 0 || g.negated || at <= end {
        return false;
    }
    let about = |i: &usize| ["on", "about", "of"].iter().any(|w| view.says(*i, w));
    let planned = |n: &usize| view.marked(*n..*n + 1, Marker::Scheduled) || view.marked(*n..*n + 1, Marker::Bids);
    let Some(prep) = (end..at).find(about) else { return false };
    (prep + 1..at).find(planned).is_some_and(|n| owner(view, n) == Holder::Nobody)
}

/// "has not seen".
pub fn unseen(g: &Group) -> bool {
    g.cue.is(Class::Conceive) && g.negated && g.modal == Modal::None && (g.past || g.perfect)
}

/// "Norland's draft provides for a truce": what a paper holds is wanted by whoever put it forward.
pub(super) fn drafted(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let clause = view.subject_of(sentence, ci);
    let cue = sentence.clauses[ci].group.cue;
    let holds = cue.is(Class::Talk) || cue.is(Class::Forecast) || cue.is(Class::Report) || cue.is_empty();
    holds && view.paper_of(clause.subject_range()).is_some()
}

/// "its soldiers threaten the peace": a verb that announces its object, or harms what is there already: a thing that does it, or an
/// object that is somebody's or known.
pub fn menaces(view: &View<'_>, sentence: &Sentence, ci: usize, object: usize) -> bool {
    let g = &sentence.clauses[ci].group;
    if !g.cue.is(Class::Harm) || g.cue.attitude() <= 0 {
        return false;
    }
    let start = noun_phrase_start(view, object);
    let known = ["the", "this", "that"].iter().any(|w| view.says(start, w));
    let owned =
        view.seg().tokens.get(start..object.max(start)).unwrap_or_default().iter().any(|t| t.tag == Tag::Possessive);
    known
        || owned
        || view.seg().tokens[start].tag == Tag::Poss
        || matches!(doer(view, sentence, ci, g.passive), Holder::Else | Holder::Nobody)
}

/// "does not want to jeopardise the talks": a verb of harm that is neither for nor against anything itself.
fn harms(g: &Group) -> bool {
    g.cue.is(Class::Harm) && !g.cue.is(Class::Worsen) && g.cue.attitude() == 0 && g.cue.phase() == 0
}

/// "the summit will not lead to a truce": what a thing does not bring about is refused by nobody.
pub fn brings_nothing(g: &Group) -> bool {
    let brings = g.cue.is(Class::Cause) || g.cue.is(Class::Bring);
    brings && g.cue.attitude() == 0 && g.negated && !g.passive && g.modal != Modal::Ought
}

/// Whether a verb is "have".
pub(super) fn is_have(view: &View<'_>, g: &Group) -> bool {
    view.lexicon().lemma_name(g.lemma) == "have"
}

/// "Nobody wants a truce more than Norland": denied of all others.
fn outdone(view: &View<'_>, clause: &Clause) -> bool {
    let tokens = &view.seg().tokens;
    // "nobody wants the war to end more than we do": behind the clause below, up to the next mark.
    let from = (clause.end.max(clause.group.end) as usize).min(tokens.len());
    let on = tokens
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|t| !matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Coord | Tag::Dash))
        .count();
    let words = clause.group.end as usize..from + on;
    words.clone().any(|i| {
        i + 1 < words.end
            && view.words(i..i + 1).eq_ignore_ascii_case("more")
            && view.words(i + 1..i + 2).eq_ignore_ascii_case("than")
    })
}

/// Whether what a verb governs is waited for: "awaits", "is waiting for".
pub(super) fn awaits(view: &View<'_>, g: &Group) -> bool {
    view.marked(g.head as usize..g.head as usize + 1, Marker::Awaited)
}

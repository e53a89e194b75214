//! Up the clauses from a topic's word, counting the words of attitude: one piece of evidence for each subject that can hold a
//! position, and one for whoever speaks.

use super::{
    of_others,
    weigh::{blame, weigh},
};
use crate::{
    classify::{
        chain::{self, Chain},
        holder::Holder,
        view::View,
    },
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning, NameKind, class},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
        token::Token,
    },
};

/// The most clauses that are gone through.
const MOST: usize = 4;

/// How long what describes a word may be, in tokens.
const REACH: usize = 6;

/// What the clauses so far say beside the sign.
#[derive(Default)]
struct Around {
    /// Words of blame.
    against: bool,
    /// The word is what suffers from what is blamed.
    hurt: bool,
    /// Another than the speaker is against it.
    refused: bool,
    /// Another than the speaker takes a stand on it, or does it.
    taken: bool,
}

/// Up the clauses, counting the words of attitude.
pub(super) fn rise(
    view: &View<'_>,
    sentence: &Sentence,
    hit: &Found,
    mut chain: Chain,
    head: Option<usize>,
) -> Vec<Chain> {
    let mut out: Vec<Chain> = Vec::new();
    let base = chain.frame.map_or(1, |f| view.lexicon().frame(chain.topic, f).direction);
    let mut around = Around::default();
    let (first, mut at) = (chain.top, chain.top);
    let mut described = 0..0;
    for _ in 0..MOST {
        let clause = &sentence.clauses[at];
        let g = &clause.group;
        chain.clauses.push(at);
        around.against |= weigh(view, &mut chain, clause, hit, &described);
        if neither(view, sentence, at, hit, &chain, at == first) {
            return Vec::new();
        }
        turn(view, &mut chain, clause, hit, (head == Some(at), at == first), &mut around);
        chain.top = at;
        let holder = chain::doer(view, sentence, at, g.passive);
        if both_failed(view, g, &holder) {
            return Vec::new();
        }
        // "accused Norland of rejecting the truce": of another, not of whoever accuses.
        if g.cue.is(Class::Accuse) && out.iter().chain([&chain]).any(|c| c.clauses.len() > 1) {
            return out;
        }
        // "described Vale as wanting a truce": of Vale.
        let below = chain.clauses.iter().rev().nth(1).map(|&c| &sentence.clauses[c]);
        if below.is_some_and(|child| chain::portrays(view, sentence, at, child).is_some()) {
            return Vec::new();
        }
        of_another(view, sentence, at, hit, &holder, &mut around);
        // "gave Norland a week to reach a truce", "will urge it to agree": wanted of it, and not by it.
        let made = chain::made_by(sentence, clause).is_some();
        // "Norland's plan for a truce is wrong", says Kelmar: no judgement of Norland's.
        let of_it = g.copula && chain.judged && view.subject(sentence, at).contains(&(hit.first as usize));
        if !made && !of_it && !for_whom(view, clause, hit) && matches!(holder, Holder::States(_) | Holder::Speaker) {
            let mut here = Chain { holder, ..chain.clone() };
            let blamed = here.holder == Holder::Speaker && here.charged && !chain.act;
            here.attitude |= blamed;
            blame(&mut here, around.against || blamed, base);
            out.retain(|c| c.holder != here.holder);
            out.push(here);
        }
        // "denied saying that Kelmar wants a truce".
        let denied = |p: u16| chain::denied(sentence, p as usize);
        if clause.edge == Edge::Content && clause.parent.is_some_and(denied) {
            return Vec::new();
        }
        // "Norland promised to leave, while Suthermark proposed a truce": what stands beside it is somebody else's doing.
        let beside = matches!(clause.edge, Edge::Concession | Edge::Other) && clause.group.form == Form::Finite;
        if beside && out.iter().any(|c| matches!(c.holder, Holder::States(_)) && c.top == at) {
            break;
        }
        let tied = matches!(clause.edge, Edge::Condition | Edge::Order);
        // "If we raise the dues, they will walk away": only supposed, and no reason to think that it is wanted.
        let plain = || view.says(clause.start as usize, "if") || clause.group.fronted.is_some();
        // "if it comes to where a truce is impossible".
        let placed = || below.is_some_and(|child| chain::of_place(view, child));
        if clause.edge == Edge::Condition && (at == first || placed()) && plain() {
            return Vec::new();
        }
        if tied || clause.edge != Edge::Content && view.tells_when(sentence, at) {
            chain.hypothetical = true;
            chain.terms |= awaited(view, sentence, clause);
            break;
        }
        match clause.parent.map(usize::from) {
            Some(p) if clause.edge != Edge::Content && p < sentence.clauses.len() && p != at => {
                let antecedent = if clause.edge == Edge::Relative { clause.antecedent.start } else { 0 };
                described = sentence.clauses[p].group.end as usize..antecedent as usize;
                at = p;
            }
            _ => break,
        }
    }
    out.extend(of_the_speaker(chain, &out, &around, base));
    // "a truce leaves us cold": what is said of the word in words that nobody knows is no yes to it.
    let said_of = stated_of(view, &sentence.clauses[first], hit);
    out.retain(|c| counts(view, hit, c) && !(said_of && !leans(c) && !c.act && !c.ought && !c.negated));
    out
}

/// "Kelmar truce plans are wrong, Weil said", "Kelmar dues bill put off": the word is the subject, and a bare name in front of it says what it
/// is about or whom it is against, and not whose it is.
fn for_whom(view: &View<'_>, clause: &Clause, hit: &Found) -> bool {
    let subject = clause.subject_range();
    let name = view.unit.mentions.names_in(subject.clone()).next();
    let bare = |f: &Found| matches!(f.meaning, Meaning::State(_, NameKind::Name)) && f.first as usize == subject.start;
    let tokens = &view.seg().tokens;
    let run = |f: &Found| {
        let between = f.end as usize..(subject.end).max(f.end as usize);
        tokens.get(between).unwrap_or_default().iter().all(|t| matches!(t.tag, Tag::Noun | Tag::Adj))
    };
    let close = |f: &Found| hit.first <= f.end && hit.end > f.end;
    name.is_some_and(|f| bare(f) && close(f) && run(f))
}

/// "has to clean up before it can be considered for the League": what is demanded first is a term of what waits for it.
fn awaited(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p)));
    let waits = clause.edge == Edge::Order && view.says(clause.start as usize, "before");
    waits && up.is_some_and(|up| up.group.modal == Modal::Ought && !up.group.negated)
}

/// What is left for whoever speaks; none where the speaker has it already, or it is another's.
fn of_the_speaker(mut chain: Chain, out: &[Chain], around: &Around, base: i8) -> Option<Chain> {
    let speaks = out.iter().any(|c| c.holder == Holder::Speaker);
    if speaks || around.taken || around.refused && chain.sign == -base {
        return None;
    }
    chain.attitude |= chain.charged;
    let charged = chain.charged;
    blame(&mut chain, around.against || charged, base);
    chain.holder = Holder::Nobody;
    chain.over = !out.is_empty();
    if around.hurt && chain.sign == -base {
        chain.sign = base;
    }
    Some(chain)
}

/// Whether a piece of evidence says anything: not what talks are planned ("will hold talks in Kelm"), nor the bare deed of a frame
/// that must be stated.
fn counts(view: &View<'_>, hit: &Found, c: &Chain) -> bool {
    let mut met = view.unit.mentions.cues_in(hit.first as usize..hit.end as usize);
    let talks = met.any(|c| c.meaning == Meaning::Marker(Marker::About));
    let leans = leans(c);
    // "has seen violations of the truce": that it is broken is nobody's no to it.
    let base = c.frame.map_or(1, |f| view.lexicon().frame(c.topic, f).direction);
    if c.sign == -base && !c.judged && infringed(view, hit) {
        return false;
    }
    (!talks || !c.weak || leans) && (!c.stated || !c.act || c.attitude || c.ought || c.noun)
}

/// Whether a clause states something of the word as its subject, other than what can be, and asks nothing.
fn stated_of(view: &View<'_>, clause: &Clause, hit: &Found) -> bool {
    let g = &clause.group;
    let asks = view.seg().tokens.get(clause.start as usize).is_some_and(|t| t.classes & class::QUESTION != 0);
    hit.end <= g.first && g.form == Form::Finite && g.modal != Modal::Possible && !asks
}

/// Whether any word of attitude was found.
fn leans(c: &Chain) -> bool {
    c.attitude || c.judged || c.noun || c.refused
}

/// "violations of the truce", "dues evasion": what is done against the word itself.
fn infringed(view: &View<'_>, hit: &Found) -> bool {
    let at = hit.first as usize;
    let is = |c: &Found| c.meaning == Meaning::Marker(Marker::Infringement);
    let of = |c: &Found| view.says(c.end as usize, "of") && at <= c.end as usize + 3;
    let end = hit.end as usize;
    // "breaches of the Estrel-brokered truce", "of the law and the truce".
    let tokens = &view.seg().tokens;
    let within = |t: Tag| t.is_nominal() || t.is_verb() || t == Tag::Coord;
    let far = (at.saturating_sub(REACH)..at).rev().take_while(|&i| within(tokens[i].tag));
    let prep = far.last().unwrap_or(at).checked_sub(1).filter(|&p| view.says(p, "of"));
    view.unit.mentions.cues_in(at.saturating_sub(4)..at).any(|c| is(c) && of(c))
        || prep.is_some_and(|p| p > 0 && view.unit.mentions.cues_in(p - 1..p).any(is))
        || view.unit.mentions.cues_in(end..end + 1).any(is)
}

/// Whether a clause is neither for nor against the word, whatever stands above it.
fn neither(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found, chain: &Chain, first: bool) -> bool {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    // "the dues will not change its course": what a thing does not do to another is nobody's no to it.
    let idle = g.negated && !g.passive && !g.copula && g.cue.phase() == 0 && hit.end <= g.first;
    if first && idle && chain::has_object(view, g) {
        return true;
    }
    // "the truce has no chance", "finds no support": how it stands with others.
    let lacks = |t: &Token| t.classes & class::NEG != 0 && t.classes & class::DET != 0;
    let none = first && hit.end <= g.first && !g.copula && !chain.judged && g.cue.attitude() == 0;
    // "has no future": a noun that is against it by its own denial.
    let base = chain.frame.map_or(1, |f| view.lexicon().frame(chain.topic, f).direction);
    let turned = chain.noun && chain.sign == -base;
    if none && !turned && view.seg().tokens.get(g.end as usize).is_some_and(lacks) {
        return true;
    }
    // "would not describe it as a truce": another word for it.
    let named_as = (g.end..hit.first.max(g.end)).any(|i| view.says(i as usize, "as"));
    if g.negated && g.cue.is(Class::Report) && g.cue.attitude() == 0 && named_as {
        return true;
    }
    // "the war is not over", "the shelling does not stop": how things stand.
    if hit.end <= g.first && chain::goes_on_still(view, g) {
        return true;
    }
    // "did not talk about the dues": neither did anybody speak for them, nor against.
    let unsaid = g.negated && g.past && g.modal == Modal::None && g.cue.is(Class::Talk);
    if unsaid && g.cue.attitude() == 0 && g.cue.phase() == 0 && hit.first >= g.end {
        return true;
    }
    // "is not worried about the dues"; "traders are fearful of the dues": theirs, and not of whoever says so.
    let said = g.first as usize..hit.first.max(g.end) as usize;
    let worries = |c: &Found| c.meaning == Meaning::Predicate(Predicate::Worry);
    let theirs = || hit.first >= g.end && of_others(view, &view.holder(sentence, ci));
    if view.unit.mentions.cues_in(said).any(worries) && (g.negated || theirs()) {
        return true;
    }
    // "the shelling undermines attempts at a truce": no stance of whoever says so.
    let harms = g.cue.attitude() < 0 && g.cue.is(Class::Harm) && hit.first >= g.end && !g.negated;
    let works = g.cue.is(Class::Harm) && hit.end <= g.first && chain::does_its_work(view, clause, chain.topic);
    // "the pact does not work for peace": what a thing does not do for it.
    let for_it =
        hit.first > 0 && hit.first >= g.end && ["for", "of"].iter().any(|w| view.says(hit.first as usize - 1, w));
    if first && g.negated && !g.copula && for_it && view.holder(sentence, ci) == Holder::Else {
        return true;
    }
    if hit.first >= g.end && chain::broken(clause) {
        return true;
    }
    // "must be prepared for the war to go on".
    let mood = || view.marked(g.first as usize..hit.first as usize, Marker::Mood);
    if hit.first >= g.end && chain::braced(view, g, chain) && mood() {
        return true;
    }
    // "does not understand the plan for a truce": what it cannot follow, it does not refuse.
    let follows = g.cue.is(Class::Belief) && g.cue.attitude() == 0 && g.cue.phase() == 0 && !g.cue.is(Class::Withhold);
    if first && follows && g.negated && !g.passive && hit.first >= g.end {
        return true;
    }
    // "has not asked Kelmar to sign the truce".
    let unasked = chain::unforced(view, g) || chain::unasked(g) || chain::unseen(g);
    let behind = hit.first >= g.end;
    let menaces = behind && !g.negated && chain::menaces(view, sentence, ci, hit.first as usize);
    let holder = || view.holder(sentence, ci);
    // "the summit will not bring peace".
    let nothing = behind && chain::brings_nothing(g) && matches!(holder(), Holder::Else | Holder::Nobody);
    // "the truce has been undermined", by nobody that is a side.
    let spoiled = g.passive && !g.negated && g.cue.attitude() < 0 && g.cue.is(Class::Harm) && hit.end <= g.first;
    let by = || chain::doer(view, sentence, ci, true);
    let spoiled = spoiled && !matches!(by(), Holder::States(_) | Holder::Speaker);
    works || unasked || menaces || nothing || spoiled || harms && holder() == Holder::Else
}

/// What the verb of a clause makes of the sign. It `heads` the frame of a thing, or is that of the `first` clause.
fn turn(
    view: &View<'_>,
    chain: &mut Chain,
    clause: &Clause,
    hit: &Found,
    (heads, first): (bool, bool),
    around: &mut Around,
) {
    let g = &clause.group;
    let (attitude, phase) = (g.cue.attitude(), g.cue.phase());
    // "the dues would reduce its income": what is ended is the object.
    let other = hit.end <= g.first && chain::has_object(view, g) || beside_object(view, g, hit);
    // "giving up land": the topic's words hold the verb, and have its sign.
    let own = (hit.first..hit.end).contains(&g.head);
    // "it was settled on the basis of the truce": nor what stands behind a passive.
    let aside = if g.passive { hit.first >= g.end } else { other };
    let ends_other = own || phase < 0 && (aside || first && by_means(view, g, hit));
    if attitude != 0 {
        chain.attitude = true;
        chain.evidence.push(g.head);
    }
    // "its deeds breach the truce", "the truce was violated by Kelmar": what suffers is not what is blamed.
    let hurts = !g.negated && (attitude == 0 && g.cue.is(Class::Harm) || g.cue.is(Class::Breach));
    let suffers = hurts && if g.passive { hit.end <= g.first } else { hit.first >= g.end };
    around.against |= hurts && g.cue.is(Class::Harm) && !suffers;
    around.hurt |= suffers;
    if heads {
        chain.act = true;
    } else if attitude < 0 || g.cue.is(Class::Fail) && attitude == 0 {
        chain.sign = -chain.sign;
        chain.refused = true;
    } else if attitude == 0 && phase < 0 && !ends_other && !(g.cue.is(Class::Solve) && hit.first >= g.end) {
        chain.sign = -chain.sign;
    }
    if attitude == 0 && phase != 0 && !ends_other {
        chain.act = true;
    }
    // "cannot be settled without a truce".
    let needed = hit.first >= g.end && (g.end as usize..hit.first as usize).any(|i| view.says(i, "without"));
    if (g.negated || g.denied) && !(needed && g.passive) {
        chain.sign = -chain.sign;
        chain.negated = true;
    }
    chain.ought |= g.modal == Modal::Ought;
    chain.future |= matches!(g.modal, Modal::Future | Modal::Would);
    chain.possible |= g.modal == Modal::Possible;
    chain.past = g.past;
}

/// "Norland and Kelmar could not agree on a truce": a failure of both, no refusal.
fn both_failed(view: &View<'_>, g: &Group, holder: &Holder) -> bool {
    let agrees = g.cue.attitude() > 0 && g.negated && g.modal != Modal::Future && g.cue.is(Class::Plus);
    let says = || view.lexicon().verb_cues(g.lemma).iter().any(|(_, c)| c.is(Class::Report));
    agrees && says() && matches!(holder, Holder::States(s) if s.len() > 1)
}

/// What a clause says of somebody that is no party: "Brussels does not want a truce" is its own no, whoever tells it.
fn of_another(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found, holder: &Holder, around: &mut Around) {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let attitude = g.cue.attitude();
    let other = of_others(view, holder) && !(*holder == Holder::Else && view.said_of_thing(sentence, ci));
    let leans = attitude != 0 && g.modal == Modal::None && !g.passive && !g.copula;
    // "the League is not ready for a truce", "is not interested in one".
    let unready = (g.copula || chain::state_of_mind(view, g).is_some()) && g.negated && other && hit.first >= g.end;
    around.refused |= unready || leans && other && (attitude < 0) != g.negated && clause.edge != Edge::Relative;
    // "Kelmar may weaken the dues": what another does to it, whoever complains.
    let behind = hit.first >= g.end && !g.passive && !g.copula && !g.negated;
    around.refused |= g.cue.is(Class::Harm) && g.cue.phase() < 0 && behind && of_others(view, holder);
    around.taken |= behind && *holder == Holder::Else && takes(view, clause);
    // "Kelmar wants a truce to regroup", says Vale: Kelmar's wish.
    let own = || view.speaker_at(g.head as usize).and_then(|s| s.state);
    let anothers = || matches!(holder, Holder::States(s) if own().is_some_and(|own| !s.contains(&own)));
    let tells = matches!(g.form, Form::Finite | Form::Ing);
    around.taken |= behind && attitude != 0 && g.modal == Modal::None && tells && anothers();
    // "the West is ready to lift the dues": its mind.
    let minded = || view.marked(g.end as usize..hit.first.max(g.end) as usize, Marker::Mood);
    around.taken |= g.copula && other && !g.negated && minded();
    // "The West goes on imposing dues on Norland": what others do, in a text that only cites whoever complains of it.
    let does = g.cue.phase() > 0 && g.modal == Modal::None && view.unit.speaker.is_none();
    around.taken |= behind && other && does;
}

/// "they choose dues", "he backs the truce": what somebody takes a stand on or does, whoever tells it.
fn takes(view: &View<'_>, clause: &Clause) -> bool {
    let cue = clause.group.cue;
    let person = ["they", "he", "she"].iter().any(|w| view.says(clause.subject.start as usize, w));
    clause.subject.len() == 1 && person && (cue.attitude() != 0 || cue.phase() != 0)
}

/// "settle this by diplomatic means": what it is done by is not what is ended.
fn by_means(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let at = hit.first as usize;
    let from = at.saturating_sub(3).max(g.end as usize);
    (from..at.max(from)).any(|i| ["by", "through", "via"].iter().any(|w| view.says(i, w)))
}

/// "end the war with regard for the islands": what stands in a phrase behind the verb's own object.
fn beside_object(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let between = g.end as usize..(hit.first as usize).max(g.end as usize);
    let Some(object) = between.clone().find(|&i| tokens[i].tag.is_head()) else { return false };
    let prep = (object..between.end).find(|&i| tokens[i].tag == Tag::Prep);
    prep.is_some_and(|i| !["of", "to", "for"].iter().any(|w| view.says(i, w)))
}

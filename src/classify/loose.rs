//! The last resort for a topic's word that no chain reaches: the words of attitude around it in its clause and those above,
//! counted for their sign. Weak evidence, and marked so: the scorer decides whether it is worth a record.

mod itemised;
mod named;
mod rise;
mod weigh;

pub use self::itemised::itemised;
use self::{named::only_named, rise::rise, weigh::blames};
use super::{chain::Chain, holder::Holder, view::View};
use crate::{
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{CompiledFrame, Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
    },
};

/// Loose chains for a frame noun, or for a thing with a verb that is a frame with it anywhere in the sentence: one for each
/// clause above it whose subject can hold a position, as far as it goes there, and one for whoever speaks; none where the
/// sentence only names it.
pub fn loose(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Vec<Chain> {
    start(view, sentence, hit).map_or_else(Vec::new, |(chain, head)| rise(view, sentence, hit, chain, head))
}

/// The chain at its topic's word, and the clause whose verb makes a frame of a thing.
fn start(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<(Chain, Option<usize>)> {
    let at = hit.first as usize;
    let ci = view.clause_at(sentence, at)?;
    if matches!(hit.meaning, Meaning::Thing(..)) && where_it_is(view, at) {
        return None;
    }
    let (topic, frame, head) = match hit.meaning {
        Meaning::FrameNoun(t, f) => (t, view.lexicon().frame(t, f), None),
        Meaning::Thing(t, bit) => {
            let (frame, head) = frame_near(view, sentence, t, bit, at)?;
            (t, frame, Some(head))
        }
        _ => return None,
    };
    // What counts only where it is denied, the clauses themselves have to say.
    if frame.denied
        || frame.withheld
        || super::chain::elsewhere(view, sentence, hit, topic)
        || super::chain::about_another(view, sentence, hit, topic, frame.weak)
        || head.is_none() && !super::chain::owner_fits(view, sentence, hit, frame)
        || super::chain::by_degree(view, at)
        || super::chain::spoken_on(view, sentence, hit)
        || super::chain::answer_awaited(view, &sentence.clauses[ci].group, hit)
        || super::chain::begins_anew(view, &sentence.clauses[ci], at)
        || super::chain::of_a_time(view, at)
        || super::chain::in_setting(view, at)
        || super::chain::in_the_way(view, sentence, hit)
        || super::chain::denied(sentence, ci)
        || super::chain::not_brought(view, sentence, ci, at)
        || unheard(view, sentence, ci, at)
        || super::chain::schemes(view, sentence, ci)
        || sentence.clauses.iter().any(|c| breached(view, c, at))
        || told_broken(&sentence.clauses[ci], at)
        || sentence.clauses[ci].parent.is_some_and(|p| super::chain::accuses_us(view, sentence, usize::from(p)))
        || sentence.clauses[ci].group.form == Form::Ing
            && super::chain::in_setting(view, sentence.clauses[ci].group.first as usize)
        || later_than(view, at)
        || conceded(view, sentence, at)
        || (at.saturating_sub(2)..=at).any(|i| view.replaced(i)) && sentence.clauses[ci].group.cue.attitude() == 0
        || unchanged(view, sentence, at, ci)
        || untrue(view, &sentence.clauses[ci])
        || frame.direction < 0
            && head.is_none()
            && sentence.clauses[ci].group.cue.attitude() == 0
            && super::chain::feared(view, at)
        || super::chain::even_if(view, &sentence.clauses[ci])
        || kept_back(view, sentence, ci)
        || its_course(view, sentence, ci, at)
        || super::chain::about_talks(view, sentence, ci)
        || super::chain::could(view, &sentence.clauses[ci])
        || met_to_study(sentence, ci)
        || unable(view, sentence, ci)
        || super::chain::talked_over(view, sentence, ci, at)
        || super::chain::takes_part(view, sentence, ci, hit)
        || super::chain::set_aside(view, &sentence.clauses[ci], at)
        || super::chain::advised(view, sentence, &sentence.clauses[ci])
        || super::chain::voted_on(&sentence.clauses[ci].group)
        || super::chain::term_set(view, &sentence.clauses[ci].group, hit)
        || super::chain::greeted_stance(view, &sentence.clauses[ci].group, hit)
        || super::chain::lacks_plan(view, &sentence.clauses[ci].group, hit)
        || super::chain::calls_of_nobody(view, sentence, ci, at)
        || super::chain::judged_stance(view, sentence, ci, at)
        || super::chain::doubted_mind(view, &sentence.clauses[ci].group, at).is_some()
        || super::chain::answers_for(view, &sentence.clauses[ci], at)
        || only_named(view, sentence, ci, hit)
        || super::chain::likely(view, sentence, hit)
        || super::chain::for_another(view, sentence, ci, hit)
        || super::chain::hard_to(view, sentence, ci)
        || super::chain::tells_of(view, &sentence.clauses[ci].group, at)
        || super::chain::sees_nobody(view, sentence, ci)
        || lets_not(&sentence.clauses[ci], at)
        || only_replies(sentence, ci, hit)
        || made_out(view, &sentence.clauses[ci], hit)
        || not_had(&sentence.clauses[ci], hit)
        || super::chain::none_there(view, at, &sentence.clauses[ci].group)
        || view.tells_when(sentence, ci) && no_party(view, &view.holder(sentence, ci))
    {
        return None;
    }
    let mut chain = Chain::new(topic, sentence.clauses[ci].group.head as usize);
    chain.sign = frame.direction;
    chain.frame = Some(frame.frame);
    chain.weak = frame.weak;
    chain.stated = frame.stated;
    chain.loose = true;
    chain.thing = head.is_some();
    chain.evidence.extend(hit.first..hit.end);
    chain.top = ci;
    // "expects the dues to be lifted": what is to become of it.
    let ends =
        |c: &Clause| c.group.form == Form::Infinitive && c.subject.contains(&hit.first) && c.group.cue.phase() < 0;
    if head.is_none() && sentence.clauses.iter().any(ends) {
        chain.sign = -chain.sign;
    }
    let tokens = &view.seg().tokens;
    chain.modifier =
        tokens.get(hit.end as usize).is_some_and(|t| t.tag == Tag::Noun || t.tag == Tag::Hyphen && !t.spaced);
    // "the sham votes were held": the word itself is against what it names.
    chain.charged = head.is_none() && (frame.charged || blames(view, hit));
    // "the decision not to extend the truce is final": the infinitive inside the subject is denied by itself.
    let not = |(n, c): (usize, &Clause)| {
        let g = &c.group;
        let denied = c.edge == Edge::Subject && g.form == Form::Infinitive && g.negated && (g.end as usize) <= at;
        denied && head.is_none_or(|h| h == n)
    };
    let inside = sentence.clauses[ci].subject.contains(&hit.first);
    if view.denied(at) || inside && sentence.clauses.iter().enumerate().any(not) {
        chain.sign = -chain.sign;
        chain.negated = true;
    }
    Some((chain, head))
}

/// "Norland breaking the truce – Vale": a breach that is told of, and no stance of whoever tells it.
fn told_broken(clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    let told = g.modal == Modal::None && !(g.negated || g.denied) && g.form != Form::Infinitive;
    g.cue.is(Class::Breach) && told && !g.passive && at >= g.end as usize && clause.parent.is_none()
}

/// "its failure to abide by the truce": the object of what is not kept to.
fn breached(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let end = clause.group.end as usize;
    (end..end + 4).contains(&at) && super::chain::falls_short(view, clause)
}

/// "will not let the chance of a truce slip": what is not to become of it, the clause behind would say.
fn lets_not(clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    g.negated && g.cue.is(Class::Cause) && g.cue.attitude() > 0 && !g.cue.is(Class::Report) && g.end as usize <= at
}

/// "responded to the proposal", "to the threat to raise the dues": neither for nor against.
fn only_replies(sentence: &Sentence, ci: usize, hit: &Found) -> bool {
    let clause = &sentence.clauses[ci];
    let hung = clause.group.form == Form::Infinitive && !matches!(clause.edge, Edge::Content);
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p))).filter(|_| hung);
    let replies = |g: &Group| g.cue.is(Class::Reply) && g.cue.attitude() == 0 && hit.first >= g.end;
    [Some(clause), up].into_iter().flatten().any(|c| replies(&c.group))
}

/// "presents its withdrawal as a gift", "portrayed the dues as a success": what somebody makes it out to be, where nothing judges it.
fn made_out(view: &View<'_>, clause: &Clause, hit: &Found) -> bool {
    let g = &clause.group;
    let tells = g.cue.is(Class::Report) && g.cue.attitude() == 0 && hit.first >= g.end;
    let tokens = &view.seg().tokens;
    let object = hit.end as usize..(clause.end as usize).max(hit.end as usize);
    tells
        && (object.into_iter().any(|i| tokens[i].word == view.grammar.as_ && tokens[i].tag == Tag::Prep)
            || called(view, hit))
}

/// "called the raids on the islands ‘unprecedented’": an adjective that ends the phrase, which says what it is like.
fn called(view: &View<'_>, hit: &Found) -> bool {
    let rest = view.seg().tokens.get(hit.end as usize..).unwrap_or_default();
    let mut words = rest.iter().filter(|t| !matches!(t.tag, Tag::QuoteOpen | Tag::QuoteClose)).map(|t| t.tag);
    let (first, next) = (words.next(), words.next());
    let ends = next.is_none_or(|t| matches!(t, Tag::Stop | Tag::Comma | Tag::Dash | Tag::Coord | Tag::Semicolon));
    first == Some(Tag::Adj) && ends
}

/// "has not yet received the details of the truce": neither for nor against.
fn not_had(clause: &Clause, hit: &Found) -> bool {
    let g = &clause.group;
    g.negated && g.modal == Modal::None && g.cue.is(Class::Receive) && g.cue.attitude() == 0 && hit.first >= g.end
}

/// "met to study the truce", "will meet to discuss ending the war": what a meeting is for.
fn met_to_study(sentence: &Sentence, ci: usize) -> bool {
    let c = &sentence.clauses[ci];
    let gerund = c.edge == Edge::Complement && c.group.form == Form::Ing;
    let c = c.parent.and_then(|p| sentence.clauses.get(p as usize)).filter(|_| gerund).unwrap_or(c);
    let up = c.parent.and_then(|p| sentence.clauses.get(p as usize)).map(|u| u.group.cue);
    // "will fly to Kelm to discuss the truce".
    let discusses = c.group.cue.is(Class::Talk) && c.group.cue.attitude() == 0;
    c.edge == Edge::Purpose && (discusses || c.group.cue.is(Class::Withhold) && up.is_some_and(|u| u.is(Class::Talk)))
}

/// "was unable to bring about a truce": what somebody cannot do is refused by nobody.
fn unable(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let c = &sentence.clauses[ci];
    let up = c.parent.and_then(|p| sentence.clauses.get(usize::from(p))).map(|u| &u.group);
    let brings = c.edge == Edge::Complement && c.group.form != Form::Finite && c.group.cue.phase() > 0;
    let said = |u: &Group| u.end as usize..(c.group.first as usize).max(u.end as usize);
    brings && up.is_some_and(|u| u.copula && view.marked(said(u), Marker::Capacity))
}

/// "advanced despite the talks on a truce": what something happens in spite of.
fn conceded(view: &View<'_>, sentence: &Sentence, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let leads = |c: &Found| c.meaning == Meaning::Marker(Marker::Concession);
    let cue = view.unit.mentions.cues_in(sentence.tokens.start..at).rfind(|c| leads(c));
    cue.is_some_and(|c| {
        tokens.get(c.end as usize..at).unwrap_or_default().iter().all(|t| t.tag.is_nominal() || t.tag == Tag::Prep)
    })
}

/// "reject reports of a truce", "dismissed rumours of Kelmar leaving": whether it is so, and not what anybody wants.
fn unheard(view: &View<'_>, sentence: &Sentence, ci: usize, at: usize) -> bool {
    let clause = &sentence.clauses[ci];
    let up =
        clause.parent.and_then(|p| sentence.clauses.get(usize::from(p))).filter(|_| clause.edge == Edge::Complement);
    [Some(clause), up].into_iter().flatten().any(|c| super::chain::hearsay(view, &c.group, at))
}

/// "calls reports of a truce untrue": whether it is so, and not what anybody wants.
fn untrue(view: &View<'_>, clause: &Clause) -> bool {
    view.marked(clause.start as usize..clause.end as usize, Marker::Untruth)
}

/// "wants an end to the fighting in Kelm": a place, to which nothing is done.
fn where_it_is(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let before = (at.saturating_sub(5)..at).rev().find(|&i| !tokens[i].tag.is_nominal());
    before.is_some_and(|i| ["in", "near", "around", "across", "inside", "throughout"].iter().any(|w| view.says(i, w)))
}

/// "our position on the dues has not changed": which it is, it does not say.
fn unchanged(view: &View<'_>, sentence: &Sentence, at: usize, ci: usize) -> bool {
    let c = &sentence.clauses[ci];
    let noun = |f: &Found| matches!(f.meaning, Meaning::Marker(Marker::Contents | Marker::Deed));
    let subject = view.subject(sentence, ci);
    subject.contains(&at)
        && c.group.cue.attitude() == 0
        && view.unit.mentions.cues_in(subject.start..at).any(noun)
        && (subject.start..at).any(|i| view.says(i, "on") || view.says(i, "towards") || view.says(i, "toward"))
}

/// "will be lifted only after a truce", "not before peace": what comes first, and what is done is done to something else.
fn later_than(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let start = (at.saturating_sub(4)..at).rev().take_while(|&i| tokens[i].tag.is_nominal()).last().unwrap_or(at);
    view.prior_to(start)
        || start > 0
            && tokens[start - 1].tag == Tag::Prep
            && ["after", "before"].iter().any(|w| view.says(start - 1, w))
}

/// "Vale on new dues: We'll see what happens": nothing is said of it.
fn kept_back(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let from = sentence.clauses[ci].group.first as usize;
    let mut cues = view.unit.mentions.cues_in(from..sentence.tokens.end);
    cues.any(|c| c.meaning == Meaning::Marker(Marker::Withheld) && (c.first as usize) < from + 5)
}

/// "we shall see what happens with the dues", "watches how the truce goes": what becomes of it is asked, and not wanted.
fn its_course(view: &View<'_>, sentence: &Sentence, ci: usize, at: usize) -> bool {
    let c = &sentence.clauses[ci];
    let (start, first) = (c.start as usize, c.group.first as usize);
    let what = view.says(start, "what") && start + 1 == first && at >= c.group.end as usize;
    let how = view.says(start, "how") && view.subject(sentence, ci).contains(&at) && at < first;
    let asked = c.edge == Edge::Content && c.group.form == Form::Finite && c.group.cue.attitude() == 0;
    let plain = c.group.modal == Modal::None && !c.group.passive;
    // "discussed how the truce would be watched": how it is to be, whoever wants it.
    let up = c.parent.and_then(|p| sentence.clauses.get(usize::from(p))).map(|u| u.group.cue);
    let discussed = up.is_some_and(|u| u.is(Class::Talk) && u.attitude() == 0 && !u.is(Class::Report));
    asked && (what || how) && (plain || discussed)
}

/// Whether nobody is who holds it, or somebody that is no party.
fn no_party(view: &View<'_>, holder: &Holder) -> bool {
    *holder == Holder::Nobody || of_others(view, holder)
}

/// Whether none of the parties is who holds it.
fn of_others(view: &View<'_>, holder: &Holder) -> bool {
    match holder {
        Holder::Else => true,
        Holder::States(states) => states.iter().all(|&s| s >= view.lexicon().parties),
        _ => false,
    }
}

/// The frame of a thing whose verb stands in its sentence, and the clause of that verb.
fn frame_near<'a>(
    view: &View<'a>,
    sentence: &Sentence,
    topic: u8,
    bit: u8,
    at: usize,
) -> Option<(&'a CompiledFrame, usize)> {
    let mask = 1u128 << bit.min(127);
    sentence.clauses.iter().enumerate().find_map(|(ci, c)| {
        let (frame, _) = view.lexicon().patterns_on(c.group.lemma, topic).find(|(f, verbs)| {
            // "helps with dues on Kelmar": what only does something is not behind its verb.
            let acts = || f.objects & mask == 0 && !view.subject(sentence, ci).contains(&at);
            (f.objects | f.subjects) & mask != 0
                && !acts()
                && verbs.iter().any(|v| super::chain::particle_fits(view, &c.group, v, c))
                && super::chain::has_within(view, sentence, ci, f)
                && super::chain::agent_fits(view, sentence, ci, f, c.group.passive)
        })?;
        Some((frame, ci))
    })
}

/// A word judged by the adjective before it, by whoever speaks: "these illegal dues".
pub fn tainted(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<Chain> {
    let Meaning::FrameNoun(topic, f) = hit.meaning else { return None };
    let frame = view.lexicon().frame(topic, f);
    let at = hit.first as usize;
    let from = at.saturating_sub(3).max(sentence.tokens.start);
    let tokens = &view.seg().tokens;
    let run = (from..at)
        .rev()
        .take_while(|&i| {
            matches!(tokens[i].tag, Tag::Adj | Tag::Coord | Tag::Comma | Tag::QuoteOpen | Tag::QuoteClose | Tag::Adv)
        })
        .last()?;
    // "crippling dues": how hard they hit, and no word against them.
    let hard = |at: u32| view.marked(at as usize..at as usize + 1, Marker::More);
    let mut cues = view.unit.mentions.cues_in(run..at);
    let judged = cues.any(|c| c.meaning == Meaning::Predicate(Predicate::Minus) && !hard(c.first));
    // "no illegal dues": what is denied is not judged besides.
    if !judged
        || super::chain::describes_none(view, hit, run as u32)
        || super::chain::in_setting(view, at)
        || frame.weak
        || super::chain::elsewhere(view, sentence, hit, topic)
    {
        return None;
    }
    let mut chain = Chain::new(topic, at);
    chain.sign = -frame.direction;
    chain.frame = Some(f);
    chain.loose = true;
    chain.tainted = true;
    chain.attitude = true;
    chain.judged = true;
    chain.evidence.extend(run as u32..hit.end);
    chain.top = view.clause_at(sentence, at)?;
    chain.clauses.push(chain.top);
    Some(chain)
}

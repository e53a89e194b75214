//! A topic's word that is about another matter: by what hangs on it, whom it is with, what it is to do.

use std::ops::Range;

use super::{
    aimed::at_others, altered::altered, first_of_two::set_against, governing::governing_noun, noun::noun_phrase_start,
};
use crate::{
    classify::{agenda, holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning, StateId},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
        token::{Kind, Token},
    },
};

/// "no compromise on the islands", "an agreement for a call": what hangs on a weak word, or on one for what is agreed, is another
/// topic's, or a meeting.
pub fn about_another(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8, weak: bool) -> bool {
    let compact = |c: &Found| c.end == hit.end && c.meaning == Meaning::Marker(Marker::Compact);
    let deal = || view.unit.mentions.cues_in(hit.first as usize..hit.end as usize).any(compact);
    let of_its_own = |c: &Found| compact(c) && agenda::of_its_own(view, c);
    // "a peace treaty talks with Ostrand", "the truce talks with it": with whom the talks are.
    let talks = |i: usize| view.marked(i..i + 1, Marker::About);
    let end = hit.end as usize + usize::from(talks(hit.end as usize));
    let apart = || put_off(view, sentence, hit).is_some_and(|at| on_another_matter(view, sentence, at, topic));
    (weak || deal())
        && (on_another_matter(view, sentence, hit.end as usize, topic) || with_another(view, sentence, end))
        || deal() && apart()
        || view.unit.mentions.cues_in(hit.first as usize..hit.end as usize).any(of_its_own)
}

/// "no deal has been reached so far on a call", "is there yet on grain": where what hangs on the subject goes on behind its verb.
fn put_off(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<usize> {
    let subject = |c: &&Clause| c.subject.end == hit.end && c.group.first >= hit.end && c.group.passive;
    let end = sentence.clauses.iter().find(subject)?.group.end as usize;
    let tokens = view.seg().tokens.get(end..sentence.tokens.end).unwrap_or_default();
    let idle = |t: &&Token| t.tag == Tag::Adv || view.words_are(t, "far") || view.words_are(t, "yet");
    Some(end + tokens.iter().take(3).take_while(idle).count())
}

/// "the only issue left in a truce", "the last questions left for the talks": about what there is still to do, and not what it is
/// to be done for.
fn left_over(view: &View<'_>, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let left = noun_phrase_start(view, hit.first as usize).checked_sub(2).filter(|&i| i > 0 && view.says(i, "left"));
    let Some(left) = left.filter(|&i| tokens[i + 1].tag == Tag::Prep && tokens[i - 1].tag == Tag::Noun) else {
        return false;
    };
    let phrase =
        (left.saturating_sub(6)..left).rev().take_while(|&i| tokens[i].tag.is_nominal() || tokens[i].tag == Tag::Adv);
    let few = ["only", "last", "few", "one", "two", "no"];
    phrase.into_iter().any(|i| few.iter().any(|w| view.says(i, w)))
}

/// Whether what hangs on the word before a token is another topic's, or none.
pub(super) fn on_another_matter(view: &View<'_>, sentence: &Sentence, at: usize, topic: u8) -> bool {
    let tokens = &view.seg().tokens;
    if with_another(view, sentence, at) || to_do_another(view, sentence, at, topic) {
        return true;
    }
    let links = ["on", "over", "about", "regarding", "concerning", "for"];
    // "on behalf of Norland": whose it is.
    if !links.iter().any(|w| view.says(at, w)) || view.says(at + 1, "behalf") {
        return false;
    }
    let most = (at + 10).min(sentence.tokens.end);
    let inside = |t: &Tag| t.is_nominal() || t.is_head() || matches!(t, Tag::Possessive | Tag::QuoteOpen | Tag::Other);
    let phrase = at + 1..(at + 1..most).find(|&i| !inside(&tokens[i].tag)).unwrap_or(most);
    let named = |f: &Found| match f.meaning {
        Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) => Some(t),
        _ => None,
    };
    let side = |f: &Found| view.unit.mentions.names_in(f.first as usize..f.end as usize).any(|n| n.end == f.end);
    let mut topics = view.unit.mentions.topics_in(phrase.clone()).filter(|f| !side(f)).filter_map(named).peekable();
    let meets = |f: &Found| f.meaning == Meaning::Marker(Marker::About) && f.end as usize == phrase.end;
    match topics.peek() {
        Some(_) => topics.all(|t| t != topic),
        None => view.unit.mentions.cues_in(phrase.clone()).any(meets) || names_its_own(view, phrase),
    }
}

/// "an agreement on grain", "a deal over fishing": a bare thing that is nobody and no word for what is under discussion.
fn names_its_own(view: &View<'_>, phrase: Range<usize>) -> bool {
    let tokens = &view.seg().tokens;
    let mentions = &view.unit.mentions;
    // Not "on Monday".
    let plain = |i: usize| matches!(tokens[i].tag, Tag::Noun | Tag::Adj) && !tokens[i].capital;
    // "for a $20bn loan".
    let one = |i: &usize| view.says(*i, "a") || view.says(*i, "an");
    let phrase = phrase.clone().find(|i| !one(i)).unwrap_or(phrase.end)..phrase.end;
    let sum = |i: usize| tokens[i].tag == Tag::Other || one(&(i - 1)) && tokens[i].tag == Tag::Num;
    let bare = phrase.clone().next().is_some_and(|i| plain(i) || sum(i))
        || phrase.clone().next().is_some_and(|i| owner_unknown(view, i..phrase.end));
    let noun = phrase.end > phrase.start && tokens[phrase.end - 1].tag == Tag::Noun;
    let cue = |c: &Found| c.meaning != Meaning::Marker(Marker::More);
    bare && noun && !mentions.cues_in(phrase.clone()).any(cue) && mentions.names_in(phrase).next().is_none()
}

/// "Ms. Fenn's fate": somebody's whom the codebook does not know.
fn owner_unknown(view: &View<'_>, phrase: Range<usize>) -> bool {
    let tokens = &view.seg().tokens;
    let name = phrase.clone().take_while(|&i| tokens[i].tag == Tag::Proper || tokens[i].tag == Tag::Stop).count();
    let owns = tokens.get(phrase.start + name).is_some_and(|t| t.tag == Tag::Possessive);
    name > 0 && owns && phrase.start + name + 1 < phrase.end
}

/// "a deal with Ostrand", "talks with Ostrand and the League": with those only who are no party.
fn with_another(view: &View<'_>, sentence: &Sentence, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    if !view.says(at, "with") {
        return false;
    }
    let inside = |i: &usize| tokens[*i].tag.is_nominal() || matches!(tokens[*i].tag, Tag::Det | Tag::Coord);
    let end = (at + 1..sentence.tokens.end).find(|i| !inside(i)).unwrap_or(sentence.tokens.end);
    let parties = view.lexicon().parties;
    let mut states = view.unit.mentions.names_in(at + 1..end).filter_map(|f| view.state_of(f)).peekable();
    states.peek().is_some() && states.all(|s| s >= parties)
}

/// "talks to free the crew", "a deal to sell grain": what is to be done names nothing of the topic.
fn to_do_another(view: &View<'_>, sentence: &Sentence, at: usize, topic: u8) -> bool {
    let tokens = &view.seg().tokens;
    // "a deal aimed at selling grain", "meant to sell it".
    let meant = tokens.get(at).is_some_and(|t| matches!(t.tag, Tag::Part | Tag::Past)) && at + 2 < sentence.tokens.end;
    let at = if meant { at + 1 } else { at };
    // "talks on selling grain".
    let on = || ["on", "about", "over", "for"].iter().any(|w| view.says(at, w));
    let links = |t: &Token| match t.tag {
        Tag::Base => tokens[at].tag == Tag::To,
        Tag::Ing => on() || meant && view.says(at, "at"),
        Tag::Noun => meant && (view.says(at, "at") || view.says(at, "for")),
        _ => false,
    };
    let verb = tokens.get(at + 1).filter(|t| links(t));
    let Some(verb) = verb.filter(|_| at + 2 < sentence.tokens.end) else { return false };
    let closes = |i: &usize| matches!(tokens[*i].tag, Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Dash);
    let end = (at + 2..sentence.tokens.end).find(closes).unwrap_or(sentence.tokens.end).min(at + 12);
    let own = |f: &Found| match f.meaning {
        Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) => t == topic,
        _ => false,
    };
    let known = |f: &Found| {
        matches!(f.meaning, Meaning::Marker(Marker::Anaphor | Marker::Described | Marker::Ill) | Meaning::Noun(_))
    };
    // "on resolving the situation in Norland": what a frame's verb does for a party.
    let parties = view.lexicon().parties;
    let party = |f: &Found| view.state_of(f).is_some_and(|s| s < parties);
    let settles = || view.lexicon().frames_on(verb.lemma, topic).next().is_some();
    tokens.get(at + 2..end).unwrap_or_default().iter().any(|t| t.tag == Tag::Noun)
        && !(settles() && view.unit.mentions.names_in(at + 2..end).any(party))
        && view.lexicon().frames_of(verb.lemma).all(|f| f.topic != topic || f.objects != 0)
        && !view.unit.mentions.topics_in(at + 1..end).any(|f| own(f) && !is_place(view, f))
        && !view.unit.mentions.cues_in(at + 1..end).any(known)
}

/// "to bring out grain from its ports": where it is done, of a thing.
fn is_place(view: &View<'_>, found: &Found) -> bool {
    let start = noun_phrase_start(view, found.first as usize);
    let place = |i: usize| ["from", "through", "in", "at", "via"].iter().any(|w| view.says(i, w));
    matches!(found.meaning, Meaning::Thing(..)) && start.checked_sub(1).is_some_and(place)
}

/// "anti-dues measures", "a counter-truce": what is done about it, or another of its kind; "anti-Norlander dues" are its own.
fn countered(view: &View<'_>, at: usize) -> bool {
    if view.seg().tokens[at].capital {
        return false;
    }
    let hyphen = |t: &Token| t.tag == Tag::Hyphen && !t.spaced;
    at > 1 && hyphen(&view.seg().tokens[at - 1]) && ["anti", "counter"].iter().any(|w| view.says(at - 2, w))
}

/// "the Ostrand-Vesk truce", "Norland-Ostrand talks": between two of whom the codebook knows nothing, or one at least is no party.
fn of_a_pair(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8) -> bool {
    let tokens = &view.seg().tokens;
    let start = noun_phrase_start(view, hit.first as usize);
    let hyphen = |i: &usize| tokens[*i].tag == Tag::Hyphen && !tokens[*i].spaced;
    let Some(at) = (start + 1..hit.first as usize).rev().find(hyphen) else { return false };
    let named = |i: usize| tokens[i].capital && tokens[i].kind == Kind::Word && tokens[i].span.len() > 2;
    let (from, end) = (at - 1, at + 2);
    let unknown = || {
        end == hit.first as usize
            && named(from)
            && named(at + 1)
            && view.unit.mentions.names_in(from..end).next().is_none()
            && view.unit.mentions.cues_in(from..end).next().is_none()
    };
    unknown() || third(view, sentence, at, topic)
}

/// Whether a hyphen joins two states, one of which at least is no party and has no part in the topic, and is none of its things.
fn third(view: &View<'_>, sentence: &Sentence, at: usize, topic: u8) -> bool {
    let first = view.unit.mentions.names_in(sentence.tokens.start..at).next_back().filter(|f| f.end as usize == at);
    let second = view.unit.mentions.names_in(at + 1..sentence.tokens.end).next().filter(|f| f.first as usize == at + 1);
    let (Some(first), Some(second)) = (first, second) else { return false };
    let mut things = view.unit.mentions.things_in(first.first as usize..second.end as usize);
    let own = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) if t == topic);
    [first, second].iter().filter_map(|f| view.state_of(f)).any(|s| apart(view, s, topic)) && !things.any(own)
}

/// Whether a state is no party and has no part in a topic.
fn apart(view: &View<'_>, state: StateId, topic: u8) -> bool {
    state >= view.lexicon().parties && !view.lexicon().has_part(topic, state)
}

/// "the war between Ostrand and Varn", "talks between Ostrand, Varn": none of them is a party.
fn between_others(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8) -> bool {
    let tokens = &view.seg().tokens;
    let at = hit.end as usize;
    if !(view.says(at, "between") || view.says(at, "among")) {
        return false;
    }
    let inside =
        |i: &usize| tokens[*i].tag.is_nominal() || matches!(tokens[*i].tag, Tag::Coord | Tag::Comma | Tag::Prep);
    let end = (at + 1..sentence.tokens.end).find(|i| !inside(i)).unwrap_or(sentence.tokens.end);
    // Behind a comma may stand who says so.
    let pair = || view.unit.mentions.names_in(at + 1..end).filter_map(|f| view.state_of(f)).take(2);
    pair().count() == 2 && pair().all(|s| apart(view, s, topic))
}

/// "a truce by all sides in the war around Ostrand", "the crisis over Ostrand": around whom a conflict is that a topic's word is about, where
/// the topic is against nobody and lets nobody in.
fn around_another(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8) -> bool {
    if !even(view, topic) {
        return false;
    }
    let tokens = &view.seg().tokens;
    let inside = |i: &usize| tokens[*i].tag.is_nominal() || tokens[*i].tag.is_head() || tokens[*i].tag == Tag::Prep;
    let end = (hit.end as usize..sentence.tokens.end).take(9).find(|i| !inside(i)).unwrap_or(sentence.tokens.end);
    let around = (hit.first as usize..end).find(|&i| view.says(i, "around"));
    let named = |at: usize| {
        let mut names = view.unit.mentions.names_in(at + 1..(at + 4).min(sentence.tokens.end));
        names.next().and_then(|f| view.state_of(f))
    };
    around.and_then(named).is_some_and(|s| apart(view, s, topic))
}

/// "urged Ostrand and Varn to stop fighting": told to two at least, none of whom has a part in the topic.
fn told_to_others(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8) -> bool {
    let holds = |c: &Clause| c.start <= hit.first && hit.end <= c.end && c.group.form == Form::Infinitive;
    let Some(clause) = sentence.clauses.iter().rev().find(|c| holds(c)) else { return false };
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p))).filter(|_| even(view, topic));
    let Some(g) = up.map(|c| &c.group).filter(|g| g.cue.is(Class::Cause) || g.cue.attitude() > 0) else { return false };
    let told = g.end as usize..(clause.group.first as usize).max(g.end as usize);
    let states = || view.unit.mentions.names_in(told.clone()).filter_map(|f| view.state_of(f));
    states().take(2).count() == 2 && states().all(|s| apart(view, s, topic) && is_land(view, s))
}

/// Whether a topic is against nobody, and lets nobody in: its word may be about anybody's war.
fn even(view: &View<'_>, topic: u8) -> bool {
    view.lexicon().targets[topic as usize].is_empty() && view.lexicon().candidates[topic as usize].is_empty()
}

/// Whether a state that is no party is one of its own, and no body of several.
fn is_land(view: &View<'_>, state: StateId) -> bool {
    let others = &view.scene.codebook.domain.others;
    let other = state.checked_sub(view.lexicon().parties).and_then(|n| others.get(n as usize));
    other.is_some_and(|o| o.kind.as_deref().is_none_or(|k| k == "state"))
}

/// "Ostrand's bid for the League", of a topic that is about who comes in: who owns it has no part in that.
fn anothers(view: &View<'_>, hit: &Found, topic: u8) -> bool {
    let candidates = &view.lexicon().candidates[topic as usize];
    if candidates.is_empty() || !matches!(hit.meaning, Meaning::FrameNoun(..)) {
        return false;
    }
    let tokens = &view.seg().tokens;
    let start = noun_phrase_start(view, hit.first as usize);
    let owns = |f: &Found| tokens.get(f.end as usize).is_some_and(|t| t.tag == Tag::Possessive);
    let mut owners = view.unit.mentions.names_in(start..hit.first as usize).filter(|f| owns(f));
    owners.next_back().and_then(|f| view.state_of(f)).is_some_and(|s| apart(view, s, topic))
}

/// "a post-truce force", "a truce-or-dues ultimatum": a part of a compound that only describes.
pub fn compounded(view: &View<'_>, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let at = hit.first as usize;
    at > 1
        && tokens[at - 1].tag == Tag::Hyphen
        && (tokens[at - 2].tag == Tag::Coord || ["post", "pre"].iter().any(|w| view.says(at - 2, w)))
}

/// "dues on Kelmar's ships": the word is about somebody who is no target of the topic.
pub fn elsewhere(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8) -> bool {
    (hit.first..hit.end).any(|i| countered(view, i as usize))
        || of_a_pair(view, sentence, hit, topic)
        || between_others(view, sentence, hit, topic)
        || anothers(view, hit, topic)
        || around_another(view, sentence, hit, topic)
        || told_to_others(view, sentence, hit, topic)
        || at_others(view, sentence, hit, topic)
        || left_over(view, hit)
}

/// "the problem is the raids, not the dues": which of two it is, and no stance on the other; "no changes to the plan" neither.
pub fn set_aside(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let start = noun_phrase_start(view, at);
    let comma = |i: usize| matches!(tokens[i].tag, Tag::Comma | Tag::Dash);
    let not = start > 1 && view.says(start - 1, "not") && comma(start - 2);
    let other = not && clause.group.copula && !clause.group.negated && start > clause.group.end as usize;
    // "the plan is aimed not at a truce but at war": said of the plan, by whoever says so.
    let aimed = clause.group.passive && set_against(view, &clause.group, at);
    other || aimed || altered(view, clause, at) || as_what(view, clause, start)
}

/// "rejected Kelm as a venue for the talks": as what somebody is against the object; the talks themselves are another matter.
fn as_what(view: &View<'_>, clause: &Clause, start: usize) -> bool {
    let g = &clause.group;
    let end = g.end as usize;
    let against = g.cue.attitude() < 0 && !g.copula;
    let object =
        || view.seg().tokens.get(end..start.saturating_sub(1)).is_some_and(|o| o.iter().any(|t| t.tag == Tag::Proper));
    against && start > end + 1 && view.says(start - 1, "as") && object()
}

/// "held talks with envoys on the latest plan", "had a call about a plan to end the war": what a meeting is about.
pub fn talked_over(view: &View<'_>, sentence: &Sentence, ci: usize, at: usize) -> bool {
    let clause = &sentence.clauses[ci];
    let up = clause.parent.map(usize::from).filter(|&p| p < ci && clause.edge == Edge::Complement);
    let through =
        || up.zip(governing_noun(view, clause)).is_some_and(|(p, noun)| matter(view, &sentence.clauses[p], noun));
    matter(view, clause, at) || through()
}

/// "Kelmar should join the truce talks", "others must be involved in the peace process": that somebody else than the parties is to be
/// there, and no stance on what the talks are for.
pub fn takes_part(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found) -> bool {
    let g = &sentence.clauses[ci].group;
    let asked = g.modal == Modal::Ought && !g.negated && hit.first >= g.end;
    if !asked || !view.marked(g.head as usize..g.head as usize + 1, Marker::Attendance) {
        return false;
    }
    let talks = view.marked(hit.first as usize..hit.end as usize + 1, Marker::About);
    let party = |s: &StateId| *s < view.lexicon().parties;
    let other = match view.holder(sentence, ci) {
        Holder::Else => true,
        Holder::States(states) => !states.iter().any(party),
        _ => false,
    };
    other && (talks || view.says(hit.end as usize - 1, "process"))
}

/// Whether a noun for talks that a verb only holds stands before the phrase of a word, with nothing but those who talk between.
fn matter(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let g = &clause.group;
    let end = g.end as usize;
    if g.passive || g.copula || clause.edge == Edge::Complement || at <= end {
        return false;
    }
    let on =
        |i: &usize| *i > end && ["on", "about", "over", "regarding", "concerning"].iter().any(|w| view.says(*i, w));
    let mut start = noun_phrase_start(view, at);
    // "on the chances of a truce".
    if start > 1 && view.says(start - 1, "of") {
        start = noun_phrase_start(view, start - 2);
    }
    let on = start.checked_sub(1).filter(on);
    if g.cue.attitude() != 0 {
        return on.is_some_and(|on| anothers_stance(view, end, on));
    }
    let told =
        !(g.negated || g.denied || g.modal == Modal::Future) && (g.cue.is(Class::Report) || !g.cue.is(Class::Shape));
    on.is_some_and(|on| talks_before(view, end..on) || told && bare_stance(view, end, on))
}

/// "conveyed Norland's stance | on the truce": which it is, is not told.
fn bare_stance(view: &View<'_>, from: usize, on: usize) -> bool {
    let stance = |m: Meaning| matches!(m, Meaning::Marker(Marker::Standpoint));
    let judged = |c: &Found| matches!(c.meaning, Meaning::Predicate(_));
    let phrase = noun_phrase_start(view, on - 1).max(from)..on;
    view.unit.mentions.cues_in(phrase.clone()).any(|c| c.end as usize == on && stance(c.meaning))
        && !view.unit.mentions.cues_in(phrase).any(judged)
}

/// "welcomes Norland's stance | on the truce": another's view is liked or not, and which it is, is not told.
fn anothers_stance(view: &View<'_>, from: usize, on: usize) -> bool {
    let phrase = noun_phrase_start(view, on - 1).max(from)..on;
    let owned = |i: usize| matches!(view.seg().tokens[i].tag, Tag::Possessive | Tag::Poss);
    let leans = |c: &Found| c.end as usize == on && matches!(c.meaning, Meaning::Noun(NounCue::Plus | NounCue::Minus));
    phrase.clone().any(owned) && !view.unit.mentions.cues_in(phrase).any(leans) && bare_stance(view, from, on)
}

/// Whether a noun for talks stands in a stretch with nothing but those who talk behind it: "talks with envoys in Kelm", "a call".
pub(super) fn talks_before(view: &View<'_>, stretch: Range<usize>) -> bool {
    let tokens = &view.seg().tokens;
    // "a call on the plan for a truce": what the talks are on has a matter of its own.
    let with = |i: usize| ["with", "between", "among", "in", "at", "on", "about"].iter().any(|w| view.says(i, w));
    let those = |i: usize| {
        let tag = tokens[i].tag;
        tag.is_nominal() || tag.is_head() || matches!(tag, Tag::Coord | Tag::Comma) || tag == Tag::Prep && with(i)
    };
    let mut cues = view.unit.mentions.cues_in(stretch.clone());
    cues.any(|c| c.meaning == Meaning::Marker(Marker::About) && (c.end as usize..stretch.end).all(those))
}

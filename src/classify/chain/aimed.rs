//! Measures that are against somebody else than those whom a topic is against: by what hangs on the word, who stands before it, whom
//! the verb hits with it.

use std::ops::Range;

use super::noun::noun_phrase_start;
use crate::{
    classify::view::View,
    codebook::{
        cue::Marker,
        lexicon::{CompiledFrame, Found, Meaning, NameKind, StateId},
    },
    segment::{Sentence, clause::Clause, group::Form, tag::Tag},
};

/// So many tokens behind a word say whom it is against.
const REACH: usize = 9;

/// "dues on Kelmar's ships", "Kelmar dues", "threatened Kelmar with dues": the word is about somebody who is no target of its topic.
pub(super) fn at_others(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8) -> bool {
    let targets = &view.lexicon().targets[topic as usize];
    let own = |s: StateId| targets.contains(&s);
    // "dues on Estrel's ships in Norland": whose they are.
    let range = hit.first as usize..hit.end as usize;
    let on = |f: &Found| ["on", "against"].iter().any(|w| f.first > 0 && view.says(f.first as usize - 1, w));
    let whose = view.unit.mentions.names_in(range).next().filter(|f| on(f));
    if whose.is_some_and(|f| of_another_party(view, f, topic)) {
        return true;
    }
    // "anti-Kelmari dues": the word itself says whom it is against.
    if targets.is_empty() || named(view, hit.first as usize..hit.end as usize).any(own) {
        return false;
    }
    // "granted Kelmar a waiver from the dues on Norlander grain": whoever it is granted to, it is about those behind "on".
    let end = hit.end as usize;
    let whom = ["on", "against"].iter().any(|w| view.says(end, w));
    if whom && named(view, end + 1..(end + 4).min(view.seg().tokens.len())).next().is_some_and(own) {
        return false;
    }
    // "refuses to fine Estrel's shippers": the word is the verb, and does it to them.
    let verb = hit.first > 0 && matches!(view.seg().tokens[hit.first as usize].tag, Tag::Base | Tag::Ing);
    let doing = verb && sentence.clauses.iter().any(|c| c.group.head == hit.first);
    doing && others_behind(view, sentence, hit.end as usize, topic)
        || describes_other(view, hit)
        || on_another(view, sentence, hit, topic)
        || hit_with(view, sentence, hit, topic)
        || done_to_enforce(view, sentence, hit, topic)
}

/// "fines Kelmar's shippers", of a verb that is a topic's frame by itself: whom it is done to.
pub(super) fn done_to_another(view: &View<'_>, sentence: &Sentence, clause: &Clause, frame: &CompiledFrame) -> bool {
    let g = &clause.group;
    frame.direction > 0
        && match g.passive {
            true => others_only(view, frame.topic, clause.subject_range()),
            false => others_behind(view, sentence, g.end as usize, frame.topic),
        }
}

/// The states that a stretch names, by themselves or by their people.
fn named<'a>(view: &'a View<'_>, range: Range<usize>) -> impl Iterator<Item = StateId> + 'a {
    view.unit.mentions.names_in(range).filter_map(|f| view.state_of(f))
}

/// Whether a stretch names somebody, and nobody whom the topic is against.
fn others_only(view: &View<'_>, topic: u8, range: Range<usize>) -> bool {
    let targets = &view.lexicon().targets[topic as usize];
    let mut states = named(view, range).peekable();
    !targets.is_empty() && states.peek().is_some() && !states.any(|s| targets.contains(&s))
}

/// "on Kelmar's ships", "against Kelmar", "imposed on Kelmar": behind the word.
fn on_another(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8) -> bool {
    let tokens = &view.seg().tokens;
    // "dues imposed on Kelmar", "dues will be put on Kelmar".
    let end = hit.end as usize;
    let imposed = |c: &Clause| (c.group.passive || c.group.form == Form::Participle) && c.group.first as usize == end;
    let at = sentence.clauses.iter().find(|c| imposed(c)).map_or(end, |c| c.group.end as usize);
    // "dues targeting Kelmari firms".
    let aims = |c: &Clause| {
        let here = c.group.form == Form::Ing && c.group.first as usize == end;
        here && view.marked(end..end + 1, Marker::Punitive)
    };
    if let Some(c) = sentence.clauses.iter().find(|c| aims(c)) {
        return others_behind(view, sentence, c.group.end as usize, topic);
    }
    let against = tokens.get(at).is_some_and(|t| {
        t.tag == Tag::Prep && matches!(view.words(at..at + 1).to_ascii_lowercase().as_str(), "on" | "against" | "over")
    });
    // "on the part of Norland" says whose it is.
    let part = || view.words(at + 1..(at + 3).min(tokens.len())).eq_ignore_ascii_case("the part");
    against && !part() && others_behind(view, sentence, at + 1, topic)
}

/// "cut Kelmar off from trade to enforce the dues", "seized a Kelmari ship to tighten them": to whom harm is done for the measure's sake, it is
/// against, where the sentence names nobody whom the topic is against.
fn done_to_enforce(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8) -> bool {
    let targets = &view.lexicon().targets[topic as usize];
    let holds = |c: &&Clause| c.group.form == Form::Infinitive && c.group.end <= hit.first && hit.end <= c.end;
    let Some(clause) = sentence.clauses.iter().rev().find(holds) else { return false };
    let up = clause.parent.and_then(|p| sentence.clauses.get(usize::from(p))).map(|c| &c.group);
    let harms = up.filter(|g| (g.cue.phase() < 0 || g.cue.attitude() < 0) && !g.passive && !g.negated);
    let Some(g) = harms else { return false };
    let object = g.end as usize..(clause.group.first as usize).max(g.end as usize);
    let parties = view.lexicon().parties;
    let mut done = named(view, object.clone()).peekable();
    done.peek().is_some()
        && done.all(|s| s >= parties)
        && !named(view, sentence.tokens.clone()).any(|s| targets.contains(&s))
}

/// Whether what stands behind a token names somebody, and nobody whom the topic is against.
fn others_behind(view: &View<'_>, sentence: &Sentence, from: usize, topic: u8) -> bool {
    let tokens = &view.seg().tokens;
    if view.unit.mentions.names_in(from..(from + REACH).min(sentence.tokens.end).max(from)).next().is_none() {
        return false;
    }
    // "dues on them have not moved Kelmar": no further than the verb of which that is the subject.
    let finite = |c: &&Clause| c.group.form == Form::Finite && c.group.first as usize > from;
    let verb = sentence.clauses.iter().filter(finite).map(|c| c.group.first as usize).min();
    let most = from..(from + REACH - 1).min(verb.unwrap_or(sentence.tokens.end)).min(sentence.tokens.end).max(from);
    let ends = |t: Tag| {
        matches!(t, Tag::QuoteClose | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Rel | Tag::Sub | Tag::Ing)
    };
    // "on those responsible for the war in Kelmar", "on firms working in Kelmar": what they do there, not whose they are.
    let aside = |i: usize| ends(tokens[i].tag) || ["for", "against"].iter().any(|w| view.says(i, w));
    let stop = most.clone().find(|&i| aside(i)).unwrap_or(most.end);
    // "on Estrel's ships in Norland": whose they are.
    if view.unit.mentions.names_in(from..stop).next().is_some_and(|f| of_another_party(view, f, topic)) {
        return true;
    }
    others_only(view, topic, from..stop) && !on_account(view, sentence, stop, topic)
}

/// "Estrel's", of a party that a topic is not against.
fn of_another_party(view: &View<'_>, name: &Found, topic: u8) -> bool {
    let owns = view.seg().tokens.get(name.end as usize).is_some_and(|t| t.tag == Tag::Possessive);
    let party = view.state_of(name).filter(|s| owns && *s < view.lexicon().parties);
    let targets = &view.lexicon().targets[topic as usize];
    !targets.is_empty() && party.is_some_and(|s| !targets.contains(&s))
}

/// "for buying Norland's oil", "for helping Norland": why it is done names whom the topic is against.
fn on_account(view: &View<'_>, sentence: &Sentence, from: usize, topic: u8) -> bool {
    let tokens = &view.seg().tokens;
    let opens = tokens.get(from).is_some_and(|t| matches!(t.tag, Tag::Ing | Tag::Rel)) || view.says(from, "for");
    let closes = |i: &usize| matches!(tokens[*i].tag, Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Dash);
    let end = (from..sentence.tokens.end).find(closes).unwrap_or(sentence.tokens.end).min(from + 12);
    let targets = &view.lexicon().targets[topic as usize];
    opens && from < end && named(view, from..end).any(|s| targets.contains(&s))
}

/// "Kelmar dues", "Kelmar fishing dues": a state that is no party, by its name, says whom they are against; by its people or in
/// capitals whose they are.
fn describes_other(view: &View<'_>, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let start = noun_phrase_start(view, hit.first as usize);
    let parties = view.lexicon().parties;
    let apart = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.tag, Tag::Possessive | Tag::Hyphen));
    let bare = |f: &Found| {
        matches!(f.meaning, Meaning::State(s, NameKind::Name) if s >= parties)
            && !apart(f.end as usize)
            && !tokens.get(f.first as usize..f.end as usize).unwrap_or_default().iter().all(|t| t.all_caps)
    };
    let mut before = view.unit.mentions.names_in(start..hit.first as usize);
    before.next_back().is_some_and(bare)
}

/// "threatened Kelmar with dues", "hit Kelmar's shippers with new dues": the verb's object.
fn hit_with(view: &View<'_>, sentence: &Sentence, hit: &Found, topic: u8) -> bool {
    let start = noun_phrase_start(view, hit.first as usize);
    let Some(with) = start.checked_sub(1).filter(|&w| view.says(w, "with")) else { return false };
    let Some(ci) = view.clause_at(sentence, hit.first as usize) else { return false };
    let clause = &sentence.clauses[ci];
    let from = clause.group.end as usize;
    if clause.group.copula || from >= with {
        return false;
    }
    let tokens = &view.seg().tokens;
    let plain = tokens
        .get(from..with)
        .unwrap_or_default()
        .iter()
        .all(|t| !matches!(t.tag, Tag::Prep | Tag::Comma | Tag::Colon | Tag::Dash));
    let suffers = clause.group.passive || clause.group.form == Form::Participle;
    let whom = if suffers { clause.subject_range() } else { from..with };
    plain && others_only(view, topic, whom) && !on_account(view, sentence, hit.end as usize, topic)
}

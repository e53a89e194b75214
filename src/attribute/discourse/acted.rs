//! Whom "he", an epithet or a bare quotation stands for in what goes before: the person who acted last, or the only one whom a sentence
//! is about or names.

use std::ops::Range;

use crate::{
    attribute::{
        Unit,
        find::{Found, Kind},
        known::Known,
        speaker::{Cast, Scene, Speaker},
    },
    codebook::{
        cue::Class,
        lexicon::{Found as Named, Meaning, NameKind, StateId},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
        token::Kind as TokenKind,
    },
};

/// The person who is the subject of the last clause before a token, with where: "…, Vale has urged. | He said".
pub(super) fn last_subject(unit: &Unit, before: usize, cast: &Cast, scene: Scene<'_>) -> Option<(usize, Speaker)> {
    let until = unit.seg.sentences.partition_point(|s| s.tokens.start < before);
    let sentences = unit.seg.sentences.get(..until).unwrap_or_default().iter().rev().take(BACK);
    sentences.flat_map(|s| s.clauses.iter().rev()).find_map(|c| {
        let subject = c.subject_range();
        // "… is something that Vale has urged": what the sentence says is what Vale does.
        let thing = c.antecedent.len() == 1 && unit.seg.tokens[c.antecedent.start as usize].tag == Tag::Pron;
        let aside = c.edge == Edge::Relative && !thing;
        if subject.is_empty() || subject.end > before || aside || unit.seg.quoted(subject.start) {
            return None;
        }
        let plain = unit.seg.tokens[subject.clone()].iter().all(|t| t.tag != Tag::Coord);
        let who = cast.resolve(&unit.seg.tokens, subject.clone(), &unit.mentions, scene).filter(|_| plain)?;
        who.is_person().then_some((subject.start, who))
    })
}

/// Who thinks or feels what a sentence begins with, and says it at its end: "Vale is convinced that the truce will hold, …, he said".
pub(super) fn held_by_subject(unit: &Unit, said: Range<usize>, cast: &Cast, scene: Scene<'_>) -> Option<Speaker> {
    let sentence = unit.seg.sentences.iter().find(|s| s.tokens.contains(&said.start))?;
    let first = sentence.clauses.iter().find(|c| c.edge == Edge::Root && c.group.end as usize <= said.end)?;
    let subject = first.subject_range();
    let mut content = sentence.clauses.iter().filter(|c| c.edge == Edge::Content);
    let holds = first.group.cue.is(Class::Belief) || first.group.copula || first.group.passive;
    let followed = content.any(|c| {
        c.parent.and_then(|p| sentence.clauses.get(usize::from(p))).is_some_and(|p| p.group.first == first.group.first)
    });
    let plain = unit.seg.tokens[subject.clone()].iter().all(|t| t.tag != Tag::Coord);
    if subject.is_empty() || !holds || !followed || !plain || unit.seg.quoted(subject.start) {
        return None;
    }
    let who = cast.resolve(&unit.seg.tokens, subject, &unit.mentions, scene)?;
    who.is_person().then_some(Speaker { how: Known::InSentence, ..who })
}

/// "Norland ready for a truce – defence minister": whose state heads what a headline's office says, by its name and as the subject: of
/// another's matters the headline would say whose minister it is.
pub(super) fn heads_headline(unit: &Unit, f: &Found) -> Option<StateId> {
    let content = f.content.first().filter(|_| f.kind == Kind::Headline)?;
    let tokens = &unit.seg.tokens;
    let name = unit.mentions.names_in(content.clone()).find(|n| n.first as usize == content.start)?;
    let state = match name.meaning {
        Meaning::State(id, NameKind::Name | NameKind::Capital | NameKind::Seat) => id,
        _ => return None,
    };
    let next = tokens.get(name.end as usize).filter(|_| content.contains(&(name.end as usize)))?;
    let acts = next.tag.is_verb() || next.tag.is_aux();
    let described =
        matches!(next.tag, Tag::Adj | Tag::Neg | Tag::Adv | Tag::To | Tag::Comma | Tag::Coord | Tag::QuoteOpen);
    (acts || described).then_some(state)
}

/// The office that is the subject of the last sentence before a token, by its bare title: "The President was asked … | He said".
pub(super) fn bare_office<'a>(unit: &Unit, before: usize, scene: Scene<'a>) -> Option<(usize, &'a str)> {
    let until = unit.seg.sentences.partition_point(|s| s.tokens.start < before);
    let sentence = unit.seg.sentences.get(..until).unwrap_or_default().last()?;
    let mut roots = sentence.clauses.iter().filter(|c| c.edge == Edge::Root && !c.subject.is_empty());
    let subject = roots.next_back()?.subject_range();
    let bare = subject.len() == 2 && unit.seg.tokens[subject.start].is(scene.text, "the");
    let title = unit.mentions.titles_in(subject.clone()).find_map(|t| match t.meaning {
        Meaning::Title(t) => scene.lexicon.titles[t as usize].office.as_deref(),
        _ => None,
    })?;
    (bare && subject.end <= before && !unit.seg.quoted(subject.start)).then_some((subject.start, title))
}

/// "Vale has learned since. She thanked all. “We will get there.”": the one person whom a paragraph is about before what is quoted,
/// where nobody else has spoken in it.
pub(super) fn about(unit: &Unit, f: &Found, cast: &Cast, scene: Scene<'_>) -> Option<Speaker> {
    let at = f.start();
    let mut met = unit.mentions.names_in(0..at).filter_map(|n| match n.meaning {
        Meaning::Actor(a) if !unit.seg.quoted(n.first as usize) => Some((a, n.first as usize)),
        _ => None,
    });
    let (who, first) = met.next()?;
    let alone = met.all(|(a, _)| a == who);
    let other = |s: &Speaker| s.actor != Some(who);
    let silent = !unit.said.iter().any(|s| s.positive && s.speaker.as_ref().is_some_and(other));
    let clauses = &unit.seg.sentences.first().filter(|s| s.tokens.end <= at)?.clauses;
    let heads = clauses.iter().find(|c| c.edge == Edge::Root).is_some_and(|c| c.subject_range().contains(&first));
    (alone && silent && heads).then(|| cast.actor(who, Known::NamedBefore, scene))
}

/// "Vale has learned since Tarn, when | she said": the subject of the sentence's own clause, where what is said comes after it.
pub(super) fn heads_sentence(unit: &Unit, f: &Found, pronoun: usize, cast: &Cast, scene: Scene<'_>) -> Option<Speaker> {
    let sentence = unit.seg.sentences.iter().find(|s| s.tokens.contains(&pronoun))?;
    let first = sentence.clauses.iter().find(|c| c.edge == Edge::Root && !c.subject.is_empty())?;
    let subject = first.subject_range();
    let behind =
        f.content.iter().all(|c| c.start > pronoun) && subject.end <= pronoun && first.group.end as usize <= pronoun;
    let below = sentence.clauses.iter().any(|c| c.edge != Edge::Root && c.subject_range().contains(&pronoun));
    let plain = unit.seg.tokens.get(subject.clone()).unwrap_or_default().iter().all(|t| t.tag != Tag::Coord);
    if !behind || !below || !plain || first.group.cue.is(Class::Report) || unit.seg.quoted(subject.start) {
        return None;
    }
    let who = cast.resolve(&unit.seg.tokens, subject, &unit.mentions, scene)?;
    (who.name.is_some()).then_some(Speaker { how: Known::InSentence, ..who })
}

/// "The Suthermarker did not apologise. | He said": whose people the subject of the last clause before a token is one of.
pub(super) fn one_of_a_people(unit: &Unit, before: usize, scene: Scene<'_>) -> Option<(usize, StateId)> {
    let until = unit.seg.sentences.partition_point(|s| s.tokens.start < before);
    let sentence = unit.seg.sentences.get(..until).unwrap_or_default().last()?;
    let mut roots = sentence.clauses.iter().filter(|c| c.edge == Edge::Root && !c.subject.is_empty());
    let root = roots.next_back()?;
    let subject = root.subject_range();
    let tokens = &unit.seg.tokens;
    let one = subject.len() == 2 && subject.end <= before && tokens[subject.start].is(scene.text, "the");
    let verb = tokens.get(root.group.first as usize)?;
    let single = verb.tag == Tag::Third || ["is", "was", "has", "does"].iter().any(|w| verb.is(scene.text, w));
    let state = unit.mentions.names_in(subject.clone()).find_map(|n| match n.meaning {
        Meaning::State(id, NameKind::Demonym) => Some(id),
        _ => None,
    })?;
    (one && single && !unit.seg.quoted(subject.start)).then_some((subject.start, state))
}

/// The most sentences that are looked back over for whoever acted last.
const BACK: usize = 8;

/// The only person whom the sentence right before names, where no person is a subject in it: "Vale's answer was sober. | He said",
/// "This is a problem for Vale. | He said".
pub(super) fn concerned(unit: &Unit, before: usize, cast: &Cast, scene: Scene<'_>) -> Option<(usize, Speaker)> {
    let tokens = &unit.seg.tokens;
    let until = unit.seg.sentences.partition_point(|s| s.tokens.start < before);
    // "Vale's answer was sober. “No. Never,” | he said": before all that is said.
    let own = |s: &&Sentence| !unit.seg.quoted(s.tokens.start + 1);
    let sentence = unit.seg.sentences.get(..until).unwrap_or_default().iter().rfind(own)?;
    let person = |f: &&Named| matches!(f.meaning, Meaning::Actor(_));
    let mut names = unit.mentions.names_in(sentence.tokens.clone()).filter(person);
    let name = names.next()?;
    let at = name.first as usize;
    let owns = tokens.get(name.end as usize).is_some_and(|t| t.kind == TokenKind::Possessive);
    // The phrase of the name, back over titles, to its preposition.
    let start = (sentence.tokens.start..at).rev().take_while(|&i| tokens[i].tag.is_nominal()).last().unwrap_or(at);
    let behind = start.checked_sub(1).filter(|&p| tokens[p].tag == Tag::Prep);
    let whom = behind.is_some_and(|p| ["for", "by", "from"].iter().any(|w| tokens[p].is(scene.text, w)));
    let root = sentence.clauses.iter().find(|c| c.edge == Edge::Root)?;
    let thing = root.subject_range();
    let led = thing.contains(&at) && owns || whom && thing.end <= at;
    let acts = |c: &Clause| {
        let who = cast.resolve(tokens, c.subject_range(), &unit.mentions, scene);
        who.is_some_and(|w| w.is_person())
    };
    let alone = names.all(|f| f.meaning == name.meaning) && !sentence.clauses.iter().any(acts);
    let Meaning::Actor(a) = name.meaning else { return None };
    (led && alone && !unit.seg.quoted(at)).then(|| (at, cast.actor(a, Known::NamedBefore, scene)))
}

/// "Vale now. He has offered, he says, …": the one person whom the few words of a sentence without a verb name, right before.
pub(super) fn announced(unit: &Unit, from: usize) -> Option<u16> {
    let before = unit.seg.sentences.iter().rfind(|s| s.tokens.end <= from && s.tokens.len() > 1)?;
    if before.tokens.len() > 6 || before.tokens.end + 1 < from {
        return None;
    }
    named_alone(unit, before)
}

/// "Vale on the steps of the Spire. “We will stay.”", "Vale, answering questions. On the truce: “Never. It is a trick.”": whom the
/// paragraph's first sentence names that has no verb of its own, before what is quoted.
pub(super) fn headed(unit: &Unit, quoted: usize) -> Option<u16> {
    let (first, last) = (unit.seg.sentences.first()?, unit.seg.sentences.iter().rfind(|s| s.tokens.start <= quoted)?);
    let gap =
        unit.seg.sentences.iter().filter(|s| s.tokens.start > first.tokens.start && s.tokens.end <= quoted).count();
    let short = first.tokens.len() <= 18 && first.tokens.end <= quoted && gap == 0;
    (short && last.tokens.start >= first.tokens.end).then(|| named_alone(unit, first)).flatten()
}

/// The one person whom a sentence without a finite verb names.
fn named_alone(unit: &Unit, before: &Sentence) -> Option<u16> {
    if before.clauses.iter().any(|c| c.group.form == Form::Finite) {
        return None;
    }
    let mut people = unit.mentions.names_in(before.tokens.clone()).filter_map(|f| match f.meaning {
        Meaning::Actor(a) => Some(a),
        _ => None,
    });
    let one = people.next()?;
    people.next().is_none().then_some(one)
}

/// "the 71-year-old said", "the ex-gunner said": what is said of one person's age or past, of whoever was spoken of last.
pub(super) fn is_epithet(unit: &Unit, range: Range<usize>, scene: Scene<'_>) -> bool {
    let tokens = unit.seg.tokens.get(range.clone()).unwrap_or_default();
    let word = |w: &str| tokens.iter().any(|t| t.is(scene.text, w));
    let joined =
        tokens.iter().any(|t| t.tag == Tag::Hyphen) || tokens.iter().any(|t| t.span.of(scene.text).contains('-'));
    let past = word("ex")
        || tokens.iter().any(|t| t.span.of(scene.text).get(..3).is_some_and(|w| w.eq_ignore_ascii_case("ex-")));
    let old = word("old") || tokens.last().is_some_and(|t| t.span.of(scene.text).ends_with("-old"));
    joined && (past || old) && unit.mentions.names_in(range).all(|n| !matches!(n.meaning, Meaning::State(..)))
}

//! Infinitives: what governs them, and whose they are.

use std::ops::Range;

use super::{Joint, governs};
use crate::{
    codebook::{
        cue::Class,
        lexicon::{Lexicon, class},
    },
    segment::{
        clause::{Clause, Edge, form::sees, phrase::object_phrase},
        group::{Form, Group},
        tag::Tag,
        token::Token,
    },
};

/// Joins an infinitive to what governs it.
pub fn infinitive(joint: Joint<'_>, c: &mut Clause) {
    let Joint { tokens, before, prev, lexicon, .. } = joint;
    let marker = joint.tag();
    c.subject = 0..0;
    c.start = c.group.first;
    c.parent = prev;
    let Some(p) = joint.last() else { return };
    if let Some((above, subject)) = ended(tokens, before, p, &c.group) {
        (c.edge, c.parent, c.shares, c.subject) = (Edge::Complement, Some(above), Some(above), subject);
        return;
    }
    // "refuses to leave, to pay or to talk": a list.
    let listed = marker.is_none()
        && tokens
            .get(p.group.end as usize..c.group.first as usize)
            .unwrap_or_default()
            .last()
            .is_some_and(|t| t.tag == Tag::Comma)
        && p.edge == Edge::Complement;
    // "to keep Kelmar from helping Norland and raise dues": goes on with the infinitive, and not with the gerund between.
    let behind_and =
        marker == Some(Tag::Coord) || c.group.first > 0 && tokens[c.group.first as usize - 1].tag == Tag::Coord;
    let past = if behind_and { before.iter().rposition(|b| b.group.form != Form::Ing) } else { prev.map(usize::from) };
    if let Some(at) = past.filter(|&i| (behind_and || listed) && before[i].group.form == Form::Infinitive) {
        // "wants Norland to cut its army and withdraw its garrison": whoever is to do the one does the other.
        let p = &before[at];
        let shares = if p.subject.is_empty() { p.shares } else { Some(at as u16) };
        (c.edge, c.parent, c.shares, c.coordinate) = (p.edge, p.parent, shares, true);
        return;
    }
    // "to help Kelmar as it defends itself and to raise dues": goes on with the infinitive before, and not with "defends".
    let first = c.group.first as usize;
    let and_to = tokens[first].tag == Tag::To && first > 0 && tokens[first - 1].tag == Tag::Coord;
    let finite = p.group.form == Form::Finite && p.edge != Edge::Root;
    if let Some(at) = before.iter().rposition(|b| b.group.form == Form::Infinitive).filter(|_| and_to && finite) {
        let sibling = &before[at];
        let shares = if sibling.subject.is_empty() { sibling.shares } else { Some(at as u16) };
        (c.edge, c.parent, c.shares, c.coordinate) = (sibling.edge, sibling.parent, shares, true);
        return;
    }
    let between = p.group.end as usize..c.group.first as usize;
    let adjacent = tokens[between.clone()].iter().all(|t| matches!(t.tag, Tag::Adv | Tag::Neg));
    let governed = adjacent
        || p.group.copula
        || p.group.cue.is(Class::Cause)
        || p.group.cue.attitude() != 0
        || c.group.first > 0 && governs(tokens, c.group.first as usize - 1, lexicon);
    c.edge = if governed && !in_a_bid(tokens, between.clone(), lexicon) { Edge::Complement } else { Edge::Purpose };
    c.shares = prev;
    // "needs peace, in order not to lose more": what it is done for.
    if in_order(tokens, between.clone(), lexicon) {
        c.edge = Edge::Purpose;
        return;
    }
    // "it is time for the killing to stop", "called for the dues to be lifted": who or what is to do it, or have it done.
    let verb = p.group.cue.attitude() != 0 || p.group.cue.is(Class::Report) || p.group.particle != 0;
    let wished = || wished_for(tokens, p, between.clone(), &c.group, lexicon).filter(|o| !serves(tokens, o, &c.group));
    if let Some(object) = (p.group.copula || verb).then(wished).flatten() {
        c.subject = object.start as u32..object.end as u32;
        return;
    }
    // "will do anything for the war to end", "has opened its ports for the ships to be let out": what is to come of it.
    if let Some(object) = for_whom(tokens, between.clone(), lexicon).filter(|_| undergone(tokens, &c.group)) {
        c.subject = object.start as u32..object.end as u32;
        return;
    }
    // "urge Norland to leave": the object is who leaves.
    let noun = |at: usize| tokens[at].tag == Tag::Noun && governs(tokens, at, lexicon) && !ends_alone(tokens, &c.group);
    if !adjacent && (p.group.cue.is(Class::Cause) || sees(p, lexicon)) && !noun(between.end - 1) {
        // "called on Norland to leave": past the verb's particle.
        let particle = tokens.get(between.start).is_some_and(|t| p.group.particle != 0 && t.word == p.group.particle);
        let region = between.start + usize::from(particle)..between.end;
        // "wants Norland and Kelmar to stop".
        let joint = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Coord;
        let all = tokens[region.clone()].iter().all(joint);
        let object = if all { region } else { object_phrase(tokens, region) };
        // "is getting ready to leave" has no object.
        if object.clone().any(|i| tokens[i].tag != Tag::Adj) {
            // "will let nobody shut the gate"; "lets no ship pass" is read by the noun.
            let nobody = |t: &Token| t.classes & class::NEG != 0 && t.classes & (class::DET | class::PRON) != 0;
            let from = object.start.saturating_sub(1).max(between.start);
            let pronoun = object.clone().next_back().is_some_and(|i| tokens[i].tag != Tag::Noun);
            // "leaves us no choice but to raise them": all but that is denied.
            let last = tokens[between.end - 1].word;
            let but = ["but", "except", "than"].iter().any(|w| lexicon.id(w) == last);
            c.group.denied =
                pronoun && !but && tokens.get(from..object.end).unwrap_or_default().iter().take(2).any(nobody);
            c.subject = object.start as u32..object.end as u32;
        }
    }
}

/// Whether "in order" or "so as" stands right before an infinitive.
fn in_order(tokens: &[Token], between: Range<usize>, lexicon: &Lexicon) -> bool {
    let words = tokens.get(between).unwrap_or_default();
    let mut back = words.iter().rev().skip_while(|t| matches!(t.tag, Tag::Adv | Tag::Neg));
    let (Some(last), Some(first)) = (back.next(), back.next()) else { return false };
    let is = |t: &Token, s: &str| t.word != 0 && t.span.len() == s.len() && t.word == lexicon.id(s);
    is(last, "order") && is(first, "in") || is(last, "as") && is(first, "so")
}

/// "called for a truce | to let ships through": a thing that is asked for, and what it is to make possible.
fn serves(tokens: &[Token], object: &Range<usize>, g: &Group) -> bool {
    let thing = tokens[object.end - 1].tag == Tag::Noun && !tokens[object.clone()].iter().any(|t| t.capital);
    let one = tokens[object.start].tag == Tag::Det && tokens[object.start].span.len() < 3;
    thing && one && g.cue.is(Class::Cause) && !g.passive
}

/// "suspended the aid in an attempt | to end the war": the phrase before it says what all that is done for.
fn in_a_bid(tokens: &[Token], between: Range<usize>, lexicon: &Lexicon) -> bool {
    let phrase = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Adj);
    let Some(det) = between.clone().rev().find(|&i| !phrase(&tokens[i])) else { return false };
    let article = tokens[det].tag == Tag::Det && det + 1 < between.end;
    article
        && det > between.start + 1
        && tokens[det - 1].tag == Tag::Prep
        && lexicon.plain("in") == Some(tokens[det - 1].word)
}

/// The noun phrase behind "for" that a stretch between a verb and an infinitive ends with: behind "is" somewhere in it, behind
/// other verbs at its beginning, and there with what hangs on it.
fn wished_for(
    tokens: &[Token],
    p: &Clause,
    between: Range<usize>,
    g: &Group,
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    let behind = |i: usize| tokens[i].tag == Tag::Prep && lexicon.plain("for") == Some(tokens[i].word);
    let object = if p.group.copula {
        for_whom(tokens, between.clone(), lexicon)?
    } else {
        let at = between.clone().find(|&i| tokens[i].tag != Tag::Adv).filter(|&i| behind(i))?;
        let inside = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Coord);
        at + 1..at + 1 + tokens.get(at + 1..between.end).unwrap_or_default().iter().take_while(|t| inside(t)).count()
    };
    let last = object.end.checked_sub(1).filter(|_| object.end == between.end && !object.is_empty())?;
    // "is ready for an effort to end it": the noun's own infinitive; "called for hostilities to end": they end.
    let own = tokens[last].tag == Tag::Noun && governs(tokens, last, lexicon) && !ends_alone(tokens, g);
    (!own).then_some(object)
}

/// The noun phrase behind a last "for" that an infinitive follows at once, with something before it.
fn for_whom(tokens: &[Token], between: Range<usize>, lexicon: &Lexicon) -> Option<Range<usize>> {
    let behind = |i: usize| tokens[i].tag == Tag::Prep && lexicon.plain("for") == Some(tokens[i].word);
    let at = between.clone().rev().find(|&i| behind(i)).filter(|&i| i > between.start)?;
    let object = object_phrase(tokens, at + 1..between.end);
    (object.end == between.end && !object.is_empty()).then_some(object)
}

/// Whether what stands before an infinitive must be its subject: a passive, or a verb of ending without an object.
fn undergone(tokens: &[Token], g: &Group) -> bool {
    g.passive || ends_alone(tokens, g)
}

/// "let a licence permitting Norland to buy grain | to lapse": the noun before the participle is what ends, where the participle has
/// its own infinitive already. The clause above, and that noun.
fn ended(tokens: &[Token], before: &[Clause], last: &Clause, g: &Group) -> Option<(u16, Range<u32>)> {
    let participle = before.get(usize::from(last.parent?))?;
    let above = participle.parent?;
    let up = before.get(usize::from(above))?;
    let inner = last.group.form == Form::Infinitive
        && last.edge == Edge::Complement
        && participle.group.form == Form::Ing
        && participle.group.cue.is(Class::Cause);
    let listed = |t: &Token| matches!(t.tag, Tag::Coord | Tag::Comma);
    let apart = g.first > last.group.end && !tokens.get(g.first as usize - 1).is_some_and(listed);
    if !inner || !up.group.cue.is(Class::Cause) || !apart || !ends_alone(tokens, g) {
        return None;
    }
    let object = object_phrase(tokens, up.group.end as usize..participle.group.first as usize);
    (!object.is_empty()).then_some((above, object.start as u32..object.end as u32))
}

/// "wants the plan to fail", "the waiver to lapse": a verb of ending without an object says it of the noun before.
fn ends_alone(tokens: &[Token], g: &Group) -> bool {
    let opens = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag.is_verb();
    g.cue.phase() != 0 && !g.passive && g.particle == 0 && !tokens.get(g.end as usize).is_some_and(opens)
}

//! Vale was blunt: "…" / Vale was blunt: the truce is over.

use std::ops::Range;

use super::{How, Rule, citing, headline, noun};
use crate::{
    attribute::{
        content,
        find::{Found, Kind, Pass},
    },
    codebook::{
        cue::{Class, Marker},
        lexicon::{Meaning, class},
    },
    segment::{
        clause::{Clause, Edge},
        tag::Tag,
        token::Token,
    },
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "colon-quotation",
    meaning: "A quotation behind the colon of a clause that does not report, or a clause where somebody \"is clear\": its subject speaks.",
    fires: "Vale was blunt: “We will not leave.”",
    silent: "The harbour was full: the fleet is home.",
    how: How::Paragraph(find),
};

fn find(pass: &mut Pass) {
    for s in 0..pass.seg.sentences.len() {
        let hit = one(pass, s);
        if let Some(f) = hit {
            pass.push(f);
        }
    }
}

fn one(pass: &Pass, s: usize) -> Option<Found> {
    let range = pass.sentence(s).tokens.clone();
    let colon = range.clone().find(|&i| pass.tokens[i].tag == Tag::Colon && pass.within(i).is_none())?;
    // "… left. Vale's account of the talks: a truce is near": the paragraph's first sentence is a headline's.
    if let Some(who) = Some(range.start..colon).filter(|_| s > 0).and_then(|lead| headline::owner(pass, lead)) {
        let said = pass.opens(colon + 1).map_or(pass.without_stop(range.clone()).end, |q| q.end as usize);
        return (colon + 1 < said && !pass.covers(colon + 1..said)).then(|| brought(colon, who, colon + 1..said, None));
    }
    // Its clause: the last main one before the colon, or what is said of somebody's position: "the words show that its line is clear: …".
    let label = |c: &Clause| {
        let subject = c.subject_range();
        c.edge == Edge::Content && !subject.is_empty() && c.end as usize == colon && words_of(pass, subject).is_some()
    };
    let k = pass
        .sentence(s)
        .clauses
        .iter()
        .rposition(|c| c.group.end as usize <= colon && content::finite(c) && (c.edge == Edge::Root || label(c)))?;
    let source = pass.source(s, k)?;
    let (source, content) = match pass.opens(colon + 1) {
        // "Vale's position is simple: “…”": hers.
        Some(q) => (owner_of_terms(pass, &source).unwrap_or(source), q.first as usize..q.end as usize),
        None => (plain_speaker(pass, s, k, source, colon)?, colon + 1..pass.without_stop(range.clone()).end),
    };
    // "Norland's position is clear: no truce, Corvin said": the label is hers whose it names, whoever tells of it.
    let told = pass.opens(colon + 1).is_none() && stands_for(pass, s, k, &source);
    if content.is_empty() || pass.covers(content.clone()) && !told {
        return None;
    }
    let content = if told { content.start..before_teller(pass, content) } else { content };
    Some(brought(colon, source, content, Some((s, k))))
}

/// Whether the subject of a clause is more than the one who is cited: the standpoint or the words of that one.
fn stands_for(pass: &Pass, s: usize, k: usize, source: &Range<usize>) -> bool {
    let subject = pass.clause(s, k).subject_range();
    words_of(pass, subject).is_some_and(|owner| owner == *source)
}

/// Where what stands behind a colon ends: before the words of another who tells of it ("…, Corvin said").
fn before_teller(pass: &Pass, content: Range<usize>) -> usize {
    let around = |f: &&Found| f.content.iter().any(|c| c.contains(&content.start) && c.end < content.end);
    pass.found
        .iter()
        .filter(around)
        .flat_map(|f| &f.content)
        .map(|c| c.end)
        .filter(|e| *e > content.start)
        .min()
        .unwrap_or(content.end)
}

/// What stands behind a colon, by whoever stands before it.
fn brought(colon: usize, source: Range<usize>, content: Range<usize>, clause: Option<(usize, usize)>) -> Found {
    Found {
        source: Some(source),
        cue: vec![colon..colon + 1],
        content: vec![content],
        rule: "",
        kind: Kind::Said,
        clause,
        addressee: None,
        relayed: None,
        unsaid: false,
        nested: false,
    }
}

/// "Vale was clear: …", "Norland stands firm: …", "Norland's line has not changed: …": somebody, or what somebody's words are, and
/// no more than how.
fn plain_speaker(pass: &Pass, s: usize, k: usize, source: Range<usize>, colon: usize) -> Option<Range<usize>> {
    let g = &pass.clause(s, k).group;
    let how = g.end as usize..colon;
    // "is adamant": a bare word that is no noun as far as anybody knows.
    let bare = how.len() == 1 && pass.tag(colon - 1) == Tag::Noun && pass.tokens[colon - 1].classes & class::NOUN == 0;
    let adverb = how.len() == 1 && pass.tag(colon - 1) == Tag::Adv;
    let adjective = (pass.tag(colon - 1) == Tag::Adj || bare || adverb)
        && how.clone().all(|i| bare || matches!(pass.tag(i), Tag::Adv | Tag::Adj | Tag::Det | Tag::Coord));
    let is = g.copula || g.cue.is(Class::Linking) || g.cue.is(Class::Last);
    let whole = pass
        .sentence(s)
        .clauses
        .get(k + 1..)
        .unwrap_or_default()
        .iter()
        .any(|b| content::finite(b) && b.group.first as usize > colon);
    let none = pass.tokens.get(colon + 1).is_some_and(|t| t.classes & class::NEG != 0);
    // "Norland's position is well known".
    let known = g.passive && !g.negated && how.is_empty() && pass.lexicon.lemma_name(g.lemma) == "know";
    if !whole && !none || g.passive && !known {
        return None;
    }
    // "said afterwards, as though reading out: …".
    if reports_aside(pass, s, k, colon) && citing::names_somebody(pass, &source) | he(pass, &source) {
        return Some(source);
    }
    let stands = is && adjective && !g.negated;
    if names_terms(pass, s, k, colon) && citing::names_somebody(pass, &source) | he(pass, &source) {
        return Some(source);
    }
    let somebody = citing::names_somebody(pass, &source) || he(pass, &source);
    if stands && somebody && g.copula | g.cue.is(Class::Last) {
        return Some(source);
    }
    // "has not changed".
    let unchanged = g.negated && how.is_empty() && !g.copula;
    if stands || unchanged || known { words_of(pass, source) } else { None }
}

/// Whose terms, standpoint or words a subject is: "Mara Vale's | condition".
fn owner_of_terms(pass: &Pass, subject: &Range<usize>) -> Option<Range<usize>> {
    let last = subject.end.checked_sub(1)?;
    let owner = noun::possessor(pass, last, subject.start)?;
    (noun::reports(pass, last) || is_terms(pass, last)).then_some(owner)
}

fn he(pass: &Pass, source: &Range<usize>) -> bool {
    ["he", "she"].iter().any(|w| pass.is(source.start, w))
}

/// Whether a verb of saying has nothing but adverbs and an aside between commas before the colon.
fn reports_aside(pass: &Pass, s: usize, k: usize, colon: usize) -> bool {
    let g = &pass.clause(s, k).group;
    let from = g.end as usize;
    let comma = (from..colon).find(|&i| pass.tag(i) != Tag::Adv);
    let aside = comma.is_some_and(|i| pass.tag(i) == Tag::Comma && colon - i <= LONGEST);
    let own = |c: &Clause| content::finite(c) && c.parent.map(usize::from) == Some(k) && c.edge == Edge::Content;
    let clauses = &pass.sentence(s).clauses;
    let told = clauses.iter().any(|c| own(c) && (from..colon).contains(&(c.group.head as usize)));
    g.cue.is(Class::Report) && !g.negated && !g.copula && aside && !told
}

/// The most words of an aside before a colon.
const LONGEST: usize = 8;

/// "set out her terms: …", "has one condition: …": the object of a verb that is not against it is a noun for terms.
fn names_terms(pass: &Pass, s: usize, k: usize, colon: usize) -> bool {
    let g = &pass.clause(s, k).group;
    let object = g.end as usize..colon;
    let inside = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Adv || t.word == g.particle;
    let plain = pass.tokens[object.clone()].iter().all(|t| inside(t) && t.tag != Tag::Possessive);
    is_terms(pass, colon - 1) && !object.is_empty() && plain && !g.copula && !g.negated && g.cue.attitude() >= 0
}

/// Whether a token is a noun for terms: "conditions", "demand", "position".
fn is_terms(pass: &Pass, at: usize) -> bool {
    let mut terms = false;
    pass.lexicon.phrases_at(pass.tokens, at, |f| {
        let noun = matches!(
            f.meaning,
            Meaning::Marker(Marker::Requirement | Marker::Condition | Marker::Standpoint | Marker::Asking)
        );
        terms |= noun && f.end as usize == at + 1;
    });
    terms
}

/// Whose words a subject is: "Norland's message", "Norland's position on a truce", "the Norlander position", "the message from the Spire".
fn words_of(pass: &Pass, subject: Range<usize>) -> Option<Range<usize>> {
    let prep = subject.clone().find(|&i| pass.tag(i) == Tag::Prep);
    let last = prep.unwrap_or(subject.end).checked_sub(1).filter(|&i| i >= subject.start)?;
    if let Some((owner, end)) = noun::reporting(pass, last, subject.start) {
        return (end == last + 1).then_some(owner);
    }
    if !noun::reports(pass, last) {
        return None;
    }
    match prep {
        Some(prep) if ["from", "of"].iter().any(|w| pass.is(prep, w)) => Some(prep + 1..subject.end),
        _ => {
            let mut side = false;
            pass.lexicon.phrases_at(pass.tokens, last - usize::from(last > subject.start), |f| {
                side |= f.end as usize == last && matches!(f.meaning, Meaning::State(..));
            });
            // "the Norlander position on a truce": up to the noun.
            side.then_some(subject.start..last)
        }
    }
}

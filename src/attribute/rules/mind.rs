//! Vale is confident that the truce holds. / The truce will hold, Vale is sure.

#![allow(clippy::single_range_in_vec_init, reason = "contents and cues are lists of ranges, often of one")]

use super::{How, Rule};
use crate::{
    attribute::{
        content,
        find::{Found, Kind, Pass},
    },
    codebook::{cue::Class, lexicon::class},
    segment::{
        clause::{Clause, Edge},
        tag::Tag,
    },
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "state-of-mind",
    meaning: "Somebody is sure, convinced or afraid of what a \"that\"-clause or the words before say.",
    fires: "The truce will hold, Mara Vale is confident.",
    silent: "It is certain that the truce holds.",
    how: How::Paragraph(find),
};

fn find(pass: &mut Pass) {
    for s in 0..pass.seg.sentences.len() {
        for k in 0..pass.sentence(s).clauses.len() {
            if let Some(f) = one(pass, s, k) {
                pass.push(f);
            }
        }
    }
}

fn one(pass: &Pass, s: usize, k: usize) -> Option<Found> {
    let c = pass.clause(s, k);
    let g = &c.group;
    let predicate = g.copula || g.cue.is(Class::Linking);
    let state = predicate || g.passive && pass.tag(g.head as usize) == Tag::Part;
    if !state || g.negated || c.edge == Edge::Relative {
        return None;
    }
    // Who is sure is somebody, not "it"; "calls it useful and is sure that …": the same one.
    let source = pass.source(s, k)?;
    let who = if c.subject.is_empty() { source.clone() } else { c.subject.start as usize..c.subject.end as usize };
    let person = pass.tag(who.end.checked_sub(1)?);
    if !matches!(person, Tag::Proper | Tag::Noun | Tag::Pron) {
        return None;
    }
    let first = who.start;
    let named = who.clone().any(|i| matches!(pass.tag(i), Tag::Proper | Tag::Possessive));
    let somebody = named || ["he", "she", "they"].iter().any(|w| pass.is(first, w));
    if !somebody || pass.covers(g.first as usize..g.end as usize) {
        return None;
    }
    let mut end = g.end as usize;
    if predicate {
        // "remained firm that": an adjective that is a noun or a verb elsewhere.
        let describes = |i: usize| {
            let may = pass.tokens.get(i).is_some_and(|t| t.classes & class::ADJ != 0);
            pass.tag(i) == Tag::Adj || may && pass.word(i + 1) == pass.words.that
        };
        end = (end..end + 2).find(|&i| pass.tag(i) != Tag::Adv).filter(|&i| describes(i))? + 1;
    }
    let bounds = pass.without_stop(pass.bounds(s, g.first as usize));
    let won = pass.tokens.get(g.head as usize).is_some_and(|t| pass.lexicon.own_cue(t.lemma).is(Class::Prevail));
    let content = if pass.word(end) == pass.words.that && end < bounds.end {
        end..content::complement_end(pass, s, k, end, bounds.end)
    } else if end >= bounds.end
        && (predicate || won)
        && let Some(q) =
            source.start.checked_sub(1).and_then(|i| pass.closes(i + usize::from(pass.tag(i) != Tag::Comma)))
    {
        // "“The truce will hold,” Vale is sure".
        q.first as usize..q.end as usize
    } else if end >= bounds.end && (predicate || won) {
        // "…, Vale is sure", "…, Vale is convinced": what a whole clause before the comma says.
        let comma = source.start.checked_sub(1).filter(|&i| pass.tag(i) == Tag::Comma && i > bounds.start)?;
        let whole = |b: &Clause| content::finite(b) && matches!(b.edge, Edge::Root | Edge::Content);
        let said = pass
            .sentence(s)
            .clauses
            .get(..k)
            .unwrap_or_default()
            .iter()
            .any(|b| whole(b) && b.group.end as usize <= comma);
        said.then(|| pass.from_quotation(bounds.start, comma)..comma)?
    } else {
        return None;
    };
    (content.len() > 2).then(|| Found {
        source: Some(source),
        cue: vec![g.first as usize..end],
        content: vec![content],
        rule: "",
        kind: Kind::Said,
        clause: Some((s, k)),
        addressee: None,
        relayed: None,
        unsaid: false,
        nested: false,
    })
}

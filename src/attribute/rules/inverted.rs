//! “A ploy” was Vale's answer. / “A ploy” was how Vale put it. / Useful was the word that Vale chose. / First they leave, was what
//! Vale said.

use std::ops::Range;

use super::{How, Rule, noun};
use crate::{
    attribute::{
        content,
        find::{Found, Kind, Pass},
    },
    codebook::{
        cue::{Marker, NounCue},
        lexicon::Meaning,
    },
    segment::{clause::Edge, tag::Tag},
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "was-the-answer",
    meaning: "What stands before \"was X's answer\", \"was how X put it\", \"was the word that X chose\" is what X says.",
    fires: "“A ploy” was Vale's verdict on the truce.",
    silent: "The harbour was Vale's answer to the storm.",
    how: How::Paragraph(find),
};

fn find(pass: &mut Pass) {
    for s in 0..pass.seg.sentences.len() {
        for k in 0..pass.sentence(s).clauses.len() {
            let hit = one(pass, s, k);
            if let Some(f) = hit {
                // What the words behind "was" seemed to report is only how it was put.
                let cue = f.cue[0].clone();
                let inside = |o: &&mut Found| o.cue.iter().any(|c| cue.start <= c.start && c.end <= cue.end);
                pass.found.iter_mut().filter(inside).for_each(|o| o.content.clear());
                pass.push(f);
                break;
            }
        }
    }
}

fn one(pass: &Pass, s: usize, k: usize) -> Option<Found> {
    let c = pass.clause(s, k);
    let g = &c.group;
    let first = g.first as usize;
    if !g.copula || g.negated || !content::finite(c) || pass.within(first).is_some() {
        return None;
    }
    let content = before(pass, s, first)?;
    let at = g.end as usize;
    let (source, end, clause) =
        put(pass, s, k, at).or_else(|| owned(pass, s, at)).or_else(|| chosen(pass, s, k, at))?;
    // A quotation that another cue has in full is that one's.
    let taken =
        pass.covers(content.clone()) && pass.found.iter().any(|f| f.content.iter().any(|c| c.end == content.end));
    (!taken).then(|| Found {
        source: Some(source),
        cue: vec![first..end],
        content: vec![content],
        rule: "",
        kind: Kind::Said,
        clause,
        addressee: None,
        relayed: None,
        unsaid: false,
        nested: false,
    })
}

/// What stands before the copula: a quotation, a sentence that ends in a comma, or an adjective with what belongs to it.
fn before(pass: &Pass, s: usize, first: usize) -> Option<Range<usize>> {
    let start = pass.sentence(s).tokens.start;
    // "“…,” that was his answer".
    let resumed = first > start && ["that", "this", "these", "those", "such"].iter().any(|w| pass.is(first - 1, w));
    let end = first - usize::from(resumed);
    let apart = end > start && matches!(pass.tag(end - 1), Tag::Comma | Tag::Colon | Tag::Dash);
    for end in [end, end - usize::from(apart)] {
        if let Some(q) = pass.closes(end)
            && end > start
        {
            return Some(q.first as usize..end);
        }
    }
    let clauses = &pass.sentence(s).clauses;
    let whole = clauses.iter().any(|b| (b.group.end as usize) < end && matches!(b.edge, Edge::Root | Edge::Content));
    let adjective = (start..end).find(|&i| pass.tag(i) != Tag::Adv).filter(|&i| pass.tag(i) == Tag::Adj);
    let verdict = !apart && !resumed && adjective.is_some_and(|i| pass.tag(i + 1) != Tag::Noun);
    let fragment = apart && resumed;
    let last = end - usize::from(apart);
    ((apart && whole || verdict || fragment) && last > start).then_some(start..last)
}

type Put = (Range<usize>, usize, Option<(usize, usize)>);

/// "how Vale put it", "what Vale told the Moot": source, where the cue ends, the clause.
fn put(pass: &Pass, s: usize, k: usize, at: usize) -> Option<Put> {
    let joins = ["how", "what"].iter().any(|w| pass.is(at, w));
    let c = pass.sentence(s).clauses.get(k + 1).filter(|c| joins && pass.reports(c) && !c.group.passive)?;
    let near = (c.subject.start as usize) > at && (c.group.first as usize) < at + 16;
    let source = pass.source(s, k + 1).filter(|_| near)?;
    Some((source, pass.after_verb(c), Some((s, k + 1))))
}

/// "Vale's blunt answer", "the verdict of Vale": source and where the noun ends.
fn owned(pass: &Pass, s: usize, at: usize) -> Option<Put> {
    let limit = pass.sentence(s).tokens.end.min(at + 12);
    let end = |i: usize| wording(pass, i);
    let noun = (at..limit)
        .take_while(|&i| pass.tag(i).is_nominal() || pass.tag(i).is_head() || pass.tag(i) == Tag::Possessive);
    let noun = noun.filter(|&i| pass.tag(i) == Tag::Noun).find(|&i| end(i).is_some())?;
    let close = end(noun)?;
    if let Some(owner) = noun::possessor(pass, noun, at) {
        return Some((owner, close, None));
    }
    let of = ["of", "from", "by"].iter().any(|w| pass.is(close, w));
    let phrase = content::phrase(pass, close + 1, pass.sentence(s).tokens.end);
    (of && !phrase.is_empty()).then_some((phrase.clone(), phrase.end, None))
}

/// "the word that Vale chose", "the word chosen by Vale".
fn chosen(pass: &Pass, s: usize, k: usize, at: usize) -> Option<Put> {
    let noun = (at..at + 4).find(|&i| pass.tag(i) == Tag::Noun)?;
    let close = wording(pass, noun)?;
    let c = pass.sentence(s).clauses.get(k + 1)?;
    // "the word Vale chose": no word joins it.
    let bare = c.edge == Edge::Root && c.subject.start as usize == close;
    if !(bare || c.edge == Edge::Relative && c.antecedent.contains(&(noun as u32))) {
        return None;
    }
    let after = pass.after_verb(c);
    let source = if c.group.passive || c.subject.is_empty() || c.subject == c.antecedent {
        super::quoted_as::by_phrase(pass, after, pass.sentence(s).tokens.end)
    } else {
        pass.source(s, k + 1)
    }?;
    let end = if source.start >= after { source.end } else { after };
    (close <= after).then_some((source, end, None))
}

/// The end of a noun for words and what they convey.
fn wording(pass: &Pass, at: usize) -> Option<usize> {
    let mut end = None;
    pass.lexicon.phrases_at(pass.tokens, at, |f| {
        if matches!(f.meaning, Meaning::Noun(NounCue::Report) | Meaning::Marker(Marker::Standpoint)) {
            end = Some(f.end as usize);
        }
    });
    end
}

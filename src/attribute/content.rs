//! Where the words that somebody says begin and end, seen from the reporting clause.

use std::ops::Range;

use super::find::{Found, Kind, Pass};
use crate::{
    codebook::cue::Class,
    segment::{
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
        token::Kind as TokenKind,
    },
};

/// Whether a clause's verb is finite.
pub fn finite(c: &Clause) -> bool {
    c.group.form == Form::Finite
}

/// An attribution of clause `k` with its cue, kind and flags set.
pub fn said(pass: &Pass, s: usize, k: usize, source: Option<Range<usize>>, content: Vec<Range<usize>>) -> Found {
    let c = pass.clause(s, k);
    Found {
        source,
        cue: pass.cue(c),
        content,
        rule: "",
        kind: if c.group.cue.is(Class::Belief) { Kind::Thought } else { Kind::Said },
        clause: Some((s, k)),
        addressee: None,
        relayed: None,
        unsaid: pass.unsaid(c),
        nested: false,
    }
}

/// What is said before the reporting clause, where that stands behind it: up to its comma, or a whole quotation, which may begin
/// sentences earlier.
pub fn before(pass: &Pass, s: usize, k: usize, source: &Range<usize>) -> Option<Range<usize>> {
    let c = pass.clause(s, k);
    let bounds = pass.bounds(s, c.group.first as usize);
    let mut start = source.start.min(c.group.first as usize);
    while start > bounds.start && matches!(pass.tag(start - 1), Tag::Adv | Tag::Coord) {
        start -= 1;
    }
    if start <= bounds.start {
        return None;
    }
    // “…,” Vale said; "“…”, Vale said".
    let comma = pass.tag(start - 1) == Tag::Comma;
    let end = start - comma as usize;
    if end > bounds.start
        && let Some(q) = pass.closes(end)
    {
        let inside = q.inside();
        let last = inside.end.checked_sub(1).map(|l| pass.tokens[l].kind);
        let whole = comma || matches!(last, Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Dash));
        if whole {
            let first = q.first as usize;
            // "It was, he said, “…” — a mixed sentence begins before its quotation.
            let lead = (bounds.start..first.max(bounds.start)).any(|i| pass.tokens[i].kind == TokenKind::Word);
            return Some(if lead && first > bounds.start {
                lead_in(pass, s, k, bounds.start, first)..end
            } else {
                first..end
            });
        }
    }
    if !comma || end <= bounds.start {
        return None;
    }
    // "The truce holds, Vale said."
    let main = pass.sentence(s).clauses[..k].iter().any(|b| {
        b.group.form == Form::Finite && b.group.first as usize >= bounds.start && (b.group.end as usize) <= end
    });
    let fragment = ends_here(pass, s, k, source);
    if !main && !fragment || !fragment && leading_adverbial(pass, s, k, bounds.start) {
        return None;
    }
    if !fragment && !interrupts(pass, s, k, source) {
        return None;
    }
    Some(bounds.start..end)
}

/// Where the sentence of a quotation begins that has words before it: not before an earlier reporting clause.
fn lead_in(pass: &Pass, s: usize, k: usize, start: usize, first: usize) -> usize {
    let reported =
        pass.sentence(s).clauses[..k].iter().rev().find(|b| (b.group.end as usize) <= first && pass.reports(b));
    if reported.is_some() { first } else { start }
}

/// Whether nothing but adverbials stands behind the reporting clause.
fn ends_here(pass: &Pass, s: usize, k: usize, source: &Range<usize>) -> bool {
    let c = pass.clause(s, k);
    let at = if c.inverted { source.end } else { pass.after_verb(c) };
    let bounds = pass.bounds(s, c.group.first as usize);
    let at = skip_adverbials(pass, at, bounds.end);
    at >= bounds.end
        || matches!(pass.tag(at), Tag::Stop | Tag::Comma | Tag::QuoteClose | Tag::Semicolon | Tag::Dash | Tag::Bracket)
}

/// Whether the reporting clause stands between commas inside what is said.
fn interrupts(pass: &Pass, s: usize, k: usize, source: &Range<usize>) -> bool {
    let c = pass.clause(s, k);
    let at = if c.inverted { source.end } else { pass.after_verb(c) };
    pass.tag(at) == Tag::Comma
}

/// "If the truce holds, Vale said that …": what stands before is an adverbial clause of the reporting one.
fn leading_adverbial(pass: &Pass, s: usize, k: usize, start: usize) -> bool {
    pass.sentence(s).clauses[..k]
        .iter()
        .find(|b| b.group.first as usize >= start)
        .is_some_and(|b| !matches!(b.edge, Edge::Root | Edge::Content))
}

/// What goes on behind a reporting clause that interrupts it: `"…," he said, "…"` or "…, he said, …".
pub fn resumed(pass: &Pass, s: usize, k: usize, after: usize) -> Option<Range<usize>> {
    let c = pass.clause(s, k);
    let bounds = pass.without_stop(pass.bounds(s, c.group.first as usize));
    let mut at = skip_adverbials(pass, after, bounds.end);
    while at < bounds.end && pass.tag(at) != Tag::Comma && pass.tag(at) != Tag::QuoteOpen && pass.tag(at) != Tag::Colon
    {
        at += 1;
    }
    let comma = matches!(pass.tag(at), Tag::Comma | Tag::Colon | Tag::Dash);
    let start = at + comma as usize;
    if start >= bounds.end {
        return None;
    }
    if let Some(q) = pass.opens(start) {
        return Some(start..q.end as usize);
    }
    if !comma {
        return None;
    }
    // Not a participle, relative or second report of its own.
    let next = pass.tag(start);
    if matches!(next, Tag::Ing | Tag::Rel | Tag::Coord | Tag::Part | Tag::Sub) {
        return None;
    }
    let verb = pass.sentence(s).clauses[k + 1..].iter().find(|b| b.group.form == Form::Finite)?;
    let report = pass.reports(verb) && verb.group.cue.is(Class::Clausal);
    (!report && verb.edge != Edge::Relative).then_some(start..bounds.end)
}

/// The addressee, if any, and what is said behind the verb: from its conjunction, quotation, infinitive or subject to where the
/// complement ends.
pub fn behind(pass: &Pass, s: usize, k: usize, from: usize) -> Option<(Option<Range<usize>>, Range<usize>)> {
    let c = pass.clause(s, k);
    let clauses = &pass.sentence(s).clauses;
    let bounds = pass.without_stop(pass.bounds(s, c.group.first as usize));
    let mut at = from;
    let mut addressee = None;
    if c.group.cue.is(Class::Tell) && !c.group.passive {
        let phrase = phrase(pass, at, bounds.end);
        let next = pass.tag(phrase.end);
        if !phrase.is_empty() && !next.is_aux() && !(next.is_verb() && !matches!(next, Tag::Ing)) {
            at = phrase.end;
            addressee = Some(phrase);
        }
    }
    // Look for the start over adverbials and short insertions.
    let limit = bounds.end.min(at + 25);
    let next = clauses.get(k + 1).filter(|n| (n.group.first as usize) < bounds.end);
    let mut i = at;
    let start = loop {
        if i >= limit {
            return None;
        }
        match pass.tag(i) {
            Tag::Comp => break i,
            Tag::QuoteOpen => break i,
            Tag::Colon => break i + 1,
            Tag::Comma if pass.tag(i + 1) == Tag::QuoteOpen => break i + 1,
            Tag::Comma => {
                // "said, however, that"
                let close = (i + 1..bounds.end.min(i + 8)).find(|&j| pass.tag(j) == Tag::Comma)?;
                if (i + 1..close).any(|j| pass.tag(j).is_verb() || pass.tag(j).is_aux()) {
                    return None;
                }
                i = close + 1;
                continue;
            }
            Tag::To if next.is_some_and(|n| n.group.first as usize == i && n.edge != Edge::Purpose || i == at) => {
                break i;
            }
            Tag::Ing if i == at => break i,
            Tag::Stop | Tag::Semicolon | Tag::Dash => return None,
            Tag::Sub if i == at => return None,
            _ => {}
        }
        if let Some(n) = next
            && finite(n)
            && n.edge == Edge::Content
        {
            let subject = n.subject.start as usize;
            if n.subject.is_empty() && i == at && i < n.group.first as usize && pass.tag(i).is_nominal() {
                break i;
            }
            if !n.subject.is_empty() && subject <= i {
                break i;
            }
        }
        i += 1;
    };
    if start >= bounds.end {
        return None;
    }
    let end = complement_end(pass, s, k, start, bounds.end);
    (start < end).then_some((addressee, start..end))
}

/// The object phrase of the verb, to where its clause ends.
pub fn object(pass: &Pass, s: usize, k: usize) -> Option<Range<usize>> {
    let c = pass.clause(s, k);
    let bounds = pass.without_stop(pass.bounds(s, c.group.first as usize));
    let start = pass.after_verb(c);
    let particle = start > c.group.end as usize;
    let t = pass.tag(start);
    let opens = t.is_nominal()
        || t.is_head()
        || matches!(t, Tag::QuoteOpen | Tag::Ing)
        || particle && !matches!(t, Tag::Stop | Tag::Comma | Tag::Semicolon);
    if start >= bounds.end || !opens {
        return None;
    }
    let end = complement_end(pass, s, k, start, bounds.end);
    (start < end).then_some(start..end)
}

/// Where a complement that begins at `start` ends: at the sentence's end, the end of its quotation, a coordinate or participial
/// reporting clause, or the comma that closes a relative clause.
pub fn complement_end(pass: &Pass, s: usize, k: usize, start: usize, limit: usize) -> usize {
    let clauses = &pass.sentence(s).clauses;
    let c = &clauses[k];
    if let Some(q) = pass.opens(start) {
        let end = q.end as usize;
        let last = q.inside().end.checked_sub(1).map(|l| pass.tokens[l].kind);
        let over = end >= limit
            || matches!(last, Some(TokenKind::Comma | TokenKind::Stop))
            || matches!(pass.tag(end), Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Dash | Tag::Sub);
        if over {
            return end;
        }
    }
    let mut end = limit;
    for n in &clauses[k + 1..] {
        let first = n.start as usize;
        if first <= start
            || first >= end
            || pass.within(n.group.first as usize).is_some_and(|q| q.first as usize >= start)
        {
            continue;
        }
        let reports = pass.reports(n);
        let again = n.coordinate
            && finite(n)
            && n.edge == c.edge
            && n.parent == c.parent
            && (reports && n.group.cue.is(Class::Report));
        let participle = n.edge == Edge::Participial && reports && n.group.form == Form::Ing;
        if again || participle {
            end = first;
        }
    }
    // A relative clause ends at the comma before the verb of its antecedent.
    if c.edge == Edge::Relative {
        let main = clauses[k + 1..].iter().find(|n| finite(n) && n.subject == c.antecedent && n.edge != Edge::Relative);
        if let Some(m) = main {
            end = end.min(m.group.first as usize);
        }
    }
    while end > start
        && matches!(pass.tag(end - 1), Tag::Comma | Tag::Coord | Tag::Dash | Tag::Semicolon | Tag::Adv)
        && end < limit
    {
        end -= 1;
    }
    end
}

/// A noun phrase at `from`, with "of" and other prepositional phrases, lists and appositions.
pub fn phrase(pass: &Pass, from: usize, limit: usize) -> Range<usize> {
    let mut i = from;
    while i < limit {
        let t = pass.tag(i);
        let joins = matches!(t, Tag::Prep | Tag::Coord)
            && i > from
            && (pass.tag(i + 1).is_nominal() || pass.tag(i + 1).is_head());
        if t.is_nominal() || t.is_head() || joins {
            i += 1;
        } else {
            break;
        }
    }
    from..i
}

/// Skips adverbs and prepositional phrases: "on Thursday in Nordhaven".
fn skip_adverbials(pass: &Pass, from: usize, limit: usize) -> usize {
    let mut i = from;
    while i < limit {
        match pass.tag(i) {
            Tag::Adv => i += 1,
            Tag::Prep
            | Tag::Proper
            | Tag::Noun
            | Tag::Num
            | Tag::Det
            | Tag::Poss
            | Tag::ObjPron
            | Tag::Adj
            | Tag::Possessive
            | Tag::Hyphen => i += 1,
            Tag::Sub | Tag::Ing if i == from => return i,
            _ => break,
        }
    }
    i
}

/// `"X," he said. "Y."`: quotations that follow at once, in sentences with no reporting clause of their own, are one content.
pub fn join_quotations(pass: &mut Pass) {
    let mut found = std::mem::take(&mut pass.found);
    found.sort_by_key(|f| f.cue.first().or(f.content.first()).map_or(0, |r| r.start));
    for i in 0..found.len() {
        let Some((s, _)) = found[i].clause else { continue };
        let last = found[i].content.iter().map(|c| c.end).max().unwrap_or(0);
        let quoted = found[i].content.iter().any(|c| pass.opens(c.start).is_some() || pass.closes(c.end).is_some());
        if !quoted {
            continue;
        }
        let mut at = pass.sentence(s).tokens.end.max(last);
        while let Some(q) = pass.opens(at) {
            let range = q.first as usize..q.end as usize;
            let other = found.iter().enumerate().any(|(j, f)| {
                j != i
                    && f.kind != Kind::OpenQuote
                    && f.content.iter().any(|c| c.start < range.end && range.start < c.end)
                    && !f.cue.iter().any(|c| range.contains(&c.start))
            });
            let closes_sentence =
                range.end >= pass.tokens.len() || pass.seg.sentences.iter().any(|s| s.tokens.end == range.end);
            if other || !closes_sentence {
                break;
            }
            found[i].content.push(range.clone());
            at = range.end;
        }
    }
    // A loose quotation that was joined is no attribution of its own.
    let joined: Vec<Range<usize>> =
        found.iter().filter(|f| f.kind != Kind::OpenQuote).flat_map(|f| f.content.iter().cloned()).collect();
    found.retain(|f| {
        f.kind != Kind::OpenQuote
            || !f.content.iter().any(|c| joined.iter().any(|j| j.start <= c.start && c.end <= j.end))
    });
    pass.found = found;
}

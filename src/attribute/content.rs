//! Where the words that somebody says begin and end, seen from the reporting clause.

#![allow(clippy::single_range_in_vec_init, reason = "contents and cues are lists of ranges, often of one")]

use std::ops::Range;

use super::find::{Found, Kind, Pass};
use crate::{
    codebook::{cue::Class, lexicon::class},
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
        unsaid: pass.unsaid(s, k),
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
    let joined = pass.tag(start) == Tag::Coord;
    // “… they left.” Vale said. — the quotation ended the sentence before.
    if start == bounds.start
        && let Some(q) = pass.closes(start)
        && q.end as usize == start
        && ends_here(pass, s, k, if c.inverted { source.end } else { pass.after_verb(c) })
    {
        return Some(q.first as usize..start);
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
        let first = q.first as usize;
        let whole = comma
            || first <= bounds.start
            || matches!(last, Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Dash));
        // A title in marks is no quotation: "On “Harbour Hour,” Vale said the truce holds".
        let title = first > bounds.start && q.inside().len() < 4 && behind(pass, s, k, pass.after_verb(c)).is_some();
        if whole && !title {
            // "It was, he said, “…”": a mixed sentence begins before its quotation.
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
    // A verb that wants a quotation takes a clause only where nothing follows: "…, he added."
    let at = if c.inverted { source.end } else { pass.after_verb(c) };
    let over = |i: usize| i >= bounds.end || matches!(pass.tag(i), Tag::Comma | Tag::Stop | Tag::QuoteClose);
    let bare = over(at) || pass.tag(at) == Tag::Prep && over(skip_adverbials(pass, at, bounds.end));
    if c.edge == Edge::Relative || joined || c.group.cue.is(Class::Quoting) && !bare {
        return None;
    }
    // "The truce holds, Vale said." / "The truce, Vale said, holds."
    let left = bounds.start..end;
    let main = pass.sentence(s).clauses[..k].iter().any(|b| {
        finite(b)
            && b.group.first as usize >= left.start
            && (b.group.end as usize) <= left.end
            && matches!(b.edge, Edge::Root | Edge::Content)
    });
    let said = (main || fragment(pass, s, k, left.clone())) && ends_here(pass, s, k, at)
        || pass.tag(at) == Tag::Comma && resumed(pass, s, k, at).is_some();
    said.then(|| pass.from_quotation(left.start, left.end)..end)
}

/// "Hard but useful, Vale said": words without a verb or a name, which are no time and no place; "No truce until Kelmar leaves,
/// Vale said": whatever they are, they deny something.
fn fragment(pass: &Pass, s: usize, k: usize, left: Range<usize>) -> bool {
    let opens = pass.tag(left.start);
    let verbless = pass.sentence(s).clauses[..k].iter().all(|b| !finite(b));
    let named = |i: usize| matches!(pass.tag(i), Tag::Proper | Tag::Num | Tag::Pron | Tag::Prep | Tag::Sub);
    let said = left.clone().any(|i| matches!(pass.tag(i), Tag::Adj | Tag::Noun));
    let denies = pass.lexicon.classes(pass.word(left.start)) & class::NEG != 0;
    denies && left.len() > 1 && said
        || verbless && said && left.len() > 1 && !left.clone().any(named) && opens != Tag::Coord
}

/// Where the sentence of a quotation begins that has words before it: not before an earlier reporting clause.
fn lead_in(pass: &Pass, s: usize, k: usize, start: usize, first: usize) -> usize {
    let reported =
        pass.sentence(s).clauses[..k].iter().rev().find(|b| (b.group.end as usize) <= first && pass.reports(b));
    // "pressing on with the war “harder than before,” Vale said": words in marks inside a sentence that goes on.
    let inside =
        first.checked_sub(1).is_some_and(|i| matches!(pass.tag(i), Tag::Noun | Tag::Adj | Tag::Prep | Tag::Det));
    if reported.is_some() && !inside { first } else { start }
}

/// Whether nothing but adverbials stands behind the reporting clause.
fn ends_here(pass: &Pass, s: usize, k: usize, at: usize) -> bool {
    let c = pass.clause(s, k);
    let bounds = pass.bounds(s, c.group.first as usize);
    // "…, Vale told the Moot": the object is who is told.
    let object = !c.group.cue.is(Class::Tell)
        && (pass.tag(at) == Tag::Poss || pass.words.articles.contains(&pass.word(at)) && pass.word(at) != 0);
    let bare = c.group.cue.is(Class::Clausal) && !object
        || c.inverted
        || pass.tag(at) == Tag::Proper && matches!(pass.tag(at + 1), Tag::Stop | Tag::Comma | Tag::Prep);
    if !bare && (pass.tag(at).is_nominal() || pass.tag(at).is_head()) {
        return false;
    }
    let at = skip_adverbials(pass, at, bounds.end);
    if at >= bounds.end
        || matches!(
            pass.tag(at),
            Tag::Stop
                | Tag::Comma
                | Tag::QuoteClose
                | Tag::Semicolon
                | Tag::Dash
                | Tag::Bracket
                | Tag::Ing
                | Tag::Sub
                | Tag::To
                | Tag::Rel
        )
    {
        return true;
    }
    let stop = (at..bounds.end)
        .find(|&i| matches!(pass.tag(i), Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::Dash))
        .unwrap_or(bounds.end);
    let clauses = &pass.sentence(s).clauses;
    !(at..stop).any(|i| matches!(pass.tag(i), Tag::Comp | Tag::QuoteOpen | Tag::Colon))
        && !clauses[k + 1..].iter().any(|n| finite(n) && (n.group.first as usize) < stop)
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
    if start >= bounds.end || cites(pass, start) {
        return None;
    }
    if let Some(q) = pass.opens(start) {
        return Some(start..q.end as usize);
    }
    if !comma {
        return None;
    }
    // Not a participle, relative or second report of its own.
    let quoted = pass.closes(c.start as usize).is_some() || pass.closes((c.start as usize).saturating_sub(1)).is_some();
    match pass.tag(start) {
        Tag::Ing | Tag::Rel | Tag::Part | Tag::Sub => return None,
        Tag::Coord if quoted => return None,
        _ => {}
    }
    let verb = pass.sentence(s).clauses[k + 1..].iter().find(|b| b.group.form == Form::Finite);
    let goes_on = match verb {
        Some(b) => !(pass.reports(b) && b.group.cue.is(Class::Clausal)) && b.edge != Edge::Relative,
        None => !quoted && start == after + 1,
    };
    goes_on.then_some(start..bounds.end)
}

/// The addressee, if any, and what is said behind the verb: from its conjunction, quotation, infinitive or subject to where the
/// complement ends.
pub fn behind(pass: &Pass, s: usize, k: usize, from: usize) -> Option<(Option<Range<usize>>, Range<usize>)> {
    let c = pass.clause(s, k);
    let clauses = &pass.sentence(s).clauses;
    let bounds = pass.without_stop(pass.bounds(s, c.group.first as usize));
    let mut at = from;
    let mut addressee = None;
    let cue = c.group.cue;
    if c.group.cue.is(Class::Tell) && !c.group.passive {
        let phrase = phrase(pass, at, bounds.end);
        let next = pass.tag(phrase.end);
        if !phrase.is_empty() && !next.is_aux() && (!next.is_verb() || next == Tag::Ing) {
            at = phrase.end;
            addressee = Some(phrase);
        }
    }
    // Look for the start over adverbials and short insertions.
    // "Asked about the islands, Vale said …"
    let leads = c.group.passive && !finite(c) && c.parent.is_none_or(|p| p as usize > k);
    let comma = (at..bounds.end).find(|&i| leads && pass.tag(i) == Tag::Comma);
    let bounds = bounds.start..comma.unwrap_or(bounds.end);
    // "criticised Vale for stalling and said that …": what a second verb governs is not the first one's.
    let second =
        clauses[k + 1..].iter().find(|n| n.coordinate && finite(n) && n.edge == c.edge && n.parent == c.parent);
    let second = second.map_or(bounds.end, |n| n.group.first as usize);
    let limit = bounds.end.min(at + 25).min(second.max(at));
    let next = clauses.get(k + 1).filter(|n| (n.group.first as usize) < bounds.end);
    let mut i = at;
    let plain = cue.is(Class::Clausal) && !cue.is(Class::Tell) && !cue.is(Class::Belief) && !cue.is(Class::Quoting);
    let start = loop {
        if i >= limit {
            return None;
        }
        match pass.tag(i) {
            _ if i == at && bears(clauses, k, i) => break i,
            Tag::Comp => break i,
            // "called it “absurd”", "said Vale “is no fool”": the object or subject before the marks is part of it.
            Tag::QuoteOpen if i >= at + 2 && (pass.tag(at).is_nominal() || pass.tag(at).is_head()) => break at,
            Tag::QuoteOpen
                if i == at + 1
                    && (matches!(pass.tag(at), Tag::ObjPron | Tag::Pron | Tag::Det)
                        || !cue.is(Class::Clausal) && pass.tag(at).is_head()) =>
            {
                break at;
            }
            // "warned of a “heavy price”": the phrase that the marks stand in.
            Tag::QuoteOpen if i > at && matches!(pass.tag(i - 1), Tag::Det | Tag::Poss | Tag::Adj) => {
                break (at..i).rev().take_while(|&j| pass.tag(j).is_nominal()).last().unwrap_or(i);
            }
            Tag::QuoteOpen => break i,
            Tag::Colon => break i + 1,
            Tag::Comma if pass.tag(i + 1) == Tag::QuoteOpen => break i + 1,
            Tag::Comma => {
                // "said, in remarks aired by the state radio, that"
                if matches!(pass.tag(i + 1), Tag::Prep | Tag::Adv | Tag::Ing | Tag::Part | Tag::Sub)
                    && let Some(that) = (i + 2..bounds.end.min(i + 24)).find(|&j| {
                        pass.tag(j) == Tag::Comma && pass.tag(j + 1) == Tag::Comp && pass.word(j + 1) == pass.words.that
                    })
                    && !(i + 1..that).any(|j| matches!(pass.tag(j), Tag::Comp | Tag::Stop | Tag::QuoteOpen))
                {
                    break that + 1;
                }
                // "said, however, that"
                let close = (i + 1..bounds.end.min(i + 8)).find(|&j| pass.tag(j) == Tag::Comma)?;
                if (i + 1..close).any(|j| pass.tag(j).is_verb() || pass.tag(j).is_aux()) {
                    return None;
                }
                i = close + 1;
                continue;
            }
            Tag::To | Tag::Ing if cue.is(Class::Quoting) || cue.is(Class::Belief) => return None,
            // "announced the withdrawal and its refusal to sign": the infinitive is the noun's.
            Tag::To
                if i > at
                    && matches!(pass.tag(at), Tag::Det | Tag::Poss)
                    && pass.tag(i - 1) == Tag::Noun
                    && addressee.is_none()
                    && !cue.is(Class::Tell)
                    && !cue.is(Class::Cause) =>
            {
                return None;
            }
            Tag::To if next.is_some_and(|n| n.group.first as usize == i && n.edge != Edge::Purpose || i == at) => {
                break i;
            }
            Tag::Ing if i == at => break i,
            Tag::Stop | Tag::Semicolon | Tag::Dash => return None,
            // "Vale said the offer stands": what may be a verb was taken for a noun.
            Tag::Det | Tag::Poss | Tag::Pron if i == at && plain && next.is_none() && bounds.end > at + 2 => break i,
            // "Vale said Kest, who leads the Tidehouse, left": the subject has a relative clause.
            _ if i == at
                && next.is_some_and(|n| n.edge == Edge::Relative && n.antecedent.start as usize == i)
                && clauses[k + 1..].iter().any(|n| finite(n) && n.edge != Edge::Relative) =>
            {
                break i;
            }
            Tag::Sub
                if i == at
                    && !phrase_before_that(pass, i, next)
                    && (addressee.is_none() || pass.words.whether.contains(&pass.word(i)))
                    && !cue.is(Class::Belief)
                    && !cue.is(Class::Quoting)
                    && next.is_some() =>
            {
                break i;
            }
            _ => {}
        }
        if let Some(n) = next
            && finite(n)
            && n.edge == Edge::Content
            && !cue.is(Class::Quoting)
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

/// "said Norland's wish to join was a threat": what is said begins with a subject that has a clause of its own.
fn bears(clauses: &[Clause], k: usize, at: usize) -> bool {
    let inside = clauses.get(k + 1).is_some_and(|n| matches!(n.edge, Edge::Subject | Edge::Content));
    let says = |m: &Clause| {
        m.edge == Edge::Content
            && m.parent.map(usize::from) == Some(k)
            && m.subject.start as usize == at
            && !m.subject.is_empty()
    };
    inside && clauses[k + 1..].iter().skip(1).any(says)
}

/// "have hinted since last summer | that …": a subordinator that only a noun phrase follows, before "that".
fn phrase_before_that(pass: &Pass, at: usize, next: Option<&Clause>) -> bool {
    let verb = next.map_or(at, |n| n.group.first as usize);
    let that = (at + 1..verb).find(|&i| pass.tag(i) == Tag::Comp);
    that.is_some_and(|t| (at + 1..t).all(|i| pass.tag(i).is_nominal() || pass.tag(i) == Tag::Prep))
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
    let mut end = complement_end(pass, s, k, start, bounds.end);
    // "denounced the offer, an insult to Norland": what a comma or dash adds is the text's own, unless a list goes on.
    let quoted = |i: usize| pass.within(i).is_some();
    if let Some(mark) =
        (start..end).find(|&i| matches!(pass.tag(i), Tag::Comma | Tag::Dash | Tag::Semicolon) && !quoted(i))
    {
        let list = pass.tag(mark) == Tag::Comma
            && (mark + 1..end)
                .take_while(|&i| {
                    pass.tag(i).is_nominal()
                        || pass.tag(i).is_head()
                        || matches!(pass.tag(i), Tag::Comma | Tag::Prep | Tag::Coord | Tag::Ing)
                })
                .any(|i| pass.tag(i) == Tag::Coord);
        if !list {
            end = mark;
        }
    }
    // "praised Vale and left", "denounced the deal, and the crowd cheered".
    if let Some(n) = pass.sentence(s).clauses[k + 1..].iter().find(|n| {
        n.coordinate
            && finite(n)
            && n.edge == c.edge
            && n.start as usize > start
            && pass.within(n.group.first as usize).is_none()
    }) {
        end = end.min(trim_end(pass, start, n.start as usize));
    }
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
        // "…, Vale said": a report that closes the sentence says all before it.
        let lead = if n.inverted { n.group.first } else { n.subject.start } as usize;
        let apart = lead > start + 1
            && (pass.tag(lead - 1) == Tag::Comma
                || pass.tag(lead - 1) == Tag::QuoteClose && pass.tag(lead - 2) == Tag::Comma);
        if apart
            && reports
            && finite(n)
            && !n.group.passive
            && n.group.cue.is(Class::Clausal)
            && lead < end
            && (n.inverted || n.subject.end <= n.group.first)
            && closes(pass, n, limit)
        {
            end = lead;
        }
    }
    // "Vale, who said X, left" / "While Vale said X, Kest left": the rest is the clause that it hangs on.
    if c.edge == Edge::Relative || c.parent.is_some_and(|p| p as usize > k) {
        let main =
            clauses[k + 1..].iter().filter(|n| finite(n) && n.edge == Edge::Root && !n.coordinate).find_map(|n| {
                let back = n.subject.end <= c.start && !n.subject.is_empty();
                let at = if back { n.group.first } else { n.start.min(n.group.first) } as usize;
                (at > start && pass.tag(at - 1) == Tag::Comma).then_some(at)
            });
        end = end.min(main.unwrap_or(end));
    }
    if let Some(at) =
        (start..end).find(|&i| cites(pass, i) && pass.within(i).is_none_or(|q| (q.first as usize) < start))
    {
        end = at;
    }
    if end < limit { trim_end(pass, start, end) } else { end }
}

/// Whether nothing but adverbials and an addressee stands behind a reporting clause, up to where the sentence ends.
fn closes(pass: &Pass, c: &Clause, limit: usize) -> bool {
    let at = if c.inverted { c.subject.end as usize } else { pass.after_verb(c) };
    skip_adverbials(pass, at, limit) >= limit
}

/// "according to".
pub fn cites(pass: &Pass, i: usize) -> bool {
    pass.word(i) == pass.words.according && pass.word(i) != 0 && pass.word(i + 1) == pass.words.to
}

/// Takes joining words and marks off the end.
fn trim_end(pass: &Pass, start: usize, mut end: usize) -> usize {
    while end > start && matches!(pass.tag(end - 1), Tag::Comma | Tag::Coord | Tag::Dash | Tag::Semicolon | Tag::Adv) {
        end -= 1;
    }
    end
}

/// A noun phrase at `from`, with prepositional phrases, lists and what is attached by "close to", "based in".
pub fn phrase(pass: &Pass, from: usize, limit: usize) -> Range<usize> {
    from..extent(pass, from, limit, true)
}

/// The end of a noun phrase at `from`; behind a name only "of" goes on: "said Vale | in Sutholm".
pub fn attached(pass: &Pass, from: usize) -> usize {
    extent(pass, from, pass.tokens.len(), false)
}

fn extent(pass: &Pass, from: usize, limit: usize, any: bool) -> usize {
    let mut i = from;
    while i < limit {
        let t = pass.tag(i);
        let next = pass.tag(i + 1);
        let goes_on = i > from && (next.is_nominal() || next.is_head());
        let joins = match t {
            Tag::Prep => {
                goes_on
                    && (any || pass.tag(i - 1) != Tag::Proper || pass.word(i) == pass.words.of)
                    && pass.tag(i - 1) != Tag::Pron
                    && pass.tag(i - 1) != Tag::ObjPron
            }
            Tag::Coord => goes_on && (next != Tag::Pron || pass.tag(i + 2) == Tag::Prep),
            Tag::Part => i > from && next == Tag::Prep,
            _ => t.is_nominal() || t.is_head(),
        };
        if !joins || t == Tag::Pron && i > from && next != Tag::Prep {
            break;
        }
        i += 1;
    }
    i
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
    found.sort_by_key(Found::start);
    for i in 0..found.len() {
        let Some(s) = found[i].cue.first().and_then(|c| pass.sentence_of(c.start)) else { continue };
        let quoted = found[i].content.iter().any(|c| pass.opens(c.start).is_some() || pass.closes(c.end).is_some());
        if !quoted {
            continue;
        }
        let last = found[i].content.iter().map(|c| c.end).max().unwrap_or(0);
        let mut at = pass.sentence(s).tokens.end.max(last);
        while let Some(q) = pass.opens(at) {
            let range = q.first as usize..q.end as usize;
            // A cue inside the quotation is no claim on it.
            let claimed = pass.covers(range.clone()) && claimed(&found, i, &range);
            let over = if range.end >= pass.tokens.len() { Some(range.end) } else { pass.ends_quoted(range.end) };
            let Some(over) = over.filter(|_| !claimed) else { break };
            pass.cover(range.clone());
            at = over;
            found[i].content.push(range);
        }
    }
    pass.found = found;
}

/// Whether another attribution near `i` (they are sorted by their start) says the quotation.
fn claimed(found: &[Found], i: usize, quote: &Range<usize>) -> bool {
    let says = |f: &Found| {
        f.content.iter().any(|c| c.start < quote.end && quote.start < c.end)
            && !f.cue.iter().any(|c| quote.contains(&c.start))
    };
    // Its cue stands in the sentence before, inside, or in the sentence in which the quotation ends.
    found[i.saturating_sub(4)..i].iter().any(says)
        || found[i + 1..].iter().take_while(|f| f.start() < quote.end + 200).any(says)
}

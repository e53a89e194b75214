//! Where the complement or object of a reporting verb ends.

use std::ops::Range;

use super::{cites, finite, phrase::skip_adverbials};
use crate::{
    attribute::find::Pass,
    codebook::cue::Class,
    date,
    segment::{
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
        token::Kind,
    },
};

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
    if let Some(n) = pass.sentence(s).clauses.get(k + 1..).unwrap_or_default().iter().find(|n| {
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
            || matches!(last, Some(Kind::Comma | Kind::Stop))
            || matches!(pass.tag(end), Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Dash | Tag::Sub);
        if over {
            return end;
        }
    }
    let mut end = limit;
    for n in clauses.get(k + 1..).unwrap_or_default() {
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
        let main = clauses
            .get(k + 1..)
            .unwrap_or_default()
            .iter()
            .filter(|n| finite(n) && n.edge == Edge::Root && !n.coordinate)
            .find_map(|n| {
                let back = n.subject.end <= c.start && !n.subject.is_empty();
                let at = if back { n.group.first } else { n.start.min(n.group.first) } as usize;
                (at > start && pass.tag(at - 1) == Tag::Comma).then_some(at)
            });
        end = end.min(main.unwrap_or(end));
    }
    // "urged Norland to leave, and Kelmar has signed": what stands for itself is no part of what is to be done.
    // "promised at the talks to leave, while Kelmar has signed": nor what another does meanwhile.
    let next = clauses.get(k + 1).filter(|n| n.parent.map(usize::from) == Some(k));
    let to_do = pass.tag(start) == Tag::To || next.is_some_and(|n| n.group.form == Form::Infinitive);
    if to_do
        && let Some(at) = clauses.get(k + 1..).unwrap_or_default().iter().find_map(|n| stands_apart(pass, n, start))
    {
        end = end.min(at);
    }
    if let Some(at) = (start..end).find(|&i| times(pass, i) && pass.within(i).is_none()) {
        end = at;
    }
    if let Some(at) =
        (start..end).find(|&i| cites(pass, i) && pass.within(i).is_none_or(|q| (q.first as usize) < start))
    {
        end = at;
    }
    if end < limit { trim_end(pass, start, end) } else { end }
}

/// "…, two days after Kelmar refused", "…, hours before the talks": whether a comma opens what the writer adds of when it was said.
fn times(pass: &Pass, comma: usize) -> bool {
    if pass.tag(comma) != Tag::Comma {
        return false;
    }
    let counts = |t: Tag| matches!(t, Tag::Adv | Tag::Num | Tag::Det | Tag::Adj);
    let unit = |i: usize| pass.tokens.get(i).is_some_and(|t| date::is_unit(t.span.of(pass.text)));
    let at = (comma + 1..comma + 5).find(|&i| unit(i) || !counts(pass.tag(i)));
    at.is_some_and(|i| unit(i) && ["after", "before"].iter().any(|w| pass.is(i + 1, w)))
}

/// Where a clause with a subject of its own begins, behind a comma, that hangs on nothing.
fn stands_apart(pass: &Pass, c: &Clause, from: usize) -> Option<usize> {
    let subject = c.subject.start as usize;
    let apart = matches!(c.edge, Edge::Root | Edge::Concession);
    let own = finite(c) && apart && !c.subject.is_empty() && !c.inverted && subject > from;
    let comma = |at: usize| (at > from && pass.tag(at) == Tag::Comma).then_some(at);
    let at = match pass.tag(subject.checked_sub(1).filter(|_| own)?) {
        Tag::Coord => comma(subject - 2),
        Tag::Sub if c.edge == Edge::Concession => comma(subject.checked_sub(2)?),
        _ => comma(subject - 1),
    };
    at.filter(|&at| pass.within(at).is_none())
}

/// Whether nothing but adverbials and an addressee stands behind a reporting clause, up to where the sentence ends.
fn closes(pass: &Pass, c: &Clause, limit: usize) -> bool {
    let at = if c.inverted { c.subject.end as usize } else { pass.after_verb(c) };
    skip_adverbials(pass, at, limit) >= limit
}

/// Takes joining words and marks off the end.
fn trim_end(pass: &Pass, start: usize, mut end: usize) -> usize {
    while end > start && matches!(pass.tag(end - 1), Tag::Comma | Tag::Coord | Tag::Dash | Tag::Semicolon | Tag::Adv) {
        end -= 1;
    }
    end
}

//! What is said before its reporting clause: `"…," Vale said`, `The truce holds, Vale said`.

use std::ops::Range;

use super::{
    behind, finite,
    follows::{ends_here, resumed},
    phrase::skip_adverbials,
};
use crate::{
    attribute::find::Pass,
    codebook::{
        cue::Class,
        lexicon::{Meaning, class},
    },
    segment::{clause::Edge, tag::Tag, token::Kind},
};

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
    start -= usize::from(dashed(pass, start));
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
        let whole = comma || first <= bounds.start || matches!(last, Some(Kind::Comma | Kind::Stop | Kind::Dash));
        // A title in marks is no quotation: "On “Harbour Hour,” Vale said the truce holds".
        let title = first > bounds.start && q.inside().len() < 4 && behind(pass, s, k, pass.after_verb(c)).is_some();
        if whole && !title {
            // "It was, he said, “…”": a mixed sentence begins before its quotation.
            let lead = (bounds.start..first.max(bounds.start)).any(|i| pass.tokens[i].kind == Kind::Word);
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
    let main = pass.sentence(s).clauses.get(..k).unwrap_or_default().iter().any(|b| {
        finite(b)
            && b.group.first as usize >= left.start
            && (b.group.end as usize) <= left.end
            && matches!(b.edge, Edge::Root | Edge::Content)
    });
    // "Vale, Corvin told me, has left": behind whoever is told.
    let told = if c.group.cue.is(Class::Tell) { skip_adverbials(pass, at, bounds.end) } else { at };
    let said = (main || fragment(pass, s, k, left.clone())) && ends_here(pass, s, k, at)
        || pass.tag(told) == Tag::Comma && resumed(pass, s, k, at).is_some();
    said.then(|| pass.from_quotation(left.start, left.end)..end)
}

/// "“We will stay.” – Vale said", "“We will stay”, – Vale said": a dash that only parts a quotation from who says it.
fn dashed(pass: &Pass, at: usize) -> bool {
    let Some(dash) = at.checked_sub(1).filter(|&i| matches!(pass.tag(i), Tag::Dash | Tag::Hyphen)) else {
        return false;
    };
    let comma = dash > 0 && pass.tag(dash - 1) == Tag::Comma;
    pass.closes(dash - usize::from(comma)).is_some()
}

/// "Hard but useful, Vale said": words without a verb or a name, which are no time and no place; "No truce until Kelmar leaves,
/// Vale said": whatever they are, they deny something; "Truce with Kelmar a mistake, Vale says": they end with a judgement.
fn fragment(pass: &Pass, s: usize, k: usize, left: Range<usize>) -> bool {
    let opens = pass.tag(left.start);
    let verbless = pass.sentence(s).clauses.get(..k).unwrap_or_default().iter().all(|b| !finite(b));
    let named = |i: usize| matches!(pass.tag(i), Tag::Proper | Tag::Num | Tag::Pron | Tag::Prep | Tag::Sub);
    let said = left.clone().any(|i| matches!(pass.tag(i), Tag::Adj | Tag::Noun));
    let denies = pass.lexicon.classes(pass.word(left.start)) & class::NEG != 0;
    let opened = matches!(opens, Tag::Prep | Tag::Sub | Tag::Coord | Tag::Num);
    // "First a truce, then talks, Vale said": an order of steps.
    let word = |w: &str| left.clone().any(|i| pass.is(i, w));
    let steps = verbless && word("first") && word("then");
    denies && left.len() > 1 && said
        || steps
        || verbless && !opened && judges(pass, left.clone())
        || verbless && said && left.len() > 1 && !left.clone().any(named) && opens != Tag::Coord
}

/// Whether a stretch without a verb ends with a judgement of what it begins with.
fn judges(pass: &Pass, range: Range<usize>) -> bool {
    (range.start + 1..range.end).any(|i| {
        let mut found = false;
        pass.lexicon.phrases_at(pass.tokens, i, |f| {
            found |= f.end as usize == range.end && matches!(f.meaning, Meaning::Predicate(_));
        });
        found
    })
}

/// Where the sentence of a quotation begins that has words before it: not before an earlier reporting clause.
fn lead_in(pass: &Pass, s: usize, k: usize, start: usize, first: usize) -> usize {
    let reported = pass
        .sentence(s)
        .clauses
        .get(..k)
        .unwrap_or_default()
        .iter()
        .rev()
        .find(|b| (b.group.end as usize) <= first && pass.reports(b));
    // "pressing on with the war “harder than before,” Vale said", "agreed that the war is “over,” Vale said": words in marks inside a
    // clause that goes on, not a clause of their own.
    let apart = |t: Tag| {
        matches!(t, Tag::Comma | Tag::Colon | Tag::Semicolon | Tag::Stop | Tag::Dash | Tag::Coord | Tag::QuoteClose)
    };
    let inside = first.checked_sub(1).is_some_and(|i| !apart(pass.tag(i)));
    if reported.is_some() && !inside { first } else { start }
}

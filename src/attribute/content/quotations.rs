//! Quotations that are one content though sentences, or the reporting clause, part them.

use std::ops::Range;

use crate::attribute::find::{Found, Pass};

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
    found.get(i.saturating_sub(4)..i).unwrap_or_default().iter().any(says)
        || found.get(i + 1..).unwrap_or_default().iter().take_while(|f| f.start() < quote.end + 200).any(says)
}

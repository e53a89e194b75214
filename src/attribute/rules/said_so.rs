//! There will be no truce. This was stated by Vale. / There will be no truce. Vale said this in an interview. / Such a statement was
//! made by Vale.

use std::ops::Range;

use super::{How, Rule, quoted_as};
use crate::{
    attribute::{content, find::Pass},
    codebook::{
        cue::{Class, NounCue},
        lexicon::Meaning,
    },
    segment::{clause::Edge, tag::Tag},
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "said-so",
    meaning: "A sentence that only says who said \"this\": what is said is what stands before it and has no source.",
    fires: "There will be no truce. This was stated by Mara Vale at a briefing.",
    silent: "There will be no truce. This was expected by Mara Vale.",
    how: How::Paragraph(find),
};

fn find(pass: &mut Pass) {
    for s in 1..pass.seg.sentences.len() {
        let Some((k, source)) = names_source(pass, s) else { continue };
        let Some(content) = left_open(pass, s) else { continue };
        let found = content::said(pass, s, k, Some(source), vec![content]);
        // What the words around "this" seemed to report is only that it was said.
        let home = pass.sentence(s).tokens.clone();
        pass.found.iter_mut().filter(|f| home.contains(&f.start())).for_each(|f| f.content.clear());
        pass.push(found);
    }
}

/// The clause that says who said it, and who that is.
fn names_source(pass: &Pass, s: usize) -> Option<(usize, Range<usize>)> {
    let (k, c) = pass.sentence(s).clauses.iter().enumerate().find(|(_, c)| content::finite(c))?;
    let free = matches!(c.edge, Edge::Root | Edge::Participial) && pass.within(c.group.head as usize).is_none();
    if !free || pass.unsaid(s, k) || c.group.cue.is(Class::Belief) {
        return None;
    }
    let after = pass.after_verb(c);
    let limit = pass.sentence(s).tokens.end;
    if c.group.passive {
        let subject = c.subject_range();
        let named = pass.reports(c) && stands_for(pass, &subject) || report_noun(pass, &subject);
        return named.then(|| quoted_as::by_phrase(pass, after, limit)).flatten().map(|source| (k, source));
    }
    // "said this in an interview", "wrote about this on Friday".
    let at = after + usize::from(["about", "of"].iter().any(|w| pass.is(after, w)));
    let this = ["this", "so", "it"].iter().any(|w| pass.is(at, w)) && !opens_more(pass, at + 1, limit);
    // "rejected this": a stance, and no saying.
    let says = pass.reports(c) && c.group.cue.attitude() == 0;
    (this && says).then(|| pass.source(s, k)).flatten().map(|source| (k, source))
}

/// "This", "it", "the above": nothing but a word for what was said.
fn stands_for(pass: &Pass, subject: &Range<usize>) -> bool {
    subject.len() == 1 && ["this", "it", "that"].iter().any(|w| pass.is(subject.start, w)) || report_noun(pass, subject)
}

/// "Such a statement", "the corresponding announcement".
fn report_noun(pass: &Pass, subject: &Range<usize>) -> bool {
    let points = |i: usize| ["such", "this", "that"].iter().any(|w| pass.is(i, w));
    let described = pass.is(subject.start, "the") && pass.tag(subject.start + 1) == Tag::Adj;
    let opens = described || subject.clone().take(2).any(points);
    let Some(last) = subject.end.checked_sub(1).filter(|_| opens && subject.len() < 5) else { return false };
    let mut reports = false;
    pass.lexicon.phrases_at(pass.tokens, last, |f| reports |= f.meaning == Meaning::Noun(NounCue::Report));
    reports
}

/// "said this war must end": the word belongs to a noun or a clause.
fn opens_more(pass: &Pass, at: usize, limit: usize) -> bool {
    let tag = pass.tag(at);
    at < limit && (tag.is_nominal() || tag.is_head() || tag.is_verb() || tag.is_aux())
}

/// The sentences right before a sentence that nobody is cited for yet.
fn left_open(pass: &Pass, s: usize) -> Option<Range<usize>> {
    let open = |r: &usize| !pass.covers(pass.sentence(*r).tokens.clone());
    let first = (0..s).rev().take_while(open).last()?;
    Some(pass.sentence(first).tokens.start..pass.sentence(s).tokens.start)
}

//! The talks are off, a newspaper reported, citing a Norlander official.

use std::ops::Range;

use super::{How, Rule};
use crate::{
    attribute::{
        content,
        find::{Kind, Pass},
    },
    codebook::{cue::Class, lexicon::Meaning},
    segment::{group::Form, tag::Tag},
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "citing",
    meaning: "Whoever is cited is the source; whoever reports it passes it on.",
    fires: "The talks are off, the newspaper reported, citing Mara Vale.",
    silent: "Vale cited a lack of trust.",
    how: How::Paragraph(find),
};

fn find(pass: &mut Pass) {
    for s in 0..pass.seg.sentences.len() {
        for k in 0..pass.sentence(s).clauses.len() {
            let c = pass.clause(s, k);
            if !c.group.cue.is(Class::Cite) || c.group.form != Form::Ing {
                continue;
            }
            let first = c.group.first as usize;
            let bounds = pass.without_stop(pass.bounds(s, first));
            let cited = content::phrase(pass, pass.after_verb(c), bounds.end);
            if !names_somebody(pass, &cited) {
                continue;
            }
            // What has been found so far stands in the order of its clauses.
            let at = pass.found.partition_point(|f| f.clause.is_some_and(|c| c < (s, k)));
            let Some(relay) = at.checked_sub(1).filter(|&r| pass.found[r].clause.is_some_and(|c| c.0 == s)) else {
                continue;
            };
            if let Some(own) = pass.found.get_mut(at).filter(|f| f.clause == Some((s, k))) {
                // "citing Vale" by itself says nothing.
                own.content.clear();
            }
            let whole = pass.appositions(cited.start, cited.end).min(bounds.end).max(cited.end);
            let f = &mut pass.found[relay];
            f.relayed = f.source.replace(cited.start..whole);
            f.cue.push(first..first + 1);
            f.kind = Kind::Cited;
            f.rule = RULE.name;
        }
    }
}

/// Whether a phrase names a person, an office or a body: "citing Vale", not "citing a lack of trust".
pub fn names_somebody(pass: &Pass, phrase: &Range<usize>) -> bool {
    let mut named = false;
    // The head stands before the first preposition.
    let head = phrase.clone().find(|&i| pass.tag(i) == Tag::Prep).unwrap_or(phrase.end);
    for i in phrase.start..head {
        pass.lexicon.phrases_at(pass.tokens, i, |f| {
            named |= f.end as usize == head
                && matches!(f.meaning, Meaning::Title(_) | Meaning::Actor(_) | Meaning::State(..));
        });
    }
    named || head > phrase.start && pass.tag(head - 1) == Tag::Proper
}

//! "…," Vale said. / …, said Vale. / "…," he said, "…" / "…," she gushed. / The truce, she quipped, will hold.

use super::{How, Rule, citing};
use crate::{
    attribute::{
        content,
        find::{Found, Pass},
    },
    codebook::cue::Class,
    segment::{
        clause::{Clause, unknown_verb},
        tag::Tag,
        token::Kind as TokenKind,
    },
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "parenthetical",
    meaning: "What is said stands before the reporting clause, or around it.",
    fires: "“The truce holds,” said Mara Vale, the president.",
    silent: "On Monday Vale said that the truce holds.",
    how: How::Clause(find),
};

fn find(pass: &Pass, s: usize, k: usize) -> Option<Found> {
    let c = pass.clause(s, k);
    if c.group.passive || !content::finite(c) || !c.group.cue.is(Class::Report) && !speaks_by_place(pass, c) {
        return None;
    }
    let source = pass.source(s, k)?;
    let left = content::before(pass, s, k, &source)?;
    let after = if c.inverted { source.end } else { pass.after_verb(c) };
    let mut said = vec![left];
    said.extend(content::resumed(pass, s, k, after));
    Some(content::said(pass, s, k, Some(source), said))
}

/// "“We will stay,” she gushed", "The truce, Vale quipped, will hold": a verb of which nothing is known, which by its place behind a
/// quotation that ends with a comma, or between the commas of a sentence that goes on, can only say who speaks.
pub fn speaks_by_place(pass: &Pass, c: &Clause) -> bool {
    let subject = c.subject_range();
    if !unknown_verb(&c.group) || subject.is_empty() || subject.end != c.group.first as usize {
        return false;
    }
    let who = subject.len() == 1 && pass.tag(subject.start) == Tag::Pron || citing::names_somebody(pass, &subject);
    let end = c.group.end as usize;
    let Some(lead) = subject.start.checked_sub(1).filter(|_| who) else { return false };
    let quoted = || {
        let comma = usize::from(pass.tag(lead) == Tag::Comma);
        let q = pass.closes(lead + 1 - comma)?;
        let last = q.inside().end.checked_sub(1).and_then(|l| pass.tokens.get(l)).map(|t| t.kind);
        let first = q.first as usize;
        let opens = first == 0
            || pass.ends_sentence(first)
            || pass.sentence_of(first).is_some_and(|s| pass.sentence(s).tokens.start == first);
        (opens && (comma > 0 || matches!(last, Some(TokenKind::Comma)))).then_some(())
    };
    let over = matches!(pass.tag(end), Tag::Stop | Tag::Comma | Tag::Prep | Tag::Adv);
    let inserted = || pass.tag(lead) == Tag::Comma && pass.tag(end) == Tag::Comma;
    over && quoted().is_some() || inserted()
}

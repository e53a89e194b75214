//! Vale was quoted by an agency as saying … / The agency quoted Vale as saying …

use std::ops::Range;

use super::{How, Rule};
use crate::{
    attribute::{
        content,
        find::{Found, Pass},
    },
    codebook::cue::Class,
    segment::group::Form,
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "quoted-as-saying",
    meaning: "Somebody passes on what the source says: quoted X as saying, was quoted by Y as saying.",
    fires: "Vale was quoted by a newspaper as saying that the truce holds.",
    silent: "Vale quoted an old poem.",
    how: How::Clause(find),
};

fn find(pass: &Pass, s: usize, k: usize) -> Option<Found> {
    let c = pass.clause(s, k);
    let saying = pass.sentence(s).clauses.get(k + 1)?;
    let as_ = (saying.group.first as usize).checked_sub(1)?;
    if !c.group.cue.is(Class::Cite) || saying.group.form != Form::Ing || pass.word(as_) != pass.words.as_ {
        return None;
    }
    let subject = pass.source(s, k);
    let after = pass.after_verb(c);
    let (source, relayed) = if c.group.passive {
        (subject, by_phrase(pass, after, as_))
    } else {
        let object = content::phrase(pass, after, as_);
        let whole = object.start..pass.appositions(object.start, object.end).min(as_).max(object.end);
        ((!object.is_empty()).then_some(whole), subject)
    };
    let behind = || content::behind(pass, s, k + 1, saying.group.end as usize).map(|(_, content)| content);
    // "The truce holds, Vale was quoted as saying."
    // "“…,” the paper quoted Vale as saying": before whoever quotes.
    let lead = || if c.group.passive { source.as_ref() } else { relayed.as_ref() };
    let content = behind().or_else(|| content::before(pass, s, k, lead()?))?;
    let mut cue = pass.cue(c);
    cue.push(as_..saying.group.end as usize);
    Some(Found { relayed, cue, ..content::said(pass, s, k, source, vec![content]) })
}

/// Whether a participle is the "as saying" of a clause before it, which has been tried with that clause.
pub fn passed_on(pass: &Pass, s: usize, k: usize) -> bool {
    let first = pass.clause(s, k).group.first as usize;
    k > 0
        && first > 0
        && pass.word(first - 1) == pass.words.as_
        && pass.clause(s, k).group.form == Form::Ing
        && pass.clause(s, k - 1).group.cue.is(Class::Cite)
}

/// "by a newspaper" between `from` and `limit`.
pub fn by_phrase(pass: &Pass, from: usize, limit: usize) -> Option<Range<usize>> {
    let by = (from..limit.min(from + 4)).find(|&i| pass.word(i) == pass.words.by && pass.word(i) != 0)?;
    let phrase = content::phrase(pass, by + 1, limit);
    (!phrase.is_empty()).then_some(phrase)
}

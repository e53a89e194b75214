//! Subjects that say that something is not done: "Kelmar's failure to comply will …".

use crate::{
    classify::view::View,
    codebook::{cue::Marker, lexicon::Meaning},
    segment::{Sentence, clause::Clause, group::Form, tag::Tag},
};

/// "Kelmar's failure to comply will …": where a verb's subject begins, that says that something is not done.
pub fn failure(view: &View<'_>, sentence: &Sentence, verb: &Clause) -> Option<usize> {
    let tokens = &view.seg().tokens;
    let end = verb.group.first as usize;
    let near = sentence.tokens.start.max(end.saturating_sub(12))..end;
    let f = view.unit.mentions.cues_in(near).find(|f| f.meaning == Meaning::Marker(Marker::Default))?;
    let first = f.first as usize;
    let told = |c: &Clause| c.group.form == Form::Finite && (first..end).contains(&(c.group.head as usize));
    let parted = |i: usize| matches!(tokens[i].tag, Tag::Comma | Tag::Semicolon);
    let governed = (first.saturating_sub(3)..first).any(|i| tokens[i].tag == Tag::Prep);
    (!governed && !(first..end).any(parted) && !sentence.clauses.iter().any(told)).then_some(first)
}

/// "Kelmar's failure to do so will bring dues": by whoever says so, where the subject names no other matter.
pub(super) fn bare_failure(view: &View<'_>, sentence: &Sentence, verb: &Clause) -> bool {
    let end = verb.group.first as usize;
    let named =
        |first: usize| view.unit.mentions.topics_in(first..end).any(|f| matches!(f.meaning, Meaning::FrameNoun(..)));
    failure(view, sentence, verb).is_some_and(|first| !named(first))
}

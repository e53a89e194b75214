//! Clauses that look like conditions and tie nothing: "even if", "if you are worried, go", "was asked if".

use super::is_word;
use crate::{
    classify::{chain::Chain, holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker},
        lexicon::Meaning,
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Modal,
        tag::Tag,
        token::Token,
    },
};

/// "even if", "as if", "what if", "if not", "if necessary", "if asked": no condition.
pub fn idle(view: &View<'_>, at: usize) -> bool {
    if is_word(view, at, &["as", "while"]) && lasts(view, at) {
        return true;
    }
    let next = view.seg().tokens.get(at + 1).map(|t| t.tag);
    is_word(view, at, &["if"])
        && (at > 0 && is_word(view, at - 1, &["even", "as", "what"])
            || matches!(next, Some(Tag::Adj | Tag::Part | Tag::Neg)) && !leads_noun(view, at + 1)
            || is_word(view, at + 1, &["need"]) && is_word(view, at + 2, &["be"])
            || is_word(view, at + 1, &["any"])
            || at_best(view, at + 1)
            || anothers_place(view, at + 1))
}

/// "if I were him", "if we were Norland": whose place the speaker takes, which nothing hangs on; "if we were given terms" is a condition.
fn anothers_place(view: &View<'_>, at: usize) -> bool {
    let who = view.seg().tokens.get(at + 2).map(|t| t.tag);
    is_word(view, at, &["i", "we"])
        && is_word(view, at + 1, &["were", "was"])
        && matches!(who, Some(Tag::Proper | Tag::Pron | Tag::Det | Tag::Poss | Tag::Noun | Tag::Prep))
}

/// "if certain terms are met": an adjective that only describes the noun behind it.
fn leads_noun(view: &View<'_>, at: usize) -> bool {
    let tag = |i: usize| view.seg().tokens.get(i).map(|t| t.tag);
    tag(at) == Some(Tag::Adj) && matches!(tag(at + 1), Some(Tag::Noun | Tag::Adj | Tag::Proper))
}

/// "if it can", "if they could": as far as it goes, with no word on what that hangs on.
fn at_best(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let pronoun = tokens.get(at).is_some_and(|t| t.tag == Tag::Pron);
    let ends = |t: &Token| matches!(t.tag, Tag::Comma | Tag::Stop | Tag::QuoteClose | Tag::Dash);
    pronoun && is_word(view, at + 1, &["can", "could", "may"]) && tokens.get(at + 2).is_none_or(ends)
}

/// "as long as it takes", "as soon as possible": a stretch of time that names nothing.
pub(super) fn lasts(view: &View<'_>, at: usize) -> bool {
    let near = at.saturating_sub(3)..(at + 5).min(view.seg().tokens.len());
    view.unit.mentions.cues_in(near).any(|f| {
        f.meaning == Meaning::Marker(Marker::Duration)
            && f.end - f.first > 1
            && (f.first as usize..f.end as usize).contains(&at)
    })
}

/// "If Norland wants peace, it must leave", "if you are worried, go": the mind of whoever shall do it, which nothing hangs on.
pub(super) fn motive(view: &View<'_>, sentence: &Sentence, condition: usize, chain: &Chain) -> bool {
    let c = &sentence.clauses[condition];
    let g = &c.group;
    let object = c.object();
    let mood = || view.marked(object.start..object.end.min(object.start + 3), Marker::Mood);
    if c.edge != Edge::Condition || g.negated || !(g.copula && mood() || view.wanting(g) && g.modal == Modal::None) {
        return false;
    }
    let ought = |&&ci: &&usize| sentence.clauses.get(ci).is_some_and(|c| c.group.modal == Modal::Ought);
    chain.clauses.iter().find(ought).is_some_and(|&acts| {
        let word = |ci: usize| view.words(view.subject(sentence, ci));
        let you = || view.subject(sentence, acts).is_empty() && word(condition).eq_ignore_ascii_case("you");
        let same = match (view.holder(sentence, condition), view.holder(sentence, acts)) {
            (Holder::States(a), Holder::States(b)) => a == b,
            _ => !word(condition).is_empty() && word(condition).eq_ignore_ascii_case(word(acts)),
        };
        // "should leave if it wants peace": whichever of them "it" is.
        let it = || ["it", "they", "he", "she"].iter().any(|w| word(condition).eq_ignore_ascii_case(w));
        same || you() || it()
    })
}

/// "was asked if it wants a truce": what is asked, right behind the verb.
pub(super) fn asked(sentence: &Sentence, c: &Clause) -> bool {
    let up = c.parent.and_then(|p| sentence.clauses.get(usize::from(p)));
    // "asked if it would sign, Vale said", "was asked if".
    let who = |u: &Clause| u.group.end == c.start && u.group.passive && u.group.cue.is(Class::Tell);
    c.edge == Edge::Condition
        && (up.is_some_and(|u| u.group.end == c.start && u.group.cue.is(Class::Report) && u.group.cue.attitude() == 0)
            || sentence.clauses.iter().any(who))
}

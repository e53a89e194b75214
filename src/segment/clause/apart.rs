//! What commas keep apart: a source in the middle, a participle between a subject and its verb, a headline's second verb.

use std::ops::Range;

use super::{
    Clause, Edge,
    phrase::{after_verb, subject_of},
};
use crate::{
    codebook::{
        cue::Class,
        lexicon::{Lexicon, Meaning, class},
    },
    segment::{
        group::{Form, Group},
        tag::Tag,
        token::Token,
    },
};

/// "Vale, speaking in Kelm, said …": the phrase that a participle between commas keeps from its verb.
pub(super) fn interrupted(tokens: &[Token], before: &[Clause], region: Range<usize>) -> Option<Range<u32>> {
    let comma = region.clone().rev().find(|&i| !matches!(tokens[i].tag, Tag::Adv | Tag::Neg))?;
    // "after the talks, saying …" opens no clause.
    let opens = |t: &Token| match t.tag {
        Tag::Sub => t.classes & class::PREP == 0,
        tag => matches!(tag, Tag::Comp | Tag::Semicolon),
    };
    let mark = (region.start..comma).rev().find(|&i| opens(&tokens[i]));
    let apart = before.last().is_none_or(|p| p.group.end as usize != region.start) || mark.is_some();
    if tokens[comma].tag != Tag::Comma || !apart {
        return None;
    }
    let np = subject_of(tokens, mark.map_or(region.start, |m| m + 1)..comma, false);
    (!np.is_empty() && np.end == comma && tokens[np.end - 1].tag.is_head()).then_some(np.start as u32..np.end as u32)
}

/// "Norland, while it likes the truce, | wants more": the subject before the comma that opens a conjunction's clause.
pub(super) fn put_off(tokens: &[Token], before: &[Clause], from: usize, conjunction: usize) -> Option<Range<u32>> {
    let comma = conjunction.checked_sub(1).filter(|&c| c > from && tokens[c].tag == Tag::Comma)?;
    if tokens[conjunction].tag != Tag::Sub {
        return None;
    }
    let opens = |t: &Token| matches!(t.tag, Tag::Comp | Tag::Semicolon | Tag::QuoteOpen | Tag::Colon);
    let mark = (from..comma).rev().find(|&i| opens(&tokens[i]));
    // "said Norland, if it is attacked, would fight".
    let said = |b: &Clause| {
        b.group.end as usize == from && b.group.cue.is(Class::Clausal) && !b.group.cue.is(Class::Tell) && !b.inverted
    };
    if mark.is_none() && !before.last().is_none_or(said) {
        return None;
    }
    let np = subject_of(tokens, mark.map_or(from, |m| m + 1)..comma, false);
    let inside = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Coord);
    let whole = np.end == comma && tokens[np.clone()].iter().all(inside) && tokens[comma - 1].tag.is_head();
    (whole && !np.is_empty()).then_some(np.start as u32..np.end as u32)
}

/// "Vale, saying that the talks had failed, left": what is said between the commas.
pub(super) fn says_aside(before: &[Clause], c: &Clause) -> bool {
    c.edge == Edge::Content
        && c.parent
            .is_some_and(|p| before[p as usize].edge == Edge::Participial && !before[p as usize].subject.is_empty())
}

/// "Norland rejects the truce, wants more talks": a headline's second verb, right behind the comma that closes the object of the
/// first.
pub(super) fn goes_on(
    tokens: &[Token],
    before: &[Clause],
    region: &Range<usize>,
    g: &Group,
    marker: Option<usize>,
    pending: &Option<Range<u32>>,
) -> bool {
    let Some(last_verb) = before.last() else { return false };
    let finite = |g: &Group| g.form == Form::Finite && !g.passive && !g.copula;
    // "Vale signs papers handing over Kelm, says …": what hangs on the first verb stands between.
    let Some(prev) = before.iter().rfind(|b| b.group.form == Form::Finite) else { return false };
    let comma = |i: usize| tokens[i].tag == Tag::Comma;
    // "warns of war, orders new dues": a phrase, and nothing that is said.
    let says =
        prev.group.cue.is(Class::Clausal) && tokens.get(prev.group.end as usize).is_none_or(|t| t.tag != Tag::Prep);
    let last = region.clone().rev().find(|&i| !matches!(tokens[i].tag, Tag::Adv | Tag::Neg));
    marker.is_none()
        && pending.is_none()
        && finite(g)
        // "said it would leave, would pay": inside what is said, only a modal that comes again.
        && (prev.edge == Edge::Root || prev.edge == Edge::Content && tokens[g.first as usize].tag == Tag::Modal)
        && !prev.inverted
        && !prev.subject.is_empty()
        && !says
        && region.start == last_verb.group.end as usize
        && tokens[g.first as usize].tag == tokens[prev.group.first as usize].tag
        && last.is_some_and(|l| comma(l) && region.clone().filter(|&i| comma(i)).count() == 1)
}

/// "The truce, Vale said, will hold", "The truce, Vale told the Wire, will hold": the comma before who says it, where a verb without
/// subject follows the comma behind.
pub(super) fn parenthesis(tokens: &[Token], region: &Range<usize>, g: &Group) -> Option<usize> {
    let unknown = unknown_verb(g);
    if !g.cue.is(Class::Report) && !unknown {
        return None;
    }
    let from = g.end as usize;
    let told = |t: &&Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::ObjPron);
    let behind = tokens.get(from.min(tokens.len())..).unwrap_or_default();
    let whom = if g.cue.is(Class::Tell) { behind.iter().take(TOLD).take_while(told).count() } else { 0 };
    let end = from + whom;
    if tokens.get(end).is_none_or(|t| t.tag != Tag::Comma) {
        return None;
    }
    let next = tokens.get(end + 1..).unwrap_or_default().iter().find(|t| !matches!(t.tag, Tag::Adv | Tag::Neg))?;
    let at = region.clone().rev().find(|&i| tokens[i].tag == Tag::Comma)?;
    let verb = next.tag.is_aux()
        || matches!(next.tag, Tag::Third | Tag::Past)
        || (whom > 0 || unknown) && next.tag == Tag::Base;
    // "Both women, she gushed, want a truce": of a verb that nobody knows, only a name or a pronoun, and what waits in front is a noun
    // phrase and nothing else.
    let (front, who) = (tokens.get(region.start..at)?, tokens.get(at + 1..region.end)?);
    let noun = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Prep;
    let name = who.len() == 1 && who.iter().all(|t| t.tag == Tag::Pron) || who.iter().all(|t| t.tag == Tag::Proper);
    if unknown && !(name && front.iter().all(noun)) {
        return None;
    }
    (verb && at > region.start && at + 1 < region.end).then_some(at)
}

/// A verb by itself, of which the language file says nothing.
pub fn unknown_verb(g: &Group) -> bool {
    g.form == Form::Finite
        && g.first == g.head
        && g.end == g.head + 1
        && g.cue.is_empty()
        && !g.passive
        && !g.copula
        && !g.negated
}

/// The most words that say who is told, and where, between commas.
const TOLD: usize = 8;

/// "Vale, who says | she wants a truce, | rejected": what is said inside a relative clause leaves its noun waiting.
pub(super) fn told_inside(before: &[Clause], c: &Clause) -> bool {
    let up = c.parent.and_then(|p| before.get(usize::from(p)));
    c.edge == Edge::Content && up.is_some_and(|u| u.edge == Edge::Relative && u.subject == u.antecedent)
}

/// "The truce, said Vale, holds": one comma right before the verb of saying, and who says it right behind.
pub(super) fn stands_behind(tokens: &[Token], region: &Range<usize>, g: &Group) -> bool {
    let behind = tokens
        .get(g.end as usize)
        .is_some_and(|t| matches!(t.tag, Tag::Proper | Tag::Det | Tag::Noun | Tag::Adj | Tag::Poss | Tag::Num));
    let comma = region.end > region.start && tokens[region.end - 1].tag == Tag::Comma;
    // "Vale, in a bid to end the talks, said the offer was dead": what stands behind has a verb of its own.
    let next = tokens
        .get((g.end as usize).min(tokens.len())..)
        .unwrap_or_default()
        .iter()
        .find(|t| !t.tag.is_nominal() && !t.tag.is_head() && t.tag != Tag::Prep);
    // "Vale, after the talks, told the press in Kelm that": who is told.
    let clause =
        next.is_some_and(|t| t.tag.is_aux() || matches!(t.tag, Tag::Past | Tag::Third | Tag::Base | Tag::Comp));
    g.cue.is(Class::Report)
        && behind
        && comma
        && !clause
        && tokens.get(region.start..region.end - 1).unwrap_or_default().iter().all(|t| t.tag != Tag::Comma)
}

/// "an outcome Norland opposes", "the truce Vale wants": where the subject begins of a verb that is for or against the noun before
/// it, with no word between them.
pub(super) fn contact(
    tokens: &[Token],
    before: &[Clause],
    phrase: &Range<usize>,
    g: &Group,
    lexicon: &Lexicon,
) -> Option<usize> {
    // "leave the islands Norland has seized": the noun before it is the object of a verb that takes no clause.
    let object = behind_verb(tokens, before, phrase);
    // "…, a move Norland said was a mistake": behind the comma of what was told.
    let apposed = phrase.start > 0
        && matches!(tokens[phrase.start - 1].tag, Tag::Comma | Tag::Dash)
        && tokens[phrase.start].tag == Tag::Det
        && g.cue.is(Class::Report);
    if g.form != Form::Finite || g.passive || g.cue.attitude() == 0 && !object && !apposed || phrase.len() < 2 {
        return None;
    }
    let follows = tokens.get(g.end as usize);
    let ends = follows.is_none_or(|t| {
        t.tag.is_aux()
            || apposed && (t.tag.is_verb() || t.tag == Tag::Pron)
            || matches!(
                t.tag,
                Tag::Stop
                    | Tag::Comma
                    | Tag::Coord
                    | Tag::QuoteClose
                    | Tag::Dash
                    | Tag::Semicolon
                    | Tag::Prep
                    | Tag::Adv
            )
    });
    // "something Norland has ruled out".
    let thing = ["something", "anything", "everything"].iter().any(|w| tokens[phrase.start].word == lexicon.id(w));
    let named = matches!(tokens[phrase.start + 1].tag, Tag::Proper | Tag::Pron | Tag::Det);
    if ends && thing && named {
        return Some(phrase.start + 1);
    }
    let opens = matches!(tokens[phrase.start].tag, Tag::Det | Tag::Poss);
    let lead = if object { 1 } else { 2 };
    let at = (phrase.start + lead..phrase.end)
        .find(|&i| tokens[i - 1].tag == Tag::Noun && matches!(tokens[i].tag, Tag::Proper | Tag::Pron | Tag::Det))?;
    // "the Norlander leader Vale agreed" names one person.
    let mut title = false;
    for from in phrase.start..at {
        lexicon.phrases_at(tokens, from, |f| title |= f.end as usize == at && matches!(f.meaning, Meaning::Title(_)));
    }
    (ends && (opens || object) && !title).then_some(at)
}

/// Whether a phrase stands right behind a verb that takes an object, and no clause unless the phrase is plainly none: "recognise |
/// lands Norland holds".
fn behind_verb(tokens: &[Token], before: &[Clause], phrase: &Range<usize>) -> bool {
    before.last().map(|p| &p.group).is_some_and(|p| {
        let clausal = [Class::Clausal, Class::Report, Class::Belief].iter().any(|&c| p.cue.is(c));
        let bare = phrase.len() == 2 && tokens[phrase.start].tag == Tag::Noun && !p.cue.is(Class::Report);
        p.end as usize == phrase.start && !p.copula && !p.passive && (!clausal || bare)
    })
}

/// "The head of the body that watches Kelm", "Norland and Kelmar, which signed": all of the subject that a relative clause closes.
pub(super) fn whole(tokens: &[Token], before: &[Clause], from: usize, antecedent: &Range<u32>) -> Option<Range<u32>> {
    let end = antecedent.end as usize;
    let opens = |t: &Token| matches!(t.tag, Tag::Comp | Tag::Sub);
    let mark = (from..end).rev().find(|&i| opens(&tokens[i]));
    if antecedent.is_empty() || mark.is_none() && !before.is_empty() {
        return None;
    }
    let np = subject_of(tokens, mark.map_or(from, |m| m + 1)..end, false);
    let inside =
        |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Coord | Tag::Comma);
    let holds = np.start < antecedent.start as usize && np.end == end && tokens[np.clone()].iter().all(inside);
    (holds && !after_verb(tokens, np.start)).then_some(np.start as u32..end as u32)
}

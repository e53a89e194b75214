//! What somebody could do and will not: "Norland could end the war, but does not want to", "can accept a truce but refuses to".

use super::{Chain, verb::is_have};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, NounCue},
        lexicon::Meaning,
    },
    segment::{
        Sentence,
        clause::Clause,
        group::{Form, Modal},
        tag::Tag,
        token::Token,
    },
};

/// Turns the sign of what somebody could do, where the clause joined to it says that the same one does not want to. False where none
/// does.
pub(super) fn unwilling(view: &View<'_>, sentence: &Sentence, ci: usize, chain: &mut Chain) -> bool {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let could = g.modal == Modal::Possible && !g.negated && g.form == Form::Finite;
    if !could || chain.sign == 0 || chain.negated || chain.withheld {
        return false;
    }
    let Some(no) = sentence
        .clauses
        .get(ci + 1..)
        .unwrap_or_default()
        .iter()
        .find(|c| joined(view, clause, c) && declines(view, sentence, c))
    else {
        return false;
    };
    let holder = view.holder(sentence, ci);
    if !matches!(holder, Holder::States(_) | Holder::Speaker) {
        return false;
    }
    chain.turn(-1);
    (chain.attitude, chain.negated, chain.refused, chain.possible) = (true, true, true, false);
    chain.evidence.extend(no.group.first..no.group.end);
    chain.held(holder, ci, g.head);
    true
}

/// Whether a clause goes on with the subject of another, behind "but", "and" or "yet".
fn joined(view: &View<'_>, first: &Clause, clause: &Clause) -> bool {
    let from = (first.group.end as usize).max((clause.start as usize).saturating_sub(2));
    let tokens = &view.seg().tokens;
    let and = tokens.get(from..clause.group.first as usize).is_some_and(|t| t.iter().any(|t| t.tag == Tag::Coord));
    let pronoun = clause.subject.len() == 1 && tokens[clause.subject.start as usize].tag == Tag::Pron;
    let shared = clause.subject.is_empty() || clause.subject == first.subject;
    and && clause.group.form == Form::Finite && (pronoun || shared)
}

/// "does not want to", "refuses", "chooses not to do so", "has no wish to": a no, with nothing of its own behind it.
fn declines(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let g = &clause.group;
    let refuses = g.cue.is(Class::Minus) && g.cue.is(Class::Fail) && !g.negated;
    let end = g.end as usize;
    let tokens = &view.seg().tokens;
    let not = tokens.get(end).is_some_and(|t| t.tag == Tag::Neg);
    let wants = (g.negated != not) && (view.wanting(g) || g.cue.attitude() > 0 || not);
    let mut cues = view.unit.mentions.cues_in(end..end + 3);
    let wish = is_have(view, g)
        && cues.any(|c| matches!(c.meaning, Meaning::Noun(NounCue::Plus)) && view.denied(c.first as usize));
    let word = |t: &Tag| matches!(t, Tag::Neg | Tag::To | Tag::Do | Tag::Pron | Tag::ObjPron | Tag::Adv | Tag::Base);
    let rest = tokens.get(end..sentence.tokens.end).unwrap_or_default();
    let closes = |t: Tag| matches!(t, Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::QuoteClose | Tag::Dash);
    // "to do so", "to": nothing of its own.
    let from = if wish { 2 } else { 0 };
    let rest = rest.get(from..).unwrap_or_default();
    let stop = rest.iter().position(|t| closes(t.tag)).unwrap_or(rest.len());
    let bare =
        stop <= 4
            && rest.get(..stop).unwrap_or_default().iter().all(|t| {
                word(&t.tag) || ["so", "to"].iter().any(|w| view.words_are(t, w)) || view.words_are(t, "that")
            });
    (refuses || wants || wish) && bare && only_does(view, rest.get(..stop).unwrap_or_default())
}

/// "to do so", "to do it": no verb but "do".
fn only_does(view: &View<'_>, words: &[Token]) -> bool {
    words.iter().all(|t| t.tag != Tag::Base || view.words_are(t, "do"))
}

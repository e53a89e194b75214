//! The word that introduces a clause.

use std::ops::Range;

use super::{
    Clause,
    phrase::{joins_nouns, last_phrase_with_of},
};
use crate::{
    codebook::{
        cue::Class,
        lexicon::{Lexicon, class},
    },
    segment::{
        group::{Form, Group, Modal},
        scare,
        tag::Tag,
        token::Token,
    },
};

/// The word that introduces the clause of a verb group: its fronted auxiliary, else what stands nearest before its subject. A noun phrase
/// may still wait for its verb.
pub(super) fn introducing(
    tokens: &[Token],
    before: &[Clause],
    bounds: &Range<usize>,
    g: &Group,
    waits: bool,
    lexicon: &Lexicon,
) -> Option<usize> {
    // "Vale said Norland and Kelmar would leave": a verb of saying has no object that "and" could close off.
    let says = |c: &Clause| c.group.cue.is(Class::Clausal) && !c.group.cue.is(Class::Tell) && !c.inverted;
    let said = before.last().is_some_and(|p| says(p) && p.group.end as usize == bounds.start);
    // "said he and Sorel had agreed": "he" is no object.
    let first = tokens.get(bounds.start).filter(|t| t.tag == Tag::Pron).map_or(0, |t| t.classes);
    let he = first & class::PRON != 0 && first & class::OBJ_PRON == 0;
    // "agreed Norland and Kelmar will continue to talk": nobody says anything in what is to come.
    let said = said && (he || !g.cue.is(Class::Clausal) || g.modal != Modal::None);
    // "Dues on firms hit by grain and timber bans | must go": the list belongs to the participle, whose noun waits for its verb.
    let led = |c: &Clause| c.group.particle != 0 || tokens.get(bounds.start).is_some_and(|t| t.tag == Tag::Prep);
    let engaged = |c: &Clause| c.group.form == Form::Participle && c.group.end as usize == bounds.start && led(c);
    let list = waits && before.last().is_some_and(engaged);
    let said = said || list && g.form == Form::Finite;
    let lone = told_last(tokens, g);
    let found = g.fronted.map(|f| f as usize).or_else(|| marker(tokens, bounds.clone(), said, lone, lexicon));
    // "said it “will not leave” Kelm": the subject stands before the mark.
    let own = |&m: &usize| {
        let subject = tokens.get(bounds.start..m).unwrap_or_default().iter().rev().find(|t| t.tag != Tag::Adv);
        m + 1 == g.first as usize && subject.is_some_and(|t| t.tag.is_head())
    };
    match found.filter(|&m| g.form == Form::Finite && tokens[m].tag == Tag::QuoteOpen).filter(own) {
        Some(mark) => marker(tokens, bounds.start..mark, said, lone, lexicon),
        None => found,
    }
}

/// The introducing word nearest to the verb: a conjunction, relative or comma, not inside brackets. Right behind a verb of saying
/// the subject of what is `said` begins; a `lone` verb says what stands before it.
fn marker(tokens: &[Token], bounds: Range<usize>, said: bool, lone: bool, lexicon: &Lexicon) -> Option<usize> {
    let joins = |t: Tag| {
        matches!(
            t,
            Tag::Comp
                | Tag::Rel
                | Tag::Sub
                | Tag::Semicolon
                | Tag::QuoteOpen
                | Tag::QuoteClose
                | Tag::Colon
                | Tag::Dash
        )
    };
    let strong = bounds.clone().rev().find(|&i| {
        joins(tokens[i].tag) && !scare::inside_phrase(tokens, i) && !scare::partial(tokens, i, bounds.start)
    });
    let from = strong.map_or(bounds.start, |s| s + 1);
    // "and" joins clauses only where no noun phrase goes on behind it to the verb as one list: take it where a subject or
    // nothing stands between it and the verb and something verbal stood before.
    let coord = (from..bounds.end).rev().find(|&i| {
        let inside = || {
            closed_off(tokens, i, bounds.end)
                || paired(tokens, from..i, lexicon)
                || lone && told_behind(tokens, i, bounds.end)
        };
        tokens[i].tag == Tag::Coord
            && !inside()
            && (i + 1 == bounds.end
                || i == bounds.start
                || !joins_nouns(tokens, i, from..bounds.end, strong.is_some() || said))
    });
    coord.or(strong)
}

/// "Vale, who met Weil and Corvin, rejected", "Norland, but not Kelmar, wants": a noun phrase behind "and" that a comma closes off
/// is no subject.
fn closed_off(tokens: &[Token], and: usize, verb: usize) -> bool {
    let behind = tokens.get(and + 1..verb).unwrap_or_default();
    let closes =
        behind.iter().rev().find(|t| !matches!(t.tag, Tag::Adv | Tag::Neg)).is_some_and(|t| t.tag == Tag::Comma);
    closes
        && behind.first().is_some_and(|t| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Neg)
        && behind.iter().filter(|t| t.tag == Tag::Comma).count() == 1
}

/// "with talks between Norland, Estrel and Kelmar | aimed at": the phrase that a stretch ends with, and that those behind "between"
/// belong to.
pub(super) fn between_those(tokens: &[Token], stretch: &Range<usize>, lexicon: &Lexicon) -> Option<Range<usize>> {
    let and = stretch.clone().rev().find(|&i| tokens[i].tag == Tag::Coord)?;
    let ends =
        tokens.get(and + 1..stretch.end).unwrap_or_default().iter().all(|t| t.tag.is_nominal() || t.tag.is_head());
    let prep = (stretch.start..and).rev().find(|&i| tokens[i].tag == Tag::Prep)?;
    let np = last_phrase_with_of(tokens, stretch.start..prep);
    let pair = ends && and + 1 < stretch.end && paired(tokens, stretch.start..and, lexicon);
    (pair && !np.is_empty()).then_some(np.start..stretch.end)
}

/// "the call between Norland | and | Kelmar showed", "talks between Norland, Estrel | and | Kelmar aimed at": of those who stand
/// behind "between".
fn paired(tokens: &[Token], before: Range<usize>, lexicon: &Lexicon) -> bool {
    let inside = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Comma;
    let prep = tokens[before].iter().rev().find(|t| !inside(t)).filter(|t| t.tag == Tag::Prep);
    prep.is_some_and(|t| t.word != 0 && t.word == lexicon.id("between"))
}

/// "…, Vale said on Monday.": a verb of saying behind which nothing is said.
fn told_last(tokens: &[Token], g: &Group) -> bool {
    if g.form != Form::Finite || !g.cue.is(Class::Report) || g.passive || g.negated {
        return false;
    }
    let ends = |t: &Token| matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Dash);
    let tail = tokens.get(g.end as usize..).unwrap_or_default();
    let end = tail.iter().position(ends).unwrap_or(tail.len());
    let names = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Adv);
    // "and the dues, Vale said, must go": what stands behind "and" has its verb.
    let goes_on = tail.get(end + 1).is_some_and(|t| t.tag.is_aux() || matches!(t.tag, Tag::Third | Tag::Past));
    !goes_on && tail.get(..end).unwrap_or_default().iter().all(names)
}

/// "wants a truce and the return of the islands, Vale said": behind "and" a noun phrase up to the comma, then who says all of it.
fn told_behind(tokens: &[Token], and: usize, verb: usize) -> bool {
    let behind = tokens.get(and + 1..verb).unwrap_or_default();
    let phrase = |part: &[Token]| {
        part.first().is_some_and(|t| t.tag.is_nominal() || t.tag.is_head())
            && part.last().is_some_and(|t| t.tag.is_head())
            && part.iter().all(|t| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Prep)
    };
    let mut parts = behind.split(|t| t.tag == Tag::Comma);
    parts.next().is_some_and(phrase) && parts.next().is_some_and(phrase) && parts.next().is_none()
}

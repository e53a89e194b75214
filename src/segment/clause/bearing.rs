//! Subjects that bear a clause of their own: "Norland's demand that Kelmar leave | is absurd", "said Kelmar's wish to join | was".

use std::ops::Range;

use super::{Clause, Edge, phrase::last_phrase_with_of};
use crate::{
    codebook::cue::Class,
    segment::{group::Form, tag::Tag, token::Token},
};

/// A clause that hangs on the noun of a subject belongs to the verb that the subject waits for, and that verb's subject is the
/// noun's phrase, not the object of the clause between.
pub(super) fn attach(tokens: &[Token], clauses: &mut [Clause]) {
    for main in 1..clauses.len() {
        if !waited_for(tokens, &clauses[main - 1], &clauses[main]) {
            continue;
        }
        let Some((first, noun)) = bearer(tokens, clauses, main) else { continue };
        let that = noun.start > 0 && tokens[noun.start - 1].tag == Tag::Comp;
        let start = noun.start - usize::from(that);
        let above = first.checked_sub(1).filter(|&p| clauses[p].group.end as usize == start);
        let content = above.map(|p| p as u16);
        for c in &mut clauses[first..main] {
            if c.parent == content || c.parent.is_none_or(|p| usize::from(p) >= main) {
                c.parent = Some(main as u16);
                if c.group.form != Form::Finite {
                    c.edge = Edge::Subject;
                }
            }
            c.shares = c.shares.filter(|&s| usize::from(s) != main);
        }
        let c = &mut clauses[main];
        c.subject = noun.start as u32..c.group.first.max(noun.start as u32);
        (c.start, c.shares) = (start as u32, None);
        if content.is_some() {
            (c.edge, c.parent) = (Edge::Content, content);
        } else if c.parent.is_some_and(|p| usize::from(p) >= first) {
            (c.edge, c.parent) = (Edge::Root, None);
        }
        let start = c.group.first;
        clauses[main - 1].end = clauses[main - 1].end.max(start);
    }
}

/// Whether a finite verb with no word that joins it follows what the clause before governs.
fn waited_for(tokens: &[Token], before: &Clause, c: &Clause) -> bool {
    let (from, first) = (before.group.end as usize, c.group.first as usize);
    let opens = tokens[first].tag;
    let bare = c.group.form == Form::Finite && !c.coordinate && !c.inverted && c.group.fronted.is_none();
    let hangs = before.group.form != Form::Finite || before.edge == Edge::Content;
    let inside =
        |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Adv | Tag::Coord);
    bare && hangs
        && c.edge != Edge::Relative
        && (opens.is_aux() || matches!(opens, Tag::Third | Tag::Past))
        && from <= first
        && (c.subject.is_empty() || c.subject.start as usize >= from)
        && tokens.get(from..first).unwrap_or_default().iter().all(inside)
        && tokens.get(from..first).unwrap_or_default().last().is_none_or(|t| t.tag != Tag::Pron)
}

/// The first of the clauses before a verb that hang on a noun whose phrase waits for that verb, and the phrase: at the beginning,
/// or right behind a verb of saying.
fn bearer(tokens: &[Token], clauses: &[Clause], main: usize) -> Option<(usize, Range<usize>)> {
    let mut k = main - 1;
    loop {
        let c = &clauses[k];
        if let Some(deed) = opens_with(tokens, c, k, main, &clauses[main]) {
            return Some((0, deed));
        }
        let joined = match c.group.form {
            Form::Finite if c.edge == Edge::Content && tokens[c.start as usize].tag == Tag::Comp => c.start as usize,
            Form::Infinitive => c.group.first as usize,
            // "the idea of leaving the islands".
            Form::Ing => (c.group.first as usize).checked_sub(1).filter(|&p| tokens[p].tag == Tag::Prep)?,
            _ => return None,
        };
        let floor = k.checked_sub(1).map_or(0, |p| clauses[p].group.end as usize);
        if joined == floor && k > 0 && c.group.form == Form::Infinitive {
            // "wish to be let in | to join".
            k -= 1;
            continue;
        }
        let noun = joined.checked_sub(1).filter(|&n| n >= floor && tokens[n].tag == Tag::Noun)?;
        let np = last_phrase_with_of(tokens, floor..noun + 1);
        let says = |p: &Clause| {
            let cue = p.group.cue;
            (cue.is(Class::Report) || cue.is(Class::Belief)) && p.group.form == Form::Finite && !p.inverted
        };
        let that = np.start == floor + 1 && tokens[floor].tag == Tag::Comp;
        let opens = match k.checked_sub(1) {
            Some(p) => says(&clauses[p]) && (np.start == floor || that),
            None => {
                let first = np.start == 0 || !tokens[np.start - 1].tag.is_verb();
                matches!(c.group.form, Form::Finite | Form::Ing) && first
            }
        };
        if opens && !np.is_empty() {
            return Some((k, np));
        }
        // "Norland's demand that Kelmar give up its bid to join": the noun of the noun's clause.
        k = k.checked_sub(1)?;
    }
}

/// "To leave the islands | would be a mistake", "Using the dues to arm Kelmar | would be theft": a deed that opens the sentence and is the
/// subject itself.
fn opens_with(tokens: &[Token], c: &Clause, k: usize, main: usize, verb: &Clause) -> Option<Range<usize>> {
    let first = c.group.first as usize;
    let start = first == 0 || matches!(tokens[first - 1].tag, Tag::Stop | Tag::QuoteOpen | Tag::QuoteClose);
    let deed = match c.group.form {
        Form::Infinitive => tokens[first].tag == Tag::To,
        // By itself a gerund in front is known as the subject.
        Form::Ing => main > 1,
        _ => false,
    };
    let plain = tokens
        .get(first..verb.group.first as usize)
        .unwrap_or_default()
        .iter()
        .all(|t| !matches!(t.tag, Tag::Comma | Tag::Dash));
    (k == 0 && start && deed && plain).then_some(first..first + 1)
}

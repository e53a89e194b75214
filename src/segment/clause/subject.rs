//! The subject of a clause, before its verb group.

use std::ops::Range;

use super::{
    Clause, Edge,
    apart::{contact, goes_on, parenthesis, stands_behind},
    marker::{between_those, introducing},
    phrase::subject_of,
};
use crate::{
    codebook::{
        cue::Class,
        lexicon::{Lexicon, Meaning},
    },
    segment::{
        group::{Form, Group},
        tag::Tag,
        token::Token,
    },
};

/// What stands before a verb group.
pub(super) struct Placed<'a> {
    /// The word that introduces the clause.
    pub marker: Option<usize>,
    /// What stands between that and the verb.
    pub region: Range<usize>,
    /// The subject; empty where there is none.
    pub subject: Range<usize>,
    /// The clause before has an object that may stand at the beginning of the region.
    pub after_object: bool,
    /// Where a parenthesis parts the region.
    pub cut: Option<usize>,
    /// The subject is a relative clause's without a relative word: "the truce | Norland wants".
    pub contact: bool,
    /// The clause of the gerund that is the subject.
    pub gerund: Option<&'a Clause>,
}

/// Finds what stands before a verb group.
pub(super) fn placed<'a>(
    tokens: &[Token],
    before: &'a [Clause],
    bounds: &Range<usize>,
    g: &Group,
    pending: &Option<Range<u32>>,
    lexicon: &Lexicon,
) -> Placed<'a> {
    let marker = introducing(tokens, before, bounds, g, pending.is_some(), lexicon);
    let from = marker.map_or(bounds.start, |m| m + 1);
    let region = from..before_marked_adverb(tokens, from..bounds.end);
    let after_object = marker.is_none()
        && before.last().is_some_and(|p| {
            let says = p.group.cue.is(Class::Report) || p.group.cue.is(Class::Belief);
            !p.inverted && (!says || g.cue.is(Class::Report) && region.len() > 2 || led(tokens, p, &region))
        });
    let cut = parenthesis(tokens, &region, g);
    let relative = pending.is_some() && before.last().is_some_and(|b| b.edge == Edge::Relative);
    let source = marker.is_none().then(|| source_behind(tokens, &region, g)).flatten();
    let between = between_those(tokens, &region, lexicon);
    let subject = match cut.or(source) {
        Some(at) => at + 1..region.end,
        None if let Some(at) = behind_phrase(tokens, before, &region, g, lexicon) => at..region.end,
        None if marker.is_none() && closed(tokens, before, &region, g, pending) => region.end..region.end,
        None if !relative && stands_behind(tokens, &region, g) => region.end..region.end,
        None => between.unwrap_or_else(|| subject_of(tokens, region.clone(), after_object)),
    };
    let subject = addressed(tokens, before, &subject, lexicon).map_or(subject.clone(), |at| at..subject.end);
    let waits = pending.as_ref().filter(|_| g.form == Form::Finite && marker.is_none());
    let subject = match waits.filter(|_| inside_subject(tokens, before, g)) {
        Some(np) => np.start as usize..subject.end.max(np.end as usize),
        None => subject,
    };
    let gerund = marker.is_none().then(|| gerund(tokens, before, &subject, g)).flatten();
    let subject = gerund.map_or(subject, |p| p.group.first as usize..region.end);
    // "…, where the war goes on — a demand | Kelmar says": behind a dash as behind a comma.
    let open = marker.is_none_or(|m| tokens[m].tag == Tag::Dash);
    let contact = open.then(|| contact(tokens, before, &subject, g, lexicon)).flatten();
    let subject = contact.map_or(subject.clone(), |at| at..subject.end);
    let subject = if goes_on(tokens, before, &region, g, marker, pending) { region.end..region.end } else { subject };
    Placed { marker, region, subject, after_object, cut, contact: contact.is_some(), gerund }
}

/// "Norland “flatly” rejects it": where the subject ends, in front of an adverb that stands in marks.
fn before_marked_adverb(tokens: &[Token], region: Range<usize>) -> usize {
    let tag = |back: usize| region.end.checked_sub(back).filter(|&i| i > region.start).map(|i| tokens[i].tag);
    let marked = tag(1) == Some(Tag::QuoteClose) && tag(2) == Some(Tag::Adv) && tag(3) == Some(Tag::QuoteOpen);
    if marked { region.end - 3 } else { region.end }
}

/// "In Nordhaven | Mara Vale rejected", "on Friday in the Rose Hall | President Vale": where a person's name begins that stands between a
/// phrase in front, without a comma, and the verb.
fn behind_phrase(
    tokens: &[Token],
    before: &[Clause],
    region: &Range<usize>,
    g: &Group,
    lexicon: &Lexicon,
) -> Option<usize> {
    let front = tokens.get(region.clone()).unwrap_or_default();
    let led = front.first().is_some_and(|t| t.tag == Tag::Prep);
    let plain = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Possessive);
    if !before.is_empty() || g.form != Form::Finite || !led || !front.iter().all(plain) {
        return None;
    }
    let ends = |at: usize, to: usize, title: bool| {
        let mut found = false;
        lexicon.phrases_at(tokens, at, |f| {
            let fits =
                if title { matches!(f.meaning, Meaning::Title(_)) } else { matches!(f.meaning, Meaning::Actor(_)) };
            found |= fits && f.end as usize == to;
        });
        found
    };
    let name = (region.start + 2..region.end).find(|&at| ends(at, region.end, false))?;
    // "with President Vale": the phrase's own.
    let titled = (region.start + 1..name).find(|&at| ends(at, name, true)).unwrap_or(name);
    let last = titled.checked_sub(1).filter(|&i| i > region.start)?;
    matches!(tokens[last].tag, Tag::Noun | Tag::Proper).then_some(titled)
}

/// "Vale, busy with mending the truce, | said": the object of what stands between commas, behind which the phrase before them takes its
/// verb.
fn closed(tokens: &[Token], before: &[Clause], region: &Range<usize>, g: &Group, pending: &Option<Range<u32>>) -> bool {
    let comma = |i: usize| tokens.get(i).is_some_and(|t| t.tag == Tag::Comma);
    let apart = pending.as_ref().is_some_and(|np| comma(np.end as usize));
    let last = region.clone().rev().find(|&i| !matches!(tokens[i].tag, Tag::Adv | Tag::Neg));
    let inside = before.last().is_some_and(|b| b.group.form != Form::Finite && b.group.end as usize == region.start);
    apart && inside && g.form == Form::Finite && last.is_some_and(comma)
}

/// "Vale said lifting the dues would help": the gerund right behind a verb of saying, whose object a finite verb follows, is the
/// subject of that.
fn gerund<'a>(tokens: &[Token], before: &'a [Clause], object: &Range<usize>, g: &Group) -> Option<&'a Clause> {
    let last = before.last().filter(|l| l.group.form == Form::Ing && l.edge == Edge::Complement)?;
    let says = before.get(usize::from(last.parent?)).map(|p| &p.group)?;
    let opens = tokens[g.first as usize].tag;
    let finite = g.form == Form::Finite && (opens.is_aux() || matches!(opens, Tag::Third | Tag::Past));
    // "said withdrawing from Kelm was wrong", "said giving up land to Norland was": what a preposition or particle leads belongs to it.
    let from = last.group.end as usize;
    let led = || {
        let inside =
            |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Adv | Tag::Hyphen);
        let between = tokens.get(from..g.first as usize).unwrap_or_default();
        between.first().is_some_and(|t| matches!(t.tag, Tag::Prep | Tag::Adv))
            && between.last().is_some_and(|t| t.tag.is_head())
            && between.iter().all(inside)
    };
    let joined = !object.is_empty() && object.start == from && object.end == g.first as usize || led();
    let reports = says.cue.is(Class::Report) && says.form == Form::Finite && says.end == last.group.first;
    (finite && joined && reports).then_some(last)
}

/// "told us | Norland wants a truce", "told reporters | Norland wants it": where the subject begins behind whom a verb of telling tells.
fn addressed(tokens: &[Token], before: &[Clause], subject: &Range<usize>, lexicon: &Lexicon) -> Option<usize> {
    let tells = |p: &&Clause| {
        let g = &p.group;
        g.cue.is(Class::Tell) && g.cue.is(Class::Report) && !g.passive && !p.inverted && g.end as usize == subject.start
    };
    before.last().filter(tells)?;
    if tokens.get(subject.start).is_some_and(|t| t.tag == Tag::ObjPron) {
        return Some(subject.start + 1).filter(|&at| at < subject.end);
    }
    let opens = |i: &usize| matches!(tokens[*i].tag, Tag::Proper | Tag::Det | Tag::Poss);
    let noun = |i: usize| tokens[i].tag == Tag::Noun && !tokens[i].capital;
    let at = (subject.start + 1..subject.end).filter(|&i| noun(i - 1)).find(opens)?;
    // "the envoy Vale" is one person.
    let mut title = false;
    for from in subject.start..at {
        lexicon.phrases_at(tokens, from, |f| title |= f.end as usize == at && matches!(f.meaning, Meaning::Title(_)));
    }
    (!title).then_some(at)
}

/// "Truce with Kelmar unacceptable, | Vale says": the comma before who says it, where the sentence ends with that.
fn source_behind(tokens: &[Token], region: &Range<usize>, g: &Group) -> Option<usize> {
    let ends = tokens.get(g.end as usize).is_none_or(|t| matches!(t.tag, Tag::Stop | Tag::Bracket));
    let says = g.form == Form::Finite && g.cue.is(Class::Clausal) && !g.passive && !g.negated;
    let comma = region.clone().rev().find(|&i| tokens[i].tag == Tag::Comma).filter(|_| ends && says)?;
    let name = tokens.get(comma + 1..region.end)?;
    let bare = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Adv;
    (comma > region.start && name.iter().any(|t| t.tag.is_head()) && name.iter().all(bare)).then_some(comma)
}

/// "While Norland wants a truce, | Kelmar …": the one comma behind what a conjunction in front has led in closes it, also where its
/// verb could take what follows as what it says.
fn led(tokens: &[Token], before: &Clause, region: &Range<usize>) -> bool {
    let comma = |i: &usize| tokens[*i].tag == Tag::Comma;
    tokens[before.start as usize].tag == Tag::Sub
        && before.parent.is_none()
        && region.start == before.group.end as usize
        && region.clone().filter(comma).count() == 1
        && region.clone().next_back().is_some_and(|i| !comma(&i))
}

/// The clause before is an infinitive or participle inside the subject, and only its object stands before the verb.
fn inside_subject(tokens: &[Token], before: &[Clause], g: &Group) -> bool {
    before.last().is_some_and(|p| {
        p.group.form != Form::Finite
            && !p.antecedent.is_empty()
            && tokens
                .get(p.group.end as usize..(g.first as usize).max(p.group.end as usize))
                .unwrap_or_default()
                .iter()
                .all(|t| !matches!(t.tag, Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Pron))
    })
}

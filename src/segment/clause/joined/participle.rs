//! Participles and gerunds: what they hang on, and whose they are.

use std::ops::Range;

use super::{Joint, governs, subordinate};
use crate::{
    codebook::cue::Class,
    segment::{
        clause::{
            Clause, Edge,
            form::sees,
            phrase::{last_phrase, object_phrase_plain},
        },
        group::Form,
        tag::Tag,
        token::Token,
    },
};

/// Joins a participle or gerund; `bounds` is what stands between the clause before and its verb.
pub fn participle(joint: Joint<'_>, c: &mut Clause, bounds: Range<usize>) {
    let Joint { tokens, prev, lexicon, .. } = joint;
    let at = c.group.first as usize;
    c.parent = prev;
    c.shares = prev;
    c.subject = 0..0;
    let accused = joint.last().filter(|p| p.group.cue.is(Class::Accuse));
    // A quotation that begins with the gerund changes nothing: "accused Norland of “trying to …”".
    let quoted = accused.is_some() && at > bounds.start && tokens[at - 1].tag == Tag::QuoteOpen;
    // "not leaving the islands would be wrong".
    let denied = c.group.negated && c.group.form == Form::Ing && at > bounds.start && tokens[at - 1].tag == Tag::Neg;
    // "could “forget about” leaving": the mark closes before the deed.
    let closed = at > bounds.start + 1 && tokens[at - 1].tag == Tag::QuoteClose && tokens[at - 2].tag == Tag::Prep;
    // "envisages Norland fully respecting it".
    let named = at > bounds.start + 1 && tokens[at - 1].tag == Tag::Adv && tokens[at - 2].tag == Tag::Proper;
    let adverb = named && prev.is_some() && c.group.form == Form::Ing;
    let skip = 1 + usize::from(quoted || closed) + usize::from(denied || adverb);
    let last = at.checked_sub(skip).filter(|&l| l >= bounds.start).map(|l| tokens[l].tag);
    // "kept growing despite facing dues", "spoke of peace while refusing to leave": beside what is done, no part of it.
    let beside = || match subordinate(tokens, at - 1, lexicon) {
        Edge::Concession => matches!(last, Some(Tag::Prep | Tag::Sub)),
        Edge::Other => last == Some(Tag::Sub),
        _ => false,
    };
    // A headline's “Norland ‘preparing to leave’”, “Norland not leaving”: marks, adverbs and a denial part nobody from what they do.
    let aside = |t: &&Token| matches!(t.tag, Tag::QuoteOpen | Tag::Adv | Tag::Neg);
    let behind = at - tokens.get(bounds.start..at).unwrap_or_default().iter().rev().take_while(aside).count();
    let marked = prev.is_none()
        && c.group.form == Form::Ing
        && behind < at
        && behind > bounds.start
        && matches!(tokens[behind - 1].tag, Tag::Noun | Tag::Proper);
    if marked {
        let np = last_phrase(tokens, bounds.start..behind);
        (c.edge, c.start) = (Edge::Relative, at as u32);
        c.subject = np.start as u32..np.end as u32;
        c.antecedent = c.subject.clone();
        return;
    }
    match last {
        Some(_) if c.group.form == Form::Ing && prev.is_some() && beside() => {
            c.edge = Edge::Participial;
            c.start = at as u32;
            c.parent = joint.last_finite().or(prev);
            c.shares = c.parent;
        }
        Some(Tag::Noun | Tag::Proper | Tag::Num | Tag::Pron | Tag::QuoteClose) => of_noun(joint, c, bounds.start),
        Some(Tag::Comma | Tag::Dash) => {
            c.edge = Edge::Participial;
            c.start = at as u32;
            // It belongs to the last finite clause, not to what that one says.
            c.parent = joint.last_finite().or(prev);
            c.shares = c.parent;
        }
        Some(Tag::Coord) if joint.tag() == Some(Tag::Coord) => {
            if let Some(p) = joint.last() {
                (c.edge, c.parent, c.shares) = (p.edge, p.parent, p.shares);
                c.antecedent = p.antecedent.clone();
                // "envisages Norland leaving the islands and paying": Norland does both.
                if p.edge == Edge::Complement && p.group.form == Form::Ing && !p.subject.is_empty() {
                    c.shares = prev;
                }
                if p.edge == Edge::Participial && c.group.form == Form::Participle {
                    c.subject = p.subject.clone();
                }
            }
            c.coordinate = true;
        }
        // "that talking of dues is no use": the gerund is the subject of a verb to come.
        Some(Tag::Comp | Tag::Sub | Tag::QuoteOpen) | None
            if c.group.form == Form::Ing && (last.is_some() || prev.is_none()) =>
        {
            c.edge = if prev.is_some() { Edge::Complement } else { Edge::Participial };
            c.antecedent = at as u32..at as u32 + 1;
            c.start = at as u32;
        }
        Some(Tag::Prep) if let Some(p) = sibling(joint, at) => {
            (c.edge, c.parent, c.shares, c.start) = (p.edge, p.parent, p.shares, at as u32);
            c.coordinate = true;
        }
        Some(_) | None if prev.is_some() => governed(joint, c, bounds.start),
        _ => {
            c.edge = Edge::Participial;
            c.start = at as u32;
        }
    }
}

/// "joined them in condemning what Norland did and in raising dues": behind "and" and the preposition of a gerund before, it goes on
/// with that.
fn sibling<'a>(joint: Joint<'a>, at: usize) -> Option<&'a Clause> {
    let tokens = joint.tokens;
    let prep = |first: usize| first.checked_sub(1).filter(|&i| tokens[i].tag == Tag::Prep).map(|i| tokens[i].word);
    let and = at >= 2 && tokens[at - 2].tag == Tag::Coord;
    let same = |b: &&Clause| {
        b.group.form == Form::Ing && b.edge == Edge::Complement && prep(b.group.first as usize) == prep(at)
    };
    joint.before.iter().rfind(same).filter(|_| and)
}

/// Behind a noun: it describes that, or says what it does.
fn of_noun(joint: Joint<'_>, c: &mut Clause, from: usize) {
    let Joint { tokens, before, prev, lexicon, .. } = joint;
    let at = c.group.first as usize;
    // "insists on the League not growing".
    let not = usize::from(at > from && tokens[at - 1].tag == Tag::Neg);
    let np = last_phrase(tokens, from..at - not);
    if told_there(joint, c, &np) {
        (c.edge, c.start, c.parent) = (Edge::Participial, at as u32, joint.last_finite().or(prev));
        c.shares = c.parent;
        return;
    }
    c.edge = Edge::Relative;
    c.antecedent = np.start as u32..np.end as u32;
    // "no objection to Norland joining": a name between preposition and gerund is who does it.
    let name = tokens[np.clone()].iter().all(|t| matches!(t.tag, Tag::Proper | Tag::Det));
    // "insisted on the dues being lifted": what it is done to.
    if c.group.form == Form::Ing
        && (name || c.group.passive)
        && prev.is_some()
        && np.start > 0
        && tokens[np.start - 1].tag == Tag::Prep
    {
        c.edge = Edge::Complement;
        c.subject = c.antecedent.clone();
        c.antecedent = 0..0;
        c.start = np.start as u32;
        // "proposes to end the war, with the islands staying": beside the infinitive, and no part of it.
        let with = np.start > 1
            && lexicon.plain("with") == Some(tokens[np.start - 1].word)
            && tokens[np.start - 2].tag == Tag::Comma;
        let infinitive = before.last().filter(|p| with && p.group.form == Form::Infinitive);
        c.parent = infinitive.and_then(|p| p.parent).or(c.parent);
        return;
    }
    // "wants to see the guns falling silent".
    // "the plan envisages Norland leaving".
    let foreseen = |p: &Clause| name && p.group.cue.is(Class::Forecast) && p.group.form == Form::Finite;
    // "opposes Norland entering the League", "will not accept Norland taking it"; not "agree that Norland entering it is wrong".
    let subject = || {
        awaits(tokens, at) || tokens[np.start].tag == Tag::Comp || lexicon.plain("that") == Some(tokens[np.start].word)
    };
    let borne = |p: &Clause| {
        let cue = p.group.cue;
        let says = [Class::Report, Class::Belief, Class::Accuse, Class::Cause].iter().any(|&c| cue.is(c));
        name && cue.attitude() != 0 && !says && !subject()
    };
    let seen = |p: &Clause| (sees(p, lexicon) || foreseen(p) || borne(p)) && p.group.end as usize == np.start;
    if c.group.form == Form::Ing && before.last().is_some_and(seen) {
        (c.edge, c.subject, c.start) = (Edge::Complement, c.antecedent.clone(), np.start as u32);
        c.antecedent = 0..0;
        return;
    }
    if c.group.form == Form::Ing {
        c.subject = c.antecedent.clone();
    }
    c.start = at as u32;
}

/// "came to office in May promising to end the war", "arrived in Kelm demanding a truce": what somebody says where or when he does
/// something, and not the place or the month.
fn told_there(joint: Joint<'_>, c: &Clause, np: &Range<usize>) -> bool {
    let Joint { tokens, before, lexicon, .. } = joint;
    let within = |at: usize| ["in", "at"].iter().any(|w| lexicon.plain(w) == Some(tokens[at].word));
    let name = tokens[np.clone()].iter().all(|t| t.tag == Tag::Proper || t.tag == Tag::Noun && t.capital);
    let placed = np.start > 0 && tokens[np.start - 1].tag == Tag::Prep && within(np.start - 1) && name;
    let acts = before.last().is_some_and(|p| p.group.form == Form::Finite && !p.subject.is_empty() && !p.group.copula);
    c.group.form == Form::Ing && !c.group.passive && c.group.cue.is(Class::Report) && placed && acts
}

/// Whether a finite verb follows in the same stretch, of which a gerund's phrase is the subject.
fn awaits(tokens: &[Token], gerund: usize) -> bool {
    let parts = |t: &Token| {
        matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Comp | Tag::Rel | Tag::Sub | Tag::Coord | Tag::Semicolon)
    };
    let finite = |t: &Token| matches!(t.tag, Tag::Be | Tag::Modal | Tag::Have | Tag::Third | Tag::Do);
    tokens.get(gerund + 1..).unwrap_or_default().iter().take_while(|t| !parts(t)).any(finite)
}

/// Right behind a verb or its preposition: what that governs.
fn governed(joint: Joint<'_>, c: &mut Clause, from: usize) {
    let Joint { tokens, prev, lexicon, .. } = joint;
    let at = c.group.first as usize;
    c.edge = Edge::Complement;
    c.start = at as u32;
    // "pressed on, helped by Kelmar, by raising the dues": how it pressed on, and not how Kelmar helped.
    let by = at > from && lexicon.plain("by") == Some(tokens[at - 1].word);
    if by && joint.last().is_some_and(|p| p.group.form == Form::Participle) {
        c.parent = joint.last_finite().or(prev);
        c.shares = c.parent;
    }
    // "accused Norland of stalling": who stalls.
    if let Some(p) = joint.last().filter(|p| p.group.cue.is(Class::Accuse) || p.group.cue.is(Class::Cause)) {
        let from = p.group.end as usize;
        // "accused ‘other states’ of stalling".
        let from = from + usize::from(from < at && tokens[from].tag == Tag::QuoteOpen);
        // "accused him of stalling".
        let him = from < at && tokens[from].tag == Tag::ObjPron;
        let object = if him { from..from + 1 } else { object_phrase_plain(tokens, from..at) };
        // "has no intention of leaving": what the clause hangs on.
        let noun = !object.is_empty() && object.end + 1 == at && tokens[object.end - 1].tag == Tag::Noun;
        if !(noun && governs(tokens, object.end - 1, lexicon)) {
            c.subject = object.start as u32..object.end as u32;
        }
    }
}

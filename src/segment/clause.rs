//! Clauses: one per verb group, each with its subject, what joins it to its parent, and its stretch of the sentence. One pass
//! over closed-class words, after the idea of clause splitting by markers (Ejerhed 1988), not a parse.

mod apart;
mod attach;
mod bearing;
mod between;
mod form;
mod gap;
mod joined;
mod marker;
mod phrase;
mod subject;

use std::ops::Range;

pub use self::{apart::unknown_verb, phrase::object_phrase};
use self::{
    apart::{interrupted, put_off, says_aside, told_inside, whole},
    between::{list_item, undergoes},
    joined::{Joint, finite, infinitive, opens_content, participle},
    phrase::{after_verb, last_phrase, last_phrase_with_of, subject_of},
    subject::Placed,
};
use super::{
    fronted,
    group::{Form, Group, Modal},
    tag::Tag,
    token::Token,
};
use crate::codebook::lexicon::Lexicon;

/// What joins a clause to its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Nothing: a main clause.
    Root,
    /// What is said, thought or wanted: "that …", or a bare clause after a verb of saying.
    Content,
    /// The infinitive or gerund that a verb, adjective or noun governs.
    Complement,
    /// "(in order) to".
    Purpose,
    /// "if", "unless", "provided".
    Condition,
    /// "before", "after", "until", "once".
    Order,
    /// "although", "while".
    Concession,
    /// "because", "when", "as" and the rest.
    Other,
    /// "who", "which", and participles after a noun.
    Relative,
    /// A participle after a comma, with the subject of its parent.
    Participial,
    /// An infinitive or gerund inside the subject of its parent: "Vale's readiness to talk is …".
    Subject,
}

/// A clause, as token indices of its paragraph.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its verb group.
    pub group: Group,
    /// Its own subject's tokens; empty where it has none.
    pub subject: Range<u32>,
    /// For a relative clause: the noun phrase it belongs to.
    pub antecedent: Range<u32>,
    /// What joins it to its parent.
    pub edge: Edge,
    /// Index of the parent in the sentence's list.
    pub parent: Option<u16>,
    /// Index of the clause whose subject it shares, where its own is empty.
    pub shares: Option<u16>,
    /// First token of its stretch: its marker or subject.
    pub start: u32,
    /// One past its stretch: where the next clause starts, or the sentence ends.
    pub end: u32,
    /// Joined by "and", "or", "but" to the clause before.
    pub coordinate: bool,
    /// Stands after its verb: "said Vale".
    pub inverted: bool,
}

impl Clause {
    /// Its tokens: from its first word to its end, or to that of its verb group where it ends before.
    pub fn stretch(&self) -> Range<usize> {
        self.start as usize..self.end.max(self.group.end) as usize
    }

    /// Its own subject.
    pub fn subject_range(&self) -> Range<usize> {
        self.subject.start as usize..self.subject.end as usize
    }

    /// What stands behind the verb, up to the next clause.
    pub fn object(&self) -> Range<usize> {
        self.group.end as usize..(self.end as usize).max(self.group.end as usize)
    }
}

/// The clauses of a sentence from its verb groups.
pub fn clauses(tokens: &[Token], sentence: Range<usize>, groups: &[Group], lexicon: &Lexicon) -> Vec<Clause> {
    let mut out: Vec<Clause> = Vec::with_capacity(groups.len());
    let mut floor = sentence.start;
    let mut pending: Option<Range<u32>> = None;
    for (n, g) in groups.iter().enumerate() {
        let bounds = floor..g.first as usize;
        let mut clause = place(tokens, &out, bounds, *g, n, &mut pending, lexicon);
        if fronted::is_condition(g, tokens, &sentence, lexicon) {
            clause.edge = Edge::Condition;
            // "should Kelmar refuse" asks nothing of it.
            clause.group.modal = Modal::None;
            clause.parent = out.iter().rposition(|b| b.group.form == Form::Finite).map(|p| p as u16);
        }
        if let Some(last) = out.last_mut() {
            last.end = clause.start.max(last.group.end);
        }
        floor = if clause.inverted { clause.subject.end as usize } else { g.end as usize };
        out.push(clause);
    }
    if let Some(last) = out.last_mut() {
        last.end = sentence.end as u32;
    }
    attach::leading(tokens, &mut out);
    attach::led(tokens, &mut out);
    attach::spliced(tokens, &mut out);
    attach::resumed(tokens, &mut out);
    attach::inside(&mut out);
    attach::parted(tokens, &mut out);
    bearing::attach(tokens, &mut out);
    out
}

/// The clause of a verb group behind those before it in the sentence. `pending` is a noun phrase that still waits for its verb
/// behind a clause of its own.
fn place(
    tokens: &[Token],
    before: &[Clause],
    bounds: Range<usize>,
    g: Group,
    n: usize,
    pending: &mut Option<Range<u32>>,
    lexicon: &Lexicon,
) -> Clause {
    let placed = subject::placed(tokens, before, &bounds, &g, pending, lexicon);
    let g = form::formed(tokens, before, &placed, g, lexicon);
    let subject = &placed.subject;
    let mut c = Clause {
        group: g,
        subject: subject.start as u32..subject.end as u32,
        antecedent: 0..0,
        edge: Edge::Root,
        parent: None,
        shares: None,
        start: placed.marker.unwrap_or(subject.start.min(bounds.end)) as u32,
        end: g.end,
        coordinate: false,
        inverted: false,
    };
    let joint = Joint { tokens, before, prev: n.checked_sub(1).map(|p| p as u16), marker: placed.marker, lexicon };
    join(joint, &mut c, &bounds, &placed, pending);
    await_verb(tokens, before, &mut c, bounds.start, &placed, pending);
    c
}

/// What joins a clause to those before it.
fn join(
    joint: Joint<'_>,
    c: &mut Clause,
    bounds: &Range<usize>,
    placed: &Placed<'_>,
    pending: &mut Option<Range<u32>>,
) {
    let Joint { tokens, before, prev, lexicon, .. } = joint;
    let mut g = c.group;
    if let Some(item) = list_item(tokens, before, &g) {
        let p = &before[item];
        // Of what is demanded, each item shall be; behind a modal, each goes on with it.
        g.modal = match (p.group.form, p.group.modal) {
            (Form::Finite, Modal::None) => Modal::Ought,
            (Form::Finite, modal) => modal,
            _ => Modal::None,
        };
        // "cannot invade a country, seize its islands and go": none of it.
        g.negated |= p.group.form == Form::Finite && (p.group.negated || p.group.denied);
        (g.form, g.passive) = (p.group.form, false);
        (c.group, c.edge, c.parent, c.start, c.coordinate) = (g, p.edge, p.parent, g.first, true);
        (c.subject, c.shares) = (0..0, if p.subject.is_empty() { p.shares } else { Some(item as u16) });
        return;
    }
    if placed.marker.is_none() && undergoes(tokens, before, &g, &placed.subject, lexicon) {
        (g.form, g.passive) = (Form::Participle, true);
        (c.group, c.edge, c.parent, c.start) = (g, Edge::Complement, prev, placed.subject.start as u32);
        return;
    }
    match g.form {
        Form::Infinitive => infinitive(joint, c),
        Form::Ing | Form::Participle => participle(joint, c, bounds.clone()),
        Form::Finite if placed.contact => {
            let np = last_phrase(tokens, placed.region.start..placed.subject.start);
            (c.edge, c.parent, c.antecedent) = (Edge::Relative, prev, np.start as u32..np.end as u32);
        }
        Form::Finite if let Some(gerund) = placed.gerund => (c.edge, c.parent) = (Edge::Content, gerund.parent),
        Form::Finite => finite(joint, c, placed.subject.is_empty(), pending),
    }
}

/// The noun phrase that waits for its verb behind the clause, or waits no longer.
fn await_verb(
    tokens: &[Token],
    before: &[Clause],
    c: &mut Clause,
    start: usize,
    placed: &Placed<'_>,
    pending: &mut Option<Range<u32>>,
) {
    let (g, free) = (c.group, pending.is_none());
    if let Some(at) = placed.cut {
        let held = subject_of(tokens, placed.region.start..at, placed.after_object);
        *pending = (!held.is_empty()).then_some(held.start as u32..held.end as u32);
    } else if let Some(np) = (free && g.form == Form::Finite)
        .then(|| placed.marker.and_then(|m| put_off(tokens, before, start, m)))
        .flatten()
    {
        *pending = Some(np);
    } else if g.form == Form::Ing && c.antecedent.len() == 1 && free {
        *pending = Some(c.antecedent.clone());
    } else if let Some(np) =
        (free && c.edge == Edge::Participial).then(|| interrupted(tokens, before, start..g.first as usize)).flatten()
    {
        c.subject = np.clone();
        *pending = Some(np);
    } else if g.form == Form::Infinitive && before.iter().all(|b| b.group.form != Form::Finite) && free {
        // "Norland not to leave the islands": the denial parts nobody from what they will not do.
        let denied = tokens
            .get(start..g.first as usize)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|t| t.tag == Tag::Neg)
            .count();
        let np = last_phrase_with_of(tokens, start..g.first as usize - denied);
        if !np.is_empty() && placed.marker.is_none_or(|m| m < np.start) {
            c.antecedent = np.start as u32..np.end as u32;
            c.edge = Edge::Complement;
            *pending = Some(c.antecedent.clone());
        }
    } else if let Some(np) =
        (c.edge == Edge::Relative && free).then(|| whole(tokens, before, start, &c.antecedent)).flatten()
    {
        *pending = Some(np);
    } else if c.edge == Edge::Relative
        && (!after_verb(tokens, c.antecedent.start as usize) || opens_content(before, c))
        && !c.antecedent.is_empty()
        && free
    {
        *pending = Some(c.antecedent.clone());
    } else if g.form == Form::Finite && c.edge != Edge::Relative && !says_aside(before, c) && !told_inside(before, c) {
        *pending = None;
    }
}

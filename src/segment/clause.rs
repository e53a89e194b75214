//! Clauses: one per verb group, each with its subject, what joins it to its parent, and its stretch of the sentence. One pass
//! over closed-class words, after the idea of clause splitting by markers (Ejerhed 1988), not a parse.

use std::ops::Range;

use super::{
    fronted,
    group::{Form, Group, Modal},
    scare,
    tag::Tag,
    token::{Kind, Token},
};
use crate::codebook::{
    cue::{Class, Marker},
    lexicon::{Lexicon, Meaning, class},
};

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
    /// What stands behind the verb, up to the next clause.
    pub fn object(&self) -> Range<usize> {
        self.group.end as usize..(self.end as usize).max(self.group.end as usize)
    }
}

/// Whether what stands before a subject denies its clause: "neither Norland …".
fn denies(tokens: &[Token], before: Range<usize>, lexicon: &Lexicon) -> bool {
    let negates = |t: &Token| lexicon.classes(t.word) & class::NEG != 0 && lexicon.classes(t.word) & class::AUX == 0;
    tokens.get(before).and_then(|t| t.last()).is_some_and(negates)
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
            clause.parent = out.iter().rposition(|b| b.edge == Edge::Root).map(|p| p as u16);
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
    attach_leading(&mut out);
    attach_inside(&mut out);
    out
}

/// An infinitive or participle inside the subject of a later clause belongs to that clause.
fn attach_inside(clauses: &mut [Clause]) {
    for i in 1..clauses.len() {
        let subject = clauses[i].subject.clone();
        for j in 0..i {
            let head = clauses[j].group.head;
            if clauses[i].group.form == Form::Finite && subject.contains(&head) && clauses[j].group.form != Form::Finite
            {
                clauses[j].edge = Edge::Subject;
                clauses[j].parent = Some(i as u16);
                clauses[j].shares = clauses[j].shares.filter(|&s| s as usize != i);
            }
        }
    }
}

fn place(
    tokens: &[Token],
    before: &[Clause],
    bounds: Range<usize>,
    mut g: Group,
    n: usize,
    pending: &mut Option<Range<u32>>,
    lexicon: &Lexicon,
) -> Clause {
    let bounds_start = bounds.start;
    let marker = g.fronted.map(|f| f as usize).or_else(|| marker(tokens, bounds.clone()));
    // "said it “will not leave” Kelm": the subject stands before the mark.
    let own = |&m: &usize| m + 1 == g.first as usize && m > bounds.start && tokens[m - 1].tag.is_head();
    let marker = match marker.filter(|&m| g.form == Form::Finite && tokens[m].tag == Tag::QuoteOpen).filter(own) {
        Some(mark) => self::marker(tokens, bounds.start..mark),
        None => marker,
    };
    let region = marker.map_or(bounds.start, |m| m + 1)..bounds.end;
    let after_object = marker.is_none()
        && before.last().is_some_and(|p| {
            let says = p.group.cue.is(Class::Report) || p.group.cue.is(Class::Belief);
            !p.inverted && (!says || g.cue.is(Class::Report) && region.len() > 2)
        });
    let cut = parenthesis(tokens, &region, &g);
    let subject = if let Some(at) = cut {
        at + 1..region.end
    } else if stands_behind(tokens, &region, &g) {
        region.end..region.end
    } else {
        subject_of(tokens, region.clone(), after_object)
    };
    let subject = match pending
        .as_ref()
        .filter(|_| g.form == Form::Finite && marker.is_none() && inside_subject(tokens, before, &g))
    {
        Some(np) => np.start as usize..subject.end.max(np.end as usize),
        None => subject,
    };
    let empty = subject.is_empty();
    let prev = n.checked_sub(1).map(|p| p as u16);
    let mut c = Clause {
        group: g,
        subject: subject.start as u32..subject.end as u32,
        antecedent: 0..0,
        edge: Edge::Root,
        parent: None,
        shares: None,
        start: marker.unwrap_or(subject.start.min(bounds.end)) as u32,
        end: g.end,
        coordinate: false,
        inverted: false,
    };
    let tag = marker.map(|m| tokens[m].tag);
    // A base form with no subject after "and" goes on with the infinitive or modal before.
    if g.form == Form::Finite
        && tokens[g.head as usize].tag == Tag::Base
        && g.modal == Modal::None
        && empty
        && tag == Some(Tag::Coord)
        && let Some(p) = before.iter().rev().find(|p| p.group.form == Form::Infinitive || p.group.modal != Modal::None)
    {
        g.form = p.group.form;
        g.modal = p.group.modal;
        c.group = g;
    }
    // "help Norland defend itself", "see it defend itself": a bare infinitive after a verb that makes somebody do something.
    if g.form == Form::Finite
        && tokens[g.head as usize].tag == Tag::Base
        && g.modal == Modal::None
        && marker.is_none()
        && before.last().is_some_and(|p| {
            (p.group.cue.is(Class::Cause) || sees(p, lexicon)) && !empty && subject.start == p.group.end as usize
        })
    {
        g.form = Form::Infinitive;
        c.group = g;
    }
    if !empty && g.form == Form::Finite {
        let first = &tokens[subject.start];
        let bare = lexicon.classes(first.word) & (class::NEG | class::PRON) == class::NEG | class::PRON;
        let none = lexicon.classes(first.word) & (class::NEG | class::DET) == class::NEG | class::DET;
        let between = tokens.get(subject.end..g.first as usize).unwrap_or_default();
        let never = !g.negated && between.iter().any(|t| t.tag == Tag::Neg);
        c.group.denied = bare || none || never || denies(tokens, region.start..subject.start, lexicon);
        g.denied = c.group.denied;
    }
    // "Stop the shooting": an order is a demand of whoever says it.
    if g.form == Form::Finite && g.modal == Modal::None && empty && orders(tokens, before, &g, tag) {
        g.modal = Modal::Ought;
        c.group = g;
    }
    // "would cede Kelm and never join": the denial stands before a verb that shares its subject.
    if g.form == Form::Finite
        && empty
        && !g.negated
        && g.first > 0
        && tokens[..g.first as usize].iter().rev().find(|t| t.tag != Tag::Adv).is_some_and(|t| t.tag == Tag::Neg)
        && marker.is_some_and(|m| m + 1 < g.first as usize)
    {
        c.group.negated = true;
        g.negated = true;
    }
    // "not going to leave": a headline's negation before a participle.
    if g.form != Form::Finite && !g.negated && g.first > 0 && tokens[g.first as usize - 1].tag == Tag::Neg {
        c.group.negated = true;
        g.negated = true;
    }
    // "was accepted by Norland and turned down by Kelmar": the second one is passive too.
    if g.form == Form::Finite
        && empty
        && tag == Some(Tag::Coord)
        && tokens[g.head as usize].tag == Tag::Past
        && g.first == g.head
    {
        let passive = before.iter().rev().find(|p| p.group.form == Form::Finite).is_some_and(|p| p.group.passive);
        if passive && lexicon.classes(tokens[g.head as usize].word) & class::V_PART != 0 {
            g.passive = true;
            c.group.passive = true;
        }
    }
    match g.form {
        Form::Infinitive => infinitive(tokens, before, &mut c, prev, tag, lexicon),
        Form::Ing | Form::Participle => participle(tokens, before, &mut c, prev, bounds, tag),
        Form::Finite => finite(tokens, before, &mut c, prev, marker, empty, pending, lexicon),
    }
    if let Some(at) = cut {
        let held = subject_of(tokens, region.start..at, after_object);
        *pending = (!held.is_empty()).then_some(held.start as u32..held.end as u32);
    } else if g.form == Form::Ing && c.antecedent.len() == 1 && pending.is_none() {
        *pending = Some(c.antecedent.clone());
    } else if g.form == Form::Infinitive && before.iter().all(|b| b.group.form != Form::Finite) && pending.is_none() {
        let np = last_phrase_with_of(tokens, bounds_start..g.first as usize);
        if !np.is_empty() && marker.is_none_or(|m| m < np.start) {
            c.antecedent = np.start as u32..np.end as u32;
            c.edge = Edge::Complement;
            *pending = Some(c.antecedent.clone());
        }
    } else if c.edge == Edge::Relative
        && (!after_verb(tokens, c.antecedent.start as usize) || opens_content(before, &c))
        && !c.antecedent.is_empty()
        && pending.is_none()
    {
        *pending = Some(c.antecedent.clone());
    } else if g.form == Form::Finite && c.edge != Edge::Relative {
        *pending = None;
    }
    c
}

/// Whether a verb is an order: a base form that begins what is said, or goes on with one that does.
fn orders(tokens: &[Token], before: &[Clause], g: &Group, marker: Option<Tag>) -> bool {
    if tokens[g.head as usize].tag != Tag::Base {
        return false;
    }
    let first = g.first as usize;
    let opens = first == 0 || matches!(tokens[first - 1].tag, Tag::QuoteOpen | Tag::Stop | Tag::Colon | Tag::Dash);
    let goes_on = marker == Some(Tag::Coord)
        && before.last().is_some_and(|b| b.group.modal == Modal::Ought && b.subject.is_empty() && b.edge == Edge::Root);
    opens && matches!(marker, None | Some(Tag::QuoteOpen | Tag::Colon | Tag::Dash)) || goes_on
}

/// "would like to see": what is seen is wanted.
fn sees(c: &Clause, lexicon: &Lexicon) -> bool {
    c.group.form == Form::Infinitive && lexicon.lemma_name(c.group.lemma) == "see"
}

/// "The truce, Vale said, will hold": the comma before who says it, where a verb without subject follows the comma behind.
fn parenthesis(tokens: &[Token], region: &Range<usize>, g: &Group) -> Option<usize> {
    let end = g.end as usize;
    if !g.cue.is(Class::Report) || tokens.get(end).is_none_or(|t| t.tag != Tag::Comma) {
        return None;
    }
    let next = tokens[end + 1..].iter().find(|t| !matches!(t.tag, Tag::Adv | Tag::Neg))?;
    let at = region.clone().rev().find(|&i| tokens[i].tag == Tag::Comma)?;
    let verb = next.tag.is_aux() || matches!(next.tag, Tag::Third | Tag::Past);
    (verb && at > region.start && at + 1 < region.end).then_some(at)
}

/// "Vale, who leads Norland, said", "the man who met Vale said": the phrase before the verb belongs to the relative clause.
fn resumes(tokens: &[Token], before: &[Clause], c: &Clause) -> bool {
    let first = c.group.first as usize;
    let Some(last) = tokens[..first].iter().rposition(|t| !matches!(t.tag, Tag::Adv | Tag::Neg)) else { return false };
    let Some(prev) = before.last() else { return false };
    let from = prev.group.end as usize;
    match tokens[last].tag {
        Tag::Comma => tokens[from.min(last)..last].iter().all(|t| t.tag != Tag::Comma),
        Tag::Pron => false,
        _ => {
            prev.edge == Edge::Relative
                && prev.subject == prev.antecedent
                && tokens[from.min(first)..first]
                    .iter()
                    .all(|t| !matches!(t.tag, Tag::Comma | Tag::Comp | Tag::Rel | Tag::Dash))
        }
    }
}

/// The clause before is an infinitive or participle inside the subject, and only its object stands before the verb.
fn inside_subject(tokens: &[Token], before: &[Clause], g: &Group) -> bool {
    before.last().is_some_and(|p| {
        p.group.form != Form::Finite
            && !p.antecedent.is_empty()
            && tokens[p.group.end as usize..(g.first as usize).max(p.group.end as usize)]
                .iter()
                .all(|t| !matches!(t.tag, Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Pron))
    })
}

/// The noun phrase that a stretch ends with, what "of" and "about" hang on it included.
fn last_phrase_with_of(tokens: &[Token], region: Range<usize>) -> Range<usize> {
    let mut np = last_phrase(tokens, region.clone());
    while np.start > region.start + 1 && tokens[np.start - 1].tag == Tag::Prep && !np.is_empty() {
        let outer = last_phrase(tokens, region.start..np.start - 1);
        if outer.is_empty() {
            break;
        }
        np.start = outer.start;
    }
    np
}

/// A noun phrase right behind a verb or preposition is an object, not a subject that waits for its verb.
fn after_verb(tokens: &[Token], at: usize) -> bool {
    at > 0
        && (tokens[at - 1].tag.is_verb()
            || tokens[at - 1].tag.is_aux()
            || matches!(tokens[at - 1].tag, Tag::Prep | Tag::Neg))
}

/// "Vale believes Kelmar, which began the war, is ready": the phrase right behind a verb of saying waits for its verb.
fn opens_content(before: &[Clause], c: &Clause) -> bool {
    before.last().is_some_and(|p| {
        p.group.end == c.antecedent.start && (p.group.cue.is(Class::Report) || p.group.cue.is(Class::Belief))
    })
}

fn infinitive(
    tokens: &[Token],
    before: &[Clause],
    c: &mut Clause,
    prev: Option<u16>,
    marker: Option<Tag>,
    lexicon: &Lexicon,
) {
    c.subject = 0..0;
    c.start = c.group.first;
    c.parent = prev;
    let Some(p) = prev.map(|p| &before[p as usize]) else { return };
    // "refuses to leave, to pay or to talk": a list.
    let listed = marker.is_none()
        && tokens[p.group.end as usize..c.group.first as usize].last().is_some_and(|t| t.tag == Tag::Comma)
        && p.edge == Edge::Complement;
    if (marker == Some(Tag::Coord) || listed)
        && before.iter().any(|b| b.group.form == Form::Infinitive)
        && p.group.form == Form::Infinitive
    {
        // "wants Norland to cut its army and withdraw its garrison": whoever is to do the one does the other.
        let shares = if p.subject.is_empty() { p.shares } else { prev };
        (c.edge, c.parent, c.shares, c.coordinate) = (p.edge, p.parent, shares, true);
        return;
    }
    let between = p.group.end as usize..c.group.first as usize;
    let adjacent = tokens[between.clone()].iter().all(|t| matches!(t.tag, Tag::Adv | Tag::Neg));
    let governed = adjacent
        || p.group.copula
        || p.group.cue.is(Class::Cause)
        || p.group.cue.attitude() != 0
        || c.group.first > 0 && governs(tokens, c.group.first as usize - 1, lexicon);
    c.edge = if governed { Edge::Complement } else { Edge::Purpose };
    c.shares = prev;
    // "urge Norland to leave": the object is who leaves.
    let noun = |at: usize| tokens[at].tag == Tag::Noun && governs(tokens, at, lexicon);
    if !adjacent && (p.group.cue.is(Class::Cause) || sees(p, lexicon)) && !noun(between.end - 1) {
        // "called on Norland to leave": past the verb's particle.
        let particle = tokens.get(between.start).is_some_and(|t| p.group.particle != 0 && t.word == p.group.particle);
        let object = object_phrase(tokens, between.start + usize::from(particle)..between.end);
        if !object.is_empty() {
            c.subject = object.start as u32..object.end as u32;
        }
    }
}

fn governs(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let mut found = matches!(tokens[at].tag, Tag::Adj);
    // "no will to fight": a phrase of two words too.
    for from in at.saturating_sub(1)..=at {
        lexicon.phrases_at(tokens, from, |f| {
            found |= f.end as usize == at + 1 && matches!(f.meaning, Meaning::Noun(_) | Meaning::Predicate(_));
        });
    }
    found
}

fn participle(
    tokens: &[Token],
    before: &[Clause],
    c: &mut Clause,
    prev: Option<u16>,
    bounds: Range<usize>,
    marker: Option<Tag>,
) {
    let at = c.group.first as usize;
    c.parent = prev;
    c.shares = prev;
    c.subject = 0..0;
    let accused = prev.map(|p| &before[p as usize]).filter(|p| p.group.cue.is(Class::Accuse));
    // A quotation that begins with the gerund changes nothing: "accused Norland of “trying to …”".
    let quoted = accused.is_some() && at > bounds.start && tokens[at - 1].tag == Tag::QuoteOpen;
    let last = at.checked_sub(1 + usize::from(quoted)).filter(|&l| l >= bounds.start).map(|l| tokens[l].tag);
    match last {
        Some(Tag::Noun | Tag::Proper | Tag::Num | Tag::Pron | Tag::QuoteClose) => {
            let np = last_phrase(tokens, bounds.start..at);
            c.edge = Edge::Relative;
            c.antecedent = np.start as u32..np.end as u32;
            // "no objection to Norland joining": a name between preposition and gerund is who does it.
            let name = tokens[np.clone()].iter().all(|t| matches!(t.tag, Tag::Proper | Tag::Det));
            if c.group.form == Form::Ing
                && name
                && prev.is_some()
                && np.start > 0
                && tokens[np.start - 1].tag == Tag::Prep
            {
                c.edge = Edge::Complement;
                c.subject = c.antecedent.clone();
                c.antecedent = 0..0;
                c.start = np.start as u32;
                return;
            }
            if c.group.form == Form::Ing {
                c.subject = c.antecedent.clone();
            }
            c.start = at as u32;
        }
        Some(Tag::Comma | Tag::Dash) => {
            c.edge = Edge::Participial;
            c.start = at as u32;
            // It belongs to the last finite clause, not to what that one says.
            c.parent = before.iter().rposition(|b| b.group.form == Form::Finite).map(|p| p as u16).or(prev);
            c.shares = c.parent;
        }
        Some(Tag::Coord) if marker == Some(Tag::Coord) => {
            if let Some(p) = prev.map(|p| &before[p as usize]) {
                (c.edge, c.parent, c.shares) = (p.edge, p.parent, p.shares);
                c.antecedent = p.antecedent.clone();
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
        Some(_) | None if prev.is_some() => {
            c.edge = Edge::Complement;
            c.start = at as u32;
            // "accused Norland of stalling": who stalls.
            if let Some(p) = prev
                .map(|p| &before[p as usize])
                .filter(|p| p.group.cue.is(Class::Accuse) || p.group.cue.is(Class::Cause))
            {
                let object = object_phrase_plain(tokens, p.group.end as usize..at);
                c.subject = object.start as u32..object.end as u32;
            }
        }
        _ => {
            c.edge = Edge::Participial;
            c.start = at as u32;
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn finite(
    tokens: &[Token],
    before: &[Clause],
    c: &mut Clause,
    prev: Option<u16>,
    marker: Option<usize>,
    empty: bool,
    pending: &mut Option<Range<u32>>,
    lexicon: &Lexicon,
) {
    let last_finite = before.iter().rposition(|b| b.group.form == Form::Finite).map(|p| p as u16);
    let tag = marker.map(|m| if lacks_object(tokens, m, &c.group, lexicon) { Tag::Rel } else { tokens[m].tag });
    match tag {
        Some(Tag::Comp) => {
            // "provided that", "on condition that" are conditions; a bare "that" brings what is said.
            let phrase = subordinate(tokens, marker.unwrap_or(0), lexicon);
            c.edge = if phrase == Edge::Condition { phrase } else { Edge::Content };
            // "sent a warning, backed by all, that …": what a comma closed off does not govern it.
            let closed = marker.is_some_and(|m| m > 0 && tokens[m - 1].tag == Tag::Comma);
            let outer = prev
                .map(|p| &before[p as usize])
                .filter(|p| closed && matches!(p.edge, Edge::Participial | Edge::Relative))
                .and_then(|p| p.parent);
            c.parent = if phrase == Edge::Condition { last_finite } else { outer.or(prev) };
        }
        Some(Tag::Rel) => {
            let m = marker.unwrap_or(0);
            let floor = prev.map_or(0, |p| before[p as usize].group.end as usize).min(m);
            // "for what it is": the word stands for its own antecedent.
            let own = tokens[m].kind == Kind::Word && lexicon.classes(tokens[m].word) & (class::REL | class::COMP) == 0;
            let np = if own { m..m + 1 } else { last_phrase(tokens, floor..m) };
            c.edge = Edge::Relative;
            c.parent = prev;
            c.antecedent = np.start as u32..np.end as u32;
            if empty {
                c.subject = c.antecedent.clone();
            }
        }
        Some(Tag::Sub) => {
            c.edge = subordinate(tokens, marker.unwrap_or(0), lexicon);
            c.parent = last_finite;
        }
        Some(Tag::Coord) => {
            c.coordinate = true;
            let last_finite = last_finite.map(|p| if empty { parallel(before, p, &c.group) } else { p });
            if let Some(p) = last_finite {
                let sibling = &before[p as usize];
                // "A said X and Y said Z" begins anew; "A said X and will do Y" goes on.
                if empty || !c.group.cue.is(Class::Report) {
                    (c.edge, c.parent) = (sibling.edge, sibling.parent);
                    c.antecedent = sibling.antecedent.clone();
                }
                if empty {
                    c.shares = Some(p);
                }
            }
        }
        _ => {
            let mut that = None;
            if let Some(np) = pending.take_if(|_| empty || resumes(tokens, before, c)) {
                c.subject = np;
                // "Norland, which wants a truce, sent": what stands between belongs to the clause before.
                c.start = c.start.max(after_comma(tokens, c));
                that = above(tokens, before, c);
            } else if empty {
                inverted(tokens, c);
                if !c.inverted {
                    c.shares = last_finite;
                }
            }
            if let Some(p) = that.or_else(|| (!empty).then(|| above(tokens, before, c)).flatten()) {
                (c.edge, c.parent) = (Edge::Content, Some(p));
                return;
            }
            let bare = prev.map(|p| &before[p as usize]).filter(|p| {
                (p.group.cue.is(Class::Report) || p.group.cue.is(Class::Belief))
                    && !empty
                    // "Norland, which wants a truce, sent": the subject stands before the verb that wants.
                    && c.subject.start >= p.group.end
                    && tokens[p.group.end as usize..c.subject.start.max(p.group.end) as usize].iter().all(|t| {
                        !matches!(
                            t.tag,
                            Tag::Comma
                                | Tag::Stop
                                | Tag::QuoteOpen
                                | Tag::QuoteClose
                                | Tag::Semicolon
                                | Tag::Dash
                                | Tag::Colon
                        )
                    })
            });
            if bare.is_some() {
                c.edge = Edge::Content;
                c.parent = prev;
            }
        }
    }
}

/// Where a verb's own stretch begins behind the comma that closes a relative clause of its subject; 0 where none does.
fn after_comma(tokens: &[Token], c: &Clause) -> u32 {
    let between = c.subject.end as usize + 1..(c.group.first as usize).max(c.subject.end as usize + 1);
    let comma = between.clone().rev().find(|&i| tokens[i].tag == Tag::Comma);
    comma.filter(|_| tokens[c.subject.end as usize].tag == Tag::Comma).map_or(0, |at| at as u32 + 1)
}

/// "said that Norland joining the League is no option": the clause whose "that" stands before a resumed subject.
fn above(tokens: &[Token], before: &[Clause], c: &Clause) -> Option<u16> {
    let that = (c.subject.start as usize).checked_sub(1).filter(|&i| tokens[i].tag == Tag::Comp)?;
    let above = before.iter().rposition(|b| b.group.end as usize <= that)?;
    let cue = before[above].group.cue;
    (cue.is(Class::Report) || cue.is(Class::Belief) || cue.attitude() != 0).then_some(above as u16)
}

/// "a step that Norland opposes": "that" behind a noun, and a verb that is for or against what does not follow it.
fn lacks_object(tokens: &[Token], m: usize, g: &Group, lexicon: &Lexicon) -> bool {
    let noun = m > 0 && matches!(tokens[m - 1].tag, Tag::Noun | Tag::Proper | Tag::QuoteClose);
    let that = tokens[m].tag == Tag::Comp && lexicon.classes(tokens[m].word) & class::REL != 0;
    let follows = tokens.get(g.end as usize + usize::from(g.particle != 0));
    let closes = follows.is_none_or(|t| {
        t.tag.is_aux()
            || matches!(t.tag, Tag::Stop | Tag::Comma | Tag::Coord | Tag::QuoteClose | Tag::Dash | Tag::Semicolon)
    });
    // "a request that Vale turned down on Sunday".
    let apart = g.cue.attitude() < 0 && follows.is_some_and(|t| t.tag == Tag::Prep);
    noun && that && (closes || apart) && g.cue.attitude() != 0 && !g.passive
}

/// "The truce, said Vale, holds": one comma right before the verb of saying, and who says it right behind.
fn stands_behind(tokens: &[Token], region: &Range<usize>, g: &Group) -> bool {
    let behind = tokens
        .get(g.end as usize)
        .is_some_and(|t| matches!(t.tag, Tag::Proper | Tag::Det | Tag::Noun | Tag::Adj | Tag::Poss | Tag::Num));
    let comma = region.end > region.start && tokens[region.end - 1].tag == Tag::Comma;
    // "Vale, in a bid to end the talks, said the offer was dead": what stands behind has a verb of its own.
    let next = tokens[(g.end as usize).min(tokens.len())..]
        .iter()
        .find(|t| !t.tag.is_nominal() && !t.tag.is_head() && t.tag != Tag::Prep);
    let clause = next.is_some_and(|t| t.tag.is_aux() || matches!(t.tag, Tag::Past | Tag::Third | Tag::Base));
    g.cue.is(Class::Report)
        && behind
        && comma
        && !clause
        && tokens[region.start..region.end - 1].iter().all(|t| t.tag != Tag::Comma)
}

/// "Vale said the war should end and rejects a pause": the clause before whose tense the coordinated verb goes on with.
fn parallel(before: &[Clause], last: u16, g: &Group) -> u16 {
    let key = |g: &Group| {
        if g.modal != Modal::None {
            'm'
        } else if g.past && !g.perfect {
            'p'
        } else {
            's'
        }
    };
    let mut at = last;
    for _ in 0..4 {
        let c = &before[at as usize];
        if key(&c.group) == key(g) {
            return at;
        }
        match c.parent {
            Some(p) if c.edge != Edge::Root && p < at && before[p as usize].group.form == Form::Finite => at = p,
            _ => return last,
        }
    }
    last
}

/// “…,” said Vale: the subject of a verb of saying stands behind it.
fn inverted(tokens: &[Token], c: &mut Clause) {
    if !c.group.cue.is(Class::Report) {
        return;
    }
    let from = c.group.end as usize;
    let np = object_phrase(tokens, from..tokens.len().min(from + 24));
    // "said Thursday it was too early": what a verb follows is not the subject behind.
    let verb_next = tokens.get(np.end).is_some_and(|t| t.tag.is_aux() || matches!(t.tag, Tag::Third | Tag::Past));
    if np.start == from && !np.is_empty() && !(verb_next && tokens[np.end - 1].tag == Tag::Pron) {
        c.subject = np.start as u32..np.end as u32;
        c.inverted = true;
        c.end = c.subject.end;
    }
}

fn subordinate(tokens: &[Token], m: usize, lexicon: &Lexicon) -> Edge {
    let mut edge = Edge::Other;
    let mut longest = 0;
    for at in m.saturating_sub(3)..=m {
        lexicon.phrases_at(tokens, at, |f| {
            if (f.end as usize) <= m || f.end - f.first < longest {
                return;
            }
            let e = match f.meaning {
                Meaning::Marker(Marker::Condition) => Edge::Condition,
                Meaning::Marker(Marker::Order) => Edge::Order,
                Meaning::Marker(Marker::Contrast | Marker::Concession) => Edge::Concession,
                Meaning::Marker(Marker::Purpose) => Edge::Purpose,
                _ => return,
            };
            longest = f.end - f.first;
            edge = e;
        });
    }
    edge
}

/// The introducing word nearest to the verb: a conjunction, relative or comma, not inside brackets.
fn marker(tokens: &[Token], bounds: Range<usize>) -> Option<usize> {
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
        tokens[i].tag == Tag::Coord
            && (i + 1 == bounds.end || i == bounds.start || !joins_nouns(tokens, i, from..bounds.end, strong.is_some()))
    });
    coord.or(strong)
}

/// "Norland and Suthermark agreed": both sides of the conjunction are noun phrases of one subject.
fn joins_nouns(tokens: &[Token], i: usize, bounds: Range<usize>, marked: bool) -> bool {
    let left = i > bounds.start && (tokens[i - 1].tag.is_head() || matches!(tokens[i - 1].tag, Tag::Adj | Tag::Comma));
    let right = i + 1 < bounds.end && (tokens[i + 1].tag.is_nominal() || tokens[i + 1].tag.is_head());
    // After a verb the noun on the left is its object, and a new clause begins.
    let starts_bare = marked
        || bounds.start == 0
        || matches!(tokens[bounds.start - 1].tag, Tag::Comp | Tag::Rel | Tag::Sub | Tag::Stop | Tag::QuoteOpen);
    if joins_adjectives(tokens, i, bounds.end) {
        return true;
    }
    let verb_before =
        bounds.start > 0 && (tokens[bounds.start - 1].tag.is_verb() || tokens[bounds.start - 1].tag.is_aux());
    left && right && (starts_bare || !verb_before)
}

/// "a full and open truce": adjectives of one noun, unless the first is what is said with "be" ("was full and new boats came").
fn joins_adjectives(tokens: &[Token], i: usize, end: usize) -> bool {
    let mut before = tokens[..i].iter().rev().skip_while(|t| matches!(t.tag, Tag::Adj | Tag::Adv | Tag::Comma));
    let attributive = before.next().is_some_and(|t| !t.tag.is_aux());
    let mut behind = tokens[i + 1..end].iter().skip_while(|t| matches!(t.tag, Tag::Adv));
    i > 0 && tokens[i - 1].tag == Tag::Adj && attributive && behind.next().is_some_and(|t| t.tag == Tag::Adj)
}

/// The subject in the stretch before a verb: leading adverbials that a comma ends are not part of it, nor is the object of
/// the verb before.
fn subject_of(tokens: &[Token], region: Range<usize>, after_object: bool) -> Range<usize> {
    let last = region.clone().rev().find(|&i| !matches!(tokens[i].tag, Tag::Adv | Tag::Neg));
    if let Some(i) = last
        && tokens[i].tag == Tag::Pron
        && !(i > region.start && tokens[i - 1].tag == Tag::Prep)
    {
        return i..i + 1;
    }
    let mut start = region.start;
    // "According to Vale, the president of Norland, Kelmar is …": the last piece, where a phrase and its apposition lead.
    let commas = region.clone().filter(|&i| tokens[i].tag == Tag::Comma).count();
    let leads = tokens.get(start).is_some_and(|t| t.tag == Tag::Prep || t.tag == Tag::Ing);
    if leads && commas >= 2 && last.is_some_and(|i| tokens[i].tag != Tag::Comma) {
        start = region.clone().rev().find(|&i| tokens[i].tag == Tag::Comma).map_or(start, |c| c + 1);
    }
    if after_object {
        // "…accepting the deal, Vale said": the last piece, or the last two where a comma closes an apposition.
        let mut commas = region.clone().rev().filter(|&i| tokens[i].tag == Tag::Comma);
        let closing = last.is_some_and(|i| tokens[i].tag == Tag::Comma);
        let at = if closing { commas.nth(2) } else { commas.next() };
        start = at.map_or(start, |c| c + 1);
    }
    while start < region.end {
        match tokens[start].tag {
            Tag::Comma
            | Tag::Adv
            | Tag::Coord
            | Tag::Neg
            | Tag::Bracket
            | Tag::Stop
            | Tag::Dash
            | Tag::Colon
            | Tag::QuoteClose
            | Tag::QuoteOpen
            | Tag::Semicolon => start += 1,
            Tag::Prep | Tag::Sub | Tag::Part | Tag::Ing => {
                match (start..region.end).find(|&i| tokens[i].tag == Tag::Comma) {
                    Some(comma) => start = comma + 1,
                    // "On Thursday Vale said": the phrase ends where a new noun phrase begins.
                    None => {
                        let after = (start + 1..region.end).find(|&i| {
                            let t = tokens[i].tag;
                            (t == Tag::Pron
                                || t == Tag::Det
                                || t == Tag::Proper
                                    && tokens[i - 1].tag != Tag::Prep
                                    && tokens[i - 1].tag.is_head()
                                    && tokens[i - 1].tag != Tag::Proper)
                                && i > start + 1
                        });
                        match after {
                            Some(i) => start = i,
                            None => return region.end..region.end,
                        }
                    }
                }
            }
            _ => break,
        }
    }
    let mut end = region.end;
    while end > start
        && matches!(
            tokens[end - 1].tag,
            Tag::Adv | Tag::Comma | Tag::Neg | Tag::QuoteClose | Tag::QuoteOpen | Tag::Dash | Tag::Bracket
        )
    {
        end -= 1;
    }
    start..end.max(start)
}

/// The noun phrase that a stretch begins with, appositions and "of"-phrases included.
pub fn object_phrase(tokens: &[Token], region: Range<usize>) -> Range<usize> {
    let start = region.start;
    let mut end = start;
    let mut i = start;
    while i < region.end {
        let t = tokens[i].tag;
        // "by Norland a day later": an article behind a noun begins another phrase.
        if matches!(t, Tag::Det | Tag::Poss) && end == i && i > start && tokens[i - 1].tag.is_head() {
            break;
        }
        if t.is_nominal() || t.is_head() {
            i += 1;
            end = i;
        } else if t == Tag::Prep
            && tokens[i].span.len() == 2
            && end > start
            && tokens.get(i + 1).is_some_and(|n| n.tag.is_nominal())
        {
            i += 1;
        } else {
            break;
        }
    }
    start..end
}

/// The noun phrase that a stretch begins with, nothing that a preposition hangs on it.
fn object_phrase_plain(tokens: &[Token], region: Range<usize>) -> Range<usize> {
    let end = region.clone().find(|&i| !(tokens[i].tag.is_nominal() || tokens[i].tag.is_head())).unwrap_or(region.end);
    region.start..end
}

/// The noun phrase that a stretch ends with.
fn last_phrase(tokens: &[Token], region: Range<usize>) -> Range<usize> {
    let mut end = region.end;
    while end > region.start && matches!(tokens[end - 1].tag, Tag::Comma | Tag::Prep | Tag::Adv | Tag::Dash) {
        end -= 1;
    }
    let mut start = end;
    while start > region.start {
        let t = tokens[start - 1].tag;
        let prefix = t == Tag::Adv && tokens.get(start).is_some_and(|n| n.tag == Tag::Hyphen);
        if t.is_nominal() || t.is_head() || prefix || scare::inside_phrase(tokens, start - 1) {
            start -= 1;
        } else {
            break;
        }
    }
    start..end
}

/// A leading "If …," or "Although …," belongs to the main clause behind it.
fn attach_leading(clauses: &mut [Clause]) {
    for i in 0..clauses.len() {
        if clauses[i].parent.is_none() && !matches!(clauses[i].edge, Edge::Root) {
            let main = (i + 1..clauses.len()).find(|&j| clauses[j].edge == Edge::Root);
            clauses[i].parent = main.map(|m| m as u16);
            // "Instead of handing back Kelm, Norland will …": whoever acts behind the comma.
            if clauses[i].group.form == Form::Ing && clauses[i].subject.is_empty() && clauses[i].shares.is_none() {
                clauses[i].shares = clauses[i].parent;
            }
        }
    }
}

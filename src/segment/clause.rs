//! Clauses: one per verb group, each with its subject, what joins it to its parent, and its stretch of the sentence. One pass
//! over closed-class words, after the idea of clause splitting by markers (Ejerhed 1988), not a parse.

mod apart;
mod bearing;
mod between;
mod joined;
mod phrase;

use std::ops::Range;

pub use self::phrase::object_phrase;
use self::{
    apart::{contact, goes_on, interrupted, parenthesis, says_aside, stands_behind, whole},
    between::{list_item, undergoes},
    joined::{finite, infinitive, opens_content, participle},
    phrase::{after_verb, joins_nouns, last_phrase, last_phrase_with_of, subject_of},
};

use super::{
    fronted,
    group::{Form, Group, Modal},
    scare,
    tag::Tag,
    token::Token,
};
use crate::codebook::{
    cue::Class,
    lexicon::{Lexicon, class},
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
    let negates = |t: &Token| t.classes & class::NEG != 0 && t.classes & class::AUX == 0;
    let Some(before) = tokens.get(before) else { return false };
    // "not even Norland".
    let even = before.last().is_some_and(|t| t.tag == Tag::Adv && t.word != 0 && t.word == lexicon.id("even"));
    before.iter().rev().nth(usize::from(even)).is_some_and(negates)
}

/// Whether the object of a verb begins at a token, and not a time: "demanded an end", not "accepted this week".
fn takes_object(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let this =
        ["this", "last", "next"].iter().any(|w| tokens.get(at).is_some_and(|t| t.word != 0 && t.word == lexicon.id(w)));
    tokens.get(at).is_some_and(|t| matches!(t.tag, Tag::Det | Tag::Poss | Tag::ObjPron)) && !this
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
    attach_led(tokens, &mut out);
    attach_inside(&mut out);
    bearing::attach(tokens, &mut out);
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
    // "Vale said Norland and Kelmar would leave": a verb of saying has no object that "and" could close off.
    let says = |c: &Clause| c.group.cue.is(Class::Clausal) && !c.group.cue.is(Class::Tell) && !c.inverted;
    let said = before.last().is_some_and(|p| says(p) && p.group.end as usize == bounds.start);
    // "said he and Sorel had agreed": "he" is no object.
    let first = tokens.get(bounds.start).filter(|t| t.tag == Tag::Pron).map_or(0, |t| t.classes);
    let he = first & class::PRON != 0 && first & class::OBJ_PRON == 0;
    let said = said && (he || !g.cue.is(Class::Clausal));
    let marker = g.fronted.map(|f| f as usize).or_else(|| marker(tokens, bounds.clone(), said));
    // "said it “will not leave” Kelm": the subject stands before the mark.
    let own = |&m: &usize| {
        let subject = tokens[bounds.start..m].iter().rev().find(|t| t.tag != Tag::Adv);
        m + 1 == g.first as usize && subject.is_some_and(|t| t.tag.is_head())
    };
    let marker = match marker.filter(|&m| g.form == Form::Finite && tokens[m].tag == Tag::QuoteOpen).filter(own) {
        Some(mark) => self::marker(tokens, bounds.start..mark, said),
        None => marker,
    };
    let region = marker.map_or(bounds.start, |m| m + 1)..bounds.end;
    let after_object = marker.is_none()
        && before.last().is_some_and(|p| {
            let says = p.group.cue.is(Class::Report) || p.group.cue.is(Class::Belief);
            !p.inverted && (!says || g.cue.is(Class::Report) && region.len() > 2 || led(tokens, p, &region))
        });
    let cut = parenthesis(tokens, &region, &g);
    let subject = if let Some(at) = cut {
        at + 1..region.end
    } else if !(pending.is_some() && before.last().is_some_and(|b| b.edge == Edge::Relative))
        && stands_behind(tokens, &region, &g)
    {
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
    let gerund = marker.is_none().then(|| gerund(tokens, before, &subject, &g)).flatten();
    let subject = gerund.map_or(subject.clone(), |p| p.group.first as usize..subject.end);
    let contact = marker.is_none().then(|| contact(tokens, &subject, &g, lexicon)).flatten();
    let subject = contact.map_or(subject.clone(), |at| at..subject.end);
    let subject = if goes_on(tokens, before, &region, &g, marker, pending) { region.end..region.end } else { subject };
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
        let bare = first.classes & (class::NEG | class::PRON) == class::NEG | class::PRON
            || first.tag == Tag::Neg && first.word == lexicon.id("none");
        let none = first.classes & (class::NEG | class::DET) == class::NEG | class::DET;
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
    // "will neither sign nor withdraw".
    if empty && !g.negated && tag == Some(Tag::Coord) {
        let word = marker.map_or(0, |m| tokens[m].word);
        c.group.negated = word != 0 && lexicon.classes(word) & class::NEG != 0;
        g.negated = c.group.negated;
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
        let taken = takes_object(tokens, g.end as usize + usize::from(g.particle != 0), lexicon);
        if passive && !taken && tokens[g.head as usize].classes & class::V_PART != 0 {
            g.passive = true;
            c.group.passive = true;
        }
    }
    // "rejected by Norland but hailed by Kelmar": the second participle, where a past form stands.
    if empty
        && tag == Some(Tag::Coord)
        && g.first == g.head
        && tokens[g.head as usize].tag == Tag::Past
        && before.last().is_some_and(|p| p.group.form == Form::Participle)
        && tokens.get(g.end as usize).is_some_and(|t| t.word != 0 && lexicon.plain("by") == Some(t.word))
    {
        (g.form, g.passive) = (Form::Participle, true);
        c.group = g;
    }
    let item = list_item(tokens, before, &g);
    match g.form {
        _ if let Some(item) = item => {
            let p = &before[item];
            // Of what is demanded, each item shall be.
            g.modal = if p.group.form == Form::Finite { Modal::Ought } else { Modal::None };
            (g.form, g.passive) = (p.group.form, false);
            (c.group, c.edge, c.parent, c.start, c.coordinate) = (g, p.edge, p.parent, g.first, true);
            (c.subject, c.shares) = (0..0, if p.subject.is_empty() { p.shares } else { Some(item as u16) });
        }
        _ if marker.is_none() && undergoes(tokens, before, &g, &subject, lexicon) => {
            (g.form, g.passive) = (Form::Participle, true);
            (c.group, c.edge, c.parent, c.start) = (g, Edge::Complement, prev, subject.start as u32);
        }
        Form::Infinitive => infinitive(tokens, before, &mut c, prev, tag, lexicon),
        Form::Ing | Form::Participle => participle(tokens, before, &mut c, prev, bounds, tag, lexicon),
        Form::Finite if contact.is_some() => {
            let np = last_phrase(tokens, region.start..subject.start);
            (c.edge, c.parent, c.antecedent) = (Edge::Relative, prev, np.start as u32..np.end as u32);
        }
        Form::Finite if gerund.is_some() => {
            (c.edge, c.parent) = (Edge::Content, gerund.and_then(|p| p.parent));
        }
        Form::Finite => finite(tokens, before, &mut c, prev, marker, empty, pending, lexicon),
    }
    if let Some(at) = cut {
        let held = subject_of(tokens, region.start..at, after_object);
        *pending = (!held.is_empty()).then_some(held.start as u32..held.end as u32);
    } else if g.form == Form::Ing && c.antecedent.len() == 1 && pending.is_none() {
        *pending = Some(c.antecedent.clone());
    } else if let Some(np) = (pending.is_none() && c.edge == Edge::Participial)
        .then(|| interrupted(tokens, before, bounds_start..g.first as usize))
        .flatten()
    {
        c.subject = np.clone();
        *pending = Some(np);
    } else if g.form == Form::Infinitive && before.iter().all(|b| b.group.form != Form::Finite) && pending.is_none() {
        let np = last_phrase_with_of(tokens, bounds_start..g.first as usize);
        if !np.is_empty() && marker.is_none_or(|m| m < np.start) {
            c.antecedent = np.start as u32..np.end as u32;
            c.edge = Edge::Complement;
            *pending = Some(c.antecedent.clone());
        }
    } else if let Some(np) = (c.edge == Edge::Relative && pending.is_none())
        .then(|| whole(tokens, before, bounds_start, &c.antecedent))
        .flatten()
    {
        *pending = Some(np);
    } else if c.edge == Edge::Relative
        && (!after_verb(tokens, c.antecedent.start as usize) || opens_content(before, &c))
        && !c.antecedent.is_empty()
        && pending.is_none()
    {
        *pending = Some(c.antecedent.clone());
    } else if g.form == Form::Finite && c.edge != Edge::Relative && !says_aside(before, &c) {
        *pending = None;
    }
    c
}

/// "Vale said lifting the dues would help": the gerund right behind a verb of saying, whose object a finite verb follows, is the
/// subject of that.
fn gerund<'a>(tokens: &[Token], before: &'a [Clause], object: &Range<usize>, g: &Group) -> Option<&'a Clause> {
    let last = before.last().filter(|l| l.group.form == Form::Ing && l.edge == Edge::Complement)?;
    let says = before.get(usize::from(last.parent?)).map(|p| &p.group)?;
    let opens = tokens[g.first as usize].tag;
    let finite = g.form == Form::Finite && (opens.is_aux() || matches!(opens, Tag::Third | Tag::Past));
    let joined = !object.is_empty() && object.start == last.group.end as usize && object.end == g.first as usize;
    let reports = says.cue.is(Class::Report) && says.form == Form::Finite && says.end == last.group.first;
    (finite && joined && reports).then_some(last)
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

/// The introducing word nearest to the verb: a conjunction, relative or comma, not inside brackets. Right behind a verb of saying
/// the subject of what is `said` begins.
fn marker(tokens: &[Token], bounds: Range<usize>, said: bool) -> Option<usize> {
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
            && !closed_off(tokens, i, bounds.end)
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

/// "said that if Kelmar pays, Norland will leave": what leads belongs to the clause behind its comma, and that one is what is said.
fn attach_led(tokens: &[Token], clauses: &mut [Clause]) {
    for i in 1..clauses.len() {
        let (led, Some(up)) = (&clauses[i], clauses[i].parent.map(usize::from)) else { continue };
        let joins = matches!(led.edge, Edge::Condition | Edge::Order | Edge::Concession | Edge::Other);
        if !joins || up >= i || !(says(&clauses[up].group) || clauses[up].group.cue.attitude() > 0) {
            continue;
        }
        let from = clauses[up].group.end as usize;
        let mut before = (from..led.start as usize).rev();
        let next = before.find(|&t| !matches!(tokens[t].tag, Tag::Comma | Tag::Adv | Tag::Sub));
        let that = next.is_some_and(|t| tokens[t].tag == Tag::Comp);
        let bare = next.is_none() && says(&clauses[up].group) && matches!(led.edge, Edge::Condition | Edge::Order);
        let main = (i + 1..clauses.len()).find(|&j| clauses[j].edge == Edge::Root);
        let Some(main) = main.filter(|_| that || bare) else { continue };
        let c = &clauses[main];
        let opens = (c.start as usize).checked_sub(1).filter(|&t| tokens[t].tag == Tag::Comma).is_some()
            || tokens[c.start as usize].tag == Tag::Comma;
        if opens
            && !c.inverted
            && !c.coordinate
            && !c.subject.is_empty()
            && (that || !says(&c.group) || c.group.cue.attitude() > 0)
        {
            (clauses[main].edge, clauses[main].parent) = (Edge::Content, Some(up as u16));
            clauses[i].parent = Some(main as u16);
        }
    }
}

fn says(g: &Group) -> bool {
    g.cue.is(Class::Report) || g.cue.is(Class::Belief)
}

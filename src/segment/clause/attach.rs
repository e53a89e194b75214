//! Clauses that belong to a clause behind them: what leads a sentence, and what stands inside a subject.

use std::ops::Range;

use super::{Clause, Edge, phrase::subject_of};
use crate::{
    codebook::cue::Class,
    segment::{
        group::{Form, Group, Modal},
        tag::Tag,
        token::Token,
    },
};

/// A leading "If …," or "Although …," belongs to the main clause behind it.
pub(super) fn leading(tokens: &[Token], clauses: &mut [Clause]) {
    for i in 0..clauses.len() {
        if clauses[i].parent.is_none() && !matches!(clauses[i].edge, Edge::Root) {
            let main = (i + 1..clauses.len()).find(|&j| clauses[j].edge == Edge::Root && !inserted(tokens, clauses, j));
            clauses[i].parent = main.map(|m| m as u16);
            // "Instead of handing back Kelm, Norland will …": whoever acts behind the comma.
            if clauses[i].group.form == Form::Ing && clauses[i].subject.is_empty() && clauses[i].shares.is_none() {
                clauses[i].shares = clauses[i].parent;
            }
        }
    }
}

/// "If Kelmar pays, Vale said, Norland will leave": who says it stands between commas, and what is said goes on behind.
fn inserted(tokens: &[Token], clauses: &[Clause], at: usize) -> bool {
    let (c, Some(next)) = (&clauses[at], clauses.get(at + 1)) else { return false };
    let parts = |t: usize| matches!(tokens[t].tag, Tag::Comma | Tag::QuoteOpen | Tag::QuoteClose);
    let opened = parts(c.start as usize) || c.start > 0 && parts(c.start as usize - 1);
    let own = (c.group.end.max(c.subject.end) as usize).min(tokens.len());
    let closed = (own..next.group.first as usize).any(parts);
    // "If Kelmar pays, Norland will agree, Vale said".
    let plain = c.group.modal == Modal::None && !says(&next.group);
    says(&c.group)
        && plain
        && c.group.form == Form::Finite
        && !c.coordinate
        && opened
        && closed
        && next.edge == Edge::Root
        && !next.coordinate
        && !next.subject.is_empty()
}

/// "Norland has offered, Vale says, a truce": what stands behind who says it, with no verb of its own, is the object of the verb before.
pub(super) fn parted(tokens: &[Token], clauses: &mut [Clause]) {
    for i in 1..clauses.len() {
        let (before, c) = (&clauses[i - 1], &clauses[i]);
        let opens = before.group.end as usize;
        let own = c.group.end.max(c.subject.end) as usize;
        let comma = |t: usize| tokens.get(t).is_some_and(|t| t.tag == Tag::Comma);
        let says = says(&c.group) && c.group.form == Form::Finite && !c.group.negated && !c.coordinate;
        let close = own.saturating_sub(opens) <= INSERTED && (c.start as usize).abs_diff(opens) <= 1;
        let phrase = |t: &Token| matches!(t.tag, Tag::Det | Tag::Poss | Tag::Num | Tag::Adj | Tag::Noun | Tag::Proper);
        let behind = tokens.get(own + 1).filter(|_| own + 1 < c.end as usize).is_some_and(phrase);
        let whole = before.group.form == Form::Finite && !before.group.passive && !before.inverted;
        if says && whole && close && comma(opens) && comma(own) && behind {
            let end = c.end;
            clauses[i].end = own as u32;
            clauses[i - 1].end = end;
        }
    }
}

/// The most words of who says it between a verb and its object.
const INSERTED: usize = 6;

/// "said that if Kelmar pays, Norland will leave": what leads belongs to the clause behind its comma, and that one is what is said.
pub(super) fn led(tokens: &[Token], clauses: &mut [Clause]) {
    for i in 1..clauses.len() {
        let (led, Some(up)) = (&clauses[i], clauses[i].parent.map(usize::from)) else { continue };
        let joins = matches!(led.edge, Edge::Condition | Edge::Order | Edge::Concession | Edge::Other);
        if !joins || up >= i {
            continue;
        }
        let from = clauses[up].group.end as usize;
        let mut before = (from..led.start as usize).rev();
        let next = before.find(|&t| !matches!(tokens[t].tag, Tag::Comma | Tag::Adv | Tag::Sub));
        // "made it clear that if …": whatever the verb is.
        let that = next.is_some_and(|t| tokens[t].tag == Tag::Comp);
        if !that && !says(&clauses[up].group) && clauses[up].group.cue.attitude() <= 0 {
            continue;
        }
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
            // "…, Norland will answer and raise its dues": in the same breath.
            for c in clauses.iter_mut().skip(main + 1) {
                let goes_on = c.coordinate && c.edge == Edge::Root && c.shares == Some(main as u16);
                if goes_on && c.subject.is_empty() {
                    (c.edge, c.parent) = (Edge::Content, Some(up as u16));
                }
            }
        }
    }
}

/// "Norland wants no war, if Kelmar pays, it could help": two sentences that only a comma parts; the condition between is that of the
/// one behind it.
pub(super) fn spliced(tokens: &[Token], clauses: &mut [Clause]) {
    for i in 1..clauses.len() {
        let Some(up) = clauses[i].parent.map(usize::from).filter(|&p| p < i) else { continue };
        let comma = |t: u32| tokens.get(t as usize).is_some_and(|t| t.tag == Tag::Comma);
        let apart = |c: &Clause| comma(c.start) || c.start > 0 && comma(c.start - 1);
        let Some(main) = (i + 1..clauses.len()).find(|&j| clauses[j].group.form == Form::Finite) else { continue };
        let c = &clauses[main];
        let own = c.edge == Edge::Root && !c.coordinate && !c.inverted && !c.subject.is_empty();
        if clauses[i].edge == Edge::Condition
            && clauses[up].edge == Edge::Root
            && clauses[up].group.modal == Modal::None
            && apart(&clauses[i])
            && apart(c)
            && own
            && matches!(c.group.modal, Modal::Possible | Modal::Would | Modal::Future)
            && !says(&c.group)
            && !clauses[up].group.cue.is(Class::Report)
        {
            clauses[i].parent = Some(main as u16);
        }
    }
}

/// "“The truce,” Vale said, “is a trick”": a verb that opens the second half of a quotation has its subject in the first.
pub(super) fn resumed(tokens: &[Token], clauses: &mut [Clause]) {
    for i in 1..clauses.len() {
        let c = &clauses[i];
        // "Leaving Kelm, Vale told the press, | is …": the press has no verb.
        let told =
            c.edge == Edge::Content && c.parent.is_some_and(|p| clauses[usize::from(p)].group.end == c.subject.start);
        let finite = c.group.form == Form::Finite && !c.coordinate && (c.edge == Edge::Root || told);
        let bare = |np: &Range<usize>| c.subject.is_empty() || told || np.end >= c.subject.end as usize;
        if finite && let Some(np) = first_half(tokens, clauses, c.group.first as usize).filter(bare) {
            let c = &mut clauses[i];
            (c.edge, c.parent) = (Edge::Root, None);
            c.subject = np.start as u32..np.end as u32;
        }
    }
}

/// The phrase that the first half of a quotation is, where who says it stands between that and a verb; or the gerund before a comma
/// that who says it parts from its verb.
fn first_half(tokens: &[Token], clauses: &[Clause], verb: usize) -> Option<Range<usize>> {
    let last_before = |end: usize, tag: Tag| tokens.get(..end).unwrap_or_default().iter().rposition(|t| t.tag == tag);
    let again = (0..verb).rev().find(|&t| !matches!(tokens[t].tag, Tag::Adv | Tag::Neg))?;
    if tokens[again].tag == Tag::Comma {
        return parted_gerund(tokens, clauses, again).or_else(|| parted_phrase(tokens, clauses, again));
    }
    if tokens[again].tag != Tag::QuoteOpen {
        return None;
    }
    let close = last_before(again, Tag::QuoteClose)?;
    let open = last_before(close, Tag::QuoteOpen).filter(|_| last_before(again, Tag::QuoteOpen) < Some(close))?;
    let within =
        |c: &Clause, place: &Range<usize>| c.group.form == Form::Finite && place.contains(&(c.group.head as usize));
    let cited = clauses.iter().any(|c| within(c, &(close..again)) && says(&c.group));
    let held = open + 1..close - usize::from(tokens[close - 1].tag == Tag::Comma);
    if !cited || held.is_empty() || clauses.iter().any(|c| within(c, &held)) {
        return None;
    }
    // "“Leaving Kelm,” Vale said, “is …”": all of it.
    let np = match tokens[held.start].tag {
        Tag::Ing | Tag::To => held.clone(),
        _ => subject_of(tokens, held.clone(), false),
    };
    (np.end == held.end && !np.is_empty()).then_some(np)
}

/// "Leaving Kelm, Vale said, | is …": the gerund that opens the sentence, before the comma and who says it.
fn parted_gerund(tokens: &[Token], clauses: &[Clause], comma: usize) -> Option<Range<usize>> {
    let (gerund, cites) = (clauses.first()?, clauses.get(1)?);
    let start = gerund.group.first as usize;
    let open = (start..cites.group.first as usize).rev().find(|&t| tokens[t].tag == Tag::Comma)?;
    let alone = gerund.group.form == Form::Ing && gerund.start as usize == start && tokens[start].tag == Tag::Ing;
    let between = clauses.iter().filter(|c| (open..comma).contains(&(c.group.head as usize))).count();
    let said = cites.group.form == Form::Finite && says(&cites.group) && cites.group.end as usize <= comma;
    let apart = (cites.group.end as usize..comma.max(cites.group.end as usize)).all(|t| tokens[t].tag != Tag::Comma);
    (alone && said && apart && between == 1 && open > start + 1).then_some(start..open)
}

/// "The truce, said Vale, | is …": the phrase that opens the sentence, before the comma and who says it behind the verb of saying.
fn parted_phrase(tokens: &[Token], clauses: &[Clause], comma: usize) -> Option<Range<usize>> {
    let cites = clauses.first().filter(|c| c.inverted && c.group.form == Form::Finite && says(&c.group))?;
    let open = (cites.group.first as usize).checked_sub(1).filter(|&t| tokens[t].tag == Tag::Comma)?;
    let start = tokens.get(..open).unwrap_or_default().iter().rposition(|t| t.tag == Tag::Stop).map_or(0, |t| t + 1);
    let alone = cites.subject.end as usize <= comma && clauses.get(1).is_some_and(|c| c.group.first as usize > comma);
    let plain = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Prep;
    let phrase =
        open > start && tokens[start].tag != Tag::Prep && tokens.get(start..open).unwrap_or_default().iter().all(plain);
    (alone && phrase).then_some(start..open)
}

/// An infinitive or participle inside the subject of a later clause belongs to that clause, and so does a relative clause of that
/// subject: "said: the one who wants a truce is Vale".
pub(super) fn inside(clauses: &mut [Clause]) {
    for i in 1..clauses.len() {
        let subject = clauses[i].subject.clone();
        for j in 0..i {
            let of_it = clauses[j].edge == Edge::Relative && clauses[j].group.form == Form::Finite;
            let whole =
                clauses[j].antecedent == subject && !subject.is_empty() && clauses[j].group.first >= subject.end;
            if clauses[i].group.form == Form::Finite && clauses[i].edge != Edge::Relative && of_it && whole {
                clauses[j].parent = Some(i as u16);
            }
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

fn says(g: &Group) -> bool {
    g.cue.is(Class::Report) || g.cue.is(Class::Belief)
}

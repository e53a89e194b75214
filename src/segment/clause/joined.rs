//! What joins a clause to its parent, by the form of its verb: infinitives, participles, finite clauses.

use std::ops::Range;

use super::{
    Clause, Edge,
    form::sees,
    phrase::{last_phrase, object_phrase, object_phrase_plain},
};
use crate::{
    codebook::{
        cue::{Class, Marker},
        lexicon::{Lexicon, Meaning, class},
    },
    segment::{
        group::{Form, Group, Modal},
        tag::Tag,
        token::{Kind, Token},
    },
};

pub(super) fn infinitive(
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
    if let Some((above, subject)) = ended(tokens, before, p, &c.group) {
        (c.edge, c.parent, c.shares, c.subject) = (Edge::Complement, Some(above), Some(above), subject);
        return;
    }
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
    // "it is time for the killing to stop", "called for the dues to be lifted": who or what is to do it, or have it done.
    let verb = p.group.cue.attitude() != 0 || p.group.cue.is(Class::Report) || p.group.particle != 0;
    if let Some(object) = (p.group.copula || verb).then(|| wished_for(tokens, p, between.clone(), lexicon)).flatten() {
        c.subject = object.start as u32..object.end as u32;
        return;
    }
    // "urge Norland to leave": the object is who leaves.
    let noun = |at: usize| tokens[at].tag == Tag::Noun && governs(tokens, at, lexicon) && !ends_alone(tokens, &c.group);
    if !adjacent && (p.group.cue.is(Class::Cause) || sees(p, lexicon)) && !noun(between.end - 1) {
        // "called on Norland to leave": past the verb's particle.
        let particle = tokens.get(between.start).is_some_and(|t| p.group.particle != 0 && t.word == p.group.particle);
        let region = between.start + usize::from(particle)..between.end;
        // "wants Norland and Kelmar to stop".
        let joint = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Coord;
        let all = tokens[region.clone()].iter().all(joint);
        let object = if all { region } else { object_phrase(tokens, region) };
        // "is getting ready to leave" has no object.
        if object.clone().any(|i| tokens[i].tag != Tag::Adj) {
            c.subject = object.start as u32..object.end as u32;
        }
    }
}

/// The noun phrase behind "for" that a stretch between a verb and an infinitive ends with: behind "is" somewhere in it, behind
/// other verbs at its beginning, and there with what hangs on it.
fn wished_for(tokens: &[Token], p: &Clause, between: Range<usize>, lexicon: &Lexicon) -> Option<Range<usize>> {
    let behind = |i: usize| tokens[i].tag == Tag::Prep && lexicon.plain("for") == Some(tokens[i].word);
    let object = if p.group.copula {
        let at = between.clone().rev().find(|&i| behind(i)).filter(|&i| i > between.start)?;
        object_phrase(tokens, at + 1..between.end)
    } else {
        let at = between.clone().find(|&i| tokens[i].tag != Tag::Adv).filter(|&i| behind(i))?;
        let inside = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Coord);
        at + 1..at + 1 + tokens[at + 1..between.end].iter().take_while(|t| inside(t)).count()
    };
    let last = object.end.checked_sub(1).filter(|_| object.end == between.end && !object.is_empty())?;
    // "is ready for an effort to end it": the noun's own infinitive.
    (!(tokens[last].tag == Tag::Noun && governs(tokens, last, lexicon))).then_some(object)
}

/// "let a licence permitting Norland to buy grain | to lapse": the noun before the participle is what ends, where the participle has
/// its own infinitive already. The clause above, and that noun.
fn ended(tokens: &[Token], before: &[Clause], last: &Clause, g: &Group) -> Option<(u16, Range<u32>)> {
    let participle = before.get(usize::from(last.parent?))?;
    let above = participle.parent?;
    let up = before.get(usize::from(above))?;
    let inner = last.group.form == Form::Infinitive
        && last.edge == Edge::Complement
        && participle.group.form == Form::Ing
        && participle.group.cue.is(Class::Cause);
    let listed = |t: &Token| matches!(t.tag, Tag::Coord | Tag::Comma);
    let apart = g.first > last.group.end && !tokens.get(g.first as usize - 1).is_some_and(listed);
    if !inner || !up.group.cue.is(Class::Cause) || !apart || !ends_alone(tokens, g) {
        return None;
    }
    let object = object_phrase(tokens, up.group.end as usize..participle.group.first as usize);
    (!object.is_empty()).then_some((above, object.start as u32..object.end as u32))
}

/// "wants the plan to fail", "the waiver to lapse": a verb of ending without an object says it of the noun before.
fn ends_alone(tokens: &[Token], g: &Group) -> bool {
    let opens = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag.is_verb();
    g.cue.phase() != 0 && !g.passive && g.particle == 0 && !tokens.get(g.end as usize).is_some_and(opens)
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

pub(super) fn participle(
    tokens: &[Token],
    before: &[Clause],
    c: &mut Clause,
    prev: Option<u16>,
    bounds: Range<usize>,
    marker: Option<Tag>,
    lexicon: &Lexicon,
) {
    let at = c.group.first as usize;
    c.parent = prev;
    c.shares = prev;
    c.subject = 0..0;
    let accused = prev.map(|p| &before[p as usize]).filter(|p| p.group.cue.is(Class::Accuse));
    // A quotation that begins with the gerund changes nothing: "accused Norland of “trying to …”".
    let quoted = accused.is_some() && at > bounds.start && tokens[at - 1].tag == Tag::QuoteOpen;
    // "not leaving the islands would be wrong".
    let denied = c.group.negated && c.group.form == Form::Ing && at > bounds.start && tokens[at - 1].tag == Tag::Neg;
    let skip = 1 + usize::from(quoted) + usize::from(denied);
    let last = at.checked_sub(skip).filter(|&l| l >= bounds.start).map(|l| tokens[l].tag);
    // "kept growing despite facing dues", "spoke of peace while refusing to leave": beside what is done, no part of it.
    let beside = || match subordinate(tokens, at - 1, lexicon) {
        Edge::Concession => matches!(last, Some(Tag::Prep | Tag::Sub)),
        Edge::Other => last == Some(Tag::Sub),
        _ => false,
    };
    match last {
        Some(_) if c.group.form == Form::Ing && prev.is_some() && beside() => {
            c.edge = Edge::Participial;
            c.start = at as u32;
            c.parent = before.iter().rposition(|b| b.group.form == Form::Finite).map(|p| p as u16).or(prev);
            c.shares = c.parent;
        }
        Some(Tag::Noun | Tag::Proper | Tag::Num | Tag::Pron | Tag::QuoteClose) => {
            let np = last_phrase(tokens, bounds.start..at);
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
                return;
            }
            // "wants to see the guns falling silent".
            let seen = |p: &Clause| sees(p, lexicon) && p.group.end as usize == np.start;
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
        Some(_) | None if prev.is_some() => {
            c.edge = Edge::Complement;
            c.start = at as u32;
            // "pressed on, helped by Kelmar, by raising the dues": how it pressed on, and not how Kelmar helped.
            let by = at > bounds.start && lexicon.plain("by") == Some(tokens[at - 1].word);
            if by && prev.is_some_and(|p| before[p as usize].group.form == Form::Participle) {
                c.parent = before.iter().rposition(|b| b.group.form == Form::Finite).map(|p| p as u16).or(prev);
                c.shares = c.parent;
            }
            // "accused Norland of stalling": who stalls.
            if let Some(p) = prev
                .map(|p| &before[p as usize])
                .filter(|p| p.group.cue.is(Class::Accuse) || p.group.cue.is(Class::Cause))
            {
                let object = object_phrase_plain(tokens, p.group.end as usize..at);
                // "has no intention of leaving": what the clause hangs on.
                let noun = !object.is_empty() && object.end + 1 == at && tokens[object.end - 1].tag == Tag::Noun;
                if !(noun && governs(tokens, object.end - 1, lexicon)) {
                    c.subject = object.start as u32..object.end as u32;
                }
            }
        }
        _ => {
            c.edge = Edge::Participial;
            c.start = at as u32;
        }
    }
}

#[allow(clippy::too_many_arguments)]
pub(super) fn finite(
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
    let tag = marker.map(|m| if lacks_object(tokens, m, &c.group) { Tag::Rel } else { tokens[m].tag });
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
            // "said that the truce holds and that it will last": said in the same breath.
            let first = |b: &Clause| b.edge == Edge::Content && tokens[b.start as usize].tag == Tag::Comp;
            let joined = marker.is_some_and(|m| m > 0 && tokens[m - 1].tag == Tag::Coord);
            let beside = before.iter().rfind(|b| joined && first(b)).and_then(|b| b.parent);
            c.parent = if phrase == Edge::Condition { last_finite } else { beside.or(outer).or(prev) };
        }
        Some(Tag::Rel) => {
            let m = marker.unwrap_or(0);
            let floor = prev.map_or(0, |p| before[p as usize].group.end as usize).min(m);
            // "for what it is": the word stands for its own antecedent.
            let own = tokens[m].kind == Kind::Word && tokens[m].classes & (class::REL | class::COMP) == 0;
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
            // "Norland ready to sign if Kelmar pays": a headline has no finite verb.
            c.parent = last_finite.or(prev);
        }
        Some(Tag::Coord) => {
            c.coordinate = true;
            let last_finite =
                last_finite.map(|p| if empty { parallel(before, past_report(tokens, before, p), &c.group) } else { p });
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
                // "those who refuse a truce will": the object is the relative clause's.
                let told = prev.is_some_and(|p| before[p as usize].group.form == Form::Finite);
                let own = if told && !empty && marker.is_none() { c.group.first } else { 0 };
                c.start = c.start.max(after_comma(tokens, c)).max(own);
                that = above(tokens, before, c);
            } else if empty {
                inverted(tokens, c, lexicon);
                if !c.inverted {
                    c.shares = last_finite;
                }
            }
            if let Some(p) = that.or_else(|| (!empty).then(|| above(tokens, before, c)).flatten()) {
                (c.edge, c.parent) = (Edge::Content, Some(p));
                return;
            }
            let void = prev.filter(|&p| !empty && no_way(tokens, &before[p as usize], c));
            if void.is_some() {
                (c.edge, c.parent) = (Edge::Content, void);
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

/// "There is no way | we will sign", "there is no reason | Norland should": a clause right behind the noun that is denied.
fn no_way(tokens: &[Token], before: &Clause, c: &Clause) -> bool {
    let (from, at) = (before.group.end as usize, c.subject.start as usize);
    before.group.copula
        && from + 2 == at
        && tokens[from + 1].tag == Tag::Noun
        && tokens[from].tag == Tag::Det
        && tokens[from].classes & class::NEG != 0
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
fn lacks_object(tokens: &[Token], m: usize, g: &Group) -> bool {
    let noun = m > 0 && matches!(tokens[m - 1].tag, Tag::Noun | Tag::Proper | Tag::QuoteClose);
    let that = tokens[m].tag == Tag::Comp && tokens[m].classes & class::REL != 0;
    let follows = tokens.get(g.end as usize + usize::from(g.particle != 0));
    let closes = follows.is_none_or(|t| {
        t.tag.is_aux()
            || matches!(t.tag, Tag::Stop | Tag::Comma | Tag::Coord | Tag::QuoteClose | Tag::Dash | Tag::Semicolon)
    });
    // "a request that Vale turned down on Sunday".
    let apart = g.cue.attitude() < 0 && follows.is_some_and(|t| t.tag == Tag::Prep);
    noun && that && (closes || apart) && g.cue.attitude() != 0 && !g.passive
}

/// "Vale believes Kelmar, which began the war, is ready": the phrase right behind a verb of saying waits for its verb.
pub(super) fn opens_content(before: &[Clause], c: &Clause) -> bool {
    before.last().is_some_and(|p| {
        p.group.end == c.antecedent.start && (p.group.cue.is(Class::Report) || p.group.cue.is(Class::Belief))
    })
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
    // "Vale said Kelmar had moved and was refusing to leave": both of Kelmar; whoever says it is not doing so.
    if g.progressive && before[last as usize].group.perfect {
        return last;
    }
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

/// "Norland wants a truce, says Vale, and will not leave": past a reporting clause between commas, unless it reports a quotation.
fn past_report(tokens: &[Token], before: &[Clause], last: u16) -> u16 {
    let report = &before[last as usize];
    let Some(p) = before[..last as usize].iter().rposition(|b| b.group.form == Form::Finite) else { return last };
    let between = before[p].group.end as usize..(report.group.first as usize).max(before[p].group.end as usize);
    let quoted = tokens[between].iter().any(|t| matches!(t.tag, Tag::QuoteClose | Tag::QuoteOpen));
    let comma = tokens.get(report.subject.end as usize).is_some_and(|t| t.tag == Tag::Comma);
    if report.inverted && comma && !quoted && !before[p].inverted { p as u16 } else { last }
}

/// “…,” said Vale: the subject of a verb of saying stands behind it.
fn inverted(tokens: &[Token], c: &mut Clause, lexicon: &Lexicon) {
    if !c.group.cue.is(Class::Report) {
        return;
    }
    let from = c.group.end as usize;
    // "spoke to the Moot, thanked her gunners": whom it was done to; "said her envoy" is who says it.
    if c.group.cue.attitude() != 0 && tokens.get(from).is_some_and(|t| t.tag == Tag::Poss) {
        let mut titled = false;
        for at in from + 1..(from + 4).min(tokens.len()) {
            lexicon.phrases_at(tokens, at, |f| titled |= matches!(f.meaning, Meaning::Title(_)));
        }
        if !titled {
            return;
        }
    }
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

//! Finite clauses: what they are to the clauses before them.

use std::ops::Range;

use super::{Joint, subordinate};
use crate::{
    codebook::{
        cue::Class,
        lexicon::{Lexicon, Meaning, class},
    },
    segment::{
        clause::{
            Clause, Edge,
            gap::lacks_object,
            phrase::{last_phrase, object_phrase},
        },
        group::{Form, Group, Modal},
        tag::Tag,
        token::{Kind, Token},
    },
};

/// Joins a finite clause. `empty`: it has no subject of its own; `pending`: a noun phrase that waits for its verb.
pub fn finite(joint: Joint<'_>, c: &mut Clause, empty: bool, pending: &mut Option<Range<u32>>) {
    let Joint { tokens, prev, lexicon, .. } = joint;
    let Some(m) = joint.marker else { return bare(joint, c, empty, pending) };
    match if lacks_object(tokens, m, c, lexicon) { Tag::Rel } else { tokens[m].tag } {
        Tag::Comp => content(joint, c, m),
        Tag::Rel => relative(joint, c, m, empty),
        Tag::Sub => {
            c.edge = subordinate(tokens, m, lexicon);
            // "wanted a truce, having threatened dues if none was agreed": of what stands right before, without a comma.
            let close = c.edge == Edge::Condition && m > 0 && tokens[m - 1].tag != Tag::Comma;
            let aside = joint.last().filter(|p| close && aside(joint.before, p));
            // "Norland ready to sign if Kelmar pays": a headline has no finite verb.
            c.parent = aside.and(prev).or(joint.last_finite()).or(prev);
        }
        Tag::Coord => coordinate(joint, c, empty),
        _ => bare(joint, c, empty, pending),
    }
}

/// A participle with another's subject, or what completes it: "…, threatening | to raise the dues".
fn aside(before: &[Clause], p: &Clause) -> bool {
    let up = p.parent.and_then(|u| before.get(usize::from(u))).filter(|_| p.edge == Edge::Complement);
    let own = |c: &Clause| c.edge == Edge::Participial && c.shares.is_some();
    own(p) || up.is_some_and(own)
}

/// Behind "that", "whether" or a question word.
fn content(joint: Joint<'_>, c: &mut Clause, m: usize) {
    let Joint { tokens, before, prev, lexicon, .. } = joint;
    // "provided that", "on condition that" are conditions; a bare "that" brings what is said.
    if subordinate(tokens, m, lexicon) == Edge::Condition {
        (c.edge, c.parent) = (Edge::Condition, joint.last_finite());
        return;
    }
    // "sent a warning, backed by all, that …": what a comma closed off does not govern it.
    let behind = |tag: Tag| m > 0 && tokens[m - 1].tag == tag;
    let aside = |p: &&Clause| behind(Tag::Comma) && matches!(p.edge, Edge::Participial | Edge::Relative);
    let outer = joint.last().filter(aside).and_then(|p| p.parent);
    // "said that the truce holds and that it will last": said in the same breath.
    let first = |b: &Clause| b.edge == Edge::Content && tokens[b.start as usize].tag == Tag::Comp;
    let beside = before.iter().rfind(|b| behind(Tag::Coord) && first(b)).and_then(|b| b.parent);
    (c.edge, c.parent) = (Edge::Content, beside.or(outer).or(prev));
}

fn relative(joint: Joint<'_>, c: &mut Clause, m: usize, empty: bool) {
    let tokens = joint.tokens;
    let floor = joint.last().map_or(0, |p| p.group.end as usize).min(m);
    // "for what it is": the word stands for its own antecedent.
    let own = tokens[m].kind == Kind::Word && tokens[m].classes & (class::REL | class::COMP) == 0;
    let np = if own { m..m + 1 } else { described(tokens, floor, m) };
    (c.edge, c.parent) = (Edge::Relative, joint.prev);
    c.antecedent = np.start as u32..np.end as u32;
    if empty {
        c.subject = c.antecedent.clone();
    }
}

/// The noun that a relative clause belongs to: of "no plan for Norland that …" the plan, since "that" tells which one is meant, and a
/// name is one already.
fn described(tokens: &[Token], floor: usize, m: usize) -> Range<usize> {
    let np = last_phrase(tokens, floor..before_bracket(tokens, floor, m));
    let named = tokens[np.clone()].iter().all(|t| t.tag == Tag::Proper) && np.end == m && !np.is_empty();
    let that = tokens[m].classes & class::COMP != 0 && tokens[m].classes & class::REL != 0;
    let hangs = np.start > floor + 1 && tokens[np.start - 1].tag == Tag::Prep;
    let outer = (named && that && hangs).then(|| last_phrase(tokens, floor..np.start - 1));
    outer.filter(|o| !o.is_empty() && o.end + 1 == np.start).unwrap_or(np)
}

/// "the Centre for Trade (CT), which": where the brackets open that stand right before a relative word and its comma, if they do.
fn before_bracket(tokens: &[Token], floor: usize, m: usize) -> usize {
    let end = m - usize::from(m > floor && tokens[m - 1].tag == Tag::Comma);
    let closes = end > floor && tokens[end - 1].tag == Tag::Bracket;
    let opens =
        tokens.get(floor..end.saturating_sub(1)).unwrap_or_default().iter().rposition(|t| t.tag == Tag::Bracket);
    opens.filter(|&at| closes && at > 0).map_or(m, |at| floor + at)
}

/// Behind "and", "or", "but".
fn coordinate(joint: Joint<'_>, c: &mut Clause, empty: bool) {
    c.coordinate = true;
    let before = joint.before;
    let comma = joint.marker.is_some_and(|m| m > 0 && joint.tokens[m - 1].tag == Tag::Comma);
    let on = |p| if empty { parallel(before, past_report(joint.tokens, before, p), &c.group, comma) } else { p };
    let Some(p) = joint.last_finite().map(on) else { return };
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

/// With nothing, or only a mark, to introduce it: what is said without "that", the rest of a clause that another interrupts, or a
/// clause of its own.
fn bare(joint: Joint<'_>, c: &mut Clause, empty: bool, pending: &mut Option<Range<u32>>) {
    let Joint { tokens, before, prev, lexicon, .. } = joint;
    if joint.last().is_some_and(|p| empty && says_of_it(tokens, p, c)) {
        (c.edge, c.parent, c.start) = (Edge::Content, prev, c.group.first);
        *pending = None;
        return;
    }
    let mut that = None;
    if let Some(np) = pending.take_if(|_| empty || resumes(tokens, before, c)) {
        c.subject = np;
        // "Norland, which wants a truce, sent": what stands between belongs to the clause before.
        // "those who refuse a truce will": the object is the relative clause's.
        let told = joint.last().is_some_and(|p| p.group.form == Form::Finite)
            || relative_of(before).is_some_and(|r| r.group.form == Form::Finite);
        let own = if told && !empty && joint.marker.is_none() { c.group.first } else { 0 };
        c.start = c.start.max(after_comma(tokens, c)).max(own);
        that = above(tokens, before, c);
    } else if empty {
        inverted(tokens, c, lexicon);
        if !c.inverted {
            c.shares = joint.last_finite();
            again(joint, c);
        }
    }
    let that = that.or_else(|| (!empty).then(|| above(tokens, before, c)).flatten());
    let said =
        |p: &u16| !empty && (no_way(tokens, &before[*p as usize], c) || says_at_once(tokens, &before[*p as usize], c));
    if let Some(p) = that.or(prev.filter(said)) {
        (c.edge, c.parent) = (Edge::Content, Some(p));
    }
}

/// "said it would leave the islands, | would pay and would go": the modal comes again behind a comma, inside what is said.
fn again(joint: Joint<'_>, c: &mut Clause) {
    let Some(p) = joint.last().filter(|p| p.edge == Edge::Content && p.group.form == Form::Finite) else { return };
    let tokens = joint.tokens;
    let (before, first) = (p.group.first as usize, c.group.first as usize);
    let modal = tokens[first].tag == Tag::Modal && tokens[first].word == tokens[before].word;
    if modal && first > 0 && tokens[first - 1].tag == Tag::Comma {
        (c.edge, c.parent, c.coordinate) = (Edge::Content, p.parent, true);
    }
}

/// "a truce, which Norland says | is a trick": what is said of the noun that the relative clause hangs on.
fn says_of_it(tokens: &[Token], relative: &Clause, c: &Clause) -> bool {
    let cue = relative.group.cue;
    let own = !relative.subject.is_empty() && relative.subject != relative.antecedent;
    let between = relative.group.end as usize..c.group.first as usize;
    relative.edge == Edge::Relative
        && own
        && cue.is(Class::Clausal)
        && (cue.is(Class::Report) || cue.is(Class::Belief))
        && tokens.get(between).is_some_and(|b| b.iter().all(|t| t.tag == Tag::Adv))
}

/// "Vale said Norland would leave": the subject right behind a verb of saying or thinking.
fn says_at_once(tokens: &[Token], before: &Clause, c: &Clause) -> bool {
    let parts = |t: &Token| {
        matches!(
            t.tag,
            Tag::Comma | Tag::Stop | Tag::QuoteOpen | Tag::QuoteClose | Tag::Semicolon | Tag::Dash | Tag::Colon
        )
    };
    let end = before.group.end;
    (before.group.cue.is(Class::Report) || before.group.cue.is(Class::Belief))
        // "Norland, which wants a truce, sent": the subject stands before the verb that wants.
        && c.subject.start >= end
        && !tokens.get(end as usize..c.subject.start as usize).unwrap_or_default().iter().any(parts)
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

/// "said that Norland joining the League is no option": the clause whose "that" stands before a resumed subject; or which the subject
/// stands right behind: "said Norland, if it is attacked, would fight".
fn above(tokens: &[Token], before: &[Clause], c: &Clause) -> Option<u16> {
    let says = |g: &Group| g.cue.is(Class::Clausal) && !g.cue.is(Class::Tell);
    if let Some(p) = before.iter().rposition(|b| b.group.end == c.subject.start && says(&b.group)) {
        return (p + 1 < before.len()).then_some(p as u16);
    }
    let that = (c.subject.start as usize).checked_sub(1).filter(|&i| tokens[i].tag == Tag::Comp)?;
    let above = before.iter().rposition(|b| b.group.end as usize <= that)?;
    let cue = before[above].group.cue;
    (cue.is(Class::Report) || cue.is(Class::Belief) || cue.attitude() != 0).then_some(above as u16)
}

/// "Vale believes Kelmar, which began the war, is ready": the phrase right behind a verb of saying waits for its verb.
pub fn opens_content(before: &[Clause], c: &Clause) -> bool {
    before.last().is_some_and(|p| {
        p.group.end == c.antecedent.start && (p.group.cue.is(Class::Report) || p.group.cue.is(Class::Belief))
    })
}

/// "Vale, who leads Norland, said", "the man who met Vale said": the phrase before the verb belongs to the relative clause.
fn resumes(tokens: &[Token], before: &[Clause], c: &Clause) -> bool {
    let first = c.group.first as usize;
    let Some(last) =
        tokens.get(..first).unwrap_or_default().iter().rposition(|t| !matches!(t.tag, Tag::Adv | Tag::Neg))
    else {
        return false;
    };
    let Some(prev) = before.last() else { return false };
    let from = prev.group.end as usize;
    match tokens[last].tag {
        // "Vale, who wants a truce, after years of war, said": a phrase set apart behind it too.
        Tag::Comma => {
            let stretch = from.min(last)..last;
            let phrase = |i: usize| matches!(tokens[i + 1].tag, Tag::Prep | Tag::Adv) || prepositional(&tokens[i + 1]);
            stretch.clone().all(|i| tokens[i].tag != Tag::Comma || phrase(i))
        }
        Tag::Pron => false,
        // "the one who tries to end the war is Vale".
        _ => relative_of(before).is_some_and(|r| {
            r.subject == r.antecedent
                && tokens
                    .get((r.group.end as usize).min(from).min(first)..first)
                    .unwrap_or_default()
                    .iter()
                    .all(|t| !matches!(t.tag, Tag::Comma | Tag::Comp | Tag::Rel | Tag::Dash))
        }),
    }
}

/// "after", "before": a word that brings a phrase as well as a clause.
fn prepositional(t: &Token) -> bool {
    t.tag == Tag::Sub && t.classes & class::PREP != 0
}

/// The relative clause that the last clause is, or whose verb that one completes.
fn relative_of(before: &[Clause]) -> Option<&Clause> {
    let mut c = before.last()?;
    let completes = |c: &Clause| {
        matches!(c.edge, Edge::Complement | Edge::Purpose) && c.group.form != Form::Finite && c.subject.is_empty()
    };
    while completes(c) {
        c = before.get(usize::from(c.parent?))?;
    }
    (c.edge == Edge::Relative).then_some(c)
}

/// "Vale said the war should end and rejects a pause": the clause before whose tense the coordinated verb goes on with. `comma`: it
/// stands apart behind one.
fn parallel(before: &[Clause], last: u16, g: &Group, comma: bool) -> u16 {
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
        // "Vale said Kelmar was arming and urged Norland to pay": whoever says the one says the other.
        // "Vale said Kelmar wanted the islands, and called for dues".
        let apart = c.group.progressive || c.group.copula || c.group.passive || g.cue.is(Class::Tell) || comma;
        let told = c.edge == Edge::Content && apart && speaks(g);
        let on = told
            && c.parent.is_some_and(|p| speaks(&before[p as usize].group) && key(&before[p as usize].group) == key(g));
        // "Norland will hear what Kelmar has to say but will not leave": the modal said again, and not the one between.
        let again = |p: u16| before[p as usize].group.modal == g.modal && c.group.modal != g.modal;
        let aside = g.modal != Modal::None && c.parent.is_some_and(again);
        if key(&c.group) == key(g) && !on && !aside {
            return at;
        }
        match c.parent {
            Some(p) if c.edge != Edge::Root && p < at && before[p as usize].group.form == Form::Finite => at = p,
            _ => return last,
        }
    }
    last
}

/// A verb of saying that is told of as done: "urged", not "was urging".
fn speaks(g: &Group) -> bool {
    g.cue.is(Class::Report) && !g.cue.is(Class::Belief) && !g.progressive && !g.passive && g.modal == Modal::None
}

/// "Norland wants a truce, says Vale, and will not leave": past a reporting clause between commas, unless it reports a quotation.
fn past_report(tokens: &[Token], before: &[Clause], last: u16) -> u16 {
    let report = &before[last as usize];
    let Some(p) = before.get(..last as usize).unwrap_or_default().iter().rposition(|b| b.group.form == Form::Finite)
    else {
        return last;
    };
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

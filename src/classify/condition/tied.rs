//! Conditions that stand beside what is stated, in its sentence: clauses and phrases.

use std::ops::Range;

use super::{
    super::{
        chain::{self, Chain},
        view::View,
    },
    goal::{is_goal, is_its_lack},
    hit,
    idle::{asked, idle, lasts, motive},
    is_word, lack, order, reach, scope, sold, terms,
};
use crate::{
    codebook::{
        cue::{Class, Marker, VerbCue},
        lexicon::{Found, Meaning, class},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
        token::Kind,
    },
};

/// The tokens of what a chain is tied to; none where it stands by itself.
pub fn tied(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    if chain.demanded {
        return None;
    }
    clause(view, sentence, chain)
        .or_else(|| threatened(view, sentence, chain))
        .or_else(|| phrase(view, sentence, chain))
        .or_else(|| inverted(view, sentence, chain))
        .or_else(|| lack::without(view, sentence, chain))
        .or_else(|| lack::none_that_lacks(view, sentence, chain))
        .or_else(|| lack::only_by(view, sentence, chain))
        .or_else(|| lack::only_with(view, sentence, chain))
        .or_else(|| bargain(view, sentence, chain))
        .or_else(|| sold::sold(view, sentence, chain))
        .or_else(|| lack::lacking(view, sentence, chain))
        .or_else(|| unspoken(view, sentence, chain))
        .or_else(|| order::not_yet(view, sentence, chain))
        .or_else(|| order::preceded(view, sentence, chain))
        .or_else(|| order::first_then(view, sentence, chain))
        .or_else(|| order::only_then(view, sentence, chain))
        .or_else(|| aimed_at(sentence, chain).map(|r| r.start..scope::end(view, sentence, chain, r.start)))
}

/// A clause joined by "if", "unless", "until" to one of the chain's.
fn clause(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    for (i, c) in sentence.clauses.iter().enumerate() {
        if chain.clauses.contains(&i) {
            continue;
        }
        // A condition that leads ("If …, A and B") is of all that follows; one that follows only of its own clause.
        let leads = i < chain.top;
        let start = c.start as usize;
        let joined = c.parent.is_some_and(|p| {
            let p = p as usize;
            chain.clauses.contains(&p)
                || leads && chain.purpose && p == chain.top
                || leads && same_level(sentence, p, chain)
                || leads && by_means(sentence, p, chain)
                || !leads && (in_one_breath(sentence, p, chain) || past_source(view, sentence, p, chain, start))
        }) || leads && fronted(view, sentence, chain, start)
            || chain.clauses.is_empty() && chain::bare_condition(view, sentence, hit(chain)) == Some(i);
        if !joined
            || idle(view, start)
            || asked(sentence, c)
            || motive(view, sentence, i, chain)
            || takes_up(view, sentence, c, chain)
        {
            continue;
        }
        if is_goal(view, c) || is_its_lack(view, c, chain) {
            continue;
        }
        let binds = match c.edge {
            Edge::Condition => !chain.purpose && !order::lasts_as_long(view, sentence, chain, start),
            Edge::Order | Edge::Other => order::orders(view, sentence, chain, i),
            Edge::Concession => order::lasting(view, sentence, chain, i),
            // "assuming Kelmar does the same", "depending on what Kelmar does".
            Edge::Participial | Edge::Purpose | Edge::Complement => !chain.purpose && supposes(view, c),
            _ => false,
        };
        if binds {
            return Some(from(view, start)..scope::end(view, sentence, chain, start));
        }
    }
    None
}

/// "if they sign, that is great": what the clause says is what is judged, and nothing hangs on it.
fn takes_up(view: &View<'_>, sentence: &Sentence, condition: &Clause, chain: &Chain) -> bool {
    let Some(top) = sentence.clauses.get(chain.top).filter(|t| t.group.copula && chain.judged) else { return false };
    let subject = top.subject_range();
    let stands = subject.len() == 1 && hit(chain) == subject.start;
    let own = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) if t == chain.topic);
    let named = || view.unit.mentions.topics_in(condition.start as usize..condition.end as usize).any(own);
    let that = is_word(view, subject.start, &["that", "this"]) || is_word(view, subject.start, &["it"]) && named();
    stands && that && condition.edge == Edge::Condition && (condition.end as usize) <= subject.start
}

/// Whether a clause's own participle is a word for a condition.
fn supposes(view: &View<'_>, c: &Clause) -> bool {
    let is = |f: &Found| f.meaning == Meaning::Marker(Marker::Condition) && f.first == c.group.head;
    let head = c.group.head as usize;
    c.group.form == Form::Ing && view.unit.mentions.cues_in(head..head + 1).any(is)
}

/// "Norland is ready for a truce, Vale said, if Kelmar leaves": what stands behind the source goes on with what is before it.
fn past_source(view: &View<'_>, sentence: &Sentence, source: usize, chain: &Chain, start: usize) -> bool {
    let Some(c) = sentence.clauses.get(source).filter(|c| c.group.cue.is(Class::Report)) else { return false };
    let tokens = &view.seg().tokens;
    // "provided that Kelmar leaves".
    let that = start > 0 && tokens[start - 1].tag == Tag::Comp;
    let at = from(view, start - usize::from(that));
    let comma = at > 0 && tokens[at - 1].tag == Tag::Comma;
    let subject = c.subject.start.max(c.start) as usize;
    let first = if c.inverted { c.group.first as usize } else { subject };
    let parted = first > 0 && matches!(tokens[first - 1].tag, Tag::Comma | Tag::QuoteClose);
    let short = start.saturating_sub(c.group.end as usize) < 6 && (c.group.end as usize) <= start;
    !chain.clauses.contains(&source) && comma && parted && short && hit(chain) < first
}

/// "Only if Kelmar leaves will Norland agree": the auxiliary is in front.
fn fronted(view: &View<'_>, sentence: &Sentence, chain: &Chain, start: usize) -> bool {
    let opens = sentence.tokens.clone().find(|&i| view.seg().tokens[i].tag != Tag::QuoteOpen);
    let only = opens.is_some_and(|o| is_word(view, o, &["only", "not"]) && o + 1 == start);
    only && sentence.clauses.get(chain.top).is_some_and(|c| c.edge == Edge::Root)
}

/// "must accept the truce or face dues": what comes only if the other does not.
fn threatened(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    chain.clauses.iter().filter_map(|&c| sentence.clauses.get(c)).find_map(|c| {
        let at = (c.start.min(c.group.first) as usize).saturating_sub(1)..c.group.first as usize + 1;
        let or = at.into_iter().find(|&i| is_word(view, i, &["or"]))?;
        let bare = view.seg().tokens[c.group.head as usize].tag == Tag::Base;
        let befalls = bare && c.group.cue.attitude() == 0 && c.group.cue.phase() == 0;
        // "to weaken or circumvent the dues": one of two things that are done to them.
        let before = |p: &&Clause| p.group.end as usize == or || p.group.end as usize + 1 == or;
        let befalls = befalls && !sentence.clauses.iter().find(before).is_some_and(|p| harms(p.group.cue));
        (c.coordinate && befalls && chain.sign > 0 && c.object().contains(&hit(chain))).then_some(or..c.end as usize)
    })
}

/// "weaken", "end", "breach": a verb against what it governs.
fn harms(cue: VerbCue) -> bool {
    cue.attitude() < 0 || cue.phase() < 0 || cue.is(Class::Harm) || cue.is(Class::Breach)
}

/// A condition on the clause that the chain's top belongs to, or that stands beside it under the same parent.
fn same_level(sentence: &Sentence, parent: usize, chain: &Chain) -> bool {
    let Some(top) = sentence.clauses.get(chain.top) else { return false };
    sentence
        .clauses
        .get(parent)
        .is_some_and(|p| p.edge == top.edge && p.parent == top.parent && p.coordinate != top.coordinate)
}

/// "If Kelmar attacks, we will answer, using dues": what is done by what the condition is of.
fn by_means(sentence: &Sentence, parent: usize, chain: &Chain) -> bool {
    let Some(top) = sentence.clauses.get(chain.top) else { return false };
    top.edge == Edge::Participial && top.parent == Some(parent as u16) && !chain.purpose
}

/// "would stop shooting and begin talks if", "would stop, would pay and would leave if": each verb goes on with the one before, down to
/// the chain's own, and the condition is of all.
fn in_one_breath(sentence: &Sentence, parent: usize, chain: &Chain) -> bool {
    let mut at = parent;
    for _ in 0..MOST {
        let Some(p) = sentence.clauses.get(at).filter(|p| p.coordinate && p.subject.is_empty()) else { return false };
        let Some(first) = p.shares.map(usize::from).filter(|&s| s < at) else { return false };
        let modal = sentence.clauses[first].group.modal;
        if modal == Modal::None || ![modal, Modal::None].contains(&p.group.modal) {
            return false;
        }
        if chain.clauses.contains(&first) {
            return true;
        }
        at = first;
    }
    false
}

/// The most verbs that go on with one another.
const MOST: usize = 4;

/// The first token of a condition: "only", "not", "as soon" before its conjunction belong to it.
fn from(view: &View<'_>, start: usize) -> usize {
    let whole = view.unit.mentions.cues_in(start.saturating_sub(3)..start + 1).find(|f| {
        matches!(f.meaning, Meaning::Marker(Marker::Condition | Marker::Order)) && f.end as usize == start + 1
    });
    let mut first = whole.map_or(start, |f| f.first as usize);
    // "the very moment Kelmar leaves".
    while first > 0 && matches!(view.seg().tokens[first - 1].tag, Tag::Det | Tag::Adj) {
        first -= 1;
    }
    first - usize::from(first > 0 && is_word(view, first - 1, &["only", "not", "but", "never"]))
}

/// "on condition that", "in exchange for", "only after", "as soon as", "except": without a clause of its own, or with one that
/// was not found.
fn phrase(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let found = view.unit.mentions.cues_in(sentence.tokens.clone()).find(|f| {
        let long = f.end - f.first > 1;
        let firm = match f.meaning {
            Meaning::Marker(Marker::Condition) => {
                let joins = view.seg().tokens[f.first as usize].tag == Tag::Sub;
                !joins || chain::without_verb(view, f.first as usize).is_some()
            }
            Meaning::Marker(Marker::Order) if view.seg().tokens[f.first as usize].tag == Tag::Det => {
                long && opens_clause(view, sentence, f)
            }
            Meaning::Marker(Marker::Order) => long,
            Meaning::Marker(Marker::Exception) => chain.sign > 0 && long,
            // "with one reservation".
            Meaning::Marker(Marker::Reservation) => {
                chain.sign > 0 && (f.first.saturating_sub(3)..f.first).any(|i| is_word(view, i as usize, &["with"]))
            }
            _ => false,
        };
        // "will not cede land in exchange for a truce": what is refused is refused.
        // "could give up its bid in exchange for guarantees" gives, and refuses nothing.
        let of_chain = |&ci: &usize| sentence.clauses.get(ci);
        let ends = |c: &Clause| c.group.cue.phase() < 0 && !c.group.negated && !c.group.denied;
        let gives = chain.clauses.iter().filter_map(of_chain).any(ends);
        let refused = chain.refused && !gives || chain.negated;
        let traded = refused && (0..2).any(|n| chain::returned(view, f.end as usize + n));
        // "formally or otherwise".
        let or = f.first > 0 && !long && view.seg().tokens[f.first as usize - 1].tag == Tag::Coord;
        // "accepted conditions, including a truce": the list is what they are.
        let lists = !long && opens_list(view, f.end as usize) && hit(chain) > f.end as usize;
        // "not under any conditions": whatever they are.
        let any = f.first > 0 && is_word(view, f.first as usize - 1, &["any", "whatever", "whichever"]);
        // "dues on banks linked to the fleet": which ones, and no tie of what is stated.
        let before = f.first.saturating_sub(1);
        let noun = matches!(view.seg().tokens[before as usize].tag, Tag::Noun | Tag::Proper);
        let tells =
            view.seg().tokens[f.first as usize].tag == Tag::Part || is_word(view, f.first as usize, &["subject"]);
        let which = tells && noun && !chain.evidence.contains(&before);
        // "has rejected it by setting conditions": refused, whatever the price that was named.
        let priced = !long && view.seg().tokens[f.first as usize].tag == Tag::Noun && chain.refused && chain.past;
        // "leaving Kelm is one of Norland's conditions": the word is one, and has none.
        let top = sentence.clauses.get(chain.top).filter(|c| c.group.copula);
        let of_others = !long
            && view.seg().tokens[f.first as usize].tag == Tag::Noun
            && top.is_some_and(|c| c.subject_range().contains(&hit(chain)) && c.object().contains(&(f.first as usize)));
        // "needed not only by us".
        let not_only =
            f.first > 0 && is_word(view, f.first as usize, &["only"]) && is_word(view, f.first as usize - 1, &["not"]);
        // "must be provided for in it": the verb itself.
        let itself = !long
            && is_word(view, f.end as usize, &["for"])
            && sentence.clauses.iter().any(|c| c.group.head == f.first && c.group.passive);
        // "is not subject to talks", "is not tied to a withdrawal".
        let tag = view.seg().tokens[f.first as usize].tag;
        let untied = f.first > 0
            && is_word(view, f.first as usize - 1, &["not", "never"])
            && (matches!(tag, Tag::Adj | Tag::Part) || is_word(view, f.first as usize, &["subject"]));
        firm && !or
            && !not_only
            && !untied
            && !itself
            && !of_others
            && !terms::created(view, sentence, f)
            && !priced
            && !which
            && !any
            && !lists
            && !traded
            && !is_negated(view, f.first as usize)
            && !lasts(view, f.end as usize - 1)
            && !order::lasts_as_long(view, sentence, chain, f.first as usize)
            && bears(view, sentence, chain, f)
    })?;
    let first = found.first as usize;
    if alone(view, found) {
        return Some(first..found.end as usize);
    }
    Some(first..scope::end(view, sentence, chain, first))
}

/// ", including", ", such as", ", among them": items of the noun before.
fn opens_list(view: &View<'_>, at: usize) -> bool {
    let comma = view.seg().tokens.get(at).is_some_and(|t| matches!(t.tag, Tag::Comma | Tag::Dash | Tag::Bracket));
    is_word(view, at + usize::from(comma), &["including", "such", "among", "like", "namely"])
}

/// "has conditionally agreed", "gave it a qualified nod": an adverb, or an adjective with its noun, that names no condition.
fn alone(view: &View<'_>, f: &Found) -> bool {
    let tag = |i: u32| view.seg().tokens[i as usize].tag;
    match f.end - f.first {
        1 => tag(f.first) == Tag::Adv,
        2 => matches!(tag(f.first), Tag::Adj | Tag::Part) && tag(f.end - 1) == Tag::Noun,
        _ => false,
    }
}

/// "the moment Kelmar leaves": what comes behind is a clause, and nothing governs the words.
fn opens_clause(view: &View<'_>, sentence: &Sentence, f: &Found) -> bool {
    let free = f.first == 0 || view.seg().tokens[f.first as usize - 1].tag != Tag::Prep;
    let begins = |c: &Clause| c.group.form == Form::Finite && (f.end..f.end + 3).contains(&c.subject.start);
    free && sentence.clauses.iter().any(begins)
}

/// Whether a phrase stands with a chain: behind it in its own stretch, or in front of it up to a comma; never around its word.
fn bears(view: &View<'_>, sentence: &Sentence, chain: &Chain, f: &Found) -> bool {
    let first = f.first as usize;
    let range = reach(sentence, chain);
    let end = if alone(view, f) { f.end as usize } else { scope::end(view, sentence, chain, first) };
    // "who will be subject to dues": the topic's own word makes no condition of it.
    let own = view.unit.mentions.topics_in(f.end as usize..end.max(f.end as usize));
    // "would stop shelling in return for an end to the raids": what is asked for it is of the same kind.
    let traded = chain::returned(view, f.end as usize);
    let mut own = own.into_iter().filter(|_| !traded);
    if (first..end).contains(&hit(chain)) || own.any(|t| order::topic(t) == Some(chain.topic)) {
        return false;
    }
    let sourced = |c: usize| past_source(view, sentence, c, chain, first);
    // "is ready for a truce, contingent on a swap": past the comma that closes the clause.
    let comma = || first == range.end + 1 && view.seg().tokens[range.end].tag == Tag::Comma;
    let behind = range.start <= first && (first <= range.end || comma() || (0..sentence.clauses.len()).any(sourced));
    let leads = end <= range.start
        && !sentence.clauses.iter().any(|c| (c.group.first as usize) < first && c.edge == Edge::Root)
        && view.seg().tokens.get(end).is_some_and(|t| t.tag == Tag::Comma);
    behind || leads
}

/// "without conditions", "no preconditions".
pub(super) fn is_negated(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    (at.saturating_sub(3)..at).any(|i| tokens[i].classes & class::NEG != 0 && !is_word(view, i, &["not", "cannot"]))
}

/// "Should Norland refuse, …", "Were they to refuse, …", "… should Norland refuse".
fn inverted(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let tokens = &view.seg().tokens;
    if tokens[sentence.tokens.clone()].iter().any(|t| t.kind == Kind::Stop && t.span.of(view.scene.text) == "?") {
        return None;
    }
    let opens = |i: usize| i == sentence.tokens.start || matches!(tokens[i - 1].tag, Tag::QuoteOpen | Tag::Comma);
    let at = sentence.tokens.clone().find(|&i| {
        let subject = tokens
            .get(i + 1)
            .is_some_and(|t| matches!(t.tag, Tag::Proper | Tag::Det | Tag::Pron | Tag::Poss | Tag::Noun));
        subject
            && (opens(i) && is_word(view, i, &["should", "were", "had"])
                || sentence.clauses.iter().any(|c| c.edge == Edge::Condition && c.group.fronted == Some(i as u32))
                || i > sentence.tokens.start
                    && is_word(view, i, &["should"])
                    && !tokens[i - 1].tag.is_nominal()
                    && !matches!(tokens[i - 1].tag, Tag::Pron | Tag::Rel | Tag::Adv))
    })?;
    let end = (at..sentence.tokens.end).find(|&i| tokens[i].tag == Tag::Comma);
    let end = if opens(at) { end? } else { scope::end(view, sentence, chain, at) };
    (!(at..end).contains(&hit(chain)) && !(at..end).contains(&chain.head)).then_some(at..end)
}

/// "Give us guarantees and we will sign": an order, and what it is given for.
fn bargain(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let top = sentence.clauses.get(chain.top).filter(|c| c.coordinate && !c.subject.is_empty() && !c.group.negated)?;
    let order = sentence.clauses.get(chain.top.checked_sub(1)?)?;
    let asks = order.subject.is_empty()
        && order.shares.is_none()
        && order.edge == Edge::Root
        && order.group.modal == Modal::Ought
        && view.seg().tokens[order.group.head as usize].tag == Tag::Base;
    let promised =
        matches!(top.group.modal, Modal::Future | Modal::Would) && is_word(view, top.start as usize, &["and"]);
    (asks && promised && chain.sign > 0).then_some(order.start as usize..top.start as usize)
}

/// "No truce until Kelmar leaves": no verb says it.
fn unspoken(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let tokens = &view.seg().tokens;
    let next = (hit(chain) + 1..sentence.tokens.end).find(|&i| !tokens[i].tag.is_nominal())?;
    let ties = is_word(view, next, &["until", "till", "before", "unless", "without"]);
    (chain.clauses.is_empty() && chain.negated && ties).then(|| next..scope::end(view, sentence, chain, next))
}

/// "For the truce to hold, Norland must …", "To end the war, they would have to …": terms for what is wanted.
fn aimed_at(sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let aim = sentence.clauses.first().filter(|c| c.group.form == Form::Infinitive)?;
    let (_, main) = sentence.clauses.iter().enumerate().find(|(_, c)| c.group.form == Form::Finite)?;
    let inside = sentence.tokens.start <= hit(chain) && hit(chain) < main.start as usize;
    let terms = main.group.modal == Modal::Ought && aim.group.first < main.start && !main.subject.is_empty();
    (inside && terms).then_some(main.start as usize..main.end as usize)
}

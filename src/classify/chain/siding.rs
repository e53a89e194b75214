//! Who sides with whoever a chain is of, or does not: "like Norland", "unlike Norland", "backed by Norland", "agrees with Norland
//! that", "persuaded Norland to". What the chain states is theirs too, or its opposite.

use super::{
    Chain,
    doer::doer,
    hanging::{base, said_of},
    noun::noun_phrase_start,
    predicate::{predicate_in, state_of_mind},
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge, object_phrase},
        group::{Form, Modal},
        tag::Tag,
    },
};

/// What a sentence says, beside what it states of one party, of another that goes along with it or does not.
pub fn siding(view: &View<'_>, sentence: &Sentence, stated: &[Chain]) -> Vec<Chain> {
    let mut out: Vec<Chain> = Vec::new();
    let counts = |c: &&Chain| !c.loose && !c.withheld && c.sign != 0;
    let held = |c: &&Chain| counts(c) && matches!(c.holder, Holder::States(_) | Holder::Speaker);
    let tight: Vec<&Chain> = stated.iter().filter(held).collect();
    let mut put = |before: &Chain, holder: Holder, head: usize, from: u32, sign: i8| {
        let Holder::States(states) = &holder else { return };
        let shares = |own: &Holder| matches!(own, Holder::States(own) if states.iter().any(|s| own.contains(s)));
        let same = shares(&named(view, before.holder.clone(), from));
        let known = stated.iter().chain(&out).any(|c| !c.loose && (c.topic, &c.holder) == (before.topic, &holder));
        if same || known {
            return;
        }
        let mut chain = Chain { holder, head, evidence: vec![from], ..before.clone() };
        chain.turn(sign);
        chain.refused = chain.sign < 0;
        said_of(&mut chain);
        out.push(chain);
    };
    for before in stated.iter().filter(counts) {
        for &ci in &before.clauses {
            // "joining Norland": what it is at one with comes before what it is at one about.
            let about = |h: &(Holder, usize)| before.evidence.iter().any(|&e| e as usize > h.1);
            let other = joined(view, sentence, ci).filter(about).or_else(|| yields(view, sentence, ci));
            if let Some((holder, head)) = other {
                put(before, holder, head, sentence.clauses[ci].group.head, 1);
            }
        }
    }
    for before in &tight {
        if let Some(holder) = takes_up(view, sentence, before) {
            let head = sentence.clauses[before.top].group.head;
            put(before, holder, head as usize, head, 1);
        }
        for ci in before.clauses.iter().copied() {
            let (good, bad) = (pleased(view, sentence, ci), reacts(view, sentence, ci, before));
            let reaction = good.map(|(holder, head)| (holder, head, 1)).or(bad);
            if let Some((holder, head, sign)) = reaction {
                put(before, named(view, holder, head), head as usize, head, sign);
            }
        }
        if let Some((holder, head)) = with_me(view, sentence, before) {
            put(before, holder, head as usize, head, 1);
        }
        for ci in backing(view, sentence, before) {
            let g = &sentence.clauses[ci].group;
            put(before, doer(view, sentence, ci, true), g.head as usize, g.head, 1);
        }
    }
    if tight.is_empty() {
        return out;
    }
    for name in view.unit.mentions.names_in(sentence.tokens.clone()) {
        let Some((from, sign)) = compared(view, sentence, name) else { continue };
        let nearest = tight.iter().rfind(|c| c.head < from).or(tight.first()).copied();
        // "Norland, like Kelmar, wants a truce": the verb stands behind.
        let own = tight.iter().find(|c| c.head > from && view.subject(sentence, c.top).end <= name.end as usize + 1);
        if let (Some(before), Some(state)) = (own.copied().or(nearest), view.state_of(name)) {
            // "as demanded by Norland": what is stated, or what is refused.
            let asked = view.says(from, "as");
            if !asked && company_of_another(sentence, before, from) {
                continue;
            }
            let refused = asked && before.sign != base(view, before) && !before.ought;
            put(
                before,
                Holder::States(vec![state]),
                name.first as usize,
                from as u32,
                if refused { -sign } else { sign },
            );
        }
    }
    out
}

/// "refused the truce that Ostrand, alongside Kelmar, demanded": whether the company at a token is that of a relative clause's subject,
/// of which nothing is stated.
fn company_of_another(sentence: &Sentence, before: &Chain, from: usize) -> bool {
    let between = |c: &Clause| (c.start as usize) < from && from < c.group.first as usize;
    let other = |(ci, c): (usize, &Clause)| c.edge != Edge::Root && between(c) && !before.clauses.contains(&ci);
    sentence.clauses.iter().enumerate().any(other)
}

/// "agrees with Norland that", "joined Norland in calling for": with whom the verb's subject is at one.
fn joined(view: &View<'_>, sentence: &Sentence, ci: usize) -> Option<(Holder, usize)> {
    let clause = sentence.clauses.get(ci)?;
    let at_one = |ci: usize| {
        let g = &sentence.clauses[ci].group;
        (g.cue.is(Class::Join) && !g.negated && !g.denied && g.modal != Modal::Possible).then_some(g)
    };
    let up = || clause.parent.map(usize::from).filter(|_| matches!(clause.edge, Edge::Complement | Edge::Content));
    let g = at_one(ci).or_else(|| at_one(up()?))?;
    let tokens = &view.seg().tokens;
    let end = g.end as usize;
    let near = end..(end + 4).min(sentence.tokens.end);
    let from = near.clone().find(|&i| view.says(i, "with")).map_or(end, |i| i + 1);
    let np = object_phrase(tokens, from..sentence.tokens.end);
    // "to join the League" names nobody to be at one with.
    let named = view.unit.mentions.names_in(np.clone()).next().is_some();
    named.then(|| (view.holder_of(np), from))
}

/// "persuaded Norland to sign", "has got Norland to agree": whoever has been made to do it does it.
fn yields(view: &View<'_>, sentence: &Sentence, ci: usize) -> Option<(Holder, usize)> {
    let clause = sentence.clauses.get(ci)?;
    let up = clause.parent.map(usize::from).filter(|_| clause.edge == Edge::Complement)?;
    let g = &sentence.clauses[up].group;
    let done = (g.past || g.perfect) && g.form == Form::Finite && g.modal == Modal::None && !g.negated && !g.denied;
    let behind = clause.subject.start >= g.end && !clause.subject.is_empty();
    if !(g.cue.is(Class::Prevail) && done && behind && !g.passive) {
        return None;
    }
    let range = clause.subject_range();
    Some((view.holder_of(range), clause.subject.start as usize))
}

/// "echoed Norland's call for a truce", "praised Norland for agreeing to it": who makes another's position its own.
fn takes_up(view: &View<'_>, sentence: &Sentence, before: &Chain) -> Option<Holder> {
    let g = &sentence.clauses.get(before.top).filter(|_| before.owned)?.group;
    let got = g.cue.is(Class::Forecast) || g.cue.is(Class::Start);
    let takes = g.cue.is(Class::Join) || g.cue.attitude() > 0 && !got;
    (takes && !g.negated && !g.denied).then(|| doer(view, sentence, before.top, g.passive))
}

/// "is encouraged that Norland wants a truce": who is glad of what another does.
fn pleased(view: &View<'_>, sentence: &Sentence, ci: usize) -> Option<(Holder, u32)> {
    let clause = sentence.clauses.get(ci).filter(|c| c.edge == Edge::Content)?;
    let up = usize::from(clause.parent?);
    let g = &sentence.clauses[up].group;
    let glad = if g.passive {
        state_of_mind(view, g).filter(|_| g.end == clause.start)
    } else {
        let between = g.end as usize..(clause.start as usize).max(g.end as usize);
        predicate_in(view, between).filter(|p| g.copula && p.1 == g.end && p.2 == clause.start)
    };
    (matches!(glad?.0, Predicate::Plus) && !g.negated).then(|| (view.holder(sentence, up), g.head))
}

/// "welcomes that Norland has signed", "regrets the fact that it has not": who takes well or minds what another has done.
fn reacts(view: &View<'_>, sentence: &Sentence, ci: usize, before: &Chain) -> Option<(Holder, u32, i8)> {
    let clause = sentence.clauses.get(ci).filter(|c| c.edge == Edge::Content)?;
    let up = usize::from(clause.parent?);
    let g = &sentence.clauses.get(up)?.group;
    let (welcomes, minds) = (g.cue.is(Class::Praise) && g.cue.attitude() > 0, g.cue.is(Class::Regret));
    // "would welcome that Norland sign" is a wish.
    let so = clause.group.form == Form::Finite && clause.group.modal == Modal::None && !before.ought;
    let done = so
        && (clause.group.past
            || clause.group.perfect
            || view.seg().tokens[clause.group.head as usize].tag != Tag::Base);
    let plain = !g.negated && !g.denied && !g.passive && g.modal == Modal::None;
    let sign = if welcomes { 1 } else { -1 };
    (done && plain && (welcomes || minds)).then(|| (view.holder(sentence, up), g.head, sign))
}

/// "President Corvin and I agreed to a truce": who acts together with whoever speaks.
fn with_me(view: &View<'_>, sentence: &Sentence, before: &Chain) -> Option<(Holder, u32)> {
    let subject = sentence.clauses.get(before.top)?.subject_range();
    let and = subject.start.checked_sub(1).filter(|&a| subject.len() == 1 && view.says(a, "and"))?;
    let mut named = view.unit.mentions.names_in(sentence.tokens.start..and);
    let name = named.next_back().filter(|n| view.says(subject.start, "I") && n.end as usize == and)?;
    // "I trust Norland and I want a truce": not behind a verb.
    let opens = noun_phrase_start(view, name.first as usize);
    let apart = |t: &Tag| matches!(t, Tag::QuoteOpen | Tag::Comma | Tag::Comp | Tag::Coord | Tag::Sub | Tag::Adv);
    let leads = opens <= sentence.tokens.start || apart(&view.seg().tokens.get(opens - 1)?.tag);
    let state = view.state_of(name).filter(|_| leads)?;
    Some((Holder::States(vec![state]), name.first))
}

/// Whoever speaks, by the side.
fn named(view: &View<'_>, holder: Holder, at: u32) -> Holder {
    let speaks = || view.speaker_at(at as usize).and_then(|s| s.state);
    match holder {
        Holder::Speaker => speaks().map_or(Holder::Speaker, |s| Holder::States(vec![s])),
        other => other,
    }
}

/// "Norland, backed by Kelmar, proposed a truce": the passives that hang on whoever a chain is of.
fn backing(view: &View<'_>, sentence: &Sentence, before: &Chain) -> Vec<usize> {
    let hangs = |&ci: &usize| {
        let c = &sentence.clauses[ci];
        let g = &c.group;
        let of = if c.antecedent.is_empty() { &c.subject } else { &c.antecedent };
        g.form == Form::Participle
            && g.passive
            && g.cue.attitude() > 0
            && matches!(c.edge, Edge::Participial | Edge::Relative)
            && view.says(g.end as usize, "by")
            && !before.clauses.contains(&ci)
            && view.holder_of(of.start as usize..of.end as usize) == before.holder
    };
    (0..sentence.clauses.len()).filter(hangs).collect()
}

/// "as demanded by", "as proposed by" before a name: where it begins.
fn asked_by(view: &View<'_>, name: usize) -> Option<usize> {
    let from = name.checked_sub(3)?;
    let verb = view.seg().tokens.get(from + 1)?;
    let mut cues = view.lexicon().verb_cues(verb.lemma).iter();
    let asks = cues.any(|(p, c)| *p == 0 && c.attitude() > 0);
    (asks && view.says(from, "as") && view.says(from + 2, "by")).then_some(from)
}

/// "like Norland", "unlike Norland", "along with Norland", "but not Norland", set apart by marks: where it begins, and whether what
/// is stated is theirs or its opposite.
fn compared(view: &View<'_>, sentence: &Sentence, name: &Found) -> Option<(usize, i8)> {
    let tokens = &view.seg().tokens;
    let start = noun_phrase_start(view, name.first as usize).max(sentence.tokens.start);
    let apart = |i: usize| matches!(tokens[i].tag, Tag::Comma | Tag::Dash | Tag::Stop | Tag::Semicolon);
    let closes = tokens.get(name.end as usize).is_none_or(|_| apart(name.end as usize));
    let last = start.checked_sub(1).filter(|&l| closes && l >= sentence.tokens.start)?;
    let (from, sign) = if let Some(as_) = asked_by(view, start) {
        (as_, 1)
    } else if tokens[last].tag == Tag::Neg {
        // "…, but not Norland".
        (last.checked_sub(1).filter(|&c| tokens[c].tag == Tag::Coord)?, -1)
    } else {
        let mut cues = view.unit.mentions.cues_in(last.saturating_sub(3)..start);
        cues.find_map(|c| match c.meaning {
            Meaning::Marker(Marker::Likewise) if c.end as usize == start => Some((c.first as usize, 1)),
            Meaning::Marker(Marker::Otherwise) if c.end as usize == start => Some((c.first as usize, -1)),
            _ => None,
        })?
    };
    let opens = from == sentence.tokens.start || apart(from - 1) || matches!(tokens[from - 1].tag, Tag::QuoteOpen);
    opens.then_some((from, sign))
}

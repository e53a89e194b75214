//! What was asked, taken up by a word that stands for it: "that is a non-starter", "we will never do that", "it has to happen",
//! "that is what we want", "that is our line".

use std::ops::Range;

use super::super::phrase::{fronted, number, pronoun};
use crate::{
    classify::{
        agenda::Number,
        chain::{self, Chain},
        holder::Holder,
        view::View,
    },
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Modal,
        tag::Tag,
    },
};

/// What a sentence says of a word that stands for what was asked.
pub(super) fn taken_up(view: &View<'_>, sentence: &Sentence, asked: &Chain, many: bool) -> Option<Chain> {
    (0..sentence.clauses.len()).find_map(|ci| {
        let (found, subject) = stand_in(view, &sentence.clauses[ci], many)?;
        let own = subject
            .then(|| cleft(view, sentence, ci, asked).or_else(|| creed(view, sentence, ci, asked)))
            .flatten()
            .or_else(|| done(view, sentence, ci, subject, asked))
            .or_else(|| repeated(view, sentence, ci, subject, asked));
        let own = own.or_else(|| unseen(view, sentence, ci, subject, asked));
        let front = !subject && found.first < sentence.clauses[ci].group.first;
        let taken = || match front {
            true => chain::stands_for(view, sentence, ci, found, asked, asked.sign),
            false => chain::taken_up(view, sentence, ci, found, asked),
        };
        let said = own.or_else(taken);
        let said = said.or_else(|| subject.then(|| happens(view, sentence, ci, asked)).flatten())?;
        // "They used it to rearm": what somebody else does with it.
        if said.holder == Holder::Else && !subject && said.act {
            return None;
        }
        let evidence = [found.first].into_iter().chain(said.evidence.iter().copied().filter(|&e| e != found.first));
        Some(Chain { evidence: evidence.collect(), judged: true, ..said })
    })
}

/// "Can the shooting be stopped? – It must be stopped", "Will you leave them? – We will not leave them": the deed that was asked about,
/// by a verb of its own frame.
fn repeated(view: &View<'_>, sentence: &Sentence, ci: usize, subject: bool, asked: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let frame = view.lexicon().frame(asked.topic, asked.frame?);
    let own = !frame.verbs_of(clause.group.lemma).is_empty() && subject == clause.group.passive;
    let holder = if subject { Holder::Speaker } else { view.holder(sentence, ci) };
    own.then(|| Chain { act: true, ..of(asked, clause, ci, denial(clause), holder) })
}

/// "This will not happen", "we will never do that": whether what was told comes about, says whoever speaks.
pub(super) fn comes_about(view: &View<'_>, sentence: &Sentence, told: &Chain) -> Option<Chain> {
    (0..sentence.clauses.len()).find_map(|ci| {
        let clause = &sentence.clauses[ci];
        let (found, subject) = stand_in(view, clause, false).filter(|_| clause.group.negated)?;
        let said = done(view, sentence, ci, subject, told)
            .or_else(|| subject.then(|| happens(view, sentence, ci, told)).flatten())
            .filter(|c| c.holder == Holder::Speaker)?;
        let evidence = [found.first].into_iter().chain(said.evidence.iter().copied());
        Some(Chain { evidence: evidence.collect(), judged: true, ..said })
    })
}

/// The word of a clause that stands for what was asked, and whether it is the subject.
fn stand_in<'a>(view: &View<'a>, clause: &Clause, many: bool) -> Option<(&'a Found, bool)> {
    let subject = clause.subject_range();
    let object = clause.object();
    let near = object.start..(object.start + 6).min(object.end);
    let find = |range: Range<usize>| {
        let mut cues = view.unit.mentions.cues_in(range);
        cues.find(|f| f.meaning == Meaning::Marker(Marker::Anaphor) && pronoun(view, clause, f))
            // "Let them leave first": people, where one thing was asked about.
            .filter(|f| many || number(view, f) != Number::Many)
    };
    let front = || fronted(view, clause).map(|f| (f, false));
    find(subject).map(|f| (f, true)).or_else(|| find(near).map(|f| (f, false))).or_else(front)
}

/// A chain of what was asked, at a clause: its sign turned where that is denied.
fn of(asked: &Chain, clause: &Clause, ci: usize, sign: i8, holder: Holder) -> Chain {
    let mut chain = Chain::new(asked.topic, clause.group.head as usize);
    chain.sign = asked.sign.signum() * sign;
    chain.frame = asked.frame;
    chain.attitude = true;
    chain.negated = sign < 0;
    chain.refused = sign < 0;
    chain.holder = holder;
    chain.top = ci;
    chain.clauses.push(ci);
    chain.evidence.push(clause.group.head);
    chain
}

fn denial(clause: &Clause) -> i8 {
    if clause.group.negated || clause.group.denied { -1 } else { 1 }
}

/// "that is what we want", "that is something we cannot do": what is wanted or done, and by whom.
fn cleft(view: &View<'_>, sentence: &Sentence, ci: usize, asked: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    if !clause.group.copula {
        return None;
    }
    let ends = |i: u32| !matches!(view.seg().tokens[i as usize].tag, Tag::Comma | Tag::Stop | Tag::Semicolon);
    let wish = ci + 1;
    let inner = sentence.clauses.get(wish).filter(|c| (clause.group.end..c.group.first).all(ends))?;
    let from = clause.group.end as usize..inner.group.first as usize;
    let what = from.clone().any(|i| view.says(i, "what"));
    // "something we cannot do": no word joins it.
    let touches =
        |at: usize| at >= clause.group.end as usize && matches!(view.seg().tokens[at].tag, Tag::Pron | Tag::Noun);
    let bare = inner.edge == Edge::Root
        && !inner.coordinate
        && inner.start.checked_sub(1).is_some_and(|b| touches(b as usize));
    let thing = inner.edge == Edge::Relative && inner.antecedent.start >= clause.group.end || bare;
    let holder = view.holder(sentence, wish);
    let g = &inner.group;
    let attitude = match g.cue.attitude() {
        0 if is_do(view, inner) || g.cue.is(Class::Report) && what => 1,
        // "not something we are considering"
        0 if g.cue.is(Class::Weigh) && denial(clause) * denial(inner) < 0 => 1,
        attitude => attitude,
    };
    let held = matches!(holder, Holder::States(_) | Holder::Speaker);
    // "That is what we want to know": a question.
    let to_know = sentence.clauses.iter().any(|c| {
        c.parent == Some(wish as u16) && c.edge == Edge::Complement && !is_do(view, c) && c.group.first == g.end
    });
    (held && attitude != 0 && !to_know && (what || thing))
        .then(|| of(asked, inner, wish, denial(clause) * denial(inner) * attitude, holder))
}

/// "that is our line", "it was never our aim".
fn creed(view: &View<'_>, sentence: &Sentence, ci: usize, asked: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let at = clause.group.end as usize;
    let owned = clause.group.copula && ["our", "my"].iter().any(|w| view.says(at, w));
    let object = at + 1..(at + 4).min(clause.end as usize).max(at + 1);
    let holds = owned
        && chain::predicate_in(view, object.clone()).is_none()
        && view
            .unit
            .mentions
            .cues_in(object)
            .any(|c| matches!(c.meaning, Meaning::Noun(NounCue::Plus) | Meaning::Marker(Marker::Standpoint)));
    holds.then(|| of(asked, clause, ci, denial(clause), Holder::Speaker))
}

fn is_do(view: &View<'_>, clause: &Clause) -> bool {
    // "do away with them".
    clause.group.tail[0] == 0 && clause.group.particle == 0 && view.lexicon().lemma_name(clause.group.lemma) == "do"
}

/// "we will not do that", "it cannot be done".
fn done(view: &View<'_>, sentence: &Sentence, ci: usize, subject: bool, asked: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let open =
        g.modal == Modal::None && g.past || matches!(clause.edge, Edge::Condition | Edge::Order | Edge::Relative);
    // "We will not tell them what to do."
    let what = (g.first as usize).checked_sub(1).is_some_and(|b| view.says(b, "what"));
    if !is_do(view, clause) || open || what || subject != g.passive {
        return None;
    }
    let holder = if subject { Holder::Speaker } else { view.holder(sentence, ci) };
    let up = clause.parent.filter(|_| clause.edge == Edge::Complement).and_then(|p| sentence.clauses.get(p as usize));
    let above = up.map_or(1, |p| denial(p) * if p.group.cue.attitude() < 0 { -1 } else { 1 });
    let holder = if holder == Holder::Nobody { Holder::Speaker } else { holder };
    (holder != Holder::Else).then(|| of(asked, clause, ci, denial(clause) * above, holder))
}

/// "I don't see it", "I cannot imagine that": not to be expected, as far as it is for whoever says so.
fn unseen(view: &View<'_>, sentence: &Sentence, ci: usize, subject: bool, asked: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let sees = clause.group.cue.is(Class::Conceive);
    let own = view.holder(sentence, ci) == Holder::Speaker;
    let past = clause.group.past || clause.group.perfect;
    (sees && own && !subject && !past && denial(clause) < 0).then(|| of(asked, clause, ci, -1, Holder::Speaker))
}

/// "that will not happen", "it has to come", "I do not see how that could work": a verb that leaves it at that.
fn happens(view: &View<'_>, sentence: &Sentence, ci: usize, asked: &Chain) -> Option<Chain> {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let up = clause.parent.and_then(|p| sentence.clauses.get(p as usize)).filter(|_| clause.edge != Edge::Root);
    // "We will not let this happen."
    let barred = up.filter(|u| clause.edge == Edge::Complement && u.group.cue.is(Class::Cause) && denial(u) < 0);
    let ahead = g.modal != Modal::None || g.negated && !g.past || barred.is_some_and(|u| !u.group.past);
    // "must not come to pass".
    let passes = view.lexicon().lemma_name(g.lemma) == "come" && view.says(g.end as usize + 1, "pass");
    let end = g.end as usize + if passes { 2 } else { 0 };
    let alone = view.seg().tokens.get(end).is_none_or(|t| {
        let marks = matches!(t.tag, Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::QuoteClose | Tag::Dash);
        marks || matches!(t.tag, Tag::Adv | Tag::Prep | Tag::Sub)
    });
    // "The gate is open. – It is not shut": what is done to it has its own direction.
    let framed = g.passive && view.lexicon().frames_of(g.lemma).any(|f| f.topic == asked.topic);
    let says = g.cue.is(Class::Report) && !g.negated || framed;
    if !ahead || !alone || says || g.cue.attitude() != 0 || matches!(clause.edge, Edge::Condition | Edge::Order) {
        return None;
    }
    let above = up.map_or(1, denial);
    // "This cannot be delayed": what is not put off is to come.
    let put_off = if g.passive && g.negated && g.cue.phase() < 0 { -1 } else { 1 };
    let sign = denial(clause) * above * put_off;
    // "that could work": possible, and no more.
    (sign < 0 || put_off < 0 || g.modal == Modal::Ought || g.modal == Modal::Future)
        .then(|| of(asked, clause, ci, sign, Holder::Speaker))
}

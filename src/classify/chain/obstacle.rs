//! "Norland is the main obstacle to a truce", "sees Vale as a barrier to peace": who is said to stand in the way of a thing.

use super::{Chain, climb::climb, noun::noun_phrase_start};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning},
    },
    segment::{Sentence, clause::object_phrase, tag::Tag, token::Token},
};

/// How many prepositions may stand between the noun and the word: "an obstacle on the way to peace".
const STEPS: usize = 3;

/// Who is called an obstacle to something, and what calls it that.
pub(super) struct InTheWay {
    /// The noun.
    pub noun: usize,
    /// Whose no it is by that; none where it is a thing, or somebody who is not placed.
    pub whose: Option<Holder>,
    /// That it is one is denied.
    pub denied: bool,
    /// Somebody calls it that.
    pub called: bool,
}

/// Whether a topic's word is what somebody or something is said to be an obstacle to; whoever says so takes no stand by that.
pub(super) fn to_word(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<InTheWay> {
    let tokens = &view.seg().tokens;
    let mut start = noun_phrase_start(view, hit.first as usize);
    for _ in 0..STEPS {
        let noun = start.checked_sub(2).filter(|&n| n >= sentence.tokens.start && tokens[n + 1].tag == Tag::Prep)?;
        // "‘primary obstacle’ to peace".
        let noun = if tokens[noun].tag == Tag::QuoteClose { noun.checked_sub(1)? } else { noun };
        if is_obstacle(view, noun) {
            return in_clause(view, sentence, noun);
        }
        if !tokens[noun].tag.is_head() {
            return None;
        }
        start = noun_phrase_start(view, noun);
    }
    None
}

/// Whether that is all that a sentence says of a word.
pub fn in_the_way(view: &View<'_>, sentence: &Sentence, hit: &Found) -> bool {
    let deed = || view.clause_at(sentence, hit.first as usize).and_then(|ci| to_deed(view, sentence, ci));
    to_word(view, sentence, hit).or_else(deed).is_some()
}

/// The same of what an infinitive or gerund behind the noun tells: "an obstacle to ending the war".
pub(super) fn to_deed(view: &View<'_>, sentence: &Sentence, child: usize) -> Option<InTheWay> {
    let first = sentence.clauses.get(child)?.group.first as usize;
    let noun = first.checked_sub(2).filter(|&n| view.seg().tokens[n + 1].tag == Tag::Prep)?;
    is_obstacle(view, noun).then(|| in_clause(view, sentence, noun)).flatten()
}

/// What the chain of a word or deed is where somebody is called an obstacle to it. False where it is nobody's.
pub(super) fn obstructs(view: &View<'_>, sentence: &Sentence, way: &InTheWay, chain: &mut Chain) -> bool {
    let (Some(holder), Some(ci)) = (&way.whose, view.clause_at(sentence, way.noun)) else { return false };
    if !way.denied {
        chain.turn(-1);
        chain.refused = true;
    }
    (chain.attitude, chain.negated) = (true, way.denied);
    chain.judged |= *holder == Holder::Nobody;
    chain.evidence.push(way.noun as u32);
    chain.clauses.push(ci);
    chain.accused = way.called;
    chain.held(holder.clone(), ci, if way.called { way.noun as u32 } else { sentence.clauses[ci].group.head });
    climb(view, sentence, ci, chain);
    true
}

/// Whether a token ends a noun for what stands in the way.
fn is_obstacle(view: &View<'_>, noun: usize) -> bool {
    let mut cues = view.unit.mentions.cues_in(noun.saturating_sub(1)..noun + 1);
    cues.any(|c| c.end as usize == noun + 1 && c.meaning == Meaning::Marker(Marker::Obstacle))
}

/// Of whom the clause around says that: its subject, or the object of a verb that calls it so. None where the noun is not said of
/// anybody ("removed the obstacles to peace").
fn in_clause(view: &View<'_>, sentence: &Sentence, noun: usize) -> Option<InTheWay> {
    let ci = view.clause_at(sentence, noun)?;
    let clause = &sentence.clauses[ci];
    let (g, tokens) = (&clause.group, &view.seg().tokens);
    let behind = g.end as usize;
    let of = |holder: Holder| Some(holder).filter(|h| matches!(h, Holder::States(_) | Holder::Speaker));
    let denied = g.negated || g.denied || view.denied(noun);
    let found = |whose| Some(InTheWay { noun, whose, denied, called: false });
    if noun < g.first as usize {
        // "The main obstacle to a truce is Norland".
        let np = object_phrase(tokens, behind..clause.object().end);
        let subject = clause.subject_range().contains(&noun) && g.copula && !np.is_empty();
        return of(view.holder_of(np)).filter(|_| subject).and_then(|h| found(Some(h)));
    }
    let phrase = |t: &Token| t.tag.is_nominal() || matches!(t.tag, Tag::QuoteOpen | Tag::QuoteClose | Tag::Adv);
    let within = |from: usize| tokens.get(from.min(noun)..noun).unwrap_or_default().iter().all(phrase);
    let named = (behind..noun).rev().find(|&i| view.says(i, "as")).filter(|&i| within(i + 1));
    let cue = g.cue;
    if view.denied(noun) && within(behind) && !g.negated && !g.passive {
        // "there are no obstacles to a truce", "sees no hurdles to it".
        let there = g.copula && view.subject(sentence, ci).next().is_some_and(|i| view.says(i, "there"));
        let sees = cue.is(Class::Belief) || cue.is(Class::Report) || cue.is(Class::Conceive);
        let whose = if there { Some(Holder::Nobody) } else { of(view.holder(sentence, ci)).filter(|_| sees) };
        if whose.is_some() {
            return found(whose);
        }
    }
    if (g.copula || cue.is(Class::Linking)) && within(behind) || g.passive && named == Some(behind) {
        return found(of(view.holder(sentence, ci)));
    }
    let calls = cue.is(Class::Report) || cue.is(Class::Belief) || cue.is(Class::Withhold) || cue.is(Class::Accuse);
    // "called Vale | an obstacle".
    let second = || (behind + 1..noun).rev().find(|&i| tokens[i].tag == Tag::Det).filter(|&i| within(i));
    let end = named.or_else(second).filter(|&end| calls && !g.passive && end > behind)?;
    let whose = of(view.holder_of(object_phrase(tokens, behind..end)));
    Some(InTheWay { noun, whose, denied, called: true })
}

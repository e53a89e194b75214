//! What something is called: a judgement that stands behind the verb that passes it on.

use super::{
    Chain,
    doer::doer,
    predicate::{judge, predicate_in},
};
use crate::{
    classify::view::View,
    codebook::{
        cue::{Class, Predicate},
        lexicon::{Found, Meaning},
    },
    date,
    segment::{Sentence, clause::Clause, group::Form, tag::Tag, token::Token},
};

/// "called the plan to send soldiers to Kelm a provocation": a judgement at the end of what hangs on the noun that is judged. It
/// is applied; false where there is none.
pub(super) fn called(view: &View<'_>, sentence: &Sentence, parent: usize, clause: &Clause, chain: &mut Chain) -> bool {
    let g = &sentence.clauses[parent].group;
    let judges = g.cue.is(Class::Report) || g.cue.is(Class::Belief) || g.cue.is(Class::Withhold);
    let from = clause.start.min(clause.group.first) as usize;
    // "considers lifting the dues premature": what is judged is the doing.
    let doing = from == g.end as usize && clause.group.form == Form::Ing && !g.cue.is(Class::Clausal);
    // "called Kelmar joining the League unacceptable".
    let named = clause.antecedent.start == g.end && clause.antecedent.end as usize == clause.group.first as usize;
    let doing = doing || named && clause.group.form == Form::Ing;
    // "sees any chance of Kelmar joining as a threat": behind the preposition of a name's gerund too.
    let tokens = &view.seg().tokens;
    let noun = from - usize::from(from > 1 && tokens[from - 1].tag == Tag::Prep && !clause.subject.is_empty());
    let hangs = doing || noun > g.end as usize && tokens[noun - 1].tag.is_head();
    if !judges || !hangs || g.passive || chain.sign == 0 {
        return false;
    }
    let Some((p, at, end)) = judgement_at_end(view, clause, clause.group.end as usize) else { return false };
    chain.evidence.push(g.head);
    chain.evidence.extend(at..end);
    judge(chain, p, g.negated || g.denied);
    chain.past = g.past;
    chain.clauses.push(parent);
    chain.held(doer(view, sentence, parent, false), parent, g.head);
    true
}

/// "was described by Vale as a good start", "has been taken off the table": a judgement that a passive makes of its subject.
pub(super) fn judged_as(view: &View<'_>, clause: &Clause) -> Option<(Predicate, u32, u32)> {
    let g = &clause.group;
    let object = clause.object();
    let says = g.cue.is(Class::Report) || g.cue.is(Class::Belief) || g.cue.is(Class::Withhold);
    if let Some(p) = predicate_in(view, object.clone()).filter(|p| p.1 == g.end && p.2 - p.1 > 2) {
        return Some(p);
    }
    let as_ = object.clone().find(|&i| view.says(i, "as")).filter(|_| says)?;
    let lead = view
        .seg()
        .tokens
        .get(as_ + 1..object.end)
        .unwrap_or_default()
        .iter()
        .take_while(|t| matches!(t.tag, Tag::Det | Tag::Adj | Tag::Adv | Tag::QuoteOpen));
    // "would be seen as a declaration of war": it begins within the phrase that "as" opens, and may go on behind.
    let reach = (as_ + 2 + lead.count()).min(object.end);
    predicate_in(view, as_ + 1..object.end).filter(|p| (p.1 as usize) < reach)
}

/// "called the truce a ploy", "considers it a threat": a judgement behind the word.
pub(super) fn judgement_behind(view: &View<'_>, clause: &Clause, hit: &Found) -> Option<(Predicate, u32, u32)> {
    let cue = clause.group.cue;
    if !(cue.is(Class::Report) || cue.is(Class::Belief) || cue.is(Class::Withhold)) {
        return None;
    }
    let tokens = &view.seg().tokens;
    let mut end = (clause.end as usize).min(tokens.len());
    // "Truce proposed by Vale unacceptable" is no judgement of Vale's; "described by Vale as a ploy" is.
    let by = clause.group.passive && tokens.get(clause.group.end as usize).is_some_and(|t| t.word == view.grammar.by);
    if by && !clause.object().any(|i| tokens[i].word == view.grammar.as_) {
        return None;
    }
    // "considers a truce | to be essential": a clause of its own.
    if tokens.get(end).is_some_and(|t| t.tag == Tag::To) && tokens.get(end + 1).is_some_and(|t| t.tag == Tag::Be) {
        end = (end..tokens.len())
            .find(|&i| matches!(tokens[i].tag, Tag::Comma | Tag::Stop | Tag::Coord | Tag::Semicolon | Tag::Prep))
            .unwrap_or(tokens.len());
    }
    // "considers a truce worth | trying".
    let opens =
        |c: &Found| matches!(c.meaning, Meaning::Predicate(_)) && (c.first as usize) < end && c.end as usize > end;
    if view.unit.mentions.cues_in(hit.end as usize..(end + 1).min(tokens.len())).any(opens) {
        end += 1;
    }
    // "which Norland calls unacceptable": right behind the verb.
    let after = (hit.end as usize).max(if hit.end <= clause.group.first { clause.group.end as usize } else { 0 })..end;
    let plain = [0, view.grammar.as_].contains(&clause.group.particle);
    let near = |at: usize, end: usize| {
        // "called a truce with Kelmar in the strait useless": the word's own phrase lies between, and nothing follows.
        let apart = at > 0 && view.says(at - 1, "as")
            || !tokens.get(end).is_some_and(|t| t.tag.is_nominal() || t.tag == Tag::Prep)
            || date::weekday(view.words(end + 1..(end + 2).min(tokens.len()).max(end + 1))).is_some()
            || ["this", "last", "earlier", "late"].iter().any(|w| view.says(end, w));
        // "considers a truce in its interest".
        let thinks = end > at + 1
            && !clause.group.progressive
            && (cue.is(Class::Belief) || cue.is(Class::Withhold))
            && !cue.is(Class::Report);
        (tokens[at].tag != Tag::Prep || thinks)
            && tokens.get(after.start..at).unwrap_or_default().iter().all(|t| {
                t.tag.is_nominal() && t.tag != Tag::Possessive
                    || matches!(t.tag, Tag::Adv | Tag::QuoteOpen | Tag::Be | Tag::To)
                    || view.words_are(t, "as")
                    || mere(view, t)
                    || apart && plain && t.tag == Tag::Prep
            })
    };
    // "dues against Kelmar inadmissible": the preposition only has a target.
    let first = predicate_in(view, after.clone())?;
    let p = match tokens[first.1 as usize].tag {
        Tag::Prep => predicate_in(view, first.2 as usize..after.end).unwrap_or(first),
        _ => first,
    };
    near(p.1 as usize, p.2 as usize).then_some(p)
}

/// A word of "nothing but", "nothing more than", "nothing other than": no more than what follows.
fn mere(view: &View<'_>, t: &Token) -> bool {
    ["nothing", "but", "more", "less", "other", "else", "than"].iter().any(|w| view.words_are(t, w))
}

/// A predicate that a clause ends with, which begins a phrase of its own: "… to Kelm a provocation", "… of Kelm unacceptable",
/// "… as a trap".
fn judgement_at_end(view: &View<'_>, clause: &Clause, from: usize) -> Option<(Predicate, u32, u32)> {
    let tokens = &view.seg().tokens;
    let end = (clause.end as usize).min(tokens.len());
    let cues = view.unit.mentions.cues_in(from..end).filter_map(|c| match c.meaning {
        Meaning::Predicate(p) => Some((p, c.first, c.end)),
        _ => None,
    });
    cues.rev().find(|&(_, at, to)| {
        let (at, to) = (at as usize, to as usize);
        // "a dangerous provocation": the phrase's own adjectives stand before it.
        let lead = tokens
            .get(from..at)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|t| matches!(t.tag, Tag::Adj | Tag::Adv | Tag::QuoteOpen));
        let mut opens = at - lead.count();
        let article = opens > from && matches!(tokens[opens - 1].tag, Tag::Det) || tokens[at].tag == Tag::Det;
        opens -= usize::from(opens > from && tokens[opens - 1].tag == Tag::Det);
        let before = opens.checked_sub(1).filter(|&i| i >= from).map(|i| &tokens[i]);
        // "a plan to send soldiers to Kelm madness": a noun of its own behind a name.
        let bare =
            || before.is_some_and(|t| t.tag == Tag::Proper) && tokens[at].tag == Tag::Noun && !tokens[at].capital;
        let alone = before.is_some_and(|t| t.tag.is_head()) && (article || tokens[to - 1].tag == Tag::Adj || bare());
        let named = before.is_some_and(|t| view.words_are(t, "as"));
        // "as a dangerous step": the adjective judges its noun.
        let judged = |t: &&Token| t.tag == Tag::QuoteClose || t.tag == Tag::Noun && tokens[to - 1].tag == Tag::Adj;
        let follows = tokens.get(to..end).unwrap_or_default().iter().find(|t| !judged(t)).map(|t| t.tag);
        let ends =
            follows.is_none_or(|t| matches!(t, Tag::Stop | Tag::Comma | Tag::Coord | Tag::Prep | Tag::Semicolon));
        tokens[at].tag != Tag::Prep && (alone || named) && ends
    })
}

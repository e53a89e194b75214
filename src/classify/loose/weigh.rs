//! The words of attitude around a topic's word.

use std::ops::Range;

use crate::{
    classify::{
        chain::{self, Chain},
        view::View,
    },
    codebook::{
        cue::{Class, Marker, NounCue, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{clause::Clause, tag::Tag},
};

/// "the way to end the war is": a verb of another clause, and no noun.
fn behind_to(view: &View<'_>, at: usize) -> bool {
    let tag = |i: usize| view.seg().tokens.get(i).map(|t| t.tag);
    tag(at).is_some_and(Tag::is_verb) && at.checked_sub(1).and_then(tag) == Some(Tag::To)
}

/// Nouns and predicates of attitude in a clause, other than the hit itself and nouns of what the relative clause below describes. True
/// where a word of blame is among them.
pub(super) fn weigh(
    view: &View<'_>,
    chain: &mut Chain,
    clause: &Clause,
    hit: &Found,
    described: &Range<usize>,
) -> bool {
    let mut against = false;
    for c in view.unit.mentions.cues_in(clause.start as usize..clause.end as usize) {
        // A word inside a topic's words ("end to the war") is no attitude of its own.
        let inside = |f: &Found| c.first < f.end && f.first < c.end;
        if inside(hit) || view.unit.mentions.topics_in(clause.start as usize..clause.end as usize).any(inside) {
            continue;
        }
        match c.meaning {
            // "an attack on the borders": what suffers by it is not what is judged.
            Meaning::Predicate(_) if onslaught_on(view, c, hit) => {}
            Meaning::Predicate(p)
                if judges(view, clause, c, hit)
                    && !likely(view, c)
                    && !(p == Predicate::Minus && chain::on_target(view, c.end as usize, chain.topic)) =>
            {
                against |= p == Predicate::Minus;
                chain.judged = true;
                chain.evidence.push(c.first);
            }
            // "a cut in the pay of those who wage the war": of the pay.
            Meaning::Noun(NounCue::Minus) if described.contains(&(c.first as usize)) => {}
            // "on our end"; "to end the war".
            Meaning::Noun(NounCue::Minus)
                if ours(view, c) || c.first == clause.group.head || behind_to(view, c.first as usize) => {}
            Meaning::Noun(NounCue::Minus) => {
                chain.sign = -chain.sign;
                chain.noun = true;
                chain.evidence.push(c.first);
            }
            // "Right now", "the talks will": no noun.
            Meaning::Noun(NounCue::Plus)
                if matches!(view.seg().tokens[c.end as usize - 1].tag, Tag::Modal | Tag::Adv)
                    || ["now", "here", "there", "away"].iter().any(|w| view.says(c.end as usize, w)) => {}
            Meaning::Noun(NounCue::Plus) if !likely(view, c) => {
                chain.noun = true;
                chain.evidence.push(c.first);
            }
            Meaning::Marker(Marker::About) => chain.talk = true,
            _ => {}
        }
    }
    against
}

/// Whether a word of blame is what is done to the hit: "the aggression on its borders".
fn onslaught_on(view: &View<'_>, cue: &Found, hit: &Found) -> bool {
    let end = cue.end as usize;
    let on = ["on", "against", "upon"].iter().any(|w| view.says(end, w));
    on && hit.first as usize > end && view.marked(cue.first as usize..end, Marker::Onslaught)
}

/// "steps on our end", "from its end": on whose side.
fn ours(view: &View<'_>, cue: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let led = |at: usize| tokens[at].tag == Tag::Poss && at > 0 && ["on", "from"].iter().any(|w| view.says(at - 1, w));
    cue.end - cue.first == 1 && (cue.first as usize).checked_sub(1).is_some_and(led)
}

/// "prospects", "no progress": how likely or how far on a thing is, and no attitude to it.
pub(super) fn likely(view: &View<'_>, noun: &Found) -> bool {
    let mut cues = view.unit.mentions.cues_in(noun.first as usize..noun.end as usize);
    cues.any(|c| match c.meaning {
        Meaning::Marker(Marker::Odds) => true,
        Meaning::Marker(Marker::Headway) => view.slight(c.first as usize),
        _ => false,
    })
}

/// Whether an evaluating word judges the hit: as predicate behind "is", or right before the hit's noun phrase ("against the
/// truce", "illegal dues"); "dues against Kelmar" judges nothing.
fn judges(view: &View<'_>, clause: &Clause, cue: &Found, hit: &Found) -> bool {
    let g = &clause.group;
    // "One of the root causes is the growth of the League"; not "each cowardly raid is a reason for dues".
    if g.copula && cue.end <= g.first && clause.subject.contains(&cue.first) && hit.first >= g.end {
        // "the attempted “seizure” of Kelm must be answered by dues".
        let mut behind =
            view.seg().tokens.get(cue.end as usize..).unwrap_or_default().iter().filter(|t| t.tag != Tag::QuoteOpen);
        return !behind.next().is_some_and(|t| t.tag.is_nominal());
    }
    if cue.meaning == Meaning::Predicate(Predicate::Minus) && of_another_noun(view, cue, hit) {
        return false;
    }
    if (g.copula || g.cue.is(Class::Linking) || g.passive) && cue.first >= g.head {
        return cue.end <= hit.first || hit.end <= g.first;
    }
    // "crippling dues": how hard they hit; "grave consequences and costs": two things.
    let mut same = view.unit.mentions.cues_in(cue.first as usize..cue.first as usize + 1);
    let tokens = &view.seg().tokens;
    // "the war against Norland and the dues": it has its object.
    let between = cue.end as usize..hit.first.max(cue.end) as usize;
    if tokens[cue.first as usize].tag == Tag::Prep
        && tokens[between.clone()].iter().any(|t| t.tag == Tag::Coord)
        && view.unit.mentions.names_in(between).next().is_some()
    {
        return false;
    }
    let beside = tokens[cue.end as usize - 1].tag == Tag::Noun
        && tokens.get(cue.end as usize).is_some_and(|t| t.tag == Tag::Coord);
    if beside || same.any(|c| c.meaning == Meaning::Marker(Marker::More)) {
        return false;
    }
    cue.end <= hit.first
        && tokens
            .get(cue.end as usize..hit.first as usize)
            .unwrap_or_default()
            .iter()
            .all(|t| t.tag.is_nominal() || matches!(t.tag, Tag::Adv | Tag::QuoteOpen | Tag::QuoteClose | Tag::Coord))
}

/// "the most perilous moment for peace": bad is the moment.
fn of_another_noun(view: &View<'_>, cue: &Found, hit: &Found) -> bool {
    let tag = |at: usize| view.seg().tokens.get(at).map(|t| t.tag);
    let end = cue.end as usize;
    let describes = tag(end - 1) == Some(Tag::Adj) && tag(end) == Some(Tag::Noun);
    describes && tag(end + 1) == Some(Tag::Prep) && hit.first as usize > end + 1
}

/// Words of blame around: against, however often.
pub(super) fn blame(chain: &mut Chain, against: bool, direction: i8) {
    if against {
        chain.sign = -direction;
        chain.judged = true;
    }
}

/// Whether a topic's own words hold one of blame: "illegal dues".
pub(super) fn blames(view: &View<'_>, hit: &Found) -> bool {
    let mut cues = view.unit.mentions.cues_in(hit.first as usize..hit.end as usize);
    // In "the end of the war" no word blames the war's end.
    let inside = |c: &Found| hit.first <= c.first && view.seg().tokens[c.end as usize - 1].tag != Tag::Prep;
    hit.end - hit.first > 1 && cues.any(|c| c.meaning == Meaning::Predicate(Predicate::Minus) && inside(c))
}

//! The particle, preposition or further words that make a verb's cue with it: "rule out", "bring to an end".

use super::{Grammar, Group};
use crate::{
    codebook::{
        cue::Class,
        lexicon::{Lexicon, LongCue, Meaning, WordId, class},
    },
    segment::{tag::Tag, token::Token},
};

/// Takes the cue of the verb with the particle behind it, or a few words on ("turn the offer down"), else the verb's own.
pub(super) fn particle(g: &mut Group, tokens: &[Token], limit: usize, lexicon: &Lexicon, words: &Grammar) {
    let cues = lexicon.verb_cues(g.lemma);
    let end = g.end as usize + inserted(tokens, g.end as usize, limit);
    let long_cues = lexicon.long_cues(g.lemma);
    // Half of all verbs are known with no word behind them.
    let alone = long_cues.is_empty() && cues.iter().all(|(p, _)| *p == 0);
    let window = if alone { end..end } else { end..limit.min(end + 6) };
    for j in window {
        let t = &tokens[j];
        if matches!(
            t.tag,
            Tag::Comma
                | Tag::Stop
                | Tag::Semicolon
                | Tag::Comp
                | Tag::Rel
                | Tag::QuoteOpen
                | Tag::QuoteClose
                | Tag::Coord
                | Tag::Dash
        ) || j > end && t.tag.is_verb() && t.tag != Tag::Ing
        {
            break;
        }
        // "said no dues would be raised": no "no" said to anybody.
        let determines = t.tag == Tag::Det && tokens.get(j + 1).is_some_and(|n| n.tag.is_nominal() || n.tag.is_head());
        let determines = determines && t.classes & class::NEG != 0;
        // "reported on Monday that": a day, and no part of the verb.
        // "voted on 1 June to sign": so is a number before its month.
        let day = |i: usize| tokens.get(i).is_some_and(|n| n.classes & class::DAY != 0);
        let numbered = || tokens.get(j + 1).is_some_and(|n| n.tag == Tag::Num) && day(j + 2);
        let dated = || t.tag == Tag::Prep && (day(j + 1) || numbered());
        if t.word == 0 || dated() {
            continue;
        }
        // "sees no sense in": what is denied is another phrase.
        let denies = |t: &Token| t.classes & class::NEG != 0;
        let skipped = |t: &Token| matches!(t.tag, Tag::Adv | Tag::Coord | Tag::Det | Tag::Poss) && !denies(t);
        // "put up with", "bring the war to an end": all its words in a row.
        let stands = |w: &[WordId; 3]| {
            let mut at = j;
            // "spoke out clearly and directly against", "made up its mind on".
            w.iter().filter(|w| **w != 0).all(|&w| {
                let loose = |t: &Token| t.word != w && skipped(t);
                at += if at > j { on_a_day(tokens, at) } else { 0 };
                at += tokens.get(at..).unwrap_or_default().iter().take_while(|t| loose(t)).count() + 1;
                tokens.get(at - 1).is_some_and(|t| t.word == w)
            })
        };
        // Most are told by their first word, which stands here or behind what is skipped.
        let reach = j + tokens.get(j..).unwrap_or_default().iter().take_while(|t| skipped(t)).count();
        let begins = |l: &&LongCue| {
            tokens.get(j..tokens.len().min(reach + 1)).unwrap_or_default().iter().any(|t| t.word == l.words[0])
        };
        let long = long_cues.iter().filter(begins).find(|l| stands(&l.words));
        let short = cues.iter().find(|(p, _)| *p != 0 && *p == t.word && !determines).map(|(_, cue)| ([0; 2], *cue));
        if let Some((tail, cue)) = long.map(|l| ([l.words[1], l.words[2]], l.cue)).or(short) {
            // A preposition right behind; an adverb particle also after a short object.
            // "was something for": what it is called, and no "is for".
            let skips = |t: &Token| {
                matches!(t.tag, Tag::Adv | Tag::Neg) || !g.copula && matches!(t.tag, Tag::ObjPron | Tag::Pron)
            };
            let near = j == end || tokens.get(end..j).unwrap_or_default().iter().all(skips);
            let separable = t.classes & class::ADV != 0 || words.separable.contains(&t.word);
            // "hit Norland with dues": the object between.
            // "is harder for Norland to": said of it, and no "is for".
            // "threatened Norland on Monday with dues": the day between them.
            let on_day = |i: usize| {
                let day = |t: &Token| t.classes & class::DAY != 0;
                tokens[i].tag == Tag::Prep && tokens.get(i + 1).is_some_and(day)
            };
            let object = !(separable || g.copula && long.is_none())
                && (end..j).all(|i| {
                    if i > end && on_day(i) {
                        return true;
                    }
                    let t = &tokens[i];
                    let links = t.tag == Tag::Prep && t.word == words.of && t.word != 0;
                    let denies = long.is_some() && t.classes & class::NEG != 0;
                    !denies && (t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Adv) || links
                });
            // "called a vote on the dues": the preposition of the object.
            let own = separable && !near && t.tag == Tag::Prep && cue.is(Class::Cause) && cue.is(Class::Report);
            // "slammed the plan for a truce": the preposition is the noun's, and blames nobody.
            let governs =
                !near && !separable && long.is_none() && cue.is(Class::Accuse) && carries(lexicon, tokens, j - 1);
            // "called the truce for Kelm a trap": what it is called, and nothing called for.
            let alone = lexicon.own_cue(g.lemma);
            let names = !near
                && lexicon.plain("for") == Some(t.word)
                && cue.attitude() > 0
                && !cue.is(Class::Accuse)
                && alone.attitude() == 0
                && alone.is(Class::Report)
                && !alone.is(Class::Tell)
                && !alone.is(Class::Cause);
            let apart = !near && adjuncts(tokens.get(end..j).unwrap_or_default()) && !carries(lexicon, tokens, j - 1);
            if near || separable && !own || object && !governs && !names || apart {
                // "put an end to": the article is none of its words.
                let first = long.map_or(t.word, |l| l.words[0]);
                (g.particle, g.tail, g.cue) = (first, tail, cue);
                return;
            }
        }
    }
    let far = cues.iter().find(|(p, _)| *p != 0 && *p == words.as_ && as_apart(tokens, end, limit, words));
    (g.particle, g.cue) = far.map_or((g.particle, lexicon.own_cue(g.lemma)), |&(p, cue)| (p, cue));
}

/// "agreed, | in principle, | to a truce": how many tokens a phrase between commas takes that stands before the verb's preposition.
fn inserted(tokens: &[Token], end: usize, limit: usize) -> usize {
    let comma = |i: usize| tokens.get(i).is_some_and(|t| t.tag == Tag::Comma);
    if !comma(end) {
        return 0;
    }
    let inside = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Adv | Tag::Adj);
    let rest = tokens.get(end + 1..limit.min(end + 9)).unwrap_or_default();
    let words = rest.iter().take_while(|t| inside(t)).count();
    let close = end + 1 + words;
    let opens = rest.first().is_some_and(|t| matches!(t.tag, Tag::Prep | Tag::Adv));
    let goes_on = tokens.get(close + 1).is_some_and(|t| t.tag == Tag::Prep);
    if words > 0 && opens && comma(close) && goes_on && close + 1 < limit { words + 2 } else { 0 }
}

/// "called in Nordhaven on Monday | for", "insisted at a briefing | on": only phrases of where and when stand behind the verb.
fn adjuncts(between: &[Token]) -> bool {
    let inside = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Prep;
    let phrase = |pair: &[Token]| pair[0].tag != Tag::Prep || pair[1].tag != Tag::Prep;
    between.first().is_some_and(|t| t.tag == Tag::Prep)
        && between.last().is_some_and(|t| t.tag.is_head())
        && between.iter().all(inside)
        && between.windows(2).all(phrase)
}

/// How many words at a token only say on which day: "backed away | on Monday | from the plan", "held off | Monday evening | on it".
fn on_a_day(tokens: &[Token], at: usize) -> usize {
    let day = |i: usize| tokens.get(i).is_some_and(|t| t.classes & class::DAY != 0);
    let on = usize::from(tokens.get(at).is_some_and(|t| t.tag == Tag::Prep) && day(at + 1));
    let behind = tokens.get(at + on + 1).is_some_and(|t| t.tag == Tag::Noun);
    if day(at + on) { on + 1 + usize::from(behind) } else { 0 }
}

/// "presents its withdrawal from the islands as a gift": the "as" that stands behind whatever hangs on the object.
fn as_apart(tokens: &[Token], end: usize, limit: usize, words: &Grammar) -> bool {
    let goes_on =
        |t: &&Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Prep | Tag::Coord | Tag::Adv);
    let object = tokens
        .get(end..limit.max(end))
        .unwrap_or_default()
        .iter()
        .take_while(|t| t.word != words.as_ && goes_on(t))
        .count();
    let at = end + object;
    // "as well", "as soon as it can".
    let adverb = tokens.get(at + 1).is_some_and(|t| t.tag == Tag::Adv);
    object > 0 && at < limit && tokens[at].word == words.as_ && tokens[at].tag == Tag::Prep && !adverb
}

/// Whether a word is a noun with an attitude to what follows: "the plan", "a call".
fn carries(lexicon: &Lexicon, tokens: &[Token], at: usize) -> bool {
    let mut noun = false;
    lexicon.phrases_at(tokens, at, |f| noun |= f.end as usize == at + 1 && matches!(f.meaning, Meaning::Noun(_)));
    noun
}

//! A relative clause whose noun is its object, where "that" might as well bring what is said.

use crate::{
    codebook::{
        cue::{Class, NounCue},
        lexicon::{Lexicon, Meaning, class},
    },
    segment::{clause::Clause, tag::Tag, token::Token},
};

/// "a step that Norland opposes", "an offer that Norland described as a ploy", "the dues that Norland imposed on Kelmar": "that" behind
/// a noun, and a verb that is for or against what does not follow it, brings it about, or says what it is.
pub fn lacks_object(tokens: &[Token], m: usize, c: &Clause, lexicon: &Lexicon) -> bool {
    let g = &c.group;
    let noun = m > 0 && matches!(tokens[m - 1].tag, Tag::Noun | Tag::Proper | Tag::QuoteClose);
    let that = tokens[m].tag == Tag::Comp && tokens[m].classes & class::REL != 0;
    if !noun || !that || g.passive {
        return false;
    }
    let end = g.end as usize + usize::from(g.particle != 0);
    let follows = tokens.get(end);
    let closes = |t: Option<&Token>| {
        t.is_none_or(|t| {
            t.tag.is_aux()
                || matches!(t.tag, Tag::Stop | Tag::Comma | Tag::Coord | Tag::QuoteClose | Tag::Dash | Tag::Semicolon)
        })
    };
    // "a request that Vale turned down on Sunday".
    let apart = g.cue.attitude() < 0 && follows.is_some_and(|t| t.tag == Tag::Prep);
    let stands = || (closes(follows) || apart) && g.cue.attitude() != 0;
    let named = || {
        let words = [g.particle, tokens.get(g.end as usize).map_or(0, |t| t.word)];
        g.cue.is(Class::Report) && words.iter().any(|&w| w != 0 && w == lexicon.id("as"))
    };
    // "those that Vale says are blocking it".
    let told = || {
        let says = g.cue.is(Class::Report) && g.cue.is(Class::Clausal);
        says && !c.subject.is_empty() && follows.is_some_and(|t| t.tag.is_aux())
    };
    stands() || named() || told() || done_by_side(tokens, m, c, end, lexicon) || open_end(tokens, end, lexicon)
}

/// "a truce that Norland says it will accept", "that Norland is ready to sign": nothing but further verbs follows, and the last of them,
/// which leans or brings about, has no object.
fn open_end(tokens: &[Token], end: usize, lexicon: &Lexicon) -> bool {
    let inside = |t: &Token| {
        t.tag.is_verb() || t.tag.is_aux() || matches!(t.tag, Tag::Adj | Tag::Adv | Tag::Neg | Tag::To | Tag::Pron)
    };
    let run = tokens.get(end..).unwrap_or_default().iter().take(REACH).take_while(|t| inside(t)).count();
    let closed = tokens.get(end + run).is_none_or(|t| matches!(t.tag, Tag::Stop | Tag::Comma | Tag::QuoteClose));
    let leans = |t: &Token| {
        let cue = lexicon.own_cue(t.lemma);
        t.tag == Tag::Base && (cue.attitude() != 0 || cue.phase() > 0)
    };
    // "hopes it will help": what is to help stands before.
    let bare = |t: &Token| t.tag.is_verb() && lexicon.own_cue(t.lemma).attitude() != 0;
    run > 1 && closed && tokens.get(end + run - 1).is_some_and(|t| leans(t) || bare(t))
}

/// How many words may stand between the first verb of such a clause and its end.
const REACH: usize = 9;

/// "the truce that Norland agreed to in principle last week", "the dues that it imposed on Kelmar": what a side does, before what says
/// where, when or on whom. Behind a noun for what is said ("the news that Norland began in spring") it is what is said.
fn done_by_side(tokens: &[Token], m: usize, c: &Clause, end: usize, lexicon: &Lexicon) -> bool {
    let g = &c.group;
    let is = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|t| t.word != 0 && words.iter().any(|w| t.word == lexicon.id(w)))
    };
    let found = |at: usize, fits: &dyn Fn(&Meaning) -> bool| {
        let mut any = false;
        lexicon.phrases_at(tokens, at, |f| any |= fits(&f.meaning));
        any
    };
    let side = |m: &Meaning| matches!(m, Meaning::State(..) | Meaning::Actor(_));
    let told = |m: &Meaning| matches!(m, Meaning::Noun(NounCue::Report));
    if !c.subject_range().any(|i| found(i, &side)) || found(m - 1, &told) {
        return false;
    }
    // "agreed to last week": the preposition that has lost its noun.
    let stranded = is(end, &["to"]) && is(end + 1, &["in", "at", "on", "last", "this", "during", "after", "before"]);
    let end = end + usize::from(stranded);
    let when = is(end, &["last", "this", "earlier", "yesterday", "recently", "ago"]);
    let adjunct = is(end, &["in", "at", "during", "after", "before", "since"]) || stranded;
    let brings = g.cue.phase() > 0 && (adjunct || is(end, &["on", "against"]));
    let wants = g.cue.attitude() != 0 && adjunct;
    brings || wants || when && (g.cue.attitude() != 0 || g.cue.phase() > 0)
}

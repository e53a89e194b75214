//! Relative clauses by their first word, and subjects that wait for their verb behind one.

use super::{Tag, around::Site, follows::clause_follows, reports};
use crate::{
    codebook::{cue::Class, lexicon::class},
    segment::token::{Kind, Token},
};

/// "who", "which": of the noun before it, or a question.
pub(super) fn relative(s: &Site, prev: Option<Tag>) -> Tag {
    // "those who", "anyone who".
    let any = matches!(s.raw_prev(), Some(Tag::Pron | Tag::Det)) && s.is(s.i, &["who", "whose", "whom"]);
    let behind_noun = any
        || matches!(
            prev,
            Some(
                Tag::Noun
                    | Tag::Proper
                    | Tag::Comma
                    | Tag::Prep
                    | Tag::Num
                    | Tag::Dash
                    | Tag::QuoteClose
                    | Tag::Possessive
            )
        );
    if behind_noun { Tag::Rel } else { Tag::Comp }
}

/// "that": of the noun before it, before what is said, or a pronoun.
pub(super) fn that(s: &Site, prev: Option<Tag>) -> Tag {
    let next_class = s.next_class();
    let verbal = class::MODAL | class::BE | class::HAVE | class::DO | class::V_S | class::V_PAST;
    // "added that dues on Kelmar …", "said on Tuesday that strikes on the port must end": a plural that may be a verb too, behind
    // a verb or before a clause that has one.
    // "a deal that hands Kelm to Norland": a name behind the verb, where one thing stands before.
    let name = || s.tokens.get(s.i + 2).is_some_and(|t| t.capital && !s.title_case);
    let one = || s.raw_prev() == Some(Tag::Noun) && s.i > 0 && !s.words(s.i - 1).ends_with('s');
    let object = s.class(s.i + 2) & (class::DET | class::POSS | class::OBJ_PRON) != 0 || one() && name();
    let plural = next_class & verbal == class::V_S
        && next_class & class::NOUN != 0
        && (prev.is_some_and(Tag::is_verb) || !object && clause_follows(s, s.i + 1));
    let verbal_next = next_class & verbal != 0 && !plural;
    let any =
        |i: usize| s.is(i, &["everything", "something", "anything", "nothing", "those", "anyone", "everyone", "all"]);
    // "ruled out that the dues could be lifted": behind the particle of a verb.
    let particle = s.i > 1 && s.is(s.i - 1, &["out", "off", "up", "down", "back"]) && s.tokens[s.i - 2].tag.is_verb();
    match prev {
        Some(Tag::Prep) if particle && clause_follows(s, s.i + 1) => Tag::Comp,
        Some(Tag::Noun | Tag::Proper) if verbal_next => Tag::Rel,
        Some(Tag::Pron | Tag::Det) if verbal_next && any(s.i - 1) => Tag::Rel,
        // "questions that lie", "rules that benefit the": a base form of a plural's relative clause.
        Some(Tag::Noun)
            if next_class & class::V_BASE != 0
                && !s.next().is_some_and(|n| n.capital)
                && (next_class & (class::NOUN | class::ADJ) == 0
                    || s.class(s.i + 2) & (class::DET | class::POSS | class::OBJ_PRON | class::TO) != 0) =>
        {
            Tag::Rel
        }
        Some(Tag::Prep | Tag::Coord) | None
            if next_class & (class::NOUN | class::ADJ) != 0 && next_class & class::MODAL == 0 =>
        {
            Tag::Det
        }
        Some(Tag::Prep) => Tag::Pron,
        _ if verbal_next && !matches!(prev, Some(Tag::Comma)) => Tag::Pron,
        // "if they sign, that would be good": what the clause in front says.
        Some(Tag::Comma) if verbal_next && takes_up(s) => Tag::Pron,
        // "said [that] Norland": the bracket is an editor's.
        _ if s.next().is_some_and(|n| n.kind == Kind::Close) && s.i > 0 && s.tokens[s.i - 1].kind == Kind::Open => {
            Tag::Comp
        }
        _ if s.next().is_none_or(|n| n.kind != Kind::Word && n.kind != Kind::Number && n.kind != Kind::Quote) => {
            Tag::Pron
        }
        _ if s.i == 0 => Tag::Det,
        // "sign that today", "ruled that out": behind a verb that takes no clause, and none follows.
        Some(v)
            if v.is_verb()
                && next_class & (class::ADV | class::PREP) != 0
                && !s.i.checked_sub(1).is_some_and(|before| s.takes_clause(before))
                && !clause_follows(s, s.i + 1) =>
        {
            Tag::Pron
        }
        // "echoed that assessment, claiming": one thing, and what follows it has no verb for it.
        Some(v) if v.is_verb() && next_class & class::NOUN != 0 && next_class & verbal == 0 && closed_off(s) => {
            Tag::Det
        }
        // "I want that shooting to stop", "used that power to raise the dues": one thing, which is to do something.
        Some(v) if v.is_verb() && next_class & class::NOUN != 0 && next_class & verbal == 0 && to_do(s) => Tag::Det,
        _ => Tag::Comp,
    }
}

/// Whether the one comma before ends a clause that a subordinator opens.
fn takes_up(s: &Site) -> bool {
    let before = s.tokens.get(..s.i.saturating_sub(1)).unwrap_or_default();
    let led = before.iter().rev().take_while(|t| !matches!(t.tag, Tag::Comma | Tag::Rel | Tag::Stop | Tag::Dash));
    let stands = |t: &Token| t.tag == Tag::Sub;
    led.last().is_some_and(|t| {
        stands(t) || matches!(t.tag, Tag::Coord | Tag::QuoteOpen | Tag::Adv) && before.iter().any(stands)
    })
}

/// Whether "to" and a verb stand behind the next word, and no verb of a clause behind those.
fn to_do(s: &Site) -> bool {
    let infinitive = s.class(s.i + 2) & class::TO != 0 && s.class(s.i + 3) & (class::V_BASE | class::BE) != 0;
    let wants = |v: usize| !s.takes_clause(v) || s.lexicon.own_cue(s.tokens[v].lemma).is(Class::Cause);
    infinitive && s.i.checked_sub(1).is_some_and(wants)
}

/// Whether the word behind the next one ends the sentence, or is a comma before a form in -ing.
fn closed_off(s: &Site) -> bool {
    let kind = |i: usize| s.tokens.get(i).map(|t| t.kind);
    match kind(s.i + 2) {
        None | Some(Kind::Stop) => true,
        Some(Kind::Comma) => s.words(s.i + 3).ends_with("ing"),
        _ => false,
    }
}

impl Site<'_> {
    /// "the head of the body that watches Kelm | said": a relative clause that has its verb, behind a subject that waits for its own.
    pub fn awaits_verb(&self) -> bool {
        let ends = |t: Tag| {
            matches!(
                t,
                Tag::Comma
                    | Tag::Stop
                    | Tag::QuoteOpen
                    | Tag::QuoteClose
                    | Tag::Comp
                    | Tag::Sub
                    | Tag::Colon
                    | Tag::Dash
            )
        };
        let finite = |t: Tag| matches!(t, Tag::Third | Tag::Past | Tag::Modal | Tag::Be | Tag::Have | Tag::Base);
        let tags = || self.tokens.get(..self.i).unwrap_or_default().iter().map(|t| t.tag);
        let Some(rel) = tags().rposition(|t| t == Tag::Rel || ends(t)).filter(|&r| self.tokens[r].tag == Tag::Rel)
        else {
            return false;
        };
        let before =
            self.tokens.get(..rel).unwrap_or_default().iter().rev().take_while(|t| !ends(t.tag) && t.tag != Tag::Coord);
        let stated = before.take_while(|t| !reports(t, self.lexicon)).any(|t| finite(t.tag));
        rel > 0 && self.tokens[rel - 1].tag.is_head() && !stated && tags().skip(rel).any(finite)
    }

    /// "the envoy, who had fallen ill, left": a relative clause between commas, and no verb before it.
    pub fn interrupted(&self) -> bool {
        let opens = |w: &[Token]| w[0].tag == Tag::Comma && w[1].tag == Tag::Rel;
        let Some(at) = self.tokens.get(..self.i).unwrap_or_default().windows(2).position(opens) else { return false };
        let verb = |t: &Token| {
            matches!(t.tag, Tag::Third | Tag::Past | Tag::Modal | Tag::Be | Tag::Have | Tag::Base | Tag::Sub)
        };
        let commas = self.tokens.get(at + 1..self.i).unwrap_or_default().iter().filter(|t| t.tag == Tag::Comma).count();
        !self.tokens.get(..at).unwrap_or_default().iter().any(verb) && commas == 1
    }
}

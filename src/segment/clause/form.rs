//! What a verb group takes from the clauses before it and from what stands before its subject: form, mood, negation, voice.

use std::ops::Range;

use super::{Clause, Edge, subject::Placed};
use crate::{
    codebook::{
        cue::Class,
        lexicon::{Lexicon, Meaning, class},
    },
    segment::{
        group::{Form, Group, Modal},
        tag::Tag,
        token::{Kind, Token},
    },
};

/// The group as its place makes it.
pub(super) fn formed(tokens: &[Token], before: &[Clause], placed: &Placed<'_>, g: Group, lexicon: &Lexicon) -> Group {
    let mut g = g;
    let at = At { tokens, before, placed, lexicon, tag: placed.marker.map(|m| tokens[m].tag) };
    at.shared(&mut g);
    at.bare(&mut g);
    at.denied(&mut g);
    // "Stop the shooting": an order is a demand of whoever says it.
    let plain = g.form == Form::Finite && g.modal == Modal::None && placed.subject.is_empty();
    if plain && orders(tokens, before, &g, at.tag) {
        g.modal = Modal::Ought;
    }
    at.negated(&mut g);
    at.either(&mut g);
    g.negated |= neither_behind(tokens, &g, lexicon);
    at.passive(&mut g);
    g
}

/// "will accept neither a truce nor a pause", "recognise the islands neither now nor later": a denial behind the verb; "said neither
/// Norland nor Kelmar would pay" denies what is said.
fn neither_behind(tokens: &[Token], g: &Group, lexicon: &Lexicon) -> bool {
    let is = |t: &Token, w: &str| t.word != 0 && t.word == lexicon.id(w);
    let behind = tokens.get((g.end as usize).min(tokens.len())..).unwrap_or_default();
    let inside = |t: &&Token| !is(t, "neither") && (t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Prep);
    let at = behind.iter().take(NEAR).take_while(inside).count();
    let opens = behind.get(at).is_some_and(|t| is(t, "neither")) && !(at == 0 && g.cue.is(Class::Report));
    let ends = |t: &&Token| !matches!(t.tag, Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::QuoteClose);
    let nor = || behind.iter().skip(at).take_while(ends).any(|t| is(t, "nor"));
    g.form == Form::Finite && !g.negated && !g.copula && opens && nor()
}

/// How many words may part a verb from the denial behind it.
const NEAR: usize = 5;

/// A verb group's place.
struct At<'a> {
    tokens: &'a [Token],
    before: &'a [Clause],
    placed: &'a Placed<'a>,
    lexicon: &'a Lexicon,
    /// Of the word that introduces the clause.
    tag: Option<Tag>,
}

impl At<'_> {
    fn head(&self, g: &Group) -> &Token {
        &self.tokens[g.head as usize]
    }

    /// A base form with no subject after "and" goes on with the infinitive or modal before.
    fn shared(&self, g: &mut Group) {
        let base = g.form == Form::Finite && g.modal == Modal::None && self.head(g).tag == Tag::Base;
        if !base || !self.placed.subject.is_empty() || self.tag != Some(Tag::Coord) {
            return;
        }
        let leads = |p: &&Clause| p.group.form == Form::Infinitive || p.group.modal != Modal::None;
        if let Some(p) = self.before.iter().rev().find(leads) {
            (g.form, g.modal) = (p.group.form, p.group.modal);
        }
    }

    /// "help Norland defend itself", "see it defend itself": a bare infinitive after a verb that makes somebody do something.
    fn bare(&self, g: &mut Group) {
        let head = self.head(g);
        let be = head.tag == Tag::Be && g.first == g.head && head.word != 0 && head.word == self.lexicon.id("be");
        let base = g.form == Form::Finite && g.modal == Modal::None && (head.tag == Tag::Base || be);
        let subject = &self.placed.subject;
        let object = |p: &Clause| !subject.is_empty() && subject.start == p.group.end as usize;
        let makes = |p: &Clause| (p.group.cue.is(Class::Cause) || sees(p, self.lexicon)) && object(p);
        if base && self.placed.marker.is_none() && self.before.last().is_some_and(makes) {
            g.form = Form::Infinitive;
        }
    }

    /// "None of them …", "No state …", "neither Norland …": a denial in or before the subject.
    fn denied(&self, g: &mut Group) {
        let (tokens, subject) = (self.tokens, &self.placed.subject);
        if subject.is_empty() || g.form != Form::Finite {
            return;
        }
        let first = &tokens[subject.start];
        let bare = first.classes & (class::NEG | class::PRON) == class::NEG | class::PRON
            || first.tag == Tag::Neg && first.word == self.lexicon.id("none");
        let none = first.classes & (class::NEG | class::DET) == class::NEG | class::DET;
        let between = tokens.get(subject.end..g.first as usize).unwrap_or_default();
        let never = !g.negated && between.iter().any(|t| t.tag == Tag::Neg);
        g.denied = bare || none || never || denies(tokens, self.placed.region.start..subject.start, self.lexicon);
    }

    fn negated(&self, g: &mut Group) {
        let (tokens, first, empty) = (self.tokens, g.first as usize, self.placed.subject.is_empty());
        // "would cede Kelm and never join": the denial stands before a verb that shares its subject.
        g.negated |= g.form == Form::Finite
            && empty
            && tokens
                .get(..first)
                .unwrap_or_default()
                .iter()
                .rev()
                .find(|t| t.tag != Tag::Adv)
                .is_some_and(|t| t.tag == Tag::Neg)
            && self.placed.marker.is_some_and(|m| m + 1 < first);
        // "will neither sign nor withdraw".
        let nor = |m: usize| tokens[m].word != 0 && tokens[m].classes & class::NEG != 0;
        g.negated |= empty && self.tag == Some(Tag::Coord) && self.placed.marker.is_some_and(nor);
        // "not going to leave": a headline's negation before a participle; "accused it of not really wanting a truce".
        // "it is never too late to sign": adverbs before "to" are none of its own.
        let own = |t: &&Token| g.form == Form::Ing && t.tag == Tag::Adv;
        let adverbs = tokens.get(..first).unwrap_or_default().iter().rev().take_while(own).count();
        let more = |t: &Token| ["only", "just", "merely", "simply"].iter().any(|w| t.word == self.lexicon.id(w));
        let not = (first - adverbs).checked_sub(1).is_some_and(|i| tokens[i].tag == Tag::Neg);
        g.negated |=
            g.form != Form::Finite && not && !tokens.get(first - adverbs..first).unwrap_or_default().iter().any(more);
    }

    /// "will not accept or support", "does not want or need": what is denied of one verb is denied of the other.
    fn either(&self, g: &mut Group) {
        if self.tag != Some(Tag::Coord) || g.first != g.head || !self.placed.subject.is_empty() {
            return;
        }
        let or = self
            .placed
            .marker
            .is_some_and(|m| self.tokens[m].word != 0 && self.tokens[m].word == self.lexicon.id("or"));
        let head = self.head(g);
        let base = head.tag == Tag::Base || head.tag == Tag::Be && head.word == self.lexicon.id("be");
        let Some(p) = self.before.last().filter(|_| or && base) else { return };
        let base = matches!(self.tokens[p.group.head as usize].tag, Tag::Base | Tag::Be);
        g.negated |= base && (p.group.negated || p.group.denied);
    }

    fn passive(&self, g: &mut Group) {
        if self.told_of(g) {
            (g.passive, g.past) = (true, false);
            return;
        }
        let joined = self.placed.subject.is_empty() && self.tag == Some(Tag::Coord);
        if !joined || g.first != g.head || self.head(g).tag != Tag::Past {
            return;
        }
        let last = |p: &&Clause| p.group.form == Form::Finite;
        let passive = self.before.iter().rev().find(last).is_some_and(|p| p.group.passive);
        let taken = takes_object(self.tokens, g.end as usize + usize::from(g.particle != 0), self.lexicon);
        // "was accepted by Norland and turned down by Kelmar": the second one is passive too.
        g.passive |= g.form == Form::Finite && passive && !taken && self.head(g).classes & class::V_PART != 0;
        // "rejected by Norland but hailed by Kelmar": the second participle, where a past form stands.
        let by = |t: &Token| t.word != 0 && self.lexicon.plain("by") == Some(t.word);
        let participle = self.before.last().is_some_and(|p| p.group.form == Form::Participle);
        if participle && self.tokens.get(g.end as usize).is_some_and(by) {
            (g.form, g.passive) = (Form::Participle, true);
        }
    }
}

impl At<'_> {
    /// "Vale: plan for a truce rejected", "Dues on Kelmar welcomed": in a headline, a verb for or against something that takes nothing,
    /// behind what a topic names.
    fn told_of(&self, g: &Group) -> bool {
        let (tokens, subject) = (self.tokens, &self.placed.subject);
        let plain = g.form == Form::Finite && g.first == g.head && self.head(g).tag == Tag::Past && !g.passive;
        let own = g.cue.attitude() != 0 && !g.cue.is(Class::Fail) && self.head(g).classes & class::V_PART != 0;
        let open = tokens.last().is_some_and(|t| t.kind != Kind::Stop);
        let joined = self.tag.is_some_and(|t| !matches!(t, Tag::Colon | Tag::Dash));
        if !plain || !own || !open || subject.is_empty() || joined {
            return false;
        }
        let mut next = tokens.get(g.end as usize..).unwrap_or_default().iter();
        let ends =
            next.find(|t| t.tag != Tag::Adv).is_none_or(|t| matches!(t.tag, Tag::Bracket | Tag::Comma | Tag::Dash));
        ends && self.of_topic(subject.clone())
    }

    /// Whether a phrase that begins with no name has words of a topic's frame in it.
    fn of_topic(&self, subject: Range<usize>) -> bool {
        let mut found = false;
        for from in subject.clone() {
            self.lexicon.phrases_at(self.tokens, from, |f| {
                found |= matches!(f.meaning, Meaning::FrameNoun(..)) && f.end as usize <= subject.end;
            });
        }
        found
    }
}

/// Whether what stands before a subject denies its clause: "neither Norland …".
fn denies(tokens: &[Token], before: Range<usize>, lexicon: &Lexicon) -> bool {
    let negates = |t: &Token| t.classes & class::NEG != 0 && t.classes & class::AUX == 0;
    let Some(before) = tokens.get(before) else { return false };
    // "not even Norland".
    let even = before.last().is_some_and(|t| t.tag == Tag::Adv && t.word != 0 && t.word == lexicon.id("even"));
    before.iter().rev().nth(usize::from(even)).is_some_and(negates)
}

/// Whether the object of a verb begins at a token, and not a time: "demanded an end", "urged Kelmar", not "accepted this week".
fn takes_object(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let this =
        ["this", "last", "next"].iter().any(|w| tokens.get(at).is_some_and(|t| t.word != 0 && t.word == lexicon.id(w)));
    tokens.get(at).is_some_and(|t| matches!(t.tag, Tag::Det | Tag::Poss | Tag::ObjPron | Tag::Proper)) && !this
}

/// Whether a verb is an order: a base form that begins what is said, or goes on with one that does.
fn orders(tokens: &[Token], before: &[Clause], g: &Group, marker: Option<Tag>) -> bool {
    if tokens[g.head as usize].tag != Tag::Base {
        return false;
    }
    // "Immediately leave the islands".
    let adverbs =
        tokens.get(..g.first as usize).unwrap_or_default().iter().rev().take_while(|t| t.tag == Tag::Adv).count();
    let first = g.first as usize - adverbs;
    let begins =
        |at: usize| at == 0 || matches!(tokens[at - 1].tag, Tag::QuoteOpen | Tag::Stop | Tag::Colon | Tag::Dash);
    let opens = begins(first);
    // "But consider what they ask."
    let led = marker == Some(Tag::Coord) && first > 0 && tokens[first - 1].tag == Tag::Coord && begins(first - 1);
    let goes_on = marker == Some(Tag::Coord)
        && before.last().is_some_and(|b| b.group.modal == Modal::Ought && b.subject.is_empty() && b.edge == Edge::Root);
    opens && matches!(marker, None | Some(Tag::QuoteOpen | Tag::Colon | Tag::Dash)) || led || goes_on
}

/// "would like to see": what is seen is wanted; "cannot have Norland stay", "will not have it": what is not borne.
pub(super) fn sees(c: &Clause, lexicon: &Lexicon) -> bool {
    match lexicon.lemma_name(c.group.lemma) {
        "see" if c.group.form == Form::Infinitive => true,
        "have" => c.group.negated && matches!(c.group.modal, Modal::Possible | Modal::Future),
        // "does not see Norland leaving", "cannot imagine it leaving".
        _ => c.group.negated && c.group.cue.is(Class::Conceive),
    }
}

//! Reads one verb group: its auxiliaries, its negation, its main verb.

use super::{
    Form, Grammar, Group, Modal,
    insertion::{aside, behind_phrase, behind_span, denies, doubled, goes_on, repeated},
    particle::particle,
};
use crate::{
    codebook::{
        cue::{Class, Marker, NounCue, VerbCue},
        lexicon::{Lexicon, Meaning, WordId, class},
    },
    segment::{tag::Tag, token::Token},
};

/// The verb group that begins at a token.
pub(super) fn read(tokens: &[Token], first: usize, limit: usize, lexicon: &Lexicon, words: &Grammar) -> Group {
    let g = empty(first);
    let mut reading = Reading { tokens, first, limit, words, lexicon, g, be: None, have: None, main: None };
    let mut at = Some(first);
    while let Some(i) = at.filter(|&i| i < limit && reading.main.is_none()) {
        at = reading.take(i);
    }
    let mut g = reading.close();
    particle(&mut g, tokens, limit, lexicon, words);
    g
}

fn empty(first: usize) -> Group {
    Group {
        first: first as u32,
        end: first as u32 + 1,
        head: first as u32,
        lemma: 0,
        cue: VerbCue::default(),
        particle: 0,
        tail: [0; 2],
        form: Form::Finite,
        modal: Modal::None,
        negated: false,
        denied: false,
        passive: false,
        past: false,
        perfect: false,
        progressive: false,
        copula: false,
        fronted: None,
    }
}

/// What a predicate may begin with.
const FURTHER: [Tag; 6] = [Tag::Adj, Tag::Part, Tag::Det, Tag::Adv, Tag::Noun, Tag::Poss];

/// A group while it is read.
struct Reading<'a> {
    tokens: &'a [Token],
    first: usize,
    limit: usize,
    words: &'a Grammar,
    lexicon: &'a Lexicon,
    g: Group,
    /// The last form of be.
    be: Option<usize>,
    /// The last form of have.
    have: Option<usize>,
    /// The main verb.
    main: Option<usize>,
}

impl Reading<'_> {
    /// Takes a token in, and gives the next one to look at; none where the group has ended before it.
    fn take(&mut self, i: usize) -> Option<usize> {
        let t = &self.tokens[i];
        match t.tag {
            Tag::To if i == self.first => {}
            Tag::To if self.is_duty(i) => self.duty(i),
            Tag::Modal => self.modal(t),
            // "had no choice but to leave", "were left with no option but to": a duty as "had to" is.
            Tag::Have | Tag::Be if let Some(verb) = self.resort(i) => {
                self.g.past |= is_past(t);
                self.g.modal = Modal::Ought;
                (self.have, self.be) = (None, None);
                return Some(verb);
            }
            Tag::Be => {
                self.be = Some(i);
                self.g.past |= is_past(t);
            }
            Tag::Have => {
                self.have = Some(i);
                self.g.past |= is_past(t);
            }
            // "All Norland has to do is leave": the one thing that it does.
            Tag::Do if let Some(verb) = one_thing(self.tokens, i, self.limit) => return Some(verb),
            Tag::Do => {
                self.g.past |= is_past(t);
                self.main = self.alone(i).then_some(i);
            }
            // "do, however, keep": a parenthesis of adverbs after an auxiliary.
            Tag::Comma if i > self.first && repeated(self.tokens, i, self.limit) => {}
            Tag::Comma | Tag::Dash if i > self.first => {
                let adverbs = if t.tag == Tag::Comma { aside(self.tokens, i, self.limit) } else { i };
                let close = if adverbs > i { adverbs } else { doubled(self.tokens, i, self.limit) };
                self.g.negated |= adverbs > i && denies(self.tokens, i + 1, self.words);
                return (close > i).then_some(close + 1);
            }
            // "would not only hurt Norland": that too.
            Tag::Neg if self.word(i + 1).is_some_and(|w| w != 0 && w == self.words.only) => {}
            Tag::Neg => self.g.negated = true,
            Tag::Adv => {}
            // "would “never” leave", "will “not” be drawn": marks around a part of the group.
            Tag::QuoteOpen | Tag::QuoteClose if i > self.first && goes_on(self.tokens, i + 1, self.limit) => {}
            Tag::Det if t.word == self.words.no && self.word(i + 1) == Some(self.words.longer) => {
                self.g.negated = true;
                return Some(i + 2);
            }
            // "there will be no handing back the islands": not done.
            Tag::Det if t.word == self.words.no && self.be.is_some() && self.ing(i + 1) => self.g.negated = true,
            // "need to leave", "has got to leave": a duty as "has to" is.
            tag if tag.is_verb() && self.needs(i) => {
                self.g.past |= tag == Tag::Past && t.lemma == self.words.need;
                self.g.modal = Modal::Ought;
                (self.have, self.be) = (None, None);
                return Some(i + 2);
            }
            // "are not going to be lifted", "is going to stay": one verb of the future.
            Tag::Ing if self.goes_to(i) => {
                self.g.modal = Modal::Future;
                self.be = None;
                return Some(i + 2);
            }
            tag if tag.is_verb() => self.main = Some(i),
            // "has itself accepted", "would itself leave".
            Tag::Pron | Tag::ObjPron if i > self.first && self.words.selves.contains(&t.word) => {}
            Tag::Det if i > self.first => return behind_span(self.tokens, i, self.limit),
            Tag::Prep if i > self.first => return self.phrase(i),
            // "Is Norland ready …?" is left to the copula.
            _ => return None,
        }
        Some(i + 1)
    }

    /// A phrase between an auxiliary and its verb: gives the verb, and takes in that it is denied ("will under no circumstances leave").
    fn phrase(&mut self, i: usize) -> Option<usize> {
        let verb = behind_phrase(self.tokens, i, self.limit)?;
        self.g.negated |= denies(self.tokens, i, self.words);
        Some(verb)
    }

    /// "going to be", "going to leave", behind a form of be.
    fn goes_to(&self, i: usize) -> bool {
        let tag = |at: usize| self.tokens.get(at).filter(|_| at < self.limit).map(|t| t.tag);
        self.be.is_some()
            && self.tokens[i].lemma == self.words.go
            && tag(i + 1) == Some(Tag::To)
            && tag(i + 2).is_some_and(|t| t == Tag::Be || t == Tag::Base)
    }

    /// Where the verb stands that there is no other way than to do: behind "no choice but to".
    fn resort(&self, i: usize) -> Option<usize> {
        let mut end = None;
        if self.tokens.get(i + 1).is_some_and(|t| t.opens) {
            self.lexicon.phrases_at(self.tokens, i + 1, |f| {
                end = end.or((f.meaning == Meaning::Marker(Marker::Resort)).then_some(f.end as usize));
            });
        }
        let to = end.filter(|&e| e + 1 < self.limit && self.tokens[e].tag == Tag::To)?;
        Some(to + 1)
    }

    fn ing(&self, at: usize) -> bool {
        self.tokens.get(at).filter(|_| at < self.limit).is_some_and(|t| t.tag == Tag::Ing)
    }

    fn word(&self, at: usize) -> Option<WordId> {
        self.tokens.get(at).map(|t| t.word)
    }

    /// "have to leave", "is to leave", "ought to": a verb that has to be done behind "to".
    fn is_duty(&self, to: usize) -> bool {
        let last = to.checked_sub(1);
        let leads = self.have == last || self.be == last || self.g.modal == Modal::Ought;
        // "are to blame for it": a fault, and no duty.
        let blamed = |n: &Token| self.be == last && self.lexicon.own_cue(n.lemma).is(Class::Accuse);
        let verb = |n: &Token| matches!(n.tag, Tag::Base | Tag::Be) && !blamed(n) || does(self.tokens, to + 1);
        let had = self.have == last && self.is_had(to);
        last.is_some() && leads && !had && self.tokens.get(to + 1).is_some_and(verb)
    }

    /// "the means that Norland has to continue its war": what is had stands before it, and the verb behind "to" has an object of its own.
    fn is_had(&self, to: usize) -> bool {
        let tag = |at: usize| self.tokens.get(at).map(|t| t.tag);
        let own = matches!(tag(to + 2), Some(Tag::Det | Tag::Poss | Tag::ObjPron | Tag::Proper));
        let that = self
            .tokens
            .get(..self.first)
            .unwrap_or_default()
            .iter()
            .rposition(|t| !(t.tag.is_nominal() || t.tag.is_head()));
        let led = that.filter(|&r| self.tokens[r].tag == Tag::Rel && r + 1 < self.first);
        own && led.is_some_and(|r| r > 0 && self.tokens[r - 1].tag.is_head())
    }

    fn duty(&mut self, to: usize) {
        // "is to lift the dues next week": planned; "is to be lifted", "was to go": what shall be.
        let plans = !self.g.past || self.aims();
        let planned = self.be == to.checked_sub(1) && plans && self.tokens[to + 1].tag == Tag::Base;
        self.g.modal = if planned { Modal::Future } else { Modal::Ought };
        (self.have, self.be) = (None, None);
    }

    /// "Norland's goal was to leave", "the aim of Norland was to leave": what the noun before the verb aims at is no duty.
    fn aims(&self) -> bool {
        let apart = |t: &Token| !matches!(t.tag, Tag::Adv | Tag::Neg);
        let Some(last) = self.tokens.get(..self.first).unwrap_or_default().iter().rposition(apart) else {
            return false;
        };
        let of = (last.saturating_sub(3)..=last).find(|&i| self.tokens[i].word == self.words.of && i > 0);
        let noun = of.map_or(last, |i| i - 1);
        let mut aim = false;
        self.lexicon.phrases_at(self.tokens, noun, |f| {
            aim |= f.end as usize == noun + 1 && f.meaning == Meaning::Noun(NounCue::Plus);
        });
        aim && self.tokens[noun].tag == Tag::Noun
    }

    fn modal(&mut self, t: &Token) {
        // "The Parties shall refrain": an order; "I shall go" is none.
        let own = self.first.checked_sub(1).is_some_and(|p| self.words.own.contains(&self.tokens[p].word));
        let orders = t.word == self.words.shall && t.word != 0 && !own;
        self.g.modal = if orders { Modal::Ought } else { self.words.modal(t.word) };
        self.g.negated |= t.classes & class::NEG != 0;
        // "'s gotta stop", "'re gonna stop": what stands before it is no auxiliary of the verb.
        (self.have, self.be) = (None, None);
    }

    /// Whether a form of do is the main verb: no other that it could help follows.
    fn alone(&self, i: usize) -> bool {
        let behind = self.tokens.get(i + 1..self.limit).unwrap_or_default();
        let denies = |n: &&Token| matches!(n.tag, Tag::Adv | Tag::Neg);
        let denied = behind.iter().take_while(denies).count();
        // "does not have a plan": a verb that is an auxiliary elsewhere.
        let has = behind.get(denied).is_some_and(|n| n.tag == Tag::Have || n.tag == Tag::Be);
        let far = || {
            let mark = behind.get(denied).is_some_and(|n| matches!(n.tag, Tag::Comma | Tag::Dash));
            mark && doubled(self.tokens, i + 1 + denied, self.limit) > i + 1 + denied
        };
        !has && !behind.iter().take(4).any(|n| n.tag == Tag::Base) && !far()
    }

    /// "need to leave", "has got to leave".
    fn needs(&self, i: usize) -> bool {
        let t = &self.tokens[i];
        // "he's got to": the short form of "has".
        let has = self.have.or(self.be.filter(|&b| self.tokens[b].span.len() < 3)).is_some();
        let leads = t.lemma == self.words.need && self.be.is_none() || t.word == self.words.got && has;
        leads && to_verb(self.tokens, i, self.limit)
    }

    /// The group with its head, tense, voice and form.
    fn close(mut self) -> Group {
        let head = self.main.or(self.be).or(self.have).unwrap_or(self.first);
        let (t, g) = (&self.tokens[head], &mut self.g);
        g.head = head as u32;
        g.end = (head + 1).max(self.first + 1) as u32;
        g.copula = self.main.is_none() && self.be.is_some() || t.tag == Tag::Be;
        g.lemma = match t.tag {
            _ if g.copula => self.words.be,
            Tag::Have => self.words.have,
            _ => t.lemma,
        };
        g.perfect = self.have.is_some_and(|h| h != head);
        g.past |= g.perfect || t.tag == Tag::Past;
        if self.be.is_some_and(|b| b != head) {
            g.passive = t.tag == Tag::Part;
            g.progressive = t.tag == Tag::Ing;
        }
        if self.main.is_none() {
            self.denied_behind(head + 1);
        }
        self.g.negated |= self.no_further(head + 1);
        self.g.negated = self.g.negated && !self.no_less(head + 1);
        self.g.form = self.form(head);
        self.g.passive |= self.g.form == Form::Participle;
        let to = self.tokens.get(self.g.end as usize).is_some_and(|t| t.tag == Tag::To);
        if self.g.lemma == self.words.go && self.g.progressive && to {
            self.g.modal = Modal::Future;
        }
        self.g
    }

    /// "firms accused of helping": a verb of blame with no object is said of the noun before it.
    fn accused(&self, head: usize) -> bool {
        let next = self.tokens.get(head + 1).is_some_and(|t| t.tag == Tag::Prep);
        let mut cues = self.lexicon.verb_cues(self.tokens[head].lemma).iter();
        next && cues.any(|(p, c)| *p == 0 && c.is(Class::Accuse))
    }

    /// "is not", "has not", "is by no means": negation after the auxiliary that heads.
    fn denied_behind(&mut self, from: usize) {
        let phrase = self.be.is_some() && self.tokens.get(from).is_some_and(|t| t.tag == Tag::Prep);
        if phrase
            && self.tokens.get(from + 3).is_some_and(|t| FURTHER.contains(&t.tag))
            && denies(self.tokens, from, self.words)
        {
            self.g.negated = true;
            self.g.end = (from + 3) as u32;
            return;
        }
        let inside = |t: &&Token| matches!(t.tag, Tag::Neg | Tag::Adv | Tag::QuoteOpen);
        let behind = self.tokens.get(from..self.limit).unwrap_or_default();
        let run = behind.iter().take_while(inside).count();
        self.g.negated |= behind.get(..run).unwrap_or_default().iter().any(|t| t.tag == Tag::Neg);
        if self.g.negated {
            self.g.end = (from + run) as u32;
        }
    }

    /// "shall move no further", "came no nearer to Kelm": a denial of the way behind the verb; "needs no further talks" denies them.
    fn no_further(&self, at: usize) -> bool {
        let way = self.word(at) == Some(self.words.no)
            && self.word(at + 1).is_some_and(|w| w != 0 && self.words.onward.contains(&w));
        let noun = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag.is_verb();
        way && self.main.is_some() && !self.tokens.get(at + 2).is_some_and(noun)
    }

    /// "will not settle for less than the islands", "is not content with anything short of a truce": the denial is of what falls below.
    fn no_less(&self, at: usize) -> bool {
        let lead =
            |t: &&Token| matches!(t.tag, Tag::Prep | Tag::Pron) && !self.words.below.iter().any(|b| b.0 == t.word);
        let at = at + self.tokens.get(at..).unwrap_or_default().iter().take(2).take_while(lead).count();
        let pair = self.word(at).zip(self.word(at + 1));
        let many = self.tokens.get(at + 2).is_some_and(|t| t.tag == Tag::Num);
        self.main.is_some() && !many && pair.is_some_and(|(a, b)| a != 0 && self.words.below.contains(&(a, b)))
    }

    fn form(&self, head: usize) -> Form {
        let t = &self.tokens[head];
        if self.tokens[self.first].tag == Tag::To {
            return Form::Infinitive;
        }
        if self.be.is_none() && self.have.is_none() && self.g.modal == Modal::None {
            return match t.tag {
                Tag::Ing => Form::Ing,
                Tag::Part => Form::Participle,
                Tag::Past if self.accused(head) => Form::Participle,
                Tag::Be | Tag::Have if t.span.len() > 4 && is_ing(t) => Form::Ing,
                _ => Form::Finite,
            };
        }
        let opens = |aux: Option<usize>| aux == Some(self.first) && is_ing(&self.tokens[self.first]);
        if opens(self.be) || opens(self.have) { Form::Ing } else { Form::Finite }
    }
}

/// Whether "to" and a verb stand behind a token.
fn to_verb(tokens: &[Token], at: usize, limit: usize) -> bool {
    let behind = tokens.get(at + 2).filter(|_| at + 2 < limit);
    let verb = |t: &Token| matches!(t.tag, Tag::Base | Tag::Be) || one_thing(tokens, at + 2, limit).is_some();
    tokens.get(at + 1).is_some_and(|t| t.tag == Tag::To) && behind.is_some_and(verb)
}

/// "do is leave", "do was to leave": where the verb stands behind a form of do, and what it is.
fn one_thing(tokens: &[Token], at: usize, limit: usize) -> Option<usize> {
    let tag = |i: usize| tokens.get(i).filter(|_| i < limit).map(|t| t.tag);
    let verb = at + 2 + usize::from(tag(at + 2) == Some(Tag::To));
    (tag(at) == Some(Tag::Do) && tag(at + 1) == Some(Tag::Be) && tag(verb) == Some(Tag::Base)).then_some(verb)
}

/// "have to do it"; in "has to do with" nobody has to.
fn does(tokens: &[Token], at: usize) -> bool {
    tokens[at].tag == Tag::Do && tokens.get(at + 1).is_some_and(|n| n.tag != Tag::Prep)
}

fn is_past(t: &Token) -> bool {
    t.classes & class::V_PAST != 0
}

fn is_ing(t: &Token) -> bool {
    t.classes & class::V_ING != 0
}

//! What stands around a word: the tag before it, the noun phrase that leads up to it, a sure verb that is still to come.

use super::{Tag, reports};
use crate::{
    codebook::{
        cue::{Class, Marker, NounCue, VerbCue},
        lexicon::{Lexicon, Meaning, NameKind, WordId, class},
    },
    segment::token::{Kind, Token},
};

/// A word in its place, with what is known of the clause so far.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub tokens: &'a [Token],
    pub i: usize,
    pub text: &'a str,
    pub lexicon: &'a Lexicon,
    /// Most words of the sentence are capital.
    pub title_case: bool,
    /// The clause has its finite verb.
    pub finite: bool,
    /// A modal or a form of do still waits for its verb: "should Norland accept".
    pub owed: bool,
}

impl<'a> Site<'a> {
    pub fn token(&self) -> &'a Token {
        &self.tokens[self.i]
    }

    pub fn next(&self) -> Option<&'a Token> {
        self.tokens.get(self.i + 1)
    }

    /// The classes of a token; none past the end.
    pub fn class(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(0, |t| t.classes)
    }

    pub fn next_class(&self) -> u32 {
        self.class(self.i + 1)
    }

    /// The tag before, adverbs and negators skipped.
    pub fn prev(&self) -> Option<Tag> {
        before(self.tokens, self.i)
    }

    /// The tag before, adverbs and negators skipped, and marks around a part of a verb group: "will “never” leave".
    pub fn aux(&self) -> Option<Tag> {
        let inside = |t: &Tag| matches!(t, Tag::Adv | Tag::Neg | Tag::QuoteOpen | Tag::QuoteClose);
        self.tokens.get(..self.i).unwrap_or_default().iter().rev().map(|t| t.tag).find(|t| !inside(t))
    }

    /// The tag right before.
    pub fn raw_prev(&self) -> Option<Tag> {
        self.i.checked_sub(1).map(|p| self.tokens[p].tag)
    }

    /// "they better leave": the word stands for a duty, between who has it and a verb.
    pub fn had_better(&self) -> bool {
        self.is(self.i, &["better"])
            && self.next_class() & class::V_BASE != 0
            && self.i + 2 < self.tokens.len()
            && matches!(self.raw_prev(), Some(Tag::Pron | Tag::Proper | Tag::Have | Tag::Modal))
    }

    /// "the moment Kelmar leaves": a noun of time that joins a clause.
    pub fn joins_clause(&self) -> bool {
        // Most words are told by the word before them.
        let led =
            self.i > 0 && (self.class(self.i - 1) & (class::DET | class::ADJ) != 0 || self.is(self.i - 1, &["very"]));
        if !led || self.class(self.i) & (class::ADV | class::NUM | class::SUB | class::PREP) != 0 {
            return false;
        }
        let next = self.tokens.get(self.i + 1);
        let subject =
            next.is_some_and(|n| n.capital || self.next_class() & (class::DET | class::POSS | class::PRON) != 0);
        if !subject || !self.lexicon.known(self.token().word).opens() {
            return false;
        }
        let mut joins = false;
        for from in self.i.saturating_sub(2)..=self.i {
            self.lexicon.phrases_at(self.tokens, from, |f| {
                joins |= f.meaning == Meaning::Marker(Marker::Order) && f.end as usize == self.i + 1;
            });
        }
        // "the day Kelmar" may be a name's.
        joins && (!next.is_some_and(|n| n.capital) || super::follows::clause_follows(self, self.i + 1))
    }

    /// The words of a token.
    pub fn words(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|t| words.iter().any(|w| t.is(self.text, w)))
    }

    /// The verb that the word may be reports or believes.
    pub fn reports(&self) -> bool {
        reports(self.token(), self.lexicon)
    }

    /// The verb that a word may be takes a clause as what is said or shown.
    pub fn takes_clause(&self, i: usize) -> bool {
        let cue = self.lexicon.own_cue(self.tokens[i].lemma);
        cue.is(Class::Report) || cue.is(Class::Belief) || cue.is(Class::Clausal)
    }

    /// "Islanders want the truce": a capital plural that begins the sentence, with an object behind the word.
    pub fn people(&self) -> bool {
        let object = self.next_class() & (class::DET | class::POSS | class::OBJ_PRON | class::TO) != 0;
        let start = self
            .tokens
            .get(..self.i)
            .unwrap_or_default()
            .iter()
            .rposition(|t| !matches!(t.tag, Tag::Adv | Tag::Proper));
        let name = self.tokens.get(..self.i).unwrap_or_default().iter().rposition(|t| t.tag == Tag::Proper);
        object && start.is_none() && name.is_some_and(|n| self.plural(n) && self.class(n) == 0)
    }

    /// Whether a word can go on with a noun phrase.
    pub fn nominal(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|n| {
            let c = self.class(at);
            n.kind == Kind::Hyphen
                || n.kind == Kind::Word
                    && (n.capital
                        || c == 0
                        || c & (class::NOUN | class::ADJ) != 0
                        || c & !class::VERB == 0 && c & class::V_ING != 0)
        })
    }

    /// Whether a clause that only says who tells it stands between commas right before, and in front of that a subject without a
    /// verb: "the truce, Vale said, | collapsed".
    pub fn told_between(&self) -> bool {
        let before = self.tokens.get(..self.i - 1).unwrap_or_default();
        let says = |t: &Token| matches!(t.tag, Tag::Past | Tag::Third) && reports(t, self.lexicon);
        let comma = before.iter().rposition(|t| t.tag == Tag::Comma);
        let Some(comma) = comma.filter(|_| before.last().is_some_and(says)) else { return false };
        let who = before.get(comma + 1..before.len() - 1).unwrap_or_default();
        let names = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Pron;
        let opens = |t: &Token| matches!(t.tag, Tag::Stop | Tag::Semicolon | Tag::QuoteOpen | Tag::Comp | Tag::Sub);
        let subject = before.get(..comma).unwrap_or_default().rsplit(opens).next().unwrap_or_default();
        let verb = |t: &Token| t.tag.is_aux() || matches!(t.tag, Tag::Past | Tag::Third | Tag::Base);
        let waits = subject.last().is_some_and(|t| t.tag.is_head()) && !subject.iter().any(verb);
        waits && !who.is_empty() && who.iter().all(names) && !self.is(self.i + 1, &["by"])
    }

    /// The noun phrase that leads up to a word.
    pub fn subject(&self) -> Subject {
        let mut s = Subject { start: self.i, head: None, number: Number::Unknown, phrases: 0, bare: true };
        let mut last = None;
        for at in (self.i.saturating_sub(16)..self.i).rev() {
            let tag = self.tokens[at].tag;
            match tag {
                Tag::Noun | Tag::Proper | Tag::Pron | Tag::ObjPron | Tag::Num => {
                    last = last.or(Some(at));
                }
                Tag::Prep => {
                    s.phrases += 1;
                    last = None;
                }
                // "Norland and Kelmar": two are many.
                Tag::Coord
                    if at > 0 && (self.tokens[at - 1].tag.is_head() || self.tokens[at - 1].tag == Tag::Comma) =>
                {
                    if s.phrases == 0 && self.tokens[at - 1].tag.is_head() && self.is(at, &["and"]) {
                        s.number = Number::Plural;
                    }
                }
                Tag::Det | Tag::Poss | Tag::Adj | Tag::Possessive | Tag::Hyphen | Tag::Adv | Tag::Neg => {
                    s.bare &= !matches!(tag, Tag::Det | Tag::Poss | Tag::Adj);
                }
                _ => break,
            }
            s.start = at;
        }
        s.head = last;
        if let Some(h) = s.head
            && s.number == Number::Unknown
        {
            s.number = self.number(h);
        }
        s
    }

    /// Whether a noun stands for many, by its ending unless the vocabulary knows better.
    fn plural(&self, at: usize) -> bool {
        let (word, c) = (self.words(at), self.class(at));
        let s = word.ends_with('s') && !["ss", "us", "is", "ics"].iter().any(|e| word.ends_with(e));
        c & class::PLURAL != 0 || s && c & class::SINGULAR == 0
    }

    fn number(&self, at: usize) -> Number {
        let t = &self.tokens[at];
        match t.tag {
            Tag::Noun if self.plural(at) => Number::Plural,
            Tag::Noun => Number::Singular,
            _ => Number::Unknown,
        }
    }

    /// "Norlander sanctions chief": a demonym before a noun is an adjective, so what follows is no verb.
    pub fn adjectival(&self) -> bool {
        // "Western sanctions".
        let mut adjectival = self.i > 0 && self.class(self.i - 1) & (class::ADJ | class::NOUN) == class::ADJ;
        if let Some(p) = self.i.checked_sub(1) {
            self.lexicon.phrases_at(self.tokens, p, |f| {
                adjectival |= f.end as usize == self.i && matches!(f.meaning, Meaning::State(_, NameKind::Demonym));
            });
        }
        adjectival
    }

    /// "a Sutholm | think tank", "Norland's Lantern | spy chief says": behind "a" or an owner and names, with a noun to come.
    pub fn one_thing(&self) -> bool {
        let opens = self
            .tokens
            .get(..self.i)
            .unwrap_or_default()
            .iter()
            .rposition(|t| !matches!(t.tag, Tag::Proper | Tag::Adj));
        let owner = |a: usize| self.tokens[a].tag == Tag::Possessive && self.verb_ahead();
        opens.is_some_and(|a| a + 1 < self.i && (self.is(a, &["a", "an"]) || owner(a)))
            && self.next_class() & class::NOUN != 0
    }

    /// "Norland and Kelmar reject": a list of names ends before the verb.
    pub fn listed(&self) -> bool {
        let start = self
            .tokens
            .get(..self.i)
            .unwrap_or_default()
            .iter()
            .rposition(|t| t.tag != Tag::Proper && t.tag != Tag::Adv);
        start.is_some_and(|s| self.tokens[s].tag == Tag::Coord) || self.heads()
    }

    /// "Norland, Kelmar praise truce", "Norland and Kelmar back dues": a headline's two names, and what they do to what follows.
    pub fn heads(&self) -> bool {
        let names = |r: &[Token]| !r.is_empty() && r.iter().all(|t| t.tag == Tag::Proper);
        let between = self.tokens.get(..self.i).unwrap_or_default().iter().position(|t| t.tag != Tag::Proper);
        between.is_some_and(|b| {
            matches!(self.tokens[b].tag, Tag::Comma | Tag::Coord)
                && names(self.tokens.get(..b).unwrap_or_default())
                && names(self.tokens.get(b + 1..self.i).unwrap_or_default())
        }) && self.nominal(self.i + 1)
            && self.class(self.i + 2) & class::TO == 0
            && !self.verb_ahead()
    }

    /// "Vale said the truce holds": one thing with its article right behind a verb that takes a clause.
    pub fn said(&self) -> bool {
        let subject = self.subject();
        let verb = subject.start.checked_sub(1).map(|v| &self.tokens[v]);
        subject.number == Number::Singular
            && !subject.bare
            && verb.is_some_and(|v| {
                matches!(v.tag, Tag::Past | Tag::Third) && {
                    let mut cues = self.lexicon.verb_cues(v.lemma).iter();
                    cues.any(|(p, cue)| *p == 0 && cue.is(Class::Clausal) && cue.is(Class::Report))
                }
            })
    }

    /// "“Stop the shooting”": a base form that begins what is said, with an object behind it and no verb to come.
    pub fn orders(&self) -> bool {
        // "Immediately stop the shooting".
        let lead = self.tokens.get(..self.i).unwrap_or_default().iter().rev().map(|t| t.tag).find(|&t| t != Tag::Adv);
        let first = matches!(lead, None | Some(Tag::QuoteOpen | Tag::Stop | Tag::Colon));
        let object = self.next_class() & (class::DET | class::POSS | class::OBJ_PRON) != 0;
        first && object && self.class(self.i) & class::V_BASE != 0 && !self.verb_ahead()
    }

    /// "demanded that Norland hand back Kelm": a base form behind one thing or name, in what somebody asks for.
    pub fn mandated(&self) -> bool {
        let subject = self.subject();
        let before = subject.start.checked_sub(1);
        let that = before.filter(|&t| self.tokens[t].tag == Tag::Comp && self.is(t, &["that"]));
        // "demanding Norland end its war": a name right behind the verb, and an object.
        let object = self.next_class() & (class::DET | class::POSS | class::OBJ_PRON | class::V_ING) != 0;
        let bare = before.filter(|&t| {
            let name = self.tokens[self.i - 1].tag == Tag::Proper && subject.phrases == 0 && subject.bare;
            object && name && self.tokens[t].tag.is_verb()
        });
        let Some(asks) = bare.or(that.and_then(|t| t.checked_sub(1))) else { return false };
        subject.head.is_some()
            && self.class(self.i) & class::V_BASE != 0
            && self.asks(asks)
            && self.raw_prev() != Some(Tag::Hyphen)
            && !self.verb_ahead_of_step()
    }

    /// Whether a verb or noun before "that" asks for something: "demanded", "the proposal".
    fn asks(&self, at: usize) -> bool {
        let own = |(p, cue): &(WordId, VerbCue)| {
            *p == 0 && cue.attitude() > 0 && (cue.is(Class::Report) || cue.is(Class::Cause))
        };
        let verb = self.tokens[at].tag.is_verb() && self.lexicon.verb_cues(self.tokens[at].lemma).iter().any(own);
        // "Norland's demand is that Kelmar stay out".
        let at = if self.tokens[at].tag == Tag::Be { at.saturating_sub(1) } else { at };
        let mut noun = false;
        self.lexicon.phrases_at(self.tokens, at, |f| {
            noun |= f.end as usize == at + 1 && f.meaning == Meaning::Noun(NounCue::Plus);
        });
        verb || self.tokens[at].tag == Tag::Noun && noun
    }

    /// "to" behind the word, and a verb that "to" asks for.
    pub fn infinitive_behind(&self) -> bool {
        self.class(self.i + 2) & (class::V_BASE | class::BE | class::HAVE | class::ADV) != 0
            && !self.tokens.get(self.i + 2).is_some_and(|t| t.capital && !self.title_case)
    }

    /// Whether a subordinate clause stands open, without a verb yet.
    pub fn opened(&self) -> bool {
        let last = self.tokens.get(..self.i).unwrap_or_default().iter().rev().map(|t| t.tag).find(|t| {
            matches!(
                t,
                Tag::Sub
                    | Tag::Comp
                    | Tag::Rel
                    | Tag::Comma
                    | Tag::Third
                    | Tag::Past
                    | Tag::Modal
                    | Tag::Be
                    | Tag::Have
                    | Tag::Do
            )
        });
        matches!(last, Some(Tag::Sub | Tag::Comp | Tag::Rel))
    }

    /// "Norland, like Kelmar, | wants a truce", "Norland, but not Kelmar, | wants it": behind the comma that closes what is set beside
    /// the name that opens the sentence.
    pub fn resumed(&self) -> bool {
        let closes = |c: &usize| self.tokens[*c].kind == Kind::Comma;
        let Some(close) = self.i.checked_sub(1).filter(closes) else { return false };
        let Some(open) = (0..close).rev().take(12).find(closes).filter(|&o| o > 0) else { return false };
        let aside = matches!(self.tokens[open + 1].tag, Tag::Prep | Tag::Coord | Tag::Neg);
        let object = self.next_class() & (class::DET | class::POSS | class::OBJ_PRON) != 0 || self.nominal(self.i + 1);
        aside
            && object
            && self.tokens[open - 1].tag.is_head()
            && self.tokens.get(..open).unwrap_or_default().iter().all(|t| t.tag.is_nominal() || t.tag.is_head())
            && self.tokens.get(open + 1..close).unwrap_or_default().iter().all(|t| !t.tag.is_verb() && !t.tag.is_aux())
            && !self.finite
            && !self.verb_ahead()
    }

    /// "the talks | Vale said": a noun of small letters before a name, which is no title of it.
    pub fn apart(&self, name: usize) -> bool {
        let noun = &self.tokens[name - 1];
        if noun.kind != Kind::Word || noun.capital || self.class(name - 1) & class::NOUN == 0 {
            return false;
        }
        let mut title = false;
        for from in name.saturating_sub(3)..name {
            self.lexicon.phrases_at(self.tokens, from, |f| {
                title |= f.end as usize == name && matches!(f.meaning, Meaning::Title(_));
            });
        }
        !title && self.class(name - 1) & (class::PREP | class::ADJ) == 0
    }
}

/// The noun phrase before a verb.
pub(super) struct Subject {
    /// Its first token.
    pub start: usize,
    /// Its head: the last noun before what prepositions hang on it.
    pub head: Option<usize>,
    pub number: Number,
    /// Prepositional phrases in it.
    pub phrases: u32,
    /// No article and no adjective.
    pub bare: bool,
}

/// Singular or plural.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    Singular,
    Plural,
    Unknown,
}

/// The tag before, adverbs and negators skipped.
pub(super) fn before(tokens: &[Token], i: usize) -> Option<Tag> {
    tokens.get(..i).unwrap_or_default().iter().rev().map(|t| t.tag).find(|t| !matches!(t, Tag::Adv | Tag::Neg))
}

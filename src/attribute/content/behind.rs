//! What is said behind its reporting clause: `Vale told the Moot that the truce holds`, `Vale called it "absurd"`.

use std::ops::Range;

use super::{complement_end, finite, phrase};
use crate::{
    attribute::find::Pass,
    codebook::cue::Class,
    segment::{
        clause::{Clause, Edge},
        tag::Tag,
    },
};

/// The addressee, if any, and what is said behind the verb: from its conjunction, quotation, infinitive or subject to where the
/// complement ends.
pub fn behind(pass: &Pass, s: usize, k: usize, from: usize) -> Option<(Option<Range<usize>>, Range<usize>)> {
    let clauses = &pass.sentence(s).clauses;
    let c = &clauses[k];
    let sentence_end = pass.without_stop(pass.bounds(s, c.group.first as usize)).end;
    let subject = clauses.get(k + 1).filter(|n| n.edge == Edge::Content).map(|n| n.subject.start as usize);
    let addressee = addressee(pass, c, from, sentence_end, subject);
    let at = addressee.as_ref().map_or(from, |a| a.end);
    // "Asked about the islands, Vale said …": no further than its own comma.
    let leads = c.group.passive && !finite(c) && c.parent.is_none_or(|p| p as usize > k);
    let comma = (at..sentence_end).find(|&i| leads && pass.tag(i) == Tag::Comma);
    let end = comma.unwrap_or(sentence_end);
    // "criticised Vale for stalling and said that …": what a second verb governs is not the first one's.
    let second = clauses
        .get(k + 1..)
        .unwrap_or_default()
        .iter()
        .find(|n| n.coordinate && finite(n) && n.edge == c.edge && n.parent == c.parent);
    let second = second.map_or(end, |n| n.group.first as usize);
    let next = clauses.get(k + 1).filter(|n| (n.group.first as usize) < end);
    let search = Search { pass, clauses, k, at, end, next, told: addressee.is_some() };
    let start = search.start(end.min(at + REACH).min(second.max(at))).filter(|&start| start < end)?;
    let end = complement_end(pass, s, k, start, end);
    (start < end).then_some((addressee, start..end))
}

/// How many tokens behind the verb what is said may begin.
const REACH: usize = 25;

/// Who is told: the phrase right behind a verb of telling.
fn addressee(pass: &Pass, c: &Clause, at: usize, limit: usize, subject: Option<usize>) -> Option<Range<usize>> {
    if !c.group.cue.is(Class::Tell) || c.group.passive {
        return None;
    }
    let phrase = phrase(pass, at, limit);
    // "told us | Norland wants a truce".
    if let Some(at_subject) = subject.filter(|&s| s > at && phrase.contains(&s)) {
        return Some(at..at_subject);
    }
    let next = pass.tag(phrase.end);
    (!phrase.is_empty() && !next.is_aux() && (!next.is_verb() || next == Tag::Ing)).then_some(phrase)
}

/// The search for where what is said begins, over adverbials and short insertions.
struct Search<'a> {
    pass: &'a Pass<'a>,
    clauses: &'a [Clause],
    /// The reporting clause.
    k: usize,
    /// The first token behind the verb and whom it tells.
    at: usize,
    /// Where the sentence, or the clause that leads it, ends.
    end: usize,
    /// The clause after the reporting one.
    next: Option<&'a Clause>,
    /// Somebody is told.
    told: bool,
}

/// What a token says of where the content begins.
enum Look {
    /// There.
    Begins(usize),
    /// Not before this token, from which to look on.
    Skip(usize),
    /// Nothing is said behind this verb.
    Nothing,
    /// Nothing yet.
    On,
}

impl Search<'_> {
    fn start(&self, limit: usize) -> Option<usize> {
        let mut i = self.at;
        while i < limit {
            match self.look(i) {
                Look::Begins(start) => return Some(start),
                Look::Nothing => return None,
                Look::Skip(to) => i = to,
                Look::On if let Some(start) = self.subject(i) => return Some(start),
                Look::On => i += 1,
            }
        }
        None
    }

    fn look(&self, i: usize) -> Look {
        let (pass, at, cue) = (self.pass, self.at, self.clauses[self.k].group.cue);
        match pass.tag(i) {
            _ if i == at && bears(self.clauses, self.k, i) => Look::Begins(i),
            Tag::Comp => Look::Begins(i),
            Tag::QuoteOpen => Look::Begins(self.quoted(i)),
            Tag::Colon => Look::Begins(i + 1),
            Tag::Comma => self.comma(i),
            Tag::Stop | Tag::Semicolon | Tag::Dash => Look::Nothing,
            Tag::To | Tag::Ing if cue.is(Class::Quoting) || cue.is(Class::Belief) => Look::Nothing,
            Tag::To if self.is_nouns(i) => Look::Nothing,
            Tag::To if self.next.is_some_and(|n| n.group.first as usize == i && n.edge != Edge::Purpose || i == at) => {
                Look::Begins(i)
            }
            Tag::Ing if i == at => Look::Begins(i),
            // "Vale said the offer stands": what may be a verb was taken for a noun.
            Tag::Det | Tag::Poss | Tag::Pron
                if i == at && self.takes_clause() && self.next.is_none() && self.end > at + 2 =>
            {
                Look::Begins(i)
            }
            // "Vale said Kest, who leads the Tidehouse, left": the subject has a relative clause.
            _ if i == at
                && self.next.is_some_and(|n| n.edge == Edge::Relative && n.antecedent.start as usize == i)
                && self
                    .clauses
                    .get(self.k + 1..)
                    .unwrap_or_default()
                    .iter()
                    .any(|n| finite(n) && n.edge != Edge::Relative) =>
            {
                Look::Begins(i)
            }
            Tag::Sub
                if i == at
                    && !phrase_before_that(pass, i, self.next)
                    && (!self.told || pass.words.whether.contains(&pass.word(i)))
                    && !cue.is(Class::Belief)
                    && !cue.is(Class::Quoting)
                    && self.next.is_some() =>
            {
                Look::Begins(i)
            }
            _ => Look::On,
        }
    }

    /// Where a content begins that has a quotation: at its mark, or at the words before that belong to it.
    fn quoted(&self, mark: usize) -> usize {
        let (pass, at) = (self.pass, self.at);
        let first = pass.tag(at);
        let quotes_only = !self.clauses[self.k].group.cue.is(Class::Clausal);
        let short = matches!(first, Tag::ObjPron | Tag::Pron | Tag::Det) || quotes_only && first.is_head();
        // "called it “absurd”", "said Vale “is no fool”": the object or subject before the marks is part of it.
        if mark >= at + 2 && (first.is_nominal() || first.is_head()) || mark == at + 1 && short {
            return at;
        }
        // "warned of a “heavy price”": the phrase that the marks stand in.
        if mark > at && matches!(pass.tag(mark - 1), Tag::Det | Tag::Poss | Tag::Adj) {
            return (at..mark).rev().take_while(|&j| pass.tag(j).is_nominal()).last().unwrap_or(mark);
        }
        mark
    }

    /// A comma before a quotation, or around an insertion.
    fn comma(&self, i: usize) -> Look {
        let pass = self.pass;
        let next = pass.tag(i + 1);
        if next == Tag::QuoteOpen {
            return Look::Begins(i + 1);
        }
        // "He says, I do not want it": speech without marks.
        let c = &self.clauses[self.k];
        let says = c.group.cue.is(Class::Report) && finite(c) && matches!(c.edge, Edge::Root | Edge::Content);
        let own = || ["i", "we", "my", "our"].iter().any(|w| pass.is(i + 1, w));
        if i == self.at && says && own() {
            return Look::Begins(i + 1);
        }
        // "said, in remarks aired by the state radio, that"
        if matches!(next, Tag::Prep | Tag::Adv | Tag::Ing | Tag::Part | Tag::Sub)
            && let Some(that) = (i + 2..self.end.min(i + 24)).find(|&j| {
                pass.tag(j) == Tag::Comma && pass.tag(j + 1) == Tag::Comp && pass.word(j + 1) == pass.words.that
            })
            && !(i + 1..that).any(|j| matches!(pass.tag(j), Tag::Comp | Tag::Stop | Tag::QuoteOpen))
        {
            return Look::Begins(that + 1);
        }
        // "said, and I quote, “…”"
        if next == Tag::Coord
            && let Some(mark) = (i + 2..self.end.min(i + 8)).find(|&j| pass.tag(j) == Tag::QuoteOpen)
            && pass.tag(mark - 1) == Tag::Comma
            && pass.tag(i + 2) == Tag::Pron
        {
            return Look::Begins(mark);
        }
        // "said, however, that"
        match (i + 1..self.end.min(i + 8)).find(|&j| pass.tag(j) == Tag::Comma) {
            Some(close) if !(i + 1..close).any(|j| pass.tag(j).is_verb() || pass.tag(j).is_aux()) => {
                Look::Skip(close + 1)
            }
            _ => Look::Nothing,
        }
    }

    /// "announced the withdrawal and its refusal to sign": the infinitive is the noun's.
    fn is_nouns(&self, to: usize) -> bool {
        let cue = self.clauses[self.k].group.cue;
        to > self.at
            && matches!(self.pass.tag(self.at), Tag::Det | Tag::Poss)
            && self.pass.tag(to - 1) == Tag::Noun
            && !self.told
            && !cue.is(Class::Tell)
            && !cue.is(Class::Cause)
    }

    /// A plain verb of saying: a clause may follow without "that".
    fn takes_clause(&self) -> bool {
        let cue = self.clauses[self.k].group.cue;
        cue.is(Class::Clausal) && !cue.is(Class::Tell) && !cue.is(Class::Belief) && !cue.is(Class::Quoting)
    }

    /// Where the clause that is said begins with its subject.
    fn subject(&self, i: usize) -> Option<usize> {
        let quotes = self.clauses[self.k].group.cue.is(Class::Quoting);
        let n = self.next.filter(|n| finite(n) && n.edge == Edge::Content && !quotes)?;
        let begins = if n.subject.is_empty() {
            i == self.at && i < n.group.first as usize && self.pass.tag(i).is_nominal()
        } else {
            n.subject.start as usize <= i
        };
        begins.then_some(i)
    }
}

/// "said Norland's wish to join was a threat": what is said begins with a subject that has a clause of its own.
fn bears(clauses: &[Clause], k: usize, at: usize) -> bool {
    let inside = clauses.get(k + 1).is_some_and(|n| matches!(n.edge, Edge::Subject | Edge::Content));
    let says = |m: &Clause| {
        m.edge == Edge::Content
            && m.parent.map(usize::from) == Some(k)
            && m.subject.start as usize == at
            && !m.subject.is_empty()
    };
    inside && clauses.get(k + 1..).unwrap_or_default().iter().skip(1).any(says)
}

/// "have hinted since last summer | that …": a subordinator that only a noun phrase follows, before "that".
fn phrase_before_that(pass: &Pass, at: usize, next: Option<&Clause>) -> bool {
    let verb = next.map_or(at, |n| n.group.first as usize);
    let that = (at + 1..verb).find(|&i| pass.tag(i) == Tag::Comp);
    that.is_some_and(|t| (at + 1..t).all(|i| pass.tag(i).is_nominal() || pass.tag(i) == Tag::Prep))
}

//! Finds who says what in one paragraph: runs the rules over its clauses and joins quotations that go on.

#![allow(clippy::single_range_in_vec_init, reason = "contents and cues are lists of ranges, often of one")]

use std::ops::Range;

use smallvec::SmallVec;

use super::{
    content,
    rules::{self, How},
};
use crate::{
    codebook::{
        cue::Class,
        lexicon::{Lexicon, Meaning, WordId},
    },
    date::{self, Date},
    segment::{
        Segmented, Sentence,
        clause::Clause,
        group::{Form, Grammar, Modal},
        quote::Quote,
        tag::Tag,
        token::{Kind as TokenKind, Token},
    },
};

/// An attribution, as token ranges of its paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The whole phrase that names the source, appositions included; none where the text names nobody here.
    pub source: Option<Range<usize>>,
    /// The words that report: verb group, "according to", a colon.
    pub cue: Vec<Range<usize>>,
    /// What is said, in text order; a quotation with its marks.
    pub content: Vec<Range<usize>>,
    /// Name of the rule that found it.
    pub rule: &'static str,
    /// How it is conveyed.
    pub kind: Kind,
    /// The reporting clause: sentence, clause in it.
    pub clause: Option<(usize, usize)>,
    /// Who is told.
    pub addressee: Option<Range<usize>>,
    /// Whoever passes on what the source says.
    pub relayed: Option<Range<usize>>,
    /// Denied, asked, wished or hypothetical: nobody has said the content.
    pub unsaid: bool,
    /// Stands inside the content of another attribution.
    pub nested: bool,
}

/// How an attribution is conveyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A verb or noun of saying or writing.
    Said,
    /// A verb of thinking or wanting.
    Thought,
    /// "according to", "citing".
    Cited,
    /// The colon or dash of a headline.
    Headline,
    /// A quotation without a cue in its paragraph.
    OpenQuote,
}

/// What the paragraph before left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Its last quotation has no closing mark, so that this paragraph may go on with it.
    pub quotation: bool,
}

impl Open {
    /// What a paragraph leaves open for the next one.
    pub fn after(segmented: &Segmented) -> Open {
        Open { quotation: segmented.quotes.last().is_some_and(|q| !q.closed) }
    }
}

/// The attributions of a paragraph, in text order of their cues. Never fails; every range lies inside the paragraph.
pub fn find(
    segmented: &Segmented,
    text: &str,
    lexicon: &Lexicon,
    grammar: &Grammar,
    open: Option<&Open>,
) -> Vec<Found> {
    let mut pass = Pass {
        seg: segmented,
        tokens: &segmented.tokens,
        text,
        lexicon,
        words: grammar,
        open: open.is_some_and(|o| o.quotation),
        found: Vec::new(),
        covered: vec![false; segmented.tokens.len()],
    };
    for s in 0..segmented.sentences.len() {
        for k in 0..segmented.sentences[s].clauses.len() {
            if !pass.reports(&segmented.sentences[s].clauses[k]) || rules::quoted_as::passed_on(&pass, s, k) {
                continue;
            }
            let hit = rules::RULES.iter().find_map(|rule| match rule.how {
                How::Clause(try_clause) => try_clause(&pass, s, k).map(|f| Found { rule: rule.name, ..f }),
                How::Paragraph(_) | How::Rest(_) => None,
            });
            if let Some(f) = hit.filter(|f| !pass.idle(f)) {
                pass.push(f);
            }
        }
    }
    for rule in rules::RULES {
        let before = pass.found.len();
        match rule.how {
            How::Clause(_) => continue,
            How::Paragraph(try_paragraph) => try_paragraph(&mut pass),
            How::Rest(try_rest) => {
                content::join_quotations(&mut pass);
                try_rest(&mut pass);
            }
        }
        for f in &mut pass.found[before..] {
            f.rule = rule.name;
        }
    }
    let mut found = pass.found;
    found.retain(|f| !f.content.is_empty());
    found.sort_by_key(Found::start);
    mark_nested(&mut found);
    found
}

impl Found {
    /// The day that the words around the cue give, outside what is said.
    pub fn day(&self, seg: &Segmented, text: &str, base: Date) -> Option<Date> {
        let at = self.start();
        let home = seg.sentences.partition_point(|s| s.tokens.end <= at);
        let home = seg.sentences.get(home).filter(|s| s.tokens.contains(&at))?;
        let outside = home.tokens.clone().filter(|t| !self.content.iter().any(|c| c.contains(t)));
        date::first(&outside.map(|t| seg.tokens[t].span.of(text)).collect::<SmallVec<[&str; 32]>>(), base)
    }

    /// First token of the cue, or of the content where there is none.
    pub fn start(&self) -> usize {
        self.cue.first().or(self.content.first()).map_or(0, |r| r.start)
    }
}

/// An attribution whose cue lies inside another's content is nested in it; of two that stand in each other, the later cue is the
/// outer one. Sorted by start, so that only a few neighbours need looking at.
fn mark_nested(found: &mut [Found]) {
    if found.len() < 2 {
        return;
    }
    // Contents by their start, with the furthest end of all up to each.
    let mut contents: Vec<(usize, usize, usize)> =
        found.iter().enumerate().flat_map(|(j, f)| f.content.iter().map(move |c| (c.start, c.end, j))).collect();
    contents.sort_unstable();
    let mut furthest = 0;
    let reach: Vec<usize> = contents
        .iter()
        .map(|c| {
            furthest = furthest.max(c.1);
            furthest
        })
        .collect();
    for i in 0..found.len() {
        let at = found[i].start();
        let mut n = contents.partition_point(|c| c.0 <= at);
        while n > 0 && reach[n - 1] > at {
            n -= 1;
            let (_, end, j) = contents[n];
            let other = &found[j];
            let cued = !found[i].cue.is_empty() || !other.cue.is_empty();
            let mutual = found[i].content.iter().any(|c| c.contains(&other.start()));
            if j != i && end > at && cued && (!mutual || j > i) {
                found[i].nested = true;
                break;
            }
        }
    }
}

/// What every rule sees.
pub struct Pass<'a> {
    /// The paragraph.
    pub seg: &'a Segmented,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// The document's text.
    pub text: &'a str,
    /// The codebook.
    pub lexicon: &'a Lexicon,
    /// Words of the grammar.
    pub words: &'a Grammar,
    /// The paragraph before ended inside a quotation.
    pub open: bool,
    /// What has been found so far.
    pub found: Vec<Found>,
    /// Per token, whether it is part of what has been found.
    covered: Vec<bool>,
}

impl Pass<'_> {
    /// Adds an attribution.
    pub fn push(&mut self, found: Found) {
        for range in found.content.iter().chain(&found.cue) {
            self.covered[range.clone()].fill(true);
        }
        self.found.push(found);
    }

    /// Whether any token of a stretch is part of what has been found.
    pub fn covers(&self, range: Range<usize>) -> bool {
        self.covered[range].contains(&true)
    }

    /// Marks a stretch as found.
    pub fn cover(&mut self, range: Range<usize>) {
        self.covered[range].fill(true);
    }

    /// A sentence.
    pub fn sentence(&self, s: usize) -> &Sentence {
        &self.seg.sentences[s]
    }

    /// A clause.
    pub fn clause(&self, s: usize, k: usize) -> &Clause {
        &self.seg.sentences[s].clauses[k]
    }

    /// Whether the clause's verb reports what somebody says or thinks.
    pub fn reports(&self, clause: &Clause) -> bool {
        let cue = clause.group.cue;
        let reports = if cue.is(Class::Belief) {
            // "I think": the text's own voice, or its speaker's.
            let first = clause.subject.start as usize;
            let own = clause.subject.len() == 1 && self.words.own.contains(&self.word(first));
            !own && cue.is(Class::Report)
        } else {
            cue.is(Class::Report) || cue.is(Class::Cite) || cue.is(Class::Accuse) || cue.is(Class::Act)
        } || rules::speaks_by_place(self, clause);
        reports && !self.in_title(clause.group.head as usize)
    }

    /// Whether an attribution that a clause gives reports nobody: "I say that …" is its speaker's own voice, "you" is anybody; an
    /// object that nobody has spoken of ("would not comment on it"); a thought told within a quotation.
    fn idle(&self, f: &Found) -> bool {
        let before = f.content.first().is_some_and(|c| c.start < f.start());
        let own = f.source.as_ref().is_some_and(|s| s.len() == 1 && self.words.own.contains(&self.word(s.start)));
        let object = f.rule == rules::OBJECT;
        let quoted = self.within(f.start()).is_some();
        !before && own || (object || quoted) && f.unsaid || quoted && f.kind == Kind::Thought
    }

    /// Whether a verb's word opens a title ("a think tank").
    fn in_title(&self, at: usize) -> bool {
        let mut found = false;
        self.lexicon.phrases_at(self.tokens, at, |f| {
            found |= matches!(f.meaning, Meaning::Title(_)) && f.end as usize > at + 1;
        });
        found
    }

    /// A token's word class; `Tag::Stop` past the end.
    pub fn tag(&self, i: usize) -> Tag {
        self.tokens.get(i).map_or(Tag::Stop, |t| t.tag)
    }

    /// A token's vocabulary id; 0 past the end.
    pub fn word(&self, i: usize) -> WordId {
        self.tokens.get(i).map_or(0, |t| t.word)
    }

    /// Whether a token is a word, in any case.
    pub fn is(&self, i: usize, word: &str) -> bool {
        self.tokens.get(i).is_some_and(|t| t.is(self.text, word))
    }

    /// The quotation that a token opens.
    pub fn opens(&self, i: usize) -> Option<&Quote> {
        let at = self.seg.quotes.partition_point(|q| (q.first as usize) < i);
        self.seg.quotes.get(at).filter(|q| q.opened && q.first as usize == i)
    }

    /// The quotation that ends right before token `end`.
    pub fn closes(&self, end: usize) -> Option<&Quote> {
        let at = self.seg.quotes.partition_point(|q| (q.end as usize) < end);
        self.seg.quotes.get(at).filter(|q| q.closed && q.end as usize == end)
    }

    /// The quotation that a token stands in.
    pub fn within(&self, i: usize) -> Option<&Quote> {
        let at = self.seg.quotes.partition_point(|q| q.end as usize <= i);
        self.seg.quotes.get(at).filter(|q| q.inside().contains(&i))
    }

    /// The stretch that a clause of sentence `s` can speak about: the sentence, or the part of the quotation the clause stands in.
    pub fn bounds(&self, s: usize, at: usize) -> Range<usize> {
        let r = self.sentence(s).tokens.clone();
        match self.within(at) {
            Some(q) => r.start.max(q.inside().start)..r.end.min(q.inside().end),
            None => r,
        }
    }

    /// Where a stretch that begins at `start` begins if the quotation around its beginning ends before `end`: "X. | Y," he said.
    pub fn from_quotation(&self, start: usize, end: usize) -> usize {
        self.within(start).filter(|q| q.closed && q.end as usize <= end).map_or(start, |q| start.min(q.first as usize))
    }

    /// Whether a sentence ends right before token `end`.
    pub fn ends_sentence(&self, end: usize) -> bool {
        end.checked_sub(1).and_then(|l| self.sentence_of(l)).is_some_and(|s| self.sentence(s).tokens.end == end)
    }

    /// Where the sentence ends that a quotation up to token `end` closes, its stop inside the marks or behind them.
    pub fn ends_quoted(&self, end: usize) -> Option<usize> {
        let behind = end + usize::from(self.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Stop));
        [end, behind].into_iter().find(|&e| self.ends_sentence(e))
    }

    /// The sentence of a token.
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let at = self.seg.sentences.partition_point(|s| s.tokens.end <= token);
        self.seg.sentences.get(at).is_some_and(|s| s.tokens.contains(&token)).then_some(at)
    }

    /// The end of a stretch without the stop that ends its sentence.
    pub fn without_stop(&self, range: Range<usize>) -> Range<usize> {
        let mut end = range.end;
        while end > range.start && self.tokens[end - 1].kind == TokenKind::Stop {
            end -= 1;
        }
        range.start..end
    }

    /// The cue's tokens: the verb group and its particle where that stands right behind.
    pub fn cue(&self, clause: &Clause) -> Vec<Range<usize>> {
        vec![clause.group.first as usize..self.after_verb(clause)]
    }

    /// One past the verb group and the particle right behind it.
    pub fn after_verb(&self, clause: &Clause) -> usize {
        let end = clause.group.end as usize;
        end + (clause.group.particle != 0 && self.word(end) == clause.group.particle) as usize
    }

    /// Whether nobody has said it yet: "did not say", "declined to say", "would say", "Did Vale say …?".
    pub fn unsaid(&self, s: usize, k: usize) -> bool {
        let sentence = self.sentence(s);
        let c = &sentence.clauses[k];
        let g = &c.group;
        let above = c.parent.map(usize::from).filter(|&p| p < k).map(|p| &sentence.clauses[p].group);
        let refused = g.form == Form::Infinitive
            && above.is_some_and(|a| {
                a.negated || a.cue.is(Class::Fail) || a.copula || a.lemma == self.words.have || a.modal != Modal::None
            });
        let question = self.within(g.first as usize).is_none()
            && sentence.tokens.clone().next_back().is_some_and(|l| self.tokens[l].span.of(self.text) == "?")
            && self.tag((g.first as usize).saturating_sub(1)) != Tag::QuoteClose
            && (c.subject.start as usize) < g.head as usize
            && sentence.tokens.clone().take(2).any(|i| self.tag(i).is_aux());
        g.negated || g.modal != Modal::None || refused || question
    }
}

#[cfg(test)]
#[allow(missing_docs)]
pub mod tests;

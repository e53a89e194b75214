//! Finds who says what in one paragraph: runs the rules over its clauses and joins quotations that go on.

#![allow(clippy::single_range_in_vec_init, reason = "contents and cues are lists of ranges, often of one")]

use std::ops::Range;

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
        let home = seg.sentences.iter().find(|s| s.tokens.contains(&at))?;
        let outside = home.tokens.clone().filter(|t| !self.content.iter().any(|c| c.contains(t)));
        date::first(&outside.map(|t| seg.tokens[t].span.of(text)).collect::<Vec<_>>(), base)
    }

    /// First token of the cue, or of the content where there is none.
    pub fn start(&self) -> usize {
        self.cue.first().or(self.content.first()).map_or(0, |r| r.start)
    }
}

/// An attribution whose cue lies inside another's content is nested in it; of two that stand in each other, the later cue is the
/// outer one. Sorted by start, so that only a few neighbours need looking at.
fn mark_nested(found: &mut [Found]) {
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
        if cue.is_empty() || self.in_title(clause.group.head as usize) {
            return false;
        }
        if cue.is(Class::Belief) {
            // "I think": the text's own voice, or its speaker's.
            let first = clause.subject.start as usize;
            let own = clause.subject.len() == 1 && self.words.own.contains(&self.word(first));
            return !own && cue.is(Class::Report);
        }
        cue.is(Class::Report) || cue.is(Class::Cite) || cue.is(Class::Accuse) || cue.is(Class::Act)
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
pub mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        codebook::{Codebook, language::Language},
        segment,
        span::Span,
    };

    struct Ground {
        lexicon: Lexicon,
        grammar: Grammar,
    }

    fn ground() -> &'static Ground {
        static GROUND: std::sync::OnceLock<Ground> = std::sync::OnceLock::new();
        GROUND.get_or_init(|| {
            let lexicon = Lexicon::new(&Codebook::default(), Language::embedded());
            let grammar = Grammar::new(&lexicon);
            Ground { lexicon, grammar }
        })
    }

    fn run(text: &str) -> (Segmented, Vec<Found>) {
        let g = ground();
        let mut seg = Segmented::default();
        segment::tokens(text, Span::new(0, text.len()), &g.lexicon, &mut seg);
        segment::structure(text, &g.lexicon, &g.grammar, &mut seg);
        let found = find(&seg, text, &g.lexicon, &g.grammar, None);
        (seg, found)
    }

    /// What is found in a paragraph.
    pub fn all(text: &str) -> Vec<Found> {
        run(text).1
    }

    /// The same as "rule: source | cue | content, content" in words; `!` for what nobody has said.
    pub fn finds(text: &str) -> Vec<String> {
        let (seg, found) = run(text);
        let words = |r: &Range<usize>| seg.span(r.clone()).of(text).to_owned();
        let join = |v: &[Range<usize>]| v.iter().map(words).collect::<Vec<_>>().join(" … ");
        found
            .iter()
            .filter(|f| !f.nested)
            .map(|f| {
                let source = f.source.as_ref().map(words).unwrap_or_default();
                format!("{}{source} | {} | {}", if f.unsaid { "!" } else { "" }, join(&f.cue), join(&f.content))
            })
            .collect()
    }

    fn check(rows: &[(&str, &[&str])]) {
        for (text, want) in rows {
            assert_eq!(finds(text), *want, "{text}");
        }
    }

    #[test]
    fn quotations_before_behind_and_around_their_cue() {
        check(&[
            ("“The truce holds,” Vale said.", &["Vale | said | “The truce holds,”"]),
            (
                "“The truce holds,” said Mara Vale, the president of Norland. “We will keep it.”",
                &["Mara Vale, the president of Norland | said | “The truce holds,” … “We will keep it.”"],
            ),
            (
                "“The truce,” Vale told reporters in Sutholm, “is a trap.”",
                &["Vale | told | “The truce,” … “is a trap.”"],
            ),
            ("''No,'' she said.", &["she | said | ''No,''"]),
            ("Vale added: \"We will not leave. Not now.\"", &["Vale | added | \"We will not leave. Not now.\""]),
            ("“Is it over?” Mr. Reyk asked.", &["Mr. Reyk | asked | “Is it over?”"]),
            (
                "“First one. Then another,” he said. “And a third.” Kest said the talks go on.",
                &["he | said | “First one. Then another,” … “And a third.”", "Kest | said | the talks go on"],
            ),
        ]);
    }

    #[test]
    fn indirect_speech_with_and_without_that() {
        check(&[
            ("Vale said on Monday that the truce holds.", &["Vale | said | that the truce holds"]),
            ("Vale said she supported the offer.", &["Vale | said | she supported the offer"]),
            ("The truce is over, Vale said on Monday.", &["Vale | said | The truce is over"]),
            ("The truce, Vale said, is over.", &["Vale | said | The truce … is over"]),
            ("Vale vowed to leave the islands.", &["Vale | vowed | to leave the islands"]),
            ("Vale warned Norland that it would pay.", &["Vale | warned | that it would pay"]),
            (
                "Vale said the deal was dead, adding that Norland would pay.",
                &["Vale | said | the deal was dead", "Vale | adding | that Norland would pay"],
            ),
        ]);
    }

    #[test]
    fn the_source_is_the_whole_subject_however_far_it_stands() {
        check(&[
            (
                "Kest, who leads the Tidehouse, said the offer stands.",
                &["Kest, who leads the Tidehouse | said | the offer stands"],
            ),
            ("Vale, in a bid to end the talks, said the offer was dead.", &["Vale | said | the offer was dead"]),
            (
                "Vale rejected the offer and called for talks.",
                &["Vale | rejected | the offer", "Vale | called for | talks"],
            ),
            (
                "The ministry released a statement saying that the truce holds.",
                &["The ministry | saying | that the truce holds"],
            ),
            ("“No,” said Robert S. Reyk, an envoy.", &["Robert S. Reyk, an envoy | said | “No,”"]),
        ]);
    }

    #[test]
    fn verbs_of_saying_are_seen_whatever_stands_around_them() {
        check(&[
            ("A test said it was dead.", &["A test | said | it was dead"]),
            ("The envoys said the islanders had left.", &["The envoys | said | the islanders had left"]),
            ("The talks are to be held soon, Kest said.", &["Kest | said | The talks are to be held soon"]),
            ("Waters said that the truce holds.", &["Waters | said | that the truce holds"]),
            ("“It is over,” Kest told Norland’s This Week.", &["Kest | told | “It is over,”"]),
            ("Reyk provided a list, saying that it was short.", &["Reyk | saying | that it was short"]),
            ("Analysts say the deal is dead.", &["Analysts | say | the deal is dead"]),
            ("On May 5 Kest said the deal was dead.", &["Kest | said | the deal was dead"]),
        ]);
    }

    #[test]
    fn a_line_without_stops_is_cut() {
        let text = "Vale said that ".repeat(2_000);
        let (seg, _) = run(&text);
        assert!(seg.sentences.len() > 5 && seg.sentences.iter().all(|s| s.tokens.len() <= 601));
    }

    #[test]
    fn names_and_asides_between_source_and_verb() {
        check(&[
            (
                "Ada Quill, a keeper of the tower at Ostby, late on Tuesday said that the truce holds.",
                &["Ada Quill, a keeper of the tower at Ostby | said | that the truce holds"],
            ),
            (
                "It was Ada Quill, Norland's envoy to Sutholm, who said that the truce holds.",
                &["Ada Quill, Norland's envoy to Sutholm, who | said | that the truce holds"],
            ),
            (
                "Two envoys briefed on the talks said the truce holds.",
                &["Two envoys briefed on the talks | said | the truce holds"],
            ),
            (
                "Vale said, in remarks aired by the harbour radio, that the truce holds.",
                &["Vale | said | that the truce holds"],
            ),
            (
                "The paper reported, citing Ada Quill, a former envoy, that the truce holds.",
                &["Ada Quill, a former envoy | reported … citing | that the truce holds"],
            ),
            ("The truce holds, as Ada Quill, the envoy, put it.", &["Ada Quill, the envoy | put | The truce holds"]),
            (
                "In the words of Ada Quill, the truce holds.",
                &["Ada Quill | In the words of Ada Quill | the truce holds"],
            ),
            ("Ada Quill was clear: the truce is over.", &["Ada Quill | : | the truce is over"]),
            ("Norland's message was plain: the truce is over.", &["Norland | : | the truce is over"]),
        ]);
    }

    #[test]
    fn words_of_others_are_passed_on() {
        let (seg, found) = run("The talks are off, the newspaper reported, citing Mara Vale.");
        assert_eq!(found.len(), 1);
        assert_eq!(seg.tokens[found[0].source.clone().unwrap()].len(), 2);
        assert!(found[0].relayed.is_some());
        let (_, found) = run("Vale was quoted by a newspaper as saying that the truce holds.");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].relayed.is_some());
    }

    #[test]
    fn what_nobody_has_said_is_marked() {
        for text in [
            "Vale did not say whether the truce holds.",
            "Vale would say that the truce holds.",
            "Vale declined to say whether the truce holds.",
        ] {
            assert!(all(text).iter().all(|f| f.unsaid), "{text}: {:?}", finds(text));
        }
        assert!(!all("Vale said that the truce holds.")[0].unsaid);
    }

    #[test]
    fn a_scare_quote_is_no_attribution_and_a_loose_quotation_has_no_source() {
        assert_eq!(finds("The “truce” held for a day."), [""; 0]);
        assert_eq!(all("“The truce holds. We will keep it.”")[0].kind, Kind::OpenQuote);
        assert!(Open::after(&run("Vale said: “We will stay.").0).quotation);
    }

    fn piece() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "Vale ",
            "said ",
            "told ",
            "that ",
            "the truce ",
            "holds",
            ", ",
            ". ",
            "“",
            "”",
            "\"",
            "'",
            "’s ",
            "who ",
            "and ",
            "as saying ",
            "according to ",
            "was quoted ",
            "by ",
            ": ",
            " – ",
            "— ",
            "? ",
            "(",
            ") ",
            "to leave ",
            "did not ",
            "; ",
            "''",
            "«",
            "» ",
            "citing ",
            "Mr. ",
            "…",
            "\u{200b}",
            "Kest’s claim ",
            "if ",
            "will ",
            "saying ",
            "rejected ",
            "30 ",
            "é",
            "I ",
            "which ",
        ])
    }

    proptest! {
        #[test]
        fn ranges_lie_inside_the_paragraph(pieces in prop::collection::vec(piece(), 0..40)) {
            let text = pieces.concat();
            let (seg, found) = run(&text);
            let n = seg.tokens.len();
            for f in &found {
                prop_assert!(!f.content.is_empty());
                for r in f.content.iter().chain(&f.cue).chain(&f.source).chain(&f.addressee).chain(&f.relayed) {
                    prop_assert!(r.start < r.end && r.end <= n, "{:?} of {} in {:?}", r, n, text);
                }
            }
        }

        #[test]
        fn any_text_is_taken(text in "\\PC{0,120}") {
            run(&text);
        }
    }
}

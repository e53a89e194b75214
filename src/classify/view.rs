//! What the classifier sees of one paragraph: words, clauses, names, who says what, and the discourse around it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{holder::Holder, sayings::Sayings};
use crate::{
    attribute::{
        Said, Unit,
        find::Kind,
        speaker::{Scene, Speaker},
    },
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Lexicon, Meaning, StateId, class, side_bit},
    },
    segment::{
        Segmented, Sentence,
        clause::{Clause, Edge},
        group::{Form, Grammar, Group, Modal},
        tag::Tag,
        token::Token,
    },
    statement::Voice,
};

/// One paragraph, ready to be classified.
pub struct View<'a> {
    /// Segmentation, mentions and attributions.
    pub unit: &'a Unit,
    /// Text, codebook and day.
    pub scene: Scene<'a>,
    /// Names by which people are known in the document.
    pub cast: &'a crate::attribute::speaker::Cast,
    /// Words of the grammar.
    pub grammar: &'a Grammar,
    /// Mechanisms that are off.
    pub off: &'a crate::code::Switches,
    /// The paragraph is a question in a transcript.
    pub question: bool,
    /// The party of whoever answers that question: "you".
    pub addressed: Option<StateId>,
    /// What the document has said before this paragraph.
    pub told: &'a super::told::Told,
    /// What last stopped a topic's word, for `explain`.
    pub stopped: std::cell::Cell<Option<super::silence::Silence>>,
    /// The innermost attribution of each token, made when it is first asked for.
    pub sayings: std::cell::OnceCell<super::sayings::Sayings>,
    /// Whose position a phrase makes it, by its place: the same subject is asked for by each word of a topic.
    pub holders: std::cell::RefCell<FxHashMap<(usize, usize), Holder>>,
}

/// The most tokens that a noun phrase is followed back over.
pub(super) const PHRASE: usize = 24;

impl<'a> View<'a> {
    /// The segmentation.
    pub fn seg(&self) -> &'a Segmented {
        &self.unit.seg
    }

    /// No evidence, and why.
    pub fn stop<T>(&self, why: super::silence::Silence) -> Option<T> {
        self.stopped.set(Some(why));
        None
    }

    /// The parties that the paragraph names, one bit each.
    pub fn sides(&self) -> u64 {
        let states = self.unit.mentions.names.iter().filter_map(|f| self.state_of(f));
        states.filter(|s| *s < self.lexicon().parties).fold(0, |all, s| all | side_bit(s))
    }

    /// The lexicon.
    pub fn lexicon(&self) -> &'a Lexicon {
        self.scene.lexicon
    }

    /// The words of a token range.
    pub fn words(&self, range: Range<usize>) -> &'a str {
        self.seg().span(range).of(self.scene.text)
    }

    /// Who says what stands at a token: the innermost attribution whose content holds it, else the paragraph's own speaker.
    pub fn said_at(&self, token: usize) -> Option<usize> {
        // What a nameless source says within another's words is the other's.
        let sayings =
            || Sayings::of(&self.unit.said, &self.seg().quotes, self.seg().tokens.len(), |s| self.nameless(s));
        self.sayings.get_or_init(sayings).at(token)
    }

    /// The attributions whose cues stand in a stretch.
    pub fn said_in(&self, tokens: &Range<usize>) -> &'a [Said] {
        let said = &self.unit.said;
        let before = |at: usize| said.partition_point(|s| s.found.start() < at);
        said.get(before(tokens.start)..before(tokens.end)).unwrap_or_default()
    }

    /// Whether whoever tells of it is the one to be cited: the text gives no name by which the source could be placed ("the envoy
    /// said"), or only a thought is told of within another's words ("Vale said that Corvin believes …").
    fn nameless(&self, said: &Said) -> bool {
        if said.found.kind == Kind::Thought && said.found.nested {
            return true;
        }
        // "He says, I do not want it": whoever "I" is, it is not the one who tells it.
        let own = |c: &Range<usize>| ["i", "we", "my", "our"].iter().any(|w| self.says(c.start, w));
        let cue = said.found.cue.last().map_or(0, |c| c.end);
        if said
            .found
            .content
            .first()
            .is_some_and(|c| c.start == cue + 1 && self.seg().tokens[cue].tag == Tag::Comma && own(c))
        {
            return false;
        }
        let named = |r: &Range<usize>| self.seg().tokens[r.clone()].iter().any(|t| t.tag == Tag::Proper);
        said.speaker.is_none() && !said.found.source.as_ref().is_some_and(named)
    }

    /// The speaker at a token: who is cited, the paragraph's own, or the house whose text it is.
    pub fn speaker_at(&self, token: usize) -> Option<&'a Speaker> {
        match self.said_at(token) {
            Some(i) => self.unit.said[i].speaker.as_ref(),
            None => self.unit.speaker.as_ref().or(self.unit.house.as_ref()),
        }
    }

    /// Whose words a sentence that cites nobody may go on with: whoever the sentences before it in its paragraph cite ("The war has to
    /// stop, Vale said. Kelmar must leave."). A paragraph that cites nobody is the text's own.
    pub fn goes_on(&self, sentence: &Sentence) -> Option<&'a Speaker> {
        let here = &sentence.tokens;
        let quotes = self.seg().quotes.iter().any(|q| (q.first as usize) < here.end && here.start < q.end as usize);
        if self.unit.speaker.is_some() || quotes || !self.said_in(here).is_empty() {
            return None;
        }
        let cites =
            |s: &&Said| s.found.start() < here.start && s.positive && !s.found.nested && s.found.kind != Kind::Thought;
        let speaker = self.unit.said.iter().rfind(cites)?.speaker.as_ref();
        speaker.filter(|s| s.voice == Voice::Official && s.state.is_some())
    }

    /// The clause that a token stands in.
    pub fn clause_at(&self, sentence: &Sentence, token: usize) -> Option<usize> {
        let at = token as u32;
        sentence
            .clauses
            .iter()
            .rposition(|c| c.start <= at && at < c.end.max(c.group.end))
            .or_else(|| sentence.clauses.iter().rposition(|c| c.subject.contains(&at)))
            .or((!sentence.clauses.is_empty()).then_some(0))
    }

    /// The clause whose subject a clause has: its own, or through what it shares.
    pub fn subject_of<'s>(&self, sentence: &'s Sentence, clause: usize) -> &'s Clause {
        let mut c = &sentence.clauses[clause];
        for _ in 0..8 {
            match c.shares {
                Some(next) if c.subject.is_empty() && (next as usize) < sentence.clauses.len() => {
                    c = &sentence.clauses[next as usize]
                }
                _ => break,
            }
        }
        c
    }

    /// The tokens of that subject; none where it has none, or the sentence no such clause.
    pub fn subject(&self, sentence: &Sentence, clause: usize) -> Range<usize> {
        if clause >= sentence.clauses.len() {
            return 0..0;
        }
        let subject = &self.subject_of(sentence, clause).subject;
        subject.start as usize..subject.end as usize
    }

    /// Whether a token is this word, in any case.
    pub fn words_are(&self, token: &Token, word: &str) -> bool {
        token.is(self.scene.text, word)
    }

    /// Whether a word of this kind begins among some tokens.
    pub fn marked(&self, tokens: Range<usize>, marker: Marker) -> bool {
        let mentions = &self.unit.mentions;
        mentions.holds(marker) && mentions.cues_in(tokens).any(|c| c.meaning == Meaning::Marker(marker))
    }

    /// "the moment Kelmar leaves": whether a noun of time joins the clause that starts at a token.
    pub fn moment(&self, start: usize) -> bool {
        let joins = |f: &Found| f.meaning == Meaning::Marker(Marker::Order) && f.end as usize == start + 1;
        let mentions = &self.unit.mentions;
        mentions.holds(Marker::Order) && mentions.cues_in(start.saturating_sub(2)..start + 1).any(joins)
    }

    /// Whether the token at a place is this word.
    pub fn says(&self, at: usize, word: &str) -> bool {
        self.seg().tokens.get(at).is_some_and(|t| self.words_are(t, word))
    }

    /// Whether a cue names terms: "conditions for"; not "in terms of".
    pub fn stipulates(&self, cue: &Found) -> bool {
        let at = cue.first as usize;
        cue.meaning == Meaning::Marker(Marker::Stipulated) && !(at > 0 && self.says(at - 1, "in"))
    }

    /// Whether a sentence is a question.
    pub fn asks(&self, sentence: &Sentence) -> bool {
        let mut ends = self.seg().tokens[sentence.tokens.clone()].iter().rev().filter(|t| t.tag == Tag::Stop);
        ends.next().is_some_and(|t| t.span.of(self.scene.text) == "?")
    }

    /// Whether the stop behind a token is a question's, also before the marks of a quotation: "“Will it sign?” he asked."
    pub fn asked_at(&self, sentence: &Sentence, at: usize) -> bool {
        let rest = self.seg().tokens.get(at.min(sentence.tokens.end)..sentence.tokens.end).unwrap_or_default();
        rest.iter().find(|t| t.tag == Tag::Stop).is_some_and(|t| t.span.of(self.scene.text) == "?")
    }

    /// Whether a sentence asks somebody: in a transcript's question, or in the text's own voice ("Would she sign? “Never.”").
    pub fn asking(&self, sentence: &Sentence) -> bool {
        let last = sentence.tokens.end.saturating_sub(1).max(sentence.tokens.start);
        let own = || self.speaker_at(last).is_none() && self.said_at(last).is_none() && !self.seg().quoted(last);
        self.asks(sentence) && (self.question || own())
    }

    /// Whether whoever speaks asks themselves with yes or no: "Do we want a truce? We do." It is the answer that counts.
    pub fn poses(&self, sentence: &Sentence) -> bool {
        let tokens = &self.seg().tokens;
        let leads = |t: &Token| matches!(t.tag, Tag::QuoteOpen | Tag::Coord | Tag::Dash);
        let start = sentence.tokens.clone().find(|&i| !leads(&tokens[i]));
        let helps = |t: &Token| matches!(t.tag, Tag::Do | Tag::Be | Tag::Have | Tag::Modal);
        let negated = |i: usize| tokens.get(i + 1).is_some_and(|t| t.tag == Tag::Neg);
        let opens = start.is_some_and(|i| helps(&tokens[i]) && !negated(i));
        let one = sentence.clauses.iter().filter(|c| c.edge == Edge::Root).count() == 1;
        // "Leaving the islands? Never."
        let bare = !sentence.clauses.is_empty() && sentence.clauses.iter().all(|c| c.group.form != Form::Finite);
        (opens && one || bare)
            && !self.question
            && self.asks(sentence)
            && self.speaker_at(sentence.tokens.end - 1).is_some()
    }

    /// Whether a clause tells when something else is: "once the war is over", "as the shelling goes on", "after we have won and the
    /// war is over".
    pub fn tells_when(&self, sentence: &Sentence, ci: usize) -> bool {
        let clause = &sentence.clauses[ci];
        let times = ["when", "whenever", "once", "after", "as", "until", "till", "before"];
        // "pointless, as the islands are ours": why, and not when.
        let over = |c: &Clause| {
            let before = (c.start as usize).checked_sub(1).map(|i| self.seg().tokens[i].tag);
            before.is_some_and(|t| !matches!(t, Tag::Noun | Tag::Proper))
        };
        let why = |c: &Clause| self.says(c.start as usize, "as") && c.group.copula && !c.group.past && over(c);
        let opens = |c: &Clause| times.iter().any(|w| self.says(c.start as usize, w)) && !why(c);
        let first = |c: &&Clause| c.edge == clause.edge && c.parent == clause.parent && !c.coordinate;
        let joined = || {
            clause.coordinate && sentence.clauses.get(..ci).unwrap_or_default().iter().rfind(first).is_some_and(opens)
        };
        // "while a truce is being sought": by nobody that is named.
        let group = clause.group.first as usize..clause.group.head as usize;
        let meanwhile = clause.group.passive
            && self.says(clause.start as usize, "while")
            && group.into_iter().any(|i| self.says(i, "being"));
        meanwhile
            || matches!(clause.edge, Edge::Other | Edge::Order)
                && clause.group.modal == Modal::None
                && (opens(clause) || joined())
    }

    /// Whether a verb asks for something: "wants", "demands", "insists on".
    pub fn wanting(&self, g: &Group) -> bool {
        let head = g.head as usize;
        let mut cues = self.unit.mentions.cues_in(head..head + 1);
        let asked = |c: &Found| c.meaning == Meaning::Marker(Marker::Requirement);
        g.cue.attitude() > 0 && (g.cue.is(Class::Cause) || cues.any(asked))
    }

    /// Whether what begins at a token is set aside for something else: "instead of", "rather than".
    pub fn replaced(&self, at: usize) -> bool {
        let mut before = self.unit.mentions.cues_in(at.saturating_sub(3)..at);
        before.any(|c| c.meaning == Meaning::Marker(Marker::Instead) && c.end as usize == at)
    }

    /// Whether "no" stands right before a noun phrase, or "little", "few".
    pub fn denied(&self, at: usize) -> bool {
        let tokens = &self.seg().tokens;
        let mut i = at;
        let floor = at.saturating_sub(PHRASE);
        // "no intention or desire to leave".
        let or = |i: usize| i > floor + 1 && self.says(i, "or") && tokens[i - 1].tag == Tag::Noun;
        while i > floor
            && !self.scarce(i - 1)
            && (matches!(tokens[i - 1].tag, Tag::Adj | Tag::Noun | Tag::Proper | Tag::Num | Tag::Hyphen | Tag::Adv)
                || or(i - 1))
        {
            i -= 1;
        }
        let none = |i: usize| tokens[i].classes & class::NEG != 0 && tokens[i].tag != Tag::Neg;
        // "nothing of this", "none of the dues".
        let of = |i: usize| i > 1 && self.says(i - 1, "of") && none(i - 2);
        let inner = i > 0 && matches!(tokens[i - 1].tag, Tag::Det | Tag::Poss);
        i > 0 && (none(i - 1) || self.scarce(i - 1) || of(i) || inner && of(i - 1)) || self.not_the_least(i)
    }

    /// "shown not the slightest interest in", "sees not a single reason": a "not" of the phrase's own, and no verb's.
    fn not_the_least(&self, at: usize) -> bool {
        if !self.unit.mentions.holds(Marker::Whit) {
            return false;
        }
        let tokens = &self.seg().tokens;
        let det = at.checked_sub(1).filter(|&i| matches!(tokens[i].tag, Tag::Det | Tag::Num));
        let not = det.and_then(|i| i.checked_sub(1)).filter(|&i| tokens[i].tag == Tag::Neg);
        let verb = |i: usize| i > 0 && matches!(tokens[i - 1].tag, Tag::Be | Tag::Do | Tag::Have | Tag::Modal);
        not.is_some_and(|i| !verb(i) && self.marked(i + 1..(at + 3).min(tokens.len()), Marker::Whit))
    }

    /// "no sign of a wish to stop", "little evidence of readiness": what a noun names is not seen, as if it were denied itself.
    pub fn unseen(&self, noun: usize) -> bool {
        let mentions = &self.unit.mentions;
        if !mentions.holds(Marker::Doubt) {
            return false;
        }
        let tokens = &self.seg().tokens;
        let floor = noun.saturating_sub(PHRASE);
        let start = (floor..noun).rev().take_while(|&i| tokens[i].tag.is_nominal()).last().unwrap_or(noun);
        let none = |i: usize| tokens[i].classes & class::NEG != 0 || self.scarce(i);
        let Some(of) = start.checked_sub(1).filter(|&i| self.says(i, "of")) else { return false };
        let doubt = |c: &Found| c.meaning == Meaning::Marker(Marker::Doubt) && c.end as usize == of;
        mentions.cues_in(of.saturating_sub(3)..of).any(|c| doubt(c) && none(c.first as usize))
    }

    /// Whether "prior to" ends before a token.
    pub fn prior_to(&self, at: usize) -> bool {
        at > 1 && self.says(at - 2, "prior") && self.says(at - 1, "to")
    }

    /// "no progress", "slim chances", "a lack of progress": none of it, or next to none.
    pub fn slight(&self, noun: usize) -> bool {
        let before = |c: &Found| c.meaning == Meaning::Marker(Marker::Slight) && c.end as usize == noun;
        self.denied(noun) || self.unit.mentions.cues_in(noun.saturating_sub(2)..noun).any(before)
    }

    /// "little", "few": next to none; "a little", "the few" are some.
    pub fn scarce(&self, at: usize) -> bool {
        let some = |i: usize| ["a", "the", "these", "those", "as", "so"].iter().any(|w| self.says(i, w));
        ["little", "few", "scant"].iter().any(|w| self.says(at, w)) && !at.checked_sub(1).is_some_and(some)
    }
}

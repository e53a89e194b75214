//! Who says what: speaker, reporting cue and content, each with its place, over a document's entries.

pub mod content;
pub mod counterpart;
mod discourse;
pub mod find;
pub mod known;
pub mod mention;
pub mod paper;
mod phrase;
pub mod rules;
mod side;
mod source;
pub mod speaker;

pub use discourse::{cut, units};
pub use side::parties_named;

use std::ops::Range;

use self::{find::Found, mention::Mentions, speaker::Speaker};
use crate::{codebook::lexicon::StateId, date::Date, segment::Segmented, span::Span};

/// One attribution as it stands in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// Index of the paragraph in which it is reported.
    pub paragraph: u32,
    /// The source's words ("he", "the top diplomat, Mara Vale"); none where the text gives none.
    pub source: Vec<Span>,
    /// The cue's words ("said", "according to").
    pub cue: Vec<Span>,
    /// What is said, in one piece or several.
    pub content: Vec<Span>,
    /// Name of the rule that found it.
    pub rule: &'static str,
    /// The speaker in the fullest form of the document, where the source could be looked up.
    pub speaker: Option<String>,
}

/// An attribution with its speaker looked up.
#[derive(Clone, Debug)]
pub struct Said {
    /// Source, cue and content, as token ranges of the paragraph.
    pub found: Found,
    /// Who; none where the source cannot be placed.
    pub speaker: Option<Speaker>,
    /// States something: not "did not say" nor "asked whether".
    pub positive: bool,
    /// The day on which the same person is last said to have spoken, where this clause gives none.
    pub since: Option<Date>,
}

/// A paragraph with everything that is known of it before it is classified.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// Tokens, quotations, sentences, clauses.
    pub seg: Segmented,
    /// Names, titles, topics' words, cues.
    pub mentions: Mentions,
    /// Who says what.
    pub said: Vec<Said>,
    /// Who speaks where nobody is cited: a transcript's label, an address's author; none in a story.
    pub speaker: Option<Speaker>,
    /// Whose voice a communiqué is: the party that its "we" stands for.
    pub house: Option<Speaker>,
    /// The two parties whose joint text it is; else none.
    pub joint: Vec<StateId>,
    /// The person last in focus, for pronouns.
    pub focus: Option<Speaker>,
    /// The two parties that the paragraphs before, or the title and the house that speaks, are about; else none.
    pub sides: Vec<StateId>,
    /// The party whose plan, proposal or draft is under discussion.
    pub paper: Option<StateId>,
    /// Persons of the codebook whom the entry names before, the last one last.
    pub earlier: Vec<u16>,
}

impl Unit {
    /// Without coreference: forgets every speaker that only what was said before makes known.
    pub fn forget_carried(&mut self) {
        self.focus = None;
        self.sides.clear();
        self.earlier.clear();
        self.paper = None;
        for said in &mut self.said {
            said.speaker.take_if(|s| s.how.carried());
        }
    }

    /// The attributions as they stand in the text.
    pub fn attributions(&self, paragraph: u32) -> impl Iterator<Item = Attribution> {
        self.said.iter().map(move |s| {
            let spans = |ranges: &[Range<usize>]| {
                ranges.iter().map(|r| self.seg.span(r.clone())).filter(|s| !s.is_empty()).collect()
            };
            Attribution {
                paragraph,
                source: s.found.source.iter().map(|r| self.seg.span(r.clone())).filter(|s| !s.is_empty()).collect(),
                cue: spans(&s.found.cue),
                content: spans(&s.found.content),
                rule: s.found.rule,
                speaker: s.speaker.as_ref().and_then(|s| s.name.clone()),
            }
        })
    }
}

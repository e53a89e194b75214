//! The one place that runs read → segment → attribute → classify, and keeps the trace.

mod record;

use std::sync::OnceLock;

use self::record::record;
use crate::{
    attribute::{
        self, Attribution, Unit,
        mention::Mentions,
        speaker::{Cast, Scene},
    },
    classify::{
        self,
        agenda::Agenda,
        draft::Draft,
        told::{Heard, Told},
        trace,
        view::View,
    },
    codebook::{
        Codebook,
        lexicon::{Lexicon, StateId},
    },
    date::Date,
    diag::Diagnostic,
    digest,
    read::{Document, Format, Paragraph, ParagraphKind},
    segment::{self, group::Grammar},
    span::Span,
    statement::Statement,
};

/// The mechanisms that [`Switches`] can leave out: name and what it does.
pub const MECHANISMS: &[(&str, &str)] = &[
    ("background", "Leaves out what the text dates more than twelve months before its own day."),
    (
        "codeability",
        "Leaves evidence out whose probability of being coded is below the fitted threshold; without it all evidence counts.",
    ),
    ("condition", "Makes a stance conditional where a condition, an order of steps or a reservation stands beside it."),
    ("contrast", "Makes a yes conditional where a contrast with a demand, a question or an open point follows."),
    ("coreference", "Gives \"he\", \"the minister\" and a quotation that goes on back to whoever spoke before."),
    (
        "loose",
        "Takes a topic word that no chain of clauses reaches, by the words of attitude around it; the scorer decides.",
    ),
    ("modifier", "Leaves a topic's word out that only modifies another noun."),
    ("refuse", "Silences a topic in a sentence that names one of its look-alikes."),
];

/// What to leave out or replace while coding: for `eval --without` and `eval --oracle`. Default: nothing.
#[derive(Clone, Debug, Default)]
pub struct Switches {
    /// Names of mechanisms that are off.
    pub without: Vec<String>,
}

impl Switches {
    /// Whether a mechanism runs.
    pub fn on(&self, mechanism: &str) -> bool {
        !self.without.iter().any(|w| w == mechanism)
    }
}

/// Everything that coding a document gave.
#[derive(Clone, Debug, Default)]
pub struct Coded {
    /// The records, in text order.
    pub statements: Vec<Statement>,
    /// What `attributions` prints, in text order.
    pub attributions: Vec<Attribution>,
    /// Per paragraph (by index), how it was coded; filled only when asked for.
    pub traces: Vec<Trace>,
    /// Every piece of evidence; filled only when asked for.
    pub candidates: Vec<Candidate>,
    /// Notices.
    pub diagnostics: Vec<Diagnostic>,
}

/// How one paragraph was coded, for `explain`.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// 1-based line.
    pub line: u32,
    /// The paragraph's words, without a label.
    pub body: Span,
    /// Its records, each with its own steps.
    pub records: Vec<RecordTrace>,
    /// What is to be said of the paragraph as a whole: why there is no record, and what became of the other words.
    pub steps: Vec<Step>,
}

/// A heading and its lines.
pub type Step = (String, Vec<String>);

/// How one record came about.
#[derive(Clone, Debug, Default)]
pub struct RecordTrace {
    /// Index in [`Coded::statements`].
    pub statement: usize,
    /// Places in the text that decided something.
    pub marks: Vec<Mark>,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// A place in the text, by what it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What it did.
    pub role: MarkRole,
}

/// What a place in the text did; of places that overlap, the first named here is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkRole {
    /// Decided the stance.
    Evidence,
    /// Says on what condition.
    Condition,
    /// Reports.
    Cue,
    /// Names who says it.
    Source,
    /// Names whose position it is.
    Holder,
    /// Is what is said.
    Content,
}

impl Trace {
    /// All steps, those of the records first.
    pub fn all(&self) -> impl Iterator<Item = &Step> {
        self.records.iter().flat_map(|r| &r.steps).chain(&self.steps)
    }
}

/// What to produce.
#[derive(Clone, Copy, Debug, Default)]
pub struct Want {
    /// The list of attributions of every paragraph.
    pub attributions: bool,
    /// The traces.
    pub traces: bool,
    /// The candidates, for fitting the codeability scorer.
    pub candidates: bool,
}

/// A piece of evidence as the codeability scorer saw it, above or below its threshold.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// 1-based line.
    pub paragraph: u32,
    /// The party's label.
    pub party: String,
    /// The topic's label.
    pub topic: String,
    /// Its stance by itself.
    pub stance: crate::statement::Stance,
    /// Of whoever says it.
    pub voice: crate::statement::Voice,
    /// What the scorer saw.
    pub features: classify::codeability::Features,
}

/// A codebook compiled for coding; made once, used for any number of documents.
pub struct Compiled {
    /// The codebook's phrases and words.
    pub lexicon: Lexicon,
    grammar: Grammar,
}

impl Compiled {
    /// Compiles a codebook with its language.
    pub fn new(codebook: &Codebook) -> Compiled {
        let lexicon = codebook.lexicon();
        let grammar = Grammar::new(&lexicon);
        Compiled { lexicon, grammar }
    }
}

/// Codes one document. Compiles the codebook each time: for many documents see [`code_with`].
pub fn code(document: &Document, codebook: &Codebook, switches: &Switches, want: Want) -> Coded {
    static EMBEDDED: OnceLock<(String, Compiled)> = OnceLock::new();
    let (version, compiled) = EMBEDDED.get_or_init(|| (codebook.version.clone(), Compiled::new(codebook)));
    if *version == codebook.version {
        code_with(document, codebook, compiled, switches, want)
    } else {
        code_with(document, codebook, &Compiled::new(codebook), switches, want)
    }
}

/// Codes one document with a compiled codebook.
pub fn code_with(
    document: &Document,
    codebook: &Codebook,
    compiled: &Compiled,
    switches: &Switches,
    want: Want,
) -> Coded {
    let cut = attribute::cut(document, &compiled.lexicon);
    let title = titled(document, &compiled.lexicon);
    let mut agenda = Agenda::of_title(&title, &compiled.lexicon);
    if document.paragraphs.iter().any(|p| p.kind == ParagraphKind::Question) {
        agenda = agenda.of_dialogue();
    }
    if document.paragraphs.last().is_some_and(|p| p.entry > 0) {
        agenda = agenda.of_entries();
    }
    // A document of other matters: who says what in it makes no record.
    let telling = want.attributions || want.traces;
    if !telling && agenda.is_empty() && !classify::touched(&cut, &compiled.lexicon) {
        return Coded::default();
    }
    // Nor does what names nobody whose position it could be.
    let whole = Scene { text: &document.text, codebook, lexicon: &compiled.lexicon, date: document.meta.published };
    if !telling {
        let against = classify::told::against(&compiled.lexicon);
        let named = attribute::parties_named(document, &cut, whole, against);
        if named == 0 || classify::told::only(named, against, &cut) {
            return Coded::default();
        }
    }
    let (mut units, cast) = attribute::units(document, cut, codebook, &compiled.lexicon, &compiled.grammar);
    if !switches.on("coreference") {
        units.iter_mut().for_each(Unit::forget_carried);
    }
    let threshold = if switches.on("codeability") { classify::codeability::threshold() } else { 0.0 };
    let mut coded = Coded::default();
    let (mut told, mut last_entry) = (Told::of(&units, codebook, &compiled.lexicon), 0);
    told.title(&title, codebook, &compiled.lexicon);
    told.listed(document.format == Format::Headlines);
    for (i, (unit, paragraph)) in units.iter().zip(&document.paragraphs).enumerate() {
        if want.attributions {
            coded.attributions.extend(unit.attributions(i as u32));
        }
        if paragraph.kind == ParagraphKind::Furniture {
            if want.traces {
                coded.traces.push(trace::furniture(paragraph));
            }
            continue;
        }
        let entry = document.entries.get(paragraph.entry as usize);
        let date = entry.and_then(|e| e.date).or(document.meta.published);
        let scene = Scene { text: &document.text, codebook, lexicon: &compiled.lexicon, date };
        let view = View {
            unit,
            scene,
            cast: &cast,
            grammar: &compiled.grammar,
            off: switches,
            question: paragraph.kind == ParagraphKind::Question,
            addressed: addressed(&units, &document.paragraphs, i),
            told: &told,
            stopped: Default::default(),
            sayings: Default::default(),
            holders: Default::default(),
        };
        agenda.paragraph();
        if paragraph.entry != last_entry {
            agenda.entry(document.format == Format::Feed);
            last_entry = paragraph.entry;
        }
        let first = coded.statements.len();
        if !classify::concerns(&view, &agenda) {
            if want.traces {
                coded.traces.push(trace::paragraph(&view, paragraph, &agenda, threshold, &[], first));
            }
            let heard = Heard::of(&view);
            told.paragraph(&[], heard);
            continue;
        }
        let before = want.traces.then(|| agenda.clone());
        let drafts = classify::drafts(&view, &mut agenda);
        if want.candidates {
            coded.candidates.extend(drafts.iter().map(|d| candidate(codebook, d, paragraph.line)));
        }
        // "In 2015 Norland refused to sign, Vale said": what somebody tells of may be background as what the text tells is.
        let background = switches.on("background");
        let old =
            |d: &Draft| background && date.is_some_and(|on| is_background(classify::when::told_of(&view, d, on), date));
        let kept: Vec<Draft> = drafts.into_iter().filter(|d| d.confidence >= threshold && !old(d)).collect();
        let merged = classify::merge::merge(kept);
        for draft in &merged {
            let day = date.map(|d| (d, entry.and_then(|e| e.date_reason).unwrap_or("document")));
            let record = record(&view, &cast, draft, paragraph.line, day);
            if !(switches.on("background") && is_background(record.date, date)) {
                coded.statements.push(record);
            }
        }
        if let Some(before) = before {
            let records = &coded.statements[first..];
            coded.traces.push(trace::paragraph(&view, paragraph, &before, threshold, records, first));
        }
        let heard = Heard::of(&view);
        told.paragraph(&merged, heard);
    }
    let words = document.paragraphs.iter().map(|p| (p.line, p.span.of(&document.text)));
    digest::stamp(&document.meta.id, words, &mut coded.statements);
    coded
}

/// The party of whoever answers a question of a transcript: the next that speaks.
fn addressed(units: &[Unit], paragraphs: &[Paragraph], at: usize) -> Option<StateId> {
    if paragraphs[at].kind != ParagraphKind::Question {
        return None;
    }
    let mut answers = units.iter().skip(at + 1).take(ANSWER);
    answers.find_map(|u| u.speaker.as_ref()).and_then(|s| s.state)
}

/// Paragraphs after a question in which its answer may begin.
const ANSWER: usize = 3;

/// What the title names.
fn titled(document: &Document, lexicon: &Lexicon) -> Mentions {
    let Some(title) = &document.meta.title else { return Mentions::default() };
    let (mut seg, mut mentions) = (segment::Segmented::default(), Mentions::default());
    segment::tokens(title, Span::new(0, title.len()), lexicon, &mut seg);
    mentions.find(&seg.tokens, lexicon);
    mentions
}

fn candidate(codebook: &Codebook, d: &Draft, paragraph: u32) -> Candidate {
    let label = |mut names: Box<dyn Iterator<Item = &str> + '_>, n: usize| names.nth(n).unwrap_or_default().to_owned();
    Candidate {
        paragraph,
        party: label(Box::new(codebook.parties()), d.party as usize),
        topic: label(Box::new(codebook.topics()), d.topic as usize),
        stance: d.stance,
        voice: d.voice,
        features: d.features,
    }
}

/// Whether what is dated so long before the text is background: more than twelve months.
fn is_background(day: Option<Date>, text: Option<Date>) -> bool {
    let (Some(day), Some(text)) = (day, text) else { return false };
    day < text.saturating_sub(jiff::Span::new().months(12))
}

/// The paragraphs' units and cast, for tests and `explain`.
pub fn units(document: &Document, codebook: &Codebook, compiled: &Compiled) -> (Vec<Unit>, Cast) {
    let cut = attribute::cut(document, &compiled.lexicon);
    attribute::units(document, cut, codebook, &compiled.lexicon, &compiled.grammar)
}

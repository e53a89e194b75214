//! The one place that runs read → segment → attribute → classify, and keeps the trace.

use std::sync::OnceLock;

use crate::{
    attribute::{
        self, Attribution, Unit,
        speaker::{Cast, Scene},
    },
    classify::{self, draft::Draft, reference::Open, view::View},
    codebook::{Codebook, language::Language, lexicon::Lexicon},
    date::Date,
    diag::Diagnostic,
    digest,
    read::{Document, ParagraphKind},
    segment::group::Grammar,
    span::Span,
    statement::{Statement, Status, Via},
};

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
    /// Notices.
    pub diagnostics: Vec<Diagnostic>,
}

/// How one paragraph was coded, for `explain`.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// 1-based line.
    pub line: u32,
    /// The steps, one heading and its lines each, in order.
    pub steps: Vec<(String, Vec<String>)>,
}

/// What to produce.
#[derive(Clone, Copy, Debug, Default)]
pub struct Want {
    /// The list of attributions of every paragraph.
    pub attributions: bool,
    /// The traces.
    pub traces: bool,
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
        let lexicon = Lexicon::new(codebook, Language::embedded());
        let grammar = Grammar::new(&lexicon);
        Compiled { lexicon, grammar }
    }
}

/// Below this the evidence is not coded.
const THRESHOLD: f32 = 0.5;

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
    let (units, cast) = attribute::units(document, codebook, &compiled.lexicon, &compiled.grammar);
    let mut coded = Coded::default();
    let (mut open, mut last_entry) = (Open::default(), 0);
    for (i, (unit, paragraph)) in units.iter().zip(&document.paragraphs).enumerate() {
        if want.attributions {
            coded.attributions.extend(unit.attributions(i as u32));
        }
        if paragraph.kind == ParagraphKind::Furniture {
            continue;
        }
        let entry = document.entries.get(paragraph.entry as usize);
        let date = entry.and_then(|e| e.date).or(document.meta.published);
        let scene = Scene { text: &document.text, codebook, lexicon: &compiled.lexicon, date };
        let view = View { unit, scene, cast: &cast, grammar: &compiled.grammar, off: switches };
        if paragraph.entry != last_entry {
            open = Open::default();
            last_entry = paragraph.entry;
        }
        if !classify::concerns(&view, open) {
            continue;
        }
        let (drafts, left) = classify::drafts(&view, open);
        open = left;
        let kept: Vec<Draft> = drafts.into_iter().filter(|d| d.confidence >= THRESHOLD).collect();
        for draft in classify::merge::merge(kept) {
            let day = date.map(|d| (d, entry.and_then(|e| e.date_reason).unwrap_or("document")));
            let record = record(&view, &cast, &draft, paragraph.line, day);
            if !(switches.on("background") && is_background(record.date, date)) {
                coded.statements.push(record);
            }
        }
    }
    let words = document.paragraphs.iter().map(|p| (p.line, p.span.of(&document.text)));
    digest::stamp(&document.meta.id, words, &mut coded.statements);
    coded
}

fn record(view: &View<'_>, cast: &Cast, draft: &Draft, line: u32, day: Option<(Date, &str)>) -> Statement {
    let codebook = view.scene.codebook;
    let text = view.scene.text;
    let name = |list: Option<&String>| list.cloned().unwrap_or_default();
    let party = &codebook.domain.parties[draft.party as usize];
    let topic = &codebook.domain.topics[draft.topic as usize];
    let named = draft.speaker.as_ref().filter(|_| draft.via != Via::Narrated);
    let (date, date_reason) = date_of(view, draft, day);
    let (quotation, spans) = quotation(view, draft);
    let office = match draft.via {
        Via::Narrated => Some("act".to_owned()),
        _ => named.and_then(|s| s.office.clone()),
    };
    Statement {
        id: String::new(),
        text: String::new(),
        paragraph: line,
        date,
        date_reason,
        party: name(party.names.first()),
        topic: if topic.name.is_empty() { topic.id.clone() } else { topic.name.clone() },
        stance: draft.stance,
        condition: draft.condition.clone().map(|r| trimmed(view.words(r))).filter(|c| !c.is_empty()),
        via: draft.via,
        voice: draft.voice,
        speaker: named
            .and_then(|s| s.actor.and_then(|a| cast.fullest(a)).map(str::to_owned).or_else(|| s.name.clone())),
        actor: named.and_then(|s| s.actor).map(|a| codebook.domain.actors[a as usize].id.clone()),
        office,
        relayed_by: None,
        quotation,
        spans,
        evidence: evidence(view, &draft.evidence, text),
        confidence: Some((draft.confidence * 100.0).round() / 100.0),
        machine: None,
        status: Status::Proposed,
        proposed: None,
        note: None,
    }
}

fn trimmed(words: &str) -> String {
    words.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '”' | '“' | '"')).to_owned()
}

/// The deciding words, neighbours joined.
fn evidence(view: &View<'_>, tokens: &[u32], text: &str) -> Vec<String> {
    let all = &view.seg().tokens;
    let mut out: Vec<Span> = Vec::new();
    let mut last = None;
    for &t in tokens {
        let Some(token) = all.get(t as usize) else { continue };
        match (last, out.last_mut()) {
            (Some(l), Some(span)) if t == l + 1 => span.end = token.span.end,
            _ => out.push(token.span),
        }
        last = Some(t);
    }
    out.into_iter().map(|s| s.of(text).to_owned()).collect()
}

/// The quotation at the evidence, whole, else the place of the content or the sentence.
fn quotation(view: &View<'_>, draft: &Draft) -> (Option<String>, Vec<Span>) {
    let seg = view.seg();
    let content: Vec<std::ops::Range<usize>> = match draft.said {
        Some(i) => view.unit.said[i].found.content.clone(),
        None => vec![seg.sentences[draft.sentence].tokens.clone()],
    };
    let quoted: Vec<Span> = seg
        .quotes
        .iter()
        .filter(|q| q.closed || q.opened)
        .filter(|q| content.iter().any(|c| c.start < q.end as usize && (q.first as usize) < c.end))
        .map(|q| seg.span(q.inside()))
        .filter(|s| !s.is_empty())
        .collect();
    if draft.said.is_some() && !quoted.is_empty() {
        let words: Vec<&str> = quoted.iter().map(|s| s.of(view.scene.text)).collect();
        return (Some(words.join(" […] ")), quoted);
    }
    (None, content.into_iter().map(|c| seg.span(c)).filter(|s| !s.is_empty()).collect())
}

/// The day of saying or doing: a time expression in the reporting clause, or in the clause of an act; else the entry's.
fn date_of(view: &View<'_>, draft: &Draft, day: Option<(Date, &str)>) -> (Option<Date>, Option<String>) {
    let Some((base, reason)) = day else { return (None, None) };
    if let Some((date, why)) = crate::classify::when::day(view, draft, base) {
        return (Some(date), Some(why.to_owned()));
    }
    (Some(base), Some(reason.to_owned()))
}

/// Whether what is dated so long before the text is background: more than twelve months.
fn is_background(day: Option<Date>, text: Option<Date>) -> bool {
    let (Some(day), Some(text)) = (day, text) else { return false };
    day < text.saturating_sub(jiff::Span::new().months(12))
}

/// The paragraphs' units and cast, for tests and `explain`.
pub fn units(document: &Document, codebook: &Codebook, compiled: &Compiled) -> (Vec<Unit>, Cast) {
    attribute::units(document, codebook, &compiled.lexicon, &compiled.grammar)
}

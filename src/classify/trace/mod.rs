//! How a paragraph was coded: codes it once more and says what each step did, for `explain` and the list of disagreements.

mod record;
mod words;

use std::ops::Range;

use self::words::{Words, percent, quoted};
use super::{
    chain::{self, Chain},
    codeability,
    draft::Draft,
    merge,
    reference::Open,
    silence::Silence,
    view::{Holder, View},
};
use crate::{
    code::{RecordTrace, Step, Trace},
    codebook::lexicon::Meaning,
    read::Paragraph,
    statement::Statement,
};

/// What became of one topic's word.
struct Outcome {
    tokens: Range<usize>,
    topic: u8,
    end: End,
}

/// How a topic's word ended.
enum End {
    /// No chain.
    Stopped(Silence),
    /// A position, but of no party.
    Nobody(Box<Chain>),
    /// Evidence, all of it below the threshold.
    Below(Vec<Draft>),
    /// Evidence that counts.
    Counts,
}

/// The trace of a paragraph that is no text of the story.
pub fn furniture(paragraph: &Paragraph) -> Trace {
    let why = "furniture: a date header, a title line, a trailer or the like, which is never coded";
    Trace { steps: vec![step("not coded", [why])], ..bare(paragraph) }
}

/// The trace of a paragraph with its records, of which `first` is the index of the first one. `open` is what the paragraphs
/// before had left open.
pub fn paragraph(
    view: &View<'_>,
    paragraph: &Paragraph,
    open: Open,
    threshold: f32,
    records: &[Statement],
    first: usize,
) -> Trace {
    let (drafts, _) = super::drafts(view, open);
    let outcomes = outcomes(view, &drafts, threshold);
    let kept: Vec<Draft> = drafts.into_iter().filter(|d| d.confidence >= threshold).collect();
    let merged = merge::merge(kept.clone());
    let mut trace = bare(paragraph);
    for (n, (draft, statement)) in merged.iter().zip(records).enumerate() {
        let group: Vec<&Draft> = kept.iter().filter(|d| d.party == draft.party && d.topic == draft.topic).collect();
        trace.records.push(RecordTrace {
            statement: first + n,
            marks: record::marks(view, draft),
            steps: record::steps(view, draft, &group, statement, threshold),
        });
    }
    if trace.records.is_empty() {
        trace.steps.push(step("not coded", [headline(&outcomes)]));
        let said: Vec<String> = view.unit.said.iter().map(|s| view.attribution(s)).collect();
        if !said.is_empty() {
            trace.steps.push(("who says what".to_owned(), said));
        }
    }
    let rest: Vec<String> = outcomes.iter().filter_map(|o| line(view, o, threshold)).collect();
    if !rest.is_empty() {
        let heading = if trace.records.is_empty() { "topic words" } else { "not used" };
        trace.steps.push((heading.to_owned(), rest));
    }
    trace
}

fn bare(paragraph: &Paragraph) -> Trace {
    Trace { line: paragraph.line, body: paragraph.body, ..Trace::default() }
}

fn step<'a>(heading: &str, lines: impl IntoIterator<Item = &'a str>) -> Step {
    (heading.to_owned(), lines.into_iter().map(str::to_owned).collect())
}

/// What became of each topic's word: the drafts that it decides, else what stops its chain.
fn outcomes(view: &View<'_>, drafts: &[Draft], threshold: f32) -> Vec<Outcome> {
    let mut out = Vec::new();
    for (si, sentence) in view.seg().sentences.iter().enumerate() {
        let hits = || view.unit.mentions.topics_in(sentence.tokens.clone());
        let refused = |topic: u8| view.off.on("refuse") && hits().any(|h| h.meaning == Meaning::Refuse(topic));
        let own = drafts.iter().filter(|d| d.sentence == si);
        let mut seen = |tokens: Range<usize>, topic: u8, chain: &dyn Fn() -> Option<Chain>| {
            let decides = |d: &&Draft| d.topic == topic && d.evidence.iter().any(|e| tokens.contains(&(*e as usize)));
            let mine: Vec<Draft> = own.clone().filter(decides).cloned().collect();
            let end = match () {
                () if mine.iter().any(|d| d.confidence >= threshold) => End::Counts,
                () if !mine.is_empty() => End::Below(mine),
                () if refused(topic) => End::Stopped(Silence::LookAlike),
                () => {
                    view.stopped.set(None);
                    chain().map_or_else(
                        || End::Stopped(view.stopped.take().unwrap_or(Silence::Other)),
                        |c| End::Nobody(Box::new(c)),
                    )
                }
            };
            out.push(Outcome { tokens, topic, end });
        };
        for hit in hits() {
            if let Some(topic) = topic_of(hit.meaning) {
                seen(hit.first as usize..hit.end as usize, topic, &|| chain::chain(view, sentence, hit));
            }
        }
        for (ci, clause) in sentence.clauses.iter().enumerate() {
            let g = &clause.group;
            for frame in view.lexicon().frames_of(g.lemma).filter(|f| f.objects == 0 && f.subjects == 0) {
                if frame.verbs.iter().any(|v| v.lemma == g.lemma && chain::verb_stands(view, clause, v.particle)) {
                    let verb = g.first as usize..g.end as usize;
                    seen(verb, frame.topic, &|| chain::verb_chain(view, sentence, ci, frame));
                }
            }
        }
    }
    out
}

/// The topic that a phrase can carry a position on; a look-alike carries none.
fn topic_of(meaning: Meaning) -> Option<u8> {
    match meaning {
        Meaning::Thing(t, _) | Meaning::FrameNoun(t, _) | Meaning::FramePredicate(t, _) => Some(t),
        _ => None,
    }
}

/// Why a paragraph has no record, in one sentence: the step that came nearest to one.
fn headline(outcomes: &[Outcome]) -> &'static str {
    let any = |test: fn(&End) -> bool| outcomes.iter().any(|o| test(&o.end));
    match () {
        () if outcomes.is_empty() => "it names no word of any topic",
        () if any(|e| matches!(e, End::Below(_))) => "there is evidence, but too little to be coded",
        () if any(|e| matches!(e, End::Nobody(_))) => "it states a position, but none of a party",
        () => "it names words of a topic, but states no position on it",
    }
}

/// What became of a word that is in no record.
fn line(view: &View<'_>, o: &Outcome, threshold: f32) -> Option<String> {
    let topic = view.topic(o.topic);
    let what = match &o.end {
        End::Counts => return None,
        End::Stopped(why) => format!("{}: {}", why.name(), why.meaning()),
        End::Nobody(chain) => nobody(view, chain),
        End::Below(drafts) => drafts.iter().map(|d| below(view, d, threshold)).collect::<Vec<_>>().join("; "),
    };
    Some(format!("{} ({topic}): {what}", quoted(view.words(o.tokens.clone()))))
}

fn below(view: &View<'_>, d: &Draft, threshold: f32) -> String {
    let sum: f32 = codeability::terms(&d.features).map(|(_, x, w)| x * w).sum();
    let (party, stance) = (view.state(d.party), d.stance);
    let (is, needed) = (percent(d.confidence), percent(threshold));
    format!("{party}, {stance}, but the evidence is at {is} (sum {sum:+.2}), below {needed}")
}

/// Whose position a chain is that is no party's.
fn nobody(view: &View<'_>, chain: &Chain) -> String {
    let speaker = view.speaker_at(chain.head);
    match &chain.holder {
        Holder::States(states) => {
            let names: Vec<&str> = states.iter().map(|s| view.state(*s)).collect();
            format!("the position of {}, which is not among the parties", names.join(" and "))
        }
        Holder::Else => {
            format!("no party's: the subject {} is no party, or cannot be placed", quoted(view.subject_words(chain)))
        }
        Holder::Speaker | Holder::Nobody => match speaker.map(|s| (s.state, view.speaker(s))) {
            Some((Some(_), who)) => format!("the position of {who}, whose side is not among the parties"),
            Some((None, who)) => format!("whoever says it speaks for no party: {who}"),
            None => "no party's: nobody is named whose position it could be".to_owned(),
        },
    }
}

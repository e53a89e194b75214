//! How a paragraph was coded: codes it once more and says what each step did, for `explain` and the list of disagreements.

mod record;
mod words;

use std::ops::Range;

use self::words::{Words, percent, quoted};
use super::{
    agenda::Agenda,
    chain::{self, Chain},
    codeability,
    draft::{self, Draft},
    holder::Holder,
    merge, monologue,
    silence::Silence,
    view::View,
};
use crate::{
    code::{RecordTrace, Step, Trace},
    codebook::lexicon::{Meaning, StateId},
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

/// The trace of a paragraph with its records, of which `first` is the index of the first one. `agenda` is what the
/// paragraphs before had put under discussion.
pub fn paragraph(
    view: &View<'_>,
    paragraph: &Paragraph,
    agenda: &Agenda,
    threshold: f32,
    records: &[Statement],
    first: usize,
) -> Trace {
    let drafts = super::drafts(view, &mut agenda.clone());
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
    let mut rest: Vec<String> = outcomes.iter().filter_map(|o| line(view, o, threshold)).collect();
    rest.dedup();
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
        let apart = |c: &Chain| {
            let held = draft::drafts(view, si, sentence, c.clone());
            !held.is_empty() && held.iter().all(|d| monologue::apart(view, d.party))
        };
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
                        |c| if apart(&c) { End::Stopped(Silence::Apart) } else { End::Nobody(Box::new(c)) },
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
                if frame.verbs_of(g.lemma).iter().any(|v| chain::verb_stands(view, clause, v)) {
                    let verb = g.first as usize..g.end as usize;
                    seen(verb, frame.topic, &|| chain::verb_chain(view, sentence, ci, frame));
                }
            }
        }
    }
    // A word that is a thing and a frame's noun at once has been looked at twice: the second look says more.
    let same = |a: &Outcome, b: &Outcome| a.tokens == b.tokens && a.topic == b.topic;
    let bare = |o: &Outcome| matches!(o.end, End::Stopped(Silence::NoFrame));
    let twice: Vec<bool> = out.iter().map(|o| bare(o) && out.iter().any(|p| same(o, p) && !bare(p))).collect();
    let mut twice = twice.into_iter();
    out.retain(|_| !twice.next().unwrap_or(false));
    out
}

/// The topic that a phrase names, or is a look-alike of.
fn topic_of(meaning: Meaning) -> Option<u8> {
    match meaning {
        Meaning::Thing(t, _) | Meaning::FrameNoun(t, _) | Meaning::FramePredicate(t, _) | Meaning::Refuse(t) => Some(t),
        _ => None,
    }
}

/// Why a paragraph has no record, in one sentence: the step that came nearest to one.
fn headline(outcomes: &[Outcome]) -> &'static str {
    let any = |test: fn(&End) -> bool| outcomes.iter().any(|o| test(&o.end));
    match () {
        () if outcomes.is_empty() => "it names no word of any topic",
        () if outcomes.iter().all(|o| matches!(o.end, End::Stopped(Silence::LookAlike))) => {
            "what it names only looks like a topic"
        }
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

/// Why a party whose position it seems by its words has none.
const ASIDE: &str = "but set aside: aimed at that party, told of it by others, or about another matter";

/// Whose position a chain is that became no party's.
fn nobody(view: &View<'_>, chain: &Chain) -> String {
    let speaker = view.speaker_at(chain.head);
    let is_party = |s: StateId| s < view.lexicon().parties;
    match &chain.holder {
        Holder::States(states) => {
            let names: Vec<&str> = states.iter().map(|s| view.state(*s)).collect();
            let side = states.iter().any(|s| is_party(*s));
            format!(
                "the position of {}, {}",
                names.join(" and "),
                if side { ASIDE } else { "which is not among the parties" }
            )
        }
        Holder::Else => {
            format!("no party's: the subject {} is no party, or cannot be placed", quoted(view.subject_words(chain)))
        }
        Holder::Speaker | Holder::Nobody => match speaker.map(|s| (s.state, view.speaker(s))) {
            Some((Some(s), who)) if is_party(s) => format!("the position of {who}, {ASIDE}"),
            Some((Some(_), who)) => format!("the position of {who}, whose side is not among the parties"),
            Some((None, who)) => format!("whoever says it speaks for no party: {who}"),
            None => "no party's: nobody is named whose position it could be".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        code::{self, Coded, Compiled, Switches, Want},
        codebook::Codebook,
        read::{self, Meta},
    };

    fn coded(text: &str) -> Coded {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conflict/codebook.yaml");
        let codebook = Codebook::load(&[path]).unwrap();
        let meta = Meta { id: "a".into(), published: "2023-03-15".parse().ok(), ..Meta::default() };
        let (document, _) = read::document(text.into(), meta, None);
        let want = Want { traces: true, ..Want::default() };
        code::code_with(&document, &codebook, &Compiled::new(&codebook), &Switches::default(), want)
    }

    fn lines(trace: &Trace, heading: &str) -> String {
        trace.all().filter(|(h, _)| h == heading).flat_map(|(_, l)| l).cloned().collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_record_says_who_by_which_rule_and_in_which_office() {
        let coded = coded("Norland accepts a truce if the guns fall silent, President Mara Vale said.");
        let trace = &coded.traces[0];
        assert_eq!(trace.records.len(), coded.statements.len());
        assert!(lines(trace, "attribution").contains("rule parenthetical"), "{trace:?}");
        assert!(lines(trace, "speaker").contains("actor vale: President from 2021-05-01, rank 1 of 6"), "{trace:?}");
        assert!(lines(trace, "frame").contains("topic truce, frame 1 of"), "{trace:?}");
        assert!(lines(trace, "condition").contains("“if"), "{trace:?}");
        assert!(lines(trace, "evidence").contains("sum +"), "{trace:?}");
        assert!(lines(trace, "date").contains("2023-03-15, from the document"), "{trace:?}");
        assert!(trace.records[0].marks.iter().any(|m| m.role == crate::code::MarkRole::Condition));
    }

    #[test]
    fn a_paragraph_without_record_says_why() {
        let why = |text: &str| lines(&coded(text).traces[0], "not coded");
        assert_eq!(why("The price of herring has doubled, Mara Vale said."), "it names no word of any topic");
        let look = "A truce between the government of Kelmar and the hill clans is holding, monitors say.";
        assert_eq!(why(look), "what it names only looks like a topic");
        assert_eq!(
            why("Ostrand accepts a truce, its president Oda Brook said."),
            "it states a position, but none of a party"
        );
        assert_eq!(why("Ferries to Kelm sail again."), "it names words of a topic, but states no position on it");
    }

    #[test]
    fn what_is_not_asked_for_costs_nothing_and_changes_nothing() {
        let text = "Norland accepts a truce, President Mara Vale said.";
        let with = coded(text);
        assert!(!with.traces.is_empty());
        assert_eq!(with.statements.len(), with.traces.iter().map(|t| t.records.len()).sum::<usize>());
    }
}

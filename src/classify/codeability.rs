//! Whether to code a piece of evidence at all: a small logistic scorer over structure, which knows no names and no topics. Its
//! weights are data (`codebook/data/codeability.yaml`), fitted on the odd-numbered gold documents by `eval --fit`.

use std::{collections::BTreeMap, sync::OnceLock};

use super::{
    chain::Chain,
    view::{Holder, View},
};
use crate::{
    attribute::speaker::Speaker,
    codebook::{
        cue::Marker,
        language::Language,
        lexicon::{Meaning, StateId},
    },
    segment::{Sentence, clause::Edge, tag::Tag},
    statement::{Stance, Via, Voice},
};

/// The features by name, in the order of [`Features`].
pub const NAMES: [&str; 58] = [
    "bias",
    "attitude",
    "act",
    "attitude and act",
    "judged",
    "withheld",
    "refused",
    "ought",
    "terms",
    "talk",
    "modifier",
    "weak",
    "purpose",
    "possible",
    "future",
    "past",
    "forecast",
    "accused",
    "negated",
    "direct",
    "attributed",
    "narrated",
    "own subject",
    "first person",
    "no subject",
    "other subject",
    "unofficial",
    "depth",
    "loose",
    "loose with attitude",
    "loose with a judgement",
    "loose with a noun of attitude",
    "loose act",
    "loose talk",
    "loose modifier",
    "loose, nothing else",
    "loose hypothetical",
    "loose refused",
    "loose own subject",
    "loose direct",
    "carried topic",
    "quoted",
    "own speaker",
    "meeting nouns",
    "relative clause",
    "other clause",
    "condition edge",
    "several topics",
    "long paragraph",
    "first sentence",
    "oppose",
    "conditional",
    "narrated act in the past",
    "question",
    "tainted",
    "loose weak",
    "loose thing",
    "loose stated",
];

/// What the scorer sees, by the order of [`NAMES`]; most are 0 or 1.
#[derive(Clone, Debug)]
pub struct Features(pub [f32; NAMES.len()]);

/// What is known of a piece of evidence besides its chain.
pub struct Seen<'a> {
    /// The chain.
    pub chain: &'a Chain,
    /// Whose position.
    pub party: StateId,
    /// How conveyed.
    pub via: Via,
    /// Its stance by itself.
    pub stance: Stance,
    /// Who says it.
    pub speaker: Option<&'a Speaker>,
    /// Sentence index.
    pub sentence: usize,
}

impl Features {
    /// The features of a piece of evidence.
    pub fn of(view: &View<'_>, sentence: &Sentence, seen: &Seen<'_>) -> Features {
        let c = seen.chain;
        let own = matches!(&c.holder, Holder::States(s) if s.contains(&seen.party));
        let edge = sentence.clauses.get(c.clauses.first().copied().unwrap_or(c.top)).map(|c| c.edge);
        let about =
            view.unit.mentions.cues_in(sentence.tokens.clone()).any(|f| f.meaning == Meaning::Marker(Marker::About));
        let topics = view
            .unit
            .mentions
            .topics_in(sentence.tokens.clone())
            .any(|f| matches!(f.meaning, Meaning::FrameNoun(t, _) if t != c.topic));
        let tokens = &view.seg().tokens;
        let question = tokens[sentence.tokens.clone()]
            .last()
            .is_some_and(|t| t.tag == Tag::Stop && t.span.of(view.scene.text) == "?");
        let tight = !c.loose;
        let on = [
            true,
            tight && c.attitude,
            tight && c.act,
            tight && c.attitude && c.act,
            tight && c.judged,
            tight && c.withheld,
            tight && c.refused,
            c.ought,
            c.terms,
            tight && c.talk,
            tight && c.modifier,
            tight && c.weak,
            c.purpose,
            c.possible,
            c.future,
            c.past,
            c.forecast,
            c.accused,
            c.negated,
            tight && seen.via == Via::Direct,
            seen.via == Via::Attributed,
            seen.via == Via::Narrated,
            tight && own,
            matches!(c.holder, Holder::Speaker),
            matches!(c.holder, Holder::Nobody),
            matches!(c.holder, Holder::Else),
            seen.speaker.is_some_and(|s| s.voice == Voice::Unofficial),
            false,
            c.loose,
            c.loose && c.attitude,
            c.loose && c.judged,
            c.loose && c.noun,
            c.loose && c.act,
            c.loose && c.talk,
            c.loose && c.modifier,
            c.loose && !(c.attitude || c.judged || c.noun || c.act),
            c.loose && c.hypothetical,
            c.loose && c.refused,
            c.loose && own,
            c.loose && seen.via == Via::Direct,
            c.carried,
            view.seg().quoted(c.head),
            view.unit.speaker.is_some(),
            about,
            edge == Some(Edge::Relative),
            edge == Some(Edge::Other),
            matches!(edge, Some(Edge::Condition | Edge::Order)),
            topics,
            tokens.len() > 120,
            seen.sentence == 0,
            seen.stance == Stance::Oppose,
            seen.stance == Stance::Conditional,
            seen.via == Via::Narrated && c.act && !c.attitude && c.past,
            question,
            c.tainted,
            c.loose && c.weak,
            c.loose && c.thing,
            c.loose && c.stated,
        ];
        let mut x = on.map(|b| b as u8 as f32);
        x[27] = c.clauses.len().min(5) as f32;
        Features(x)
    }
}

/// The weights: one a feature, and the probability from which a record is made.
struct Weights {
    by_feature: [f32; NAMES.len()],
    threshold: f32,
}

fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let rows: &BTreeMap<String, f32> = &Language::embedded().codeability;
        let get = |name: &str, other: f32| rows.get(name).copied().unwrap_or(other);
        Weights { by_feature: NAMES.map(|n| get(n, 0.0)), threshold: get("threshold", 0.5) }
    })
}

/// The probability from which a record is made.
pub fn threshold() -> f32 {
    weights().threshold
}

/// What each feature that is there adds to the sum: name, value, weight.
pub fn terms(features: &Features) -> impl Iterator<Item = (&'static str, f32, f32)> + '_ {
    let rows = NAMES.iter().zip(&features.0).zip(&weights().by_feature);
    rows.filter(|((_, x), _)| **x != 0.0).map(|((name, x), w)| (*name, *x, *w))
}

/// The probability of a record.
pub fn confidence(features: &Features) -> f32 {
    let sum: f32 = weights().by_feature.iter().zip(&features.0).map(|(w, x)| w * x).sum();
    1.0 / (1.0 + (-sum).exp())
}

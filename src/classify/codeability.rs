//! Whether to code a piece of evidence at all: a small logistic scorer over structure, which knows no names and no topics.

use super::{
    chain::Chain,
    view::{Holder, View},
};
use crate::{
    attribute::speaker::Speaker,
    codebook::lexicon::StateId,
    segment::Sentence,
    statement::{Via, Voice},
};

/// What the scorer sees, by name, each 0 or 1 (depth in steps).
#[derive(Clone, Debug, Default)]
pub struct Features(pub Vec<(&'static str, f32)>);

impl Features {
    /// The features of a chain.
    pub fn of(
        view: &View<'_>,
        sentence: &Sentence,
        chain: &Chain,
        party: StateId,
        via: Via,
        speaker: Option<&Speaker>,
    ) -> Features {
        let flag = |name, on: bool| (name, on as u8 as f32);
        let _ = (view, sentence);
        Features(vec![
            flag("attitude", chain.attitude),
            flag("act", chain.act),
            flag("both", chain.attitude && chain.act),
            flag("judged", chain.judged),
            flag("withheld", chain.withheld),
            flag("refused", chain.refused),
            flag("ought", chain.ought),
            flag("terms", chain.terms),
            flag("talk", chain.talk),
            flag("modifier", chain.modifier),
            flag("weak", chain.weak),
            flag("purpose", chain.purpose),
            flag("possible", chain.possible),
            flag("past", chain.past),
            flag("forecast", chain.forecast),
            flag("accused", chain.accused),
            flag("direct", via == Via::Direct),
            flag("attributed", via == Via::Attributed),
            flag("narrated", via == Via::Narrated),
            flag("own subject", matches!(&chain.holder, Holder::States(s) if s.contains(&party))),
            flag("we", matches!(chain.holder, Holder::Speaker)),
            flag("no subject", matches!(chain.holder, Holder::Nobody)),
            flag("other subject", matches!(chain.holder, Holder::Else)),
            flag("unofficial", speaker.is_some_and(|s| s.voice == Voice::Unofficial)),
            ("depth", chain.clauses.len() as f32),
        ])
    }
}

/// What each feature that is there adds to the sum: name, value, weight.
pub fn terms(features: &Features) -> impl Iterator<Item = (&'static str, f32, f32)> + '_ {
    features.0.iter().filter(|(_, x)| *x != 0.0).map(|(name, x)| (*name, *x, weight(name)))
}

/// The probability of a record.
pub fn confidence(features: &Features) -> f32 {
    let sum: f32 = features.0.iter().map(|(name, x)| weight(name) * x).sum();
    1.0 / (1.0 + (-sum).exp())
}

fn weight(_name: &str) -> f32 {
    0.1
}

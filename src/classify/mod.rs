//! From a paragraph's clauses to its records: frames, holder, stance, condition, codeability, merge.

pub mod chain;
pub mod codeability;
pub mod condition;
pub mod draft;
pub mod merge;
pub mod silence;
pub mod trace;
pub mod view;
pub mod when;

use std::ops::Range;

use self::{chain::Chain, draft::Draft, silence::Silence, view::View};
use crate::codebook::lexicon::Meaning;

/// Whether a paragraph names anything of a topic: the gate before the clause pass.
pub fn concerns(view: &View<'_>) -> bool {
    !view.unit.mentions.topics.is_empty()
}

/// The evidence of a paragraph, each piece with its holder, before it is merged into records.
pub fn drafts(view: &View<'_>) -> Vec<Draft> {
    watched(view, |_| {})
}

/// What became of one topic's word or verb.
pub struct Seen<'s> {
    /// Sentence index.
    pub sentence: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Topic index.
    pub topic: u8,
    /// The chain from it, or what stopped it.
    pub chain: Result<&'s Chain, Silence>,
    /// Its pieces of evidence, one per party.
    pub drafts: &'s [Draft],
}

/// The same, telling of each topic's word what became of it.
pub fn watched(view: &View<'_>, mut watch: impl FnMut(Seen<'_>)) -> Vec<Draft> {
    let mut out = Vec::new();
    for (si, sentence) in view.seg().sentences.iter().enumerate() {
        let hits = || view.unit.mentions.topics_in(sentence.tokens.clone());
        let refused: Vec<u8> = hits()
            .filter_map(|f| match f.meaning {
                Meaning::Refuse(t) if view.off.on("refuse") => Some(t),
                _ => None,
            })
            .collect();
        let mut weigh = |tokens: Range<usize>, topic: u8, chain: Option<Chain>| {
            let chain = match chain {
                Some(_) if refused.contains(&topic) => Err(Silence::LookAlike),
                Some(chain) => Ok(chain),
                None => Err(view.stopped.take().unwrap_or(Silence::Other)),
            };
            let drafts = match &chain {
                Ok(chain) => draft::drafts(view, si, sentence, chain.clone()),
                Err(_) => Vec::new(),
            };
            let chain = chain.as_ref().map_err(|why| *why);
            watch(Seen { sentence: si, tokens, topic, chain, drafts: &drafts });
            out.extend(drafts);
        };
        for hit in hits() {
            if let Some(topic) = topic_of(hit.meaning) {
                weigh(hit.first as usize..hit.end as usize, topic, chain::chain(view, sentence, hit));
            }
        }
        for (ci, clause) in sentence.clauses.iter().enumerate() {
            for frame in view.lexicon().frames_of(clause.group.lemma) {
                let bare = frame.objects == 0 && frame.subjects == 0;
                let particle = frame
                    .verbs
                    .iter()
                    .any(|v| v.lemma == clause.group.lemma && chain::verb_stands(view, clause, v.particle));
                if bare && particle {
                    let verb = clause.group.first as usize..clause.group.end as usize;
                    weigh(verb, frame.topic, chain::verb_chain(view, sentence, ci, frame));
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

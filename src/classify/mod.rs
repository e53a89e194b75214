//! From a paragraph's clauses to its records: frames, holder, stance, condition, codeability, merge.

pub mod chain;
pub mod codeability;
pub mod condition;
pub mod draft;
pub mod merge;
pub mod view;
pub mod when;

use self::{chain::Chain, draft::Draft, view::View};
use crate::codebook::lexicon::Meaning;

/// Whether a paragraph names anything of a topic: the gate before the clause pass.
pub fn concerns(view: &View<'_>) -> bool {
    !view.unit.mentions.topics.is_empty()
}

/// The evidence of a paragraph, each piece with its holder, before it is merged into records.
pub fn drafts(view: &View<'_>) -> Vec<Draft> {
    let mut out = Vec::new();
    for (si, sentence) in view.seg().sentences.iter().enumerate() {
        let mut chains: Vec<Chain> = Vec::new();
        let refused: Vec<u8> = view
            .unit
            .mentions
            .topics_in(sentence.tokens.clone())
            .filter_map(|f| match f.meaning {
                Meaning::Refuse(t) => Some(t),
                _ => None,
            })
            .collect();
        for hit in view.unit.mentions.topics_in(sentence.tokens.clone()) {
            if let Some(c) = chain::chain(view, sentence, hit).filter(|c| !refused.contains(&c.topic)) {
                chains.push(c);
            }
        }
        for (ci, clause) in sentence.clauses.iter().enumerate() {
            for frame in view.lexicon().frames_of(clause.group.lemma) {
                let bare = frame.objects == 0 && frame.subjects == 0;
                let particle = frame
                    .verbs
                    .iter()
                    .any(|v| v.lemma == clause.group.lemma && chain::verb_stands(view, clause, v.particle));
                if bare && particle && !refused.contains(&frame.topic) {
                    chains.extend(chain::verb_chain(view, sentence, ci, frame));
                }
            }
        }
        for c in chains {
            out.extend(draft::drafts(view, si, sentence, c));
        }
    }
    out
}

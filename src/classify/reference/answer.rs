//! Answers to what was asked: "No.", "Of course", "we will not", and general words that withhold one.

use super::{Carried, How};
use crate::{
    classify::{
        agenda::Agenda,
        chain::{self, Chain},
        holder::Holder,
        view::View,
    },
    codebook::{cue::Marker, lexicon::Meaning},
    segment::{Sentence, tag::Tag},
};

/// "I will not go into private talks": an answer that is withheld in general words is about what was asked.
pub fn withheld(view: &View<'_>, agenda: &Agenda, chains: &mut [Chain]) {
    for chain in chains.iter_mut().filter(|c| c.withheld && c.weak && c.carried.is_none()) {
        let Some((word, item)) = agenda.asked(view.lexicon()).filter(|(_, i)| i.topic != chain.topic) else { continue };
        chain.topic = item.topic;
        chain.weak = false;
        chain.frame = match word {
            Meaning::FrameNoun(_, frame) => Some(frame),
            _ => None,
        };
        chain.carried = Some(Carried { how: How::Silent, item });
    }
}

/// "No.", "Of course.", "We will not.": what was asked, turned or not.
pub fn yes_or_no(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Option<Chain> {
    let (asked, item) = agenda.question().filter(|_| !view.question)?;
    let (no, holder, word) = particle(view, sentence).or_else(|| short(view, sentence))?;
    let holder = match (&asked.holder, holder) {
        (own @ Holder::States(_), _) => own.clone(),
        (_, holder) => holder,
    };
    let mut chain = Chain::new(asked.topic, word);
    chain.sign = if no { -asked.sign } else { asked.sign };
    chain.frame = asked.frame;
    chain.weak = asked.weak && !asked.judged;
    chain.attitude = true;
    chain.judged = true;
    chain.negated = no;
    chain.refused = no;
    chain.holder = holder;
    chain.evidence.push(word as u32);
    (!chain.weak).then(|| chain.carried_by(Carried { how: How::Silent, item }))
}

/// A word that is a whole answer, at the start of the paragraph, with a stop or comma behind it.
fn particle(view: &View<'_>, sentence: &Sentence) -> Option<(bool, Holder, usize)> {
    let tokens = &view.seg().tokens;
    if sentence.tokens.start != 0 {
        return None;
    }
    let at = sentence.tokens.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
    let mut found = None;
    for f in view.unit.mentions.cues_in(at..sentence.tokens.end).take_while(|f| f.first as usize == at) {
        let ends = tokens
            .get(f.end as usize)
            .is_none_or(|t| matches!(t.tag, Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::QuoteClose));
        match f.meaning {
            Meaning::Marker(Marker::Assent) if ends => found = Some(false),
            Meaning::Marker(Marker::Dissent) if ends => found = Some(true),
            _ => {}
        }
    }
    found.map(|no| (no, Holder::Speaker, at))
}

/// "we will not", "they do": a clause of a bare auxiliary in the first sentence.
fn short(view: &View<'_>, sentence: &Sentence) -> Option<(bool, Holder, usize)> {
    if sentence.tokens.start != 0 {
        return None;
    }
    sentence.clauses.iter().enumerate().find_map(|(ci, clause)| {
        let holder = view.holder(sentence, ci);
        let stands =
            matches!(holder, Holder::States(_) | Holder::Speaker) && chain::bare_auxiliary(view, sentence, clause);
        stands.then(|| (chain::denies(view, clause), holder, clause.group.head as usize))
    })
}

//! The topics of a codebook: their things, the patterns of their frames' verbs, and the frames.

use rustc_hash::FxHashMap;

use super::super::{Agent, CompiledFrame, Head, LemmaId, Lexicon, Meaning, StateId, VerbPattern, class, topic_bit};
use crate::codebook::{
    Codebook,
    schema::{Frame, Topic},
    verbs,
};

/// The bits of a topic's things, by name.
type Bits = FxHashMap<String, u8>;

impl Lexicon {
    /// The words and frames of all topics, in their order.
    pub(in crate::codebook::lexicon) fn add_topics(&mut self, codebook: &Codebook) {
        let states: FxHashMap<&str, StateId> = codebook
            .domain
            .parties
            .iter()
            .chain(&codebook.domain.others)
            .enumerate()
            .map(|(i, p)| (p.id.as_str(), i as StateId))
            .collect();
        for (t, topic) in codebook.domain.topics.iter().enumerate() {
            self.add_topic(t as u8, topic, &states);
        }
    }

    fn add_topic(&mut self, t: u8, topic: &Topic, states: &FxHashMap<&str, StateId>) {
        let mut bits = Bits::default();
        for (name, phrases) in &topic.things {
            let bit = bits.len() as u8;
            bits.insert(name.clone(), bit);
            phrases.iter().for_each(|p| self.add_noun(p, Meaning::Thing(t, bit)));
        }
        let role = |name| match agent(Some(name).filter(|t| topic.roles.contains_key(*t)), topic, states) {
            Agent::States(s) => s,
            Agent::Any => Vec::new(),
        };
        self.targets.push(role("target"));
        self.candidates.push(role("candidate"));
        topic.refuse.iter().for_each(|p| self.add_phrase(p, Meaning::Refuse(t)));
        self.first_frame.push(self.frames.len() as u32);
        let mut acting = 0;
        for (f, frame) in topic.frames.iter().enumerate() {
            let [objects, within, subjects] =
                [&frame.objects, &frame.within, &frame.subjects].map(|names| self.mask(t, names, &mut bits));
            let verbs = self.verbs(frame);
            self.add_heads(t, &verbs, objects == 0 && subjects == 0);
            if !verbs.is_empty() {
                acting |= objects | subjects;
            }
            let open = matches!(frame.strength.as_deref(), Some("open" | "judged"));
            let noun = if open { Meaning::OpenNoun(t, f as u16) } else { Meaning::FrameNoun(t, f as u16) };
            frame.nouns.iter().for_each(|p| self.add_noun(p, noun));
            frame.predicates.iter().for_each(|p| self.add_phrase(p, Meaning::FramePredicate(t, f as u16)));
            self.frames.push(CompiledFrame {
                topic: t,
                frame: f as u16,
                verbs,
                objects,
                within,
                subjects,
                agent: agent(frame.agent.as_deref(), topic, states),
                direction: if frame.direction.trim() == "-" { -1 } else { 1 },
                weak: matches!(frame.strength.as_deref(), Some("weak" | "judged" | "withheld")),
                stated: matches!(frame.strength.as_deref(), Some("stated" | "wanted")),
                wanted: frame.strength.as_deref() == Some("wanted"),
                denied: frame.strength.as_deref() == Some("denied"),
                charged: frame.strength.as_deref() == Some("charged"),
                withheld: frame.strength.as_deref() == Some("withheld"),
                mutual: frame.strength.as_deref() == Some("mutual"),
            });
        }
        self.acting.push(acting);
    }

    /// The things of a frame as a mask; a phrase that is no thing's name becomes a thing of its own.
    fn mask(&mut self, t: u8, names: &[String], bits: &mut Bits) -> u128 {
        let mut mask = 0u128;
        for name in names {
            let next = bits.len() as u8;
            let bit = *bits.entry(name.clone()).or_insert_with(|| {
                self.add_noun(name, Meaning::Thing(t, next));
                next
            });
            mask |= 1u128.checked_shl(bit as u32).unwrap_or(0);
        }
        mask
    }

    /// The patterns of a frame's verbs, by verb.
    fn verbs(&mut self, frame: &Frame) -> Vec<VerbPattern> {
        let mut verbs = Vec::with_capacity(frame.verbs.len());
        for phrase in &frame.verbs {
            let (verb, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
            let passive = (verb == "be").then(|| self.passive_pattern(rest)).flatten();
            let lemma = self.intern_lemma(verb);
            verbs.push(self.verb_pattern(lemma, rest, false));
            verbs.extend(passive);
        }
        for name in frame.verbs.iter().filter_map(|v| v.split(' ').next()) {
            if self.id(name) == 0 || self.classes(self.id(name)) & class::VERB == 0 {
                self.add_verb(&verbs::regular(name));
            }
        }
        verbs.sort_by_key(|v| v.lemma);
        verbs
    }

    /// What verbs head the frame that comes next; `bare`: it needs no thing.
    fn add_heads(&mut self, t: u8, verbs: &[VerbPattern], bare: bool) {
        let index = self.frames.len() as u32;
        for patterns in verbs.chunk_by(|a, b| a.lemma == b.lemma) {
            let Some(v) = patterns.first() else { continue };
            let lemma = v.lemma as usize;
            let start = self.patterns.len() as u32;
            self.patterns.extend_from_slice(patterns);
            if self.heads.len() <= lemma {
                self.heads.resize(lemma + 1, Vec::new());
                self.topics_by_lemma.resize(lemma + 1, 0);
            }
            self.topics_by_lemma[lemma] |= topic_bit(t);
            let patterns = start..self.patterns.len() as u32;
            let head = Head { frame: index, topic: t, patterns };
            if bare {
                self.bare.resize(self.bare.len().max(lemma + 1), Vec::new());
                self.bare[lemma].push(head.clone());
            }
            self.heads[lemma].push(head);
        }
    }

    /// A verb with its particle and further words.
    fn verb_pattern(&mut self, lemma: LemmaId, words: &str, passive: bool) -> VerbPattern {
        let mut words = words.split(' ').filter(|w| !w.is_empty());
        let mut next = || words.next().map_or(0, |w| self.words.add(&crate::segment::cut::folded(w)));
        VerbPattern { lemma, particle: next(), tail: [next(), next(), next()], passive }
    }

    /// What stands behind "be" as a passive: "accepted into".
    fn passive_pattern(&mut self, words: &str) -> Option<VerbPattern> {
        let (participle, rest) = words.split_once(' ').unwrap_or((words, ""));
        let word = self.id(participle);
        let lemma = self.lemma(word);
        (lemma != 0 && self.classes(word) & class::V_PART != 0).then(|| self.verb_pattern(lemma, rest, true))
    }
}

fn agent(name: Option<&str>, topic: &Topic, states: &FxHashMap<&str, StateId>) -> Agent {
    let Some(name) = name.filter(|n| *n != "any") else { return Agent::Any };
    let ids: Vec<StateId> = match topic.roles.get(name) {
        Some(role) => role.0.iter().filter_map(|id| states.get(id.as_str()).copied()).collect(),
        None => states.get(name).copied().into_iter().collect(),
    };
    Agent::States(ids)
}

//! The codebook's and the paragraph's things in words, as a trace names them.

use super::super::{chain::Chain, draft::Draft, view::View};
use crate::{
    attribute::{Said, rules::RULES, speaker::Speaker},
    codebook::{lexicon::StateId, office, schema},
};

/// Words for what a view holds.
pub trait Words {
    /// A party's or other's name.
    fn state(&self, id: StateId) -> &str;
    /// A topic's name.
    fn topic(&self, topic: u8) -> &str;
    /// A frame's place in the codebook, with its words.
    fn frame(&self, topic: u8, frame: u16) -> String;
    /// A speaker: name, party, office.
    fn speaker(&self, s: &Speaker) -> String;
    /// An attribution on one line.
    fn attribution(&self, s: &Said) -> String;
    /// The subject of a chain's topmost clause; empty where there is none.
    fn subject_words(&self, chain: &Chain) -> &str;
    /// The words that decided a draft.
    fn decided(&self, draft: &Draft) -> String;
}

impl Words for View<'_> {
    fn state(&self, id: StateId) -> &str {
        let domain = &self.scene.codebook.domain;
        let state = domain.parties.iter().chain(&domain.others).nth(usize::from(id));
        state.and_then(|p| p.names.first()).map_or("", String::as_str)
    }

    fn topic(&self, topic: u8) -> &str {
        self.scene.codebook.topics().nth(usize::from(topic)).unwrap_or("")
    }

    fn frame(&self, topic: u8, frame: u16) -> String {
        let Some(t) = self.scene.codebook.domain.topics.get(usize::from(topic)) else { return String::new() };
        let Some(f) = t.frames.get(usize::from(frame)) else { return String::new() };
        let place = format!("topic {}, frame {} of {}", t.id, usize::from(frame) + 1, t.frames.len());
        format!("{place}: {}", frame_words(f))
    }

    fn speaker(&self, s: &Speaker) -> String {
        let fullest = s.actor.and_then(|a| self.cast.fullest(a));
        let mut parts: Vec<&str> = fullest.or(s.name.as_deref()).into_iter().collect();
        parts.extend(s.state.map(|id| self.state(id)));
        let office = s.office.as_deref();
        parts.extend(office.map(|o| office::find(o).map_or(o, |k| k.words)));
        let who = if parts.is_empty() { "somebody unknown".to_owned() } else { parts.join(", ") };
        format!("{who} ({}; {})", s.voice, s.how)
    }

    fn attribution(&self, s: &Said) -> String {
        let source = s.found.source.clone().map_or("nobody named".to_owned(), |r| quoted(self.words(r)));
        let cue: Vec<&str> = s.found.cue.iter().map(|r| self.words(r.clone())).collect();
        let cue = if cue.is_empty() { String::new() } else { format!(" {}", quoted(&cue.join(" … "))) };
        let who = s.speaker.as_ref().map_or("who cannot be placed".to_owned(), |s| self.speaker(s));
        let said = if s.positive { "" } else { "; denied or open, so nobody has said it" };
        format!("{}: {source}{cue}: {who}{said}", s.found.rule)
    }

    fn subject_words(&self, chain: &Chain) -> &str {
        let holding = self.seg().sentences.iter().find(|s| s.tokens.contains(&chain.head));
        let Some(sentence) = holding.filter(|s| chain.top < s.clauses.len()) else { return "" };
        let subject = &self.subject_of(sentence, chain.top).subject;
        self.words(subject.start as usize..subject.end as usize)
    }

    fn decided(&self, draft: &Draft) -> String {
        let mut at: Vec<usize> = draft.evidence.iter().map(|t| *t as usize).collect();
        at.sort_unstable();
        at.dedup();
        at.into_iter().map(|t| self.words(t..t + 1)).collect::<Vec<_>>().join(" ")
    }
}

/// What a rule of attribution finds; empty for an unknown one.
pub fn rule_meaning(name: &str) -> &'static str {
    RULES.iter().find(|r| r.name == name).map_or("", |r| r.meaning)
}

/// A frame's own words, cut where they are many.
fn frame_words(f: &schema::Frame) -> String {
    let list = |words: &[String]| {
        let more = if words.len() > 5 { ", …" } else { "" };
        format!("{}{more}", words.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", "))
    };
    let parts = [
        ("", &f.verbs),
        ("noun ", &f.nouns),
        ("× ", &f.objects),
        ("with ", &f.within),
        ("is ", &f.predicates),
        ("of ", &f.subjects),
    ];
    let mut out: Vec<String> =
        parts.iter().filter(|(_, w)| !w.is_empty()).map(|(mark, w)| format!("{mark}{}", list(w))).collect();
    out.extend(f.agent.as_ref().map(|a| format!("by {a}")));
    out.extend(f.strength.as_ref().filter(|s| *s == "weak").cloned());
    format!("{} (direction {})", out.join(" "), f.direction)
}

/// In quotation marks; cut in the middle where it is long.
pub fn quoted(words: &str) -> String {
    let count = words.chars().count();
    if count <= 120 {
        return format!("“{words}”");
    }
    let head: String = words.chars().take(80).collect();
    let tail: String = words.chars().skip(count - 30).collect();
    format!("“{}… {}”", head.trim_end(), tail.trim_start())
}

/// A probability in per cent.
pub fn percent(p: f32) -> String {
    format!("{:.0} %", p * 100.0)
}

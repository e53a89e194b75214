//! Whose words a paragraph is that is nothing but a quotation: whom the line above it heads, or whom the writer talks to.

use super::State;
use crate::{
    attribute::{
        Said, Unit,
        known::Known,
        speaker::{Scene, Speaker},
    },
    codebook::lexicon::Meaning,
    segment::{Segmented, group::Form, tag::Tag},
};

/// The most words of a line that only says who speaks below it.
const HEADING: usize = 16;

impl State<'_> {
    /// Who speaks in a paragraph that is one quotation, if a line right above names its speaker, or if whoever tells the story talks to
    /// somebody and the paragraph before quotes nobody else.
    pub(super) fn quoted_alone(&self, unit: &Unit) -> Option<Speaker> {
        let speaker = self.heading.as_ref().or_else(|| self.told_me.as_ref().filter(|_| !self.quoted))?;
        alone(&unit.seg).then(|| speaker.clone())
    }

    /// What a paragraph leaves for the next one to be quoted alone.
    pub(super) fn leave_for_quotation(&mut self, unit: &Unit, scene: Scene<'_>) {
        self.heading = self.named_by(unit, scene);
        self.quoted = unit.seg.quotes.last().is_some_and(|q| q.end as usize + 1 >= unit.seg.tokens.len());
        // "said X, Vale told me", "told me that".
        let own = |at: usize| ["me", "us"].iter().any(|w| unit.seg.tokens.get(at).is_some_and(|t| t.is(scene.text, w)));
        let me = |s: &&Said| s.found.cue.last().is_some_and(|c| own(c.end));
        let outside = |s: &&Said| !unit.seg.quoted(s.found.start()) && s.positive;
        let told = unit.said.iter().find(|s| me(s) && outside(s)).and_then(|s| s.speaker.clone());
        self.told_me = told.filter(Speaker::is_person).or_else(|| self.told_me.take());
    }

    /// "Foreign Minister Osric Tane on the Tarn Courier's morning show": the one person of a line that states nothing.
    fn named_by(&self, unit: &Unit, scene: Scene<'_>) -> Option<Speaker> {
        let seg = &unit.seg;
        let states = seg.sentences.iter().flat_map(|s| &s.clauses).any(|c| c.group.form == Form::Finite);
        let ends = seg.tokens.last().is_some_and(|t| matches!(t.tag, Tag::Stop | Tag::QuoteClose));
        if states || ends || seg.tokens.len() > HEADING || !unit.said.is_empty() {
            return None;
        }
        let mut persons = unit.mentions.names.iter().filter_map(|f| match f.meaning {
            Meaning::Actor(a) => Some(self.cast.actor(a, Known::Introduced, scene)),
            _ => None,
        });
        persons.next().filter(|_| persons.next().is_none())
    }
}

/// Whether a paragraph is one quotation from its first word to its last.
fn alone(seg: &Segmented) -> bool {
    let whole = |end: usize| seg.tokens.get(end..).unwrap_or_default().iter().all(|t| t.tag == Tag::Stop);
    seg.quotes.first().is_some_and(|q| q.first == 0 && q.opened && whole((q.end as usize).min(seg.tokens.len())))
}

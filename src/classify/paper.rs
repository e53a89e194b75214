//! Papers: a plan, a draft or a list of terms speaks for whoever put it forward ("under the Norlander draft, Kelmar would …").

use std::ops::Range;

use super::{
    chain::{doer, owner, refused_above},
    holder::Holder,
    view::View,
};
use crate::{
    attribute::paper,
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning, StateId},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
        token::Token,
    },
};

impl View<'_> {
    /// Whose paper a noun phrase is: "the Norlander draft", "Norland's terms", "a plan drawn up by Norland".
    pub(super) fn paper_of(&self, range: Range<usize>) -> Option<StateId> {
        let tokens = &self.seg().tokens;
        let range = self.without_part(range);
        let is_paper = |m: Meaning| m == Meaning::Marker(Marker::Paper);
        let found = self.unit.mentions.cues_in(range.clone()).find(|c| is_paper(c.meaning))?;
        let (first, end) = (found.first as usize, found.end as usize);
        let head = tokens[end - 1].tag == Tag::Noun && !tokens.get(end).is_some_and(|t| t.tag == Tag::Noun);
        if !head || tokens.get(range.start..first).unwrap_or_default().iter().any(|t| t.tag == Tag::Prep) {
            return None;
        }
        if let Holder::States(states) = owner(self, first) {
            return states.first().copied();
        }
        // "drawn up by Norland", "from Nordhaven".
        let behind = end..range.end.min(end + 6);
        let by = behind
            .clone()
            .find(|&i| tokens[i].tag == Tag::Prep && ["by", "from", "of"].iter().any(|w| self.says(i, w)))?;
        let participle = (end..by).all(|i| matches!(tokens[i].tag, Tag::Part | Tag::Adv | Tag::Past | Tag::Prep));
        let name = self.unit.mentions.names_in(by + 1..behind.end).next().filter(|f| f.first as usize <= by + 2)?;
        participle.then(|| self.state_of(name)).flatten()
    }

    /// "most elements of the Norlander draft": the draft, where the noun before says only how much of it.
    pub(super) fn without_part(&self, range: Range<usize>) -> Range<usize> {
        let Some(of) = range.clone().skip(1).find(|&i| self.seg().tokens[i].tag == Tag::Prep) else { return range };
        let mentions = &self.unit.mentions;
        let part = range.start..of;
        let plain = self.says(of, "of")
            && mentions.cues_in(part.clone()).all(|c| !matches!(c.meaning, Meaning::Noun(_)))
            && mentions.titles_in(part.clone()).next().is_none()
            && mentions.names_in(part.clone()).next().is_none()
            && mentions.topics_in(part).next().is_none();
        if plain { of + 1..range.end } else { range }
    }

    /// "The plan, drafted by Norland, …", "Norland put forward a plan that …": who the sentence says has made a paper.
    pub(super) fn author_here(&self, sentence: &Sentence, clause: usize) -> Option<Holder> {
        let subject = self.subject(sentence, clause);
        if !paper::is_paper(self.unit, subject.clone()) {
            return None;
        }
        let of = |r: &Range<u32>| (r.start as usize) < subject.end && subject.start < r.end as usize;
        let made =
            |c: &Clause| c.group.form == Form::Participle && c.group.passive && (of(&c.subject) || of(&c.antecedent));
        let by = sentence.clauses.iter().position(made).map(|ci| doer(self, sentence, ci, true));
        let brings = || {
            let c = self.subject_of(sentence, clause);
            let p = c.parent.map(usize::from).filter(|&p| p < sentence.clauses.len() && c.edge == Edge::Relative)?;
            let up = &sentence.clauses[p];
            let g = &up.group;
            // "refused to back a plan that lets Norland stay": others'.
            let new =
                (g.cue.attitude() > 0 || g.cue.phase() > 0) && !g.negated && !g.passive && !refused_above(sentence, p);
            // "pressed Kelmar to accept a plan that …": the plan speaks for whoever presses.
            let pressed = up.edge == Edge::Complement && !up.subject.is_empty();
            let asker = up.parent.map(usize::from).filter(|&q| pressed && q < p);
            let asker = asker.filter(|&q| sentence.clauses[q].group.cue.is(Class::Cause)).unwrap_or(p);
            (new && up.object().contains(&subject.start)).then(|| self.holder(sentence, asker))
        };
        by.or_else(brings).filter(|h| matches!(h, Holder::States(_) | Holder::Speaker))
    }

    /// From whose standpoint a sentence speaks: "For Norland, …", "in Kelmar's view, …", "in the eyes of Norland, …".
    pub(super) fn standpoint(&self, sentence: &Sentence) -> Option<StateId> {
        let tokens = &self.seg().tokens;
        let start = sentence.tokens.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
        let comma = (start..sentence.tokens.end.min(start + 9)).find(|&i| tokens[i].tag == Tag::Comma);
        let comma = comma.or_else(|| self.led_up(sentence, start))?;
        let name = self.unit.mentions.names_in(start + 1..comma).next()?;
        let is = |words: &[&str]| words.iter().any(|w| self.says(start, w));
        // Not "for Norland, a truce would only …": what it would do for it.
        let is_so = |c: &Clause| c.group.copula && c.group.modal == Modal::None;
        let main = sentence.clauses.iter().find(|c| c.group.first as usize > comma && c.group.form == Form::Finite);
        let alone = name.end as usize == comma && name.first as usize <= start + 3 && main.is_some_and(is_so);
        let seen = || self.marked(start + 1..comma, Marker::Standpoint);
        let stands = is(&["for", "to"]) && alone || is(&["in", "from", "by", "to"]) && seen();
        stands.then(|| self.state_of(name)).flatten()
    }

    /// "For Norland the dues are theft": where a name, or its view, ends that the subject follows without a comma.
    fn led_up(&self, sentence: &Sentence, start: usize) -> Option<usize> {
        let name = self.unit.mentions.names_in(start + 1..start + 3).next()?;
        let behind = name.end as usize..(name.end as usize + 3).min(sentence.tokens.end);
        let view = self.unit.mentions.cues_in(behind).find(|c| c.meaning == Meaning::Marker(Marker::Standpoint));
        let end = view.map_or(name.end, |c| c.end) as usize;
        let subject = self.seg().tokens.get(end).is_some_and(|t| matches!(t.tag, Tag::Det | Tag::Poss));
        let own = sentence.clauses.iter().any(|c| c.group.copula && c.group.first as usize > end);
        (subject && own && end < sentence.tokens.end).then_some(end)
    }

    /// Whose paper a sentence stands under: "Under the Norlander draft, …", "…, according to Norland's terms".
    pub(super) fn under_paper(&self, sentence: &Sentence, said: Option<usize>) -> Option<StateId> {
        // "according to the plan": the one spoken of before, where the phrase names nobody.
        let known = |r: Range<usize>| {
            let bare = self.unit.mentions.names_in(r.clone()).next().is_none();
            self.unit.paper.filter(|_| bare && paper::is_paper(self.unit, r))
        };
        let whose = |r: Range<usize>| self.paper_of(r.clone()).or_else(|| known(r));
        let cited = said.and_then(|i| self.unit.said[i].found.source.clone()).and_then(whose);
        cited.or_else(|| {
            let tokens = &self.seg().tokens;
            let start = sentence.tokens.clone().find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
            let leads = ["under", "in", "by"].iter().any(|w| self.says(start, w));
            let comma = (start..sentence.tokens.end.min(start + 14)).find(|&i| tokens[i].tag == Tag::Comma);
            // "Under the Norlander draft Kelmar would leave": no comma parts them.
            let near = start + 1..(start + 8).min(sentence.tokens.end);
            let begins = |t: &Token| matches!(t.tag, Tag::Proper | Tag::Det | Tag::Poss | Tag::Pron);
            let ends = |c: &&Found| {
                c.meaning == Meaning::Marker(Marker::Paper) && tokens.get(c.end as usize).is_some_and(begins)
            };
            let led = || self.unit.mentions.cues_in(near.clone()).find(ends).map(|c| c.end as usize);
            let comma = comma.or_else(|| led().filter(|_| leads))?;
            if leads { whose(start + 1..comma) } else { None }
        })
    }
}

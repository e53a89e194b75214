//! Who tells it inside what is said, or beside it: "Vale said that Corvin denies that she …", "a demand that Norland says it …".

use crate::{
    classify::view::View,
    codebook::{
        cue::Class,
        lexicon::{Found, Meaning, StateId},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
    },
};

impl View<'_> {
    /// "Vale said that Corvin is afraid to say that he wants war": who tells it inside what is said.
    pub(super) fn teller(&self, at: usize) -> Option<StateId> {
        let sentence = self.seg().sentences.iter().find(|s| s.tokens.contains(&at))?;
        let clause = sentence.clauses.iter().find(|c| c.subject.contains(&(at as u32)))?;
        let parent = usize::from(clause.parent?);
        // "Vale said Corvin knows that a truce, which he wants, is far": in what is said, too.
        let up = sentence.clauses.get(parent)?;
        let thinks = up.group.cue.is(Class::Report) || up.group.cue.is(Class::Belief);
        let within = clause.edge == Edge::Relative && clause.antecedent.start >= up.group.end && thinks;
        if clause.edge != Edge::Content && !within {
            return None;
        }
        let subject = self.subject(sentence, parent);
        let said = self.said_at(at).map(|i| &self.unit.said[i].found);
        let reporting = said.and_then(|f| f.clause).is_some_and(|(_, c)| c == parent);
        let inside = said.is_some_and(|f| f.content.iter().any(|c| c.contains(&subject.start)));
        let person = self.unit.mentions.names_in(subject).find(|f| matches!(f.meaning, Meaning::Actor(_)));
        person.filter(|_| inside && !reporting).and_then(|f| self.state_of(f))
    }

    /// "Vale urged Corvin to agree to a truce that she hopes will last": in what is said of a thing that one asks of another, whoever
    /// asks.
    pub(super) fn asker(&self, sentence: &Sentence, at: usize) -> Option<StateId> {
        let own = |c: &&Clause| c.edge == Edge::Relative && c.subject.start as usize == at;
        let asked = sentence.clauses.get(usize::from(sentence.clauses.iter().find(own)?.parent?))?;
        let up = sentence.clauses.get(usize::from(asked.parent.filter(|_| asked.group.form == Form::Infinitive)?))?;
        let person = |f: &&Found| matches!(f.meaning, Meaning::Actor(_));
        let asks = up.group.cue.is(Class::Cause) && up.group.form == Form::Finite && !up.group.passive;
        let subject = up.subject_range();
        self.unit.mentions.names_in(subject).find(person).filter(|_| asks).and_then(|f| self.state_of(f))
    }

    /// "Norland wants the islands, a demand that Kelmar says it will reject": who says so in a clause of its own beside the rest.
    pub(super) fn says_aside(&self, sentence: &Sentence, at: usize) -> Option<StateId> {
        let clause = sentence.clauses.iter().find(|c| c.subject.len() == 1 && c.subject.start as usize == at)?;
        let up = sentence.clauses.get(usize::from(clause.parent?)).filter(|_| clause.edge == Edge::Content)?;
        let aside = up.edge == Edge::Relative && up.subject != up.antecedent && up.group.cue.is(Class::Report);
        let subject = up.subject_range();
        let name = self.unit.mentions.names_in(subject.clone()).next().filter(|_| aside)?;
        let itself = name.end as usize == subject.end && matches!(name.meaning, Meaning::State(..));
        self.state_of(name).filter(|_| itself)
    }
}

//! Pronouns that stand for whom the verb before them is about.

use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::Class,
        lexicon::{Meaning, StateId},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
    },
};

impl View<'_> {
    /// "urged Norland to drop its demands", "thanked Norland for its support": "its" is of whom the verb before is about.
    pub(super) fn told(&self, sentence: &Sentence, at: usize) -> Option<StateId> {
        let tokens = &self.seg().tokens;
        if tokens[at].tag != Tag::Poss {
            return None;
        }
        let token = at as u32;
        let told = |c: &Clause| {
            let behind =
                c.parent.and_then(|p| sentence.clauses.get(p as usize)).is_some_and(|p| p.group.end <= c.subject.start);
            c.group.form == Form::Infinitive
                && behind
                && !c.subject.is_empty()
                && c.group.end <= token
                && token < c.end.max(c.group.end)
        };
        let object = match sentence.clauses.iter().rfind(|c| told(c)) {
            Some(c) => c.subject_range(),
            None => {
                let link = at.checked_sub(1).filter(|&l| self.says(l, "for") || self.says(l, "over"))?;
                let c = sentence.clauses.iter().rfind(|c| (c.group.end as usize) < link)?;
                let object = c.group.end as usize..link;
                object.clone().all(|i| tokens[i].tag.is_nominal() || tokens[i].tag.is_head()).then_some(object)?
            }
        };
        match self.holder_of(object) {
            Holder::States(states) if states.len() == 1 => states.first().copied(),
            _ => None,
        }
    }

    /// "Vale criticised Norland, saying that it rejects the truce", "accused Corvin of stalling, adding that he wants war": of whom
    /// somebody speaks ill who then goes on to say something, that is said.
    pub(super) fn criticised(&self, sentence: &Sentence, at: usize) -> Option<StateId> {
        let subject_of =
            |c: &&Clause| c.edge == Edge::Content && c.subject.len() == 1 && c.subject.start as usize == at;
        let content = sentence.clauses.iter().find(subject_of)?;
        let says = sentence.clauses.get(usize::from(content.parent?))?;
        let goes_on =
            says.edge == Edge::Participial && says.group.form == Form::Ing && says.group.cue.is(Class::Report);
        let up = sentence.clauses.get(usize::from(says.parent.filter(|_| goes_on)?)).map(|c| &c.group)?;
        let ill = up.cue.is(Class::Accuse) || up.cue.attitude() < 0 && up.cue.is(Class::Report);
        let tokens = &self.seg().tokens;
        let from = up.end as usize;
        let inside = |i: &usize| tokens[*i].tag.is_nominal() || tokens[*i].tag.is_head();
        let object = from..(from..says.group.first as usize).take_while(inside).last()? + 1;
        let person = |o: &std::ops::Range<usize>| {
            let mut names = self.unit.mentions.names_in(o.clone());
            names.any(|f| f.end as usize == o.end && matches!(f.meaning, Meaning::Actor(_)))
        };
        let it = self.says(at, "it");
        if !ill || up.passive || person(&object) == it {
            return None;
        }
        match self.holder_of(object) {
            Holder::States(states) if states.len() == 1 => states.first().copied(),
            _ => None,
        }
    }
}

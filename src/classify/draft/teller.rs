//! Who tells what a chain states, and whether it is theirs to tell.

use crate::{
    attribute::{Said, known::Known, speaker::Speaker},
    classify::{chain::Chain, holder::Holder, view::View},
    codebook::{cue::Class, lexicon::StateId},
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
    },
    statement::Voice,
};

/// Who tells what a chain states.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// The attribution, if anybody is cited.
    pub said: Option<usize>,
    /// Who is cited or speaks.
    pub speaker: Option<&'a Speaker>,
}

impl Teller<'_> {
    /// The party or other that they speak for.
    pub fn state(&self) -> Option<StateId> {
        self.speaker.and_then(|s| s.state)
    }

    /// The sides for whom whoever speaks says it.
    pub fn sides(&self, view: &View<'_>) -> Vec<StateId> {
        let joint = self.said.is_none() && view.unit.speaker.is_none();
        match both_say(view, self.said) {
            _ if joint && !view.unit.joint.is_empty() => view.unit.joint.clone(),
            both if both.is_empty() => self.state().into_iter().collect(),
            both => both,
        }
    }
}

/// "The war has to stop, Vale said. Kelmar must leave the islands.": who goes on. What is told as it is or was ("Kelmar's dues were
/// approved last week") is the text's own.
pub fn going_on(view: &View<'_>, sentence: &Sentence, chain: &Chain, said: Option<usize>) -> Option<Speaker> {
    let ownerless = matches!(chain.holder, Holder::Nobody | Holder::Else) || chain.ought;
    let meant = chain.ought || chain.future || chain.possible;
    let free = said.is_none() && ownerless && meant && !chain.past && chain.carried.is_none();
    let speaker = free.then(|| view.goes_on(sentence)).flatten()?;
    Some(Speaker { how: Known::Free, ..speaker.clone() })
}

/// "Both sides said", "they agreed", "the leaders of Norland and Kelmar believe": more than one who says it.
pub fn both_say(view: &View<'_>, said: Option<usize>) -> Vec<StateId> {
    let source = said.and_then(|i| view.unit.said[i].found.source.clone()).filter(|s| !s.is_empty());
    match source.map(|s| view.holder_of(s)) {
        Some(Holder::States(states)) if states.len() > 1 => states,
        _ => Vec::new(),
    }
}

/// Whether the clause of a chain is what somebody else says or thinks inside what is said.
pub fn told_by_another(
    view: &View<'_>,
    sentence: &Sentence,
    chain: &Chain,
    said: Option<usize>,
    speaker: Option<StateId>,
) -> bool {
    let reporting = said.and_then(|i| view.unit.said[i].found.clause).map(|(_, c)| c);
    let Some(top) = sentence.clauses.get(chain.top).filter(|c| c.edge == Edge::Content) else { return false };
    let Some(parent) = top.parent.map(usize::from).filter(|p| Some(*p) != reporting && *p < sentence.clauses.len())
    else {
        return false;
    };
    // "quoted Vale as saying that", "he argued": who that is, the attribution knows better.
    let named = sentence.clauses[parent].group.form == Form::Finite && view.names_somebody(sentence, parent);
    named
        && !to_be_known(sentence, parent)
        && match view.holder(sentence, parent) {
            Holder::States(states) => speaker.is_some_and(|s| !states.contains(&s)),
            holder => holder == Holder::Else,
        }
}

/// "Kelmar must understand that the war has to end", "needs to know": what somebody is yet to see is what whoever says so holds.
fn to_be_known(sentence: &Sentence, ci: usize) -> bool {
    let c = &sentence.clauses[ci];
    let up = c.parent.and_then(|p| sentence.clauses.get(usize::from(p))).filter(|_| c.edge == Edge::Complement);
    let ought = |g: &Group| (g.modal == Modal::Ought || g.cue.is(Class::Need)) && !g.negated && !g.denied && !g.past;
    c.group.cue.is(Class::Belief) && (ought(&c.group) || up.is_some_and(|u| ought(&u.group)))
}

/// "Corvin said that Norland demands the islands", "observers say that Vale is signalling a truce": whoever tells what a state is said to
/// say, or reads it into what somebody does; what a person is said to have said is that person's, whoever passes it on.
pub fn retold<'a>(
    view: &View<'a>,
    sentence: &Sentence,
    head: usize,
    said: usize,
    inner: &Speaker,
) -> Option<&'a Speaker> {
    let clause = view.unit.said[said].found.clause.and_then(|(_, c)| sentence.clauses.get(c));
    // "Vale proposed a truce, which Norland said was a trick": behind the comma the text itself goes on.
    let comma = |at: u32| at > 0 && view.seg().tokens[at as usize - 1].tag == Tag::Comma;
    let goes_on = |c: &Clause| c.edge == Edge::Relative && (comma(c.start) || comma(c.antecedent.start));
    let plain = view.unit.speaker.is_none() && !view.seg().quoted(head);
    if plain && clause.is_some_and(goes_on) {
        return None;
    }
    let shown = || clause.is_some_and(|c| c.group.cue.is(Class::Show) && c.group.cue.attitude() == 0);
    // "said that Vale agreed that the war must end": an agreement, and no words of hers.
    let agreed = || clause.is_some_and(|c| c.group.cue.is(Class::Join));
    (inner.name.is_none() || shown() || agreed()).then(|| told_by(view, head, said, inner)).flatten()
}

/// "Norland wants peace, Vale told us, Weil said", "Corvin said that Vale demanded the islands": another side's word, or that of a
/// source without a name, tells what somebody is said to have said; words in marks within it stay their own speaker's.
pub fn told_by<'a>(view: &View<'a>, head: usize, said: usize, inner: &Speaker) -> Option<&'a Speaker> {
    let found = &view.unit.said[said].found;
    let cue = found.start();
    let quoted = view.seg().quotes.iter().any(|q| q.inside().contains(&head) && !q.inside().contains(&cue));
    let around = |s: &&Said| s.positive && s.found.content.iter().any(|c| c.contains(&cue) && c.contains(&head));
    let length = |s: &&Said| s.found.content.iter().map(|c| c.len()).sum::<usize>();
    let outer = view.unit.said.iter().filter(around).min_by_key(length);
    let teller = match outer {
        Some(s) => s.speaker.as_ref(),
        None => view.unit.speaker.as_ref(),
    };
    // A person who cannot be placed may be a paper, which only passes on.
    let placed = |s: &&Speaker| {
        s.state.is_some() || s.voice == Voice::Official || matches!(s.how, Known::UnofficialTitle | Known::Pronoun)
    };
    teller.filter(|t| !quoted && t.state != inner.state).filter(placed)
}

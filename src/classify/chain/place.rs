//! Where a topic's word stands: the clause that it belongs to, the one that governs it, and the longer phrase it is a part of.

use super::{noun::noun_phrase_start, word::At};
use crate::{
    classify::view::View,
    codebook::lexicon::{Found, Meaning},
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
    },
};

/// The clause that a topic's word belongs to.
pub(super) fn clause_of(view: &View<'_>, sentence: &Sentence, hit: &Found, place: At) -> Option<usize> {
    // "wants the guns to fall silent": the subject of an infinitive stands before it.
    let inside =
        || sentence.clauses.iter().position(|c| c.group.form == Form::Infinitive && c.subject.contains(&hit.first));
    let forced = match place {
        At::Itself | At::Owner => None,
        At::Subject(ci) | At::Object(ci) => Some(ci),
    };
    // "hand back what it has taken": a thing that is a clause by its words is the object of the verb before.
    let whole = || {
        let thing = matches!(hit.meaning, Meaning::Thing(..)) && view.says(hit.first as usize, "what");
        let verb = |c: &Clause| c.group.end <= hit.first && c.group.end + 1 >= hit.first;
        sentence.clauses.iter().rposition(verb).filter(|_| thing)
    };
    forced.or_else(whole).or_else(inside).or_else(|| view.clause_at(sentence, hit.first as usize))
}

/// The clause whose verb governs the word, given the one it belongs to; none where the word is that verb itself.
pub(super) fn governor(sentence: &Sentence, ci: usize, hit: &Found, place: At) -> Option<usize> {
    Some(match &sentence.clauses[ci] {
        // "Suthermark joining the League is off the table": the words hold the verb themselves.
        c if c.edge == Edge::Subject && (hit.first..hit.end).contains(&c.group.head) => {
            c.parent.map_or(ci, usize::from)
        }
        // "to cease fire", "of ending the war": the words are no noun here; the verb has a frame of its own.
        c if (hit.first..hit.end).contains(&c.group.head) => return None,
        // "Leaving the islands would be a mistake": the object of a gerund that is the subject.
        c if matches!(place, At::Itself | At::Owner) && c.subject.contains(&hit.first) => sentence
            .clauses
            .iter()
            .rposition(|k| {
                // "Norland's demand that Kelmar leave the islands is absurd": of what the demand is.
                let inside = match k.edge {
                    Edge::Subject => k.group.form != Form::Finite,
                    Edge::Content | Edge::Complement => k.end <= c.group.first,
                    _ => false,
                };
                inside && c.subject.contains(&k.group.head) && k.group.end <= hit.first
            })
            .unwrap_or(ci),
        _ => ci,
    })
}

/// "the guns must fall silent and the killing | stop": a noun right behind "and", which a verb that has ended does not act on.
pub fn begins_anew(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let end = clause.group.end as usize;
    let coordinated = view.seg().tokens.get(end).is_some_and(|t| t.tag == Tag::Coord);
    coordinated && at > end && noun_phrase_start(view, at).max(end + 1) == end + 1 || another_phrase(view, clause, at)
}

/// "it is time to stop the killing and | for a truce": a "for" behind "and" with none before it, which goes on with what stood in front
/// of a verb that ends something or is against it.
fn another_phrase(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let (g, tokens) = (&clause.group, &view.seg().tokens);
    let end = g.end as usize;
    if g.cue.phase() >= 0 && g.cue.attitude() >= 0 || at <= end {
        return false;
    }
    let Some(prep) = noun_phrase_start(view, at).checked_sub(1).filter(|&p| p > end + 1 && view.says(p, "for")) else {
        return false;
    };
    let again = (g.head as usize..prep - 1).any(|i| view.says(i, "for"));
    tokens[prep - 1].tag == Tag::Coord && !again
}

/// "No truce until Kelmar leaves": the word stands in front of the only clause, which is what it waits for.
pub(super) fn waits_for(sentence: &Sentence, ci: usize, hit: &Found, place: At) -> bool {
    let c = &sentence.clauses[ci];
    let tied = matches!(c.edge, Edge::Order | Edge::Condition);
    place == At::Itself && tied && hit.end <= c.subject.start.max(c.start) && !c.subject.is_empty()
}

/// "Norland opposes | Suthermark joining the League": words of a longer noun of the same topic, which holds their verb.
pub(super) fn inside_gerund(view: &View<'_>, clause: &Clause, hit: &Found) -> bool {
    let head = clause.group.head;
    let topic = |f: &Found| match f.meaning {
        Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) => Some(t),
        _ => None,
    };
    let holds = |f: &Found| {
        matches!(f.meaning, Meaning::FrameNoun(..))
            && topic(f) == topic(hit)
            && f.first < head
            && head < f.end
            && f.first <= hit.first
            && hit.end <= f.end
            && hit.end - hit.first < f.end - f.first
    };
    clause.group.form == Form::Ing
        && clause.edge != Edge::Complement
        && !(hit.first..hit.end).contains(&head)
        && view.unit.mentions.topics_in((head as usize).saturating_sub(4)..hit.end as usize).any(holds)
}

/// "the dues waiver": a thing in front of the noun of a frame that it makes, which is what is spoken of, or of another topic's noun.
pub(super) fn describes_head(view: &View<'_>, thing: &Found, topic: u8) -> bool {
    // "the Kelm truce": a place in front of another topic's noun.
    let another = |f: &Found| {
        let other = matches!(f.meaning, Meaning::FrameNoun(t, _) if t != topic);
        other && f.first == thing.end && view.seg().tokens[f.first as usize].tag == Tag::Noun
    };
    let last = thing.end as usize;
    if view.unit.mentions.topics_in(last..last + 4).any(another) {
        return true;
    }
    let mut words = view.unit.mentions.topics_in(thing.first as usize..thing.end as usize + 3);
    words.any(|f| {
        let behind = thing.end as usize..f.end as usize;
        let tokens = &view.seg().tokens;
        matches!(f.meaning, Meaning::FrameNoun(t, _) if t == topic)
            && f.first == thing.first
            && !behind.is_empty()
            && tokens[behind].iter().all(|t| matches!(t.tag, Tag::Noun | Tag::Hyphen))
    })
}

/// Whether a name right before a noun is no part of its phrase: "the change in Norland and securing | control".
pub(super) fn parted(view: &View<'_>, hit: &Found) -> bool {
    let first = hit.first as usize;
    let before = view.unit.mentions.names_in(first.saturating_sub(4)..first).next_back();
    before.is_some_and(|n| {
        !view.seg().tokens.get(n.end as usize..first).unwrap_or_default().iter().all(|t| t.tag.is_nominal())
    })
}

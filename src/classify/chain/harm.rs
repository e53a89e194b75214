//! What a matter does to others: harm to whom it is against, more of what is bad; and a matter that is said to be ended.

use super::{Chain, noun::noun_phrase_start, subject::has_object};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::lexicon::{Found, Meaning},
    segment::{
        clause::Clause,
        group::{Group, Modal},
        tag::Tag,
    },
};

/// The most words from a verb to whom its object names: "has sapped the last sources of Norland's trade".
const REACH: usize = 10;

/// Whether what a verb makes more of is its object, and no good of a topic: "prolong the war", not "prolong the truce".
pub(super) fn worsens(view: &View<'_>, clause: &Clause) -> bool {
    let g = &clause.group;
    let from = g.end as usize;
    let near = from..(from + 5).min(clause.object().end.max(from));
    let good = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, n) if view.lexicon().frame(t, n).direction > 0);
    // "drags out the war": past the verb's own particle.
    let led = g.particle != 0 && view.seg().tokens.get(from).is_some_and(|t| t.word == g.particle);
    let object = has_object(view, g)
        || led && view.seg().tokens.get(from + 1).is_some_and(|t| t.tag.is_nominal() || t.tag.is_head());
    object && !view.unit.mentions.topics_in(near).any(good)
}

/// "the dues weaken Norland", says another than Norland: harm to whom the topic is against speaks for the topic.
pub fn does_its_work(view: &View<'_>, clause: &Clause, topic: u8) -> bool {
    let targets = &view.lexicon().targets[topic as usize];
    let speaker = view.speaker_at(clause.group.head as usize).and_then(|s| s.state);
    let end = clause.group.end as usize;
    let object = end..(end + REACH).min((clause.end as usize).max(end));
    // "will weaken their army": another's, said by whom the topic is not against.
    let theirs = ["their", "his", "its"].iter().any(|w| view.says(end, w)) && !view.says(end + 1, "own");
    if theirs && !targets.is_empty() && speaker.is_some_and(|x| !targets.contains(&x)) {
        return true;
    }
    let mut names = view.unit.mentions.names_in(object).filter_map(|f| view.state_of(f));
    names.next().is_some_and(|s| targets.contains(&s) && speaker.is_none_or(|x| !targets.contains(&x)))
}

/// "have a bad effect on Norland's trade", says another than Norland: harm to whom the topic is against speaks against nothing. The
/// judgement ends at a token.
pub fn on_target(view: &View<'_>, at: usize, topic: u8) -> bool {
    let targets = &view.lexicon().targets[topic as usize];
    let tokens = &view.seg().tokens;
    let noun = tokens.get(at).is_some_and(|t| t.tag == Tag::Noun);
    let on = (at..(at + 3).min(tokens.len())).find(|&i| view.says(i, "on")).filter(|_| noun);
    let Some(on) = on.filter(|on| on + 1 < tokens.len()) else { return false };
    let speaker = view.speaker_at(at).and_then(|s| s.state);
    let whose = matches!(view.holder_of(on + 1..on + 2), Holder::States(s) if s.iter().any(|x| targets.contains(x)));
    let near = on + 1..(on + 4).min(tokens.len());
    let mut names = view.unit.mentions.names_in(near).filter_map(|f| view.state_of(f));
    (whose || names.any(|s| targets.contains(&s))) && speaker.is_some_and(|x| !targets.contains(&x))
}

/// "must be prepared for the war to go on": what may come, which nobody wants.
pub fn braced(view: &View<'_>, g: &Group, chain: &Chain) -> bool {
    let ill = |f| view.lexicon().frame(chain.topic, f).direction < 0 && chain.sign < 0;
    g.modal == Modal::Ought && !g.negated && chain.frame.is_some_and(ill)
}

/// "every due lifted", "each round of talks broken off": a participle that ends each of them.
pub(super) fn ended(view: &View<'_>, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let end = hit.end as usize;
    let each = || {
        let start = noun_phrase_start(view, hit.first as usize);
        ["every", "each", "any"].iter().any(|w| view.says(start, w))
    };
    tokens.get(end).is_some_and(|t| t.tag == Tag::Part && view.lexicon().own_cue(t.lemma).phase() < 0)
        && !tokens.get(end - 1).is_some_and(|t| t.tag.is_aux())
        && each()
}

//! What a speech does not mean: keeping silent without a question, another's deeds taken for its own view, other conflicts.

use super::{
    agenda::Agenda,
    chain::Chain,
    draft::Draft,
    holder::Holder,
    reference::{Carried, How},
    view::View,
};
use crate::{
    attribute::{known::Known, speaker::Speaker},
    codebook::cue::Marker,
    codebook::lexicon::{Found, Meaning, StateId, side_bit, topic_bit},
    segment::{Sentence, tag::Tag},
};

/// Drops what a speech does not mean by its words.
pub(super) fn only_meant(view: &View<'_>, chains: &mut Vec<Chain>) {
    if !chains.is_empty() {
        let sides = view.sides() | view.told.sides();
        chains.retain(|c| anchored(view, c, sides));
    }
    // "those who back attempts to break the truce": what others are against the speaker is not for.
    let turned = |c: &Chain| c.frame.is_some_and(|f| c.sign * view.lexicon().frame(c.topic, f).direction < 0);
    let of_others = |c: &Chain| c.holder == Holder::Else && turned(c) && !c.ought;
    // A house's own text goes on to what the sentence before spoke of, no further.
    if of_house(view) {
        chains.retain(|c| view.said_at(c.head).is_some() || goes_on(view, c) && !of_others(c));
    }
    // "We have made progress in this": nor is what a turn of a transcript goes on to, unless it was asked about.
    if answers(view) {
        chains.retain(|c| {
            view.said_at(c.head).is_some() || c.carried.is_none_or(|c| c.item.asked || c.item.just_now() && !strays(&c))
        });
    }
    if !speech(view) || chains.is_empty() {
        return;
    }
    // "Peace. A long peace": words by themselves are a headline's position, in a speech they are its matter.
    chains.retain(|c| !c.loose || !c.weak && (!c.thing || c.judged || c.ought));
    chains.retain(|c| !of_others(c));
    // "we will see", "they are looking at it": nobody has asked.
    chains.retain(|c| !c.withheld || c.negated || c.judged);
    // "we have made progress", "this is important": what a speech goes on to is not what it spoke of some paragraphs before.
    chains.retain(|c| goes_on(view, c));
    // "Kelmar has kept up the shelling": told of another party by the words around, and judged by nobody.
    let parties = view.lexicon().parties;
    let told: Vec<(u8, Option<u32>)> = chains
        .iter()
        .filter(|c| c.loose && matches!(&c.holder, Holder::States(s) if s.iter().any(|s| *s < parties)))
        .map(|c| (c.topic, c.evidence.first().copied()))
        .collect();
    let of_another = |c: &Chain| told.contains(&(c.topic, c.evidence.first().copied()));
    chains.retain(|c| !c.over || c.judged || c.ought || !of_another(c));
}

/// "I will leave it at that", "I cannot speak to what they think", in a transcript's answer: withheld is what was asked, and no more.
pub(super) fn withheld_unasked(view: &View<'_>, agenda: &Agenda, chain: &Chain) -> bool {
    let answers = answers(view) && view.said_at(chain.head).is_none();
    let taken_up = |c: &Carried| c.how == How::Pronoun && c.item.fresh() || agenda.asks_of(&c.item);
    answers && !view.question && chain.withheld && chain.carried.is_some_and(|c| !taken_up(&c))
}

/// Whether a label of a transcript says who speaks.
fn answers(view: &View<'_>) -> bool {
    let labelled = |s: &Speaker| matches!(s.how, Known::Label | Known::LabelOfHouse);
    view.unit.speaker.as_ref().is_some_and(labelled)
}

/// Whether a chain, where it takes up what was spoken of, takes up what was spoken of just before. A thing to which nothing was done
/// there is taken up by what puts an end to it: "The war is next door to us. We want to stop it."
fn goes_on(view: &View<'_>, chain: &Chain) -> bool {
    let phase = |&e: &u32| view.lexicon().own_cue(view.seg().tokens[e as usize].lemma).phase();
    let ends = || chain.evidence.iter().any(|e| phase(e) < 0);
    let just_now = |c: &Carried| c.item.age == 0 && !c.item.abroad && !strays(c);
    let taken_up = |c: &Carried| just_now(c) || c.item.names_here() && chain.act && ends();
    chain.carried.is_none_or(|c| taken_up(&c) && c.how != How::Silent)
}

/// "The truce holds. Our friends are glad. This is important.": a pronoun stands for what the sentence right before speaks of.
fn strays(carried: &Carried) -> bool {
    carried.how == How::Pronoun && carried.item.is_before_last()
}

/// Whether a chain in a text's own voice is about the talks: another party than the speaker's own is named near it, or its words
/// hold a name. Where it is done to the speaker's own party, its own name does, and what it suffers needs none.
fn anchored(view: &View<'_>, chain: &Chain, sides: u64) -> bool {
    if answers(view) {
        return !view.told.is_long() || view.said_at(chain.head).is_some() || in_turn(view, chain, sides);
    }
    if chain.carried.is_some_and(|c| c.item.asked) || view.said_at(chain.head).is_some() {
        return true;
    }
    let Some(own) = view.speaker_at(chain.head).and_then(|s| s.state) else { return true };
    let named = |&e: &u32| view.seg().tokens[e as usize].tag == Tag::Proper;
    if sides & !side_bit(own) != 0 || chain.evidence.iter().any(named) {
        return true;
    }
    let suffers = |t: &Vec<StateId>| t.contains(&own);
    // "The ministry rejects the truce": a plain stance on a topic by its own name.
    let plain = chain.attitude && !chain.weak && !chain.loose && chain.carried.is_none();
    plain
        || sides != 0 && view.lexicon().targets.iter().any(suffers)
        || !chain.weak && suffers(&view.lexicon().targets[chain.topic as usize])
}

/// Whether a chain in a turn of a transcript is about the talks: its words are the topic's own, or it is asked about them, or one of
/// those against whom some topic is, or who are against the speaker, is named near it.
fn in_turn(view: &View<'_>, chain: &Chain, sides: u64) -> bool {
    let own = view.speaker_at(chain.head).and_then(|s| s.state);
    let foreign = !own.map_or(0, side_bit);
    let targets = &view.lexicon().targets;
    let concerned = foreign & targets.iter().flatten().fold(0, |all, &s| all | side_bit(s));
    let aimed = own.is_some_and(|s| targets[chain.topic as usize].contains(&s));
    // "The hill clans fight on. We want a truce": of another conflict, until one of those is named whom this one concerns.
    let here = if aimed { u64::MAX } else { concerned };
    if view.sides() & here == 0 && view.told.on_another(chain.topic, here) {
        return false;
    }
    let asked = chain.carried.is_some_and(|c| c.item.asked && c.item.just_now()) && !chain.weak;
    if own.is_none() || asked || by_its_name(view, chain) {
        return true;
    }
    let weak = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(t, n) if view.lexicon().frame(t, n).weak);
    let named = |&e: &u32| {
        let strong = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(..) | Meaning::Thing(..)) && !weak(f);
        let e = e as usize;
        view.seg().tokens[e].tag == Tag::Proper && view.unit.mentions.topics_in(e..e + 1).any(strong)
    };
    // A long talk wanders: a third party's name brings it to anything.
    let others = sides & if aimed || !view.told.wanders() { foreign } else { concerned };
    others != 0 || chain.evidence.iter().any(named)
}

/// Whether a chain's word is the topic's own, and no deed, judgement or reference that may be about anything.
fn by_its_name(view: &View<'_>, chain: &Chain) -> bool {
    let deed = |f: u16| !view.lexicon().frame(chain.topic, f).verbs.is_empty();
    !(chain.weak || chain.thing || chain.carried.is_some() || chain.frame.is_some_and(deed))
}

/// Whether a document has nothing to do with the talks as far as a party goes that no topic is against: no other party is named in it.
pub(super) fn apart(view: &View<'_>, party: StateId) -> bool {
    let suffers = |t: &Vec<StateId>| t.contains(&party);
    let speaks = view.unit.speaker.as_ref().and_then(|s| s.state).filter(|s| *s < view.lexicon().parties);
    let here = view.sides() | speaks.map_or(0, side_bit);
    !view.lexicon().targets.iter().any(suffers) && view.told.apart(party, here)
}

/// "Estrel raises its dues", "Norland glad of the truce in Kelmar": a line of a list, each of which stands by itself, that names nobody
/// whom the topic concerns. Where it is against somebody, that is one of those, by name or by what is theirs; else whoever is named
/// beside the party is no side of it.
pub(super) fn of_others(view: &View<'_>, draft: &Draft) -> bool {
    let Some(titled) = view.told.over_list() else { return false };
    let bits = |states: &[StateId]| states.iter().fold(0, |all, &s| all | side_bit(s));
    let targets = bits(&view.lexicon().targets[draft.topic as usize]);
    let here = view.sides() | titled;
    if targets != 0 {
        let concerned = here & targets != 0 || targets & side_bit(draft.party) != 0;
        return !concerned
            && !view.unit.mentions.things_in(0..view.seg().tokens.len()).any(|f| names_its_own(view, f, draft.topic));
    }
    let parties = view.lexicon().parties;
    let others = |f: &Found| view.state_of(f).is_some_and(|s| s >= parties);
    let candidates = &view.lexicon().candidates[draft.topic as usize];
    // "Estrel to keep soldiers in the south": somewhere.
    let nowhere =
        !candidates.is_empty() && !candidates.contains(&draft.party) && !view.unit.mentions.names.iter().any(others);
    here & !side_bit(draft.party) == 0 && (nowhere || names_others(view))
}

/// "The deal is good" in a story of some length that names the topic nowhere by a word of its own: a deal on something else.
pub(super) fn of_other_deal(view: &View<'_>, draft: &Draft, agenda: &Agenda) -> bool {
    // "getting a deal done".
    let compact = |&e: &u32| {
        let mut cues = view.unit.mentions.cues_in(e as usize..e as usize + 3);
        cues.any(|c| c.meaning == Meaning::Marker(Marker::Compact))
    };
    agenda.is_of_story()
        && view.told.is_long()
        && !view.told.names(draft.topic)
        && agenda.topic(draft.topic).is_none_or(|i| !i.titled)
        && draft.chain.evidence.iter().any(compact)
}

/// Whether a topic's word is the name of something, and no state's: "the Kelm Lighthouse".
fn names_its_own(view: &View<'_>, found: &Found, topic: u8) -> bool {
    let of_topic = matches!(found.meaning, Meaning::FrameNoun(t, _) | Meaning::Thing(t, _) if t == topic);
    let range = found.first as usize..found.end as usize;
    let state = |i: usize| view.unit.mentions.names_in(range.clone()).any(|n| (n.first..n.end).contains(&(i as u32)));
    of_topic && range.clone().any(|i| view.seg().tokens[i].tag == Tag::Proper && !state(i))
}

/// Whether a line names a state that is no party, and not as whoever says so.
fn names_others(view: &View<'_>) -> bool {
    let source = |f: &Found| {
        view.unit.said.iter().filter_map(|s| s.found.source.as_ref()).any(|r| r.contains(&(f.first as usize)))
    };
    let others = &view.scene.codebook.domain.others;
    let state = |s: StateId| {
        let other = s.checked_sub(view.lexicon().parties).and_then(|n| others.get(n as usize));
        other.is_some_and(|o| o.kind.as_deref().is_none_or(|k| k == "state"))
    };
    view.unit.mentions.names.iter().any(|f| view.state_of(f).is_some_and(state) && !source(f))
}

/// "We have had good talks": of a party that no topic is against, where neither the paragraph nor what stands right before it names another
/// party, they are about something else.
pub(super) fn of_other_talks(view: &View<'_>, party: StateId, chain: &Chain) -> bool {
    let suffers = |t: &Vec<StateId>| t.contains(&party);
    let named = |&e: &u32| view.seg().tokens[e as usize].tag == Tag::Proper;
    let others = (view.sides() | view.told.sides()) & !side_bit(party);
    // What a text opens with may leave unsaid whom it is about.
    let opens = view.told.paragraphs() < 2;
    let own = view.unit.speaker.is_some() || of_house(view);
    // "I want the truce to last": a plain stance on a topic by its own name.
    let plain = chain.attitude && !chain.weak && !chain.loose && chain.carried.is_none();
    own && others == 0
        && !opens
        && view.told.is_long()
        && !plain
        && !view.lexicon().targets.iter().any(suffers)
        && !chain.evidence.iter().any(named)
}

/// Whether one person speaks, who is nobody's answer.
pub(super) fn speech(view: &View<'_>) -> bool {
    let own =
        |how| matches!(how, Known::Author | Known::AuthorOfPublisher | Known::HeadOfHouse | Known::HeadOfPublisher);
    view.unit.speaker.as_ref().is_some_and(|s| own(s.how))
}

/// Whether a house speaks, by nobody's mouth.
fn of_house(view: &View<'_>) -> bool {
    view.unit.speaker.is_none() && view.unit.house.is_some()
}

/// Whether whoever speaks in a text's own voice may speak for everybody.
pub(super) fn own_voice(view: &View<'_>) -> bool {
    speech(view) || of_house(view)
}

/// Topics that the sentence before was about in another conflict, as long as no party is named again.
#[derive(Default)]
pub(super) struct Aside {
    topics: u64,
}

impl Aside {
    /// A sentence begins: what the one before said of another conflict goes on, unless it names a party beside the speaker's own.
    pub fn begin(&mut self, view: &View<'_>, sentence: &Sentence) {
        let parties = view.lexicon().parties;
        let own = view.unit.speaker.as_ref().and_then(|s| s.state);
        let mut names = view.unit.mentions.names_in(sentence.tokens.clone());
        if names.any(|f| view.state_of(f).is_some_and(|s| s < parties && Some(s) != own)) {
            self.topics = 0;
        }
    }

    /// A sentence has been read: the topics whose look-alikes it names.
    pub fn hear(&mut self, view: &View<'_>, sentence: &Sentence) {
        for f in view.unit.mentions.topics_in(sentence.tokens.clone()) {
            if let Meaning::Refuse(t) = f.meaning {
                self.topics |= topic_bit(t);
            }
        }
    }

    /// Whether a chain is left: it is not on such a topic, or names a party that holds it.
    pub fn leaves(&self, chain: &Chain) -> bool {
        self.topics & topic_bit(chain.topic) == 0 || matches!(chain.holder, Holder::States(_))
    }
}

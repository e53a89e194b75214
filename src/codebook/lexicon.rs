//! The codebook made ready for one pass over text: word ids with tags and lemmas, and a trie of phrases over ids. Shared with the build
//! script, which makes the built-in one ready.

mod compile;
mod voices;

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::{
    Codebook,
    cue::{Marker, NounCue, Predicate, VerbCue},
    language::Language,
    vocabulary::{Entry, Vocabulary, bit},
};

pub use self::voices::Voices;
pub use super::vocabulary::Key;

/// A word of the vocabulary; 0 is every word that is not in it.
pub type WordId = u32;

/// A verb; 0 is none.
pub type LemmaId = u16;

/// The word classes a word may have, as bits.
#[allow(missing_docs)]
pub mod class {
    pub const DET: u32 = 1;
    pub const POSS: u32 = 1 << 1;
    pub const PRON: u32 = 1 << 2;
    pub const OBJ_PRON: u32 = 1 << 3;
    pub const PREP: u32 = 1 << 4;
    pub const SUB: u32 = 1 << 5;
    pub const COMP: u32 = 1 << 6;
    pub const REL: u32 = 1 << 7;
    pub const COORD: u32 = 1 << 8;
    pub const QUESTION: u32 = 1 << 9;
    pub const NEG: u32 = 1 << 10;
    pub const MODAL: u32 = 1 << 11;
    pub const BE: u32 = 1 << 12;
    pub const HAVE: u32 = 1 << 13;
    pub const DO: u32 = 1 << 14;
    pub const TO: u32 = 1 << 15;
    pub const ADV: u32 = 1 << 16;
    pub const NUM: u32 = 1 << 17;
    pub const V_BASE: u32 = 1 << 18;
    pub const V_S: u32 = 1 << 19;
    pub const V_PAST: u32 = 1 << 20;
    pub const V_PART: u32 = 1 << 21;
    pub const V_ING: u32 = 1 << 22;
    pub const NOUN: u32 = 1 << 23;
    pub const ADJ: u32 = 1 << 24;
    pub const ABBREV: u32 = 1 << 25;
    pub const NOUN_LINK: u32 = 1 << 26;
    pub const VERB_PREFIX: u32 = 1 << 27;
    pub const TO_NOUN: u32 = 1 << 28;
    pub const PLURAL: u32 = 1 << 29;
    pub const SINGULAR: u32 = 1 << 30;
    pub const VERB: u32 = V_BASE | V_S | V_PAST | V_PART | V_ING;
    pub const AUX: u32 = MODAL | BE | HAVE | DO;
}

/// How a phrase names a party or other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameKind {
    /// The name itself.
    Name,
    /// An adjective or name of its people.
    Demonym,
    /// The capital.
    Capital,
    /// The seat of power.
    Seat,
    /// A state body; index into the party's institutions.
    Institution(u8),
    /// A region or body that acts for it.
    Region,
}

/// Index of a party or other: parties first, others after them.
pub type StateId = u16;

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
    /// A party or other.
    State(StateId, NameKind),
    /// A person; index into `domain.actors`.
    Actor(u16),
    /// A title; index into [`Lexicon::titles`].
    Title(u8),
    /// A neutral thing of a topic: topic, index of the thing in the topic.
    Thing(u8, u8),
    /// A noun that is a frame by itself: topic, frame index.
    FrameNoun(u8, u16),
    /// A noun that stands for a frame where the topic is under discussion ("the measures"): topic, frame index.
    OpenNoun(u8, u16),
    /// A look-alike of a topic.
    Refuse(u8),
    /// A predicate of a frame: topic, frame index.
    FramePredicate(u8, u16),
    /// A noun with an attitude.
    Noun(NounCue),
    /// An evaluating predicate.
    Predicate(Predicate),
    /// A marker between clauses.
    Marker(Marker),
    /// An adjective that takes a noun out of the present.
    RefuseAdjective,
}

/// A title: its office id and voice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Title {
    /// Office id, or `spokesperson`.
    pub office: Option<String>,
    /// Analyst, journalist and the like.
    pub unofficial: bool,
    /// `former`, `ex-`.
    pub former: bool,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Node {
    /// Hardly any phrase means more than two things: they need no memory of their own.
    meanings: SmallVec<[(Meaning, Caps); 2]>,
    /// Which words may go on a longer phrase from here, as [`bit`]s: most do not, and need no look at the edges.
    next: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Caps {
    Any,
    First,
    All,
}

/// A frame of the codebook made ready: lemmas with particles, sets of things.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CompiledFrame {
    /// Topic index.
    pub topic: u8,
    /// Index of the frame in the topic.
    pub frame: u16,
    /// Verbs in order of their lemmas; empty for noun and predicate frames.
    pub verbs: Vec<VerbPattern>,
    /// Bits of things that may stand as object, or in the phrase of the noun; 0: none needed.
    pub objects: u128,
    /// Bits of things of which one more must stand in the noun's phrase or the verb's clause; 0: none needed.
    pub within: u128,
    /// Bits of things that must stand as subject of a predicate; 0: any.
    pub subjects: u128,
    /// Who acts.
    pub agent: Agent,
    /// +1 towards the proposition, −1 away.
    pub direction: i8,
    /// Counts only where it is judged or refused.
    pub weak: bool,
    /// Counts only where it is wanted, demanded, refused or planned.
    pub stated: bool,
    /// Counts only where it is wanted, demanded or refused; not where it is foreseen.
    pub wanted: bool,
    /// Counts only where it is denied or refused.
    pub denied: bool,
    /// Told as a bare deed of no party, it is what whoever tells it complains of.
    pub charged: bool,
}

impl CompiledFrame {
    /// Whether it is for some parties alone, and this is one of them.
    pub fn is_for(&self, party: StateId) -> bool {
        matches!(&self.agent, Agent::States(states) if states.contains(&party))
    }

    /// The patterns of one verb.
    pub fn verbs_of(&self, lemma: LemmaId) -> &[VerbPattern] {
        let from = self.verbs.partition_point(|v| v.lemma < lemma);
        let some = self.verbs[from..].partition_point(|v| v.lemma == lemma);
        &self.verbs[from..from + some]
    }

    /// Its noun is a frame only with other words of its phrase.
    pub fn composed(&self) -> bool {
        self.objects | self.within != 0
    }

    /// Whether a phrase is one of a set of the topic's things.
    pub fn covers(&self, set: u128, found: &Found) -> bool {
        matches!(found.meaning, Meaning::Thing(t, bit) if t == self.topic && set & (1u128 << bit.min(127)) != 0)
    }
}

/// That a verb heads a frame.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Head {
    frame: u32,
    topic: u8,
    /// Its patterns in the frame.
    patterns: Range<u32>,
}

/// A verb with its particle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerbPattern {
    /// The verb.
    pub lemma: LemmaId,
    /// Particle or preposition; 0: none.
    pub particle: WordId,
    /// Words right behind the particle ("bring to *an end*"); 0: no more.
    pub tail: [WordId; 3],
}

/// A cue of a verb with two words or more behind it: "put *up with*", "bring *to an end*".
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct LongCue {
    /// The words; 0: no more.
    pub words: [WordId; 3],
    /// What the verb with them does.
    pub cue: VerbCue,
}

/// Who acts in a frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Agent {
    /// Anybody.
    Any,
    /// One of these.
    States(Vec<StateId>),
}

/// The codebook, compiled.
#[derive(Debug, Serialize, Deserialize)]
pub struct Lexicon {
    words: Vocabulary,
    lemma_names: Vec<String>,
    /// Lemmas by name, while the lexicon is filled.
    #[serde(skip)]
    lemma_ids: FxHashMap<String, LemmaId>,
    verb_cues: Vec<Vec<(WordId, VerbCue)>>,
    /// What each verb does by itself, without a particle.
    own_cues: Vec<VerbCue>,
    long_cues: Vec<Vec<LongCue>>,
    edges: FxHashMap<(u32, WordId), u32>,
    nodes: Vec<Node>,
    /// Titles.
    pub titles: Vec<Title>,
    /// What each verb heads, by lemma, and all patterns in that order.
    heads: Vec<Vec<Head>>,
    patterns: Vec<VerbPattern>,
    /// The topics of those frames, by lemma.
    topics_by_lemma: Vec<u64>,
    /// What each verb heads that needs no thing, by lemma.
    bare: Vec<Vec<Head>>,
    /// All frames, in order of topic and frame.
    pub frames: Vec<CompiledFrame>,
    /// First compiled frame of each topic.
    pub first_frame: Vec<u32>,
    /// Per topic, the states in its role `target`; none where it has no such role.
    pub targets: Vec<Vec<StateId>>,
    /// Per topic, the bits of things that a verb may act on; the others only stand beside words.
    acting: Vec<u128>,
    /// Number of parties; a [`StateId`] below it is a party.
    pub parties: u16,
    /// People by the last word of their names, in lower case.
    surnames: FxHashMap<String, Vec<u16>>,
    /// Through whom a party may be known.
    pub voices: Voices,
}

/// A topic in a set of topics, which of more than 64 may hold others, too.
pub fn topic_bit(topic: u8) -> u64 {
    1 << (topic % 64)
}

/// A phrase found in text.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// First token.
    pub first: u32,
    /// One past its last token.
    pub end: u32,
    /// What it means.
    pub meaning: Meaning,
}

/// What the trie needs to know of a token.
pub trait Word {
    /// Its vocabulary id.
    fn word(&self) -> WordId;
    /// First letter is upper case.
    fn capital(&self) -> bool;
    /// All letters are upper case.
    fn all_caps(&self) -> bool;
    /// A phrase may begin with it and the next one.
    fn opens(&self) -> bool;
}

/// Room for the phrases to begin with: about as many as the language and one conflict have.
const PHRASES: usize = 1 << 14;

impl Lexicon {
    /// Compiles a checked codebook.
    pub fn new(codebook: &Codebook, language: &Language) -> Lexicon {
        let mut nodes = Vec::with_capacity(PHRASES);
        nodes.push(Node::default());
        let mut lex = Lexicon {
            words: Vocabulary::default(),
            lemma_names: vec![String::new()],
            lemma_ids: FxHashMap::default(),
            verb_cues: vec![Vec::new()],
            own_cues: vec![VerbCue::default()],
            long_cues: vec![Vec::new()],
            edges: FxHashMap::with_capacity_and_hasher(PHRASES, Default::default()),
            nodes,
            titles: Vec::new(),
            heads: Vec::new(),
            patterns: Vec::new(),
            topics_by_lemma: Vec::new(),
            bare: Vec::new(),
            frames: Vec::new(),
            first_frame: Vec::new(),
            targets: Vec::new(),
            acting: Vec::new(),
            parties: codebook.domain.parties.len() as u16,
            surnames: FxHashMap::default(),
            voices: Voices::of(codebook),
        };
        lex.add_language(language);
        lex.add_states(codebook);
        lex.add_topics(codebook);
        lex
    }

    /// As it is after it has been read from its binary form.
    #[must_use]
    pub fn restored(mut self) -> Lexicon {
        self.words.restore();
        self
    }

    /// The id of a word in its folded form (lower case, plain apostrophe); 0 if unknown.
    pub fn id(&self, folded: &str) -> WordId {
        self.words.id(folded)
    }

    /// The id of a plain short word in any case; none where the word has to be folded first.
    pub fn plain(&self, word: &str) -> Option<WordId> {
        self.words.plain(word)
    }

    /// The word that a short piece of text most likely is: for [`Lexicon::confirmed`] alone.
    pub fn guess(&self, key: Key) -> WordId {
        self.words.guess(key)
    }

    /// The id of a plain short word, which most often is the guess.
    pub fn confirmed(&self, guess: WordId, key: Key) -> WordId {
        self.words.confirmed(guess, key)
    }

    /// Whether a name found is the title of this office: "President" of "head-of-state".
    pub fn entitles(&self, found: &Found, office: &str) -> bool {
        matches!(found.meaning, Meaning::Title(t) if self.titles[t as usize].office.as_deref() == Some(office))
    }

    /// The classes of a word.
    pub fn classes(&self, word: WordId) -> u32 {
        self.words.entry(word).classes
    }

    /// The verb a word is a form of; 0 if none.
    pub fn lemma(&self, word: WordId) -> LemmaId {
        self.words.entry(word).lemma
    }

    /// All that is known of a word.
    pub fn known(&self, word: WordId) -> &Entry {
        self.words.entry(word)
    }

    /// The verb's name.
    pub fn lemma_name(&self, lemma: LemmaId) -> &str {
        &self.lemma_names[lemma as usize]
    }

    /// The verb of a name; 0 if unknown.
    pub fn lemma_id(&self, name: &str) -> LemmaId {
        self.lemma_names.iter().position(|n| n == name).unwrap_or(0) as LemmaId
    }

    /// The cues of a verb: without a particle (word 0) and with each.
    pub fn verb_cues(&self, lemma: LemmaId) -> &[(WordId, VerbCue)] {
        &self.verb_cues[lemma as usize]
    }

    /// What a verb does by itself, without a particle.
    pub fn own_cue(&self, lemma: LemmaId) -> VerbCue {
        self.own_cues[lemma as usize]
    }

    /// The cues of a verb with several words behind it, the longest first.
    pub fn long_cues(&self, lemma: LemmaId) -> &[LongCue] {
        &self.long_cues[lemma as usize]
    }

    /// Whether a verb is known with a particle or preposition.
    pub fn takes(&self, lemma: LemmaId, particle: WordId) -> bool {
        particle != 0
            && (self.verb_cues(lemma).iter().any(|(p, _)| *p == particle)
                || self.long_cues(lemma).iter().any(|l| l.words[0] == particle))
    }

    /// The frames that a verb may head.
    pub fn frames_of(&self, lemma: LemmaId) -> impl Iterator<Item = &CompiledFrame> {
        self.heads_of(lemma).iter().map(|h| &self.frames[h.frame as usize])
    }

    /// The same, each with the verb's patterns in it.
    pub fn patterns_of(&self, lemma: LemmaId) -> impl Iterator<Item = (&CompiledFrame, &[VerbPattern])> {
        self.heads_of(lemma).iter().map(|h| self.headed(h))
    }

    /// The same of one topic.
    pub fn patterns_on(&self, lemma: LemmaId, topic: u8) -> impl Iterator<Item = (&CompiledFrame, &[VerbPattern])> {
        self.heads_of(lemma).iter().filter(move |h| h.topic == topic).map(|h| self.headed(h))
    }

    fn heads_of(&self, lemma: LemmaId) -> &[Head] {
        self.heads.get(lemma as usize).map_or(&[], Vec::as_slice)
    }

    fn headed(&self, head: &Head) -> (&CompiledFrame, &[VerbPattern]) {
        let patterns = head.patterns.start as usize..head.patterns.end as usize;
        (&self.frames[head.frame as usize], &self.patterns[patterns])
    }

    /// The frames of a topic that a verb may head: most verbs head none of it, which is told without a look at any.
    pub fn frames_on(&self, lemma: LemmaId, topic: u8) -> impl Iterator<Item = &CompiledFrame> {
        self.patterns_on(lemma, topic).map(|(frame, _)| frame)
    }

    /// The topics of the frames that a verb may head, as [`topic_bit`]s.
    pub fn topics_of(&self, lemma: LemmaId) -> u64 {
        self.topics_by_lemma.get(lemma as usize).copied().unwrap_or(0)
    }

    /// Whether a verb heads a frame that needs no thing ("stop shooting").
    pub fn heads_alone(&self, lemma: LemmaId) -> bool {
        self.bare.get(lemma as usize).is_some_and(|heads| !heads.is_empty())
    }

    /// Those frames that a verb heads, each with the verb's patterns in it.
    pub fn bare_of(&self, lemma: LemmaId) -> impl Iterator<Item = (&CompiledFrame, &[VerbPattern])> {
        self.bare.get(lemma as usize).map_or(&[][..], Vec::as_slice).iter().map(|h| self.headed(h))
    }

    /// The compiled frame of a topic.
    pub fn frame(&self, topic: u8, frame: u16) -> &CompiledFrame {
        &self.frames[(self.first_frame[topic as usize] + frame as u32) as usize]
    }

    /// The first frame of a topic that is a noun by itself and no weak one.
    pub fn first_noun(&self, topic: u8) -> Option<u16> {
        let noun = |f: &&CompiledFrame| f.verbs.is_empty() && !f.composed() && !f.weak && f.direction > 0;
        self.frames.iter().filter(|f| f.topic == topic).find(noun).map(|f| f.frame)
    }

    /// Whether a topic has frames that are for a party alone: it is a side in the matter.
    pub fn has_part(&self, topic: u8, party: StateId) -> bool {
        self.frames.iter().any(|f| f.topic == topic && f.is_for(party))
    }

    /// Whether a phrase is a thing on which no verb acts: it says something only beside another word of its topic.
    pub fn bystander(&self, found: &Found) -> bool {
        matches!(found.meaning, Meaning::Thing(t, bit) if self.acting[t as usize] & (1u128 << bit.min(127)) == 0)
    }

    /// The people of a surname in lower case, in order of the codebook.
    pub fn surnamed(&self, surname: &str) -> &[u16] {
        self.surnames.get(surname).map_or(&[], Vec::as_slice)
    }

    /// Calls `found` for every phrase that starts at token `at`, shortest first.
    pub fn phrases_at<W: Word>(&self, tokens: &[W], at: usize, mut found: impl FnMut(Found)) {
        if !tokens[at].opens() {
            return;
        }
        let mut node = self.words.entry(tokens[at].word()).starts;
        let mut end = at + 1;
        while node != 0 {
            let place = &self.nodes[node as usize];
            for &(meaning, caps) in place.meanings.iter() {
                let fits = match caps {
                    Caps::Any => true,
                    Caps::First => tokens[at].capital(),
                    Caps::All => tokens[at].all_caps(),
                };
                if fits {
                    found(Found { first: at as u32, end: end as u32, meaning });
                }
            }
            let Some(next) = tokens.get(end).filter(|t| place.next & bit(t.word()) != 0) else { return };
            node = self.edges.get(&(node, next.word())).copied().unwrap_or(0);
            end += 1;
        }
    }
}

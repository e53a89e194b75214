//! The codebook made ready for one pass over text: word ids with tags and lemmas, and a trie of phrases over ids. Shared with the build
//! script, which makes the built-in one ready.

pub mod class;
mod compile;
mod frame;
mod look_up;
mod meaning;
mod voices;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use self::frame::Head;
use super::{Codebook, cue::VerbCue, language::Language, vocabulary::Vocabulary};

pub use self::{
    frame::{Agent, CompiledFrame, VerbPattern},
    meaning::{Found, Meaning, NameKind, StateId, Title, side_bit},
    voices::Voices,
};
pub use super::vocabulary::Key;

/// A word of the vocabulary; 0 is every word that is not in it.
pub type WordId = u32;

/// A verb; 0 is none.
pub type LemmaId = u16;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Node {
    /// Hardly any phrase means more than two things: they need no memory of their own.
    meanings: SmallVec<[(Meaning, Caps); 2]>,
    /// Which words may go on a longer phrase from here, as [`bit`](super::vocabulary::bit)s: most do not, and need no look at the
    /// edges.
    next: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Caps {
    Any,
    First,
    All,
}

/// A cue of a verb with two words or more behind it: "put *up with*", "bring *to an end*".
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct LongCue {
    /// The words; 0: no more.
    pub words: [WordId; 3],
    /// What the verb with them does.
    pub cue: VerbCue,
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
    /// Per topic, the states in its role `candidate`: it is about their coming in.
    pub candidates: Vec<Vec<StateId>>,
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
            candidates: Vec::new(),
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
}

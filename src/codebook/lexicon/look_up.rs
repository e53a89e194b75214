//! What may be asked of the lexicon: of a word, a verb, a frame or a name, and which phrases begin at a token.

use std::ops::Range;

use super::{Caps, CompiledFrame, Found, Head, LemmaId, Lexicon, LongCue, Meaning, StateId, VerbPattern, Word, WordId};
use crate::codebook::{
    cue::VerbCue,
    vocabulary::{Entry, Key, bit},
};

impl Lexicon {
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

    /// The topics of the frames that a verb may head, as [`topic_bit`](super::topic_bit)s.
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
    pub fn phrases_at<W: Word>(&self, tokens: &[W], at: usize, found: impl FnMut(Found)) {
        if let Some(first) = tokens.get(at).filter(|t| t.opens()) {
            self.phrases_from(self.words.entry(first.word()).starts, tokens, at, at + 1, found);
        }
    }

    /// Calls `found` for every phrase whose first words are the tokens of a stretch, and whose others stand from `on` on: "Norlander
    /// … banks", where words stand between that only describe the noun.
    pub fn parted_phrases<W: Word>(&self, tokens: &[W], opening: Range<usize>, on: usize, found: impl FnMut(Found)) {
        let mut node = self.words.entry(tokens[opening.start].word()).starts;
        for t in &tokens[opening.start + 1..opening.end] {
            node = self.after(node, t.word());
        }
        let Some(next) = tokens.get(on) else { return };
        self.phrases_from(self.after(node, next.word()), tokens, opening.start, on + 1, found);
    }

    /// Where a phrase stands after one more word; 0 where none goes on with it.
    fn after(&self, node: u32, word: WordId) -> u32 {
        if node == 0 || self.nodes[node as usize].next & bit(word) == 0 {
            return 0;
        }
        self.edges.get(&(node, word)).copied().unwrap_or(0)
    }

    /// Calls `found` for every phrase that has come as far as a node at `end`.
    fn phrases_from<W: Word>(
        &self,
        mut node: u32,
        tokens: &[W],
        at: usize,
        mut end: usize,
        mut found: impl FnMut(Found),
    ) {
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
            let Some(next) = tokens.get(end) else { return };
            node = self.after(node, next.word());
            end += 1;
        }
    }
}

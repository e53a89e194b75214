//! What a document has said so far: a later paragraph that says the same of the same party is the more to be believed, one that
//! says otherwise the less. And what it is about: in a text that names a topic nowhere, a word of it seldom means it.

use smallvec::SmallVec;

use super::{draft::Draft, view::View};
use crate::{
    attribute::{Unit, mention::Mentions, speaker::state_id},
    codebook::{
        Codebook,
        lexicon::{Lexicon, Meaning, StateId, side_bit},
    },
    statement::Stance,
};

/// Paragraphs back to which a party that was named is still what a speech is about.
const NEAR: usize = 2;

/// So many paragraphs that name one party alone are about something else; a shorter text may leave unsaid whom it is about.
const ALONE: u32 = 5;

/// Words of a text of some length that is not cut into so many paragraphs.
const LONG: usize = 250;

/// A talk of so many paragraphs speaks of much besides.
const WANDERS: usize = 30;

/// What a text names that tells which conflict it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Party(StateId),
    /// A look-alike of a topic.
    Alike(u8),
}

/// What a paragraph names: its parties, one bit each, and in their order parties and look-alikes.
pub struct Heard {
    sides: u64,
    named: SmallVec<[Named; 8]>,
}

impl Heard {
    /// What the paragraph of a view names.
    pub fn of(view: &View<'_>) -> Heard {
        let mentions = &view.unit.mentions;
        let mut named = SmallVec::new();
        let mut names = mentions.names.iter().filter_map(|f| Some((f.first, view.state_of(f)?))).peekable();
        for hit in &mentions.topics {
            let Meaning::Refuse(topic) = hit.meaning else { continue };
            while let Some((_, state)) = names.next_if(|n| n.0 <= hit.first) {
                named.push(Named::Party(state));
            }
            named.push(Named::Alike(topic));
        }
        named.extend(names.map(|(_, state)| Named::Party(state)));
        Heard { sides: view.sides(), named }
    }
}

/// The positions of a document up to a paragraph.
#[derive(Clone, Debug, Default)]
pub struct Told {
    positions: Vec<(StateId, u8, Stance)>,
    paragraphs: u32,
    /// The parties that the last paragraphs named, and the title, one bit each.
    sides: [u64; NEAR],
    titled: u64,
    /// The parties that the paragraphs so far name, and those that the whole document does, one bit each.
    so_far: u64,
    whole: u64,
    /// Parties and look-alikes in the order in which they were named last.
    named_last: Vec<Named>,
    /// How many paragraphs the document has, and whether it is of some length.
    length: usize,
    long: bool,
    /// Each paragraph stands by itself.
    listed: bool,
    /// The topics that the whole document names by a strong word, one bit each.
    named: [u64; 4],
    /// Whether it names any topic by a strong word: it is about the talks, whose matter is the codebook's first topic.
    matter: Option<u16>,
}

impl Told {
    /// Nothing said yet, of a document with these paragraphs.
    pub fn of(units: &[Unit], codebook: &Codebook, lexicon: &Lexicon) -> Told {
        let whole = units.iter().fold(0, |all, u| all | parties(&u.mentions, codebook, lexicon));
        let mut told = Told { whole, length: units.len(), long: is_long(units), ..Told::default() };
        for found in units.iter().flat_map(|u| &u.mentions.topics) {
            if let Meaning::FrameNoun(t, n) = found.meaning
                && !lexicon.frame(t, n).weak
            {
                told.named[t as usize / 64] |= 1 << (t % 64);
            }
        }
        if told.named.iter().any(|&n| n != 0) {
            told.matter = lexicon.first_noun(0);
        }
        told
    }

    /// The paragraphs of a list of headlines have nothing to do with each other.
    pub fn listed(&mut self, listed: bool) {
        self.listed = listed;
    }

    /// The parties that the title names, one bit each, where the paragraphs stand each by itself.
    pub fn over_list(&self) -> Option<u64> {
        self.listed.then_some(self.titled)
    }

    /// Whether the document names a topic anywhere by a strong word.
    pub fn names(&self, topic: u8) -> bool {
        self.named[topic as usize / 64] & 1 << (topic % 64) != 0
    }

    /// What a voice is about that names nothing, where nothing nearer is under discussion: the matter of the talks, which is the
    /// codebook's first topic, in a document that names any.
    pub fn matter(&self) -> Option<(u8, u16)> {
        Some((0, self.matter?))
    }

    /// Goes on to the next paragraph, after what has been coded in this one.
    pub fn paragraph(&mut self, coded: &[Draft], Heard { sides, named }: Heard) {
        named.into_iter().for_each(|n| self.name(n));
        self.sides.rotate_right(1);
        self.sides[0] = sides;
        self.so_far |= sides;
        self.paragraphs += 1;
        self.positions.extend(coded.iter().map(|d| (d.party, d.topic, d.stance)));
    }

    fn name(&mut self, named: Named) {
        self.named_last.retain(|n| *n != named);
        self.named_last.push(named);
    }

    /// Whether a look-alike of a topic has been named since any of some parties was: another conflict is spoken of.
    pub fn on_another(&self, topic: u8, parties: u64) -> bool {
        let last = self.named_last.iter().rev().find(|n| match n {
            Named::Party(s) => parties & side_bit(*s) != 0,
            Named::Alike(t) => *t == topic,
        });
        matches!(last, Some(Named::Alike(_)))
    }

    /// The title names these parties.
    pub fn title(&mut self, title: &Mentions, codebook: &Codebook, lexicon: &Lexicon) {
        self.titled = parties(title, codebook, lexicon);
    }

    /// Whether a document of some length is about something else, as far as a party's own position goes: it names no other party, or has
    /// named none for some paragraphs; `here` are those of the paragraph at hand.
    pub fn apart(&self, own: StateId, here: u64) -> bool {
        let none = |sides: u64| (sides | self.titled | here) & !side_bit(own) == 0;
        self.is_long() && none(self.whole) || self.paragraphs >= ALONE && none(self.so_far)
    }

    /// The parties that the title and the paragraphs right before name, one bit each.
    pub fn sides(&self) -> u64 {
        self.sides.iter().fold(self.titled, |all, s| all | s)
    }

    /// Whether it is of some length: a shorter text may leave unsaid whom it is about.
    pub fn is_long(&self) -> bool {
        self.long
    }

    /// Whether it is so long that it may speak of anything.
    pub fn wanders(&self) -> bool {
        self.length >= WANDERS
    }

    /// Paragraphs before this one.
    pub fn paragraphs(&self) -> u32 {
        self.paragraphs
    }

    /// Whether a party has been coded on a topic with this stance, and whether with another.
    pub fn before(&self, party: StateId, topic: u8, stance: Stance) -> (bool, bool) {
        let of = self.positions.iter().filter(|p| (p.0, p.1) == (party, topic));
        of.fold((false, false), |(same, other), p| (same || p.2 == stance, other || p.2 != stance))
    }
}

/// Whether a text is of some length: of several paragraphs, or of one that is as long.
fn is_long(units: &[Unit]) -> bool {
    units.len() >= ALONE as usize || units.iter().map(|u| u.seg.tokens.len()).sum::<usize>() >= LONG
}

/// The parties that some topic is against, one bit each.
pub fn against(lexicon: &Lexicon) -> u64 {
    lexicon.targets.iter().flatten().fold(0, |all, &s| all | side_bit(s))
}

/// Whether a document of some length is about something else as a whole: of the parties it names no more than one, which no topic is against.
pub fn only(named: u64, against: u64, units: &[Unit]) -> bool {
    named.count_ones() == 1 && named & against == 0 && is_long(units)
}

/// The parties that a text names, by themselves or by their people, one bit each.
fn parties(mentions: &Mentions, codebook: &Codebook, lexicon: &Lexicon) -> u64 {
    let state = |m: &Meaning| match m {
        Meaning::State(s, _) => Some(*s),
        Meaning::Actor(a) => state_id(codebook, &codebook.domain.actors[*a as usize].party),
        _ => None,
    };
    let named = mentions.names.iter().filter_map(|f| state(&f.meaning)).filter(|s| *s < lexicon.parties);
    named.fold(0, |all, s| all | side_bit(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_names_no_other_party_is_about_something_else() {
        let told = Told { long: true, ..Told::default() };
        assert!(told.apart(0, side_bit(0)));
        assert!(!told.apart(0, side_bit(0) | side_bit(1)));
        assert!(!Told { whole: side_bit(1), ..told.clone() }.apart(0, side_bit(0)));
        assert!(Told { whole: side_bit(1), paragraphs: ALONE, ..told.clone() }.apart(0, side_bit(0)));
        assert!(!Told { long: false, ..told }.apart(0, side_bit(0)));
    }

    #[test]
    fn a_stance_before_is_told_from_another_and_from_another_party() {
        let told =
            Told { positions: vec![(0, 1, Stance::Oppose), (1, 1, Stance::Support)], paragraphs: 2, ..Told::default() };
        assert_eq!(told.before(0, 1, Stance::Oppose), (true, false));
        assert_eq!(told.before(0, 1, Stance::Support), (false, true));
        assert_eq!(told.before(0, 2, Stance::Support), (false, false));
    }
}

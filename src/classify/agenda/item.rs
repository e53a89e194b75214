//! One topic under discussion: the word that stands for it, and how long ago it was spoken of.

/// A topic that has been spoken of.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Topic index.
    pub topic: u8,
    /// The noun that is a frame, or the frame of what was last done or wanted; none while only things were named.
    pub frame: Option<u16>,
    /// The noun is a plural: "they" and "them" stand for it, and not "it".
    pub(super) plural: bool,
    /// Paragraphs since the frame.
    pub age: u8,
    /// Sentences since the frame.
    pub(super) since: u8,
    /// The thing last named, with the paragraphs since.
    pub(super) thing: Option<(u8, u8)>,
    /// Last spoken of in another entry of the feed.
    pub abroad: bool,
    /// Last spoken of in a question.
    pub asked: bool,
    /// The document's title names it, or its first paragraph where the title names none.
    pub titled: bool,
    /// Last spoken of as a deed against the proposition ("the war goes on"): no pronoun is a word for it.
    pub(super) against: bool,
}

/// Beyond so many paragraphs a pronoun does not reach.
pub(super) const PRONOUN: u8 = 2;

/// Beyond so many sentences neither.
pub(super) const NEAR: u8 = 1;

/// Beyond so many paragraphs a topic that the title does not name is forgotten.
pub(super) const MEMORY: u8 = 8;

/// What a pronoun says of the number of what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// "it".
    One,
    /// "they", "them", "these".
    Many,
    /// "this", "that": also for what was said as a whole.
    Any,
}

impl Number {
    pub(super) fn fits(self, plural: bool) -> bool {
        match self {
            Number::One => !plural,
            Number::Many => plural,
            Number::Any => true,
        }
    }
}

impl Item {
    /// A topic that the sentence itself puts under discussion.
    pub fn spoken_now(topic: u8, frame: u16) -> Item {
        Item { frame: Some(frame), ..Item::new(topic) }
    }

    /// A topic that only the document as a whole is about.
    pub fn of_document(topic: u8, frame: u16) -> Item {
        Item { frame: Some(frame), age: MEMORY, abroad: true, ..Item::new(topic) }
    }

    /// Whether "them" stands for it.
    pub fn is_many(&self) -> bool {
        self.plural
    }

    /// Its frame was spoken of in the sentence before, or in the question or paragraph before it.
    pub fn fresh(&self) -> bool {
        !self.abroad && self.age <= 1 && self.since <= NEAR
    }

    /// What was spoken of last was an end of it, for which its word does not stand.
    pub fn is_ended(&self) -> bool {
        self.against
    }

    /// Its frame was spoken of in this entry, and not long ago.
    pub fn spoken(&self) -> bool {
        !self.abroad && self.age <= PRONOUN
    }

    /// A thing of it was named in this paragraph.
    pub fn names_here(&self) -> bool {
        self.thing.is_some_and(|(_, age)| age == 0)
    }

    /// Its frame or a thing of it was spoken of in this entry, and not long ago.
    pub fn at_hand(&self) -> bool {
        self.thing.is_some() || self.spoken()
    }

    /// Its frame was not spoken of in the sentence right before.
    pub fn is_before_last(&self) -> bool {
        self.since > 0
    }

    /// Its frame was spoken of in the sentence right before, in this paragraph.
    pub fn just_told(&self) -> bool {
        !self.abroad && self.age == 0 && self.since == 0
    }

    /// Its frame was spoken of in this paragraph or the one before.
    pub fn just_now(&self) -> bool {
        !self.abroad && self.age <= 1
    }

    /// The thing of the topic that was named last, if not long ago.
    pub fn thing(&self) -> Option<u8> {
        self.thing.map(|(thing, _)| thing)
    }

    pub(super) fn new(topic: u8) -> Item {
        Item {
            topic,
            frame: None,
            plural: false,
            age: 0,
            since: 0,
            thing: None,
            abroad: false,
            asked: false,
            titled: false,
            against: false,
        }
    }
}

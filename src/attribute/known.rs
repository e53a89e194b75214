//! How it is known who speaks: the reasons that `explain` gives, and those that later steps ask for.

use std::fmt;

/// How a speaker was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Author of the text.
    Author,
    /// The same, where the house that published the text tells their side.
    AuthorOfPublisher,
    /// The body that speaks in a text of a house.
    BodyOfHouse,
    /// The phrase names a person of the codebook.
    Codebook,
    /// "the envoy": whoever was so described.
    Description,
    /// A title said again of the last speaker.
    DescribedAgain,
    /// A sentence that cites nobody goes on with whom the sentence before it cites.
    Free,
    /// A quotation goes on with its speaker.
    GoesOn,
    /// The head of the state whose house speaks.
    HeadOfHouse,
    /// The head of the state whose house published the text.
    HeadOfPublisher,
    /// Whoever holds the named office on the day.
    Holder,
    /// Named in the same sentence.
    InSentence,
    /// Named before an interview.
    Introduced,
    /// The label of a transcript's turn.
    Label,
    /// A label that names no more than an office, of the house whose text it is.
    LabelOfHouse,
    /// The last person named.
    LastNamed,
    /// A name that the document placed before.
    NamedBefore,
    /// "officials": of no side that the text names.
    NoSide,
    /// An official of the side that the sentence names.
    OfficialOfSide,
    /// What a thing shows: the writer reads it there.
    OfThing,
    /// The only person in the document who holds the office.
    OnlyHolder,
    /// A people, for its side.
    People,
    /// Asked in a poll.
    Polled,
    /// "he", "she".
    Pronoun,
    /// Who asks in a transcript.
    Questioner,
    /// Named at the end of a quotation that runs over paragraphs.
    QuotationEnd,
    /// "the statement": of whoever made it.
    Statement,
    /// A surname that one person in office has.
    Surname,
    /// A title and a state place the source.
    Title,
    /// Analysts, former officials and the like, by their title.
    UnofficialTitle,
    /// Nothing tells.
    Unknown,
    /// The voice of the text itself.
    Voice,
}

impl Known {
    /// Whether only what was said before tells who it is.
    pub fn carried(self) -> bool {
        matches!(self, Known::Pronoun | Known::Description | Known::DescribedAgain | Known::Statement | Known::GoesOn)
    }
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Known::Author => "author",
            Known::AuthorOfPublisher => "author, of the house that published it",
            Known::BodyOfHouse => "body of the house",
            Known::Codebook => "person of the codebook",
            Known::Description => "description",
            Known::DescribedAgain => "described again",
            Known::Free => "goes on from the sentence before",
            Known::GoesOn => "goes on",
            Known::HeadOfHouse => "head of the house",
            Known::HeadOfPublisher => "head of the house that published it",
            Known::Holder => "holder of the office on the day",
            Known::InSentence => "named in the sentence",
            Known::Introduced => "introduced",
            Known::Label => "label",
            Known::LabelOfHouse => "label, of the house",
            Known::LastNamed => "last person named",
            Known::NamedBefore => "named before",
            Known::NoSide => "official of no named side",
            Known::OfficialOfSide => "official of the side named",
            Known::OfThing => "what is read into a thing",
            Known::OnlyHolder => "the document's only holder of the office",
            Known::People => "a people, for its side",
            Known::Polled => "people asked",
            Known::Pronoun => "pronoun",
            Known::Questioner => "questioner",
            Known::QuotationEnd => "named where the quotation ends",
            Known::Statement => "its statement",
            Known::Surname => "surname in office",
            Known::Title => "placed by title and state",
            Known::UnofficialTitle => "unofficial by title",
            Known::Unknown => "unknown source",
            Known::Voice => "the text's own voice",
        })
    }
}

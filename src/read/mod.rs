//! From a text and its metadata to a document: paragraphs, entries, dates.

use crate::{date::Date, span::Span};

/// What is known of a text besides its words. All of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Meta {
    /// The document's id.
    pub id: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its author; the speaker of a one-speaker text.
    pub author: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The day it was published.
    pub published: Option<Date>,
}

/// The kind of text, which decides how entries, speakers and dates are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A live feed: many small dated entries.
    Feed,
    /// A wire story or article.
    #[default]
    Story,
    /// Questions and answers with speaker labels.
    Transcript,
    /// An official account of a call or meeting, or a communiqué.
    Readout,
    /// A list of headlines, each a unit of its own.
    Headlines,
    /// One speaker's own words.
    Address,
}

/// A text made ready for coding.
#[derive(Clone, Debug)]
pub struct Document {
    /// What is known of it.
    pub meta: Meta,
    /// Its kind, as named by the user or found out.
    pub format: Format,
    /// The decoded text, line ends and byte-order mark kept: all spans point into it.
    pub text: String,
    /// The coding units, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Dated stretches of paragraphs; a story has one. Never empty if there are paragraphs.
    pub entries: Vec<Entry>,
}

/// A coding unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// 1-based line number in the document.
    pub line: u32,
    /// Its text, without the line end and surrounding blanks, label and stamp included.
    pub span: Span,
    /// The words to be coded: the span without a speaker label, dateline or entry stamp.
    pub body: Span,
    /// What it is for.
    pub kind: ParagraphKind,
    /// `NAME` of a transcript label `NAME:`, without title words being removed ("MS BRUCE").
    pub label: Option<Span>,
    /// Index into [`Document::entries`].
    pub entry: u32,
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Text to be coded.
    Text,
    /// A date header, a title line, "This live feed has ended", a trailer: never coded.
    Furniture,
    /// A question in a transcript: coded, but the questioner is no party's speaker.
    Question,
}

/// A dated stretch of paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// First paragraph (index into [`Document::paragraphs`]).
    pub first: u32,
    /// One past its last paragraph.
    pub end: u32,
    /// Its day, if header, stamp, dateline or metadata give one.
    pub date: Option<Date>,
    /// Why that day: `entry header`, `entry stamp`, `dateline`, `document`.
    pub date_reason: Option<&'static str>,
}

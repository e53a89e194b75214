//! From a text and its metadata to a document: paragraphs, entries, dates.

mod address;
mod decode;
mod detect;
mod dialogue;
mod entries;
mod feed;
mod furniture;
mod heading;
mod headlines;
mod id;
pub mod jsonl;
mod label;
mod mark;
mod paragraphs;
mod readout;
mod story;
mod stream;
mod transcript;
mod turns;
mod words;

pub use decode::decode;
pub use id::{document_id, file_name};
pub(crate) use label::answers;

use crate::{date::Date, diag::Diagnostic, span::Span};

/// Lines longer than this many bytes (16 MiB) are skipped.
pub const LINE_LIMIT: usize = 16 << 20;

/// What is a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Split {
    /// Each line.
    Line,
    /// Each run of lines between blank lines.
    Blank,
    /// Each line, but the lines of a paragraph that plainly is hard-wrapped are joined.
    #[default]
    Auto,
}

/// How to read a text.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Its kind; found out where none is named.
    pub format: Option<Format>,
    /// What is a paragraph.
    pub split: Split,
    /// The longest line to read, in bytes.
    pub line_limit: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { format: None, split: Split::Auto, line_limit: LINE_LIMIT }
    }
}

/// Reads a decoded text: finds its paragraphs, its kind (unless named), labels, bodies and dated entries.
///
/// Never fails: an empty text has no paragraphs, and what had to be left out is in the diagnostics.
///
/// ```
/// use demarche::read::{Format, Meta, document};
/// let text = "14 March 2025\nVale is ready for a truce.\n13 March 2025\nThe Spire is silent.";
/// let (feed, _) = document(text.to_string(), Meta::default(), None);
/// assert_eq!(feed.format, Format::Feed);
/// assert_eq!(feed.entries[1].date.map(|d| d.to_string()).as_deref(), Some("2025-03-13"));
/// ```
pub fn document(text: String, meta: Meta, format: Option<Format>) -> (Document, Vec<Diagnostic>) {
    document_with(text, meta, Options { format, ..Options::default() })
}

/// As [`document`], with every choice open.
pub fn document_with(text: String, meta: Meta, options: Options) -> (Document, Vec<Diagnostic>) {
    let mut document = Document { meta, format: Format::Story, text, paragraphs: Vec::new(), entries: Vec::new() };
    if u32::try_from(document.text.len()).is_err() {
        let fault = Diagnostic::error("read-too-long", "the text is longer than 4 GiB and is not read")
            .in_file(document.meta.id.as_str())
            .suggest("split it into several documents");
        return (document, vec![fault]);
    }
    let (paragraphs, diagnostics) =
        paragraphs::split(&document.text, options.split, options.line_limit, &document.meta.id);
    document.paragraphs = turns::split(&document.text, paragraphs);
    document.format = options.format.unwrap_or_else(|| detect::format(&document));
    furniture::mark(&mut document);
    match document.format {
        Format::Feed => feed::read(&mut document),
        Format::Story => story::read(&mut document),
        Format::Transcript => transcript::read(&mut document),
        Format::Readout => readout::read(&mut document),
        Format::Headlines => headlines::read(&mut document),
        Format::Address => address::read(&mut document),
    }
    (document, diagnostics)
}

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

impl Format {
    /// Every kind with its word, as `--input-format` and JSON Lines spell it.
    pub const WORDS: [(&'static str, Format); 6] = [
        ("feed", Format::Feed),
        ("story", Format::Story),
        ("transcript", Format::Transcript),
        ("readout", Format::Readout),
        ("headlines", Format::Headlines),
        ("address", Format::Address),
    ];

    /// The kind of a word; None for `auto` and any other.
    pub fn from_word(word: &str) -> Option<Format> {
        Format::WORDS.iter().find(|(w, _)| *w == word).map(|(_, f)| *f)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        Format::WORDS.iter().find(|(_, f)| *f == self).map_or("story", |(w, _)| w)
    }
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

impl Document {
    /// Whether its title calls it a joint text of several.
    pub fn is_joint(&self) -> bool {
        self.is_titled("joint_titles")
    }

    /// Whether its title calls it what several have drawn up: a communiqué.
    pub fn is_communique(&self) -> bool {
        self.format == Format::Readout && self.is_titled("communique_titles")
    }

    /// Whether its title calls it somebody's own words: "Remarks by …".
    pub fn is_address(&self) -> bool {
        self.is_titled("address_titles")
    }

    /// What calls it something: its title, and its first line where that reads like a headline.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.meta.title.as_deref().into_iter().chain(heading::first(self))
    }

    fn is_titled(&self, list: &str) -> bool {
        self.headings().any(|title| words::words().count(list, &words::fold(title)) > 0)
    }

    /// The words of a paragraph that are to be coded.
    pub fn body(&self, paragraph: &Paragraph) -> &str {
        paragraph.body.of(&self.text)
    }

    /// The entry that a paragraph belongs to.
    pub fn entry(&self, paragraph: &Paragraph) -> Option<&Entry> {
        self.entries.get(paragraph.entry as usize)
    }
}

#[cfg(test)]
mod tests;

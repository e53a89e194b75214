//! JSON Lines documents: `{"id","published","outlet","title","author","url","format","text"}`, one a line, read as a stream.

use std::io::BufRead;

use serde::{Deserialize, Deserializer};

use super::{
    Document, Format, LINE_LIMIT, Meta, Options, Split, document_with,
    stream::{Line, next_line},
};
use crate::{
    date,
    diag::{Diagnostic, Place},
};

/// A document as a line gives it: what is known of it, its text, and its kind where the line names one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// 1-based line in the stream.
    pub line: usize,
    /// What is known of the text.
    pub meta: Meta,
    /// Its kind, unless it is to be found out.
    pub format: Option<Format>,
    /// The text, with its line ends.
    pub text: String,
    /// What was odd about the line (an unreadable date, an unknown format); the record stands.
    pub diagnostics: Vec<Diagnostic>,
}

impl Record {
    /// The document, its paragraphs by line, with what was odd about the line and the text.
    pub fn read(self) -> (Document, Vec<Diagnostic>) {
        let options = Options { format: self.format, split: Split::Line, ..Options::default() };
        let (document, more) = document_with(self.text, self.meta, options);
        (document, self.diagnostics.into_iter().chain(more).collect())
    }
}

/// Documents of a stream, line by line, in constant memory. A line that cannot be used is a diagnostic with its place; the
/// lines after it are still read. Unknown keys are passed over.
pub struct Reader<R> {
    inner: R,
    name: String,
    line: usize,
    limit: usize,
    done: bool,
}

/// Reads JSON Lines documents; `name` is the file's, for messages.
pub fn reader<R: BufRead>(inner: R, name: impl Into<String>) -> Reader<R> {
    Reader { inner, name: name.into(), line: 0, limit: LINE_LIMIT, done: false }
}

impl<R> Reader<R> {
    /// With another limit than 16 MiB for a line, in bytes.
    pub fn limit(self, limit: usize) -> Reader<R> {
        Reader { limit, ..self }
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Record, Box<Diagnostic>>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            self.line += 1;
            match next_line(&mut self.inner, self.limit) {
                Ok(Line::End) => self.done = true,
                Ok(Line::Long(bytes)) => {
                    let message =
                        format!("a line of {bytes} bytes is skipped: lines over {} bytes are not read", self.limit);
                    let place = Place { file: self.name.clone(), line: self.line, ..Place::default() };
                    let fault = Diagnostic::warning("read-long-line", message).at(place);
                    return Some(Err(Box::new(fault.suggest("split the document"))));
                }
                Ok(Line::Full(bytes)) if is_blank(&bytes) => {}
                Ok(Line::Full(bytes)) => return Some(record(&bytes, &self.name, self.line)),
                Err(fault) => {
                    self.done = true;
                    let message = format!("reading stopped: {fault}");
                    let place = Place { file: self.name.clone(), line: self.line, ..Place::default() };
                    return Some(Err(Box::new(Diagnostic::error("read-stream", message).at(place))));
                }
            }
        }
        None
    }
}

fn is_blank(line: &[u8]) -> bool {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).iter().all(u8::is_ascii_whitespace)
}

/// The keys of a line. `text` is asked for by hand, so that its absence has its own message.
#[derive(Deserialize)]
struct Keys {
    #[serde(default, deserialize_with = "word")]
    id: Option<String>,
    #[serde(default, deserialize_with = "word")]
    published: Option<String>,
    #[serde(default, deserialize_with = "word")]
    outlet: Option<String>,
    #[serde(default, deserialize_with = "word")]
    title: Option<String>,
    #[serde(default, deserialize_with = "word")]
    author: Option<String>,
    #[serde(default, deserialize_with = "word")]
    url: Option<String>,
    #[serde(default, deserialize_with = "word")]
    format: Option<String>,
    text: Option<String>,
}

/// A string, or a number taken as written; null and the empty string are nothing.
fn word<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Word {
        Text(String),
        Whole(i64),
        Large(u64),
        Number(f64),
        Many(Vec<String>),
    }
    let found = Option::<Word>::deserialize(from)?.map(|w| match w {
        Word::Text(s) => s.trim().to_string(),
        Word::Whole(n) => n.to_string(),
        Word::Large(n) => n.to_string(),
        Word::Number(n) => n.to_string(),
        Word::Many(list) => list.join(", "),
    });
    Ok(found.filter(|s| !s.is_empty()))
}

fn record(bytes: &[u8], name: &str, line: usize) -> Result<Record, Box<Diagnostic>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let shown: String =
        String::from_utf8_lossy(bytes.get(..bytes.len().min(400)).unwrap_or_default()).chars().take(200).collect();
    let place = |column| Place { file: name.into(), line, column, text: shown.clone() };
    let keys: Keys = serde_json::from_slice(bytes).map_err(|fault| {
        let message = format!("this line is no JSON document: {}", plain(&fault));
        let column =
            String::from_utf8_lossy(bytes.get(..fault.column().saturating_sub(1).min(bytes.len())).unwrap_or_default())
                .chars()
                .count()
                + 1;
        let fault = Diagnostic::error("jsonl-bad-line", message).at(place(column));
        Box::new(fault.suggest("each line is one object: {\"id\": …, \"text\": …}"))
    })?;
    let Some(text) = keys.text else {
        let message = "this line has no `text`";
        let advice = "a document needs `text`; a statement has `stance` on the first line of its file";
        return Err(Box::new(Diagnostic::error("jsonl-no-text", message).at(place(0)).suggest(advice)));
    };
    let mut diagnostics = Vec::new();
    let published = keys.published.as_deref().and_then(|p| {
        let day = date::parse(p);
        if day.is_none() {
            let message = format!("`published` is no day: `{p}`; the document is left undated");
            diagnostics
                .push(Diagnostic::warning("jsonl-bad-date", message).at(place(0)).suggest("write it as 2025-03-13"));
        }
        day
    });
    let format = keys.format.as_deref().filter(|f| *f != "auto").and_then(|f| {
        let format = Format::from_word(f);
        if format.is_none() {
            let message = format!("unknown format `{f}`; it is found out instead");
            let advice = crate::suggest::advice(f, Format::WORDS.iter().map(|(w, _)| *w));
            diagnostics.push(Diagnostic::warning("jsonl-bad-format", message).at(place(0)).suggest(advice));
        }
        format
    });
    let id = keys.id.unwrap_or_else(|| format!("line-{line}"));
    let meta = Meta { id, outlet: keys.outlet, title: keys.title, author: keys.author, url: keys.url, published };
    Ok(Record { line, meta, format, text, diagnostics })
}

/// What serde_json says, without its own "at line 1 column 5", which is of the line and not of the file.
fn plain(fault: &serde_json::Error) -> String {
    let message = fault.to_string();
    message.split(" at line ").next().unwrap_or(&message).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn all(input: &str) -> Vec<Result<Record, Box<Diagnostic>>> {
        reader(input.as_bytes(), "docs.jsonl").collect()
    }

    #[test]
    fn documents_with_their_metadata() {
        let input = "\u{feff}{\"id\": 7, \"published\": \"2025-03-13T23:00:00-05:00\", \"outlet\": \"Nordhaven Post\", \"tags\": [1], \"format\": \"feed\", \"text\": \"A.\\r\\nB.\"}\r\n\n{\"text\": \"\", \"author\": null}";
        let got: Vec<Record> = all(input).into_iter().map(Result::unwrap).collect();
        assert_eq!(
            (got[0].meta.id.as_str(), got[0].meta.published, got[0].format),
            ("7", Some(date(2025, 3, 13)), Some(Format::Feed))
        );
        assert_eq!(got[0].text, "A.\r\nB.");
        let (document, _) = got[0].clone().read();
        assert_eq!((document.format, document.paragraphs.len()), (Format::Feed, 2));
        assert_eq!((got[1].line, got[1].meta.id.as_str(), got[1].text.as_str()), (3, "line-3", ""));
    }

    #[test]
    fn a_bad_line_is_said_and_the_others_are_done() {
        let got = all(
            "{\"id\": \"a\", \"text\": \"A.\"}\n{\"id\": \"b\"}\n{\"id\": \"c\", \"text\": }\n[1]\n{\"id\": \"d\", \"text\": \"D.\", \"published\": \"soon\", \"format\": \"fed\"}",
        );
        let codes: Vec<_> = got
            .iter()
            .map(|r| r.as_ref().map(|r| r.meta.id.as_str()).map_err(|d| (d.code, d.place.as_ref().unwrap().line)))
            .collect();
        assert_eq!(
            codes,
            [Ok("a"), Err(("jsonl-no-text", 2)), Err(("jsonl-bad-line", 3)), Err(("jsonl-bad-line", 4)), Ok("d")]
        );
        assert_eq!(got[2].as_ref().unwrap_err().place.as_ref().unwrap().column, 21);
        let odd: Vec<_> = got[4].as_ref().unwrap().diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(odd, ["jsonl-bad-date", "jsonl-bad-format"]);
    }

    #[test]
    fn a_line_over_the_limit_is_passed_over_in_constant_memory() {
        let input = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"short\"}}\n", "x".repeat(100_000));
        let got: Vec<_> = reader(input.as_bytes(), "-").limit(1000).collect();
        assert_eq!(got[0].as_ref().unwrap_err().code, "read-long-line");
        assert_eq!(got[1].as_ref().unwrap().text, "short");
        assert_eq!(got.len(), 2);
    }
}

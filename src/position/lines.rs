//! Statements from JSON Lines, read without copying what is not kept.

use std::{borrow::Cow, io::Read};

use rayon::prelude::*;
use serde::{
    Deserialize, Deserializer,
    de::{self, SeqAccess, Visitor},
};

use super::evidence::{Evidence, Given};
use crate::{
    date::Date,
    diag::{Diagnostic, Place},
    error::{Error, Result},
    statement::{Stance, Status, Via, Voice},
};

/// Bytes that one worker reads at a time.
const CHUNK: usize = 1 << 20;

/// Bytes that are held at a time.
const BATCH: usize = 16 << 20;

/// Faults that are told one by one; the rest are counted.
const TOLD: usize = 20;

/// Reads JSON Lines of statements as a stream. Lines that cannot be used are told, the others are kept; the result is not
/// settled.
///
/// # Errors
/// The stream cannot be read.
pub fn read(file: &str, mut stream: impl Read) -> Result<(Evidence, Vec<Diagnostic>)> {
    let mut all = Evidence::default();
    let mut told = Told { file, faults: Vec::new(), bad: 0 };
    let (mut buffer, mut before, mut wanted) = (Vec::new(), 0, BATCH);
    loop {
        let missing = wanted.saturating_sub(buffer.len()) as u64;
        let got = (&mut stream).take(missing).read_to_end(&mut buffer).map_err(|e| Error::io(file, e))?;
        let last = (got as u64) < missing;
        let end = match memchr::memrchr(b'\n', &buffer) {
            _ if last => buffer.len(),
            Some(at) => at + 1,
            None => {
                wanted *= 2; // a line longer than the batch
                continue;
            }
        };
        let parts: Vec<Part> = chunks(&buffer[..end]).par_iter().map(|c| read_chunk(c)).collect();
        for part in parts {
            part.faults.into_iter().for_each(|(line, fault)| told.tell(before + line, fault));
            all.append(part.evidence);
            before += part.lines;
        }
        if last {
            return Ok((all, told.done()));
        }
        buffer.drain(..end);
        wanted = BATCH;
    }
}

/// What one chunk gave: its faults by line of the chunk.
struct Part {
    evidence: Evidence,
    faults: Vec<(usize, Fault)>,
    lines: usize,
}

/// The faults of a file: the first ones whole, the rest as a number.
struct Told<'a> {
    file: &'a str,
    faults: Vec<Diagnostic>,
    bad: usize,
}

impl Told<'_> {
    fn tell(&mut self, line: usize, fault: Fault) {
        self.bad += 1;
        if self.bad <= TOLD {
            self.faults.push(fault.diagnostic(self.file, line));
        }
    }

    fn done(mut self) -> Vec<Diagnostic> {
        if self.bad > TOLD {
            let more = format!("{} more lines could not be read as statements", self.bad - TOLD);
            self.faults.push(Diagnostic::error("jsonl-statement", more).in_file(self.file));
        }
        self.faults
    }
}

/// A line that is no statement.
struct Fault {
    message: String,
    column: usize,
    text: String,
}

impl Fault {
    fn diagnostic(self, file: &str, line: usize) -> Diagnostic {
        Diagnostic::error("jsonl-statement", format!("not a statement: {}", self.message))
            .at(Place { file: file.to_owned(), line, column: self.column, text: self.text })
            .suggest("one JSON object a line, as `classify --format jsonl` writes it")
    }
}

fn chunks(bytes: &[u8]) -> Vec<&[u8]> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = match rest.get(CHUNK..).and_then(|tail| memchr::memchr(b'\n', tail)) {
            Some(at) => CHUNK + at + 1,
            None => rest.len(),
        };
        let (head, tail) = rest.split_at(end);
        out.push(head);
        rest = tail;
    }
    out
}

fn read_chunk(chunk: &[u8]) -> Part {
    let mut evidence = Evidence::default();
    let mut faults = Vec::new();
    let mut lines = 0;
    let text = std::str::from_utf8(chunk).ok(); // looked at once, and not string by string
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', chunk).chain((!chunk.ends_with(b"\n")).then_some(chunk.len())) {
        lines += 1;
        let range = std::mem::replace(&mut start, end + 1)..end;
        let line = chunk[range.clone()].trim_ascii();
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
        if line.is_empty() {
            continue;
        }
        let parsed = match text.and_then(|t| t.get(range)) {
            Some(text) => serde_json::from_str::<Line<'_>>(text.trim_start_matches('\u{feff}').trim_ascii()),
            None => serde_json::from_slice(line),
        };
        match parsed {
            Ok(l) => evidence.add(&l.given()),
            Err(e) => faults.push((lines, fault(&e, line))),
        }
    }
    Part { evidence, faults, lines }
}

fn fault(e: &serde_json::Error, line: &[u8]) -> Fault {
    let mut message = e.to_string();
    if let Some(at) = message.rfind(" at line ") {
        message.truncate(at);
    }
    let column = String::from_utf8_lossy(&line[..e.column().min(line.len())]).chars().count();
    Fault { message, column, text: String::from_utf8_lossy(line).into_owned() }
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    document: Text<'a>,
    #[serde(borrow, default)]
    outlet: Option<Text<'a>>,
    #[serde(borrow, default)]
    url: Option<Text<'a>>,
    #[serde(default)]
    paragraph: u32,
    #[serde(default)]
    date: Option<Date>,
    #[serde(borrow)]
    party: Text<'a>,
    #[serde(borrow)]
    topic: Text<'a>,
    stance: Stance,
    #[serde(borrow, default)]
    condition: Option<Text<'a>>,
    via: Via,
    voice: Voice,
    #[serde(borrow, default)]
    speaker: Option<Text<'a>>,
    #[serde(borrow, default)]
    actor: Option<Text<'a>>,
    #[serde(borrow, default)]
    office: Option<Text<'a>>,
    #[serde(borrow, default)]
    relayed_by: Option<Text<'a>>,
    #[serde(borrow, default)]
    quotation: Option<Text<'a>>,
    #[serde(borrow, default)]
    evidence: Joined<'a>,
    #[serde(default)]
    status: Status,
}

impl Line<'_> {
    fn given(&self) -> Given<'_> {
        fn text<'b>(t: &'b Option<Text<'_>>) -> Option<&'b str> {
            t.as_ref().map(|t| &*t.0)
        }
        Given {
            id: &self.id.0,
            document: &self.document.0,
            outlet: text(&self.outlet),
            url: text(&self.url),
            paragraph: self.paragraph,
            date: self.date,
            party: &self.party.0,
            topic: &self.topic.0,
            stance: self.stance,
            condition: text(&self.condition),
            via: self.via,
            voice: self.voice,
            speaker: text(&self.speaker),
            actor: text(&self.actor),
            office: text(&self.office),
            relayed_by: text(&self.relayed_by),
            quotation: text(&self.quotation),
            words: Some(&self.evidence.0),
            status: self.status,
        }
    }
}

/// A string that stays where it is, if it has no escapes (also inside an `Option`, where serde would copy it).
struct Text<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
        struct Words;
        impl<'de> Visitor<'de> for Words {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E: de::Error>(self, s: &'de str) -> std::result::Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(s)))
            }

            fn visit_str<E: de::Error>(self, s: &str) -> std::result::Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(s.to_owned())))
            }
        }
        d.deserialize_str(Words)
    }
}

/// A list of strings as one, joined by `, `; a list of one stays where it is.
#[derive(Default)]
struct Joined<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Joined<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
        struct List;
        impl<'de> Visitor<'de> for List {
            type Value = Joined<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a list of strings")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<Joined<'de>, A::Error> {
                let Some(Text(mut all)) = seq.next_element()? else { return Ok(Joined::default()) };
                while let Some(Text(more)) = seq.next_element()? {
                    let all = all.to_mut();
                    all.push_str(", ");
                    all.push_str(&more);
                }
                Ok(Joined(all))
            }
        }
        d.deserialize_seq(List)
    }
}

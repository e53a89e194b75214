//! From bytes to text: strict UTF-8, UTF-16, a few stray bytes mended line by line, else the detected encoding; binary is refused.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{
    diag::{Diagnostic, Place},
    error::Error,
};

/// Decodes a file's bytes, with a notice where they were not plain UTF-8. Byte-order mark and line ends are kept, so that for
/// UTF-8 the text is the file's own bytes. `name` is for messages.
///
/// # Errors
/// Binary content, with what to do about it.
pub fn decode(bytes: Vec<u8>, name: &str) -> Result<(String, Vec<Diagnostic>), Error> {
    if let Some((what, advice)) = magic(&bytes) {
        return Err(binary(name, &format!("this is {what}, not text"), advice));
    }
    if let Some((encoding, why)) = utf_16(&bytes) {
        let (text, faulty) = encoding.decode_without_bom_handling(&bytes);
        let text = text.into_owned();
        if !text.contains('\0') {
            return Ok((text, vec![notice(name, encoding, why, faulty)]));
        }
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        let message = format!("this is binary data, not text: a zero byte stands at byte {at}");
        return Err(binary(name, &message, "give a plain text, YAML or JSON Lines file"));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, Vec::new())),
        Err(fault) => fault.into_bytes(),
    };
    if let Some(found) = mend(&bytes, name) {
        return Ok(found);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, faulty) = encoding.decode_without_bom_handling(&bytes);
    let controls = text.chars().take(4096).filter(|c| c.is_control() && !c.is_whitespace()).count();
    if controls * 20 > text.chars().take(4096).count() {
        return Err(binary(name, "this is binary data, not text", "give a plain text, YAML or JSON Lines file"));
    }
    let text = text.into_owned();
    Ok((text, vec![notice(name, encoding, "by its bytes", faulty)]))
}

fn binary(name: &str, message: &str, advice: &str) -> Error {
    Diagnostic::error("read-binary", message).in_file(name).suggest(advice).into()
}

fn notice(name: &str, encoding: &'static Encoding, why: &str, faulty: bool) -> Diagnostic {
    let lost = if faulty { "; some bytes fit no character and are shown as \u{fffd}" } else { "" };
    let message = format!("read as {}, {why}; places count the bytes of the text as UTF-8{lost}", encoding.name());
    let make = if faulty { Diagnostic::warning } else { Diagnostic::note };
    make("read-encoding", message).in_file(name).suggest("save the file as UTF-8 if words look wrong")
}

/// What a file's first bytes say it is, where that is no text, and what to do.
fn magic(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const PDF: &str = "convert it to text first, e.g. with `pdftotext FILE`";
    const OFFICE: &str = "unpack it; a .docx, .odt or .epub: save it as plain text first, e.g. with `pandoc -t plain`";
    const IMAGE: &str = "read its text first, e.g. with `tesseract`";
    const UNPACK: &str = "unpack it first";
    const TEXT: &str = "give a plain text, YAML or JSON Lines file";
    let known: [(&[u8], &str, &str); 16] = [
        (b"%PDF-", "a PDF", PDF),
        (b"PK\x03\x04", "a zip archive or an office document", OFFICE),
        (b"PK\x05\x06", "an empty zip archive", OFFICE),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "an old office document",
            "save it as plain text first, e.g. with `antiword` or `catdoc`",
        ),
        (b"{\\rtf", "a rich-text document", "save it as plain text first, e.g. with `pandoc -t plain`"),
        (b"\x89PNG\r\n", "a PNG image", IMAGE),
        (b"\xff\xd8\xff", "a JPEG image", IMAGE),
        (b"GIF8", "a GIF image", IMAGE),
        (b"\x1f\x8b", "gzip data", "unpack it first, e.g. `gzip -dc FILE | demarche classify -`"),
        (b"\x28\xb5\x2f\xfd", "zstd data", UNPACK),
        (b"\xfd7zXZ\0", "xz data", UNPACK),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
        (b"\x7fELF", "a program", TEXT),
        (b"SQLite format 3\0", "a SQLite database", TEXT),
        (b"PAR1", "a Parquet file", TEXT),
        (b"BZh", "bzip2 data", UNPACK),
    ];
    // a text may begin with the letters of a short mark; then no byte beyond ASCII and no control follows
    let printable = |b: &u8| (0x20..0x7f).contains(b) || matches!(b, b'\t' | b'\n' | b'\r');
    let found = known.into_iter().find(|(mark, _, _)| bytes.starts_with(mark))?;
    let weak = found.0.len() <= 4 && found.0.iter().all(u8::is_ascii_alphanumeric);
    (!weak || !bytes.iter().take(512).all(printable)).then_some((found.1, found.2))
}

/// UTF-16 by its byte-order mark, or because every other byte plainly is zero.
fn utf_16(bytes: &[u8]) -> Option<(&'static Encoding, &'static str)> {
    let by_mark = "by its byte-order mark";
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => None, // UTF-32: left to the test for zero bytes
        [0xff, 0xfe, ..] => Some((UTF_16LE, by_mark)),
        [0xfe, 0xff, ..] => Some((UTF_16BE, by_mark)),
        _ => {
            let head = bytes.get(..bytes.len().min(1 << 12) & !1).unwrap_or_default();
            let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
            let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
            let plain = |zero: usize, other: usize| half >= 2 && zero * 10 >= half * 7 && other == 0;
            match () {
                () if plain(odd, even) => Some((UTF_16LE, "by its zero bytes")),
                () if plain(even, odd) => Some((UTF_16BE, "by its zero bytes")),
                () => None,
            }
        }
    }
}

/// UTF-8 with stray bytes: where there is real UTF-8 elsewhere, or hardly a line is bad, only the bad lines are read as windows-1252.
fn mend(bytes: &[u8], name: &str) -> Option<(String, Vec<Diagnostic>)> {
    let mut text = String::with_capacity(bytes.len() + 64);
    let (mut good, mut bad, mut first) = (0usize, 0usize, 0);
    for (n, line) in bytes.split_inclusive(|b| *b == b'\n').enumerate() {
        match std::str::from_utf8(line) {
            Ok(line) => {
                good += usize::from(!line.is_ascii());
                text.push_str(line);
            }
            Err(_) => {
                bad += 1;
                if first == 0 {
                    first = n + 1;
                }
                mend_line(line, &mut text);
            }
        }
    }
    if good < bad {
        return None;
    }
    let lines = if bad == 1 { "1 line is".to_string() } else { format!("{bad} lines are") };
    let message = format!("{lines} no UTF-8 (the first is line {first}); stray bytes there are read as windows-1252");
    let place = Place { file: name.into(), line: first, ..Place::default() };
    Some((text, vec![Diagnostic::warning("read-stray-bytes", message).at(place).suggest("save the file as UTF-8")]))
}

/// The line with its valid parts kept and every stray byte read as windows-1252.
fn mend_line(line: &[u8], text: &mut String) {
    for chunk in line.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, Vec<&'static str>) {
        let (text, diagnostics) = decode(bytes.to_vec(), "feed.txt").unwrap();
        (text, diagnostics.iter().map(|d| d.code).collect())
    }

    fn refusal(bytes: &[u8]) -> String {
        decode(bytes.to_vec(), "feed.txt").unwrap_err().to_string()
    }

    #[test]
    fn utf_8_is_the_files_own_bytes() {
        for s in ["", "\u{feff}Vale’s\r\nplan\r", "Zażółć", "\n\n", "PAR1S is a word", "7z"] {
            assert_eq!(text(s.as_bytes()), (s.to_string(), vec![]));
        }
    }

    #[test]
    fn utf_16_with_and_without_its_mark() {
        let s = "Vale’s plan, she said, is a plan for both sides.\r\n";
        let le: Vec<u8> = s.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = s.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&le), (s.to_string(), vec!["read-encoding"]));
        assert_eq!(text(&be).0, s);
        assert_eq!(text(&[&[0xff, 0xfe][..], &le].concat()).0, format!("\u{feff}{s}"));
        assert_eq!(text(&[&[0xfe, 0xff][..], &be].concat()).0, format!("\u{feff}{s}"));
    }

    #[test]
    fn a_few_stray_bytes_spoil_only_their_lines() {
        let mut bytes = "Vale’s café\nThe envoy".as_bytes().to_vec();
        bytes.extend(b"\x92s plan\nNordhaven \xe2\x80\x94 Sutholm\n");
        let (text, codes) = text(&bytes);
        assert_eq!(text, "Vale’s café\nThe envoy’s plan\nNordhaven — Sutholm\n");
        assert_eq!(codes, ["read-stray-bytes"]);
    }

    #[test]
    fn other_encodings_are_found_and_named() {
        let latin =
            b"Le pr\xe9sident a d\xe9clar\xe9 que l'accord \xe9tait pr\xeat.\nApr\xe8s la r\xe9union, rien.".to_vec();
        let (text, diagnostics) = decode(latin, "feed.txt").unwrap();
        assert!(text.starts_with("Le président a déclaré"));
        assert!(diagnostics[0].to_string().contains("windows-1252"), "{}", diagnostics[0]);
    }

    #[test]
    fn binary_is_refused_with_advice() {
        assert!(refusal(b"%PDF-1.7\n...").contains("pdftotext"));
        assert!(refusal(b"PK\x03\x04\x14\0").contains("save it as plain text"));
        assert!(refusal(b"\x89PNG\r\n\x1a\n").contains("PNG"));
        assert!(refusal(b"\x1f\x8b\x08").contains("gzip"));
        assert!(refusal(b"text with a \0 in it").contains("byte 12"));
        assert!(refusal(b"\xff\xfe\0\0V\0\0\0a\0\0\0").contains("zero byte"));
        assert!(refusal(&[0x81, 1, 2, 3, 4, 5, 6, 0x9d, 0xfe, 0xff, 2, 3]).contains("binary"));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_are_a_panic(bytes: Vec<u8>) {
            let _ = decode(bytes, "-");
        }
    }
}

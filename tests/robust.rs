//! The coder on text that no newsroom writes: whatever comes in, nothing panics, and what comes out holds.
#![allow(clippy::expect_used)] // helpers of tests: a fault is a failed test

use std::time::{Duration, Instant};

use demarche::{
    code::{Coded, Compiled, Switches, Want, code_with},
    codebook::Codebook,
    date::Date,
    read::{Document, Format, Meta, Options, Split, document_with},
    span::Span,
};
use proptest::prelude::*;

/// Pieces that hostile and honest texts are made of: marks, names, frames, cues, dates, labels, stamps, odd characters.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    ".",
    ". ",
    ", ",
    "; ",
    ": ",
    "? ",
    "! ",
    "...",
    "…",
    " – ",
    "—",
    "-",
    "--",
    "'",
    "''",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "`",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "’s ",
    "'s ",
    "n't ",
    "’ll ",
    "{party} ",
    "{capital} ",
    "{actor} ",
    "{title} ",
    "{party}’s ",
    "{thing} ",
    "{noun} ",
    "{verb} ",
    "{verb}",
    "{refuse}",
    "The ",
    "the ",
    "a ",
    "of ",
    "to ",
    "by ",
    "and ",
    "or ",
    "but ",
    "that ",
    "which ",
    "who ",
    "if ",
    "unless ",
    "until ",
    "before ",
    "while ",
    "because ",
    "as ",
    "on ",
    "in ",
    "for ",
    "with ",
    "no ",
    "not ",
    "never ",
    "will ",
    "would ",
    "must ",
    "could ",
    "is ",
    "was ",
    "has ",
    "been ",
    "being ",
    "have ",
    "do ",
    "did ",
    "we ",
    "We ",
    "I ",
    "he ",
    "He ",
    "she ",
    "they ",
    "it ",
    "this ",
    "its ",
    "said ",
    "says ",
    "said",
    "told ",
    "saying ",
    "according to ",
    "citing ",
    "quoted ",
    "asked ",
    "denied ",
    "rejected ",
    "agreed ",
    "accused ",
    "called for ",
    "wants ",
    "ready ",
    "ready to ",
    "refused to ",
    "stopping ",
    "only ",
    "first ",
    "condition ",
    "in exchange for ",
    "statement ",
    "claim ",
    "president ",
    "minister ",
    "spokesman ",
    "former ",
    "analyst ",
    "official ",
    "Thursday ",
    "3 June ",
    "March ",
    "14 March 2025\n",
    "ten years ago ",
    "in 2014 ",
    "12:30 GMT ",
    "10.15pm ",
    "NAME: ",
    "Q: ",
    "MS X: ",
    "NORDHAVEN, June 3 (Agency) — ",
    "By Jon Reed\n",
    "Read more",
    "é",
    "ß",
    "İ",
    "ǆ",
    "日本語",
    "。",
    "\u{feff}",
    "\u{200b}",
    "\u{ad}",
    "\u{301}",
    "\u{202e}",
    "\u{0}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{a0}",
    "\u{2028}",
    "🕊",
    "U.S. ",
    "U.N.",
    "Mr. ",
    "A.",
    "1,200.5",
    "30-day ",
    "x",
];

fn text(codebook: &Codebook, picks: &[(u16, u16)]) -> String {
    let domain = &codebook.domain;
    let pick = |list: &[String], n: u16| list.get(n as usize % list.len().max(1)).cloned().unwrap_or_default();
    let mut out = String::new();
    for &(piece, n) in picks {
        let piece = PIECES[piece as usize % PIECES.len()];
        let Some(inside) = piece.strip_prefix('{').filter(|p| p.len() > 1) else {
            out.push_str(piece);
            continue;
        };
        let (what, rest) = inside.split_once('}').unwrap_or((inside, ""));
        let party = &domain.parties[n as usize % domain.parties.len()];
        let topic = &domain.topics[n as usize % domain.topics.len()];
        let frame = &topic.frames[n as usize / 7 % topic.frames.len()];
        let actor = &domain.actors[n as usize % domain.actors.len()];
        let m = n / 3;
        out.push_str(&match what {
            "party" => pick(&party.names, m),
            "capital" => pick(&party.capitals, m),
            "actor" => pick(&actor.names, m),
            "title" => actor.offices.first().map(|o| o.title.clone()).unwrap_or_default(),
            "thing" => topic
                .things
                .values()
                .nth(m as usize % topic.things.len().max(1))
                .map(|t| pick(t, m))
                .unwrap_or_default(),
            "noun" => pick(&frame.nouns, m),
            "verb" => pick(&frame.verbs, m),
            _ => pick(&topic.refuse, m),
        });
        out.push_str(rest);
    }
    out
}

fn read(text: String, format: Option<Format>, split: Split, day: bool) -> Document {
    let published = day.then(|| Date::constant(2025, 3, 13));
    let meta = Meta { id: "d".into(), published, ..Meta::default() };
    document_with(text, meta, Options { format, split, ..Options::default() }).0
}

fn holds(document: &Document, coded: &Coded) -> Result<(), TestCaseError> {
    let text = &document.text;
    let fits = |s: &Span| s.start < s.end && text.get(s.start as usize..s.end as usize).is_some();
    for a in &coded.attributions {
        let Some(paragraph) = document.paragraphs.get(a.paragraph as usize) else {
            return Err(TestCaseError::fail(format!("no paragraph {}", a.paragraph)));
        };
        for s in a.source.iter().chain(&a.cue).chain(&a.content) {
            prop_assert!(fits(s) && paragraph.span.contains(*s), "{a:?}");
        }
        prop_assert!(!a.content.is_empty() && !a.rule.is_empty(), "{a:?}");
    }
    for s in &coded.statements {
        let paragraph = document.paragraphs.iter().filter(|p| p.line == s.paragraph);
        prop_assert!(paragraph.clone().count() > 0, "{s:?}");
        prop_assert!(!s.spans.is_empty() && s.spans.iter().all(fits), "{s:?}");
        prop_assert!(s.spans.iter().all(|x| paragraph.clone().any(|p| p.span.contains(*x))), "{s:?}");
        if let Some(quotation) = &s.quotation {
            let words: Vec<&str> = s.spans.iter().map(|x| x.of(text)).collect();
            prop_assert_eq!(quotation, &words.join(" […] "));
        }
        if let Some(condition) = &s.condition {
            prop_assert!(text.contains(condition), "{s:?}");
        }
        prop_assert!(s.id.len() == 12 && s.confidence.is_some_and(|c| (0.0..=1.0).contains(&c)), "{s:?}");
    }
    let mut ids: Vec<&str> = coded.statements.iter().map(|s| s.id.as_str()).collect();
    ids.sort_unstable();
    prop_assert!(ids.windows(2).all(|w| w[0] != w[1]), "an id twice");
    Ok(())
}

fn run(document: &Document) -> Coded {
    static COMPILED: std::sync::OnceLock<(Codebook, Compiled)> = std::sync::OnceLock::new();
    let (codebook, compiled) = COMPILED.get_or_init(|| {
        let codebook = Codebook::embedded();
        let compiled = Compiled::new(&codebook);
        (codebook, compiled)
    });
    code_with(
        document,
        codebook,
        compiled,
        &Switches::default(),
        Want { attributions: true, traces: true, ..Want::default() },
    )
}

/// The paragraphs of the made-up conflict.
fn sentences() -> &'static [String] {
    static LINES: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
    LINES.get_or_init(|| {
        let files = std::fs::read_dir("tests/conflict/gold").expect("the gold is there").flatten();
        let texts = files.map(|f| f.path()).filter(|p| p.extension().is_some_and(|e| e == "txt"));
        let mut lines: Vec<String> = texts
            .flat_map(|p| std::fs::read_to_string(p).expect("a text").lines().map(str::to_owned).collect::<Vec<_>>())
            .filter(|l| !l.is_empty())
            .collect();
        lines.sort();
        lines
    })
}

/// A sentence after some of its words were dropped, doubled, swapped, or cut off.
fn disorder(sentence: &str, moves: &[(u8, u8, u8)]) -> String {
    let mut words: Vec<&str> = sentence.split(' ').collect();
    for &(kind, a, b) in moves {
        if words.is_empty() {
            break;
        }
        let (a, b) = (a as usize % words.len(), b as usize % words.len());
        match kind % 6 {
            0 => drop(words.remove(a)),
            1 => words.insert(b, words[a]),
            2 => words.swap(a, b),
            3 => words.truncate(a + 1),
            4 => drop(words.drain(..a)),
            _ => words.insert(a, ["not", "“", "”", ",", "—", "that", "which", "if", "for", "to"][b % 10]),
        }
    }
    words.join(" ")
}

/// The made-up conflict's codebook.
fn conflict() -> &'static (Codebook, Compiled) {
    static COMPILED: std::sync::OnceLock<(Codebook, Compiled)> = std::sync::OnceLock::new();
    COMPILED.get_or_init(|| {
        let codebook = Codebook::load(&["tests/conflict/codebook.yaml"]).expect("the codebook is sound");
        let compiled = Compiled::new(&codebook);
        (codebook, compiled)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 4000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_read_is_coded_without_a_panic_and_every_span_holds(
        picks in prop::collection::vec(any::<(u16, u16)>(), 0..160),
        format in prop::option::of(0usize..6),
        split in 0usize..3,
        day in any::<bool>(),
    ) {
        let words = text(&Codebook::embedded(), &picks);
        let split = [Split::Line, Split::Blank, Split::Auto][split];
        let document = read(words, format.map(|f| Format::WORDS[f].1), split, day);
        holds(&document, &run(&document))?;
    }

    /// Sentences that were sentences before words were dropped, doubled and moved: they reach further than pieces at random.
    #[test]
    fn sentences_in_disorder_are_coded(lines in prop::collection::vec((any::<u16>(), prop::collection::vec(any::<(u8, u8, u8)>(), 0..8)), 1..5)) {
        let gold = sentences();
        let words: Vec<String> = lines.iter().map(|(n, moves)| disorder(&gold[*n as usize % gold.len()], moves)).collect();
        let document = read(words.join("\n"), None, Split::Line, true);
        holds(&document, &run(&document))?;
        let (codebook, compiled) = conflict();
        let coded = code_with(&document, codebook, compiled, &Switches::default(), Want { traces: true, ..Want::default() });
        holds(&document, &coded)?;
    }

    #[test]
    fn any_characters_at_all_are_coded(words in any::<String>(), format in 0usize..6) {
        let document = read(words, Some(Format::WORDS[format].1), Split::Auto, true);
        holds(&document, &run(&document))?;
    }
}

/// Twice the text takes about twice the time: texts that once took the square of their length.
#[test]
fn time_grows_with_the_length_of_a_text_and_no_faster() {
    let codebook = Codebook::embedded();
    let noun = codebook.domain.topics[0].frames.iter().flat_map(|f| &f.nouns).next().cloned().unwrap_or_default();
    let name = codebook.domain.actors[0].names[0].clone();
    let shapes = [
        format!("{name}’s claim that “he said” "),
        format!("'{name} \" said “no ’s ‘ "),
        format!("{noun} "),
        "said, that ".to_owned(),
        format!("{name} said. “The {noun} holds. "),
        format!("{name} rejected the {noun}.\n"),
        "NAME: We agree, but only if he does.\n".to_owned(),
        "((([[".to_owned(),
        "he said who said that which ".to_owned(),
        "“".to_owned(),
    ];
    for shape in shapes {
        let time = |bytes: usize| -> Duration {
            let document = read(shape.repeat(bytes / shape.len()), None, Split::Auto, true);
            // The better of two: the machine may be busy with something else.
            let once = || {
                let start = Instant::now();
                std::hint::black_box(run(&document));
                start.elapsed()
            };
            once().min(once())
        };
        let (short, long) = (time(25_000), time(100_000));
        println!("{shape:?}: {short:?}, four times as long {long:?}");
        assert!(long < short * 10 + Duration::from_millis(500), "{shape:?}: {short:?}, four times as long {long:?}");
    }
}

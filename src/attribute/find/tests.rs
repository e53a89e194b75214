//! The rules at work on sentences of the made-up conflict.

use proptest::prelude::*;

use super::*;
use crate::{
    codebook::{Codebook, language::Language},
    segment,
    span::Span,
};

struct Ground {
    lexicon: Lexicon,
    grammar: Grammar,
}

fn ground() -> &'static Ground {
    static GROUND: std::sync::OnceLock<Ground> = std::sync::OnceLock::new();
    GROUND.get_or_init(|| {
        let lexicon = Lexicon::new(&Codebook::default(), Language::embedded());
        let grammar = Grammar::new(&lexicon);
        Ground { lexicon, grammar }
    })
}

fn run(text: &str) -> (Segmented, Vec<Found>) {
    let g = ground();
    let mut seg = Segmented::default();
    segment::tokens(text, Span::new(0, text.len()), &g.lexicon, &mut seg);
    segment::structure(text, &g.lexicon, &g.grammar, &mut seg);
    let found = find(&seg, text, &g.lexicon, &g.grammar, None);
    (seg, found)
}

/// What is found in a paragraph.
pub fn all(text: &str) -> Vec<Found> {
    run(text).1
}

/// The same as "rule: source | cue | content, content" in words; `!` for what nobody has said.
pub fn finds(text: &str) -> Vec<String> {
    let (seg, found) = run(text);
    let words = |r: &Range<usize>| seg.span(r.clone()).of(text).to_owned();
    let join = |v: &[Range<usize>]| v.iter().map(words).collect::<Vec<_>>().join(" … ");
    found
        .iter()
        .filter(|f| !f.nested)
        .map(|f| {
            let source = f.source.as_ref().map(words).unwrap_or_default();
            format!("{}{source} | {} | {}", if f.unsaid { "!" } else { "" }, join(&f.cue), join(&f.content))
        })
        .collect()
}

fn check(rows: &[(&str, &[&str])]) {
    for (text, want) in rows {
        assert_eq!(finds(text), *want, "{text}");
    }
}

#[test]
fn quotations_before_behind_and_around_their_cue() {
    check(&[
        ("“The truce holds,” Vale said.", &["Vale | said | “The truce holds,”"]),
        (
            "“The truce holds,” said Mara Vale, the president of Norland. “We will keep it.”",
            &["Mara Vale, the president of Norland | said | “The truce holds,” … “We will keep it.”"],
        ),
        ("“The truce,” Vale told reporters in Sutholm, “is a trap.”", &["Vale | told | “The truce,” … “is a trap.”"]),
        ("''No,'' she said.", &["she | said | ''No,''"]),
        ("Vale added: \"We will not leave. Not now.\"", &["Vale | added | \"We will not leave. Not now.\""]),
        ("“Is it over?” Mr. Reyk asked.", &["Mr. Reyk | asked | “Is it over?”"]),
        (
            "“First one. Then another,” he said. “And a third.” Kest said the talks go on.",
            &["he | said | “First one. Then another,” … “And a third.”", "Kest | said | the talks go on"],
        ),
    ]);
}

#[test]
fn words_in_marks_that_end_a_clause_leave_it_whole() {
    check(&[
        (
            "Norland and Kelmar agree that the truce is “not under discussion,” Tane has said.",
            &["Tane | has said | Norland and Kelmar agree that the truce is “not under discussion,”"],
        ),
        ("Norland agreed the truce was “over,” Tane said.", &["Tane | said | Norland agreed the truce was “over,”"]),
    ]);
}

#[test]
fn whoever_is_sure_may_be_the_subject_of_the_verb_before() {
    check(&[
        (
            "Vale calls the talks useful and is convinced that the truce will hold.",
            &["Vale | calls | the talks useful", "Vale | is convinced | that the truce will hold"],
        ),
        ("It was late and is certain that the truce holds.", &[]),
    ]);
}

#[test]
fn indirect_speech_with_and_without_that() {
    check(&[
        ("Vale said on Monday that the truce holds.", &["Vale | said | that the truce holds"]),
        ("Vale said she supported the offer.", &["Vale | said | she supported the offer"]),
        ("The truce is over, Vale said on Monday.", &["Vale | said | The truce is over"]),
        ("The truce, Vale said, is over.", &["Vale | said | The truce … is over"]),
        ("Vale vowed to leave the islands.", &["Vale | vowed | to leave the islands"]),
        ("Vale warned Norland that it would pay.", &["Vale | warned | that it would pay"]),
        (
            "Vale said the deal was dead, adding that Norland would pay.",
            &["Vale | said | the deal was dead", "Vale | adding | that Norland would pay"],
        ),
    ]);
}

#[test]
fn the_source_is_the_whole_subject_however_far_it_stands() {
    check(&[
        (
            "Kest, who leads the Tidehouse, said the offer stands.",
            &["Kest, who leads the Tidehouse | said | the offer stands"],
        ),
        ("Vale, in a bid to end the talks, said the offer was dead.", &["Vale | said | the offer was dead"]),
        (
            "Vale rejected the offer and called for talks.",
            &["Vale | rejected | the offer", "Vale | called for | talks"],
        ),
        (
            "The ministry released a statement saying that the truce holds.",
            &["The ministry | saying | that the truce holds"],
        ),
        ("“No,” said Robert S. Reyk, an envoy.", &["Robert S. Reyk, an envoy | said | “No,”"]),
    ]);
}

#[test]
fn verbs_of_saying_are_seen_whatever_stands_around_them() {
    check(&[
        ("A test said it was dead.", &["A test | said | it was dead"]),
        ("The envoys said the islanders had left.", &["The envoys | said | the islanders had left"]),
        ("The talks are to be held soon, Kest said.", &["Kest | said | The talks are to be held soon"]),
        ("Waters said that the truce holds.", &["Waters | said | that the truce holds"]),
        ("“It is over,” Kest told Norland’s This Week.", &["Kest | told | “It is over,”"]),
        ("Reyk provided a list, saying that it was short.", &["Reyk | saying | that it was short"]),
        ("Analysts say the deal is dead.", &["Analysts | say | the deal is dead"]),
        ("On May 5 Kest said the deal was dead.", &["Kest | said | the deal was dead"]),
    ]);
}

#[test]
fn a_line_without_stops_is_cut() {
    let text = "Vale said that ".repeat(2_000);
    let (seg, _) = run(&text);
    assert!(seg.sentences.len() > 5 && seg.sentences.iter().all(|s| s.tokens.len() <= 601));
}

#[test]
fn names_and_asides_between_source_and_verb() {
    check(&[
        (
            "Ada Quill, a keeper of the tower at Ostby, late on Tuesday said that the truce holds.",
            &["Ada Quill, a keeper of the tower at Ostby | said | that the truce holds"],
        ),
        (
            "It was Ada Quill, Norland's envoy to Sutholm, who said that the truce holds.",
            &["Ada Quill, Norland's envoy to Sutholm, who | said | that the truce holds"],
        ),
        (
            "Two envoys briefed on the talks said the truce holds.",
            &["Two envoys briefed on the talks | said | the truce holds"],
        ),
        (
            "Vale said, in remarks aired by the harbour radio, that the truce holds.",
            &["Vale | said | that the truce holds"],
        ),
        (
            "The paper reported, citing Ada Quill, a former envoy, that the truce holds.",
            &["Ada Quill, a former envoy | reported … citing | that the truce holds"],
        ),
        ("The truce holds, as Ada Quill, the envoy, put it.", &["Ada Quill, the envoy | put | The truce holds"]),
        ("In the words of Ada Quill, the truce holds.", &["Ada Quill | In the words of Ada Quill | the truce holds"]),
        ("Ada Quill was clear: the truce is over.", &["Ada Quill | : | the truce is over"]),
        ("Norland's message was plain: the truce is over.", &["Norland | : | the truce is over"]),
    ]);
}

#[test]
fn words_of_others_are_passed_on() {
    let (seg, found) = run("The talks are off, the newspaper reported, citing Mara Vale.");
    assert_eq!(found.len(), 1);
    assert_eq!(seg.tokens[found[0].source.clone().unwrap()].len(), 2);
    assert!(found[0].relayed.is_some());
    let (_, found) = run("Vale was quoted by a newspaper as saying that the truce holds.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].relayed.is_some());
}

#[test]
fn what_nobody_has_said_is_marked() {
    for text in [
        "Vale did not say whether the truce holds.",
        "Vale would say that the truce holds.",
        "Vale declined to say whether the truce holds.",
    ] {
        assert!(all(text).iter().all(|f| f.unsaid), "{text}: {:?}", finds(text));
    }
    assert!(!all("Vale said that the truce holds.")[0].unsaid);
}

#[test]
fn a_scare_quote_is_no_attribution_and_a_loose_quotation_has_no_source() {
    assert_eq!(finds("The “truce” held for a day."), [""; 0]);
    assert_eq!(all("“The truce holds. We will keep it.”")[0].kind, Kind::OpenQuote);
    assert!(Open::after(&run("Vale said: “We will stay.").0).quotation);
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Vale ",
        "said ",
        "told ",
        "that ",
        "the truce ",
        "holds",
        ", ",
        ". ",
        "“",
        "”",
        "\"",
        "'",
        "’s ",
        "who ",
        "and ",
        "as saying ",
        "according to ",
        "was quoted ",
        "by ",
        ": ",
        " – ",
        "— ",
        "? ",
        "(",
        ") ",
        "to leave ",
        "did not ",
        "; ",
        "''",
        "«",
        "» ",
        "citing ",
        "Mr. ",
        "…",
        "\u{200b}",
        "Kest’s claim ",
        "if ",
        "will ",
        "saying ",
        "rejected ",
        "30 ",
        "é",
        "I ",
        "which ",
    ])
}

proptest! {
    #[test]
    fn ranges_lie_inside_the_paragraph(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        let (seg, found) = run(&text);
        let n = seg.tokens.len();
        for f in &found {
            prop_assert!(!f.content.is_empty());
            for r in f.content.iter().chain(&f.cue).chain(&f.source).chain(&f.addressee).chain(&f.relayed) {
                prop_assert!(r.start < r.end && r.end <= n, "{:?} of {} in {:?}", r, n, text);
            }
        }
    }

    #[test]
    fn any_text_is_taken(text in "\\PC{0,120}") {
        run(&text);
    }
}

//! Every format with a made-up text, and what holds for any text at all.

use jiff::civil::date;

use super::*;

fn meta(published: &str) -> Meta {
    Meta { id: "test".into(), published: crate::date::parse(published), ..Meta::default() }
}

/// Line, body, day, reason of every paragraph that is to be coded.
fn coded(d: &Document) -> Vec<(u32, &str, Option<String>, Option<&'static str>)> {
    let text = d.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Furniture);
    text.map(|p| {
        let e = d.entry(p).unwrap();
        (p.line, d.body(p), e.date.map(|d| d.to_string()), e.date_reason)
    })
    .collect()
}

#[test]
fn a_live_feed_has_a_lead_headers_and_entries() {
    let text = "Norland and Suthermark talk about the Strait Islands.\nThis live feed has ended.\n14 March 2025\nVale is ready for a truce.\nThe Tidehouse is silent.\n13 March 2025\nEnvoys arrive in Sutholm.";
    let (d, _) = document(text.into(), meta("2025-03-13"), None);
    assert_eq!(d.format, Format::Feed);
    let days: Vec<_> = coded(&d).iter().map(|c| (c.0, c.2.clone().unwrap(), c.3.unwrap())).collect();
    let day = |n, d: &str, r| (n, d.to_string(), r);
    assert_eq!(
        days,
        [
            day(1, "2025-03-13", "document"),
            day(4, "2025-03-14", "entry header"),
            day(5, "2025-03-14", "entry header"),
            day(7, "2025-03-13", "entry header")
        ]
    );
    assert_eq!(d.entries.len(), 3);
    let (undated, _) = document(text.into(), Meta::default(), None);
    assert_eq!(
        (undated.entries[0].date, undated.entries[0].date_reason),
        (Some(date(2025, 3, 14)), Some("entry header"))
    );
}

#[test]
fn stamps_open_entries_and_stay_out_of_the_bodies() {
    let text = "Saturday, November 22\n18:20. Vale will not give up the islands.\n15:05 GMT – The League meets.\nIt has no plan.\nFriday, November 21\n21:30. The Tidehouse wants talks.";
    let (d, _) = document(text.into(), meta("2025-11-22"), None);
    let got: Vec<_> = coded(&d).into_iter().map(|c| (c.1, c.2.unwrap())).collect();
    let on = |t, d: &str| (t, d.to_string());
    assert_eq!(
        got,
        [
            on("Vale will not give up the islands.", "2025-11-22"),
            on("The League meets.", "2025-11-22"),
            on("It has no plan.", "2025-11-22"),
            on("The Tidehouse wants talks.", "2025-11-21")
        ]
    );
    assert_eq!(d.entries.len(), 3, "a stamp under its header opens no second entry");
    let text = "21 May 2022 23.14 Vale spoke.\nShe left.\n21 May 2022 00.44 The Spire is shut. Read more\nFrom 20 May 2022 22.06 Envoys met.";
    let (d, _) = document(text.into(), Meta::default(), None);
    assert_eq!(
        d.entries.iter().map(|e| (e.first, e.date_reason)).collect::<Vec<_>>(),
        [(0, Some("entry stamp")), (2, Some("entry stamp")), (3, Some("entry stamp"))]
    );
    assert_eq!(d.body(&d.paragraphs[2]), "The Spire is shut.");
}

#[test]
fn a_story_has_one_entry_dated_by_its_dateline() {
    let text = "By Jon Reed\nNORDHAVEN, March 14 (Agency) — Vale agreed to a truce, her office said.\nThe islands stay Norlander, she said.";
    let (d, _) = document(text.into(), meta("2025-03-15"), None);
    assert_eq!(d.format, Format::Story);
    assert_eq!(d.paragraphs[0].kind, ParagraphKind::Furniture);
    assert_eq!(d.body(&d.paragraphs[1]), "Vale agreed to a truce, her office said.");
    assert_eq!(d.entries.len(), 1);
    assert_eq!((d.entries[0].date, d.entries[0].date_reason), (Some(date(2025, 3, 14)), Some("dateline")));
}

#[test]
fn a_transcript_has_labels_questions_and_dated_parts() {
    let text = "Thursday’s briefing, shortened.\nQ: Will Norland leave the islands?\nWill it do so soon?\nMS. HOLT: We will not.\nThere is no plan.\nQ And the truce, does it hold?\nMS. HOLT: It does.\nFrom Ms Holt’s interview, 3 March:\nQUESTION: A truce?\nMS. HOLT: Perhaps.\nNote. The Tidehouse denied it on Friday.";
    let (d, _) = document(text.into(), meta("2025-03-14"), None);
    assert_eq!(d.format, Format::Transcript);
    let kinds: Vec<_> = d.paragraphs.iter().map(|p| (p.kind, p.label.map(|l| l.of(&d.text)))).collect();
    use ParagraphKind::{Question as Q, Text as T};
    let (q, h) = (Some("Q"), Some("MS. HOLT"));
    assert_eq!(
        kinds,
        [
            (T, None),
            (Q, q),
            (Q, None),
            (T, h),
            (T, None),
            (Q, q),
            (T, h),
            (T, None),
            (Q, Some("QUESTION")),
            (T, h),
            (T, None)
        ]
    );
    assert_eq!(d.body(&d.paragraphs[3]), "We will not.");
    let days: Vec<_> = d.entries.iter().map(|e| (e.first, e.date.unwrap().to_string())).collect();
    assert_eq!(days, [(0, "2025-03-13".into()), (7, "2025-03-03".into()), (10, "2025-03-14".to_string())]);
    // A day to come, or long past, that an introduction names is none of the transcript's.
    let text = "On March 24th Vale goes to Kelm.\nQ: Will Norland leave the islands?\nMS. HOLT: We will not.";
    let (d, _) = document(text.into(), meta("2025-03-14"), None);
    assert_eq!(d.entries[0].date.unwrap().to_string(), "2025-03-14");
}

#[test]
fn an_interview_without_labels_is_told_by_its_note() {
    let text = "This interview has been edited for length and clarity.\nMadam President, do you want a truce?\nI want peace. What else would there be?";
    let (d, _) = document(text.into(), Meta::default(), None);
    let kinds: Vec<_> = d.paragraphs.iter().map(|p| p.kind).collect();
    assert_eq!(
        (d.format, kinds),
        (Format::Transcript, vec![ParagraphKind::Furniture, ParagraphKind::Question, ParagraphKind::Text])
    );
}

#[test]
fn turns_with_a_dash_alternate_where_the_first_is_a_remark_and_a_question_goes_on() {
    let text = "- You were in Port Estrel, they say.\n- I was.\n- Would you sign? Sutholm has.\n- Never.\n- And the dues?\n- No.\n\
                - Your term ends soon.\n- It does.";
    let (d, _) = document(text.into(), Meta::default(), None);
    let asks: Vec<bool> = d.paragraphs.iter().map(|p| p.kind == ParagraphKind::Question).collect();
    assert_eq!((d.format, asks), (Format::Transcript, [true, false].repeat(4)));
}

#[test]
fn answers_are_no_questions_whoever_is_labelled() {
    let kinds = |text: &str| {
        let (d, _) = document(text.into(), Meta::default(), None);
        assert_eq!(d.format, Format::Transcript, "{text}");
        d.paragraphs
            .iter()
            .map(|p| (p.kind == ParagraphKind::Question, p.label.map(|l| l.of(&d.text).to_string())))
            .collect::<Vec<_>>()
    };
    let label = |l: &str| Some(l.to_string());
    assert_eq!(
        kinds("Q: Will Norland leave?\nIt will not.\nIt never said so."),
        [(true, label("Q")), (false, None), (false, None)]
    );
    assert_eq!(kinds("Q. Will Norland leave?\nA. It will not."), [(true, label("Q")), (false, label("A"))]);
    // Those who ask once, by their name, and a journalist.
    let once = "Mara Vale: Good evening.\nAda Quill, Kelm Herald: Will you leave?\nMara Vale: Never.\nKelmari journalist: And then?\nMara Vale: We stay.\nV. Hask, Harbour faction: Shall we go?";
    let (vale, quill) = (label("Mara Vale"), label("Ada Quill, Kelm Herald"));
    assert_eq!(
        kinds(once),
        [
            (false, vale.clone()),
            (true, quill),
            (false, vale.clone()),
            (true, label("Kelmari journalist")),
            (false, vale),
            (true, label("V. Hask, Harbour faction"))
        ]
    );
    assert_eq!(
        kinds("Question: Will Norland leave?\nMara Vale: It will not.\nIt never said so."),
        [(true, label("Question")), (false, label("Mara Vale")), (false, None)]
    );
    // Where somebody plainly asks, a full name answers once.
    let (question, own) = ((true, label("Question")), (false, label("Mara Vale")));
    let asked = "Question: Will Norland leave?\nMara Vale: It will not.\nQuestion: And then?\nOsric Tane: We stay.";
    assert_eq!(kinds(asked), [question.clone(), own, question, (false, label("Osric Tane"))]);
    // A label in the headline leaves the turns below it theirs.
    let dashes = "Envoy Tomas Reyk: no deal\n– Will you sign?\n– Never.\n– Why not?\n– They know why.";
    assert_eq!(kinds(dashes), [(false, None), (true, None), (false, None), (true, None), (false, None)]);
    let story = "A. Holt, an envoy, met Vale.\nShe said nothing.";
    assert_eq!(document(story.into(), Meta::default(), None).0.format, Format::Story);
}

#[test]
fn a_readout_is_dated_by_its_opening() {
    let text = "On 12 March 2025 Foreign Minister Ana Holt met her Suthermarker counterpart.\nThe sides discussed the truce.\nIt was underlined that the islands are Norlander.";
    let (d, _) = document(text.into(), meta("2025-03-14"), None);
    assert_eq!((d.format, d.entries[0].date), (Format::Readout, Some(date(2025, 3, 12))));
}

#[test]
fn headlines_stand_each_by_itself() {
    let text = "Norland lifts harbour dues\nVale: no talks before a truce – Spire\nWill the League admit Suthermark?\nFerries resume after a year";
    let (d, _) = document(text.into(), meta("2025-03-14"), None);
    assert_eq!((d.format, d.entries.len()), (Format::Headlines, 4));
    let text = "Norland lifts harbour dues. The dues that Norland raised last year are gone, the Spire has announced.\nTruce holds in the strait. Envoys of both sides say that the truce is holding on its third day.\nWill the League admit Suthermark? The League meets on Friday and may take a vote.";
    assert_eq!(document(text.into(), meta("2025-03-14"), None).0.format, Format::Headlines);
}

#[test]
fn an_address_is_told_by_author_and_person() {
    let text = "Our country has waited for long.\nI say to Suthermark: come and talk.\nThe islands are ours, and we shall keep them.";
    let speech = Meta { author: Some("Mara Vale".into()), ..meta("2025-03-14") };
    assert_eq!(document(text.into(), speech, None).0.format, Format::Address);
    let titled = Meta { title: Some("Speech by the President of Norland".into()), ..meta("2025-03-14") };
    assert_eq!(document(text.into(), titled, None).0.format, Format::Address);
}

#[test]
fn a_headline_of_its_own_tells_what_a_text_is() {
    let kind = |text: &str| document(text.into(), Meta::default(), None).0.format;
    let own = "\nOur country has waited for long.\nThe islands are ours.\nNorland is open for talks.";
    assert_eq!(kind(&format!("Address of President Mara Vale to Norlanders{own}")), Format::Address);
    let asked = "\nWill you leave?\nWe shall not leave.\nAnd I have said so.";
    assert_eq!(kind(&format!("Osric Tane in an interview with the Tarn Courier{asked}")), Format::Transcript);
    assert_eq!(kind(&format!("Talks in Tarn{asked}")), Format::Story);
    // What heads a story, too, tells less than a title that is given.
    let told = "\nVale spoke for two hours.\nShe said that the islands are Norlander.\nReporters had come from Tarn.";
    assert_eq!(kind(&format!("Mara Vale's press conference at a glance{told}")), Format::Story);
    assert_eq!(kind(&format!("Mara Vale holds phone call with Lena Corvin{told}")), Format::Story);
}

#[test]
fn a_headline_is_short_and_nobodys_turn() {
    let headings = |text: &str| {
        let d = document(text.into(), Meta::default(), None).0;
        d.headings().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(headings("Norland lifts dues\nVale said so."), ["Norland lifts dues"]);
    assert_eq!(headings("Mara Vale gave an interview.\nWe want a truce."), ["Mara Vale gave an interview."]);
    for none in [
        "Norland lifted the dues.\nVale said so.",
        "Norland lifts dues",
        "MS. VALE: No\nQ And then?",
        "Will they?\nNo.",
    ] {
        assert!(headings(none).is_empty(), "{none}");
    }
}

#[test]
fn a_named_format_is_kept_and_a_title_line_is_furniture() {
    let m = Meta { title: Some("Truce near, says Vale".into()), ..meta("2025-03-14") };
    let (d, _) = document("TRUCE NEAR, SAYS VALE\nVale said so on Friday.".into(), m, Some(Format::Readout));
    assert_eq!((d.format, d.paragraphs[0].kind), (Format::Readout, ParagraphKind::Furniture));
}

#[test]
fn an_empty_text_has_nothing_and_is_no_fault() {
    for text in ["", " \n\r\n\t", "\u{feff}"] {
        for format in Format::WORDS.map(|(_, f)| Some(f)).into_iter().chain([None]) {
            let (d, diagnostics) = document(text.into(), Meta::default(), format);
            assert!(d.paragraphs.is_empty() && d.entries.is_empty() && diagnostics.is_empty(), "{text:?}");
        }
    }
}

#[test]
fn words_of_a_kind_go_both_ways() {
    for (word, format) in Format::WORDS {
        assert_eq!((Format::from_word(word), format.word()), (Some(format), word));
    }
    assert_eq!(Format::from_word("auto"), None);
}

/// What must hold for every document.
fn check(d: &Document) {
    let fits = |s: Span| d.text.get(s.start as usize..s.end as usize).is_some();
    let (mut end, mut line) = (0, 0);
    for p in &d.paragraphs {
        assert!(fits(p.span) && fits(p.body) && p.label.is_none_or(fits), "{p:?}");
        assert!(p.span.start >= end && p.line > line && !p.span.is_empty(), "order: {p:?}");
        assert!(p.span.contains(p.body) && p.label.is_none_or(|l| p.span.contains(l)), "{p:?}");
        let e = &d.entries[p.entry as usize];
        assert!(e.date.is_some() == e.date_reason.is_some());
        (end, line) = (p.span.end, p.line);
    }
    let mut next = 0;
    for (n, e) in d.entries.iter().enumerate() {
        assert!(e.first == next && e.end > e.first, "{e:?}");
        assert!(d.paragraphs[e.first as usize..e.end as usize].iter().all(|p| p.entry == n as u32));
        next = e.end;
    }
    assert_eq!(next as usize, d.paragraphs.len());
}

#[test]
fn a_day_in_an_introduction_behind_a_header_opens_no_earlier_entry() {
    let text = "Vale spoke.\n14 March 2025\nOn 3 June they met.\nMS. HOLT: Yes.";
    let meta = Meta { published: Some(date(2025, 6, 5)), ..Meta::default() };
    let options = Options { format: Some(Format::Transcript), split: Split::Line, line_limit: 1 << 24 };
    let (d, _) = document_with(text.to_owned(), meta, options);
    check(&d);
    assert_eq!(d.entries.last().and_then(|e| e.date), Some(date(2025, 3, 14)));
}

proptest::proptest! {
    #[test]
    fn spans_and_entries_hold_for_any_text(
        pieces in proptest::collection::vec(
            "(?s).{0,12}|\n|\r\n|\r|14 March 2025|3 Jul 2022 23\\.26 |18:20 – |Friday|Q: |Q |MS\\. HOLT: |NORDHAVEN, June 3 \\(Agency\\) — |Vale said so\\.|I say “no”|\u{feff}|é’s | Read more|Note\\. |On 3 June |\\(ok\\)",
            0..24,
        ),
        format in proptest::sample::select(&[None, Some(Format::Feed), Some(Format::Story), Some(Format::Transcript), Some(Format::Readout), Some(Format::Headlines), Some(Format::Address)][..]),
        split in proptest::sample::select(&[Split::Line, Split::Blank, Split::Auto][..]),
        published in proptest::option::of(proptest::strategy::Just(date(2025, 3, 14))),
        limit in proptest::sample::select(&[20usize, 1 << 24][..]),
    ) {
        let meta = Meta { published, title: Some("Vale said so.".into()), ..Meta::default() };
        let (d, _) = document_with(pieces.concat(), meta, Options { format, split, line_limit: limit });
        check(&d);
    }
}

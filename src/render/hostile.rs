//! Whatever the statements hold, no output steers a terminal, breaks a table, or runs in a spreadsheet; and text keeps to its width.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::{
    cells::Cells,
    style::{Style, Tint},
    *,
};
use crate::{
    codebook::Codebook,
    diag::is_hostile,
    position::{
        Board, Evidence, Matrix, Query, Timeline, behind,
        compare::compare as side_by_side,
        diff::diff as compare,
        sample::{quoting, said},
    },
    statement::{Sourced, Stance},
};

fn nasty() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "Norland",
        " ",
        "  ",
        "=1+1",
        "@x",
        "|",
        "<b>",
        "&",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{2061}",
        "\u{206c}",
        "\n",
        "\t",
        "—",
        "“",
        "漢字",
        "e\u{301}",
        "\u{200b}",
        "wordthatislongerthanmanycolumnsare",
        "`",
        "*",
        "#",
        ": ",
        "- ",
        "'",
        "\"",
        "\u{a0}",
        "~",
        "\\",
    ]);
    prop::collection::vec(pieces, 1..6).prop_map(|p| p.concat())
}

fn statements() -> impl Strategy<Value = Vec<Sourced>> {
    let one = (0u32..9, 1u8..28, 0usize..4, nasty(), nasty(), nasty(), nasty(), any::<bool>());
    let one = one.prop_map(|(id, day, stance, party, topic, speaker, words, quoted)| {
        let mut s = said(id, &format!("2023-03-{day:02}"), Stance::ALL[stance]);
        s = if quoted { quoting(s, &words) } else { s };
        s.statement.condition = Some(words.clone());
        (s.statement.party, s.statement.topic, s.statement.speaker) = (party, topic, Some(speaker));
        (s.outlet, s.statement.evidence) = (Some(words.clone()), vec![words]);
        s
    });
    prop::collection::vec(one, 0..7)
}

fn is_safe(text: &str) -> bool {
    text.chars().all(|c| c == '\n' || !is_hostile(c))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn no_output_steers_a_terminal_and_text_keeps_to_its_width(all in statements(), width in 40usize..130) {
        let evidence: Evidence = all.iter().collect();
        let codebook = Codebook::default();
        let at = |day: &str| Query { at: day.parse().ok(), ..Query::default() };
        let style = Style { width, color: false };
        let (matrix, cells) = behind::behind(&evidence, &codebook, &Query::default(), None, None);
        let found = compare(
            &Board::new(&evidence, &codebook, &at("2023-03-10")),
            &Board::new(&evidence, &codebook, &at("2023-03-27")),
        );
        let ends = diff::Ends { from: "2023-03-10".into(), to: "2023-03-27".into() };
        let all_days = Query { horizon: crate::position::query::ALL_DAYS, ..Query::default() };
        let demanded = crate::position::demands::demands(&cells);
        let (_, bases) = crate::position::basis::bases(&evidence, &codebook, &all_days);
        let (_, pairs) = crate::position::contradiction::contradictions(&evidence, &codebook, &all_days, 30);
        let (_, courses) = crate::position::course::courses(&evidence, &codebook, &all_days);
        let texts = [
            demands::text(&matrix, &demanded, &style),
            basis::text(&matrix, &bases, &style),
            contradiction::text(&matrix, &pairs, 30, &style),
            table::matrix(&matrix, Cells::Stance, &style), show::text(&cells, &style), diff::text(&found, &ends, &style),
        ];
        for text in &texts {
            prop_assert!(is_safe(text), "{text:?}");
            prop_assert!(text.lines().all(|l| l.width() <= width), "{width}\n{text}");
        }
        let summary = summary::summary(&matrix, "x");
        let files = [
            markdown::matrix(&matrix, Cells::Stance),
            briefing::markdown(&matrix, "x"),
            csv::matrix(&matrix),
            csv::summary(&matrix),
            diff::markdown(&found, &ends),
            tree::yaml(&summary),
            tree::yaml(&diff::tree(&found, &ends, "x")),
            tree::yaml(&show::tree(&cells, "x")),
            demands::markdown(&matrix, &demanded),
            basis::markdown(&matrix, &bases),
            contradiction::markdown(&matrix, &pairs, 30),
            brief::markdown(&brief::Brief {
                matrix: &matrix,
                codebook: &codebook,
                moved: &found,
                days: 7,
                bases: &bases,
                contradictions: &pairs,
                title: &|_| Some("<b>|"),
            }),
            report::html(&report::Report {
                matrix: &matrix,
                codebook: &codebook,
                cells: &cells,
                courses: &courses,
                demands: &demanded,
                contradictions: &pairs,
                bases: &bases,
                title: &|_| Some("<b>\""),
            }),
            profile::markdown(&profile::Profile {
                party: "x",
                matrix: &matrix,
                codebook: &codebook,
                cells: &cells,
                speakers: &[],
                courses: &courses,
                bases: &bases,
                demands: &demanded,
                contradictions: &pairs,
                title: &|_| Some("<b>`"),
            }),
            csv::write(&demands::rows(&matrix, &demanded)),
            csv::write(&basis::rows(&matrix, &bases)),
            csv::write(&contradiction::rows(&matrix, &pairs)),
        ];
        prop_assert!(files[8..14].iter().all(|f| !f.contains("<b>")));
        for table in &files[14..] {
            let rows = csv_rows(table);
            prop_assert!(rows.windows(2).all(|w| w[0].len() == w[1].len()));
        }
        for file in &files {
            prop_assert!(is_safe(file), "{file:?}");
        }
        prop_assert!(!files[0].contains("<b>") && !files[1].contains("<b>") && !files[4].contains("<b>"));
        let back: serde_json::Value = serde_yaml::from_str(&tree::yaml(&summary)).unwrap();
        prop_assert_eq!(back, serde_json::to_value(&summary).unwrap());
        let rows = csv_rows(&files[3]);
        prop_assert!(rows.windows(2).all(|w| w[0].len() == w[1].len()));
        prop_assert!(rows.iter().flatten().all(|f| !f.trim_start().starts_with(['=', '@', '+']) ), "{rows:?}");
    }

    #[test]
    fn comparisons_and_timelines_are_safe_and_keep_to_the_width(all in statements(), width in 40usize..130, n in 2usize..5) {
        let evidence: Evidence = all.iter().collect();
        let (codebook, query, style) = (Codebook::default(), Query::default(), Style { width, color: false });
        let mut names = Matrix::build(&evidence, &codebook, &query).parties;
        names.truncate(n);
        let (matrix, side) = side_by_side(&evidence, &codebook, &query, &names, &[]);
        let (_, course) = Timeline::of(&evidence, &codebook, &query, &[], &[]);
        let all = [Cells::Stance, Cells::Counts, Cells::Share, Cells::Quote, Cells::Since];
        let texts = all.into_iter().map(|c| table::matrix(&matrix, c, &style));
        let at = |day: &str| Query { at: day.parse().ok(), ..Query::default() };
        let boards = [at("2023-03-10"), at("2023-03-27")].map(|q| Board::new(&evidence, &codebook, &q));
        let differ = crate::position::changes::changes(&boards[0], &boards[1]);
        let texts = texts.chain([changes::text(&differ, changes::Detail::Words, &style)]);
        let texts = texts.chain([compare::text(&side, &matrix, &style), timeline::text(&course, &matrix, &style)]);
        for text in texts {
            prop_assert!(is_safe(&text), "{text:?}");
            prop_assert!(text.lines().all(|l| l.width() <= width), "{width}\n{text}");
        }
        let marks = [compare::markdown(&side, &matrix), timeline::markdown(&course, &matrix), svg::timeline(&course)];
        prop_assert!(marks.iter().all(|m| is_safe(m) && !m.contains("<b>")), "{marks:?}");
        prop_assert!(is_xml(&marks[2]), "{}", marks[2]);
        for page in all.into_iter().flat_map(|c| [markup::html(&matrix, c), markup::latex(&matrix, c), markdown::matrix(&matrix, c)]) {
            prop_assert!(is_safe(&page) && !page.contains("<b>"), "{page}");
        }
        for rows in [compare::rows(&side), timeline::rows(&course)] {
            let rows = csv_rows(&csv::write(&rows));
            prop_assert!(rows.windows(2).all(|w| w[0].len() == w[1].len()));
            prop_assert!(rows.iter().flatten().all(|f| !f.trim_start().starts_with(['=', '@', '+'])), "{rows:?}");
        }
        prop_assert!(is_safe(&tree::yaml(&compare::tree(&side, "x"))) && is_safe(&tree::yaml(&timeline::tree(&course, "x"))));
    }

    #[test]
    fn colour_moves_no_column(all in statements(), width in 40usize..130) {
        let matrix = Matrix::build(&all.iter().collect::<Evidence>(), &Codebook::default(), &Query::default());
        let plain = table::matrix(&matrix, Cells::Stance, &Style { width, color: false });
        let coloured = table::matrix(&matrix, Cells::Stance, &Style { width, color: true });
        let tints = [Tint::Good, Tint::Middle, Tint::Bad, Tint::Mixed, Tint::Dim, Tint::Bold, Tint::Advice];
        let starts = tints.map(Tint::start);
        let stripped = starts.iter().chain(&["\x1b[0m"]).fold(coloured, |text, tint| text.replace(tint, ""));
        prop_assert_eq!(stripped, plain);
    }
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Whether every tag is closed in order, and every `&` begins one of the five known entities or a number.
fn is_xml(text: &str) -> bool {
    let entity = |t: &str| ["lt;", "gt;", "amp;", "quot;", "#39;"].iter().any(|e| t.starts_with(e));
    let (mut open, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.find('<') {
        let Some(end) = rest[at..].find('>').map(|n| at + n) else { return false };
        let tag = &rest[at + 1..end];
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        match (tag.starts_with('/'), tag.ends_with('/')) {
            (true, _) if open.pop() != Some(name) => return false,
            (false, false) => open.push(name),
            _ => {}
        }
        rest = &rest[end + 1..];
    }
    open.is_empty() && text.split('&').skip(1).all(entity)
}

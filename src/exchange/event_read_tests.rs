//! Event lists read, good and bad.

use super::*;

const HEAD: &str = "\"statement_id\";\"time\";\"person\";\"organization\";\"concept\";\"agreement\";\"start_position\";\"stop_position\";\"text\";\"coder\";\"document_id\";\"document_title\";\"document_author\";\"document_source\";\"document_section\";\"document_type\"";
const ROW: &str = "\n9;2023-03-14 10:30:00;\"Mara Vale\";\"Norland\";\"truce\";1;5;9;\"two\nlines\";2;4;\"T\";\"A\";\"Echo\";\"\";\"\"";

fn of(text: &str) -> Result<Project> {
    list("e.csv", text.as_bytes().to_vec(), &Variables::default())
}

#[test]
fn a_row_is_an_event_and_its_documents_day_is_the_one_of_all_its_rows() {
    let project = of(&format!("\u{feff}{HEAD}{ROW}")).unwrap();
    let e = &project.events[0];
    assert_eq!((e.number, e.document, e.coder.as_str(), e.words.as_str()), (9, 4, "coder 2", "two\nlines"));
    assert_eq!((e.stance, e.place, e.date), (Stance::Support, Some((5, 9)), Some(Date::constant(2023, 3, 14))));
    assert_eq!((project.documents[0].title.as_str(), project.documents[0].date), ("T", e.date));
    let two = of(&format!("{HEAD}{ROW}{}", ROW.replace("03-14", "03-15"))).unwrap();
    assert_eq!((two.documents.len(), two.documents[0].date), (1, None));
}

#[test]
fn commas_and_true_as_other_tools_write_them_are_read_and_unknown_variables_told() {
    let text =
        format!("{HEAD}{ROW}").replace(';', ",").replace(",1,5,9", ",TRUE,5,9").replace("\"person\"", "\"frame\"");
    let project = of(&text).unwrap();
    assert_eq!((project.events[0].stance, project.events[0].person.as_str()), (Stance::Support, ""));
    assert_eq!(project.left_out, ["variable `frame` is not kept"]);
}

#[test]
fn another_header_is_refused_by_its_column() {
    for (head, want) in [
        (
            "a;b;c",
            "e.csv:1: this is no event list of DNA: column 1 is `a` and not `statement_id`; its header is statement_id;time;VARIABLES…;",
        ),
        ("statement_id;time", "the column `start_position` is missing"),
        (&HEAD.replace("document_type", "kind"), "column 16 is `kind` and not `document_type`"),
        (&HEAD.replace("agreement", "yes"), "no variable `agreement`; it has person, organization, concept, yes"),
    ] {
        let said = of(&format!("{head}{ROW}")).unwrap_err().to_string();
        assert!(said.contains(want), "{said}");
    }
}

#[test]
fn every_bad_row_is_told_with_its_line() {
    let bad = [
        ROW.replace("2023-03-14", "14.03.2023"),
        ROW.replace(";1;5", ";maybe;5"),
        ROW.replace("5;9", "9;5"),
        ROW.replace(";4;", ";four;"),
        "\n1;2;3".to_owned(),
    ];
    let said = of(&format!("{HEAD}{}", bad.concat())).unwrap_err().to_string();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines,
        [
            "e.csv:2: `14.03.2023 10:30:00` is no time; a time is written 2025-03-13 00:00:00",
            "e.csv:4: `maybe` is no value of `agreement`; 1 is agreement, 0 disagreement",
            "e.csv:6: the statement ends at 5, before it starts at 9; look at the positions",
            "e.csv:8: `four` in `document_id` is no whole number; look at the line's fields",
            "e.csv:10: the line has 3 fields and the header 16; a field with `;` or a line end stands in quotation marks",
        ]
    );
}

#[test]
fn rows_that_say_nothing_are_left_out_and_counted() {
    let text = format!("{HEAD}{}{}{ROW}", ROW.replace("Norland", ""), ROW.replace(";1;5", ";NA;5"));
    let project = of(&text).unwrap();
    assert_eq!(project.events.len(), 1);
    assert_eq!(
        project.left_out,
        ["1 statement without organization or concept left out", "1 statement without agreement left out"]
    );
}

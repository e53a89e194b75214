//! Reading of databases, good and bad, made from the project in `tests/exchange`.

use proptest::prelude::*;

use super::*;

const STRAIT: &str = include_str!("../../tests/exchange/strait.sql");

/// The bytes of a database.
fn made(sql: &str) -> Vec<u8> {
    let mut connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(sql).unwrap();
    connection.serialize("main").unwrap().to_vec()
}

fn strait(more: &str) -> Result<Project> {
    read("strait.dna", made(&format!("{STRAIT}{more}")), &Variables::default())
}

fn fault(result: Result<Project>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn statements_come_with_their_document_coder_place_and_words() {
    let project = strait("").unwrap();
    let short: Vec<_> =
        project.events.iter().map(|e| (e.number, e.document, e.coder.as_str(), e.words.as_str())).collect();
    assert_eq!(
        short,
        [
            (1, 1, "Coder A", "“We agree to a truce.” "),
            (2, 1, "Coder A", "She rejects the harbour dues."),
            (3, 2, "Coder A", "The Tidehouse will not agree to any truce"),
            (4, 2, "Coder B", "and the dues stay."),
        ]
    );
    let first = &project.events[0];
    assert_eq!(
        (first.person.as_str(), first.organization.as_str(), first.concept.as_str()),
        ("Mara Vale", "Norland", "truce")
    );
    assert_eq!((first.stance, first.date), (Stance::Support, Some(Date::constant(2023, 3, 14))));
    assert_eq!(project.events[2].stance, Stance::Oppose);
    assert_eq!(project.documents[1].source, "Sutholm Post");
    assert_eq!(
        project.left_out,
        ["1 statement of another statement type left out", "1 statement without organization or concept left out"]
    );
}

#[test]
fn an_integer_variable_is_read_on_the_scale_and_nothing_is_guessed() {
    let graded = "UPDATE VARIABLES SET Variable = 'stance', DataType = 'integer' WHERE ID = 4;
                  DELETE FROM DATABOOLEAN; INSERT INTO DATAINTEGER(StatementId, VariableId, Value) VALUES (1, 4, 1), (3, 4, -2);";
    let project = strait(graded).unwrap();
    let stances: Vec<_> = project.events.iter().map(|e| e.stance).collect();
    assert_eq!(stances, [Stance::Conditional, Stance::Oppose]);
    assert!(project.left_out.contains(&"2 statements without agreement left out".to_owned()), "{:?}", project.left_out);
    let odd = fault(strait(&format!("{graded} UPDATE DATAINTEGER SET Value = 7 WHERE StatementId = 3;")));
    assert!(odd.contains("statement 3: `agreement` is 7, which is no value of the scale"), "{odd}");
}

#[test]
fn a_place_beyond_the_text_is_none() {
    let project =
        strait("UPDATE STATEMENTS SET Stop = 9000000000 WHERE ID = 1; UPDATE STATEMENTS SET Stop = 999 WHERE ID = 2;")
            .unwrap();
    assert_eq!((project.events[0].place, project.events[1].place), (None, None));
    assert!(
        project.left_out.iter().any(|l| l.starts_with("2 statements kept without a place")),
        "{:?}",
        project.left_out
    );
}

#[test]
fn another_database_another_version_and_other_variables_are_told() {
    let none = fault(read("x.dna", made("CREATE TABLE birds(name); CREATE TABLE nests(n);"), &Variables::default()));
    assert!(
        none.contains("this database is not one of DNA: it has no table `STATEMENTS` (its tables: birds, nests)"),
        "{none}"
    );
    let view = fault(read("x.dna", made("CREATE VIEW STATEMENTS AS SELECT 1;"), &Variables::default()));
    assert!(view.contains("no table `STATEMENTS` (its tables: none)"), "{view}");
    for (sql, want) in [
        (
            "UPDATE SETTINGS SET Value = '2.0 beta 25' WHERE Property = 'version';",
            "made by DNA 2.0 beta 25, whose tables are others",
        ),
        ("UPDATE SETTINGS SET Value = '4.1' WHERE Property = 'version';", "made by DNA 4.1, which is newer than 3"),
        ("DELETE FROM SETTINGS;", "does not say which version of DNA made it"),
        ("DROP TABLE ENTITIES;", "says DNA 3.0.7, but its table `ENTITIES` is missing"),
        ("ALTER TABLE STATEMENTS RENAME COLUMN Stop TO Ends;", "its column `Stop` of table `STATEMENTS` is missing"),
        ("UPDATE VARIABLES SET Variable = 'organisation' WHERE ID = 2;", "did you mean `organisation`?"),
        (
            "UPDATE VARIABLES SET DataType = 'short text' WHERE ID = 4;",
            "`agreement` (boolean or integer); there are DNA Statement: person",
        ),
    ] {
        let said = fault(strait(sql));
        assert!(said.contains(want), "{sql}\n{said}");
    }
}

#[test]
fn a_log_that_is_folded_in_does_not_hide_the_database() {
    let mut bytes = made(STRAIT);
    bytes[18..20].copy_from_slice(&[2, 2]);
    assert_eq!(read("x.dna", bytes, &Variables::default()).unwrap().events.len(), 4);
}

#[test]
fn a_cut_database_is_broken() {
    let bytes = made(STRAIT);
    for n in [16, 100, 511, 1500, bytes.len() - 512] {
        let said = fault(read("x.dna", bytes[..n].to_vec(), &Variables::default()));
        assert!(said.starts_with("x.dna: the database is broken") || said.contains("not one of DNA"), "{n}: {said}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damage_is_told_and_never_a_panic(damage in proptest::collection::vec((16usize..12_000, any::<u8>()), 1..20)) {
        let mut bytes = made(STRAIT);
        for (at, byte) in damage {
            if let Some(b) = bytes.get_mut(at) {
                *b = byte;
            }
        }
        let _ = read("x.dna", bytes, &Variables::default());
    }
}

//! Held against the outside: DNA's own sample database counted by SQL, and the GraphML opened by NetworkX.
//!
//! Neither ships with this project. `DEMARCHE_DNA_SAMPLE` names the sample database (`sample/sample.dna` of the repository
//! `leifeld/dna`), `DEMARCHE_PYTHON` a Python that has NetworkX; without them the tests say that they were skipped.

#![cfg(feature = "sqlite")]
#![allow(clippy::unwrap_used, clippy::panic)] // a fault is a failed test

use std::{collections::BTreeMap, io::Write as _, path::Path, process::Command};

use rusqlite::Connection;

/// The value of a variable, or a loud word that the test is skipped (written past the harness, which hides what passes).
fn named(variable: &str, test: &str) -> Option<String> {
    let value = std::env::var(variable).ok().filter(|v| !v.is_empty());
    if value.is_none() {
        let _ = writeln!(std::io::stderr(), "\n*** SKIPPED: {test}: {variable} is not set (see tests/dna.rs) ***\n");
    }
    value
}

fn demarche(args: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_demarche")).args(args).output().unwrap();
    assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// Imports a database into a folder and gives the folder.
fn imported(database: &str, dir: &Path) -> String {
    let store = dir.join("store").to_string_lossy().into_owned();
    demarche(&["import", database, "--into", &store, "--quiet"]);
    store
}

const VALUES: &str = "FROM STATEMENTS S JOIN DOCUMENTS D ON D.ID = S.DocumentId \
    JOIN DATASHORTTEXT P ON P.StatementId = S.ID JOIN ENTITIES PE ON PE.ID = P.Entity \
    JOIN VARIABLES PV ON PV.ID = P.VariableId AND PV.Variable = 'person' \
    JOIN DATASHORTTEXT O ON O.StatementId = S.ID JOIN ENTITIES OE ON OE.ID = O.Entity \
    JOIN VARIABLES OV ON OV.ID = O.VariableId AND OV.Variable = 'organization' \
    JOIN DATASHORTTEXT C ON C.StatementId = S.ID JOIN ENTITIES CE ON CE.ID = C.Entity \
    JOIN VARIABLES CV ON CV.ID = C.VariableId AND CV.Variable = 'concept' \
    JOIN DATABOOLEAN A ON A.StatementId = S.ID \
    JOIN VARIABLES AV ON AV.ID = A.VariableId AND AV.Variable = 'agreement'";

#[test]
fn the_sample_of_dna_imports_whole_and_its_matrix_is_the_one_of_sql() {
    let Some(sample) = named("DEMARCHE_DNA_SAMPLE", "import of DNA's sample database") else { return };
    let dir = tempfile::tempdir().unwrap();
    let store = imported(&sample, dir.path());
    let sql = Connection::open_with_flags(&sample, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();

    // organisation × concept × agreement
    let query = format!("SELECT OE.Value, CE.Value, A.Value, COUNT(*) {VALUES} GROUP BY 1, 2, 3");
    let mut statement = sql.prepare(&query).unwrap();
    let rows = statement.query_map([], |r| {
        let stance = if r.get::<_, i64>(2)? == 1 { "support" } else { "oppose" };
        Ok(((r.get(0)?, r.get(1)?, stance.to_owned()), r.get(3)?))
    });
    let expected: BTreeMap<(String, String, String), i64> = rows.unwrap().map(Result::unwrap).collect();
    let found = cells(&demarche(&["export", &store, "--format", "two-mode"]));
    assert_eq!(found, expected);
    assert_eq!(expected.values().sum::<i64>(), 40, "the sample has 40 statements");

    // every statement, in the columns of DNA's own event list
    let query = format!(
        "SELECT strftime('%Y-%m-%d 00:00:00', D.Date, 'unixepoch'), PE.Value, OE.Value, CE.Value, A.Value, \
         SUBSTR(D.Text, S.Start + 1, S.Stop - S.Start), D.Title, D.Author, D.Source {VALUES}"
    );
    let mut statement = sql.prepare(&query).unwrap();
    let field = |v: rusqlite::types::Value| match v {
        rusqlite::types::Value::Integer(n) => n.to_string(),
        rusqlite::types::Value::Text(t) => t.replace(';', ",").replace('"', "'").replace(['\n', '\r'], " "),
        other => panic!("{other:?}"),
    };
    let rows = statement.query_map([], |r| (0..9).map(|n| r.get(n).map(field)).collect::<Result<Vec<String>, _>>());
    let mut expected: Vec<Vec<String>> = rows.unwrap().map(Result::unwrap).collect();
    let list = demarche(&["export", &store, "--format", "dna-csv"]);
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(list.as_bytes());
    let mut found: Vec<Vec<String>> = reader
        .records()
        .map(|r| r.map(|r| [1, 2, 3, 4, 5, 8, 11, 12, 13].iter().map(|n| r[*n].to_owned()).collect()).unwrap())
        .collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn networkx_opens_the_graph_with_the_same_nodes_edges_and_weights() {
    let Some(python) = named("DEMARCHE_PYTHON", "GraphML in NetworkX") else { return };
    let sample = std::env::var("DEMARCHE_DNA_SAMPLE").ok().filter(|s| !s.is_empty());
    let dir = tempfile::tempdir().unwrap();
    let mut stores =
        vec!["tests/fixtures/strait.jsonl".to_owned(), imported("tests/cmd/import.in/strait.dna", dir.path())];
    stores.extend(sample.map(|s| imported(&s, &dir.path().join("sample"))));
    for store in stores {
        let file = |name: &str| dir.path().join(name).to_string_lossy().into_owned();
        let (graph, matrix) = (file("graph.graphml"), file("matrix.csv"));
        demarche(&["export", &store, "--format", "graphml", "-o", &graph]);
        demarche(&["export", &store, "--format", "two-mode", "-o", &matrix]);
        let check = Command::new(&python).args(["tests/exchange/networkx_check.py", &graph, &matrix]).output().unwrap();
        assert!(check.status.success(), "{store}: {}", String::from_utf8_lossy(&check.stderr));
    }
}

/// The cells of a two-mode matrix that are not 0.
fn cells(matrix: &str) -> BTreeMap<(String, String, String), i64> {
    let mut reader = csv::Reader::from_reader(matrix.as_bytes());
    let columns: Vec<(String, String)> = reader
        .headers()
        .unwrap()
        .iter()
        .skip(1)
        .map(|c| c.rsplit_once(": ").map(|(t, s)| (t.to_owned(), s.to_owned())).unwrap())
        .collect();
    let mut out = BTreeMap::new();
    for row in reader.records().map(Result::unwrap) {
        for ((topic, stance), cell) in columns.iter().zip(row.iter().skip(1)) {
            let n: i64 = cell.parse().unwrap();
            if n > 0 {
                out.insert((row[0].to_owned(), topic.clone(), stance.clone()), n);
            }
        }
    }
    out
}

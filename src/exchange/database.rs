//! Reading a DNA database, which is SQLite. It is read from memory, so that neither it nor its folder is ever written to.

use std::collections::HashMap;

use rusqlite::{Connection, Row, config::DbConfig, types::ValueRef};

use super::{
    place::Places,
    project::{Event, GRADED, Origin, Project, Variables, count, of_agreement, of_scale},
};
use crate::{
    date::Date,
    diag::Diagnostic,
    error::{Error, Result},
    statement::Stance,
    suggest,
};

/// Tables and their columns that are read, as DNA 3 makes them.
const SCHEMA: &[(&str, &[&str])] = &[
    ("STATEMENTS", &["ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder"]),
    ("SETTINGS", &["Property", "Value"]),
    ("CODERS", &["ID", "Name"]),
    ("DOCUMENTS", &["ID", "Title", "Text", "Author", "Source", "Date"]),
    ("STATEMENTTYPES", &["ID", "Label"]),
    ("VARIABLES", &["ID", "Variable", "DataType", "StatementTypeId"]),
    ("ENTITIES", &["ID", "Value"]),
    ("DATASHORTTEXT", &["StatementId", "VariableId", "Entity"]),
    ("DATALONGTEXT", &["StatementId", "VariableId", "Value"]),
    ("DATABOOLEAN", &["StatementId", "VariableId", "Value"]),
    ("DATAINTEGER", &["StatementId", "VariableId", "Value"]),
];

/// The database's statements of every type that has organization, concept and agreement.
///
/// # Errors
/// It is broken, or of another program, or of a version of DNA other than 3, or no statement type has the variables.
pub(super) fn read(file: &str, bytes: Vec<u8>, variables: &Variables) -> Result<Project> {
    let reader = Reader { file, connection: open(file, bytes)?, variables };
    reader.version()?;
    reader.columns()?;
    let types = reader.types()?;
    reader.project(&types)
}

fn open(file: &str, mut bytes: Vec<u8>) -> Result<Connection> {
    // A database in memory has no write-ahead log; what a closed one holds is all in the file.
    if bytes.get(18..20) == Some(&[2, 2]) {
        bytes[18..20].copy_from_slice(&[1, 1]);
    }
    let connect = || -> rusqlite::Result<Connection> {
        let mut connection = Connection::open_in_memory()?;
        connection.deserialize_read_exact("main", bytes.as_slice(), bytes.len(), true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        Ok(connection)
    };
    let connection = connect().map_err(|e| broken(file, &e))?;
    let state = connection.query_row("PRAGMA quick_check(1)", [], |row| text(row, 0));
    match state.map_err(|e| broken(file, &e))?.as_str() {
        "ok" => Ok(connection),
        fault => Err(broken(file, &fault.lines().last().unwrap_or_default())),
    }
}

fn broken(file: &str, why: &dyn std::fmt::Display) -> Error {
    let d = Diagnostic::error("import-broken", format!("the database is broken: {why}")).in_file(file);
    d.suggest("take a backup of it, or export it anew from DNA").into()
}

struct Reader<'a> {
    file: &'a str,
    connection: Connection,
    variables: &'a Variables,
}

/// A statement type that can be read: the numbers of its variables.
struct Type {
    id: i64,
    person: Option<i64>,
    organization: i64,
    concept: i64,
    agreement: i64,
}

/// A variable: number, name, data type, number of its statement type.
type Variable = (i64, String, String, i64);

impl Reader<'_> {
    fn fault(&self, code: &'static str, message: String, advice: &str) -> Error {
        Diagnostic::error(code, message).in_file(self.file).suggest(advice).into()
    }

    fn rows<T>(&self, sql: &str, mut each: impl FnMut(&Row<'_>) -> rusqlite::Result<T>) -> Result<Vec<T>> {
        let mut all =
            || -> rusqlite::Result<Vec<T>> { self.connection.prepare(sql)?.query_map([], |row| each(row))?.collect() };
        all().map_err(|e| broken(self.file, &e))
    }

    /// It must be a project of DNA, and of version 3.
    fn version(&self) -> Result<()> {
        let tables =
            self.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table'", |r| Ok((text(r, 0)?, text(r, 1)?)))?;
        let has = |name: &str| {
            let plain = |sql: &str| sql.trim_start().to_ascii_uppercase().starts_with("CREATE TABLE");
            tables.iter().any(|(n, sql)| n.eq_ignore_ascii_case(name) && plain(sql))
        };
        if let Some(missing) = ["STATEMENTS", "SETTINGS"].into_iter().find(|t| !has(t)) {
            let names: Vec<&str> = tables.iter().map(|(n, _)| n.as_str()).take(6).collect();
            let held = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            let message = format!("this database is not one of DNA: it has no table `{missing}` (its tables: {held})");
            return Err(self.fault("import-kind", message, super::KINDS));
        }
        let version = self.rows("SELECT Value FROM SETTINGS WHERE Property = 'version'", |r| text(r, 0))?.pop();
        let version = version.unwrap_or_default();
        let major = version.split('.').next().and_then(|n| n.trim().parse::<u32>().ok());
        match major {
            Some(3) => {}
            Some(n) if n < 3 => {
                let message =
                    format!("the database was made by DNA {version}, whose tables are others; only DNA 3 is read");
                let advice = "open a new database in DNA 3 and import this one there, or export its event list as CSV";
                return Err(self.fault("import-version", message, advice));
            }
            Some(_) => {
                let message =
                    format!("the database was made by DNA {version}, which is newer than 3, the newest that is read");
                return Err(self.fault(
                    "import-version",
                    message,
                    "use a newer demarche, or export the event list as CSV",
                ));
            }
            None => {
                let message = "the database does not say which version of DNA made it".to_owned();
                return Err(self.fault(
                    "import-version",
                    message,
                    "open it in DNA 3 once, or export its event list as CSV",
                ));
            }
        }
        match SCHEMA.iter().find(|(table, _)| !has(table)) {
            Some((table, _)) => Err(self.unknown_schema(&version, &format!("table `{table}`"))),
            None => Ok(()),
        }
    }

    fn unknown_schema(&self, version: &str, missing: &str) -> Error {
        let message = format!("the database says DNA {version}, but its {missing} is missing");
        self.fault("import-version", message, "export its event list as CSV in DNA")
    }

    fn columns(&self) -> Result<()> {
        for (table, columns) in SCHEMA {
            let held = self.rows(&format!("SELECT name FROM pragma_table_info('{table}')"), |r| text(r, 0))?;
            if let Some(c) = columns.iter().find(|c| !held.iter().any(|h| h.eq_ignore_ascii_case(c))) {
                return Err(self.unknown_schema("3", &format!("column `{c}` of table `{table}`")));
            }
        }
        Ok(())
    }

    /// The statement types that have the variables asked for.
    fn types(&self) -> Result<Vec<Type>> {
        let variables: Vec<Variable> = self
            .rows("SELECT ID, Variable, DataType, StatementTypeId FROM VARIABLES ORDER BY ID", |r| {
                Ok((r.get(0)?, text(r, 1)?, text(r, 2)?, r.get(3)?))
            })?;
        let labels = self.rows("SELECT ID, Label FROM STATEMENTTYPES ORDER BY ID", |r| Ok((r.get(0)?, text(r, 1)?)))?;
        let mut out = Vec::new();
        for (id, _) in &labels {
            let find = |name: &str, kinds: &[&str]| {
                let fits =
                    |v: &&Variable| v.3 == *id && v.1.eq_ignore_ascii_case(name) && kinds.contains(&v.2.as_str());
                variables.iter().find(fits).map(|v| v.0)
            };
            const WORDS: &[&str] = &["short text", "long text"];
            const VALUES: &[&str] = &["boolean", "integer"];
            let names = self.variables;
            let graded = || if *names == Variables::default() { find(GRADED, VALUES) } else { None };
            let found = (
                find(&names.organization, WORDS),
                find(&names.concept, WORDS),
                find(&names.agreement, VALUES).or_else(graded),
            );
            if let (Some(organization), Some(concept), Some(agreement)) = found {
                out.push(Type { id: *id, person: find(&names.person, WORDS), organization, concept, agreement });
            }
        }
        if out.is_empty() {
            return Err(self.no_type(&labels, &variables));
        }
        Ok(out)
    }

    fn no_type(&self, labels: &[(i64, String)], variables: &[Variable]) -> Error {
        let v = self.variables;
        let types: Vec<String> = labels
            .iter()
            .map(|(id, label)| {
                let own: Vec<String> =
                    variables.iter().filter(|v| v.3 == *id).map(|v| format!("{} ({})", v.1, v.2)).collect();
                format!("{label}: {}", own.join(", "))
            })
            .collect();
        let message = format!(
            "no statement type has `{}` and `{}` (text) with `{}` (boolean or integer); there are {}",
            v.organization,
            v.concept,
            v.agreement,
            types.join("; ")
        );
        let known: Vec<&str> = variables.iter().map(|v| v.1.as_str()).collect();
        let missing = [&v.organization, &v.concept, &v.agreement];
        let near =
            missing.iter().find(|m| !known.contains(&m.as_str())).and_then(|m| suggest::nearest(m, known.clone()));
        let advice = "name the variables with `--organization`, `--concept`, `--agreement` and `--person`";
        let advice = near.map_or(advice.to_owned(), |n| format!("did you mean `{n}`? {advice}"));
        self.fault("import-variables", message, &advice)
    }

    fn project(&self, types: &[Type]) -> Result<Project> {
        let values = self.values()?;
        let mut documents: HashMap<i64, Origin> = self.documents()?.into_iter().map(|d| (d.number, d)).collect();
        let mut events = Vec::new();
        let mut left = Left::default();
        const SQL: &str = "SELECT S.ID, S.StatementTypeId, S.DocumentId, S.Start, S.Stop, C.Name FROM STATEMENTS S \
                           LEFT JOIN CODERS C ON C.ID = S.Coder ORDER BY S.DocumentId, S.Start, S.ID";
        let rows = self.rows(SQL, |r| {
            let place = |n| Ok::<_, rusqlite::Error>(u32::try_from(r.get::<_, i64>(n)?).ok());
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, place(3)?.zip(place(4)?), text(r, 5)?))
        })?;
        let mut open: Option<(i64, Places<'_>)> = None;
        for (number, kind, document, place, coder) in rows {
            let (number, kind, document): (i64, i64, i64) = (number, kind, document);
            let Some(t) = types.iter().find(|t| t.id == kind) else {
                left.other += 1;
                continue;
            };
            let Some(origin) = documents.get(&document) else {
                left.document += 1;
                continue;
            };
            let word = |v: i64| values.get(&(number, v)).cloned().unwrap_or_default();
            let (organization, concept) = (word(t.organization).words(), word(t.concept).words());
            if organization.is_empty() || concept.is_empty() {
                left.empty += 1;
                continue;
            }
            let stance = match word(t.agreement) {
                Value::Stance(stance) => stance,
                Value::Odd(n) => return Err(self.odd(number, n)),
                _ => {
                    left.agreement += 1;
                    continue;
                }
            };
            if open.as_ref().is_none_or(|(n, _)| *n != document) {
                open = Some((document, Places::new(origin.text.as_deref().unwrap_or_default())));
            }
            let span = open.as_ref().zip(place).and_then(|((_, p), at)| p.span(at));
            let words = span.map(|s| s.of(origin.text.as_deref().unwrap_or_default()).to_owned());
            left.place += usize::from(span.is_none());
            events.push(Event {
                number,
                document,
                date: origin.date,
                coder,
                person: t.person.map(|p| word(p).words()).unwrap_or_default(),
                organization,
                concept,
                stance,
                place: span.and(place),
                words: words.unwrap_or_default(),
            });
        }
        drop(open);
        let mut numbers: Vec<i64> = events.iter().map(|e| e.document).collect();
        numbers.dedup();
        let documents = numbers.into_iter().filter_map(|n| documents.remove(&n)).collect();
        Ok(Project { documents, events, left_out: left.said() })
    }

    fn odd(&self, statement: i64, value: i64) -> Error {
        let name = &self.variables.agreement;
        let message = format!("statement {statement}: `{name}` is {value}, which is no value of the scale");
        self.fault("import-value", message, "2 is support, 1 conditional, 0 neutral, -2 oppose")
    }

    fn documents(&self) -> Result<Vec<Origin>> {
        self.rows("SELECT ID, Title, Text, Author, Source, Date FROM DOCUMENTS", |r| {
            Ok(Origin {
                number: r.get(0)?,
                title: text(r, 1)?,
                text: Some(text(r, 2)?),
                author: text(r, 3)?,
                source: text(r, 4)?,
                date: r.get::<_, Option<i64>>(5)?.and_then(day),
            })
        })
    }

    /// Every value, by statement and variable.
    fn values(&self) -> Result<HashMap<(i64, i64), Value>> {
        let mut out = HashMap::new();
        for (sql, boolean) in [
            (
                "SELECT D.StatementId, D.VariableId, E.Value FROM DATASHORTTEXT D JOIN ENTITIES E ON E.ID = D.Entity",
                None,
            ),
            ("SELECT StatementId, VariableId, Value FROM DATALONGTEXT", None),
            ("SELECT StatementId, VariableId, Value FROM DATABOOLEAN", Some(true)),
            ("SELECT StatementId, VariableId, Value FROM DATAINTEGER", Some(false)),
        ] {
            out.extend(self.rows(sql, |r| {
                let key = (r.get(0)?, r.get(1)?);
                let value = match boolean {
                    None => Value::Words(text(r, 2)?),
                    Some(true) => Value::Stance(of_agreement(r.get::<_, i64>(2)? != 0)),
                    Some(false) => r.get(2).map(|n| of_scale(n).map_or(Value::Odd(n), Value::Stance))?,
                };
                Ok((key, value))
            })?);
        }
        Ok(out)
    }
}

/// A variable's value.
#[derive(Clone, Default)]
enum Value {
    #[default]
    None,
    Words(String),
    Stance(Stance),
    /// An integer off the scale.
    Odd(i64),
}

impl Value {
    fn words(self) -> String {
        match self {
            Value::Words(words) => words,
            _ => String::new(),
        }
    }
}

/// What was left out, counted.
#[derive(Default)]
struct Left {
    other: usize,
    document: usize,
    empty: usize,
    agreement: usize,
    place: usize,
}

impl Left {
    fn said(&self) -> Vec<String> {
        [
            (self.other, "of another statement type left out"),
            (self.document, "without a document left out"),
            (self.empty, "without organization or concept left out"),
            (self.agreement, "without agreement left out"),
            (self.place, "kept without a place: it is not in the document's text"),
        ]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, why)| format!("{} {why}", count(n, "statement")))
        .collect()
    }
}

/// A column as text: nothing is empty, a number its digits, bytes that are no UTF-8 the replacement character.
fn text(row: &Row<'_>, n: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(n)? {
        ValueRef::Null => String::new(),
        ValueRef::Integer(i) => i.to_string(),
        ValueRef::Real(f) => f.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    })
}

/// The day of seconds since 1970 in UTC, as DNA keeps it.
fn day(seconds: i64) -> Option<Date> {
    let moment = jiff::Timestamp::from_second(seconds).ok()?;
    Some(jiff::tz::TimeZone::UTC.to_datetime(moment).date())
}

#[cfg(test)]
#[path = "database_tests.rs"]
mod tests;

//! Reading DNA's event list.

use std::collections::{HashMap, HashSet};

use super::{
    event_list::{FIRST, LAST},
    project::{Event, GRADED, Origin, Project, Variables, count, of_agreement, of_scale},
};
use crate::{
    date::Date,
    diag::{Diagnostic, Place},
    error::{Error, Result},
    read,
    statement::Stance,
};

/// The statements of an event list.
pub(super) fn list(file: &str, bytes: Vec<u8>, variables: &Variables) -> Result<Project> {
    let (text, notes) = read::decode(bytes, file)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let head = text.lines().next().unwrap_or_default();
    let delimiter = if head.contains(';') { b';' } else { b',' };
    let mut rows =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut records = rows.records();
    let header = records.next().and_then(std::result::Result::ok).unwrap_or_default();
    let columns = Columns::of(file, &header, head, variables)?;
    let mut project = Project { left_out: notes.into_iter().map(|d| d.message).collect(), ..Project::default() };
    let (mut faults, mut empty, mut silent, mut seen) = (Vec::new(), 0, 0, HashSet::new());
    let mut days: HashMap<i64, Option<Date>> = HashMap::new();
    for record in records {
        let record = record.map_err(|e| Diagnostic::error("import-csv", e.to_string()).in_file(file))?;
        let line = record.position().map_or(0, |p| p.line() as usize);
        match columns.event(&record) {
            Ok(Row::Event(both)) => {
                let (event, origin) = *both;
                let (day, number) = (event.date, origin.number);
                days.entry(number).and_modify(|d| *d = d.filter(|d| Some(*d) == day)).or_insert(day);
                if seen.insert(number) {
                    project.documents.push(origin);
                }
                project.events.push(event);
            }
            Ok(Row::Empty) => empty += 1,
            Ok(Row::Silent) => silent += 1,
            Err((message, advice)) => {
                let words = text.lines().nth(line.saturating_sub(1)).unwrap_or_default().to_owned();
                let place = Place { file: file.to_owned(), line, column: 0, text: words };
                faults.push(Diagnostic::error("import-row", message).at(place).suggest(advice));
            }
        }
        if faults.len() == 20 {
            break;
        }
    }
    if !faults.is_empty() {
        return Err(Error::Faults(faults));
    }
    for origin in &mut project.documents {
        origin.date = days.get(&origin.number).copied().flatten();
    }
    let why = [(empty, "without organization or concept left out"), (silent, "without agreement left out")];
    let said = why.iter().filter(|(n, _)| *n > 0).map(|(n, why)| format!("{} {why}", count(*n, "statement")));
    project.left_out.extend(said);
    let others = columns.others.iter().map(|name| format!("variable `{name}` is not kept"));
    project.left_out.extend(others);
    Ok(project)
}

/// Where the variables stand.
struct Columns<'a> {
    width: usize,
    person: Option<usize>,
    organization: usize,
    concept: usize,
    agreement: (usize, bool, &'a str),
    others: Vec<String>,
}

/// A line of the list.
enum Row {
    Event(Box<(Event, Origin)>),
    Empty,
    Silent,
}

impl<'a> Columns<'a> {
    fn of(file: &str, header: &csv::StringRecord, line: &str, v: &'a Variables) -> Result<Columns<'a>> {
        let fault = |message: String, advice: String| -> Error {
            let place = Place { file: file.to_owned(), line: 1, column: 0, text: line.to_owned() };
            Diagnostic::error("import-header", message).at(place).suggest(advice).into()
        };
        let width = header.len();
        let wanted = FIRST
            .iter()
            .enumerate()
            .chain(LAST.iter().enumerate().map(|(n, c)| ((width + n).wrapping_sub(LAST.len()), c)));
        for (n, name) in wanted {
            let found = header.get(n).unwrap_or_default();
            if found != *name {
                let message = match found {
                    "" => format!("this is no event list of DNA: the column `{name}` is missing"),
                    found => format!("this is no event list of DNA: column {} is `{found}` and not `{name}`", n + 1),
                };
                let expected = format!("{};VARIABLES…;{}", FIRST.join(";"), LAST.join(";"));
                return Err(fault(message, format!("its header is {expected}")));
            }
        }
        let names: Vec<&str> = header.iter().take(width - LAST.len()).skip(FIRST.len()).collect();
        let find = |name: &str| names.iter().position(|n| n.eq_ignore_ascii_case(name)).map(|n| n + FIRST.len());
        let need = |name: &str| {
            find(name).ok_or_else(|| {
                let message = format!("the event list has no variable `{name}`; it has {}", names.join(", "));
                let advice = "name the variables with `--organization`, `--concept`, `--agreement` and `--person`";
                fault(message, advice.to_owned())
            })
        };
        let graded = if *v == Variables::default() { find(GRADED) } else { None };
        let agreement = match (find(&v.agreement), graded) {
            (None, Some(n)) => (n, true, GRADED),
            _ => (need(&v.agreement)?, v.agreement == GRADED, v.agreement.as_str()),
        };
        let (person, organization, concept) = (find(&v.person), need(&v.organization)?, need(&v.concept)?);
        let used = [person, Some(organization), Some(concept), Some(agreement.0)];
        let others = names.iter().enumerate().filter(|(n, _)| !used.contains(&Some(n + FIRST.len())));
        let others = others.map(|(_, n)| (*n).to_owned()).collect();
        Ok(Columns { width, person, organization, concept, agreement, others })
    }

    fn event(&self, record: &csv::StringRecord) -> std::result::Result<Row, (String, String)> {
        if record.len() != self.width {
            let message = format!("the line has {} fields and the header {}", record.len(), self.width);
            return Err((message, "a field with `;` or a line end stands in quotation marks".into()));
        }
        let get = |n: usize| record.get(n).unwrap_or_default();
        let last = |n: usize| get(self.width - LAST.len() + n);
        let (organization, concept) = (get(self.organization).to_owned(), get(self.concept).to_owned());
        if organization.is_empty() || concept.is_empty() {
            return Ok(Row::Empty);
        }
        let Some(stance) = self.stance(get(self.agreement.0))? else { return Ok(Row::Silent) };
        let document = whole("document_id", last(4))?;
        let day = get(1).get(..10).unwrap_or_default().parse::<Date>();
        let day =
            day.map_err(|_| (format!("`{}` is no time", get(1)), "a time is written 2025-03-13 00:00:00".to_owned()))?;
        let place = match (last(0), last(1)) {
            ("", "") => None,
            (start, stop) => {
                let place = (whole("start_position", start)?, whole("stop_position", stop)?);
                Some(place).filter(|(a, b)| a <= b).map(Some).ok_or_else(|| {
                    (
                        format!("the statement ends at {stop}, before it starts at {start}"),
                        "look at the positions".into(),
                    )
                })?
            }
        };
        let coder =
            if last(3).bytes().all(|b| b.is_ascii_digit()) { format!("coder {}", last(3)) } else { last(3).into() };
        let text = |n: usize| last(n).to_owned();
        let event = Event {
            number: whole::<i64>(FIRST[0], get(0))?,
            document,
            date: Some(day),
            coder,
            person: self.person.map(|n| get(n).to_owned()).unwrap_or_default(),
            organization,
            concept,
            stance,
            place,
            words: text(2),
        };
        let origin =
            Origin { number: document, title: text(5), author: text(6), source: text(7), date: None, text: None };
        Ok(Row::Event(Box::new((event, origin))))
    }

    fn stance(&self, value: &str) -> std::result::Result<Option<Stance>, (String, String)> {
        let (_, graded, name) = self.agreement;
        if value.is_empty() || value == "NA" {
            return Ok(None);
        }
        let stance = match value {
            v if graded => v.parse().ok().and_then(of_scale),
            "1" => Some(of_agreement(true)),
            "0" => Some(of_agreement(false)),
            v if v.eq_ignore_ascii_case("true") => Some(of_agreement(true)),
            v if v.eq_ignore_ascii_case("false") => Some(of_agreement(false)),
            _ => None,
        };
        let known =
            if graded { "2 is support, 1 conditional, 0 neutral, -2 oppose" } else { "1 is agreement, 0 disagreement" };
        stance.map(Some).ok_or_else(|| (format!("`{value}` is no value of `{name}`"), known.to_owned()))
    }
}

fn whole<T: std::str::FromStr>(column: &str, text: &str) -> std::result::Result<T, (String, String)> {
    text.parse()
        .map_err(|_| (format!("`{text}` in `{column}` is no whole number"), "look at the line's fields".to_owned()))
}

#[cfg(test)]
#[path = "event_read_tests.rs"]
mod tests;

//! Tables for spreadsheets. A cell that a spreadsheet would take for a formula begins with `'`.

use super::text::clean;
use crate::position::{Cell, Matrix, group::Group};

/// One line for each party and topic, the empty ones too (position `no data`).
pub fn matrix(matrix: &Matrix) -> String {
    write(&matrix_rows(matrix))
}

/// The same of a matrix whose rows are parts of parties: a column more, with the part.
pub fn grouped(matrix: &Matrix, groups: &[Group], by: &str) -> String {
    let mut rows = matrix_rows(matrix);
    if !groups.is_empty() {
        rows[0].insert(2, by.to_owned());
        let each = groups.iter().flat_map(|g| std::iter::repeat_n(g, matrix.topics.len()));
        for (row, group) in rows.iter_mut().skip(1).zip(each) {
            row[1].clone_from(&group.party);
            row.insert(2, group.part.clone());
        }
    }
    write(&rows)
}

fn matrix_rows(matrix: &Matrix) -> Vec<Vec<String>> {
    const HEAD: &[&str] = &[
        "as_of",
        "party",
        "topic",
        "position",
        "value",
        "occasions",
        "support",
        "conditional",
        "oppose",
        "neutral",
        "statements",
        "days",
        "outlets",
        "speakers",
        "unreviewed",
        "since",
        "decided",
        "flags",
        "condition",
    ];
    let at = matrix.at.map(|d| d.to_string()).unwrap_or_default();
    let mut rows = vec![HEAD.iter().map(|h| (*h).to_owned()).collect()];
    for (r, party) in matrix.parties.iter().enumerate() {
        for (c, topic) in matrix.topics.iter().enumerate() {
            let mut row = vec![at.clone(), party.clone(), topic.clone()];
            match matrix.at(r, c) {
                Some(cell) => row.extend(fields(cell)),
                None => {
                    row.push("no data".to_owned());
                    row.resize(HEAD.len(), String::new());
                }
            }
            rows.push(row);
        }
    }
    rows
}

/// The summary: the matrix's lines with the key quotation and where it stands.
pub fn summary(matrix: &Matrix) -> String {
    const MORE: &[&str] =
        &["quotation", "quoted", "speaker", "office", "outlet", "url", "document", "paragraph", "statement_ids"];
    let mut rows = matrix_rows(matrix);
    rows[0].extend(MORE.iter().map(|h| (*h).to_owned()));
    for (row, cell) in rows.iter_mut().skip(1).zip(&matrix.cells) {
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        if let Some((cell, c)) = cell.as_ref().and_then(|x| Some((x, x.key()?))) {
            row.extend([
                text(&c.quotation),
                c.date.map(|d| d.to_string()).unwrap_or_default(),
                text(&c.speaker),
                text(&c.office),
            ]);
            row.extend([
                text(&c.outlet),
                text(&c.url),
                c.document.clone(),
                c.paragraph.to_string(),
                cell.ids.join(" "),
            ]);
        }
    }
    let width = rows[0].len();
    rows.iter_mut().for_each(|r| r.resize(width, String::new()));
    write(&rows)
}

/// A cell's columns from `position` on.
pub fn fields(cell: &Cell) -> Vec<String> {
    let mut out =
        vec![cell.position.word().to_owned(), cell.position.value().map(|v| v.to_string()).unwrap_or_default()];
    out.push(cell.occasions.to_string());
    out.extend(cell.counts.iter().map(u32::to_string));
    out.extend([cell.statements, cell.days, cell.outlets, cell.speakers, cell.unreviewed].map(|n| n.to_string()));
    out.extend([cell.since.to_string(), cell.decided.to_string(), cell.flags.names().join("; ")]);
    out.push(cell.condition.clone().unwrap_or_default());
    out
}

/// Rows as CSV with `\n`, formulas made harmless.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // cannot fail: writing into a Vec, and all rows are as long as the head
        let _ = writer.write_record(row.iter().map(|f| harmless(&clean(f))));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Text that no spreadsheet runs. Plain numbers stay numbers.
pub(crate) fn harmless(field: &str) -> String {
    let formula = field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
    if formula && field.parse::<f64>().is_err() { format!("'{field}") } else { field.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_text_and_a_number_a_number() {
        let out = write(&[vec!["=SUM(A1)".into(), "-2".into(), " +cmd|' /C calc'!A0".into(), "a,b".into()]]);
        assert_eq!(out, "'=SUM(A1),-2,' +cmd|' /C calc'!A0,\"a,b\"\n");
    }
}

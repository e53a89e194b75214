//! The comparison for a page.

use super::{apart, distance_title, met, names, notes, relation, sentence, title};
use crate::{
    position::{Cited, Comparison, Matrix, compare::Row},
    render::{
        diff::is_link,
        markdown::{self, escape},
        quote,
        summary::times,
    },
};

/// The comparison as a Markdown section.
pub fn markdown(c: &Comparison, matrix: &Matrix) -> String {
    let mut out = format!("## {}\n\n", escape(&title(c)));
    let two = c.pairs.len() == 1;
    let mut head = vec!["topic".to_owned()];
    head.extend(c.parties.iter().map(|p| escape(p)));
    head.extend(two.then(|| "distance".to_owned()));
    let row = |(n, r): (usize, &Row)| {
        let mut cells = vec![format!("**{}**", escape(&r.topic))];
        cells.extend(r.cells.iter().map(|c| match c {
            Some(c) => {
                let sign = format!("{} {}", c.position.sign(), c.position.word());
                format!("{} {} since {}", escape(&sign), times(c), c.since)
            }
            None => "no data".to_owned(),
        }));
        cells.extend(c.pairs.first().filter(|_| two).map(|p| relation(p.relations[n], apart(r, p))));
        cells
    };
    out.push_str(&markdown::pipes(head, c.rows.iter().enumerate().map(row).collect()));
    out.push_str(&format!("\n### {}\n\n", distance_title(c)));
    for p in &c.pairs {
        out.push_str(&format!("- {}: {}\n", escape(&names(c, p)), sentence(p.distance)));
    }
    if !c.meetings.is_empty() {
        out.push_str("\n### Where a condition meets a position\n\n");
    }
    for m in &c.meetings {
        let cite = |c: &Cited| {
            let link = c.url.as_deref().filter(|u| is_link(u));
            let link = link.map(|u| format!(" ([source](<{u}>))")).unwrap_or_default();
            let words = c.quotation.as_ref().map(|q| format!(": “{}”", escape(q))).unwrap_or_default();
            format!("{}{words}{link}", escape(&quote::head(c)))
        };
        let words = m.condition.condition.as_deref().unwrap_or_default();
        out.push_str(&format!(
            "- **{}** on {}, condition: {} ({})\n",
            escape(&c.parties[m.by]),
            escape(&m.on),
            escape(words),
            cite(&m.condition),
        ));
        for x in &m.met {
            let (place, position, since) = met(c, x);
            let cited = x.statement.as_ref().map(|s| format!("; {}", cite(s))).unwrap_or_default();
            out.push_str(&format!("  - {}: {} {since}{cited}\n", escape(&place), escape(&position)));
        }
    }
    for note in notes(c, matrix) {
        out.push_str(&format!("\n{}\n", escape(&note)));
    }
    out
}

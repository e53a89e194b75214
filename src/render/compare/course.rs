//! How far apart pairs were, month by month.

use unicode_width::UnicodeWidthStr;

use super::{dim, heading, names};
use crate::{
    date::Date,
    position::{
        Comparison,
        compare::{Distance, Pair},
    },
    render::{
        style::Style,
        text::{count, wrap},
    },
};

/// Months of the course that are listed.
const MONTHS: usize = 12;

/// The distance at the end of each month, pair by pair.
pub(super) fn over_time(c: &Comparison, style: &Style) -> Option<String> {
    let (months, hidden) = months(c);
    if months.len() < 2 {
        return None;
    }
    let mut out = vec![heading("Over time: steps apart on average", style)];
    let mut shown = months.len();
    let ranked = c.pairs.iter().filter(|p| !p.course.is_empty());
    match c.pairs.as_slice() {
        [pair] => out.extend(months.iter().filter_map(|day| {
            let d = pair.on(*day)?;
            Some(wrap(&format!("{day}  {}  {}", bar(d), figure(d)), style, 2, 14))
        })),
        _ => {
            let column = c.pairs.iter().map(|p| names(c, p).width()).max().unwrap_or(0);
            let fits = ((style.width.saturating_sub(2 + column + 2)) / 8).min(months.len());
            if fits < 2 {
                out.extend(ranked.map(|p| stacked(c, p, &months, style)));
            } else {
                let last = &months[months.len() - fits..];
                let heads: String = last.iter().map(|d| format!(" {:04}-{:02}", d.year(), d.month())).collect();
                out.push(dim(&format!("  {}{heads}", " ".repeat(column + 1)), style));
                for p in ranked {
                    let name = names(c, p);
                    let pad = " ".repeat(column - name.width() + 1);
                    let cells: String =
                        last.iter().map(|d| format!(" {:>7}", p.on(*d).map_or("·".to_owned(), short))).collect();
                    out.push(format!("  {name}{pad}{cells}"));
                }
            }
            out.push(dim(&wrap("at each month's end: steps on average, and on how many topics", style, 2, 2), style));
            if fits >= 2 && fits < months.len() {
                shown = fits;
            }
        }
    }
    if hidden || shown < months.len() {
        let say = format!("the last {shown} months; --format csv or json has every change");
        out.push(dim(&wrap(&say, style, 2, 4), style));
    }
    Some(out.join("\n"))
}

/// Month ends from the first day of any course to the as-of day, the last months only.
fn months(c: &Comparison) -> (Vec<Date>, bool) {
    let first = c.pairs.iter().filter_map(|p| p.course.first()).map(|x| x.0).min();
    let (Some(first), Some(at)) = (first, c.at) else { return (Vec::new(), false) };
    let mut ends = vec![at];
    let mut day = at;
    while ends.len() <= MONTHS {
        // The day before the first of the month is the end of the month before.
        let Ok(before) = day.first_of_month().yesterday() else { break };
        if before < first {
            return (ends.into_iter().rev().collect(), false);
        }
        ends.push(before);
        day = before;
    }
    let hidden = ends.len() > MONTHS;
    ends.truncate(MONTHS);
    (ends.into_iter().rev().collect(), hidden)
}

fn stacked(c: &Comparison, p: &Pair, months: &[Date], style: &Style) -> String {
    let each: Vec<String> = months
        .iter()
        .filter_map(|d| p.on(*d).map(|x| format!("{:04}-{:02}: {}", d.year(), d.month(), short(x))))
        .collect();
    wrap(&format!("{}: {}", names(c, p), each.join(", ")), style, 2, 4)
}

/// `2.3/4`: mean and topics.
fn short(d: Distance) -> String {
    d.mean().map_or_else(|| "·".to_owned(), |m| format!("{m:.1}/{}", d.topics))
}

fn figure(d: Distance) -> String {
    match d.mean() {
        Some(mean) => format!("{mean:.1} on {}", count(d.topics, "topic")),
        None => "nothing to compare".to_owned(),
    }
}

/// Eight cells for four steps.
fn bar(d: Distance) -> String {
    let filled = d.mean().map_or(0, |m| (m * 2.0).round() as usize).min(8);
    format!("{}{}", "█".repeat(filled), "░".repeat(8 - filled))
}

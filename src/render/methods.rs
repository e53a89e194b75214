//! How a matrix was made, as a paragraph that can be printed: versions, rule, window, what was left out, how much is reviewed.

use super::text::count;
use crate::position::{
    Matrix,
    query::{ALL_DAYS, Rule},
};

/// The paragraph, in plain text without markup. `coder` is program and codebook with their versions.
pub fn paragraph(matrix: &Matrix, coder: &str) -> String {
    let (q, n) = (&matrix.query, &matrix.notes);
    let mut out = vec![format!(
        "Statements were coded by party, topic and stance towards the topic's proposition; positions were computed by {coder}."
    )];
    let window = match (q.from, q.last, matrix.at) {
        (Some(from), _, Some(at)) => format!("from {from} to {at}"),
        (_, Some(days), Some(at)) => format!("of the {} up to {at}", count(days, "day")),
        (_, _, Some(at)) => format!("up to {at}"),
        _ => "of no known day".to_owned(),
    };
    let voices = if q.unofficial { "officials and others" } else { "officials" };
    out.push(format!("The evidence is {} {window}, by {voices}.", count(n.counted, "statement")));
    if q.first_hand {
        out.push("What others say of a party does not count.".to_owned());
    }
    out.push(rule(q.rule));
    if q.horizon == ALL_DAYS {
        out.push("Evidence counts whatever its age.".to_owned());
    } else {
        out.push(format!("Evidence counts within {} of a party's newest on the topic.", count(q.horizon, "day")));
    }
    if q.folding {
        out.push("Reports of the same words or occasion count once.".to_owned());
    } else {
        out.push("Every report counts by itself.".to_owned());
    }
    let reviewed = n.counted - n.unreviewed;
    if let Some(percent) = (100 * u64::from(reviewed)).checked_div(u64::from(n.counted)) {
        out.push(format!("A person has reviewed {reviewed} of {} ({percent} %).", n.counted));
    }
    let left: Vec<String> = [
        (n.undated, "undated"),
        (n.unofficial, "by unofficial voices"),
        (n.rejected, "rejected on review"),
        (n.unaccepted, "not accepted"),
        (n.second_hand, "second-hand"),
        (n.later, "later"),
        (n.earlier, "earlier"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, why)| format!("{n} {why}"))
    .collect();
    if !left.is_empty() {
        out.push(format!("Left out: {}.", left.join(", ")));
    }
    out.join(" ")
}

fn rule(rule: Rule) -> String {
    match rule {
        Rule::Latest => "A party's position is what its highest office said on its latest day; the party's own words go before what others say of it.".to_owned(),
        Rule::Majority => "A party's position is the stance of most of its occasions.".to_owned(),
        Rule::Decayed { half_life } => format!(
            "A party's position is the stance of most of its occasions, each weighing half for every {} of age.",
            count(half_life, "day")
        ),
        Rule::Net => "A party's position is the mean of its occasions on the scale from oppose (−2) to support (+2).".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        position::{
            Query,
            sample::{matrix_by, said},
        },
        statement::Stance::Support,
    };

    #[test]
    fn the_paragraph_says_versions_window_rule_and_review() {
        let query = Query { last: Some(7), rule: Rule::Decayed { half_life: 14 }, ..Query::default() };
        let text = paragraph(&matrix_by(&[said(1, "2023-03-14", Support)], &query), "demarche 1 / codebook ab");
        for part in
            ["demarche 1 / codebook ab", "of the 7 days up to 2023-03-14", "every 14 days", "reviewed 0 of 1 (0 %)"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}

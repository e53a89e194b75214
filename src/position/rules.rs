//! The steps of the rule, one by one, as a user would notice them.

use super::{
    matrix::{Cell, Flags},
    sample::{attributed, by, matrix, matrix_by, quoting, said},
    *,
};
use crate::statement::{Sourced, Stance, Stance::*, Status, Via, Voice};

fn cell(all: &[Sourced]) -> Cell {
    matrix(all).cell("Norland", "truce").cloned().unwrap()
}

fn position(all: &[Sourced]) -> Position {
    cell(all).position
}

fn holds(stance: Stance) -> Position {
    Position::Holds(stance)
}

#[test]
fn rejected_unofficial_and_undated_ones_do_not_count_and_the_notes_say_so() {
    let mut rejected = said(1, "2023-03-12", Oppose);
    rejected.statement.status = Status::Rejected;
    let mut unofficial = said(2, "2023-03-12", Oppose);
    unofficial.statement.voice = Voice::Unofficial;
    let mut undated = said(3, "2023-03-12", Oppose);
    undated.statement.date = None;
    let m = matrix(&[rejected, unofficial, undated, said(4, "2023-03-10", Support)]);
    assert_eq!(m.cell("Norland", "truce").unwrap().position, holds(Support));
    assert_eq!((m.notes.rejected, m.notes.unofficial, m.notes.undated, m.notes.unreviewed), (1, 1, 1, 1));
    assert_eq!(m.at.unwrap().to_string(), "2023-03-10", "the newest that counts, never today");
}

#[test]
fn one_speech_in_three_outlets_is_one_occasion() {
    let c = cell(&[said(1, "2023-03-10", Support), said(2, "2023-03-10", Support), said(3, "2023-03-10", Support)]);
    assert_eq!((c.occasions, c.statements, c.outlets, c.days), (1, 3, 3, 1));
}

#[test]
fn a_quotation_repeated_days_later_keeps_its_first_day() {
    let words = "We will leave the islands by spring";
    let first = quoting(said(1, "2023-03-10", Support), words);
    let echo = by(
        quoting(said(2, "2023-03-14", Support), "“We will leave the islands, by spring.”"),
        "a deputy",
        "deputy-minister",
    );
    let c = cell(&[echo, first]);
    assert_eq!((c.occasions, c.since.to_string()), (1, "2023-03-10".to_owned()));
    let short = |id, day, who| by(quoting(said(id, day, Support), "We agree"), who, "minister");
    assert_eq!(cell(&[short(1, "2023-03-10", "Osric Tane"), short(2, "2023-03-12", "Ewan Stroud")]).occasions, 2);
    assert_eq!(cell(&[short(1, "2023-03-10", "Osric Tane"), short(2, "2023-03-12", "Osric Tane")]).occasions, 1);
}

#[test]
fn a_speaker_who_repeats_himself_and_adds_something_has_two_occasions() {
    let words = "We will leave the islands by spring";
    let c = cell(&[
        quoting(said(1, "2023-03-10", Support), words),
        quoting(said(2, "2023-03-14", Support), words),
        quoting(said(3, "2023-03-14", Support), "Nothing shall hold us there longer than that"),
    ]);
    assert_eq!((c.occasions, c.days), (2, 2));
}

#[test]
fn evidence_beyond_the_horizon_is_not_used() {
    let c = cell(&[said(1, "2023-01-01", Oppose), said(2, "2023-03-10", Support)]);
    assert_eq!((c.counts, c.flags.contested), ([1, 0, 0, 0], false));
    let c = cell(&[said(1, "2023-02-08", Oppose), said(2, "2023-03-10", Support)]);
    assert!(c.flags.contested, "thirty days before still count");
}

#[test]
fn the_partys_own_words_go_before_what_others_say_of_it() {
    let c = cell(&[said(1, "2023-03-10", Support), attributed(said(2, "2023-03-12", Oppose))]);
    assert_eq!((c.position, c.flags.second_hand), (holds(Support), false));
    let c = cell(&[attributed(said(2, "2023-03-12", Oppose))]);
    assert_eq!((c.position, c.flags.second_hand), (holds(Oppose), true));
    let mut act = said(3, "2023-03-11", Conditional);
    act.statement.via = Via::Narrated;
    assert_eq!(position(&[act, attributed(said(2, "2023-03-12", Oppose))]), holds(Conditional));
}

#[test]
fn the_latest_day_decides_and_on_it_the_highest_office() {
    let minister = |id, day, stance| by(said(id, day, stance), "Osric Tane", "minister");
    assert_eq!(position(&[said(1, "2023-03-10", Support), minister(2, "2023-03-11", Oppose)]), holds(Oppose));
    assert_eq!(position(&[said(1, "2023-03-11", Support), minister(2, "2023-03-11", Oppose)]), holds(Support));
}

#[test]
fn what_stands_side_by_side_becomes_one_position() {
    let day = "2023-03-10";
    let all = |stances: &[Stance]| {
        let s: Vec<_> = stances.iter().enumerate().map(|(n, s)| said(n as u32, day, *s)).collect();
        position(&s)
    };
    assert_eq!(all(&[Support, Conditional]), holds(Conditional));
    assert_eq!(all(&[Oppose, Conditional]), holds(Conditional));
    assert_eq!(all(&[Neutral, Oppose]), holds(Oppose));
    assert_eq!(all(&[Neutral]), holds(Neutral));
    assert_eq!(all(&[Support, Oppose]), Position::Mixed);
    assert_eq!(all(&[Support, Conditional, Oppose, Neutral]), Position::Mixed);
}

#[test]
fn since_is_the_first_day_of_the_unbroken_run() {
    let days = [("2023-03-01", Support), ("2023-03-03", Oppose), ("2023-03-05", Support), ("2023-03-09", Support)];
    let all: Vec<_> = days.iter().enumerate().map(|(n, (d, s))| said(n as u32, d, *s)).collect();
    let c = cell(&all);
    assert_eq!((c.since.to_string(), c.decided.to_string()), ("2023-03-05".into(), "2023-03-09".into()));
}

#[test]
fn a_cell_grows_stale_and_rests_on_one_outlet() {
    let query = Query { at: "2023-07-01".parse().ok(), ..Query::default() };
    let m = matrix_by(&[said(1, "2023-03-10", Support)], &query);
    let flags = m.cell("Norland", "truce").unwrap().flags;
    assert_eq!(flags, Flags { stale: true, one_outlet: true, ..Flags::default() });
}

#[test]
fn of_the_same_id_the_reviewed_one_wins() {
    let mut accepted = said(1, "2023-03-10", Oppose);
    accepted.statement.status = Status::Accepted;
    for all in [[accepted.clone(), said(1, "2023-03-10", Support)], [said(1, "2023-03-10", Support), accepted]] {
        let m = matrix(&all);
        assert_eq!((m.notes.total, m.cell("Norland", "truce").unwrap().position), (1, holds(Oppose)));
    }
}

#[test]
fn json_lines_and_records_give_the_same_matrix_and_a_bad_line_is_told() {
    let all = [said(1, "2023-03-10", Support), quoting(said(2, "2023-03-11", Oppose), "No \"such\" thing — ever")];
    let mut text: String = all.iter().map(|s| serde_json::to_string(s).unwrap() + "\n").collect();
    text.push_str("{\"id\": 7}\n");
    let (evidence, faults) = lines::read("x.jsonl", text.as_bytes()).unwrap();
    assert_eq!(Matrix::build(&evidence.settle(), &Default::default(), &Query::default()), matrix(&all));
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].place.as_ref().unwrap().line, 3);
}

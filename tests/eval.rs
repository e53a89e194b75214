//! `eval` on a made-up gold set: against figures that the reference scorer printed, and against that scorer itself where it
//! is at hand.

#![allow(clippy::unwrap_used)] // a test fails by it

use std::{
    path::{Path, PathBuf},
    process::Command,
};

const GOLD: &str = "tests/eval/gold";
const PREDICTED: &str = "tests/eval/predicted.jsonl";

fn eval(args: &[&str]) -> (String, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    let out = command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("eval").args(args).output().unwrap();
    (String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap(), out.status.code())
}

fn figures(options: &[&str]) -> String {
    let (out, err, code) = eval(&[&[GOLD, "--predicted", PREDICTED], options].concat());
    assert_eq!(code, Some(0), "{err}");
    out
}

/// The first block under its heading, the heading and the empty line below left out.
fn block(out: &str) -> String {
    let body = out.split_once('\n').map_or("", |(_, body)| body);
    format!("{}\n", body.split("\n\n").next().unwrap_or("").trim_end())
}

fn stored(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/eval").join(name)).unwrap()
}

#[test]
fn the_figures_are_those_that_the_reference_scorer_printed() {
    assert_eq!(figures(&[]), stored("figures.txt"));
    assert_eq!(block(&figures(&["--all-voices", "--per-cell"])), stored("figures-all-voices-per-cell.txt"));
    assert_eq!(block(&figures(&["--direct-only"])), stored("figures-direct-only.txt"));
}

#[test]
fn the_figures_are_those_that_the_reference_scorer_prints_now() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tools = std::env::var_os("DEMARCHE_SCORER").map_or_else(|| root.join("../shared/tools/coding"), PathBuf::from);
    let python = Command::new("python3").arg("--version").output().is_ok_and(|o| o.status.success());
    if !python || !tools.join("score.py").is_file() || !tools.join("gold.py").is_file() {
        eprintln!("SKIPPED: no python3, or no reference scorer (gold.py, score.py) in {}", tools.display());
        return;
    }
    let run = |script: &str, args: &[&str]| {
        let out = Command::new("python3").current_dir(root).arg(tools.join(script)).args(args).output().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    };
    let folder = tempfile::tempdir().unwrap();
    let gold = folder.path().join("gold.jsonl");
    std::fs::write(&gold, run("gold.py", &[GOLD])).unwrap();
    let gold = gold.to_str().unwrap();
    for options in [
        &[][..],
        &["--odd"],
        &["--even"],
        &["--all-voices"],
        &["--direct-only"],
        &["--all-voices", "--odd", "--per-cell"],
    ] {
        let theirs = run("score.py", &[&[gold, PREDICTED], options].concat());
        assert_eq!(block(&figures(options)), theirs, "{options:?}");
    }
    let theirs: serde_json::Value = serde_json::from_str(&run("score.py", &[gold, PREDICTED, "--json"])).unwrap();
    let ours: serde_json::Value = serde_json::from_str(&figures(&["--json"])).unwrap();
    for key in ["sure", "strict"] {
        assert_eq!(ours[0][key], theirs[key], "{key}");
    }
}

#[test]
fn disagreements_come_with_the_text_and_what_else_is_predicted_there() {
    let out = figures(&["--disagreements", "--odd"]);
    assert!(out.contains("gold: 2 disagreements\n"), "{out}");
    assert!(out.contains("01-spire-story:2 missed\n  text       The archipelago was never"), "{out}");
    assert!(out.contains("01-spire-story:4 false\n"), "{out}");
    let short = figures(&["--list", "--limit", "1"]);
    assert!(short.contains("gold: 4 disagreements, the first 1\n"), "{short}");
}

#[test]
fn a_bound_says_what_it_is() {
    let out = figures(&["--oracle", "key"]);
    assert!(out.starts_with("gold all; bound `key`: no predicted key is wrong"), "{out}");
    assert!(out.contains("detection  P 1.000"), "{out}");
}

#[test]
fn cells_are_reported_apart_and_an_unknown_one_is_named() {
    let out = figures(&["--cells", "Norland/truce", "--odd"]);
    assert!(out.contains("gold odd; only norland/truce\ngold 1 (strict 1)  predicted 1  matched 1\n"), "{out}");
    let (_, err, code) = eval(&[GOLD, "--predicted", PREDICTED, "--cells", "Norlnad/truce"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("did you mean `norland`?"), "{err}");
}

#[test]
fn agreement_has_intervals_confusion_and_calibration() {
    let out = figures(&["--agreement"]);
    assert_eq!(out, figures(&["--agreement"]), "the same twice");
    for words in ["draws of 8 paragraphs", "Krippendorff's alpha, ordinal", "unofficial", "calibration: Brier"] {
        assert!(out.contains(words), "{words}: {out}");
    }
}

#[test]
fn another_coders_stored_statements_stand_as_gold() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2031-03-14-02-tidehouse-readout.yaml");
    let statement = |id: &str, paragraph: u32, stance: &str, status: &str| {
        format!(
            "  - id: {id}\n    text: 5be17c02d9a4\n    paragraph: {paragraph}\n    date: \"2031-03-14\"\n    \
             date_reason: document\n    party: Suthermark\n    topic: truce\n    stance: {stance}\n    via: direct\n    \
             voice: official\n    spans: []\n    evidence: []\n    status: {status}\n"
        )
    };
    let statements =
        statement("7f3a9c01b2d4", 1, "support", "accepted") + &statement("7f3a9c01b2d5", 2, "oppose", "rejected");
    let head = "schema: 1\ndocument:\n  id: 2031-03-14-02-tidehouse-readout\nstatements:\n";
    std::fs::write(&file, format!("{head}{statements}")).unwrap();
    let out = figures(&["--even", "--coder", folder.path().to_str().unwrap()]);
    assert!(out.contains("gold 1 (strict 1)  predicted 2  matched 1\n"), "{out}");
    let (_, err, code) = eval(&[GOLD, "--coder", "tests/eval/gold"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("no stored statements here"), "{err}");
}

#[test]
fn gold_attributions_are_told_by_their_folders() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["text", "attributions"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
    }
    std::fs::write(folder.path().join("text/d1.txt"), "Ferries ran.\n").unwrap();
    let marks = "T1\tContent 0 7\tFerries\nT2\tAttribution 0 7\t\nE1\tAttribution:T2 Content:T1\n";
    std::fs::write(folder.path().join("attributions/d1_1.ann"), marks).unwrap();
    let (out, err, code) = eval(&[folder.path().to_str().unwrap()]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("attributions: gold 1, predicted 0, paired 0\n"), "{out}");
}

#[test]
fn what_cannot_be_scored_is_said_with_status_2() {
    let (_, err, code) = eval(&["tests/eval/nowhere"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("tests/eval/nowhere"), "{err}");
    let empty = tempfile::tempdir().unwrap();
    let (_, err, code) = eval(&[empty.path().to_str().unwrap()]);
    assert_eq!(code, Some(2));
    assert!(err.contains("no gold here"), "{err}");
    std::fs::write(
        empty.path().join("d1.yaml"),
        "records:\n- {par: 1, party: Norland, topic: truce, stance: suport}\n",
    )
    .unwrap();
    let (_, err, code) = eval(&[empty.path().to_str().unwrap()]);
    assert_eq!(code, Some(2));
    assert!(err.contains("d1.yaml:2") && err.contains("did you mean `support`?"), "{err}");
}

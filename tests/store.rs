//! The store's commands as a person uses them: answers from a pipe, an editor, two at once.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a fault is a failed test

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

/// A folder with a codebook and one proposed statement, as the cases of `edit` have it.
fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/edit.in");
    fs::create_dir(dir.path().join("positions")).unwrap();
    for file in ["kelm.yaml", "positions/echo.yaml"] {
        fs::copy(case.join(file), dir.path().join(file)).unwrap();
    }
    dir
}

fn demarche(dir: &Path, args: &[&str], editor: &str, answers: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(args)
        .args(["--codebook", "kelm.yaml"])
        .current_dir(dir)
        .env_remove("VISUAL")
        .env("EDITOR", editor)
        .env("TMPDIR", dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn stored(dir: &Path) -> String {
    fs::read_to_string(dir.join("positions/echo.yaml")).unwrap()
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_review_by_pipe_stores_each_decision_and_remembers_the_proposal() {
    let dir = folder();
    let out = demarche(dir.path(), &["review"], "", "?\nc stance nonsense\nc stance oppose\nn too early\na\n");
    assert!(out.status.success(), "{}", words(&out));
    let said = words(&out);
    assert!(said.contains("Norland on truce: ~ conditional") && said.contains("`nonsense`"), "{said}");
    assert!(said.contains("1 corrected"), "{said}");
    assert!(said.contains("? for help] n too early\n"), "answers from a pipe are shown: {said}");
    let file = stored(dir.path());
    for line in ["stance: oppose", "status: accepted", "proposed: {stance: conditional}", "note: too early"] {
        assert!(file.contains(line), "{line} in\n{file}");
    }
    let again = demarche(dir.path(), &["review"], "", "");
    assert!(words(&again).contains("0 proposed statements"), "{}", words(&again));
}

#[test]
fn a_review_that_ends_early_keeps_what_was_not_decided() {
    let dir = folder();
    let before = stored(dir.path());
    let out = demarche(dir.path(), &["review"], "", "c stance oppose\n");
    assert!(out.status.success() && words(&out).contains("1 left"), "{}", words(&out));
    assert_eq!(stored(dir.path()), before);
}

#[test]
fn an_edit_in_the_editor_is_stored_if_it_is_sound_and_kept_aside_if_not() {
    let dir = folder();
    let out = demarche(dir.path(), &["edit", "0d2e1d"], "sed -i.bak s/conditional/suport/", "");
    assert_eq!(out.status.code(), Some(2));
    assert!(
        words(&out).contains("did you mean `support`?") && words(&out).contains("what you wrote is kept"),
        "{}",
        words(&out)
    );
    let out = demarche(dir.path(), &["edit", "0d2e1d"], "sed -i.bak s/conditional/support/", "");
    assert!(out.status.success(), "{}", words(&out));
    assert!(stored(dir.path()).contains("proposed: {stance: conditional}"));
    let out = demarche(dir.path(), &["edit", "0d2e1d"], "", "");
    assert!(words(&out).contains("set EDITOR"), "{}", words(&out));
}

#[test]
fn a_store_that_cannot_be_written_to_is_left_as_it_is() {
    let dir = folder();
    let before = stored(dir.path());
    let held = fs::File::open(dir.path().join("positions")).unwrap();
    held.lock().unwrap();
    let out = demarche(dir.path(), &["edit", "0d2e1d", "--stance", "oppose"], "", "");
    assert_eq!(out.status.code(), Some(2));
    assert!(words(&out).contains("another demarche is writing"), "{}", words(&out));
    drop(held);
    fs::write(dir.path().join("positions/.demarche-killed.tmp"), "half a file").unwrap();
    let out = demarche(dir.path(), &["check"], "", "");
    assert!(out.status.success(), "a leftover is no document: {}", words(&out));
    assert_eq!(stored(dir.path()), before);
    assert!(demarche(dir.path(), &["edit", "0d2e1d", "--stance", "oppose"], "", "").status.success());
    assert!(!dir.path().join("positions/.demarche-killed.tmp").exists());
    let out = demarche(dir.path(), &["add", "--into", "kelm.yaml", "--document", "x", "--stance", "oppose"], "", "");
    assert_eq!(out.status.code(), Some(2), "{}", words(&out));
}

#[test]
fn a_line_too_long_to_read_is_named_with_its_file_and_the_rest_is_coded() {
    let dir = folder();
    let text = format!("{}\nNorland is ready for a truce, Mara Vale said.\n", "x ".repeat(9 << 20));
    fs::write(dir.path().join("long.txt"), text).unwrap();
    let out = demarche(dir.path(), &["classify", "long.txt", "--format", "jsonl"], "", "");
    assert!(out.status.success() && words(&out).contains("--> long.txt:1"), "{}", words(&out));
}

#[test]
fn every_file_that_ships_is_in_canonical_form() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("positions");
    let files = demarche::store::Store::open(&folder).and_then(|s| s.files()).unwrap_or_default();
    for file in files {
        let bytes = fs::read(&file).unwrap();
        let document = demarche::store::parse(&file.display().to_string(), &bytes).unwrap();
        let written = demarche::store::write(&document);
        assert!(written.as_bytes() == bytes, "{} is not what `demarche check --write` would write", file.display());
    }
}

//! Every command of the README, the tutorial and the page of examples, run in order as it stands there, with what it prints.
//!
//! In a block marked `console`, a line that begins with `$ ` is a command, lines that begin with `> ` go on with it, and the
//! rest is what it prints. `DEMARCHE_WRITE_DOCS=1 cargo test --test docs` writes what is printed now.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a fault is a failed test

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

#[test]
fn the_readme_shows_what_the_program_prints() {
    holds("README.md");
}

#[test]
fn the_tutorial_shows_what_the_program_prints() {
    holds("docs/tutorial.md");
}

#[test]
fn the_examples_show_what_the_program_prints() {
    holds("docs/examples.md");
}

/// Every command but those that ask a person has its place among the examples.
#[test]
fn every_command_has_an_example() {
    let page = fs::read_to_string(home().join("docs/examples.md")).unwrap();
    for entry in fs::read_dir(home().join("src/cli/help")).unwrap() {
        let path = entry.unwrap().path();
        let command = path.file_stem().unwrap().to_string_lossy().into_owned();
        let asks = ["review", "edit", "start"].contains(&command.as_str());
        let told = path.is_dir() || asks || page.contains(&format!("\n## {command}\n"));
        assert!(told, "docs/examples.md has no section `## {command}`");
    }
}

/// One at least of the examples in a command's help is run here or in `tests/cmd`, perhaps with more options, and compared.
#[test]
fn every_help_has_an_example_whose_output_is_compared() {
    let cases = fs::read_dir(home().join("tests/cmd")).unwrap().map(|e| e.unwrap().path());
    let cases = cases.filter(|p| p.extension().is_some_and(|e| e == "trycmd"));
    let pages = ["README.md", "docs/tutorial.md", "docs/examples.md"].map(|p| home().join(p));
    let run: Vec<String> = cases.chain(pages).flat_map(|p| examples(&fs::read_to_string(p).unwrap(), "$ ")).collect();
    for entry in fs::read_dir(home().join("src/cli/help")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let help = examples(&fs::read_to_string(&path).unwrap(), "  ");
        let compared = help.iter().any(|e| run.iter().any(|r| r == e || r.starts_with(&format!("{e} "))));
        assert!(compared, "no example of {} is compared:\n{}", path.display(), help.join("\n"));
    }
}

/// The program's command lines in a text that begin with a mark, lines that go on joined; what they do, pipes and files are cut off.
fn examples(text: &str, mark: &str) -> Vec<String> {
    let whole = text.replace("\\\n>", "\\\n").split("\\\n").map(str::trim).collect::<Vec<_>>().join(" ");
    let lines = whole.lines().filter_map(|l| l.strip_prefix(mark)).flat_map(|l| {
        let parts: Vec<String> = l.replace("&&", "|").split('|').map(|p| p.trim().to_owned()).collect();
        parts.into_iter().filter(|p| p.starts_with("demarche ")).collect::<Vec<_>>()
    });
    let command = |line: String| line.split(" > ").next().unwrap_or_default().to_owned();
    let words = |line: String| {
        let told = line.find("  ").filter(|_| mark == "  ").map_or(line.len(), |n| n);
        line[..told].split_whitespace().collect::<Vec<_>>().join(" ")
    };
    lines.map(command).map(words).collect()
}

fn holds(name: &str) {
    let file = home().join(name);
    let text = fs::read_to_string(&file).unwrap();
    let clone = clone();
    let run = rewritten(&text, |command| output(command, clone.path()));
    if std::env::var_os("DEMARCHE_WRITE_DOCS").is_some() {
        fs::write(&file, run).unwrap();
    } else if let Some((n, (was, is))) = text.lines().zip(run.lines()).enumerate().find(|(_, (a, b))| a != b) {
        panic!("{name}:{}: it says\n  {was}\nand the program prints\n  {is}\n{ADVICE}", n + 1);
    } else {
        assert_eq!(text, run, "{ADVICE}");
    }
}

const ADVICE: &str = "If that is right: DEMARCHE_WRITE_DOCS=1 cargo test --test docs";

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The parts of a fresh clone that the commands name.
fn clone() -> tempfile::TempDir {
    let clone = tempfile::tempdir().unwrap();
    for folder in ["positions", "tests/conflict", "tests/conflict/gold"] {
        let to = clone.path().join(folder);
        fs::create_dir_all(&to).unwrap();
        for entry in fs::read_dir(home().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    clone
}

/// The text with what `run` gives for each command of its `console` blocks.
fn rewritten(text: &str, run: impl Fn(&str) -> String) -> String {
    let (mut out, mut lines, mut inside) = (String::new(), text.lines().peekable(), false);
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            inside = !inside && line == "```console";
        }
        let Some(first) = line.strip_prefix("$ ").filter(|_| inside) else {
            out += &format!("{line}\n");
            continue;
        };
        out += &format!("{line}\n");
        let mut command = first.to_owned();
        while let Some(more) = lines.peek().and_then(|l| l.strip_prefix("> ")) {
            command += &format!("\n{more}");
            out += &format!("> {more}\n");
            lines.next();
        }
        while lines.next_if(|l| !l.starts_with("$ ") && !l.starts_with("```")).is_some() {}
        out += &run(&command);
    }
    out
}

/// What a command prints on both streams, 80 columns wide.
fn output(command: &str, folder: &Path) -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_demarche")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let shell = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}\n")])
        .current_dir(folder)
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let printed = String::from_utf8(shell.stdout).unwrap();
    printed.lines().map(|l| format!("{}\n", l.trim_end())).collect()
}

#[test]
fn what_a_block_prints_is_replaced_and_the_rest_stays() {
    let text = "A\n$ no\n```console\n$ one\nold\n$ two\n> more\n```\n```sh\n$ not\n```\nB\n";
    let run = rewritten(text, |c| format!("<{}>\n", c.replace('\n', "|")));
    assert_eq!(run, "A\n$ no\n```console\n$ one\n<one>\n$ two\n> more\n<two|more>\n```\n```sh\n$ not\n```\nB\n");
}

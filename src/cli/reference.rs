//! The command reference `docs/commands.md`, made from the same clap tree as the help, and held against it.
//!
//! `DEMARCHE_WRITE_DOCS=1 cargo test reference` writes it; without that the test only compares.

/// The reference as Markdown.
fn reference() -> String {
    let mut out = String::from(
        "# Commands\n\nMade from the program's own help by `DEMARCHE_WRITE_DOCS=1 cargo test reference`; edit `src/cli`, not this file.\n",
    );
    let mut tree = super::tree_for(super::look::WIDEST).term_width(100).disable_help_subcommand(true);
    tree.build();
    out.push_str(&section("demarche", "##", &tree));
    for (_, names) in super::groups::GROUPS {
        for command in names.iter().filter_map(|n| tree.find_subcommand(n)).filter(|c| !c.is_hide_set()) {
            out.push_str(&section(&format!("demarche {}", command.get_name()), "##", command));
        }
    }
    out
}

fn section(title: &str, level: &str, command: &clap::Command) -> String {
    let help = command.clone().term_width(100).render_long_help().to_string();
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    format!("\n{level} {title}\n\n```text\n{}\n```\n", lines.join("\n").trim_end())
}

#[test]
fn the_command_reference_is_what_the_program_says() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md");
    let now = reference();
    if std::env::var_os("DEMARCHE_WRITE_DOCS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(now.lines()).position(|(a, b)| a != b);
    assert!(
        kept == now,
        "docs/commands.md differs from the program's help, first at line {}; `DEMARCHE_WRITE_DOCS=1 cargo test reference` writes it anew",
        differs.map_or(kept.lines().count().min(now.lines().count()), |n| n) + 1
    );
}

#[test]
fn every_command_has_examples_and_every_option_is_explained() {
    for command in super::tree().get_subcommands() {
        let name = command.get_name();
        let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        assert!(examples.contains(&format!("demarche {name}")), "no example for `{name}`");
        for arg in command.get_arguments() {
            assert!(arg.get_help().is_some(), "`{name}`: argument `{}` has no help", arg.get_id());
        }
    }
}

//! The commands grouped by task, as the main help lists them.

use std::fmt::Write as _;

use super::look;

/// Heading and its commands, in the order of the help. A test holds that every command is in one group.
pub const GROUPS: &[(&str, &[&str])] = &[
    ("From text to statements", &["classify", "attributions", "explain"]),
    ("Positions", &["table", "diff", "show", "export", "compare", "timeline"]),
    ("What lies under them", &["conditions", "contradictions", "sources", "cite"]),
    ("The store", &["add", "edit", "review", "check", "verify", "import"]),
    ("Accuracy", &["eval"]),
    ("Around it", &["report", "init", "schema", "completions", "man"]),
];

/// The page that the main help adds below the groups.
const START: &str = include_str!("help/start.txt");

/// Gives the main help its grouped list, for so many columns.
pub fn arrange(command: clap::Command, columns: usize) -> clap::Command {
    let mut list = String::new();
    let width = command.get_subcommands().map(|c| c.get_name().len()).max().unwrap_or(0);
    for (heading, names) in GROUPS {
        let rows: Vec<_> =
            names.iter().filter_map(|n| command.find_subcommand(n)).filter(|c| !c.is_hide_set()).collect();
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(list, "\x1b[1m{heading}:\x1b[0m");
        for row in rows {
            let about = row.get_about().map(ToString::to_string).unwrap_or_default();
            let (name, below) = (row.get_name(), " ".repeat(width + 4));
            // Wrapped as if the name were blanks: its escape sequences take no columns.
            let about = textwrap::fill(&about, options(columns).initial_indent(&below).subsequent_indent(&below));
            let _ = writeln!(list, "  \x1b[1m{name:width$}\x1b[0m  {}", about.trim_start());
        }
        list.push('\n');
    }
    let template = format!(
        "{{about}}\n\n{{usage-heading}} {{usage}}\n\n{list}\x1b[1mOptions:\x1b[0m\n{{options}}\n\n{}",
        look::page(START, columns)
    );
    command.help_template(template)
}

fn options<'a>(columns: usize) -> textwrap::Options<'a> {
    textwrap::Options::new(columns).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_exactly_one_group() {
        for command in crate::cli::tree().get_subcommands().filter(|c| !c.is_hide_set()) {
            let n = GROUPS.iter().flat_map(|(_, names)| *names).filter(|n| **n == command.get_name()).count();
            assert_eq!(n, 1, "command `{}` must stand in one group", command.get_name());
        }
    }
}

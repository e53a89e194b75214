//! How help and usage errors look: their colours, their width, and the examples below a command's options.
//!
//! clap draws them before a session is there, so what `--color` asks is looked up in the arguments themselves.

use std::ffi::OsString;

use clap::{
    ColorChoice,
    builder::styling::{Ansi256Color, Style, Styles},
};

/// Columns beyond which help does not go; also what it takes where no terminal says.
pub const WIDEST: usize = 100;

/// Headings and names bold; the other colours are those of [`demarche::render::style::Tint`], which read on dark and light.
pub fn styles() -> Styles {
    let bold = Style::new().bold();
    let color = |n: u8| Style::new().fg_color(Some(Ansi256Color(n).into()));
    Styles::plain().header(bold).usage(bold).literal(bold).error(color(167)).valid(color(29)).invalid(color(136))
}

/// What `--color` says, the last one if there are several; clap itself only knows the environment.
pub fn color(args: impl Iterator<Item = OsString>) -> ColorChoice {
    let (mut choice, mut next_is_it) = (ColorChoice::Auto, false);
    for arg in args.skip(1) {
        let arg = arg.to_string_lossy();
        let value = if next_is_it { Some(&*arg) } else { arg.strip_prefix("--color=") };
        choice = value.and_then(|v| v.parse().ok()).unwrap_or(choice);
        next_is_it = arg == "--color";
        if arg == "--" {
            break;
        }
    }
    choice
}

/// Columns of help: the terminal's or `COLUMNS`, as clap itself finds them.
pub fn columns() -> usize {
    let terminal = terminal_size::terminal_size().map(|(w, _)| usize::from(w.0));
    let named = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(named).unwrap_or(WIDEST).clamp(20, WIDEST)
}

/// A page below the options, for so many columns: headings bold, prose wrapped anew, and what examples do on the lines below
/// the commands where one of a block has no room beside them.
pub fn page(text: &str, width: usize) -> String {
    let mut blocks: Vec<Vec<&str>> = Vec::new();
    for line in text.trim_end().lines() {
        match blocks.last_mut().filter(|b| goes_on(b, line)) {
            Some(block) => block.push(line),
            None => blocks.push(vec![line]),
        }
    }
    blocks.iter().map(|b| block(b, width)).collect::<Vec<_>>().join("\n")
}

/// Whether the line belongs to the block: examples with examples, and prose with prose that was broken for its length.
fn goes_on(block: &[&str], line: &str) -> bool {
    let Some(before) = block.last() else { return false };
    match is_prose(before) {
        true => is_prose(line) && before.len() > 70,
        false => before.starts_with(' ') && line.starts_with(' '),
    }
}

fn is_prose(line: &str) -> bool {
    !line.is_empty() && !line.starts_with(' ') && !is_heading(line)
}

/// `Examples:`; a sentence that ends in a colon is longer.
fn is_heading(line: &str) -> bool {
    line.ends_with(':') && !line.starts_with(' ') && line.len() < 30
}

fn block(lines: &[&str], width: usize) -> String {
    match lines[0] {
        first if is_prose(first) => textwrap::fill(&lines.join(" "), width),
        first if is_heading(first) => format!("\x1b[1m{first}\x1b[0m"),
        _ if lines.iter().all(|l| l.chars().count() <= width) => lines.join("\n"),
        _ => lines.iter().map(|l| broken(l)).collect::<Vec<_>>().join("\n"),
    }
}

/// Columns before what an example does, where that stands below the command.
const BELOW: usize = 6;

/// `  command    what it does`, broken between the two; a line that only says what the one before does moves to the left.
fn broken(line: &str) -> String {
    let command = line.trim_start();
    let indent = line.len() - command.len();
    match command.split_once("  ") {
        Some((command, words)) => format!("{:indent$}{command}\n{:BELOW$}{}", "", "", words.trim_start()),
        None if indent > BELOW => format!("{:BELOW$}{command}", ""),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    const PAGE: &str = "What stands there is said in words that go on over the end of a line of the file, and\nend here.\nExit status: 0.\n\nExamples:\n  demarche x a.txt      what this does with a text\n  demarche x\n";

    #[test]
    fn an_example_and_what_it_does_part_where_there_is_no_room() {
        let wide = page(PAGE, 80);
        assert!(wide.contains("\n  demarche x a.txt      what this does with a text\n"), "{wide}");
        let narrow = page(PAGE, 40);
        assert!(narrow.contains("\n  demarche x a.txt\n      what this does with a text\n  demarche x"), "{narrow}");
    }

    #[test]
    fn prose_is_joined_and_headings_are_bold() {
        let page = page(PAGE, 80);
        assert!(page.contains("file, and end here.\nExit status: 0.\n\n\x1b[1mExamples:\x1b[0m\n"), "{page}");
    }

    #[test]
    fn no_word_of_a_page_is_lost() {
        let command = crate::cli::Cli::command();
        for text in command.get_subcommands().filter_map(|c| c.get_after_help()).map(ToString::to_string) {
            let words =
                |t: &str| t.replace("\x1b[1m", "").replace("\x1b[0m", "").split_whitespace().collect::<String>();
            for width in [40, 60, 80, WIDEST] {
                assert_eq!(words(&page(&text, width)), words(&text), "at {width} columns");
            }
        }
    }

    #[test]
    fn the_last_colour_asked_for_holds_and_files_named_so_do_not() {
        let of = |args: &[&str]| color(args.iter().map(OsString::from));
        assert_eq!(of(&["demarche", "--color", "never"]), ColorChoice::Never);
        assert_eq!(of(&["demarche", "--color=never", "table", "--color=always"]), ColorChoice::Always);
        assert_eq!(of(&["demarche", "table", "--", "--color=always"]), ColorChoice::Auto);
        assert_eq!(of(&["demarche", "table", "--color", "blue"]), ColorChoice::Auto);
    }
}

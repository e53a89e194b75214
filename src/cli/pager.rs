//! A pager for what goes to a terminal: `$PAGER`, else `less`, which leaves at once where all fits on the screen.

use std::{
    io::{self, BufWriter, Write},
    process::{Child, ChildStdin, Command, Stdio},
};

/// A running pager. Dropping it closes its input and waits until the reader has done with it.
pub struct Pager {
    child: Child,
    text: Option<BufWriter<ChildStdin>>,
}

impl Pager {
    /// Starts it; none where none is wanted (`PAGER` empty or `cat`, a terminal that can do nothing) or none is there.
    pub fn start() -> Option<Pager> {
        let named = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
        let words = words(&named, &std::env::var("TERM").unwrap_or_default())?;
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).stdin(Stdio::piped());
        // Leave if it fits, keep colours, leave the text on the screen; and what comes is UTF-8, whatever the locale says.
        for (name, value) in [("LESS", "FRX"), ("LESSCHARSET", "utf-8")] {
            if std::env::var_os(name).is_none() {
                command.env(name, value);
            }
        }
        let mut child = command.spawn().ok()?;
        let text = child.stdin.take().map(BufWriter::new);
        Some(Pager { child, text })
    }
}

/// The command and its arguments, if one is wanted on a terminal of this kind.
fn words<'a>(named: &'a str, terminal: &str) -> Option<Vec<&'a str>> {
    let words: Vec<&str> = named.split_whitespace().collect();
    let wanted = cfg!(unix) && !words.is_empty() && words != ["cat"] && !matches!(terminal, "" | "dumb");
    wanted.then_some(words)
}

impl Write for Pager {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.as_mut().map_or(Ok(bytes.len()), |t| t.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.text.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Pager {
    fn drop(&mut self) {
        drop(self.text.take());
        let _ = self.child.wait(); // whatever the pager says of itself, the text is out
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn no_pager_where_none_is_wanted() {
        assert_eq!(words("less -R", "xterm"), Some(vec!["less", "-R"]));
        assert_eq!(words("", "xterm"), None);
        assert_eq!(words(" cat ", "xterm"), None);
        assert_eq!(words("less", "dumb"), None);
    }
}

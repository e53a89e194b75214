//! How to draw: width and colour, and the few colours that are used.

/// Width and colour of what is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns to fit into.
    pub width: usize,
    /// Whether escape sequences for colour are written.
    pub color: bool,
}

impl Style {
    /// No colour, so wide that nothing wraps: for files.
    pub const PLAIN: Style = Style { width: usize::MAX, color: false };
}

/// What a word is, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// Support.
    Good,
    /// Conditional.
    Middle,
    /// Oppose.
    Bad,
    /// Mixed.
    Mixed,
    /// Neutral, and everything said by the way.
    Dim,
    /// Headings.
    Bold,
    /// Advice.
    Advice,
}

impl Tint {
    /// The escape sequence that starts it. Only the 16 colours, so that the terminal's own theme holds, dark or light.
    pub fn start(self) -> &'static str {
        match self {
            Tint::Good => "\x1b[32m",
            Tint::Middle => "\x1b[33m",
            Tint::Bad => "\x1b[31m",
            Tint::Mixed => "\x1b[35m",
            Tint::Dim => "\x1b[2m",
            Tint::Bold => "\x1b[1m",
            Tint::Advice => "\x1b[36m",
        }
    }

    /// The text in this tint, or as it is where there is no colour.
    pub fn paint(self, text: &str, color: bool) -> String {
        if color && !text.is_empty() { format!("{}{text}\x1b[0m", self.start()) } else { text.to_owned() }
    }
}

use crate::position::Position;
use crate::statement::Stance;

/// The colour of a position. It never speaks alone: a sign and a word go with it.
pub fn tint(position: Position) -> Tint {
    match position {
        Position::Holds(Stance::Support) => Tint::Good,
        Position::Holds(Stance::Conditional) => Tint::Middle,
        Position::Holds(Stance::Oppose) => Tint::Bad,
        Position::Holds(Stance::Neutral) => Tint::Dim,
        Position::Mixed => Tint::Mixed,
    }
}

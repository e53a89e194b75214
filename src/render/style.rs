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
    /// The escape sequence that starts it.
    ///
    /// The colours come from the fixed part of the 256: each is of middle lightness, so that it reads on black and on white
    /// alike. The first sixteen are the theme's, and their yellow and cyan are too pale for many a light one, their red and
    /// magenta too dark for many a dark one; faint text fares worse. A test holds the contrast.
    pub fn start(self) -> &'static str {
        match self {
            Tint::Good => "\x1b[38;5;29m",
            Tint::Middle => "\x1b[38;5;136m",
            Tint::Bad => "\x1b[38;5;167m",
            Tint::Mixed => "\x1b[38;5;134m",
            Tint::Dim => "\x1b[38;5;244m",
            Tint::Bold => "\x1b[1m",
            Tint::Advice => "\x1b[38;5;31m",
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Backgrounds of terminals in wide use: xterm, GNOME, Solarized, Windows, One Half, Visual Studio Code, Dracula.
    const BACKGROUNDS: [u32; 9] =
        [0x000000, 0xffffff, 0x1e1e1e, 0x002b36, 0xfdf6e3, 0x0c0c0c, 0xfafafa, 0x282c34, 0x282a36];

    /// The colour of a number from 16 on, as every terminal has it: a cube of six steps, then greys.
    fn fixed(n: u32) -> u32 {
        let step = |n: u32| [0, 95, 135, 175, 215, 255][n as usize % 6];
        match n {
            232.. => (8 + 10 * (n - 232)) * 0x010101,
            _ => step((n - 16) / 36) << 16 | step((n - 16) / 6) << 8 | step(n - 16),
        }
    }

    /// The relative luminance of WCAG 2.
    fn luminance(rgb: u32) -> f64 {
        let part = |shift: u32| {
            let c = f64::from(rgb >> shift & 255) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    #[test]
    fn every_colour_reads_on_dark_and_on_light() {
        for tint in [Tint::Good, Tint::Middle, Tint::Bad, Tint::Mixed, Tint::Dim, Tint::Advice] {
            let number = tint.start().trim_start_matches("\x1b[38;5;").trim_end_matches('m').parse().unwrap();
            for background in BACKGROUNDS {
                let (a, b) = (luminance(fixed(number)) + 0.05, luminance(background) + 0.05);
                let contrast = a.max(b) / a.min(b);
                assert!(contrast >= 3.0, "{tint:?} has contrast {contrast:.2} on {background:06x}");
            }
        }
    }
}

//! What a cell of a matrix says besides its stance.

use unicode_width::UnicodeWidthStr;

use super::{legend, summary::times, text::clean};
use crate::{
    position::{Cell, Matrix, Position},
    statement::Stance,
};

/// What stands in the cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cells {
    /// The stance, and on how many occasions.
    #[default]
    Stance,
    /// Occasions of each stance.
    Counts,
    /// The share of occasions with the position's stance.
    Share,
    /// The statement to cite.
    Quote,
    /// Since when it holds.
    Since,
}

impl Cells {
    /// Sign and word, and what is said besides, with the marks of flags.
    pub fn words(self, cell: &Cell, matrix: &Matrix) -> [String; 2] {
        let besides = match self {
            Cells::Stance | Cells::Quote => times(cell),
            Cells::Counts => counts(cell),
            Cells::Share => share(cell),
            Cells::Since => cell.since.to_string(),
        };
        let marks = legend::marks(cell, matrix);
        let gap = if marks.is_empty() { "" } else { " " };
        [format!("{} {}", cell.position.sign(), cell.position.word()), format!("{besides}{gap}{marks}")]
    }

    /// What the figures mean, for the legend.
    pub fn legend(self, matrix: &Matrix) -> Vec<&'static str> {
        match self {
            Cells::Stance | Cells::Quote => legend::counts(matrix),
            Cells::Counts => vec!["blank: no data", "+:2 −:1 two occasions for, one against"],
            Cells::Share => vec!["blank: no data", "67% of 3: share of occasions"],
            Cells::Since => vec!["blank: no data", "date: since when it holds"],
        }
    }

    /// Columns of the widest second part.
    pub fn width(self, matrix: &Matrix) -> usize {
        matrix.filled().map(|(_, _, c)| self.words(c, matrix)[1].width()).max().unwrap_or(0)
    }
}

/// `+:2 ~:1 −:1`: occasions of each stance, those that there are.
fn counts(cell: &Cell) -> String {
    let each = Stance::ALL.iter().filter(|s| cell.counts[**s as usize] > 0);
    let each = each.map(|s| format!("{}:{}", Position::Holds(*s).sign(), cell.counts[*s as usize]));
    each.collect::<Vec<_>>().join(" ")
}

/// `67% of 3`; of one occasion, a share says nothing.
fn share(cell: &Cell) -> String {
    match cell.occasions {
        0 | 1 => "1 only".to_owned(),
        n => format!("{:.0}% of {n}", f64::from(cell.agreeing) * 100.0 / f64::from(n)),
    }
}

/// The words to cite in one line: the quotation, else where to look.
pub fn quote(cell: &Cell) -> Option<String> {
    let c = cell.key()?;
    let who = super::quote::head(c);
    Some(match &c.quotation {
        Some(words) => format!("“{}” ({who})", clean(words)),
        None => format!("no words quoted: {}, paragraph {} ({who})", clean(&c.document), c.paragraph),
    })
}

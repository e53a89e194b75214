//! Which records are compared: halves, voices, first-hand only.

use super::record::{Judgement, Key, Records};
use crate::statement::{Via, Voice};

/// Which records are looked at. The default: every document, official voices, every way of conveying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Only documents of one half.
    pub half: Option<Half>,
    /// Count unofficial voices too.
    pub all_voices: bool,
    /// Leave out what is not first-hand in the gold.
    pub direct_only: bool,
}

impl View {
    /// Both sides as the view shows them. A key that the gold calls unofficial is left out of both; any other key that the
    /// prediction calls unofficial is left out of the prediction only, so that gold there is a miss.
    pub fn apply(self, gold: &Records, predicted: &Records) -> (Records, Records) {
        let mut gold = self.half_of(gold);
        let mut predicted = self.half_of(predicted);
        if !self.all_voices {
            drop_both(&mut gold, &mut predicted, |v| v.voice == Voice::Unofficial);
            predicted.retain(|_, v| v.voice != Voice::Unofficial);
        }
        if self.direct_only {
            drop_both(&mut gold, &mut predicted, |v| v.via != Via::Direct);
        }
        (gold, predicted)
    }

    /// As [`View::apply`], and without the keys that the gold calls low.
    pub fn sure(self, gold: &Records, predicted: &Records) -> (Records, Records) {
        let (gold, predicted) = self.apply(gold, predicted);
        without_low(gold, predicted)
    }

    fn half_of(self, side: &Records) -> Records {
        let inside = |k: &Key| self.half.is_none_or(|h| h.has(&k.document));
        side.iter().filter(|(k, _)| inside(k)).map(|(k, v)| (k.clone(), v.clone())).collect()
    }
}

/// Half of the documents, by the first number in their id (1 where there is none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Documents to develop on.
    Odd,
    /// Documents that are kept unread.
    Even,
}

impl Half {
    /// Whether a document of this id belongs to the half.
    pub fn has(self, document: &str) -> bool {
        let digits = document.trim_start_matches(|c: char| !c.is_ascii_digit());
        let number: &str = digits.split(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
        let odd = number.bytes().last().is_none_or(|d| d % 2 == 1);
        odd == (self == Half::Odd)
    }

    /// The word in headings and options.
    pub fn word(self) -> &'static str {
        match self {
            Half::Odd => "odd",
            Half::Even => "even",
        }
    }
}

fn drop_both(gold: &mut Records, predicted: &mut Records, out: impl Fn(&Judgement) -> bool) {
    predicted.retain(|k, _| !gold.get(k).is_some_and(&out));
    gold.retain(|_, v| !out(v));
}

pub(super) fn without_low(mut gold: Records, mut predicted: Records) -> (Records, Records) {
    drop_both(&mut gold, &mut predicted, |v| v.low);
    (gold, predicted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_by_the_first_number_and_no_number_is_odd() {
        assert!(Half::Odd.has("n07") && Half::Even.has("12-office-3") && Half::Odd.has("live-feed"));
        assert!(!Half::Even.has("live-feed"));
    }
}

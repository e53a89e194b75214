//! Verbs that stand before or behind a word: whether its clause has one already, or one is still to come.

use super::{Tag, around::Site};
use crate::{
    codebook::lexicon::{Meaning, class},
    segment::token::{Kind, Token},
};

impl Site<'_> {
    /// Whether the sentence has no finite verb before, and none comes up to its full stop.
    pub fn alone(&self) -> bool {
        let ends = self
            .tokens
            .get(self.i + 1..)
            .unwrap_or_default()
            .iter()
            .take(16)
            .find(|t| !matches!(t.kind, Kind::Word | Kind::Number));
        ends.is_some_and(|t| t.kind == Kind::Stop) && !self.finite_before() && !self.verb_ahead()
    }

    /// Whether a form that may be the verb of this word's phrase follows: behind a noun, and by nobody.
    pub fn rival_ahead(&self) -> bool {
        let most = self.tokens.len().min(self.i + 12);
        let ends = (self.i + 1..most).find(|&at| !matches!(self.tokens[at].kind, Kind::Word | Kind::Number));
        (self.i + 2..ends.unwrap_or(most)).any(|at| {
            let c = self.class(at);
            let verb = c & (class::V_PAST | class::V_BASE) != 0 && c & (class::NOUN | class::ADJ) == 0;
            verb && self.class(at - 1) & class::TO == 0 && self.nominal(at - 1) && !self.is(at + 1, &["by"])
        })
    }

    /// Whether a sure finite verb follows in the same stretch: then this word is none.
    pub fn verb_ahead(&self) -> bool {
        self.verb_up_to(false)
    }

    /// The same, up to a step that may be told in a clause of its own: "that Norland pull back before talks could begin".
    pub fn verb_ahead_of_step(&self) -> bool {
        self.verb_up_to(true)
    }

    fn verb_up_to(&self, step: bool) -> bool {
        let mut to = false;
        for at in self.i + 1..self.tokens.len().min(self.i + 16) {
            let t = &self.tokens[at];
            let c = self.class(at);
            match t.kind {
                Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Quote => return false,
                Kind::Word if t.capital && c & class::AUX == 0 => continue,
                Kind::Word => {}
                _ => continue,
            }
            if c & class::TO != 0 {
                to = true;
                continue;
            }
            // A new clause, or a new conjunct, has its own verb.
            if c & (class::COMP | class::REL | class::PRON | class::QUESTION | class::COORD) != 0
                || c & class::SUB != 0 && (step || c & class::PREP == 0)
            {
                return false;
            }
            let aux =
                c & (class::MODAL | class::BE | class::HAVE | class::DO) != 0 && c & (class::V_ING | class::NEG) == 0;
            let finite = c & (class::V_S | class::V_PAST) != 0 && c & (class::NOUN | class::ADJ | class::V_PART) == 0;
            if (aux || finite) && !to {
                return true;
            }
            to = false;
        }
        false
    }

    /// A word of direction: "pushes ahead", "moves into".
    pub fn onwards(&self, at: usize) -> bool {
        self.is(at, &["into", "toward", "towards", "along", "through", "ahead", "back", "forward", "closer"])
    }

    /// Whether a finite verb stands not far before.
    pub fn finite_before(&self) -> bool {
        self.tokens
            .get(..self.i)
            .unwrap_or_default()
            .iter()
            .rev()
            .take(30)
            .any(|t| matches!(t.tag, Tag::Third | Tag::Past | Tag::Modal | Tag::Be | Tag::Have))
    }

    /// "The truce is a trick, the minister | reports from Kelm.": behind somebody's title that a comma or mark of quotation parts from what
    /// is told, where the sentence ends or a phrase of place closes it.
    pub fn tells(&self) -> bool {
        let open = (0..self.i).rev().take(5).find(|&at| matches!(self.tokens[at].kind, Kind::Comma | Kind::Quote));
        let Some(open) = open.filter(|&o| self.finite_before() && self.class(o + 1) & class::DET != 0) else {
            return false;
        };
        let ends = |t: &Token| matches!(t.kind, Kind::Stop | Kind::Comma);
        let place = self.next_class() & class::PREP != 0
            && self.tokens.get(self.i + 2..).unwrap_or_default().iter().take(6).any(ends)
            && !self.verb_ahead();
        if !(self.next().is_none_or(ends) || place) {
            return false;
        }
        let mut title = false;
        for from in open + 1..self.i {
            self.lexicon.phrases_at(self.tokens, from, |f| {
                title |= f.end as usize == self.i && matches!(f.meaning, Meaning::Title(_));
            });
        }
        title
    }
}

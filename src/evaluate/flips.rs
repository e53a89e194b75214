//! Which records flip between two codebooks (or any two predictions of the same texts).

use super::{
    print::record,
    record::{Judgement, Key, Records},
};

/// Every key on which two predictions differ, by document and paragraph.
pub fn flips(before: &Records, after: &Records) -> Vec<Flip> {
    let mut keys: Vec<&Key> = before.keys().chain(after.keys()).collect();
    keys.sort();
    keys.dedup();
    let pairs = keys.into_iter().map(|k| (k, before.get(k), after.get(k)));
    let changed = pairs.filter(|(_, b, a)| match (b, a) {
        (Some(b), Some(a)) => {
            (b.stance, b.via, b.voice) != (a.stance, a.via, a.voice) || b.speaker != a.speaker || b.date != a.date
        }
        _ => true,
    });
    changed.map(|(k, b, a)| Flip { key: k.clone(), before: b.cloned(), after: a.cloned() }).collect()
}

/// A key with what each prediction says; one of them may say nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Flip {
    /// Where.
    pub key: Key,
    /// Under the first codebook.
    pub before: Option<Judgement>,
    /// Under the second.
    pub after: Option<Judgement>,
}

impl Flip {
    /// What the flip did to the score: +1 it became right, −1 it became wrong, 0 neither. Low gold records are 0.
    pub fn gain(&self, gold: &Records) -> i32 {
        let gold = gold.get(&self.key);
        if gold.is_some_and(|g| g.low) {
            return 0;
        }
        let right = |side: &Option<Judgement>| i32::from(side.as_ref().map(|j| j.stance) == gold.map(|g| g.stance));
        right(&self.after) - right(&self.before)
    }

    /// The flip on two or three lines: place and gain, then each side.
    pub fn text(&self, gold: &Records) -> String {
        let gain = match self.gain(gold) {
            1 => "better",
            -1 => "worse",
            _ => "no gain",
        };
        let side = |name: &str, j: &Option<Judgement>| match j {
            Some(j) => format!("  {name:<7} {}\n", record(&self.key, j)),
            None => format!("  {name:<7} no record\n"),
        };
        let place = crate::diag::visible(&self.key.document);
        format!("{place}:{} {gain}\n{}{}", self.key.paragraph, side("before", &self.before), side("after", &self.after))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::Stance::{self, Oppose, Support};

    fn side(rows: &[(u32, Stance)]) -> Records {
        rows.iter().map(|(n, s)| (Key::new("d1", *n, "Norland", "truce"), Judgement::of(*s))).collect()
    }

    #[test]
    fn what_came_went_or_turned_is_listed_with_its_gain() {
        let gold = side(&[(1, Support), (2, Support)]);
        let list = flips(
            &side(&[(1, Oppose), (2, Support), (3, Support), (4, Support)]),
            &side(&[(1, Support), (4, Support)]),
        );
        let rows: Vec<_> = list.iter().map(|f| (f.key.paragraph, f.gain(&gold))).collect();
        assert_eq!(rows, [(1, 1), (2, -1), (3, 1)]);
        assert_eq!(
            list[1].text(&gold),
            "d1:2 worse\n  before  norland truce support (direct, official)\n  after   no record\n"
        );
    }

    #[test]
    fn the_same_twice_has_no_flips() {
        assert!(flips(&side(&[(1, Support)]), &side(&[(1, Support)])).is_empty());
    }
}

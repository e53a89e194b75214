//! The list of disagreements: what was missed, what is false, and where the stance is wrong.

use super::{
    record::{Judgement, Key, Records},
    score::View,
};

/// Every disagreement under a view, by document and paragraph. Low gold records are don't-care and are not listed.
pub fn disagreements(gold: &Records, predicted: &Records, view: View) -> Vec<Disagreement> {
    let everything = predicted;
    let (gold, predicted) = view.apply(gold, predicted);
    let missed = gold.iter().filter(|(k, g)| !g.low && !predicted.contains_key(k)).map(|(k, _)| (Kind::Missed, k));
    let others = predicted.iter().filter_map(|(k, p)| match gold.get(k) {
        None => Some((Kind::False, k)),
        Some(g) if !g.low && g.stance != p.stance => Some((Kind::Stance, k)),
        Some(_) => None,
    });
    let mut found: Vec<(Kind, &Key)> = missed.chain(others).collect();
    found.sort_by(|a, b| (a.1, a.0).cmp(&(b.1, b.0)));
    let list = found.into_iter().map(|(kind, key)| Disagreement {
        kind,
        key: key.clone(),
        gold: gold.get(key).cloned(),
        predicted: everything.get(key).cloned(),
        beside: beside(key, &predicted),
    });
    list.collect()
}

/// One disagreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// What is wrong.
    pub kind: Kind,
    /// Where.
    pub key: Key,
    /// What the gold says; none for a false record.
    pub gold: Option<Judgement>,
    /// What the prediction says; a missed record has it where the view leaves it out (an unofficial voice).
    pub predicted: Option<Judgement>,
    /// What else is predicted in the paragraph.
    pub beside: Vec<(Key, Judgement)>,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// In the gold only.
    Missed,
    /// In the prediction only.
    False,
    /// In both with different stances.
    Stance,
}

impl Kind {
    /// The word in lists.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Missed => "missed",
            Kind::False => "false",
            Kind::Stance => "wrong stance",
        }
    }
}

fn beside(key: &Key, predicted: &Records) -> Vec<(Key, Judgement)> {
    let first = Key { party: String::new(), topic: String::new(), ..key.clone() };
    let inside = |k: &Key| k.document == key.document && k.paragraph == key.paragraph;
    let others = predicted.range(first..).take_while(|(k, _)| inside(k)).filter(|(k, _)| *k != key);
    others.map(|(k, v)| (k.clone(), v.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::Stance::{self, Oppose, Support};

    fn side(rows: &[(u32, &str, Stance)]) -> Records {
        rows.iter().map(|(n, topic, s)| (Key::new("d1", *n, "Norland", topic), Judgement::of(*s))).collect()
    }

    #[test]
    fn the_three_kinds_are_told_apart_in_text_order() {
        let gold = side(&[(1, "truce", Support), (3, "truce", Support), (4, "truce", Support)]);
        let predicted =
            side(&[(1, "islands", Support), (2, "truce", Support), (3, "truce", Oppose), (4, "truce", Support)]);
        let list = disagreements(&gold, &predicted, View::default());
        let kinds: Vec<_> = list.iter().map(|d| (d.kind, d.key.paragraph, d.key.topic.as_str())).collect();
        assert_eq!(
            kinds,
            [
                (Kind::False, 1, "islands"),
                (Kind::Missed, 1, "truce"),
                (Kind::False, 2, "truce"),
                (Kind::Stance, 3, "truce")
            ]
        );
        assert_eq!(list[1].beside.len(), 1, "the false record stands beside the missed one");
    }

    #[test]
    fn a_low_record_is_no_disagreement() {
        let mut gold = side(&[(1, "truce", Support)]);
        gold.values_mut().for_each(|g| g.low = true);
        assert!(disagreements(&gold, &Records::new(), View::default()).is_empty());
        assert!(disagreements(&gold, &side(&[(1, "truce", Oppose)]), View::default()).is_empty());
    }
}

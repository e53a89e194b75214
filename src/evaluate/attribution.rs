//! Attributions scored against gold: exactly, and at an overlap of 0.3 and 0.8.
//!
//! Within a document, pairs are made one to one, the pair with the highest overlap of content (Jaccard, in characters) first,
//! down to 0.3. A source is right when it covers at least half of the gold source's characters, or when neither side has one;
//! *full* is a pair whose source is right.

use super::score::{Prf, ratio};
use crate::{attribute::Attribution, span::Span};

pub use super::brat::{MarkedText, is_brat, read};

/// Places in a text, in characters: sorted, merged, none empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces(Vec<(usize, usize)>);

impl Pieces {
    /// From half-open ranges in any order.
    pub fn new(ranges: impl IntoIterator<Item = (usize, usize)>) -> Pieces {
        let mut sorted: Vec<_> = ranges.into_iter().collect();
        sorted.sort_unstable();
        let mut out: Vec<(usize, usize)> = Vec::new();
        for (start, end) in sorted.into_iter().filter(|(s, e)| e > s) {
            match out.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => out.push((start, end)),
            }
        }
        Pieces(out)
    }

    /// Whether it covers nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn size(&self) -> usize {
        self.0.iter().map(|(s, e)| e - s).sum()
    }

    fn shared(&self, other: &Pieces) -> usize {
        let (mut n, mut i, mut j) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(i), other.0.get(j)) {
            n += a.1.min(b.1).saturating_sub(a.0.max(b.0));
            if a.1 < b.1 {
                i += 1;
            } else {
                j += 1;
            }
        }
        n
    }

    fn jaccard(&self, other: &Pieces) -> f64 {
        let shared = self.shared(other);
        ratio(shared, self.size() + other.size() - shared)
    }
}

/// An attribution with its places in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The source's words; empty where there is none.
    pub source: Pieces,
    /// The cue's words.
    pub cue: Pieces,
    /// What is said.
    pub content: Pieces,
}

/// What the program found in a text, its bytes turned into characters; one without content is left out.
pub fn marked(text: &str, found: &[Attribution]) -> Vec<Marked> {
    let starts: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let pieces = |spans: &[Span]| {
        Pieces::new(spans.iter().map(|s| {
            let start = starts.partition_point(|b| *b <= s.start as usize).saturating_sub(1);
            (start, starts.partition_point(|b| *b < s.end as usize))
        }))
    };
    let all =
        found.iter().map(|a| Marked { source: pieces(&a.source), cue: pieces(&a.cue), content: pieces(&a.content) });
    all.filter(|m| !m.content.is_empty()).collect()
}

/// Counts over documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Attributions of the gold.
    pub gold: usize,
    /// Attributions predicted.
    pub predicted: usize,
    /// Pairs at 0.3.
    pub loose: usize,
    /// Pairs at 0.8.
    pub close: usize,
    /// Pairs of the same characters.
    pub exact: usize,
    /// Pairs whose source is right.
    pub full: usize,
    /// Pairs whose cues overlap.
    pub cue: usize,
}

impl Counts {
    /// Adds a document.
    pub fn document(&mut self, gold: &[Marked], predicted: &[Marked]) {
        self.gold += gold.len();
        self.predicted += predicted.len();
        for (overlap, g, p) in pairs(gold, predicted) {
            let (g, p) = (&gold[g], &predicted[p]);
            self.loose += 1;
            self.close += usize::from(overlap >= 0.8);
            self.exact += usize::from(g.content == p.content);
            self.full += usize::from(source_right(g, p));
            self.cue += usize::from(g.cue.shared(&p.cue) > 0);
        }
    }

    /// Name and figures of each measure.
    pub fn figures(&self) -> [(&'static str, Prf); 4] {
        let of = |right| Prf::of(right, self.predicted, self.gold);
        [
            ("content at 0.3", of(self.loose)),
            ("content at 0.8", of(self.close)),
            ("content exact", of(self.exact)),
            ("full", of(self.full)),
        ]
    }

    /// The figures as text.
    pub fn text(&self) -> String {
        let mut out =
            format!("attributions: gold {}, predicted {}, paired {}\n", self.gold, self.predicted, self.loose);
        for (name, x) in self.figures() {
            out += &format!("  {name:<14} P {:.3} R {:.3} F1 {:.3}\n", x.precision, x.recall, x.f1);
        }
        let (source, cue) = (ratio(self.full, self.loose), ratio(self.cue, self.loose));
        out + &format!("  source right on {source:.3} of pairs; cue overlaps on {cue:.3}\n")
    }
}

fn source_right(gold: &Marked, predicted: &Marked) -> bool {
    if gold.source.is_empty() {
        predicted.source.is_empty()
    } else {
        2 * gold.source.shared(&predicted.source) >= gold.source.size()
    }
}

/// Greedy pairs (overlap, gold, predicted), best first; of equals the first gold, then the first predicted.
fn pairs(gold: &[Marked], predicted: &[Marked]) -> Vec<(f64, usize, usize)> {
    let mut all = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (p, b) in predicted.iter().enumerate() {
            let overlap = a.content.jaccard(&b.content);
            if overlap >= 0.3 {
                all.push((overlap, g, p));
            }
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_gold, mut used_predicted) = (vec![false; gold.len()], vec![false; predicted.len()]);
    all.retain(|(_, g, p)| {
        let free = !used_gold[*g] && !used_predicted[*p];
        if free {
            (used_gold[*g], used_predicted[*p]) = (true, true);
        }
        free
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(source: &[(usize, usize)], content: &[(usize, usize)]) -> Marked {
        let pieces = |r: &[(usize, usize)]| Pieces::new(r.iter().copied());
        Marked { source: pieces(source), cue: Pieces::default(), content: pieces(content) }
    }

    #[test]
    fn overlap_pairs_and_sources_by_hand() {
        let gold = [one(&[(0, 10)], &[(20, 30)]), one(&[], &[(40, 50)]), one(&[(60, 70)], &[(80, 90)])];
        // exact with half of the source; 5 of 10 characters and a source too many; nothing
        let predicted = [one(&[(0, 5)], &[(20, 25), (25, 30)]), one(&[(1, 2)], &[(45, 50)]), one(&[], &[(200, 210)])];
        let mut c = Counts::default();
        c.document(&gold, &predicted);
        assert_eq!((c.gold, c.predicted, c.loose, c.close, c.exact, c.full), (3, 3, 2, 1, 1, 1));
        let [(_, loose), ..] = c.figures();
        assert!((loose.f1 - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn one_prediction_serves_one_gold_only() {
        let gold = [one(&[], &[(0, 10)]), one(&[], &[(0, 8)])];
        let mut c = Counts::default();
        c.document(&gold, &[one(&[], &[(0, 8)])]);
        assert_eq!((c.loose, c.exact), (1, 1));
    }

    #[test]
    fn bytes_become_characters() {
        let text = "“Yes,” Vale said";
        let found =
            Attribution { content: vec![Span::new(3, 7)], source: vec![Span::new(11, 15)], ..Attribution::default() };
        let m = &marked(text, &[found])[0];
        assert_eq!((&m.content, &m.source), (&Pieces::new([(1, 5)]), &Pieces::new([(7, 11)])));
    }
}

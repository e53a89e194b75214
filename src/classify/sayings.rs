//! Who says what, by token: the innermost attribution whose content holds it.

use crate::{attribute::Said, segment::quote::Quote};

/// The innermost attribution of each token of a paragraph.
#[derive(Debug)]
pub struct Sayings(Vec<Option<u32>>);

impl Sayings {
    /// Of a paragraph's attributions: what is said and named goes before what is nameless, the shorter before the longer, the first
    /// before the next. Each token is set once, so that attributions nested in each other cost no more than their tokens.
    pub fn of(said: &[Said], quotes: &[Quote], tokens: usize, nameless: impl Fn(&Said) -> bool) -> Sayings {
        let length = |s: &Said| s.found.content.iter().map(|c| c.len()).sum::<usize>();
        let mut order: Vec<usize> = (0..said.len()).filter(|&i| said[i].positive).collect();
        order.sort_by_cached_key(|&i| (nameless(&said[i]), length(&said[i])));
        if order.is_empty() {
            return Sayings(Vec::new());
        }
        let mut by_token = vec![None; tokens];
        // The next token from each one on that is not set, as far as is known.
        let mut free: Vec<usize> = (0..=tokens).collect();
        for i in order {
            for content in &said[i].found.content {
                let mut at = next(&mut free, content.start.min(tokens));
                while at < content.end.min(tokens) {
                    by_token[at] = Some(i as u32);
                    free[at] = at + 1;
                    at = next(&mut free, at + 1);
                }
            }
        }
        for quote in quotes {
            goes_on(&mut by_token, quote, said, &nameless);
        }
        Sayings(by_token)
    }

    /// The index of the attribution at a token.
    pub fn at(&self, token: usize) -> Option<usize> {
        self.0.get(token).copied().flatten().map(|i| i as usize)
    }
}

/// "Vale said that it “opens the strait. And the truce holds.”": what the marks hold behind the end of what was said is of the same
/// voice.
fn goes_on(by_token: &mut [Option<u32>], quote: &Quote, said: &[Said], nameless: &impl Fn(&Said) -> bool) {
    let inside = quote.inside();
    let Some(words) = by_token.get_mut(inside) else { return };
    let Some(last) = words.iter().rposition(|t| t.is_some()) else { return };
    if last > 0 && !words[last].is_some_and(|i| nameless(&said[i as usize])) {
        let voice = words[last];
        words[last + 1..].fill(voice);
    }
}

/// The first token from a place on that is not set; the way there is made shorter for the next time.
fn next(free: &mut [usize], from: usize) -> usize {
    let mut at = from;
    while free[at] != at {
        at = free[at];
    }
    let mut step = from;
    while free[step] != at && step != at {
        step = std::mem::replace(&mut free[step], at);
    }
    at
}

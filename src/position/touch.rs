//! Which topics a condition names, by the codebook's own words for them.

use crate::{
    codebook::{
        Codebook,
        lexicon::{Found, Lexicon, Meaning},
    },
    segment::token,
    span::Span,
};

/// Finds topics in a few words.
pub struct Topics {
    lexicon: Lexicon,
    labels: Vec<String>,
}

impl Topics {
    /// Compiles a codebook.
    pub fn new(codebook: &Codebook) -> Topics {
        let lexicon = codebook.lexicon();
        Topics { lexicon, labels: codebook.topics().map(str::to_owned).collect() }
    }

    /// The topics that a text names, in the codebook's order.
    pub fn named(&self, text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        token::tokenise(text, Span { start: 0, end: text.len() as u32 }, &self.lexicon, &mut tokens);
        let mut hit = vec![false; self.labels.len()];
        let mut at = 0;
        while at < tokens.len() {
            let mut longest: Option<Found> = None;
            let mut topics: Vec<u8> = Vec::new();
            self.lexicon.phrases_at(&tokens, at, |f| {
                if longest.is_none_or(|l| f.end > l.end) {
                    longest = Some(f);
                    topics.clear();
                }
                match f.meaning {
                    Meaning::Thing(topic, _) if !self.lexicon.bystander(&f) => topics.push(topic),
                    // A noun that is a frame only with its things names nothing alone, and neither do they.
                    Meaning::FrameNoun(topic, n) if !self.lexicon.frame(topic, n).composed() => topics.push(topic),
                    _ => {}
                }
            });
            topics.iter().for_each(|t| hit[usize::from(*t)] = true);
            at = longest.map_or(at + 1, |l| (l.end as usize).max(at + 1));
        }
        self.labels.iter().zip(hit).filter(|(_, hit)| *hit).map(|(l, _)| l.clone()).collect()
    }
}

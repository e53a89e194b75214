//! Terms that are set for what is stated: "the truce must …", "demands that …".

use std::ops::Range;

use super::{
    super::{chain::Chain, view::View},
    hit, is_word, order, scope,
    tied::is_negated,
};
use crate::{
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Modal,
        tag::Tag,
        token::Token,
    },
};

/// "peace based on the Charter", "an end of the war on fair terms": terms that are named right behind the topic's word.
pub fn terms(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    if chain.sign <= 0 || !chain.attitude || chain.loose {
        return None;
    }
    let tokens = &view.seg().tokens;
    let word = hit(chain);
    let plain = |i: usize| {
        tokens[i].tag.is_nominal()
            || tokens[i].tag.is_head()
            || matches!(tokens[i].tag, Tag::Prep | Tag::Coord | Tag::Comma | Tag::Adv)
    };
    if let Some(range) = demanding(view, sentence, word) {
        return Some(range);
    }
    let mut cues = view.unit.mentions.cues_in(word..sentence.tokens.end);
    let f = cues.find(|f| matches!(f.meaning, Meaning::Marker(Marker::Terms | Marker::Measure)))?;
    let first = f.first as usize;
    let end = scope::end(view, sentence, chain, first);
    let topics = || view.unit.mentions.topics_in(f.end as usize..end.max(f.end as usize)).filter_map(order::topic);
    let own = topics().any(|t| t == chain.topic);
    if f.meaning == Meaning::Marker(Marker::Terms) && suits_all(view, f.end as usize) {
        return None;
    }
    // "based on the principles of the Charter" names nothing that has to be done.
    let framed = |f: &Found| matches!(f.meaning, Meaning::FrameNoun(..));
    if !view.unit.mentions.topics_in(f.end as usize..end.max(f.end as usize)).any(framed)
        && view.marked(f.end as usize..end.max(f.end as usize), Marker::Principle)
    {
        return None;
    }
    // "in line with the law" binds nothing; "in line with … the integrity of Norland's land" names a term.
    let named = f.meaning == Meaning::Marker(Marker::Terms) || topics().next().is_some();
    (first - word < 12 && (word..first).all(plain) && !own && named).then_some(first..end)
}

/// "on terms acceptable to both sides", "on terms that suit everybody": terms that name nothing.
pub(super) fn suits_all(view: &View<'_>, at: usize) -> bool {
    let near = at..(at + 8).min(view.seg().tokens.len());
    let good = |f: &Found| {
        let taken = matches!(f.meaning, Meaning::Predicate(Predicate::Plus) | Meaning::Marker(Marker::Taking));
        taken && !is_negated(view, f.first as usize)
    };
    let everyone = near.clone().any(|i| is_word(view, i, &["both", "all", "everyone", "everybody", "each"]))
        || view.marked(near.clone(), Marker::Sides);
    everyone && view.unit.mentions.cues_in(near).any(good)
}

/// "a settlement that must remove the causes": terms that a relative clause sets for the topic's word.
pub(super) fn demanding(view: &View<'_>, sentence: &Sentence, word: usize) -> Option<Range<usize>> {
    let c = sentence.clauses.iter().find(|c| {
        c.edge == Edge::Relative
            && c.group.modal == Modal::Ought
            && !c.group.perfect
            && c.antecedent.contains(&(word as u32))
            && (c.subject.is_empty() || c.subject == c.antecedent || in_it(view, c))
    })?;
    // "a truce that should be just and lasting": what it should be like, and nothing that anybody has to do.
    let object = view.seg().tokens.get(c.group.end as usize..c.end as usize).unwrap_or_default();
    let like = |(i, t): (usize, &Token)| {
        // "long-term".
        let joined = i > 0 && t.tag == Tag::Noun && object[i - 1].tag == Tag::Hyphen;
        joined || matches!(t.tag, Tag::Adj | Tag::Adv | Tag::Coord | Tag::Comma | Tag::Stop | Tag::Hyphen)
    };
    if c.group.copula && !object.is_empty() && object.iter().enumerate().all(like) {
        return None;
    }
    let from = (c.antecedent.end as usize..c.group.first as usize).find(|&i| view.seg().tokens[i].tag != Tag::Comma)?;
    Some(from..c.end as usize)
}

/// "in which", "where": the relative clause tells what goes on in its noun.
pub(super) fn in_it(view: &View<'_>, c: &Clause) -> bool {
    let at = c.start as usize;
    (at.saturating_sub(1)..at + 2)
        .any(|i| is_word(view, i, &["where"]) || is_word(view, i, &["in"]) && is_word(view, i + 1, &["which"]))
}

/// "create the conditions for a truce": what makes it possible, and nothing that is asked for it.
pub(super) fn created(view: &View<'_>, sentence: &Sentence, f: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let first = f.first as usize;
    let plain = |t: &Token| matches!(t.tag, Tag::Det | Tag::Adj | Tag::Adv | Tag::Poss);
    let brings = |c: &Clause| {
        let (g, end) = (&c.group, c.group.end as usize);
        g.cue.is(Class::Bring)
            && !g.negated
            && end <= first
            && tokens.get(end..first).unwrap_or_default().iter().all(plain)
    };
    f.end - f.first == 1 && tokens[first].tag == Tag::Noun && sentence.clauses.iter().any(brings)
}

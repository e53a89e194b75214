//! What a thing is not wanted without, or only with: phrases and relative clauses that set its terms.

use std::ops::Range;

use super::{
    super::{chain::Chain, view::View},
    hit, is_word, order, scope,
};
use crate::{
    codebook::cue::{Class, Marker},
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
    },
};

/// "There can be no plan that does not take our borders into account", "no deal that ignores them": which one is ruled out, and with it
/// what the others need.
pub(super) fn none_that_lacks(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let word = hit(chain) as u32;
    let lacks = |c: &&Clause| {
        let g = &c.group;
        let relative = c.edge == Edge::Relative && c.antecedent.contains(&word) && c.subject == c.antecedent;
        relative && g.form == Form::Finite && !g.passive && (g.negated || g.cue.is(Class::Fail)) && !g.copula
    };
    let denied = chain.sign != 0 && view.denied(word as usize);
    sentence.clauses.iter().find(|c| denied && lacks(c)).map(|c| c.start as usize..c.end as usize)
}

/// "no deal without guarantees", "without guarantees there is no hope of a deal": what is denied without something is tied to it.
pub(super) fn without(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    // "no lifting of the dues without a truce": what is denied is an end of it.
    let kept = || chain.negated && chain.frame.is_some_and(|f| view.lexicon().frame(chain.topic, f).direction < 0);
    if chain.sign >= 0 && !kept() || !(chain.negated || chain.judged || chain.refused) {
        return None;
    }
    let begins = |i: usize| sentence.clauses.iter().any(|c| c.start as usize == i && c.edge == Edge::Root);
    let word = hit(chain);
    let mut behind = (word + 1..sentence.tokens.end).take_while(|&i| !begins(i));
    // "is without merit": what is said of it.
    if let Some(at) = behind.find(|&i| is_word(view, i, &["without"]) && !chain.evidence.contains(&(i as u32))) {
        // "rejects a truce without preconditions": which one it is that is rejected.
        if view.marked(at + 1..(at + 3).min(sentence.tokens.end), Marker::Requirement) && !view.denied(word) {
            return None;
        }
        let end = scope::end(view, sentence, chain, at);
        // "a truce without guarantees | would help Kelmar": inside the subject.
        let verb = sentence.clauses.get(chain.top).map_or(end, |c| c.group.first as usize);
        let end = if at < verb { end.min(verb) } else { end };
        // "must be neutral, without any League": the same once more.
        let phrase = (at + 1..end).take_while(|&i| view.seg().tokens[i].tag.is_nominal()).count();
        let mut own = view.unit.mentions.topics_in(at..at + 1 + phrase);
        return own.all(|t| order::topic(t) != Some(chain.topic)).then_some(at..end);
    }
    // In front, up to the comma or the subject of what is denied: of the sentence, or of what is said there.
    let tokens = &view.seg().tokens;
    let begins = |c: &Clause| if c.subject.is_empty() { c.group.first as usize } else { c.subject.start as usize };
    let ahead = |i: &usize| tokens[*i].tag != Tag::QuoteOpen;
    let front = |main: &Clause, opens: usize| {
        let end = begins(main);
        let end = (opens..end).find(|&i| tokens[i].tag == Tag::Comma).unwrap_or(end);
        (is_word(view, opens, &["without"]) && opens < end && end <= word).then_some(opens..end)
    };
    let main = sentence.clauses.get(chain.top)?;
    let own = sentence.clauses.iter().find(|c| c.edge == Edge::Content && c.subject_range().contains(&word));
    let opens = sentence.tokens.clone().find(ahead)?;
    front(main, opens).or_else(|| {
        let said = own?;
        let that = (opens..begins(said)).rev().find(|&i| tokens[i].tag == Tag::Comp)?;
        front(said, (that + 1..begins(said)).find(ahead)?)
    })
}

/// "Only with guarantees can the truce hold": what leads, before an auxiliary in front of its subject.
pub(super) fn only_by(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let tokens = &view.seg().tokens;
    let top = sentence.clauses.get(chain.top)?;
    let from = content_start(view, sentence, top.group.first as usize);
    let opens = (from..top.group.first as usize).find(|&i| tokens[i].tag != Tag::QuoteOpen)?;
    let leads = is_word(view, opens, &["only"]) && tokens.get(opens + 1).is_some_and(|t| t.tag == Tag::Prep);
    let end = (opens + 2..top.group.end as usize).find(|&i| tokens[i].tag.is_aux())?;
    (leads && chain.sign > 0 && hit(chain) > end).then_some(opens..end)
}

/// "would only sign a truce with guarantees": what a yes that is only given so stands with.
pub(super) fn only_with(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let top = sentence.clauses.get(chain.top).filter(|c| c.group.modal != Modal::None && !c.group.negated)?;
    let only = (top.group.first as usize..top.group.end as usize).any(|i| is_word(view, i, &["only"]));
    let from = (hit(chain) + 1).max(top.group.end as usize);
    let at =
        (from..top.end as usize).find(|&i| is_word(view, i, &["with", "under"])).filter(|_| only && chain.sign > 0)?;
    let end = scope::end(view, sentence, chain, at);
    // "will only sign it with Kelmar".
    (view.unit.mentions.names_in(at..end).next().is_none()).then_some(at..end)
}

/// "will not accept any deal that ignores its interests", "a deal that would keep the dues is unacceptable", "no truce lacking
/// guarantees": only what is of that kind is refused.
pub(super) fn lacking(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    if chain.sign >= 0 || !(chain.negated || chain.refused) || chain.loose {
        return None;
    }
    let tokens = &view.seg().tokens;
    let word = hit(chain);
    let from = (sentence.tokens.start..word)
        .rev()
        .find(|&i| !tokens[i].tag.is_nominal())
        .map_or(sentence.tokens.start, |i| i + 1);
    let any = (from..word).any(|i| is_word(view, i, &["any"]));
    let open = any || !(from..word).any(|i| is_word(view, i, &["the", "this", "that", "these", "those", "its", "his"]));
    let c = sentence.clauses.iter().find(|c| {
        let near = c.edge == Edge::Relative && c.start as usize > word && c.antecedent.contains(&(word as u32));
        // "a truce that Norland is not ready to accept": what is said of it, and of no kind.
        let own = c.subject != c.antecedent && !c.subject.is_empty();
        near && !own && c.group.first as usize - word < 6 && tokens[c.start as usize - 1].tag != Tag::Comma
    })?;
    let lacks = c.group.form == Form::Ing && c.group.cue.is(Class::Fail);
    // "rejected a deal that would keep the dues" is of the one that lay on the table.
    let noun = c.antecedent.start as usize..c.antecedent.end as usize;
    let compact = || !chain.past && view.marked(noun.clone(), Marker::Compact);
    let kind = c.group.form == Form::Finite && !c.group.past && (any || open && (c.group.negated || compact()));
    (open && lacks || kind).then_some(c.start as usize..scope::end(view, sentence, chain, c.start as usize))
}

/// Where what is said around a token begins, else its sentence.
fn content_start(view: &View<'_>, sentence: &Sentence, at: usize) -> usize {
    let said = view.said_at(at).and_then(|s| view.unit.said[s].found.content.iter().find(|c| c.contains(&at)));
    said.map_or(sentence.tokens.start, |c| c.start.max(sentence.tokens.start))
}

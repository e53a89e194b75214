//! Verbs that go on with the one before: what is done to what stands between them ("see the war ended"), and lists of what is demanded.

use std::ops::Range;

use super::{Clause, Edge, form::sees};
use crate::{
    codebook::{
        cue::Class,
        lexicon::{Lexicon, class},
    },
    segment::{
        group::{Form, Group, Modal},
        tag::Tag,
        token::Token,
    },
};

/// "wants to see the war ended", "would have the dues lifted", "got the dues lifted": a participle that tells what is done to the
/// noun phrase right behind the verb before.
pub(super) fn undergoes(tokens: &[Token], before: &[Clause], g: &Group, subject: &Range<usize>, lex: &Lexicon) -> bool {
    let bare = g.form != Form::Infinitive && g.first == g.head && g.modal == Modal::None && !subject.is_empty();
    let head = &tokens[g.head as usize];
    let participle = matches!(head.tag, Tag::Past | Tag::Part) && head.classes & class::V_PART != 0;
    let object = |t: &Token| t.tag.is_nominal() || matches!(t.tag, Tag::ObjPron | Tag::Comp);
    bare && participle
        && !tokens.get(g.end as usize).is_some_and(object)
        && before.last().is_some_and(|p| subject.start == p.group.end as usize && has_done(p, lex))
}

/// A verb that has something done to its object; "has soldiers stationed there" only tells where they are.
fn has_done(p: &Clause, lex: &Lexicon) -> bool {
    let wished = p.group.form == Form::Infinitive || p.group.modal != Modal::None;
    let cue = p.group.cue;
    sees(p, lex)
        // "wants the dues kept".
        || cue.is(Class::Cause) && cue.is(Class::Plus) && cue.is(Class::Belief) && !cue.is(Class::Report)
        || match lex.lemma_name(p.group.lemma) {
            "have" | "like" => wished,
            "get" => !p.group.passive,
            _ => false,
        }
}

/// "wants Norland to renounce joining the League, cut its army and leave", "demanded that Norland cut its army, hold talks and
/// leave": an item of a list of verbs without tense. The clause that it goes on with.
pub(super) fn list_item(tokens: &[Token], before: &[Clause], g: &Group) -> Option<usize> {
    // "leave the islands, sharply cut its army and pay": how it is done stands before the verb.
    let adverbs =
        tokens.get(..g.first as usize).unwrap_or_default().iter().rev().take_while(|t| t.tag == Tag::Adv).count();
    let at = g.first as usize - adverbs;
    let join = tokens.get(at.checked_sub(1)?).map(|t| t.tag)?;
    let head = &tokens[g.head as usize];
    let base = head.classes & class::V_BASE != 0 && matches!(head.tag, Tag::Base | Tag::Past | Tag::Part);
    let bare = g.form != Form::Infinitive && g.first == g.head && g.modal == Modal::None && !g.copula;
    // "will expand, say officials"; "will not sign, agree to or support a truce".
    let behind = tokens.get((g.end as usize).min(tokens.len())..).unwrap_or_default();
    let shared =
        behind.iter().take(2).find(|t| !matches!(t.tag, Tag::Prep | Tag::To)).is_some_and(|t| t.tag == Tag::Coord);
    let says = join == Tag::Comma && g.cue.is(Class::Report) && !shared;
    if !base || !bare || says || !matches!(join, Tag::Comma | Tag::Coord) {
        return None;
    }
    let from = before.iter().rposition(|b| b.group.form != Form::Ing)?;
    let p = &before[from];
    let open = p.group.form == Form::Infinitive && p.edge == Edge::Complement
        || untensed(tokens, p)
        || head.tag == Tag::Base && bound(tokens, p);
    let inside = |t: &Token| {
        t.tag.is_nominal()
            || t.tag.is_head()
            || matches!(t.tag, Tag::Prep | Tag::Adv | Tag::Coord | Tag::Comma | Tag::Ing | Tag::To)
    };
    let commas =
        tokens.get(p.group.end as usize..at).unwrap_or_default().iter().filter(|t| t.tag == Tag::Comma).count();
    let whole = tokens.get(p.group.end as usize..at).unwrap_or_default().iter().all(inside);
    (open && whole && commas < 2).then_some(from)
}

/// "must end the war", "will end it": a modal with the base form that it asks for.
fn bound(tokens: &[Token], c: &Clause) -> bool {
    let asks = c.group.form == Form::Finite && c.group.modal != Modal::None && c.edge != Edge::Relative;
    asks && !c.inverted && tokens[c.group.head as usize].tag == Tag::Base
}

/// "demanded that Norland leave": what shall be, or goes on with what shall.
fn untensed(tokens: &[Token], c: &Clause) -> bool {
    let base = tokens[c.group.head as usize].tag == Tag::Base;
    let own = c.group.modal == Modal::None && base && !c.subject.is_empty();
    c.group.form == Form::Finite && c.edge == Edge::Content && (own || c.coordinate && c.group.modal == Modal::Ought)
}

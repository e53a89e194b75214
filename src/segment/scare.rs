//! Words in marks inside a noun phrase: “the so-called ‘peace plan’ of Kelmar”. The marks part no clauses.

use super::{tag::Tag, token::Token};

/// Words between the marks at most.
const WIDTH: usize = 7;

/// Whether the mark at `i` belongs to words in marks that hold no verb and go on with the phrase around them.
pub fn inside_phrase(tokens: &[Token], i: usize) -> bool {
    let (open, close) = match tokens[i].tag {
        Tag::QuoteOpen => {
            let close = (i + 1..tokens.len().min(i + 1 + WIDTH)).find(|&j| tokens[j].tag == Tag::QuoteClose);
            (Some(i), close)
        }
        Tag::QuoteClose => {
            let open = (i.saturating_sub(WIDTH)..i).rev().find(|&j| tokens[j].tag == Tag::QuoteOpen);
            (open, Some(i))
        }
        _ => return false,
    };
    let (Some(open), Some(close)) = (open, close) else { return false };
    let nominal = |t: Tag| t.is_nominal() || matches!(t, Tag::Prep | Tag::Coord | Tag::Adv | Tag::Neg);
    let words = tokens.get(open + 1..close).unwrap_or_default();
    let before = open.checked_sub(1).map(|p| tokens[p].tag);
    let leads = matches!(before, Some(Tag::Det | Tag::Poss | Tag::Possessive | Tag::Adj | Tag::Prep | Tag::Noun));
    // "imposes ‘sweeping’ dues": what describes the noun behind.
    let behind = tokens.get(close + 1).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adj));
    let describes = before.is_some_and(Tag::is_verb) && words.len() == 1 && words[0].tag != Tag::Proper && behind;
    // "said ‘great progress’ had been made": the subject of what is said.
    let aux = tokens.get(close + 1).is_some_and(|t| t.tag.is_aux());
    let subject = before.is_some_and(|t| t.is_verb() || t == Tag::Comp)
        && aux
        && words.last().is_some_and(|t| t.tag == Tag::Noun);
    let leads = leads || describes || subject;
    !words.is_empty() && words.iter().all(|t| nominal(t.tag)) && leads
}

/// Whether the mark at `i` closes words of a verb group that ends before `from`, and its clause goes on behind: "is
/// “committed” to a truce".
pub fn partial(tokens: &[Token], i: usize, from: usize) -> bool {
    let open =
        || tokens.get(i.saturating_sub(WIDTH)..i).unwrap_or_default().iter().rposition(|t| t.tag == Tag::QuoteOpen);
    let inside = || open().is_some_and(|o| i.saturating_sub(WIDTH) + o < from);
    let stopped = i > 0 && matches!(tokens[i - 1].tag, Tag::Comma | Tag::Stop);
    let on = |t: &Token| matches!(t.tag, Tag::Prep | Tag::To | Tag::Det | Tag::Poss | Tag::Adv | Tag::ObjPron);
    tokens[i].tag == Tag::QuoteClose && !stopped && tokens.get(i + 1).is_some_and(on) && inside()
}

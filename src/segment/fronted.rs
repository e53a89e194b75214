//! An auxiliary before its subject: questions ("must Kelmar pay?"), conditions without "if" ("should Kelmar refuse, …",
//! "were it to refuse", "had they agreed") and what a negation in front turns round ("nor will Kelmar pay").

use std::ops::Range;

use super::{
    group::{Form, Group, Modal},
    tag::Tag,
    token::{Kind, Token},
};
use crate::codebook::lexicon::{Lexicon, class};

/// Makes one group of an auxiliary in front and its verb behind the subject.
pub fn join(groups: &mut Vec<Group>, tokens: &[Token], sentence: Range<usize>, lexicon: &Lexicon) {
    let mut i = 0;
    while i + 1 < groups.len() {
        if let Some(verb) = joined(&groups[i], &groups[i + 1], tokens, &sentence, lexicon) {
            groups[i + 1] = verb;
            groups.remove(i);
        }
        i += 1;
    }
}

/// The verb with what its auxiliary in front says of it; none where the two are no pair.
fn joined(aux: &Group, verb: &Group, tokens: &[Token], sentence: &Range<usize>, lexicon: &Lexicon) -> Option<Group> {
    let head = aux.head as usize;
    let before = head.checked_sub(1).filter(|&p| p >= sentence.start).map(|p| tokens[p].tag);
    let opens = matches!(
        before,
        None | Some(
            Tag::QuoteOpen
                | Tag::Comma
                | Tag::Coord
                | Tag::Comp
                | Tag::Colon
                | Tag::Dash
                | Tag::Stop
                | Tag::Neg
                | Tag::Adv
        )
    );
    let kind = tokens[head].tag;
    let denied = denies(tokens, sentence.start..head, lexicon);
    // "… would be lifted should Kelmar withdraw", "dues should they refuse".
    let next = tokens.get(aux.end as usize);
    let should = tokens[head].word == lexicon.id("should");
    let noun = should && next.is_some_and(|t| matches!(t.tag, Tag::Det | Tag::Poss | Tag::Pron | Tag::Proper));
    // "would stop the raids were Kelmar to withdraw".
    let were = kind == Tag::Be
        && tokens[head].word == lexicon.id("were")
        && verb.form == Form::Infinitive
        && next.is_some_and(|t| matches!(t.tag, Tag::Proper | Tag::Pron))
        && tokens.get(sentence.start..head).unwrap_or_default().iter().any(|t| t.tag == Tag::Modal);
    let trailing = kind == Tag::Modal && (before.is_some_and(Tag::is_verb) || noun) || were;
    if !(opens || trailing || denied) || !kind.is_aux() || aux.first as usize != head || aux.form != Form::Finite {
        return None;
    }
    let between = aux.end as usize..verb.first as usize;
    let subject = |t: &Token| t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Adv | Tag::Neg | Tag::Prep);
    let names = |t: &Token| t.tag.is_head();
    if between.is_empty()
        || tokens[between.start].tag == Tag::Prep
        || !tokens[between.clone()].iter().all(subject)
        || !tokens[between].iter().any(names)
    {
        return None;
    }
    let form = tokens[verb.head as usize].tag;
    let past = tokens[verb.head as usize].classes & class::V_PART != 0;
    let mut g = *verb;
    match kind {
        Tag::Modal | Tag::Do if matches!(form, Tag::Base | Tag::Be | Tag::Have) => {}
        // "nor will it be lifted".
        Tag::Modal if matches!(tokens[verb.first as usize].tag, Tag::Be | Tag::Have) => {}
        Tag::Have if form == Tag::Part || form == Tag::Past && past || form == Tag::Be => {
            (g.perfect, g.past, g.passive) = (true, true, false);
        }
        Tag::Be if form == Tag::Ing => g.progressive = true,
        Tag::Be if form == Tag::Part => g.passive = true,
        // "were Kelmar to refuse"; "Kelmar, says Vale, is ready to refuse" has its subject in front.
        Tag::Be if verb.form == Form::Infinitive && tokens[head].word == lexicon.id("were") => {}
        _ => return None,
    }
    g.form = Form::Finite;
    if aux.modal != Modal::None {
        g.modal = aux.modal;
    }
    g.negated |= aux.negated || denied;
    g.past |= aux.past;
    g.fronted = Some(aux.head);
    Some(g)
}

/// "Never will Kelmar pay", "nor will Kelmar pay", "under no circumstances will Kelmar pay": what stands before the auxiliary denies.
fn denies(tokens: &[Token], before: Range<usize>, lexicon: &Lexicon) -> bool {
    let negates = |i: usize| tokens[i].classes & (class::NEG | class::AUX) == class::NEG;
    let Some(last) = before.clone().next_back() else { return false };
    let phrase = || {
        let no = before.clone().rev().skip(1).take(3).find(|&i| negates(i))?;
        let led = no > before.start && tokens[no - 1].tag == Tag::Prep;
        (led && tokens.get(no + 1..=last).unwrap_or_default().iter().all(|t| t.tag.is_nominal() || t.tag.is_head()))
            .then_some(())
    };
    // "not once did it", but not "not only did it".
    let only = tokens[last].word == lexicon.id("only");
    let adverb = tokens[last].tag == Tag::Adv && !only && last > before.start && tokens[last - 1].tag == Tag::Neg;
    negates(last) || adverb || phrase().is_some() || leads(tokens, before, lexicon)
}

/// "Neither now nor later will Kelmar pay", "not under any pressure will it": a denial that opens what stands in front, and is not
/// "not only", "no sooner".
fn leads(tokens: &[Token], before: Range<usize>, lexicon: &Lexicon) -> bool {
    let apart = |t: Tag| matches!(t, Tag::Comma | Tag::QuoteOpen | Tag::Comp | Tag::Colon | Tag::Dash | Tag::Stop);
    let from = before.clone().rfind(|&i| apart(tokens[i].tag)).map_or(before.start, |i| i + 1);
    let front = tokens.get(from..before.end).unwrap_or_default();
    let no = front.first().is_some_and(|t| t.classes & (class::NEG | class::AUX) == class::NEG);
    let least = |t: &Token| ["only", "sooner", "just", "merely", "simply"].iter().any(|w| lexicon.id(w) == t.word);
    no && front.len() > 1
        && !front.get(1).is_some_and(|t| t.word != 0 && least(t))
        && !front.iter().any(|t| t.tag.is_verb() || t.tag.is_aux())
}

/// "Should Kelmar refuse, …", "…, were it to refuse": the auxiliary in front stands for "if".
pub fn is_condition(g: &Group, tokens: &[Token], sentence: &Range<usize>, lexicon: &Lexicon) -> bool {
    let Some(at) = g.fronted.map(|f| f as usize) else { return false };
    let word = tokens[at].word;
    let conditional = ["should", "were", "had"].iter().any(|w| lexicon.id(w) == word);
    let open = at == sentence.start
        || matches!(tokens[at - 1].tag, Tag::Comma | Tag::QuoteOpen | Tag::Adv)
        || tokens[at - 1].tag.is_verb()
        || (word == lexicon.id("should") || word == lexicon.id("were")) && tokens[at - 1].tag.is_head()
        // "stepped up should Kelmar refuse".
        || word == lexicon.id("should") && tokens[at - 1].tag == Tag::Prep;
    // "Should Kelmar refuse?" has no clause that hangs on it.
    let rest = tokens.get(g.end as usize..sentence.end).unwrap_or_default().iter().any(|t| t.kind == Kind::Comma)
        || at > sentence.start;
    // "On no account should the dues go": denied in front.
    conditional && open && rest && !denies(tokens, sentence.start..at, lexicon)
}
